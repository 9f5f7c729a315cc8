"""The stand-in for the model, of the tests of experiments."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
for folder in (HERE.parent / "experiments", HERE):
    sys.path.insert(0, str(folder))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in lives the blocks; charts, tables, report and the check of 2020's level are left out, as `fake_run.py` leaves
    them out: they take seconds and have their own tests."""
    import experiment_fakes

    from cli import running

    monkeypatch.setattr(running, "MODULE", "experiment_fakes")
    monkeypatch.setattr("experiments.titles.policy_items", lambda: experiment_fakes.POLICIES)
    monkeypatch.setattr("cli.level.check_level", lambda *given: [])
    monkeypatch.setattr("cli.deliver.parts", lambda *given: [])
