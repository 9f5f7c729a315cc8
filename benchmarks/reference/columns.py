"""The reference workload in NumPy: one column a field, all households at once, a month at a time.

The operations stand in the order of `rules.py`, so that the bits are the same. What only the ill need is computed for
the ill only, as one who knows NumPy does.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.reference.rules import (
    BILL,
    CALM_MONTHS,
    DROUGHT,
    FOUND,
    ILL,
    JOB,
    JOB_MONTHS,
    LOAN,
    LOAN_MONTHS,
    MARKET,
    PEST,
    POST,
    PREFECTURE,
    PRICE,
    SPEND,
    WAGE,
    YIELD,
    exponential,
)
from benchmarks.reference.state import HOME, plain_terms
from engine.compiled import uncompiled
from engine.luck import draw_many, draw_one, month_word

Column = Any


class Columns:
    """Households and villages as columns, and the luck of the month that is lived."""

    def __init__(self, homes: Any, villages: Any, seed: Any) -> None:
        names = HOME.names or ()
        self.h = SimpleNamespace(**{name: np.ascontiguousarray(homes[name].T) for name in names})
        self.p, self.seed = plain_terms(), seed
        self.village_keys, self.first = np.asarray(villages["key"]), np.asarray(villages["first"], dtype=np.int64)
        self.sizes = np.asarray(villages["stop"], dtype=np.int64) - self.first
        self.village = np.repeat(np.arange(len(villages)), self.sizes)
        self.luck = 0

    def draw(self, decision: int, occasion: int = 0) -> Column:
        """One uniform a household."""
        return draw_many(self.luck, decision, self.h.key, occasion)

    def live(self, start: int, months: int) -> None:
        """Live `months` months from `start` (year x 12 + month - 1)."""
        for month in range(start, start + months):
            self.luck = int(month_word(self.seed, month))
            self._live_month(month % 12)
            self._list()
            if month % 12 == 0:
                self._give_posts()

    def _live_month(self, slot: int) -> None:
        h, p = self.h, self.p
        earned, grown = self._work(), self._farm(slot)
        income = earned + grown + self._top_up()
        income = np.where(h.post == 1, income + p.post_pay, income)
        income = np.where(h.listed == 1, income + p.help, income)
        cost = self._fall_ill()
        spent = p.need * h.persons * (0.9 + 0.2 * self.draw(SPEND)) + p.propensity * np.maximum(h.cash, 0.0)
        h.cash = h.cash + income - cost - spent
        self._borrow()
        h.income_year = h.income_year + income - h.ring[slot]
        self._watch()
        h.ring[slot] = income

    def _work(self) -> Column:
        h, p = self.h, self.p
        u = self.draw(JOB)
        h.spell = np.where(h.spell >= 0, np.where(u < p.lose_job, -1, h.spell + 1), np.where(u < p.find_job, 0, h.spell - 1))
        earned = h.workers * p.wage * h.skill * (0.8 + 0.4 * self.draw(WAGE))
        insured = (h.resettled == 1) & (h.workers > 0.0) & (h.spell >= -JOB_MONTHS)
        return np.where(h.spell >= 0, earned, np.where(insured, p.job_benefit, 0.0))

    def _farm(self, slot: int) -> Column:
        h, p = self.h, self.p
        struck = draw_many(self.luck, DROUGHT, self.village_keys) < p.drought
        weather = np.where(struck, 0.5, 1.0)[self.village]
        price = 0.9 + 0.2 * draw_one(self.luck, MARKET, PREFECTURE)
        normal = h.land * p.harvest * p.season[slot] * price
        sold = normal * weather * (0.7 + 0.6 * self.draw(YIELD)) * (0.9 + 0.2 * self.draw(PRICE))
        sold = np.where(self.draw(PEST) < p.pest, sold * 0.4, sold)
        lost = (h.insured == 1) & (sold < 0.7 * normal)
        paid = np.where(lost, p.crop_share * (0.7 * normal - sold), 0.0)
        h.aid += paid
        return sold + paid

    def _top_up(self) -> Column:
        h, p = self.h, self.p
        gap = p.dibao_line * h.persons - h.income_year
        paid = np.where(gap > 0.0, gap * 0.08333333333333333, 0.0)
        h.aid += paid
        return paid

    def _fall_ill(self) -> Column:
        h, p = self.h, self.p
        ill = np.flatnonzero(self.draw(ILL) < p.ill * h.frailty)
        u = [draw_many(self.luck, BILL, h.key[ill], occasion) for occasion in range(3)]
        z = (u[0] + u[1] + u[2] - 1.5) * 2.0
        bill = p.bill * uncompiled(exponential)(p.bill_sd * z - 0.5 * p.bill_sd * p.bill_sd)
        rest = bill - p.basic_share * np.maximum(0.0, np.minimum(bill, p.ceiling) - p.deductible)
        rest = rest - p.serious_share * np.maximum(0.0, rest - p.serious_line)
        cost = np.zeros(len(h.key))
        cost[ill] = np.where(h.listed[ill] == 1, rest - p.aid_share * rest, rest)
        h.medical += cost
        return cost

    def _borrow(self) -> None:
        h, p = self.h, self.p
        owing = h.debt > 0.0
        cash = np.where(owing, h.cash - h.debt * p.interest, h.cash)
        due = np.minimum(h.debt, p.loan / LOAN_MONTHS)
        repays = owing & (cash > due)
        lent = ~owing & (h.cash < 2000.0) & (h.workers > 0.0) & (self.draw(LOAN) < p.lend)
        h.cash = np.where(repays, cash - due, np.where(lent, cash + p.loan, cash))
        h.debt = np.where(repays, h.debt - due, np.where(lent, p.loan, h.debt))

    def _watch(self) -> None:
        h, p = self.h, self.p
        h.poor_months += h.income_year < p.poor_line * h.persons
        near = h.income_year < p.watch_line * h.persons
        h.candidate = (near & (h.listed == 0) & (self.draw(FOUND) < p.found)).astype(np.int32)
        h.good_months = np.where((h.listed == 1) & ~near, h.good_months + 1, 0)
        released = h.good_months >= CALM_MONTHS
        h.listed[released] = 0
        h.good_months[released] = 0

    def _list(self) -> None:
        """The first candidates of each village, as far as its cap goes."""
        h = self.h
        so_far = np.cumsum(h.candidate) - h.candidate
        rank = so_far - so_far[self.first][self.village]
        h.listed[(h.candidate == 1) & (rank < self.p.list_cap)] = 1

    def _give_posts(self) -> None:
        """January: the poorest of each village that can work."""
        h = self.h
        score = h.income_year / h.persons * (0.9 + 0.2 * self.draw(POST))
        h.score = np.where(h.workers == 0.0, np.inf, score)
        order = np.lexsort((h.score, self.village))
        places = self.first[:, None] + np.arange(int(self.p.posts))
        chosen = order[places].ravel()
        chosen = chosen[h.score[chosen] < np.inf]
        h.post = np.zeros(len(h.key), dtype=np.int32)
        h.post[chosen] = 1
        h.score[chosen] = np.inf

    def records(self) -> Any:
        """All fields as the record array that the run began with."""
        found = np.zeros(len(self.h.key), HOME)
        for name in HOME.names or ():
            found[name] = getattr(self.h, name).T
        return found
