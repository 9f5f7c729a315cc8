"""小额信贷: interest of a month, what happens at the term, and who may borrow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from farm_and_bank import MARCH_2022, live, open_books, people_of, world_of
from hypothesis import given
from hypothesis import strategies as st

from engine.compiled import uncompiled
from engine.flows import POLICIES
from model.life.credit import MICROCREDIT, NO_LOAN, ORDINARY, UNSUBSIDISED
from model.policies import microcredit
from model.policies.microcredit import Borrowers
from model.world import World

GRAIN = 1.0 / 64.0
NO_ORDINARY = {"takers": 0.0}
CERTAIN = {"coverage": 1.0, "applies": 1.0, "delay_months": 0.0, "peer_weight": 0.0}
AMOUNTS = SimpleNamespace(cap=50_000.0, least=20_000.0, at_cap=0.6, top_up=0.04, top_up_cap=100_000.0, strength=1.0)
RATE_OF_2022 = 0.042
"""One-year LPR at the end of 2021, 3.8 % (F0176), and the 0.4 points that three years cost more than one (F0174)."""


def borrowers(
    loan: float, months: int, kind: int = MICROCREDIT, cash: float = 20_000.0, capital: float = 0.0, **rules: dict[str, Any]
) -> World:
    """Nine borrowers in March 2022, with so many months left."""
    world = world_of(9, MARCH_2022, **{"credit": NO_ORDINARY, **rules})
    h = world.households
    h["loan"], h["loan_months"], h["loan_kind"], h["cash"], h["capital"] = loan, months, kind, cash, capital
    open_books(world)
    return world


def only(world: World) -> Any:
    """The first household; all nine are alike."""
    return world.households[0]


def test_interest_of_a_month_is_paid_by_government_up_to_the_cap() -> None:
    world = borrowers(44_000.0, 20)
    paid = live(world, "microcredit")
    assert paid["interest_subsidy"] == pytest.approx(9 * 44_000.0 * RATE_OF_2022 / 12.0, abs=9 * GRAIN)
    assert paid["loan_interest"] == paid["credit_interest"] == 0.0
    assert only(world).cash == 20_000.0 and only(world).loan_months == 19
    by_payer = world.spending[:, POLICIES.index("microcredit")].sum(axis=0)
    assert by_payer.sum() == pytest.approx(paid["interest_subsidy"])
    assert by_payer[0] == pytest.approx(0.5 * paid["interest_subsidy"])


def test_above_the_cap_the_household_pays_the_market_rate() -> None:
    world = borrowers(80_000.0, 20)
    paid = live(world, "microcredit")
    assert paid["interest_subsidy"] == pytest.approx(9 * 50_000.0 * RATE_OF_2022 / 12.0, abs=9 * GRAIN)
    assert paid["loan_interest"] == pytest.approx(9 * 30_000.0 * 0.068 / 12.0, abs=9 * GRAIN)


def test_who_lost_the_subsidy_pays_the_interest_and_ordinary_borrowers_pay_the_market_rate() -> None:
    world = borrowers(40_000.0, 20, UNSUBSIDISED)
    paid = live(world, "microcredit")
    assert paid["interest_subsidy"] == 0.0
    assert paid["loan_interest"] == pytest.approx(9 * 40_000.0 * RATE_OF_2022 / 12.0, abs=9 * GRAIN)
    world = borrowers(40_000.0, 20, ORDINARY)
    paid = live(world, "microcredit")
    assert paid["credit_interest"] == pytest.approx(9 * 40_000.0 * 0.068 / 12.0, abs=9 * GRAIN)
    assert paid["loan_interest"] == paid["interest_subsidy"] == 0.0


def test_a_loan_is_repaid_at_its_term_out_of_cash() -> None:
    world = borrowers(44_000.0, 1, cash=60_000.0, microcredit={"renewed": 0.0})
    paid = live(world, "microcredit")
    assert paid["loan_repaid"] == 9 * 44_000.0
    assert only(world).loan == 0.0 and only(world).loan_kind == NO_LOAN and only(world).loan_months == 0
    assert only(world).cash == 16_000.0 and only(world).defaulted == 0


def test_capital_is_sold_for_what_cash_beyond_the_reserve_does_not_cover() -> None:
    world = borrowers(40_000.0, 1, cash=20_000.0, capital=60_000.0, microcredit={"renewed": 0.0})
    p = world.rules[world.row][0]
    kept = 2.0 * p.consumption.subsistence * (0.3 + 0.7 * 4)
    paid = live(world, "microcredit")
    assert only(world).loan == pytest.approx(0.0, abs=GRAIN)
    assert only(world).cash == pytest.approx(kept, abs=GRAIN)
    assert paid["asset_sale"] == pytest.approx(9 * (40_000.0 - 20_000.0 + kept), abs=9 * GRAIN)
    assert 60_000.0 - only(world).capital == pytest.approx((20_000.0 + kept) / 0.85, abs=GRAIN)


def test_a_rest_that_the_bank_trusts_becomes_ordinary_credit_at_the_market_rate() -> None:
    world = borrowers(30_000.0, 1, cash=0.0, microcredit={"renewed": 0.0})
    paid = live(world, "microcredit")
    assert only(world).loan == 30_000.0 and only(world).loan_kind == ORDINARY and only(world).loan_months == 12
    assert paid["credit_paid_out"] == paid["loan_repaid"] == 9 * 30_000.0
    assert only(world).cash == 0.0
    assert live(world, "microcredit")["credit_interest"] == pytest.approx(9 * 30_000.0 * 0.068 / 12.0, abs=9 * GRAIN)


def test_default_is_written_off_compensated_up_to_the_cap_and_closes_the_books() -> None:
    world = borrowers(
        80_000.0, 1, cash=0.0, microcredit={"renewed": 0.0}, credit={**NO_ORDINARY, "default_chance": 1.0, "refinanced_most": 0.1}
    )
    paid = live(world, "microcredit")
    assert paid["loan_written_off"] == 9 * 80_000.0
    assert paid["risk_compensation"] == pytest.approx(9 * 0.7 * 50_000.0)
    assert only(world).loan == 0.0 and only(world).defaulted == 1
    assert live(world, "microcredit")["loan_paid_out"] == 0.0


def test_the_bank_alone_bears_the_loss_of_ordinary_credit() -> None:
    world = borrowers(80_000.0, 1, ORDINARY, cash=0.0, credit={**NO_ORDINARY, "default_chance": 1.0, "refinanced_most": 0.1})
    paid = live(world, "microcredit")
    assert paid["loan_written_off"] == 9 * 80_000.0
    assert paid["risk_compensation"] == 0.0


def test_a_renewed_loan_is_repaid_by_a_new_one() -> None:
    world = borrowers(44_000.0, 1, cash=500.0, microcredit={"renewed": 1.0})
    paid = live(world, "microcredit")
    assert paid["loan_repaid"] == paid["loan_paid_out"] == 9 * 44_000.0
    assert only(world).loan_months == 36 and only(world).loan_kind == MICROCREDIT and only(world).cash == 500.0


def test_who_may_borrow() -> None:
    world = world_of(9, MARCH_2022, microcredit=CERTAIN, credit=NO_ORDINARY)
    h = world.households
    h["household_class"][1] = h["household_class"][2] = 2
    h["listed"][2] = 1
    people_of(world)["can_work"][3] = 1
    people_of(world)["birth_month"][4] = 1950 * 12
    h["defaulted"][5] = 1
    people_of(world)["study"][6] = 4
    live(world, "microcredit")
    assert (np.asarray(h["loan"]) > 0.0).tolist() == [True, False, True, False, False, False, False, True, True]


def test_a_granted_loan_waits_for_the_delay_and_is_cancelled_when_the_policy_ends() -> None:
    for ended in (False, True):
        world = world_of(9, MARCH_2022, microcredit={**CERTAIN, "delay_months": 2.0}, credit=NO_ORDINARY)
        assert live(world, "microcredit")["loan_paid_out"] == 0.0
        assert live(world, "microcredit")["loan_paid_out"] == 0.0
        if ended:
            world.rules["microcredit"]["coverage"] = 0.0
        assert (live(world, "microcredit")["loan_paid_out"] > 0.0) is not ended
        assert (np.asarray(world.households["loan"]) >= 0.0).all()


def test_productive_loans_become_capital_others_clear_debts_and_are_spent() -> None:
    for productive in (1.0, 0.0):
        world = world_of(9, MARCH_2022, microcredit={**CERTAIN, "productive": productive}, credit=NO_ORDINARY)
        world.households["debt"] = 5_000.0
        open_books(world)
        paid = live(world, "microcredit")
        h = world.households
        if productive:
            assert np.asarray(h["capital"]) == pytest.approx(np.asarray(h["loan"]))
            assert np.asarray(h["cash"]) == pytest.approx(20_000.0)
        else:
            assert (np.asarray(h["capital"]) == 0.0).all() and (np.asarray(h["debt"]) == 0.0).all()
            spent = 0.6 * (np.asarray(h["loan"]) - 5_000.0)
            assert paid["consumption"] == pytest.approx(spent.sum(), abs=1.0)
        assert np.asarray(h["month_net"]) == pytest.approx(0.0)


@given(u=st.floats(0.0, 1.0, exclude_max=True), v=st.floats(0.0, 1.0, exclude_max=True))
def test_amounts_lie_between_the_least_and_the_caps(u: float, v: float) -> None:
    yuan = uncompiled(microcredit.amount)(u, v, AMOUNTS)
    assert 20_000.0 <= yuan <= (100_000.0 if u < 0.6 and v < 0.04 else 50_000.0)


def test_mean_loan_is_that_of_the_facts_and_few_take_more() -> None:
    world = world_of(3600, MARCH_2022, microcredit=CERTAIN, credit=NO_ORDINARY)
    live(world, "microcredit")
    loans = np.asarray(world.households["loan"])
    assert 42_000.0 < loans.mean() < 46_500.0
    assert 0.005 < (loans > 50_000.0).mean() < 0.05
    assert loans.max() <= 100_000.0


def test_borrowing_spreads_by_example() -> None:
    new = {}
    for peers in (0.0, 0.4):
        world = world_of(3600, MARCH_2022, credit=NO_ORDINARY, microcredit={"applies": 0.5, "delay_months": 0.0})
        world.state_of(Borrowers)["peers"] = peers
        live(world, "microcredit")
        new[peers] = int((np.asarray(world.households["loan"]) > 0.0).sum())
    assert new[0.4] > new[0.0] > 0


def test_villages_count_their_borrowers_in_december() -> None:
    world = world_of(900, credit=NO_ORDINARY)
    h = world.households
    half = np.arange(900) % 2 == 0
    h["loan"], h["loan_kind"] = np.where(half, 40_000.0, 0.0), np.where(half, MICROCREDIT, NO_LOAN)
    h["loan_months"] = np.where(half, 20, 0)
    world.month += 11
    open_books(world)
    live(world, "microcredit")
    assert np.asarray(world.state_of(Borrowers)["peers"]) == pytest.approx((50 + 5 * 0.2) / 105.0)


def test_the_subsidy_is_income_that_borrowers_keep() -> None:
    net = {}
    for subsidised in (1.0, 0.5, 0.0):
        world = borrowers(44_000.0, 20, microcredit={"subsidised": subsidised})
        live(world, "microcredit")
        net[subsidised] = float(only(world).month_net)
    assert net[1.0] == 0.0 > net[0.5] > net[0.0]
    assert net[0.0] == pytest.approx(2.0 * net[0.5], abs=2 * GRAIN)


def test_the_year_of_repayment_is_a_hard_one() -> None:
    """Measurement note 4.10: who repays ends the year with less cash and capital than who was never lent to."""
    world = borrowers(44_000.0, 1, cash=30_000.0, capital=10_000.0, microcredit={"renewed": 0.0})
    live(world, "microcredit")
    assert only(world).cash + only(world).capital < 10_000.0
    assert only(world).loan > 0.0 and only(world).loan_kind == ORDINARY
