"""A number that could be otherwise is a parameter: rules hold only numbers of arithmetic, of the calendar and of units."""

from __future__ import annotations

import ast

import pytest
from house_sources import modules

ARITHMETIC = {
    0.0: "nothing",
    1.0: "all, or the neutral factor",
    0.5: "a half: rounding, weak workers, the half-year, the spread of a quarter from that of a year",
    0.25: "a quarter of a year",
    2.0: "twice: what falls to nothing at twice a line; twice the mean of a uniform",
    12.0: "months of a year",
    1.0 / 12.0: "a month of a year",
    100.0: "per cent",
    0.001: "per mille, as skill is stored",
}
"""Numbers that no survey could change."""
PLACES = {
    ("model/life/health.py", 24.0): "twice twelve months: a uniform times twice the mean share of a year",
    ("model/life/farming.py", 0.1): "rule of attribution: what is ordinary variation; moves no money",
    ("model/policies/crop_insurance.py", 0.01): "a fen: smaller rests are dropped",
    ("model/policies/public_posts.py", 1e18): "stands for no candidate",
    ("model/policies/microcredit.py", 5.0): "households by which a small village is drawn to the usual share: a device of estimation",
    ("model/policies/monitoring.py", 1e-9): "guards a division",
}
"""Numbers with a reason of their own, by the file in which they stand."""


def floats(tree: ast.Module) -> list[tuple[int, float]]:
    """Lines and values of the float literals of a module."""
    return [(node.lineno, node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]


def rule_files() -> list[str]:
    """The modules of life and of policies."""
    return [path for path in modules() if path.startswith(("model/life/", "model/policies/"))]


@pytest.mark.parametrize("path", rule_files())
def test_rules_hold_no_parameters(path: str) -> None:
    bare = [f"{path}:{line} {value}" for line, value in floats(modules()[path])
            if value not in ARITHMETIC and (path, value) not in PLACES]
    assert not bare, f"move to data/, or give the reason here: {bare}"


def test_reasons_are_needed() -> None:
    found = {(path, value) for path in rule_files() for _, value in floats(modules()[path])}
    assert set(PLACES) <= found
