"""How many real households one of the sample stands for: calibrated to the known totals by county and class.

What is calibrated is *households* of January 2020, by county of residence, household class and, where enough of both are
kept, by whether they are resettled (post-stratification: the known total over the number kept). Persons, incomes and
everything else follow from the households. Tallies by class are multiplied by the weight of their cell. Books, budgets and those whom
a policy paid are known by county only, and have the county's weight: its known households over its kept ones. So all
flows of a county have one weight, accounts close in real yuan as they do in the sample's, and money over recipients is what
a recipient got.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import CELLS, COUNTIES, HOUSEHOLD_CLASSES, LIFTED, NEAR_POOR, ORDINARY
from agents.population.known import households_of_counties
from agents.population.people import People

Floats = NDArray[np.float64]
KEPT_LEAST = 10
"""A cell with fewer kept or known households is weighed together with its neighbour: few would get wild weights, or none at all
where chance classed some (a registration by lot) and everybody's count has nobody."""


def calibrated(people: People) -> tuple[Floats, Floats]:
    """Weights (counties, cells) with which a sample has everybody's households by county and class; and those of counties.

    A class of which a county's sample holds nobody is carried by the county's others, so that counties are always exact. Who
    is listed as near-poor (`model.near_poor`) has the weight of the ordinary, of whom he is taken.
    """
    known = households_of_counties().astype(np.float64)
    cell = (people.county.astype(np.int64) * len(HOUSEHOLD_CLASSES) + people.household_class) * 2 + people.resettled
    kept = np.bincount(cell, minlength=known.size).reshape(known.shape).astype(np.float64)
    apart = ((np.minimum(kept, known) >= KEPT_LEAST) | (kept == known)).all(axis=2, keepdims=True)
    weights = np.where(apart, _over(known, kept), _over(_sum(known), _sum(kept)))
    carried = _over(known.sum(axis=(1, 2), keepdims=True), (weights * kept).sum(axis=(1, 2), keepdims=True))
    there = _sum(kept)[:, [LIFTED, ORDINARY]].all(axis=1, keepdims=True)
    weights = weights * np.where(there, 1.0, carried)
    weights[:, NEAR_POOR] = weights[:, ORDINARY]
    of_counties = _over(known.sum(axis=(1, 2)), kept.sum(axis=(1, 2)))
    return weights.reshape(len(COUNTIES), CELLS), of_counties


def _sum(values: Floats) -> Floats:
    """Villagers and resettled together, in both places."""
    return np.asarray(np.broadcast_to(values.sum(axis=2, keepdims=True), values.shape))


def _over(known: Floats, kept: Floats) -> Floats:
    """Known households for each kept one; 0 where nobody is kept."""
    return np.divide(known, kept, out=np.zeros(np.broadcast_shapes(known.shape, kept.shape)), where=kept > 0)
