"""Groups of villages that share what a village of everybody has to itself, wherever a sample keeps too few of its households.

Ranking candidates, looking at one's neighbours and rounding a number of posts need some hundred households: the poorest of
eight is somebody else than the poorest of eight hundred. A group is made of villages of one county and village class,
neighbours in the share of the lifted (counted from everybody, so that no sample moves it), until it has about
`HOUSEHOLDS_OF_A_GROUP` households of the sample. Where villages are large enough, as everybody's are, each is a group.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES
from agents.population.known import lifted_share_of_places
from engine.luck import VILLAGE_KEYS

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
HOUSEHOLDS_OF_A_GROUP = 300
"""About as many as the smallest villages of everybody have; a device of sampling, no property of villages."""
PLACES = len(COUNTIES) * len(VILLAGE_CLASSES)


@dataclass(frozen=True)
class VillageGroups:
    """Villages by group: `order` (villages,) are their positions, group after group; `first` (groups + 1,) where each begins
    in `order`; `of_village` (villages,) the group of each; `place` (groups,) county and class; `sizes` (groups,) households."""

    order: Indices
    first: Indices
    of_village: Indices
    place: Indices
    sizes: Floats

    def __len__(self) -> int:
        return len(self.place)

    def added_up(self, values: Floats) -> Floats:
        """Sum over each group of a value by village (groups,), in the order of the villages' keys: the same in any order of records."""
        return np.asarray(np.add.reduceat(values[self.order], self.first[:-1]))


def group_villages(place: Indices, key: Indices, sizes: Floats) -> VillageGroups:
    """The groups of villages with these places, keys and households of the sample, each (villages,)."""
    share = known_shares(key - VILLAGE_KEYS)
    order = np.lexsort((key, share, place))
    size, where = sizes[order], place[order]
    start = np.searchsorted(where, np.arange(PLACES))[where]
    count = np.bincount(where, minlength=PLACES)[where]
    total = np.bincount(where, size, PLACES)[where]
    behind = np.cumsum(size) - size
    wanted = np.maximum(np.round(total / HOUSEHOLDS_OF_A_GROUP), 1.0)
    middle = (behind - behind[start] + 0.5 * size) / np.maximum(total, 1.0)
    part = np.where(wanted >= count, np.arange(len(order)) - start, np.floor(middle * wanted))
    begins = np.flatnonzero(np.append(True, (np.diff(where) != 0) | (np.diff(part) != 0)))
    of_village = np.empty(len(order), dtype=np.int64)
    of_village[order] = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(order))))
    return VillageGroups(order, np.append(begins, len(order)), of_village, where[begins], np.add.reduceat(size, begins))


def known_shares(places: Indices) -> Floats:
    """Share of the lifted in these places (n,); 0 for one that the file does not know."""
    known = lifted_share_of_places()
    inside = (places >= 0) & (places < len(known))
    return np.where(inside, known[np.where(inside, places, 0)], 0.0)
