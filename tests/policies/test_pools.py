"""Pools: never below zero, pro rata when short, topped up or handing back by data; paid by the stated payers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_cases import FIRST_MONTH, plan

from agents.codes import PAYERS
from agents.population.people import build_people
from agents.population.places import villages
from engine.flows import POLICIES, SECTORS, entry
from engine.ledger import GRAIN
from engine.luck import run_seed
from engine.passes import POOLS
from model import pools, start
from model.month import live
from model.policies import gap_insurance
from model.purses import covered
from model.world import World

SHARE = 0.002


def world_of(**changes: float) -> World:
    """A small world of January 2020, with changed rules of gap insurance."""
    rules = plan().copy()
    for name, value in changes.items():
        rules["gap_insurance"][name] = value
    return start.begin(build_people(SHARE, 0), villages(), rules, run_seed(1, 0, 0), SHARE)


def money_of(world: World, sector: str) -> float:
    """Real yuan in a pool, all counties together."""
    return world.in_real_yuan(world.balance(sector))


def file_gap_claims(world: World, times: float) -> None:
    """Every village asks for the same, together so many times the pool's money, in months without other claims."""
    world.pools["claims"][:] = 0.0
    villages_of_counties = world.by_county(np.ones(len(world.villages)))
    world.pools["claims"][:, POOLS["gap_insurance"]] = times * money_of(world, "gap_pool") / world.in_real_yuan(villages_of_counties)


@given(
    claims=st.lists(st.integers(0, 10**11), min_size=9, max_size=9),
    money=st.lists(st.integers(-(10**8), 10**11), min_size=9, max_size=9),
)
def test_what_is_covered_is_never_more_than_the_money(claims: list[int], money: list[int]) -> None:
    asked, there = np.array(claims) / GRAIN, np.maximum(np.array(money) / GRAIN, 0.0)
    shares = covered(asked, np.array(money) / GRAIN)
    assert ((shares >= 0.0) & (shares <= 1.0)).all()
    assert (np.floor(shares * asked * GRAIN) / GRAIN <= there).all()
    assert (shares[asked <= there] == 1.0).all()


def test_premiums_are_the_facts_and_paid_by_their_payers() -> None:
    world = world_of()
    pools.pay_premiums(world)
    weights = world.county_weights[:, None]
    gap, home = (world.spending[:, POLICIES.index(name)] * weights for name in ("gap_insurance", "home_insurance"))
    assert gap.sum() == pytest.approx(15_000_000.0, rel=1e-4)
    assert gap[:, [p.name for p in PAYERS].index("prefecture")].sum() == pytest.approx(gap.sum())
    assert home[:, 2].sum() == pytest.approx(home[:, 3].sum(), rel=1e-6)
    h = world.households
    insured = world.in_real_yuan(
        world.by_county(
            np.add.reduceat(
                np.where((h["resettled"] == 1) & (h["household_class"] == 0), h["persons"], 0), np.asarray(world.villages["first"])
            )
        )
    )
    assert home.sum() == pytest.approx(20.0 * insured, rel=1e-4)


def test_a_short_pool_pays_the_same_share_everywhere() -> None:
    world = world_of(reinsured=0.0)
    pools.pay_premiums(world)
    file_gap_claims(world, 4.0)
    pools.settle(world)
    assert world.pools["paying_share"][:, POOLS["gap_insurance"]] == pytest.approx(0.25)


def test_governments_top_up_a_short_pool_where_data_says_so() -> None:
    world = world_of(topped_up=1.0, reinsured=0.0)
    pools.pay_premiums(world)
    before = money_of(world, "gap_pool")
    file_gap_claims(world, 4.0)
    pools.settle(world)
    assert world.pools["paying_share"][:, POOLS["gap_insurance"]] == pytest.approx(1.0)
    assert money_of(world, "gap_pool") == pytest.approx(4.0 * before)


def test_insurers_owe_what_the_contract_says_and_bear_the_deficit() -> None:
    world = world_of()
    pools.pay_premiums(world)
    before = money_of(world, "gap_pool")
    file_gap_claims(world, 1.5)
    pools.settle(world)
    assert world.pools["paying_share"][:, POOLS["gap_insurance"]] == pytest.approx(1.0)
    assert money_of(world, "gap_pool") == before, "governments pay no more for it"


@pytest.mark.parametrize(
    ("month", "kept", "share"),
    [
        (1, 0.0, 0.25),  # all of the pool is open
        (1, 1.0, 0.25 / 12.0),
        (1, 0.6, 0.25 * (1.0 - 0.6 * 11.0 / 12.0)),
        (10, 1.0, 0.25 / 3.0),  # October, November, December
        (12, 1.0, 0.25),  # the contract year ends
    ],
)
def test_a_month_may_use_its_even_part_of_what_is_left_of_the_year(month: int, kept: float, share: float) -> None:
    world = world_of(reinsured=0.0)
    pools.pay_premiums(world)
    job = world.rules["job_loss_insurance"]
    job["kept_back"] = kept
    world.month = FIRST_MONTH + month - 1
    world.pools["claims"][:] = 0.0
    there, villages_of_counties = money_of(world, "job_pool"), world.by_county(np.ones(len(world.villages)))
    world.pools["claims"][:, POOLS["job_loss_insurance"]] = 4.0 * there / world.in_real_yuan(villages_of_counties)
    pools.settle(world)
    assert world.pools["paying_share"][:, POOLS["job_loss_insurance"]] == pytest.approx(share, rel=1e-3)


@pytest.mark.parametrize(
    ("balance", "kept", "moves", "premium"),
    [
        (4.0, 1.0, 0.3, 10.0),  # what is left rolls over
        (4.0, 0.5, 0.3, 8.0),
        (-4.0, 0.5, 0.3, 12.0),
        (-20.0, 0.5, 0.3, 13.0),  # never more than three tenths
        (20.0, 0.5, 0.3, 7.0),
        (-4.0, 0.0, 10.0, 14.0),
    ],
)
def test_a_premium_follows_what_was_used(balance: float, kept: float, moves: float, premium: float) -> None:
    """Ten yuan of budget in the year to come; four are left, or lacking: half of it is made up in a year."""
    world = world_of(surplus_kept=kept, premium_moves=moves, budget=10e6)
    pools.pay_premiums(world)
    accounts = world.institution_accounts[:, SECTORS.index("gap_pool")]
    once = accounts.copy()
    accounts *= balance / 10.0
    begun = accounts.copy()
    pools.pay_premiums(world)
    assert world.in_real_yuan(accounts - begun) == pytest.approx(premium * 1e6, rel=1e-4)
    assert accounts - begun == pytest.approx(once * premium / 10.0, abs=0.1), "in proportion to the premium of a county"


@pytest.mark.parametrize(
    ("lacks", "follow", "cut"), [(0.0, 0.5, 0.0), (-3.0, 0.5, 0.0), (4.0, 0.5, 0.2), (4.0, 1.0, 0.4), (40.0, 0.5, 0.75)]
)
def test_a_deficit_lowers_the_benefits_of_the_next_contract(lacks: float, follow: float, cut: float) -> None:
    """Four of ten yuan lacking in January: benefits are two tenths lower, never less than a quarter of what was promised."""
    world = world_of(terms_follow=follow, terms_least=0.25, budget=10e6)
    pools.pay_premiums(world)
    world.institution_accounts[:, SECTORS.index("gap_pool")] *= -lacks / 10.0
    pools.pay_premiums(world)
    assert np.asarray(world.state_of(gap_insurance.Insured)["gap_cut"]) == pytest.approx(cut, abs=1e-4)


def test_governments_fill_the_fund_to_its_size_again() -> None:
    """20 m in January 2020; 100 m in 2021, of which 15 m are there; of the 40 m used until 2022 eight tenths."""
    world = world_of()
    accounts = world.institution_accounts[:, SECTORS.index("farmers_fund")]
    seen = []
    for month, left in ((0, None), (12, 15.0), (24, 60.0), (36, 100.0)):
        world.month = FIRST_MONTH + month
        if left is not None:
            accounts *= left * 1e6 / money_of(world, "farmers_fund")
        before = money_of(world, "farmers_fund")
        pools.pay_premiums(world)
        seen.append(money_of(world, "farmers_fund") - before)
    assert seen == pytest.approx([20e6, 85e6, 0.8 * 40e6, 0.0], rel=1e-3, abs=1e3)


@pytest.mark.parametrize("kept", [0.0, 1.0])
def test_a_surplus_stays_or_lowers_the_next_premium(kept: float) -> None:
    world = world_of(surplus_kept=kept, premium_moves=1.0)
    pools.pay_premiums(world)
    once = money_of(world, "gap_pool")
    pools.pay_premiums(world)
    assert money_of(world, "gap_pool") == pytest.approx(once * (1.0 + kept))


@pytest.fixture(scope="module")
def dry() -> list[dict[str, Any]]:
    """Fourteen months with a tenth of the premium and no insurer behind it: balances, claims and imbalance after every month."""
    world = world_of(budget=1_500_000.0, reinsured=0.0)
    seen = []
    while world.month < FIRST_MONTH + 14:
        live(world)
        seen.append(
            {
                "gap": money_of(world, "gap_pool"),
                "home": money_of(world, "home_pool"),
                "fund": world.balance("farmers_fund").min(),
                "imbalance": world.imbalance,
                "share": float(world.pools["paying_share"][0, POOLS["gap_insurance"]]),
            }
        )
    return seen


def test_no_pool_is_ever_below_zero_and_accounts_close(dry: list[dict[str, Any]]) -> None:
    for month in dry:
        assert min(month["gap"], month["home"], month["fund"]) >= 0.0
        assert month["imbalance"] == 0.0


def test_the_pool_runs_dry_and_january_fills_it(dry: list[dict[str, Any]]) -> None:
    assert dry[11]["share"] < 1.0 and dry[11]["gap"] < 100.0
    assert dry[12]["gap"] > 0.0


def test_switching_the_insurances_off_moves_no_misfortune() -> None:
    flows = [entry(name) for name in ("bill", "damage", "theft")]
    seen = []
    for coverage in (0.35, 0.0):
        world = world_of(coverage=coverage)
        while world.month < FIRST_MONTH + 8:
            world.recorder = Listener(flows)
            live(world)
            seen.append(world.recorder.heard)
    assert seen[:8] == seen[8:]


class Listener:
    """Stands for the recorder: remembers the month's flows."""

    def __init__(self, flows: list[int]) -> None:
        self.flows = flows
        self.heard: list[float] = []

    def month(self, world: World) -> None:
        self.heard = [float(world.books[:, flow].sum()) for flow in self.flows]
