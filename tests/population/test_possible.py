"""Nobody impossible: ages, work, school, empty slots, ranks."""

from __future__ import annotations

import numpy as np

from agents import codes
from agents.population.composition import REFERENCE_MONTH
from agents.population.people import People


def test_empty_slots_are_behind_the_members(everybody: People) -> None:
    filled = np.arange(codes.MEMBERS_AT_START) < everybody.members_count[:, None]
    np.testing.assert_array_equal(filled, everybody.exists)
    assert everybody.members_count.min() == 1
    for name in ("schooling_years", "can_work", "work", "presence", "skill_rank"):
        assert not getattr(everybody, name)[~filled].any(), name


def test_ages_and_schooling_are_human(everybody: People) -> None:
    here = everybody.exists
    age = (REFERENCE_MONTH - everybody.birth_month[here]) / 12.0
    assert age.min() >= 0.0
    assert age.max() < 105.0
    schooling = everybody.schooling_years[here]
    assert np.all(schooling <= np.maximum(age - 5.0, 0.0) + 1e-9)
    assert schooling.max() <= 16


def test_no_child_pupil_or_unable_person_works(everybody: People) -> None:
    here = everybody.exists
    age = (REFERENCE_MONTH - everybody.birth_month) / 12.0
    at_work = here & (everybody.work != codes.NO_WORK)
    assert age[at_work].min() >= 16.0
    assert not (at_work & (everybody.in_school > 0)).any()
    assert not (at_work & (everybody.can_work == 0)).any()
    assert not (at_work & (everybody.disability == codes.SEVERE_DISABILITY)).any()


def test_migrants_are_away_and_farmers_are_near(everybody: People) -> None:
    outside = everybody.work == codes.MIGRANT_OUTSIDE
    province = everybody.work == codes.MIGRANT_PROVINCE
    assert np.all(everybody.presence[outside] == codes.AWAY_OUTSIDE)
    assert np.all(everybody.presence[province] == codes.AWAY_PROVINCE)
    assert np.all(everybody.presence[everybody.work == codes.OWN_FARM] <= codes.AWAY_PREFECTURE)


def test_mothers_are_older_than_their_children(everybody: People) -> None:
    """The oldest and the youngest member of a household are at most four generations apart."""
    months = np.where(everybody.exists, everybody.birth_month, np.int32(0))
    oldest = np.where(everybody.exists, everybody.birth_month, np.int32(1 << 20)).min(axis=1)
    assert ((months.max(axis=1) - oldest) / 12.0).max() < 98.0
    adults = (everybody.exists & (REFERENCE_MONTH - everybody.birth_month >= 19 * 12)).sum(axis=1)
    assert adults.min() >= 1


def test_ranks_are_inside_the_unit_interval_and_even(everybody: People) -> None:
    for name in ("income", "capital", "savings", "debt", "farm"):
        rank = getattr(everybody, f"{name}_rank")
        assert rank.min() > 0.0
        assert rank.max() < 1.0
        np.testing.assert_allclose(np.histogram(rank, bins=10, range=(0, 1))[0] / len(rank), 0.1, atol=0.004)
    skill = everybody.skill_rank[everybody.exists]
    assert 0.0 < skill.min() < skill.max() < 1.0


def test_ranks_go_together_as_stated(everybody: People) -> None:
    def correlation(name: str) -> float:
        return float(np.corrcoef(everybody.income_rank, getattr(everybody, name))[0, 1])

    assert 0.4 < correlation("savings_rank") < 0.6
    assert 0.35 < correlation("capital_rank") < 0.55
    assert -0.25 < correlation("debt_rank") < -0.05
