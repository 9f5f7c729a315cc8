"""The spread of permanent earning ability: a multiplier of mean 1 with a lower tail as fat as rural China's.

Log ability is a mixture of two normals: most households, and a wide lower part. Its parameters are fitted by
`fit_tail` so that yearly income a head - multiplier x workers a head x transitory luck - has the quintiles of the
national rural distribution (F0555-F0559: disposable income of resident households, a survey concept, wider than the
registration system's net income).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from agents.population.data import rows

Floats = NDArray[np.float64]
PROFILES = ("permanent", "permanent_less_error", "whole")
"""`permanent`: what remains when transitory luck and workers a head are apart, so that true incomes have the survey's
spread; `permanent_less_error`: the same when part of the survey's spread is error, so that true incomes are less
unequal than the survey says; `whole`: all of yearly income a head in one number."""
GRID = np.linspace(-5.0, 5.0, 4001)
"""Log multipliers at which the mixture's distribution is tabulated for inversion."""


def earning_multiplier(rank: Floats, profile: str = "permanent") -> Floats:
    """Earnings relative to the mean household at a rank in (0, 1); shape of `rank`; mean 1 over uniform ranks.

    Raises:
        KeyError: `profile` is not one of PROFILES.
    """
    return mixture_multiplier(rank, *parameters(profile))


@cache
def parameters(profile: str) -> tuple[float, float, float, float]:
    """Share of the lower part, its depth (log), its sd and the main part's sd (log), from `fitted_tail.csv`."""
    found = {row["quantity"]: float(row["value"]) for row in rows("fitted_tail.csv") if row["profile"] == profile}
    return found["low_share"], found["low_depth"], found["low_sd"], found["main_sd"]


def mixture_multiplier(rank: Floats, low_share: float, low_depth: float, low_sd: float, main_sd: float) -> Floats:
    """Quantile of the mixture at `rank`, divided by its mean."""
    low = ndtr((GRID + low_depth) / low_sd)
    cumulative = low_share * low + (1.0 - low_share) * ndtr(GRID / main_sd)
    mean = low_share * np.exp(-low_depth + 0.5 * low_sd**2) + (1.0 - low_share) * np.exp(0.5 * main_sd**2)
    multiplier: Floats = np.exp(np.interp(rank, cumulative, GRID)) / mean
    return multiplier
