"""Groups of villages: large enough in any sample, of one place, alike in need, and everybody's villages alone."""

from __future__ import annotations

import numpy as np
import pytest

from agents.codes import ORDINARY
from agents.population.known import households_of_places
from agents.population.places import villages
from engine.luck import VILLAGE_KEYS, run_seed
from model import pools, start
from model.policies import microcredit
from model.village_groups import CANDIDATES_LEAST, NEIGHBOURS_LEAST, candidates, cuts, known_share, neighbours
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

PLACES = villages()
PLACE = PLACES.county.astype(np.int64) * 3 + PLACES.village_class
KEY = VILLAGE_KEYS + np.arange(len(PLACES))
HOUSEHOLDS = PLACES.households.astype(np.float64)


@pytest.mark.parametrize(("counts", "begins"), [
    ([], []), ([10.0], [0]), ([10.0, 10.0], [0, 1]), ([4.0, 4.0, 4.0], [0]), ([4.0, 6.0, 3.0, 7.0, 1.0], [0, 2]),
    ([12.0, 3.0, 3.0, 9.0, 4.0, 5.0], [0, 1]), ([12.0, 3.0, 9.0, 4.0, 8.0], [0, 1, 3]),
])
def test_groups_are_cut_where_ten_are_reached(counts: list[float], begins: list[int]) -> None:
    assert cuts(counts, 10.0) == begins


def test_everybodys_villages_have_neighbours_enough_of_their_own() -> None:
    assert neighbours(PLACE, KEY, HOUSEHOLDS).apart
    posts = candidates(PLACE, KEY, HOUSEHOLDS)
    alone = np.diff(posts.first) == 1
    small = households_of_places()[:, :ORDINARY].sum(axis=1) < CANDIDATES_LEAST
    assert alone.mean() > 0.8
    assert not alone[posts.of_village[small]].any(), "where hardly anybody could hold a post, villages hand them out together"


@pytest.mark.parametrize("share", [0.003, 0.01, 0.1])
def test_groups_are_of_one_place_large_enough_and_next_to_each_other_in_need(share: float) -> None:
    for found, counted, least in (
            (neighbours(PLACE, KEY, share * HOUSEHOLDS), share * HOUSEHOLDS, NEIGHBOURS_LEAST),
            (candidates(PLACE, KEY, share * HOUSEHOLDS), share * HOUSEHOLDS * known_share(KEY, ORDINARY), CANDIDATES_LEAST)):
        assert np.array_equal(np.sort(found.order), np.arange(len(KEY))), "every village once"
        assert np.array_equal(found.place[found.of_village], PLACE)
        alone_in_place = np.bincount(found.place, minlength=27)[found.place] == 1
        assert ((found.added_up(counted) >= least) | alone_in_place).all()
        assert found.added_up(share * HOUSEHOLDS) == pytest.approx(found.sizes)
        need = known_share(KEY, 1)
        for group in range(len(found) - 1):
            if found.place[group] == found.place[group + 1]:
                assert need[found.of_village == group].max() <= need[found.of_village == group + 1].min()


def test_the_order_of_records_moves_no_group() -> None:
    shuffle = np.random.Generator(np.random.Philox(3)).permutation(len(KEY))
    usual, other = (candidates(PLACE[rows], KEY[rows], 0.01 * HOUSEHOLDS[rows]) for rows in (np.arange(len(KEY)), shuffle))
    assert np.array_equal(usual.of_village[shuffle], other.of_village)
    assert np.array_equal(KEY[usual.order], KEY[shuffle][other.order])


@pytest.fixture(scope="module")
def world() -> World:
    """A hundredth of the prefecture in January 2020."""
    from agents.population.people import build_people

    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, 2020 * 12, 24)
    return start.begin(build_people(0.01, 0), PLACES, rules, run_seed(1, 0, 0), 0.01)


def test_peers_of_a_group_are_its_borrowers_over_its_entitled(world: World) -> None:
    h, groups = world.households, world.neighbours
    lifted = np.asarray(h["household_class"]) == 0
    owes = lifted & (np.asarray(h["loan_kind"]) == microcredit.MICROCREDIT)
    microcredit.look_at_peers(world)
    usual = float(world.rules[0][0].microcredit.usual_share)
    for group in range(len(groups)):
        here = groups.of_village[np.asarray(h["village"])] == group
        expected = ((owes & here).sum() + 5.0 * usual) / ((lifted & here).sum() + 5.0)
        assert np.asarray(world.villages["peers"])[groups.of_village == group] == pytest.approx(expected)


def test_a_mean_over_a_group_counts_households(world: World) -> None:
    values = np.arange(len(world.villages), dtype=np.float64)
    mean = world.neighbours.mean(values, world.village_sizes)
    assert (mean * world.village_sizes).sum() == pytest.approx((values * world.village_sizes).sum())
    here = world.neighbours.of_village == 3
    assert mean[here] == pytest.approx(np.average(values[here], weights=world.village_sizes[here]))


def test_few_cases_of_relief_are_drawn_to_the_rate_of_all_and_everybodys_are_not(world: World) -> None:
    cases = np.array([9.0, 1.0, 0.0, 4.0, 2.0, 3.0, 2.0, 5.0, 1.0])
    rate = cases.sum() / world.county_sizes.sum()
    drawn = pools.expected_cases(world, cases)
    assert (np.abs(drawn - rate * world.county_sizes) <= np.abs(cases - rate * world.county_sizes) + 1e-9).all()
    assert pools.expected_cases(world, 1e6 * rate * world.county_sizes) == pytest.approx(1e6 * rate * world.county_sizes)
    assert not pools.expected_cases(world, 0.0 * cases).any()
    weight, world.weight = world.weight, 1.0
    assert np.array_equal(pools.expected_cases(world, cases), cases)
    world.weight = weight
