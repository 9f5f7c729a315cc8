"""Demography: birthdays, schooling, entry to and exit from work, births and deaths. Luck of life is the same in every scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import (
    AGE_GROUPS,
    CHRONIC_ILLNESS,
    DISABILITY_DEATH,
    FEMALE,
    FULL_CAPACITY,
    LOCAL,
    MALE,
    MIGRANT_OUTSIDE,
    MILD_DISABILITY,
    NO_DISABILITY,
    NO_WORK,
    OWN_FARM,
    PRESENT,
    PUPIL,
    SEVERE_DISABILITY,
    STUDENT,
    UNDERGRADUATE,
    UNEMPLOYED,
    WEAK_CAPACITY,
)
from agents.household import clear_care, clear_member, copy_care, copy_member
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, spend
from engine.luck import decision, draw, key_of_child
from engine.passes import Line
from engine.rates import monthly_from_annual
from model.law import (
    COLLEGE,
    COLLEGE_ENDS,
    COMPULSORY,
    FIRST_CLASS,
    HIGH_SCHOOL,
    HIGH_SCHOOL_ENDS,
    NINTH_CLASS,
    OLD_AGE,
    SEPTEMBER,
    WORKING_AGE,
)
from model.life.endings import end_household
from model.people import (
    MIDDLE_FROM,
    MONTHS,
    OLD_FROM,
    OLDEST_FROM,
    YOUNG_FROM,
    age,
    change_heads,
    earner_share,
    feed,
    is_earner,
    lose_for_a_year,
    months_to_close,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Demography, Lines

DIE, GIVE_BIRTH, STAY_IN_SCHOOL, RETIRE = (decision("die"), decision("give_birth"), decision("stay_in_school"), decision("retire"))
FUNERAL = entry("funeral")
GOING_WAGE = 1000
"""Skill of one who earns the going wage: skill is stored per mille."""


@rule
def age_group(years: int) -> int:
    """0-14, 15-44, 45-59, 60-74, 75 and over (written without branches, which a processor could not guess)."""
    return int(years >= YOUNG_FROM) + int(years >= MIDDLE_FROM) + int(years >= OLD_FROM) + int(years >= OLDEST_FROM)


@rule
def begin_month(village: Village, p: Demography) -> None:
    """Monthly chances of death by age group, and by age group of the frail behind them; the highest of them; that of a birth.

    Mortality is that of everybody of an age, the frail among them: others die less often by what the frail die more.
    """
    village.highest_death_chance = 0.0
    for group in range(AGE_GROUPS):
        a_year = p.mortality[group] / (1.0 + p.frail[group] * (p.mortality_of_frail - 1.0))
        healthy = monthly_from_annual(min(a_year, 1.0))
        frail = monthly_from_annual(min(a_year * p.mortality_of_frail, 1.0))
        village.death_chance[group] = healthy
        village.death_chance[AGE_GROUPS + group] = frail
        village.highest_death_chance = max(village.highest_death_chance, max(healthy, frail))
    village.birth_chance = monthly_from_annual(p.fertility)


@rule
def death_chance(m: Member, years: int, village: Village) -> float:
    """Chance of death in the month, higher for the chronically ill and the severely disabled."""
    frail = m.health != 0 or m.disability == SEVERE_DISABILITY
    return float(village.death_chance[age_group(years) + AGE_GROUPS * frail])


@rule
def leave_table(members: Sequence[Member], cares: Sequence[Care], gone: int) -> None:
    """The row of who is `gone` closes up: those behind it move by one, in their order, and the last row is free."""
    for k in range(gone, len(members) - 1):
        copy_member(members, k + 1, members, k)
        copy_care(cares, k + 1, cares, k)
    clear_member(members[len(members) - 1])
    clear_care(cares[len(members) - 1])


@rule
def mourn(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    gone: int,
    village: Village,
    p: Demography,
    left: int,
    ledger: Ledger,
) -> None:
    """The member in row `gone` dies: the row closes up, the funeral is paid.

    What an earner brought beyond his own standard is lost, in the `left` months of the accounting year and after it; who brought less
    leaves a lower line behind. The last member is buried with what is there, and the household ends.
    """
    m = members[gone]
    saved = village.standard / MONTHS
    brought = earner_share(h, members) if is_earner(m) else 0.0
    if brought > saved:
        lose_for_a_year(diary, h, DISABILITY_DEATH, brought - saved, left)
    else:
        feed(diary, brought / saved - 1.0, village.standard, left)
    diary.deaths += 1
    diary.died += 1
    h.struck = 1
    h.chronic -= m.health >= CHRONIC_ILLNESS
    h.laid_up -= m.ill_months > 0
    leave_table(members, cares, gone)
    change_heads(h, diary, -1)
    cost = p.funeral_cost * village.prices
    if h.persons > 0:
        h.month_shock += spend(h, ledger, FUNERAL, cost)
    else:
        spend(h, ledger, FUNERAL, down_to_grain(max(0.0, min(h.cash, cost))))
        end_household(h, diary, village)


@rule
def go_to_school(m: Member, years: int, key: int, p: Demography, luck: np.uint64) -> None:
    """Stages of schooling in September: compulsory at six, high or vocational school at fifteen, college at eighteen."""
    if years == FIRST_CLASS:
        m.study = PUPIL
    elif m.study == PUPIL and years >= NINTH_CLASS:
        m.schooling = COMPULSORY
        m.study = STUDENT if draw(luck, STAY_IN_SCHOOL, key) < p.to_high_school else 0
    elif m.study == STUDENT and years >= HIGH_SCHOOL_ENDS:
        m.schooling = HIGH_SCHOOL
        m.study = UNDERGRADUATE if draw(luck, STAY_IN_SCHOOL, key) < p.to_college else 0
    elif m.study == UNDERGRADUATE and years >= COLLEGE_ENDS:
        m.schooling = COLLEGE
        m.study = 0


@rule
def wage_of_entrant(schooling: int, p: Demography) -> int:
    """Skill of one who begins to work, after so many years of schooling."""
    return int(GOING_WAGE * (p.first_wage + p.wage_of_schooling * schooling) + 0.5)


@rule
def takes_up_work(m: Member, studied: bool, years: int, key: int, p: Demography, luck: np.uint64) -> bool:
    """Who leaves school or comes of age begins to work this September; of the young who did neither some do, a year."""
    if m.work != 0 or m.study != 0 or years < WORKING_AGE or years >= p.young_until:
        return False
    return studied or years == WORKING_AGE or draw(luck, RETIRE, key, 2) < p.taking_up


@rule
def come_of_age(h: Household, m: Member, studied: bool, years: int, key: int, p: Demography, luck: np.uint64) -> None:
    """Young people out of school take up work; old people leave it. `studied`: he was at school until this month."""
    begins = takes_up_work(m, studied, years, key, p, luck)
    if begins and m.can_work == 0 and m.disability < SEVERE_DISABILITY:
        m.can_work = FULL_CAPACITY if m.disability == NO_DISABILITY else WEAK_CAPACITY
    able = m.can_work == FULL_CAPACITY or (m.can_work == WEAK_CAPACITY and m.disability == MILD_DISABILITY)
    if begins and able:
        m.presence = PRESENT
        away = draw(luck, RETIRE, key, 1) < p.young_leave
        m.work = UNEMPLOYED if away or h.resettled == 1 else OWN_FARM
        m.usual_work = MIGRANT_OUTSIDE if away else (LOCAL if h.resettled == 1 else OWN_FARM)
        m.skill = max(m.skill, wage_of_entrant(m.schooling, p))
    if years >= OLD_AGE and m.can_work == FULL_CAPACITY and draw(luck, RETIRE, key) < p.weaken_after_sixty:
        m.can_work = WEAK_CAPACITY
        if m.work != OWN_FARM and m.work != NO_WORK:
            m.work = OWN_FARM if h.resettled == 0 else NO_WORK
            m.seat = 0
            m.lost_job = 0
            m.presence = PRESENT
    if years >= p.work_ends and m.can_work > 0:
        m.can_work = 0
        m.work = 0
        m.seat = 0
        m.lost_job = 0


@rule
def may_give_birth(m: Member, years: int, p: Demography) -> bool:
    """Women of the ages of the rate."""
    return m.sex == FEMALE and years >= p.fertile_ages[0] and years <= p.fertile_ages[1]


@rule
def give_birth(
    h: Household,
    persons: Sequence[Member],
    diary: Diary,
    mother: Member,
    village: Village,
    p: Demography,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """A child takes the free row behind the members. By a head more the income falls short of the line by its standard."""
    if h.persons >= h.room:
        village.births_without_room += 1
        return
    child = persons[h.first + h.persons]  # free, so nothing but noughts
    child.key = key_of_child(mother.key, month)
    child.birth_month = month
    child.single = 1
    diary.born += 1
    child.sex = MALE if draw(luck, GIVE_BIRTH, mother.key, 1) < p.boys else FEMALE
    child.presence = mother.presence
    child.skill = GOING_WAGE
    feed(diary, 1.0, village.standard, left)
    change_heads(h, diary, 1)


@rare
def lose_or_gain_a_member(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    persons: Sequence[Member],
    diary: Diary,
    u: float,
    village: Village,
    p: Demography,
    left: int,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """Deaths and births as competing risks of one uniform of the household: deaths from its lower end, births from its upper.

    The chances of the members lie side by side, so a household has at most one of them in a month.
    """
    low, high = 0.0, 1.0
    for k in range(len(members)):
        m = members[k]
        years = age(m, month)
        low += death_chance(m, years, village)
        if u < low:
            mourn(h, members, cares, diary, k, village, p, left, ledger)
            return
        high -= village.birth_chance if may_give_birth(m, years, p) else 0.0
        if u >= high:
            give_birth(h, persons, diary, m, village, p, left, luck, month)
            return


@rare
def begin_school_year(h: Household, members: Sequence[Member], p: Demography, luck: np.uint64, month: int) -> None:
    """September: stages of schooling, and who of the members enters or leaves work by age."""
    for k in range(len(members)):
        m = members[k]
        years, studied = age(m, month), m.study > 0
        go_to_school(m, years, m.key, p, luck)
        come_of_age(h, m, studied, years, m.key, p, luck)


@rule
def age_and_mourn(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    persons: Sequence[Member],
    diary: Diary,
    village: Village,
    p: Demography,
    lines: Lines,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """Births and deaths."""
    u = draw(luck, DIE, h.agent)
    if u < village.highest_death_chance * h.persons or u >= 1.0 - village.birth_chance * h.persons:
        left = 1 + months_to_close(month, int(lines.closing_month))
        lose_or_gain_a_member(h, members, cares, persons, diary, u, village, p, left, luck, ledger, month)


@rule
def go_on_with_school(h: Household, members: Sequence[Member], p: Demography, luck: np.uint64, month: int) -> None:
    """September: a school year begins."""
    if month % MONTHS == SEPTEMBER:
        begin_school_year(h, members, p, luck, month)


AGE_AND_MOURN = Line("demography.age_and_mourn", "生老病死", household=age_and_mourn, before=begin_month, moves_members=True)
GO_ON_WITH_SCHOOL = Line("demography.go_on_with_school", "升学与就业年龄", household=go_on_with_school)
