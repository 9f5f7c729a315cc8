"""How deep poverty is, for what cause households fell, and whom aid left short, at the close of an accounting year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import OTHER, WHY_BELOW
from engine.compiled import rule
from engine.ledger import to_fine_grain, to_grain
from model.counts.poverty import is_below, relapses
from model.people import MONTHS, heads
from model.standing import DIBAO, is_any

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village
    from model.outcomes.causes import Causes, Gaps, LeftShort
    from model.policies.dibao_case import DibaoDiary, DibaoHousehold
    from parameters.rules_types import Dibao, Lines

NO_DIBAO, DIBAO_LATE, DIBAO_TOO_LITTLE, RIGID_SPENDING = range(len(WHY_BELOW))
"""Places in the list of why aid left short."""


@rule
def count_gaps(h: Household, village: Village, tally: Gaps) -> None:
    """What is missing to the standard (Foster, Greer and Thorbecke 1984), in standards and in yuan."""
    if is_below(h, village):
        missing = h.persons * (village.standard - max(h.net_12 / heads(h), 0.0))
        tally.gap_share += to_fine_grain(missing / village.standard)
        tally.gap_yuan += to_grain(missing)


@rule
def count_causes(h: Household, diary: Diary, village: Village, p: Lines, tally: Causes) -> None:
    """The causes of a fall, with the persons at the start of the accounting year, as for the rate."""
    if relapses(h, village):
        main_causes(diary, village.standard * heads(h) - h.net_12, p.least_loss * h.persons, tally)


@rule
def main_causes(d: Diary, lacking: float, least: float, tally: Causes) -> None:
    """Attribution of a fall below the line to what, given back, would have kept the household above it.

    Losses are of net income, the concept of the event. The largest loss of the accounting year is the main cause and the
    next one contributes, if the largest, or else the two together, make up the `lacking` yuan; otherwise the cause is `other`.
    A loss below `least` yuan is none.
    """
    first, second = OTHER, OTHER
    largest, next_largest = 0.0, 0.0
    for cause in range(OTHER):
        loss = d.loss[cause]
        if loss < least:
            continue
        if loss > largest:
            second, next_largest = first, largest
            first, largest = cause, loss
        elif loss > next_largest:
            second, next_largest = cause, loss
    if largest + (next_largest if largest < lacking else 0.0) < lacking:
        first, second = OTHER, OTHER
    tally.cause[first] += d.persons_start
    tally.second[second] += d.persons_start


@rule
def count_left_short(h: DibaoHousehold, diary: DibaoDiary, village: Village, p: Dibao, tally: LeftShort) -> None:
    """Whom aid left short: below the standard, or below it once rigid spending is taken off."""
    if is_below(h, village):
        tally.why[why_below(h, diary.dibao_months, p.delay_months)] += h.persons
    elif h.less_rigid_12 < village.standard * heads(h):
        tally.why[RIGID_SPENDING] += h.persons


@rule
def why_below(h: DibaoHousehold, dibao_months: int, delay: float) -> int:
    """Why aid did not lift a household below the standard: no dibao, dibao too late, dibao too little.

    Who is in need for no longer than an application takes may get it yet. A recipient's came too late if he was in need in more
    months of the accounting year than it was paid in.
    """
    if not is_any(h, DIBAO):
        return NO_DIBAO if h.need_months > delay else DIBAO_LATE
    return DIBAO_LATE if min(h.need_months, MONTHS) > dibao_months else DIBAO_TOO_LITTLE
