"""The ledger: amounts are exact in any order, flows have two ends, concepts of income count what they should."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.codes import CONCEPTS, INCOME_SOURCES
from agents.household import Household
from engine import ledger
from engine.flows import FLOW_NAMES, POLICIES, SECTORS, SOURCES, Flow, entry, flows
from engine.ledger import Ledger, down_to_grain, note, receive, spend, to_grain
from engine.record import zeros
from parameters.registry import load_registry

yuan = st.floats(min_value=0.0, max_value=2e6, allow_nan=False)
MOVES = ["wage_local", "dibao", "pension", "debt_taken", "consumption", "bill", "gift_given"]
NO_INCOME = ["loan_paid_out", "gift_received", "kin_received", "debt_taken", "asset_sale", "home_indemnity"]
NO_COST = ["gift_given", "kin_given", "debt_repaid", "loan_repaid", "consumption", "investment"]


class Wallet:
    """One household with the books of its village and the accounts of everybody else."""

    def __init__(self) -> None:
        self.h = zeros(Household, 1)[0]
        self.ledger = zeros(Ledger, 1)[0]
        self.books, self.accounts = self.ledger.book, self.ledger.account

    def gets(self, flow: str, amount: float) -> float:
        return float(receive(self.h, self.ledger, entry(flow), float(amount)))

    def pays(self, flow: str, amount: float) -> float:
        return float(spend(self.h, self.ledger, entry(flow), float(amount)))

    def notes(self, flow: str, amount: float) -> None:
        note(self.h, entry(flow), float(amount))

    @property
    def concepts(self) -> dict[str, float]:
        """The month's income in the four concepts."""
        h = self.h
        disposable = h.month_wages + h.month_business + h.month_property + h.month_transfers
        found = (disposable, h.month_net, h.month_less_rigid, h.month_cash)
        return {concept.name: float(value) for concept, value in zip(CONCEPTS, found, strict=True)}

    @property
    def sources(self) -> list[float]:
        return [float(self.h[f"month_{source}"]) for source in SOURCES]


@given(yuan)
def test_amounts_are_rounded_to_a_grain_that_floats_hold_exactly(amount: float) -> None:
    nearest, below = to_grain(amount), down_to_grain(amount)
    assert abs(nearest - amount) <= 0.5 / ledger.GRAIN
    assert amount - 1.0 / ledger.GRAIN < below <= amount
    assert (nearest * ledger.GRAIN).is_integer()
    assert (below * ledger.GRAIN).is_integer()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(MOVES), yuan), min_size=1, max_size=30), st.randoms())
def test_sums_are_exact_in_any_order(moves: list[tuple[str, float]], luck: Any) -> None:
    shuffled = list(moves)
    luck.shuffle(shuffled)
    ends = []
    for order in (moves, shuffled):
        wallet = Wallet()
        for flow, amount in order:
            (wallet.pays if flows()[entry(flow)].payer == "household" else wallet.gets)(flow, amount)
        assert wallet.h.cash + wallet.accounts.sum() == 0.0, "what one pays another receives"
        ends.append((float(wallet.h.cash), wallet.accounts.tolist(), wallet.books.tolist(), wallet.concepts))
    assert ends[0] == ends[1]


def test_receive_and_spend_return_what_was_moved() -> None:
    wallet = Wallet()
    paid = wallet.gets("dibao", 100.003)
    assert paid == to_grain(100.003) == wallet.h.cash == wallet.books[entry("dibao")]
    assert wallet.accounts[SECTORS.index("treasury")] == -paid
    cost = wallet.pays("bill", 33.34)
    assert wallet.h.cash == paid - cost
    assert wallet.accounts[SECTORS.index("hospital")] == cost
    assert wallet.books.sum() == paid + cost


def test_only_policies_that_pay_are_noted_as_received() -> None:
    wallet = Wallet()
    wallet.gets("dibao", 0.0)
    assert wallet.h.received == 0
    wallet.gets("dibao", 10.0)
    wallet.gets("post_pay", 10.0)
    wallet.pays("medical_premium", 10.0)
    assert wallet.h.received == (1 << POLICIES.index("dibao")) | (1 << POLICIES.index("public_posts"))
    assert len(POLICIES) < 31, "bits of a 32-bit integer"


@pytest.mark.parametrize("flow", flows(), ids=lambda f: f.flow)
def test_every_flow_has_two_ends_and_counts_in_every_concept(flow: Flow) -> None:
    ends = {flow.payer, flow.payee}
    assert ends == {"memo"} or ends <= {"household", *SECTORS}
    assert len(ends) == 2 or ends == {"memo"}
    assert {flow.disposable, flow.net, flow.net_less_rigid, flow.cash} <= {-1, 0, 1}
    assert flow.source in ("", *SOURCES)
    assert flow.disposable == 0 or flow.source, "disposable income has a source"
    assert flow.aid in ("", "A", "B")
    assert not flow.aid or (flow.payee == "household" and flow.policy), "aid is received, from a policy"
    assert flow.name
    assert flow.name_zh
    if "household" not in ends and ends != {"memo"}:
        assert not any((flow.disposable, flow.net, flow.net_less_rigid, flow.cash)), "no household, no income"
    if ends == {"memo"}:
        assert flow.cash == 0, "no money moves"


def test_flows_are_named_once_and_their_policies_can_be_funded() -> None:
    assert len(set(FLOW_NAMES)) == len(FLOW_NAMES)
    assert [s.name for s in INCOME_SOURCES] == list(SOURCES)
    groups = load_registry().groups
    for flow in flows():
        if flow.policy in groups and flow.payer in ("treasury", "government", "medical_fund"):
            assert "funding" in groups[flow.policy].parameters, flow.flow
        if flow.payer == "treasury":
            assert flow.policy, f"{flow.flow}: the treasury pays for policies only"


def test_signs_of_costs() -> None:
    for number, flow in enumerate(flows()):
        counted = (ledger.DISPOSABLE[number], ledger.NET[number], ledger.LESS_RIGID[number], ledger.CASH[number])
        if flow.payer == "household":
            assert max(counted) <= 0, f"{flow.flow}: what a household pays is never income"
        elif flow.payee == "household":
            assert min(counted) >= 0, f"{flow.flow}: what it receives is never a cost"


def test_migrants_wage_counts_net_of_living_away_and_as_remittance() -> None:
    wallet = Wallet()
    wallet.gets("wage_away", 4000.0)
    wallet.pays("living_away", 1700.0)
    wallet.notes("remitted", 1000.0)
    assert wallet.concepts == {"disposable": 1000.0, "net": 2300.0, "net_less_rigid": 2300.0, "cash": 2300.0}
    assert wallet.sources == [0.0, 0.0, 0.0, 1000.0], "what is sent home is a transfer"
    assert wallet.h.cash == 2300.0


def test_hospital_bill_and_its_reimbursement() -> None:
    wallet = Wallet()
    wallet.pays("bill", 30_000.0)
    wallet.gets("basic_cover", 20_000.0)
    assert wallet.concepts["disposable"] == 20_000.0, "spending is consumption; the reimbursement is a transfer"
    assert wallet.concepts["net_less_rigid"] == -10_000.0
    assert wallet.concepts["net"] == 0.0


def test_ordinary_year_by_hand() -> None:
    wallet = Wallet()
    wallet.gets("wage_local", 2000.0)
    wallet.gets("sale_staples", 800.0)
    wallet.notes("own_produce", 500.0)
    wallet.pays("farm_cost", 300.0)
    wallet.gets("land_rent", 100.0)
    wallet.gets("pension", 98.0)
    wallet.gets("dibao", 202.0)
    wallet.gets("post_pay", 600.0)
    wallet.pays("school_fee", 400.0)
    wallet.pays("consumption", 900.0)
    assert wallet.sources == [2600.0, 1000.0, 100.0, 300.0]
    assert wallet.concepts == {"disposable": 4000.0, "net": 4000.0, "net_less_rigid": 3600.0, "cash": 3500.0}
    assert wallet.h.cash == 2000.0 + 800.0 - 300.0 + 100.0 + 98.0 + 202.0 + 600.0 - 400.0 - 900.0
    assert wallet.h.month_aid == 202.0


@pytest.mark.parametrize("flow", NO_INCOME)
def test_loans_gifts_sales_and_lump_sums_are_not_income(flow: str) -> None:
    wallet = Wallet()
    wallet.gets(flow, 5000.0)
    assert set(wallet.concepts.values()) == {0.0}
    assert wallet.h.cash == 5000.0


@pytest.mark.parametrize("flow", NO_COST)
def test_gifts_repayments_and_consumption_lower_no_income(flow: str) -> None:
    wallet = Wallet()
    wallet.pays(flow, 5000.0)
    assert set(wallet.concepts.values()) == {0.0}
    assert wallet.h.cash == -5000.0
