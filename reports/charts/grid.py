"""Small multiples: one row a scenario, one column a county category, each panel the scenario against the plan."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from agents.codes import COUNTY_CATEGORIES, names
from reports.aggregate import band
from reports.charts.style import INK, LEFT, OTHER, PLAN, RIGHT, WIDTH, Canvas, width_of
from reports.labels import Lang, group_title

COLUMNS = tuple(names(COUNTY_CATEGORIES))
PANEL, GAP_X, GAP_Y, AXIS, HEAD, LINE = 1.0, 0.16, 0.36, 0.42, 0.5, 0.2
"""Inches: height of a panel, gaps between panels, room for the numbers of the first column and for column titles,
a further line of names."""


def grid(
    values: xr.DataArray, titles: dict[str, str], lang: Lang, title: str, subtitle: str, floor_zero: bool,
    x_values: np.ndarray, mark_x: Callable[[Axes], None],
) -> Figure:  # fmt: skip
    """Draw mean and 5-95 % band of every scenario over the reference (the first scenario).

    Args:
        values: dims (scenario, draw, replicate, x, county_group) in the unit that is printed.
        floor_zero: whether the vertical axis starts at zero.
        x_values: positions along x, as many as the fourth dimension has.
        mark_x: sets the ticks of one panel.
    """
    bands = xr.concat(band(values), "part").transpose("scenario", "county_group", "part", ...)
    reference, *others = titles
    rows = others or [reference]
    head = HEAD if _on_one_line(titles[rows[0]], titles[reference]) else HEAD + LINE
    canvas = Canvas(head + len(rows) * (PANEL + GAP_Y) - 0.08, title, subtitle, lang)
    limits = _limits(bands, floor_zero)
    _name(canvas, head, rows, titles, lang)
    for row, scenario in enumerate(rows):
        for column, group in enumerate(COLUMNS):
            axes = canvas.axes(_left(column), head + row * (PANEL + GAP_Y), _left(1) - _left(0) - GAP_X, PANEL)
            for name in dict.fromkeys((reference, scenario)):
                part = bands.sel(scenario=name, county_group=group).values
                _line(axes, x_values, part, PLAN if name == reference else OTHER)
            _finish(axes, row, column, len(rows), limits, mark_x)
    return canvas.figure


def _left(column: int) -> float:
    """Where a column of panels begins, in inches."""
    return LEFT + AXIS + column * ((WIDTH - LEFT - RIGHT - AXIS - 2 * GAP_X) / 3 + GAP_X)


def _line(axes: Axes, x_values: np.ndarray, part: np.ndarray, colour: str) -> None:
    axes.fill_between(x_values, part[0], part[2], color=colour, alpha=0.18, lw=0)
    axes.plot(x_values, part[1], color=colour, lw=1.5, marker="o" if len(x_values) == 1 else "", ms=4)


def _name(canvas: Canvas, head: float, rows: list[str], titles: dict[str, str], lang: Lang) -> None:
    """Write the county categories over the columns and the scenarios over their rows."""
    reference = next(iter(titles))
    for column, group in enumerate(COLUMNS):
        canvas.text(_left(column), canvas.top + 0.14, group_title(group, lang), color=INK, size=9.5)
    for row, scenario in enumerate(rows):
        y = canvas.top + head + row * (PANEL + GAP_Y) - 0.1
        colour = PLAN if scenario == reference else OTHER
        canvas.text(_left(0), y, f"━ {titles[scenario]}", color=colour, size=9.2)
    if rows[0] != reference:
        y = canvas.top + HEAD - 0.1
        canvas.text(WIDTH - RIGHT, y, f"━ {titles[reference]}", color=PLAN, size=9.2, ha="right")


def _limits(bands: xr.DataArray, floor_zero: bool) -> tuple[float, float]:
    bottom, top = float(bands.min()), float(bands.max())
    if not (np.isfinite(bottom) and np.isfinite(top)):
        return 0.0, 1.0
    margin = 0.06 * (top - bottom) or 0.05 * abs(top) or 1.0
    return (0.0 if floor_zero else bottom - margin), top + margin


def _finish(axes: Axes, row: int, column: int, rows: int, limits: tuple[float, float], mark_x: Callable[[Axes], None]) -> None:
    axes.set_ylim(*limits)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=limits[1] > 8))
    mark_x(axes)
    axes.spines["left"].set_visible(False)
    if column:
        axes.tick_params(labelleft=False)
    if row < rows - 1:
        axes.tick_params(labelbottom=False)


def _on_one_line(scenario: str, reference: str) -> bool:
    """Whether the names of the first scenario and of the reference fit side by side above the first row."""
    return width_of(f"━ {scenario} ━ {reference}", 9.2) < WIDTH - LEFT - RIGHT - AXIS - 0.3


def ends_inward(axes: Axes) -> None:
    """Align the first and last tick label inside the panel, so that neighbours do not touch."""
    labels = axes.get_xticklabels()
    if len(labels) > 1:
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right")


def year_marks(years: np.ndarray) -> Callable[[Axes], None]:
    """Ticks at the first, the middle and the last year."""

    def mark(axes: Axes) -> None:
        shown = years if len(years) <= 3 else years[[0, len(years) // 2, -1]]
        axes.set_xticks(shown, [str(year) for year in shown])
        axes.set_xlim(years[0] - 0.25, years[-1] + 0.25)
        ends_inward(axes)

    return mark
