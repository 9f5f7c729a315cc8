"""Dibao by hand, month by month: how long need waits, how long grace lasts, and why a household is left below the line."""

from __future__ import annotations

import pytest
from policy_cases import Case

from agents.codes import LOST_AID
from agents.household import Household
from engine.record import zeros
from model.counts.causes import why_below
from model.observe import begin_accounting_year
from model.people import ENDED_AID, ENDED_DIBAO
from model.policies import dibao

STANDARD = 6_000.0
JANUARY_2022 = 2022 * 12


def case(month: int = JANUARY_2022 + 1, **changes: float) -> Case:
    """A lifted household in need, certain to be recognised."""
    rules = {
        "standard": STANDARD,
        "delay_months": 2.0,
        "exit_months": 3.0,
        "recognised_lifted": 1.0,
        "leakage": 0.0,
        "coverage": 1.0,
        "strength": 1.0,
        **changes,
    }
    found = Case(month, income=4_000.0, dibao=rules)
    found.h.household_class = 0
    return found


def months_until(case: Case, state: int, most: int = 40) -> int:
    """Months from now until `in_dibao` is so at the end of the month; this month is 0."""
    for passed in range(most):
        case.run(dibao.ASSESS_AND_PAY)
        case.month += 1
        if case.h.in_dibao == state:
            return passed
    return -1


@pytest.mark.parametrize("delay", [0.0, 1.0, 2.0, 4.0])
@pytest.mark.parametrize("month", [JANUARY_2022, JANUARY_2022 + 1, JANUARY_2022 + 2])
@pytest.mark.parametrize("aid", [0.0, 12_000.0])
def test_need_waits_as_many_months_as_the_delay_says(delay: float, month: int, aid: float) -> None:
    """In whatever month of a quarter it begins, and also where other aid lifts net income above the standard."""
    waiting = case(month, delay_months=delay)
    waiting.h.net_12 += aid
    waiting.h.aid_12 = aid
    assert months_until(waiting, 1) == delay
    assert waiting.h.need_months == delay + 1


@pytest.mark.parametrize("grace", [0.0, 1.0, 2.0, 3.0, 5.0, 12.0])
def test_grace_lasts_as_many_months_as_it_says(grace: float) -> None:
    """Seen no longer in need in April, the household is paid for `grace` months, April included."""
    leaving = case(JANUARY_2022 + 1, exit_months=grace, delay_months=0.0)
    months_until(leaving, 1)
    leaving.h.net_12 = 4 * 9_000.0
    leaving.month = JANUARY_2022 + 3
    assert months_until(leaving, 0) == grace


@pytest.mark.parametrize("grace", [0.0, 3.0])
@pytest.mark.parametrize(("ended", "unseen"), [(3, 0), (4, 2), (5, 1), (6, 0)])
def test_grace_counts_from_the_quarterly_look_that_sees_that_need_has_ended(grace: float, ended: int, unseen: int) -> None:
    """Need ends in April to July: until the next look the household is paid as one in need, then for `grace` months."""
    leaving = case(JANUARY_2022 + 1, exit_months=grace, delay_months=0.0)
    months_until(leaving, 1)
    leaving.h.net_12 = 4 * 9_000.0
    leaving.month = JANUARY_2022 + ended
    assert months_until(leaving, 0) == unseen + grace


def test_months_in_need_of_a_recipient_step_every_month() -> None:
    receiving = case(delay_months=0.0)
    for _ in range(9):
        receiving.run(dibao.ASSESS_AND_PAY)
        receiving.month += 1
    assert (receiving.h.need_months, receiving.h.in_dibao) == (9, 1)
    assert receiving.paid("dibao") == pytest.approx(9 * 4 * STANDARD * 0.65 / 12.0, abs=0.1)


def test_who_is_no_longer_in_need_begins_to_wait_anew() -> None:
    waiting = case(JANUARY_2022 + 1)
    waiting.run(dibao.ASSESS_AND_PAY)
    waiting.h.net_12 = 4 * 9_000.0
    waiting.month += 1
    waiting.run(dibao.ASSESS_AND_PAY)
    assert (waiting.h.need_months, waiting.h.in_dibao) == (0, 0)


@pytest.mark.parametrize(
    ("in_dibao", "need", "paid_months", "why"),
    [
        (0, 0, 0, "no_dibao"),
        (0, 4, 0, "dibao_late"),
        (0, 5, 0, "no_dibao"),
        (1, 11, 9, "dibao_late"),
        (1, 14, 12, "dibao_too_little"),
        (1, 30, 5, "dibao_late"),
        (1, -2, 12, "dibao_too_little"),
        (1, 3, 12, "dibao_too_little"),
        (1, 3, 3, "dibao_too_little"),
        (1, 3, 1, "dibao_late"),
    ],
)
def test_why_below_the_line_by_months_in_need(in_dibao: int, need: int, paid_months: int, why: str) -> None:
    """Late: still within two months of the delay of two, or a recipient in need for more months of the year than were paid.

    Who held dibao when need came again was paid all along: too little. Recognised after 25 of 30 months: late.
    """
    h = zeros(Household, 1)[0]
    h.in_dibao, h.need_months = in_dibao, need
    assert ("no_dibao", "dibao_late", "dibao_too_little")[why_below(h, paid_months, 2.0)] == why


@pytest.mark.parametrize(("delay", "before", "why"), [(2.0, 0, 1), (0.0, 0, 2), (2.0, 3, 2)])
def test_months_paid_are_counted_from_the_first(delay: float, before: int, why: int) -> None:
    """In need since February; with a wait of two months May is the second paid month of four in need: late. At once, or held since
    before by leakage: as many months as in need, or more."""
    receiving = case(delay_months=delay)
    if before:
        receiving.h.in_dibao, receiving.diary.dibao_months = 1, before
    for _ in range(4):
        receiving.run(dibao.ASSESS_AND_PAY)
        receiving.month += 1
    assert receiving.diary.dibao_months == (2 if why == 1 else 4 + before)
    assert why_below(receiving.h, receiving.diary.dibao_months, delay) == why


@pytest.mark.parametrize(("away", "lost"), [(1, 1), (3, 3), (6, 6)])
def test_dibao_that_comes_back_was_lost_for_the_months_between(away: int, lost: int) -> None:
    """Paid from October, out in January 2022, in need again `away` months later: so many months are lost, none of the next year."""
    there = case(JANUARY_2022 - 3, delay_months=0.0, exit_months=0.0)
    for _ in range(3):
        there.run(dibao.ASSESS_AND_PAY)
        there.month += 1
    monthly = there.diary.dibao_month
    there.h.net_12 = 4 * 9_000.0
    while there.h.in_dibao == 1:
        there.run(dibao.ASSESS_AND_PAY)
        there.month += 1
    assert there.diary.loss[LOST_AID] == pytest.approx(9 * monthly)
    for _ in range(away - 1):
        there.run(dibao.ASSESS_AND_PAY)
        there.month += 1
    there.h.net_12 = 4 * 4_000.0
    there.run(dibao.ASSESS_AND_PAY)
    assert there.h.in_dibao == 1 and there.diary.loss[LOST_AID] == pytest.approx(lost * monthly)
    assert there.diary.loss_next[ENDED_AID] == 0.0


@pytest.mark.parametrize(("ended", "back"), [(7, 12), (7, 20), (10, 12), (10, 21), (10, 23), (4, 11), (4, 22)])
def test_dibao_that_comes_back_in_the_next_accounting_year_was_lost_until_then(ended: int, back: int) -> None:
    """Out in the first month of a quarter of 2022 (1: January), in need again in a later month, across the close of September: of that
    accounting year the months before are lost, as long as a year has not passed since, and nothing of the year after it."""
    there = case(JANUARY_2022, delay_months=0.0, exit_months=0.0)
    there.h.in_dibao, there.diary.dibao_month, there.diary.dibao_months = 1, 500.0, 3
    for number in range(1, back + 1):
        there.h.net_12 = 4 * (9_000.0 if ended <= number < back else 4_000.0)
        there.month = JANUARY_2022 + number - 1
        there.run(dibao.ASSESS_AND_PAY)
        monthly = there.diary.dibao_month or 500.0
        if number in (9, 21) and number < back:
            begin_accounting_year(there.h, there.diary)
    lost = [number for number in range(ended, min(back, ended + 12)) if (number > 9) == (back > 9) and (number > 21) == (back > 21)]
    assert there.h.in_dibao == 1 and there.diary.aid_gone[ENDED_DIBAO] == 0
    assert there.diary.loss[LOST_AID] == pytest.approx(len(lost) * monthly)
    assert there.diary.loss_next[ENDED_AID] == 0.0


def test_first_dibao_gives_back_no_other_aid() -> None:
    new = case(delay_months=0.0)
    new.diary.loss[LOST_AID] = 5_000.0
    new.run(dibao.ASSESS_AND_PAY)
    assert new.h.in_dibao == 1 and new.diary.loss[LOST_AID] == 5_000.0
