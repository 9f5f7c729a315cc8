"""The programmes put together, once, before any rule is compiled: each is known from then on wherever something asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine import values
from engine.compiled import rule
from engine.passes import POOLS, STATES, VILLAGE_STATES, Line, Step
from engine.record import YEAR, Record, clearing, fields
from model import bookkeeping, purses, seats
from model.people import MONTHS
from model.programme import Programme


def put_together(programmes: Sequence[Programme]) -> None:
    """Let values be chains of what modifies them, questions about seats chains of who answers, and number purses and states.

    Raises:
        RuntimeError: it has been done before.
        ValueError: two programmes keep records of one name.
    """
    values.put_together(each for programme in programmes for each in programme.modifies.items())
    seats.put_together([programme.seats for programme in programmes if programme.seats is not None])
    purses.put_together(programme.purse for programme in programmes if programme.purse is not None)
    bookkeeping.put_together(each for programme in programmes for each in programme.stock_flows)
    POOLS.update({each.name: place for place, each in enumerate(each for each in programmes if each.purse is not None)})
    for programme in programmes:
        for kept, known in ((programme.state, STATES), (programme.village_state, VILLAGE_STATES)):
            if kept is not None:
                if kept.__name__ in STATES or kept.__name__ in VILLAGE_STATES:
                    raise ValueError(f"{programme.name}: another programme keeps records called {kept.__name__}")
                fields(kept)  # while its module is known by its name
                known[kept.__name__] = kept


def check_order(programmes: Sequence[Programme], order: Sequence[Line | Step]) -> None:
    """Every line and step of the programmes stands in the order of the month, once.

    Raises:
        ValueError: one does not.
    """
    for programme in programmes:
        for each in (*programme.lines, *programme.steps):
            if order.count(each) != 1:
                raise ValueError(f"{each.name} of {programme.name}: expected once in the order of the month")


def beginnings(programmes: Sequence[Programme]) -> list[Line]:
    """Lines of January that begin anew what programmes keep for a year."""
    return [
        Line(f"{each.name}.begin_year", "年初清零", household=begin_year_of(each.state))
        for each in programmes
        if each.state is not None and any(getattr(field, "begins", "") == YEAR for field in fields(each.state).values())
    ]


def begin_year_of(record: type[Record]) -> Any:
    """The rule that sets to nought what begins anew every year of a programme's records."""
    clear = rule(clearing(record, YEAR))

    def begin_year(kept: Record, month: int) -> None:
        if month % MONTHS == 0:
            clear(kept)

    begin_year.__annotations__["kept"] = record.__name__
    return rule(begin_year)
