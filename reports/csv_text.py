"""CSV files that Excel opens as UTF-8 and in which no text is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from experiments.durable import write_whole
from reports.labels import printable
from reports.rows import Plain

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Characters with which a spreadsheet begins a formula; the wide ones do so in Chinese and Japanese versions."""


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Plain]]) -> None:
    """Write a CSV whole or not at all.

    Raises:
        OSError: it cannot be written; what stood there before still stands there.
    """
    write_whole(path, csv_bytes(header, rows))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Plain]]) -> bytes:
    """A CSV with a byte order mark; numbers in full precision, missing values empty, text never a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([as_text(heading) for heading in header])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=8192)
def as_text(text: str) -> str:
    """A text that a spreadsheet shows and does not calculate: an apostrophe stands before what would begin a formula."""
    if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA):
        return f"'{printable(text)}"
    return printable(text)


def _plain(cell: Plain) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return as_text(cell)
    return str(int(cell)) if float(cell).is_integer() and abs(cell) < 1e15 else repr(float(cell))
