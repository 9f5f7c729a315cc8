"""Stop when precise enough: replicates are added until paired differences are known as closely as was asked for.

Only simulation noise shrinks with replicates, so it is the half-width of noise that is held against the wish; what the
parameters do stays, however long one simulates. The next number of replicates follows from results alone, never from
time or workers, so that a sweep that was stopped and resumed takes the same steps.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from experiments.effects import Effects
from experiments.plan import OptionError

MEASURE = "relapse_rate"
UNITS = {"pp": 1e-2, "%": 1e-2, "‰": 1e-3, "permille": 1e-3}
MOST_GROWTH = 2.0
"""Replicates are at most doubled in one step: a half-width from few replicates is itself uncertain."""
MOST_REPLICATES = 100


@dataclass(frozen=True)
class Precision:
    """The wish: half of the 95 % interval of noise of every paired difference of the yearly relapse rate, all counties
    together, at most `half_width` (a share); never more than `most_replicates` replicates."""

    half_width: float
    most_replicates: int = MOST_REPLICATES


def read_half_width(text: str) -> float:
    """A half-width such as `0.1pp` or `0.5‰` as a share.

    Raises:
        OptionError: it is not one.
    """
    match = re.fullmatch(r"\s*([0-9]*\.?[0-9]+)\s*(\S+)\s*", text)
    if match is None or match[2] not in UNITS or not float(match[1]) > 0.0:
        raise OptionError(
            f"--until-half-width {text}: expected a number with its unit, such as 0.1pp or 0.5‰ (permille)",
            f"--until-half-width {text}：应为带单位的数，例如0.1pp(百分点)或0.5‰(千分点)",
        )
    return float(match[1]) * UNITS[match[2]]


def widest(effects: Effects) -> float:
    """The largest half-width of noise among the paired differences; infinite where one cannot be told."""
    halves = [effect.noise_half_width for effect in effects.effects if effect.measure == MEASURE and effect.county_group == "all"]
    return max((half if math.isfinite(half) else math.inf for half in halves), default=0.0)


def replicates_wanted(precision: Precision, lived: int, reached: float, tile: int) -> int:
    """How many replicates to have lived next: `lived` where it is precise enough or no more are allowed.

    Noise falls with the square root of the replicates. The number is a multiple of `tile`, so that tiles stay whole.
    """
    most = max(lived, precision.most_replicates // tile * tile)
    if reached <= precision.half_width or lived >= most:
        return lived
    growth = min(MOST_GROWTH, (reached / precision.half_width) ** 2)
    return min(most, math.ceil(max(lived + 1, lived * growth) / tile) * tile)
