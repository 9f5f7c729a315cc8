"""Work by hand: the days before a job is lost and after one is found are paid; what is a loss, and for whom; own trade in town."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from policy_cases import Case

from agents.codes import AWAY_PREFECTURE, JOB_LOSS, LOCAL, PRESENT, SELF_EMPLOYED, UNEMPLOYED
from engine.luck import month_word
from model.life import work

CERTAIN_SEASON = [1.0] * 12
WAGE = 3_000.0


def worker(kind: int = LOCAL, **changes: Any) -> tuple[Case, Any]:
    """A household with one member who has this kind of work, at 3,000 yuan a month where it is a wage, in a plain labour market."""
    rules = {
        "season_local": CERTAIN_SEASON,
        "job_loss_local": 0.02,
        "finding": 0.4,
        "self_employment_sd": 0.0,
        "premium_sd": 0.0,
        **changes,
    }
    case = Case(work=rules)
    case.village.wage_local, case.village.finding = WAGE, 1.0
    m = case.persons[0]
    m.work = m.usual_work = kind
    m.skill = 1000
    return case, m


@pytest.mark.parametrize(("u", "share"), [(0.0, 0.0), (0.005, 0.25), (0.015, 0.75)])
def test_a_job_lost_in_the_month_pays_the_days_before(u: float, share: float) -> None:
    case, m = worker()
    pay = work.wage_month(case.h, case.diary, m, u, 1, case.village, case.rules[0].work, month_word(1, case.month), case.month)
    assert pay == pytest.approx(share * WAGE)
    assert case.diary.loss[JOB_LOSS] == pytest.approx((1.0 - share) * WAGE)
    assert (m.work, m.usual_work, m.lost_job, m.idle_months) == (UNEMPLOYED, LOCAL, 1, 0)


@pytest.mark.parametrize(("u", "share"), [(0.0, 1.0), (0.1, 0.75), (0.3, 0.25), (0.4, 0.0)])
def test_a_job_found_in_the_month_pays_the_days_after(u: float, share: float) -> None:
    case, m = worker()
    work.become_unemployed(m)
    pay = work.seek(case.h, case.diary, m, u, 1, case.village, case.rules[0], month_word(1, case.month), case.month)
    assert pay == pytest.approx(share * WAGE)
    assert case.diary.loss[JOB_LOSS] == pytest.approx((1.0 - share) * WAGE)
    assert (m.work, m.lost_job) == ((LOCAL, 0) if u < 0.4 else (UNEMPLOYED, 1))


def test_who_never_had_a_job_loses_none() -> None:
    case, m = worker()
    m.work = UNEMPLOYED
    for _ in range(5):
        work.seek(case.h, case.diary, m, 0.9, 1, case.village, case.rules[0], month_word(1, case.month), case.month)
    assert (m.idle_months, case.diary.loss[JOB_LOSS], case.h.month_shock) == (5, 0.0, 0.0)


def test_half_a_month_is_paid_on_average_when_jobs_are_lost_and_found() -> None:
    paid = []
    for u in (np.arange(400) + 0.5) / 400.0 * 0.02:
        case, m = worker()
        paid.append(work.wage_month(case.h, case.diary, m, u, 1, case.village, case.rules[0].work, month_word(1, 0), case.month))
    assert np.mean(paid) == pytest.approx(WAGE / 2.0)


@pytest.mark.parametrize(("presence", "home", "town"), [(PRESENT, 2_400.0, 0.0), (AWAY_PREFECTURE, 0.0, 2_400.0)])
def test_own_trade_is_business_in_the_village_and_in_town(presence: int, home: float, town: float) -> None:
    case, m = worker(SELF_EMPLOYED, self_employment_ratio=0.8, town_purse_share=0.7)
    case.h.persons, m.presence = 1, presence
    case.run(work.LOSE_FIND_AND_EARN)
    assert (case.paid("self_employment"), case.paid("self_employment_town"), case.paid("wage_town")) == (home, town, 0.0)
    assert case.h.month_wages == 0.0
    assert case.h.month_net == pytest.approx(home + 0.7 * town, abs=0.02)
