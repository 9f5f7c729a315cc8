"""Who takes up work because the household earns too little.

Labour answers need: an able adult who is at home of his own accord does not stay there while the household lives on less than the
poverty standard. What the start of 2020 has of it is in `model.start`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import (
    AWAY_OUTSIDE,
    AWAY_PROVINCE,
    FULL_CAPACITY,
    LOCAL,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    NO_WORK,
    OWN_FARM,
    PRESENCE,
    PRESENT,
    SEVERE_CHRONIC_ILLNESS,
    SEVERE_DISABILITY,
    UNEMPLOYED,
)
from engine.compiled import rare, rule
from engine.luck import decision, draw
from model.law import FIRST_CLASS, OLD_AGE, WORKING_AGE
from model.people import MONTHS, age, heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from agents.places import Village
    from parameters.rules_types import Work

FROM_NEED = decision("work_from_need")
LIVED_FROM = 2021 * MONTHS
"""January 2021: before it the twelve months of a household are in part a first guess, which says little of who earns too little."""
WORK_NEAR = np.full(len(PRESENCE), LOCAL, dtype=np.int8)
"""The wage work that is sought where one lives."""
WORK_NEAR[[AWAY_OUTSIDE, AWAY_PROVINCE]] = MIGRANT_OUTSIDE, MIGRANT_PROVINCE


@rule
def earns_too_little(h: Household, village: Village) -> bool:
    """Whether what a household has of its own, without aid to the person, is less than the poverty standard a head."""
    return h.net_12 - h.aid_12 < village.standard * heads(h)


@rule
def could_work(m: Member, month: int) -> bool:
    """Able, below sixty, out of school, not ill, and neither in work nor looking for it."""
    years = age(m, month)
    idle = m.work == NO_WORK and m.seat == 0 and m.study == 0 and m.ill_months == 0
    return idle and m.can_work == FULL_CAPACITY and years >= WORKING_AGE and years < OLD_AGE


@rule
def needs_care(m: Member) -> bool:
    """Whether somebody has to be at home for the member: severely disabled, or severely ill for good."""
    return m.disability == SEVERE_DISABILITY or m.health == SEVERE_CHRONIC_ILLNESS


@rule
def spare_adults(members: Sequence[Member], month: int) -> int:
    """Adults without work who are not needed at home: where a child is below school age or a member needs care, one of them is."""
    free, needed = 0, False
    for k in range(len(members)):
        m = members[k]
        years = age(m, month)
        needed = needed or years < FIRST_CLASS or needs_care(m)
        free += m.work == NO_WORK and years >= WORKING_AGE and m.study == 0 and m.ill_months == 0 and not needs_care(m)
    return free - needed


@rare
def take_up(h: Household, members: Sequence[Member], p: Work, luck: np.uint64, month: int) -> None:
    """Where a household earns too little, one who could work and does not takes it up: the farm, or a search where there is none.

    Who was at home of his own accord works before the household lives on less than the least. One of the adults at home stays
    with a child below school age or one who needs care. A town or a place of work away has no farm. Aid does not count, so that
    none keeps anybody from work.
    """
    for k in range(len(members)):
        m = members[k]
        if could_work(m, month) and draw(luck, FROM_NEED, m.key) < p.from_need:
            if spare_adults(members, month) <= 0:  # asked of the few whose luck it is
                return
            farms = m.presence == PRESENT and h.resettled == 0 and h.land > 0.0
            m.work = OWN_FARM if farms else UNEMPLOYED
            m.usual_work = OWN_FARM if farms else WORK_NEAR[m.presence]
            m.idle_months = 0
            m.lost_job = 0
            return


@rule
def work_from_need(h: Household, members: Sequence[Member], village: Village, p: Work, luck: np.uint64, month: int) -> None:
    """The month of a household in which somebody may take up work, before anybody works it."""
    if month >= LIVED_FROM and h.persons > 0 and earns_too_little(h, village):
        take_up(h, members, p, luck, month)
