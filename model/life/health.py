"""Health: hospital stays with their bills, months of work lost, disability, chronic illness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import CHRONIC_ILLNESS, DISABILITY_DEATH, ILLNESS, OWN_FARM
from engine.compiled import line, rule
from engine.ledger import entry, spend
from engine.luck import decision, draw
from engine.rates import lognormal, monthly_from_annual, monthly_from_rate
from model.people import age, lose, person_key
from model.policies import medical_cover

if TYPE_CHECKING:
    from agents.household import Household, Member

HEALTH_EVENT, HOSPITAL_BILL, LABOUR_LOST = decision("fall_ill"), decision("hospital_bill"), decision("labour_lost")
BILL, CARE_COST = entry("bill"), entry("care_cost")


@rule
def age_band(years: int) -> int:
    """0-14, 15-44, 45-59, 60 and over (written without branches, which a processor could not guess)."""
    return int(years >= 15) + int(years >= 45) + int(years >= 60)


@rule
def stays_a_year(m: Member, years: int, p: Any) -> float:
    """Expected hospital stays of a person in a year, by age, chronic illness and severe disability."""
    rate = p.stays * p.stays_by_age[age_band(years)]
    if m.health == CHRONIC_ILLNESS:
        rate *= p.stays_of_chronic
    return rate


@rule
def lay_up(h: Household, diary: Any, m: Member, key: int, bill: float, p: Any, luck: Any) -> None:
    """Months of work lost: a serious illness takes a share of a year, a light one a month with a chance of its own (prior 11)."""
    if m.can_work == 0:
        return
    u = draw(luck, LABOUR_LOST, key)
    if bill >= p.serious_bill:
        m.ill_months = min(12, 1 + int(24.0 * p.labour_lost_share * u))
    elif u < p.light_illness_idle:
        m.ill_months = max(m.ill_months, 1)


@rule
def fall_ill(h: Household, diary: Any, m: Member, key: int, village: Any, p: Any, cover: Any, need_line: float, luck: Any,
             books: Any, accounts: Any) -> None:
    """A stay in hospital: the bill, its payers, the months of work lost."""
    bill = spend(h, books, accounts, BILL,
                 lognormal(draw(luck, HOSPITAL_BILL, key), p.mean_bill * village.prices, p.bill_sd))
    own = medical_cover.reimburse(h, m, bill, cover, need_line, books, accounts)
    h.medical_own_year += own
    lose(diary, h, ILLNESS, own)
    lay_up(h, diary, m, key, bill, p, luck)


@rule
def become_disabled(h: Household, diary: Any, m: Member) -> None:
    """Lasting disability: mild first, then severe; the lost earner is written down."""
    if m.work != 0 and h.persons > 0:
        diary.loss[DISABILITY_DEATH] += h.net_12 / h.persons
    m.disability += 1
    m.can_work = min(m.can_work, 1) if m.disability == 1 else 0
    if m.work != 0:
        m.work = OWN_FARM if m.can_work == 1 and h.resettled == 0 else 0
        m.presence = 0


@rule
def highest_risk(p: Any) -> float:
    """An upper bound of twelve times anybody's chance of a health event in a month: above it, a draw needs no second look."""
    stays = max(max(p.stays_by_age[0], p.stays_by_age[1]), max(p.stays_by_age[2], p.stays_by_age[3]))
    chronic = max(max(p.chronic_by_age[0], p.chronic_by_age[1]), max(p.chronic_by_age[2], p.chronic_by_age[3]))
    return p.stays * stays * max(1.0, p.stays_of_chronic) + 12.0 * (monthly_from_annual(p.disability) + monthly_from_annual(chronic))


@rule
def live_through(h: Household, diary: Any, m: Member, key: int, u: float, years: int, village: Any, p: Any, cover: Any,
                 need_line: float, luck: Any, books: Any, accounts: Any) -> None:
    """Risks of a person's month as competing risks of one uniform `u`: a hospital stay, a disability, a chronic illness.

    Their chances lie side by side in the unit interval, so two of them never fall into the same month of a person.
    """
    edge = monthly_from_rate(stays_a_year(m, years, p))
    if u < edge:
        fall_ill(h, diary, m, key, village, p, cover, need_line, luck, books, accounts)
        return
    edge += monthly_from_annual(p.disability) if m.can_work > 0 and m.disability < 2 else 0.0
    if u < edge:
        become_disabled(h, diary, m)
    elif m.health != CHRONIC_ILLNESS and u < edge + monthly_from_annual(p.chronic_by_age[age_band(years)]):
        m.health = CHRONIC_ILLNESS


@line
def fall_ill_and_pay(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                     tallies: Any, month: int, first: int, last: int) -> None:
    """Every member: recovery, new stays, bills through their payers, decline."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].health
        cover = rules[village.place].medical_cover
        need_line = rules[village.place].dibao.standard
        care_cost = p.care_cost * village.prices
        bound = highest_risk(p) / 12.0
        for i in range(village.first, village.stop):
            h = households[i]
            chronic = 0
            for k in range(h.places):
                m = h.members[k]
                if m.birth_month == 0:
                    continue
                m.ill_months -= m.ill_months > 0
                chronic += m.health == CHRONIC_ILLNESS
                key = person_key(h, k)
                u = draw(luck, HEALTH_EVENT, key)
                if u < bound:
                    live_through(h, diaries[i], m, key, u, age(m, month), village, p, cover, need_line, luck, book,
                                 account)
            if chronic > 0:
                spend(h, book, account, CARE_COST, chronic * care_cost)
