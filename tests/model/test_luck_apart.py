"""A new policy with a new decision moves nobody else's luck, and nothing else in the model draws luck of its own."""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

import model.month
from engine import luck
from engine.passes import Step
from model.month import PHASES
from model.world import World

ROOT = Path(__file__).parent.parent.parent


def test_a_line_with_a_decision_of_its_own_moves_nobody_elses_luck(january_2021: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = worlds.live_until(worlds.branch(january_2021), worlds.PART + 14)
    numbers = luck._decisions()
    monkeypatch.setattr(luck, "_decisions", lambda: {**numbers, "newly_appended": max(numbers.values()) + 1})
    drawn: list[float] = []

    def new_policy(world: World) -> None:
        keys = np.asarray(world.households["agent"])
        drawn.append(float(luck.draw_many(int(world.luck), luck.decision("newly_appended"), keys).sum()))

    beside = [phase for pair in zip(PHASES, [Step("new.policy", "新", new_policy)] * len(PHASES), strict=True) for phase in pair]
    monkeypatch.setattr(model.month, "PHASES", beside)
    other = worlds.live_until(worlds.branch(january_2021), worlds.PART + 14)
    assert len(drawn) == 14 * len(PHASES)
    assert worlds.differing(worlds.state(plain), worlds.state(other)) == []


def test_numbers_of_decisions_do_not_follow_their_order_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number is written, not counted: rows in another order, or a name before them, give the same numbers."""
    path = ROOT / "data" / "decisions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    expected = luck._decisions()
    (tmp_path / "engine").mkdir()
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / "decisions.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], ["4000", "aaa", "新"], *reversed(rows[1:])])
    monkeypatch.setattr(luck, "__file__", str(tmp_path / "engine" / "luck.py"))
    found = luck._decisions.__wrapped__()
    assert {name: found[name] for name in expected} == expected


def test_rooms_of_the_model_import_no_other_generator() -> None:
    """No `random`, `secrets`, `time` or `np.random` in the rooms where households live."""
    faults = []
    for path in sorted(p for room in ("engine", "agents", "model") for p in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[Any] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Attribute) and node.attr == "random":
                names = ["np.random"] if isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy") else []
            if {str(name).split(".")[0] for name in names} & {"random", "secrets", "time", "datetime", "uuid"}:
                faults.append(f"{path.relative_to(ROOT)}: {names}")
            if "np.random" in names:
                faults.append(f"{path.relative_to(ROOT)}:{node.lineno}: np.random")
    assert not faults, "\n".join(faults)
