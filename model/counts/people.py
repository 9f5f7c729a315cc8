"""Heads of an accounting year; households, persons and their time in a calendar year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from engine.ledger import to_fine_grain
from model.people import MONTHS, lives_here

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from model.outcomes.people import Heads, Moves, People


@rule
def count_heads(h: Household, diary: Diary, tally: Heads) -> None:
    """Who relapses is counted with the persons that the household had at the year's start, prevalence with those at its end."""
    tally.persons_start += diary.persons_start
    tally.persons_close += h.persons


@rule
def count_moves(diary: Diary, tally: Moves) -> None:
    """Who was born, died, came or left by marriage, or parted with a household of their own in the year."""
    tally.born += diary.born
    tally.died += diary.died
    tally.married_in += diary.married_in
    tally.married_out += diary.married_out
    tally.households_parted += diary.parted > 0
    tally.persons_parted += diary.parted


@rule
def count_people(h: Household, diary: Diary, tally: People, home: int) -> None:
    """Households and persons at the end of the year, months of presence and of the shared purse in years."""
    tally.households += h.persons > 0
    tally.persons += h.persons
    tally.residents += home
    if lives_here(diary):
        tally.resident_years += to_fine_grain(diary.resident_months / MONTHS)
    tally.purse_years += to_fine_grain(diary.purse_months / MONTHS)
