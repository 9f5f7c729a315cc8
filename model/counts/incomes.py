"""Income of the calendar year by concept and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import INCOME_SOURCES
from engine.compiled import rule
from model.people import lives_here

if TYPE_CHECKING:
    from agents.household import Diary
    from model.outcomes.incomes import Incomes

SOURCES = len(INCOME_SOURCES)


@rule
def count_incomes(diary: Diary, tally: Incomes) -> None:
    """Sums of the year; disposable income is that of households with residents."""
    tally.net += diary.year_net
    tally.less_rigid += diary.year_less_rigid
    tally.cash += diary.year_cash
    if lives_here(diary):
        for source in range(SOURCES):
            tally.source[source] += diary.year_sources[source]
