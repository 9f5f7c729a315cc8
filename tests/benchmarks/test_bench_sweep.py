"""A sweep on one and on two workers leaves the same bytes; how long it took is nobody's test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks import sweeps
from cli.app import app


def test_one_and_two_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeps, "SHARE", 0.002)
    monkeypatch.setattr(sweeps, "SCENARIOS", ("plan",))
    place = tmp_path / "numbers.json"
    done = CliRunner().invoke(app, ["bench", "--sweep", "5", "--lang", "en", "--json", str(place)])
    assert done.exit_code == 0, done.output
    one, two = json.loads(place.read_text(encoding="utf-8"))["sweep"]
    assert (one["workers"], two["workers"], one["runs"]) == (1, 2, 5) and one["bytes"] == two["bytes"]
    assert done.output.count("same bytes") == 2 and f"{one['wall'] / two['wall']:.2f}" in done.output
