"""A table as data: headings, kinds of column, rows. Pages, CSV files and worksheets are made from it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reports.numbers import MISSING, digits
from reports.units import KINDS, Measured


@dataclass(frozen=True)
class Noted:
    """A cell of a page that says in a word what a sentence under the table explains."""

    text: str
    why: str

    def __str__(self) -> str:
        return self.text


Cell = str | float | int | Measured | Noted | None
Plain = str | float | int | None
"""A cell as files hold it: text, a number in the unit of its heading, or nothing."""
TEXT_KINDS = ("text", "tight", "right", "broken")


@dataclass(frozen=True)
class Column:
    """A column: its heading, how its numbers are scaled and written, and their unit."""

    title: str
    kind: str = "text"
    """`text`, `tight` (text that is not broken), `right` (text set like a number), `broken` (the same, which may
    be broken), `measured` (every row has the unit that it
    names), `year`, or a kind of `reports.units.KINDS`."""
    unit: str = ""
    """Words of the unit, put behind the title; a number column has one, but for years."""
    signed: bool = False
    """Whether positive numbers get a plus sign, as differences do."""

    def heading(self) -> str:
        """Title and unit."""
        if not self.unit:
            return self.title
        chinese = any(ord(character) > 0x2E80 for character in self.title + self.unit)
        return f"{self.title}（{self.unit}）" if chinese else f"{self.title} ({self.unit})"

    def is_number(self) -> bool:
        """Whether the column is set to the right."""
        return self.kind not in ("text", "tight", "year")

    def holds_numbers(self) -> bool:
        """Whether its cells are numbers, in files too."""
        return self.kind not in TEXT_KINDS


@dataclass(frozen=True)
class Table:
    """A titled table; cells hold unscaled values (shares, yuan), columns say how to print them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def headings(self) -> list[str]:
        """Headings in order."""
        return [column.heading() for column in self.columns]

    def texts(self) -> list[list[str]]:
        """Every cell as it is printed."""
        return [[written(cell, column) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows]

    def remarks(self) -> list[str]:
        """What is explained under the table, each sentence once, in the order of the rows."""
        return list(dict.fromkeys(cell.why for row in self.rows for cell in row if isinstance(cell, Noted)))

    def values(self) -> list[list[Plain]]:
        """Every cell scaled to the unit of its heading, missing as None."""
        return [[scaled(cell, column.kind) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows]


def scaled(cell: Cell, kind: str) -> Plain:
    """A cell in the unit of its column or row; text stays, what is not finite becomes None."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, Noted):
        return f"{cell.text}: {cell.why}"
    if kind == "year":
        return int(cell) if not isinstance(cell, Measured) else None
    value, scale = (cell.value, cell.shown().scale) if isinstance(cell, Measured) else (cell, KINDS[kind].scale)
    return tidied(float(value) * scale) if math.isfinite(value) else None


def ends_of_years(words: str) -> tuple[int | None, int | None]:
    """First and last year of `2022`, `2021-2025` or `2023-07`, so that files hold years as numbers; None where there is none."""
    years = [int(year) for year in re.findall(r"\b\d{4}\b", words)]
    return min(years, default=None), max(years, default=None)


def tidied(value: float) -> float:
    """A number without the dust of scaling: 0.07 * 100 is 7 and not 7.000000000000001; fifteen digits stay."""
    return float(f"{value:.15g}") + 0.0


def written(cell: Cell, column: Column) -> str:
    """A cell as printed in a report."""
    if isinstance(cell, Noted):
        return cell.text
    value = scaled(cell, column.kind)
    if value is None:
        return MISSING
    if isinstance(value, str):
        return value
    if column.kind == "year":
        return str(value)
    places = cell.shown().places if isinstance(cell, Measured) else KINDS[column.kind].places
    text = digits(value, places)
    return f"+{text}" if column.signed and round(value, places) > 0 else text
