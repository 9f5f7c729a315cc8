"""CSV files of every command: numbers are numbers, no text becomes a formula, and a file is whole or not there."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from agents.household_view import Change
from agents.population.margins import Row, Text
from cli.explanation import Told, write
from cli.households_command import content_of
from cli.population_commands import csv_of
from model.explain import Told as Line
from reports.csv_text import FORMULA

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?")
OWN_WRITERS = {
    "reports/csv_text.py": "the one that all others call",
    "experiments/sweep/draws.py": "the draws of a sweep: names of parameters and numbers, read back with every digit",
    "cli/households_command.py": "the many rows of a table of households, whose texts go through the one that all others call",
    "benchmarks/measured_noise.py": "measured noise, in the data that the program reads",
    "agents/population/count_households.py": "data that the program reads",
    "agents/population/fit_population.py": "data that the program reads",
}
"""Who may call a CSV writer, and why what stands there holds no name of a user's."""
FIELD = "cash"


def explained(title: str) -> Told:
    months = [
        {"month": float(2021 * 12 + n), "net_12": -80.5 * n, "persons": 2.0, "head_months": 0.0, "standard": 4084.0} for n in (1, 2)
    ]
    line = Line("a.b", title, title, [Change(FIELD, title, title, "yuan", -1234.5, 20000.0)])
    view = SimpleNamespace(household_id=7)
    explanation: Any = SimpleNamespace(scenario="own", view=view, lines=[line], months=months)
    return Told(explanation, 2021 * 12, None, months, "plan", months[:1])


def files_of(command: str, title: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The CSV files of a command with a title that a user gave."""
    if command == "population":
        text = Text(title, title)
        (folder / "population.csv").write_bytes(csv_of([Row(text, text, text, title, 3.5, -1234.5, text)]))
    else:
        monkeypatch.setattr("cli.explanation.scenario_title", lambda name, lang: title)
        write(explained(title), folder, "en")
    return list(folder.rglob("*.csv"))


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", " =1", "＝1+1"])
@pytest.mark.parametrize("command", ["population", "explain"])
def test_no_title_becomes_a_formula(command: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = files_of(command, title, tmp_path, monkeypatch)
    assert len(found) == {"population": 1, "explain": 2}[command]
    for path in found:
        cells = [cell for row in csv.reader(path.read_text("utf-8-sig").splitlines()) for cell in row]
        assert any(title.strip() in cell for cell in cells), "the title is there"
        assert not [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA) and not NUMBER.fullmatch(cell)], path.name
        assert "-1234.5" in cells or "-40.25" in cells, "numbers below nothing stay numbers"


def test_no_text_of_a_table_of_households_becomes_a_formula() -> None:
    table = pd.DataFrame(
        {"county": pd.Categorical(["=1+1", "b"]), "=name": ["@SUM(1)", None], "net": [-1234.5, 2.0], "listed": [True, False]}
    )
    rows = list(csv.reader(content_of(table, Path("households.csv"), "en").decode("utf-8-sig").splitlines()))
    assert rows == [["county", "'=name", "net", "listed"], ["'=1+1", "'@SUM(1)", "-1234.5", "True"], ["b", "", "2.0", "False"]]


def test_a_month_that_a_scenario_lacks_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.explanation.scenario_title", lambda name, lang: name)
    rows = list(csv.reader((write(explained("t"), tmp_path, "zh") / "months.csv").read_text("utf-8-sig").splitlines()))
    assert rows[2] == ["2021-02", "-80.5", "是", "", "", "4084", "2"]


def test_nothing_is_left_of_what_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.name == "lines.csv":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("cli.explanation.scenario_title", lambda name, lang: name)
    monkeypatch.setattr("reports.csv_text.write_whole", full)
    with pytest.raises(OSError, match="No space"):
        write(explained("t"), tmp_path, "en")
    assert not list(tmp_path.iterdir())


def test_all_tables_are_written_by_the_same_hand() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("cli", "reports", "experiments", "benchmarks", "model", "agents", "parameters", "calibration", "engine")
        for path in (ROOT / room).rglob("*.py")
        if _writes_csv(path)
    }
    assert found == set(OWN_WRITERS)


def _writes_csv(path: Path) -> bool:
    names = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    return bool(names & {"writer", "DictWriter", "to_csv"})
