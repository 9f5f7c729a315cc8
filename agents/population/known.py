"""What is known of everybody whatever the sample: households by place, county and class, from the
place's `population/`.

A sample is weighed so that it has these totals (`model.weights`). They are counts of the synthetic population itself, made by
`agents.population.count_households`, and no figures of a statistical office.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, HOUSEHOLD_CLASSES
from agents.population.data import rows

FILE = "households.csv"
WITH_BORROWER = 0.8667
"""Share of lifted households that have an able member of a borrower's age in January 2020 (129,317 of 149,201, synthetic population):
loans of the start go by it, since by a sample's own share who owes would depend on who else is kept."""


@cache
def households_of_places() -> NDArray[np.int64]:
    """Households by place and class (places, classes), in the order of `agents.population.places.villages`."""
    return np.array([[int(row[item.name]) for item in HOUSEHOLD_CLASSES] for row in rows(FILE)])


@cache
def households_of_counties() -> NDArray[np.int64]:
    """Households by county of residence, class and whether resettled (counties, classes, 2)."""
    found = np.zeros((len(COUNTIES), len(HOUSEHOLD_CLASSES), 2), dtype=np.int64)
    index = {county.name: number for number, county in enumerate(COUNTIES)}
    for row, counts in zip(rows(FILE), households_of_places(), strict=True):
        found[index[row["county"]], :, int(row["community"])] += counts
    return found
