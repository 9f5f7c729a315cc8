"""Aggregation against numbers worked by hand: weights, missing cells, groups without a county, growth."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from report_samples import make_outcomes

from reports.aggregate import band, by_county, by_group, income_growth, relapse_rate, rural_income


def by_hand() -> xr.Dataset:
    """Two counties, two classes, one run, one year; foundation has no resettled lifted persons."""
    dims = ("scenario", "draw", "replicate", "year", "county", "household_class", "resettled")
    coords = {
        "scenario": ["plan"], "draw": [0], "replicate": [0], "year": [2021], "county": ["a", "b"],
        "household_class": ["lifted", "ordinary"], "resettled": [0, 1],
        "county_category": ("county", ["lead", "foundation"]),
    }  # fmt: skip
    persons = [[[100.0, 300.0], [1000.0, 0.0]], [[600.0, 0.0], [2000.0, 50.0]]]
    rate = [[[0.10, 0.02], [np.nan, np.nan]], [[0.05, np.nan], [np.nan, np.nan]]]
    below = [[[0.10, 0.02], [0.03, np.nan]], [[0.05, np.nan], [0.02, 0.40]]]
    data = {
        name: (dims, np.array(v).reshape(1, 1, 1, 1, 2, 2, 2))
        for name, v in (
            ("persons_at_start", persons),
            ("persons_at_close", persons),
            ("relapse_rate", rate),
            ("below_line_rate", below),
        )
    }
    return xr.Dataset(data, coords=coords)


def group(values: xr.DataArray, name: str) -> float:
    return float(values.sel(county_group=name).squeeze())


def test_relapse_rate_is_weighed_with_persons_and_leaves_missing_cells_out() -> None:
    rate = relapse_rate(by_hand())
    assert group(rate, "lead") == pytest.approx((0.10 * 100 + 0.02 * 300) / 400)
    assert group(rate, "foundation") == pytest.approx(0.05)
    assert group(rate, "all") == pytest.approx(46 / 1000)
    assert np.isnan(group(rate, "advance"))


def test_all_classes_together_and_one_part_alone() -> None:
    both = by_group(by_hand(), "below_line_rate")
    assert group(both, "lead") == pytest.approx((10 + 6 + 30) / 1400)
    assert group(both, "foundation") == pytest.approx((30 + 40 + 20) / 2650)
    resettled = by_group(by_hand(), "below_line_rate", resettled=1)
    assert group(resettled, "lead") == pytest.approx(0.02)
    ordinary = by_county(by_hand(), "relapse_rate", ["ordinary"])
    assert bool(ordinary.isnull().all())


def test_counts_are_added_and_a_run_not_lived_is_missing() -> None:
    outcomes = by_hand()
    assert group(by_group(outcomes, "persons_at_start"), "all") == 4050.0
    outcomes["persons_at_start"][:] = np.nan
    assert np.isnan(group(by_group(outcomes, "persons_at_start"), "all"))


def test_growth_is_recomputed_from_income_and_residents() -> None:
    outcomes = make_outcomes(1, 1, 3)
    lead = outcomes.county_category == "lead"
    income, residents, income_before, residents_before = (
        outcomes[name].isel(scenario=0, draw=0, replicate=0).where(lead, drop=True).values
        for name in ("rural_income", "rural_residents", "income_before_by_group", "residents_before_by_group")
    )
    last = (income[-1] * residents[-1]).sum() / residents[-1].sum()
    base = income_before.sum() / residents_before.sum()
    assert group(income_growth(outcomes), "lead") == pytest.approx((last / base) ** (1 / 3) - 1)


def test_growth_without_a_year_before_starts_from_the_first() -> None:
    outcomes = make_outcomes(1, 1, 3).drop_vars(["income_before_by_group", "residents_before_by_group"])
    level = rural_income(outcomes).sel(county_group="all").values.ravel()
    assert group(income_growth(outcomes), "all") == pytest.approx((level[2] / level[0]) ** 0.5 - 1)
    assert bool(income_growth(outcomes.isel(year=[0])).isnull().all())


def test_a_measure_that_cannot_be_added_is_refused() -> None:
    with pytest.raises(ValueError, match="gini"):
        by_group(make_outcomes(1, 1, 1), "gini")


def test_bands_and_runs_keep_scenarios_apart() -> None:
    rate = relapse_rate(make_outcomes(2, 6, 2), over_years=True)
    low, mean, high = band(rate)
    assert bool(((low <= mean) & (mean <= high)).all())


def test_few_runs_have_a_lowest_and_a_highest_only() -> None:
    rate = relapse_rate(make_outcomes(1, 4, 1), over_years=True)
    low, _, high = band(rate)
    assert (group(low, "all"), group(high, "all")) == (rate.sel(county_group="all").min(), rate.sel(county_group="all").max())
    many = relapse_rate(make_outcomes(1, 20, 1), over_years=True)
    assert group(band(many)[0], "all") > float(many.sel(county_group="all").min())


def test_monthly_rates_are_weighed_with_persons_of_the_month() -> None:
    outcomes = make_outcomes(1, 1, 2)
    lead = outcomes.county_category == "lead"
    run = outcomes.isel(scenario=0, draw=0, replicate=0).where(lead, drop=True)
    persons = run.persons_monthly.sel(month="2022-07").values
    expected = (run.below_line_rate_monthly.sel(month="2022-07").values * persons).sum() / persons.sum()
    found = by_group(outcomes, "below_line_rate_monthly").sel(month="2022-07", county_group="lead")
    assert found.item() == pytest.approx(expected)
