"""Money that a scenario saves is handed out to the yuan: equal parts a head to those in dibao who are in need."""

from __future__ import annotations

import numpy as np
import pytest

from model.policies.dibao_extra import equal_parts
from model.projection import Block, Outcome, project

SHARE = 0.01


def test_equal_parts_by_hand() -> None:
    """1,000 yuan over 2 x 3 and 1 x 4 real heads: 100 a head."""
    assert equal_parts(1_000.0, np.array([3.0, 0.0, 4.0]), np.array([2.0, 5.0, 1.0])).tolist() == [300.0, 0.0, 400.0]


@pytest.mark.parametrize("money", [0.0, 0.3, 17.0, 123_456.78, 9_876_543.21])
@pytest.mark.parametrize("weight", [1.0, 10.2, 97.5])
def test_what_is_handed_out_is_the_money_but_for_less_than_a_yuan(money: float, weight: float) -> None:
    persons = np.arange(2_000) % 6.0
    weights = np.full(2_000, weight)
    weights[::3] *= 1.1
    found = equal_parts(money, persons, weights)
    assert money - 1.0 < found @ weights <= money
    assert not found[persons == 0.0].any()
    assert np.array_equal(found * 128.0, np.floor(found * 128.0)), "multiples of 1/128 yuan"


def test_nobody_in_need_gets_nothing() -> None:
    assert not equal_parts(100.0, np.zeros(3), np.ones(3)).any()


@pytest.fixture(scope="module")
def lived() -> dict[str, Outcome]:
    names = ("plan", "no_public_posts", "no_public_posts_same_money")
    return project(Block(names, 0, 1, 0, 1, SHARE, 2021, 2022))


def test_public_spending_of_every_year_is_that_of_the_plan_to_the_yuan(lived: dict[str, Outcome]) -> None:
    plan, without, same = (lived[name]["spending"].sum(axis=(1, 2, 3)) for name in lived)
    assert (plan - without > 1e8).all()
    assert np.abs(same - plan).max() < 2.0
    assert all(float(each["ledger_imbalance"]) == 0.0 for each in lived.values())


def test_the_money_lifts_those_in_dibao(lived: dict[str, Outcome]) -> None:
    below = {name: float(np.nansum(each["poverty_gap_yuan"])) for name, each in lived.items()}
    assert below["no_public_posts_same_money"] < below["no_public_posts"]
