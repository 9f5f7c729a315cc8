"""Schooling by hand: the half-year's cost, the aid on it, and what is left as the household's own hardship."""

from __future__ import annotations

import pytest
from policy_cases import CERTAIN, Case

from model.life import consumption
from model.people import OF_SCHOOLING, hardship

SEPTEMBER, MARCH, MAY = 2022 * 12 + 8, 2022 * 12 + 2, 2022 * 12 + 4
VOCATIONAL, COLLEGE = 3, 4


def pupil(month: int, stage: int, household_class: int, **changes: float) -> Case:
    case = Case(month, school_aid={"coverage": 1.0, "strength": 1.0, **changes}, relief=CERTAIN)
    for place in range(len(case.rules)):
        case.rules[place]["consumption"]["school_cost"] = [0.0, 0.0, 0.0, 4_200.0, 11_000.0]
        case.rules[place]["school_aid"]["amount"] = [0.0, 0.0, 0.0, 1_900.0, 4_500.0]
    case.h.household_class, case.persons[0].study = household_class, stage
    case.run(consumption.PAY_FOR_SCHOOL)
    return case


@pytest.mark.parametrize("month", [SEPTEMBER, MARCH])
@pytest.mark.parametrize(
    ("stage", "household_class", "own"),
    [(COLLEGE, 0, 5_500 - 2_250), (COLLEGE, 2, 5_500), (VOCATIONAL, 0, 2_100 - 950), (VOCATIONAL, 1, 2_100)],
)
def test_what_aid_pays_is_no_hardship(month: int, stage: int, household_class: int, own: float) -> None:
    """As of a hospital bill, only what nobody paid counts: for insurance, relief, kin and the choice of help alike."""
    case = pupil(month, stage, household_class)
    assert case.left("schooling") == own and case.h.month_shock == own
    assert case.diary.cost[OF_SCHOOLING] == hardship(case.diary) == own
    assert case.paid("school_fee") - case.paid("school_aid") == own


def test_aid_above_the_cost_leaves_no_hardship() -> None:
    case = pupil(SEPTEMBER, VOCATIONAL, 0, strength=4.0)
    assert case.paid("school_aid") == 2_100 and hardship(case.diary) == 0.0


def test_nothing_is_due_between_the_half_years() -> None:
    assert pupil(MAY, COLLEGE, 0).paid("school_fee") == 0.0
