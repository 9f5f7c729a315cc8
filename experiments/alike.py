"""Which measured scenarios are most like one that was not: those that change most of the same parameters in the same years."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from experiments.plan import REFERENCE
from parameters.differences import differences
from parameters.registry import load_registry
from parameters.scenario import read_scenario


@cache
def changed(scenario: str, end: int) -> frozenset[str]:
    """Parameters (`group.parameter`) whose central value differs from the plan's in a month up to December of `end`.

    Raises:
        InputError: the scenario cannot be read.
    """
    found = differences(read_scenario(REFERENCE), read_scenario(scenario), load_registry())
    return frozenset(f"{each.group}.{each.parameter}" for each in found if each.first < (end + 1) * 12)


def most_alike(mine: frozenset[str], others: Iterable[str], end: int) -> tuple[str, ...]:
    """Of other scenarios those with the largest part of what either changes in common: parameters, or else their groups."""
    theirs = {name: changed(name, end) for name in others}
    for seen in (frozenset, _groups):
        share = {name: _in_common(seen(mine), seen(changes)) for name, changes in theirs.items()}
        best = max(share.values(), default=0.0)
        if best > 0.0:
            return tuple(name for name, part in share.items() if part >= best - 1e-9)
    return ()


def _groups(parameters: frozenset[str]) -> frozenset[str]:
    return frozenset(name.partition(".")[0] for name in parameters)


def _in_common(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
