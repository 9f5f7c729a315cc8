"""Disposable income per resident head by source, stacked by year and county category, under the reference scenario."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from parameters.bilingual import pick
from reports.aggregate import by_group
from reports.charts.grid import COLUMNS
from reports.charts.over_time import mean_words, period
from reports.charts.style import INK, LEFT, MUTED, RIGHT, SERIES, WIDTH, Canvas, chart
from reports.labels import Lang, group_title, item_title, scenario_titles
from reports.numbers import digits

HEIGHT, AXIS, LABELS, GAP = 2.35, 0.42, 1.02, 0.14


@chart
def sources_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Stacked bars of the means over all runs; the mean is used because only means of parts add up to the mean."""
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    means = by_group(outcomes, "income_per_capita_by_source").sel(scenario=scenario).mean(["draw", "replicate"])
    means = means / (1e4 if lang == "zh" else 1e3)
    title = pick(lang, "Disposable income per head by source (thousand yuan)", "人均可支配收入的来源（万元）")
    subtitle = pick(
        lang,
        f"{name}; concept 1 (statistics bureau), residents of all registered rural households, current prices, "
        f"by county category, {period(outcomes)}; {mean_words(outcomes, lang)}",
        f"{name}；统计局口径（口径一），全部登记农村户的常住人口，当年价，按县分类，{period(outcomes)}年；{mean_words(outcomes, lang)}",
    )
    canvas = Canvas(HEIGHT + 0.62, title, subtitle, lang)
    width = (WIDTH - LEFT - RIGHT - AXIS - LABELS - 2 * GAP) / 3
    top = float(means.where(means > 0).sum("income_source").max()) * 1.1
    for column, group in enumerate(COLUMNS):
        axes = canvas.axes(LEFT + AXIS + column * (width + GAP), 0.3, width, HEIGHT)
        parts = means.sel(county_group=group).transpose("income_source", "year")
        _stack(axes, parts, top, lang)
        axes.set_title(group_title(group, lang), loc="left", color=INK, pad=6)
        if column:
            axes.tick_params(labelleft=False)
        if column == 2:
            _name_parts(axes, parts, lang)
    return canvas.figure


def _stack(axes: Axes, parts: xr.DataArray, top: float, lang: Lang) -> None:
    years = parts.year.values
    above, below = np.zeros(len(years)), np.zeros(len(years))
    for colour, part in zip(SERIES, parts.fillna(0.0).values, strict=False):
        base = np.where(part >= 0, above, below)
        axes.bar(years, part, bottom=base, width=0.72, color=colour, lw=0.6, edgecolor="white")
        above, below = above + np.maximum(part, 0), below + np.minimum(part, 0)
    for year, height, total in zip(years, above, parts.sum("income_source").values, strict=True):
        if year == years[-1] or (year == years[0] and len(years) <= 6):
            words = digits(float(total), 2 if lang == "zh" else 1)
            axes.text(
                year,
                height + top * 0.015,
                words,
                ha="center",
                va="bottom",
                size=8,
                color=MUTED,
                bbox={"fc": "white", "ec": "none", "pad": 0.6},
            )
    axes.set_ylim(min(0.0, float(below.min()) * 1.1), top)
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    shown = sorted({int(years[0]), int(years[-1])})
    axes.set_xticks(shown, [str(year) for year in shown])
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.spines["left"].set_visible(False)


def _name_parts(axes: Axes, parts: xr.DataArray, lang: Lang) -> None:
    """Write the sources beside the last bar, pushed apart where parts are thin."""
    last = parts.fillna(0.0).isel(year=-1).values
    tops = np.cumsum(last)
    heights = tops - last / 2
    step = axes.get_ylim()[1] * 0.065
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + step)
    for colour, height, source in zip(SERIES, heights, parts.income_source.values, strict=False):
        x = float(parts.year[-1]) + 0.5
        axes.text(x, height, item_title("income_source", source, lang), color=colour, size=8.6, va="center", clip_on=False)
