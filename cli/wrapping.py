"""Lines of a terminal: Chinese breaks between characters, other text between words, and no mark stands where it may not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

CLOSING = frozenset("，。；：）、”’》」』】！？,.;:!?)]}%‰")
"""Marks that never begin a line."""
OPENING = frozenset("（“‘《「『【([{")
"""Marks that never end one."""
PART = re.compile(r"（[^（） ]{1,4}）| |[\u2e81-\U0010ffff]|[^ \u2e81-\U0010ffff]+")


def folded(text: str, width: int) -> list[str]:
    """A line in as many lines of `width` cells as it needs; what is longer than a line is broken anywhere, its indent stays."""
    if cell_len(text) <= width:
        return [text]
    indent = text[: len(text) - len(text.lstrip(" "))]
    lines, line = [], indent
    for unit in _units(text[len(indent) :]):
        if cell_len(line) + cell_len(unit.rstrip(" ")) > width and line.strip(" "):
            lines.append(line.rstrip(" "))
            line, unit = indent, unit.lstrip(" ")
        *whole, rest = chop_cells(line + unit, width) if cell_len(line + unit) > width and unit.strip(" ") else [line + unit]
        lines, line = [*lines, *whole], rest
    return [*lines, line.rstrip(" ")] if line.strip(" ") else lines


def _units(text: str) -> Iterator[str]:
    """What is never broken: a word or a Chinese character, with the marks that belong to it."""
    unit = ""
    for part in _parts(text):
        if unit and part[0] not in CLOSING and unit[-1] not in OPENING:
            yield unit
            unit = ""
        unit += part
    if unit:
        yield unit


def _parts(text: str) -> Iterator[str]:
    """Blanks, words, Chinese characters one by one; a word or two in brackets stay together."""
    yield from PART.findall(text)
