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

HOUSE = __name__.removesuffix("model.plain")
"""What stands before the names of the rooms: nothing in a checkout, the package's own in an installed one."""
ROOMS = tuple(f"{HOUSE}{room}" for room in ("engine", "agents", "model"))


@contextmanager
def out_of_sight() -> Iterator[None]:
    """What is imported here of the rooms with rules is uncompiled, and forgotten afterwards."""

    def loaded() -> list[str]:
        return [name for name in sys.modules if name in ROOMS or name.startswith(tuple(f"{room}." for room in ROOMS))]

    kept = {name: sys.modules.pop(name) for name in loaded()}
    before = os.environ.get("FANGPIN_UNCOMPILED")
    os.environ["FANGPIN_UNCOMPILED"] = "1"
    try:
        yield
    finally:
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(kept)
        for name, module in kept.items():
            package, _, last = name.rpartition(".")
            if package in sys.modules:
                setattr(sys.modules[package], last, module)
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
    """Types of uncompiled records by what they hold: `households`, `persons`, `care_years`, `diaries`, `villages`, `states[0]`."""
    with out_of_sight():
        dtype_of = importlib.import_module("engine.record").dtype_of
        household = importlib.import_module("agents.household")
        places = importlib.import_module("agents.places")
        kinds = {
            "households": household.Household,
            "persons": household.Member,
            "care_years": household.Care,
            "diaries": household.Diary,
            "villages": places.Village,
        }
        importlib.import_module("model.month")
        passes = importlib.import_module("engine.passes")
        kinds |= {f"states[{number}]": kind for number, kind in enumerate(passes.STATES.values())}
        return {name: dtype_of(kind) for name, kind in kinds.items()}


class PlainVillage:
    """One village of a world, lived line by line in plain Python; the world itself changes as if the line were compiled."""

    def __init__(self, world: World, village: int) -> None:
        self.world, self.village = world, village

    def rows(self) -> dict[str, slice]:
        """Where the records of the village stand now."""
        record = self.world.villages[self.village]
        homes, people = slice(int(record.first), int(record.stop)), slice(int(record.persons_first), int(record.persons_stop))
        records = {"households": homes, "persons": people, "care_years": people, "diaries": homes, "villages": slice(None)}
        return records | dict.fromkeys(self.states(), homes)

    def states(self) -> dict[str, Any]:
        """Tables of what programmes keep of the households."""
        return {f"states[{number}]": table for number, table in enumerate(self.world.states)}

    def live(self, line: Line) -> None:
        """Run one compiled line for the village alone."""
        where, states = self.rows(), self.states()
        tables = {name: states[name] if name in states else getattr(self.world, name) for name in where}
        wide: dict[str, Any] = {name: np.zeros(len(table), wide_records()[name]).view(np.recarray) for name, table in tables.items()}
        for name, rows in where.items():
            copy_fields(tables[name][rows], wide[name][rows])
        of_states = tuple(wide[name] for name in states)
        *others, _, pools = self.world.pass_arguments[len(where) - len(states) :]
        plain_lines()[line.name](
            *(wide[name] for name in where if name not in states), *others, of_states, pools, self.village, self.village + 1
        )
        for name, rows in where.items():
            copy_fields(wide[name][rows], tables[name][rows])


def copy_fields(given: Any, into: Any) -> None:
    """Copy records field by field between kinds of records that have the same fields in other widths."""
    source, target = np.asarray(given), np.asarray(into)
    for name in target.dtype.names or ():
        if target.dtype[name].base.names:
            copy_fields(source[name], target[name])
        else:
            target[name] = source[name]
