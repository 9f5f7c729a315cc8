"""Targets of the plan are never inputs: no rule, institution or person reads them, and no parameter has them as its source."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from model.contract import TARGETS
from parameters.registry import load_registry

ROOT = Path(__file__).parent.parent.parent
ACTING = sorted(
    [p for room in ("agents", "engine", "parameters") for p in (ROOT / room).rglob("*.py") if p.stem != "rules_types"]
    + [p for part in ("life", "policies") for p in (ROOT / "model" / part).rglob("*.py")]
    + [p for p in (ROOT / "model").glob("*.py") if p.stem not in ("contract", "outcomes")])


STILL_TO_REPLACE = {"farming.staple_share": ["F0707"]}
"""Known faults: take a parameter out of here once it has another source."""


def target_facts() -> set[str]:
    """Ids of the facts that state a target of the plan."""
    with (ROOT / "data" / "facts" / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"] for row in csv.DictReader(file) if row["topic"].startswith("plan_targets")}


def test_the_facts_of_targets_are_found() -> None:
    assert len(target_facts()) > 10
    assert len(ACTING) > 40


@pytest.mark.parametrize("path", ACTING, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_rule_reads_a_target(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "plan_targets" not in text
    assert not re.search(r"\bTARGETS\b|target_(value|met)", text)
    assert not set(re.findall(r"\bF\d{4}\b", text)) & target_facts()
    assert not [target.name for target in TARGETS if target.name in text]


def test_no_parameter_has_a_target_as_its_source() -> None:
    facts, faults = target_facts(), {}
    for name, parameter in load_registry().parameters().items():
        for dated in parameter.values:
            used = set(re.findall(r"\bF\d{4}\b", dated.source)) & facts
            if used:
                faults[name] = sorted(used)
    assert faults == STILL_TO_REPLACE
