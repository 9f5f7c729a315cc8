"""Who lives together and who works: no child alone, no able household idle, villages that leave or stay, wages near towns."""

from __future__ import annotations

import numpy as np
import pytest

from agents import codes
from agents.population.composition import REFERENCE_MONTH
from agents.population.people import People, build_people
from agents.population.places import villages


@pytest.fixture(scope="module")
def people() -> People:
    """A tenth of the households."""
    return build_people(0.1)


def at_home(people: People) -> np.ndarray:
    return people.exists & (people.presence == codes.PRESENT) & (people.resettled == 0)[:, None]


def ages(people: People) -> np.ndarray:
    return (REFERENCE_MONTH - people.birth_month) / 12.0


def test_no_child_lives_alone_where_its_household_has_an_adult(people: People) -> None:
    home, age = at_home(people), ages(people)
    children, adults = (home & (age < 15.0)).any(axis=1), (home & (age >= 18.0)).any(axis=1)
    has_adult = (people.exists & (age >= 18.0) & (people.in_school < codes.STUDENT)).any(axis=1)
    assert children.sum() > 10_000 and not (children & ~adults & has_adult).any()


def test_somebody_works_where_somebody_can(people: People) -> None:
    home, age = at_home(people), ages(people)
    able = (home & (people.can_work == codes.FULL_CAPACITY) & (age < 60.0)).any(axis=1)
    works = (people.exists & (people.work != codes.NO_WORK)).any(axis=1)
    assert able.sum() > 40_000 and not (able & ~works).any()


def test_the_old_work_less_and_farm_more(people: People) -> None:
    home, age = at_home(people), ages(people)
    able = home & (people.can_work > codes.NO_CAPACITY)
    prime, old = able & (age >= 30.0) & (age < 45.0), able & (age >= 62.0)
    shares = [float((people.work[who] != codes.NO_WORK).mean()) for who in (prime, old)]
    assert shares[0] > shares[1] + 0.1
    farms = [float((people.work[who & (people.work != codes.NO_WORK)] == codes.OWN_FARM).mean()) for who in (prime, old)]
    assert farms[1] > farms[0] + 0.1


def test_fewer_work_for_wages_nearby_where_a_village_is_remote(people: People) -> None:
    home, remote = at_home(people), villages().remoteness[people.village]
    shares = []
    for far in (remote < -0.5, remote > 0.5):
        works = home & far[:, None] & (people.work != codes.NO_WORK)
        shares.append(1.0 - float((people.work[works] == codes.OWN_FARM).mean()))
    assert shares[0] > 1.3 * shares[1]


def test_villages_differ_in_who_leaves_by_more_than_chance(people: People) -> None:
    """Of the variance of a village's share of migrants chance alone makes p (1 - p) / n."""
    mine = people.resettled == 0
    adults = (people.exists & (ages(people) >= 16.0) & (ages(people) < 60.0)).sum(axis=1)[mine].astype(float)
    away = np.isin(people.work, (codes.MIGRANT_PROVINCE, codes.MIGRANT_OUTSIDE)).sum(axis=1)[mine].astype(float)
    of, leave = (np.bincount(people.village[mine], weights=x) for x in (adults, away))
    large = of >= 60
    share = leave[large] / of[large]
    chance = float(np.mean(share.mean() * (1.0 - share.mean()) / of[large]))
    assert share.var() > 2.0 * chance
