"""Where and when the resolved values of two scenarios differ."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from parameters.households import CELLS, coverages, is_apart
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST
from parameters.parameter import COVERAGE, Registry
from parameters.priors import CENTRAL_DRAW
from parameters.scenario import Scenario
from parameters.table import compile_rules

STEPS_MOST = 4
"""More changes of value than this in a row are told as one gradual change."""


@dataclass(frozen=True, eq=False)
class Difference:
    """One parameter over months without a gap and the places that share it.

    `before` and `after` are the values of each told step, shape (steps,) or (steps, length); a gradual difference has
    two steps, its first and its last month. `cells` are the households for which it holds.
    """

    group: str
    parameter: str
    first: int
    last: int
    places: np.ndarray
    before: np.ndarray
    after: np.ndarray
    gradual: bool
    cells: np.ndarray = field(default_factory=lambda: np.ones(CELLS, dtype=bool))


def differences(a: Scenario, b: Scenario, registry: Registry) -> list[Difference]:
    """All differences of central values from 2021-01 to the last month that a scenario can name."""
    months = SCENARIO_LAST - EARLIEST_CHANGE + 1
    tables = [compile_rules(registry, scenario, CENTRAL_DRAW, EARLIEST_CHANGE, months) for scenario in (a, b)]
    found: list[Difference] = []
    for name, group in registry.groups.items():
        apart = any(is_apart(table[name]) for table in tables)
        for key in group.parameters:
            if key == COVERAGE and apart:
                found += _of_cells(name, *(coverages(table[name]) for table in tables))
                continue
            before, after = (table[name][key] for table in tables)
            if not np.array_equal(before, after):
                found += _of_parameter(name, key, before, after)
    return found


def _of_cells(group: str, before: np.ndarray, after: np.ndarray) -> list[Difference]:
    """Differences of a coverage by cell of households (months, places, 6); those that are the same but for their cells are one."""
    same: dict[tuple[int, int, bytes, bytes, bytes], Difference] = {}
    for cell in range(CELLS):
        own = np.arange(CELLS) == cell
        for item in _of_parameter(group, COVERAGE, before[..., cell], after[..., cell]):
            key = (item.first, item.last, item.places.tobytes(), item.before.tobytes(), item.after.tobytes())
            cells = own | same[key].cells if key in same else own
            same[key] = replace(item, cells=cells)
    return sorted(same.values(), key=lambda item: item.first)


def _of_parameter(group: str, key: str, before: np.ndarray, after: np.ndarray) -> list[Difference]:
    """Places with the same two paths together, then one difference for each run of months with the same two values."""
    paths: dict[bytes, list[int]] = {}
    for place in range(before.shape[1]):
        if not np.array_equal(before[:, place], after[:, place]):
            paths.setdefault(before[:, place].tobytes() + after[:, place].tobytes(), []).append(place)
    found = []
    for places in paths.values():
        mask = np.isin(np.arange(before.shape[1]), places)
        old, new = before[:, places[0]], after[:, places[0]]
        for runs in _stretches(old, new):
            if len(runs) > STEPS_MOST:
                edges = [runs[0][0], runs[-1][1]]
                runs_told = [(edges[0], edges[1], edges)]
            else:
                runs_told = [(first, last, [first]) for first, last in runs]
            for first, last, at in runs_told:
                found.append(
                    Difference(group, key, EARLIEST_CHANGE + first, EARLIEST_CHANGE + last, mask, old[at], new[at], len(at) > 1)
                )
    return _merged(found)


def _merged(found: list[Difference]) -> list[Difference]:
    """Differences that are the same but for their places, as one; in the order of their dates."""
    same: dict[tuple[int, int, bytes, bytes], Difference] = {}
    for item in found:
        key = (item.first, item.last, item.before.tobytes(), item.after.tobytes())
        other = same.get(key)
        same[key] = item if other is None else replace(other, places=other.places | item.places)
    return sorted(same.values(), key=lambda item: item.first)


def _stretches(old: np.ndarray, new: np.ndarray) -> list[list[tuple[int, int]]]:
    """Runs (first, last) of months that differ with constant values, a list for each stretch of changing values.

    A run longer than a year ends a stretch, so that a slow rise is told apart from the plateau that follows.
    """
    both = np.concatenate([old.reshape(len(old), -1), new.reshape(len(new), -1)], axis=1)
    differs = (old.reshape(len(old), -1) != new.reshape(len(new), -1)).any(axis=1)
    stretches: list[list[tuple[int, int]]] = []
    start = None
    for month in range(len(both) + 1):
        ends = month == len(both) or not differs[month] or (month > 0 and (both[month] != both[month - 1]).any())
        if start is not None and ends:
            run = (start, month - 1)
            long = run[1] - run[0] >= 12
            joins = bool(stretches) and stretches[-1][-1][1] == start - 1 and not long
            if joins and stretches[-1][-1][1] - stretches[-1][-1][0] < 12:
                stretches[-1].append(run)
            else:
                stretches.append([run])
            start = None
        if month < len(both) and differs[month] and start is None:
            start = month
    return stretches
