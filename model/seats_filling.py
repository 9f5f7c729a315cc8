"""The end of a month: contracts that are through are renewed as far as there is room, and free seats go from the top of the ranking.

One wall for all programmes, group by group of villages: who could hold a seat is looked up once, then the programmes are walked in
their order, and each ranks its candidates once. Who declines leaves the seat empty until the next month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.places import SEATS_MOST
from engine.compiled import loop, rule
from engine.luck import decision, draw
from engine.prefetch import fetch_field, fetch_record
from engine.rows import all_rows
from model.ahead import fetch_rows
from model.people import MONTHS, members_of, months_to_close
from model.seats import (
    HOLDS,
    NO_CANDIDATE,
    NOBODY,
    SEASON_LEFT,
    THROUGH,
    Terms,
    may_belong,
    may_keep,
    rank_for_seat,
    taker_of,
    terms_of,
)
from model.seats_held import appoint, end_contract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from parameters.rules_types import Rules

    Indices = NDArray[np.int64]

FAR_AHEAD, NEAR_AHEAD = 24, 4
"""Turns between the request for memory and its use, where a household is a glance and where it is looked at."""
ACCEPTED, ROTATION = decision("post_accepted"), decision("post_rotation")
"""Drawn by the occasion of the kind of seat; a renewal by the person, who holds one. Of rotation the village draws how many free seats
of a kind are filled."""
FIRST_SEAT, KINDS, COLUMN, POLICY = range(4)
"""Columns of the table of programmes: number of the first kind, how many kinds, their first column in the quotas, who pays."""


@rule
def look_up(households: Sequence[Household], villages: Sequence[Village], group: Indices, home: Indices) -> int:
    """Positions of the group's households that hold or could hold a seat into `home`; returns how many there are."""
    count = 0
    for v in group:
        for i in range(villages[v].first, villages[v].stop):
            fetch_field(households, i + FAR_AHEAD, "household_class")
            home[count] = i  # written over by the next one where it is none: nobody can guess who is
            count += may_belong(households[i])
    return count


@rule
def is_through(m: Member, seat: int, kinds: int) -> bool:
    """Whether the member holds one of these kinds of seats and his contract is through."""
    return m.seat >= seat and m.seat < seat + kinds and m.seat_months == 0


@rule
def renew(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    home: Indices,
    through: int,
    seat: int,
    held: Indices,
    quota: Indices,
    terms: Terms,
    months: int,
    rules: Rules,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """Contracts that are through: a share is renewed while the programme goes on, by lot, as long as the quota has room."""
    whose, place, lot = np.empty(through, np.int64), np.empty(through, np.int64), np.empty(through)
    found = 0
    for j in range(len(home)):
        h = households[home[j]]
        members = members_of(h, persons)
        for k in range(len(members) if h.holder == THROUGH else 0):
            if is_through(members[k], seat, len(held)):
                whose[found], place[found], lot[found] = home[j], k, draw(luck, ROTATION, members[k].key)
                held[members[k].seat - seat] -= 1
                found += 1
    for j in np.argsort(lot[:found]):
        h = households[whose[j]]
        members = members_of(h, persons)
        m = members[place[j]]
        kind = m.seat - seat
        goes_on = terms.coverage > 0.0 and months > 0 and lot[j] < terms.renewed
        if goes_on and may_keep(m.seat, h, rules) and held[kind] < quota[kind]:
            m.seat_months = months
            h.holder = HOLDS
            held[kind] += 1
        else:
            end_contract(h, members, diaries[whose[j]], m, rules, left, month)


@rule
def filled_now(free: int, delay_months: float, u: float) -> int:
    """How many of the free seats are filled this month: all without delay, else each after `delay_months` in the mean."""
    return int(free / (1.0 + delay_months) + u)


@rule
def ranked(
    households: Sequence[Household], persons: Sequence[Member], home: Indices, seat: int, rules: Rules, luck: np.uint64, month: int
) -> Indices:
    """Candidates of a programme, the first in rank first; first come is by need, never by order of record."""
    scores, whose = np.empty(len(home)), np.empty(len(home), np.int64)
    found = 0
    for j in range(len(home)):
        fetch_record(households, home[min(j + NEAR_AHEAD, len(home) - 1)])
        fetch_rows(persons, households[home[min(j + NEAR_AHEAD // 2, len(home) - 1)]].first)
        h = households[home[j]]
        rank = rank_for_seat(seat, h, members_of(h, persons), rules, luck, month) if h.holder == NOBODY else NO_CANDIDATE
        if rank < NO_CANDIDATE:
            scores[found], whose[found] = rank, home[j]
            found += 1
    return whose[np.argsort(scores[:found])]


@rule
def offer(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    whose: Indices,
    seat: int,
    free: Indices,
    accepted: float,
    months: int,
    rules: Rules,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """Hand the `free` seats of each kind to the first in rank, kind after kind."""
    kind, last = 0, free[0]
    for j in range(min(free.sum(), len(whose))):
        while j >= last:
            kind += 1
            last += free[kind]
        h = households[whose[j]]
        if draw(luck, ACCEPTED, h.agent, seat - 1) < accepted:
            members = members_of(h, persons)
            taker = taker_of(seat, members, rules, month)
            appoint(h, members, diaries[whose[j]], taker, seat + kind, months, rules, left, month)


@rule
def count_held(villages: Sequence[Village], group: Indices, seat: int, held: Indices) -> int:
    """The seats of a programme that the group holds, by kind; returns how many contracts are through."""
    through = 0
    held[:] = 0
    for v in group:
        for kind in range(len(held)):
            held[kind] += villages[v].seats_held[seat - 1 + kind]
            through += villages[v].seats_through[seat - 1 + kind]
    return through


@rule
def is_full(held: Indices, quota: Indices) -> bool:
    """Whether no kind has a free seat."""
    for kind in range(len(held)):
        if held[kind] < quota[kind]:
            return False
    return True


@loop
def hand_out(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    month: int,
    order: Indices,
    first: Indices,
    programmes: Indices,
    quotas: Indices,
) -> None:
    """Every group of villages renews contracts and fills free seats of every programme up to its quota (groups, kinds of all).

    `order` are villages by group, `first` where each group begins in it; `programmes` (programmes, 4) as the columns above say.
    """
    households, persons, diaries = all_rows(households), all_rows(persons), all_rows(diaries)
    home = np.empty(len(households), np.int64)
    held_of, free_of = np.zeros(SEATS_MOST, np.int64), np.zeros(SEATS_MOST, np.int64)
    for g in range(len(first) - 1):
        group = order[first[g] : first[g + 1]]
        here = rules[villages[group[0]].place]
        left = months_to_close(month, int(here.lines.closing_month))
        lead = villages[group[0]].key
        count = -1
        for s in range(len(programmes)):
            seat, kinds, column = programmes[s, FIRST_SEAT], programmes[s, KINDS], programmes[s, COLUMN]
            held, free, quota = held_of[:kinds], free_of[:kinds], quotas[g, column : column + kinds]
            through = count_held(villages, group, seat, held)
            terms = terms_of(seat, here)
            if through == 0 and (terms.coverage <= 0.0 or is_full(held, quota)):
                continue
            if count < 0:
                count = look_up(households, villages, group, home)
            months = min(int(terms.contract_months), SEASON_LEFT[seat, (month + 1) % MONTHS])
            whose = home[:count]
            if through > 0:
                renew(households, persons, diaries, whose, through, seat, held, quota, terms, months, here, left, luck, month)
            for kind in range(kinds):
                lot = draw(luck, ROTATION, lead, seat + kind)
                free[kind] = filled_now(max(0, quota[kind] - held[kind]), terms.delay_months, lot)
            used_up = villages[group[0]].withheld[programmes[s, POLICY]] >= 1.0
            if terms.coverage > 0.0 and months > 0 and free.sum() > 0 and not used_up:
                whose = ranked(households, persons, whose, seat, here, luck, month)
                offer(households, persons, diaries, whose, seat, free, terms.accepted, months, here, left, luck, month)
