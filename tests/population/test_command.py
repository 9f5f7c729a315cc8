"""The command prints both languages and writes a CSV with every row."""

from __future__ import annotations

import csv
from pathlib import Path

from typer.testing import CliRunner

from cli.app import app

RUN = CliRunner()


def test_population_command_prints_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "population.csv"
    for lang, word in (("zh", "情景模拟，非统计数据"), ("en", "three populations")):
        result = RUN.invoke(app, ["population", "--share", "0.005", "--lang", lang, "--csv", str(path)])
        assert result.exit_code == 0, result.output
        assert word in result.output
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200
    assert {"F0398", "F0425"} <= {row["fact_id"] for row in rows}


def test_impossible_share_is_refused() -> None:
    result = RUN.invoke(app, ["population", "--share", "2", "--lang", "en"])
    assert result.exit_code == 2
