"""What it takes to declare an outcome: its names, unit and dimensions, how it is counted and over what, and how it adds up.

A module of `model/outcomes/` holds `OUTCOMES`, and `SUMS` where it needs sums over households that nobody else declares. All else
follows: the record in which rules count, the variables of stored results, weights, how a report adds up or averages, documents.
A module that does not stand in `model/outcomes/listed.py` leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from agents.codes import Item
from engine.record import Field, Record
from model.outcomes.recorded import Array, Recorded


class Adds(Enum):
    """What becomes of the cells of an outcome when they are taken together, as documents say it."""

    OVER_PLACES = "added over places and people, never over years"
    OVER_YEARS = "added over places, people and years"
    AVERAGED = "averaged, weighed by its denominator"
    NEVER = "neither added nor averaged"


@dataclass(frozen=True)
class Unit:
    """A unit in words, as people read it, and as programs do by the CF conventions: `1` is a share, an index or a ratio."""

    words: str
    cf: str = "1"


@dataclass(frozen=True)
class Dimension:
    """A dimension of outcomes: its title in both languages, and its closed list, of which it has the size.

    Without a list its values come with a run. `named`: results carry the titles of its values beside them.
    """

    name: str
    en: str
    zh: str
    items: tuple[Item, ...] = ()
    named: bool = True


class How(Protocol):
    """How an outcome is counted."""

    @property
    def adds(self) -> Adds:
        """What becomes of its cells when they are taken together."""
        ...

    @property
    def weight(self) -> str:
        """The outcome that weighs it when it is averaged; empty for what is not."""
        ...

    @property
    def keeper(self) -> str:
        """The keeper that has to be there, `module:Class`; empty for none."""
        ...

    def values(self, recorded: Recorded, name: str, dims: tuple[str, ...]) -> Array:
        """Its values of a run, with these dimensions."""
        ...

    def words(self) -> str:
        """How it is counted, in a few words with the names of sums and outcomes."""
        ...


@dataclass(frozen=True)
class Outcome:
    """One outcome: its names, unit, dimensions after (scenario, draw, replicate), how it is counted, and its exact meaning."""

    name: str
    long_name: str
    long_name_zh: str
    unit: Unit
    dims: tuple[str, ...]
    how: How
    meaning: str = ""
    meaning_zh: str = ""

    @property
    def units(self) -> str:
        """The unit in words."""
        return self.unit.words

    @property
    def weight(self) -> str:
        """The outcome that weighs it when cells are averaged; empty for what is added up or cannot be taken together."""
        return self.how.weight

    @property
    def adds_up(self) -> bool:
        """Whether cells are added up rather than averaged."""
        return self.how.adds in (Adds.OVER_PLACES, Adds.OVER_YEARS)

    @property
    def adds_over_years(self) -> bool:
        """Whether years are added up, too."""
        return self.how.adds is Adds.OVER_YEARS


@dataclass(frozen=True)
class Counted(Field):
    """A sum over the households of a cell; with `items` one for each of a closed list, named `stem_item` in what is recorded."""

    items: tuple[Item, ...] = ()
    stem: str = ""


def counted(unit: str, zh: str, items: tuple[Item, ...] = (), stem: str = "") -> Counted:
    """Declare a sum: its unit, Chinese title, and the list by which it is counted."""
    return Counted("f8", unit, zh, "outcomes", len(items), items=items, stem=stem)


class Tally(Record):
    """All sums of a month; a rule that fills some of them names their record."""


class Moment(Enum):
    """When sums are counted."""

    MONTH = "every month"
    DECEMBER = "in December, before an accounting year is closed"
    ACCOUNTING_YEAR = "at the close of an accounting year"
    CALENDAR_YEAR = "at the close of a calendar year"


@dataclass(frozen=True)
class Sums:
    """A record of sums, when they are counted, and the rule that fills them, as `module:function`.

    The rule is named and not imported, so that who reads results loads no rules; its `tally` has the type of the record.
    """

    record: type[Record]
    moment: Moment
    counted_by: str
