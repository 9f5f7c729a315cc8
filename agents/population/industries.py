"""What farms grow and keep beside staples: a village has a leading crop and leading animals, most of its households follow.

Where a product is at home is data of the place (`industries.csv`): a weight by county, land for crops and keepers for animals, times
one by belt.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from agents.codes import BELTS, COUNTIES, Item
from agents.population.chance import uniform
from agents.population.data import group, rows
from agents.products import ANIMAL_PRODUCTS, CROP_PRODUCTS, FIRST_ANIMAL, FIRST_CROP

Floats = NDArray[np.float64]
Keys = NDArray[np.int64]
Bytes = NDArray[np.int8]
KINDS: dict[str, tuple[int, tuple[Item, ...]]] = {"crop": (FIRST_CROP, CROP_PRODUCTS), "animal": (FIRST_ANIMAL, ANIMAL_PRODUCTS)}
"""Place of the first product of a kind, and its products."""


@cache
def shares(kind: str) -> Floats:
    """Cumulative shares of the products of a kind (counties, belts, products): weight of the county times that of the belt."""
    products = KINDS[kind][1]
    weights = {(row["where"], row["product"]): float(row["weight"]) for row in rows("industries.csv")}
    by_county = np.array([[weights.get((county.name, product.name), 0.0) for product in products] for county in COUNTIES])
    by_belt = np.array([[weights.get((belt.name, product.name), 1.0) for product in products] for belt in BELTS])
    both = by_county[:, None, :] * by_belt[None, :, :]
    return np.asarray(np.cumsum(both, axis=2) / both.sum(axis=2, keepdims=True))


def leading(village_key: Keys, county: Bytes, belt: Bytes, kind: str) -> Bytes:
    """The leading crop or animals of villages (P,), as a place in the list of products."""
    return _drawn(kind, county, belt, uniform(f"village_{kind}", village_key))


def industry_of(of_village: Bytes, household_key: Keys, county: Bytes, belt: Bytes, kind: str) -> Bytes:
    """The crop or animals of households (n,): the village's, or one of the county and belt by their own luck."""
    follows = uniform(f"household_{kind}", household_key) < group("industries")[f"follows_{kind}"]
    own = _drawn(kind, county, belt, uniform(f"household_{kind}", household_key, 1))
    return np.where(follows, of_village, own)


def _drawn(kind: str, county: Bytes, belt: Bytes, luck: Floats) -> Bytes:
    first = KINDS[kind][0]
    passed = shares(kind)[county, belt] <= luck[:, None]
    return (first + np.minimum(passed.sum(axis=1), len(KINDS[kind][1]) - 1)).astype(np.int8)
