"""Relapse and prevalence at the close of an accounting year, after aid and before it.

Relapse (measurement: incidence): concept-2 income of the closed accounting year a head falls below the standard of that year
and did not in the year before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import LINES
from engine.compiled import rule
from model.people import MONTHS, heads, is_low

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village
    from model.outcomes.poverty import Below, EverRelapsed, Relapses
    from parameters.rules_types import Lines

HOW_MANY_LINES = len(LINES)


@rule
def is_below(h: Household, village: Village) -> bool:
    """Net income of twelve months a head below the standard."""
    return is_low(h, village.standard)


@rule
def is_below_before_aid(h: Household, village: Village) -> bool:
    """The same, targeted aid subtracted."""
    return h.net_12 - h.aid_12 < village.standard * heads(h)


@rule
def is_below_before_posts(h: Household, diary: Diary, village: Village) -> bool:
    """The same, the wages of posts and rangers subtracted too."""
    return h.net_12 - h.aid_12 - diary.posts_12 < village.standard * heads(h)


@rule
def relapses(h: Household, village: Village) -> bool:
    """Below the standard, and not the year before: asked before the year is closed."""
    return is_below(h, village) and h.below == 0


@rule
def is_below_with_old_heads(h: Household, diary: Diary, village: Village) -> bool:
    """What the close would find had the income been shared among the heads of the accounting year before."""
    return h.net_12 < village.standard * (diary.heads_before / MONTHS)


@rule
def count_relapses(h: Household, diary: Diary, village: Village, tally: Relapses) -> None:
    """Who could fall and who did, with the persons at the year's start."""
    tally.at_risk += diary.persons_start * (h.below == 0)
    tally.at_risk_before_aid += diary.persons_start * (diary.below_before_aid == 0)
    at_old_heads = is_below_with_old_heads(h, diary, village)
    if h.below == 0 and h.persons > 0 and not is_below(h, village) and at_old_heads:
        tally.spared_by_heads += diary.persons_start
    if relapses(h, village):
        if not at_old_heads:
            tally.relapsed_by_heads += diary.persons_start
        tally.relapsed += diary.persons_start
        tally.relapsed_households += 1
    tally.relapsed_before_aid += diary.persons_start * (is_below_before_aid(h, village) & (diary.below_before_aid == 0))
    tally.relapsed_before_posts += diary.persons_start * (is_below_before_posts(h, diary, village) & (diary.below_before_posts == 0))


@rule
def count_below(h: Household, diary: Diary, village: Village, p: Lines, tally: Below) -> None:
    """Who is below which line at the end of the accounting year, and who lost a guarantee in it."""
    for line in range(HOW_MANY_LINES):
        if is_low(h, p.line_factors[line] * village.standard):
            tally.below_line[line] += h.persons
    if is_below(h, village):
        tally.below += h.persons
    tally.below_before_aid += h.persons * is_below_before_aid(h, village)
    tally.below_before_posts += h.persons * is_below_before_posts(h, diary, village)
    if is_low(h, village.monitoring_line):
        tally.below_monitoring += h.persons
    if h.dropped_out == 1 or diary.medical_own > p.unaffordable_share * max(h.net_12, 1.0):
        tally.guarantee_lost += h.persons


@rule
def count_ever_relapsed(h: Household, tally: EverRelapsed) -> None:
    """Households that have fallen at least once."""
    tally.ever_relapsed += h.ever_relapsed
