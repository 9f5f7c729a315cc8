"""Rules that are written anew once it is known who takes part, before anything is compiled.

Who has imported such a rule has the new one, because its code is exchanged and nothing else; the hash that machine code is kept under
follows, because code is what it is made of.
"""

from __future__ import annotations

import inspect
import linecache
import re
from collections.abc import Callable, Sequence
from types import CodeType, FunctionType
from typing import Any, TypeVar

from engine.compiled import Rule, rule, uncompiled
from engine.passes import LAID_IN, group_of

F = TypeVar("F", bound=Callable[..., Any])
Cases = Sequence[tuple[Sequence[int], Rule]]
"""Who answers for which numbers."""


def name_of(function: Rule) -> str:
    """`module.function`, without the room."""
    plain = uncompiled(function)
    return f"{plain.__module__.rpartition('.')[2]}.{plain.__qualname__}"


def parameters_of(function: Rule) -> list[str]:
    """What a rule is given, by name."""
    return list(inspect.signature(uncompiled(function)).parameters)


def twin_of(function: Rule) -> Rule:
    """The same function under a name of its own, so that it stays what it is when the rule is written anew."""
    plain = uncompiled(function)
    assert isinstance(plain, FunctionType) and not plain.__code__.co_freevars, "a rule that is written anew has no closure"
    name = f"{plain.__name__}_itself"
    twin = FunctionType(plain.__code__, plain.__globals__, name)
    twin.__qualname__, twin.__module__, twin.__annotations__ = name, plain.__module__, plain.__annotations__
    return twin


def handed(to: Rule, given: Sequence[str], where: str) -> list[str]:
    """What a rule is handed by one that is `given` these: by name, and by its type a group of parameters (`p: Dibao` of `rules`) or a
    record that a programme has laid into one of these.

    Raises:
        TypeError: the rule asks for something else.
    """
    found = []
    for what, parameter in inspect.signature(uncompiled(to)).parameters.items():
        if what in given:
            found.append(what)
        elif parameter.annotation in LAID_IN and LAID_IN[parameter.annotation][1] in given:
            found.append(LAID_IN[parameter.annotation][1])
        elif "rules" in given and re.fullmatch(r"[A-Z]\w+", str(parameter.annotation)):
            found.append(f"rules.{group_of(str(parameter.annotation))}")
        else:
            raise TypeError(f"{name_of(to)}({what}): {where} is given {list(given)}")
    return found


def rewrite(function: Rule, statements: Sequence[str]) -> None:
    """Give a rule this body: who has imported it has the new one, for nothing was compiled yet."""
    plain: Any = uncompiled(function)
    text = "\n    ".join([f"def {plain.__name__}({', '.join(parameters_of(plain))}):", *statements]) + "\n"
    path = f"<rule {name_of(plain)}>"
    linecache.cache[path] = (len(text), None, text.splitlines(True), path)
    made: dict[str, Any] = {}
    exec(compile(text, path, "exec"), made)
    code: CodeType = made[plain.__name__].__code__
    plain.__code__ = code


def question(function: F) -> F:
    """Mark a rule as a question that programmes answer; its own body is what is said where none does.

    Asked before `answer` has written it, it raises: code that was compiled then would know no programme.
    """
    plain: Any = uncompiled(function)
    plain.__globals__[f"{plain.__name__}_itself"] = rule(twin_of(function))
    rewrite(function, [f'raise RuntimeError("{name_of(function)} has no answers yet: import model.month first")'])
    return function


def answer(asked: Rule, cases: Cases) -> None:
    """Write a question as the rules that answer it: its first parameter is a number, and each rule answers for some numbers.

    What no rule answers the question answers itself; of one rule alone no number is looked at.
    """
    plain: Any = uncompiled(asked)
    name, given, where = plain.__name__, parameters_of(asked), name_of(asked)
    statements = []
    for place, (numbers, answering) in enumerate(cases):
        plain.__globals__[f"{name}_{place}"] = answering
        call = f"return {name}_{place}({', '.join(handed(answering, given, where))})"
        whose = " or ".join(f"{given[0]} == {number}" for number in numbers)
        statements.append(call if len(cases) == 1 else f"if {whose}: {call}")
    if len(cases) != 1:
        statements.append(f"return {name}_itself({', '.join(given)})")
    rewrite(asked, statements)
