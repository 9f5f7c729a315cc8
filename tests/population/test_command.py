"""The command prints both languages and writes a CSV with every row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from agents.population.margins import Row, Text
from cli.app import app
from cli.population_commands import distance, mark_of

RUN = CliRunner()


def test_population_command_prints_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "population.csv"
    for lang, word in (("zh", "情景模拟，非统计数据"), ("en", "Is the baseline us?")):
        result = RUN.invoke(app, ["population", "--sample", "0.005", "--lang", lang, "--csv", str(path)])
        assert result.exit_code == 0, result.output
        assert word in result.output
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 200
    assert {"F0398", "F0425"} <= {row["fact_id"] for row in rows}


def test_impossible_share_is_refused() -> None:
    result = RUN.invoke(app, ["population", "--share", "2", "--lang", "en"])
    assert result.exit_code == 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_screen_is_one_screen_and_marks_what_is_off(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    done = RUN.invoke(app, ["population", "--sample", "0.02", "--lang", lang])
    lines = done.stdout.splitlines()
    assert done.exit_code == 0 and len(lines) <= 50, len(lines)
    assert max(map(cell_len, lines)) <= 120
    for words in ("dibao", "migrants", "posts", "registered rural") if lang == "en" else ("低保", "外出", "公益岗位", "户籍"):
        assert words in done.stdout
    everything = RUN.invoke(app, ["population", "--sample", "0.02", "--lang", lang, "--all"]).stdout
    assert len(everything.splitlines()) > 200 and ("OFF" if lang == "en" else "偏离") in everything


def test_a_margin_far_from_its_fact_is_marked() -> None:
    def row(unit: str, fact: float | None, simulated: float) -> Row:
        return Row(Text("表", "t"), Text("口径", "m"), Text(unit, unit), "F0001", fact, simulated, Text("", ""))

    marked = [
        distance(row(*given))
        for given in (("persons", 100.0, 104.0), ("persons", 100.0, 106.0), ("%", 20.0, 21.9), ("%", 20.0, 22.1), ("%", None, 3.0))
    ]
    assert [one and one.off for one in marked] == [False, True, False, True, None]


@pytest.mark.parametrize(
    ("simulated", "error", "said"),
    [
        (104.0, 0.0, "yes"),
        (106.0, 0.0, "OFF"),
        (106.0, 0.4, "OFF"),
        (106.0, 0.6, "open"),
        (94.0, 0.6, "open"),
        (104.0, 9.0, "yes"),
        (200.0, float("inf"), "open"),
    ],
)
def test_what_the_sample_may_have_done_is_not_called_off(simulated: float, error: float, said: str) -> None:
    """5 of 100 are allowed; 6 are off unless two standard errors make up the one that is too much."""
    one = distance(Row(Text("表", "t"), Text("口径", "m"), Text("人", "persons"), "", 100.0, simulated, Text("", ""), error))
    assert one is not None and mark_of(one, "en") == said
