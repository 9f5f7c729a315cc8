"""The smallest effect that a comparison will be able to tell, stated before it runs, from what was measured last.

`data/measured_noise.csv` holds, for every shipped scenario against the plan, half of the 95 % interval of luck of the yearly
relapse rate's paired difference, as a comparison of everybody over five years would have it once. A new one follows by the
square root of the households, years and runs. `python -m benchmarks.measured_noise` measures it anew. It is luck without what
everybody shares (wages, prices, weather), and the spread over parameter draws comes on top.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scipy.special import ndtri

POWER = 0.8
LEVEL = 0.95
MEASURED = Path(__file__).parent.parent / "data" / "measured_noise.csv"
YEARS = 5
"""Reported years of the measured comparisons."""


@dataclass(frozen=True)
class Smallest:
    """Smallest differences of the yearly relapse rate, shares of persons: of one pair low and high are the same."""

    low: float
    high: float
    measured: bool
    """Whether this pair was measured and differed then; else the range is that of all pairs that did."""


@cache
def measured() -> dict[str, float]:
    """Half-width of a comparison of everybody with the plan, by scenario."""
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return {row["scenario"]: float(row["half_width"]) for row in csv.DictReader(file)}


def smallest_effect(scenario: str, share: float, draws: int, replicates: int, years: int = YEARS) -> Smallest:
    """Smallest difference from the plan that is told with 95 % confidence in 80 % of cases; `scenario` by its shipped name.

    A pair that was never measured, or was the same in every run up to 2025, gets the range of those that differed.
    """
    known = {name: half for name, half in measured().items() if half > 0.0}
    shrink = (YEARS / (years * share * draws * replicates)) ** 0.5
    halves = [known[scenario]] if scenario in known else [min(known.values()), max(known.values())]
    return Smallest(told_from(halves[0] * shrink), told_from(halves[-1] * shrink), scenario in known)


def told_from(half_width: float) -> float:
    """The smallest effect that a measured 95 % half-width can tell in 80 % of cases."""
    return half_width * float(ndtri(0.5 + LEVEL / 2.0) + ndtri(POWER)) / float(ndtri(0.5 + LEVEL / 2.0))
