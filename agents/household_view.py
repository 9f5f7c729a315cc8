"""One household taken out of the arrays as an object with members, accounts and history, for a look or a notebook.

It reads the world that it was given; only the lines of the month write. Names are those of the declared records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from agents import codes
from agents.household import Care, Diary, Household, Member, Past
from agents.household_words import SEX, field_title, kept_fields
from engine.luck import HOUSEHOLD_KEYS
from engine.passes import STATES
from engine.record import Nested, fields
from parameters.bilingual import Bilingual

NOT_ACCOUNTS = {"agent", "village", "kin", "first", "room"}
"""Fields that say where something stands or who it is."""


@dataclass(frozen=True)
class Person:
    """A member as plain values with their names."""

    number: int
    age: int
    sex: codes.Item
    schooling_years: int
    work: codes.Item
    presence: codes.Item
    values: dict[str, float]


@dataclass(frozen=True)
class Change:
    """A field that a line of the month changed: before and after, with its titles and unit."""

    field: str
    en: str
    zh: str
    unit: str
    before: float
    after: float


class NoSuchHousehold(Bilingual):
    """No household has the number that was asked for."""


class HouseholdView:
    """The household with the number `household_id` in a world (its fixed number in the full population)."""

    def __init__(self, world: Any, household_id: int) -> None:
        found = np.flatnonzero(world.households["agent"] == HOUSEHOLD_KEYS + household_id)
        if len(found) == 0:
            raise NoSuchHousehold(f"household {household_id} is not in this sample", f"样本中没有农户 {household_id}")
        self.world, self.household_id, self.index = world, household_id, int(found[0])
        self.history: list[dict[str, float]] = []
        self._numbers: dict[int, int] = {}

    @property
    def record(self) -> Any:
        """The household's record."""
        return self.world.households[self.index]

    @property
    def village(self) -> Any:
        """The record of its village."""
        return self.world.villages[int(self.record.village)]

    @property
    def county(self) -> codes.CountyItem:
        """Its county of residence."""
        return codes.COUNTIES[int(self.village.county)]

    def accounts(self) -> dict[str, float]:
        """Every number of the household, its diary and what programmes keep of it by name (vectors as name[i])."""
        found: dict[str, float] = {}
        kept = zip(STATES.values(), (table[self.index] for table in self.world.states), strict=True)
        for kind, record in ((Household, self.record), (Diary, self.world.diaries[self.index]), *kept):
            for name, field in fields(kind).items():
                if name in NOT_ACCOUNTS or isinstance(field, Nested):
                    continue
                value = np.atleast_1d(np.asarray(record[name]))
                for i, each in enumerate(value):
                    found[name if len(value) == 1 else f"{name}[{i}]"] = float(each)
        for place, record in enumerate(self.world.diaries[self.index]["past"]):
            found.update({f"past[{place}].{name}": float(record[name]) for name in fields(Past)})
        for number, record in self.rows().items():
            found.update({f"members[{number}].{name}": float(record[name]) for name in fields(Member) if name != "key"})
        for number, record in self.rows("care_years").items():
            found.update({f"members[{number}].{name}": float(record[name]) for name in fields(Care)})
        return found

    def rows(self, table: str = "persons") -> dict[int, Any]:
        """The members' records by the numbers that they have here: as they were met first, whatever becomes of them and of others."""
        rows = range(int(self.record.first), int(self.record.first) + int(self.record.persons))
        keys = [int(self.world.persons["key"][row]) for row in rows]
        records = getattr(self.world, table)
        return {self._numbers.setdefault(key, len(self._numbers)): records[row] for key, row in zip(keys, rows, strict=True)}

    def members(self) -> list[Person]:
        """The members who are alive and registered here."""
        return [
            Person(
                number,
                (self.world.month - int(m["birth_month"])) // 12,
                SEX[int(m["sex"])],
                int(m["schooling"]),
                codes.WORK[int(m["work"])],
                codes.PRESENCE[int(m["presence"])],
                {name: float(m[name]) for name in fields(Member) if name != "key"},
            )
            for number, m in self.rows().items()
        ]

    def remember(self) -> None:
        """Write the present accounts into the history."""
        self.history.append({"month": float(self.world.month), "standard": float(self.village.standard), **self.accounts()})

    def changes_since(self, before: dict[str, float]) -> list[Change]:
        """Fields whose value differs from `before` (an earlier `accounts()`); who was born or died had, or has, nothing but noughts."""
        now = self.accounts()
        return [
            Change(name, field_title(name, "en"), field_title(name, "zh"), unit_of(name), before.get(name, 0.0), now.get(name, 0.0))
            for name in dict.fromkeys((*before, *now))
            if now.get(name, 0.0) != before.get(name, 0.0)
        ]


def unit_of(name: str) -> str:
    """Unit of a field as named in `accounts()`."""
    place, dot, rest = name.partition("].")
    if dot:
        field = (fields(Past) if place.startswith("past[") else {**fields(Member), **fields(Care)})[rest]
    else:
        field = {**fields(Household), **fields(Diary), **kept_fields()}[name.split("[")[0]]
    return getattr(field, "unit", "")
