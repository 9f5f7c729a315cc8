"""Inequality of rural income: the Gini index, and who keeps it of every year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, COUNTY_CATEGORIES
from engine.compiled import Quick, loop
from model.home_year import months_and_income
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.world import World

CATEGORY = np.array([[c.name for c in COUNTY_CATEGORIES].index(county.category) for county in COUNTIES], dtype=np.int8)
EVERYBODY = len(COUNTIES) + len(COUNTY_CATEGORIES)
GROUPS_OF_COUNTY = np.stack([np.arange(len(COUNTIES)), len(COUNTIES) + CATEGORY, np.full(len(COUNTIES), EVERYBODY)], axis=1).astype(
    np.int8
)
"""Numbers of the groups that a household of each county is in: county, category of counties, all (counties, 3)."""


def gini(income: Array, weights: Array) -> float:
    """Gini index of `income` with `weights` (both one-dimensional, weights positive); 0 where all are equal.

    Half the relative mean difference, computed from the Lorenz curve by trapezoids.
    """
    order = ascending(income, weights)
    groups = np.zeros((len(order), 1), dtype=np.int8)
    return float(gini_of_groups(income[order], np.asarray(weights[order], dtype=np.float64), groups, 1)[0])


def ascending(income: Array, weights: Array) -> NDArray[np.intp]:
    """Order by income, then weight. The plain sort is several times faster than one by two keys, so only ties get the second."""
    order = np.argsort(income)
    equal = np.diff(income[order]) == 0.0
    tied = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
    ties = order[tied]
    order[tied] = ties[np.lexsort((weights[ties], income[ties]))]
    return order


@loop
def add_up_lorenz(income: Array, weights: Array, groups: NDArray[np.int8], found: Array) -> None:
    """People, money and twice the area below the Lorenz curve, group by group, into `found` (3, groups).

    Incomes are in ascending order; `groups` (households, kinds) are the groups that each household is in.
    """
    for k in range(len(income)):
        yuan = max(income[k], 0.0) * weights[k]
        for kind in range(groups.shape[1]):
            g = groups[k, kind]
            found[2, g] += (2.0 * found[1, g] + yuan) * weights[k]
            found[0, g] += weights[k]
            found[1, g] += yuan


_add_up_lorenz = Quick(add_up_lorenz)


def gini_of_groups(income: Array, weights: Array, groups: NDArray[np.int8], count: int) -> Array:
    """`gini` of each of so many groups, of incomes in ascending order; as `groups` of `add_up_lorenz`."""
    found = np.zeros((3, count))
    _add_up_lorenz(income, weights, groups, found)
    people, money, twice = found
    shared = np.divide(twice, people * money, out=np.ones(count), where=money > 0.0)
    return np.where(people > 0.0, 1.0 - shared, np.nan)


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
        found = gini_of_groups(income, months, GROUPS_OF_COUNTY[county], EVERYBODY + 1)
        self.gini[year], self.gini_category[year] = found[: len(COUNTIES)], found[len(COUNTIES) :]

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """The variables of the contract."""
        return {"gini": self.gini, "gini_category": self.gini_category}
