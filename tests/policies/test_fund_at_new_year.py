"""A claim does not end with the year of its cost: the fund pays in the next year what it owes of the last (measurement 1.8)."""

from __future__ import annotations

from typing import Any

import pytest
from policy_cases import CERTAIN, Case

from engine.luck import HOUSEHOLD_KEYS, month_word
from model import observe
from model.policies import farmers_fund

JANUARY_2022 = 2022 * 12
OWN_COST, AID = 30_000.0, 15_000.0
"""3,000 of the first ten thousand, 5,000 of the second, 7,000 of the third."""


def of_year(case: Case) -> Any:
    """The luck of the year, as in the month."""
    return month_word(1, 1_000_000 + case.month // 12)


def run(case: Case, line: Any) -> None:
    """A line with the luck of the year."""
    case.run(line, of_year(case))


def live(case: Case, share: float = 1.0) -> None:
    """One month of the fund, with the first line of January."""
    run(case, observe.BEGIN)
    run(case, farmers_fund.CLAIM_AND_FILE)
    case.pool("farmers_fund").paying_share = share
    run(case, farmers_fund.PAY_CLAIMS)
    case.month += 1


def ill(month: int, agent: int = 7, delay: float = 2.0) -> Case:
    """A household below the line with an own cost of 30,000 yuan in the month."""
    case = Case(JANUARY_2022 + month, farmers_fund={**CERTAIN, "delay_months": delay}, gap_insurance={"coverage": 0.0})
    case.h.agent = HOUSEHOLD_KEYS + agent
    run(case, observe.BEGIN)
    case.cost(OWN_COST)
    return case


@pytest.mark.parametrize("month", [6, 9, 11])
def test_whatever_the_month_of_the_cost_all_entitled_are_paid_in_the_end(month: int) -> None:
    for agent in range(60):
        case = ill(month, agent)
        for _ in range(48):
            live(case)
        assert case.paid("fund_aid") == AID
        assert case.h.promised == 0.0


def test_a_claim_of_december_is_owed_from_then_on_and_paid_once() -> None:
    case = ill(11, delay=1e12)
    live(case)
    assert case.h.promised == AID
    case.rules["farmers_fund"]["delay_months"] = 0.0
    live(case)
    assert (case.paid("fund_aid"), case.h.promised, case.left()) == (AID, 0.0, 0.0)
    for _ in range(15):
        live(case)
    assert case.paid("fund_aid") == AID


def test_last_years_claim_takes_nothing_of_this_years_tiers_and_cap() -> None:
    case = ill(11, delay=1e12)
    case.cost(80_000.0)
    live(case)
    live(case)
    case.cost(OWN_COST)
    case.rules["farmers_fund"]["delay_months"] = 0.0
    live(case)
    assert case.paid("fund_aid") == 50_000.0 + AID


def test_what_a_dry_fund_leaves_unpaid_in_december_is_owed() -> None:
    case = ill(11, delay=0.0)
    live(case, share=0.4)
    assert (case.paid("fund_aid"), case.h.promised) == (6_000.0, 9_000.0)


def test_who_is_not_entitled_is_owed_nothing() -> None:
    case = ill(11)
    case.h.last_year_income = 9_000.0
    live(case)
    assert case.h.promised == 0.0


def test_an_illness_claim_cut_after_new_year_is_seen_by_the_fund() -> None:
    """Own cost of 25,000: the insurer approves 9,750 in November and cuts all of it in February, when its pool is dry."""
    case = Case(JANUARY_2022 + 10, gap_insurance={**CERTAIN, "delay_months": 1e12}, farmers_fund={**CERTAIN, "delay_months": 1e12})
    run(case, observe.BEGIN)
    case.cost(25_000.0)
    case.file_losses(of_year(case))
    assert case.left() == 15_250.0
    case.month = JANUARY_2022 + 12
    run(case, observe.BEGIN)
    assert (case.h.promised, case.left()) == (9_750.0, 0.0), "what waits survives the new year"
    case.month += 1
    case.cost(4_000.0)
    case.rules["gap_insurance"]["delay_months"] = 0.0
    case.pool("gap_insurance").paying_share = 0.0
    case.file_losses(of_year(case))
    case.pay_losses(of_year(case))
    assert (case.h.promised, case.paid("gap_illness"), case.left()) == (0.0, 0.0, 13_750.0)
