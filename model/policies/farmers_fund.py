"""农民扶助金 (farmers' assistance fund): aid on own medical cost for households whose last year's income was below the line.

Paid once the trigger is passed, by tiers of the whole own cost up to a cap a household and year (F0041-F0047). Whether 10,000
yuan itself triggers is not said by the source; here it does (register of assumptions). The cost is what the medical cover and gap
insurance left of the year's bills (`model.claims`). What is not decided by the end of December is promised then, and what is
promised and not paid stays due: a waiting claim does not end with its year. Each January governments fill the fund to its size again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import COUNTIES
from engine.bills import slot
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import receive
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line
from model.claims import promise, seen_by, settle
from model.law import DECEMBER
from model.people import MONTHS, OF_ILLNESS, cover
from model.programme import Programme
from model.purses import Yuan, no_claims, pool
from model.reach import entitled_chance, is_decided
from model.standing import NOTHING
from model.world import World

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Pool
    from engine.ledger import Ledger
    from parameters.rules_types import FarmersFund

APPLIES, DECIDED = decision("farmers_fund_applies"), decision("farmers_fund_decided")
AID = entry("fund_aid")
SLOT = slot("illness", "farmers_fund")


@rule
def entitlement(cost: float, p: FarmersFund) -> float:
    """Aid on a year's own medical cost, yuan: tiers of 30, 50, 70 and 90 % up to the cap (F0043-F0047)."""
    aid, lower = 0.0, 0.0
    for tier in range(len(p.tier_share)):
        if cost > lower:
            aid += p.tier_share[tier] * (min(cost, p.tier_upper[tier]) - lower)
        lower = p.tier_upper[tier]
    return min(aid, p.cap)


@rule
def due_of_year(h: Household, diary: Diary, p: FarmersFund, year_luck: np.uint64) -> float:
    """What the fund owes on this year's own cost and has not promised, yuan, to a household that applies this year.

    Errors of the income test let some in between the line and twice the line.
    """
    cost = seen_by(h, diary, SLOT)
    if cost < p.trigger:
        return 0.0
    chance = p.in_force * entitled_chance(h, h.last_year_income, p.line, NOTHING, p)
    if chance <= 0.0 or draw(year_luck, APPLIES, h.agent) >= chance:
        return 0.0
    return entitlement(cost, p) * p.strength - diary.approved[SLOT]


@rare
def claim(h: Household, diary: Diary, p: FarmersFund, year_luck: np.uint64, month: int) -> float:
    """What is decided this month, yuan, of this year and of earlier ones; a claim waits `delay_months` in the mean."""
    if not is_decided(year_luck, DECIDED, h.agent, month, p.delay_months):
        return 0.0
    promise(h, diary, SLOT, due_of_year(h, diary, p, year_luck))
    return diary.waiting[SLOT]


@rare
def pay(h: Household, diary: Diary, paying_share: float, ledger: Ledger) -> None:
    """Pay what was decided as far as the fund's money goes, rounded down; the rest waits."""
    cover(diary, receive(h, ledger, AID, settle(h, diary, SLOT, paying_share, 1.0)))


@rule
def may_claim(h: Household, p: FarmersFund) -> bool:
    """Whether the household may have something to ask for, as far as the hot record tells."""
    return h.promised > 0.0 or h.own_cost[OF_ILLNESS] >= p.trigger


@rule
def claim_and_file(h: Household, diary: Diary, pool: Pool, p: FarmersFund, luck: np.uint64, month: int) -> None:
    """A household files its claim. `luck` is that of the year."""
    if may_claim(h, p):
        pool.claims += claim(h, diary, p, luck, month)


CLAIM_AND_FILE = Line("farmers_fund.claim_and_file", "农民扶助金申请", household=claim_and_file, before=no_claims, luck=YEAR_LUCK)


@rule
def pay_claims(h: Household, diary: Diary, pool: Pool, p: FarmersFund, ledger: Ledger, luck: np.uint64, month: int) -> None:
    """The county said which share of all claims its money covers. What is open in December is promised.

    `luck` is that of the year.
    """
    ends = month % MONTHS == DECEMBER
    if (ends or pool.claims > 0.0) and may_claim(h, p):
        if diary.waiting[SLOT] > 0.0 and is_decided(luck, DECIDED, h.agent, month, p.delay_months):
            pay(h, diary, pool.paying_share, ledger)
        if ends:
            promise(h, diary, SLOT, due_of_year(h, diary, p, luck))


PAY_CLAIMS = Line("farmers_fund.pay_claims", "农民扶助金发放", household=pay_claims, luck=YEAR_LUCK)


def refill(world: World) -> Yuan:
    """What lacks in January to the size of each county's fund: its own part and an equal share of the prefecture's (F0039, F0040).

    What is left stays, so that the refill follows use; of what lacks, `refilled` is put in.
    """
    p = world.rules_of_counties("farmers_fund")
    own = np.where(p["coverage"] > 0.0, p["fund_size"] * p["in_force"], 0.0)
    size = own * (1.0 + 1.0 / len(COUNTIES)) / world.county_weights
    return np.asarray(p["refilled"] * np.maximum(0.0, size - world.balance("farmers_fund")))


PROGRAMME = Programme(
    "farmers_fund",
    lines=(CLAIM_AND_FILE, PAY_CLAIMS),
    purse=pool("farmers_fund", "fund_refill", "农民扶助金", "farmers' assistance fund", shared=False),
    premium=refill,
)
