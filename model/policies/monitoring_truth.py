"""Who is in trouble, whether officials know it or not: the truth that the list of 防返贫动态监测 tries to find.

The rule is that of 2020 (F0094; plan ch.4 s.2): income below the monitoring line, *or* rigid spending that eats a large part of it,
*or* income that fell far, each of the last two where little is left to live on. Income is that of the poverty standard and of relapse
(net income of twelve months a head, `model.people.is_low`). Registers account incomes by usual yields, prices and wages, so that a low
one looks nearer to the usual than it is: the same rule at a lower line, `seen_line`. Bills and falls they see as they are.
"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from agents.codes import DISABILITY_DEATH, FULL_CAPACITY, UNEMPLOYED
from engine.compiled import rare, rule
from model.people import MONTHS, heads, is_low
from model.policies.monitoring_list import ELIMINATED, MARGINAL, SILENT, STRUCK_OFF, SUDDEN, UNSTABLE_LIFTED
from model.standing import LIFTED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member
    from model.policies.monitoring_list import ListHousehold
    from parameters.rules_types import Monitoring


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
def is_struck(h: Household, line: float, p: Monitoring) -> bool:
    """Rigid spending, or a fall of income, that leaves a household little to live on."""
    left = h.less_rigid_12 - own_cost_of_month(h)
    if left >= p.sudden_line * line * heads(h):
        return False
    year_before = h.last_year_income * heads(h)
    spent = h.net_12 - left
    if spent > 0.0 and spent >= p.sudden_share * max(h.net_12, year_before):
        return True
    return h.last_year_income >= line and left < (1.0 - p.sudden_drop) * year_before


@rule
def has_risk(h: Household, members: Sequence[Member], p: Monitoring) -> bool:
    """A risk beside a low income, where the rule asks for one (F0097): rigid spending, no able worker, long idleness."""
    if h.net_12 - h.less_rigid_12 >= p.risk_share * max(h.net_12, 0.0):
        return True
    able = 0
    for k in range(len(members)):
        m = members[k]
        if m.work == UNEMPLOYED and m.idle_months >= p.risk_idle:
            return True
        able += m.can_work == FULL_CAPACITY and m.ill_months == 0
    return able == 0


@rule
def is_case(h: Household, members: Sequence[Member], line: float, low_line: float, p: Monitoring) -> bool:
    """The rule of the list, with low incomes told at `low_line`."""
    if is_low(h, low_line) and (p.risk_needed <= 0.0 or has_risk(h, members, p)):
        return True
    return is_struck(h, line, p)


@rule
def in_trouble(h: Household, members: Sequence[Member], line: float, p: Monitoring) -> bool:
    """The truth of the month."""
    return is_case(h, members, line, line, p)


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
def kind(h: Household, line: float, p: Monitoring) -> int:
    """Kind of a listing: sudden, where that kind exists, for who is struck and stands or stood above the line; else by class."""
    stood = h.last_year_income >= line or not is_low(h, line)
    if p.sudden_kind > 0.0 and stood and is_struck(h, line, p):
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
