"""The table of people: where each village and household has its rows, how there is always room, and how rows are used again.

A village owns a range of rows, `persons_first` to `persons_stop` - 1, and no row ever moves between villages. A household's members
stand in consecutive rows from `first` on, in the order in which they came; behind them is room for a birth. The dead leave at once:
the rows behind close up. Whose room is used up moves to the village's spare rows at the month's end, so that a birth never waits;
when these are used up the village's rows are put together again. Where the rows are changes nothing: people are told by their keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.household import Care, Member, clear_care, clear_member, copy_care, copy_member
from engine.compiled import Quick, loop, rare, rule
from engine.passes import Line, Step
from engine.record import Records, zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household
    from agents.places import Village
    from model.world import World

FREE_ROWS = 1
"""Free rows that a household has behind its members when it is put in order, and after it has moved."""
SPARE_A_HOME, SPARE_OF_CHANCE, SPARE_LEAST = 0.3, 6.0, 8
"""Spare rows of a village for about a year: a birth in every twenty-fourth household moves its six rows or so, and what chance may
add to that: so many a household, so many times the square root of their number, and at least so many. With fewer, rows are put in
order more often."""


def laid_out(persons: NDArray[np.int64], first: NDArray[np.int64], stop: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """Where rows begin, for households of so many `persons` in villages of households `first` to `stop` - 1.

    Returns:
        first row of every household; first, next free and last row but one of every village.
    """
    ends = np.concatenate([[0], np.cumsum(persons + FREE_ROWS)])
    of_village, homes = ends[stop] - ends[first], stop - first
    spare = np.ceil(SPARE_A_HOME * homes + SPARE_OF_CHANCE * np.sqrt(homes)).astype(np.int64) + SPARE_LEAST
    begins = np.concatenate([[0], np.cumsum(of_village + spare)])
    shift = np.repeat(begins[:-1] - ends[first], homes)
    return ends[:-1] + shift, begins[:-1], begins[:-1] + of_village, begins[1:]


def rows_of(households: Records) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows of all people, household by household, and the position of the household of each."""
    count = np.asarray(households["persons"]).astype(np.int64)
    owner = np.repeat(np.arange(len(count)), count)
    begins = np.asarray(households["first"]).astype(np.int64) - (np.cumsum(count) - count)
    return np.repeat(begins, count) + np.arange(count.sum()), owner


@rare
def move(h: Household, persons: Sequence[Member], cares: Sequence[Care], to: int) -> None:
    """A household's rows stand at `to` from now on; where they stood is free."""
    for k in range(h.persons):
        copy_member(persons, h.first + k, persons, to + k)
        copy_care(cares, h.first + k, cares, to + k)
        clear_member(persons[h.first + k])
        clear_care(cares[h.first + k])
    h.first = to
    h.room = h.persons + FREE_ROWS


@rule
def begin_search(village: Village) -> None:
    """The village counts anew whose room it cannot renew."""
    village.homes_without_room = 0


@rule
def renew_room(h: Household, persons: Sequence[Member], care_years: Sequence[Care], village: Village) -> None:
    """A household whose free rows are used up moves to the spare rows of its village, as long as there are enough."""
    if h.persons >= h.room:
        if village.persons_next + h.persons + FREE_ROWS <= village.persons_stop:
            move(h, persons, care_years, village.persons_next)
            village.persons_next += h.room
        else:
            village.homes_without_room += 1


@loop
def put_in_order(
    households: Sequence[Household],
    persons: Sequence[Member],
    cares: Sequence[Care],
    villages: Sequence[Village],
    which: NDArray[np.int64],
    desk: Sequence[Member],
    care_desk: Sequence[Care],
) -> int:
    """The rows of these villages household by household, through the desks, with room behind each.

    Rows that nobody needs any more fall away, so that they nearly always fit; returns how many villages have outgrown theirs, which
    stay as they are.
    """
    outgrown = 0
    for v in which:
        village = villages[v]
        needed = 0
        for i in range(village.first, village.stop):
            needed += households[i].persons + FREE_ROWS
        if village.persons_first + needed > village.persons_stop:
            outgrown += 1
            continue
        at = 0
        for i in range(village.first, village.stop):
            h = households[i]
            for k in range(h.persons):
                copy_member(persons, h.first + k, desk, at + k)
                copy_care(cares, h.first + k, care_desk, at + k)
            h.first = village.persons_first + at
            h.room = h.persons + FREE_ROWS
            at += h.room
        for j in range(village.persons_first, village.persons_next):
            clear_member(persons[j])
            clear_care(cares[j])
        at = 0
        for i in range(village.first, village.stop):
            h = households[i]
            for k in range(h.persons):
                copy_member(desk, at + k, persons, h.first + k)
                copy_care(care_desk, at + k, cares, h.first + k)
            at += h.room
        village.persons_next = village.persons_first + at
        village.homes_without_room = 0
    return outgrown


_put_in_order = Quick(put_in_order)


def check_room(world: World) -> None:
    """The month's end: every household has a free row for the next birth; villages whose spare rows are used up are put in order.

    Raises:
        RuntimeError: a birth found no free row this month, so that a child was not born.
    """
    if world.villages["births_without_room"].any():
        raise RuntimeError("a birth found no free row in the table of people")
    short = np.flatnonzero(world.villages["homes_without_room"])
    if len(short):
        put_villages_in_order(world, short)


def put_villages_in_order(world: World, which: NDArray[np.int64]) -> None:
    """Put the rows of these villages together again; where that does not make room enough, all are laid out anew."""
    villages = world.villages
    most = int((villages["persons_stop"] - villages["persons_first"]).max())
    desks = zeros(Member, most), zeros(Care, most)
    if _put_in_order(world.households, world.persons, world.care_years, villages, which, *desks):
        lay_out_anew(world)


def lay_out_anew(world: World) -> None:
    """A village has outgrown its rows: all villages get new ones, in a new table."""
    h, villages = world.households, world.villages
    rows, _ = rows_of(h)
    count = np.asarray(h["persons"]).astype(np.int64)
    first, begins, free, stops = laid_out(count, np.asarray(villages["first"]), np.asarray(villages["stop"]))
    h["first"], h["room"], villages["homes_without_room"] = first, count + FREE_ROWS, 0
    for name, kind in (("persons", Member), ("care_years", Care)):
        table = zeros(kind, int(stops[-1]))
        table[rows_of(h)[0]] = getattr(world, name)[rows]
        setattr(world, name, table)
    villages["persons_first"], villages["persons_next"], villages["persons_stop"] = begins, free, stops


KEEP_ROOM = Line("people.keep_room", "人员表预留行", household=renew_room, before=begin_search)
CHECK_ROOM = Step("people.check_room", "人员表余行核查", check_room)
