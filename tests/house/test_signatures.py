"""Signatures stay short: what a rule needs of the world travels in few records."""

from __future__ import annotations

import ast

from house_sources import modules

MOST = 9
"""The household, its members, their care, the diary, the village, parameters, the ledger, luck and the month."""
LONGER = {
    ("model/life/demography.py", "age_and_mourn"): "who moves rows of the table of people is given the table beside the members",
    ("model/life/demography.py", "lose_or_gain_a_member"): "the same, with the draw and the months that are left",
    ("model/life/health.py", "fall_ill"): "who falls ill, and what his care has cost",
    ("model/life/health.py", "run_risks"): "the draw and the months that are left",
    ("model/life/dividing.py", "divide"): "moves rows of the table of people, and what two households and their diaries hold",
    ("model/life/joining.py", "join_children"): "moves rows of the table of people among the households of a group of kin",
    ("model/life/marriage.py", "celebrate"): "moves rows of the table of people, with groups of parameters one by one",
    ("model/life/marriage.py", "marry"): "the same",
    ("model/life/marriage.py", "move_in"): "the same",
    ("model/seats_filling.py", "hand_out"): "a loop over all villages is given every table",
    ("model/seats_filling.py", "offer"): "the same of one group of villages",
    ("model/seats_filling.py", "renew"): "the same",
}
"""Functions with more, and why; a shorter list is better."""


def parameters_of(function: ast.FunctionDef) -> int:
    """How many parameters a function has."""
    return len([*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs])


def test_no_signature_of_the_model_is_longer_than_a_rule_needs() -> None:
    found = {
        (path, node.name)
        for path, tree in modules().items()
        if path.startswith(("engine/", "agents/", "model/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and parameters_of(node) > MOST
    }
    assert found == set(LONGER)


def test_parameters_of_every_kind_are_counted() -> None:
    function = ast.parse("def f(a, /, b, *, c=1): pass").body[0]
    assert isinstance(function, ast.FunctionDef) and parameters_of(function) == 3
