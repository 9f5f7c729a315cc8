"""Inequality and weighted rates against closed forms."""

from __future__ import annotations

from math import erf

import numpy as np
import pytest
import worlds
from scipy.special import ndtri

from engine.ledger import to_fine_grain, to_grain
from model.inequality import ascending, gini
from model.outcomes.recorded import ratio
from model.tally import COLUMN
from model.world import World

MANY = 20_000
RANKS = (np.arange(MANY) + 0.5) / MANY


def test_households_are_ordered_by_income_then_weight() -> None:
    luck = np.random.default_rng(3)
    income, weights = luck.integers(0, 40, 1000) / 8.0, luck.integers(1, 97, 1000).astype(float)
    income[500:] = luck.normal(size=500)
    order, exact = ascending(income, weights), np.lexsort((weights, income))
    assert np.array_equal(income[order], income[exact])
    assert np.array_equal(weights[order], weights[exact])


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


def test_headcount_and_gap_weigh_persons_and_count_the_real_population(january_2021: World) -> None:
    """What is reported at the close of September 2021, worked out once more from the households themselves.

    Each household's gap counts to the grain of money: where a single household of a cell is poor, rounding is seen.
    """
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + 9)
    at_start = np.asarray(january_2021.diaries["persons_start"], dtype=float)  # nobody else counts heads before September
    h, county = world.households, world.county_of_villages()[np.asarray(world.households["village"])]
    standard = np.asarray(world.villages["standard"])[np.asarray(h["village"])]
    persons, heads = np.asarray(h["persons"], dtype=float), np.asarray(h["persons"]) + np.asarray(h["head_months"]) / 12.0
    income = np.where(persons > 0, h["net_12"] / np.maximum(heads, 1.0 / 12.0), np.inf)
    cells = world.recorder.years[0]
    for c, of_class, moved in np.ndindex(9, 3, 2):
        mine = (county == c) & (h["household_class"] == of_class) & (h["resettled"] == moved)
        poor = mine & (income < standard)
        found = cells[c, of_class, moved]
        missing = persons[poor] * (standard - np.maximum(income, 0.0))[poor]
        expected = {
            "persons_start": at_start[mine].sum(),
            "persons_close": persons[mine].sum(),
            "below": persons[poor].sum(),
            "gap_yuan": to_grain(missing).sum(),
            "gap_share": to_fine_grain(missing / standard[poor]).sum(),
        }
        for name, value in expected.items():
            assert found[COLUMN[name]] == pytest.approx(value * world.weight, rel=1e-6, abs=0.1), (name, c)
    assert cells[..., COLUMN["below"]].sum() > 0.0
