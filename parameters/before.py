"""What the parameters of a scenario's file would be without that file: its parents' values, centrally and over the priors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from parameters.changes import Change, FieldChange
from parameters.households import coverages, is_apart
from parameters.months import EARLIEST_CHANGE, SCENARIO_LAST
from parameters.parameter import COVERAGE, Registry
from parameters.priors import CENTRAL_DRAW, Draw, effect, quantile
from parameters.scenario import Scenario
from parameters.table import compile_rules

_MONTHS = SCENARIO_LAST - EARLIEST_CHANGE + 1
_ENDS = np.array([0.05, 0.95])


@dataclass(frozen=True, eq=False)
class Before:
    """The parents' values of a changed parameter in the block's months and places: (months, places[, length]).

    `low` and `high` hold for each month the 5 and 95 % points of the parameter's prior; `first` is the first month.
    `ends` is the month from which the parents have a share at nothing to the end of the block, having had it before; 0 for none.
    """

    central: np.ndarray
    low: np.ndarray
    high: np.ndarray
    first: int
    ends: int = 0

    @property
    def moves(self) -> bool:
        """Whether the central path changes over the months."""
        return bool((self.central != self.central[:1]).any())


@dataclass(frozen=True, eq=False)
class Parents:
    """The tables of rules of a scenario without its last file, from 2021-01 on: central, and low and high of all priors."""

    tables: tuple[np.recarray, np.recarray, np.recarray]

    def of(self, change: Change, field: FieldChange, end: int) -> Before:
        """The values that a field of a block replaces, to the month `end` or, if the block begins later, to its end."""
        last = min(change.last, end) if change.effective_first <= end else change.last
        rows = slice(change.effective_first - EARLIEST_CHANGE, last - EARLIEST_CHANGE + 1)
        columns = np.flatnonzero(change.places_of(field))
        groups = [table[change.group] for table in self.tables]
        if field.parameter == COVERAGE and any(map(is_apart, groups)):  # the cells of households stand beside the places
            values = [coverages(group)[rows][:, columns][..., change.cells] for group in groups]
            values = [value.reshape(len(value), -1) for value in values]
        else:
            values = [np.asarray(group[field.parameter][rows][:, columns]) for group in groups]
        so_far = np.asarray(groups[0][field.parameter][: rows.stop][:, columns])
        return Before(values[0], np.minimum.reduce(values), np.maximum.reduce(values), change.effective_first, _end_of(so_far))


def _end_of(path: np.ndarray) -> int:
    """The month from which a path (months, places[, length]) is zero to its last, after months in which it was not; 0 for none."""
    there = np.flatnonzero(path.reshape(len(path), -1).any(axis=1))
    return EARLIEST_CHANGE + int(there[-1]) + 1 if len(there) > 0 and there[-1] + 1 < len(path) else 0


def parents_of(scenario: Scenario, registry: Registry) -> Parents | None:
    """What holds without the scenario's own file, with its cut-offs and drivers; None for the root."""
    if len(scenario.chain) < 2:
        return None
    without = replace(scenario, chain=scenario.chain[:-1])
    draws: list[Draw] = [CENTRAL_DRAW, *_ends_of_priors(registry)]
    central, low, high = (compile_rules(registry, without, draw, EARLIEST_CHANGE, _MONTHS) for draw in draws)
    return Parents((central, low, high))


def _ends_of_priors(registry: Registry) -> Iterator[Draw]:
    """Two draws: every parameter at the 5 % point of its prior, every parameter at the 95 % point."""
    moved = {name: effect(p.prior, quantile(p.prior, _ENDS)) for name, p in registry.parameters().items() if p.prior is not None}
    for end in range(len(_ENDS)):
        yield {name: float(both[end]) for name, both in moved.items()}
