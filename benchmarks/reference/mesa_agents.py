"""The reference workload in plain Mesa: an agent object a household, an agent a village, `AgentSet.do` each month.

Written as the tutorials of Mesa do it: attributes, methods, no arrays. The luck must be the model's for the results to be
comparable; it is drawn for all households at once each month and handed out as lists, which costs about as much as the
calls of `random.random()` that it stands for.
"""

from __future__ import annotations

import math
from typing import Any

import mesa
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

MONTHLY = (
    (JOB, 0),
    (WAGE, 0),
    (ILL, 0),
    (BILL, 0),
    (BILL, 1),
    (BILL, 2),
    (YIELD, 0),
    (PEST, 0),
    (PRICE, 0),
    (LOAN, 0),
    (FOUND, 0),
    (SPEND, 0),
)
exp = uncompiled(exponential)


class Household(mesa.Agent):
    """A household; its attributes are the fields of `state.Home`."""

    def __init__(self, model: Countryside, place: int, home: Any, village: Hamlet) -> None:
        super().__init__(model)
        self.place, self.village = place, village
        self.key, self.persons, self.workers = int(home["key"]), float(home["persons"]), float(home["workers"])
        self.skill, self.land, self.frailty = float(home["skill"]), float(home["land"]), float(home["frailty"])
        self.resettled, self.insured, self.spell = int(home["resettled"]), int(home["insured"]), int(home["spell"])
        self.post, self.listed, self.candidate = int(home["post"]), int(home["listed"]), int(home["candidate"])
        self.good_months, self.poor_months = int(home["good_months"]), int(home["poor_months"])
        self.cash, self.debt, self.medical = float(home["cash"]), float(home["debt"]), float(home["medical"])
        self.aid, self.income_year, self.score = float(home["aid"]), float(home["income_year"]), float(home["score"])
        self.ring = home["ring"].tolist()

    def live(self) -> None:
        """One month."""
        p, luck = self.model.terms, self.model.luck
        earned = self.work(p, luck)
        grown = self.farm(p, luck)
        income = earned + grown + self.top_up(p)
        if self.post == 1:
            income = income + p.post_pay
        if self.listed == 1:
            income = income + p.help
        cost = self.fall_ill(p, luck)
        spent = p.need * self.persons * (0.9 + 0.2 * luck[SPEND, 0][self.place]) + p.propensity * max(0.0, self.cash)
        self.cash = self.cash + income - cost - spent
        self.borrow(p, luck)
        slot = self.model.slot
        self.income_year = self.income_year + income - self.ring[slot]
        self.watch(p, luck)
        self.ring[slot] = income

    def work(self, p: Any, luck: Any) -> float:
        """The wage of the month, or job-loss insurance."""
        u = luck[JOB, 0][self.place]
        if self.spell >= 0:
            self.spell = -1 if u < p.lose_job else self.spell + 1
        else:
            self.spell = 0 if u < p.find_job else self.spell - 1
        if self.spell >= 0:
            return self.workers * p.wage * self.skill * (0.8 + 0.4 * luck[WAGE, 0][self.place])
        return p.job_benefit if self.resettled == 1 and self.workers > 0.0 and self.spell >= -JOB_MONTHS else 0.0

    def farm(self, p: Any, luck: Any) -> float:
        """Farm income with crop insurance."""
        normal = self.land * p.harvest * p.season[self.model.slot] * self.model.price
        sold = normal * self.village.weather * (0.7 + 0.6 * luck[YIELD, 0][self.place]) * (0.9 + 0.2 * luck[PRICE, 0][self.place])
        if luck[PEST, 0][self.place] < p.pest:
            sold = sold * 0.4
        if self.insured == 1 and sold < 0.7 * normal:
            paid = p.crop_share * (0.7 * normal - sold)
            self.aid += paid
            sold = sold + paid
        return sold

    def top_up(self, p: Any) -> float:
        """Dibao."""
        gap = p.dibao_line * self.persons - self.income_year
        paid = gap * 0.08333333333333333 if gap > 0.0 else 0.0
        self.aid += paid
        return paid

    def fall_ill(self, p: Any, luck: Any) -> float:
        """Own medical cost of the month."""
        if luck[ILL, 0][self.place] >= p.ill * self.frailty:
            return 0.0
        z = (luck[BILL, 0][self.place] + luck[BILL, 1][self.place] + luck[BILL, 2][self.place] - 1.5) * 2.0
        bill = p.bill * exp(p.bill_sd * z - 0.5 * p.bill_sd * p.bill_sd)
        rest = bill - p.basic_share * max(0.0, min(bill, p.ceiling) - p.deductible)
        rest = rest - p.serious_share * max(0.0, rest - p.serious_line)
        cost = rest - p.aid_share * rest if self.listed == 1 else rest
        self.medical += cost
        return cost

    def borrow(self, p: Any, luck: Any) -> None:
        """Micro-credit."""
        if self.debt > 0.0:
            self.cash -= self.debt * p.interest
            due = min(self.debt, p.loan / LOAN_MONTHS)
            if self.cash > due:
                self.cash -= due
                self.debt -= due
        elif self.cash < 2000.0 and self.workers > 0.0 and luck[LOAN, 0][self.place] < p.lend:
            self.debt = p.loan
            self.cash += p.loan

    def watch(self, p: Any, luck: Any) -> None:
        """Months below the line; candidates and releases of the village's list."""
        if self.income_year < p.poor_line * self.persons:
            self.poor_months += 1
        near = self.income_year < p.watch_line * self.persons
        self.candidate = 1 if near and self.listed == 0 and luck[FOUND, 0][self.place] < p.found else 0
        self.good_months = self.good_months + 1 if self.listed == 1 and not near else 0
        if self.good_months >= CALM_MONTHS:
            self.listed = 0
            self.good_months = 0


class Hamlet(mesa.Agent):
    """A village: its list, its posts, its weather."""

    def __init__(self, model: Countryside, key: int) -> None:
        super().__init__(model)
        self.key, self.weather, self.households = key, 1.0, list[Household]()

    def look_at_the_sky(self) -> None:
        """Drought or not."""
        self.weather = 0.5 if draw_one(self.model.word, DROUGHT, self.key) < self.model.terms.drought else 1.0

    def list_and_post(self) -> None:
        """The list of the month; in January the posts."""
        p, listed = self.model.terms, 0
        for household in self.households:
            if household.candidate == 1 and listed < p.list_cap:
                household.listed = 1
                listed += 1
        if self.model.slot == 0:
            self.give_posts(int(p.posts))

    def give_posts(self, posts: int) -> None:
        """The poorest that can work get the posts."""
        luck = self.model.luck[POST, 0]
        for household in self.households:
            household.post = 0
            score = household.income_year / household.persons * (0.9 + 0.2 * luck[household.place])
            household.score = math.inf if household.workers == 0.0 else score
        for _ in range(posts):
            poorest = min(self.households, key=lambda household: household.score)
            if poorest.score < math.inf:
                poorest.post = 1
                poorest.score = math.inf


class Countryside(mesa.Model):
    """The villages and their households."""

    def __init__(self, homes: Any, villages: Any, seed: Any) -> None:
        super().__init__(rng=0)
        self.terms, self.seed_word, self.keys = plain_terms(), seed, np.array(homes["key"])
        self.word, self.slot, self.price = np.uint64(0), 0, 1.0
        self.luck: dict[tuple[int, int], list[float]] = {}
        for village in villages:
            hamlet = Hamlet(self, int(village["key"]))
            for i in range(int(village["first"]), int(village["stop"])):
                hamlet.households.append(Household(self, i, homes[i], hamlet))

    def live(self, start: int, months: int) -> None:
        """Live `months` months from `start` (year x 12 + month - 1)."""
        for month in range(start, start + months):
            self.live_month(month)

    def live_month(self, month: int) -> None:
        """One month of everybody."""
        self.word, self.slot = month_word(self.seed_word, month), month % 12
        wanted = (*MONTHLY, (POST, 0)) if self.slot == 0 else MONTHLY
        self.luck = {pair: draw_many(int(self.word), pair[0], self.keys, pair[1]).tolist() for pair in wanted}
        self.price = 0.9 + 0.2 * draw_one(self.word, MARKET, PREFECTURE)
        self.agents_by_type[Hamlet].do("look_at_the_sky")
        self.agents_by_type[Household].do("live")
        self.agents_by_type[Hamlet].do("list_and_post")

    def records(self) -> Any:
        """All attributes as the record array that the run began with."""
        found = np.zeros(len(self.keys), HOME)
        agents = sorted(self.agents_by_type[Household], key=lambda household: household.place)
        for name in HOME.names or ():
            found[name] = [getattr(agent, name) for agent in agents]
        return found
