"""Health: hospital stays with their bills, months of work lost, disability, chronic illness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import AGE_BANDS, CHRONIC_ILLNESS, DISABILITY_DEATH, MILD_DISABILITY, OWN_FARM, SEVERE_DISABILITY, WEAK_CAPACITY
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import spend
from engine.luck import decision, draw
from engine.passes import Line
from engine.rates import lognormal, monthly_from_annual, monthly_from_rate
from engine.values import value
from model.people import (
    MIDDLE_FROM,
    MONTHS,
    OF_ILLNESS,
    OLD_FROM,
    YOUNG_FROM,
    age,
    bear,
    earner_share,
    is_earner,
    lose_for_a_year,
    months_to_close,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import Health, Rules

HEALTH_EVENT, HOSPITAL_BILL, LABOUR_LOST = decision("fall_ill"), decision("hospital_bill"), decision("labour_lost")
BILL, CARE_COST = entry("bill"), entry("care_cost")


@rule
def age_band(years: int) -> int:
    """0-14, 15-44, 45-59, 60 and over (written without branches, which a processor could not guess)."""
    return int(years >= YOUNG_FROM) + int(years >= MIDDLE_FROM) + int(years >= OLD_FROM)


@rule
def begin_month(village: Village, p: Health) -> None:
    """Monthly chances by age: of a hospital stay (of the chronically ill behind those of others), and of a chronic illness.

    Beside them the highest chance of any event of a member without and with a chronic illness.
    """
    well, ill = 0.0, 0.0
    for band in range(AGE_BANDS):
        rate = p.stays * p.stays_by_age[band]
        village.stay_chance[band] = monthly_from_rate(rate)
        village.stay_chance[AGE_BANDS + band] = monthly_from_rate(rate * p.stays_of_chronic)
        village.decline_chance[band] = monthly_from_annual(p.chronic_by_age[band])
        well = max(well, village.stay_chance[band] + village.decline_chance[band])
        ill = max(ill, village.stay_chance[AGE_BANDS + band])
    village.disability_chance = monthly_from_annual(p.disability)
    village.risk_of_well = well + village.disability_chance
    village.risk_of_chronic = ill + village.disability_chance


@rule
def lay_up(h: Household, m: Member, bill: float, p: Health, luck: np.uint64) -> None:
    """Months of work lost: a serious illness takes a share of a year, a light one a month with a chance of its own (prior 11).

    A serious one takes evenly from nothing to twice that share.
    """
    if m.can_work == 0:
        return
    u = draw(luck, LABOUR_LOST, m.key)
    was_up = m.ill_months == 0
    if bill >= p.serious_bill:
        m.ill_months = min(MONTHS, 1 + int(2.0 * MONTHS * p.labour_lost_share * u))
    elif u < p.light_illness_idle:
        m.ill_months = max(m.ill_months, 1)
    h.laid_up += was_up and m.ill_months > 0


@value("-")
@rule
def left_of_bill(h: Household, care: Care, left: float, village: Village, rules: Rules, purse: Purse) -> float:
    """What a bill of the member with this `care` leaves to the household, yuan; programmes pay of it what those before them left."""
    return left


@rule
def fall_ill(h: Household, m: Member, care: Care, diary: Diary, village: Village, rules: Rules, luck: np.uint64, purse: Purse) -> None:
    """A stay in hospital: the bill, its payers, the months of work lost."""
    p = rules.health
    bill = spend(h, purse, BILL, lognormal(draw(luck, HOSPITAL_BILL, m.key), p.mean_bill * village.prices, p.bill_sd))
    own = left_of_bill(h, care, bill, village, rules, purse)
    diary.medical_own += own
    bear(diary, h, OF_ILLNESS, own)
    lay_up(h, m, bill, p, luck)


@rule
def become_disabled(h: Household, members: Sequence[Member], diary: Diary, m: Member, left: int) -> None:
    """Lasting disability: mild first, then severe. What the member earns less is lost for the `left` months of the year."""
    before = m.can_work
    m.disability += 1
    m.can_work = min(m.can_work, WEAK_CAPACITY) if m.disability == MILD_DISABILITY else 0
    if is_earner(m) and before > m.can_work:
        lose_for_a_year(diary, h, DISABILITY_DEATH, earner_share(h, members) * (before - m.can_work) / before, left, 0.0)
    if m.work != 0:
        m.work = OWN_FARM if m.can_work == WEAK_CAPACITY and h.resettled == 0 else 0
        m.seat = 0
        m.lost_job = 0
        m.presence = 0


@rule
def recover(h: Household, members: Sequence[Member]) -> None:
    """A month of illness is over."""
    h.laid_up = 0
    for k in range(len(members)):
        m = members[k]
        m.ill_months -= m.ill_months > 0
        h.laid_up += m.ill_months > 0


@rule
def fall_chronically_ill(h: Household, m: Member) -> None:
    """For good."""
    m.health = CHRONIC_ILLNESS
    h.chronic += 1


@rare
def run_risks(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    u: float,
    village: Village,
    rules: Rules,
    left: int,
    luck: np.uint64,
    purse: Purse,
    month: int,
) -> None:
    """The month's risks of all members, by one uniform of the household up to the first event, then by one a member.

    A member's hospital stay, disability and chronic illness are competing risks side by side. Members are independent: the
    chance that the first event is a member's is his own times the chance that those before him have none, and
    whoever stands behind the first draws anew.
    """
    spared, met = 1.0, False
    for k in range(len(members)):
        m = members[k]
        band = age_band(age(m, month))
        chronic = m.health == CHRONIC_ILLNESS
        stay = village.stay_chance[band + AGE_BANDS * chronic]
        disabled = village.disability_chance if m.can_work > 0 and m.disability < SEVERE_DISABILITY else 0.0
        decline = 0.0 if chronic else village.decline_chance[band]
        chance = stay + disabled + decline
        own = draw(luck, HEALTH_EVENT, m.key) if met else u / spared
        if own >= chance:
            if not met:
                u -= spared * chance
                spared *= 1.0 - chance
            continue
        met = True
        if own < stay:
            fall_ill(h, m, cares[k], diary, village, rules, luck, purse)
        elif own < stay + disabled:
            become_disabled(h, members, diary, m, left)
        else:
            fall_chronically_ill(h, m)


@rule
def fall_ill_and_pay(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    village: Village,
    rules: Rules,
    purse: Purse,
    luck: np.uint64,
    month: int,
) -> None:
    """Recovery, new stays in hospital, bills through their payers, decline."""
    if h.laid_up > 0:
        recover(h, members)
    u = draw(luck, HEALTH_EVENT, h.agent)
    if u < village.risk_of_well * (h.persons - h.chronic) + village.risk_of_chronic * h.chronic:
        left = months_to_close(month, int(rules.lines.closing_month))
        run_risks(h, members, cares, diary, u, village, rules, left, luck, purse, month)
    if h.chronic > 0:
        spend(h, purse, CARE_COST, h.chronic * (rules.health.care_cost * village.prices))


FALL_ILL_AND_PAY = Line("health.fall_ill_and_pay", "患病与报销", household=fall_ill_and_pay, before=begin_month)
