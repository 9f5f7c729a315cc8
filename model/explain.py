"""Why this household: its record before and after each line of one month, and its years so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from agents.codes import LIFTED
from agents.household_view import Change, HouseholdView, NoSuchHousehold
from agents.population.people import build_people
from engine.luck import HOUSEHOLD_KEYS, keys_of_children
from engine.passes import Named, Step
from engine.threads import over_ranges
from model import budgets
from model.block import Block
from model.household_table import numbers_of
from model.life.partings import FOUNDING
from model.month import PHASES, live, village_ranges
from model.passes import strung
from model.plain import PlainVillage
from model.projection import world_of
from model.world import World


@dataclass(frozen=True)
class Told:
    """What one line of the month did to the household."""

    line: str
    en: str
    zh: str
    changes: list[Change]


@dataclass(frozen=True)
class Explanation:
    """A household in one scenario: its view, its months so far, and the lines of the month that was asked for.

    `months` holds every month from January 2020 on: its accounts when it had been lived, with `month` (year x 12 + month of
    the year, the number of the month that follows) and `standard` (poverty standard, yuan a head and year).
    """

    scenario: str
    view: HouseholdView
    months: list[dict[str, float]]
    lines: list[Told]


def explain(
    household_id: int, scenario: str, month: int, share: float = 0.02, seed: int = 1, drivers: str | None = None
) -> Explanation:
    """Live the sample that holds the household until `month` (year x 12 + month - 1) and watch that month line by line.

    Raises:
        NoSuchHousehold: there is no household with this number.
    """
    world = world_in(scenario, tenth_of_household(household_id, share), share, seed, month // 12, drivers)
    view = HouseholdView(world, household_id)
    live_remembering(world, view, month)
    return Explanation(scenario, view, view.history, watch(world, view))


def months_of(
    household_id: int, scenario: str, end: int, share: float = 0.02, seed: int = 1, drivers: str | None = None
) -> list[dict[str, float]]:
    """Every month of the household in a scenario, to December of the year `end`.

    Raises:
        NoSuchHousehold: there is no household with this number.
    """
    world = world_in(scenario, tenth_of_household(household_id, share), share, seed, end, drivers)
    view = HouseholdView(world, household_id)
    live_remembering(world, view, (end + 1) * 12)
    return view.history


def relapse_month(months: list[dict[str, float]]) -> int | None:
    """The month (year x 12 + month - 1) at whose end the household was first counted as relapsed; None where it never was."""
    return next((int(month["month"]) - 1 for month in months if month["ever_relapsed"]), None)


def world_in(scenario: str, window: int, share: float, seed: int, end: int, drivers: str | None = None) -> World:
    """The world of January 2020 in a scenario, with the households of one window of the sample."""
    return world_of(Block((scenario,), 0, 1, window, seed, share, 2021, max(2021, end), drivers))


def live_remembering(world: World, view: HouseholdView, month: int) -> None:
    """Live until `month` (not lived itself); the view remembers the end of each month."""
    cut = village_ranges(world)
    while world.month < month:
        live(world, cut)
        view.remember()


def watch(world: World, view: HouseholdView) -> list[Told]:
    """Live one month and note what each of its lines changes in the household.

    All other villages live it in the compiled passes; the household's own village line by line in plain Python, with the same
    bits, so that nothing is compiled for it.
    """
    told: list[Told] = []
    village = int(view.record.village)
    plain = PlainVillage(world, village)
    others = [(0, village), (village + 1, len(world.villages))]

    def note(line: Named, run: Callable[[], None]) -> None:
        before = view.accounts()
        run()
        changes = view.changes_since(before)
        if changes:
            told.append(Told(line.name, line.en, line.zh, changes))

    for phase in PHASES:
        if isinstance(phase, Step):
            note(phase, partial(phase.run, world))
            continue
        budgets.tell_withheld(world, partial(over_ranges, strung(phase), world.pass_arguments, village_ranges(world), 1))
        over_ranges(strung(phase), world.pass_arguments, others, 1)
        for line in phase:
            note(line, partial(plain.live, line))
    world.month += 1
    view.remember()
    return told


def tenth_of_household(household_id: int, share: float) -> int:
    """The first window of the sample that holds the household, or the people who may found it.

    Raises:
        NoSuchHousehold: none does.
    """
    for tenth in range(10):
        people = build_people(share, tenth)
        founded = keys_of_children(people.member_key, FOUNDING)
        if np.any(people.key == HOUSEHOLD_KEYS + household_id) or np.any(founded == HOUSEHOLD_KEYS + household_id):
            return tenth
    raise NoSuchHousehold(
        f"no sample of {share:g} of the households holds household {household_id}; try a larger --sample",
        f"按{share:g}抽样的各个样本中均没有农户 {household_id}；请增大 --sample",
    )


def example_household(scenario: str, against: str | None, share: float, seed: int, end: int, drivers: str | None = None) -> int | None:
    """Number of a lifted household that relapses in `scenario` (and not in `against`); None where there is none."""
    ever = {}
    for name in filter(None, (scenario, against)):
        world = world_in(name, 0, share, seed, end, drivers)
        cut = village_ranges(world)
        while world.month < (end + 1) * 12:
            live(world, cut)
        ever[name] = np.asarray(world.households["ever_relapsed"] == 1) & (np.asarray(world.households["household_class"]) == LIFTED)
    wanted = ever[scenario] & (~ever[against] if against is not None else True)
    found = np.flatnonzero(wanted)
    return int(numbers_of(world)[found[0]]) if len(found) else None
