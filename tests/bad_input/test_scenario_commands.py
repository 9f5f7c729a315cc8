"""The commands on scenario files: exit status 2 with messages on stderr, never a traceback, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.scenario_commands import scenarios_app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scenarios_app, list(arguments))


@pytest.fixture
def bad(folder: Path) -> str:
    text = 'name = "b"\nreason = "r"\nextends = "plan"\n[policy.dibao]\ncoverage = 12\nx = 1\n'
    (folder / "bad.toml").write_text(text, encoding="utf-8")
    return "scenarios/bad.toml"


@pytest.mark.parametrize("command", [["check"], ["tell"], ["difference", "plan"]])
def test_bad_input_is_told_on_stderr_with_status_2(bad: str, command: list[str], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = run(*command, bad)
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert first.startswith("scenarios/bad.toml:5:1: policy.dibao.coverage = 12: expected 0 to 1")
    assert second.startswith("scenarios/bad.toml:6:1: policy.dibao.x = 1: unknown key")
    assert "Traceback" not in result.output and result.stdout == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_in_chinese(bad: str) -> None:
    result = run("check", bad, "--lang", "zh")
    assert result.exit_code == 2
    assert "允许范围 0 至 1；百分数请写成小数：12 -> 0.12" in result.stderr
    assert "expected" not in result.stderr


def test_an_absent_scenario(folder: Path) -> None:
    result = run("tell", "pln")
    assert result.exit_code == 2
    assert "did you mean plan?" in result.stderr


def test_check_tells_good_and_bad_files(bad: str) -> None:
    result = run("check", "plan", "fund_off", bad, "nothing.toml")
    assert result.exit_code == 2
    assert result.stdout.splitlines() == ["plan: good (0 parents)", "fund_off: good (2 parents)"]
    assert "nothing.toml" in result.stderr and "bad.toml" in result.stderr


def test_good_commands(folder: Path) -> None:
    assert run("check", "plan").exit_code == 0
    assert "fund_halved < plan: Fund halved and late" in run("list").stdout
    assert "农民扶助金减半且迟一年" in run("list", "--lang", "zh").stdout
    assert "cap a year is multiplied by 0.5" in run("tell", "fund_halved").stdout
    assert "50,000 -> 25,000" in run("difference", "plan", "fund_halved").stdout
    assert '"fangpin scenario' in run("schema").stdout


def test_an_unreadable_file_does_not_stop_the_list(folder: Path) -> None:
    (folder / "broken.toml").write_text("name = “", encoding="utf-8")
    result = run("list")
    assert result.exit_code == 0
    assert "broken: scenarios/broken.toml:1:8" in result.stdout and "plan: The plan" in result.stdout
