"""Tables on disk: they parse back, show the right numbers, hide small cells and do not change by themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from report_effects import make_effects
from report_samples import make_context, make_outcomes

from model.contract import VARIABLES
from reports.aggregate import relapse_rate
from reports.context import ReportContext
from reports.definitions import definitions_table
from reports.files import write_tables
from reports.labels import STAMP, Lang
from reports.tables import main_table


def test_main_table_holds_weighed_means_and_paired_differences() -> None:
    outcomes, effects = make_outcomes(3, 4, 2), make_effects(3)
    table = main_table(outcomes, effects, "en")
    rows = {(row[0], row[1]): row for row in table.rows}
    plan = rows[("Foundation", "The plan as delivered")]
    expected = relapse_rate(outcomes, over_years=True).sel(scenario="plan", county_group="foundation").mean()
    assert plan[2] == pytest.approx(float(expected))
    assert plan[4] is None
    assert rows[("Foundation", "No public posts")][4] == "+5.10 (±2.20)"
    assert rows[("Lead", "No new insurance")][4] == "cannot be told"
    assert len(table.rows) == 4 * 3


def test_every_variable_means_something_in_both_languages() -> None:
    for name, variable in VARIABLES.items():
        assert variable.meaning and variable.meaning_zh, name
    table = definitions_table(make_outcomes(1, 1, 1), "zh")
    assert VARIABLES["list_missed"].meaning_zh in {row[2] for row in table.rows}


def test_a_range_over_few_runs_is_called_what_it_is() -> None:
    few, many = main_table(make_outcomes(1, 4, 1), None, "zh"), main_table(make_outcomes(1, 20, 1), None, "zh")
    assert few.columns[3].title == "最小–最大"
    assert many.columns[3].title == "5–95%范围"
    assert "5–95%" not in few.note


def test_csv_parses_back_and_small_cells_are_blank(tmp_path: Path) -> None:
    outcomes = make_outcomes(2, 3, 2)
    outcomes["households"].loc[{"county": "522326", "household_class": "near_poor", "resettled": 1}] = 4.0
    write_tables(outcomes, None, ReportContext(), tmp_path, "zh")
    text = (tmp_path / "outcomes.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines()))
    cell = {"scenario": "plan", "year": "2021", "county": "522326", "resettled": "1", "variable": "below_line_rate"}
    found = {r["household_class"]: r for r in rows if all(r[k] == v for k, v in cell.items())}
    mean = outcomes["below_line_rate"].sel(scenario="plan", year=2021, county="522326", household_class="lifted", resettled=1)
    assert float(found["lifted"]["mean"]) == pytest.approx(float(mean.mean()), rel=1e-5)
    assert found["near_poor"]["mean"] == ""
    assert found["lifted"]["county_name_zh"] == "望谟县"
    blank = [r for r in rows if r["variable"] == "relapse_rate" and r["household_class"] == "ordinary"]
    assert {r["mean"] for r in blank} == {""}


def test_equal_outcomes_give_equal_files(tmp_path: Path) -> None:
    outcomes, effects = make_outcomes(2, 1, 1), make_effects(2)
    files = [write_tables(outcomes, effects, make_context(), tmp_path / name, "zh") for name in ("a", "b")]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_workbook_opens_with_every_sheet_stamped(tmp_path: Path, lang: Lang) -> None:
    outcomes, effects = make_outcomes(2, 1, 1), make_effects(2)
    write_tables(outcomes, effects, make_context(), tmp_path / "a", lang)
    book = openpyxl.load_workbook(tmp_path / "a" / "tables.xlsx")
    assert all(sheet["A2"].value == STAMP[lang] for sheet in book)
    assert book.worksheets[0].title == {"zh": "主要结果", "en": "Headline"}[lang]
    assert book.worksheets[1].max_row >= 4 + 8
