"""巩固脱贫成色险 by hand: covers, who is insured, what a dry pool leaves to the fund, the contract year."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from policy_cases import CERTAIN, FIRST_MONTH, GAP, Case

from engine.bills import BILLS
from engine.luck import HOUSEHOLD_KEYS, month_word
from model import observe
from model.people import OF_ILLNESS
from model.policies import farmers_fund
from model.reach import is_decided


def insured(**state: float) -> Case:
    """A household under certain cover, with this state of the household or its diary."""
    case = Case(gap_insurance=CERTAIN, farmers_fund=CERTAIN)
    for name, value in state.items():
        if name in BILLS:
            case.cost(**{name: value})
        else:
            (case.diary if name in case.diary.dtype.names else case.h)[name] = value
    return case


def claim_and_pay(case: Case, share: float = 1.0) -> float:
    """One month of the insurance; returns what it has paid since the case began."""
    case.file_losses()
    case.pool("gap_insurance").paying_share = share
    case.pay_losses()
    return case.paid(*GAP)


@pytest.mark.parametrize(("cost", "paid"), [(9_999, 0), (10_000, 0), (25_000, 9_750), (80_000, 45_500), (100_000, 50_000)])
def test_illness_is_a_share_above_the_deductible_up_to_50_000(cost: float, paid: float) -> None:
    assert claim_and_pay(insured(illness=cost)) == paid


@pytest.mark.parametrize(("cost", "paid"), [(8_000, 0), (12_000, 2_600), (60_000, 30_000)])
def test_schooling_is_paid_above_8_000_up_to_30_000(cost: float, paid: float) -> None:
    assert claim_and_pay(insured(schooling=cost)) == paid


@pytest.mark.parametrize(("loss", "paid"), [(1_000, 0), (21_000, 13_000), (80_000, 30_000)])
def test_disaster_is_paid_up_to_30_000(loss: float, paid: float) -> None:
    assert claim_and_pay(insured(property_loss=loss, month_shock=loss)) == paid


@pytest.mark.parametrize(
    ("kind", "value", "paid"), [(0, 999, 0), (0, 2_500, 1_500), (1, 1_300, 1_300), (2, 6_000, 3_000), (3, 9_000, 5_000)]
)
def test_stolen_animals_are_paid_up_to_the_sum_of_their_kind(kind: int, value: float, paid: float) -> None:
    assert claim_and_pay(insured(stolen_kind=kind, stolen_value=value, month_shock=value)) == paid


def test_a_loss_is_claimed_once_and_the_cap_is_of_the_year() -> None:
    case = insured(property_loss=40_000.0, month_shock=40_000.0)
    assert claim_and_pay(case) == pytest.approx(0.65 * 39_000, abs=0.01)
    assert claim_and_pay(case) == pytest.approx(0.65 * 39_000, abs=0.01)
    case.diary.property_loss = 40_000.0
    assert claim_and_pay(case) == pytest.approx(30_000, abs=0.01)


@pytest.mark.parametrize(
    ("income", "listed", "is_insured"), [(5_999.0, 0, True), (6_000.0, 0, False), (9_000.0, 2, True), (9_000.0, 4, False)]
)
def test_insured_are_those_below_6_000_and_the_listed(income: float, listed: int, is_insured: bool) -> None:
    case = Case(income=income, gap_insurance=CERTAIN)
    case.h.listed = listed
    case.cost(25_000.0)
    assert (claim_and_pay(case) > 0.0) == is_insured


def test_the_old_set_of_2020_knows_illness_and_schooling_only() -> None:
    case = Case(FIRST_MONTH + 6, 4_000.0, gap_insurance=CERTAIN)
    case.diary.property_loss = case.diary.stolen_value = case.h.month_shock = 20_000.0
    assert claim_and_pay(case) == 0.0
    case.cost(schooling=12_000.0)
    assert claim_and_pay(case) == 2_600.0


def test_a_year_cost_in_parts_pays_as_the_whole() -> None:
    case = insured(illness=12_000.0)
    for bill in (5_000.0, 8_000.0):
        claim_and_pay(case)
        case.h.own_cost[OF_ILLNESS] += bill
    assert claim_and_pay(case) == 0.65 * 15_000
    assert case.paid("gap_illness") == 9_750.0


def fund_month(case: Case) -> float:
    """The farmers' fund looks at the household with all the money in the world."""
    case.run(farmers_fund.CLAIM_AND_FILE)
    case.pool("farmers_fund").paying_share = 1.0
    case.run(farmers_fund.PAY_CLAIMS)
    return case.paid("fund_aid")


@pytest.mark.parametrize(
    ("share", "gap", "fund"), [(1.0, 9_750, 3_000 + 0.5 * 5_250), (0.4, 3_900, 3_000 + 5_000 + 0.7 * 1_100), (0.0, 0, 11_500)]
)
def test_the_fund_sees_what_the_pool_could_not_pay(share: float, gap: float, fund: float) -> None:
    case = insured(illness=25_000.0)
    assert claim_and_pay(case, share) == pytest.approx(gap, abs=0.02)
    assert fund_month(case) == pytest.approx(fund, abs=0.02)


def test_a_waiting_claim_is_out_of_the_funds_sight() -> None:
    case = insured(illness=25_000.0)
    case.rules["gap_insurance"]["delay_months"] = 1e12
    assert claim_and_pay(case) == 0.0
    assert (case.h.promised, case.left()) == (9_750.0, 15_250.0)


def test_a_dry_pool_takes_no_claims_until_january_unless_they_are_kept() -> None:
    for kept, open_claims in ((0.0, 0.0), (1.0, 9_750.0)):
        case = insured(illness=25_000.0)
        case.rules["gap_insurance"]["unpaid_kept"] = kept
        case.rules["gap_insurance"]["reinsured"] = 0.0
        case.pool("gap_insurance").paying_share = 0.0
        assert claim_and_pay(case, 0.0) == 0.0
        assert case.h.promised == open_claims


def test_january_begins_a_new_contract_year_and_waiting_claims_stay() -> None:
    case = insured(illness=25_000.0)
    case.rules["gap_insurance"]["delay_months"] = 1e12
    case.file_losses()
    case.month = 2023 * 12
    case.run(observe.BEGIN)
    case.file_losses()
    assert not case.diary.approved.any() and not case.h.own_cost.any()
    assert case.h.promised == case.waiting("illness", "gap_insurance") == 9_750.0


def test_without_coverage_nothing_is_claimed() -> None:
    case = Case(gap_insurance={"coverage": 0.0})
    case.cost(80_000.0, 30_000.0)
    assert claim_and_pay(case) == 0.0 and case.left() == 80_000.0


@pytest.mark.parametrize("delay", [0.0, 2.0])
def test_claims_wait_as_long_as_the_delay_on_average(delay: float) -> None:
    waits: list[int] = []
    for agent in range(2_000):
        month = next(m for m in range(240) if decided(agent, m, delay))
        waits.append(month)
    spread = np.sqrt(delay * (1.0 + delay) / len(waits))
    assert np.mean(waits) == pytest.approx(delay, abs=5.0 * spread)


def decided(agent: int, month: int, delay: float) -> Any:
    """Whether the agent's claim is decided in the month, with the luck of its year."""
    return is_decided(month_word(3, 1_000_000 + month // 12), 65, HOUSEHOLD_KEYS + agent, month, delay)


@pytest.mark.parametrize(("share", "received"), [(1.0, True), (0.01, True), (0.00001, False)])
def test_cents_of_a_dry_pool_make_nobody_a_beneficiary(share: float, received: bool) -> None:
    case = insured(illness=25_000)
    assert claim_and_pay(case, share) > 0.0, "the cents are paid"
    assert bool(case.h.received) == received
