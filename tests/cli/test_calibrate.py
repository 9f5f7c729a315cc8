"""`calibrate --level` prints what was found and keeps it; a search that is gone on with lives nothing twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import typer

from calibration.level import level_targets
from calibration.search import searched
from cli.calibrate_command import calibrate
from parameters.registry import load_registry


def test_a_search_in_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"level": True, "sample": 0.002, "rounds": 1, "seed": 1, "workers": 1, "write": False}
    calibrate(**given, resume=None, lang="zh", out=tmp_path)  # type: ignore[arg-type]
    said = capsys.readouterr().out
    assert "搜索的参数" in said and "2020年水平" in said and "Parameters searched" not in said
    [folder] = tmp_path.iterdir()
    with (folder / "proposal.csv").open(encoding="utf-8-sig", newline="") as file:
        proposal = list(csv.DictReader(file))
    assert [row["parameter"] for row in proposal] == [one.name for one in searched(load_registry())]
    assert all(float(row["low"]) <= float(row["is"]) <= float(row["high"]) for row in proposal)
    with (folder / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(level_targets())
    trials = (folder / "trials.jsonl").read_text(encoding="utf-8")
    assert json.loads(trials.splitlines()[0])["values"] == {row["parameter"]: float(row["was"]) for row in proposal}
    calibrate(**given, resume=folder, lang="en", out=None)  # type: ignore[arg-type]
    assert "0 of them lived now" in capsys.readouterr().out
    assert (folder / "trials.jsonl").read_text(encoding="utf-8") == trials
    with pytest.raises(typer.Exit):
        calibrate(**{**given, "sample": 0.003}, resume=folder, lang="en", out=None)  # type: ignore[arg-type]
    assert "made with other sample" in capsys.readouterr().err


def test_it_must_be_said_what_is_calibrated(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        calibrate(lang="en")
    assert "--level" in capsys.readouterr().err
