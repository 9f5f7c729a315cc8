"""What the prefecture announces to its villages every month: wages, prices, lines and the state of the labour market.

It reads the world that it was given and works out; the lines of the month write what it announced. All luck comes from the
world's counter.
"""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.product_prices import ProductPrices
from agents.seasons import Seasons
from agents.years import FIRST_YEAR, MONTHS, Years
from engine.luck import PREFECTURE_KEYS, decision, draw_one, month_word

WAGE_LUCK, PANDEMIC = decision("wage_luck"), decision("pandemic")
RETURN = 5_000_000
"""Stands for the month where it is drawn whose job away a mass return closes: outside the range of months."""


class Outlook(Years):
    """Wages, prices, lines and tightness of the month of a world."""

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self.seasons = Seasons(self)
        self.products = ProductPrices(self, self.seasons)

    def announcement(self) -> dict[str, NDArray[np.float64]]:
        """Wages, prices and lines of the month by county; prices of farm products by county and product."""
        rules = self.rules_by_county
        drivers, work, lines = rules("drivers"), rules("work"), rules("lines")
        outside, local = (drivers[name] * self.wage_error(name) for name in ("wage_outside", "wage_local"))
        relative = rules("county_differences")["relative_wage"]
        prices, shocks = drivers["consumer_prices"], rules("shocks")
        return {
            "wage_outside": outside * work["outside_factor"],
            "wage_province": outside * work["province_factor"],
            "wage_local": local * work["local_factor"] * relative,
            "stopped": self.stopped(self.world.month),
            "overtime": self.overtime(),
            "returning": shocks["mass_return"],
            "return_luck": np.full(len(COUNTIES), self.return_word()),
            "finding": self.tightness(),
            "hiring": self.hiring(),
            **self.products.announcement(),
            "prices": prices,
            "standard": lines["poverty_standard"] * prices,
            "monitoring_line": np.maximum(lines["monitoring_line"], rules("dibao")["standard"]),
        }

    def wage_error(self, wage: str) -> NDArray[np.float64]:
        """Factor by county of what a forecast wage misses: the walk and the error of growth since the last observed year."""
        drivers, last = self.world.rules_of_counties("drivers"), self.last_observed(wage)
        years = max(0, self.world.year - last)
        missed = self.walk(WAGE_LUCK, drivers["wage_walk_sd"], last) + drivers["wage_growth_shift"] * years
        return np.array([exp(growth) for growth in missed])

    def return_word(self) -> int:
        """The word from which it is drawn, once a run, whose job away is gone in a mass return (63 bits: it stands in a record)."""
        return int(month_word(self.world.seed, RETURN)) >> 1

    def tightness(self) -> NDArray[np.float64]:
        """Chances to find work relative to normal, in hundredths: local jobs wanted against last month's local workers.

        Jobs grow from those of January 2020 with labour demand, follow the season and rest in a stoppage.
        """
        world = self.world
        if world.local_jobs is None:
            return np.ones(len(COUNTIES))
        workers, work = world.by_county(np.asarray(world.villages["local_workers"])), world.rules_of_counties("work")
        tight = np.clip(self.jobs() / np.maximum(workers, 1.0), work["finding_least"], work["finding_most"])
        return np.where(world.local_jobs > 0, [round(each, 2) for each in tight.tolist()], 1.0)

    def jobs(self) -> NDArray[np.float64]:
        """Local jobs wanted last month by county, of the sample: those of January 2020 with labour demand and the season.

        Jobs that stood still were wanted by nobody, so that who did not work in them left none free.
        """
        world, drivers = self.world, self.world.rules_of_counties("drivers")
        season = world.rules_of_counties("work")["season_local"]
        usual = season[:, (world.month - 1) % 12] / season[:, 11]
        years = world.year - FIRST_YEAR
        wanted = world.local_jobs * usual * drivers["labour_demand"] * np.exp(drivers["labour_demand_shift"] * years)
        return np.asarray(wanted * (1.0 - self.stopped(world.month - 1)))

    def hiring(self) -> NDArray[np.float64]:
        """Chance of a month that an able farm worker takes a local job, in hundred-thousandths: of the prefecture's jobs that nobody
        had last month a part is taken by people from farms. Over all counties, so that chance in a small sample counts little.
        """
        world = self.world
        if world.local_jobs is None:
            return np.zeros(len(COUNTIES))
        villages, real = np.asarray(world.villages), world.county_weights
        workers, farmers = (world.by_county(villages[name]) @ real for name in ("local_workers", "farm_workers"))
        free = max(0.0, float(self.jobs() @ real - workers))
        share = min(1.0, free / max(1.0, float(farmers)))
        return np.array([round(each * share, 5) for each in world.rules_of_counties("work")["take_up"].tolist()])

    def stopped(self, month: int) -> NDArray[np.float64]:
        """Share of wage work that stands still in a month by county: given for 2020, drawn later; at least what a scenario says."""
        rules = self.rules_of_month(month)
        drivers = rules["drivers"][0]
        if month // MONTHS == FIRST_YEAR:
            share = float(drivers["pandemic_2020"][month % MONTHS])
        else:
            u = draw_one(self.world.shared_luck(month), PANDEMIC, PREFECTURE_KEYS)
            share = float(drivers["pandemic_severity"]) if u < drivers["pandemic_chance"] else 0.0
        return np.maximum(share, rules["shocks"]["work_stopped"])

    def overtime(self) -> NDArray[np.float64]:
        """Extra work of who is at work this month by county, share: part of what stood still is made up in the months after it.

        Orders and building sites wait: what is made up is worked off as fast as overtime permits, by those at work in the season.
        """
        waiting = extra = np.zeros(len(COUNTIES))
        for month in range(FIRST_YEAR * MONTHS, self.world.month + 1):
            work, stopped = self.rules_of_month(month)["work"], self.stopped(month)
            there = 0.5 * (work["season_local"] + work["season_away"])[:, month % MONTHS]
            at_work = there * (1.0 - stopped)
            wanted = np.divide(waiting, at_work, out=np.zeros(len(COUNTIES)), where=at_work > 0.0)
            extra = np.minimum(wanted, work["overtime_most"])
            waiting = waiting - extra * at_work + work["made_up"] * there * stopped
        return np.asarray(extra)
