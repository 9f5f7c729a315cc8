"""The month of the two insurances of losses, in the order of payers: home and accident insurance, then gap insurance.

Claims are filed before the pools are settled and paid after it. In both lines `luck` is the luck of the year, so that the
second finds the same claims due as the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.places import GAP_INSURANCE, HOME_INSURANCE
from engine.compiled import line
from model.policies import gap_insurance, home_insurance

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Village
    from parameters.rules_types import Rules


@line
def claim_and_file(
    households: Sequence[Household],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
    tallies: NDArray[np.float64],
    month: int,
    first: int,
    last: int,
) -> None:
    """Households pay their part of the premiums in January, and claim; the village adds up by pool what is decided this month."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        home = rules[village.place].home_insurance
        gap = rules[village.place].gap_insurance
        premiums_due = month % 12 == 0 and home.premium_share + village.gap_dues > 0.0
        gap_open = village.paying_share[GAP_INSURANCE] >= 1.0 or gap.unpaid_kept > 0.0
        home_claims, gap_claims = 0.0, 0.0
        for i in range(village.first, village.stop):
            h = households[i]
            if premiums_due:
                home_insurance.pay_premium(h, home, book, account)
                gap_insurance.pay_premium(h, village.gap_dues, gap, luck, book, account)
            struck = h.struck == 1
            if struck:
                home_claims += home_insurance.file_month(h, diaries[i], home, luck, month)
            gap_claims += gap_insurance.file_month(h, diaries[i], struck, gap, luck, month, gap_open)
        village.claims[HOME_INSURANCE] = home_claims
        village.claims[GAP_INSURANCE] = gap_claims


@line
def pay_claims(
    households: Sequence[Household],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
    tallies: NDArray[np.float64],
    month: int,
    first: int,
    last: int,
) -> None:
    """Pay what was filed, as far as the pools reach."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        if village.claims[HOME_INSURANCE] + village.claims[GAP_INSURANCE] > 0.0:
            home = rules[village.place].home_insurance
            gap = rules[village.place].gap_insurance
            for i in range(village.first, village.stop):
                h, diary = households[i], diaries[i]
                if home_insurance.is_insured(h) and home_insurance.is_due(h, diary, home, luck, month):
                    home_insurance.pay(h, diary, village.paying_share[HOME_INSURANCE], home.unpaid_kept, book, account)
                if gap_insurance.is_due(h, gap, luck, month):
                    gap_insurance.pay(h, diary, village.paying_share[GAP_INSURANCE], gap.unpaid_kept, book, account)
            village.claims[HOME_INSURANCE] = 0.0
            village.claims[GAP_INSURANCE] = 0.0
