"""Places of the table of rules: `place = county * 3 + village_class`, and how files name them.

The only module of `parameters/` that reads the shared closed lists of `agents/codes.py` (which import nothing).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from agents.codes import COUNTIES, VILLAGE_CLASSES, Item

COUNTY_COUNT = len(COUNTIES)
CLASS_COUNT = len(VILLAGE_CLASSES)
PLACES = COUNTY_COUNT * CLASS_COUNT


def names_of(items: Iterable[Item]) -> dict[str, int]:
    """Every accepted name of a closed list (stable name or code, Chinese, English), with its position."""
    return {name: index for index, item in enumerate(items) for name in (item.name, item.zh, item.en)}


COUNTY_NAMES = names_of(COUNTIES)
CLASS_NAMES = names_of(VILLAGE_CLASSES)
COUNTY_CHOICES = ", ".join(f"{item.zh} ({item.en}, {item.name})" for item in COUNTIES)
CLASS_CHOICES = ", ".join(f"{item.name} ({item.zh})" for item in VILLAGE_CLASSES)


def place_mask(counties: tuple[int, ...] | None, classes: tuple[int, ...] | None) -> np.ndarray:
    """Boolean (27,): the places of these counties and village classes; None means all of them."""
    county = np.isin(np.arange(COUNTY_COUNT), range(COUNTY_COUNT) if counties is None else counties)
    village = np.isin(np.arange(CLASS_COUNT), range(CLASS_COUNT) if classes is None else classes)
    return (county[:, None] & village[None, :]).reshape(-1)
