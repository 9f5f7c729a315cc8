"""Compilation: a line's cache follows what it uses, and rules keep to what gives the same bits."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import linecache
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import model.month
from engine import compiled
from engine.cache import write_whole
from engine.compiled import LOOPS, source_hash, uncompiled
from model.life import farming
from model.passes import alone

ROOT = Path(__file__).parent.parent.parent
LINES_FEWEST, LINES_MOST, PASSES_MOST = 12, 60, 3
"""A line costs no more than its rules, so thirty programmes may have two each; a pass costs a loop over all households."""
SMALL_HOUSE = """
import numpy as np
from engine.compiled import loop, rule

RATE = {rate}
TABLE = np.array([1.0, {entry}])


@rule
def grow(x):
    return x * RATE{extra}


@rule
def look_up(k):
    return TABLE[k]


@loop
def first(values):
    for i in range(len(values)):
        values[i] = grow(values[i])


@loop
def second(values):
    for i in range(len(values)):
        values[i] = look_up(i % 2)


@loop
def third(values):
    for i in range(len(values)):
        values[i] = look_up(i % 2) + grow(1.0)
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[types.ModuleType]]:
    """Modules built from the small house with changes; what they registered is forgotten afterwards."""
    monkeypatch.setattr(compiled, "LOOPS", dict(LOOPS))
    built: list[types.ModuleType] = []
    yield built
    sys.modules.pop("small_house", None)


def build(folder: Path, patch: pytest.MonkeyPatch, rate: float = 2.0, entry: float = 3.0, extra: str = "") -> dict[str, str]:
    """Hash of each line of the small house."""
    folder.mkdir()
    (folder / "small_house.py").write_text(SMALL_HOUSE.format(rate=rate, entry=entry, extra=extra), encoding="utf-8")
    patch.syspath_prepend(str(folder))
    sys.modules.pop("small_house", None)
    linecache.clearcache()
    importlib.invalidate_caches()
    module = importlib.import_module("small_house")
    return {name: source_hash(uncompiled(getattr(module, name))) for name in ("first", "second", "third")}


@pytest.mark.usefixtures("house")
def test_edits_change_the_hash_of_the_lines_that_use_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build(tmp_path / "a", monkeypatch)
    assert build(tmp_path / "b", monkeypatch) == before, "the same text, the same hash"
    changed = {
        "a constant": (build(tmp_path / "c", monkeypatch, rate=2.5), {"first", "third"}),
        "an array": (build(tmp_path / "d", monkeypatch, entry=4.0), {"second", "third"}),
        "a rule's source": (build(tmp_path / "e", monkeypatch, extra=" + 1.0"), {"first", "third"}),
    }
    for what, (after, expected) in changed.items():
        assert {name for name in before if before[name] != after[name]} == expected, what


def test_constant_of_the_model_recompiles_the_lines_that_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    passes = {line.name: alone(line) for line in model.month.LINES}
    before = {name: each.key for name, each in passes.items()}
    monkeypatch.setattr(farming, "NOTED_FROM", 0.123)
    assert {name for name, each in passes.items() if before[name] != each.key} == {"farming.plant_and_harvest"}
    monkeypatch.undo()
    monkeypatch.setattr(importlib.import_module("engine.ledger"), "NET", np.zeros(200, dtype=np.int64))
    moved = {name for name, each in passes.items() if each.key != before[name]}
    assert "year.begin" not in moved
    assert {"work.lose_find_and_earn", "dibao.pay"} <= moved


ALL_HASHES = """from model.month import LINES; from model.passes import alone
print([alone(line).key for line in LINES])"""


def test_hashes_are_those_of_every_process() -> None:
    """Code may hold sets, whose order changes from process to process."""
    told = {
        subprocess.run(
            [sys.executable, "-c", ALL_HASHES],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and told.pop().count("'") == 2 * len(model.month.LINES)


def test_code_in_sets_and_defaults_is_told_apart() -> None:
    def alike(a: str, b: str) -> bool:
        made: list[dict[str, Any]] = [{"__name__": "small"}, {"__name__": "small"}]
        for text, space in zip((a, b), made):
            exec(text, space)
        return source_hash(made[0]["f"]) == source_hash(made[1]["f"])

    assert alike("def f(x): return x in {1, 2}", "def f(x): return x in {2, 1}  # a remark")
    assert not alike("def f(x): return x in {1, 2}", "def f(x): return x in {1, 3}")
    assert not alike("def f(x): return x + 1", "def f(x): return x + 1.0")
    assert not alike("def f(x, y=1): return x + y", "def f(x, y=2): return x + y")
    assert not alike("def f(x): return [y + 1 for y in x]", "def f(x): return [y + 2 for y in x]")
    assert not alike("def f(x): return g(x)", "g = abs\ndef f(x): return g(x)"), "an import that had been forgotten"


def test_number_of_compiled_lines() -> None:
    assert LINES_FEWEST <= len(model.month.LINES) <= LINES_MOST
    assert sum(isinstance(phase, tuple) for phase in model.month.PHASES) <= PASSES_MOST
    assert len({line.name for line in model.month.MONTH}) == len(model.month.MONTH)


def test_no_library_that_changes_the_bits_of_mathematics() -> None:
    """icc_rt brings Intel's vector mathematics, whose exp and log differ from the plain ones in the last bit."""
    installed = {(d.metadata["Name"] or "").lower().replace("_", "-") for d in importlib.metadata.distributions()}
    assert not installed & {"icc-rt", "intel-cmplr-lib-rt"}


def sources() -> list[Path]:
    return [path for room in ("engine", "agents", "model") for path in sorted((ROOT / room).rglob("*.py"))]


def decorated(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions marked @rule or @loop."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            marks = {getattr(d, "id", getattr(d, "attr", "")) for d in node.decorator_list}
            if marks & {"rule", "loop"}:
                yield node


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


FORBIDDEN = ("np.exp", "np.log", "np.power", "np.sum", "np.mean", "np.random", "math.pow", "math.lgamma", "math.gamma")


def test_rules_use_nothing_that_differs_between_compiled_and_plain() -> None:
    """No powers, NumPy's exp and log, or NumPy's luck inside rules and loops: their last bits differ."""
    seen, faults = 0, []
    for path in sources():
        for function in decorated(ast.parse(path.read_text(encoding="utf-8"))):
            seen += 1
            for node in ast.walk(function):
                where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {function.name}"
                if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow):
                    faults.append(f"{where}: **")
                if isinstance(node, ast.Attribute) and dotted(node).startswith(FORBIDDEN):
                    faults.append(f"{where}: {dotted(node)}")
    assert seen > 60, "the search finds the rules"
    assert not faults, "\n".join(faults)


def test_nothing_is_compiled_with_fast_mathematics() -> None:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.keyword) and node.arg in ("fastmath", "parallel")), path


def test_a_written_file_is_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.py", "x = 1\n")
    write_whole(tmp_path / "a" / "b.py", "x = 2\n")
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "a").iterdir()] == ["x = 2\n"]
