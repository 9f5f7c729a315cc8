"""What the fields of the whole prefecture share in a year: a drought or none, and how a year without one turns out.

Two of sixteen years took a third of the maize and a fifth of the rice together; in the others the province's yields moved by two to
four per cent (F1384-F1388). So a year is of one of two kinds, by one draw; villages and households have luck of their own beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.products import PRODUCT_COUNT
from engine.luck import decision

if TYPE_CHECKING:
    from agents.years import Years

DROUGHT, COMMON_YIELD = decision("drought"), decision("common_yield")
HAPPENS, HOW_BAD = range(2)
"""Occasions of the decision `drought`."""
SUMMER = PRODUCT_COUNT
"""Occasion of the summer that fields share, behind those of each product."""
Floats = NDArray[np.float64]


class Seasons:
    """The years of a world's fields. 2020 was no year of drought and is the base of all yields."""

    def __init__(self, years: Years) -> None:
        self.years = years

    def drought_losses(self, year: int) -> Floats:
        """Share of each product that a drought takes from its year (counties, products); noughts in a year without one.

        How bad it is is drawn once, for all products alike, between the least and the most that each has lost.
        """
        weather, p = self.years.rules_by_county("weather"), self.years.rules_by_county("products")
        if year <= self.years.first_year:
            return np.zeros(np.shape(p["drought_least"]))
        happens = self.years.uniform_of_year(DROUGHT, year, HAPPENS) < weather["drought_chance"]
        bad = self.years.uniform_of_year(DROUGHT, year, HOW_BAD)
        lost = p["drought_least"] + bad * np.maximum(p["drought_most"] - p["drought_least"], 0.0)
        return np.where(happens[:, None], lost, 0.0)

    def had_drought(self, year: int) -> bool:
        """Whether a year that is lived was one of drought."""
        chance = self.years.rules_of_year("weather", year)["drought_chance"]
        return year > self.years.first_year and bool((self.years.uniform_of_year(DROUGHT, year, HAPPENS) < chance).any())

    def common_yields(self, year: int) -> Floats:
        """Yield of each product over a usual one in a year without drought (counties, products), mean 1; summer fields share luck."""
        p = self.years.rules_by_county("products")
        if year <= self.years.first_year:
            return np.ones(np.shape(p["good_year_sd"]))
        own = np.array([self.years.normal_of_year(COMMON_YIELD, year, k) for k in range(PRODUCT_COUNT)])
        summer = self.years.normal_of_year(COMMON_YIELD, year, SUMMER)
        luck = np.sqrt(p["summer_luck"]) * summer + np.sqrt(1.0 - p["summer_luck"]) * own
        sd = p["good_year_sd"]
        return np.asarray(np.exp(sd * luck - 0.5 * sd * sd))

    def common_harvest(self, year: int, month_of_year: int) -> Floats:
        """What the prefecture harvests of each product this month over a usual harvest (counties, products): good years and drought."""
        struck = month_of_year >= self.years.rules_by_county("weather")["drought_month"]
        return self.common_yields(year) * (1.0 - np.where(struck[:, None], self.drought_losses(year), 0.0))
