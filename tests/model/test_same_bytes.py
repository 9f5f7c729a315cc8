"""The same inputs give the same bytes: run twice, in other ranges, with villages reordered, in another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

import model.month
from agents.population.known import WITH_BORROWER
from agents.population.people import People, build_people
from engine.passes import POOLS, Step
from model.month import village_ranges
from model.policies.microcredit import have_borrower
from model.projection import Block, kept_people, project
from model.recorder import Recorder
from model.standing import LIFTED, have_any
from model.world import World

ROOT = Path(__file__).parent.parent.parent
BLOCK = Block(("plan", "no_public_posts"), 0, 1, 0, 1, 0.002, 2021, 2021)


def digest(block: Block = BLOCK) -> str:
    """Hash of every number of every outcome of every scenario."""
    total = hashlib.sha256()
    for scenario, outcome in project(block).items():
        for name, values in outcome.items():
            total.update(f"{scenario} {name} {values.shape}".encode() + values.tobytes())
    return total.hexdigest()


def test_a_run_repeats_itself_here_and_in_another_process_with_other_hashes() -> None:
    here = digest()
    assert digest() == here
    code = "import test_same_bytes; print(test_same_bytes.digest())"
    folders = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    environment = dict(os.environ, PYTHONHASHSEED="12345", PYTHONPATH=folders)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_people_that_are_kept_are_those_that_are_built_and_nobody_changes_them() -> None:
    kept, built = kept_people(BLOCK.share, 3), build_people(BLOCK.share, 3)
    project(replace(BLOCK, draw=3))
    assert kept_people(BLOCK.share, 3) is kept
    assert worlds.differing(vars(kept), vars(built)) == []
    assert not any(column.flags.writeable for column in vars(kept).values())


def test_a_block_on_two_threads_gives_the_same_outcomes() -> None:
    one, two = project(BLOCK), project(BLOCK, threads=2)
    for scenario in BLOCK.scenarios:
        assert worlds.differing(one[scenario], two[scenario]) == []


def test_scenarios_beside_it_change_no_scenario() -> None:
    alone = project(Block(("no_public_posts",), 0, 1, 0, 1, 0.002, 2021, 2021))["no_public_posts"]
    beside = project(BLOCK)["no_public_posts"]
    assert worlds.differing(alone, beside) == []


def test_years_beyond_the_horizon_change_nothing_before() -> None:
    short = project(Block(("plan",), 0, 1, 0, 1, 0.002, 2021, 2021))["plan"]
    long = project(Block(("plan",), 0, 1, 0, 1, 0.002, 2021, 2022))["plan"]
    for name in ("relapsed_persons", "income_per_capita", "spending", "gini", "households_listed", "poverty_gap_yuan"):
        assert np.array_equal(short[name][0], long[name][0], equal_nan=True), name


def test_branching_is_the_same_as_living_straight_through(people: People, rules: Any, january_2021: World) -> None:
    straight = worlds.live_until(worlds.begin(people, rules, years=(2021, 2022)), worlds.PART + 5)
    branched = worlds.live_until(worlds.branch(january_2021), worlds.PART + 5)
    assert worlds.differing(worlds.state(straight), worlds.state(branched)) == []


@pytest.mark.parametrize("ranges, threads", [(2, 1), (2, 2), (7, 3), (10**4, 1)])
def test_any_ranges_on_any_threads_give_the_same_state(january_2021: World, ranges: int, threads: int) -> None:
    usual = worlds.live_until(worlds.branch(january_2021), worlds.PART + 13)
    cut = village_ranges(usual, ranges)
    assert 1 < len(cut) <= ranges and cut[0][0] == 0 and cut[-1][1] == len(usual.villages)
    assert all(one[1] == other[0] for one, other in pairwise(cut))
    other = worlds.live_until(worlds.branch(january_2021), worlds.PART + 13, ranges, threads=threads)
    assert worlds.differing(worlds.state(usual), worlds.state(other)) == []


def permuted(world: World, order: NDArray[np.int64]) -> World:
    """The same world with its village blocks in another order: village `order[i]` comes to place `i`."""
    old = world.villages
    rows = np.concatenate([np.arange(old[v].first, old[v].stop) for v in order])
    size = np.asarray(old["stop"] - old["first"])[order]
    households, villages = world.households[rows], old[order]
    villages["stop"] = np.cumsum(size)
    villages["first"] = villages["stop"] - size
    households["village"] = np.repeat(np.arange(len(order)), size)
    found = World(
        households,
        world.persons.copy(),
        world.care_years.copy(),
        world.diaries[rows],
        villages,
        world.rules,
        world.seed,
        world.weight,
        states=tuple(table[rows] for table in world.states),
        pools=world.pools[order],
    )
    found.institution_accounts, found.county_purses = world.institution_accounts.copy(), world.county_purses.copy()
    found.opening = {name: values.copy() for name, values in world.opening.items()}
    found.recorder = Recorder(2021, 2022, found)
    return found


SHORT = {
    ("farmers_fund", "fund_size"): 0.004,
    ("gap_insurance", "budget"): 0.1,
    ("gap_insurance", "reinsured"): 0.0,
    ("job_loss_insurance", "premium"): 0.1,
    ("home_insurance", "premium"): 0.1,
    ("relief", "cases"): 0.3,
    ("crop_insurance", "reinsured"): 0.0,
    ("crop_insurance", "premium_rate"): 0.1,
}
"""Factors that leave every pool short, so that who is paid depends on what all others claim."""


def short_budgets(rules: Any) -> Any:
    """The rules with pools that run dry."""
    found = rules.copy()
    for (group, name), factor in SHORT.items():
        if group in found.dtype.names and name in found.dtype[group].names:
            found[group][name][...] *= factor
    return found


@pytest.mark.parametrize("budgets", ["of the plan", "short"])
def test_order_of_villages_changes_no_outcome(budgets: str, people: People, rules: Any) -> None:
    """First come is never by order of record: shuffled villages give exactly the same outcomes and households."""
    here = rules if budgets == "of the plan" else short_budgets(rules)
    shuffle = np.random.Generator(np.random.Philox(5))
    usual = worlds.begin(people, here, years=(2021, 2022))
    other = permuted(usual, shuffle.permutation(len(usual.villages)))
    short = 0.0
    while usual.month < worlds.PART + 24:
        for world in (usual, other):
            worlds.live_until(world, world.month + 1)
        short += float((np.asarray(usual.pools["paying_share"]) < 1.0).sum())
    one, two = worlds.flat(usual.households), worlds.flat(other.households)
    mine, theirs = np.argsort(one["agent"]), np.argsort(two["agent"])
    unequal = [
        name for name in one if name not in ("village", "first", "room") and not np.array_equal(one[name][mine], two[name][theirs])
    ]
    assert unequal == []
    assert worlds.differing(usual.recorder.arrays(usual), other.recorder.arrays(other)) == []
    assert budgets != "short" or short > 0.0


def test_claims_on_pools_are_exact_sums(january_2021: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Amounts on the grain add up to the same total in every order: no village's share hangs on a rounding."""
    seen: list[float] = []

    def look(world: World) -> None:
        claims = np.asarray(world.pools["claims"])
        assert np.array_equal(claims * 128.0, np.round(claims * 128.0)), POOLS
        seen.append(float(claims.sum()))

    phases = [each for phase in model.month.PHASES for each in (Step("look", "看", look), phase)]
    monkeypatch.setattr(model.month, "PHASES", phases)
    worlds.live_until(worlds.branch(january_2021, short_budgets(january_2021.rules)), worlds.PART + 12)
    assert max(seen) > 0.0


@pytest.mark.parametrize(("shares", "draw"), [((0.004, 0.02), 0), ((0.003, 0.01), 1), ((0.01, 0.05), 0)])
def test_start_of_a_household_does_not_depend_on_who_else_is_in_the_sample(shares: tuple[float, float], draw: int, rules: Any) -> None:
    small, large = (worlds.begin(build_people(share, draw), rules) for share in shares)
    of_small, of_large = worlds.flat(small.households), worlds.flat(large.households)
    order = np.argsort(of_large["agent"])  # rows of households to be stand behind their origin, with keys of their own
    rows = order[np.searchsorted(of_large["agent"], of_small["agent"], sorter=order)]
    assert np.array_equal(of_large["agent"][rows], of_small["agent"])
    unequal = [
        name
        for name in of_small
        if name not in ("village", "first", "room") and not np.array_equal(of_small[name], of_large[name][rows])
    ]
    assert unequal == []


def test_share_of_the_lifted_with_a_borrower_is_that_of_the_people(rules: Any) -> None:
    """Within three standard errors of the sample: loans of the start go by this number, not by who is in the sample."""
    world = worlds.begin(build_people(0.05, 0), rules)
    lifted = have_any(world.households, LIFTED) & (np.asarray(world.households["persons"]) > 0)
    found = have_borrower(world.households, world.persons, world.rules[0][0])[lifted]
    assert abs(found.mean() - WITH_BORROWER) < 3.0 * np.sqrt(WITH_BORROWER * (1.0 - WITH_BORROWER) / len(found))
