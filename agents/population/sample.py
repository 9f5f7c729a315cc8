"""Which households are kept: whole kin groups, so that neighbours who help each other stay together.

A kin group's place in the sample is a fixed number in [0, 1): a village's own random offset plus the group's number
times the golden ratio, modulo 1. Each tenth then holds nearly the same part of every village, which makes a tenth a
better sample of the whole than independent hashes would.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.population.chance import uniform
from agents.population.data import group
from agents.population.places import Places
from engine.luck import VILLAGE_KEYS

VILLAGE_ROOM = 16384
"""Household numbers a place owns; a household's id is place x VILLAGE_ROOM + its number in the place."""
KIN_ROOM = 2048
"""Kin numbers a place owns; a kin group's id is place x KIN_ROOM + its number in the place."""
GOLDEN_RATIO = 0.6180339887498949


def kin_size() -> int:
    """Households of a full kin group; the last one of a place may be smaller."""
    return int(group("places")["kin_group"])


def kept_households(
    places: Places, chosen: NDArray[np.int64], share: float, tenth: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Households of the `chosen` places that the sample keeps: (place, household id, kin id), sorted by household id.

    Args:
        share: part of the kin groups, 0 to 1.
        tenth: where the window starts, in tenths; it wraps around, so ten tenths hold everybody once.
    """
    size = kin_size()
    households = places.households[chosen].astype(np.int64)
    groups = -(-households // size)
    place = np.repeat(chosen, groups)
    number = np.arange(groups.sum()) - np.repeat(np.cumsum(groups) - groups, groups)
    if share < 1.0:
        offset = uniform("kin_sample", VILLAGE_KEYS + chosen)
        where = (np.repeat(offset, groups) + number * GOLDEN_RATIO) % 1.0
        kept = np.flatnonzero((where - tenth / 10.0) % 1.0 < share)
        place, number = place[kept], number[kept]
    last = places.households[place] - number * size
    members = np.minimum(last, size)
    local = np.repeat(number * size, members) + np.arange(members.sum()) - np.repeat(np.cumsum(members) - members, members)
    of_place = np.repeat(place, members)
    return of_place, of_place * VILLAGE_ROOM + local, np.repeat(place * KIN_ROOM + number, members)
