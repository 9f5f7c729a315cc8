"""新市民安居险 by hand: who is insured, sums, property before gap insurance; compensation is no income."""

from __future__ import annotations

import pytest
from policy_cases import CERTAIN, HOME, Case

from model.people import OF_DISASTER


def resettled(household_class: int = 0, moved: int = 1) -> Case:
    case = Case(home_insurance=CERTAIN, gap_insurance=CERTAIN)
    case.h.resettled, case.h.household_class = moved, household_class
    return case


def claim_and_pay(case: Case, share: float = 1.0) -> float:
    case.file_losses()
    case.pool("home_insurance").paying_share = share
    case.pay_losses()
    return case.paid(*HOME)


def test_fixed_sums_of_deaths_and_disability_are_paid_once() -> None:
    case = resettled()
    case.diary.deaths, case.diary.accident_deaths, case.diary.accident_disabled = 3, 1, 1
    assert claim_and_pay(case) == 30_000 + 10_000 + 2 * 1_000
    assert claim_and_pay(case) == 42_000


@pytest.mark.parametrize(("household_class", "moved"), [(0, 0), (1, 1), (2, 1)])
def test_only_resettled_registered_poor_are_insured(household_class: int, moved: int) -> None:
    case = resettled(household_class, moved)
    case.diary.deaths = case.diary.accident_deaths = 1
    assert claim_and_pay(case) == 0.0


def test_what_it_pays_for_property_is_not_open_to_gap_insurance() -> None:
    case = resettled()
    case.diary.property_loss = case.h.month_shock = 26_000.0
    case.diary.cost[OF_DISASTER] = 26_000.0
    assert claim_and_pay(case) == 20_000.0
    assert case.diary.cost[OF_DISASTER] == 6_000.0
    assert case.paid("gap_disaster") == 0.65 * (6_000.0 - 1_000.0)


@pytest.mark.parametrize(
    ("strength", "paid", "left"), [(1.0, 20_000.0, 6_000.0), (0.5, 10_000.0, 16_000.0), (0.0, 0.0, 26_000.0), (3.0, 26_000.0, 0.0)]
)
def test_what_it_does_not_pay_at_less_strength_stays_open_to_gap_insurance(strength: float, paid: float, left: float) -> None:
    """A loss of 26,000, a sum insured of 20,000: at half strength 10,000 are paid, and 16,000 are gap insurance's to look at."""
    case = resettled()
    case.rules["home_insurance"]["strength"] = strength
    case.diary.property_loss = case.h.month_shock = case.diary.cost[OF_DISASTER] = 26_000.0
    assert claim_and_pay(case) == paid
    assert case.diary.cost[OF_DISASTER] == left
    assert case.paid("gap_disaster") == pytest.approx(min(30_000.0, 0.65 * max(0.0, left - 1_000.0)))


def test_a_stolen_animal_has_what_the_damage_left_of_the_sum_insured() -> None:
    """House 18,000 and a cow of 5,000 under a sum of 20,000: 20,000, at half strength 9,000 + 1,000."""
    for strength, paid in ((1.0, 20_000.0), (0.5, 10_000.0)):
        case = resettled()
        case.rules["home_insurance"]["strength"] = strength
        case.diary.property_loss, case.diary.stolen_value, case.diary.stolen_kind = 18_000.0, 5_000.0, 3
        case.diary.cost[OF_DISASTER] = 23_000.0
        case.h.month_shock = 23_000.0
        assert claim_and_pay(case) == paid


def test_compensation_is_no_income() -> None:
    case = resettled()
    case.diary.deaths = case.diary.accident_deaths = 1
    claim_and_pay(case)
    h = case.h
    assert h.cash == 30_000.0
    assert (h.month_transfers, h.month_net, h.month_less_rigid, h.month_cash, h.month_aid) == (0.0,) * 5


def test_an_unpaid_part_waits_for_the_next_premium() -> None:
    case = resettled()
    case.diary.property_loss = 10_000.0
    assert claim_and_pay(case, 0.25) == 2_500.0
    assert claim_and_pay(case, 0.0) == 2_500.0
    assert claim_and_pay(case, 1.0) == 10_000.0
