"""三重医疗保障: basic insurance, serious-illness insurance, medical aid, tilted aid, in this order, by class of person and year.

Each payer sees only what the payers before it left; all together never exceed the bill. Basic insurance, the serious-illness
tiers (F0126-F0130) and medical aid (F0132-F0137) run on the person's calendar year, each up to its cap. Better terms of the lifted
and the listed hold as far as `tilt` says; those of dibao households belong to the safety net and stay. The terms that the registered
poor had in 2020 (F0139-F0146) are given up for the lifted in the five years of transition (`lifted_tilt`). Out-patient care has covers
of its own: the pooled fund for visits (F0131), special care for medicines of severe chronic illness. `coverage` is that of the whole
cover: who is not reached pays no premium, and no payer pays for him. `strength` is that of all four payers and of premium aid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from agents.codes import COUNTIES
from engine.compiled import rule
from engine.flows import POLICIES, SECTORS, entry
from engine.ledger import receive, spend, within_cap
from engine.passes import Line
from engine.record import YEAR, Field, Record
from model.between import transfer
from model.bookkeeping import to_grain
from model.law import NOVEMBER
from model.people import MONTHS, heads
from model.programme import Programme
from model.purses import MEDICAL_FUND, NUMBERS
from model.reach import reach, reach_of_all
from model.standing import DIBAO, LIFTED, LISTED, is_any
from model.world import World

if TYPE_CHECKING:
    from agents.household import Household
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Dibao, MedicalCover

BASIC_COVER, SERIOUS_COVER = entry("basic_cover"), entry("serious_cover")
MEDICAL_AID, TILTED_AID = entry("medical_aid"), entry("tilted_aid")
OUTPATIENT_COVER = entry("outpatient_cover")
PREMIUM, PREMIUM_AID = entry("medical_premium"), entry("premium_aid")
NUMBER = POLICIES.index("medical_cover")
A_QUARTER = 0.25


class CareOfYear(Record):
    """What a person's care has cost this year, as tiers and caps look at it."""

    serious_cost_year: Annotated[
        float,
        Field(
            "f8",
            "yuan",
            "本年大病保险累计合规自付",
            "medical_cover",
            en="own cost under serious-illness insurance this year",
            begins=YEAR,
        ),
    ]
    aid_year: Annotated[int, Field("i4", "yuan", "本年医疗救助累计", "medical_cover", en="medical aid this year", begins=YEAR)]
    basic_paid_year: Annotated[
        int, Field("i4", "yuan", "本年基本医保已付", "medical_cover", en="paid by basic medical insurance this year", begins=YEAR)
    ]


@rule
def aid_class(h: Household) -> int:
    """Class of a person for medical terms: 0 ordinary, 1 lifted and not listed, 2 listed for monitoring or in dibao."""
    if is_any(h, DIBAO | LISTED):
        return 2
    return 1 if is_any(h, LIFTED) else 0


@rule
def in_force(h: Household, p: MedicalCover) -> float:
    """Part of what its class is given beyond others: all of it in dibao, else as far as the tilt is in force."""
    return 1.0 if is_any(h, DIBAO) else float(p.tilt)


@rule
def better_terms(h: Household, level: int, p: MedicalCover) -> float:
    """Part of the better terms of its class that a household has: of the lifted as far as the transition has left them."""
    return in_force(h, p) * p.lifted_tilt if level == 1 else in_force(h, p)


@rule
def serious_share(cost: float, level: int, terms: float, p: MedicalCover) -> float:
    """Serious-illness benefit on a year's own in-policy cost: shares by tier above the deductible (F0126-F0130, F0139-F0140)."""
    lower = p.serious_deductible * (1.0 - terms * p.serious_deductible_cut[level])
    paid = 0.0
    for tier in range(len(p.serious_upper)):
        upper = p.serious_upper[tier]
        if cost > lower:
            paid += (p.serious_tier_share[tier] + terms * p.serious_share_raise[level]) * (min(cost, upper) - lower)
            lower = upper
    return min(paid, p.serious_cap[level])


@rule
def aid_due(h: Household, own: float, share: float, line: float, p: MedicalCover) -> float:
    """Medical aid on the `own` in-policy cost: the share of the class, or that of who is impoverished by the bill if this is more.

    Impoverished is who has less than the `line` a year once own cost of twelve months is paid, that of this bill with it
    (F0136, F0138).
    """
    due = share * own
    if h.less_rigid_12 - own < line:
        due = max(due, p.impoverished_share * max(0.0, own - p.impoverished_deductible))
    return due


@rule
def basic(in_policy: float, p: MedicalCover) -> float:
    """Basic insurance on the in-policy part of one bill."""
    return p.basic_share * max(0.0, in_policy - p.basic_deductible)


@rule
def pay(h: Household, flow: int, due: float, part: float, left: float, withheld: float, ledger: Ledger) -> float:
    """A payer pays the `part` of its `due`, never more than is `left` of the bill, but for the share `withheld`; returns yuan."""
    return receive(h, ledger, flow, within_cap(max(0.0, min(left, due * part)), withheld))


@rule
def reimburse(h: Household, care: CareOfYear, bill: float, p: MedicalCover, need_line: float, withheld: float, ledger: Ledger) -> float:
    """Run a hospital bill of the member through the payers; returns what the household still pays of it, yuan.

    Every payer pays its part but for the share `withheld`, where the year's public money is used up. With `strength` and `coverage`
    a part of each payer's due by the rule is paid, so that half the strength is half the money: tiers, caps and the next payer see
    what the rule would have paid.
    """
    level, part = aid_class(h), p.strength * reach(h, p)
    terms = better_terms(h, level, p)
    if part <= 0.0:
        return bill
    in_policy = bill * (1.0 - p.outside_policy_share)
    room = max(0.0, p.basic_cap - care.basic_paid_year)
    paid = pay(h, BASIC_COVER, min(room, basic(in_policy, p)), part, bill, withheld, ledger)
    care.basic_paid_year += int(paid / part + 0.5)
    own = in_policy - paid / part
    before = care.serious_cost_year
    care.serious_cost_year = before + own
    serious = serious_share(before + own, level, terms, p) - serious_share(before, level, terms, p)
    paid_serious = pay(h, SERIOUS_COVER, min(own, serious), part, bill - paid, withheld, ledger)
    own -= paid_serious / part
    paid += paid_serious
    aid = aid_due(h, own, terms * p.aid_share[level], need_line * p.impoverished_line * heads(h), p)
    paid_aid = pay(h, MEDICAL_AID, min(min(aid, p.aid_cap - care.aid_year), own), part, bill - paid, withheld, ledger)
    care.aid_year = min(care.aid_year + int(paid_aid / part + 0.5), 2000000)
    own -= paid_aid / part
    paid += paid_aid
    floor_left = terms * p.tilted_to[level] * bill - (in_policy - own)
    return bill - paid - pay(h, TILTED_AID, floor_left, part, bill - paid, withheld, ledger)


@rule
def pay_bill(h: Household, care: CareOfYear, left: float, village: Village, p: MedicalCover, dibao: Dibao, ledger: Ledger) -> float:
    """What all payers together pay of a bill of the member with this `care`, yuan."""
    return left - reimburse(h, care, left, p, dibao.standard, village.withheld[NUMBER], ledger)


@rule
def pay_visits(h: Household, left: float, village: Village, p: MedicalCover, ledger: Ledger) -> float:
    """What the pooled fund pays of a quarter's out-patient care of all members, at most a quarter of the year's cap for each; yuan.

    As members are not told apart, neither are their caps.
    """
    due = min(p.visits_share * left, A_QUARTER * p.visits_cap * h.persons)
    return pay(h, OUTPATIENT_COVER, due, p.strength * reach(h, p), left, village.withheld[NUMBER], ledger)


@rule
def pay_medicines(h: Household, left: float, village: Village, p: MedicalCover, ledger: Ledger) -> float:
    """What special care pays of a quarter's medicines of a severe chronic illness, and medical aid of the rest (F0137); yuan."""
    part, withheld = p.strength * reach(h, p), village.withheld[NUMBER]
    due = min(p.medicines_share * left, A_QUARTER * p.medicines_cap)
    paid = pay(h, OUTPATIENT_COVER, due, part, left, withheld, ledger)
    level = aid_class(h)
    aid = better_terms(h, level, p) * p.aid_share[level] * (left - due)
    return paid + pay(h, MEDICAL_AID, aid, part, left - paid, withheld, ledger)


@rule
def pay_premium(h: Household, p: MedicalCover, withheld: float, ledger: Ledger) -> None:
    """The year's premium of every insured member; for the lifted, the listed and dibao households governments pay a part
    (premium aid)."""
    aid = min(p.premium, in_force(h, p) * p.premium_aid * p.strength) if aid_class(h) > 0 else 0.0
    aid = within_cap(aid, withheld)
    insured = h.persons * reach(h, p)
    spend(h, ledger, PREMIUM, insured * (p.premium - aid))
    transfer(ledger, PREMIUM_AID, insured * aid)


@rule
def pay_premiums(h: Household, village: Village, p: MedicalCover, ledger: Ledger, month: int) -> None:
    """In November, for the year to come."""
    if month % MONTHS == NOVEMBER:
        pay_premium(h, p, village.withheld[NUMBER], ledger)


PAY_PREMIUMS = Line("medical_cover.pay_premiums", "城乡居民医保缴费", household=pay_premiums)


def start(world: World) -> None:
    """The fund begins with the premiums that were paid in November 2019 for 2020."""
    h, villages, p = world.households, np.asarray(world.villages), np.asarray(world.rules[0]["medical_cover"])
    village = np.asarray(h["village"])
    place = villages["place"][village]
    insured = np.asarray(h["persons"]) * reach_of_all(h, place, p)
    premiums = to_grain(insured * p["premium_before"][place])  # whole coins: their sum does not depend on the order of villages
    paid = np.bincount(world.county_of_villages()[village], premiums, len(COUNTIES))
    world.institution_accounts[:, SECTORS.index(MEDICAL_FUND.account)] += paid
    world.county_purses.carried[:, NUMBERS[MEDICAL_FUND.name]] = paid


PROGRAMME = Programme(
    "medical_cover",
    lines=(PAY_PREMIUMS,),
    care_state=CareOfYear,
    start=start,
    modifies={"health.left_of_bill": pay_bill, "health.left_of_visits": pay_visits, "health.left_of_medicines": pay_medicines},
)
