"""Intervals of a ratio of two means measured in the same units: Fieller's, and a bootstrap to check it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.noise import t_quantile

RESAMPLES = 4000
BOOTSTRAP_SEED = 20260101
"""Any fixed number: the same results give the same interval."""


@dataclass(frozen=True)
class RatioInterval:
    """Limits of a ratio. Unbounded: the denominator's interval covers zero, so every size of the ratio is possible."""

    low: float
    high: float
    bounded: bool


UNBOUNDED = RatioInterval(float("nan"), float("nan"), False)


def fieller(top: float, bottom: float, var_top: float, var_bottom: float, covariance: float, t: float) -> RatioInterval:
    """Fieller's limits of top / bottom (Fieller, JRSS B 16, 1954, 175-185).

    They are the roots r of (top - r bottom)^2 = t^2 (var_top - 2 r covariance + r^2 var_bottom), where `var_*` are the
    variances of the two means. With g = t^2 var_bottom / bottom^2 at 1 or above there is no finite interval.
    """
    square = t * t
    a = bottom * bottom - square * var_bottom
    b = top * bottom - square * covariance
    c = top * top - square * var_top
    inside = b * b - a * c
    if not a > 0.0 or not inside >= 0.0:
        return UNBOUNDED
    return RatioInterval((b - inside**0.5) / a, (b + inside**0.5) / a, True)


def fieller_of_units(top: np.ndarray, bottom: np.ndarray) -> RatioInterval:
    """Fieller's 95 % limits of mean(top) / mean(bottom) from n independent pairs; unbounded for fewer than two."""
    count = len(top)
    if count < 2:
        return UNBOUNDED
    (var_top, covariance), (_, var_bottom) = np.cov(top, bottom) / count
    return fieller(float(top.mean()), float(bottom.mean()), float(var_top), float(var_bottom), float(covariance), t_quantile(count - 1))


def bootstrap_of_units(top: np.ndarray, bottom: np.ndarray) -> tuple[float, float]:
    """Percentile bootstrap of the same ratio, pairs resampled together.

    NaN for fewer than five pairs or a zero below.
    """
    count = len(top)
    if count < 5:
        return float("nan"), float("nan")
    chosen = np.random.default_rng(BOOTSTRAP_SEED).integers(0, count, (RESAMPLES, count))
    with np.errstate(invalid="ignore", divide="ignore"):
        ratios = top[chosen].mean(1) / bottom[chosen].mean(1)
    ratios = ratios[np.isfinite(ratios)]
    if len(ratios) < RESAMPLES:
        return float("nan"), float("nan")
    low, high = np.quantile(ratios, [0.025, 0.975])
    return float(low), float(high)
