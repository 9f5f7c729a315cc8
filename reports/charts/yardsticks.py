"""Charts of the validation: where figures stand in their bands, growth beside ex ante forecasts, who stays in which fifth."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from calibration.shares import CERTAIN, CountyYears
from calibration.targets import WATCHED, Measured
from calibration.validation import FIFTHS, Forecast, Validation, growth_years, reference_transitions
from parameters.bilingual import pick
from reports.charts.style import FAINT, INK, LEFT, MUTED, OTHER, PLAN, RIGHT, STAMP_COLOUR, WIDTH, Canvas, chart
from reports.labels import Lang

ROW = 0.155
"""Inches a figure of the chart of bands."""
NAMES = 3.1
"""Inches for the names of figures."""
FURTHEST = 4.0
"""Half-widths of a band beyond which a figure is drawn at the edge."""
COLOURS = {"inside": PLAN, "watch": OTHER, "outside": STAMP_COLOUR}


@chart
def bands_chart(rows: list[Measured], lang: Lang) -> Figure:
    """Every figure by its distance from the middle of its band, in half-widths of it."""
    known = [row for row in rows if row.verdict != "unknown"]
    title = pick(lang, "Where the model stands beside its yardsticks", "模型与检验标准的位置")
    subtitle = pick(
        lang,
        "Distance from the middle of the band in half-widths: within 1 inside (blue), within 2 to watch (orange), "
        "beyond outside (red); "
        f"beyond {FURTHEST:g} drawn at the edge",
        f"与区间中值的距离，以半宽计：1以内在内（蓝），2以内留意（橙），以外超出（红）；超过{FURTHEST:g}者绘于边缘",
    )
    canvas = Canvas(ROW * len(known) + 0.35, title, subtitle, lang)
    axes = canvas.axes(LEFT + NAMES, 0.0, WIDTH - LEFT - RIGHT - NAMES, ROW * len(known))
    axes.axvspan(-WATCHED, WATCHED, color=FAINT, alpha=0.15, lw=0)
    axes.axvspan(-1.0, 1.0, color=FAINT, alpha=0.3, lw=0)
    for number, row in enumerate(known):
        half = 0.5 * (row.target.high - row.target.low)
        away = float(np.clip((row.value - row.target.low - half) / half, -FURTHEST, FURTHEST))
        axes.plot([away], [number], "o", ms=3.2, color=COLOURS[row.verdict])
        whose = pick(lang, *row.target.whose)
        name = pick(lang, row.target.name, row.target.name_zh) + (pick(lang, f", {whose}", f"：{whose}") if whose else "")
        canvas.text(LEFT, canvas.top + ROW * (number + 0.5), name, size=6.6, color=MUTED, va="center")
    axes.set_ylim(len(known) - 0.5, -0.5)
    axes.set_xlim(-FURTHEST - 0.2, FURTHEST + 0.2)
    axes.set_yticks([])
    axes.grid(False)
    return canvas.figure


@chart
def forecast_chart(validation: Validation, lang: Lang) -> Figure:
    """Growth of rural income in each replicate over the forecast that simple methods give together."""
    growth, years = 100.0 * validation.growth(), growth_years(validation.incomes)
    said = {one.period: one for one in validation.forecasts if _is_shown(one)}
    title = pick(lang, "Growth of rural income, % a year", "农村居民收入增长，%/年")
    subtitle = pick(
        lang,
        f"Lines: the model in {len(growth)} replicates of shared luck, central parameters; bands: 50 and 95 % of a "
        "mixture of five simple "
        "methods with what was known in December 2020",
        f"线为模型在{len(growth)}种共同运气下的路径（参数取中值）；带为2020年12月信息下五种简单方法混合预测的50%与95%区间",
    )
    canvas = Canvas(2.5, title, subtitle, lang)
    axes = canvas.axes(LEFT + 0.42, 0.05, WIDTH - LEFT - RIGHT - 0.5, 2.15)
    there = [year for year in years if str(year) in said]
    quantiles = np.array([said[str(year)].quantiles for year in there]).reshape(-1, 5)
    axes.fill_between(there, quantiles[:, 0], quantiles[:, 4], color=FAINT, alpha=0.25, lw=0)
    axes.fill_between(there, quantiles[:, 1], quantiles[:, 3], color=FAINT, alpha=0.4, lw=0)
    axes.plot(there, quantiles[:, 2], color=INK, lw=1.0, ls="--")
    for path in growth:
        axes.plot(years, path, color=PLAN, lw=0.9, alpha=0.6, marker="o", ms=2.5)
    axes.plot(years, growth.mean(axis=0), color=PLAN, lw=2.0)
    axes.set_xticks(years, [str(year) for year in years])
    return canvas.figure


def _is_shown(one: Forecast) -> bool:
    return one.as_of == "2020-12" and one.method == "mixture of five"


@chart
def transition_chart(validation: Validation, lang: Lang) -> Figure:
    """Matrices of transition between fifths, the model above and the fitted process below."""
    title = pick(lang, "Who is in which fifth after some years", "若干年后处于哪一五分位")
    subtitle = pick(
        lang,
        "Rows: fifth at the start, lowest first; columns: fifth at the end; % of households. Above the model, below "
        "the process that meets "
        "most household facts",
        "行为起始五分位（自最低起），列为期末五分位，占户数%。上为模型，下为满足多数住户事实的过程",
    )
    size, gap = 1.62, 0.28
    canvas = Canvas(2 * (size + 0.32) + 0.25, title, subtitle, lang)
    for column, (years, matrix) in enumerate(validation.fifths.items()):
        for row, shown in enumerate((matrix, reference_transitions(years))):
            axes = canvas.axes(LEFT + 0.2 + column * (size + gap), 0.24 + row * (size + 0.32), size, size)
            axes.imshow(np.nan_to_num(shown), cmap="Blues", vmin=0.0, vmax=0.9)
            for start in range(FIFTHS):
                for end in range(FIFTHS):
                    value = shown[start, end]
                    words = "" if np.isnan(value) else f"{100.0 * value:.0f}"
                    axes.text(end, start, words, ha="center", va="center", size=7, color="white" if value > 0.5 else INK)
            axes.set_xticks(range(FIFTHS), [str(one + 1) for one in range(FIFTHS)])
            axes.set_yticks(range(FIFTHS), [str(one + 1) for one in range(FIFTHS)])
            axes.grid(False)
            if row == 0:
                axes.set_title(pick(lang, f"after {years} year{'s' if years > 1 else ''}", f"{years}年后"))
    return canvas.figure


@chart
def county_year_chart(found: CountyYears, lang: Lang) -> Figure:
    """Relapse of the lifted by county and year: everybody's across, the sample's upwards with its 95 % interval."""
    sampled, lived = (f"{100.0 * share:g} %" for share in (found.part, found.whole))
    title = pick(lang, "Relapse of the lifted by county and year, per 1,000", "分县分年返贫率，‰")
    subtitle = pick(
        lang,
        f"Across: {lived} of the households; upwards: {sampled} under the same luck, bars: 95 % by the sample's own stated error",
        f"横轴为{lived}农户，纵轴为同一运气下{sampled}农户；竖线为样本自报误差的95%区间",
    )
    canvas = Canvas(3.3, title, subtitle, lang)
    axes = canvas.axes(LEFT + 0.42, 0.1, 3.1, 2.9)
    there = np.isfinite(found.rates) & np.isfinite(found.of_whole)
    all_of, some, error = (1000.0 * values[there] for values in (found.of_whole, found.rates, CERTAIN * found.errors))
    most = 1.05 * float(max(all_of.max(), (some + error).max()))
    axes.plot([0.0, most], [0.0, most], color=FAINT, lw=1.0)
    axes.errorbar(all_of, some, yerr=error, fmt="o", ms=3.0, color=PLAN, ecolor=FAINT, elinewidth=0.8)
    axes.set_xlim(0.0, most)
    axes.set_ylim(min(0.0, float((some - error).min())), most)
    return canvas.figure
