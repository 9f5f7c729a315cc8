"""Why this household: its record before and after each line of one month, and its years so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agents.household_view import Change, HouseholdView
from agents.population.people import build_people
from agents.population.places import villages
from engine.luck import HOUSEHOLD_KEYS, run_seed
from model import start
from model.month import MONTH, live, tiles
from model.outcomes import Recorder
from model.projection import Block, rules_of
from model.world import World
from parameters.observed import observed_years
from parameters.registry import load_registry
from parameters.scenario import read_scenario


@dataclass(frozen=True)
class Told:
    """What one line of the month did to the household."""

    line: str
    zh: str
    changes: list[Change]


@dataclass(frozen=True)
class Explanation:
    """A household in one scenario: its view, month by month incomes, and the lines of the month that was asked for."""

    scenario: str
    view: HouseholdView
    months: list[dict[str, float]]
    lines: list[Told]


def explain(household_id: int, scenario: str, month: int, share: float = 0.02, seed: int = 1) -> Explanation:
    """Live the sample that holds the household until `month` (year x 12 + month - 1) and watch that month line by line.

    Raises:
        KeyError: there is no household with this number.
    """
    tenth = tenth_of_household(household_id, share)
    block = Block((scenario,), 0, 1, tenth, seed, share, 2021, max(2021, month // 12))
    chosen = read_scenario(scenario)
    rules = rules_of(chosen, block, {})
    world = start.begin(build_people(share, tenth), villages(), rules, run_seed(seed, 0, tenth), share)
    world.observed = observed_years(load_registry(), chosen)
    world.recorder = Recorder(2021, block.end, world)
    view = HouseholdView(world, household_id)
    cut = tiles(world)
    while world.month < month:
        live(world, cut)
        view.remember()
    return Explanation(scenario, view, view.history, watch(world, view))


def watch(world: World, view: HouseholdView) -> list[Told]:
    """Live one month line by line and note what each changes in the household."""
    told = []
    for line in MONTH:
        before = view.accounts()
        if line.compiled:
            line.over(world, 0, len(world.villages))
        else:
            line.run(world)
        changes = view.changes_since(before)
        if changes:
            told.append(Told(line.name, line.zh, changes))
    world.month += 1
    view.remember()
    return told


def tenth_of_household(household_id: int, share: float) -> int:
    """The first window of the sample that holds the household.

    Raises:
        KeyError: none does.
    """
    for tenth in range(10):
        if np.any(build_people(share, tenth).key == HOUSEHOLD_KEYS + household_id):
            return tenth
    raise KeyError(f"no sample of {share:g} of the households holds household {household_id}; try a larger --sample")


def example_household(scenario: str, against: str | None, share: float, seed: int, end: int) -> int | None:
    """Number of a lifted household that relapses in `scenario` (and not in `against`); None where there is none."""
    ever = {}
    people = build_people(share, 0)
    for name in (scenario, against):
        if name is None:
            continue
        block = Block((name,), 0, 1, 0, seed, share, 2021, end)
        world = start.begin(people, villages(), rules_of(read_scenario(name), block, {}), run_seed(seed, 0, 0), share)
        world.recorder = Recorder(2021, end, world)
        cut = tiles(world)
        while world.month < (end + 1) * 12:
            live(world, cut)
        ever[name] = np.asarray(world.households["ever_relapsed"] == 1) & (people.household_class == 0)
    wanted = ever[scenario] & (~ever[against] if against is not None else True)
    found = np.flatnonzero(wanted)
    return int(people.key[found[0]] - HOUSEHOLD_KEYS) if len(found) else None
