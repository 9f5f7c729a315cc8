"""Dibao in runs: its money follows the budget of the county, and what the surveys say of who holds it lies within wide bands."""

from __future__ import annotations

import numpy as np
import pytest

from agents import codes
from calibration.level import lived_2020
from engine.flows import FLOW_NAMES
from model.policies.dibao_budget import first_budget
from model.policies.dibao_case import ASKS, DibaoCase
from model.world import World

SHARE = 0.02


@pytest.fixture(scope="module")
def world() -> World:
    """The world at the end of 2020."""
    return lived_2020(SHARE, 1)


def persons(world: World) -> np.ndarray:
    """Real persons for whom each household stands."""
    return np.asarray(world.households["persons"]) * np.asarray(world.household_weights())


def of_class(world: World, which: int) -> np.ndarray:
    """Which households are of a class."""
    return np.asarray(world.households["household_class"]) == which


def test_money_is_that_of_the_budget(world: World) -> None:
    """780 million yuan a year (F0118); a queue waits, so that it is spent, and no county spends more than a little beyond."""
    assert world.recorder.flows_of_2020[FLOW_NAMES.index("dibao")] == pytest.approx(780e6, rel=0.06)
    assert 230e3 < persons(world)[np.asarray(world.households["in_dibao"]) == 1].sum() < 320e3
    villages, county = np.asarray(world.villages), world.county_of_villages()
    budget = np.zeros(len(codes.COUNTIES))
    budget[county] = villages["dibao_budget"]
    assert (world.by_county(villages["dibao_paid"]) < 1.1 * budget).all()
    assert (np.asarray(world.state_of(DibaoCase)["stage"]) == ASKS).any()


def test_the_first_budget_is_the_same_a_head_in_every_sample(world: World) -> None:
    h = world.households
    heads = world.in_real_yuan(world.by_county(np.bincount(h["village"], weights=h["persons"], minlength=len(world.villages))))
    world.month, now = 2020 * 12, world.month
    found = world.in_real_yuan(first_budget(world))
    world.month = now
    assert found / heads == pytest.approx(226.0)


def test_who_holds_it(world: World) -> None:
    """The lifted far more often than the ordinary; 0.3 to 0.6 of the recipients are not in need by concept 3.

    How many of each hold it hangs on who was registered and how many of them stand low, and is held against F0117 by `validate`.
    """
    heads, held = persons(world), np.asarray(world.households["in_dibao"]) == 1
    share = {which: heads[held & of_class(world, which)].sum() / heads[of_class(world, which)].sum() for which in (0, 2)}
    assert share[codes.LIFTED] > 3.0 * share[codes.ORDINARY] > 0.0
    in_need = np.asarray(world.households["need_months"]) > 0
    assert 0.3 < heads[held & ~in_need].sum() / heads[held].sum() < 0.6
    assert (
        0.5 < heads[held & in_need & of_class(world, codes.LIFTED)].sum() / heads[in_need & of_class(world, codes.LIFTED)].sum() < 0.9
    )
