"""Weighing by hand: two counties of very different size."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from experiments.weighing import weigh
from model.contract import VARIABLES

DIMS = ("scenario", "draw", "replicate", "year", "county", "household_class", "resettled")


def by_hand() -> xr.Dataset:
    """One run: two counties, lifted and ordinary, nobody resettled in the second county."""
    start = np.array([[[100.0, 300.0], [1000.0, 0.0]], [[600.0, 0.0], [2000.0, 50.0]]])
    rate = np.array([[[0.10, 0.02], [np.nan, np.nan]], [[0.05, np.nan], [np.nan, np.nan]]])
    found = {"persons_at_start": start, "relapse_rate": rate, "relapsed_persons": start * np.nan_to_num(rate)}
    return xr.Dataset({name: (DIMS, values.reshape(1, 1, 1, 1, 2, 2, 2)) for name, values in found.items()})


def test_rates_are_weighed_and_missing_cells_left_out() -> None:
    everywhere = weigh(by_hand(), "relapse_rate", ("county", "household_class", "resettled"))
    assert float(everywhere.squeeze()) == pytest.approx((10 + 6 + 30) / 1000)
    by_county = weigh(by_hand(), "relapse_rate", ("household_class", "resettled")).squeeze().values
    assert by_county == pytest.approx([16 / 400, 30 / 600])
    assert np.isnan(weigh(by_hand(), "relapse_rate", ("county", "resettled")).squeeze().values[1]), "ordinary households have none"


def test_counts_are_added_and_what_was_not_lived_is_missing() -> None:
    outcomes = by_hand()
    assert float(weigh(outcomes, "relapsed_persons", ("county", "household_class", "resettled")).squeeze()) == pytest.approx(46.0)
    outcomes["relapsed_persons"][:] = np.nan
    assert bool(weigh(outcomes, "relapsed_persons", ("county",)).isnull().all())


def test_every_rate_names_the_count_that_it_was_divided_by() -> None:
    """Where a variable has no such count it cannot be averaged: inequality, growth, ratios of incomes, scores."""
    without = {name for name, v in VARIABLES.items() if not v.adds_up and not v.weight}
    assert without == {
        "gini",
        "gini_category",
        "urban_rural_income_ratio",
        "income_growth",
        "target_value",
        "target_met",
        "target_value_by_county",
        "target_met_by_county",
        "ledger_imbalance",
    }
    for name, variable in VARIABLES.items():
        if variable.weight:
            weight = VARIABLES[variable.weight]
            assert weight.adds_up and not variable.adds_up and set(weight.dims) <= set(variable.dims), name


def test_what_adds_up_over_years_is_declared() -> None:
    """Money and what happens in a year do; heads and households of a point in time do not."""
    over_years = {name for name, variable in VARIABLES.items() if variable.adds_over_years}
    money = {"poverty_gap_yuan", "spending", "payouts", "bills_paid", "income_by_group", "income_before_by_group"}
    happens = {
        "list_entries",
        "list_reentries",
        "list_exits",
        "births",
        "deaths",
        "married_in",
        "married_out",
        "households_parted",
        "persons_parted",
    }
    assert over_years == money | happens and all(VARIABLES[name].adds_up for name in over_years)


@pytest.mark.parametrize("over", [("draw",), ("year",), ("month",)])
def test_what_makes_no_sense_is_refused(over: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="persons_at_start"):
        weigh(by_hand(), "persons_at_start", over)
