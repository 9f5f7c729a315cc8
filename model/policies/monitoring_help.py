"""Help for listed households, chosen by cause: illness, work, farm, or no workers (plan ch.4 s.2).

Medical terms, priority for posts and recognition by dibao follow from standing on the list. What comes on top is
production support paid once, and job matching for the unemployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import DISABILITY_DEATH, DISASTER, ILLNESS, JOB_LOSS, OTHER, SCHOOLING, UNEMPLOYED
from engine.compiled import rare, rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.luck import U, decision, draw
from model.people import OF_DISASTER, OF_ILLNESS, OF_SCHOOLING, able_workers
from model.policies.monitoring_list import DIBAO_HELP, FARM_HELP, MEDICAL_HELP, WORK_HELP
from model.standing import LISTED, LISTED_IN_SILENCE, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Diary, Household, Member
    from engine.ledger import Ledger
    from model.policies.monitoring_list import ListHousehold
    from parameters.rules_types import Monitoring

HELP_RECEIVED, HELP_REACHES = decision("help_received"), decision("help_reaches")
HELPED_WORD = 20_260_101
"""Fixed word that orders households by when help is cut: as a share is cut, nobody is helped off and on."""
BONUS = entry("production_bonus")
NUMBER = POLICIES.index("monitoring")


@rule
def largest_loss(diary: Diary) -> int:
    """Cause of the largest loss or cost since the accounting year began; -1 where nothing was lost."""
    found, largest = -1, 0.0
    for cause in range(OTHER):
        lost = diary.loss[cause]
        if cause == ILLNESS:
            lost += diary.cost[OF_ILLNESS]
        elif cause == SCHOOLING:
            lost += diary.cost[OF_SCHOOLING]
        elif cause == DISASTER:
            lost += diary.cost[OF_DISASTER]
        if lost > largest:
            found, largest = cause, lost
    return found


@rule
def has_unemployed(members: Sequence[Member]) -> bool:
    """Whether a member seeks work."""
    found = False
    for k in range(len(members)):
        m = members[k]
        if m.work == UNEMPLOYED:
            found = True
    return found


@rule
def needed_help(h: Household, members: Sequence[Member], diary: Diary) -> int:
    """The help that fits the cause of the trouble."""
    cause = largest_loss(diary)
    if cause in (ILLNESS, DISABILITY_DEATH):
        return MEDICAL_HELP
    if able_workers(members) == 0:
        return DIBAO_HELP
    if cause == JOB_LOSS or has_unemployed(members) or h.land <= 0.0:
        return WORK_HELP
    return FARM_HELP


@rule
def is_helped(h: Household, p: Monitoring) -> bool:
    """Whether help reaches the household while it is listed: `help` is the share, always the same households first."""
    return draw(U(HELPED_WORD), HELP_REACHES, h.agent) < p.help


@rare
def bring_help(
    h: ListHousehold, members: Sequence[Member], diary: Diary, p: Monitoring, luck: np.uint64, withheld: float, ledger: Ledger
) -> None:
    """Once, some months after the listing; a farm gets its production support then."""
    if h.helped != 0 or is_any(h, LISTED_IN_SILENCE) or h.listed_months != max(1, int(p.help_delay + 0.5)):
        return
    if draw(luck, HELP_RECEIVED, h.agent) < p.delivered:
        h.helped = needed_help(h, members, diary)
        if h.helped == FARM_HELP:
            receive(h, ledger, BONUS, within_cap(p.bonus * p.strength, withheld))


@rule
def matching(h: ListHousehold, p: Monitoring) -> float:
    """Factor on the chance that the household's unemployed find work."""
    if h.helped == WORK_HELP and is_any(h, LISTED):
        return 1.0 + p.job_matching * p.strength
    return 1.0
