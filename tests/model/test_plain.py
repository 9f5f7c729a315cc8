"""A month that is watched line by line leaves the world as a month that is lived in compiled passes; nothing is compiled for it."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from worlds import differing, state

from agents.household import Care, Diary, Household, Member, Past
from agents.household_view import HouseholdView
from agents.household_words import english_title, field_title, meanings_of, value_words
from engine import compiled
from engine.luck import HOUSEHOLD_KEYS
from engine.mode import UNCOMPILED
from engine.record import Nested, fields
from model.explain import explain, live_remembering, months_of, relapse_month, watch, world_in
from model.month import LINES, live
from model.passes import alone
from model.plain import plain_lines

SHARE, WATCHED = 0.002, 2022 * 12 + 8


@pytest.fixture
def nothing_compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of single lines that were compiled."""
    found: list[str] = []
    before = compiled.compile_cached

    def noted(function: object, key: str) -> object:
        found.append(getattr(function, "__name__", ""))
        return before(function, key)  # type: ignore[arg-type]

    monkeypatch.setattr(compiled, "compile_cached", noted)
    return found


def test_a_watched_month_has_the_bits_of_a_lived_one(nothing_compiled: list[str]) -> None:
    lived, watched = (world_in("plan", 0, SHARE, 1, 2022) for _ in range(2))
    number = int(lived.households["agent"][17] - HOUSEHOLD_KEYS)
    for world in (lived, watched):
        live_remembering(world, HouseholdView(world, number), WATCHED)
    live(lived)
    told = watch(watched, HouseholdView(watched, number))
    assert differing(state(lived), state(watched)) == [] and len(told) > 3
    assert not {alone(line).name for line in LINES} & set(nothing_compiled), "no line is compiled but in the passes that every run has"


def test_plain_lines_are_out_of_sight() -> None:
    lines = plain_lines()
    assert "observe.observe" in lines and not UNCOMPILED
    assert sys.modules["engine.compiled"] is compiled


def test_every_month_is_told_and_the_relapse_found() -> None:
    world = world_in("plan", 0, SHARE, 1, 2025)
    while world.month < 2026 * 12:
        live(world)
    ever = np.flatnonzero(np.asarray(world.households["ever_relapsed"]) == 1)
    number = int(world.households["agent"][ever[0]] - HOUSEHOLD_KEYS)
    months = months_of(number, "plan", 2025, SHARE)
    assert len(months) == 72 and [int(month["month"]) for month in months] == list(range(2020 * 12 + 1, 2026 * 12 + 1))
    relapsed = relapse_month(months)
    assert relapsed is not None and relapsed % 12 + 1 == 9, "counted when the accounting year closes"
    told = explain(number, "plan", relapsed, SHARE)
    [change] = [c for line in told.lines for c in line.changes if c.field == "ever_relapsed"]
    assert (change.before, change.after) == (0.0, 1.0)


def test_a_scenario_with_money_of_another_can_be_explained() -> None:
    assert world_in("no_public_posts_same_money", 0, SHARE, 1, 2021).month == 2020 * 12


def test_every_field_has_words_in_both_languages() -> None:
    for kind, stem in ((Household, ""), (Diary, ""), (Member, "members[0]."), (Care, "members[0]."), (Past, "past[0].")):
        for name, field in fields(kind).items():
            if isinstance(field, Nested):
                continue
            whole = f"{stem}{name}" + ("[0]" if field.length else "")
            assert not any(sign in field_title(whole, "en") for sign in "_[]") and field_title(whole, "zh")
            assert english_title(name).isascii()
            if field.unit == "code" and name not in ("loan_kind", "helped", "study", "can_work", "stolen_kind"):
                assert meanings_of(name), name
    assert value_words("members[2].work", 4.0, "zh") == "省内务工" and value_words("received", 0.0, "en") == "none"
