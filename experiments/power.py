"""The smallest effect that a comparison will be able to tell, stated before it runs, from what was measured last.

`measured_noise.csv` of the place holds, for every shipped scenario against the plan, half of the 95 % interval of luck of the yearly
relapse rate's paired difference, as a comparison of everybody over five years would have it once. A new one follows by the
square root of the households, years and runs. With replicates the interval that decides holds what everybody shares and is
known from their few means alone, R - 1 degrees of freedom: two replicates need an effect 5 times as large as the groups of kin
would tell. How large the shared luck is follows from no earlier run, so that what is said is the least. `python -m
benchmarks.measured_noise` measures it anew. It is luck without what everybody shares (wages, prices, weather), and the spread
over parameter draws comes on top.

A scenario that was not measured gets what was measured of those that change the most of the same parameters: half as many posts
have the luck of no posts, or less, as luck grows with the number of households that fare differently.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from scipy.special import nctdtrinc

from agents.codes import NOISE_GROUPS
from experiments.alike import changed, most_alike
from experiments.noise import t_quantile
from parameters.messages import InputError
from parameters.place import PLACE
from parameters.scenario import money_sources, read_scenario

POWER = 0.8
GROUPS = NOISE_GROUPS - 1
"""Degrees of freedom of the measured half-widths, and of luck without what everybody shares."""
MEASURED = PLACE.folder / "measured_noise.csv"
YEARS = 5
"""Reported years of the measured comparisons."""


@dataclass(frozen=True)
class Smallest:
    """Smallest differences of the yearly relapse rate, shares of persons: of one pair low and high are the same."""

    low: float
    high: float
    measured: bool
    """Whether this pair was measured and differed then; else it is taken from others."""
    alike: tuple[str, ...] = ()
    """The measured scenarios from which it is taken; none: from all."""
    differs: bool = True
    """Whether the scenario changes anything in these years."""


@cache
def measured() -> dict[str, float]:
    """Half-width of a comparison of everybody with the plan, by scenario; nothing where the place has no such file."""
    if not MEASURED.is_file():
        return {}
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return {row["scenario"]: float(row["half_width"]) for row in csv.DictReader(file)}


def smallest_effect(scenario: str, share: float, draws: int, replicates: int, first: int = 2021, last: int = 2025) -> Smallest:
    """Smallest difference from the plan that is told with 95 % confidence in 80 % of cases; `scenario` by its name or path.

    A pair that was never measured, or was the same in every run up to 2025, gets what was measured of those most alike.
    """
    known = {name: half for name, half in measured().items() if half > 0.0}
    shrink = (YEARS / ((last - first + 1) * share * draws * replicates)) ** 0.5 * _times(replicates)
    if scenario in known:
        size = told_from(known[scenario] * shrink)
        return Smallest(size, size, True)
    try:
        changes = changed(scenario, last)
    except InputError:
        return _taken_from(tuple(known), shrink)
    if not changes and not money_sources(read_scenario(scenario)):
        return Smallest(0.0, 0.0, False, differs=False)
    return _taken_from(most_alike(changes, known, last) or tuple(known), shrink)


def _taken_from(names: tuple[str, ...], shrink: float) -> Smallest:
    halves = [measured()[name] * shrink for name in names]
    every = len(names) == sum(half > 0.0 for half in measured().values())
    return Smallest(told_from(min(halves)), told_from(max(halves)), False, () if every else names)


def _times(replicates: int) -> float:
    """How many times as large an effect must be where the interval that decides is known from replicates, shared luck being nil."""
    return max(1.0, _errors(replicates - 1) / _errors(GROUPS)) if replicates > 1 else 1.0


def told_from(half_width: float) -> float:
    """The smallest effect that a 95 % half-width from the groups of kin can tell in 80 % of cases."""
    return half_width * _errors(GROUPS) / t_quantile(GROUPS)


@cache
def _errors(freedom: int) -> float:
    """Standard errors that an effect must have to lie beyond its 95 % interval in `POWER` of the cases: Student's t, noncentral."""
    return float(nctdtrinc(freedom, 1.0 - POWER, t_quantile(freedom)))
