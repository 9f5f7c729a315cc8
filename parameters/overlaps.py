"""Two blocks of one scenario file must not set the same parameter in the same place and month."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from parameters.changes import Change, touched
from parameters.households import CELLS
from parameters.messages import Problem, listed
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST, month_text
from parameters.parameter import Registry
from parameters.places import PLACES
from parameters.toml_file import TomlFile

_MONTHS = SCENARIO_LAST - EARLIEST_CHANGE + 1


def check_overlaps(file: TomlFile, registry: Registry, changes: Iterable[Change], problems: list[Problem]) -> None:
    """Add a problem for every block that sets what an earlier one has set; each is told against the first of them.

    Every parameter has a calendar, months x places x cells of households that the policy tells apart, in which blocks enter their
    number: the work grows with the number of blocks and not with its square.
    """
    calendars: dict[tuple[str, str], np.ndarray] = {}
    blocks = list(changes)
    for number, block in enumerate(blocks, start=1):
        apart = bool(registry.groups[block.group].tells_apart)
        met: dict[int, list[tuple[str, int, int]]] = {}
        for parameter, places in sorted(touched(block, registry).items()):
            if (block.group, parameter) not in calendars:
                calendars[block.group, parameter] = np.zeros((_MONTHS, PLACES, CELLS if apart else 1), dtype=np.int32)
            calendar = calendars[block.group, parameter]
            if (found := _enter(calendar, block, places, number)) is not None:
                other, first, last = found
                met.setdefault(other, []).append((parameter, first, last))
        if met:
            other = min(met)
            titles = {parameter: registry.groups[block.group].parameters[parameter].name_zh for parameter, _, _ in met[other]}
            _complain(file, (blocks[other - 1], block), met[other], titles, problems)


def _enter(calendar: np.ndarray, block: Change, places: np.ndarray, number: int) -> tuple[int, int, int] | None:
    """Enter a block in its places where nobody stands; the first other block that stands there, and its first and last month there."""
    first = block.effective_first - EARLIEST_CHANGE
    rows = np.arange(first, block.last - EARLIEST_CHANGE + 1)
    of_household = np.flatnonzero(block.cells) if calendar.shape[-1] > 1 else np.zeros(1, dtype=np.int64)
    cells = np.ix_(rows, np.flatnonzero(places), of_household)
    held = calendar[cells]
    calendar[cells] = np.where(held == 0, number, held)
    if not held.any():
        return None
    other = int(held[held > 0].min())
    months = EARLIEST_CHANGE + first + np.flatnonzero((held == other).any(axis=(1, 2)))
    return other, int(months[0]), int(months[-1])


def _complain(
    file: TomlFile, blocks: tuple[Change, Change], met: list[tuple[str, int, int]], titles: dict[str, str], problems: list[Problem]
) -> None:
    earlier, later = blocks
    both, both_zh = listed(titles), listed(titles.values())
    first, last = min(one[1] for one in met), max(one[2] for one in met)
    same, same_zh = "place", "地区"
    if earlier.by_household or later.by_household:
        same, same_zh = "place and for the same households", "地区、同类农户"
    line, span = file.line_of(earlier.key), f"{month_text(first)} / {month_text(last)}"
    problems.append(
        file.problem(
            later.key,
            f"{both} is already set at line {line} for {span} in the same {same}; expected dates that do not overlap",
            f"{both_zh} 已在第 {line} 行就 {span} 的同一{same_zh}设定；日期不可重叠",
        )
    )
