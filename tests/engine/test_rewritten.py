"""Questions that programmes answer: each for its numbers, the question itself for all others, and machine code follows."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from engine.compiled import rule, source_hash
from engine.mode import UNCOMPILED
from engine.rewritten import answer, question

RULES = SimpleNamespace(dibao=SimpleNamespace(standard=400.0))
TEXT = """
from __future__ import annotations
def worth(seat, x, rules):
    return -1.0
def first(x):
    return 2.0 * x
def second(seat, p: Dibao):
    return p.standard + seat
def third(y):
    return y
"""


def functions() -> dict[str, Callable[..., Any]]:
    """The question `worth` and rules that answer it, each time anew."""
    space: dict[str, Any] = {"__name__": "rooms.trial"}
    exec(compile(TEXT, "trial", "exec"), space)
    found = {name: rule(space[name]) for name in ("worth", "first", "second", "third")}
    return {**found, "worth": question(found["worth"])}


def said(worth: Callable[..., float], *numbers: int) -> list[float]:
    return [worth(number, 10.0, RULES) for number in numbers]


def test_each_answers_for_its_numbers() -> None:
    given = functions()
    answer(given["worth"], [((1, 2), given["first"]), ((5,), given["second"])])
    assert said(given["worth"], 1, 2, 5) == [20.0, 20.0, 405.0]
    assert said(given["worth"], 0, 3, 6) == [-1.0] * 3, "what nobody answers the question answers itself"


def test_nobody_and_one_alone() -> None:
    given = functions()
    with pytest.raises(RuntimeError, match="worth has no answers yet"):
        said(given["worth"], 1)
    answer(given["worth"], [])
    assert said(given["worth"], 1, 2) == [-1.0, -1.0]
    answer(given["worth"], [((1,), given["first"])])
    assert said(given["worth"], 1, 2) == [20.0, 20.0], "of one alone no number is looked at"


def test_who_asks_for_what_is_not_given_is_refused() -> None:
    given = functions()
    with pytest.raises(TypeError, match=r"third\(y\).*worth is given \['seat', 'x', 'rules'\]"):
        answer(given["worth"], [((1,), given["third"])])


@pytest.mark.skipif(UNCOMPILED, reason="hashes of what is compiled")
def test_machine_code_follows_who_answers() -> None:
    hashes = []
    for names in ((), ("first",), ("second",), ("first", "second")):
        given = functions()
        answer(given["worth"], [((number,), given[name]) for number, name in enumerate(names)])
        hashes.append(source_hash(given["worth"]))
    assert len(set(hashes)) == 4
