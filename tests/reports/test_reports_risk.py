"""Score-board and large-scale relapse against numbers worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from report_samples import make_outcomes

from experiments.dataset import SAME_LUCK
from model.outcomes.dimensions import TARGETS
from reports.charts.over_time import band_words
from reports.definitions import uncertainty_words
from reports.risk import chance, county_rates, events, noise_margin, true_rates, wilson
from reports.risk_tables import chance_words, scale_table, target_table
from reports.target_tables import target_by_county_sheet, target_by_county_table
from reports.units import Measured

NAMES = [target.name for target in TARGETS]


def with_targets() -> xr.Dataset:
    """Four draws of one scenario: the ratio is met once, the key counties twice, the event never, the growth always."""
    outcomes = make_outcomes(1, 4, 1)
    value = np.array(
        [[2.9, 1.0, 0.04, 0.5, 0.9, -1], [3.1, 2.5, 0.03, 0.6, 1.5, 2], [3.2, 3.0, 0.05, 0.7, 2.2, 3], [3.3, 0.0, 0.06, 0.8, 1.6, 4]]
    )
    met = np.array([[1, 0, 0, 1, 0, 0], [0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 1, 1], [0, 0, 0, 1.0, 0, 1]])
    outcomes["target_value"][:] = value.reshape(1, 4, 1, 6)
    outcomes["target_met"][:] = met.reshape(1, 4, 1, 6)
    return outcomes


def test_wilson_by_hand() -> None:
    assert wilson(0.0, 4) == pytest.approx((0.0, 3.8416 / (4 + 3.8416)), abs=1e-12)
    assert wilson(0.5, 4) == pytest.approx((0.1500, 0.8500), abs=5e-4)
    assert wilson(0.5, 10_000) == pytest.approx((0.4902, 0.5098), abs=1e-4)


def test_probability_counts_runs_and_only_draws_are_independent() -> None:
    one = chance(np.array([[1.0], [0.0], [0.0], [0.0]]))
    assert (one.met, one.runs, one.share) == (1, 4, 0.25)
    twice = chance(np.array([[1.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]))
    assert (twice.share, twice.low, twice.high) == (0.25, one.low, one.high)
    assert chance(np.array([[1.0, 0.0, 0.0, 0.0]])) == one
    grid = chance(np.array([[1.0] * 4, [0.0] * 4]), same_luck=True)
    assert (grid.share, (grid.low, grid.high)) == (0.5, pytest.approx((0.1500, 0.8500), abs=5e-4)), "four replicates, not eight runs"
    hole = chance(np.array([[1.0], [np.nan], [0.0]]))
    assert (hole.met, hole.runs) == (1, 2)
    assert chance_words(chance(np.array([[np.nan]])), "en") == "–"


def test_score_board_by_hand() -> None:
    zh, en = target_table(with_targets(), "zh"), target_table(with_targets(), "en")
    assert [row[2] for row in en.rows] == ["3.15", "1.75 points", "4.5%", "0.65 points", "1.55 points", "2.50 points"]
    assert [row[3] for row in zh.rows] == [
        "2.90至3.30",
        "0.00至3.00个百分点",
        "3.0至6.0%",
        "0.50至0.80个百分点",
        "0.90至2.20个百分点",
        "−1.00至4.00个百分点",
    ]
    assert [row[4] for row in en.rows] == [
        "25% (1 of 4) [5–70%]", "50% (2 of 4) [15–85%]", "0% (0 of 4) [0–49%]", "100% (4 of 4) [51–100%]",
        "25% (1 of 4) [5–70%]", "75% (3 of 4) [30–95%]",
    ]  # fmt: skip
    assert zh.rows[0][4] == "25%（1/4次） [5–70%]"
    assert "先验" in zh.note
    assert "a prior (33,000 to 36,000 yuan)" in en.note and "between 2.88 and 3.15" in en.note and "2.88至3.15" in zh.note


def test_score_board_by_county_by_hand() -> None:
    outcomes = with_targets()
    for name in ("target_value_by_county", "target_met_by_county"):
        outcomes[name][:] = np.nan
    at = {"target": "key_county_lifted_growth_lead", "county": "522326"}
    outcomes["target_value_by_county"].loc[at] = np.array([1.0, 2.5, 3.0, 2.1]).reshape(1, 4, 1)
    outcomes["target_met_by_county"].loc[at] = np.array([0.0, 1, 1, 1]).reshape(1, 4, 1)
    (row,) = target_by_county_table(outcomes, "en").rows
    assert row[2:] == ("Wangmo", "2.30 points", "75% (3 of 4) [30–95%]")
    assert target_by_county_table(outcomes, "zh").rows[0][2] == "望谟县"
    (numbers,) = target_by_county_sheet(outcomes, "en").rows
    assert [cell.value for cell in numbers[4:7] if isinstance(cell, Measured)] == pytest.approx([2.3, 1.0, 3.0])
    assert (numbers[7], numbers[10], numbers[11]) == (0.75, 3.0, 4.0)


def with_rates(rate: np.ndarray, spread: float) -> xr.Dataset:
    """Two draws of one year: county rates as given, groups of kin half above and half below by `spread`."""
    outcomes = make_outcomes(1, 2, 1)
    outcomes["relapse_rate"].loc[{"household_class": "lifted"}] = rate.reshape(1, 2, 1, 1, 9, 1)
    outcomes["lifted_persons_by_group"][:] = 100.0
    sides = np.where(np.arange(10) < 5, 1 + spread, 1 - spread)
    outcomes["relapsed_persons_by_group"][:] = 100.0 * rate.reshape(1, 2, 1, 1, 9, 1) * sides
    return outcomes


def test_noise_margin_by_hand() -> None:
    """Each group is off by 1 person of 100: sqrt(10 x 10/9) / 1000 = 0.00333; nine tests at 5 % together: 2.5392 of it."""
    outcomes = with_rates(np.full((2, 9), 0.02), 0.5)
    assert noise_margin(outcomes).values == pytest.approx(2.5392 * np.sqrt(100 / 9) / 1000, rel=1e-4)


def test_large_scale_events_by_hand() -> None:
    """Groups that agree have no noise: rates count as they are. With noise the first draw's 0.05 is still far over."""
    rate = np.full((2, 9), 0.005)
    rate[0, 3], rate[0, 4], rate[1, 5] = 0.024, 0.05, 0.012
    exact = with_rates(rate, 0.0)
    assert county_rates(exact).sel(county="522324", draw=0).item() == pytest.approx(0.024)
    counts = {t: events(exact, t).values.ravel().tolist() for t in (0.01, 0.02, 0.03)}
    assert counts == {0.01: [2, 1], 0.02: [2, 0], 0.03: [1, 0]}
    noisy = with_rates(rate, 0.9)
    assert (true_rates(noisy) < county_rates(noisy)).sel(county="522324", draw=0).item(), "drawn towards the mean of all"
    assert events(noisy, 0.021, beyond_noise=True).values.ravel().tolist() == [1, 0]
    table = scale_table(exact, "en")
    assert [row[0] for row in table.rows] == ["> 1%", "> 2%", "> 3%"]
    assert table.rows[0][2] == "100% (2 of 2) [34–100%]"
    assert [row[4] for row in table.rows] == [1.5, 1.0, 0.5]
    assert table.columns[4].heading() == "County-years (of 9)"


def test_without_the_variables_there_are_no_rows() -> None:
    bare = make_outcomes(1, 1, 1).drop_vars(["target_value", "relapsed_persons_by_group"])
    assert not target_table(bare, "zh").rows
    assert not scale_table(bare, "zh").rows


def test_words_on_a_grid_promise_no_uncertainty_of_parameters() -> None:
    """Points of a grid are chosen and share their luck: neither bands nor the report may call them draws of parameters."""
    draws, grid = with_targets(), with_targets().assign_attrs({SAME_LUCK: 1})
    assert "parameters and noise together" in band_words(draws, "en") and "parameters and noise together" not in band_words(grid, "en")
    assert "含参数不确定性与" in band_words(draws, "zh") and "不含参数不确定性" in band_words(grid, "zh")
    assert len(uncertainty_words(grid, "en")) == len(uncertainty_words(draws, "en")) + 1
    assert "chosen grid" in uncertainty_words(grid, "en")[-1] and "网格" in uncertainty_words(grid, "zh")[-1]
