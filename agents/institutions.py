"""The institutions as Mesa agents: the prefecture (the model and its clock), counties, villages.

They read the world that they were given and decide; the lines of the month write what they decided. They hold no state of
their own but their place, so that a branch of a run needs only a new set of agents.
"""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
from scipy.special import ndtri

from agents.cadres import planned_visits
from agents.codes import COUNTIES
from agents.light_mesa import mesa
from engine.luck import PREFECTURE_KEYS, decision, draw_one, month_word

WAGE_LUCK, PRICE_LUCK, PANDEMIC = decision("wage_luck"), decision("price_luck"), decision("pandemic")
FIRST_YEAR = 2020
WALK = 2_000_000
"""Added to the year for luck of drivers, which is drawn once a year."""


class Prefecture(mesa.Model):
    """黔西南州: holds the institutional agents and the clock. All luck comes from the world's counter, never from Mesa's."""

    def __init__(self, world: Any) -> None:
        super().__init__(rng=0)
        self.world = world
        self._normals: dict[tuple[int, int, int], float] = {}
        self._local_workers: tuple[int, Any] = (-1, None)
        for index in range(len(COUNTIES)):
            County(self, index)
        for index in range(len(world.villages)):
            Village(self, index)
        self.counties: list[County] = sorted(self.agents_by_type[County], key=lambda c: c.index)
        self.villages: list[Village] = sorted(self.agents_by_type[Village], key=lambda v: v.index)

    def local_workers(self) -> Any:
        """People in local wage work by county, counted once a month."""
        if self._local_workers[0] != self.world.month:
            self._local_workers = (self.world.month, self.world.by_county(np.asarray(self.world.villages["local_workers"])))
        return self._local_workers[1]

    def normal_of_year(self, decision_number: int, year: int, occasion: int = 0) -> float:
        """A standard normal of the prefecture, drawn once a year (and remembered)."""
        key = (decision_number, year, occasion)
        if key not in self._normals:
            self._normals[key] = self._draw_normal(*key)
        return self._normals[key]

    def _draw_normal(self, decision_number: int, year: int, occasion: int) -> float:
        luck = month_word(self.world.seed, WALK + year)
        return float(ndtri(max(1e-12, draw_one(luck, decision_number, PREFECTURE_KEYS, occasion))))

    def walk(self, decision_number: int, sd: float, occasion: int = 0) -> float:
        """Sum of yearly normals from 2021 to the current year, times `sd`: the log of a random walk that starts in 2020."""
        if self.world.observed:
            return 0.0
        years = range(FIRST_YEAR + 1, self.world.year + 1)
        return sd * sum(self.normal_of_year(decision_number, year, occasion) for year in years)

    def stoppage(self, rules: Any) -> float:
        """Share of wage work that stands still this month: 2020's months are given, later ones are drawn."""
        if self.world.year == FIRST_YEAR:
            return float(rules.drivers.pandemic_2020[self.world.month % 12])
        u = draw_one(self.world.luck, PANDEMIC, PREFECTURE_KEYS)
        return float(rules.drivers.pandemic_severity) if u < rules.drivers.pandemic_chance else 0.0


class County(mesa.Agent):
    """A county-level unit: announces wages and prices, holds funds, hands out posts."""

    def __init__(self, model: Prefecture, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.code = COUNTIES[index].name
        self.name_zh = COUNTIES[index].zh
        self.category = COUNTIES[index].category

    @property
    def rules(self) -> Any:
        """The county's rules of the month (those of its first village class)."""
        return self.model.world.county_rules(self.index)

    def announcement(self, stopped: float) -> dict[str, float]:
        """Wages, prices and lines of the month in the county."""
        prefecture, rules = self.model, self.rules
        drivers, work = rules.drivers, rules.work
        wages = exp(prefecture.walk(WAGE_LUCK, drivers.wage_walk_sd) + drivers.wage_growth_shift * prefecture.world.years_since_2020)
        relative = float(rules.county_differences.relative_wage[self.index])
        prices = float(drivers.consumer_prices)
        return {
            "wage_outside": drivers.wage_outside * work.outside_factor * wages,
            "wage_province": drivers.wage_outside * work.province_factor * wages,
            "wage_local": drivers.wage_local * work.local_factor * relative * wages,
            "stopped": stopped,
            "finding": self.tightness(),
            "staple_price": self.price("staple", 0),
            "cash_crop_price": self.price("cash_crop", 1),
            "animal_price": self.price("animal", 2),
            "prices": prices,
            "standard": rules.lines.poverty_standard * prices,
            "monitoring_line": max(float(rules.lines.monitoring_line), float(rules.dibao.standard)),
        }

    def price(self, product: str, occasion: int) -> float:
        """Index of a farm price: trend of consumer prices, the hog cycle for animals, and a yearly shock of its own."""
        prefecture, drivers = self.model, self.rules.drivers
        world = prefecture.world
        sd = float(getattr(drivers, f"{product}_price_sd"))
        shock = sd * prefecture.normal_of_year(PRICE_LUCK, world.year, occasion) if world.year > FIRST_YEAR else 0.0
        level = float(getattr(drivers, f"{product}_price"))
        return level * exp(shock - 0.5 * sd * sd)

    def tightness(self) -> float:
        """Chances to find work relative to normal: local jobs wanted against last month's local workers, in steps of a hundredth.

        Jobs grow from those of December 2020 with labour demand and follow the season.
        """
        world = self.model.world
        if world.local_jobs is None or world.local_jobs[self.index] <= 0:
            return 1.0
        workers = int(self.model.local_workers()[self.index])
        season = self.rules.work.season_local
        usual = float(season[(world.month - 1) % 12] / season[11])
        jobs = world.local_jobs[self.index] * usual * float(self.rules.drivers.labour_demand)
        return round(min(1.5, max(0.5, float(jobs / max(workers, 1)))), 2)

    def posts(self) -> tuple[float, float]:
        """Public posts and ranger posts of the county this year, in real posts: national shares of the assisted population."""
        p = self.rules.public_posts
        share = float(self.rules.county_differences.lifted_share[self.index])
        return p.posts * share * p.coverage, p.rangers * share * p.coverage

    def fund_refill(self) -> float:
        """Yuan that the county's part of the farmers' fund gets this January (F0038-F0040)."""
        p = self.rules.farmers_fund
        return float(p.refill) if p.coverage > 0.0 else 0.0


class Village(mesa.Agent):
    """An administrative village or a resettlement community."""

    def __init__(self, model: Prefecture, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.county_index = int(model.world.villages["county"][index])

    @property
    def record(self) -> Any:
        """The village's record (looked up, never kept: a kept view would not survive a copy)."""
        return self.model.world.villages[self.index]

    def households(self) -> Any:
        """The records of its households."""
        return self.model.world.households[self.record.first : self.record.stop]

    def visits(self, p: Any, households: float) -> float:
        """Share of its households that its cadres can look at in a month."""
        return planned_visits(p, self.county_index, households)
