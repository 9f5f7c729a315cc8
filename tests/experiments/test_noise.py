"""Noise and model uncertainty against results worked by other means."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.noise import jackknife_values, ratio_without, spread_of_groups, spread_of_runs, t_quantile
from experiments.statistics import Runs


def test_jackknife_of_a_mean_is_the_textbook_standard_error() -> None:
    """With equal denominators the ratio is a mean of groups, and the jackknife gives s / sqrt(n) exactly."""
    tops = np.array([3.0, 5.0, 4.0, 8.0])
    whole, without = ratio_without(tops[None], np.full((1, 4), 10.0))
    spread = spread_of_groups(jackknife_values(whole, without))
    # deviations from the mean 5: -2, 0, -1, 3; s^2 = 14 / 3; of tenths: s / 10 / sqrt(4)
    assert spread.noise_half_width == pytest.approx(3.182446 * (14 / 3) ** 0.5 / 20, rel=1e-6)
    assert np.isnan(spread.total_half_width) and np.isnan(spread.model_sd)


def test_jackknife_of_a_ratio_worked_by_hand() -> None:
    """Groups 1/10, 3/20, 2/10: whole 6/40; without one group 5/30, 3/20, 4/30."""
    whole, without = ratio_without(np.array([[1.0, 3.0, 2.0]]), np.array([[10.0, 20.0, 10.0]]))
    assert whole[0] == pytest.approx(0.15)
    np.testing.assert_allclose(without[0], [1 / 6, 0.15, 2 / 15])
    # mean 0.15; squared deviations 2 (1/60)^2; variance (2/3) 2 / 3600 = 1 / 2700
    spread = spread_of_groups(jackknife_values(whole, without))
    assert spread.noise_half_width == pytest.approx(4.302653 * (1 / 2700) ** 0.5, rel=1e-6)


def test_variance_components_of_a_table_without_rest() -> None:
    """value = draw + group exactly: all spread over draws is the model's, none of it luck's."""
    draws, groups = np.array([1.0, 2.0, 3.0]), np.array([-1.0, 0.0, 1.0, 0.0])
    spread = spread_of_groups(draws[:, None] + groups)
    assert spread.model_sd == pytest.approx(1.0)
    # mean square of groups is 3 * 2 / 3 = 2, noise of the mean 2 / 12
    assert spread.noise_half_width == pytest.approx(t_quantile(3) * (2 / 12) ** 0.5)
    assert np.isnan([spread.draws_low, spread.draws_high]).all(), "three draws have no 5 and 95 % points"
    enough = spread_of_groups(np.arange(21.0)[:, None] + groups)
    assert (enough.draws_low, enough.draws_high) == pytest.approx((1.0, 19.0))
    assert np.isfinite(spread_of_groups(np.arange(10.0)[:, None] + groups).draws_low)
    assert np.isnan(spread_of_groups(np.arange(9.0)[:, None] + groups).draws_low)


def test_draws_that_share_their_luck_are_one_draw_for_noise() -> None:
    """Four points of a grid, the same noise at each: as uncertain as one point; independent draws would count as four."""
    one = np.array([[[3.0, 5.0, 4.0, 8.0]]])
    points = np.arange(4.0)[:, None, None] + one
    alone, grid = Runs(np.zeros((1, 1, 1)), one[None]), Runs(np.zeros((1, 4, 1)), points[None], same_luck=True)
    assert grid.spread(0).noise_half_width == pytest.approx(alone.spread(0).noise_half_width)
    assert np.isnan(grid.spread(0).total_half_width), "points of a grid are no sample of parameters"
    without = Runs(np.array([[[1.0, 3.0], [5.0, 7.0]]]), None, same_luck=True)
    assert without.spread(0).luck_half_width == pytest.approx(t_quantile(1) * 1.0), "replicates alone tell luck"


def test_a_step_between_points_with_the_same_luck_has_no_noise_of_its_own() -> None:
    groups = np.array([3.0, 5.0, 4.0, 8.0])
    runs = Runs(np.array([[[10.0], [12.0]]]), np.stack([groups, groups + 2.0])[None, :, None, :], same_luck=True)
    step, spread = runs.step(0, 1)
    assert step == 2.0 and spread.noise_half_width == 0.0


def test_model_variance_is_never_negative() -> None:
    """The same mean in every draw and much luck: the component would be negative."""
    spread = spread_of_groups(np.array([[1.0, -1.0], [-1.0, 1.0], [2.0, -2.0]] * 4))
    assert spread.model_sd == 0.0 and spread.draws_low == spread.draws_high == 0.0
    assert spread.total_half_width >= spread.noise_half_width


def test_a_difference_of_nothing_has_no_width() -> None:
    spread = spread_of_groups(np.zeros((4, 10)))
    assert spread.noise_half_width == spread.total_half_width == spread.model_sd == 0.0


def test_runs_without_groups() -> None:
    """Draw means 1 and 3, replicates 1 below and above in both: all of it luck that the draws share, none of it their own."""
    spread = spread_of_runs(np.array([[0.0, 2.0], [2.0, 4.0]]))
    assert spread.noise_half_width == 0.0
    assert spread.luck_half_width == pytest.approx(t_quantile(1) * 1.0), "means of replicates 1 and 3: variance 2, over 2"
    assert spread.model_sd == pytest.approx(2.0**0.5), "draw means 1 and 3, no noise to take out"
    assert spread.total_half_width == pytest.approx(t_quantile(1) * 1.0)
    one_each = spread_of_runs(np.array([[1.0], [3.0]]))
    assert np.isnan(one_each.noise_half_width) and one_each.total_half_width == pytest.approx(t_quantile(1) * 1.0)
    alone = spread_of_runs(np.array([[1.0]]))
    assert np.isnan(alone.noise_half_width) and np.isnan(alone.total_half_width)
    replicates = spread_of_runs(np.array([[1.0, 3.0]]))
    assert np.isnan(replicates.noise_half_width) and replicates.luck_half_width == pytest.approx(t_quantile(1) * 1.0)


def test_draws_that_were_not_lived_are_left_out() -> None:
    table = np.array([[1.0, 2.0, 3.0], [2.0, 2.0, 4.0]])
    with_hole = np.vstack([table, [np.nan] * 3])
    for seen, whole in zip(vars(spread_of_groups(with_hole)).values(), vars(spread_of_groups(table)).values(), strict=True):
        assert seen == whole or (np.isnan(seen) and np.isnan(whole))


def test_the_spread_over_draws_does_not_shrink_with_their_number() -> None:
    """The error of a mean does; it is no measure of what is not known."""
    luck = np.random.default_rng(7)
    few, many = (spread_of_groups(luck.normal(0, 1.0, (draws, 1)) + luck.normal(0, 0.3, (draws, 10))) for draws in (20, 500))
    assert many.total_half_width < 0.3 * few.total_half_width
    assert many.draws_high - many.draws_low == pytest.approx(2 * 1.645, rel=0.15)
    assert few.draws_high - few.draws_low == pytest.approx(2 * 1.645, rel=0.5)


def test_the_share_of_draws_with_the_sign() -> None:
    """Nine draws at 1, one at -1, hardly any noise: nine of ten have the sign; noise alone is no other sign."""
    draws = np.array([1.0] * 9 + [-1.0])
    luck = np.random.default_rng(3)
    assert spread_of_groups(draws[:, None] + luck.normal(0, 1e-3, (10, 10))).sign_share == pytest.approx(0.9)
    noise = luck.normal(0, 1.0, (10, 10))
    assert spread_of_groups(2.0 + noise - noise.mean(axis=1, keepdims=True)).sign_share == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("replicates", [2, 3, 6])
@pytest.mark.parametrize("shared", [0.0, 0.3, 3.0])
def test_luck_with_what_everybody_shares_covers_the_mean_of_the_draws(replicates: int, shared: float) -> None:
    """Wages and weather strike all groups and draws of a replicate alike: 1,000 comparisons of five draws, 93 % or more."""
    luck, draws, covered, own = np.random.default_rng(9), 5, 0, 0
    for _ in range(1000):
        parameters = luck.normal(0, 1.0, (draws, 1, 1))
        cells = parameters + luck.normal(0, shared, (1, replicates, 1)) + luck.normal(0, 1.0, (draws, replicates, 10))
        spread = spread_of_groups(cells.mean(axis=1), cells.mean(axis=2))
        off = abs(cells.mean() - parameters.mean())
        covered += off <= spread.luck_half_width
        own += off <= spread.noise_half_width
    assert covered / 1000 >= 0.93
    if shared == 3.0:
        assert own / 1000 < 0.5, "without it the interval would be far too narrow"


@pytest.mark.parametrize(
    ("draws", "model", "group", "rest"), [(20, 1.0, 0.5, 1.0), (20, 0.0, 0.0, 1.0), (5, 0.5, 1.0, 0.5), (20, 0.0, 1.0, 0.2)]
)
def test_intervals_cover_the_mean_about_as_often_as_they_say(draws: int, model: float, group: float, rest: float) -> None:
    """600 synthetic comparisons with known components: the total interval covers the true mean in 92 % or more."""
    luck = np.random.default_rng(5)
    covered = 0
    for _ in range(600):
        values = luck.normal(0, model, (draws, 1)) + luck.normal(0, group, (1, 10)) + luck.normal(0, rest, (draws, 10))
        covered += abs(values.mean()) <= spread_of_groups(values).total_half_width
    assert covered / 600 >= 0.92


@pytest.mark.parametrize("draws", [1, 8])
def test_the_noise_interval_covers_the_mean_of_these_draws(draws: int) -> None:
    """Given the draws, noise alone: 95 % of 1,000 within the margin of the test."""
    luck = np.random.default_rng(6)
    covered = 0
    for _ in range(1000):
        effect = luck.normal(0, 1.0, (draws, 1))
        values = effect + luck.normal(0, 0.4, (1, 10)) + luck.normal(0, 1.0, (draws, 10))
        covered += abs(values.mean() - effect.mean()) <= spread_of_groups(values).noise_half_width
    assert 0.93 <= covered / 1000 <= 0.97
