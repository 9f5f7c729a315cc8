"""One check for all doors through which a drawn value comes: priors, tables of draws, grids.

A drawn value moves a parameter's whole dated path. It is permitted if the path stays within the parameter's range in
every month that can be lived, whatever the cut-off of knowledge: nothing is clipped.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from parameters.dated_paths import ALWAYS, dated_path
from parameters.months import SCENARIO_FIRST, SCENARIO_LAST, month_index
from parameters.parameter import Parameter
from parameters.priors import support

_MONTHS = np.arange(SCENARIO_FIRST, SCENARIO_LAST + 1)
_USUAL_CUTOFFS = (month_index("2020-12"), month_index("2022-07"), ALWAYS)
ROUNDING = 1e-9
"""Relative room for the rounding of a product."""


@lru_cache(maxsize=4096)
def permitted_draws(parameter: Parameter) -> tuple[float, float]:
    """Lowest and highest drawn value, in the unit of the prior, that leaves the whole path within the permitted range.

    Raises:
        ValueError: the parameter has no prior.
    """
    prior = parameter.prior
    if prior is None:
        raise ValueError(f"{parameter.full_name} has no prior")
    if prior.shift:
        path = _every_value(parameter)
        return prior.central + parameter.low - path.min(), prior.central + parameter.high - path.max()
    least, most = _permitted_factors(parameter)
    ends = sorted((least * prior.central, most * prior.central))
    return ends[0], ends[1]


def is_permitted(parameter: Parameter, drawn: float) -> bool:
    """Whether a drawn value (in the unit of the prior) leaves the whole path within the permitted range."""
    low, high = permitted_draws(parameter)
    room = ROUNDING * max(1.0, abs(drawn))
    return low - room <= drawn <= high + room


def outside_words(parameter: Parameter) -> tuple[str, str]:
    """What a drawn value of the parameter should be, in both languages, for a message."""
    low, high = permitted_draws(parameter)
    assert parameter.prior is not None
    ends = f"{low:.6g}", f"{high:.6g}"
    moved = parameter.prior.central in (0.0, 1.0) and not _is_alone(parameter)
    if not moved:
        return (f"expected {ends[0]} to {ends[1]} {parameter.unit}", f"应在{ends[0]}至{ends[1]}之间（{parameter.unit}）")
    what, zh = ("an addition to", "加数") if parameter.prior.shift else ("a factor on", "倍数")
    return (
        f"expected {ends[0]} to {ends[1]}: {what} the dated values, which stay within {parameter.low:g} to "
        f"{parameter.high:g} {parameter.unit}",
        f"应在{ends[0]}至{ends[1]}之间：为各期取值的{zh}，取值须在{parameter.low:g}至{parameter.high:g}之间（{parameter.unit}）",
    )


def prior_beyond_range(parameter: Parameter) -> tuple[float, float] | None:
    """The permitted draws if the prior can give others, or None where every draw is permitted."""
    if parameter.prior is None or all(is_permitted(parameter, end) for end in support(parameter.prior)):
        return None
    return permitted_draws(parameter)


def _is_alone(parameter: Parameter) -> bool:
    """Whether the prior is of the parameter's only value itself, not of a change of its path."""
    values = {dated.value for dated in parameter.values}
    return parameter.prior is not None and values == {parameter.prior.central}


def _every_value(parameter: Parameter) -> np.ndarray:
    """All central values that any cut-off of knowledge gives in any month, flat."""
    cutoffs = {*_USUAL_CUTOFFS, *(dated.known_from for dated in parameter.values)}
    return np.concatenate([np.unique(dated_path(parameter, cutoff, _MONTHS)) for cutoff in sorted(cutoffs)])


def _permitted_factors(parameter: Parameter) -> tuple[float, float]:
    least, most = -math.inf, math.inf
    for value in _every_value(parameter).tolist():
        if value == 0.0:
            continue
        ends = sorted((parameter.low / value, parameter.high / value))
        least, most = max(least, ends[0]), min(most, ends[1])
    return least, most
