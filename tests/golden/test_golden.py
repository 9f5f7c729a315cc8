"""Small runs give exactly the numbers of the golden file, and the file sees every policy, shock and cause."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import golden_file
import golden_runs
import pytest
import refresh
from golden_file import Moved

from agents.codes import CAUSES
from engine.flows import POLICIES
from engine.mode import UNCOMPILED

LARGE = pytest.mark.skipif(UNCOMPILED, reason="thousands of households take hours uncompiled")
KEPT, ARITHMETIC = golden_file.read()
NO_LOSS_OF_NET_INCOME = {"schooling", "disaster"}
"""Causes that no household of the model relapses from: fees and repairs are spending, which net income does not subtract."""


def check(part: str, found: dict[str, golden_runs.Numbers]) -> None:
    """Fail where any number is not the golden one."""
    kept = {part: {name: KEPT[part][name] for name in found}}
    differences = golden_file.moved(kept, {part: found})
    left = golden_file.unexplained(differences, golden_file.arithmetic() == ARITHMETIC)
    assert not left, golden_file.told(left)


@LARGE
def test_outcomes_are_the_golden_ones() -> None:
    found = golden_runs.outcomes()
    assert sorted(found) == sorted(KEPT["outcomes"])
    check("outcomes", found)


@pytest.mark.parametrize(
    "name", [name if name in golden_runs.SMALL else pytest.param(name, marks=LARGE) for name in golden_runs.STATES]
)
def test_states_are_the_golden_ones(name: str) -> None:
    check("states", {name: golden_runs.state(name)})


def test_every_policy_and_cause_leaves_a_trace_and_no_two_scenarios_are_alike() -> None:
    outcomes = KEPT["outcomes"]
    for policy in POLICIES:
        assert f"payouts.{policy}" in outcomes["central/plan"], policy
        assert f"beneficiaries.{policy}" in outcomes["central/plan"], policy
    seen = {name for numbers in outcomes.values() for name in numbers}
    assert {cause.name for cause in CAUSES if f"relapses_by_cause.{cause.name}" not in seen} <= NO_LOSS_OF_NET_INCOME
    alike = [(one, other) for one in outcomes for other in outcomes if one < other and outcomes[one] == outcomes[other]]
    assert alike == []


def test_state_does_not_depend_on_where_records_stand() -> None:
    world = golden_runs.live_and_dump.eventful_world(golden_runs.EVENTFUL_SHARE)
    usual = golden_runs.of_state(world)
    turned = SimpleNamespace(**vars(world))
    for rooms in (("households", "diaries"), ("villages", "books", "accounts", "tallies")):
        for room in rooms:
            setattr(turned, room, getattr(world, room)[::-1])
    turned.states = tuple(table[::-1] for table in world.states)
    turned.pools = world.pools[::-1]
    assert golden_runs.worlds.differing(usual, golden_runs.of_state(turned)) == []
    world.persons["ill_months"][world.households["first"][5]] += 1
    assert golden_runs.worlds.differing(usual, golden_runs.of_state(world)) == ["member.ill_months"]


def test_what_moved_is_named_with_how_much_and_how_to_refresh() -> None:
    before = {"outcomes": {"a/plan": {"persons": "200.0", "gone": "1.0"}}, "states": {"b": {"household.cash": "12ab 10.0"}}}
    now = {"outcomes": {"a/plan": {"persons": "201.0"}}, "states": {"b": {"household.cash": "34cd 10.5", "new": "0.0"}}}
    found = golden_file.moved(before, now)
    assert [each.name for each in found] == ["a/plan gone", "a/plan persons", "b household.cash"]
    text = golden_file.told(found)
    assert "a/plan persons: 200.0 -> 201.0 (by +1, +0.500%)" in text
    assert "b household.cash: 12ab 10.0 -> 34cd 10.5 (by +0.5, +5.000%)" in text
    assert golden_file.REFRESH in text


def test_only_another_arithmetic_excuses_a_rounding_and_none_a_change() -> None:
    rounding, change = Moved("a", "1e9", "1000000002.0"), Moved("a", "1000.0", "1010.0")
    assert golden_file.unexplained([rounding, change], True) == [rounding, change]
    assert golden_file.unexplained([rounding, change], False) == [change]


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A golden file and a changelog of their own, and one number that has moved."""
    monkeypatch.setattr(golden_runs, "everything", lambda: {"outcomes": {"a/plan": {"persons": "2.0"}}})
    monkeypatch.setattr(golden_file.read, "__defaults__", (tmp_path / "golden.json",))
    monkeypatch.setattr(golden_file.write, "__defaults__", (tmp_path / "golden.json",))
    monkeypatch.setattr(refresh, "CHANGELOG", tmp_path / "CHANGELOG.md")
    golden_file.write({"outcomes": {"a/plan": {"persons": "1.0"}}})
    refresh.CHANGELOG.write_text("# Changelog\n\n## 2\n\n### Rules\n\n- Old.\n\n## 1\n\n- Older.\n", encoding="utf-8")
    return tmp_path


def test_refreshing_without_a_reason_shows_and_writes_nothing(aside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in aside.iterdir()}
    assert refresh.main(["--reason", "  "]) == 1
    assert "persons: 1.0 -> 2.0" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in aside.iterdir()} == before


def test_refreshing_with_a_reason_writes_both_once(aside: Path) -> None:
    assert refresh.main(["--reason", "Moves persons,\n because."]) == 0
    assert golden_file.read()[0]["outcomes"]["a/plan"]["persons"] == "2.0"
    text = refresh.CHANGELOG.read_text(encoding="utf-8")
    assert text == "# Changelog\n\n## 2\n\n### Rules\n\n- Moves persons, because.\n- Old.\n\n## 1\n\n- Older.\n"
    assert refresh.main(["--reason", "Again."]) == 0
    assert refresh.CHANGELOG.read_text(encoding="utf-8") == text
