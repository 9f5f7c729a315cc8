"""农民扶助金 (farmers' assistance fund): aid on own medical cost for households whose last year's income was below the line.

Paid once the trigger is passed, by tiers of the whole own cost up to a cap a household and year (F0041-F0047). Whether 10,000
yuan itself triggers is not said by the source; here it does (register of assumptions). What is not decided or not paid by the
end of December stays due (`fund_owed`) and is paid in the next year: a waiting claim does not end with its year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.places import FARMERS_FUND
from engine.compiled import line, rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive
from engine.luck import decision, draw
from model.claims import entitled_chance, is_decided
from model.people import cover

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Village
    from parameters.rules_types import FarmersFund, Rules

APPLIES, DECIDED = decision("farmers_fund_applies"), decision("farmers_fund_decided")
AID = entry("fund_aid")


@rule
def entitlement(cost: float, p: FarmersFund) -> float:
    """Aid on a year's own medical cost, yuan: tiers of 30, 50, 70 and 90 % up to the cap (F0043-F0047)."""
    aid, lower = 0.0, 0.0
    for tier in range(4):
        if cost > lower:
            aid += p.tier_share[tier] * (min(cost, p.tier_upper[tier]) - lower)
        lower = p.tier_upper[tier]
    return min(aid, p.cap)


@rule
def due_of_year(h: Household, diary: Diary, p: FarmersFund, year_luck: np.uint64) -> float:
    """What the fund owes on this year's own cost and has not paid, yuan, to a household that applies this year.

    Errors of the income test let some in between the line and twice the line.
    """
    if h.medical_own_year < p.trigger:
        return 0.0
    chance = p.in_force * entitled_chance(h, h.last_year_income, p.line, 0, p)
    if chance <= 0.0 or draw(year_luck, APPLIES, h.agent) >= chance:
        return 0.0
    due = min(entitlement(h.medical_own_year, p) * p.strength, h.medical_own_year) - diary.fund_paid_year
    return down_to_grain(max(0.0, due))


@rare
def claim(h: Household, diary: Diary, p: FarmersFund, year_luck: np.uint64, month: int) -> float:
    """What is decided this month, yuan, of this year and of earlier ones; a claim waits `delay_months` in the mean.

    An unpaid part is asked for again next month.
    """
    if not is_decided(year_luck, DECIDED, h.agent, month, p.delay_months):
        return 0.0
    return h.fund_owed + due_of_year(h, diary, p, year_luck)


@rare
def pay(h: Household, diary: Diary, paying_share: float, books: NDArray[np.float64], accounts: NDArray[np.float64]) -> None:
    """Pay the claim as far as the fund's money goes, rounded down: first what is owed of earlier years."""
    paid = receive(h, books, accounts, AID, down_to_grain(diary.fund_claim * paying_share))
    diary.fund_claim = 0.0
    of_earlier = min(paid, h.fund_owed)
    h.fund_owed -= of_earlier
    diary.fund_paid_year += paid - of_earlier
    cover(diary, paid)
    diary.medical_own = max(0.0, diary.medical_own - paid)


@rule
def is_open(h: Household) -> bool:
    """Whether the household may have something to ask for."""
    return h.medical_own_year > 0.0 or h.fund_owed > 0.0


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
    """Households file their claims; the village adds them up."""
    for v in range(first, last):
        village = villages[v]
        p = rules[village.place].farmers_fund
        village.claims[FARMERS_FUND] = 0.0
        for i in range(village.first, village.stop):
            h = households[i]
            if h.fund_owed > 0.0 or h.medical_own_year >= p.trigger:
                diaries[i].fund_claim = claim(h, diaries[i], p, luck, month)
                village.claims[FARMERS_FUND] += diaries[i].fund_claim


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
    """The county said which share of all claims its money covers. What is open in December is owed from then on.

    `luck` is the luck of the year.
    """
    ends = month % 12 == 11
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        if ends or village.claims[FARMERS_FUND] > 0.0:
            p = rules[village.place].farmers_fund
            for i in range(village.first, village.stop):
                h = households[i]
                if is_open(h):
                    if diaries[i].fund_claim > 0.0:
                        pay(h, diaries[i], village.paying_share[FARMERS_FUND], book, account)
                    if ends:
                        h.fund_owed += due_of_year(h, diaries[i], p, luck)
