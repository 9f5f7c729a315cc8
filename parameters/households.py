"""Cells of households, `cell = household_class * 2 + resettled`: how files name them, and what a policy's reach is in each.

The table of rules holds `coverage`, the largest of the six, and `reached`, what each cell has of it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import CELLS as CELLS
from agents.codes import HOUSEHOLD_CLASSES
from parameters.parameter import COVERAGE, REACHED
from parameters.places import names_of

CLASS_NAMES: dict[str, tuple[int, ...]] = {name: (position,) for name, position in names_of(HOUSEHOLD_CLASSES).items()}
"""Every name of a household class with its position."""
CLASS_TITLES = tuple((item.en, item.zh) for item in HOUSEHOLD_CLASSES)
CLASS_CHOICES = ", ".join(f"{item.name} ({item.zh})" for item in HOUSEHOLD_CLASSES)
_DIGITS = 12
"""Of a coverage that was taken apart and put together again."""


def cell_mask(classes: tuple[int, ...] | None, resettled: bool | None) -> np.ndarray:
    """Boolean (6,): the cells of these household classes, resettled or not; None means all of them."""
    of_class = np.isin(np.arange(len(HOUSEHOLD_CLASSES)), range(len(HOUSEHOLD_CLASSES)) if classes is None else classes)
    moved = np.array([resettled is not True, resettled is not False])
    return (of_class[:, None] & moved[None, :]).reshape(-1)


def set_reach(table: NDArray[Any], by_cell: np.ndarray) -> None:
    """Enter coverages by cell (months, places, 6) into a policy's table of rules."""
    largest = by_cell.max(axis=-1)
    table[COVERAGE] = largest
    table[REACHED] = np.divide(by_cell, largest[..., None], out=np.ones_like(by_cell), where=largest[..., None] > 0.0)


def coverages(table: NDArray[Any]) -> np.ndarray:
    """Coverages by cell (months, places, 6) of a policy's table of rules."""
    return np.asarray(np.round(np.asarray(table[COVERAGE])[..., None] * np.asarray(table[REACHED]), _DIGITS))


def is_apart(table: NDArray[Any]) -> bool:
    """Whether a group's rules reach some cells otherwise than others, in any month or place."""
    return REACHED in (table.dtype.names or ()) and bool((np.asarray(table[REACHED]) != 1.0).any())


def cells_text(mask: np.ndarray, lang: str) -> str:
    """Which households, from a boolean (6,); empty where it is all of them."""
    if mask.all():
        return ""
    patterns: dict[tuple[bool, bool], list[int]] = {}
    for position, (stayed, moved) in enumerate(mask.reshape(-1, 2).tolist()):
        if stayed or moved:
            patterns.setdefault((stayed, moved), []).append(position)
    parts = [_classes_text(classes, pattern, lang) for pattern, classes in patterns.items()]
    return "、".join(parts) if lang == "zh" else "for " + "; ".join(parts)


def _classes_text(classes: list[int], pattern: tuple[bool, bool], lang: str) -> str:
    every = len(classes) == len(HOUSEHOLD_CLASSES)
    if lang == "zh":
        moved = {(True, True): "", (True, False): "未搬迁的", (False, True): "易地搬迁的"}[pattern]
        return moved + ("农户" if every else f"{'、'.join(CLASS_TITLES[i][1] for i in classes)}")
    before, after = "resettled " if pattern == (False, True) else "", " that were not resettled" if pattern == (True, False) else ""
    names = "" if every else " and ".join(CLASS_TITLES[i][0] for i in classes) + " "
    return f"{before}{names}households{after}"
