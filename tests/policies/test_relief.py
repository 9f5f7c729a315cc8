"""临时救助 by hand: who is a case, what is paid, once a year, within the county's budget."""

from __future__ import annotations

import numpy as np
import pytest
from policy_cases import CERTAIN, Case
from policy_cases import RELIEF as PAID

from agents.codes import CROP, JOB_LOSS
from agents.places import RELIEF
from engine.luck import HOUSEHOLD_KEYS
from model.policies import relief


def hit(income: float = 5_000.0, loss: float = 8_000.0, cause: int = JOB_LOSS) -> Case:
    case = Case(income=income, relief=CERTAIN)
    case.diary.loss[cause] = loss
    return case


def live(case: Case, share: float = 1.0) -> float:
    case.run(relief.PUT_FORWARD)
    case.village.paying_share[RELIEF] = share
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


def test_later_payers_see_medical_cost_less_relief() -> None:
    case = hit()
    case.cost(8_000.0)
    live(case)
    assert case.h.medical_own_year == 8_000.0 - 952.0


def test_without_coverage_there_is_no_case() -> None:
    case = hit()
    case.rules["relief"]["coverage"] = 0.0
    assert live(case) == 0.0 and case.village.claims[RELIEF] == 0.0
