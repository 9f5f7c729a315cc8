"""The lines of the month as plain Python beside the compiled ones: one village is lived line by line without compiling anything.

The rooms that hold rules are imported a second time, uncompiled, under their own names but out of sight of everybody else.
Uncompiled records are wider, because NumPy's scalars of one byte would overflow; the village's records are copied there and
back. Both forms give the same bits, as tests hold.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np

from engine.passes import Line
from model.world import World

ROOMS = ("engine", "agents", "model")


@contextmanager
def out_of_sight() -> Iterator[None]:
    """What is imported here of the rooms with rules is uncompiled, and forgotten afterwards."""

    def loaded() -> list[str]:
        return [name for name in sys.modules if name.split(".")[0] in ROOMS]

    kept = {name: sys.modules.pop(name) for name in loaded()}
    before = os.environ.get("FANGPIN_UNCOMPILED")
    os.environ["FANGPIN_UNCOMPILED"] = "1"
    try:
        yield
    finally:
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(kept)
        if before is None:
            del os.environ["FANGPIN_UNCOMPILED"]
        else:
            os.environ["FANGPIN_UNCOMPILED"] = before


@cache
def plain_lines() -> dict[str, Callable[..., Any]]:
    """Every compiled line of the month as an uncompiled function, by the name of the line."""
    with out_of_sight():
        month, passes = importlib.import_module("model.month"), importlib.import_module("model.passes")
        return {line.name: passes.alone(line).plain() for line in month.LINES}


@cache
def wide_records() -> dict[str, np.dtype[Any]]:
    """Types of uncompiled records by what they hold: `households`, `diaries`, `villages`."""
    with out_of_sight():
        dtype_of = importlib.import_module("engine.record").dtype_of
        household = importlib.import_module("agents.household")
        places = importlib.import_module("agents.places")
        kinds = {"households": household.Household, "diaries": household.Diary, "villages": places.Village}
        return {name: dtype_of(kind) for name, kind in kinds.items()}


class PlainVillage:
    """One village of a world, lived line by line in plain Python; the world itself changes as if the line were compiled."""

    def __init__(self, world: World, village: int) -> None:
        self.world, self.village = world, village
        record = world.villages[village]
        self.rows = {"households": slice(int(record.first), int(record.stop)), "villages": slice(None)}
        self.rows["diaries"] = self.rows["households"]
        self.wide: dict[str, Any] = {
            name: np.zeros(len(getattr(world, name)), kind).view(np.recarray) for name, kind in wide_records().items()
        }

    def live(self, line: Line) -> None:
        """Run one compiled line for the village alone."""
        for name, rows in self.rows.items():
            copy_fields(getattr(self.world, name)[rows], self.wide[name][rows])
        others = self.world.pass_arguments[len(self.rows) :]
        records = (self.wide[name] for name in ("households", "diaries", "villages"))
        plain_lines()[line.name](*records, *others, self.village, self.village + 1)
        for name, rows in self.rows.items():
            copy_fields(self.wide[name][rows], getattr(self.world, name)[rows])


def copy_fields(given: Any, into: Any) -> None:
    """Copy records field by field between kinds of records that have the same fields in other widths."""
    source, target = np.asarray(given), np.asarray(into)
    for name in target.dtype.names or ():
        if target.dtype[name].base.names:
            copy_fields(source[name], target[name])
        else:
            target[name] = source[name]
