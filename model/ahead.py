"""What is fetched ahead of its use: hot records, rows of members, and the cache lines of diaries that all households touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.household import Diary
from engine.compiled import rule
from engine.prefetch import fetch_line, fetch_record
from engine.record import CACHE_LINE, dtype_of
from model.people import MONTHS, closes_accounting_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from agents.places import Village
    from parameters.rules_types import Lines


HOUSEHOLDS_AHEAD = 8
"""Turns between the request and the use: long enough for memory, short enough for the nearest cache."""
MEMBERS_AHEAD, MEMBER_LINES = 4, 3
"""Turns ahead, and cache lines: those of five or six members."""
DIARY = dtype_of(Diary)
"""What programmes lay into a diary stands behind its own fields, so that these stand where they will."""
assert DIARY.fields is not None
YEAR_SUMS, COSTS, LOSSES, PAST = (DIARY.fields[name][1] for name in ("year_sources", "cost", "loss", "past"))
LOSSES_NEXT, CLAIMS, HEADS = (DIARY.fields[name][1] for name in ("loss_next", "approved", "persons_start"))
MONTH_OF_PAST = DIARY.fields["past"][0].base.itemsize


@rule
def fetch_household(households: Sequence[Household], i: int) -> None:
    """The whole record."""
    fetch_record(households, i + HOUSEHOLDS_AHEAD)


@rule
def fetch_members(households: Sequence[Household], persons: Sequence[Member], village: Village, i: int) -> None:
    """The rows of the members of a household whose record is here already."""
    fetch_rows(persons, households[min(i + MEMBERS_AHEAD, village.stop - 1)].first)


@rule
def fetch_rows(persons: Sequence[Member], first: int) -> None:
    """Rows of people from `first` on."""
    for line in range(MEMBER_LINES):
        fetch_line(persons, first, CACHE_LINE * line)


@rule
def fetch_hardship(diaries: Sequence[Diary], i: int) -> None:
    """What many months write: bills and losses."""
    fetch_line(diaries, i + HOUSEHOLDS_AHEAD, COSTS)
    fetch_line(diaries, i + HOUSEHOLDS_AHEAD, LOSSES)


@rule
def fetch_new_year(diaries: Sequence[Diary], i: int, month: int) -> None:
    """January: what begins anew, beside the sums of the year."""
    if month % MONTHS == 0:
        fetch_line(diaries, i + HOUSEHOLDS_AHEAD, YEAR_SUMS)
        fetch_line(diaries, i + HOUSEHOLDS_AHEAD, CLAIMS)


@rule
def fetch_observed(diaries: Sequence[Diary], i: int, p: Lines, month: int) -> None:
    """The sums of the year and the calendar month of the ring; what the close of the accounting year reads and begins anew."""
    fetch_line(diaries, i + HOUSEHOLDS_AHEAD, YEAR_SUMS)
    fetch_line(diaries, i + HOUSEHOLDS_AHEAD, PAST + MONTH_OF_PAST * (month % MONTHS))
    if closes_accounting_year(p, month):
        fetch_hardship(diaries, i)
        fetch_line(diaries, i + HOUSEHOLDS_AHEAD, CLAIMS)
        fetch_line(diaries, i + HOUSEHOLDS_AHEAD, LOSSES_NEXT)
        fetch_line(diaries, i + HOUSEHOLDS_AHEAD, HEADS)
