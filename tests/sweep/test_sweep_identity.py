"""The identity of a sweep names exactly what has changed, then and now."""

from __future__ import annotations

import pytest

from experiments import identity as module
from experiments.identity import Difference, differing, statements, surroundings

TEXTS = {"plan.toml": "a", "none.toml": "b"}
SETTINGS = {"sample": "0.1", "seed": "1"}


def test_same_inputs_in_any_order_are_the_same_sweep() -> None:
    assert differing(statements(SETTINGS, TEXTS), statements(SETTINGS, dict(reversed(TEXTS.items())))) == []


def test_settings_and_each_scenario_are_told_apart() -> None:
    before = statements(SETTINGS, TEXTS)
    assert differing(before, statements({**SETTINGS, "sample": "0.2"}, TEXTS)) == [Difference("setting sample", "0.1", "0.2")]
    assert [d.what for d in differing(before, statements(SETTINGS, {**TEXTS, "none.toml": "c"}))] == ["scenario none.toml"]
    gone = differing(before, statements(SETTINGS, {"plan.toml": "a"}))
    assert [(d.what, d.now) for d in gone] == [("scenario none.toml", "")]


def test_code_data_and_packages_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    before = surroundings()
    monkeypatch.setattr(module, "source_hash_of_code", lambda: "another")
    monkeypatch.setattr(module, "data_hashes", lambda: {"facts": "another", "parameters": before["data parameters"]})
    monkeypatch.setattr(module, "package_versions", lambda: {"numpy": "1.0"})
    what = {d.what for d in differing(before, surroundings())}
    assert {"code", "data facts", "package numpy", "package numba"} <= what and "data parameters" not in what
