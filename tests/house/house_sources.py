"""What the tests of the house read: the program's files, parsed once."""

from __future__ import annotations

import ast
import csv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("fangpin", "engine", "parameters", "agents", "model", "experiments", "reports", "cli", "calibration", "benchmarks")
POLICIES = ROOT / "model" / "policies"
DATA = ROOT / "data"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program with its path from the root."""
    paths = [ROOT / "run.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths)}


def room_of(path: str) -> str:
    """The room of a file: its first folder, or `run`."""
    return Path(path).parts[0].removesuffix(".py")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in `data/`."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(call: str, tree: ast.Module) -> set[str]:
    """The texts with which a function is called in a module, as in `entry("dibao")`."""
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == call
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def texts(tree: ast.Module) -> set[str]:
    """Every text constant of a module."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
