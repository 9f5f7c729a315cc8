"""Generated files agree with the data, and say what they must."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from parameters import assumptions, typed_gen
from parameters.generated import FILES, stale
from parameters.registry import Registry

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_committed_files_are_fresh(path: Path) -> None:
    assert path not in stale(), f"{path.relative_to(ROOT)} is out of date; run: {FILES[path][1]}"


def test_register_has_every_assumption_and_no_other(registry: Registry) -> None:
    rows = [line for line in assumptions.register(registry).splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [
        *(
            f"{policy}.{key}"
            for policy in ("dibao", "farmers_fund")
            for key in ("coverage", "targeting_error", "delay_months", "strength")
        ),
        "health.mean_bill",
        "prices.rural_price_index",
    ]
    assert "triangular 0.3 .. 0.5 .. 0.8" in rows[0] and "no figure of take-up exists" in rows[0]


def test_guide_has_every_parameter_with_its_sources(registry: Registry) -> None:
    text = assumptions.guide(registry)
    for group in registry.groups.values():
        section = text.split(f"(`{group.name_key}`)")[1].split("\n###")[0]
        assert all(f"| `{key}` |" in section for key in group.parameters)
    assert "2020-01: 40,000; 2021-06: 50,000; 2023-01: 60,000 | F0001 (B); F0001 F0002 (B); F0003 (C)" in text


def test_types_have_every_field(registry: Registry) -> None:
    tree = ast.parse(typed_gen.text(registry))
    classes = {
        node.name: [item.target.id for item in node.body if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    assert classes.pop("Rules") == list(registry.groups)
    assert classes == {typed_gen.class_name(name): list(group.parameters) for name, group in registry.groups.items()}
