"""Catastrophic health spending: by hand, and read off a world that is lived."""

from __future__ import annotations

import numpy as np
import pytest
from panels import panel_of

from agents.codes import LIFTED, ORDINARY
from calibration.health import falling, health_figures
from calibration.panel import beyond_subsistence, live_panel, own_illness
from model.courses import REFERENCE, courses_of
from model.people import MONTHS
from model.policies.monitoring_list import MARGINAL, SUDDEN
from model.projection import Block, begin, live_until


def test_two_fifths_of_what_is_left_beyond_subsistence_are_the_bound() -> None:
    """Three households in 2021: 4,100 of 10,000 is catastrophic, 3,900 is not, nor is 9,000 in 2020; the third is not there."""
    illness = np.array([[9_000.0, 0.0, 0.0], [4_100.0, 3_900.0, 9_000.0]])
    panel = panel_of([[1.0, 1.0], [1.0, 1.0], [1.0, np.nan]], illness=illness, capacity=np.full((2, 3), 10_000.0))
    assert health_figures(panel)["catastrophic/all"] == 0.5


def test_households_count_by_what_they_stand_for() -> None:
    panel = panel_of(
        [[1.0, 1.0], [1.0, 1.0]],
        illness=np.array([[0.0, 0.0], [5.0, 0.0]]),
        capacity=np.full((2, 2), 10.0),
        weight=np.array([3.0, 1.0]),
    )
    assert health_figures(panel)["catastrophic/all"] == 0.75


def test_what_others_pay_goes_by_terms() -> None:
    """Of bills of 1,000: 400 are left to the ordinary, 300 to the lifted, 100 to the listed of any class; 2020 does not count."""
    classes = np.array([ORDINARY, LIFTED, LIFTED, ORDINARY])
    listed = np.array([[0, 0, 0, 0], [0, 0, MARGINAL, SUDDEN]], dtype=np.int8)
    own = np.array([[999.0] * 4, [400.0, 300.0, 150.0, 50.0]])
    panel = panel_of([[1.0, 1.0]] * 4, household_class=classes, listed=listed, billed=np.full((2, 4), 1_000.0), stays_own=own)
    found = health_figures(panel)
    assert found["paid_by_others_ordinary/all"] == pytest.approx(0.6)
    assert found["paid_by_others_lifted/all"] == pytest.approx(0.7)
    assert found["paid_by_others_listed/all"] == pytest.approx(0.9)


def test_who_is_seriously_ill_falls_more_often() -> None:
    """Of two with bills of 15,000 one falls, of four without one; who was low before, and who has small bills, does not count."""
    incomes = [
        [9_000.0, 3_000.0],
        [9_000.0, 9_000.0],
        [9_000.0, 3_900.0],
        *[[9_000.0, 9_000.0]] * 3,
        [3_000.0, 2_000.0],
        [9_000.0, 1_000.0],
    ]
    bills = np.array([[0.0] * 8, [15_000.0, 40_000.0, 0.0, 0.0, 0.0, 0.0, 20_000.0, 500.0]])
    panel = panel_of(incomes, billed=bills)
    assert falling(panel, 15_000.0) == 0.5 and falling(panel, 0.0) == 0.25
    assert health_figures(panel)["serious_falls/all"] == 2.0


def test_own_illness_is_what_rigid_spending_leaves_beside_schooling_and_damage() -> None:
    block = Block((REFERENCE,), 0, 1, 0, 1, 0.003, 2021, 2021)
    course = courses_of(block)[0]
    world = begin(block, course.rules, course.observed)
    live_until(world, 2022 * MONTHS, lambda year: None)
    illness, rigid = own_illness(world), np.asarray(world.diaries["year_net"] - world.diaries["year_less_rigid"])
    assert (illness >= 0.0).all() and (illness <= np.maximum(0.0, rigid) + 1e-6).all()
    pupils = (np.asarray(world.households["own_cost"])[:, 1] > 0.0) & (np.asarray(world.households["persons"]) > 0)
    assert pupils.any() and (illness[pupils] < rigid[pupils]).mean() > 0.5


def test_capacity_is_what_is_spent_beyond_subsistence() -> None:
    """270 yuan a month for the first and 0.7 of it for each further person at the prices of 2020; 0.72 of what is above."""
    block = Block((REFERENCE,), 0, 1, 0, 1, 0.003, 2021, 2021)
    course = courses_of(block)[0]
    world = begin(block, course.rules, course.observed)
    count = len(world.households)
    prices = np.asarray(world.villages["prices"])[np.asarray(world.households["village"])]
    found = beyond_subsistence(world, np.full(count, 30_000.0), np.full(count, 3.0))
    assert found == pytest.approx(0.72 * (30_000.0 - 12 * 270.0 * prices * 2.4))
    assert (beyond_subsistence(world, np.zeros(count), np.ones(count)) == 0.0).all()


def test_the_panel_keeps_both() -> None:
    panel = live_panel(0.002, 0, 1, 2021)
    share = health_figures(panel)["catastrophic/all"]
    assert 0.01 < share < 0.3
