"""What is fetched ahead of its use: hot records, rows of members, and the cache lines of diaries that all households touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.household import Diary
from engine.compiled import rule
from engine.prefetch import fetch_field, fetch_line, fetch_record
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
assert DIARY.fields is not None
PAST, MONTH_OF_PAST = DIARY.fields["past"][1], DIARY["past"].base.itemsize
"""Where the ring of twelve months begins in a diary, in bytes, and how many a month takes; what programmes lay in stands behind it."""


@rule
def fetch_household(households: Sequence[Household], i: int) -> None:
    """The whole record."""
    fetch_record(households, i + HOUSEHOLDS_AHEAD)


@rule
def soon_after(village: Village, i: int) -> int:
    """A household of the village behind `i` whose record is here already."""
    return min(i + MEMBERS_AHEAD, village.stop - 1)


@rule
def fetch_members(households: Sequence[Household], persons: Sequence[Member], village: Village, i: int) -> None:
    """The rows of the members of a household whose record is here already."""
    fetch_rows(persons, households[soon_after(village, i)].first)


@rule
def fetch_rows(persons: Sequence[Member], first: int) -> None:
    """Rows of people from `first` on."""
    for line in range(MEMBER_LINES):
        fetch_line(persons, first, CACHE_LINE * line)


@rule
def fetch_hardship(diaries: Sequence[Diary], i: int) -> None:
    """What many months write: losses by cause, and bills."""
    fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "loss")
    fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "cost")


@rule
def fetch_farm(diaries: Sequence[Diary], i: int) -> None:
    """What every month of a farm writes: its store of grain; and what many do."""
    fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "grain_to_eat")
    fetch_hardship(diaries, i)


@rule
def fetch_new_year(diaries: Sequence[Diary], i: int, month: int) -> None:
    """January: what begins anew, beside the sums of the year."""
    if month % MONTHS == 0:
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "year_sources")
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "approved")


@rule
def fetch_observed(diaries: Sequence[Diary], i: int, p: Lines, month: int) -> None:
    """The sums of the year and the calendar month of the ring; what the close of the accounting year reads and begins anew."""
    fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "year_sources")
    fetch_line(diaries, i + HOUSEHOLDS_AHEAD, PAST + MONTH_OF_PAST * (month % MONTHS))
    if closes_accounting_year(p, month):
        fetch_hardship(diaries, i)
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "approved")
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "loss_next")
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "persons_start")
