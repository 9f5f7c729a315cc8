"""The identity of a sweep names exactly what has changed."""

from __future__ import annotations

import pytest

from experiments.sweep import identity as module
from experiments.sweep.identity import differing, identity

TEXTS = {"plan": "a", "none": "b"}


def test_same_inputs_in_any_order_are_the_same_sweep() -> None:
    assert differing(identity("x", TEXTS), identity("x", dict(reversed(TEXTS.items())))) == []


def test_sweep_file_and_each_scenario_are_told_apart() -> None:
    before = identity("x", TEXTS)
    assert differing(before, identity("y", TEXTS)) == ["sweep file"]
    assert differing(before, identity("x", {**TEXTS, "none": "c"})) == ["scenario none"]
    assert differing(before, identity("x", {"plan": "a"})) == ["scenario none"]


def test_code_and_data_are_told_apart_and_a_commit_is_not_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity("x", TEXTS)
    code = module.code_version()
    monkeypatch.setattr(module, "code_version", lambda: {**code, "commit": "another"})
    assert differing(before, identity("x", TEXTS)) == []
    monkeypatch.setattr(module, "code_version", lambda: {**code, "sources": "another"})
    monkeypatch.setattr(module, "data_hashes", lambda: {"parameters": "another"})
    assert differing(before, identity("x", TEXTS)) == ["code", "data"]
