"""The record of one (month, place): one nested record a group, every field float64 or a vector of float64."""

from __future__ import annotations

from typing import Any

import numpy as np

from parameters.registry import Group, Registry


def rules_dtype(registry: Registry) -> np.dtype[Any]:
    """The aligned dtype of the table of rules: groups sorted by name, parameters in the order of their file.

    Built of `np.record`, so that `rules[month, place].farmers_fund.tier_share[k]` reads the same compiled and not.
    """
    fields = [(name, _group_dtype(group)) for name, group in sorted(registry.groups.items())]
    return np.dtype((np.record, np.dtype(fields, align=True)))


def _group_dtype(group: Group) -> np.dtype[Any]:
    fields = [(p.key, np.float64, (p.length,)) if p.length else (p.key, np.float64) for p in group.parameters.values()]
    return np.dtype((np.record, np.dtype(fields, align=True)))
