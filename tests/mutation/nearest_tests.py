"""Which tests stand nearest to a module: those that import it, themselves or by a helper beside them, then those of its users."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

FOLDERS = ("hand_worked", "policies", "model", "engine", "population", "calibration")
"""Rooms of tests that look at rules; the others look at the program around them."""
SOURCES = ("model", "agents")
NAMED = re.compile(r"[a-z_]+\.[a-z_]+")
MARKS = ("@rule\n", "@rare\n", "@loop\n")


def imported(path: Path) -> set[str]:
    """Dotted names of what a file imports, modules and names from them, and what it calls by a text (`"dibao.assess_and_pay"`)."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.fullmatch(node.value):
            found.add(node.value)
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def imports_of_tests(root: Path) -> dict[str, frozenset[str]]:
    """Path of a test file -> what it imports, itself and by the helpers in the folders of tests."""
    files = {path for folder in FOLDERS for path in (root / "tests" / folder).glob("*.py")}
    direct = {path: imported(path) for path in files}
    helpers = {path.stem: path for path in files if not path.stem.startswith("test_")}
    found = {}
    for path in sorted(files):
        if path.stem.startswith("test_"):
            seen: set[str] = set()
            waiting = [path]
            while waiting:
                names = direct[waiting.pop()] - seen
                seen |= names
                waiting += [helpers[name] for name in names if name in helpers]
            found[path.relative_to(root).as_posix()] = frozenset(seen)
    return found


@cache
def importers(root: Path) -> dict[str, frozenset[str]]:
    """Dotted name of a module with rules -> other modules with rules that import it."""
    files = [path for room in SOURCES for path in (root / room).rglob("*.py")]
    files = [path for path in files if any(mark in path.read_text(encoding="utf-8") for mark in MARKS)]
    dotted = {path: ".".join(path.relative_to(root).with_suffix("").parts) for path in files}
    found: dict[str, set[str]] = {name: set() for name in dotted.values()}
    for path, name in dotted.items():
        for other in imported(path):
            if other in found:
                found[other].add(name)
    return {name: frozenset(those) for name, those in found.items()}


def nearest(root: Path, module: str) -> list[str]:
    """Test files for a module (its path), nearest first; none where nothing but whole runs sees it."""
    name = ".".join(Path(module).with_suffix("").parts)
    tests = imports_of_tests(root)
    stem = name.rpartition(".")[2] + "."
    first = [path for path, names in tests.items() if name in names or any(each.startswith(stem) for each in names)]
    named = [path for path in tests if Path(path).stem.startswith(f"test_{Path(module).stem}") and path not in first]
    around = importers(root).get(name, frozenset())
    second = [path for path, names in tests.items() if names & around and path not in first and path not in named]
    return [*first, *named, *second]
