"""Weights: every sample has everybody's households by county and class, and money in real yuan follows them."""

from __future__ import annotations

import numpy as np
import pytest

from agents.codes import COUNTIES, HOUSEHOLD_CLASSES, LIFTED, NEAR_POOR, ORDINARY
from agents.population.count_households import count_everybody
from agents.population.known import households_of_counties, households_of_places
from agents.population.people import People, build_people
from agents.population.places import villages
from engine.flows import POLICIES
from engine.luck import BORN_KEYS, run_seed
from model import start
from model.month import live
from model.recorder import Recorder
from model.weights import KEPT_LEAST, calibrated
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules


def estimated(people: People) -> np.ndarray:
    """Weighted households by county, class and whether resettled."""
    weights, _ = calibrated(people)
    cell = people.household_class.astype(np.int64) * 2 + people.resettled
    found = np.zeros((len(COUNTIES), 6))
    np.add.at(found, (people.county.astype(np.int64), cell), weights[people.county, cell])
    return found.reshape(len(COUNTIES), len(HOUSEHOLD_CLASSES), 2)


@pytest.mark.parametrize(("share", "tenth"), [(0.01, 0), (0.01, 7), (0.03, 4), (0.1, 9)])
def test_totals_by_county_and_class_are_everybodys(share: float, tenth: int) -> None:
    people, known = build_people(share, tenth), households_of_counties()
    found = estimated(people)
    assert found.sum(axis=2) == pytest.approx(known.sum(axis=2), rel=1e-12)
    assert found.sum() == pytest.approx(820_000, rel=1e-12)
    many = np.zeros(known.shape)
    np.add.at(many, (people.county, people.household_class, people.resettled), 1)
    apart = (many >= KEPT_LEAST).all(axis=2)
    assert apart[:, 0].all(), "both kinds of the lifted are counted apart in every county"
    assert found[apart] == pytest.approx(known[apart], rel=1e-12)


@pytest.mark.parametrize("tenth", (0, 4, 8))
def test_a_county_is_exact_where_a_class_has_nobody(tenth: int) -> None:
    people = build_people(0.0003, tenth)
    found, known = estimated(people).sum(axis=2), households_of_counties().sum(axis=2)
    inhabited = np.bincount(people.county, minlength=len(COUNTIES)) > 0
    assert (found[inhabited] == 0.0).any()
    assert found[inhabited].sum(axis=1) == pytest.approx(known[inhabited].sum(axis=1), rel=1e-12)
    whole = (found > 0.0).all(axis=1)
    assert found[whole] == pytest.approx(known[whole], rel=1e-12)


def test_everybody_counts_once() -> None:
    """With the counts themselves as the sample every weight is 1, to the bit: also of the near-poor, who are taken of the ordinary."""
    known = households_of_counties()
    cells = np.repeat(np.arange(known.size), known.ravel())
    county, rest = np.divmod(cells, 6)
    people = build_people(0.001)
    everybody = People(
        **{
            **vars(people),
            "county": county.astype(np.int8),
            "household_class": (rest // 2).astype(np.int8),
            "resettled": (rest % 2).astype(np.int8),
        }
    )
    weights, of_counties = calibrated(everybody)
    inhabited = known > 0
    assert not inhabited[:, NEAR_POOR].any() and (of_counties == 1.0).all()
    weights = weights.reshape(known.shape)
    assert (weights[inhabited] == 1.0).all()
    assert (weights[:, LIFTED][~inhabited[:, LIFTED]] == 0.0).all()
    np.testing.assert_array_equal(weights[:, NEAR_POOR], weights[:, ORDINARY])


def test_who_is_kept_in_a_cell_known_to_be_empty_is_not_left_out() -> None:
    """A registration by lot may class another number of the resettled than looks do: where so few are kept that they would get wild
    weights, they share that of their class in the county."""
    known = households_of_counties().copy()
    few = np.argmin(np.where(known[:, LIFTED, 1] > 0, known[:, LIFTED, 1], known.max()))
    people = build_people(0.001)
    cells = np.repeat(np.arange(known.size), known.ravel())
    of_cell = (few * len(HOUSEHOLD_CLASSES) + LIFTED) * 2
    theirs = np.flatnonzero(cells == of_cell + 1)
    cells[theirs[KEPT_LEAST - 1 :]] = of_cell
    place, rest = np.divmod(cells, 6)
    changed = {"county": place.astype(np.int8), "household_class": (rest // 2).astype(np.int8), "resettled": (rest % 2).astype(np.int8)}
    weights, _ = calibrated(People(**{**vars(people), **changed}))
    assert (weights[few, 2 * LIFTED : 2 * LIFTED + 2] == 1.0).all()


def test_known_households_are_counted_as_they_stand_in_the_file() -> None:
    """Everybody is built anew, a tenth at a time."""
    assert np.array_equal(count_everybody(), households_of_places())
    community = np.repeat(villages().is_community, 3).reshape(-1, 3)
    assert households_of_counties()[:, :, 1].sum() == households_of_places()[community].sum()


@pytest.fixture(scope="module")
def world() -> World:
    """A hundredth of the prefecture at the end of 2021."""
    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, 2020 * 12, 36)
    found = start.begin(build_people(0.01, 2), villages(), rules, run_seed(1, 0, 2), 0.01)
    found.recorder = Recorder(2021, 2021, found)
    while found.month < 2022 * 12:
        live(found)
    return found


def test_accounts_close_and_households_are_counted_with_weights(world: World) -> None:
    outcomes = world.recorder.arrays(world)
    assert outcomes["ledger_imbalance"] == 0.0
    weights, there = world.household_weights(), np.asarray(world.households["persons"]) > 0
    county = world.county_of_villages()[np.asarray(world.households["village"])]
    of_2020 = np.asarray(world.households["agent"]) < BORN_KEYS
    begun, left = (np.bincount(county, weights=each) for each in (weights * of_2020, weights * there))
    assert begun == pytest.approx(households_of_counties().sum(axis=2).sum(axis=1), rel=0.002)
    assert outcomes["households"].sum(axis=(2, 3))[0] == pytest.approx(left), "but for households that ended, with those that parted"
    assert 0.98 < (weights * there * of_2020).sum() / begun.sum() < 1.0


def test_money_of_a_county_has_the_weight_of_the_county(world: World) -> None:
    """What governments are known to pay by the county or the prefecture is paid whatever the sample."""
    spending = world.recorder.money.spending[0].sum(axis=2)
    gap = spending[:, POLICIES.index("gap_insurance")]
    p = world.rules[12][0]["gap_insurance"]
    assert gap.sum() == pytest.approx(p["budget"] * (1.0 - p["budget_cut"]), rel=1e-4)
    known = households_of_counties().sum(axis=(1, 2))
    assert gap / gap.sum() == pytest.approx(known / known.sum(), rel=1e-3)
