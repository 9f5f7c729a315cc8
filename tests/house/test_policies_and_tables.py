"""A policy is one module and one file of the same name; flows and decisions of the tables are used, and by whom they should."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_sources import DATA, POLICIES, modules, named, rows, texts

from model.programmes import PROGRAMMES

BANK = {"loan_repaid", "loan_interest"}
"""Rows of micro-credit that `life/credit` touches: a household has one bank loan, and repays it by one rule whatever its kind."""
RETIRED = {
    "kin_help": "kin give what they can spare, without a draw",
    "find_job": "a month of work is one uniform: `lose_job`",
    "casual_work": "a month of work is one uniform: `lose_job`",
    "return_home": "a month of work is one uniform: `lose_job`",
    "self_employment_luck": "a month of work is one uniform: `lose_job`",
    "hire_season": "a month of work is one uniform: `lose_job`",
    "become_disabled": "a month of health is one uniform: `fall_ill`",
    "become_chronic": "a month of health is one uniform: `fall_ill`",
    "return_on_capital": "drawn as `capital_luck`",
    "cash_crop_local_price": "local prices react to supply without a draw",
    "county_weather": "what whole counties share is drought: `drought`",
    "workshop_place": "kept for limited places in workshops",
    "dibao_included": "asking and being assessed are draws of their own: `dibao_applies`, `dibao_assessed`",
    "dibao_leakage": "asking and being assessed are draws of their own: `dibao_applies`, `dibao_assessed`",
    "initial_state": "the people have luck of their own",
}
"""Decisions without a caller. Numbers are never given again, so their rows stay."""


def policy_groups() -> list[str]:
    """The policies, by their data files."""
    return sorted(path.stem for path in (DATA / "policies").glob("*.toml"))


def policy_modules() -> list[str]:
    """The modules of policies."""
    return sorted(path.stem for path in POLICIES.glob("*.py") if path.stem != "__init__")


def policies_of(module: str) -> set[str]:
    """The policies that a module is part of: `relief_first` is part of `relief`, by its name."""
    return {policy for policy in policy_groups() if module == policy or module.startswith(f"{policy}_")}


def test_every_policy_is_a_file_a_module_and_a_programme() -> None:
    assert set(policy_groups()) <= set(policy_modules())
    assert not [module for module in policy_modules() if not policies_of(module)]
    assert sorted(programme.name for programme in PROGRAMMES) == policy_groups()


@pytest.mark.parametrize("module", policy_modules())
def test_policies_touch_their_own_rows(module: str) -> None:
    policy_of = {row["flow"]: row["policy"] for row in rows("income_concepts.csv")}
    touched = named("entry", modules()[f"model/policies/{module}.py"])
    assert not {flow for flow in touched if policy_of[flow] and policy_of[flow] not in policies_of(module)}


def test_life_touches_no_rows_of_policies() -> None:
    policy_of = {row["flow"]: row["policy"] for row in rows("income_concepts.csv")}
    touched = {flow for path, tree in modules().items() if path.startswith("model/life/") for flow in named("entry", tree)}
    assert {flow for flow in touched if policy_of[flow]} == BANK


def test_every_policy_of_a_flow_has_parameters() -> None:
    assert {row["policy"] for row in rows("income_concepts.csv")} - {""} <= set(policy_groups())


def test_every_flow_is_used() -> None:
    said = {text for path, tree in modules().items() if path.startswith("model/") for text in texts(tree)}
    assert not [row["flow"] for row in rows("income_concepts.csv") if row["flow"] not in said]


def test_every_decision_is_used_or_retired() -> None:
    drawn = {name for tree in modules().values() for name in named("decision", tree)}
    known = {row["decision"] for row in rows("decisions.csv")}
    assert drawn <= known
    assert known - drawn == set(RETIRED)


def test_a_decision_belongs_to_one_module() -> None:
    callers: dict[str, set[str]] = {}
    for path, tree in modules().items():
        for name in named("decision", tree):
            callers.setdefault(name, set()).add(path)
    shared = {name: paths for name, paths in callers.items() if len(paths) > 1}
    assert not shared, "two modules that draw one decision share their luck"


def test_every_parameter_is_read() -> None:
    words = {
        word for path, tree in modules().items() if not path.startswith(("parameters/", "reports/", "cli/")) for word in _names(tree)
    }
    unread = []
    for path in sorted(DATA.glob("*/*.toml")):
        if path.parent.name in ("policies", "life", "drivers", "measurement"):
            unread += [f"{path.stem}.{key}" for key in _parameters(path) if key not in words]
    assert not unread, f"parameters that nothing reads: {unread}"


def _parameters(path: Path) -> list[str]:
    import tomllib

    with path.open("rb") as file:
        return [key for key, value in tomllib.load(file).items() if isinstance(value, dict) and "values" in value]


def _names(tree: object) -> set[str]:
    import ast

    assert isinstance(tree, ast.Module)
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | texts(tree)
