"""Who was registered is who was seen to be poor: looks by hand, without error, with more error, and blind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from agents import codes
from agents.population import registration
from agents.population.composition import Members
from agents.population.data import fact, group
from agents.population.fitted import fitted
from agents.population.people import People, build_people
from engine.luck import HOUSEHOLD_KEYS
from parameters.registry import load_registry

Floats = NDArray[np.float64]
KEYS = HOUSEHOLD_KEYS + np.arange(20_000)
NOBODY = np.zeros(len(KEYS), dtype=np.bool_)
SEEN_RIGHT = {"error": 0.0, "own_year_sd": 0.0, "slow_step": 0.0}
SHARE = 0.18


def with_values(monkeypatch: pytest.MonkeyPatch, **values: float) -> None:
    changed: dict[str, Any] = {**group("registration"), **values}
    monkeypatch.setattr(registration, "group", lambda name: changed if name == "registration" else group(name))


def lasting_incomes() -> Floats:
    """Log incomes of many households, spread by 0.6."""
    return np.asarray(9.0 + 0.6 * np.random.default_rng(5).standard_normal(len(KEYS)))


def those_registered(lasting: Floats, need: Floats | float = 0.0) -> NDArray[np.bool_]:
    """Who is registered at the end where SHARE of the households are."""
    seen = registration.looks(KEYS, registration.past_incomes(KEYS, lasting), np.zeros(len(KEYS)) + need)
    low, high = 0.0, 20.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        found = registration.registered(seen, np.full(len(KEYS), middle), NOBODY)[:, -1]
        low, high = (middle, high) if found.mean() < SHARE else (low, middle)
    return found


def test_looks_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threshold 8, added under 7.5, struck off over 8.5: seen low at first, later high; low only later; between; always high."""
    with_values(monkeypatch, added_under=0.5, struck_over=0.5)
    seen = np.array(
        [
            [7.9, 8.4, 8.6, 8.4, 7.6, 8.0, 9.0],  # registered, kept, struck off, never again low enough
            [8.1, 7.6, 7.4, 8.4, 8.4, 8.4, 9.0],  # low enough in the third look, kept
            [8.1, 7.6, 7.6, 7.6, 7.6, 7.6, 7.0],  # never low enough for a re-check
            [9.9, 9.9, 9.9, 9.9, 9.9, 7.4, 9.0],  # added in the last
            [9.9, 8.4, 8.4, 8.4, 8.4, 8.4, 9.0],  # had a place given to whoever, not seen high
        ]
    )
    lucky = np.array([False, False, False, False, True])
    threshold = np.full(5, 8.0)
    found = registration.registered(seen, threshold, lucky)
    assert found.astype(int).tolist() == [
        [1, 1, 0, 0, 0, 0],
        [0, 0, 1, 1, 1, 1],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 1],
        [1, 1, 1, 1, 1, 1],
    ]
    classes = registration.classify(seen, lucky, threshold, np.full(5, 7.2))
    assert classes.tolist() == [codes.ORDINARY, codes.LIFTED, codes.NEAR_POOR, codes.LIFTED, codes.LIFTED]


def test_who_sees_everything_registers_the_poorest(monkeypatch: pytest.MonkeyPatch) -> None:
    with_values(monkeypatch, **SEEN_RIGHT)
    lasting = lasting_incomes()
    found = those_registered(lasting)
    assert found.mean() == pytest.approx(SHARE, abs=0.001)
    assert lasting[found].max() < lasting[~found].min()


def test_need_that_shows_counts_as_so_much_less_income(monkeypatch: pytest.MonkeyPatch) -> None:
    with_values(monkeypatch, **SEEN_RIGHT)
    lasting, need = lasting_incomes(), np.where(np.arange(len(KEYS)) % 2 == 0, 0.5, 0.0)
    found = those_registered(lasting, need)
    assert (lasting - need)[found].max() < (lasting - need)[~found].min()
    assert lasting[found & (need > 0)].max() == pytest.approx(lasting[found & (need == 0)].max() + 0.5, abs=0.02)


def test_the_more_looks_err_the_less_poor_are_the_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    lasting, means = lasting_incomes(), []
    for error in (0.0, 0.3, 0.6, 0.9, 1.5, 4.0):
        with_values(monkeypatch, error=error)
        means.append(lasting[those_registered(lasting)].mean())
    assert means == sorted(means)
    assert means[0] < 9.0 - 0.7 and means[-1] > 9.0 - 0.25


def test_years_that_do_not_last_register_some_who_are_not_poor_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    lasting = lasting_incomes()
    with_values(monkeypatch, **SEEN_RIGHT | {"own_year_sd": 0.3})
    moved = lasting[those_registered(lasting)].mean()
    with_values(monkeypatch, **SEEN_RIGHT)
    assert moved > lasting[those_registered(lasting)].mean() + 0.02


def test_past_years_fade_as_said() -> None:
    """Years of a household alone: sd 0.30, 0.65 of it a year later; what lasts moves by 0.10 a year and ends where it lives."""
    p = group("registration")
    incomes = registration.past_incomes(KEYS, np.zeros(len(KEYS)))
    own = incomes[:, -1]
    assert own.std() == pytest.approx(p["own_year_sd"], rel=0.02)
    first = p["own_year_sd"] ** 2 + 7 * p["slow_step"] ** 2
    assert incomes[:, 0].std() == pytest.approx(np.sqrt(first), rel=0.02)
    assert np.corrcoef(incomes[:, -2] - 0.0, own)[0, 1] == pytest.approx(
        p["own_year_memory"] * p["own_year_sd"] / np.sqrt(p["own_year_sd"] ** 2 + p["slow_step"] ** 2), abs=0.02
    )


def test_income_reckoned_by_hand() -> None:
    """A couple and the man's mother of 70: he away, she on a farm of 4 mu, all at the middle of their ranks."""
    p = group("registration")
    key = np.array([1, 2, 3])
    members = Members(
        key=key,
        household=np.zeros(3, dtype=np.int64),
        position=np.arange(3),
        age=np.array([40.0, 38.0, 70.0]),
        male=np.array([True, False, False]),
        first=np.array([0]),
        count=np.array([3]),
    )
    work = np.array([codes.MIGRANT_OUTSIDE, codes.OWN_FARM, codes.NO_WORK], dtype=np.int8)
    can_work = np.array([2, 2, 0], dtype=np.int8)
    middle = np.array([0.5])
    income = registration.reckoned_income(
        members, work, can_work, np.array([4.0]), np.full(3, 0.5, dtype=np.float32), middle, np.array([0.6])
    )
    ability = registration.earning_multiplier(np.array([0.6]), *p["ability_spread"])[0]
    earned = 26_000 * np.exp(-0.5 * 0.25**2) * ability**0.7
    farmed = (4.0 * 900 + 2_600) * np.exp(-0.5 * 0.35**2) * ability**0.9
    assert income[0] == pytest.approx((earned + farmed + 3 * 500 + 93 * 12) / 3, rel=1e-6)


def test_visible_need_by_hand() -> None:
    """Disabled 0.30, a third of the members sick 0.25 x 4/3, student 0.20, unsafe house 0.35; two sd less land 0.20; a poor village 0.20 an sd."""
    traits = registration.Traits(
        disabled=np.array([True, False]),
        sick=np.array([1 / 3, 0.9]),
        student=np.array([True, False]),
        house=np.array([0.39, 0.41]),
        land=np.array([1.3, 1.3 * np.exp(-1.0)]),
        poverty=np.array([0.0, 1.0]),
        remoteness=np.array([0.0, -1.0]),
        kin=np.array([0.0, 2.0]),
    )
    need = registration.visible_need(traits)
    assert need.tolist() == pytest.approx([0.30 + 0.25 * 4 / 3 + 0.20 + 0.35, 0.25 * 2 + 0.20 + 0.20 - 0.15 + 2 * 0.12])


def test_the_first_recheck_added_and_struck_off_as_the_nations_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """807 and 929 of 8,962 ten thousand persons (F1456-F1458); and later looks do not turn the register over."""
    of_looks: list[NDArray[np.bool_]] = []
    plain = registration.registered

    def noted(seen: Floats, threshold: Floats, favoured: NDArray[np.bool_]) -> NDArray[np.bool_]:
        of_looks.append(plain(seen, threshold, favoured))
        return of_looks[-1]

    monkeypatch.setattr(registration, "registered", noted)
    people = build_people(0.05)
    found, persons = np.concatenate(of_looks), people.members_count.astype(float)
    before = persons @ found[:, 0]
    added, struck = persons @ (found[:, 1] & ~found[:, 0]), persons @ (found[:, 0] & ~found[:, 1])
    assert added / before == pytest.approx(fact("F1457") / fact("F1456"), abs=0.01)
    assert struck / before == pytest.approx(fact("F1458") / fact("F1456"), abs=0.01)
    assert 0.5 < (persons @ (found[:, 0] & found[:, -1])) / before < 0.9


def test_incidence_of_counties_is_met_and_near_poor_is_a_listing(everybody: People) -> None:
    persons, lifted, near = registration.cells()
    cell = registration.cell_of(everybody.origin_county, everybody.resettled == 1)
    heads = everybody.members_count.astype(float)
    found = np.bincount(cell, heads * (everybody.household_class == codes.LIFTED), len(persons))
    listed = np.bincount(everybody.origin_county, heads * (everybody.household_class == codes.NEAR_POOR), len(codes.COUNTIES))
    assert found == pytest.approx(lifted, rel=0.01)
    assert listed == pytest.approx(near, rel=0.05)
    assert listed.sum() / heads.sum() == pytest.approx(group("registration")["near_poor_share"], rel=0.02)
    assert (fitted("near_poor_under") < fitted("lifted_under")[: len(codes.COUNTIES)]).all()


def test_lifted_and_listed_have_less_ability_than_the_ordinary(everybody: People) -> None:
    means = [everybody.income_rank[everybody.household_class == number].mean() for number in range(3)]
    assert max(means[codes.NEAR_POOR], means[codes.LIFTED]) < means[codes.ORDINARY] - 0.1


def test_blind_registration_knows_nothing_of_ability_and_keeps_each_countys_share() -> None:
    seeing, blind = build_people(0.05), build_people(0.05, blind=True)
    for name in ("key", "income_rank", "land_mu", "skill_rank", "work"):
        np.testing.assert_array_equal(getattr(seeing, name), getattr(blind, name))
    by_cell = registration.cell_of(blind.origin_county, blind.resettled == 1)
    for people, most in ((blind, 0.02), (seeing, 1.0)):
        lifted = (people.household_class == codes.LIFTED).astype(float)
        excess = lifted - (np.bincount(by_cell, lifted) / np.bincount(by_cell))[by_cell]
        tied = abs(np.corrcoef(excess, people.income_rank)[0, 1])
        assert tied < most
        assert most < 1.0 or tied > 0.2
    heads = blind.members_count.astype(float)
    persons, lifted_persons, near = registration.cells()
    found = np.bincount(by_cell, heads * (blind.household_class == codes.LIFTED), len(persons)) / np.bincount(by_cell, heads)
    error = np.sqrt(lifted_persons * (persons - lifted_persons) / persons**2 / np.bincount(by_cell))
    assert (np.abs(found - lifted_persons / persons) < 4.0 * error).all()
    assert heads @ (blind.household_class == codes.NEAR_POOR) / heads.sum() == pytest.approx(near.sum() / persons.sum(), rel=0.25)


def test_what_is_seen_is_the_ability_that_people_live_with() -> None:
    """Kept apart, so that a search for the level of 2020 registers nobody anew; no further apart than would matter."""
    p, start = group("registration"), load_registry().parameters()
    for name in ("ability_to_wage", "ability_to_farm", "skill_sd", "farm_sd"):
        assert p[name] == start[f"start.{name}"].values[0].value
    for seen, name in zip(p["ability_spread"], ("low_share", "low_depth", "low_sd", "main_sd"), strict=True):
        lived = start[f"start.{name}"].values[0].value
        assert isinstance(lived, float) and seen == pytest.approx(lived, abs=0.1), name
