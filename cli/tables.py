"""Tables and sentences on the terminal, no wider than it is: boxes there, aligned plain text in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.language import pick
from cli.wrapping import folded

PIPE_WIDTH = 240
NARROWEST = 40
GAP, EDGES = 2, 2
"""Cells between two columns; cells of a box at both ends of a line."""
TEXT_SHARE, NARROWEST_TEXT, FOLDED_TEXT, HEADING = 0.65, 12, 16, 14
"""How much of a line the columns of text may take before they are broken; the fewest cells of one that is;
the fewest of one that is folded so that more columns stand side by side, and of a Chinese heading."""


def console() -> Console:
    """Where results are printed; a pipe gets wide lines without colours, unless COLUMNS says how wide it is read."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    told = os.environ.get("COLUMNS", "")
    width = max(int(told), NARROWEST) if told.isdecimal() else PIPE_WIDTH
    return Console(width=width, color_system=None, highlight=False)


def say(text: str) -> None:
    """Print a sentence, broken where the line ends; a pipe that is told no width gets it as it is."""
    out = console()
    wide = not (out.is_terminal or os.environ.get("COLUMNS"))
    lines = text.split("\n") if wide else [part for line in text.split("\n") for part in folded(line, out.width) or [""]]
    out.print(Text("\n".join(lines)), soft_wrap=wide)


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> None:
    """Print a table; the first `words` columns are text, the others stand right.

    Where it is wider than the terminal, long texts are broken between words, and columns that still have no room stand in
    a second table below with the columns of text again.
    """
    out = console()
    out.print()
    out.print(Text("\n".join(folded(title, out.width)), style="bold"))
    room = out.width - (EDGES if out.is_terminal else 0)
    limits = text_widths(heads, rows, words, room)
    widths = column_widths(heads, rows, limits)
    for columns in parts(widths, words, room):
        spare = room - sum(widths[c] for c in columns) - GAP * (len(columns) - 1)
        own = [limits[c] for c in columns]
        if spare >= 0:
            own = _with_headings([heads[c] for c in columns], [widths[c] for c in columns], spare)
        out.print(
            _table(
                [heads[c] for c in columns],
                [[row[c] for c in columns] for row in rows],
                own,
                sum(c < words for c in columns),
                out,
                spare >= 0,
            )
        )


def by_number(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands in the cells for long texts, and the lines below the table that say them, each once; nothing for an empty text."""
    said = list(dict.fromkeys(filter(None, texts)))
    return [f"[{said.index(text) + 1}]" if text else "" for text in texts], [f"[{n}] {text}" for n, text in enumerate(said, start=1)]


def without_empty(heads: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> tuple[list[str], list[list[str]]]:
    """Headings and rows without the columns that have no value in any row."""
    kept = [column for column in range(len(heads)) if not rows or any(row[column] != empty for row in rows)]
    return [heads[column] for column in kept], [[row[column] for column in kept] for row in rows]


def column_widths(heads: Sequence[str], rows: Sequence[Sequence[str]], limits: Sequence[int | None]) -> list[int]:
    """Cells that each column needs: its longest text, at most its limit; a heading counts with its longest word, a Chinese one,
    which may be broken anywhere, with HEADING."""
    found = []
    for column, head in enumerate(heads):
        longest = max([cell_len(row[column]) for row in rows] + [_heading(head)])
        limit = limits[column]
        found.append(longest if limit is None else min(longest, limit))
    return found


def _heading(head: str) -> int:
    return max((cell_len(word) if word.isascii() else min(cell_len(word), HEADING) for word in head.split()), default=0)


def text_widths(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int, width: int) -> list[int | None]:
    """The most cells of each column of text: what leaves room for all numbers beside them, where no word need be broken for it;
    else all it needs where they take at most TEXT_SHARE together, else its share of that.

    A first column without a blank (a key, a file's name) stays whole where that leaves the others something to stand in.
    """
    free = column_widths(heads, rows, [None] * len(heads))
    shared = _by_share(heads, rows, words, width, free)
    tables = len(parts(column_widths(heads, rows, shared), words, width))
    return _in_fewer_tables(heads, rows, words, width, free, tables) or shared


def _by_share(heads: Sequence[str], rows: Sequence[Sequence[str]], words: int, width: int, free: Sequence[int]) -> list[int | None]:
    """The same where texts are as wide as they are or have their share."""
    room = max(int(width * TEXT_SHARE), width - sum(free[words:]) - GAP * len(free))
    if sum(free[:words]) + GAP * words <= room:
        return [None] * len(heads)
    key = [free[0]] if words > 1 and not any(" " in row[0] for row in rows) else []
    if sum(key) + (NARROWEST_TEXT + GAP) * (words - len(key)) + GAP * len(key) > room:
        key = []
    left = words - len(key)
    shares = _shares(free[len(key) : words], left, room - sum(key) - GAP * len(key))
    longest = [
        max((cell_len(word) for row in rows for word in row[column].split() if word.isascii()), default=0)
        for column in range(len(key), words)
    ]
    return [*key, *_with_whole_words(shares, longest), *[None] * (len(heads) - words)]


def _in_fewer_tables(
    heads: Sequence[str], rows: Sequence[Sequence[str]], words: int, width: int, free: Sequence[int], tables: int
) -> list[int | None]:
    """The most cells of each column of text with which there are fewer tables below each other; empty where there are not.

    Texts are folded between words; a name in the first column is never broken, nor a unit.
    """
    least = []
    for column in range(words):
        longest = max(_longest_word(text, column) for text in (heads[column], *(row[column] for row in rows)))
        least.append(max(longest, min(free[column], FOLDED_TEXT)))
    nice = [max(need, _on_two_lines(head)) for head, need in zip(heads[words:], free[words:], strict=True)]
    for numbers in (nice, [*free[words:]]):
        fewest = len(parts([*least, *numbers], words, width))
        if words < len(heads) and fewest < tables:
            return [*_widened(least, free, numbers, width), *[None] * (len(heads) - words)]
    return []


def _longest_word(text: str, column: int) -> int:
    """Cells of the longest part that is not broken: a word; Chinese may be broken where it is no name."""
    return max((cell_len(word) for word in text.split() if column == 0 or word.isascii()), default=1)


def _widened(least: Sequence[int], free: Sequence[int], numbers: Sequence[int], width: int) -> list[int]:
    """Give columns of text more cells one by one, first to the one that lacks most, as long as there are no more tables."""
    found = list(least)
    fewest = len(parts([*found, *numbers], len(found), width))
    while True:
        lacking = max(range(len(found)), key=lambda column: free[column] / found[column])
        wider = [cells + (column == lacking) for column, cells in enumerate(found)]
        if found[lacking] >= free[lacking] or len(parts([*wider, *numbers], len(found), width)) > fewest:
            return found
        found = wider


def _on_two_lines(head: str) -> int:
    """Cells of a heading that is broken between words into two lines at most."""
    said = head.split()
    return min(
        (max(cell_len(" ".join(said[:at])), cell_len(" ".join(said[at:]))) for at in range(1, len(said))), default=cell_len(head)
    )


def _with_whole_words(shares: Sequence[int | None], longest: Sequence[int]) -> list[int | None]:
    """The same cells in all, given so that no column breaks within a word where others have more than their longest word."""
    found = [share or 0 for share in shares]
    for column, word in enumerate(longest):
        for other, keeps in enumerate(longest):
            lent = min(word - found[column], found[other] - max(keeps, NARROWEST_TEXT))
            if other != column and lent > 0:
                found[column], found[other] = found[column] + lent, found[other] - lent
    return list(found)


def _shares(free: Sequence[int], words: int, room: int) -> list[int | None]:
    """The cells of each of some columns of text in this room: all it needs, else its share and what others leave."""
    share = max(room // max(words, 1) - GAP, NARROWEST_TEXT)
    spare = sum(max(share - need, 0) for need in free)
    most = share + spare // max(sum(need > share for need in free), 1)
    return [min(need, most) for need in free]


def _even(head: str, limit: int | None) -> str:
    """A heading in as few lines as it needs, all of about the same length."""
    lines = [head] if limit is None else folded(head, limit)
    widths = range((limit or 0) // 2, limit or 0) if len(lines) > 1 else ()
    return "\n".join(next((narrower for width in widths if len(narrower := folded(head, width)) == len(lines)), lines))


def _in_column(cell: str, limit: int | None) -> str:
    return cell if limit is None else "\n".join(folded(cell, limit))


def parts(widths: Sequence[int], words: int, width: int) -> list[list[int]]:
    """Columns by table, so that none is wider than the terminal; the columns of text stand in each."""
    text = list(range(words))
    found: list[list[int]] = [[*text]]
    used = begun = sum(widths[:words]) + GAP * words
    for column in range(words, len(widths)):
        if used + widths[column] > width and used > begun:
            found.append([*text])
            used = begun
        found[-1].append(column)
        used += GAP + widths[column]
    return found


def _with_headings(heads: Sequence[str], widths: Sequence[int], spare: int) -> list[int | None]:
    """The cells of each column: what its rows need, and for a longer heading what is to spare; headings are broken, rows never."""
    found: list[int | None] = []
    for head, width in zip(heads, widths, strict=True):
        more = max(0, min(spare, cell_len(head) - width))
        found.append(width + more)
        spare -= more
    return found


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], limits: Sequence[int | None], words: int, out: Console, fits: bool
) -> Table:
    """One table; where even one column of numbers `fits` not beside the names, it is broken rather than cut."""
    boxed = out.is_terminal  # a box has a cell of its own between two columns
    table = Table(box=box.SIMPLE_HEAD if boxed else None, pad_edge=False, padding=(0, GAP - boxed, 0, 0))
    for column, head in enumerate(heads):
        table.add_column(
            Text(_even(head, limits[column])), justify="left" if column < words else "right", overflow="fold", max_width=limits[column]
        )
    for row in rows:
        table.add_row(
            *[
                Text(_in_column(cell, limits[column]) if column < words else cell, no_wrap=fits and column >= words)
                for column, cell in enumerate(row)
            ]
        )
    return table


def mark(off: bool, lang: str) -> str:
    """What stands beside a figure: nothing much where it is near, else a mark that is seen."""
    return pick(lang, "OFF", "偏离") if off else pick(lang, "yes", "是")
