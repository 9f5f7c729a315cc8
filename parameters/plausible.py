"""Values far from what is believed: permitted, but most likely a slip (a monthly amount for a yearly one, a share for a per cent).

The permitted range refuses what cannot be meant. Inside it, a value that lies well beyond everything that the prior and
the dated values hold possible deserves a warning.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from parameters.dated_paths import ALWAYS, dated_path
from parameters.months import month_index
from parameters.parameter import Parameter, Value
from parameters.priors import effect
from parameters.units import NO_CAP

MARGIN_OF_PRIOR = 0.5
"""A value is far from a prior if it misses the believed range by more than its width and by more than half of its nearer end."""
FACTOR_WITHOUT_PRIOR = 3.0
"""Without a prior, a value is far if it is over three times the highest or under a third of the lowest dated value; with
one, a positive amount is always far under a third of the lowest believed."""
_MONTHS = np.arange(month_index("2020-01"), month_index("2030-12") + 1)


@lru_cache(maxsize=4096)
def _moved_paths(parameter: Parameter) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest path that are believed, element by element, flat."""
    first_known = min(dated.known_from for dated in parameter.values)
    paths = np.array([dated_path(parameter, cutoff, _MONTHS).ravel() for cutoff in (first_known, ALWAYS)])
    prior = parameter.prior
    if prior is not None:
        moves = effect(prior, np.array([prior.low, prior.central, prior.high]))
        paths = np.concatenate([paths + move if prior.shift else paths * move for move in moves])
    paths = np.clip(paths, parameter.low, parameter.high)
    return paths.min(axis=0), paths.max(axis=0)


def believed_range(parameter: Parameter) -> tuple[float, float]:
    """Lowest and highest value, in the parameter's unit, that prior and dated values hold possible on any date to 2030."""
    lowest, highest = _moved_paths(parameter)
    return float(lowest.min()), float(highest.max())


def plausible_range(parameter: Parameter) -> tuple[float, float]:
    """The believed range with its margin: what lies outside of it is far, and 0 is not (it switches a thing off)."""
    low, high = believed_range(parameter)
    if parameter.prior is None:
        wide = FACTOR_WITHOUT_PRIOR
        return (low / wide if low > 0 else low * wide), (high * wide if high > 0 else high / wide)
    lowest, highest = _moved_paths(parameter)
    width = highest - lowest
    below, above = float(width[lowest.argmin()]), float(width[highest.argmax()])
    least = low - max(below, MARGIN_OF_PRIOR * abs(low))
    if low > 0:
        least = max(least, low / FACTOR_WITHOUT_PRIOR)
    return least, high + max(above, MARGIN_OF_PRIOR * abs(high))


def far_from_prior(parameter: Parameter, value: Value) -> bool:
    """Whether a value (or an element of a vector) lies far outside of what is believed; 0 never does.

    A lever that nobody uses yet - a delay, a premium, a cap of which only "none" is known - has no size to be far from.
    """
    if parameter.prior is None and set(believed_range(parameter)) in ({0.0}, {NO_CAP}):
        return False
    low, high = plausible_range(parameter)
    numbers = value if isinstance(value, tuple) else (value,)
    return any(number != 0.0 and not low <= number <= high for number in numbers)
