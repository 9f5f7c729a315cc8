"""One household with its diary, village and books, under the rules of a month of the plan, for hand-worked cases."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from kept import kept_arguments

import model.month  # noqa: F401 - puts the values together
from agents.codes import CELLS
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from engine.bills import BILLS, slot
from engine.compiled import uncompiled
from engine.flows import entry
from engine.ledger import Ledger
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS, month_word
from engine.passes import LAID_IN, POOLS, STATES, Line
from engine.record import Record, zeros
from model import claims
from model.life import accidents
from model.passes import alone
from model.people import OF_DISASTER, OF_ILLNESS, OF_SCHOOLING, bound_hardship
from model.policies import gap_insurance, home_insurance
from model.tally import TALLY
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

FIRST_MONTH = 2020 * 12
GAP = ("gap_illness", "gap_schooling", "gap_disaster")
HOME = ("home_indemnity", "home_property")
RELIEF = ("relief", "relief_illness", "relief_schooling", "relief_disaster")
"""Flows of payers of several kinds of bills."""
ROWS = 8
MARCH_2022 = 2022 * 12 + 2


@cache
def plan() -> Any:
    """The table of rules of the plan at central values, 2020 to 2023."""
    return compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, FIRST_MONTH, 48)


def rules_at(month: int = MARCH_2022, **changes: dict[str, float]) -> Any:
    """A copy of the rules of all places in a month, with changes by policy: `gap_insurance={"coverage": 1.0}`."""
    rules = plan()[month - FIRST_MONTH].copy()
    for policy, fields in changes.items():
        for name, value in fields.items():
            rules[policy][name] = value
    return rules


FILE_LOSSES = (home_insurance.CLAIM_AND_FILE, gap_insurance.CLAIM_AND_FILE, accidents.FORGET)
PAY_LOSSES = (home_insurance.PAY_CLAIMS, gap_insurance.PAY_CLAIMS)
"""The two insurances of losses, in the order of payers."""
CERTAIN = {"coverage": 1.0, "targeting_error": 0.0, "delay_months": 0.0}
"""Everybody entitled is reached, nobody else, at once: what is left is the rule's arithmetic."""


class Case:
    """A household of four in a village of its own; lines run uncompiled over it."""

    def __init__(self, month: int = MARCH_2022, income: float = 5000.0, **changes: dict[str, float]) -> None:
        self.month = month
        self.rules = rules_at(month, **changes)
        self.households, self.diaries, self.villages = zeros(Household, 1), zeros(Diary, 1), zeros(Village, 1)
        self.states, self.pools = kept_arguments(1)
        self.persons, self.care_years = zeros(Member, ROWS), zeros(Care, ROWS)
        self.ledgers, self.tallies = zeros(Ledger, 1), zeros(TALLY, CELLS).reshape(1, CELLS)
        self.books, self.accounts, self.ledger = self.ledgers["book"], self.ledgers["account"], self.ledgers[0]
        self.h, self.diary, self.village = self.households[0], self.diaries[0], self.villages[0]
        self.h.room = ROWS
        self.persons["key"] = MEMBER_KEYS + 7 * ROWS + np.arange(ROWS)
        self.h.agent, self.h.persons, self.h.last_year_income = HOUSEHOLD_KEYS + 7, 4, income
        self.h.net_12 = self.h.less_rigid_12 = 4 * income
        for k in range(4):
            self.members[k].birth_month = 1985 * 12
            self.members[k].can_work = 2
        self.village.stop, self.village.prices, self.village.monitoring_line = 1, 1.0, 6600.0
        self.village.price[:] = 1.0
        self.pools["paying_share"] = 1.0

    def run(self, line: Line, luck: np.uint64 | None = None) -> None:
        """One line over the village, of this `luck` or the month's; the hot record first notes what a test wrote by hand."""
        uncompiled(bound_hardship)(self.h, self.diary)
        lost = self.diary.property_loss + self.diary.stolen_value
        if self.h.struck == 0:  # written by hand just now: no line has seen it
            approved = self.diary.approved[slot("disaster", "gap_insurance")]
            self.h.own_cost[OF_DISASTER] = max(self.h.own_cost[OF_DISASTER], lost + approved)
        of_month = ("property_loss", "stolen_value", "deaths", "accident_deaths", "accident_disabled")
        self.h.struck = any(self.diary[name] > 0 for name in of_month)
        luck = month_word(1, self.month) if luck is None else luck
        records = (self.households, self.persons, self.care_years, self.diaries, self.villages, self.rules)
        alone(line).plain()(*records, luck, luck, luck, self.ledgers, self.tallies, self.month, self.states, self.pools, 0, 1)

    def file_losses(self, luck: np.uint64 | None = None) -> None:
        """Home insurance, then gap insurance look at what was lost; then it is forgotten."""
        for line in FILE_LOSSES:
            self.run(line, luck)

    def pay_losses(self, luck: np.uint64 | None = None) -> None:
        """They pay what they have decided."""
        for line in PAY_LOSSES:
            self.run(line, luck)

    def cost(self, illness: float | None = None, schooling: float | None = None) -> None:
        """Own cost of this year's bills, before payers of claims look at it."""
        for bill, yuan in ((OF_ILLNESS, illness), (OF_SCHOOLING, schooling)):
            if yuan is not None:
                self.h.own_cost[bill] = yuan

    def left(self, bill: str = "illness") -> float:
        """Cost of the year that nobody has paid or promised."""
        return float(uncompiled(claims.left)(self.h, self.diary, BILLS.index(bill)))

    def approved(self, bill: str, payer: str) -> float:
        """What a payer has approved of the year's bills."""
        return float(self.diary.approved[slot(bill, payer)])

    def waiting(self, bill: str, payer: str) -> float:
        """What a payer has approved or set aside and not paid."""
        return float(self.diary.waiting[slot(bill, payer)])

    def pool(self, programme: str) -> Any:
        """What the village asks of the purse of a programme."""
        return self.pools[0, POOLS[programme]]

    def kept(self, record: type[Record]) -> Any:
        """What a programme keeps of the household, or of its village."""
        return self.village if record.__name__ in LAID_IN else self.states[list(STATES).index(record.__name__)][0]

    @property
    def members(self) -> Any:
        """The rows of the household's members."""
        return self.persons[: self.h.persons]

    @property
    def cares(self) -> Any:
        """What their care has cost this year."""
        return self.care_years[: self.h.persons]

    def paid(self, *flows: str) -> float:
        """What flowed so far."""
        return float(sum(self.books[0, entry(flow)] for flow in flows))
