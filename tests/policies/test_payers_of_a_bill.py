"""A hospital bill through all its payers: none pays twice or too much; how the concepts of income count it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policy_cases import CERTAIN, Case

from engine.bills import BILLS, HOUSEHOLD, SLOTS, parts, shares_of_flows
from engine.flows import entry
from engine.ledger import receive, spend
from model import observe
from model.people import OF_DISASTER, OF_ILLNESS, OF_SCHOOLING, bear
from model.policies import farmers_fund, relief
from model.policies.medical_cover import reimburse
from model.policies.relief_first import BILLS as RELIEF_OF_BILLS
from model.policies.relief_first import FEES as RELIEF_OF_FEES

PAYERS = ("basic_cover", "serious_cover", "medical_aid", "tilted_aid")
OTHERS = {part.flow for part in parts() if part.payer != HOUSEHOLD} | {"relief"}
BILLED = {part.flow for part in parts() if part.payer == HOUSEHOLD}
bill = st.floats(min_value=0.0, max_value=400_000.0, allow_nan=False)
fee, damage = st.sampled_from([0.0, 0.0, 9_000.0, 60_000.0]), st.sampled_from([0.0, 0.0, 3_000.0, 90_000.0])
JULY_2022 = 2022 * 12 + 6
share = st.floats(min_value=0.0, max_value=1.0)


def fall_ill(case: Case, yuan: float) -> float:
    """A bill through the three-fold cover, as in `model.life.health`."""
    paid = spend(case.h, case.ledger, entry("bill"), yuan)
    r = case.rules[0]
    own = reimburse(case.h, case.cares[0], paid, r.medical_cover, r.dibao.standard, 0.0, case.ledger)
    case.diary.medical_own += own
    bear(case.diary, case.h, OF_ILLNESS, own)
    return float(own)


def lose(case: Case, school: float, lost: float) -> None:
    """A fee that nobody aids, and a damaged house."""
    bear(case.diary, case.h, OF_SCHOOLING, spend(case.h, case.ledger, entry("school_fee"), school))
    case.diary.property_loss += spend(case.h, case.ledger, entry("damage"), lost)
    bear(case.diary, case.h, OF_DISASTER, float(case.diary.property_loss))


def live_month(case: Case, gap: float, fund: float) -> None:
    """All payers of claims, with these shares of money; relief has a place in its budget for every second case."""
    case.run(relief.COME_FIRST)
    case.file_losses()
    case.run(farmers_fund.CLAIM_AND_FILE)
    case.run(relief.PUT_FORWARD)
    case.pool("gap_insurance").paying_share = case.pool("home_insurance").paying_share = gap
    case.pool("farmers_fund").paying_share, case.kept(relief.Cases).granted = fund, 0.7
    case.pay_losses()
    case.run(farmers_fund.PAY_CLAIMS)
    case.run(relief.GRANT)
    case.h.month_shock = 0.0


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    months=st.lists(st.tuples(bill, fee, damage, share, share), min_size=1, max_size=6),
    begun=st.sampled_from([JULY_2022, JULY_2022 + 4]),
    listed=st.integers(0, 4),
    kind=st.integers(0, 2),
    resettled=st.integers(0, 1),
    delay=st.sampled_from([0.0, 1.0, 4.0]),
    strength=st.sampled_from([1.0, 2.5]),
    kept=st.sampled_from([0.0, 0.5, 1.0]),
    first=st.sampled_from([0.0, 1.0]),
    amount=st.sampled_from([952.0, 60_000.0]),
)
def test_all_payers_together_never_exceed_a_bill(
    months: list[tuple[float, float, float, float, float]],
    begun: int,
    listed: int,
    kind: int,
    resettled: int,
    delay: float,
    strength: float,
    kept: float,
    first: float,
    amount: float,
) -> None:
    """Of each kind of bill, also over the new year; what was paid and the household's part are the bill to the grain."""
    waits = {**CERTAIN, "delay_months": delay, "strength": strength}
    case = Case(
        begun,
        gap_insurance={**waits, "unpaid_kept": kept},
        home_insurance={**waits, "unpaid_kept": kept},
        farmers_fund=waits,
        relief={**CERTAIN, "delay_months": delay, "before_insurance": first, "amount": amount},
    )
    case.h.listed, case.h.household_class, case.h.resettled = listed, kind, resettled
    for yuan, school, lost, gap_share, fund_share in months:
        before = {flow: case.paid(flow) for flow in OTHERS}
        case.run(observe.BEGIN)
        fall_ill(case, yuan)
        lose(case, school, lost)
        live_month(case, gap_share, fund_share)
        assert all(case.paid(flow) >= earlier for flow, earlier in before.items())
        found = np.tensordot(case.books[0], shares_of_flows(), axes=1)
        assert (found >= 0.0).all(), "the household's part is never less than nothing"
        assert found.sum() == case.paid(*BILLED)
        assert case.paid(*OTHERS) <= case.paid(*BILLED) and case.h.cash <= 0.0
        for number, name in enumerate(BILLS):
            taken = sum(case.approved(name, part.payer) for part in SLOTS if part.bill == name)
            assert case.h.own_cost[number] == case.left(name) + taken, "nobody has promised what was not there"
        promised = case.diary.waiting.sum() - sum(case.diary.waiting[place] for place in (RELIEF_OF_BILLS, RELIEF_OF_FEES))
        assert case.h.promised == promised
        if case.month % 12 == 8:
            observe.begin_accounting_year.py_func(case.h, case.diary)
        case.month += 1


@pytest.mark.parametrize(("cost", "aid"), [(9_999.0, 0.0), (10_000.0, 3_000.0), (25_000.0, 11_500.0), (80_000.0, 50_000.0)])
def test_the_fund_pays_by_tiers_once_its_trigger_is_passed(cost: float, aid: float) -> None:
    for income, due in ((5_999.0, aid), (6_000.0, 0.0)):
        case = Case(income=income, farmers_fund=CERTAIN, gap_insurance={"coverage": 0.0})
        case.cost(cost)
        case.run(farmers_fund.CLAIM_AND_FILE)
        case.run(farmers_fund.PAY_CLAIMS)
        assert case.paid("fund_aid") == due


def concepts(case: Case) -> tuple[float, float, float]:
    """The month's income in concepts 1 to 3."""
    h = case.h
    return (h.month_wages + h.month_business + h.month_property + h.month_transfers, h.month_net, h.month_less_rigid)


def test_a_reimbursed_bill_lowers_only_income_after_rigid_spending() -> None:
    case = Case()
    spend(case.h, case.ledger, entry("bill"), 30_000.0)
    receive(case.h, case.ledger, entry("basic_cover"), 20_000.0)
    disposable, net, less_rigid = concepts(case)
    assert disposable >= 0.0 and net == 0.0 and less_rigid == -10_000.0


@pytest.mark.parametrize("flow", ["loan_paid_out", "asset_sale", "home_indemnity"])
def test_loans_sales_and_lump_sums_are_no_income(flow: str) -> None:
    case = Case()
    receive(case.h, case.ledger, entry(flow), 30_000.0)
    assert concepts(case) == (0.0, 0.0, 0.0)


def test_repair_and_replacement_are_rigid_and_what_is_paid_for_them_is_no_income() -> None:
    case = Case()
    spend(case.h, case.ledger, entry("theft"), 5_000.0)
    spend(case.h, case.ledger, entry("damage"), 4_000.0)
    assert concepts(case) == (0.0, 0.0, -9_000.0)
    receive(case.h, case.ledger, entry("home_property"), 4_000.0)
    receive(case.h, case.ledger, entry("gap_disaster"), 5_000.0)
    assert concepts(case) == (0.0, 0.0, 0.0)


def test_gap_insurance_and_fund_leave_net_income_as_it_was() -> None:
    """A bill of 60,000 and 10,400 for it: nobody is richer by falling ill."""
    case = Case()
    spend(case.h, case.ledger, entry("bill"), 60_000.0)
    receive(case.h, case.ledger, entry("gap_illness"), 8_400.0)
    receive(case.h, case.ledger, entry("fund_aid"), 2_000.0)
    disposable, net, less_rigid = concepts(case)
    assert (disposable, net, less_rigid) == (10_400.0, 0.0, -49_600.0) and case.h.month_aid == 0.0


@pytest.mark.parametrize("lever", ["strength", "coverage"])
@pytest.mark.parametrize("household_class", [0, 2])
def test_half_the_cover_is_half_of_every_payer(lever: str, household_class: int) -> None:
    """Three bills of a year, beyond a tier and a cap: basic, serious, aid and tilted aid each pay half; at nothing, nothing."""
    found = {}
    for part in (0.0, 0.5, 1.0, 2.0 if lever == "strength" else 1.0):
        case = Case(JULY_2022, income=3_000.0, medical_cover={lever: part})
        case.h.household_class, case.h.listed = household_class, 2 - household_class
        own = sum(fall_ill(case, yuan) for yuan in (30_000.0, 290_000.0, 60_000.0))
        found[part] = [case.paid(flow) for flow in PAYERS]
        assert own + sum(found[part]) == pytest.approx(380_000.0, abs=0.1)
        assert own >= 0.0
    assert sum(found[0.0]) == 0.0
    assert found[0.5] == pytest.approx([0.5 * paid for paid in found[1.0]], abs=20.0), "counters of a year are in whole yuan"
    assert found[1.0][0] > 0.0 and found[1.0][1] > 0.0 and found[1.0][2] > 0.0
