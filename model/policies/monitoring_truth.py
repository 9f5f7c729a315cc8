"""Who is in trouble, whether officials know it or not: the truth that the list of 防返贫动态监测 tries to find.

The rule is that of 2020 (F0094; plan ch.4 s.2): income below the monitoring line - from 2021 on together with a risk (F1471) -,
*or* rigid spending that eats a large part of it, *or* income that fell far, each of the last two where little is left to live on.
Income is that of the poverty standard and of relapse (net income of twelve months a head, `model.people.is_low`). A low income
lasts: the accounts of the last accounting year showed it, and the twelve months since do not stand above; one harvest or a job
found late is none. Whom dibao has brought up to the poverty standard is held by the safety net and is no case by income alone.

Registers account incomes by usual yields, prices and wages, so that a low one looks nearer to the usual than it is: the same rule at a
lower line, `seen_line`, and spending held against the income that they see; with the error that lasted through the looks of the
registration (`sight`). Bills and falls they see as they are.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from agents.codes import CROP, DISABILITY_DEATH, DISASTER, FULL_CAPACITY, NO_DISABILITY, SEVERE_CHRONIC_ILLNESS, STUDENT, UNEMPLOYED
from engine.compiled import rare, rule
from model.people import MONTHS, heads, is_low
from model.policies.monitoring_list import ELIMINATED, MARGINAL, SILENT, STRUCK_OFF, SUDDEN, UNSTABLE_LIFTED
from model.standing import DIBAO, LIFTED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member
    from model.policies.monitoring_list import ListDiary, ListHousehold, ListVillage
    from parameters.rules_types import Monitoring

LOG_PER_MILLE = 0.001
"""Unit in which the lasting error of looks is stored, log points."""
LEAST_SEEN = 1.0
"""Yuan a head: who has nothing or owes is seen to have so much, so that it has a logarithm."""


@rule
def own_cost_of_month(h: Household) -> float:
    """Rigid spending of this month that nobody reimbursed, yuan."""
    return h.month_net - h.month_less_rigid


@rule
def seen_line(line: float, usual: float, part: float) -> float:
    """Income a head that registers take for the line: of a household's distance to the `usual` income (in logs) they see this part."""
    if usual <= line:
        return line
    return usual * exp(log(line / usual) / part)


@rule
def seen_income(income: float, usual: float, part: float) -> float:
    """Income a head as registers see it: the inverse of `seen_line`; of who has the usual or more, what he has."""
    if income >= usual or part >= 1.0:
        return income
    return usual * exp(log(max(income, LEAST_SEEN) / usual) * part)


@rule
def sight(diary: Diary, part: float) -> float:
    """Factor on its income with which registers see a household, look after look: what they do not know of it they did not know when
    they registered the poor (`agents.population.registration`). Who sees all (`part` of 1) does not err."""
    return exp(diary.seen_wrongly * LOG_PER_MILLE) if part < 1.0 else 1.0


@rule
def is_struck(h: Household, village: ListVillage, part: float, seen: float, p: Monitoring) -> bool:
    """Rigid spending, or a fall of income, that leaves a household little to live on; `part` of low incomes is seen, 1: all, and the
    household's `seen` times as high as they are."""
    line, persons = village.monitoring_line, heads(h)
    left = h.less_rigid_12 - own_cost_of_month(h)
    if left >= p.sudden_line * line * persons:
        return False
    spent = h.net_12 - left
    # Registers see a low income as higher: of few must be worked out what they see. Known fault: who is seen lower than he is (`seen`
    # below one) should be let through by `seen` times his income, and is not, so that some of the sudden kind are missed.
    if spent > 0.0 and spent >= p.sudden_share * max(h.net_12 / persons, h.last_year_income) * persons:
        now = seen_income(seen * h.net_12 / persons, village.usual_income, part)
        better = max(now, seen_income(seen * h.last_year_income, village.usual_income, part))
        if spent >= p.sudden_share * better * persons and now * persons - spent < p.sudden_line * line * persons:
            return True
    return h.last_year_income >= line and left < (1.0 - p.sudden_drop) * h.last_year_income * persons


@rule
def is_burdened(m: Member, p: Monitoring) -> bool:
    """Whether a member is a risk to the household: ill, disabled, at a school that costs, or long without work."""
    ill = m.ill_months > 0 or m.health == SEVERE_CHRONIC_ILLNESS
    idle = m.work == UNEMPLOYED and m.idle_months >= p.risk_idle
    return ill or idle or m.disability > NO_DISABILITY or m.study >= STUDENT


@rule
def has_risk(h: Household, members: Sequence[Member], diary: Diary, p: Monitoring) -> bool:
    """A risk beside a low income, where the rule asks for one (F1471; F0097): what is entered with a listing is its risk (F1470).

    Illness, disability, schooling beyond what is compulsory, long idleness, no able worker, rigid spending, and what was lost since the
    accounting year began to weather, disease, prices, lost jobs and disaster.
    """
    if h.net_12 - h.less_rigid_12 >= p.risk_share * max(h.net_12, 0.0):
        return True
    able, burdened = 0, False
    for k in range(len(members)):
        m = members[k]
        burdened = burdened or is_burdened(m, p)
        able += m.can_work == FULL_CAPACITY and m.ill_months == 0
    if burdened or able == 0:
        return True
    lost = 0.0
    for cause in range(CROP, DISASTER + 1):
        lost += diary.loss[cause]
    return lost > 0.0 and lost >= p.risk_loss * max(h.net_12, 0.0)


@rule
def is_covered(h: Household, village: ListVillage, part: float, seen: float, p: Monitoring) -> bool:
    """Whether dibao holds a household whose income is low: with it, it stands at the poverty standard or above."""
    if p.dibao_covers <= 0.0 or not is_any(h, DIBAO):
        return False
    return not is_low(h, seen_line(village.standard, village.usual_income, part) / seen)


@rule
def has_low_income(h: Household, diary: ListDiary, village: ListVillage, line: float, part: float, seen: float, p: Monitoring) -> bool:
    """A low income that lasts and that no dibao covers: below `line` in the last accounts and now."""
    return is_low(h, line) and diary.accounted < line and not is_covered(h, village, part, seen, p)


@rule
def is_case(
    h: Household,
    members: Sequence[Member],
    diary: ListDiary,
    village: ListVillage,
    line: float,
    part: float,
    seen: float,
    p: Monitoring,
) -> bool:
    """The rule of the list, with low incomes told at `line` by who sees this `part` of them, the household's `seen` times as high."""
    if has_low_income(h, diary, village, line / seen, part, seen, p) and (p.risk_needed <= 0.0 or has_risk(h, members, diary, p)):
        return True
    return is_struck(h, village, part, seen, p)


@rule
def in_trouble(h: Household, members: Sequence[Member], diary: ListDiary, village: ListVillage, p: Monitoring) -> bool:
    """The truth of the month."""
    return is_case(h, members, diary, village, village.monitoring_line, 1.0, 1.0, p)


@rare
def risk_lasts(h: Household, members: Sequence[Member], diary: Diary) -> bool:
    """Whether a cause of trouble is not over, whatever the income of the year.

    An illness keeps somebody from work; a lost job is not found again within the year that still holds its wage; an earner's death or
    disability is in the accounts of the year; damage waits to be settled; a pupil left school for want of money. What an illness or a
    fee costs is over when spending is not large any more (`is_struck`), capacity that is gone for good when a year without it is above
    the line.
    """
    if h.laid_up > 0 or h.struck == 1 or h.dropped_out == 1 or diary.loss[DISABILITY_DEATH] > 0.0:
        return True
    for k in range(len(members)):
        m = members[k]
        if m.work == UNEMPLOYED and m.lost_job == 1 and m.idle_months < MONTHS:
            return True
    return False


@rule
def kind(h: Household, village: ListVillage, part: float, seen: float, p: Monitoring) -> int:
    """Kind of a listing: sudden, where that kind exists, for who is struck and stands or stood above the line; else by class."""
    stood = h.last_year_income >= village.monitoring_line or not is_low(h, village.monitoring_line)
    if p.sudden_kind > 0.0 and stood and is_struck(h, village, part, seen, p):
        return SUDDEN
    return UNSTABLE_LIFTED if is_any(h, LIFTED) else MARGINAL


@rule
def kind_on_list(h: ListHousehold) -> int:
    """Kind under which a household stands on the list now, in silence or not; 0 if it does not."""
    if h.listed == STRUCK_OFF:
        return 0
    if h.listed > SILENT:
        return h.listed - SILENT
    return h.listed if h.listed < ELIMINATED else 0
