"""Types reach the rules: no parameter of a rule or line is `Any`, and a slip of the pen in a rule is an error of the type checker."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from house_sources import ROOT, modules

MARKS = {"rule", "rare", "loop"}
SLIPS = """
from collections.abc import Sequence
from agents.household import Diary, Household, Member
from agents.places import Village
from model.reach import reach
from parameters.rules_types import Rules

def of_village(h: Household, members: Sequence[Member], d: Diary, villages: Sequence[Village], rules: Sequence[Rules], v: int) -> float:
    village, r, m = villages[v], rules[v], members[0]
    p = r.farmers_fund
    village.seekers += 1
    village.price[0] += p.cap * reach(h, p)
    d.loss[0] += d.past[v].net
    m.ill_months = int(r.accidents.laid_up)
    p.cpa  # wrong
    r.farmer_fund  # wrong
    village.prise  # wrong
    m.birth_mnth  # wrong
    d.past[v].nett  # wrong
    d.loss[0.5] += 1.0  # wrong
    m.ill_months = r.accidents.laid_up  # wrong
    p.cap = 1.0  # wrong
    r.accidents.stolen_share[0] = 1.0  # wrong
    reach(h, r.accidents)  # wrong
    return p.cap + r.accidents.stolen_share[0]
"""


def marked(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions that are rules or lines, by a decorator or by a call such as `shared = rule(function)`."""
    called = {
        node.args[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in MARKS
        and isinstance(node.args[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            if node.name in called or any(isinstance(mark, ast.Name) and mark.id in MARKS for mark in node.decorator_list):
                yield node


def untyped(function: ast.FunctionDef) -> list[str]:
    """What of a function's signature has no type or is `Any`, wholly or in part."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    hints = {argument.arg: argument.annotation for argument in given} | {"return": function.returns}
    return [
        name
        for name, hint in hints.items()
        if hint is None or any(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(hint))
    ]


def test_no_parameter_of_a_rule_is_any() -> None:
    rules = [
        (path, function) for path, tree in modules().items() if path.startswith(("model/", "agents/")) for function in marked(tree)
    ]
    assert len(rules) > 150, "rules are no longer found by their marks"
    wrong = [f"{path} {function.name}({', '.join(found)})" for path, function in rules if (found := untyped(function))]
    assert not wrong, f"a rule's parameters have the types of `agents` and of parameters/rules_types.py: {wrong}"


def test_what_has_no_type_is_found() -> None:
    text = "def f(a, b: Any, c: NDArray[Any], d: int): pass"
    function = ast.parse(text).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert untyped(function) == ["a", "b", "c", "return"]


def test_slips_in_a_rule_are_errors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api", reason="the type checker belongs to the developers' tools")
    (tmp_path / "slips.py").write_text(SLIPS, encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    told, trouble, _ = api.run(["--config-file", "pyproject.toml", str(tmp_path / "slips.py")])
    wrong = {number for number, text in enumerate(SLIPS.splitlines(), 1) if text.endswith("# wrong")}
    found = {int(text) for text in re.findall(r"slips\.py:(\d+): error:", told)}
    assert found == wrong, told + trouble
