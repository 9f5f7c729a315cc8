"""The central path of a parameter over months: dated values known by a cut-off, and how the last known one goes on."""

from __future__ import annotations

import re

import numpy as np

from parameters.parameter import Dated, Parameter

ALWAYS = 10**9
"""A cut-off that lies after everything."""
OBSERVED_FROM = 2021 * 12
"""2020 is the base of every driver; what is observed comes after it."""
_FACT = re.compile(r"\bF\d{4}\b")


def known_values(parameter: Parameter, cutoff: int) -> tuple[Dated, ...]:
    """The dated values known by the cut-off; if there is none, those that became known first."""
    known = tuple(dated for dated in parameter.values if dated.known_from <= cutoff)
    if known:
        return known
    first = min(dated.known_from for dated in parameter.values)
    return tuple(dated for dated in parameter.values if dated.known_from == first)


def dated_path(parameter: Parameter, cutoff: int, at: np.ndarray) -> np.ndarray:
    """The central path over the months `at`: shape (months,), (months, length) for a vector or (months, counties) where it is
    by county.

    Each value holds from its date on, the first one before it too. The last known value goes on with `growth` at each
    anniversary of its date after the cut-off (after its own date where the cut-off is later than the last change).
    """
    known = known_values(parameter, cutoff)
    starts = np.array([dated.start for dated in known])
    values = np.array([dated.value for dated in known], dtype=np.float64)
    path = values[np.maximum(np.searchsorted(starts, at, side="right") - 1, 0)]
    if parameter.growth:
        last = known[-1].start
        held = max(0, (cutoff - last) // 12) if cutoff != ALWAYS else 0
        years = np.maximum(0, (at - last) // 12 - held)
        factor = (1.0 + parameter.growth) ** years
        path = path * (factor[:, None] if path.ndim > 1 else factor)
    return path


def observations(parameter: Parameter, cutoff: int) -> list[Dated]:
    """The values of a driver that are observed after 2020: they cite a fact and were known by the cut-off."""
    return [
        dated
        for dated in parameter.values
        if dated.start >= OBSERVED_FROM and dated.known_from <= cutoff and _FACT.search(dated.source)
    ]
