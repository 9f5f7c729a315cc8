"""A consistency check: growth of rural income 2016-2020 worked back by source from those years' drivers in the facts.

Each source grows with its driver of the year and by what the central path of 2021-2025 grows beyond its own driver (months of work,
yields, heads): so the model's mechanisms meet drivers that they were not set for. It is no back-test: people and policies of 2015 are
not lived, prices act on net income as on gross, and the yearly series is Guizhou's, since the prefecture's is not known.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import INCOME_SOURCES, VILLAGE_CLASSES, names
from agents.population.data import fact
from agents.product_prices import YEARS_BEFORE, ProductPrices
from agents.products import PRODUCTS
from agents.seasons import Seasons
from agents.years import Years
from calibration.figures import TARGETS
from model.courses import REFERENCE, own_rules
from model.people import MONTHS
from model.projection import Block
from parameters.scenario import read_scenario

Array = NDArray[np.float64]
YEARS = (2016, 2017, 2018, 2019, 2020)
INCOMES = ("F0453", "F0454", "F0456", "F0457", "F0458", "F0459", "F0460")
"""Rural income a head of Guizhou, 2014 to 2020."""
LAST_YEAR = 2025
NONE = "-"
PRICE_OF = "price of "
"""Begins the name of a driver that is no parameter but what the price of a farm product, or the mean of all, comes to."""


@dataclass(frozen=True)
class Backcast:
    """Growth by year, in shares: by source (5, 4) and in all (5,), what it was, and what two naive forecasters would have said."""

    years: tuple[int, ...]
    by_source: Array
    total: Array
    actual: Array
    as_last_year: Array
    mean_so_far: Array

    def errors(self) -> tuple[float, float, float]:
        """Root of the mean squared error of the back-cast, of `as last year` and of `the mean so far`."""
        said = (self.total, self.as_last_year, self.mean_so_far)
        return tuple(float(np.sqrt(np.mean((one - self.actual) ** 2))) for one in said)  # type: ignore[return-value]


def backcast(income: Array) -> Backcast:
    """The back-cast of a model whose incomes a head by year and source are `income` (T, 4), from 2020 to the last year."""
    lived = (income[-1] / income[0]) ** (1.0 / (len(income) - 1)) - 1.0
    past, own = past_drivers(), model_drivers()
    by_source = past + (lived - own)
    level = income[0].copy()
    total = np.zeros(len(YEARS))
    for number in reversed(range(len(YEARS))):
        before = level / (1.0 + by_source[number])
        total[number] = level.sum() / before.sum() - 1.0
        level = before
    known = np.array([fact(name) for name in INCOMES])
    growth = known[1:] / known[:-1] - 1.0
    so_far = np.array([growth[: number + 1].mean() for number in range(len(YEARS))])
    return Backcast(YEARS, by_source, total, growth[1:], growth[:-1], so_far)


def parts() -> list[dict[str, str]]:
    """The rows of the table of drivers."""
    with (TARGETS / "backcast.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def past_drivers() -> Array:
    """Growth of the drivers of each source in 2016-2020, (5, 4); nothing where a source has none."""
    found = np.zeros((len(YEARS), len(INCOME_SOURCES)))
    for row in parts():
        found[:, names(INCOME_SOURCES).index(row["source"])] += float(row["weight"]) * yearly(row["how"], row["facts"].split())
    return found


def yearly(how: str, facts: list[str]) -> Array:
    """Growth by year (5,) of facts that are levels of 2015-2020, per cent by year, or value added of two years and its real growth."""
    if how == "level":
        levels = np.array([fact(name) for name in facts])
        return np.asarray(levels[1:] / levels[:-1] - 1.0)
    if how == "per cent":
        return np.array([0.0 if name == NONE else fact(name) / 100.0 for name in facts])
    first, last, real = (fact(name) for name in facts)
    return np.full(len(YEARS), (last / first) ** (1.0 / len(YEARS)) / (1.0 + real / 100.0) - 1.0)


def model_drivers() -> Array:
    """Growth a year of the same drivers on the central path from 2020 to the last year, (4,)."""
    rules = own_rules(read_scenario(REFERENCE), Block((REFERENCE,), 0, 1, 0, 1, 1.0, YEARS[-1] + 1, LAST_YEAR))
    years = LAST_YEAR - YEARS[-1]
    found = np.zeros(len(INCOME_SOURCES))
    prices = central_prices(rules)
    for row in parts():
        driver = row["model_driver"]
        if driver.startswith(PRICE_OF):
            path = prices[driver.removeprefix(PRICE_OF)]
        else:
            group, _, key = driver.partition(".")
            path = rules[group][key][:: years * MONTHS, 0]
        growth = (float(path[-1]) / float(path[0])) ** (1.0 / years) - 1.0
        found[names(INCOME_SOURCES).index(row["source"])] += float(row["model_weight"]) * growth
    return found


class Calm(Years):
    """Years without luck, in which nothing is observed: what a price does of itself."""

    def uniform_of_year(self, decision_number: int, year: int, occasion: int = 0) -> float:
        """The middle."""
        return 0.5


def central_prices(rules: Any) -> dict[str, Array]:
    """Prices of farm products over those of 2020 in 2020 and in the last year, without luck: by name, and of `all` (mean growth)."""
    plain = np.asarray(rules.view(np.ndarray))
    world = SimpleNamespace(
        year=LAST_YEAR, observed={}, rules=plain, rules_of_counties=lambda group: plain[0][:: len(VILLAGE_CLASSES)][group]
    )
    years = Calm(world)
    prices = ProductPrices(years, Seasons(years))
    departures = prices.departures(LAST_YEAR)
    both = [prices.price_index(departures, at)[0] for at in (YEARS_BEFORE - 1, len(departures) - 1)]
    found = {product.name: np.array([one[number] for one in both]) for number, product in enumerate(PRODUCTS)}
    return found | {"all": np.array([1.0, float(np.exp(np.log(both[1]).mean()))])}
