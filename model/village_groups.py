"""Groups of villages that share what a village of everybody has to itself, wherever a sample keeps too few of its households.

Ranking candidates and looking at one's neighbours need as many of them as everybody's villages have: the poorest of eight is
somebody else than the poorest of eight hundred, and who makes up an eighth of his neighbours looks at himself. Of a hundredth,
a hundred villages of one county and village class make a group, next to each other in the share of the lifted (counted from
everybody, so that no sample moves it): it has the households of one village. Everybody's villages are alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import CELLS, COUNTIES, HOUSEHOLD_CLASSES, NEAR_POOR, ORDINARY, VILLAGE_CLASSES
from agents.population.known import households_of_places
from engine.compiled import loop
from engine.luck import VILLAGE_KEYS
from model.people import cell_of
from parameters.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


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
        """Sum over each group of a value by village (groups, ...); the same in any order of records."""
        return np.asarray(np.add.reduceat(values[self.order], self.first[:-1]))


@dataclass(frozen=True)
class Peers:
    """Whom the villages of a group look at: its households by class, villagers and resettled, those that are there in a year.

    `cell` (households,) is the cell of each, `count` (groups, classes, 2) how many are in it; `composition` (villages, classes x 2)
    is the known share of each class, villagers and resettled, in every village.
    """

    groups: VillageGroups
    cell: Indices
    count: Floats
    composition: Floats

    def added_up(self, values: NDArray[Any]) -> Floats:
        """Sum of a household's values over each cell (groups, classes, 2)."""
        where = np.flatnonzero(values)
        sums = np.bincount(self.cell[where], weights=values[where], minlength=self.count.size)
        return np.asarray(sums.reshape(self.count.shape))

    def of_villages(self, values: NDArray[Any]) -> Floats:
        """Sum over each cell (groups, classes, 2) of what every village counted by class and resettled (villages, classes x 2)."""
        return self.groups.added_up(values).reshape(self.count.shape)

    def means(self, sums: Floats) -> Floats:
        """What each village has on average (villages,): means of its group by class, in its own known composition.

        Villages of one group differ most in how many lifted or resettled they have; a plain mean of the group would make them alike.
        Which of the others are near-poor is known of no village before they are listed, so that they are told together.
        A cell of which nobody is kept is told by its class, a class by that of the county, and by the group where the county has none.

        Args:
            sums: over each cell, as from `added_up`.
        """
        told, count, sums = np.full(sums.shape, np.nan), others_together(self.count), others_together(sums)
        for part in (lambda each: each, self._of_class, self._of_county, self._of_group):
            kept, added = part(count), part(sums)
            told = np.where(np.isnan(told) & (kept > 0), added / np.maximum(kept, 1), told)
        composition = others_together(self.composition.reshape(-1, *self.count.shape[1:]))
        return np.asarray((told[self.groups.of_village] * composition).sum(axis=(1, 2)))

    @staticmethod
    def _of_class(values: Floats) -> Floats:
        return np.asarray(values.sum(axis=2, keepdims=True))

    def _of_county(self, values: Floats) -> Floats:
        """What the groups of a county have of each class together, for each of them (groups, classes, 1)."""
        county = self.groups.place // len(VILLAGE_CLASSES)
        found = np.zeros((len(COUNTIES), values.shape[1], 1))
        np.add.at(found, county, self._of_class(values))
        return found[county]

    @staticmethod
    def _of_group(values: Floats) -> Floats:
        return np.asarray(values.sum(axis=(1, 2), keepdims=True))


def others_together(values: Floats) -> Floats:
    """Sums by class (..., classes, 2) with the near-poor among the ordinary."""
    found = values.copy()
    found[:, ORDINARY] += found[:, NEAR_POOR]
    found[:, NEAR_POOR] = 0.0
    return found


@loop
def count_cells(households: Sequence[Household], group: Indices, cell: Indices, count: Floats) -> None:
    """The cell of every household, by the `group` of its village, and how many that are there are in each."""
    for i in range(len(households)):
        h = households[i]
        cell[i] = group[h.village] * CELLS + cell_of(h)
        count[cell[i]] += h.persons > 0


def peers(groups: VillageGroups, households: Any, composition: Floats) -> Peers:
    """Peers of the villages of these groups; `households` are records with village, class, persons and whether resettled.

    Villages that are alone have the composition that they have.
    """
    shape = (len(groups), len(HOUSEHOLD_CLASSES), 2)
    cell, count = np.empty(len(households), dtype=np.int64), np.zeros(int(np.prod(shape)))
    count_cells(households, groups.of_village, cell, count)
    count = count.reshape(shape)
    if groups.apart:
        composition = (count / np.maximum(count.sum(axis=(1, 2), keepdims=True), 1.0)).reshape(len(groups), -1)[groups.of_village]
    return Peers(groups, cell, count, composition)


def composition_of_villages(villages: NDArray[Any]) -> Floats:
    """Known share of each class, villagers and resettled, in these villages (villages, classes x 2); communities: only resettled."""
    resettled = (villages["community"] == 1)[:, None, None]
    known = known_composition(villages["key"])[:, :, None] * np.concatenate([~resettled, resettled], axis=2)
    return np.asarray(known.reshape(len(villages), -1))


def grouped(place: Indices, key: Indices, households: Floats, weight: float) -> VillageGroups:
    """Villages of each place in the order of their share of the lifted, cut into groups of about `weight` villages.

    Args:
        place: county and class of each village; `key` its key; `households` those of the sample.
        weight: how many households one of the sample stands for.
    """
    order = np.lexsort((key, known_share(key, 1), place))
    of_place, counts = place[order], households[order]
    ends = np.searchsorted(of_place, np.arange(PLACES), side="right").tolist()
    begins = [begin + cut for begin, end in zip([0, *ends[:-1]], ends, strict=True) for cut in cuts(counts[begin:end], weight)]
    first = np.array([*begins, len(order)])
    of_village = np.empty(len(order), dtype=np.int64)
    of_village[order] = np.repeat(np.arange(len(begins)), np.diff(first))
    return VillageGroups(order, first, of_village, of_place[first[:-1]], np.add.reduceat(households[order], first[:-1]))


def cuts(households: Floats, weight: float) -> list[int]:
    """Where groups begin in a place with these households by village: as many groups as the sample has whole villages' worth."""
    villages = len(households)
    wanted = max(1, round(villages / weight))
    if wanted >= villages:
        return list(range(villages))
    middle = (np.cumsum(households) - 0.5 * households) / households.sum()
    group = np.floor(middle * wanted)
    return np.flatnonzero(np.append(True, np.diff(group) != 0)).tolist()


def known_share(key: Indices, classes: int) -> Floats:
    """Share of the first so many classes in everybody's households of these villages; 0 for one that the file does not know."""
    return np.asarray(known_composition(key)[:, :classes].sum(axis=1))


def known_composition(key: Indices) -> Floats:
    """Share of every class in everybody's households of these villages (villages, classes); 0 where the file does not know one."""
    known = households_of_places()
    share = known / known.sum(axis=1, keepdims=True)
    number = key - VILLAGE_KEYS
    inside = (number >= 0) & (number < len(known))
    return np.where(inside[:, None], share[np.where(inside, number, 0)], 0.0)
