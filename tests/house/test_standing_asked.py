"""Who a household is to the offices is worked out in `model/standing.py` and by the programmes that say so: rules ask there."""

from __future__ import annotations

import ast

from house_sources import modules

ON_RECORD = {"household_class", "listed", "in_dibao", "resettled"}
"""Fields that standing is worked out from."""
OWN = {
    ("model/policies/dibao.py", "in_dibao"): "dibao's own state",
    ("model/policies/dibao_case.py", "in_dibao"): "dibao says what standing it gives",
    ("model/policies/dibao_budget.py", "in_dibao"): "dibao's own state, where the county admits",
    ("model/policies/monitoring.py", "listed"): "the list's own state",
    ("model/policies/monitoring_list.py", "listed"): "the list says what standing it gives",
    ("model/policies/monitoring.py", "household_class"): "a parameter of the list by class",
    ("model/policies/monitoring_truth.py", "listed"): "the list's own state",
}
"""Who reads such a field otherwise, and why."""


def reads(tree: ast.Module) -> set[str]:
    """The fields that a module reads or writes, as `h.listed` or `h["listed"]`."""
    found = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    keys = {node.slice.value for node in ast.walk(tree) if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)}
    return (found | keys) & ON_RECORD


def test_programmes_ask_for_standing() -> None:
    paths = [path for path in modules() if path.startswith("model/policies/") or path == "model/reach.py"]
    assert {(path, field) for path in paths for field in reads(modules()[path])} == set(OWN)


def test_a_field_read_past_standing_is_seen() -> None:
    text = "def f(h):\n    return h.listed > 0 and h['in_dibao'] == 1 and h.persons"
    assert reads(ast.parse(text)) == {"listed", "in_dibao"}
