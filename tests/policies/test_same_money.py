"""Money that a scenario saves is handed out to the yuan: equal parts a head to those in dibao who are in need."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.flows import POLICIES
from model.policies.dibao_extra import equal_parts, part_of_month
from model.projection import Block, Outcome, project
from model.world import World
from parameters.scenario import SCENARIOS, read_scenario
from parameters.scenario_file import scenario_names

sys.path.insert(0, str(Path(__file__).parent.parent / "model"))
import worlds

SHARE, DRAWS = 0.01, 3
SAME = tuple(name for name in scenario_names(SCENARIOS) if read_scenario(name).money is not None)


def test_equal_parts_by_hand() -> None:
    """1,000 yuan over 2 x 3 and 1 x 4 real heads: 100 a head."""
    assert equal_parts(1_000.0, np.array([3.0, 0.0, 4.0]), np.array([2.0, 5.0, 1.0])).tolist() == [300.0, 0.0, 400.0]


@pytest.mark.parametrize("money", [0.0, 0.3, 17.0, 123_456.78, 9_876_543.21])
@pytest.mark.parametrize("weight", [1.0, 10.2, 97.5])
def test_what_is_handed_out_is_the_money_but_for_less_than_a_yuan(money: float, weight: float) -> None:
    persons = np.arange(2_000) % 6.0
    weights = np.full(2_000, weight)
    weights[::3] *= 1.1
    found = equal_parts(money, persons, weights)
    assert money - 1.0 < found @ weights <= money
    assert not found[persons == 0.0].any()
    assert np.array_equal(found * 128.0, np.floor(found * 128.0)), "multiples of 1/128 yuan"


def test_nobody_in_need_gets_nothing() -> None:
    assert not equal_parts(100.0, np.zeros(3), np.ones(3)).any()


def handed_out(saves: list[float], known: list[float]) -> tuple[list[float], float]:
    """What twelve months hand out that save `saves` where `known` was expected, and what is left of it at the year's end."""
    there, parts = 0.0, []
    for month, saved in enumerate(saves):
        there += saved
        parts.append(part_of_month(there, sum(known[month + 1 :]), month + 1))
        there -= parts[-1]
    return parts, there


@pytest.mark.parametrize(
    ("saves", "each"),
    [
        ([1_200.0] + [0.0] * 11, [100.0] * 12),
        ([100.0] * 12, [100.0] * 12),
        ([0.0] * 5 + [700.0] + [0.0] * 6, [0.0] * 5 + [100.0] * 7),
        ([1_200.0] + [0.0] * 10 + [-600.0], [50.0] * 12),
    ],
)
def test_the_years_money_is_handed_out_evenly_as_far_as_it_is_there(saves: list[float], each: list[float]) -> None:
    """A refill in January, posts every month, a premium in June, and costs of December that are known: all to the yuan."""
    parts, left = handed_out(saves, saves)
    assert parts == pytest.approx(each)
    assert left == pytest.approx(0.0)


def test_costs_that_nobody_knew_of_are_taken_from_what_is_left() -> None:
    """1,200 of January, and 500 more to pay in November: ten parts of 100 are out, 200 less 500 are not there."""
    parts, left = handed_out([1_200.0] + [0.0] * 9 + [-500.0, 0.0], [1_200.0] + [0.0] * 11)
    assert parts == pytest.approx([100.0] * 10 + [0.0, 0.0])
    assert left == pytest.approx(-300.0), "owed by the next year"
    parts, left = handed_out([1_200.0] + [0.0] * 5 + [-500.0] + [0.0] * 5, [1_200.0] + [0.0] * 11)
    assert sum(parts) == pytest.approx(700.0)
    assert left == pytest.approx(0.0)


@pytest.fixture(scope="module", params=range(DRAWS))
def lived(request: pytest.FixtureRequest) -> dict[str, Outcome]:
    names = dict.fromkeys(("plan", *(read_scenario(name).money.from_scenario for name in SAME), *SAME))  # type: ignore[union-attr]
    return project(Block(tuple(names), request.param, DRAWS, 0, 1, SHARE, 2021, 2023))


def test_public_spending_of_every_year_is_that_of_the_plan_to_the_yuan(lived: dict[str, Outcome]) -> None:
    """Of all of them, in every year and draw, to less than the 1/128 yuan of one household of the sample (102 real ones).

    A year in which a scenario saves nothing, because new loans hardly bear interest yet and dibao admits others, has nothing to hand
    out: what it spends more is owed by the next year. Over the three years tens of millions are saved.
    """
    spent = {name: outcome["spending"].sum(axis=(1, 2, 3)) for name, outcome in lived.items()}
    assert len(SAME) >= 4
    for name in SAME:
        saved = spent["plan"] - spent[read_scenario(name).money.from_scenario]  # type: ignore[union-attr]
        assert saved.sum() > 2e7, f"{name}: something was saved"
        owed = 0.0
        for year, of_year in enumerate(saved):
            before, owed = owed, max(0.0, owed - of_year)
            assert abs(spent[name][year] - spent["plan"][year] - (owed - before)) < 1.0, (name, year)
    assert all(float(each["ledger_imbalance"]) == 0.0 for each in lived.values())


def test_the_money_lifts_those_in_dibao(lived: dict[str, Outcome]) -> None:
    below = {name: float(np.nansum(each["poverty_gap_yuan"])) for name, each in lived.items()}
    assert below["no_public_posts_same_money"] < below["no_public_posts"]


@pytest.fixture(scope="module")
def plan_of_two_years() -> tuple[World, World]:
    """A small world in January 2021, and after two years of the plan."""
    world = worlds.begin(worlds.people_of(0.1, worlds.whole_villages), worlds.rules_of_plan(), years=(2021, 2022))
    worlds.live_until(world, worlds.PART)
    return world, worlds.live_until(worlds.branch(world), worlds.PART + 24)


def handing_out(worlds_of_plan: tuple[World, World], totals: tuple[float, float], cap: NDArray[np.float64] | None = None) -> World:
    """Two years with these multiples of the plan's spending as total, and a yearly cap of dibao by county."""
    world, plan = worlds_of_plan
    rules, spent = world.rules.copy(), plan.recorder.money.spent_so_far
    for month in range(24):
        rules["dibao"]["public_total"][12 + month] = spent[month] * totals[month // 12]
    if cap is not None:
        rules["dibao"]["yearly_cap"][12:] = np.repeat(cap, rules.shape[1] // len(cap))
    return worlds.live_until(worlds.branch(world, rules), worlds.PART + 24)


def test_what_is_overspent_in_a_year_is_taken_from_the_next(plan_of_two_years: tuple[World, World]) -> None:
    """A total that falls below what rules spend by themselves: December notes it, the next year hands out so much less."""
    mine, spent = handing_out(plan_of_two_years, (0.999, 1.01)), plan_of_two_years[1].recorder.money.spent_so_far
    owed, grain = 0.001 * spent[11], float(mine.county_weights.max()) / 128.0
    assert mine.recorder.money.spent_so_far[11] == spent[11], "nothing can be taken back"
    assert mine.recorder.money.spent_so_far[23] == pytest.approx(1.01 * spent[23] - owed, abs=grain)
    assert mine.overspent == 0.0


def test_a_yearly_cap_of_dibao_holds_for_what_is_handed_out(plan_of_two_years: tuple[World, World]) -> None:
    """Where a county's cap has no room its part stays unspent, and no other year gets it."""
    dibao = POLICIES.index("dibao")
    of_plan = plan_of_two_years[1].recorder.money.spending[:, :, dibao].sum(axis=-1)
    cap = 1.02 * of_plan.max(axis=0)
    mine = handing_out(plan_of_two_years, (1.05, 1.05), cap)
    found, spent = mine.recorder.money.spending[:, :, dibao].sum(axis=-1), plan_of_two_years[1].recorder.money.spent_so_far
    assert (found <= cap + 1.0).all()
    assert (found.sum(axis=1) > of_plan.sum(axis=1)).all(), "something is handed out"
    assert (mine.recorder.money.spent_so_far[[11, 23]] < 1.05 * spent[[11, 23]] - 1.0).all()
