"""Map of the relapse rate by county under the reference scenario; counties without an outline stand beside it."""

from __future__ import annotations

import json
from functools import cache
from math import cos, radians
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from agents.codes import COUNTIES
from parameters.bilingual import pick
from parameters.place import PLACE
from reports.aggregate import by_county
from reports.charts.over_time import mean_words, period
from reports.charts.style import INK, LEFT, MUTED, WIDTH, Canvas, chart
from reports.labels import Lang, item_title, scenario_titles
from reports.numbers import digits

COLOURS = LinearSegmentedColormap.from_list("relapse", ["#f6efe4", "#e9c79a", "#d58f54", "#a94f2c", "#6d2414"])
HEIGHT = 4.55
BOX_TOP, BOX_LINE = 0.2, 0.42
"""Inches from the top of the map to the list of counties without an outline, and of each of them."""


@cache
def counties() -> list[dict[str, Any]]:
    """Features of the place's outlines, none where it has no file of them."""
    if not PLACE.outlines.is_file():
        return []
    return list(json.loads(PLACE.outlines.read_text(encoding="utf-8"))["features"])


@chart
def map_chart(outcomes: xr.Dataset, lang: Lang) -> Figure:
    """Counties coloured by the mean yearly relapse rate of the lifted; those without an outline listed."""
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    rates = by_county(outcomes, "relapse_rate", ["lifted"]).sel(scenario=scenario)
    rates = rates.mean("year").mean(["draw", "replicate"]) * 1000
    title = pick(lang, "Relapse rate of lifted persons by county (per 1,000 a year)", "脱贫人口返贫率的县际分布（‰/年）")
    subtitle = pick(
        lang,
        f"{name}; relapse rate after aid, yearly mean {period(outcomes)}, {mean_words(outcomes, lang)}; "
        "colours run from the lowest county to the highest",
        f"{name}；帮扶后返贫率，{period(outcomes)}年年均，{mean_words(outcomes, lang)}；颜色由最低县到最高县",
    )
    canvas = Canvas(HEIGHT, title, subtitle, lang, note=pick(lang, PLACE.map_note, PLACE.map_note_zh))
    axes = canvas.axes(LEFT, 0.0, WIDTH - 2 * LEFT, HEIGHT)
    norm = colour_range(rates)
    _draw(axes, {str(c): float(rates.sel(county=c)) for c in rates.county.values}, norm, lang)
    without = [county.name for county in COUNTIES if county.name not in {str(each["properties"]["adcode"]) for each in counties()}]
    for line, name in enumerate(without):
        _box(canvas, line, name, float(rates.sel(county=name)), norm, lang)
    _scale(canvas, len(without), norm, lang)
    return canvas.figure


def colour_range(rates: xr.DataArray) -> Normalize:
    """Colours from the lowest to the highest county, so that counties can be told apart; from 0 where all are alike."""
    if not bool(rates.notnull().any()):
        return Normalize(0.0, 1.0)
    low, high = float(rates.min()), float(rates.max())
    return Normalize(low, high) if high > low else Normalize(0.0, high or 1.0)


def _draw(axes: Axes, rates: dict[str, float], norm: Normalize, lang: Lang) -> None:
    for feature in counties():
        properties = feature["properties"]
        code = str(properties["adcode"])
        for ring in _rings(feature["geometry"]):
            axes.add_patch(PathPatch(Outline(ring, closed=True), fc=_fill(rates[code], norm), ec="white", lw=1.1))
        dark = np.isfinite(rates[code]) and norm(rates[code]) > 0.55
        words = f"{item_title('county', code, lang)}\n{digits(rates[code], 1)}"
        x, y = float(properties["label_lon"]), float(properties["label_lat"])
        axes.text(x, y, words, ha="center", va="center", size=8.8, color="white" if dark else INK, linespacing=1.25)
    axes.set_aspect(1 / cos(radians(PLACE.latitude)), anchor="E")
    axes.autoscale_view()
    axes.set_axis_off()


def _rings(geometry: dict[str, Any]) -> list[np.ndarray]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [np.asarray(polygon[0], dtype=float) for polygon in polygons]


def _fill(value: float, norm: Normalize) -> tuple[float, float, float, float] | str:
    return COLOURS(norm(value)) if np.isfinite(value) else "#e8eaec"


def _box(canvas: Canvas, line: int, county: str, rate: float, norm: Normalize, lang: Lang) -> None:
    x, y = LEFT, canvas.top + BOX_TOP + BOX_LINE * line
    _swatch(canvas, x, y, 0.3, _fill(rate, norm))
    words = f"{item_title('county', county, lang)}  {digits(rate, 1)}"
    canvas.text(x + 0.38, y + 0.1, words, size=8.8, va="center")


def _scale(canvas: Canvas, lines: int, norm: Normalize, lang: Lang) -> None:
    x, y = LEFT, canvas.top + BOX_TOP + BOX_LINE * lines
    for step in range(40):
        _swatch(canvas, x + step * 0.03, y, 0.032, COLOURS(step / 39), height=0.11)
    canvas.text(x, y + 0.2, digits(float(norm.vmin or 0), 1), size=8, color=MUTED, va="center")
    canvas.text(x + 1.2, y + 0.2, digits(float(norm.vmax or 0), 1) + pick(lang, "", "‰"), size=8, color=MUTED, va="center", ha="right")


def _swatch(canvas: Canvas, x: float, y: float, width: float, colour: Any, height: float = 0.2) -> None:
    corner = (x / WIDTH, 1 - (y + height) / canvas.height)
    box = Rectangle(corner, width / WIDTH, height / canvas.height, fc=colour, lw=0, transform=canvas.figure.transFigure)
    canvas.figure.add_artist(box)
