"""Simulation noise and model uncertainty, kept apart.

The villages of a run are dealt into G random groups. Deleting one group at a time (the delete-one-group jackknife of a
ratio) shows how far the choice of households and their luck may have moved a result. The jackknife's pseudo-values by
(draw, group) form a two-way table with random effects:

    value[d, g] = mean + draw[d] + group[g] + rest[d, g]

`group` is what stays with the villages of a group in every draw, `rest` is luck and the choice of households, `draw` is
what the parameters do. So

- noise of the mean: MS_group / (D G), with G - 1 degrees of freedom. With one draw it is the jackknife's variance.
  Deleting a group from all draws at once keeps what its villages have in common in all of them, which D draws do not
  average out.
- model variance: max(0, (MS_draw - MS_rest) / G), never negative.
- variance of the mean, all in: max(noise, (MS_draw + MS_group - MS_rest) / (D G)), Satterthwaite's degrees of freedom.

The points of a grid are no sample of anything, and all of them have the same households and luck: such draws are averaged
first (`over_fixed_draws`), and what is left is noise alone.

No finite-population correction is made: luck would not vanish if everybody were simulated, and the jackknife cannot
tell it from sampling. Intervals are therefore on the wide side when many disjoint tenths are simulated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

LEVEL = 0.95


@dataclass(frozen=True)
class Spread:
    """Uncertainty of the mean of one quantity over runs; NaN where the runs cannot tell."""

    noise_half_width: float
    total_half_width: float
    model_sd: float
    draws_low: float
    draws_high: float


NOTHING = Spread(*[float("nan")] * 5)


def t_quantile(freedom: float, level: float = LEVEL) -> float:
    """Two-sided quantile of Student's t."""
    return float(stdtrit(freedom, 0.5 + level / 2.0))


def jackknife_values(whole: np.ndarray, without: np.ndarray) -> np.ndarray:
    """Pseudo-values G x whole - (G - 1) x (whole without group g); `whole` (...), `without` (..., G)."""
    groups = without.shape[-1]
    return np.asarray(groups * whole[..., None] - (groups - 1) * without)


def ratio_without(top: np.ndarray, bottom: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A ratio of sums over groups (last axis), whole (...) and with each group left out in turn (..., G)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        whole = top.sum(-1) / bottom.sum(-1)
        without = (top.sum(-1, keepdims=True) - top) / (bottom.sum(-1, keepdims=True) - bottom)
    return whole, without


def over_fixed_draws(values: np.ndarray) -> np.ndarray:
    """(draw, ...) to (1, ...): the mean over draws that were chosen and share their luck; NaN where one of them has a hole."""
    return np.asarray(values.mean(axis=0, keepdims=True))


def spread_of_groups(values: np.ndarray) -> Spread:
    """From pseudo-values (draw, group), already averaged over replicates, to noise and model uncertainty."""
    values = values[np.isfinite(values).all(axis=1)]
    draws, groups = values.shape
    if draws == 0 or groups < 2:
        return NOTHING
    by_draw, by_group, mean = values.mean(1), values.mean(0), values.mean()
    ms_group = draws * _square(by_group - mean) / (groups - 1)
    noise = ms_group / (draws * groups)
    noise_half = t_quantile(groups - 1) * noise ** 0.5
    if draws == 1:
        return Spread(noise_half, *[float("nan")] * 4)
    ms_draw = groups * _square(by_draw - mean) / (draws - 1)
    ms_rest = _square(values - by_draw[:, None] - by_group + mean) / ((draws - 1) * (groups - 1))
    model = max(0.0, (ms_draw - ms_rest) / groups)
    freedom = _satterthwaite([(ms_draw, draws - 1), (ms_group, groups - 1), (ms_rest, (draws - 1) * (groups - 1))],
                             ms_draw + ms_group - ms_rest)
    all_in = (ms_draw + ms_group - ms_rest) / (draws * groups)
    total_half = max(noise_half, t_quantile(freedom) * max(0.0, all_in) ** 0.5)
    return Spread(noise_half, total_half, model ** 0.5, *_quantiles(by_draw, model))


def spread_of_runs(values: np.ndarray) -> Spread:
    """The same from one value a run (draw, replicate), for quantities that are not known by group of villages.

    Noise is then the spread between replicates of one draw, and NaN with one replicate a draw. With one draw the
    interval over replicates is noise only.
    """
    values = values[np.isfinite(values).all(axis=1)]
    draws, replicates = values.shape
    if draws == 0:
        return NOTHING
    by_draw = values.mean(1)
    within = float("nan")
    noise_half = float("nan")
    if replicates > 1:
        freedom = draws * (replicates - 1)
        within = _square(values - by_draw[:, None]) / freedom / replicates
        noise_half = t_quantile(freedom) * (within / draws) ** 0.5
    if draws == 1:
        return Spread(noise_half, *[float("nan")] * 4)
    between = _square(by_draw - by_draw.mean()) / (draws - 1)
    total_half = t_quantile(draws - 1) * (between / draws) ** 0.5
    if replicates == 1:
        return Spread(noise_half, total_half, float("nan"), *np.quantile(by_draw, [0.05, 0.95]))
    model = max(0.0, between - within)
    return Spread(noise_half, max(noise_half, total_half), model ** 0.5, *_quantiles(by_draw, model))


def _square(values: np.ndarray) -> float:
    return float((values * values).sum())


def _satterthwaite(squares: list[tuple[float, int]], whole: float) -> float:
    """Degrees of freedom of a sum of mean squares, between 1 and the largest of theirs."""
    below = sum(square * square / freedom for square, freedom in squares)
    if below == 0.0:
        return 1.0
    return min(max(1.0, whole * whole / below), float(max(freedom for _, freedom in squares)))


def _quantiles(by_draw: np.ndarray, model: float) -> tuple[float, float]:
    """5 and 95 % points over draws after shrinking to the mean so that their variance is the model's alone."""
    seen = float(by_draw.var(ddof=1))
    shrink = (model / seen) ** 0.5 if seen > 0.0 else 0.0
    low, high = np.quantile(by_draw.mean() + min(1.0, shrink) * (by_draw - by_draw.mean()), [0.05, 0.95])
    return float(low), float(high)
