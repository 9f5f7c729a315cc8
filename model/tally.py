"""What is counted in a month: sums for every village and cell of households (`agents.codes.CELLS`), filled by counting rules.

Counts are persons or households of the sample, money is yuan of the sample; all are exact sums. The record has a field for every
sum that a listed module of outcomes declares.
"""

from __future__ import annotations

from engine.record import dtype_of, fields
from model.contract import FIELDS, SUMS
from model.outcomes.declared import Moment

if len(FIELDS) != sum(len(fields(sums.record)) for sums in SUMS):
    raise TypeError("a sum is declared twice, or not by `counted`")
TALLY = dtype_of(type("Tally", tuple(sums.record for sums in reversed(SUMS)), {}))
"""The record in which a month is counted; one sum stands behind the other, in the order of `SUMS`."""


def columns() -> dict[str, tuple[str, ...]]:
    """Names of the columns of every sum: its own, or one for each item of its list."""
    return {name: tuple(f"{field.stem}_{item.name}" for item in field.items) or (name,) for name, field in FIELDS.items()}


COLUMNS = tuple(column for names in columns().values() for column in names)
COLUMN = {name: position for position, name in enumerate(COLUMNS)}
PLACES: dict[str, int | slice] = {
    name: slice(COLUMN[names[0]], COLUMN[names[-1]] + 1) if FIELDS[name].items else COLUMN[name] for name, names in columns().items()
}
"""In which column, or columns, a sum stands."""
ALL_COLUMNS = len(COLUMNS)
MONTHLY_COLUMNS = sum(len(columns()[name]) for sums in SUMS if sums.moment is Moment.MONTH for name in fields(sums.record))


def columns_written(month_of_year: int, closing_month: int) -> int:
    """How many columns, from the first, are counted in a month: all where an accounting or calendar year ends."""
    return ALL_COLUMNS if month_of_year in (12, closing_month) else MONTHLY_COLUMNS
