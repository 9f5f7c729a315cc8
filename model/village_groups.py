"""Groups of villages that share what a village of everybody has to itself, wherever a sample keeps too few of its households.

Ranking candidates and looking at one's neighbours need some number of them: the poorest of eight is somebody else than the
poorest of eight hundred, and who makes up an eighth of his neighbours looks at himself. A group is made of villages of one
county and village class, next to each other in the share of the lifted (counted from everybody, so that no sample moves
it), until it is large enough. A village of everybody is, so that it is a group of its own (but for posts, where hardly
anybody in it could hold one).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, ORDINARY, VILLAGE_CLASSES
from agents.population.known import households_of_places
from engine.luck import VILLAGE_KEYS

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
PLACES = len(COUNTIES) * len(VILLAGE_CLASSES)
NEIGHBOURS_LEAST = 250.0
"""Households of the sample that a group of neighbours has at least; the smallest village of everybody has 262."""
CANDIDATES_LEAST = 40.0
"""Lifted and near-poor households of the sample in whose group posts are ranked, at least."""


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

    @property
    def apart(self) -> bool:
        """Whether every village is alone."""
        return len(self) == len(self.order)

    def added_up(self, values: Floats) -> Floats:
        """Sum over each group of a value by village (groups,); the same in any order of records."""
        return np.asarray(np.add.reduceat(values[self.order], self.first[:-1]))

    def mean(self, values: Floats, households: Floats) -> Floats:
        """What each village's group has on average (villages,), of a mean by village over its `households`."""
        return np.asarray((self.added_up(values * households) / self.sizes)[self.of_village])


def neighbours(place: Indices, key: Indices, households: Floats) -> VillageGroups:
    """Groups large enough for what neighbours do; arguments by village: place, key, households of the sample."""
    return grouped(place, key, households, households, NEIGHBOURS_LEAST)


def candidates(place: Indices, key: Indices, households: Floats) -> VillageGroups:
    """Groups with enough lifted and near-poor households for a ranking of candidates."""
    return grouped(place, key, households, households * known_share(key, ORDINARY), CANDIDATES_LEAST)


def grouped(place: Indices, key: Indices, households: Floats, counted: Floats, least: float) -> VillageGroups:
    """Villages of each place in the order of their share of the lifted, cut where `counted` reaches `least`.

    What is left over at the end of a place joins its last group.
    """
    order = np.lexsort((key, known_share(key, 1), place))
    of_place, counts = place[order], counted[order].tolist()
    ends = np.searchsorted(of_place, np.arange(PLACES), side="right").tolist()
    begins = [begin + cut for begin, end in zip([0, *ends[:-1]], ends, strict=True) for cut in cuts(counts[begin:end], least)]
    first = np.array([*begins, len(order)])
    of_village = np.empty(len(order), dtype=np.int64)
    of_village[order] = np.repeat(np.arange(len(begins)), np.diff(first))
    return VillageGroups(order, first, of_village, of_place[first[:-1]], np.add.reduceat(households[order], first[:-1]))


def cuts(counts: list[float], least: float) -> list[int]:
    """Where groups begin in a place with these counts by village; none where there is no village."""
    begins: list[int] = []
    so_far = least
    for position, count in enumerate(counts):
        if so_far >= least:
            begins.append(position)
            so_far = 0.0
        so_far += count
    if so_far < least and len(begins) > 1:
        begins.pop()
    return begins


def known_share(key: Indices, classes: int) -> Floats:
    """Share of the first so many classes in everybody's households of these villages; 0 for one that the file does not know."""
    known = households_of_places()
    share = known[:, :classes].sum(axis=1) / known.sum(axis=1)
    number = key - VILLAGE_KEYS
    inside = (number >= 0) & (number < len(known))
    return np.where(inside, share[np.where(inside, number, 0)], 0.0)
