"""Health: hospital stays with their bills, months of work lost, disability, chronic illness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import CHRONIC_ILLNESS, DISABILITY_DEATH, ILLNESS, OWN_FARM
from engine.compiled import line, rule
from engine.ledger import entry, spend
from engine.luck import decision, draw
from engine.rates import arrives, happens, lognormal
from model.people import age, lose, person_key
from model.policies import medical_cover

if TYPE_CHECKING:
    from agents.household import Household, Member

FALL_ILL, HOSPITAL_BILL, LABOUR_LOST = decision("fall_ill"), decision("hospital_bill"), decision("labour_lost")
BECOME_DISABLED, BECOME_CHRONIC = decision("become_disabled"), decision("become_chronic")
BILL, CARE_COST = entry("bill"), entry("care_cost")


@rule
def age_band(years: int) -> int:
    """0-14, 15-44, 45-59, 60 and over."""
    return 0 if years < 15 else 1 if years < 45 else 2 if years < 60 else 3


@rule
def stays_a_year(m: Member, years: int, p: Any) -> float:
    """Expected hospital stays of a person in a year, by age, chronic illness and severe disability."""
    rate = p.stays * p.stays_by_age[age_band(years)]
    if m.health == CHRONIC_ILLNESS:
        rate *= p.stays_of_chronic
    return rate


@rule
def lay_up(h: Household, diary: Any, m: Member, key: int, bill: float, p: Any, luck: Any) -> None:
    """Months of work lost: a serious illness takes a share of a year, a light one a month or none (prior 11)."""
    if m.can_work == 0:
        return
    u = draw(luck, LABOUR_LOST, key)
    if bill >= p.serious_bill:
        m.ill_months = min(12, 1 + int(24.0 * p.labour_lost_share * u))
    elif u < 0.5:
        m.ill_months = max(m.ill_months, 1)


@rule
def fall_ill(h: Household, diary: Any, m: Member, key: int, years: int, village: Any, rules: Any, luck: Any, books: Any,
             accounts: Any) -> None:
    """A stay in hospital: the bill, its payers, the months of work lost."""
    p = rules.health
    if not arrives(draw(luck, FALL_ILL, key), stays_a_year(m, years, p)):
        return
    bill = spend(h, books, accounts, BILL,
                 lognormal(draw(luck, HOSPITAL_BILL, key), p.mean_bill * village.prices, p.bill_sd))
    own = medical_cover.reimburse(h, m, bill, rules.medical_cover, rules.dibao.standard, books, accounts)
    h.medical_own_year += own
    lose(diary, h, ILLNESS, own)
    lay_up(h, diary, m, key, bill, p, luck)


@rule
def decline(h: Household, diary: Any, m: Member, key: int, years: int, p: Any, luck: Any) -> None:
    """Lasting disability and chronic illness."""
    if m.can_work > 0 and m.disability < 2 and happens(draw(luck, BECOME_DISABLED, key), p.disability):
        if m.work != 0 and h.persons > 0:
            diary.loss[DISABILITY_DEATH] += h.net_12 / h.persons
        m.disability += 1
        m.can_work = 1 if m.disability == 1 else 0
        m.work = OWN_FARM if m.can_work == 1 and h.resettled == 0 else 0
        m.presence = 0
    if m.health != CHRONIC_ILLNESS and happens(draw(luck, BECOME_CHRONIC, key), p.chronic_by_age[age_band(years)]):
        m.health = CHRONIC_ILLNESS


@line
def fall_ill_and_pay(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                     tallies: Any, month: int, first: int, last: int) -> None:
    """Every member: recovery, new stays, bills through their payers, decline."""
    for v in range(first, last):
        village = villages[v]
        r = rules[village.place]
        for i in range(village.first, village.stop):
            h = households[i]
            for k in range(8):
                m = h.members[k]
                if m.birth_month == 0:
                    continue
                if m.ill_months > 0:
                    m.ill_months -= 1
                key = person_key(h, k)
                years = age(m, month)
                if m.health == CHRONIC_ILLNESS:
                    spend(h, books[v], accounts[v], CARE_COST, r.health.care_cost * village.prices)
                fall_ill(h, diaries[i], m, key, years, village, r, luck, books[v], accounts[v])
                decline(h, diaries[i], m, key, years, r.health, luck)
