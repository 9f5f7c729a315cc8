"""Health: illness in grades and courses, disability, out-patient care.

A stay in hospital has a bill. By it the illness is light, which takes a month of work or none, or serious: months of work lost, a
member of the household bound by care for a part of them, and with a chance a step of labour capacity lost for good. A chronic
illness is light and costs medicines, or severe and costs more of them and a step of capacity. Out-patient care is billed by
the quarter: what a household needs in a year is uneven, and known for the year.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

import numpy as np

from agents.codes import (
    AGE_BANDS,
    CHRONIC_ILLNESS,
    DISABILITY_DEATH,
    ILLNESS,
    MILD_DISABILITY,
    NO_CAPACITY,
    NO_WORK,
    OWN_FARM,
    PRESENT,
    SEVERE_CHRONIC_ILLNESS,
    SEVERE_DISABILITY,
    UNEMPLOYED,
    WEAK_CAPACITY,
)
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import spend
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line
from engine.prefetch import fetch_record
from engine.rates import lognormal, monthly_from_annual, monthly_from_rate
from engine.values import value
from model.law import QUARTER
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
    from engine.ledger import Ledger
    from parameters.rules_types import Health, Rules

HEALTH_EVENT, HOSPITAL_BILL, LABOUR_LOST = decision("fall_ill"), decision("hospital_bill"), decision("labour_lost")
OUTPATIENT_NEED = decision("outpatient_need")
BILL, OUTPATIENT = entry("bill"), entry("outpatient")
LAID_UP, FOR_GOOD = range(2)
"""Occasions of the draw of labour lost: for how long, and whether a step of capacity is lost."""
A_QUARTER = 0.25
AT_HOME, AWAY = 10, 100
"""Who is asked to care: nobody's wage first, then the farm's hands, then who earns at home, and who is away last."""


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
def lay_up(h: Household, m: Member, months: int) -> None:
    """So many months without work, from this one on, for a member who can work: of one's own illness or of caring for another."""
    if m.can_work > NO_CAPACITY and months > m.ill_months:
        h.laid_up += m.ill_months == 0
        m.ill_months = months


@rule
def course(u: float, p: Health) -> int:
    """Months of a serious illness: a share of a year in the mean (prior 11), evenly up to twice it, or up to the year."""
    most = min(1.0, 2.0 * p.labour_lost_share)
    least = max(0.0, 2.0 * p.labour_lost_share - 1.0)
    return int(MONTHS * (least + (most - least) * u) + 0.5)


@rule
def ask_to_care(h: Household, members: Sequence[Member], ill: int, months: int) -> None:
    """Who of the others can be spared most easily stays at home for so many months: able, out of school, not ill."""
    carer, spared = -1, 2 * AWAY
    for k in range(len(members)):
        m = members[k]
        if k == ill or m.can_work == NO_CAPACITY or m.study > 0 or m.ill_months > 0:
            continue
        missed = m.can_work
        if m.work != NO_WORK and m.work != UNEMPLOYED and m.work != OWN_FARM:
            missed += AT_HOME if m.presence == PRESENT else AWAY
        if missed < spared:
            carer, spared = k, missed
    if carer >= 0:
        lay_up(h, members[carer], months)


@rule
def lose_capacity(h: Household, members: Sequence[Member], diary: Diary, m: Member, can_work: int, cause: int, left: int) -> None:
    """Labour capacity for good: what the member earns less is lost for the `left` months of the year and of a year after it."""
    before = m.can_work
    m.can_work = can_work
    if is_earner(m) and before > m.can_work:
        lose_for_a_year(diary, h, cause, earner_share(h, members) * (before - m.can_work) / before, left)
    if m.work != 0:
        m.work = OWN_FARM if m.can_work == WEAK_CAPACITY and h.resettled == 0 else 0
        m.seat = 0
        m.lost_job = 0
        m.presence = 0


@rule
def weaken(h: Household, members: Sequence[Member], diary: Diary, m: Member, left: int) -> None:
    """An illness takes a step of capacity: who worked fully works weakly, who did so not at all."""
    if m.can_work > NO_CAPACITY:
        lose_capacity(h, members, diary, m, m.can_work - 1, ILLNESS, left)


@value("-")
@rule
def left_of_bill(h: Household, care: Care, left: float, village: Village, rules: Rules, ledger: Ledger) -> float:
    """What a bill of the member with this `care` leaves to the household, yuan; programmes pay of it what those before them left."""
    return left


@value("-")
@rule
def left_of_visits(h: Household, left: float, village: Village, rules: Rules, ledger: Ledger) -> float:
    """What a quarter's out-patient care of all members leaves to the household, yuan; programmes pay of it as of a bill."""
    return left


@value("-")
@rule
def left_of_medicines(h: Household, left: float, village: Village, rules: Rules, ledger: Ledger) -> float:
    """What a quarter's medicines of one severe chronic illness leave to the household, yuan; programmes pay of it as of a bill."""
    return left


@rule
def fall_ill(
    h: Household,
    members: Sequence[Member],
    ill: int,
    care: Care,
    diary: Diary,
    village: Village,
    rules: Rules,
    left: int,
    luck: np.uint64,
    ledger: Ledger,
) -> None:
    """The member in row `ill` goes to hospital: the bill, its payers, the course of the illness."""
    p, m = rules.health, members[ill]
    bill = spend(h, ledger, BILL, lognormal(draw(luck, HOSPITAL_BILL, m.key), p.mean_bill * village.prices, p.bill_sd))
    own = left_of_bill(h, care, bill, village, rules, ledger)
    diary.billed += bill
    diary.medical_own += own
    bear(diary, h, OF_ILLNESS, own)
    u = draw(luck, LABOUR_LOST, m.key, LAID_UP)
    if bill >= p.serious_bill * village.prices:
        months = course(u, p)
        lay_up(h, m, months)
        ask_to_care(h, members, ill, int(p.carer_share * months + 0.5))
        if draw(luck, LABOUR_LOST, m.key, FOR_GOOD) < p.serious_weakens:
            weaken(h, members, diary, m, left)
    elif u < p.light_illness_idle:
        lay_up(h, m, 1)


@rule
def become_disabled(h: Household, members: Sequence[Member], diary: Diary, m: Member, left: int) -> None:
    """Lasting disability: mild first, then severe."""
    m.disability += 1
    can_work = min(m.can_work, WEAK_CAPACITY) if m.disability == MILD_DISABILITY else NO_CAPACITY
    lose_capacity(h, members, diary, m, can_work, DISABILITY_DEATH, left)


@rule
def recover(h: Household, members: Sequence[Member]) -> None:
    """A month of illness is over."""
    h.laid_up = 0
    for k in range(len(members)):
        m = members[k]
        m.ill_months -= m.ill_months > 0
        h.laid_up += m.ill_months > 0


@rule
def fall_chronically_ill(
    h: Household, members: Sequence[Member], diary: Diary, m: Member, p: Health, left: int, luck: np.uint64
) -> None:
    """For good: lightly, or so that a step of capacity goes."""
    m.health = CHRONIC_ILLNESS
    h.chronic += 1
    if draw(luck, LABOUR_LOST, m.key, FOR_GOOD) < p.chronic_severe:
        m.health = SEVERE_CHRONIC_ILLNESS
        weaken(h, members, diary, m, left)


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
    ledger: Ledger,
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
        chronic = m.health >= CHRONIC_ILLNESS
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
            fall_ill(h, members, k, cares[k], diary, village, rules, left, luck, ledger)
        elif own < stay + disabled:
            become_disabled(h, members, diary, m, left)
        else:
            fall_chronically_ill(h, members, diary, m, rules.health, left, luck)


@rule
def fall_ill_and_pay(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    village: Village,
    rules: Rules,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """Recovery, new stays in hospital, bills through their payers, decline."""
    if h.laid_up > 0:
        recover(h, members)
    u = draw(luck, HEALTH_EVENT, h.agent)
    if u < village.risk_of_well * (h.persons - h.chronic) + village.risk_of_chronic * h.chronic:
        fetch_record(cares, 0)  # a bill asks for it, when the members have been looked at
        left = months_to_close(month, int(rules.lines.closing_month))
        run_risks(h, members, cares, diary, u, village, rules, left, luck, ledger, month)


FALL_ILL_AND_PAY = Line("health.fall_ill_and_pay", "患病与报销", household=fall_ill_and_pay, before=begin_month)


@rule
def buy_medicines(h: Household, members: Sequence[Member], village: Village, rules: Rules, ledger: Ledger) -> float:
    """A quarter's medicines of the chronically ill, the severe ones less what others pay; returns what is left, yuan."""
    p, own = rules.health, 0.0
    for k in range(len(members)):
        grade = members[k].health
        if grade >= CHRONIC_ILLNESS:
            cost = spend(h, ledger, OUTPATIENT, QUARTER * p.medicines[grade - 1] * village.prices)
            own += left_of_medicines(h, cost, village, rules, ledger) if grade == SEVERE_CHRONIC_ILLNESS else cost
    return own


@rule
def pay_for_care(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, rules: Rules, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """The out-patient bill of a quarter. What a household needs in a year is exponential around its mean, by the `luck` of the year.

    It is rigid spending, but no claim on the contracts of gap insurance and fund, which pay for stays (F0029, F0042).
    """
    if month % QUARTER == QUARTER - 1:
        need = -log1p(-draw(luck, OUTPATIENT_NEED, h.agent))
        visits = spend(h, ledger, OUTPATIENT, A_QUARTER * h.persons * (rules.health.outpatient * village.prices) * need)
        own = left_of_visits(h, visits, village, rules, ledger)
        if h.chronic > 0:
            own += buy_medicines(h, members, village, rules, ledger)
        diary.medical_own += own


PAY_FOR_CARE = Line("health.pay_for_care", "门诊与用药", household=pay_for_care, luck=YEAR_LUCK)
