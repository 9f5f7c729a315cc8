"""The record of one (month, place): one nested record a group, every field float64 or a vector of float64."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from parameters.households import CELLS
from parameters.parameter import REACHED, Group, Registry


def rules_dtype(registry: Registry) -> np.dtype[Any]:
    """The aligned dtype of the table of rules: groups sorted by name, parameters in the order of their file.

    Policies that tell households apart have a vector more, `reached`.

    Built of `np.record`, so that `rules[month, place].farmers_fund.tier_share[k]` reads the same compiled and not.
    """
    return _record(tuple((name, _fields(group)) for name, group in sorted(registry.groups.items())))


def _fields(group: Group) -> tuple[tuple[str, int], ...]:
    return (*((p.key, p.length) for p in group.parameters.values()), *([(REACHED, CELLS)] if group.tells_apart else []))


@cache
def _record(groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]) -> np.dtype[Any]:
    """Kept, because NumPy takes 12 ms for it."""
    return _aligned(
        [
            (name, _aligned([(key, np.float64, (length,)) if length else (key, np.float64) for key, length in fields]))
            for name, fields in groups
        ]
    )


def _aligned(fields: list[Any]) -> np.dtype[Any]:
    return np.dtype((np.record, np.dtype(fields, align=True)))
