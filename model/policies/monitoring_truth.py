"""Who is in trouble, whether officials know it or not: the truth that the list of 防返贫动态监测 tries to find.

In trouble: income less rigid spending of twelve months a head under the monitoring line together with a risk, or hardship
that came suddenly: rigid spending eats a large share of an income above the line, or income fell far against last year, and
little is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import ELIMINATED, FULL_CAPACITY, MARGINAL, SILENT, STRUCK_OFF, SUDDEN, UNEMPLOYED, UNSTABLE_LIFTED
from engine.compiled import rule
from model.standing import LIFTED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from parameters.rules_types import Monitoring


@rule
def own_cost_of_month(h: Household) -> float:
    """Rigid spending of this month that nobody reimbursed, yuan."""
    return h.month_net - h.month_less_rigid


@rule
def is_below(h: Household, line: float, multiple: float) -> bool:
    """Income less rigid spending of twelve months a head under a multiple of the line."""
    return h.less_rigid_12 < multiple * line * h.persons


@rule
def is_sudden(h: Household, line: float, p: Monitoring) -> bool:
    """Rigid spending or a fall of income that throws a household down that stood above the line."""
    cost = own_cost_of_month(h)
    left = h.less_rigid_12 - cost
    if left >= p.sudden_line * line * h.persons:
        return False
    spent = h.net_12 - left
    if h.net_12 >= line * h.persons and spent >= p.sudden_share * h.net_12:
        return True
    return h.last_year_income >= line and left < (1.0 - p.sudden_drop) * h.last_year_income * h.persons


@rule
def has_risk(h: Household, members: Sequence[Member], p: Monitoring) -> bool:
    """A risk to two assurances and three guarantees beside the low income: rigid spending, no able worker, long idleness.

    A low income alone does not list a household (F0097).
    """
    if p.risk_needed <= 0.0 or h.net_12 - h.less_rigid_12 >= p.risk_share * max(h.net_12, 0.0):
        return True
    able = 0
    for k in range(len(members)):
        m = members[k]
        if m.work == UNEMPLOYED and m.idle_months >= p.risk_idle:
            return True
        able += m.can_work == FULL_CAPACITY and m.ill_months == 0
    return able == 0


@rule
def in_trouble(h: Household, members: Sequence[Member], line: float, p: Monitoring) -> bool:
    """The truth of the month."""
    return (is_below(h, line, 1.0) and has_risk(h, members, p)) or is_sudden(h, line, p)


@rule
def kind(h: Household, line: float, p: Monitoring) -> int:
    """Kind of a listing: sudden for any class where that kind exists, else by class at the end of 2020."""
    if p.sudden_kind > 0.0 and is_sudden(h, line, p):
        return SUDDEN
    return UNSTABLE_LIFTED if is_any(h, LIFTED) else MARGINAL


@rule
def kind_on_list(h: Household) -> int:
    """Kind under which a household stands on the list now, in silence or not; 0 if it does not."""
    if h.listed == STRUCK_OFF:
        return 0
    if h.listed > SILENT:
        return h.listed - SILENT
    return h.listed if h.listed < ELIMINATED else 0
