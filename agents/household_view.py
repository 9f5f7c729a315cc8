"""One household taken out of the arrays as an object with members, accounts and history, for a look or a notebook.

It reads the world that it was given; only the lines of the month write. Names are those of the declared records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from agents import codes
from agents.household import Diary, Household, Member, Past
from agents.household_words import SEX, field_title
from engine.luck import HOUSEHOLD_KEYS
from engine.record import Nested, fields
from parameters.bilingual import Bilingual

NOT_ACCOUNTS = {"members", "agent", "village", "kin"}


@dataclass(frozen=True)
class Person:
    """A member as plain values with their names."""

    place: int
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
        """Every number of the household and its diary by name (vectors as name[i])."""
        found: dict[str, float] = {}
        for kind, record in ((Household, self.record), (Diary, self.world.diaries[self.index])):
            for name, field in fields(kind).items():
                if name in NOT_ACCOUNTS or isinstance(field, Nested):
                    continue
                value = np.atleast_1d(np.asarray(record[name]))
                for i, each in enumerate(value):
                    found[name if len(value) == 1 else f"{name}[{i}]"] = float(each)
        nested = (("members", Member, self.record["members"]), ("past", Past, self.world.diaries[self.index]["past"]))
        for stem, part, records in nested:
            for place, record in enumerate(records):
                found.update({f"{stem}[{place}].{name}": float(record[name]) for name in fields(part)})
        return found

    def members(self) -> list[Person]:
        """The members who are alive and registered here."""
        people = []
        for place in range(codes.MEMBERS_MOST):
            m = self.record["members"][place]
            if m["birth_month"] != 0:
                people.append(
                    Person(
                        place,
                        (self.world.month - int(m["birth_month"])) // 12,
                        SEX[int(m["sex"])],
                        int(m["schooling"]),
                        codes.WORK[int(m["work"])],
                        codes.PRESENCE[int(m["presence"])],
                        {name: float(m[name]) for name in fields(Member)},
                    )
                )
        return people

    def remember(self) -> None:
        """Write the present accounts into the history."""
        self.history.append({"month": float(self.world.month), "standard": float(self.village.standard), **self.accounts()})

    def changes_since(self, before: dict[str, float]) -> list[Change]:
        """Fields whose value differs from `before` (an earlier `accounts()`)."""
        now = self.accounts()
        return [
            Change(name, field_title(name, "en"), field_title(name, "zh"), unit_of(name), before[name], now[name])
            for name in now
            if now[name] != before[name]
        ]


def unit_of(name: str) -> str:
    """Unit of a field as named in `accounts()`."""
    place, dot, rest = name.partition("].")
    if dot:
        field = fields(Past if place.startswith("past[") else Member)[rest]
    else:
        field = {**fields(Household), **fields(Diary)}[name.split("[")[0]]
    return getattr(field, "unit", "")
