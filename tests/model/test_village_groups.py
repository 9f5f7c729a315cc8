"""Groups of villages: worth a village in any sample, of one place, alike in need, and everybody's villages alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from agents import codes
from agents.population.places import villages
from engine.compiled import uncompiled
from engine.luck import VILLAGE_KEYS, run_seed
from model import start
from model.passes import alone
from model.policies import microcredit, monitoring, monitoring_list, relief
from model.policies.microcredit import Borrowers
from model.village_groups import cuts, grouped, known_share, peers
from model.world import World, mean_of_peers, mean_of_villages
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

PLACES = villages()
PLACE = PLACES.county.astype(np.int64) * 3 + PLACES.village_class
KEY = VILLAGE_KEYS + np.arange(len(PLACES))
HOUSEHOLDS = PLACES.households.astype(np.float64)


@pytest.mark.parametrize(
    ("households", "weight", "begins"),
    [
        ([10.0], 5.0, [0]),
        ([10.0, 10.0], 1.0, [0, 1]),
        ([10.0, 20.0, 5.0], 1.0, [0, 1, 2]),
        ([1.0, 1.0, 1.0, 1.0], 2.0, [0, 2]),
        ([1.0, 1.0, 1.0, 3.0], 2.0, [0, 3]),
        ([1.0, 1.0, 1.0], 100.0, [0]),
    ],
)
def test_as_many_groups_as_villages_are_worth(households: list[float], weight: float, begins: list[int]) -> None:
    assert cuts(np.array(households), weight) == begins


def test_everybodys_villages_are_alone() -> None:
    assert grouped(PLACE, KEY, HOUSEHOLDS, 1.0).apart


@pytest.mark.parametrize("share", [0.003, 0.01, 0.03, 0.1])
def test_a_group_is_worth_a_village_of_one_place_with_neighbours_in_need(share: float) -> None:
    found = grouped(PLACE, KEY, share * HOUSEHOLDS, 1.0 / share)
    assert np.array_equal(np.sort(found.order), np.arange(len(KEY))), "every village once"
    assert np.array_equal(found.place[found.of_village], PLACE)
    assert found.added_up(share * HOUSEHOLDS) == pytest.approx(found.sizes)
    groups = np.bincount(found.place, minlength=27)
    assert (np.abs(groups - np.bincount(PLACE, minlength=27) * share) <= 1.0).all()
    if share >= 0.03:
        assert np.median(found.sizes) == pytest.approx(np.median(HOUSEHOLDS), rel=0.25)
    need = known_share(KEY, 1)
    for group in np.flatnonzero(np.diff(found.place) == 0):
        assert need[found.of_village == group].max() <= need[found.of_village == group + 1].min()


def test_the_order_of_records_moves_no_group() -> None:
    shuffle = np.random.Generator(np.random.Philox(3)).permutation(len(KEY))
    usual, other = (grouped(PLACE[rows], KEY[rows], 0.03 * HOUSEHOLDS[rows], 1.0 / 0.03) for rows in (np.arange(len(KEY)), shuffle))
    assert np.array_equal(usual.of_village[shuffle], other.of_village)
    assert np.array_equal(KEY[usual.order], KEY[shuffle][other.order])


@pytest.fixture(scope="module")
def world() -> World:
    """A hundredth of the prefecture in January 2020."""
    from agents.population.people import build_people

    rules = compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, 2020 * 12, 24)
    return start.begin(build_people(0.01, 0), PLACES, rules, run_seed(1, 0, 0), 0.01)


def test_peers_of_a_group_are_its_borrowers_over_its_entitled(world: World) -> None:
    h, groups = world.households, world.groups
    lifted = (np.asarray(h["household_class"]) == 0) & (np.asarray(h["persons"]) > 0)
    owes = lifted & (np.asarray(h["loan_kind"]) == microcredit.MICROCREDIT)
    microcredit.look_at_peers(world)
    usual = float(world.rules[0][0].microcredit.usual_share)
    for group in range(len(groups)):
        here = groups.of_village[np.asarray(h["village"])] == group
        expected = ((owes & here).sum() + 5.0 * usual) / ((lifted & here).sum() + 5.0)
        assert np.asarray(world.state_of(Borrowers)["peers"])[groups.of_village == group] == pytest.approx(expected)


def test_peers_are_as_many_as_the_known_classes_of_a_village_tell(world: World) -> None:
    """Who is insured goes by class: where all lifted and nobody else is, a village's share is its share of lifted."""
    lifted = np.asarray(world.households["household_class"]) == 0
    key = np.asarray(world.villages["key"])
    assert mean_of_peers(world, lifted) == pytest.approx(known_share(key, 1))
    assert mean_of_peers(world, np.ones(len(lifted))) == pytest.approx(1.0)
    here = world.groups.of_village == 3
    assert np.ptp(mean_of_peers(world, lifted)[here]) > 0.0, "villages of a group differ by what is known of them"


def test_a_class_of_which_a_group_keeps_nobody_is_told_by_that_of_the_county(world: World) -> None:
    told = world.peers
    county = told.groups.place // len(codes.VILLAGE_CLASSES)
    group = int(np.flatnonzero(told.count[:, 0].sum(axis=1) > 0.0)[0])
    here = told.groups.of_village == group
    lacking = replace(told, count=told.count.copy())
    lacking.count[group, 0] = 0.0
    sums = np.zeros_like(told.count)
    sums[:, 0] = 2.0 * lacking.count[:, 0]  # every lifted household has two, others nothing
    sums[county != county[group], 0] = 7.0
    share = told.composition.reshape(len(here), -1, 2)[here, 0].sum(axis=1)
    assert share.max() > 0.0 and lacking.means(sums)[here] == pytest.approx(2.0 * share)


def test_the_near_poor_are_told_with_the_ordinary_of_whom_they_are_taken(world: World) -> None:
    """How many a village has is known of no village: what the near-poor of a group have, its others have on average."""
    told = world.peers
    assert told.count[:, codes.NEAR_POOR].sum() > 0.0 == told.composition.reshape(len(told.composition), -1, 2)[:, 1].sum()
    sums = np.zeros_like(told.count)
    sums[:, codes.NEAR_POOR] = 5.0 * told.count[:, codes.NEAR_POOR]
    at_home = told.count[..., 0]
    mean = 5.0 * at_home[:, codes.NEAR_POOR] / np.maximum(at_home[:, 1:].sum(axis=1), 1.0)
    villagers = told.composition.reshape(len(told.composition), -1, 2)[:, codes.ORDINARY, 0]
    plain = (at_home[:, 1:].sum(axis=1) > 0.0)[told.groups.of_village] & (np.asarray(world.villages["community"]) == 0)
    assert told.means(sums)[plain] == pytest.approx((mean[told.groups.of_village] * villagers)[plain])


def test_everybodys_villages_are_their_own_peers(world: World) -> None:
    """With every household, the share that classes tell is the village's own."""
    values = np.asarray(world.households["persons"]).astype(np.float64)
    own = mean_of_villages(world, values)
    h, villages_ = world.households, np.asarray(world.villages)
    cell = np.asarray(h["household_class"]) * 2 + np.asarray(h["resettled"])
    kept = np.zeros((len(villages_), 6))
    np.add.at(kept, (np.asarray(h["village"]), cell), 1.0)
    alone = grouped(villages_["place"], villages_["key"], world.village_sizes, 1.0)
    told = peers(alone, h, kept / kept.sum(axis=1, keepdims=True))
    assert told.means(told.added_up(values)) == pytest.approx(own)


def test_attention_of_peers_is_the_mean_of_what_each_gets(world: World) -> None:
    """What the line of the month counted by village tells what each household gets under next month's rules."""
    twin = world.branch(world.rules, world.observed)
    listed = np.asarray(twin.households["listed"])
    listed[::7] = np.arange(len(listed[::7])) % 9
    alone(monitoring.WATCH_AND_HELP)(*twin.pass_arguments, 0, len(twin.villages))
    twin.month += 1
    monitoring.look_at_peers(twin)
    attention, p = uncompiled(monitoring.attention), twin.rules_now["monitoring"].view(np.recarray)
    place = np.asarray(twin.villages["place"])[np.asarray(twin.households["village"])]
    gets = np.array([attention(h, p[where]) for h, where in zip(twin.households, place, strict=True)])
    assert len(set(gets)) == 3
    assert np.asarray(twin.villages["attention"]) == pytest.approx(mean_of_peers(twin, gets))
    on_list = (listed > 0) & (listed != monitoring_list.STRUCK_OFF) & (listed != monitoring_list.ELIMINATED)
    assert np.asarray(twin.villages["listed_share"]) == pytest.approx(mean_of_peers(twin, on_list))


def test_what_cadres_look_at_first_is_what_the_classes_get(world: World) -> None:
    """January 2020: nobody is on the list yet."""
    twin = world.branch(world.rules, world.observed)
    monitoring.look_at_peers(twin)
    p = twin.rules_now["monitoring"][0]["attention"]
    of_class = np.array([p[1], p[2], p[0]])[np.asarray(twin.households["household_class"])]
    assert np.asarray(twin.villages["attention"]) == pytest.approx(mean_of_peers(twin, of_class))


def test_few_cases_of_relief_are_drawn_to_the_rate_of_all_and_everybodys_are_not(world: World) -> None:
    cases = np.array([9.0, 1.0, 0.0, 4.0, 2.0, 3.0, 2.0, 5.0, 1.0])
    rate = cases.sum() / world.county_sizes.sum()
    drawn = relief.expected_cases(world, cases)
    assert (np.abs(drawn - rate * world.county_sizes) <= np.abs(cases - rate * world.county_sizes) + 1e-9).all()
    assert relief.expected_cases(world, 1e6 * rate * world.county_sizes) == pytest.approx(1e6 * rate * world.county_sizes)
    assert not relief.expected_cases(world, 0.0 * cases).any()
    weight, world.weight = world.weight, 1.0
    assert np.array_equal(relief.expected_cases(world, cases), cases)
    world.weight = weight
