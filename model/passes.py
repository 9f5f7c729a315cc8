"""Passes of the month: what they share, and each line as a pass of its own."""

from __future__ import annotations

from functools import cache

from engine.compiled import Rule
from engine.passes import Line, Pass
from model.ahead import fetch_household, fetch_members
from model.people import cell_of, members_of

HELPERS: dict[str, Rule] = {
    "fetch_household": fetch_household,
    "fetch_members": fetch_members,
    "cell_of": cell_of,
    "members_of": members_of,
}


@cache
def strung(lines: tuple[Line, ...]) -> Pass:
    """Consecutive lines as one pass over the households."""
    name = "__".join(current.name.replace(".", "_") for current in dict.fromkeys((lines[0], lines[-1])))
    return Pass(name, lines, HELPERS)


def alone(line: Line) -> Pass:
    """One line as a pass of its own: a count that an institution asks for, a test, a household that is watched."""
    return strung((line,))
