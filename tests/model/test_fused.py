"""Fused lines against the same lines one after another, the shape that fusion asks for, and counts kept beside the members."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

import engine.compiled
import engine.fused
from agents.codes import CHRONIC_ILLNESS
from engine.fused import take_apart
from model.ahead import fetch_household
from model.compiling import small_world
from model.month import MONTH, PHASES, fused, fused_arguments
from model.world import World

MONTHS = 13


def live_line_by_line(world: World, months: int) -> World:
    """The month as the list of lines says it: each over all villages before the next begins."""
    for _ in range(months):
        for line in MONTH:
            line.over(world, 0, len(world.villages)) if line.compiled else line.run(world)
        world.month += 1
    return world


def test_fused_lines_have_the_bits_of_lines_one_after_another(january_2021: World) -> None:
    together = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    apart = live_line_by_line(worlds.branch(january_2021), MONTHS)
    assert worlds.differing(worlds.state(together), worlds.state(apart)) == []
    assert together.books.any() or together.households["cash"].any()


def test_every_line_of_a_pass_is_in_its_source() -> None:
    for phase in PHASES:
        if phase[0].compiled:
            text = fused(phase).source()
            assert all(line.run.py_func.__module__.replace(".", "_") in text for line in phase)
            assert text.count("for v in range(first, last)") == 1


def test_counts_beside_the_members_are_those_of_the_members(january_2021: World) -> None:
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    h = np.asarray(world.households)
    m = h["members"]
    someone = m["birth_month"] != 0
    assert np.array_equal(h["chronic"], (someone & (m["health"] == CHRONIC_ILLNESS)).sum(axis=1))
    assert np.array_equal(h["laid_up"], (someone & (m["ill_months"] > 0)).sum(axis=1))
    assert h["chronic"].any() and h["laid_up"].any()


def jumps_out(
    households: Any,
    diaries: Any,
    villages: Any,
    rules: Any,
    luck: Any,
    books: Any,
    accounts: Any,
    tallies: Any,
    month: int,
    first: int,
    last: int,
) -> None:
    """A line that leaves a household in the middle."""
    for v in range(first, last):
        village = villages[v]
        for i in range(village.first, village.stop):
            if households[i].persons == 0:
                continue
            households[i].cash += 1.0


def binds_otherwise(
    households: Any,
    diaries: Any,
    villages: Any,
    rules: Any,
    luck: Any,
    books: Any,
    accounts: Any,
    tallies: Any,
    month: int,
    first: int,
    last: int,
) -> None:
    """A line for which `village` is another one."""
    for v in range(first, last):
        village = villages[v + 1]
        village.visits = 0.0


def only_where_asked(
    households: Any,
    diaries: Any,
    villages: Any,
    rules: Any,
    luck: Any,
    books: Any,
    accounts: Any,
    tallies: Any,
    month: int,
    first: int,
    last: int,
) -> None:
    """A line that skips whole villages."""
    for v in range(first, last):
        village = villages[v]
        if village.posts > 0:
            share = 1.0 / village.posts
            for i in range(village.first, village.stop):
                households[i].cash += share
            village.posts = 0


def test_a_loop_that_the_village_guards_joins_the_others() -> None:
    part = take_apart(only_where_asked, 7, "month_luck", {})
    before, body, after = (" ".join(map(ast.unparse, found)) for found in (part.before, part.body, part.after))
    assert before.startswith("open_7 = village.posts > 0")
    assert body.startswith("if open_7:")
    assert "households[i].cash += share_7" in body
    assert after.startswith("if open_7:"), "what follows is not done where the question was answered with no"


@pytest.mark.parametrize(("function", "words"), [(jumps_out, "jump out"), (binds_otherwise, "village = villages")])
def test_lines_of_another_shape_are_refused(function: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        take_apart(function, 0, "month_luck", {})


def test_a_source_in_the_cache_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGPIN_CACHE", str(tmp_path))
    phase = next(phase for phase in PHASES if phase[0].compiled)
    lines = [(line.run, line.luck) for line in phase]
    made, key = engine.fused.Fused("passes", lines, fetch_household)._function()
    assert (tmp_path / key / "passes.py").exists()
    monkeypatch.setattr(engine.fused, "fused_source", None)
    read, again = engine.fused.Fused("passes", lines, fetch_household)._function()
    names = set(made.__code__.co_names) & set(made.__globals__)
    assert again == key and read.__code__.co_code == made.__code__.co_code
    assert all(read.__globals__[name] is made.__globals__[name] for name in names)


def test_another_luck_or_another_maker_is_another_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    line = next(line for line in MONTH if line.compiled)
    keys = {engine.fused.Fused("passes", [(line.run, luck)], fetch_household)._key() for luck in ("month_luck", "year_luck")}
    monkeypatch.setattr(engine.fused, "MAKERS", ("fused.py",))
    assert len(keys | {engine.fused.Fused("passes", [(line.run, "month_luck")], fetch_household)._key()}) == 3


@pytest.mark.skipif(engine.compiled.UNCOMPILED, reason="nothing is compiled")
def test_a_pass_that_was_compiled_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGPIN_CACHE", str(tmp_path))
    phase = next(phase for phase in PHASES if phase[0].compiled)
    line = next(line for line in phase if line.name == "year.begin")
    passed = engine.fused.Fused("begin", [(line.run, line.luck)], fetch_household)
    assert not passed.kept()
    passed.prepare(fused_arguments(small_world()))
    assert engine.fused.Fused("begin", [(line.run, line.luck)], fetch_household).kept(), "by another process, too"
    assert not engine.fused.Fused("begin", [(line.run, "year_luck")], fetch_household).kept()
