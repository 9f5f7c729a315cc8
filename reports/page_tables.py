"""How a table is set on a page: equal cells joined, one unit said once, sentences under the table by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parameters.bilingual import pick
from reports.labels import Lang
from reports.rows import TEXT_KINDS, Cell, Column, Noted, Table

JOINED = 2
"""So many of the first columns are joined over rows in which they are alike."""
DENSE = 8
"""A table of so many columns is set smaller."""
SHARED = 3
"""So many columns of numbers say their common unit once, above the table."""


@dataclass(frozen=True)
class PageCell:
    """A cell as it is set: its text, over how many rows, its class, and the number of the remark that explains it (0: none)."""

    text: str
    rows: int
    look: str
    remark: int = 0


@dataclass(frozen=True)
class PageTable:
    """A table as it is set; cells that the one above them covers are left out."""

    title: str
    unit: str
    heads: tuple[tuple[str, str], ...]
    """Words and class of each heading."""
    rows: tuple[tuple[PageCell, ...], ...]
    remarks: tuple[str, ...]
    note: str
    dense: bool


def set_table(table: Table, lang: Lang) -> PageTable:
    """Set a table."""
    unit, texts, remarks = shared_unit(table.columns), table.texts(), table.remarks()
    covers = spans(texts, [column.kind in ("text", "tight") for column in table.columns])
    rows = tuple(
        tuple(PageCell(text, covers[r][c], look(table.columns[c]), _remark(table.rows[r][c], remarks))
              for c, text in enumerate(row) if covers[r][c])
        for r, row in enumerate(texts)
    )  # fmt: skip
    heads = tuple((column.title if unit else column.heading(), look(column)) for column in table.columns)
    said = pick(lang, f" ({unit})", f"（单位：{unit}）") if unit else ""
    return PageTable(table.title, said, heads, rows, tuple(remarks), table.note, len(table.columns) >= DENSE)


def look(column: Column) -> str:
    """The class of a column's cells."""
    if column.kind == "broken":
        return "broken"
    return "number" if column.is_number() else "tight" if column.kind == "tight" else ""


def shared_unit(columns: Sequence[Column]) -> str:
    """The unit that all columns of numbers have, where there are several; empty otherwise."""
    numbers = [column for column in columns if column.kind not in (*TEXT_KINDS, "year")]
    units = {column.unit for column in numbers}
    return units.pop() if len(numbers) >= SHARED and len(units) == 1 else ""


def spans(rows: Sequence[Sequence[str]], is_text: Sequence[bool]) -> list[list[int]]:
    """Over how many rows each cell stands; 0 where the one above covers it. Only the first columns, as long as they are text."""
    found = [[1] * len(is_text) for _ in rows]
    first = [0] * JOINED
    for r, (above, row) in enumerate(pairwise(rows), start=1):
        alike = True
        for c in range(min(JOINED, len(is_text) - 1)):
            alike = alike and is_text[c] and above[c] == row[c]
            if alike:
                found[r][c], found[first[c]][c] = 0, found[first[c]][c] + 1
            else:
                first[c] = r
    return found


def _remark(cell: Cell, remarks: Sequence[str]) -> int:
    return remarks.index(cell.why) + 1 if isinstance(cell, Noted) else 0
