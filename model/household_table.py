"""The households of a world, and their members, as tables: a column a trait, codes by their stable names.

Columns are plain arrays by name, ready for a pandas or Arrow table. All are simulated households; nobody real is among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES, YES_NO, Item
from agents.household import Care, Diary, Household, Member, Past
from agents.household_view import NOT_ACCOUNTS
from agents.household_words import PLACES, meanings_of, place_in, title_in
from agents.population.places import villages
from engine.flows import POLICIES
from engine.luck import HOUSEHOLD_KEYS, VILLAGE_KEYS
from engine.passes import STATES
from engine.record import BIT_SET, Field, Nested, fields
from model.people import MONTHS
from model.people_table import rows_of
from model.world import World
from parameters.registry import load_registry

OPEN = "month_"
"""Sums of the month that is open: nought when a month is closed. What they were stands in the ring of twelve months."""
NOT_TRAITS = NOT_ACCOUNTS | {"key", "birth_month"}
Values = NDArray[Any]


@dataclass(frozen=True)
class Column:
    """A trait of everybody: what it is called in both languages, its unit, its values, and the list in which codes are positions."""

    en: str
    zh: str
    unit: str
    values: Values
    items: tuple[Item, ...] = ()


Table = dict[str, Column]


def households_of(world: World) -> Table:
    """Every household of the world that has members: who and where it is, how many real ones it stands for, and its traits."""
    there = np.asarray(world.households["persons"]) > 0
    village = np.asarray(world.households["village"])[there]
    places = villages()
    place = np.asarray(world.villages["key"])[village] - VILLAGE_KEYS
    classes = np.asarray(world.villages["place"])[village] % len(VILLAGE_CLASSES)
    diaries = np.asarray(world.diaries)[there]
    found = {
        "household": Column("number of the household", "农户编号", "", numbers_of(world)[there]),
        "county": Column("county", "县(市、区)", "", world.county_of_villages()[village], COUNTIES),
        "village": Column("village or resettlement community", "村(社区)", "", np.array(places.name_zh, dtype=object)[place]),
        "village_class": Column("class of the village", "村庄类别", "", classes, VILLAGE_CLASSES),
        "weight": Column("real households that it stands for", "代表的真实户数", "households", world.household_weights()[there]),
    }
    last = diaries["past"][:, (world.month - 1) % MONTHS]
    for name, column in _traits(Past, last).items():
        found[f"{OPEN}{name}"] = column
    found |= _traits(Household, np.asarray(world.households)[there]) | _traits(Diary, diaries)
    for kind, records in zip(STATES.values(), world.states, strict=True):
        found |= _traits(kind, np.asarray(records)[there])
    return found


def persons_of(world: World) -> Table:
    """Every person of the world: number of the person and of the household, age in the last closed month, and traits."""
    rows, homes = rows_of(world.households)
    members = np.asarray(world.persons)[rows]
    found = {
        "person": Column("number of the person, for life", "个人编号", "", members["key"]),
        "household": Column("number of the household", "农户编号", "", numbers_of(world)[homes]),
        "age": Column("age in whole years", "周岁年龄", "years", (world.month - members["birth_month"]) // MONTHS),
    }
    return found | _traits(Member, members) | _traits(Care, np.asarray(world.care_years)[rows])


def numbers_of(world: World) -> NDArray[np.int64]:
    """Number of every household of the world in the full population (households,)."""
    return np.asarray(world.households["agent"] - HOUSEHOLD_KEYS)


def _traits(kind: type, records: Values) -> Table:
    found: Table = {}
    declared = fields(kind)
    for name, field in declared.items():
        if isinstance(field, Field) and name not in NOT_TRAITS and not name.startswith(OPEN):
            found |= _columns(declared, name, field, records[name])
    return found


def _columns(declared: Mapping[str, Field | Nested], name: str, field: Field, values: Values) -> Table:
    """The columns of a field: one, or one a place of a vector, or one a bit of a set."""
    en, zh = title_in(declared, name, "en"), title_in(declared, name, "zh")
    if name == "received":
        groups = load_registry().groups
        return _bits(name, en, zh, [Item(policy, groups[policy].name_zh, groups[policy].name) for policy in POLICIES], values)
    if field.unit == BIT_SET and field.words:
        return _bits(name, en, zh, field.words, values)
    if field.length:
        keys = [item.name for item in PLACES[name]] if name in PLACES else [str(place + 1) for place in range(field.length)]
        return {
            f"{name}_{key}": Column(en + place_in(name, place, "en"), zh + place_in(name, place, "zh"), field.unit, values[:, place])
            for place, key in enumerate(keys)
        }
    items = meanings_of(name)
    if items is YES_NO:
        return {name: Column(en, zh, "", values.astype(bool))}
    return {name: Column(en, zh, "" if items else field.unit, values, items)}


def _bits(name: str, en: str, zh: str, items: Sequence[Item], values: Values) -> Table:
    bits = values.astype(np.int64)
    return {
        f"{name}_{item.name}": Column(f"{en}: {item.en}", f"{zh}：{item.zh}", "", (bits >> bit & 1).astype(bool))
        for bit, item in enumerate(items)
    }
