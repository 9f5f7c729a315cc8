"""A prefecture of one household many times over, so that nothing of what lasts tells one from another and luck alone is left."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np

from agents.codes import FULL_CAPACITY, MIGRANT_OUTSIDE, MIGRANT_PROVINCE, NO_WORK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from agents.population.people import People

MIDDLE = 0.5
WHO_AND_WHERE = {
    *("key", "kin", "village", "county", "origin_county", "census_unit", "village_class", "belt", "household_class", "resettled"),
    *("seen_first", "seen_again", "crop", "animal"),
}
"""What each household keeps: its name, its place with what is grown there, and its standing with the offices."""


def typical(people: People, agent: NDArray[np.int64], income: NDArray[np.float64]) -> int:
    """Position in `people` of the household that stands for all.

    Of the villagers with the average number of persons, of able adults and of those who work at all and who work away, all rounded, who
    were there in every year: the one whose income lies nearest to the median of everybody's.

    Args:
        agent: keys of households (N,).
        income: their mean income a head over the years (N,), NaN where they were not there in all.

    Raises:
        ValueError: nobody is average in all of it.
    """
    villagers = people.resettled == 0
    able = (people.can_work == FULL_CAPACITY) & people.exists
    works = people.exists & (people.work != NO_WORK)
    away = works & np.isin(people.work, (MIGRANT_PROVINCE, MIGRANT_OUTSIDE))
    average = villagers.copy()
    for count in (people.exists.sum(axis=1), able.sum(axis=1), works.sum(axis=1), away.sum(axis=1)):
        average &= count == round(float(count[villagers].mean()))
    known = np.isfinite(income)
    order = np.argsort(people.key)
    place = order[np.minimum(np.searchsorted(people.key[order], agent), len(order) - 1)]
    could = known & (people.key[place] == agent) & average[place]
    if not could.any():
        raise ValueError("no household of average size and hands was there in every year")
    off = np.where(could, np.abs(income - np.median(income[known])), np.inf)
    return int(place[np.argmin(off)])


def all_like(people: People, position: int) -> People:
    """The same households with the members of the one at `position`, middling ability and, where there is land, its mean."""
    changed = {}
    for field in fields(people):
        column = getattr(people, field.name)
        if field.name in WHO_AND_WHERE:
            continue
        changed[field.name] = (
            np.full_like(column, MIDDLE) if field.name.endswith("_rank") else np.repeat(column[[position]], len(people), 0)
        )
    with_land = people.land_mu > 0.0
    changed["land_mu"] = np.where(with_land, people.land_mu[with_land].mean(), 0.0)
    return replace(people, **changed)
