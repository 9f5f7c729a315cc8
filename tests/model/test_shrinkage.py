"""The worst of many county-years must not depend on how many households stand for them."""

from __future__ import annotations

import numpy as np
import pytest

from model.shrinkage import chances_below, noise_variance, shrunk, true_variance

COUNTY_YEARS, GROUPS, HOUSEHOLD = 45, 10, 4
TRUE = np.clip(np.random.default_rng(11).normal(0.010, 0.0022, COUNTY_YEARS), 0.004, None)


def sampled(people: int, luck: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Persons who relapse and persons lifted by county-year and group; whole households of four relapse together."""
    households = people // HOUSEHOLD // GROUPS
    top = luck.binomial(households, TRUE[:, None], (COUNTY_YEARS, GROUPS)) * float(HOUSEHOLD)
    return top, np.full((COUNTY_YEARS, GROUPS), float(households * HOUSEHOLD))


@pytest.mark.parametrize("people", [70_000, 7_000, 1_500])
def test_the_worst_of_45_is_the_same_in_every_sample(people: int) -> None:
    luck = np.random.default_rng(2)
    found, plain = [], []
    for _ in range(200):
        top, bottom = sampled(people, luck)
        found.append(shrunk(top, bottom).max())
        plain.append((top.sum(1) / bottom.sum(1)).max())
    assert np.mean(found) == pytest.approx(TRUE.max(), rel=0.12)
    assert np.mean(found) <= np.mean(plain)
    if people == 1_500:
        assert np.mean(plain) > 1.25 * TRUE.max(), "without it a small sample would be far too high"


def test_noise_is_that_of_whole_households() -> None:
    """Variance of a rate: rate (1 - rate) x 4 / persons, as whole households of four relapse together."""
    luck = np.random.default_rng(3)
    means = np.mean([noise_variance(*sampled(7_000, luck)).mean() for _ in range(100)])
    mean = TRUE.mean()
    assert means == pytest.approx(mean * (1 - mean) * HOUSEHOLD / 7_000, rel=0.05)


def test_equal_rates_are_drawn_together_and_exact_ones_stay() -> None:
    luck = np.random.default_rng(4)
    rates = 0.01 + luck.normal(0, 0.001, COUNTY_YEARS)
    assert true_variance(rates, np.full(COUNTY_YEARS, 1e-2))[1] == 0.0
    mean, spread = true_variance(rates, np.full(COUNTY_YEARS, 1e-14))
    assert (mean, spread) == pytest.approx((rates.mean(), rates.var(ddof=1)), rel=1e-4)


def test_nobody_is_missing_and_nobody_relapsed_is_nothing() -> None:
    top, bottom = np.zeros((4, GROUPS)), np.full((4, GROUPS), 50.0)
    bottom[1] = 0.0
    found = shrunk(top, bottom)
    assert np.isnan(found[1]) and (found[[0, 2, 3]] == 0.0).all()


def together(top: np.ndarray, bottom: np.ndarray, threshold: float) -> float:
    weights, chances = chances_below(top, bottom, threshold)
    return float(weights @ chances.prod(axis=1))


@pytest.mark.parametrize("threshold", [0.012, 0.0155, 0.02])
def test_a_small_sample_cannot_tell_what_a_large_one_can(threshold: float) -> None:
    """Whoever says met or not met is right in nineteen of twenty cases.

    That a threshold is met, a small sample can tell less often than a larger one; that the worst of many rates is above it,
    more often where all rates are imprecise than where the worst is almost at the threshold.
    """
    luck, met, told = np.random.default_rng(7), TRUE.max() <= threshold, []
    for people in (700, 7_000, 700_000):
        chance = np.array([together(*sampled(people, luck), threshold) for _ in range(100)])
        wrong = (chance <= 0.05) if met else (chance >= 0.95)
        assert wrong.mean() <= 0.05
        told.append(((chance <= 0.05) | (chance >= 0.95)).mean())
    assert told[2] == 1.0
    assert told[0] < told[1] if met else told[0] > told[1]


def test_what_is_known_exactly_is_told_exactly() -> None:
    top, bottom = np.zeros((4, GROUPS)), np.full((4, GROUPS), 50.0)
    bottom[1] = 0.0
    assert together(top, bottom, 0.02) == 1.0
    assert chances_below(top[:1] + 5.0, bottom[:1], 0.02)[1].tolist() == [[0.0]]
