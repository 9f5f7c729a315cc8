"""临时救助 by hand: who is a case, what is paid, once a year, within the county's budget."""

from __future__ import annotations

import numpy as np
import pytest
from policy_cases import CERTAIN, Case
from policy_cases import RELIEF as PAID

from agents.codes import CROP, JOB_LOSS
from engine.luck import HOUSEHOLD_KEYS
from model.people import OF_DISASTER, OF_ILLNESS, bear
from model.policies import farmers_fund, relief


def hit(income: float = 5_000.0, loss: float = 8_000.0, cause: int = JOB_LOSS) -> Case:
    case = Case(income=income, relief=CERTAIN)
    case.diary.loss[cause] = loss
    return case


def live(case: Case, share: float = 1.0) -> float:
    case.run(relief.PUT_FORWARD)
    case.kept(relief.Cases).granted = share
    case.run(relief.GRANT)
    return case.paid(*PAID)


def test_the_mean_amount_of_a_case_is_paid_once_a_year() -> None:
    case = hit()
    assert live(case) == 952.0
    case.month += 1
    assert live(case) == 952.0
    case.h.received = 0
    assert live(case) == 1_904.0


@pytest.mark.parametrize(
    ("income", "loss", "cause"), [(6_600.0, 8_000.0, JOB_LOSS), (5_000.0, 5_200.0, JOB_LOSS), (5_000.0, 8_000.0, CROP)]
)
def test_no_case_above_the_line_below_the_loss_or_for_a_crop(income: float, loss: float, cause: int) -> None:
    assert live(hit(income, loss, cause)) == 0.0


def test_it_pays_no_more_than_insurance_and_fund_left() -> None:
    case = hit(loss=20_000.0)
    case.diary.covered = 19_900.0
    assert live(case) == 0.0
    case.rules["relief"]["least_loss"] = 0.0
    assert live(case) == 100.0


def test_a_budget_is_a_lottery_among_the_cases() -> None:
    granted = []
    for agent in range(300):
        case = hit()
        case.h.agent = HOUSEHOLD_KEYS + agent
        granted.append(live(case, 0.3) > 0.0)
    assert np.mean(granted) == pytest.approx(0.3, abs=5.0 * np.sqrt(0.21 / 300))


def test_what_relief_paid_of_a_bill_nobody_pays_again_but_it_counts_for_tiers_of_those_before() -> None:
    """Own cost of 10,500: relief, last in the order, pays 952; the fund's trigger of 10,000 and its tiers look at all of it."""
    case = hit()
    case.rules["farmers_fund"]["coverage"], case.rules["farmers_fund"]["delay_months"] = 1.0, 0.0
    case.cost(10_500.0)
    live(case)
    assert (case.left(), case.paid("relief_illness")) == (10_500.0 - 952.0, 952.0)
    case.run(farmers_fund.CLAIM_AND_FILE)
    assert case.waiting("illness", "farmers_fund") == 3_000.0 + 0.5 * 500.0


def test_relief_is_for_bills_then_fees_then_damage_then_lost_income() -> None:
    case = hit()
    case.rules["relief"]["amount"] = 5_000.0
    case.cost(1_000.0, 700.0)
    case.h.own_cost[OF_DISASTER] = 300.0
    live(case)
    assert [case.paid(flow) for flow in PAID] == [3_000.0, 1_000.0, 700.0, 300.0]
    assert case.left("illness") == case.left("schooling") == case.left("disaster") == 0.0


def test_fees_that_relief_paid_are_not_paid_again() -> None:
    """Fees of 10,000, of which relief has paid 6,000: insured from nothing and in full, 4,000 are left for gap insurance."""
    case = hit()
    case.rules["relief"]["amount"] = 6_000.0
    case.rules["gap_insurance"]["school_deductible"], case.rules["gap_insurance"]["school_share"] = 0.0, 1.0
    case.rules["gap_insurance"]["coverage"], case.rules["gap_insurance"]["delay_months"] = 1.0, 0.0
    case.cost(schooling=10_000.0)
    live(case)
    case.file_losses()
    assert case.h.promised == 4_000.0


def test_what_the_fund_has_decided_to_pay_is_no_case_in_the_same_month() -> None:
    """Own cost of 10,000 and income lost of 4,000: 3,000 of it the fund promises, 11,000 are uncovered."""
    for fund, cases in ((0.0, 1.0), (1.0, 0.0)):
        case = Case(relief={**CERTAIN, "least_loss": 12_000.0 / (6_600.0 * 4)}, farmers_fund={**CERTAIN, "coverage": fund})
        bear(case.diary, case.h, OF_ILLNESS, 10_000.0)
        case.diary.loss[JOB_LOSS] = 4_000.0
        case.run(farmers_fund.CLAIM_AND_FILE)
        case.run(relief.PUT_FORWARD)
        assert case.kept(relief.Cases).put_forward == cases


def test_without_coverage_there_is_no_case() -> None:
    case = hit()
    case.rules["relief"]["coverage"] = 0.0
    assert live(case) == 0.0 and case.kept(relief.Cases).put_forward == 0.0
