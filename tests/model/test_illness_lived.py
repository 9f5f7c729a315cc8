"""What illness does to those whom it strikes, in a lived world: beside their neighbours of the same village and class."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import SEVERE_CHRONIC_ILLNESS
from agents.population.people import build_people
from model.people_table import rows_of
from model.world import World

SHARE = 0.1
"""In half of it luck alone moves the shares below by half a point."""
CLOSES = 2022 * 12 + 8
"""September 2022, the end of the second accounting year that is reported."""
FROM, UNTIL = 2020 * 12 + 9, CLOSES - 3
"""Who is struck in the two years before; an illness of the last months has not yet cost a year's income."""
SERIOUS_FROM = 3
"""Months of work lost that begin at once: no light illness takes so many."""


def began(world: World, before: dict[int, int]) -> NDArray[np.bool_]:
    """Households in which somebody begins to lose months of work to a serious illness, of his own or of whom he cares for."""
    rows, owner = rows_of(world.households)
    people = world.persons[rows]
    new = [
        months >= SERIOUS_FROM and months > before.get(key, 0) for key, months in zip(people["key"], people["ill_months"], strict=True)
    ]
    return np.asarray(np.bincount(owner[np.array(new)], minlength=len(world.households)) > 0)


def months_lost(world: World) -> dict[int, int]:
    """Months of work that each member still loses."""
    people = world.persons[rows_of(world.households)[0]]
    return dict(zip(people["key"].tolist(), people["ill_months"].tolist(), strict=True))


@pytest.fixture(scope="module")
def year(rules: Any) -> tuple[World, NDArray[np.bool_]]:
    """The world at the close of the accounting year, and who was struck."""
    world = worlds.live_until(worlds.begin(build_people(SHARE, 0), rules), FROM)
    struck = np.zeros(len(world.households), dtype=bool)
    while world.month <= UNTIL:
        before = months_lost(world)
        worlds.live_until(world, world.month + 1)
        struck |= began(world, before)
    return worlds.live_until(world, CLOSES + 1), struck


def beside_neighbours(world: World, struck: NDArray[np.bool_], what: NDArray[Any]) -> tuple[float, float]:
    """Mean of the persons of struck households, and of their neighbours of the same village, class and resettlement."""
    h = world.households
    _, cell = np.unique(np.asarray(h["village"]) * 8 + h["household_class"] * 2 + h["resettled"], return_inverse=True)
    persons = np.asarray(h["persons"], dtype=np.float64)
    ill, well = np.bincount(cell, persons * struck), np.bincount(cell, persons * ~struck)
    both = (ill > 0) & (well > 0)
    of_ill = np.bincount(cell, persons * struck * what)[both].sum() / ill[both].sum()
    of_well = (np.bincount(cell, persons * ~struck * what)[both] / well[both] * ill[both]).sum() / ill[both].sum()
    return float(of_ill), float(of_well)


def test_the_seriously_ill_fall_more_often_than_their_neighbours(year: tuple[World, NDArray[np.bool_]]) -> None:
    world, struck = year
    assert 600 < struck.sum() < 0.12 * len(struck)
    ill, well = beside_neighbours(world, struck, np.asarray(world.diaries["below_before_aid"]) == 1)
    assert ill > well + 0.01, (ill, well)
    ill, well = beside_neighbours(world, struck, np.asarray(world.households["below"]) == 1)
    assert ill > well, (ill, well)


def test_serious_illness_costs_income(year: tuple[World, NDArray[np.bool_]]) -> None:
    """Facts give 6 % a head in every year after a shock (F0958); the year of the shock costs more."""
    world, struck = year
    ill, well = beside_neighbours(world, struck, np.asarray(world.households["net_12"]) / np.maximum(world.households["persons"], 1))
    assert 0.03 < 1.0 - ill / well < 0.4, (ill, well)


def test_who_has_high_own_cost_has_less_left_and_not_more(year: tuple[World, NDArray[np.bool_]]) -> None:
    """Own cost above 10,000 in the calendar year: income after rigid spending lies below that of who has none."""
    world, _ = year
    h = world.households
    h = h[np.asarray(h["persons"]) > 0]
    own, left = np.asarray(h["own_cost"])[:, 0], np.asarray(h["less_rigid_12"]) / h["persons"]
    assert (own > 10_000.0).sum() > 50
    assert left[own > 10_000.0].mean() < 0.8 * left[own == 0.0].mean()


def of_working_age(world: World) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Members of 16 to 64 years: who is chronically ill, and who of them severely."""
    people = world.persons[rows_of(world.households)[0]]
    age = (world.month - np.asarray(people["birth_month"])) // 12
    health = np.asarray(people["health"])[(age >= 16) & (age < 65)]
    return health > 0, health == SEVERE_CHRONIC_ILLNESS


def test_severe_chronic_illness_is_a_grade_that_people_have(year: tuple[World, NDArray[np.bool_]], rules: Any) -> None:
    """Who is ill when 2020 begins is severely so if his capacity is weak; who falls ill later is so by the chance `chronic_severe`.

    Both grades die alike, so that the share of the severe lies between the two, up to its sampling error.
    """
    ill, severe = of_working_age(year[0])
    at_start, severe_then = of_working_age(worlds.begin(build_people(SHARE, 0), rules))
    lately, then = float(rules["health"]["chronic_severe"].flat[0]), severe_then.sum() / at_start.sum()
    share, error = severe.sum() / ill.sum(), 3.0 * np.sqrt(0.25 / ill.sum())
    assert 0.0 < lately < 1.0 and 0.0 < then < 1.0
    assert min(lately, then) - error < share < max(lately, then) + error, (lately, then, share)
    assert error < 0.06
