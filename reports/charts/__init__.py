"""Charts of one run: every function takes the outcomes and a language and gives a matplotlib figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import xarray as xr
from matplotlib.figure import Figure

from experiments.effects import Effects
from reports.charts.causes import causes_chart
from reports.charts.county_map import map_chart
from reports.charts.differences import effects_chart
from reports.charts.over_time import below_line_chart, income_chart, relapse_chart
from reports.charts.sources import sources_chart
from reports.charts.spending import spending_chart
from reports.charts.style import save
from reports.labels import Lang

__all__ = ["CHARTS", "EFFECTS_NAME", "Chart", "draw_charts", "effects_chart", "write_charts"]


@dataclass(frozen=True)
class Chart:
    """A chart by name: what draws it, and the variable without which it is left out."""

    draw: Callable[[xr.Dataset, Lang], Figure]
    needs: str


CHARTS: dict[str, Chart] = {
    "relapse_rate": Chart(relapse_chart, "relapse_rate"),
    "below_line_monthly": Chart(below_line_chart, "below_line_rate_monthly"),
    "county_map": Chart(map_chart, "relapse_rate"),
    "income": Chart(income_chart, "rural_income"),
    "income_by_source": Chart(sources_chart, "income_per_capita_by_source"),
    "causes": Chart(causes_chart, "relapses_by_cause"),
    "spending": Chart(spending_chart, "spending"),
}
EFFECTS_NAME = "effects"


def draw_charts(outcomes: xr.Dataset, lang: Lang, effects: Effects | None = None) -> dict[str, Figure]:
    """All charts that the outcomes allow, by name; the one of effects only when there is something to compare."""
    figures = {name: chart.draw(outcomes, lang) for name, chart in CHARTS.items() if chart.needs in outcomes}
    if effects is not None and any(effect.measure == "relapse_rate" for effect in effects.effects):
        figures[EFFECTS_NAME] = effects_chart(effects, outcomes, lang)
    return figures


def write_charts(outcomes: xr.Dataset, folder: Path, lang: Lang, effects: Effects | None = None) -> list[Path]:
    """Write every chart as PNG (2,000 pixels wide) and SVG into `folder`; returns the files. Equal outcomes give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = draw_charts(outcomes, lang, effects)
    return [path for name, figure in figures.items() for path in save(figure, folder / name)]
