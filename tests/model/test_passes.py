"""Lines strung into passes against the same lines one after another, what a rule may ask for, and counts kept beside the members."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

import engine.compiled
import engine.passes
from agents.codes import CHRONIC_ILLNESS
from engine.passes import MONTH_LUCK, YEAR_LUCK, Line, Pass, Step, given
from model import observe
from model.compiling import PASSES, small_world
from model.month import MONTH
from model.passes import HELPERS, alone
from model.world import World

MONTHS = 13


def live_line_by_line(world: World, months: int) -> World:
    """The month as the list of lines says it: each over all villages before the next begins."""
    for _ in range(months):
        for line in MONTH:
            line.run(world) if isinstance(line, Step) else alone(line)(*world.pass_arguments, 0, len(world.villages))
        world.month += 1
    return world


def test_strung_lines_have_the_bits_of_lines_one_after_another(january_2021: World) -> None:
    together = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    apart = live_line_by_line(worlds.branch(january_2021), MONTHS)
    assert worlds.differing(worlds.state(together), worlds.state(apart)) == []
    assert together.books.any() or together.households["cash"].any()


def test_the_village_loop_is_written_once_and_calls_every_rule() -> None:
    for each in PASSES:
        assert each.source.count("for v in range(first, last)") == 1
        assert all(f"{name}(" in each.source for line in each.lines for name in line.rules)
    walls = sum(
        line.between is not None and before.between is None for each in PASSES for before, line in pairwise(each.lines)
    )  # lines between households that stand side by side are one wall
    assert sum(each.source.count("for i in range(") for each in PASSES) == len(PASSES) + walls


def test_counts_beside_the_members_are_those_of_the_members(january_2021: World) -> None:
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    h = np.asarray(world.households)
    m = worlds.people(world)
    assert (m["health"] > CHRONIC_ILLNESS).any(), "illness for good has two grades, and both are counted"
    assert np.array_equal(h["chronic"], worlds.count_at_home(world, m["health"] >= CHRONIC_ILLNESS))
    assert np.array_equal(h["laid_up"], worlds.count_at_home(world, m["ill_months"] > 0))
    assert h["chronic"].any() and h["laid_up"].any()


def whole(h: Any, village: Any, p: FarmersFund, ledger: Any, luck: Any, month: int) -> None:  # type: ignore[name-defined]  # noqa: F821
    """What a rule may ask for."""


def unknown(h: Any, weather: float) -> None:
    """Asks for something that no pass has."""


def test_a_rule_is_given_what_its_parameters_name() -> None:
    line = Line("room.line", "行", household=whole, luck=YEAR_LUCK)
    assert given(whole, line) == ["h", "village", "rules.farmers_fund", "ledger", "year_luck", "month"]
    with pytest.raises(TypeError, match=r"unknown\(weather\): expected one of h, members, cares, diary, tally, village"):
        given(unknown, line)


def first_pass(luck: str = MONTH_LUCK) -> Pass:
    """A pass of one line, under whatever luck."""
    return Pass("passes", [Line("year.begin", "年初", household=observe.begin, luck=luck), alone_with(luck)], HELPERS)


def alone_with(luck: str) -> Line:
    """A line that draws."""
    return Line("room.draws", "抽签", household=draws, luck=luck)


def draws(h: Any, luck: Any) -> None:
    """Takes luck and does nothing with it."""


draws = engine.compiled.rule(draws)


@pytest.mark.skipif(engine.mode.UNCOMPILED, reason="nothing is kept")
def test_a_source_in_the_cache_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGPIN_CACHE", str(tmp_path))
    made = first_pass()
    function = made.function()
    kept = tmp_path / made.key / "passes.py"
    stamp = kept.stat().st_mtime_ns
    again = first_pass().function()
    assert kept.stat().st_mtime_ns == stamp and again.__code__.co_code == function.__code__.co_code


@pytest.mark.skipif(engine.mode.UNCOMPILED, reason="nothing is kept")
def test_another_luck_or_another_maker_is_another_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {first_pass(luck).key for luck in (MONTH_LUCK, YEAR_LUCK)}
    monkeypatch.setattr(engine.passes, "MAKERS", ("passes.py",))
    assert len(keys | {first_pass().key}) == 3


@pytest.mark.skipif(engine.mode.UNCOMPILED, reason="nothing is compiled")
def test_a_pass_that_was_compiled_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANGPIN_CACHE", str(tmp_path))
    assert not first_pass().kept()
    first_pass().prepare(small_world().pass_arguments)
    assert first_pass().kept(), "by another process, too"
    assert not first_pass(YEAR_LUCK).kept()
