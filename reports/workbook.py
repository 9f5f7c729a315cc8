"""One Excel workbook with a sheet a table: numbers as numbers, filters, frozen headings, three native charts."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from experiments.durable import write_whole
from reports.labels import STAMP, Lang, printable
from reports.rows import Cell, Column, Table
from reports.sheets import Sheet
from reports.units import KINDS, Measured
from reports.workbook_charts import add_chart

HEAD = 3
"""Row of the headings, counted from 0; above them stand title and stamp, below them the rows."""
FIXED_DATE = datetime.datetime(2020, 1, 1)
"""Written as the date of every workbook, so that equal tables give equal bytes."""
WIDEST, PAPER = 48, 9
"""Widest column in characters; A4."""


class Looks:
    """Formats of a book by number format, made when they are first asked for."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book, self.made = book, {}  # type: ignore[var-annotated]
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.stamp = book.add_format({"font_color": "#a33b2e"})
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.text = book.add_format({"num_format": "@"})

    def number(self, code: str) -> Any:
        """The format with this number format."""
        if code not in self.made:
            self.made[code] = self.book.add_format({"num_format": code})
        return self.made[code]


def write_workbook(path: Path, sheets: Mapping[str, Sheet], lang: Lang) -> None:
    """Write one sheet a table: stamp, title, headings with units and filters, rows, note; panes frozen under the headings."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": "fangpin 防贫", "comments": STAMP[lang], "created": FIXED_DATE})
        looks = Looks(book)
        for key, sheet in sheets.items():
            page = book.add_worksheet(sheet.name)
            _write_sheet(page, sheet.table, looks, lang)
            add_chart(book, page, key, sheet, HEAD, lang)
    write_whole(path, written.getvalue())


def number_format(cell: Cell, column: Column) -> str:
    """The Excel format of a number: thousands separators, decimals of its unit, a plus sign for differences; years plain."""
    if column.kind == "year":
        return "0"
    places = cell.shown().places if isinstance(cell, Measured) else KINDS[column.kind].places
    code = "#,##0" + ("." + "0" * places if places else "")
    return f"+{code};-{code};{code}" if column.signed else code


def _write_sheet(page: Worksheet, table: Table, looks: Looks, lang: Lang) -> None:
    page.write_string(0, 0, printable(table.title), looks.title)
    page.write_string(1, 0, STAMP[lang], looks.stamp)
    for column, heading in enumerate(table.headings()):
        page.write_string(HEAD, column, printable(heading), looks.head)
        page.set_column(column, column, _width(table, column))
    for row, (values, cells) in enumerate(zip(table.values(), table.rows, strict=True), start=HEAD + 1):
        for column, (value, cell) in enumerate(zip(values, cells, strict=True)):
            if isinstance(value, str):
                page.write_string(row, column, printable(value), looks.text)
            elif value is not None:
                page.write_number(row, column, value, looks.number(number_format(cell, table.columns[column])))
    if table.note:
        page.write_string(HEAD + len(table.rows) + 2, 0, printable(table.note))
    page.set_landscape()
    page.set_paper(PAPER)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)
    page.freeze_panes(HEAD + 1, _frozen(table))
    if table.rows:
        page.autofilter(HEAD, 0, HEAD + len(table.rows), len(table.columns) - 1)


def _frozen(table: Table) -> int:
    """How many first columns of words stay in sight; at most two."""
    words = 0
    while words < min(2, len(table.columns)) and not table.columns[words].holds_numbers():
        words += 1
    return words if words < len(table.columns) else 0


def _width(table: Table, column: int) -> float:
    cells = [str(row[column]) for row in table.rows[:200] if isinstance(row[column], str)]
    words = max((_cells(text) for text in cells), default=0)
    heading = _cells(table.columns[column].heading())
    return float(min(WIDEST, max(11, words + 2, min(heading, 22) + 3)))


def _cells(text: str) -> int:
    """Width of a text in half-width characters."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
