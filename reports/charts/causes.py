"""Relapses of the lifted by main cause, every scenario beside the reference."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from parameters.bilingual import pick
from reports.aggregate import by_group
from reports.charts.over_time import mean_words, period
from reports.charts.style import INK, LEFT, MUTED, OTHER, PLAN, RIGHT, WIDTH, Canvas, balanced, chart, width_of
from reports.labels import Lang, item_title, nested, scenario_titles
from reports.numbers import compact, digits

ROW, GAP, COLUMNS, NUMBERS = 0.215, 0.12, 5, 7.2
NAMES = {"zh": 0.98, "en": 1.42}
"""Inches for the names of causes."""


def mean_causes(outcomes: xr.Dataset) -> xr.DataArray:
    """Lifted persons relapsed a year by main cause, whole prefecture, mean over years and runs: (scenario, cause)."""
    values = by_group(outcomes, "relapses_by_cause", ["lifted"]).sel(county_group="all")
    return values.mean(["year", "draw", "replicate"]).transpose("scenario", "cause").fillna(0.0)


@chart
def causes_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Bars by cause, one panel a scenario; a tick shows the reference in the others."""
    means = _sorted(mean_causes(outcomes))
    titles = scenario_titles(outcomes, lang)
    scale = 1e4 if lang == "zh" and float(means.max()) >= 2e4 else 1.0
    rows, height = -(-len(titles) // COLUMNS), means.sizes["cause"] * ROW
    canvas = Canvas(rows * (height + 0.72), *_words(outcomes, titles, scale, lang), lang)
    width = (WIDTH - LEFT - RIGHT - NAMES[lang] - (COLUMNS - 1) * GAP) / min(COLUMNS, max(len(titles), 3))
    room = min(width_of(_number(float(means.max()) / scale, scale == 1.0), NUMBERS) + 0.1, 0.6 * width)
    for number, scenario in enumerate(titles):
        row, column = divmod(number, COLUMNS)
        place = (LEFT + NAMES[lang] + column * (width + GAP), 0.44 + row * (height + 0.72))
        axes = canvas.axes(*place, width, height)
        _panel(axes, means.sel(scenario=scenario).values / scale, means.isel(scenario=0).values / scale, number == 0, scale == 1.0)
        axes.set_xlim(0, (float(means.max()) / scale or 1.0) / (1.0 - room / width))
        name = balanced(titles[scenario], int((width + 0.08) * 15.5))
        axes.set_title(name, loc="left", color=PLAN if number == 0 else OTHER, pad=5, fontsize=8.8)
        if column == 0:
            labels = [item_title("cause", c, lang) for c in means.cause.values]
            axes.set_yticks(range(len(labels)), labels, color=INK, fontsize=8.3)
    return canvas.figure


def _words(outcomes: xr.Dataset, titles: dict[str, str], scale: float, lang: Lang) -> tuple[str, str]:
    unit = pick(lang, "persons", "万人" if scale > 1 else "人")
    title = pick(lang, "Relapses by main cause (persons a year)", f"按主因的返贫人数（{unit}/年）")
    subtitle = pick(
        lang,
        f"Lifted persons, after aid, whole prefecture, yearly mean {period(outcomes)}, {mean_words(outcomes, lang)}",
        f"脱贫人口，帮扶后，全州，{period(outcomes)}年年均，{mean_words(outcomes, lang)}",
    )
    if len(titles) > 1:
        first = next(iter(titles.values()))
        subtitle += pick(lang, f'; the tick marks "{first}"', nested(f"；竖线标示“{first}”"))
    return title, subtitle


def _sorted(means: xr.DataArray) -> xr.DataArray:
    """Largest cause of the reference first, `other` always last."""
    reference = means.isel(scenario=0)
    names = [str(c) for c in means.cause.values]
    order = sorted(range(len(names)), key=lambda i: (names[i] == "other", -float(reference[i])))
    return means.isel(cause=order)


def _number(value: float, whole: bool) -> str:
    return digits(value, 0) if whole else compact(value)


def _panel(axes: Axes, values: np.ndarray, reference: np.ndarray, is_reference: bool, whole: bool) -> None:
    """Bars of one scenario; `whole` numbers are persons, others ten thousand of them."""
    rows = np.arange(len(values))
    axes.barh(rows, values, height=0.66, color=PLAN if is_reference else OTHER, alpha=0.85, lw=0)
    if not is_reference:
        axes.vlines(reference, rows - 0.42, rows + 0.42, color=PLAN, lw=1.6)
    for row, value in zip(rows, values, strict=True):
        end = max(value, 0.0 if is_reference else reference[row])
        words = _number(float(value), whole)
        axes.annotate(words, (end, row), (3, 0), textcoords="offset points", va="center", size=NUMBERS, color=MUTED)
    axes.set_ylim(len(values) - 0.5, -0.5)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(2))
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", labelbottom=False, size=0)
