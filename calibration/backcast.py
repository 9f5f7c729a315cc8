"""A consistency check: growth of rural income 2016-2020 worked back by source from those years' drivers in the facts.

Each source grows with its driver of the year and by what the central path of 2021-2025 grows beyond its own driver (months of work,
yields, heads): so the model's mechanisms meet drivers that they were not set for. It is no back-test: people and policies of 2015 are
not lived, prices act on net income as on gross, and the yearly series is Guizhou's, since the prefecture's is not known.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import INCOME_SOURCES, names
from agents.population.data import fact
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
    for row in parts():
        group, _, key = row["model_driver"].partition(".")
        path = rules[group][key][:, 0]
        growth = (float(path[years * MONTHS]) / float(path[0])) ** (1.0 / years) - 1.0
        found[names(INCOME_SOURCES).index(row["source"])] += float(row["model_weight"]) * growth
    return found
