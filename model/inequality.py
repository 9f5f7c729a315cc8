"""Inequality of rural income: the Gini index, and who keeps it of every year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, COUNTY_CATEGORIES
from model.home_year import months_and_income
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.world import World

CATEGORY = np.array([[c.name for c in COUNTY_CATEGORIES].index(county.category) for county in COUNTIES], dtype=np.int8)


def gini(income: Array, weights: Array) -> float:
    """Gini index of `income` with `weights` (both one-dimensional, weights positive); 0 where all are equal.

    Half the relative mean difference, computed from the Lorenz curve by trapezoids.
    """
    order = ascending(income, weights)
    return gini_of_sorted(income[order], weights[order])


def ascending(income: Array, weights: Array) -> NDArray[np.intp]:
    """Order by income, then weight. The plain sort is several times faster than one by two keys, so only ties get the second."""
    order = np.argsort(income)
    equal = np.diff(income[order]) == 0.0
    tied = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
    ties = order[tied]
    order[tied] = ties[np.lexsort((weights[ties], income[ties]))]
    return order


def gini_of_sorted(income: Array, w: Array) -> float:
    """`gini` of incomes that are in ascending order already, so that one order serves many groups."""
    if len(income) == 0 or w.sum() <= 0:
        return float("nan")
    y = np.maximum(income, 0.0)
    total = float((w * y).sum())
    if total <= 0:
        return 0.0
    people = np.concatenate([[0.0], np.cumsum(w)]) / w.sum()
    money = np.concatenate([[0.0], np.cumsum(w * y)]) / total
    return float(1.0 - ((money[1:] + money[:-1]) * np.diff(people)).sum())


class Inequality:
    """Keeps the Gini index of rural disposable income a head, by county, category of counties and in all."""

    def __init__(self, start: int, end: int, _: World) -> None:
        self.start, years = start, end - start + 1
        self.gini = np.full((years, len(COUNTIES)), np.nan)
        self.gini_category = np.full((years, len(COUNTY_CATEGORIES) + 1), np.nan)

    def month(self, world: World) -> None:
        """At the end of a reported year households are ordered by income, once."""
        year = world.year - self.start
        if world.month_of_year != MONTHS or not 0 <= year < len(self.gini):
            return
        months, income = months_and_income(world)
        income /= np.maximum(months / 12.0, 1e-9)
        rural = (np.asarray(world.households["resettled"]) == 0) & (months > 0)
        income, months = income[rural], (months * world.household_weights())[rural]
        order = ascending(income, months)
        income, months = income[order], months[order]
        county = np.repeat(world.county_of_villages().astype(np.int8), world.village_rows)[rural][order]
        category = CATEGORY[county]
        for found, group in ((self.gini[year], county), (self.gini_category[year], category)):
            for number in range(len(found)):
                mine = np.flatnonzero(group == number)
                found[number] = gini_of_sorted(income[mine], months[mine])
        self.gini_category[year, -1] = gini_of_sorted(income, months)

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """The variables of the contract."""
        return {"gini": self.gini, "gini_category": self.gini_category}
