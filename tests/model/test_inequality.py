"""Inequality and weighted rates against closed forms."""

from __future__ import annotations

from math import erf

import numpy as np
import pytest
from scipy.special import ndtri

from model.outcomes import gini, ratio

MANY = 20_000
RANKS = (np.arange(MANY) + 0.5) / MANY


def test_gini_of_known_distributions() -> None:
    ones = np.ones(MANY)
    assert gini(ones * 7.0, ones) == pytest.approx(0.0, abs=1e-12)
    assert gini(RANKS, ones) == pytest.approx(1.0 / 3.0, abs=1e-6)
    for sigma in (0.3, 0.8, 1.5):
        assert gini(np.exp(sigma * ndtri(RANKS)), ones) == pytest.approx(erf(sigma / 2.0), abs=2e-3)
    one_has_all = np.zeros(50)
    one_has_all[17] = 5.0
    assert gini(one_has_all, np.ones(50)) == pytest.approx(1.0 - 1.0 / 50)


def test_gini_is_weighted_and_without_scale_or_order() -> None:
    income, weights = np.array([1.0, 2.0, 10.0, 4.0]), np.array([3.0, 1.0, 2.0, 4.0])
    repeated = np.repeat(income, weights.astype(int))
    assert gini(income, weights) == pytest.approx(gini(repeated, np.ones(len(repeated))))
    assert gini(income * 1000.0, weights * 0.1) == pytest.approx(gini(income, weights))
    ties = np.array([2.0, 2.0, 2.0, 5.0, 5.0])
    heavy = np.array([0.1, 7.0, 0.3, 1.1, 0.7])
    for order in (np.array([4, 3, 2, 1, 0]), np.array([1, 0, 2, 4, 3])):
        assert gini(ties[order], heavy[order]) == gini(ties, heavy), "the same bits in every order"


def test_gini_of_nobody_and_of_debts() -> None:
    assert np.isnan(gini(np.array([]), np.array([])))
    assert gini(np.zeros(3), np.ones(3)) == 0.0
    assert gini(np.array([-50.0, 1.0]), np.ones(2)) == pytest.approx(0.5), "a negative income counts as none"


def test_rates_are_missing_where_nobody_could_be_counted() -> None:
    found = ratio(np.array([1.0, 0.0, 3.0]), np.array([4.0, 0.0, 3.0]))
    assert found[[0, 2]].tolist() == [0.25, 1.0]
    assert np.isnan(found[1])
