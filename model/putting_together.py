"""The programmes put together, once, before any rule is compiled: each is known from then on wherever something asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from agents.household import PROGRAMMES_BEFORE, Care, Diary, Household, Member, clear_care, clear_member
from agents.places import Village
from engine import values
from engine.compiled import rule
from engine.passes import LAID_IN, OF_ALL, POOLS, STATES, Line, Step
from engine.record import ACCOUNTING_YEAR, YEAR, Record, clearing, extend, fields, noughts
from engine.rewritten import rewrite
from model import bookkeeping, purses, seats
from model.people import MONTHS, closes_accounting_year
from model.programme import Programme

if TYPE_CHECKING:
    from parameters.rules_types import Lines


LAID_INTO: dict[str, tuple[type[Record], str, str]] = {
    "hot_state": (Household, "h", PROGRAMMES_BEFORE),
    "diary_state": (Diary, "diary", ""),
    "member_state": (Member, "m", ""),
    "care_state": (Care, "care", ""),
    "village_state": (Village, "village", ""),
}
"""Into which record what a programme declares is laid, what a rule that asks for it is given, and before which field it stands."""


def put_together(programmes: Sequence[Programme]) -> None:
    """Let values be chains of what modifies them, questions about seats chains of who answers, and number purses and states.

    Raises:
        RuntimeError: it has been done before.
        ValueError: two programmes keep records of one name.
    """
    keep_what_they_declare(programmes)
    values.put_together(each for programme in programmes for each in programme.modifies.items())
    seats.put_together([programme.seats for programme in programmes if programme.seats is not None])
    purses.put_together(programme.purse for programme in programmes if programme.purse is not None)
    bookkeeping.put_together(each for programme in programmes for each in programme.stock_flows)
    POOLS.update({each.name: place for place, each in enumerate(each for each in programmes if each.purse is not None)})


def keep_what_they_declare(programmes: Sequence[Programme]) -> None:
    """Lay records into those of households, diaries, members, their care and villages, and note those with tables of their own.

    Raises:
        ValueError: two programmes keep records or fields of one name.
    """
    for programme in programmes:
        for place, kept in programme.keeps.items():
            if kept.__name__ in {**STATES, **LAID_IN}:
                raise ValueError(f"{programme.name}: another programme keeps records called {kept.__name__}")
            fields(kept)  # while its module is known by its name
            if place in LAID_INTO:
                into, given, before = LAID_INTO[place]
                extend(into, kept, before)
                LAID_IN[kept.__name__] = (kept, given)
            else:
                STATES[kept.__name__] = kept
    rewrite(clear_member, noughts(Member))
    rewrite(clear_care, noughts(Care))


def check_order(programmes: Sequence[Programme], order: Sequence[Line | Step]) -> None:
    """Every line and step of the programmes stands in the order of the month, once.

    Raises:
        ValueError: one does not.
    """
    for programme in programmes:
        for each in (*programme.lines, *programme.steps):
            if order.count(each) != 1:
                raise ValueError(f"{each.name} of {programme.name}: expected once in the order of the month")


OF_PERSONS = [place for place, (_, given, _) in LAID_INTO.items() if given in OF_ALL]
"""Where a programme keeps records of persons."""
OF = {"state": "", "hot_state": "_of_marks", "diary_state": "_of_diary", "member_state": "_of_members", "care_state": "_of_care"}
"""What tells apart the lines of a programme that keeps several records."""


def beginnings(programmes: Sequence[Programme]) -> list[Line]:
    """Lines of January that begin anew what programmes keep for a year."""
    return [
        Line(
            f"{each.name}.begin_year{OF[place]}", "年初清零", household=begin_year_of(kept, LAID_INTO.get(place, ("", ""))[1] in OF_ALL)
        )
        for each in programmes
        for place, kept in each.keeps.items()
        if begins(kept, YEAR)
    ]


def closings(programmes: Sequence[Programme]) -> list[Line]:
    """Lines that begin anew what programmes keep for an accounting year, behind its close."""
    return [
        Line(f"{each.name}.close_accounting_year{OF[place]}", "核算年末清零", household=close_year_of(kept))
        for each in programmes
        for place, kept in each.keeps.items()
        if begins(kept, ACCOUNTING_YEAR)
    ]


def begins(record: type[Record], when: str) -> bool:
    """Whether a field of a record begins anew then."""
    return any(getattr(field, "begins", "") == when for field in fields(record).values())


def begin_year_of(record: type[Record], of_members: bool = False) -> Any:
    """The rule that sets to nought what begins anew every year of a programme's records, or of those of all members."""
    clear = rule(clearing(record, YEAR))

    def begin_year(kept: Record, month: int) -> None:
        if month % MONTHS == 0:
            clear(kept)

    def begin_year_of_members(kept: Sequence[Record], month: int) -> None:
        if month % MONTHS == 0:
            for k in range(len(kept)):
                clear(kept[k])

    if of_members:
        begin_year_of_members.__annotations__["kept"] = f"Sequence[{record.__name__}]"
        return rule(begin_year_of_members)
    begin_year.__annotations__["kept"] = record.__name__
    return rule(begin_year)


def close_year_of(record: type[Record]) -> Any:
    """The rule that sets to nought what begins anew when the accounting year has closed."""
    clear = rule(clearing(record, ACCOUNTING_YEAR))

    def close_year(kept: Record, p: Lines, month: int) -> None:
        if closes_accounting_year(p, month):
            clear(kept)

    close_year.__annotations__["kept"] = record.__name__
    return rule(close_year)
