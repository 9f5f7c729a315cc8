"""Small worlds of equal farm households, one village a county, whose months of insurance or credit run alone."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from agents.codes import COUNTIES, OWN_FARM, VILLAGE_CLASSES, names
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from agents.products import HOGS, PRODUCTS
from engine.flows import entry
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS, VILLAGE_KEYS
from engine.passes import Step
from engine.record import zeros
from model import institutions
from model.bookkeeping import count_stocks, stocks
from model.month import MONTH
from model.passes import alone
from model.world import FIRST_MONTH, World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

ROWS = 8
"""Rows of people that each household has."""
MARCH_2022, JANUARY_2022 = 2022 * 12 + 2, 2022 * 12
COIX = names(PRODUCTS).index("coix")
COUNTY_COUNT, CLASS_COUNT = len(COUNTIES), len(VILLAGE_CLASSES)


@cache
def _rules(scenario: str) -> Any:
    return compile_rules(load_registry(), read_scenario(scenario), CENTRAL_DRAW, FIRST_MONTH, 72)


def world_of(households: int = 9, month: int = JANUARY_2022, scenario: str = "plan", **changes: dict[str, Any]) -> World:
    """Lifted households of four, two of them farm hands on 10 mu, with 20,000 yuan; `changes` are rules by group."""
    rules = _rules(scenario).copy()
    for group, fields in changes.items():
        for name, value in fields.items():
            rules[group][name] = value
    h = zeros(Household, households)
    h["agent"] = HOUSEHOLD_KEYS + np.arange(households)
    h["village"] = np.arange(households) * COUNTY_COUNT // households
    h["room"], h["first"] = ROWS, ROWS * np.arange(households)
    persons = zeros(Member, ROWS * households)
    persons["key"] = MEMBER_KEYS + np.arange(ROWS * households)
    people = persons.reshape(households, ROWS)
    h["crop"], h["animal"] = COIX, HOGS
    h["persons"], h["land"], h["cash"], h["net_12"] = 4, 10.0, 20_000.0, 40_000.0
    for k in range(4):
        people["birth_month"][:, k] = 1985 * 12
    people["can_work"][:, :2], people["work"][:, :2], h["hands"] = 2, OWN_FARM, 4
    world = World(h, persons, zeros(Care, len(persons)), zeros(Diary, households), villages_of(h), rules, np.uint64(1), 1.0)
    world.month = month
    open_books(world)
    return world


def people_of(world: World) -> Any:
    """The rows of people of such a world (households, rows)."""
    return world.persons.reshape(-1, ROWS)


def open_books(world: World) -> None:
    """Take the stocks as they are now for the opening ones, after a test has set some."""
    count_stocks(world)
    world.opening = stocks(world)


def villages_of(h: Any) -> Any:
    """One village a county, in normal times."""
    v = zeros(Village, COUNTY_COUNT)
    numbers = np.arange(COUNTY_COUNT)
    v["first"], v["stop"] = (np.searchsorted(h["village"], numbers, side=side) for side in ("left", "right"))
    v["key"], v["county"], v["place"] = VILLAGE_KEYS + numbers, numbers, numbers * CLASS_COUNT
    v["weight"] = v["prices"] = v["stand"] = v["price"] = v["usual_price"] = 1.0
    return v


def live(world: World, *rooms: str) -> Flows:
    """A month of the lines and steps of these rooms, purses asked and accounts closed; returns the flows of the month in yuan."""
    for line in MONTH:
        if line.name.split(".")[0] in (*rooms, "budgets"):
            line.run(world) if isinstance(line, Step) else alone(line)(*world.pass_arguments, 0, COUNTY_COUNT)
    flows = world.books.sum(axis=0) + world.institution_books.sum(axis=0)
    count_stocks(world)  # as `observe` does, which is not among the rooms
    institutions.close(world)
    assert world.imbalance == 0.0
    world.month += 1
    return Flows(flows)


class Flows(dict[str, float]):
    """Yuan by name of flow."""

    def __init__(self, yuan: Any) -> None:
        super().__init__()
        self.yuan = yuan

    def __missing__(self, name: str) -> float:
        return float(self.yuan[entry(name)])


def income(world: World) -> Any:
    """Net income that was booked since the start; nothing but `observe` empties the month's sums."""
    return np.asarray(world.households["month_net"])
