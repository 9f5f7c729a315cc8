"""Effects from Datasets whose answers are known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from experiment_fakes import experiment
from small_stores import stacked

from agents import codes
from experiments import aggregate
from experiments.statistics import compare, mean_of_runs

LEAD = [i for i, county in enumerate(codes.COUNTIES) if county.category == "lead"]


@pytest.fixture
def outcomes(tmp_path: Path) -> xr.Dataset:
    """Three scenarios, six draws, two replicates of the stand-in for the model."""
    return stacked(experiment(draws=6), tmp_path)


def test_rates_are_weighed_by_persons_of_the_lifted(outcomes: xr.Dataset) -> None:
    rate, persons = outcomes["relapse_rate"].values[0, 0, 0], outcomes["persons_at_start"].values[0, 0, 0]
    by_year = [(rate[y, LEAD, 0] * persons[y, LEAD, 0]).sum() / persons[y, LEAD, 0].sum() for y in range(2)]
    assert aggregate.measure(outcomes, "relapse_rate", "lead")[0, 0, 0] == pytest.approx(np.mean(by_year))


def test_growth_leads_from_the_year_before_to_the_last(outcomes: xr.Dataset) -> None:
    """From 10,000 yuan over the base year's own residents to 12,100 two years on: 10 % a year, whatever became of residents."""
    outcomes["income_before_by_group"][:] = 10_000.0 * outcomes["residents_before_by_group"]
    outcomes["rural_residents"][:] = 5.0
    outcomes["rural_income"][:] = np.array([11500.0, 12100.0])[:, None]
    assert aggregate.measure(outcomes, "income_growth", "all") == pytest.approx(0.10)
    not_stored = outcomes.drop_vars(["income_before_by_group", "residents_before_by_group"])
    not_stored["rural_income"][:] = np.array([11000.0, 11550.0])[:, None]
    assert aggregate.measure(not_stored, "income_growth", "advance") == pytest.approx(0.05)


def test_a_scenario_equal_to_the_reference_has_no_effect(outcomes: xr.Dataset) -> None:
    for name in outcomes.data_vars:
        outcomes[name].values[2] = outcomes[name].values[0]
    effects = compare(outcomes)
    for effect in effects.effects:
        if effect.scenario == "no_microcredit":
            assert effect.difference == 0.0 and not effect.told and effect.verdict == effect.kind == "identical"
    for ratio in effects.cost_effectiveness:
        if ratio.scenario == "no_microcredit":
            assert not ratio.told and ratio.verdict == "identical"


def test_paired_differences_are_told_where_levels_overlap(outcomes: xr.Dataset) -> None:
    effects = compare(outcomes)
    effect = effects.effect("no_public_posts", "relapse_rate")
    levels = [effects.level(name, "relapse_rate").value for name in ("no_public_posts", "plan")]
    assert effect.difference == pytest.approx(levels[0] - levels[1]) and effect.told and effect.kind == "luck"
    assert effect.noise_half_width < effect.total_half_width + 1e-15
    assert (effect.population, effect.period, effect.county_group) == ("lifted", "2021-2022", "all")
    assert effects.effect("no_public_posts", "rural_income", "lead").period == "2022"
    with pytest.raises(KeyError):
        effects.effect("plan", "relapse_rate")


def test_one_draw_gives_noise_and_says_so(outcomes: xr.Dataset) -> None:
    one = compare(outcomes.isel(draw=[0], replicate=[0]))
    effect = one.effect("no_public_posts", "relapse_rate")
    assert effect.kind == "own luck" and np.isnan(effect.total_half_width) and np.isnan(effect.luck_half_width)
    ever = one.effect("no_public_posts", "relapse_ever")
    assert ever.kind == "own luck" and ever.population == "lifted households"
    bare = compare(outcomes.isel(draw=[0], replicate=[0]).drop_vars("ever_relapsed_households_by_group"))
    nothing = bare.effect("no_public_posts", "relapse_ever")
    assert nothing.kind == nothing.verdict == "none" and not nothing.told
    assert not any(ratio.told for ratio in one.cost_effectiveness) and one.costs[0].kind == "none"
    replicates = compare(outcomes.isel(draw=[0]))
    assert replicates.costs[0].kind == "luck"


def test_net_cost_is_spending_by_payer_and_adds_up(outcomes: xr.Dataset) -> None:
    effects = compare(outcomes)
    spent = outcomes["spending"].sum(["year", "county", "policy"]).mean(["draw", "replicate"])
    expected = float((spent.sel(scenario="no_public_posts") - spent.sel(scenario="plan")).sum())
    rows = {row.payer: row for row in effects.costs if row.scenario == "no_public_posts"}
    assert rows["all"].total_yuan == pytest.approx(expected) and expected < 0 and rows["all"].told
    assert sum(row.total_yuan for payer, row in rows.items() if payer != "all") == pytest.approx(expected)
    assert rows["all"].per_year_yuan == pytest.approx(expected / 2)


def test_cost_per_case_avoided(outcomes: xr.Dataset) -> None:
    ratios = {one.denominator: one for one in compare(outcomes).cost_effectiveness if one.scenario == "no_public_posts"}
    assert list(ratios) == ["households", "person_years", "gap_yuan"]
    years = ratios["person_years"]
    below = (
        (outcomes["below_line_rate"] * outcomes["persons_at_close"])
        .sum(["year", "county", "household_class", "resettled"])
        .mean(["draw", "replicate"])
    )
    more = float(below.sel(scenario="no_public_posts") - below.sel(scenario="plan"))
    assert years.relapses_avoided == pytest.approx(more) and years.net_cost_yuan > 0.0
    assert years.ratio == pytest.approx(years.net_cost_yuan / more)
    assert years.told and years.low < years.ratio < years.high and years.units == 6


def test_every_draw_counts_once_when_replicates_are_missing() -> None:
    values = np.array([[1.0, 3.0], [6.0, np.nan], [np.nan, np.nan]])
    assert mean_of_runs(values) == pytest.approx(4.0)


def test_an_unknown_reference_is_refused(outcomes: xr.Dataset) -> None:
    with pytest.raises(KeyError):
        compare(outcomes, "nobody")


def test_results_do_not_depend_on_empty_groups_of_villages(outcomes: xr.Dataset) -> None:
    """A category without lifted persons in one group has one group less, and no infinite or missing width."""
    for name in ("relapsed_persons_by_group", "lifted_persons_by_group"):
        outcomes[name].values[..., LEAD, 3] = 0.0
    assert np.isfinite(compare(outcomes).effect("no_public_posts", "relapse_rate", "lead").noise_half_width)


def test_records_become_data(outcomes: xr.Dataset) -> None:
    effects = compare(outcomes)
    data = effects.as_data()
    assert data["effects"][0]["measure"] == "relapse_rate"
    assert replace(effects, draws=7).as_data()["draws"] == 7


def test_of_many_intervals_those_are_left_that_stand_among_so_many(outcomes: xr.Dataset) -> None:
    """Four differences with 9 degrees of freedom: of 3, 2, 1.02 and 0.5 half-widths (p 8e-5, 0.0014, 0.047, 0.29); the third beyond
    its own interval is not left, since it would have to be below 0.0375, three quarters of 0.05."""
    found = compare(outcomes)
    four = [replace(found.effects[0], kind="own luck", difference=size, noise_half_width=1.0) for size in (3.0, -2.0, 1.02, 0.5)]
    many = replace(found, effects=tuple(four))
    assert many.intervals() == (4, 3)
    assert many.discoveries() == 2
    assert replace(found, effects=tuple(four[2:3])).discoveries() == 1, "alone it stands"
    assert replace(found, effects=()).discoveries() == 0
