"""Prices of farm products, one process each: a departure from the usual price that fades, and that supply answers with a lag.

    departure of a year = memory x last year's - response x that of `lag` years ago + luck of the year       (log)
    price over that of 2020 = (1 + growth) ^ years x exp(departure - departure of 2020)

Without a response a departure is forgotten in a year or two. Hogs answer after two years, when the piglets of dear years are sold:
a cycle of four years. Herbs answer after three: what is planted in a boom is dug in the bust (F1442, F1443). With dear hogs there
are few of them, and feed and piglets are dear too (F1441, F1153).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.products import ANIMALS, CROPS, HOGS, MAIZE, PRODUCT_COUNT, STAPLES
from engine.luck import decision

if TYPE_CHECKING:
    from agents.seasons import Seasons
    from agents.years import Years

PRICE_LUCK, FERTILISER_LUCK = decision("price_luck"), decision("input_price_luck")
OBSERVED = {"maize_price": MAIZE, "hog_price": HOGS}
"""Drivers that are observed prices of a product."""
YEARS_BEFORE = 3
"""Years of the past that are given: 2018, 2019 and 2020; the longest lag of supply, and what a usual price is the mean of."""
FALLS = {"staple_fall": STAPLES, "cash_crop_fall": CROPS, "animal_fall": ANIMALS}
"""Shocks of scenarios and the products whose price they lower."""
Floats = NDArray[np.float64]


class ProductPrices:
    """Prices and costs of a world's farm products in its current year, by county and product."""

    def __init__(self, years: Years, seasons: Seasons) -> None:
        self.years, self.seasons = years, seasons

    def announcement(self) -> dict[str, Floats]:
        """What villages are told: `price` and `usual_price` (index, 2020 = 1), `kept` (over 2020), `input_costs` (index)."""
        world = self.years.world
        p = self.years.rules_by_county("products")
        years = self.departures(world.year)
        gone = years[-1] - years[YEARS_BEFORE - 1]
        harvest = self.seasons.common_harvest(world.year, world.month_of_year)
        price = self.price_index(years, len(years) - 1) * harvest ** -p["price_answers"]
        shocks = self.years.rules_by_county("shocks")
        for shock, products in FALLS.items():
            price[:, products] *= 1.0 - shocks[shock][:, None]
        return {
            "price": price,
            "usual_price": sum(self.price_index(years, len(years) - 1 - back) for back in range(1, YEARS_BEFORE + 1)) / YEARS_BEFORE,
            "kept": np.exp(-p["herd_response"] * gone),
            "input_costs": self.input_costs(gone),
        }

    def departures(self, year: int) -> list[Floats]:
        """Departures from the usual price in each year from 2018 to this one, each (counties, products)."""
        p = self.years.rules_by_county("products")
        before = np.asarray(p["price_before"]).reshape(-1, PRODUCT_COUNT, YEARS_BEFORE)
        years = [before[..., k] for k in range(YEARS_BEFORE)]
        for now in range(self.years.first_year + 1, year + 1):
            luck = np.array([self.years.normal_of_year(PRICE_LUCK, now, k) for k in range(PRODUCT_COUNT)])
            answered = sum(np.where(p["supply_lag"] == lag, years[-lag], 0.0) for lag in range(1, YEARS_BEFORE + 1))
            departure = p["price_memory"] * years[-1] - p["supply_response"] * answered + p["price_sd"] * luck
            years.append(self._as_observed(departure, years[YEARS_BEFORE - 1], now))
        return years

    def price_index(self, years: list[Floats], at: int) -> Floats:
        """Prices of the year at this place of `departures` over those of 2020."""
        base = YEARS_BEFORE - 1
        return np.asarray(
            (1.0 + self.years.rules_by_county("products")["price_growth"]) ** (at - base) * np.exp(years[at] - years[base])
        )

    def input_costs(self, gone: Floats) -> Floats:
        """Index of the cash costs of each product (counties, products), whose prices have departed by `gone` since 2020."""
        drivers, p = self.years.rules_by_county("drivers"), self.years.rules_by_county("products")
        moved = p["fertiliser_share"] * self.fertiliser()[:, None] + p["feed_share"] * gone[:, [MAIZE]] + p["cost_follows"] * gone
        return np.asarray(drivers["input_prices"][:, None] * np.exp(moved))

    def fertiliser(self) -> Floats:
        """Departure of the price of fertiliser from its course (counties,), log; none in 2020."""
        drivers, departure = self.years.rules_by_county("drivers"), np.zeros(len(COUNTIES))
        for year in range(self.years.first_year + 1, self.years.world.year + 1):
            luck = self.years.normal_of_year(FERTILISER_LUCK, year)
            departure = drivers["fertiliser_memory"] * departure + drivers["fertiliser_sd"] * luck
        return np.asarray(departure)

    def _as_observed(self, departure: Floats, of_2020: Floats, year: int) -> Floats:
        """With the departures of products whose price of the year is observed."""
        for driver, product in OBSERVED.items():
            if year <= self.years.last_observed(driver):
                since = year - self.years.first_year
                usual = (1.0 + self.years.rules_by_county("products")["price_growth"][:, product]) ** since
                departure[:, product] = of_2020[:, product] + np.log(self.years.rules_of_year("drivers", year)[driver] / usual)
        return departure
