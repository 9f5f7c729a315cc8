"""From registry, scenario and parameter draw to one table of rules: `rules[month, place]`.

Order of resolution for each parameter: dated values known by the cut-off, continuation of the last known one, the
draw's factor or shift (held inside the range), then the scenario's changes from the root to the last child.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from parameters.changes import Change, FieldChange
from parameters.dated_paths import ALWAYS, dated_path, observations
from parameters.dtype import rules_dtype
from parameters.households import set_reach
from parameters.parameter import COVERAGE, REACHED, Group, Parameter, Registry, Value
from parameters.places import COUNTY_OF_PLACE, PLACES
from parameters.priors import Draw
from parameters.scenario import Scenario


def compile_rules(registry: Registry, scenario: Scenario, draw: Draw, first_month: int, months: int) -> np.recarray:
    """The table of rules, shape (months, 27), for months from `first_month` (year x 12 + month - 1) on."""
    asked = first_month
    first_month = min([asked, *held_months(scenario)])  # what is held must be known where its month lies before the table
    months += asked - first_month
    at = np.arange(first_month, first_month + months)
    everywhere = np.zeros(months, dtype=rules_dtype(registry))
    by_county: dict[tuple[str, str], np.ndarray] = {}
    for name, group in registry.groups.items():
        cutoff = cutoff_of(group, scenario)
        for key, parameter in group.parameters.items():
            path = drawn_path(parameter, draw, cutoff, at, group.kind == "driver")
            if parameter.by_county:
                by_county[name, key] = path[:, COUNTY_OF_PLACE]
            else:
                everywhere[name][key] = path
        if group.tells_apart:
            everywhere[name][REACHED] = 1.0
    rules = np.repeat(everywhere[:, None], PLACES, axis=1)
    for (name, key), path in by_county.items():
        rules[name][key] = path
    by_cell = _by_cell(scenario, rules)
    for file in scenario.chain:
        for change in file.changes:
            name, group = change.group, registry.groups[change.group]
            unchanged = {key: by_county.get((name, key), everywhere[name][key][:, None]) for key in group.off}
            _apply(change, group, rules[name], unchanged, at, by_cell.get(name))
    for name, values in by_cell.items():
        set_reach(rules[name], values)
    return rules[asked - first_month :].view(np.recarray)


def held_months(scenario: Scenario) -> list[int]:
    """The months whose values a scenario or one of its parents holds."""
    return [
        int(field.value)  # type: ignore[arg-type]
        for file in scenario.chain
        for change in file.changes
        for field in change.fields
        if field.how == "hold"
    ]


def cutoff_of(group: Group, scenario: Scenario) -> int:
    """The last month of knowledge for a group; observed drivers are used whenever they became known."""
    if group.kind == "driver" and scenario.drivers == "observed":
        return ALWAYS
    return scenario.known_by.of_kind(group.kind)


def drawn_path(parameter: Parameter, draw: Draw, cutoff: int, at: np.ndarray, driver: bool = False) -> np.ndarray:
    """The dated path moved by the draw, a driver's only before its first observation.

    Priors, tables of draws and grids are held to the range where they are read (`parameters.bounds`).

    Raises:
        ValueError: the draw moves the path beyond the permitted range.
    """
    path = dated_path(parameter, cutoff, at)
    if parameter.prior is not None and parameter.full_name in draw:
        moved = draw[parameter.full_name]
        free = at < min([dated.start for dated in observations(parameter, cutoff)], default=ALWAYS) if driver else at == at
        free = free[:, None] if path.ndim > 1 else free
        path = np.where(free, path + moved if parameter.prior.shift else path * moved, path)
    held: np.ndarray = np.clip(path, parameter.low, parameter.high)
    if not np.allclose(held, path, rtol=1e-9, atol=1e-9):
        raise ValueError(
            f"{parameter.full_name}: a draw moves it to {path.min():g} .. {path.max():g}, beyond its range "
            f"{parameter.low:g} .. {parameter.high:g}"
        )
    return held


def _by_cell(scenario: Scenario, rules: NDArray[Any]) -> dict[str, np.ndarray]:
    """Room for coverages by cell of households (months, places, 6), of the policies that a scenario sets by household."""
    groups = {change.group for file in scenario.chain for change in file.changes if change.by_household}
    return {name: np.array(rules[name][COVERAGE][..., None] * rules[name][REACHED]) for name in groups}


def _paths(change: Change, key: str, table: NDArray[Any], by_cell: np.ndarray | None) -> list[np.ndarray]:
    """What a block writes to for a parameter, each (months, places[, length]): its column, or its cells of the coverage."""
    if key != COVERAGE or by_cell is None:
        return [table[key]]
    return [by_cell[..., cell] for cell in np.flatnonzero(change.cells)]


def _apply(
    change: Change, group: Group, table: NDArray[Any], unchanged: dict[str, np.ndarray], at: np.ndarray, by_cell: np.ndarray | None
) -> None:
    """Write one block into the table of its group; `unchanged` has what its switch brings back, (months, places or 1[, length])."""
    rows = np.flatnonzero((at >= change.effective_first) & (at <= change.last))
    if not len(rows):
        return
    block = np.ix_(rows, np.flatnonzero(change.places))
    for key, value in group.off.items() if change.enabled is not None else ():
        for path in _paths(change, key, table, by_cell):
            path[block] = _at(unchanged[key], *block) if change.enabled else np.asarray(value)
    for field in change.fields:
        columns = np.flatnonzero(change.places_of(field))
        block = np.ix_(rows, columns)
        for path in _paths(change, field.parameter, table, by_cell):
            before = path[block]
            if field.how == "hold":
                after = _held(path[:, columns], before, int(field.value), at, rows)  # type: ignore[arg-type]
            else:
                after = _target(before, field.how, field.value, group.parameters[field.parameter])
            path[block] = _changed(before, after, field, at[rows])


def _at(path: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """A path in the rows and columns of a block; one column stands for every place."""
    return path[rows, columns] if path.shape[1] > 1 else path[rows[:, 0]]


def _changed(before: np.ndarray, target: np.ndarray, field: FieldChange, at: np.ndarray) -> np.ndarray:
    if field.phase_in is None:
        return target
    first, last = field.phase_in
    weight = np.clip((at - first + 1) / (last - first + 1), 0.0, 1.0)
    weight = weight.reshape(-1, *[1] * (before.ndim - 1))
    return np.where(weight >= 1.0, target, before + (target - before) * weight)


def _held(path: np.ndarray, before: np.ndarray, month: int, at: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The value of each place in `month`, in the rows after it; `path` are all months of the table, `before` the rows."""
    if month > at[-1]:
        return before
    after = (at[rows] > month).reshape(-1, *[1] * (before.ndim - 1))
    return np.where(after, path[month - at[0]], before)


def _target(before: np.ndarray, how: str, value: Value, parameter: Parameter) -> np.ndarray:
    if how == "times":
        return np.clip(before * np.asarray(value), parameter.low, parameter.high)
    return np.broadcast_to(np.asarray(value, dtype=np.float64), before.shape)
