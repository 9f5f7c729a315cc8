"""Relief before gap insurance and fund (F0028, F0041, F0049) and cases open when the accounting year closes, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from policy_cases import CERTAIN, Case
from policy_cases import GAP as GAP_FLOWS
from policy_cases import RELIEF as PAID

from engine.luck import HOUSEHOLD_KEYS
from model import observe
from model.people import OF_ILLNESS, OF_SCHOOLING, bear, cover
from model.policies import farmers_fund, relief

SEPTEMBER, OCTOBER = 2022 * 12 + 8, 2022 * 12 + 9
NEVER = 1e12
GAP = {**CERTAIN, "illness_deductible": 10_000.0, "illness_share": 0.65, "illness_cap": 50_000.0}


def ill(cost: float, first: float, delay: float = 0.0, month: int = 2022 * 12 + 2, **more: float) -> Case:
    """A household of four below the line with this own cost of care; relief pays 952 yuan to a case."""
    case = Case(
        month, relief={**CERTAIN, "delay_months": delay, "before_insurance": first, **more}, gap_insurance=GAP, farmers_fund=CERTAIN
    )
    case.diary.medical_own = cost
    bear(case.diary, case.h, OF_ILLNESS, cost)
    return case


def live(case: Case, share: float = 1.0) -> tuple[float, float, float]:
    """The payers of a month; what relief, gap insurance and fund have paid so far."""
    case.run(relief.COME_FIRST)
    case.file_losses()
    case.run(farmers_fund.CLAIM_AND_FILE)
    case.run(relief.PUT_FORWARD)
    case.kept(relief.Cases).granted = share
    case.pay_losses()
    case.run(farmers_fund.PAY_CLAIMS)
    case.run(relief.GRANT)
    return case.paid(*PAID), case.paid(*GAP_FLOWS), case.paid("fund_aid")


def test_by_default_relief_is_last() -> None:
    """Gap insurance 0.65 x 20,000, fund 3,000 + 0.5 x 7,000 on the 17,000 left, relief 952."""
    assert live(ill(30_000.0, 0.0)) == (952.0, 13_000.0, 6_500.0)


def test_first_relief_then_the_insurances_look_at_what_is_left() -> None:
    """29,048 are left: gap insurance 0.65 x 19,048 = 12,381.2 (in steps of 1/128), fund 3,000 + 0.5 x 6,666.8 on 16,666.8."""
    found = live(ill(30_000.0, 1.0))
    assert found[0] == 952.0
    assert found[1:] == pytest.approx((12_381.2, 6_333.4), abs=0.02)


def test_relief_comes_first_also_to_a_bill_that_insurance_would_have_paid() -> None:
    """Cost of 6,000, insured from 0 yuan: nothing is left for relief by default; before the insurance it pays its amount."""
    for first, due in ((0.0, (0.0, 6_000.0)), (1.0, (952.0, 5_048.0))):
        case = ill(6_000.0, first)
        case.rules["gap_insurance"]["illness_deductible"], case.rules["gap_insurance"]["illness_share"] = 0.0, 1.0
        assert live(case)[:2] == due


def test_costs_wait_for_the_decision_and_go_back_when_the_budget_has_no_place() -> None:
    case = ill(30_000.0, 1.0, NEVER)
    live(case)
    assert (case.h.own_cost[0], case.waiting("illness", "relief")) == (29_048.0, 952.0)
    case.rules["relief"]["delay_months"] = 0.0
    case.month += 1
    live(case, share=0.0)
    case.month += 1
    assert live(case, share=0.0)[:2] == (0.0, 13_000.0)
    assert case.waiting("illness", "relief") == case.waiting("schooling", "relief") == 0.0


def test_school_fees_wait_too() -> None:
    case = Case(
        relief={**CERTAIN, "before_insurance": 1.0},
        gap_insurance={**CERTAIN, "school_deductible": 0.0, "school_share": 1.0, "school_cap": 50_000.0},
    )
    bear(case.diary, case.h, OF_SCHOOLING, 7_000.0)
    assert live(case)[:2] == (952.0, 6_048.0)


def test_what_waits_goes_back_when_relief_ends() -> None:
    case = ill(30_000.0, 1.0, NEVER)
    live(case)
    case.rules["relief"]["coverage"] = 0.0
    live(case)
    assert (
        case.left() == 17_000.0 - case.approved("illness", "farmers_fund") == 10_500.0
        and case.waiting("illness", "relief") == case.waiting("schooling", "relief") == 0.0
    )


def test_without_the_switch_the_line_changes_nothing() -> None:
    case = ill(30_000.0, 0.0)
    before = case.households.tobytes(), case.diaries.tobytes()
    case.run(relief.COME_FIRST)
    assert (case.households.tobytes(), case.diaries.tobytes()) == before


def close(case: Case) -> None:
    """September ends: the accounting year closes."""
    assert case.month == SEPTEMBER
    observe.begin_accounting_year.py_func(case.h, case.diary)
    case.month = OCTOBER


def waiting(delay: float = NEVER, cost: float = 9_000.0) -> Case:
    """A bill of September below all deductibles, which relief has not decided on."""
    case = ill(cost, 0.0, delay, SEPTEMBER)
    live(case)
    close(case)
    return case


def test_a_case_open_at_the_close_is_decided_in_the_next_year_once() -> None:
    case = waiting()
    assert (case.diary.relief_open, case.paid(*PAID)) == (9_000.0, 0.0)
    case.rules["relief"]["delay_months"] = 0.0
    assert live(case)[0] == 952.0
    assert (case.diary.relief_open, case.left()) == (0.0, 8_048.0)
    case.h.received = 0
    assert live(case)[0] == 952.0


def test_the_budget_decides_once_on_an_open_case() -> None:
    case = waiting()
    case.rules["relief"]["delay_months"] = 0.0
    assert live(case, share=0.0)[0] == 0.0
    assert live(case)[0] == 0.0


def test_what_was_refused_before_the_close_does_not_stay_open() -> None:
    case = ill(9_000.0, 0.0, 0.0, SEPTEMBER)
    live(case, share=0.0)
    close(case)
    assert case.diary.relief_open == 0.0


def test_who_is_not_entitled_has_nothing_open() -> None:
    case = ill(9_000.0, 0.0, NEVER, SEPTEMBER)
    case.h.less_rigid_12 = 4 * 9_000.0
    live(case)
    assert case.diary.relief_open == 0.0


def test_what_others_pay_after_the_close_is_no_longer_open_and_covers_nothing_twice() -> None:
    case = waiting()
    bear(case.diary, case.h, OF_ILLNESS, 4_000.0)
    cover(case.diary, 8_500.0)
    assert (case.diary.relief_open, case.diary.covered) == (500.0, 0.0)
    cover(case.diary, 1_500.0)
    assert (case.diary.relief_open, case.diary.covered) == (0.0, 1_000.0)


def test_an_open_case_is_paid_after_new_year_and_leaves_the_new_years_cost() -> None:
    case = waiting()
    case.month = 2023 * 12
    case.h.received = 0
    case.run(observe.BEGIN)
    case.cost(5_000.0)
    case.rules["relief"]["delay_months"] = 0.0
    assert live(case)[0] == 952.0
    assert case.left() == 5_000.0


@pytest.mark.parametrize("before_close", [0, 1, 3, 11])
def test_whenever_the_loss_all_entitled_are_helped_in_the_end(before_close: int) -> None:
    """With a mean wait of two months, a budget for everybody and a loss `before_close` months before the close."""
    helped = []
    for agent in range(40):
        case = ill(9_000.0, 0.0, 2.0, SEPTEMBER - before_close)
        case.h.agent = HOUSEHOLD_KEYS + agent
        for _ in range(60):
            live(case)
            close(case) if case.month == SEPTEMBER else setattr(case, "month", case.month + 1)
        helped.append(case.paid(*PAID) == 952.0)
    assert np.all(helped)
