"""Small worlds for tests: a few whole villages of every county, their months, and comparison field by field."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.population.people import People, build_people
from agents.population.places import villages
from engine.luck import run_seed
from model import start
from model.month import live, village_ranges
from model.people_table import rows_of
from model.recorder import Recorder
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

HOUSEHOLDS_TOTAL = 820_000
FIRST_MONTH, PART = 2020 * 12, 2021 * 12
VILLAGES_A_COUNTY = 3
SEED = 20_210_101


def rules_of_plan(years: int = 3, scenario: str | Path = "plan") -> Any:
    """The table of rules of a scenario at central values, `years` years from January 2020."""
    return compile_rules(load_registry(), read_scenario(scenario), CENTRAL_DRAW, FIRST_MONTH, 12 * years)


def rules_of(path: Path, text: str, years: int = 3) -> Any:
    """The table of rules of the plan with the changes in `text`, which are written to the file `path`."""
    path.write_text(f'name = "m"\nextends = "plan"\nreason = "r"\n{text}', encoding="utf-8")
    return compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, FIRST_MONTH, 12 * years)


def people_of(share: float, chosen: Callable[[People], NDArray[np.bool_]]) -> People:
    """The kept people of the households that `chosen` marks."""
    people = build_people(share, 0)
    kept = chosen(people)
    return People(**{field.name: getattr(people, field.name)[kept] for field in fields(People)})


def whole_villages(people: People) -> NDArray[np.bool_]:
    """Households of three middling villages of each county and of its smallest resettlement community."""
    ids, size = np.unique(people.village, return_counts=True)
    first = np.searchsorted(people.village, ids)
    county, community = people.county[first], people.resettled[first] == 1
    chosen: list[int] = []
    for c in range(len(COUNTIES)):
        mine = np.flatnonzero((county == c) & ~community)
        order = mine[np.argsort(size[mine], kind="stable")]
        chosen.extend(order[len(order) // 2 - 1 : len(order) // 2 - 1 + VILLAGES_A_COUNTY])
        moved = np.flatnonzero((county == c) & community)
        chosen.extend(moved[np.argsort(size[moved], kind="stable")][:1])
    return np.isin(people.village, ids[chosen])


def begin(people: People, rules: Any, seed: int = SEED, years: tuple[int, int] | None = None, share: float | None = None) -> World:
    """The world of January 2020; with `years` a recorder of these reported years. `share`: what part of everybody the people are."""
    part = len(people) / HOUSEHOLDS_TOTAL if share is None else share
    world = start.begin(people, villages(), rules, run_seed(seed, 0, 0), part, whole_sample=False)
    if years is not None:
        world.recorder = Recorder(*years, world)
    return world


def live_until(world: World, month: int, ranges: int = 1, check: Callable[[World], None] | None = None, threads: int = 1) -> World:
    """Live until `month` is reached (not lived itself); `check` sees the world after every month."""
    cut = village_ranges(world, ranges)
    while world.month < month:
        live(world, cut, threads)
        if check is not None:
            check(world)
    return world


def branch(world: World, rules: Any = None) -> World:
    """An independent copy that goes on under `rules` (default: the same)."""
    twin = world.branch(world.rules if rules is None else rules, world.observed)
    twin.recorder = deepcopy(world.recorder)
    return twin


def flat(records: Any, prefix: str = "") -> dict[str, NDArray[Any]]:
    """Every field of a record array, nested ones too, as plain arrays of shape (records, ...); never padding."""
    found: dict[str, NDArray[Any]] = {}
    for name in records.dtype.names:
        values = np.asarray(records[name])
        if values.dtype.names is not None:
            found.update(flat(values, f"{prefix}{name}."))
        else:
            found[prefix + name] = values
    return found


def people(world: World) -> Any:
    """The rows of everybody, household by household."""
    return world.persons[rows_of(world.households)[0]]


def count_at_home(world: World, which: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many of each household's people are among `which` of `people`."""
    return np.bincount(rows_of(world.households)[1], weights=which, minlength=len(world.households)).astype(np.int64)


def state(world: World) -> dict[str, NDArray[Any]]:
    """Everything that a world holds, by name: fields of households, diaries and villages, books, accounts, tallies."""
    found = {"imbalance": np.array(world.imbalance)}
    for room in ("households", "diaries", "villages"):
        found.update({f"{room}.{name}": values for name, values in flat(getattr(world, room)).items()})
    for number, table in enumerate((*world.states, world.pools)):
        found.update({f"states[{number}].{name}": values for name, values in flat(table).items()})
    rows, _ = rows_of(world.households)
    for room in ("persons", "care_years"):
        found.update({f"{room}.{name}": values[rows] for name, values in flat(getattr(world, room)).items()})
    for name in ("books", "accounts", "institution_books", "institution_accounts", "spending", "tallies"):
        found[name] = np.asarray(getattr(world, name))
    found.update({f"county_purses.{name}": values.copy() for name, values in vars(world.county_purses).items()})
    return found


def differing(one: dict[str, NDArray[Any]], other: dict[str, NDArray[Any]]) -> list[str]:
    """Names of what differs between two states (or outcomes); missing equals missing."""
    assert one.keys() == other.keys()
    return [name for name in one if not np.array_equal(one[name], other[name], equal_nan=one[name].dtype.kind == "f")]


def changed_households(one: World, other: World) -> NDArray[np.bool_]:
    """Which households differ in any field."""
    changed = np.zeros(len(one.households), dtype=bool)
    a, b = flat(one.households), flat(other.households)
    for name, values in a.items():
        unequal = values != b[name]
        changed |= unequal.reshape(len(changed), -1).any(axis=1)
    return changed
