"""What rural incomes of the counties are believed to be beside each other: ranges of judgement, drawn to what the census says.

No county's rural income is in the facts. Each has a range (`rural_income` in `counties.csv`), and the census counts schooling, farming
and age. Where the range is wide beside what counties differ by beyond the census, the census says more (partial pooling):

    log income = fit + (mid-point - fit) x between / (between + variance of the range)

with `fit` the line through the mid-points over a census index, and `between` the variance around it that ranges do not explain. The
category of a county plays no part.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.population.counties import census, unit_of
from agents.population.data import rows

Floats = NDArray[np.float64]
CENSUS_SIGNS = {"mean years of schooling": 1.0, "employed in agriculture": -1.0, "age 65+": -1.0}
"""Census figures of the index, each as standard deviations from the mean of the units, with the sign by which they go with income."""
RANGE_SDS = 2.0 * 1.6449
"""A range holds nine tenths of what is believed: so many standard deviations of a normal."""


def census_index() -> Floats:
    """Mean of the standardised census figures by county (counties,); a carved county has those of the unit with its towns."""
    parts = [sign * (census(name) - census(name).mean()) / census(name).std() for name, sign in CENSUS_SIGNS.items()]
    return np.asarray(np.mean(parts, axis=0)[[unit_of(county) for county in range(len(COUNTIES))]])


def pooled(middle: Floats, variance: Floats, index: Floats) -> Floats:
    """Values (n,) drawn to their line over an index, each by how little its own variance leaves it to say."""
    slope = float(((index - index.mean()) * (middle - middle.mean())).sum() / ((index - index.mean()) ** 2).sum())
    fit = middle.mean() + slope * (index - index.mean())
    between = max(0.0, float(((middle - fit) ** 2).sum()) / (len(middle) - 2) - float(variance.mean()))
    return np.asarray(fit + (middle - fit) * between / (between + variance))


@cache
def county_effects() -> Floats:
    """Log rural income of counties beside each other as standard deviations from their mean (counties,); noughts where a place has no
    ranges."""
    ranges = {row["county"]: row for row in rows("counties.csv") if row["quantity"] == "rural_income"}
    if any(county.name not in ranges for county in COUNTIES):
        return np.zeros(len(COUNTIES))
    low, middle, high = (np.log([float(ranges[county.name][column]) for county in COUNTIES]) for column in ("low", "value", "high"))
    found = pooled(middle, ((high - low) / RANGE_SDS) ** 2, census_index())
    return np.asarray((found - found.mean()) / found.std())
