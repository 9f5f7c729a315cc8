"""新市民安居险 (home and accident insurance): every resettled registered-poor person is insured by the governments.

Perils (F0016): accidental death and disability, death by illness, loss of property by disaster and theft. Payments are
one-off compensation and no income. What it pays for property is no longer open to gap insurance, whose line stands behind its own.
Claims are filed before the pool is settled and paid after it; in both lines `luck` is the luck of the year, so that the second finds
the same claims due as the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from engine.compiled import loop, rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line
from engine.record import Field, Record
from model.ahead import fetch_household
from model.people import MONTHS, OF_DISASTER, raise_bound
from model.programme import Programme
from model.purses import Yuan, no_claims, pool
from model.reach import is_decided
from model.standing import LIFTED, RESETTLED, is_all
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Pool
    from engine.ledger import Ledger
    from parameters.rules_types import HomeInsurance

APPLIES, SETTLED = decision("home_insurance_applies"), decision("home_claim_settled")
INDEMNITY, PROPERTY, PREMIUM_OWN = entry("home_indemnity"), entry("home_property"), entry("home_premium_own")


class HomeClaim(Record):
    """What a household has claimed and not been paid."""

    home_claim: Annotated[float, Field("f8", "yuan", "安居险待付", "home_insurance", en="claim on home insurance")]
    home_property: Annotated[float, Field("f8", "yuan", "安居险待付中的财产损失", "home_insurance", en="of it for property")]


@rule
def is_insured(h: Household) -> bool:
    """Resettled and registered as poor (F0013)."""
    return is_all(h, RESETTLED | LIFTED)


@rule
def pay_premium(h: Household, p: HomeInsurance, ledger: Ledger) -> None:
    """January: an insured household pays its part of the premium, by persons."""
    if p.coverage > 0.0:
        spend(h, ledger, PREMIUM_OWN, h.persons * p.premium * p.premium_share * p.in_force * p.strength)


@rule
def sums_insured(diary: Diary, p: HomeInsurance) -> float:
    """Fixed sums for the month's deaths and disabilities."""
    by_illness = max(0, diary.deaths - diary.accident_deaths)
    return diary.accident_deaths * p.death + diary.accident_disabled * p.disability + by_illness * p.illness_death


@rule
def cover_property(h: Household, diary: Diary, p: HomeInsurance) -> float:
    """Property and stolen animals up to the sum insured; what it pays for is no loss for the payers after it.

    Where amounts are less than the rule's, only that part counts as paid for; never more than the loss.
    """
    covered = min(diary.property_loss, p.strength * min(diary.property_loss, p.property_cap))
    stolen = min(diary.stolen_value, p.strength * min(diary.stolen_value, max(0.0, p.property_cap - diary.property_loss)))
    diary.property_loss -= covered
    diary.stolen_value -= stolen
    paid = down_to_grain(covered + stolen)
    diary.cost[OF_DISASTER] = max(0.0, diary.cost[OF_DISASTER] - paid)
    h.own_cost[OF_DISASTER] = max(0.0, h.own_cost[OF_DISASTER] - paid)
    return paid


@rare
def file_claim(h: Household, kept: HomeClaim, diary: Diary, p: HomeInsurance, year_luck: np.uint64) -> None:
    """The month's claim of an insured household; reached or not is one draw a year."""
    if draw(year_luck, APPLIES, h.agent) < p.coverage * p.in_force:
        of_property = cover_property(h, diary, p)
        kept.home_property += of_property
        kept.home_claim += down_to_grain(sums_insured(diary, p) * p.strength) + of_property


@rare
def pay(h: Household, kept: HomeClaim, diary: Diary, share: float, waits: float, ledger: Ledger) -> None:
    """Pay the decided claim as far as the pool's money goes; the part `waits` of the rest waits.

    What is cut of a loss of property is the household's own cost again, and its hardship.
    """
    persons, of_property = kept.home_claim - kept.home_property, kept.home_property
    receive(h, ledger, INDEMNITY, down_to_grain(persons * share))
    paid = receive(h, ledger, PROPERTY, down_to_grain(of_property * share))
    kept.home_property = down_to_grain((of_property - paid) * waits)
    kept.home_claim = down_to_grain(persons * (1.0 - share) * waits) + kept.home_property
    cut = of_property - paid - kept.home_property
    diary.cost[OF_DISASTER] += cut
    h.own_cost[OF_DISASTER] += cut
    raise_bound(h, cut)


@rule
def is_due(h: Household, kept: HomeClaim, p: HomeInsurance, year_luck: np.uint64, month: int) -> bool:
    """Whether a waiting claim is decided this month."""
    return kept.home_claim > 0.0 and is_decided(year_luck, SETTLED, h.agent, month, p.delay_months)


@rule
def claim_and_file(
    h: Household, kept: HomeClaim, diary: Diary, pool: Pool, p: HomeInsurance, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """An insured household pays its part of the premium in January, and claims."""
    if is_insured(h):
        if month % MONTHS == 0 and p.premium_share > 0.0:
            pay_premium(h, p, ledger)
        if h.struck == 1:
            file_claim(h, kept, diary, p, luck)
        if is_due(h, kept, p, luck, month):
            pool.claims += kept.home_claim


CLAIM_AND_FILE = Line("home_insurance.claim_and_file", "安居险申请", household=claim_and_file, before=no_claims, luck=YEAR_LUCK)


@rule
def pay_claims(
    h: Household, kept: HomeClaim, diary: Diary, pool: Pool, p: HomeInsurance, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """Pay what was filed, as far as the pool reaches."""
    if pool.claims > 0.0 and is_insured(h) and is_due(h, kept, p, luck, month):
        pay(h, kept, diary, pool.paying_share, p.unpaid_kept, ledger)


PAY_CLAIMS = Line("home_insurance.pay_claims", "安居险赔付", household=pay_claims, luck=YEAR_LUCK)


@loop
def count_insured(households: Sequence[Household], found: NDArray[np.float64]) -> None:
    """Insured persons by village, into `found`."""
    for i in range(len(households)):
        fetch_household(households, i)
        if is_insured(households[i]):
            found[households[i].village] += households[i].persons


def premium(world: World) -> Yuan:
    """A premium for every resettled registered-poor person in the county (F0013), in force, less his own part."""
    by_village = np.zeros(len(world.villages))
    count_insured(world.households, by_village)
    p = world.rules_of_counties("home_insurance")
    due = np.where(p["coverage"] > 0.0, p["premium"] * (1.0 - p["premium_share"]) * p["in_force"] * p["strength"], 0.0)
    return np.asarray(world.by_county(by_village) * due)


PROGRAMME = Programme(
    "home_insurance",
    lines=(CLAIM_AND_FILE, PAY_CLAIMS),
    state=HomeClaim,
    purse=pool("home_pool", "home_premium", "安居险资金池", "pool of home insurance"),
    premium=premium,
)
