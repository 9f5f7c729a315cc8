"""From annual to monthly chances: by the hazard, never by division by twelve."""

from __future__ import annotations

from math import exp, log, log1p, sqrt

import numpy as np

from engine.compiled import rule


@rule
def monthly_from_annual(probability: float) -> float:
    """Chance in a month whose twelvefold repetition gives the annual `probability` (0 to 1): 1 - (1 - p)^(1/12)."""
    if probability >= 1.0:
        return 1.0
    return 1.0 - exp(log1p(-probability) / 12.0)


@rule
def monthly_from_rate(events_a_year: float) -> float:
    """Chance of at least one event in a month when events come at a yearly rate: 1 - exp(-rate / 12)."""
    return 1.0 - exp(-events_a_year / 12.0)


@rule
def compounded(rate: float, times: float) -> float:
    """(1 + rate) ^ times, of a rate above -1, or of -1 itself: nothing is left; the same bits compiled and in plain Python."""
    if rate <= -1.0:
        return 0.0
    return exp(times * log1p(rate))


@rule
def standard_normal(u: float) -> float:
    """Inverse of the standard normal distribution: Acklam's rational approximation (relative error below 1.2e-9)."""
    if u < 1e-12:
        u = 1e-12
    if u > 1.0 - 1e-12:
        u = 1.0 - 1e-12
    if u < 0.02425:
        q = sqrt(-2.0 * log(u))
        return _tail(q)
    if u > 0.97575:
        q = sqrt(-2.0 * log(1.0 - u))
        return -_tail(q)
    q = u - 0.5
    r = q * q
    top = (
        (((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690) * r - 30.66479806614716
    ) * r + 2.506628277459239
    low = (
        (((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572
    ) * r + 1.0
    return top * q / low


@rule
def _tail(q: float) -> float:
    top = (
        (((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968
    ) * q + 2.938163982698783
    low = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1.0
    return top / low


@rule
def lognormal(u: float, mean: float, sd_log: float) -> float:
    """Inverse of the lognormal distribution with the given mean and standard deviation of the logarithm."""
    return mean * exp(sd_log * standard_normal(u) - 0.5 * sd_log * sd_log)


@rule
def nearest(value: float) -> int:
    """The nearest whole number, halves upwards."""
    return int(np.floor(value + 0.5))


@rule
def step_of_walk(deviation: int, memory: float, step: float) -> int:
    """Next year's deviation of a walk that returns: memory x this year's + a step; both in logs, deviations per mille.

    Steps of standard deviation s keep deviations of s / sqrt(1 - memory^2) as they are.
    """
    return nearest(memory * deviation + 1000.0 * step)


@rule
def happens(u: float, annual: float) -> bool:
    """Whether an event of annual chance `annual` falls into this month; the cheap comparison spares most logarithms."""
    return u < annual and u < monthly_from_annual(annual)
