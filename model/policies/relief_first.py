"""Temporary relief before gap insurance and farmers' fund, where `relief.before_insurance` says so (F0028, F0041, F0049).

Before the insurances look at a month's costs, what relief may still pay of them is taken out of the year's own cost of care and
of schooling, so that insurance and fund see what is left after it. It goes back when relief has decided: what relief paid
stays out. Damage and theft are assessed in their month and do not wait. Without the switch nothing here acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from engine.ledger import down_to_grain

if TYPE_CHECKING:
    from agents.household import Diary, Household

BILLS, FEES = range(2)
SCHOOL = 1
"""Place of schooling in what gap insurance approved."""


@rule
def waits(diary: Diary) -> bool:
    """Whether costs are set aside until relief decides."""
    return diary.relief_claims[BILLS] + diary.relief_claims[FEES] > 0.0


@rule
def left_of_fees(h: Household, diary: Diary) -> float:
    """Own cost of schooling this year that gap insurance has not approved."""
    return max(0.0, h.school_own_year - diary.gap_year[SCHOOL])


@rule
def set_costs_aside(h: Household, diary: Diary, yuan: float) -> None:
    """Take up to so much out of the own cost of care, then of schooling."""
    of_bills = down_to_grain(min(yuan, max(0.0, h.medical_own_year - diary.fund_paid_year)))
    of_fees = down_to_grain(min(yuan - of_bills, left_of_fees(h, diary)))
    h.medical_own_year -= of_bills
    h.school_own_year -= of_fees
    diary.relief_claims[BILLS], diary.relief_claims[FEES] = of_bills, of_fees


@rule
def put_back(h: Household, diary: Diary) -> None:
    """What was set aside is own cost again, of the year in which relief decides."""
    h.medical_own_year += diary.relief_claims[BILLS]
    h.school_own_year += diary.relief_claims[FEES]
    diary.relief_claims[BILLS] = 0.0
    diary.relief_claims[FEES] = 0.0


@rule
def take_out(h: Household, diary: Diary, yuan: float) -> None:
    """What relief paid beyond the bills was for schooling first."""
    h.school_own_year -= min(yuan, left_of_fees(h, diary))
