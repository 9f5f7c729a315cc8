"""When outcomes are counted: questions that `model.observe` asks when a household's month is closed, answered by counting rules.

A counting rule asks by name for what a question is given and by type for a group of parameters, as the rules of a line do, and for
`tally` by the record of sums that it fills. `put_together` writes each question as a chain of calls, before anything is compiled, so
that a sum costs what its rule costs and nothing else.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from engine.compiled import rare, rule, uncompiled
from engine.rewritten import handed, name_of, parameters_of, question, rewrite
from model.outcomes.declared import Moment, Sums, Tally

if TYPE_CHECKING:
    from agents.household import Diary, Household, Member
    from agents.places import Village
    from parameters.rules_types import Rules


@question
@rule
def count_month(h: Household, members: Sequence[Member], diary: Diary, village: Village, tally: Tally, rules: Rules, home: int) -> None:
    """The month's counts; `home` members live at home."""


@question
@rare
def count_december(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, tally: Tally, rules: Rules, home: int
) -> None:
    """The state of December, the month closed: its own cost is in the twelve months and is not looked at once more."""


@question
@rare
def count_accounting_year(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, tally: Tally, rules: Rules, home: int
) -> None:
    """The accounting year that closes; who was below a line is still said of the year before."""


@question
@rare
def count_calendar_year(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, tally: Tally, rules: Rules, home: int
) -> None:
    """The calendar year that closes."""


QUESTIONS = {
    Moment.MONTH: count_month,
    Moment.DECEMBER: count_december,
    Moment.ACCOUNTING_YEAR: count_accounting_year,
    Moment.CALENDAR_YEAR: count_calendar_year,
}


def rule_of(sums: Sums) -> Any:
    """The rule that fills sums.

    Raises:
        TypeError: its `tally` has the type of another record.
    """
    found = resolve_name(sums.counted_by)
    filled = inspect.signature(uncompiled(found)).parameters["tally"].annotation
    if filled != sums.record.__name__:
        raise TypeError(f"{sums.counted_by} fills {filled}, expected {sums.record.__name__}")
    return found


def put_together(declared: Sequence[Sums]) -> None:
    """Write each question as the chain of the rules that fill its sums, in the order of the sums.

    Raises:
        AttributeError, ModuleNotFoundError: there is no such rule.
        TypeError: a rule fills other sums, or asks for something that is not given.
    """
    for moment, asked in QUESTIONS.items():
        plain: Any = uncompiled(asked)
        statements = []
        for number, sums in enumerate(each for each in declared if each.moment is moment):
            name, found = f"{plain.__name__}_{number}", rule_of(sums)
            plain.__globals__[name] = found
            statements.append(f"{name}({', '.join(handed(found, parameters_of(asked), name_of(asked)))})")
        rewrite(asked, statements or ["pass"])
