"""Scenarios share the past in which their rules agree, and each comes out as if it had been lived alone, bit for bit."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import numpy as np
import pytest

from model.block import Block
from model.courses import courses_of, parting_month
from model.projection import Tree, project
from model.world import FIRST_MONTH, World

SHARE = 0.002
LATE = """name = "late"
extends = "plan"
reason = "for a test"
[policy.public_posts]
from = "2022-05"
enabled = false
"""
LATER = LATE.replace("late", "later").replace("2022-05", "2022-09")
FORK = """name = "fork"
extends = "late"
reason = "for a test"
[policy.dibao]
from = "2022-10"
strength = { times = 0.5 }
"""
MONEY = """name = "money"
extends = "late"
reason = "for a test"
money = { from_scenario = "late", to = "dibao" }
"""


@pytest.fixture
def late(tmp_path: Path) -> tuple[str, ...]:
    """The plan, two scenarios that leave it in the middle of 2022, one that leaves the first of them, and a same-money one."""
    for name, text in (("late", LATE), ("later", LATER), ("fork", FORK), ("money", MONEY)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return ("plan", *(str(tmp_path / f"{name}.toml") for name in ("late", "later", "fork", "money")))


def block(scenarios: tuple[str, ...], **other: int) -> Block:
    return Block(scenarios, 0, 1, 0, 1, SHARE, **{"start": 2021, "end": 2022, **other})


def test_shared_pasts_change_no_bit(late: tuple[str, ...]) -> None:
    """The same-money scenario needs two others; each of the others is also lived by itself."""
    together = project(block(late))
    assert list(together) == list(late)
    for alone in ((late[0],), (late[1],), (late[2],), (late[3],), (late[0], late[1], late[4])):
        by_itself = project(block(alone))[alone[-1]]
        for name, values in by_itself.items():
            assert np.array_equal(values, together[alone[-1]][name], equal_nan=True), (alone[-1], name)
    differs = {
        name: any(not np.array_equal(values, together["plan"][key], equal_nan=True) for key, values in together[name].items())
        for name in late[1:]
    }
    assert all(differs.values())


def test_months_are_lived_once(late: tuple[str, ...]) -> None:
    told: list[tuple[str, int]] = []
    tree = Tree(block(late[:4]), lambda name, year: told.append((name, year)))
    tree.live()
    assert tree.months == 36 + (12 - 4) + (12 - 8) + (12 - 9)
    assert sorted(told) == sorted((name, year) for name in late[:4] for year in (2021, 2022))


def test_worlds_are_freed_as_soon_as_they_are_through(late: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    alive: weakref.WeakSet[World] = weakref.WeakSet()
    most = 0
    made = World.__post_init__

    def counted(world: World) -> None:
        nonlocal most
        made(world)
        alive.add(world)
        most = max(most, len(alive))

    monkeypatch.setattr(World, "__post_init__", counted)
    monkeypatch.setattr(World, "__hash__", object.__hash__)
    gc.collect()
    gc.disable()
    try:
        project(block(late))
    finally:
        gc.enable()
    assert not alive and most <= 4  # the past, one that waits for money, the current one, and one whose records it takes


def test_where_rules_part(late: tuple[str, ...]) -> None:
    courses = courses_of(block(late[:4]))
    end = 2023 * 12
    assert parting_month(courses, FIRST_MONTH, end) == 2022 * 12 + 4
    assert parting_month([courses[1], courses[3]], FIRST_MONTH, end) == 2022 * 12 + 9
    assert parting_month([courses[0]], FIRST_MONTH, end) == end


def test_money_follows_only_from_scenarios_before_it(late: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="needs plan and late"):
        project(block((late[0], late[4], late[1])))


def test_draws_that_a_block_carries_are_used() -> None:
    central = project(Block(("plan",), 0, 2, 0, 1, SHARE, 2021, 2021, drawn=()))["plan"]
    assert np.array_equal(
        central["income_per_capita"], project(block(("plan",), end=2021))["plan"]["income_per_capita"], equal_nan=True
    )
