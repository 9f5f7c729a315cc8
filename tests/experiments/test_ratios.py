"""Fieller's limits against cases worked by hand, and the smallest effect that was measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.noise import spread_of_groups, t_quantile
from experiments.power import measured, smallest_effect, told_from
from experiments.ratios import bootstrap_of_units, fieller, fieller_of_units
from experiments.verdicts import judged
from parameters.scenario import SCENARIOS
from parameters.scenario_file import scenario_names


def test_fieller_worked_by_hand() -> None:
    """10 / 5, variances 1 and 0.25, t = 2: g = 0.04, limits (2 -+ 0.4 sqrt(1.96)) / 0.96."""
    limits = fieller(10.0, 5.0, 1.0, 0.25, 0.0, 2.0)
    assert limits.bounded
    assert (limits.low, limits.high) == pytest.approx((1.44 / 0.96, 2.56 / 0.96))


def test_fieller_with_covariance_solves_its_equation() -> None:
    limits = fieller(-8.0, -4.0, 1.0, 0.5, 0.3, 2.1)
    for ratio in (limits.low, limits.high):
        gap = (-8.0 + 4.0 * ratio) ** 2
        assert gap == pytest.approx(2.1**2 * (1.0 - 2 * 0.3 * ratio + 0.5 * ratio * ratio))
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


def test_the_smallest_effect_is_told_in_80_of_100_cases() -> None:
    """An effect of the size that follows from a half-width lies beyond the interval of ten groups in about 80 % of cases."""
    groups = told_from(t_quantile(9)) + np.random.default_rng(3).normal(0, 10**0.5, (4000, 10))
    half = t_quantile(9) * groups.std(axis=1, ddof=1) / 10**0.5
    assert (np.abs(groups.mean(axis=1)) > half).mean() == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize("replicates", [2, 3, 5, 20])
def test_what_replicates_can_tell_is_told_by_the_interval_that_decides(replicates: int) -> None:
    """Runs with the luck that was measured and none that is shared: verdicts find an effect of the stated size in 8 of 10 cases."""
    luck, half = np.random.default_rng(8), measured()["support_withdrawn"]
    size = smallest_effect("support_withdrawn", 1.0, 1, replicates).low
    rest = half / t_quantile(9) * 10**0.5
    told = 0
    for _ in range(1500):
        cells = size + luck.normal(0.0, rest, (1, replicates, 10))
        spread = spread_of_groups(cells.mean(axis=1), cells.mean(axis=2))
        told += judged(float(cells.mean()), spread, identical=False)[2] == "told"
    assert told / 1500 == pytest.approx(0.8, abs=0.06 if replicates > 2 else 0.03)


def test_what_can_be_told_is_what_was_measured_of_the_pair() -> None:
    """Half-widths of everybody over five years; a tenth has wider ones by the square root of ten, and so on."""
    for scenario, half in ((name, half) for name, half in measured().items() if half > 0.0):
        one = smallest_effect(scenario, 1.0, 1, 1)
        assert one.measured and one.low == one.high == pytest.approx(told_from(half))
        assert smallest_effect(scenario, 0.1, 1, 1).low == pytest.approx(10**0.5 * one.low)
        assert smallest_effect(scenario, 0.1, 10, 1).low == pytest.approx(one.low)
        assert smallest_effect(scenario, 0.1, 5, 2).low > 4.0 * one.low, "two replicates know luck from two numbers"
        assert smallest_effect(scenario, 1.0, 1, 1, last=2021).low == pytest.approx(5**0.5 * one.low)


def test_every_shipped_scenario_was_measured_and_others_are_told_by_those_most_alike(tmp_path: Path) -> None:
    assert set(measured()) == set(scenario_names(SCENARIOS)) - {"plan"}
    mine = tmp_path / "half_posts.toml"
    mine.write_text(
        'name = "Half"\nextends = "plan"\nreason = "test"\n[policy.public_posts]\nfrom = "2021-01"\ncoverage = 0.5\n', encoding="utf-8"
    )
    half = smallest_effect(str(mine), 0.1, 1, 1)
    assert not half.measured and set(half.alike) == {"no_public_posts", "no_public_posts_same_money"}
    assert half.high == max(smallest_effect(name, 0.1, 1, 1).high for name in half.alike) and half.high < 1.5 * half.low
    unreadable = smallest_effect("not there.toml", 0.1, 1, 1)
    assert not unreadable.alike and unreadable.high == max(smallest_effect(name, 0.1, 1, 1).high for name in measured())


def test_what_begins_after_the_end_changes_nothing_before_it() -> None:
    assert not smallest_effect("ends_2025", 0.1, 1, 1).differs
    later = smallest_effect("ends_2025", 0.1, 1, 1, last=2027)
    assert later.differs and "support_withdrawn" in later.alike, "what it ends"
