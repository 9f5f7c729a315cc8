"""Incomes beside the simulated households, for the score-board: of the prefecture's towns and of the province's farmers.

They are forecasts; nobody acts on them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.luck import decision
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.world import World

URBAN_LUCK, PROVINCE_LUCK = decision("urban_income_luck"), decision("provincial_income_luck")


def urban_income(world: World) -> float:
    """Urban disposable income a head and year: the prior level, its trend and the shocks of urban growth."""
    drivers, last = world.county_rules(0).drivers, world.outlook.last_observed("urban_income")
    missed = world.outlook.walk(URBAN_LUCK, drivers.urban_growth_sd, last)
    return float(drivers.urban_income * np.exp(missed))


def provincial_income(world: World) -> float:
    """Disposable income of the province's farmers a head and year, whose wages share the luck of the prefecture's migrants.

    A part of it follows the wages of migrants, as they turn out; the rest has a trend, an error of its growth and shocks.
    """
    drivers, last = world.county_rules(0).drivers, world.outlook.last_observed("provincial_income")
    of_2020 = float(world.rules.view(np.ndarray)[0][0]["drivers"]["wage_outside"])
    wage = float(drivers.wage_outside * world.outlook.wage_error("wage_outside")[0])
    missed = world.outlook.walk(PROVINCE_LUCK, drivers.provincial_growth_sd, last)
    missed += drivers.provincial_growth_shift * max(0, world.year - last)
    return float(drivers.provincial_income * (wage / of_2020) ** drivers.provincial_wage_part * np.exp(missed))


class OutsideIncomes:
    """Keeps both, of every year from the one before the first reported on, (years + 1,)."""

    def __init__(self, start: int, end: int, _: World) -> None:
        self.before = start - 1
        self.urban, self.province = np.full(end - start + 2, np.nan), np.full(end - start + 2, np.nan)

    def month(self, world: World) -> None:
        """They are known at the end of a year."""
        year = world.year - self.before
        if world.month_of_year == MONTHS and 0 <= year < len(self.urban):
            self.urban[year], self.province[year] = urban_income(world), provincial_income(world)

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """Yuan a head and year, `urban` and `province`."""
        return {"urban": self.urban, "province": self.province}
