"""Temporary relief before gap insurance and farmers' fund, where `relief.before_insurance` says so (F0028, F0041, F0049).

Before the insurances look at a month's costs, what relief may still pay of them is set aside, so that insurance and fund see what is
left after it. It goes back when relief has decided: what relief paid stays out. Damage and theft are assessed in their month and do
not wait. Without the switch nothing here acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.bills import slot
from engine.compiled import rule
from model import claims

if TYPE_CHECKING:
    from agents.household import Diary, Household

BILLS, FEES = slot("illness", "relief"), slot("schooling", "relief")
"""Slots whose `waiting` is cost that is set aside."""


@rule
def waits(diary: Diary) -> bool:
    """Whether costs are set aside until relief decides."""
    return diary.waiting[BILLS] + diary.waiting[FEES] > 0.0


@rule
def set_costs_aside(h: Household, diary: Diary, yuan: float) -> None:
    """Take up to so much out of the own cost of care, then of schooling."""
    of_bills = claims.set_aside(h, diary, BILLS, yuan)
    claims.set_aside(h, diary, FEES, yuan - of_bills)


@rule
def put_back(h: Household, diary: Diary) -> None:
    """What was set aside is own cost again, of the year in which relief decides."""
    claims.put_back(h, diary, BILLS)
    claims.put_back(h, diary, FEES)
