"""Who was registered is who was seen to be poor: looks by hand, without error, with more error, and blind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtri

from agents import codes
from agents.population import registration
from agents.population.chance import normal
from agents.population.composition import Members
from agents.population.data import fact, group
from agents.population.fitted import fitted
from agents.population.people import People, build_people
from engine.luck import HOUSEHOLD_KEYS
from model.courses import REFERENCE, own_rules
from model.projection import Block
from model.start import spread_of_farms, spread_of_wages
from parameters.scenario import read_scenario

Floats = NDArray[np.float64]
KEYS = HOUSEHOLD_KEYS + np.arange(20_000)
NOBODY = np.zeros(len(KEYS), dtype=np.bool_)
SEEN_RIGHT = {"error": 0.0, "own_year_sd": 0.0}
SHARE = 0.18


def with_values(monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
    changed: dict[str, Any] = {**group("registration"), **values}
    monkeypatch.setattr(registration, "group", lambda name: changed if name == "registration" else group(name))


def lasting_incomes() -> Floats:
    """Log incomes of many households, spread by 0.6."""
    return np.asarray(9.0 + 0.6 * np.random.default_rng(5).standard_normal(len(KEYS)))


def those_registered(lasting: Floats, need: Floats | float = 0.0) -> NDArray[np.bool_]:
    """Who is registered at the end where SHARE of the households are."""
    reckoned = np.repeat(lasting[:, None], len(registration.YEARS), axis=1)
    seen = registration.looks(KEYS, registration.past_incomes(KEYS, reckoned), np.zeros(len(KEYS)) + need)
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
            [7.9, 8.4, 8.6, 8.4, 7.6, 8.0],  # registered, kept, struck off, never again low enough
            [8.1, 7.6, 7.4, 8.4, 8.4, 8.4],  # low enough in the third look, kept
            [8.1, 7.6, 7.6, 7.6, 7.6, 7.6],  # never low enough for a re-check
            [9.9, 9.9, 9.9, 9.9, 9.9, 7.4],  # added in the last
            [9.9, 8.4, 8.4, 8.4, 8.4, 8.4],  # had a place given to whoever, not seen high
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
    classes = registration.classify(seen, lucky, threshold)
    assert classes.tolist() == [codes.ORDINARY, codes.LIFTED, codes.ORDINARY, codes.LIFTED, codes.LIFTED]


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
    """Years of a household alone: sd 0.30, 0.65 of it a year later."""
    p = group("registration")
    incomes = registration.past_incomes(KEYS, np.zeros((len(KEYS), len(registration.YEARS))))
    assert incomes.std(axis=0) == pytest.approx(np.full(len(registration.YEARS), p["own_year_sd"]), rel=0.03)
    for back in (1, 3):
        tied = np.corrcoef(incomes[:, -1 - back], incomes[:, -1])[0, 1]
        assert tied == pytest.approx(p["own_year_memory"] ** back, abs=0.02)


def test_incomes_reckoned_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A father away, a mother on 4 mu, a girl of 3, a grandmother of 62 and an uncle of 50, unfit since some year; nothing drifts.

    In 2019 one wage, one hand, one pension, five heads. In 2012 the girl was not born, the grandmother 55 and without pension, and the
    uncle, if not yet unfit, brought in 15,000.
    """
    p = group("registration")
    monkeypatch.setattr(registration, "uniform", lambda decision, keys, occasion=0: np.full(len(keys), 0.2))
    with_values(monkeypatch, wage_parts=np.array([0, 0, 0, 0.7]), farm_parts=np.array([0, 0, 0.9]), moved_home=0.0, moved_away=0.0)
    members = Members(
        key=np.arange(5),
        household=np.zeros(5, dtype=np.int64),
        position=np.arange(5),
        age=np.array([40.0, 38.0, 3.0, 62.0, 50.0]),
        male=np.array([True, False, False, False, True]),
        single=np.zeros(5, dtype=bool),
        first=np.array([0]),
        count=np.array([5]),
    )
    now = registration.Livelihood(
        work=np.array([codes.MIGRANT_OUTSIDE, codes.OWN_FARM, 0, 0, 0], dtype=np.int8),
        can_work=np.array([2, 2, 0, 0, 0], dtype=np.int8),
        at_school=np.zeros(5, dtype=np.bool_),
        skill_rank=np.full(5, 0.5, dtype=np.float32),
        land=np.array([4.0]),
        farm_rank=np.array([0.5]),
        income_rank=np.array([0.6]),
    )
    found = registration.reckoned_incomes(members, KEYS[:1], now)[0]
    ability = np.exp(p["ability_spread"] * ndtri(0.6) - 0.5 * p["ability_spread"] ** 2)
    farmed = (4.0 * 900 + 2_600) * ability**0.9
    assert found[-1] == pytest.approx((26_000 * ability**0.7 + farmed + 5 * 500 + 93 * 12) / 5)
    # a fifth of 20 years: four years ago he was hurt, so that he earned in the years until 2014
    assert found[0] == pytest.approx(((26_000 + 15_000) * ability**0.7 + farmed + 4 * 500) / 4)
    earned_then = [(one - farmed / heads) * heads > 30_000 * ability**0.7 for one, heads in zip(found, [4] * 4 + [5] * 4, strict=True)]
    assert earned_then == [True, True, True, False, False, False, False, False]


def test_who_farms_now_may_have_been_away_and_the_other_way_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chance of 0.1 and 0.03 a year; who moved five years ago was elsewhere in the years before: uniforms 0.9^5 and 0.97^5."""
    since = registration.years_since(np.array([0.10, 0.03, 0.0]), np.array([0.9**5, 0.97**5, 0.001]))
    assert since.tolist() == pytest.approx([5.0, 5.0, np.inf])
    with_values(monkeypatch, wage_parts=np.zeros(4), farm_parts=np.zeros(3))
    monkeypatch.setattr(registration, "uniform", lambda decision, keys, occasion=0: np.where(keys == 0, 0.9**4.5, 0.97**2.5))
    members = Members(
        key=np.arange(2),
        household=np.array([0, 1]),
        position=np.zeros(2, dtype=np.int64),
        age=np.array([40.0, 40.0]),
        male=np.array([True, True]),
        single=np.zeros(2, dtype=bool),
        first=np.array([0, 1]),
        count=np.array([1, 1]),
    )
    now = registration.Livelihood(
        work=np.array([codes.OWN_FARM, codes.MIGRANT_PROVINCE], dtype=np.int8),
        can_work=np.array([2, 2], dtype=np.int8),
        at_school=np.zeros(2, dtype=np.bool_),
        skill_rank=np.full(2, 0.5, dtype=np.float32),
        land=np.array([0.0, 0.0]),
        farm_rank=np.full(2, 0.5),
        income_rank=np.full(2, 0.5),
    )
    found = registration.reckoned_incomes(members, KEYS[:2], now)
    farm, away, away_in_province = 2_600.0 + 500.0, 26_000.0 + 500.0, 22_000.0 + 500.0
    assert found[0].tolist() == pytest.approx([away] * 3 + [farm] * 5)
    assert found[1].tolist() == pytest.approx([farm] * 5 + [away_in_province] * 3)


def test_slow_deviations_end_where_people_begin_to_live() -> None:
    found = registration.walked_back("skill_drift", "seen_skill", KEYS, 0.2)
    np.testing.assert_allclose(found[:, -1], 0.2 * normal("skill_drift", KEYS))
    assert found.std(axis=0) == pytest.approx(np.full(len(registration.YEARS), 0.2), rel=0.03)
    assert np.corrcoef(found[:, 0], found[:, -1])[0, 1] == pytest.approx(0.9**7, abs=0.02)


def test_visible_need_by_hand() -> None:
    """Disabled 0.30, a third of the members sick 0.25 x 4/3, student 0.20, house 0.35; two sd less land 0.20, three years
    less school 0.10, a poor village 0.20."""
    traits = registration.Traits(
        disabled=np.array([True, False]),
        sick=np.array([1 / 3, 0.9]),
        student=np.array([True, False]),
        house=np.array([0.39, 0.41]),
        land=np.array([1.3, 1.3 * np.exp(-1.0)]),
        schooling=np.array([8.0, 5.0]),
        poverty=np.array([0.0, 1.0]),
        remoteness=np.array([0.0, -1.0]),
        kin=np.array([0.0, 2.0]),
    )
    need = registration.visible_need(traits)
    assert need.tolist() == pytest.approx([0.30 + 0.25 * 4 / 3 + 0.20 + 0.35, 0.25 * 2 + 0.20 + 0.10 + 0.20 - 0.15 + 2 * 0.12])


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
    assert found == pytest.approx(lifted, rel=0.01)
    assert (everybody.household_class != codes.NEAR_POOR).all(), "they are listed of the ordinary"
    under = fitted("near_poor_under")
    first = registration.with_near_poor(everybody.household_class, everybody.seen_first, under[everybody.origin_county])
    listed = np.bincount(everybody.origin_county, heads * (first == codes.NEAR_POOR), len(codes.COUNTIES))
    assert listed == pytest.approx(near, rel=0.05)
    assert listed.sum() / heads.sum() == pytest.approx(group("registration")["near_poor_share"], rel=0.02)
    assert (under < fitted("lifted_under")[: len(codes.COUNTIES)]).all()
    means = [everybody.income_rank[first == number].mean() for number in range(3)]
    assert max(means[codes.NEAR_POOR], means[codes.LIFTED]) < means[codes.ORDINARY] - 0.1


def test_lifted_have_less_ability_than_the_ordinary(everybody: People) -> None:
    lifted, ordinary = (everybody.income_rank[everybody.household_class == one].mean() for one in (codes.LIFTED, codes.ORDINARY))
    assert lifted < ordinary - 0.1


def test_what_the_two_looks_of_the_list_see_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without error: the first sees 2018 and 2019 alike, the second half of 2019; both take off for need."""
    with_values(monkeypatch, **SEEN_RIGHT)
    incomes = np.arange(8.0, 16.0)[None, :].repeat(2, axis=0)
    first, second = registration.seen_for_listing(KEYS[:2], incomes, np.array([0.0, 0.5]))
    assert first.tolist() == pytest.approx([14.5, 14.0]) and second.tolist() == pytest.approx([7.5, 7.0])
    with_values(monkeypatch, error=0.6)
    zero = np.zeros((len(KEYS), 8))
    first, second = registration.seen_for_listing(KEYS, zero, np.zeros(len(KEYS)))
    last = registration.looks(KEYS, zero, np.zeros(len(KEYS)))[:, -1]
    for one, other in ((first, second), (first, last)):
        assert one.std() == pytest.approx(0.6, rel=0.03)
        assert np.corrcoef(one, other)[0, 1] == pytest.approx(group("registration")["error_lasting"], abs=0.02)


def test_blind_registration_knows_nothing_of_ability_and_keeps_each_countys_share() -> None:
    """How much of an income ability is, is found with the level of 2020; that looks see it at all must be far beyond chance."""
    seeing, blind = build_people(0.05), build_people(0.05, blind=True)
    for name in ("key", "income_rank", "land_mu", "skill_rank", "work"):
        np.testing.assert_array_equal(getattr(seeing, name), getattr(blind, name))
    by_cell = registration.cell_of(blind.origin_county, blind.resettled == 1)
    for people, most in ((blind, 0.02), (seeing, 1.0)):
        lifted = (people.household_class == codes.LIFTED).astype(float)
        excess = lifted - (np.bincount(by_cell, lifted) / np.bincount(by_cell))[by_cell]
        tied = abs(np.corrcoef(excess, people.income_rank)[0, 1])
        assert tied < most
        assert most < 1.0 or tied > 20.0 / len(lifted) ** 0.5, "twenty standard errors of a correlation of nothing"
    heads = blind.members_count.astype(float)
    persons, lifted_persons, _ = registration.cells()
    found = np.bincount(by_cell, heads * (blind.household_class == codes.LIFTED), len(persons)) / np.bincount(by_cell, heads)
    error = np.sqrt(lifted_persons * (persons - lifted_persons) / persons**2 / np.bincount(by_cell))
    assert (np.abs(found - lifted_persons / persons) < 4.0 * error).all()
    assert abs(np.corrcoef(blind.seen_again, seeing.seen_again)[0, 1]) < 0.02, "nor does the list of the near-poor"


def test_what_is_seen_is_what_people_live_with() -> None:
    """Kept apart, so that a search for the level of 2020 registers nobody anew; no further apart than would matter."""
    p, rules = group("registration"), own_rules(read_scenario(REFERENCE), Block((REFERENCE,), 0, 1, 0, 1, 1.0, 2021, 2021))[0][0]
    start, wages = rules.start, spread_of_wages(rules)
    assert p["ability_spread"] == pytest.approx(start.ability_sd, abs=0.05)
    assert p["wage_parts"] == pytest.approx([wages.family, wages.own, wages.lasting, start.ability_to_wage], rel=0.15)
    assert p["farm_parts"] == pytest.approx([*spread_of_farms(rules), start.ability_to_farm], rel=0.15)
    assert p["moved_home"] == pytest.approx(1.0 - (1.0 - rules.work.migrate) ** 12, abs=0.01)
    assert p["moved_away"] == pytest.approx(1.0 - (1.0 - rules.work.return_home) ** 12, abs=0.01)
    assert p["moved_home_until"] == rules.work.migrate_until
    assert p["slow_memory"] == rules.skills.memory == rules.farming.quality_memory
