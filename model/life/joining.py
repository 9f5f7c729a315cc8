"""Old people who live alone join the household of a child among their kin, once a year and by chance.

Who is the child is not known: it is a household of the same group of kin in which somebody is younger by a generation, drawn by luck
where there are several. Kin groups are in a sample whole or not at all, so that a sample of any share lives the same. What the old have
goes along: money beyond a bank loan, which is due, capital, land and debts. Nobody joins a household to which somebody came or from
which somebody went in the same month. All goes by luck, age and kin, so that the same people join in every scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.household import clear_care, clear_member, copy_care, copy_member
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import receive, spend
from engine.luck import decision, draw
from model.life.endings import end_household
from model.people import MONTHS, age, change_heads, feed, months_to_close

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Joining, Rules

JOIN = decision("join_child")
BROUGHT, TAKEN_IN, DEBT_TAKEN = entry("brought_along"), entry("taken_in"), entry("debt_taken")
WHO_OF_KIN = 1
"""Occasion of the decision, after whether one joins."""
NOBODY = -1


@rule
def wants_to(h: Household, persons: Sequence[Member], p: Joining, luck: np.uint64, month: int) -> bool:
    """One who is alone and old, and whom luck lets join a child this year."""
    if h.persons != 1 or age(persons[h.first], month) < p.from_age:
        return False
    return draw(luck, JOIN, h.agent) < p.chance


@rule
def is_childs(h: Household, diary: Diary, persons: Sequence[Member], born: int, p: Joining) -> bool:
    """Whether somebody of the household is younger than who was `born` then by a generation, and nothing changed in it this month."""
    if h.persons == 0 or diary.uneven == MONTHS:
        return False
    found = False
    for row in range(h.first, h.first + h.persons):
        years = (persons[row].birth_month - born) // MONTHS
        found = found or (years >= p.generation[0] and years <= p.generation[1])
    return found


@rule
def child_of(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    start: int,
    end: int,
    alone: int,
    p: Joining,
    luck: np.uint64,
) -> int:
    """The household of kin, rows `start` to `end` - 1, that the one in row `alone` joins, or nobody's."""
    born = persons[households[alone].first].birth_month
    best, least = NOBODY, 1.0
    for i in range(start, end):
        if i != alone and is_childs(households[i], diaries[i], persons, born, p):
            lot = draw(luck, JOIN, households[i].agent, WHO_OF_KIN)
            if lot < least:
                best, least = i, lot
    return best


@rule
def take_in(
    old: Household,
    old_diary: Diary,
    h: Household,
    diary: Diary,
    persons: Sequence[Member],
    care_years: Sequence[Care],
    village: Village,
    left: int,
    ledger: Ledger,
) -> None:
    """The member of the `old` household is one of `h` from now on, with all that it has."""
    to = h.first + h.persons  # a household to which nobody came this month has a free row
    copy_member(persons, old.first, persons, to)
    copy_care(care_years, old.first, care_years, to)
    clear_member(persons[old.first])
    clear_care(care_years[old.first])
    h.chronic += old.chronic
    h.laid_up += old.laid_up
    old.chronic = 0
    old.laid_up = 0
    if old.cash < 0.0:
        old.debt += receive(old, ledger, DEBT_TAKEN, -old.cash)
    receive(h, ledger, TAKEN_IN, spend(old, ledger, BROUGHT, max(0.0, old.cash - old.loan)))
    h.capital += old.capital
    h.debt += old.debt
    h.land += old.land
    diary.grain_to_eat += old_diary.grain_to_eat
    diary.grain_to_sell += old_diary.grain_to_sell
    diary.crop_missing += old_diary.crop_missing
    diary.price_missing += old_diary.price_missing
    old.capital = 0.0
    old.debt = 0.0
    old.land = 0.0
    feed(diary, 1.0, village.standard, left)
    change_heads(old, old_diary, -1)
    change_heads(h, diary, 1)
    village.homes_without_room += h.persons == h.room
    end_household(old, old_diary, village)


@rare
def join_children(
    households: Sequence[Household],
    persons: Sequence[Member],
    care_years: Sequence[Care],
    diaries: Sequence[Diary],
    village: Village,
    start: int,
    end: int,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """Of a group of kin, rows `start` to `end` - 1, those who want to and find a household join it, one after the other."""
    p = rules.joining
    for i in range(start, end):
        if wants_to(households[i], persons, p, luck, month):
            k = child_of(households, persons, diaries, start, end, i, p, luck)
            if k != NOBODY:
                left = 1 + months_to_close(month, int(rules.lines.closing_month))
                take_in(households[i], diaries[i], households[k], diaries[k], persons, care_years, village, left, ledger)
