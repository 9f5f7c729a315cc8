"""The list of the near-poor (边缘易致贫户): who is seen lowest among those not lifted when 2020, the year of the list, is lived.

The first list stands when 2020 begins, by what looks saw of the two years before (F0519: by March 2020) and a threshold by county
(`registration.with_near_poor`), so that a household begins alike in every sample. It is made anew in October, when the accounts of
2020 are known: half of what that look sees is the household's own income of the twelve months as they were lived, half that of 2019.
Looks err and count need as those of the registration do (`agents.population.registration`); aid to the person is left out, as in what
was reckoned of earlier years. Each county then lists the lowest of its own until it has its persons, which follow from how many live
there who were not lifted, more where more were. Who is listed is in a bad state now, or is taken to be; and no sample is dealt by who
will be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.codes import LIFTED, NEAR_POOR, ORDINARY
from agents.population.data import group
from agents.population.registration import LISTING, YEARS_SEEN, near_poor_shares
from engine.luck import BORN_KEYS
from engine.passes import Step
from model.law import OCTOBER
from model.people import MONTHS

if TYPE_CHECKING:
    from model.world import World

Floats = NDArray[np.float64]
LISTS_ANEW = LISTING * MONTHS + OCTOBER
"""The month after that which closes the accounts of the registration system."""
LOG_UNIT = 1000.0
"""What registers have seen is stored per mille of a log point."""
MOST_SEEN = 32_000.0
"""As much as two bytes hold."""


def as_stored(log_yuan: NDArray[np.float32]) -> NDArray[np.int64]:
    """What registers have seen, in whole per mille of a log point (n,): never nought, which says that nothing was seen."""
    stored = np.clip(np.round(LOG_UNIT * log_yuan.astype(np.float64)), -MOST_SEEN, MOST_SEEN).astype(np.int64)
    return np.where(stored == 0, 1, stored)


def list_anew(world: World) -> None:
    """The list that stands from October 2020 on: who is not among the lowest any more is off it."""
    if world.month == LISTS_ANEW:
        before = np.asarray(world.diaries["seen_again"])
        put_on_list(world, seen_with(world, before), before != 0)


def put_on_list(world: World, seen: Floats, known: NDArray[np.bool_]) -> None:
    """The lowest seen of those who are `known` and not lifted are near-poor, all others ordinary; who parts is what his parents are."""
    h = world.households
    persons = np.asarray(h["persons"], dtype=np.float64)
    unlifted = np.asarray(h["household_class"]) != LIFTED
    county = world.county_of_villages()[np.asarray(h["village"])]
    weights = persons * world.household_weights()
    others = unlifted & known & (persons > 0.0)
    of_counties = np.bincount(county, weights * others, len(near_poor_shares())).astype(np.float64)
    wanted = persons_to_list(float(weights.sum()), of_counties)
    h["household_class"][unlifted] = ORDINARY
    h["household_class"][lowest(seen, weights, np.where(others, county, -1), wanted)] = NEAR_POOR
    first = np.asarray(h["agent"]) < BORN_KEYS
    h["household_class"][:] = h["household_class"][np.maximum.accumulate(np.where(first, np.arange(len(h)), 0))]


def persons_to_list(everybody: float, others: Floats) -> Floats:
    """Persons to be listed by county (counties,), of `others` (counties,) who were not lifted: the list's share of everybody in all."""
    persons = others * near_poor_shares()
    return np.asarray(persons * group("registration")["near_poor_share"] * everybody / persons.sum())


def seen_with(world: World, before: NDArray[np.int16]) -> Floats:
    """What the second look sees of each household, log yuan a head (households,), of the last twelve months and `before`.

    Nobody is seen to have less than everybody is given.
    """
    h = world.households
    months = MONTHS * np.asarray(h["persons"], dtype=np.float64) + np.asarray(h["head_months"])
    income = (np.asarray(h["net_12"]) - np.asarray(h["aid_12"])) * MONTHS / np.maximum(months, 1.0)
    return np.asarray(np.log(np.maximum(income, group("registration")["year_of_head"])) / YEARS_SEEN + before / LOG_UNIT)


def lowest(values: Floats, weights: Floats, county: NDArray[np.int64], wanted: Floats) -> NDArray[np.int64]:
    """Who has the lowest values of each county until its weight is reached, to half a household: positions (n,); none of county -1."""
    found = []
    for number, most in enumerate(wanted):
        mine = np.flatnonzero(county == number)
        few = mine[may_be_lowest(values[mine], weights[mine], float(most))]
        order = few[np.argsort(values[few], kind="stable")]
        weight = weights[order]
        found.append(order[np.cumsum(weight) - 0.5 * weight < most])
    return np.concatenate(found)


def may_be_lowest(values: Floats, weights: Floats, wanted: float) -> NDArray[np.bool_]:
    """Who may be among the lowest with so much weight (n,): of these few alone the order must be known."""
    enough = int(2.0 * wanted / max(float(weights.mean()), 1e-9)) if len(values) else 0
    if enough >= len(values):
        return np.full(len(values), True)
    few = np.asarray(values <= np.partition(values, enough)[enough])
    return few if weights[few].sum() >= wanted + weights.max() else np.full(len(values), True)


LIST_ANEW = Step("registers.list_near_poor", "复核边缘易致贫户", list_anew)
