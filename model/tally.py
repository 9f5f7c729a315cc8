"""What is counted in a month: a row of sums for every village and cell of households (`CELLS`), filled by `observe`.

Counts are persons or households of the sample, money is yuan of the sample; all are exact sums. The names are the columns.
"""

from __future__ import annotations

from agents.codes import CAUSES, INCOME_SOURCES, LINES, WHY_BELOW

MONTHLY = ("m_persons", "m_residents", "m_below", "m_disposable")
AT_CLOSING = (
    "at_risk",
    "relapsed",
    "relapsed_households",
    "at_risk_before_aid",
    "relapsed_before_aid",
    "relapsed_before_posts",
    "persons_start",
    "persons_close",
    "below",
    "below_before_aid",
    "below_before_posts",
    "below_monitoring",
    "gap_share",
    "gap_yuan",
    "guarantee_lost",
    *(f"below_{line.name}" for line in LINES),
    *(f"cause_{cause.name}" for cause in CAUSES),
    *(f"second_{cause.name}" for cause in CAUSES),
    *(f"why_{why.name}" for why in WHY_BELOW),
)
AT_YEAR_END = (
    "households",
    "persons",
    "residents",
    "resident_years",
    "purse_years",
    "net",
    "less_rigid",
    "cash",
    *(f"source_{source.name}" for source in INCOME_SOURCES),
    "ever_relapsed",
    "monitored",
    "listed_ever",
    "eliminated",
    "truly_in_trouble",
    "listed_true",
    "missed",
)
COLUMNS = (*MONTHLY, *AT_CLOSING, *AT_YEAR_END)
ALL_COLUMNS, MONTHLY_COLUMNS = len(COLUMNS), len(MONTHLY)
COLUMN = {name: position for position, name in enumerate(COLUMNS)}


def columns_written(month_of_year: int, closing_month: int) -> int:
    """How many columns, from the first, `observe` writes in a month: all where an accounting or calendar year ends."""
    return ALL_COLUMNS if month_of_year in (12, closing_month) else MONTHLY_COLUMNS
