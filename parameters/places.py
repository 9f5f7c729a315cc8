"""Places of the table of rules: `place = county * 3 + village_class`, and how files name them.

The only module of `parameters/` that reads the shared closed lists of `agents/codes.py` (which import nothing).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from agents.codes import COUNTIES, COUNTY_CATEGORIES, VILLAGE_CLASSES, Item

COUNTY_COUNT = len(COUNTIES)
CLASS_COUNT = len(VILLAGE_CLASSES)
PLACES = COUNTY_COUNT * CLASS_COUNT
COUNTY_OF_PLACE = np.arange(PLACES) // CLASS_COUNT


def names_of(items: Iterable[Item]) -> dict[str, int]:
    """Every accepted name of a closed list (stable name or code, Chinese, English), with its position."""
    return {name: index for index, item in enumerate(items) for name in (item.name, item.zh, item.en)}


def _of_categories() -> dict[str, tuple[int, ...]]:
    """The counties of each category (县分类) by its names."""
    return {
        name: tuple(i for i, county in enumerate(COUNTIES) if county.category == category.name)
        for category in COUNTY_CATEGORIES
        for name in (category.name, category.zh, category.en)
    }


def _named(items: Iterable[Item]) -> str:
    return ", ".join(f"{item.zh} ({item.en}, {item.name})" for item in items)


COUNTY_NAMES: dict[str, tuple[int, ...]] = {**{name: (position,) for name, position in names_of(COUNTIES).items()}, **_of_categories()}
"""Every name of a county, and of a category of counties, with the positions that it means."""
CLASS_NAMES: dict[str, tuple[int, ...]] = {name: (position,) for name, position in names_of(VILLAGE_CLASSES).items()}
COUNTY_TITLES = tuple((county.en, county.zh) for county in COUNTIES)
CLASS_TITLES = tuple((item.en, item.zh) for item in VILLAGE_CLASSES)
"""English and Chinese titles by position."""
COUNTY_CHOICES = (
    f"{_named(COUNTIES)}; all of a category: {_named(COUNTY_CATEGORIES)}",
    f"{_named(COUNTIES)}；或县分类：{_named(COUNTY_CATEGORIES)}",
)
CLASS_CHOICES = (", ".join(f"{item.name} ({item.zh})" for item in VILLAGE_CLASSES),) * 2
"""What can be written, for messages in English and Chinese."""


def place_mask(counties: tuple[int, ...] | None, classes: tuple[int, ...] | None) -> np.ndarray:
    """Boolean (places,): those of these counties and village classes; None means all of them."""
    county = np.isin(np.arange(COUNTY_COUNT), range(COUNTY_COUNT) if counties is None else counties)
    village = np.isin(np.arange(CLASS_COUNT), range(CLASS_COUNT) if classes is None else classes)
    return (county[:, None] & village[None, :]).reshape(-1)
