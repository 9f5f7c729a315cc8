"""One constructed village: households set by hand, the rules of the plan, and lines called on them alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from kept import kept_arguments

import model.month  # noqa: F401 - puts the programmes together
from agents.codes import CELLS, MALE
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.ledger import Ledger
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS, month_word
from engine.passes import LAID_IN, STATES, Line
from engine.record import Record, zeros
from model.passes import alone
from model.tally import TALLY
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

FIRST_MONTH = 2020 * 12
SEED = 7
ROWS = 8
"""Rows of people that each household has."""
LINE = 6000.0
YEARS = 4


def rules_of_plan(**changes: Any) -> Any:
    """The plan's table of rules from January 2020; `changes` are `group__parameter = value` for all months."""
    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, FIRST_MONTH, 12 * YEARS).copy()
    for name, value in changes.items():
        group, parameter = name.split("__")
        rules[group][parameter][:] = value
    return rules


class OneVillage:
    """A village of the first place with `count` households of four persons with 10,000 yuan a head, in no trouble."""

    def __init__(self, count: int, rules: Any) -> None:
        self.households, self.diaries, self.villages = zeros(Household, count), zeros(Diary, count), zeros(Village, 1)
        self.states, self.pools = kept_arguments(count)
        self.rules = rules
        self.ledgers, self.tallies = zeros(Ledger, 1), zeros(TALLY, CELLS).reshape(1, CELLS)
        self.books, self.accounts, self.ledger = self.ledgers["book"], self.ledgers["account"], self.ledgers[0]
        self.villages["stop"] = count
        self.villages["monitoring_line"], self.villages["standard"], self.villages["prices"] = LINE, 4000.0, 1.0
        self.pools["paying_share"] = 1.0
        h = self.households
        h["agent"] = HOUSEHOLD_KEYS + np.arange(count)
        h["room"], h["first"] = ROWS, ROWS * np.arange(count)
        self.persons, self.care_years = zeros(Member, ROWS * count), zeros(Care, ROWS * count)
        self.persons["key"] = MEMBER_KEYS + np.arange(ROWS * count)
        self.people = self.persons.reshape(count, ROWS)
        h["persons"], h["household_class"] = 4, 2
        self.earn(10_000.0)

    def earn(self, a_head: float, before: float | None = None, spent: float = 0.0) -> None:
        """Twelve months with this income a head, `spent` of it on rigid costs; `before`: the year before, if other."""
        h = self.households
        h["net_12"] = a_head * h["persons"]
        h["less_rigid_12"] = (a_head - spent) * h["persons"]
        h["last_year_income"] = a_head if before is None else before

    def worker(self, place: int = 0, born: int = 1990 * 12, sex: int = MALE, work: int = 9) -> Any:
        """An able adult in this place of the first household."""
        m = self.people[0, place]
        m.birth_month, m.sex, m.work, m.usual_work, m.can_work = born, sex, work, 2, 2
        return m

    def live(self, line: Line, month: int, yearly: bool = False) -> None:
        """One month of one line."""
        word = 1_000_000 + month // 12 if yearly else month
        alone(line)(*self.arguments(month, month_word(SEED, word)), 0, 1)

    def kept(self, record: type[Record]) -> Any:
        """What a programme keeps of every household, or of the village."""
        return self.villages if record.__name__ in LAID_IN else self.states[list(STATES).index(record.__name__)]

    def arguments(self, month: int, luck: np.uint64) -> tuple[Any, ...]:
        """What a pass of the month is called with, all its luck of one word."""
        records = (self.households, self.persons, self.care_years, self.diaries, self.villages, self.rules[month - FIRST_MONTH])
        return (*records, luck, luck, luck, self.ledgers, self.tallies, month, self.states, self.pools)


def plain(rules: Any, group: str, month: int = 2022 * 12) -> Any:
    """Parameters of a group in a month, for plain calls of rules."""
    p = rules[month - FIRST_MONTH][0][group]
    return SimpleNamespace(**{name: p[name] for name in p.dtype.names})
