"""Small rules that policies share: whom they reach, who is entitled, and when a claim is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import LIFTED
from engine.compiled import rule
from engine.luck import draw

if TYPE_CHECKING:
    from agents.household import Household


@rule
def reach(h: Household, p: Any) -> float:
    """Coverage of a policy for a household: the place's, or less where a scenario sets its class or the resettled apart."""
    return float(p.coverage * p.reached[h.household_class * 2 + h.resettled])


@rule
def is_helped_kind(listed: int) -> bool:
    """Whether a monitoring status is that of a household on the list for which help is meant: kinds 1 to 3, not those in silence."""
    return listed >= 1 and listed <= 3


@rule
def is_lifted_or_listed(h: Household) -> bool:
    """Those to whom the plan directs its policies first: the lifted, and who is listed for monitoring."""
    return h.household_class == LIFTED or is_helped_kind(h.listed)


@rule
def nearness(income: float, line: float, p: Any) -> float:
    """How near to a line an income above it is: 1 at the line, nothing at `error_reach` times the line."""
    return float((p.error_reach - income / line) / (p.error_reach - 1.0))


@rule
def entitled_chance(h: Household, income: float, line: float, listed: int, p: Any) -> float:
    """Chance that help reaches a household in need of it: `coverage` below the line or on the list of the monitored.

    Others are taken for needy by mistake: `targeting_error` of the coverage at the line, nothing at `error_reach` times the line.
    """
    if income < line or is_helped_kind(listed):
        return reach(h, p)
    near = nearness(income, line, p)
    return reach(h, p) * p.targeting_error * near if near > 0.0 else 0.0


@rule
def is_decided(year_luck: Any, decision: int, agent: int, month: int, delay: float) -> bool:
    """Whether a waiting claim is decided this month: waiting times are geometric with a mean of `delay` months.

    `year_luck` is the luck of the year; the month of the year is the occasion.
    """
    return draw(year_luck, decision, agent, month % 12) * (1.0 + delay) < 1.0
