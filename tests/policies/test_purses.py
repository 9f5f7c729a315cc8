"""Purses: a short one pays pro rata, in turn, after a top-up or later, as its rule and data say; never more than it has."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from farm_and_bank import world_of
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from agents.codes import COUNTIES, PAYERS
from agents.household import Diary, Household
from engine.flows import POLICIES, SECTORS, entry, flows
from engine.ledger import GRAIN, LEDGER
from engine.passes import POOLS
from engine.record import zeros
from model.asking import ask, draw
from model.policies import home_insurance
from model.programmes import PROGRAMMES
from model.purses import GOVERNMENTS, KEEPING, OF_GOVERNMENTS, PURSES, RATIONINGS, Purse, covered
from model.world import World
from parameters.registry import load_registry

Array = NDArray[np.float64]
COUNT = len(COUNTIES)
GRAINS = st.integers(0, 10**9)
"""Amounts of money, in 1/128 yuan."""
BY_COUNTY = st.lists(GRAINS, min_size=COUNT, max_size=COUNT)
CLAIMED = {purse.policy: purse for purse in PURSES if purse.policy}
FARMERS_FUND, GAP_INSURANCE, HOME_INSURANCE, CROP_INSURANCE = "farmers_fund", "gap_insurance", "home_insurance", "crop_insurance"
"""Purses on which villages file claims, by their place in what a village files."""
PREFECTURE = [payer.name for payer in PAYERS].index("prefecture")


@st.composite
def waiting(draw_one: Any) -> tuple[Array, Array, NDArray[np.int64], Array]:
    """Claims on a few purses, their money, the months in which claims were found, and lots that are all different."""
    purses, claims = draw_one(st.integers(1, 3)), draw_one(st.integers(1, 8))
    rows = st.lists(st.lists(GRAINS, min_size=claims, max_size=claims), min_size=purses, max_size=purses)
    months = st.lists(st.lists(st.integers(0, 3), min_size=claims, max_size=claims), min_size=purses, max_size=purses)
    money = draw_one(st.lists(st.integers(-(10**6), 4 * 10**9), min_size=purses, max_size=purses))
    lots = [draw_one(st.permutations(range(claims))) for _ in range(purses)]
    return np.array(draw_one(rows)) / GRAIN, np.array(money) / GRAIN, np.array(draw_one(months)), np.array(lots) / claims


@pytest.mark.parametrize("rationing", RATIONINGS)
@given(case=waiting())
def test_no_rule_pays_more_than_there_is_or_than_is_claimed(rationing: str, case: tuple[Any, ...]) -> None:
    claims, money, *_ = case
    shares = RATIONINGS[rationing](*case)
    assert ((shares >= 0.0) & (shares <= 1.0)).all()
    paid = np.floor(claims * shares * GRAIN) / GRAIN
    assert (paid.sum(axis=1) <= np.maximum(money, 0.0)).all()
    assert (shares[claims.sum(axis=1) <= money] == 1.0).all(), "where there is enough everybody is paid"
    spent = np.minimum(claims.sum(axis=1), np.maximum(money, 0.0))
    assert (spent - paid.sum(axis=1) <= (claims.shape[1] + 1) / GRAIN).all(), "what is there is paid but for less than a grain a claim"


@pytest.mark.parametrize("rationing", RATIONINGS)
@given(case=waiting(), seed=st.integers(0, 2**32))
def test_where_a_claim_or_a_purse_stands_changes_nothing(rationing: str, case: tuple[Any, ...], seed: int) -> None:
    claims, money, found, lot = case
    shuffle = np.random.default_rng(seed)
    purse, claim = shuffle.permutation(len(money)), shuffle.permutation(claims.shape[1])
    turned = RATIONINGS[rationing](claims[purse][:, claim], money[purse], found[purse][:, claim], lot[purse][:, claim])
    assert np.array_equal(turned, RATIONINGS[rationing](*case)[purse][:, claim])


@given(case=waiting())
def test_pro_rata_gives_everybody_the_same_share(case: tuple[Any, ...]) -> None:
    assert np.ptp(RATIONINGS["pro_rata"](*case), axis=1).max() == 0.0


@given(case=waiting())
def test_in_a_queue_nobody_is_paid_before_who_was_found_earlier_or_drew_the_lower_lot(case: tuple[Any, ...]) -> None:
    claims, _, found, lot = case
    shares = RATIONINGS["queue"](*case)
    for asked, paid, months, drawn in zip(claims, shares, found, lot, strict=True):
        for one in range(len(asked)):
            ahead = (months < months[one]) | ((months == months[one]) & (drawn < drawn[one]))
            if asked[one] > 0.0 and paid[one] > 0.0:
                assert (paid[ahead] == 1.0).all()


def test_a_queue_by_hand() -> None:
    """100 yuan: 60 found in March are paid, of 80 found in May (lot 0.2) a half, of 10 (lot 0.7) nothing."""
    claims, found, lot = np.array([[10.0, 80.0, 60.0]]), np.array([[5, 5, 3]]), np.array([[0.7, 0.2, 0.9]])
    assert RATIONINGS["queue"](claims, np.array([100.0]), found, lot).tolist() == [[0.0, 0.5, 1.0]]


@cache
def plain_world() -> World:
    """Nine households, one a county, in January 2022."""
    return world_of()


def world_with(money: list[int], number: str, **terms: float) -> World:
    """A world with this money in a purse by county, in 1/128 yuan, and changed terms of its policy."""
    world = plain_world().branch(plain_world().rules.copy(), {})
    purse = CLAIMED[number]
    for name, value in terms.items():
        world.rules[purse.policy][name] = value
    world.institution_accounts[:, SECTORS.index(purse.account)] = np.array(money) / GRAIN
    return world


def paid_out(claims: Array, shares: Array) -> Array:
    """What lines pay: claims times shares, rounded down."""
    return np.asarray(np.floor(claims * shares * GRAIN) / GRAIN)


@given(claims=BY_COUNTY, money=BY_COUNTY)
def test_a_countys_own_purse_pays_its_own_claims(claims: list[int], money: list[int]) -> None:
    world, asked = world_with(money, FARMERS_FUND), np.array(claims) / GRAIN
    shares = ask(world, CLAIMED[FARMERS_FUND], asked)
    there = np.array(money) / GRAIN
    assert (paid_out(asked, shares) <= there).all()
    assert (shares[asked <= there] == 1.0).all()
    assert np.array_equal(world.county_purses.asked[:, POLICIES.index("farmers_fund"), PURSES.index(CLAIMED[FARMERS_FUND])], asked)


@given(claims=BY_COUNTY, money=BY_COUNTY, part=st.sampled_from([0.0, 0.25, 1.0]), cap=st.sampled_from([1e4, 1e12]))
def test_a_top_up_is_part_of_the_shortage_comes_from_its_payers_and_is_never_beyond_the_cap(
    claims: list[int], money: list[int], part: float, cap: float
) -> None:
    world, asked = world_with(money, GAP_INSURANCE, topped_up=part, yearly_cap=cap, reinsured=0.0), np.array(claims) / GRAIN
    pool = CLAIMED[GAP_INSURANCE]
    before = world.balance(pool.account)
    shares = ask(world, pool, asked)
    added = world.balance(pool.account) - before
    lacking = max(0.0, world.in_real_yuan(asked - before))
    assert (added >= 0.0).all()
    assert added.sum() <= part * lacking + COUNT / GRAIN
    if cap == 1e12:
        assert added.sum() == pytest.approx(part * lacking, abs=COUNT / GRAIN)
    assert (added <= cap).all()
    assert np.ptp(shares) == 0.0, "one pool for all"
    assert paid_out(asked, shares).sum() <= world.balance(pool.account).sum() + COUNT / GRAIN
    spent = world.spending[:, POLICIES.index("gap_insurance")]
    assert np.array_equal(spent[:, PREFECTURE], added), "the prefecture pays what the pool receives"
    assert spent.sum() == added.sum()
    drawn = world.county_purses.asked[:, POLICIES.index("gap_insurance"), OF_GOVERNMENTS].sum()
    assert drawn >= spent.sum()
    assert drawn == pytest.approx(part * lacking, abs=COUNT / GRAIN)


@given(money=GRAINS, claims=st.lists(st.integers(1, 10**8), min_size=1, max_size=6), kept=st.sampled_from([0.0, 0.5, 1.0]))
def test_what_a_pool_cannot_pay_waits_as_far_as_data_say_and_is_paid_with_new_money(money: int, claims: list[int], kept: float) -> None:
    """Claims on the home pool, paid by the rule of its line ten times; a tenth of the money comes before each."""
    households, diaries, books = (zeros(record, len(claims)) for record in (Household, Diary, LEDGER))
    waiting = zeros(home_insurance.HomeClaim, len(claims))
    waiting["home_claim"] = np.array(claims) / GRAIN
    there, out, first = 0.0, 0.0, np.sum(claims) / GRAIN
    for _ in range(10):
        there += np.floor(money / 10.0) / GRAIN
        share = float(covered(np.array([waiting["home_claim"].sum()]), np.array([there]))[0])
        before = np.asarray(households["cash"]).sum()
        for h, claim, diary, book in zip(households, waiting, diaries, books, strict=True):
            home_insurance.pay(h, claim, diary, share, kept, book)
        now = np.asarray(households["cash"]).sum() - before
        there, out = there - now, out + now
        assert there >= 0.0
        assert out + waiting["home_claim"].sum() <= first
        assert kept > 0.0 or not np.asarray(waiting["home_claim"]).any()
    lost = 10 * 2 * len(claims) / GRAIN
    assert kept < 1.0 or out + waiting["home_claim"].sum() >= first - lost, "nothing is cut but grains"


@given(claims=BY_COUNTY, money=BY_COUNTY, carried=st.sampled_from([0.0, 0.5, 1.0]))
def test_an_insurer_carries_its_part_of_what_is_missing(claims: list[int], money: list[int], carried: float) -> None:
    world, asked = world_with(money, CROP_INSURANCE, reinsured=carried), np.array(claims) / GRAIN
    shares = ask(world, CLAIMED[CROP_INSURANCE], asked)
    there = sum(money) / GRAIN
    owed = min(asked.sum(), there) + carried * max(0.0, asked.sum() - there)
    assert (shares * asked).sum() == pytest.approx(owed, rel=1e-9)
    assert ((shares >= 0.0) & (shares <= 1.0)).all()
    assert not world.spending.any(), "no public money"


@given(claims=BY_COUNTY, money=BY_COUNTY, order=st.permutations(range(COUNT)))
def test_which_county_stands_where_changes_nothing(claims: list[int], money: list[int], order: list[int]) -> None:
    for number in (FARMERS_FUND, HOME_INSURANCE):
        usual = ask(world_with(money, number), CLAIMED[number], np.array(claims) / GRAIN)
        turned = ask(world_with([money[i] for i in order], number), CLAIMED[number], np.array(claims)[order] / GRAIN)
        assert np.array_equal(turned, usual[list(order)])


@given(yuan=st.lists(st.integers(0, 10**9), min_size=COUNT, max_size=COUNT), cap=st.sampled_from([5e3, 1e12]))
def test_a_draw_is_split_by_funding_and_what_is_paid_is_received(yuan: list[int], cap: float) -> None:
    world = world_with([0] * COUNT, FARMERS_FUND, yearly_cap=cap)
    for _ in range(2):
        draw(world, "farmers_fund", entry("fund_refill"), np.array(yuan) / GRAIN)
    received = world.balance("farmers_fund")
    assert np.array_equal(received, np.minimum(2.0 * np.array(yuan) / GRAIN, cap))
    assert np.array_equal(-world.balance("government"), received)
    purses, number = world.county_purses, POLICIES.index("farmers_fund")
    shares = world.rules_of_counties("farmers_fund")["funding"]
    assert purses.by_payer()[:, number] == pytest.approx(received[:, None] * shares)
    assert (purses.asked >= purses.paid).all()
    assert not purses.balance()[:, OF_GOVERNMENTS].any(), "what is asked of governments arrives"


def test_a_queue_without_dates_has_one_place() -> None:
    world, asked = world_with([1280] * COUNT, FARMERS_FUND), np.arange(float(COUNT)) * 5.0
    in_turn = replace(CLAIMED[FARMERS_FUND], rationing="queue")
    assert np.array_equal(ask(world, in_turn, asked), ask(world, CLAIMED[FARMERS_FUND], asked))


def test_purses_of_the_table_are_whole() -> None:
    names = [purse.name for purse in PURSES]
    assert len(set(names)) == len(names)
    assert [purse.payer for purse in GOVERNMENTS] == [payer.name for payer in PAYERS] == [p.payer for p in PURSES[OF_GOVERNMENTS]]
    assert list(CLAIMED) == list(POOLS) and list(POOLS.values()) == list(range(len(POOLS)))
    assert {purse.rationing for purse in PURSES} <= set(RATIONINGS)
    assert all(purse.account in SECTORS for purse in PURSES[KEEPING])
    assert {flows()[entry(purse.filled_by)].payer for purse in CLAIMED.values() if purse.filled_by} == {"government"}
    filled = {each.name: each.purse for each in PROGRAMMES if each.premium is not None}
    assert filled == {policy: purse for policy, purse in CLAIMED.items() if purse.filled_by}
    groups = load_registry().groups
    assert all("funding" in groups[name].parameters for name in POLICIES), "every programme draws on the purses of governments"
    assert Purse("new", "新", "new").rationing == "pro_rata"
