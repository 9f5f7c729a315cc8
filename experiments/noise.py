"""The luck of the simulation and the spread over parameters, kept apart.

The kin groups of a run are dealt into G random groups (`model.grouped`). Deleting one group at a time (the delete-one-group
jackknife of a ratio) shows how far the choice of households and their luck may have moved a result. The jackknife's
pseudo-values by (draw, group) form a two-way table with random effects:

    value[d, g] = mean + draw[d] + group[g] + rest[d, g]

`group` is what stays with the households of a group in every draw, `rest` is luck and the choice of households, `draw` is
what the parameters do. So

- noise of the mean: MS_group / (D G), with G - 1 degrees of freedom. With one draw it is the jackknife's variance.
  Deleting a group from all draws at once keeps what its households have in common in all of them, which D draws do not
  average out.
- model variance: max(0, (MS_draw - MS_rest) / G), never negative.
- variance of the mean over draws: max(noise, (MS_draw + MS_group - MS_rest) / (D G)), Satterthwaite's degrees of freedom. It
  shrinks with the number of draws and is no measure of what is not known; that is the spread over draws.

Wages, prices, pandemic and weather are the same in all draws of a replicate and strike all groups alike: neither groups nor
draws see them. They are estimated between replicates: V = the variance between the replicates' means over draws, divided by
their number R, holds noise and shared luck, and half = max(noise_half, t sqrt(V)) with R - 1 degrees of freedom. Two replicates
give wide intervals (t is 12.7), five narrow ones (2.8); taking the noise out of V would make few replicates narrower and wrong.
With one replicate there is no such interval, and every sentence says so.

In how many draws a difference has the sign of its mean is a question of its own, because a spread over draws that is not seen
may be there all the same: `experiments.signs`.

The points of a grid are no sample of anything, and all of them have the same households and luck: such draws are averaged
first (`over_fixed_draws`), and what is left is luck alone.

No finite-population correction is made: luck would not vanish if everybody were simulated, and the jackknife cannot
tell it from sampling. Intervals are therefore on the wide side when everybody is simulated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from experiments.signs import Luck, counted_share, known_share

LEVEL = 0.95
FEWEST_DRAWS = 10
"""Of fewer draws 5 and 95 % points say nothing."""


@dataclass(frozen=True)
class Spread:
    """Uncertainty of the mean of one quantity over runs; NaN where the runs cannot tell."""

    noise_half_width: float
    """Luck of households and their choice, without what everybody shares; 95 %."""
    luck_half_width: float
    """The same with wages, prices, pandemic and weather; needs replicates."""
    total_half_width: float
    """Error of the mean over so many draws, luck included; it shrinks with their number."""
    model_sd: float
    draws_low: float
    """5 % point over parameter draws, noise taken out."""
    draws_high: float
    sign_share: float
    """Share of draws in which the quantity has the sign of its mean, as far as luck lets one know (`experiments.signs`)."""
    sign_counted: float
    """Share of draws that show that sign, luck included."""


UNKNOWN = [float("nan")]
NOTHING = Spread(*UNKNOWN * 8)


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


def spread_of_groups(values: np.ndarray, runs: np.ndarray | None = None) -> Spread:
    """From pseudo-values (draw, group), averaged over replicates, and values (draw, replicate) to luck and parameters.

    Without `runs`, or with one replicate, what everybody shares is not known.
    """
    known = np.isfinite(values).all(axis=1)
    values = values[known]
    draws, groups = values.shape
    if draws == 0 or groups < 2:
        return NOTHING
    by_draw, by_group, mean = values.mean(1), values.mean(0), values.mean()
    ms_group = draws * _square(by_group - mean) / (groups - 1)
    noise = ms_group / (draws * groups)
    noise_half = t_quantile(groups - 1) * noise**0.5
    beyond = _shared_beyond(runs[known], noise_half) if runs is not None else float("nan")
    luck_half = (noise_half**2 + beyond) ** 0.5
    if draws == 1:
        return Spread(noise_half, luck_half, *UNKNOWN * 6)
    ms_draw = groups * _square(by_draw - mean) / (draws - 1)
    ms_rest = _square(values - by_draw[:, None] - by_group + mean) / ((draws - 1) * (groups - 1))
    model = max(0.0, (ms_draw - ms_rest) / groups)
    freedom = _satterthwaite(
        [(ms_draw, draws - 1), (ms_group, groups - 1), (ms_rest, (draws - 1) * (groups - 1))], ms_draw + ms_group - ms_rest
    )
    all_in = (ms_draw + ms_group - ms_rest) / (draws * groups)
    total_half = max(noise_half, t_quantile(freedom) * max(0.0, all_in) ** 0.5)
    total_half = (total_half**2 + np.nan_to_num(beyond)) ** 0.5
    of_mean = _luck_of_mean((noise_half, groups - 1), (luck_half, 0 if runs is None else runs.shape[1] - 1))
    of_draw = Luck(ms_rest / groups, (draws - 1) * (groups - 1))
    return Spread(
        noise_half,
        luck_half,
        float(total_half),
        model**0.5,
        *_over_draws(by_draw, model),
        known_share(by_draw, of_draw, of_mean),
        counted_share(by_draw),
    )


def _luck_of_mean(*halves: tuple[float, int]) -> Luck:
    """Luck of a mean from half-widths with their degrees of freedom: that of the widest that is known."""
    half, freedom = max((each for each in halves if np.isfinite(each[0])), key=lambda each: each[0])
    return Luck((half / t_quantile(freedom)) ** 2, freedom)


def _shared_beyond(runs: np.ndarray, noise_half: float) -> float:
    """What shared luck adds to the square of a half-width, from values (draw, replicate); NaN where it is not known.

    Only replicates that every draw has are held against each other.
    """
    whole = runs[:, np.isfinite(runs).all(axis=0)]
    replicates = whole.shape[1]
    if replicates < 2:
        return float("nan")
    between = float(whole.mean(axis=0).var(ddof=1)) / replicates
    return max(0.0, t_quantile(replicates - 1) ** 2 * between - noise_half**2)


def spread_of_runs(values: np.ndarray) -> Spread:
    """The same from one value a run (draw, replicate), for quantities that are not known by group of households.

    Noise without what everybody shares is then what is left of a table of draws and replicates, and needs two of each.
    """
    values = values[np.isfinite(values).all(axis=1)]
    draws, replicates = values.shape
    if draws == 0:
        return NOTHING
    by_draw, by_replicate, mean = values.mean(1), values.mean(0), values.mean()
    noise = noise_half = luck_half = float("nan")
    if draws > 1 and replicates > 1:
        freedom = (draws - 1) * (replicates - 1)
        noise = _square(values - by_draw[:, None] - by_replicate + mean) / freedom / (draws * replicates)
        noise_half = t_quantile(freedom) * noise**0.5
        luck_half = (noise_half**2 + _shared_beyond(values, noise_half)) ** 0.5
    elif replicates > 1:
        luck_half = t_quantile(replicates - 1) * float(by_replicate.std(ddof=1)) / replicates**0.5
    if draws == 1:
        return Spread(noise_half, luck_half, *UNKNOWN * 6)
    between = _square(by_draw - mean) / (draws - 1)
    total_half = t_quantile(draws - 1) * (between / draws) ** 0.5
    counted = counted_share(by_draw)
    if replicates == 1:
        return Spread(noise_half, luck_half, total_half, float("nan"), *_over_draws(by_draw, between), counted, counted)
    model = max(0.0, between - noise * draws)
    of_mean = _luck_of_mean((noise_half, (draws - 1) * (replicates - 1)), (luck_half, replicates - 1))
    known = known_share(by_draw, Luck(noise * draws, (draws - 1) * (replicates - 1)), of_mean)
    return Spread(noise_half, luck_half, max(luck_half, total_half), model**0.5, *_over_draws(by_draw, model), known, counted)


def _square(values: np.ndarray) -> float:
    return float((values * values).sum())


def _satterthwaite(squares: list[tuple[float, int]], whole: float) -> float:
    """Degrees of freedom of a sum of mean squares, between 1 and the largest of theirs."""
    below = sum(square * square / freedom for square, freedom in squares)
    if below == 0.0:
        return 1.0
    return min(max(1.0, whole * whole / below), float(max(freedom for _, freedom in squares)))


def _over_draws(by_draw: np.ndarray, model: float) -> tuple[float, float]:
    """5 and 95 % points over draws; NaN for fewer than `FEWEST_DRAWS`.

    Draws are first drawn to their mean so that their variance is the model's alone.
    """
    seen, mean = float(by_draw.var(ddof=1)), float(by_draw.mean())
    shrink = (model / seen) ** 0.5 if seen > 0.0 else 0.0
    freed = mean + min(1.0, shrink) * (by_draw - mean)
    low, high = np.quantile(freed, [0.05, 0.95]) if len(freed) >= FEWEST_DRAWS else (np.nan, np.nan)
    return float(low), float(high)
