"""Counts of every month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from model.people import is_low

if TYPE_CHECKING:
    from agents.household import Household
    from agents.places import Village
    from model.outcomes.monthly import MonthSums


@rule
def count_everybody(h: Household, village: Village, tally: MonthSums, home: int) -> None:
    """Persons, residents, who is below the standard, and income of households with somebody at home."""
    tally.m_persons += h.persons
    tally.m_residents += home
    if home > 0:
        tally.m_disposable += h.month_wages + h.month_business + h.month_property + h.month_transfers
    if is_low(h, village.standard):
        tally.m_below += h.persons
