"""The bands: each figure is worked out, each band is one, and where a value stands follows from them alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from calibration.classes import class_figures
from calibration.figures import TARGETS
from calibration.growth import growth_figures
from calibration.health import health_figures
from calibration.moments import moments
from calibration.monitoring import monitoring_figures
from calibration.panel import Panel, live_panel
from calibration.targets import Target, measured, targets_of
from parameters.units import unit_text

TABLES = ("moments", "classes", "growth", "health", "list")


@pytest.fixture(scope="module")
def panel() -> Panel:
    """A few hundred households over two years."""
    return live_panel(0.002, 0, 1, 2021)


def test_every_figure_with_a_band_is_worked_out(panel: Panel) -> None:
    figures = moments(panel) | class_figures(panel) | growth_figures(panel) | health_figures(panel) | monitoring_figures(panel)
    for table in TABLES:
        assert {target.key for target in targets_of(table)} <= set(figures)


def test_the_panel_is_what_was_lived(panel: Panel) -> None:
    """Two Decembers of 1,600 households; incomes of the year, of which aid is a part, and prices that rise."""
    assert panel.years.tolist() == [2020, 2021] and 1300 < len(panel.agent) < 2000
    assert panel.standard[0] == 4000.0 < panel.standard[1] < 4300.0
    assert 2.5 < panel.heads.mean() < 5.5 and (panel.residents <= panel.heads).all()
    assert panel.aid.min() >= 0 and 0.02 < (panel.aid > 0).mean() < 0.5
    assert 6000 < (panel.net.sum(axis=1) / panel.heads.sum(axis=1)).mean() < 16000


@pytest.mark.parametrize("table", TABLES)
def test_bands_are_bands_with_a_kind_and_known_facts(table: str) -> None:
    rows = targets_of(table)
    assert len({row.key for row in rows}) == len(rows) > (3 if table == "health" else 5)
    with (Path(TARGETS).parent / "facts" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        facts = {row["id"] for row in csv.DictReader(file)}
    for row in rows:
        assert row.low < row.high and row.kind in ("i", "ii", "iii"), row.key
        assert set(row.source.split()) <= facts, row.key
        assert bool(row.note) == bool(row.note_zh), row.key
        assert row.name and row.name_zh and (row.unit == "log points" or unit_text(row.unit, "zh") != row.unit), row.key


def target(low: float, high: float) -> Target:
    """A band."""
    return Target("figure", "all", "", "", "share", low, high, "i", "", "", "")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.2, "inside"),
        (0.4, "inside"),
        (0.45, "watch"),
        (0.5, "watch"),
        (0.51, "outside"),
        (0.09, "outside"),
        (float("nan"), "unknown"),
    ],
)
def test_where_a_value_stands(value: float, verdict: str) -> None:
    assert target(0.2, 0.4).verdict(value) == verdict


def test_replicates_give_a_mean_and_a_deviation() -> None:
    [row] = measured([target(0.2, 0.4)], [{"figure/all": 0.2}, {"figure/all": 0.4}, {"figure/all": float("nan")}])
    assert row.value == pytest.approx(0.3) and row.deviation == pytest.approx(0.02**0.5) and row.verdict == "inside"
