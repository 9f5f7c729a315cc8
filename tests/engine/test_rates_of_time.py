"""Chances of a month from those of a year, and the inverse distributions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import lognorm, norm

from engine.compiled import uncompiled
from engine.rates import happens, lognormal, monthly_from_annual, monthly_from_rate, standard_normal

U = np.linspace(0.0005, 0.9995, 2001)


@pytest.mark.parametrize("annual", [0.0, 1e-9, 0.003, 0.1, 0.25, 0.6, 0.99, 1.0])
def test_twelve_months_give_the_year(annual: float) -> None:
    monthly = monthly_from_annual(annual)
    assert 1.0 - (1.0 - monthly) ** 12 == pytest.approx(annual, abs=1e-12)
    if annual in (0.25, 0.6):
        assert monthly > annual / 12.0 * 1.05, "not a division by twelve"


@pytest.mark.parametrize("rate", [0.0, 0.17, 1.0, 6.0])
def test_monthly_chance_from_a_rate(rate: float) -> None:
    assert (1.0 - monthly_from_rate(rate)) ** 12 == pytest.approx(np.exp(-rate), rel=1e-12)


@pytest.mark.parametrize("annual", [0.004, 0.1, 0.5, 0.95, 1.0])
def test_shortcuts_change_no_answer(annual: float) -> None:
    """The cheap comparison that spares the logarithm never skips an event."""
    month = monthly_from_annual(annual)
    for u in np.linspace(0.0, 0.999, 500).tolist():
        assert happens(u, annual) == (u < month)


def test_standard_normal_against_scipy() -> None:
    ours = np.array([standard_normal(u) for u in U.tolist()])
    assert np.abs(ours - norm.ppf(U)).max() < 5e-9
    tail = [1e-11, 1e-8, 1e-5, 0.024249, 0.024251, 0.975749, 0.975751, 1.0 - 1e-8]
    assert [standard_normal(u) for u in tail] == pytest.approx(norm.ppf(tail), rel=5e-9, abs=5e-9)
    assert np.isfinite([standard_normal(0.0), standard_normal(1.0)]).all()
    assert np.all(np.diff(ours) > 0.0)


def test_lognormal_has_the_mean_that_it_is_given() -> None:
    midpoints = (np.arange(200_000) + 0.5) / 200_000
    plain = uncompiled(lognormal)
    drawn = np.array([plain(u, 4800.0, 0.8) for u in midpoints[::20].tolist()])
    assert drawn.mean() == pytest.approx(4800.0, rel=2e-3)
    expected = lognorm.ppf(midpoints[::20], 0.8, scale=4800.0 * np.exp(-0.32))
    assert drawn == pytest.approx(expected, rel=1e-7)
    assert np.log(drawn).std() == pytest.approx(0.8, rel=5e-3)
