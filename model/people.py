"""Small rules about persons that several lines use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import CHRONIC_ILLNESS, MALE, MIGRANT_OUTSIDE, MIGRANT_PROVINCE, SEVERE_DISABILITY
from engine.compiled import rule
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS

if TYPE_CHECKING:
    from agents.household import Household, Member


@rule
def person_key(h: Household, k: int) -> int:
    """The fixed key of the member in place `k`."""
    return MEMBER_KEYS + (h.agent - HOUSEHOLD_KEYS) * 8 + k


@rule
def is_someone(m: Member) -> bool:
    """Whether the place in the household is taken."""
    return m.birth_month != 0


@rule
def age(m: Member, month: int) -> int:
    """Completed years."""
    return (month - m.birth_month) // 12


@rule
def is_away_worker(m: Member) -> bool:
    """Works away from the county and lives there."""
    return m.work == MIGRANT_PROVINCE or m.work == MIGRANT_OUTSIDE


@rule
def is_of_insured_age(m: Member, month: int) -> bool:
    """Men of 16 to 60 and women of 16 to 55 years: the ages of job-loss insurance (F0023, F0024)."""
    years = age(m, month)
    return years >= 16 and (years < 60 if m.sex == MALE else years < 55)


@rule
def is_frail(m: Member) -> bool:
    """Chronically ill or severely disabled."""
    return m.health == CHRONIC_ILLNESS or m.disability == SEVERE_DISABILITY


@rule
def able_workers(h: Household, month: int) -> int:
    """Members with full labour capacity who are not laid up or in school."""
    count = 0
    for k in range(h.places):
        m = h.members[k]
        if m.birth_month != 0 and m.can_work == 2 and m.ill_months == 0 and m.study == 0:
            count += 1
    return count


@rule
def lose(diary: Any, h: Household, cause: int, yuan: float) -> None:
    """Write down a loss by its cause, for the attribution of relapse at the end of the accounting year."""
    diary.loss[cause] += yuan
    h.month_shock += yuan
