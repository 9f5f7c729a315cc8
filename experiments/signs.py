"""In how many parameter draws a difference has the sign of its mean, as far as luck lets one know.

What a draw shows is its own effect and luck. Counting the signs that are shown takes luck for parameters; taking luck out of
the draws by their estimated spread takes "no spread was seen beyond luck" for "there is none", and then every draw has the
sign of the mean by construction. Neither is known, so both are weighed, by the normal hierarchical model with an unknown
spread (Gelman et al., Bayesian Data Analysis, 3rd ed., 5.4):

    shown[d] = effect[d] + luck[d],    effect[d] = mean + parameters[d]

The part of luck in what differs between draws, luck / (luck + parameters), may a priori be anything from 0 to 1, all values
alike (uniform shrinkage prior: Daniels, Canadian Journal of Statistics 27, 1999, 567-578): it needs no scale, and few draws
leave it open. Under each value the effect of a draw lies between what it shows and the mean, with what is left of its luck
and with the error of the mean around it; the chance that it has the sign of the mean is averaged over draws and values.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

PARTS = 200
"""Values of the part of luck over which the chance is averaged."""


@dataclass(frozen=True)
class Luck:
    """A variance of luck and the degrees of freedom with which it is known."""

    variance: float
    freedom: float


def counted_share(by_draw: np.ndarray) -> float:
    """Share of the draws that show the sign of the mean over draws, their luck included; NaN where that mean is nil."""
    sign = np.sign(by_draw.mean())
    return float((np.sign(by_draw) == sign).mean()) if sign else float("nan")


def known_share(by_draw: np.ndarray, of_draw: Luck, of_mean: Luck) -> float:
    """Share of the draws whose effect has the sign of the mean over draws, as far as luck lets one know; NaN where that mean is nil.

    Args:
        by_draw: what each draw shows, (draw,).
        of_draw: luck that each draw has of its own.
        of_mean: luck of the mean over draws, with what all of them have in common.
    """
    draws, mean = len(by_draw), float(by_draw.mean())
    if mean == 0.0:
        return float("nan")
    weight, own = _own_part(by_draw, of_draw)
    left = own * of_draw.variance * (1.0 - 1.0 / draws)
    variance = left + of_mean.variance
    if not variance.all():
        return counted_share(by_draw)
    below = of_mean.variance**2 / of_mean.freedom + left**2 / of_draw.freedom
    effect = mean + own[:, None] * (by_draw - mean)
    chance = stdtr((variance**2 / below)[:, None], np.sign(mean) * effect / variance[:, None] ** 0.5)
    return float(weight @ chance.mean(axis=1))


def _own_part(by_draw: np.ndarray, of_draw: Luck) -> tuple[np.ndarray, np.ndarray]:
    """Weights of possible shrinkages, and how much of a draw's distance from the mean is its own under each: 1 without luck.

    The spread that is shown is chi-square about luck / part, and luck itself is known with so many degrees of freedom.
    """
    if of_draw.variance == 0.0:
        return np.ones(1), np.ones(1)
    part = (np.arange(PARTS) + 0.5) / PARTS
    shown = float(((by_draw - by_draw.mean()) ** 2).sum()) / of_draw.variance
    freedom = len(by_draw) - 1
    likely = 0.5 * freedom * np.log(part) - 0.5 * (freedom + of_draw.freedom) * np.log1p(part * shown / of_draw.freedom)
    weight = np.exp(likely - likely.max())
    return weight / weight.sum(), 1.0 - part
