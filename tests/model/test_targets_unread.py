"""Targets of the plan are never inputs: no rule, institution or person reads them, and no parameter has them as its source."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from model.outcomes.dimensions import TARGETS
from parameters.citations import cited, population_entries
from parameters.registry import load_registry

ROOT = Path(__file__).parent.parent.parent
ACTING = sorted(
    [p for room in ("agents", "engine", "parameters") for p in (ROOT / room).rglob("*.py") if p.stem != "rules_types"]
    + [p for part in ("life", "policies") for p in (ROOT / "model" / part).rglob("*.py")]
    + [p for p in (ROOT / "model").glob("*.py") if p.stem not in ("contract", "outcomes", "score_board")]
)


def target_facts() -> set[str]:
    """Ids of the facts that state a target or an aim, of the plan or of another document."""
    with (ROOT / "data" / "facts" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"] for row in csv.DictReader(file) if is_target(row)}


def is_target(row: dict[str, str]) -> bool:
    """Whether a fact is a figure that somebody wants to reach; "targeted" and "targeting" say whom a programme reached."""
    wanted = re.match(r"(targets?|planned)\b|plan:", row["quantity"]) or row["quantity"].endswith(" aim")
    return bool(wanted) or row["topic"].startswith("plan_targets") or row["note"].startswith("target;")


def test_the_facts_of_targets_are_found() -> None:
    assert len(target_facts()) > 40
    assert len(ACTING) > 40


def test_what_was_found_of_targeting_is_no_target() -> None:
    """Errors of targeting measured in 2007-09 and what targeted alleviation did by 2018 are findings, nobody's aim."""
    assert not {"F0963", "F0977"} & target_facts()
    assert {"F0007", "F0053", "F0698", "F1199", "F1230"} <= target_facts(), "by quantity, aim, and note"


@pytest.mark.parametrize("path", ACTING, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_rule_reads_a_target(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "plan_targets" not in text
    assert not re.search(r"\bTARGETS\b|target_(value|met)", text)
    assert not set(re.findall(r"\bF\d{4}\b", text)) & target_facts()
    assert not [target.name for target in TARGETS if target.name in text]


def test_no_parameter_has_a_target_as_its_source_or_its_reason() -> None:
    facts, faults = target_facts(), {}
    for name, parameter in load_registry().parameters().items():
        used = {fact for dated in parameter.values for fact in cited(parameter, dated)} & facts
        if used - PLANNED_RAISE:
            faults[name] = sorted(used)
    assert not faults


def test_no_figure_of_the_population_rests_on_a_target() -> None:
    for name, entry in population_entries(ROOT / "data"):
        assert not set(re.findall(r"\bF\d{4}\b", str(entry))) & target_facts(), name


PLANNED_RAISE = {"F0108"}
"""A minimum raise decided for a year before the plan: a rule, not a target that the simulation is scored against."""
