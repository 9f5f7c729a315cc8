"""巩固脱贫成色险 (gap insurance): what is left after three-fold medical cover, schooling aid and other insurance.

Insured are households below the line by last year's income and the listed (F0028); governments pay. Three covers
with deductible, share and cap a household and calendar year: illness, schooling, disaster with theft (F0029-F0037).

The insurance stands before the farmers' fund: what it has approved the fund does not see, and sees again as far as the pool cannot
pay it (`model.claims`). Bought is insurance: what the contract promises is paid beyond the premium too (`reinsured`), so that a year
of many claims shows. As the budget is given, it is the terms of the next contract, which no source states, that follow what was
used: a deficit in January lowers all benefits of the year. Where the insurers carry nothing, the pool could not pay all and unpaid
claims are not kept, no new claims are taken until January.
Claims are filed before the pool is settled and paid after it; in both lines `luck` is the luck of the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from engine.bills import slot
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import receive, spend
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line
from engine.record import Field, Record
from model.claims import promise, seen_by, settle
from model.passes import alone
from model.people import MONTHS, OF_ILLNESS, OF_SCHOOLING, cover
from model.programme import Programme
from model.purses import Yuan, no_claims, pool
from model.reach import entitled_chance, is_decided
from model.standing import LISTED
from model.world import World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Pool
    from engine.ledger import Ledger
    from parameters.rules_types import GapInsurance

APPLIES, SETTLED = decision("gap_insurance_applies"), decision("gap_claim_settled")
PAID, PREMIUM_OWN = (entry("gap_illness"), entry("gap_schooling"), entry("gap_disaster")), entry("gap_premium_own")
COVERS = slot("illness", "gap_insurance"), slot("schooling", "gap_insurance"), slot("disaster", "gap_insurance")
ILL, SCHOOL, PROPERTY = COVERS


@rule
def is_insured(h: Household, p: GapInsurance, year_luck: np.uint64) -> bool:
    """Insured and reached this year: one draw a year."""
    return draw(year_luck, APPLIES, h.agent) < p.in_force * entitled_chance(h, h.last_year_income, p.line, LISTED, p)


class Insured(Record):
    """What a village knows of its insured."""

    gap_dues: Annotated[float, Field("f8", "yuan/person/year", "成色险个人保费", "gap_insurance", en="own premium of a person")]
    gap_cut: Annotated[float, Field("f8", "share", "成色险当年赔付下调比例", "gap_insurance", en="cut of the contract's benefits")]
    insured_persons: Annotated[float, Field("f8", "persons", "成色险参保人数(样本)", "gap_insurance", en="insured persons")]


@rule
def nobody_insured(kept: Insured) -> None:
    """The village counts anew."""
    kept.insured_persons = 0.0


@rule
def count_insured(h: Household, kept: Insured, p: GapInsurance, luck: np.uint64) -> None:
    """Insured persons of every village, among whom a premium is shared. `luck` is that of the year."""
    if is_insured(h, p, luck):
        kept.insured_persons += h.persons


COUNT_INSURED = Line("gap_insurance.count_insured", "成色险参保人数", household=count_insured, before=nobody_insured, luck=YEAR_LUCK)


@rare
def pay_premium(h: Household, dues: float, p: GapInsurance, year_luck: np.uint64, ledger: Ledger) -> None:
    """January: an insured household pays its part of the premium, `dues` yuan a person."""
    if is_insured(h, p, year_luck):
        spend(h, ledger, PREMIUM_OWN, h.persons * dues)


@rule
def benefit(cost: float, deductible: float, share: float, cap: float) -> float:
    """A share of the cost above the deductible, at most the cap."""
    return min(cap, share * max(0.0, cost - deductible))


@rule
def illness_due(h: Household, diary: Diary, kept: Insured, p: GapInsurance) -> float:
    """Benefit on the year's own medical cost less what was approved."""
    cost = seen_by(h, diary, ILL)
    return (1.0 - kept.gap_cut) * p.strength * benefit(cost, p.illness_deductible, p.illness_share, p.illness_cap) - diary.approved[ILL]


@rule
def school_due(h: Household, diary: Diary, kept: Insured, p: GapInsurance) -> float:
    """Benefit on the year's own schooling cost less what was approved."""
    cost = seen_by(h, diary, SCHOOL)
    return (1.0 - kept.gap_cut) * p.strength * benefit(cost, p.school_deductible, p.school_share, p.school_cap) - diary.approved[SCHOOL]


@rule
def theft_cover(diary: Diary, p: GapInsurance) -> float:
    """A stolen large animal: nothing below the floor, at most the sum of its kind (F0033-F0037)."""
    if diary.stolen_value < p.theft_floor:
        return 0.0
    return min(diary.stolen_value, p.theft_most[diary.stolen_kind])


@rule
def property_due(diary: Diary, kept: Insured, p: GapInsurance) -> float:
    """Benefit on this month's losses that no other insurer covered, within what is left of the year's cap."""
    loss = benefit(diary.property_loss, p.disaster_deductible, p.disaster_share, p.disaster_cap) + theft_cover(diary, p)
    due = min((1.0 - kept.gap_cut) * p.strength * loss, diary.property_loss + diary.stolen_value)
    return min(due, p.disaster_cap - diary.approved[PROPERTY])


@rare
def file_claims(h: Household, diary: Diary, kept: Insured, p: GapInsurance, year_luck: np.uint64) -> None:
    """New claims of the month of an insured household."""
    ill, school = h.own_cost[OF_ILLNESS] > p.illness_deductible, h.own_cost[OF_SCHOOLING] > p.school_deductible
    lost = h.struck == 1 and diary.property_loss + diary.stolen_value > 0.0  # else the diary need not be asked
    if not (ill or school or lost) or not is_insured(h, p, year_luck):
        return
    if ill:
        promise(h, diary, ILL, illness_due(h, diary, kept, p))
    if school:
        promise(h, diary, SCHOOL, school_due(h, diary, kept, p))
    if lost:
        promise(h, diary, PROPERTY, property_due(diary, kept, p))


@rare
def pay(h: Household, diary: Diary, share: float, kept: float, ledger: Ledger) -> None:
    """Pay the decided claims as far as the pool's money goes; of the rest, `kept` waits and the other part is cut."""
    for k in range(len(COVERS)):
        cover(diary, receive(h, ledger, PAID[k], settle(h, diary, COVERS[k], share, kept)))


@rule
def waiting(diary: Diary) -> float:
    """What waits to be paid under all covers, yuan."""
    return diary.waiting[ILL] + diary.waiting[SCHOOL] + diary.waiting[PROPERTY]


@rule
def decided(h: Household, diary: Diary, p: GapInsurance, year_luck: np.uint64, month: int) -> float:
    """What is decided this month of what waits, yuan."""
    return waiting(diary) if h.promised > 0.0 and is_decided(year_luck, SETTLED, h.agent, month, p.delay_months) else 0.0


@rule
def claim_and_file(
    h: Household, diary: Diary, kept: Insured, pool: Pool, p: GapInsurance, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """A household pays its part of the premium in January, and claims; new claims are approved as long as the pool takes them."""
    if month % MONTHS == 0 and kept.gap_dues > 0.0:
        pay_premium(h, kept.gap_dues, p, luck, ledger)
    costs = h.own_cost[OF_ILLNESS] > p.illness_deductible or h.own_cost[OF_SCHOOLING] > p.school_deductible
    if (costs or h.struck == 1) and (pool.paying_share >= 1.0 or p.unpaid_kept > 0.0 or p.reinsured > 0.0):
        file_claims(h, diary, kept, p, luck)
    pool.claims += decided(h, diary, p, luck, month)


CLAIM_AND_FILE = Line("gap_insurance.claim_and_file", "成色险申请", household=claim_and_file, before=no_claims, luck=YEAR_LUCK)


@rule
def pay_claims(h: Household, diary: Diary, pool: Pool, p: GapInsurance, ledger: Ledger, luck: np.uint64, month: int) -> None:
    """Pay what was filed, as far as the pool reaches."""
    if pool.claims > 0.0 and decided(h, diary, p, luck, month) > 0.0:
        pay(h, diary, pool.paying_share, p.unpaid_kept, ledger)


PAY_CLAIMS = Line("gap_insurance.pay_claims", "成色险赔付", household=pay_claims, luck=YEAR_LUCK)


def premium(world: World) -> Yuan:
    """A budget of the prefecture (F0026, F0027) for the cover in force and its amounts, booked by households."""
    p = world.rules_of_counties("gap_insurance")
    budget = np.where(p["coverage"] > 0.0, p["budget"] * (1.0 - p["budget_cut"]) * p["in_force"] * p["strength"], 0.0)
    households = world.county_sizes * world.county_weights
    due = np.asarray(budget * (households / households.sum()) / world.county_weights)
    set_terms(world, due, p)
    return due - own_part(world, due * p["premium_share"])


def set_terms(world: World, due: Yuan, p: NDArray[np.void]) -> None:
    """Tell villages the year's terms: benefits are lower by what the pool lacks, as a part of the premium, down to the least."""
    lacks, premium = max(0.0, -world.in_real_yuan(world.balance("gap_pool"))), world.in_real_yuan(due)
    cut = min(float(p["terms_follow"][0]) * lacks / premium, 1.0 - float(p["terms_least"][0])) if premium > 0.0 else 0.0
    np.asarray(world.state_of(Insured))["gap_cut"] = cut


def own_part(world: World, yuan: Yuan) -> Yuan:
    """What insured households pay of a premium: `yuan` by county, or nothing where nobody is insured.

    Villages are told what a person owes; their households pay it this month.
    """
    kept = np.asarray(world.state_of(Insured))
    kept["gap_dues"] = 0.0
    if not yuan.any():
        return yuan
    alone(COUNT_INSURED)(*world.pass_arguments, 0, len(kept))
    persons = world.by_county(kept["insured_persons"])
    kept["gap_dues"] = (yuan / np.maximum(persons, 1.0))[world.county_of_villages()]
    return np.where(persons > 0.0, yuan, 0.0)


PROGRAMME = Programme(
    "gap_insurance",
    lines=(CLAIM_AND_FILE, PAY_CLAIMS),
    purse=pool("gap_pool", "gap_premium", "成色险资金池", "pool of gap insurance"),
    premium=premium,
    village_state=Insured,
)
