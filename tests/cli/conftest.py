"""The command line with a stand-in for the model and its own folder of scenarios."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "experiments"))

SCENARIO = 'name = "{name}"\nname_zh = "{name}(中文)"\nreason = "for a test"\n{extends}'


@pytest.fixture
def scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scenarios that stands for `scenarios/`; the stand-in lives the blocks."""
    from cli import running
    from parameters import scenario, scenario_file

    folder = tmp_path / "scenarios"
    folder.mkdir()
    for name in ("plan", "no_new_insurance", "no_public_posts", "no_microcredit", "support_withdrawn"):
        extends = "" if name == "plan" else 'extends = "plan"\n'
        (folder / f"{name}.toml").write_text(SCENARIO.format(name=name, extends=extends), encoding="utf-8")
    for module in (scenario, scenario_file):
        if hasattr(module, "SCENARIOS"):
            monkeypatch.setattr(module, "SCENARIOS", folder)
    monkeypatch.setattr(running, "MODULE", "experiment_fakes")
    monkeypatch.setattr("experiments.titles.policy_items", _policies)
    return folder


@pytest.fixture
def no_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave charts, tables and the report out: they take seconds and have tests of their own."""
    monkeypatch.setattr("cli.deliver.parts", lambda *given: [])


def _policies() -> object:
    import experiment_fakes

    return experiment_fakes.POLICIES
