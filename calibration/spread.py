"""Statistics of weighted values, some of them missing: spread, correlation, quantiles, likeness within groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.inequality import gini

Array = NDArray[np.float64]


def over(top: float, bottom: float) -> float:
    """A quotient, missing where there is nothing to divide by."""
    return top / bottom if bottom > 0.0 else float("nan")


def mean(values: Array, weights: Array) -> float:
    """Mean of what is known."""
    known = ~np.isnan(values)
    return over(float((values[known] * weights[known]).sum()), float(weights[known].sum()))


def centred_moment(values: Array, weights: Array, power: int) -> float:
    """Mean of a power of the distances from the mean."""
    return mean((values - mean(values, weights)) ** power, weights)


def sd(values: Array, weights: Array) -> float:
    """Standard deviation."""
    return float(np.sqrt(centred_moment(values, weights, 2)))


def skewness(values: Array, weights: Array) -> float:
    """Third moment in standard deviations; missing where all are equal."""
    return over(centred_moment(values, weights, 3), sd(values, weights) ** 3)


def correlation(one: Array, other: Array, weights: Array) -> float:
    """Correlation of two rows, over what is known of both; missing where one does not vary."""
    known = ~(np.isnan(one) | np.isnan(other))
    a, b, w = one[known], other[known], weights[known]
    return over(mean((a - mean(a, w)) * (b - mean(b, w)), w), sd(a, w) * sd(b, w))


def share(true: NDArray[np.bool_], among: NDArray[np.bool_], weights: Array) -> float:
    """Weight of what is true among some, over that of all of these; missing where there are none."""
    return over(float(weights[among & true].sum()), float(weights[among].sum()))


def quantile(values: Array, weights: Array, at: float) -> float:
    """The value that so much of the weight lies at or below; missing where nothing is known."""
    known = ~np.isnan(values)
    if not known.any():
        return float("nan")
    order = np.argsort(values[known], kind="stable")
    heap = np.cumsum(weights[known][order])
    return float(values[known][order][np.searchsorted(heap, at * heap[-1])])


def fifths(values: Array, weights: Array) -> NDArray[np.int64]:
    """In which fifth of the weight each value stands, 0 to 4; -1 where it is missing."""
    found = np.full(len(values), -1)
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.argsort(values[known], kind="stable")]
    heap = np.cumsum(weights[order])
    found[order] = np.minimum((5.0 * (heap - 0.5 * weights[order]) / weights[order].sum()).astype(np.int64), 4)
    return found


def likeness(values: Array, groups: NDArray[np.int64]) -> float:
    """Correlation of two members of one group (intraclass, from the analysis of variance of one factor).

    Missing where there is one group only, or none of two.
    """
    known = ~np.isnan(values)
    y, (_, group) = values[known], np.unique(groups[known], return_inverse=True)
    size = np.bincount(group).astype(np.float64)
    if not 1 < len(size) < len(y):
        return float("nan")
    means = np.bincount(group, weights=y) / size
    between = float((size * (means - y.mean()) ** 2).sum()) / (len(size) - 1)
    within = float(((y - means[group]) ** 2).sum()) / (len(y) - len(size))
    usual = (len(y) - float((size**2).sum()) / len(y)) / (len(size) - 1)
    return over(between - within, between + (usual - 1.0) * within)


def gini_of(values: Array, weights: Array) -> float:
    """Gini index of what is known."""
    known = ~np.isnan(values) & (weights > 0)
    return gini(values[known], weights[known])
