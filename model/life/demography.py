"""Demography: birthdays, schooling, entry to and exit from work, births and deaths. Luck of life is the same in every scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.codes import (
    DEMOGRAPHY,
    DISABILITY_DEATH,
    FEMALE,
    LOCAL,
    MALE,
    MIGRANT_OUTSIDE,
    OWN_FARM,
    PRESENT,
    UNEMPLOYED,
)
from engine.compiled import line, rule
from engine.ledger import entry, spend
from engine.luck import decision, draw
from engine.rates import monthly_from_annual
from model.people import age, person_key

if TYPE_CHECKING:
    from agents.household import Household, Member

DIE, GIVE_BIRTH, STAY_IN_SCHOOL, RETIRE = (
    decision("die"), decision("give_birth"), decision("stay_in_school"), decision("retire"))
FUNERAL = entry("funeral")
SEPTEMBER = 8


@rule
def death_chance(m: Member, years: int, p: Any) -> float:
    """Annual chance of death by age band (0-14, 15-44, 45-59, 60-74, 75+), higher for the chronically ill and disabled."""
    band = 0 if years < 15 else 1 if years < 45 else 2 if years < 60 else 3 if years < 75 else 4
    chance = p.mortality[band]
    if m.health != 0 or m.disability == 2:
        chance *= p.mortality_of_frail
    return min(chance, 1.0)


@rule
def mourn(h: Household, diary: Any, m: Member, p: Any, books: Any, accounts: Any, prices: float) -> None:
    """A death: the place becomes empty, the funeral is paid, the lost earner is written down."""
    if m.work != 0 and h.persons > 1:
        diary.loss[DISABILITY_DEATH] += h.net_12 / h.persons
    diary.deaths += 1
    m.birth_month = 0
    m.work = 0
    m.study = 0
    m.can_work = 0
    h.persons -= 1
    if h.persons > 0:
        spend(h, books, accounts, FUNERAL, p.funeral_cost * prices)


@rule
def go_to_school(h: Household, m: Member, years: int, key: int, p: Any, luck: Any) -> None:
    """Stages of schooling in September: compulsory at six, high or vocational school at fifteen, college at eighteen."""
    if years == 6:
        m.study = 2
    elif m.study == 2 and years >= 15:
        m.schooling = 9
        m.study = 3 if draw(luck, STAY_IN_SCHOOL, key) < p.to_high_school else 0
    elif m.study == 3 and years >= 18:
        m.schooling = 12
        m.study = 4 if draw(luck, STAY_IN_SCHOOL, key) < p.to_college else 0
    elif m.study == 4 and years >= 22:
        m.schooling = 15
        m.study = 0


@rule
def come_of_age(h: Household, m: Member, years: int, key: int, p: Any, luck: Any) -> None:
    """Young people out of school take up work; old people leave it."""
    if m.work == 0 and m.study == 0 and years >= 16 and years < 30 and m.can_work == 0 and m.disability < 2:
        m.can_work = 2 if m.disability == 0 else 1
    able = m.can_work == 2 or (m.can_work == 1 and m.disability == 1)
    if m.work == 0 and m.study == 0 and years >= 16 and years < 30 and able:
        m.presence = PRESENT
        away = draw(luck, RETIRE, key, 1) < p.young_leave
        m.work = UNEMPLOYED if away or h.resettled == 1 else OWN_FARM
        m.usual_work = MIGRANT_OUTSIDE if away else (LOCAL if h.resettled == 1 else OWN_FARM)
        m.skill = max(m.skill, 600 + 20 * m.schooling)
    if years >= 60 and m.can_work == 2 and draw(luck, RETIRE, key) < p.weaken_after_sixty:
        m.can_work = 1
        if m.work != OWN_FARM:
            m.work = OWN_FARM if h.resettled == 0 else 0
            m.presence = PRESENT
    if years >= 75 and m.can_work > 0:
        m.can_work = 0
        m.work = 0


@rule
def give_birth(h: Household, diary: Any, key: int, years: int, m: Member, p: Any, luck: Any, month: int) -> None:
    """A birth takes the first empty place; a household of eight has no room (stated limit).

    Death and birth are competing risks of one uniform of the person's month: death at its lower end, birth at its upper.
    """
    if m.sex != FEMALE or years < 18 or years >= 42 or h.persons >= 8:
        return
    for j in range(8):
        child = h.members[j]
        if child.birth_month == 0:
            child.birth_month = month
            child.sex = MALE if draw(luck, GIVE_BIRTH, key, 1) < p.boys else FEMALE
            child.schooling = 0
            child.study = 0
            child.health = 0
            child.disability = 0
            child.can_work = 0
            child.work = 0
            child.usual_work = 0
            child.presence = m.presence
            child.skill = 1000
            child.ill_months = 0
            child.serious_cost_year = 0.0
            child.aid_year = 0
            child.idle_months = 0
            child.benefit_days = 0
            child.post_months = 0
            diary.loss[DEMOGRAPHY] += h.net_12 / (h.persons + 1.0)
            h.persons += 1
            h.places = max(h.places, j + 1)
            break


@line
def age_and_mourn(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                  tallies: Any, month: int, first: int, last: int) -> None:
    """Birthdays and school years, births and deaths."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].demography
        deadliest = monthly_from_annual(min(1.0, p.mortality[4] * max(1.0, p.mortality_of_frail)))
        births = monthly_from_annual(p.fertility)
        for i in range(village.first, village.stop):
            h = households[i]
            for k in range(h.places):
                m = h.members[k]
                if m.birth_month == 0:
                    continue
                key = person_key(h, k)
                u = draw(luck, DIE, key)
                if u < deadliest and h.persons > 1 and u < monthly_from_annual(death_chance(m, age(m, month), p)):
                    mourn(h, diaries[i], m, p, book, account, village.prices)
                    continue
                if u > 1.0 - births:
                    give_birth(h, diaries[i], key, age(m, month), m, p, luck, month)
                if month % 12 == SEPTEMBER:
                    go_to_school(h, m, age(m, month), key, p, luck)
                if (month - m.birth_month) % 12 == 0:
                    come_of_age(h, m, age(m, month), key, p, luck)
