"""A loss is named only where something was earned: posts, deaths, disability and returns of those who seek work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

from agents.codes import (
    DISABILITY_DEATH,
    ILLNESS,
    JOB_LOSS,
    LOCAL,
    LOST_AID,
    MIGRANT_OUTSIDE,
    NO_WORK,
    OWN_FARM,
    PUBLIC_POST,
    UNEMPLOYED,
)
from model.life import demography, health, work
from model.people import EARNER, earner_share, is_earner
from model.policies.public_posts import POST_SEAT
from model.seats_held import appoint, end_contract
from model.world import World

sys.path.insert(0, str(Path(__file__).parent.parent / "policies"))
from policy_cases import Case

MONTH, LEFT = 2022 * 12 + 2, 6
WAGE = 3_000.0


def case_of(work_of: int, **fields: int) -> tuple[Case, Any]:
    """Three persons with 24,000 yuan a year: one who works for a wage, one (returned) as given, one who does not work."""
    case = Case(MONTH)
    case.h.persons, case.h.net_12 = 3, 24_000.0
    case.village.standard, case.village.wage_local, case.village.finding = 4_000.0, WAGE, 1.0
    for k in range(4):
        case.persons[k].work = NO_WORK
    case.persons[0].work = LOCAL
    m = case.persons[1]
    m.work, m.usual_work, m.skill = work_of, LOCAL, 1_000
    for name, value in fields.items():
        setattr(m, name, value)
    return case, m


def losses(case: Case) -> tuple[float, float]:
    """Booked as disability or death in this accounting year and for the next."""
    return float(case.diary.loss[DISABILITY_DEATH]), float(case.diary.loss_next[EARNER])


def dies(case: Case, m: Any) -> tuple[float, float]:
    demography.mourn(case.h, case.members, case.cares, case.diary, 1, case.village, case.rules[0].demography, LEFT, case.ledger)
    return losses(case)


SEEKERS = {"never had a job": {"lost_job": 0, "idle_months": 24}, "lost one two years ago": {"lost_job": 1, "idle_months": 24}}


@pytest.mark.parametrize("who", SEEKERS)
def test_who_earned_nothing_leaves_no_loss_when_he_dies(who: str) -> None:
    case, m = case_of(UNEMPLOYED, **SEEKERS[who])
    assert dies(case, m) == (0.0, 0.0)


@pytest.mark.parametrize("who", SEEKERS)
@pytest.mark.parametrize("before", [0, 1])
def test_who_earned_nothing_leaves_no_loss_when_he_is_disabled(who: str, before: int) -> None:
    case, m = case_of(UNEMPLOYED, disability=before, **SEEKERS[who])
    health.become_disabled(case.h, case.members, case.diary, m, LEFT)
    assert losses(case) == (0.0, 0.0)
    assert m.work != UNEMPLOYED
    assert m.lost_job == 0, "out of the search for work: no month without the job is a loss any more"


def test_who_works_or_lost_a_job_within_the_year_is_lost_by_his_part() -> None:
    """24,000 yuan by two who earn: 1,000 a month less 333.33 that he needed, of six months 4,000 in either accounting year."""
    for work_of, fields in ((LOCAL, {}), (OWN_FARM, {}), (PUBLIC_POST, {}), (UNEMPLOYED, {"lost_job": 1, "idle_months": 3})):
        case, m = case_of(work_of, **fields)
        assert is_earner(m)
        assert dies(case, m) == (pytest.approx(4_000.0), pytest.approx(4_000.0))


def test_income_is_the_earners_alone() -> None:
    """Nothing of 24,000 yuan is the part of one who never had a job: the one who works brings 2,000 a month."""
    case, _ = case_of(UNEMPLOYED, idle_months=24)
    assert earner_share(case.h, case.members) == 2_000.0


def after_the_contract(lost_job: int) -> tuple[float, float, int]:
    """A resettled seeker gets a post, its contract ends, he seeks in vain: his job loss, lost aid, and `lost_job` in the post."""
    case, m = case_of(UNEMPLOYED, lost_job=lost_job)
    case.h.resettled, rules = 1, case.rules[0]
    appoint(case.h, case.members, case.diary, 1, POST_SEAT, 12, rules, 6, MONTH)
    held = int(m.lost_job)
    case.diary.loss[:] = 0.0
    end_contract(case.h, case.members, case.diary, m, rules, 11, MONTH + 43)
    for later in range(3):
        work.seek(case.h, case.diary, m, 0.999, 12_345, case.village, case.rules[0], np.uint64(1), MONTH + 44 + later)
    return float(case.diary.loss[JOB_LOSS]), float(case.diary.loss[LOST_AID]), held


def test_a_post_ends_what_was_lost_with_the_job_before_it() -> None:
    """It booked 7,440 yuan of job loss beside the lost post."""
    pay = float(Case(MONTH).rules[0].public_posts.pay)
    assert after_the_contract(1) == after_the_contract(0) == (0.0, pytest.approx(11.0 * pay), 0)


@pytest.mark.parametrize(("u", "ill", "cause"), [(0.999, 0, -1), (0.3, 0, JOB_LOSS), (0.3, 2, ILLNESS)])
def test_a_mass_return_costs_no_wage_that_season_or_illness_took(u: float, ill: int, cause: int) -> None:
    case, m = case_of(MIGRANT_OUTSIDE, ill_months=ill)
    case.village.wage_outside, case.village.returning, case.village.return_luck = WAGE, 1.0, 7
    p = case.rules[0].work
    assert p.season_away[MONTH % 12] < 0.999
    assert work.wage_month(case.h, case.diary, m, u, 12_345, case.village, p, np.uint64(1), MONTH) == 0.0
    assert m.work == UNEMPLOYED
    assert [c for c in range(10) if case.diary.loss[c] > 0.0] == ([cause] if cause >= 0 else [])


def test_only_who_seeks_work_has_lost_a_job(january_2021: World) -> None:
    """The kind: whatever ends a search for work - a post, the farm, age, disability, school - ends the lost job with it."""
    world = worlds.branch(january_2021)
    worlds.live_until(world, worlds.PART + 24)
    members = worlds.people(world)
    lost = np.asarray(members["lost_job"]) == 1
    assert lost.any()
    assert (np.asarray(members["work"])[lost] == UNEMPLOYED).all()
