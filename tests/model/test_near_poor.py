"""The list of the near-poor by hand and as it is lived: who is lowest, how many, and that no sample's weights hang on it."""

from __future__ import annotations

import numpy as np
import pytest

from agents.codes import LIFTED, NEAR_POOR, ORDINARY
from agents.population.data import group
from agents.population.people import build_people
from agents.population.places import villages
from agents.population.registration import near_poor_shares
from engine.luck import BORN_KEYS, run_seed
from model import near_poor, start
from model.weights import calibrated
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules


def begun(share: float, tenth: float = 2) -> World:
    """The world of January 2020."""
    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, 2020 * 12, 12)
    return start.begin(build_people(share, tenth), villages(), rules, run_seed(1, 0, 2), share)


def listed_share(world: World) -> float:
    weights = np.asarray(world.households["persons"]) * world.household_weights()
    return float(weights[np.asarray(world.households["household_class"]) == NEAR_POOR].sum() / weights.sum())


def test_the_lowest_of_each_county_until_its_persons_are_reached_to_half_a_household() -> None:
    """Two counties. Of four households of 3, 4, 5 and 2 persons in the first, 5.1 persons are the two lowest (3 and the middle of 4 at
    5), and 4.9 the lowest alone; who is of no county is never listed."""
    values = np.array([1.0, 2.0, 3.0, 0.5, 4.0, 0.0])
    weights = np.array([3.0, 4.0, 5.0, 9.0, 2.0, 7.0])
    county = np.array([0, 0, 0, 1, 0, -1])
    for wanted, found in (([5.1, 0.0], [0, 1]), ([4.9, 0.0], [0]), ([1.4, 4.6], [3]), ([14.0, 9.0], [0, 1, 2, 4, 3])):
        assert near_poor.lowest(values, weights, county, np.array(wanted)).tolist() == found


def test_how_many_a_county_lists_goes_by_how_many_are_not_lifted_and_how_many_were() -> None:
    others = np.full(len(near_poor_shares()), 1000.0)
    found = near_poor.persons_to_list(1e6, others)
    assert found.sum() == pytest.approx(1e6 * group("registration")["near_poor_share"])
    assert found / found[0] == pytest.approx(near_poor_shares() / near_poor_shares()[0])


@pytest.mark.parametrize("share", [0.01, 0.03])
def test_the_list_has_its_share_of_persons_in_any_sample_and_weights_do_not_hang_on_it(share: float) -> None:
    world = begun(share)
    world.month = near_poor.LISTS_ANEW
    near_poor.list_anew(world)
    classes = np.asarray(world.households["household_class"])
    assert listed_share(world) == pytest.approx(group("registration")["near_poor_share"], rel=0.1)
    weights, _ = calibrated(build_people(share, 2))
    np.testing.assert_array_equal(weights, world.weights)
    by_class = weights.reshape(len(weights), 3, 2)
    np.testing.assert_array_equal(by_class[:, NEAR_POOR], by_class[:, ORDINARY])
    first = np.asarray(world.households["agent"]) < BORN_KEYS
    assert ((build_people(share, 2).household_class == LIFTED) == (classes[first] == LIFTED)).all()


def test_the_row_kept_for_a_son_is_of_his_parents_class() -> None:
    world = begun(0.03)
    classes, agent = np.asarray(world.households["household_class"]), np.asarray(world.households["agent"])
    kept = np.flatnonzero((agent >= BORN_KEYS) & (classes != LIFTED))
    beside = kept[agent[kept - 1] < BORN_KEYS]
    seen = np.full(len(classes), 9.0)
    seen[beside[0] - 1] = 1.0
    near_poor.put_on_list(world, seen, agent < BORN_KEYS)
    classes = np.asarray(world.households["household_class"])
    assert classes[beside[0]] == NEAR_POOR
    np.testing.assert_array_equal(classes[beside], classes[beside - 1])


def test_the_list_is_made_anew_by_the_year_as_it_was_lived() -> None:
    """In October 2020 half of what is seen is the income of the twelve months, without aid; who had nothing before is on it now."""
    world = begun(0.01)
    h, known = world.households, world.diaries["seen_again"]
    first = np.asarray(h["agent"]) < BORN_KEYS
    ordinary = np.flatnonzero((np.asarray(h["household_class"]) == ORDINARY) & first)[::20]
    h["net_12"], h["aid_12"], h["head_months"] = 40_000.0 * np.asarray(h["persons"]), 0.0, 0
    h["net_12"][ordinary] = 9000.0 * np.asarray(h["persons"])[ordinary]
    h["aid_12"][ordinary] = 6000.0 * np.asarray(h["persons"])[ordinary]
    known[:] = 5000
    known[~first] = 0
    seen = near_poor.seen_with(world, np.asarray(known))
    assert seen[ordinary] == pytest.approx(0.5 * np.log(3000.0) + 5.0)
    h["net_12"][ordinary[0]] = -1.0
    floor = near_poor.seen_with(world, np.asarray(known))[ordinary[0]]
    assert floor == pytest.approx(0.5 * np.log(group("registration")["year_of_head"]) + 5.0)
    before = np.asarray(h["household_class"]).copy()
    near_poor.list_anew(world)
    np.testing.assert_array_equal(h["household_class"], before, err_msg="in no other month")
    world.month = near_poor.LISTS_ANEW
    known[ordinary[1]] = 0
    near_poor.list_anew(world)
    classes = np.asarray(h["household_class"])
    assert set(np.flatnonzero((classes == NEAR_POOR) & first)) < set(ordinary), "they are the lowest of every county"
    assert classes[ordinary[1]] == ORDINARY, "of whom nothing was seen nobody is listed"
    assert ((classes == LIFTED) == (before == LIFTED)).all()
    assert listed_share(world) == pytest.approx(group("registration")["near_poor_share"], rel=0.1)
