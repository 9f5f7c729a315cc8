"""The month of the two insurances of losses, in the order of payers: home and accident insurance, then gap insurance.

Claims are filed before the pools are settled and paid after it. In both lines `luck` is the luck of the year, so that the
second finds the same claims due as the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.places import GAP_INSURANCE, HOME_INSURANCE
from engine.compiled import rule
from engine.passes import YEAR_LUCK, Line
from model.people import MONTHS
from model.policies import gap_insurance, home_insurance

if TYPE_CHECKING:
    import numpy as np

    from agents.household import Diary, Household
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import GapInsurance, HomeInsurance


@rule
def no_claims(village: Village) -> None:
    """The village adds up by pool what is decided this month."""
    village.claims[HOME_INSURANCE] = 0.0
    village.claims[GAP_INSURANCE] = 0.0


@rule
def claim_and_file(
    h: Household, diary: Diary, village: Village, home: HomeInsurance, gap: GapInsurance, purse: Purse, luck: np.uint64, month: int
) -> None:
    """A household pays its part of the premiums in January, and claims."""
    if month % MONTHS == 0 and home.premium_share + village.gap_dues > 0.0:
        home_insurance.pay_premium(h, home, purse)
        gap_insurance.pay_premium(h, village.gap_dues, gap, luck, purse)
    struck = h.struck == 1
    if struck:
        village.claims[HOME_INSURANCE] += home_insurance.file_month(h, diary, home, luck, month)
    gap_open = village.paying_share[GAP_INSURANCE] >= 1.0 or gap.unpaid_kept > 0.0
    village.claims[GAP_INSURANCE] += gap_insurance.file_month(h, diary, struck, gap, luck, month, gap_open)


CLAIM_AND_FILE = Line("insured_losses.claim_and_file", "安居险与成色险申请", household=claim_and_file, before=no_claims, luck=YEAR_LUCK)


@rule
def pay_claims(
    h: Household, diary: Diary, village: Village, home: HomeInsurance, gap: GapInsurance, purse: Purse, luck: np.uint64, month: int
) -> None:
    """Pay what was filed, as far as the pools reach."""
    if village.claims[HOME_INSURANCE] + village.claims[GAP_INSURANCE] > 0.0:
        if home_insurance.is_insured(h) and home_insurance.is_due(h, diary, home, luck, month):
            home_insurance.pay(h, diary, village.paying_share[HOME_INSURANCE], home.unpaid_kept, purse)
        if gap_insurance.decided(h, diary, gap, luck, month) > 0.0:
            gap_insurance.pay(h, diary, village.paying_share[GAP_INSURANCE], gap.unpaid_kept, purse)


PAY_CLAIMS = Line("insured_losses.pay_claims", "安居险与成色险赔付", household=pay_claims, after=no_claims, luck=YEAR_LUCK)
