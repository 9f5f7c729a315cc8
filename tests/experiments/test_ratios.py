"""Fieller's limits against cases worked by hand, and the smallest effect against a direct simulation."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.power import ASSUMED, smallest_effect, told_from
from experiments.ratios import bootstrap_of_units, fieller, fieller_of_units


def test_fieller_worked_by_hand() -> None:
    """10 / 5, variances 1 and 0.25, t = 2: g = 0.04, limits (2 -+ 0.4 sqrt(1.96)) / 0.96."""
    limits = fieller(10.0, 5.0, 1.0, 0.25, 0.0, 2.0)
    assert limits.bounded
    assert (limits.low, limits.high) == pytest.approx((1.44 / 0.96, 2.56 / 0.96))


def test_fieller_with_covariance_solves_its_equation() -> None:
    limits = fieller(-8.0, -4.0, 1.0, 0.5, 0.3, 2.1)
    for ratio in (limits.low, limits.high):
        gap = (-8.0 + 4.0 * ratio) ** 2
        assert gap == pytest.approx(2.1 ** 2 * (1.0 - 2 * 0.3 * ratio + 0.5 * ratio * ratio))
    assert limits.low < 2.0 < limits.high


def test_fieller_is_unbounded_when_the_denominator_covers_zero() -> None:
    assert not fieller(10.0, 1.0, 1.0, 0.26, 0.0, 2.0).bounded
    assert fieller(10.0, 1.0, 1.0, 0.24, 0.0, 2.0).bounded
    assert not fieller_of_units(np.array([1.0]), np.array([2.0])).bounded


def test_the_same_ratio_in_every_unit_has_no_width() -> None:
    bottom = np.array([4.0, 5.0, 6.0, 5.5, 4.5])
    limits = fieller_of_units(3.0 * bottom, bottom)
    assert (limits.low, limits.high) == pytest.approx((3.0, 3.0), abs=1e-6)
    assert bootstrap_of_units(3.0 * bottom, bottom) == pytest.approx((3.0, 3.0))


def test_fieller_covers_and_the_bootstrap_agrees() -> None:
    luck = np.random.default_rng(8)
    covered, count = 0, 500
    for _ in range(count):
        bottom = luck.normal(5.0, 2.0, 20)
        top = 2.0 * bottom + luck.normal(0.0, 3.0, 20)
        limits = fieller_of_units(top, bottom)
        covered += limits.bounded and limits.low <= 2.0 <= limits.high
    assert 0.93 <= covered / count <= 0.97
    low, high = bootstrap_of_units(top, bottom)
    assert low == pytest.approx(limits.low, abs=0.15) and high == pytest.approx(limits.high, abs=0.15)
    assert bootstrap_of_units(top, bottom) == (low, high)


def test_smallest_effect_against_simulated_pairs() -> None:
    """Pairs of rates with the stated correlation: an effect of the stated size is told in about 80 % of cases."""
    persons, rate, kept = 20_000, 0.05, 0.8
    effect = smallest_effect(1.0, 1, 1, persons, rate, 1, 1.0, kept)
    luck = np.random.default_rng(3)
    sd = (rate * (1 - rate) / persons) ** 0.5
    shared = luck.normal(0, sd * kept ** 0.5, 4000)
    own = luck.normal(0, sd * (1 - kept) ** 0.5, (2, 4000))
    difference = effect + (shared + own[0]) - (shared + own[1])
    width = 1.959964 * sd * (2 * (1 - kept)) ** 0.5
    assert (difference > width).mean() == pytest.approx(0.8, abs=0.02)
    assert told_from(width) == pytest.approx(effect, rel=1e-6)


def test_smallest_effect_shrinks_as_it_should() -> None:
    one = smallest_effect(0.1, 1, 1)
    assert smallest_effect(0.1, 4, 1) == pytest.approx(one / 2)
    assert smallest_effect(0.4, 1, 1) == pytest.approx(one / 2)
    assert smallest_effect(0.1, 2, 2) == pytest.approx(one / 2)
    assert smallest_effect(0.1, 1, 1, same_luck=0.95) == pytest.approx(one / 2)
    assert smallest_effect(0.1, 1, 1, design_effect=4 * ASSUMED.design_effect) == pytest.approx(2 * one)
