"""A prefecture of one household many times over: who is copied, what is copied, and what that does to being poor."""

from __future__ import annotations

import numpy as np
import pytest

from agents.codes import NO_WORK
from agents.population.people import People
from calibration.alike import all_like, typical
from calibration.moments import below_lines
from calibration.panel import Panel, live_panel
from calibration.switches import EQUAL
from model.courses import REFERENCE
from model.projection import Block, people_of

SHARE, LAST_YEAR = 0.004, 2023


@pytest.fixture(scope="module")
def plan() -> Panel:
    return live_panel(SHARE, 0, 1, LAST_YEAR)


@pytest.fixture(scope="module")
def people() -> People:
    return people_of(Block((REFERENCE,), 0, 1, 0, 1, SHARE, 2021, LAST_YEAR))


def test_the_typical_household_is_average_and_in_the_middle(plan: Panel, people: People) -> None:
    one = typical(people, plan.agent, plan.before_aid.mean(axis=0))
    villagers = people.resettled == 0
    assert villagers[one]
    works = (people.exists & (people.work != NO_WORK)).sum(axis=1)
    assert people.members_count[one] == round(people.members_count[villagers].mean())
    assert works[one] == round(works[villagers].mean())
    income = plan.before_aid.mean(axis=0)
    rank = np.nanmean(income < income[plan.agent == people.key[one]])
    assert 0.4 < rank < 0.6


def test_nobody_average_is_said(plan: Panel, people: People) -> None:
    with pytest.raises(ValueError, match="no household of average size"):
        typical(people, plan.agent + 1_000_000_000, plan.before_aid.mean(axis=0))


def test_all_have_the_members_of_one_and_keep_name_and_place(people: People) -> None:
    alike = all_like(people, 7)
    for name in ("birth_month", "sex", "schooling_years", "health", "can_work", "work", "presence", "members_count"):
        assert (getattr(alike, name) == getattr(people, name)[7]).all(), name
    for name in ("income_rank", "skill_rank", "farm_rank", "savings_rank"):
        assert (getattr(alike, name) == 0.5).all(), name
    for name in ("key", "village", "household_class", "resettled", "seen_first"):
        assert (getattr(alike, name) == getattr(people, name)).all(), name
    assert len(np.unique(alike.land_mu)) == 2 and alike.land_mu.sum() == pytest.approx(people.land_mu.sum())


def test_equal_households_are_hardly_ever_poor(plan: Panel) -> None:
    equal = below_lines(live_panel(SHARE, 0, 1, LAST_YEAR, switch=EQUAL, plan=plan))
    assert equal["below_line"] < 0.34 * below_lines(plan)["below_line"]


def test_who_is_copied_must_be_given() -> None:
    with pytest.raises(ValueError, match="panel"):
        live_panel(SHARE, 0, 1, LAST_YEAR, switch=EQUAL)
