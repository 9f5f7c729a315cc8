"""农村低保 (rural minimum living allowance): asked for, assessed, granted from a county's budget, reviewed once a year.

A household within reach of the standard asks for it with a chance a month: low for most, higher for the registered, highest for
the listed, whose cadres file the application, and raised by a hospital bill and by neighbours who hold it. What it lives on is then
*assessed*: income of twelve months less rigid spending and without targeted aid a head (concept 3), seen with an error of which a
part stays and the rest is that of the year, and taken for lower where a member is visibly frail. So some in need are refused or
never ask, and some who are not in need get it. Who is assessed below the standard waits for money of the county
(`model.policies.dibao_budget`). Paid is the standard less the assessed income, or the tier in which it falls (F0113-F0116). Once a
year most recipients are reviewed; who is found above the standard is paid for `exit_months` more.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

from agents.codes import LOST_AID
from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.luck import decision, draw
from engine.passes import RUN_LUCK, Line
from engine.prefetch import fetch_field
from engine.rates import compounded, standard_normal
from model.ahead import soon_after
from model.people import MONTHS, MOST_MONTHS, OF_ILLNESS, cell_of, heads, is_frail, lose_for_a_year, months_to_close, regain
from model.policies.dibao_budget import ADMIT
from model.policies.dibao_case import (
    ADMITTED,
    ASKS,
    NOT_ASKED,
    WAITS,
    DibaoCase,
    DibaoMarks,
    DibaoOfVillage,
    DibaoPaid,
    standing_by_dibao,
)
from model.policies.dibao_extra import HAND_OUT
from model.programme import Programme
from model.reach import nearness, reach
from model.standing import LIFTED, LISTED, NEAR_POOR, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from model.policies.dibao_case import DibaoDiary, DibaoHousehold, DibaoVillage
    from parameters.rules_types import Dibao, Lines

APPLIES, ASSESSED, REVIEWED = decision("dibao_applies"), decision("dibao_assessed"), decision("dibao_reviewed")
DIBAO = entry("dibao")
NUMBER = POLICIES.index("dibao")
BEGINS = 2020 * MONTHS
"""January 2020: who asked in the months before it is found holding the allowance or waiting for it."""
THIRD = 1.0 / 3.0
MOST_SEEN = 30_000.0
"""Assessed incomes are kept in whole yuan up to this one."""


@rule
def tested_income(h: Household) -> float:
    """Income of twelve months a head less rigid spending and without targeted aid, yuan a year: no test sees its own benefit."""
    return (h.less_rigid_12 - h.aid_12) / heads(h)


@rule
def assessed_income(h: Household, members: Sequence[Member], p: Dibao, luck: np.uint64, month: int) -> float:
    """What the office takes for that income, yuan a head and year. `luck` is that of the whole run; the error moves year by year."""
    income = tested_income(h)
    if income <= 0.0:
        return 0.0
    spread = p.assessment_error * p.targeting_error
    if spread > 0.0:
        lasting = standard_normal(draw(luck, ASSESSED, h.agent))
        of_year = standard_normal(draw(luck, ASSESSED, h.agent, 1 + (month - BEGINS) // MONTHS))
        income *= exp(spread * (sqrt(p.lasting_error) * lasting + sqrt(1.0 - p.lasting_error) * of_year))
    for k in range(len(members)):
        if is_frail(members[k]):
            return min(MOST_SEEN, income * max(0.0, 1.0 - p.visible_need * p.targeting_error))
    return min(MOST_SEEN, income)


@rule
def benefit(seen: float, p: Dibao) -> float:
    """Allowance a head and year by the assessed income: the standard less it, by the part `tiered` the tier's share of the standard.

    Tiers are thirds of the standard: the middle one pays `paid_share` of it, the poorest and the least poor `tier_step` more and less.
    """
    if seen >= p.standard:
        return 0.0
    share = p.paid_share
    if seen < THIRD * p.standard:
        share = min(1.0, share + p.tier_step)
    elif seen >= 2.0 * THIRD * p.standard:
        share = max(0.0, share - p.tier_step)
    return float((p.tiered * share * p.standard + (1.0 - p.tiered) * (p.standard - seen)) * p.strength)


@rule
def application_chance(h: Household, income: float, held: float, p: Dibao) -> float:
    """Chance a month to ask, by the household's own income; `held` is the share of its neighbours who hold the allowance."""
    near = nearness(income, p.standard, p)
    if near <= 0.0:
        return 0.0
    chance = p.applies_other
    if is_any(h, LISTED):
        chance = p.applies_listed
    elif is_any(h, LIFTED | NEAR_POOR):
        chance = p.applies_known
    chance *= 1.0 + p.neighbours * held
    if h.own_cost[OF_ILLNESS] >= p.bill_seen:
        chance += p.applies_after_bill
    return float(min(1.0, chance * min(1.0, near)) * reach(h, p))


@rule
def count_need(h: DibaoHousehold, income: float, p: Dibao) -> None:
    """Months in need, that is with an income below the standard, one by one for everybody."""
    h.need_months = min(h.need_months + 1, MOST_MONTHS) if income < p.standard else 0


@rule
def drop(kept: DibaoCase) -> None:
    """No case any more."""
    kept.asked = 0
    kept.stage = NOT_ASKED
    kept.grace = 0


@rule
def apply(h: DibaoHousehold, kept: DibaoCase, village: DibaoVillage, p: Dibao, luck: np.uint64, month: int) -> None:
    """Need is counted, and who does not hold the allowance may ask for it."""
    if h.persons == 0:
        h.need_months = 0
        return
    income = tested_income(h)
    count_need(h, income, p)
    if h.in_dibao == 1 or kept.stage != NOT_ASKED:
        return
    chance = application_chance(h, income, village.dibao_held, p)
    if month == BEGINS:
        chance = 1.0 - compounded(-chance, p.months_before)
    found = draw(luck, APPLIES, h.agent) if chance > 0.0 else 1.0
    if found < chance:
        kept.asked = month
        if month == BEGINS:
            kept.asked -= int(p.delay_months + p.months_before * found / chance)
        kept.stage = WAITS


APPLY = Line("dibao.apply", "低保申请", household=apply)


@rule
def assess(
    h: DibaoHousehold, members: Sequence[Member], kept: DibaoCase, diary: DibaoDiary, p: Dibao, luck: np.uint64, month: int
) -> None:
    """Who has waited long enough is assessed, and a recipient in his month of the year. `luck` is that of the whole run."""
    if h.in_dibao == 1:
        review(h, members, kept, p, luck, month)
    elif kept.stage != NOT_ASKED and (h.persons == 0 or reach(h, p) <= 0.0):
        drop(kept)
    elif kept.stage != NOT_ASKED and month - kept.asked >= p.delay_months:
        kept.seen = int(assessed_income(h, members, p, luck, month))
        if kept.seen < p.standard:
            kept.stage = ASKS
            diary.dibao_month = benefit(kept.seen, p) * h.persons / MONTHS
        else:
            drop(kept)
            diary.dibao_month = 0.0


@rule
def review(h: Household, members: Sequence[Member], kept: DibaoCase, p: Dibao, luck: np.uint64, month: int) -> None:
    """The yearly look at a recipient, which not everybody gets: income is assessed anew; above the standard gradual exit begins."""
    if h.persons == 0 or int(draw(luck, REVIEWED, h.agent) * MONTHS) != month % MONTHS:
        return
    if draw(luck, REVIEWED, h.agent, 1 + (month - BEGINS) // MONTHS) < p.review:
        kept.seen = int(assessed_income(h, members, p, luck, month))
        if kept.seen < p.standard:
            kept.grace = 0
        elif kept.grace == 0:
            kept.grace = 1


ASSESS = Line("dibao.assess", "低保核定与年度复核", household=assess, luck=RUN_LUCK)


@rule
def end(h: DibaoHousehold, kept: DibaoCase, diary: DibaoDiary, left: int, month: int) -> None:
    """The allowance ends: a loss of a year, of which `left` months are in this accounting year."""
    lose_for_a_year(diary, h, LOST_AID, diary.dibao_month, left)
    diary.dibao_gone = month
    h.month_shock += diary.dibao_month
    h.in_dibao = 0
    diary.dibao_month = 0.0
    drop(kept)


@rule
def begin_paying(village: DibaoVillage) -> None:
    """The village counts its recipients and what they are owed a month anew."""
    village.dibao_month = 0.0
    village.dibao_squares = 0.0
    village.dibao_holders[:] = 0.0


@rule
def pay(
    h: DibaoHousehold, kept: DibaoCase, diary: DibaoDiary, village: DibaoVillage, p: Dibao, lines: Lines, ledger: Ledger, month: int
) -> None:
    """The month's allowance, by the assessed income, this month's standard and heads; who is in gradual exit gets what he had."""
    if kept.stage == ADMITTED:
        drop(kept)
        regain(diary, diary.dibao_gone, diary.dibao_month, 1 + months_to_close(month, int(lines.closing_month)), month)
        diary.dibao_gone = 0
    if h.in_dibao == 0:
        return
    if h.persons == 0 or reach(h, p) <= 0.0 or kept.grace > p.exit_months:
        end(h, kept, diary, 1 + months_to_close(month, int(lines.closing_month)), month)
        return
    if kept.grace > 0:
        kept.grace = min(kept.grace + 1, MOST_MONTHS)
    elif kept.seen < p.standard:
        diary.dibao_month = benefit(kept.seen, p) * h.persons / MONTHS
    diary.dibao_months += 1
    village.dibao_month += diary.dibao_month
    village.dibao_squares += diary.dibao_month * diary.dibao_month
    village.dibao_holders[cell_of(h)] += 1.0
    village.dibao_paid += receive(h, ledger, DIBAO, within_cap(diary.dibao_month, village.withheld[NUMBER]))


@rule
def fetch_allowance(households: Sequence[DibaoHousehold], diaries: Sequence[DibaoDiary], village: Village, i: int) -> None:
    """What the diary of a recipient says of the allowance."""
    soon = soon_after(village, i)
    if households[soon].in_dibao == 1:
        fetch_field(diaries, soon, "dibao_month")
        fetch_field(diaries, soon, "dibao_months")


PAY = Line("dibao.pay", "低保发放", household=pay, before=begin_paying, ahead=fetch_allowance)
PROGRAMME = Programme(
    "dibao",
    lines=(APPLY, ASSESS, PAY),
    steps=(ADMIT, HAND_OUT),
    modifies={"standing.standing_of": standing_by_dibao},
    state=DibaoCase,
    hot_state=DibaoMarks,
    diary_state=DibaoPaid,
    village_state=DibaoOfVillage,
)
