"""County-year relapse rates with their sampling noise taken out, so that the worst of many does not depend on the sample.

The highest of 45 noisy rates is the highest of their noise as much as of the rates: it grows as the sample shrinks. Each
rate is therefore drawn towards the mean of all, by as much as its noise explains of the spread. The noise is known from
random groups of households (`model.grouped`), pooled over all county-years as a design effect, because few groups tell
little of one of them. Rates are drawn by the square root of the usual factor, so that the ensemble keeps the spread of the
true ones (constrained empirical Bayes: Louis, JASA 79, 1984, 393-398; Ghosh, JASA 87, 1992, 533-540): the usual estimates
are the best ones each, but their highest is too low.

Whether the worst of them keeps below a threshold is a question of its own: a small sample may not be able to tell. `chances_below`
answers with a chance, from the normal hierarchical model with known noise and unknown mean and spread (Gelman et al., Bayesian
Data Analysis, 3rd ed., 5.4).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Array = NDArray[np.float64]
ROUNDS = 50
"""Most steps of the iteration for the spread of the true rates, which needs about ten."""
SPREADS = 200
"""Values of the spread over which a chance is averaged."""


def noise_variance(top: Array, bottom: Array) -> Array:
    """Variance of each ratio sum(top) / sum(bottom) over the last axis, the groups: binomial, times one pooled design effect.

    NaN where there is nobody; 0 for all where nobody has relapsed anywhere.
    """
    groups = top.shape[-1]
    people, all_people = bottom.sum(axis=-1), float(bottom.sum())
    mean = float(top.sum()) / all_people if all_people > 0.0 else 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = top.sum(axis=-1) / people
        squares = ((top - rate[..., None] * bottom) ** 2).sum(axis=-1) * groups / (groups - 1) / people**2
        binomial = mean * (1.0 - mean) / people
    known = np.isfinite(squares) & (people > 0)
    if not known.any() or float(binomial[known].sum()) == 0.0:
        return np.where(people > 0, 0.0, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):  # counties without people have none and are left out
        return np.asarray(np.where(people > 0, binomial * squares[known].sum() / binomial[known].sum(), np.nan))


def true_variance(rates: Array, noise: Array) -> tuple[float, float]:
    """Mean and variance of the true rates by the moment estimator of Paule and Mandel (1982), iterated to its root.

    The weighed squares of the deviations must have the sum that they have on average, one less than the number of rates.
    """
    count, spread = len(rates), max(0.0, float(rates.var(ddof=1)) - float(noise.mean())) if len(rates) > 1 else 0.0
    for _ in range(ROUNDS):
        weight = 1.0 / np.maximum(noise + spread, 1e-300)
        mean = float((weight * rates).sum() / weight.sum())
        excess = float((weight * (rates - mean) ** 2).sum()) - (count - 1)
        slope = float((weight**2 * (rates - mean) ** 2).sum())
        step = excess / slope if slope > 0.0 else 0.0
        if spread + step <= 0.0:
            spread = 0.0
            break
        spread += step
        if abs(step) <= 1e-12 * spread:
            break
    weight = 1.0 / np.maximum(noise + spread, 1e-300)
    return float((weight * rates).sum() / weight.sum()), spread


def shrunk(top: Array, bottom: Array) -> Array:
    """Rates sum(top) / sum(bottom) over the last axis with the spread of the true ones; NaN where there is nobody.

    Args:
        top: persons who relapsed, (..., group): of one run.
        bottom: persons lifted, the same shape.
    """
    noise = noise_variance(top, bottom)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = top.sum(axis=-1) / bottom.sum(axis=-1)
    known = np.isfinite(rates) & np.isfinite(noise)
    if known.sum() < 3 or not (noise[known] > 0.0).any():
        return np.asarray(rates)
    mean, spread = true_variance(rates[known], noise[known])
    factor = np.sqrt(spread / np.maximum(spread + noise[known], 1e-300))
    found = np.full(rates.shape, np.nan)
    found[known] = np.maximum(mean + factor * (rates[known] - mean), 0.0)
    return found


def chances_below(top: Array, bottom: Array, threshold: float) -> tuple[Array, Array]:
    """How sure it is, from one run, that true rates are at or below a threshold, each and together.

    Args:
        top: persons who relapsed, (..., group): of one run.
        bottom: persons lifted, the same shape.

    Returns:
        Weights of possible spreads of the true rates (spreads,), and under each the chance of every rate (spreads, ...), 1 where
        there is nobody: the chance of some rates together is the weighed mean of their product.
    """
    noise = noise_variance(top, bottom)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = top.sum(axis=-1) / bottom.sum(axis=-1)
    known = np.isfinite(rates) & np.isfinite(noise)
    plain = np.where(known, rates <= threshold, True).astype(np.float64)[None]
    if known.sum() < 3 or not (noise[known] > 0.0).all():
        return np.ones(1), plain
    rate, variance = rates[known], noise[known]
    widest = 4.0 * max(float(rate.std(ddof=1)), float(variance.mean()) ** 0.5)
    spread = (widest * (np.arange(SPREADS) + 0.5) / SPREADS)[:, None] ** 2
    weight = 1.0 / (variance + spread)
    mean = (weight * rate).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    likely = 0.5 * (np.log(weight).sum(axis=1) - np.log(weight.sum(axis=1)) - (weight * (rate - mean) ** 2).sum(axis=1))
    drawn = variance / (variance + spread)
    middle = drawn * mean + (1.0 - drawn) * rate
    width = (drawn * spread + drawn**2 / weight.sum(axis=1, keepdims=True)) ** 0.5
    found = np.ones((SPREADS, *rates.shape))
    found[:, known] = ndtr((threshold - middle) / width)
    share = np.exp(likely - likely.max())
    return share / share.sum(), found
