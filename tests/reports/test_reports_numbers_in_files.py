"""Every number in workbook and CSV is a number with a unit, the same in both; text is never a formula."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import xarray as xr
from report_effects import make_effects
from report_samples import make_context, make_outcomes

from reports.csv_text import FORMULA, as_text, write_csv
from reports.files import BESIDE_THE_REPORT, write_tables
from reports.labels import Lang
from reports.rows import Column, ends_of_years, scaled, written
from reports.sheets import Sheet, sheets
from reports.units import KINDS, Measured
from reports.workbook import HEAD

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1+1", " =1")
CHARTED = ("relapse_by_year", "relapse_effects", "spending")


def outcomes_titled(title: str) -> xr.Dataset:
    outcomes = make_outcomes(2, 2, 2)
    for name in ("scenario_name", "scenario_name_zh"):
        outcomes[name] = ("scenario", [outcomes[name].values[0], title])
    for name in ("policy_name", "policy_name_zh"):
        outcomes[name] = ("policy", [title, *outcomes[name].values[1:]])
    return outcomes


def made(lang: Lang, folder: Path, title: str = "no_new_insurance") -> dict[str, Sheet]:
    outcomes, effects = outcomes_titled(title), make_effects(2)
    write_tables(outcomes, effects, make_context(), folder, lang)
    return sheets(outcomes, effects, make_context(), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_number_is_a_number_with_format_and_unit_in_workbook_and_csv(lang: Lang, tmp_path: Path) -> None:
    found = made(lang, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    assert book.sheetnames == [sheet.name for sheet in found.values()]
    for key, sheet in found.items():
        table, page = sheet.table, book[sheet.name]
        assert table.rows, key
        path = (tmp_path if key in BESIDE_THE_REPORT else tmp_path / "tables") / f"{key}.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        for place, column in enumerate(table.columns):
            assert not column.holds_numbers() or column.kind == "year" or column.unit, (key, column.title)
            for line in range(len(table.rows)):
                cell, plain = page.cell(HEAD + 2 + line, place + 1), rows[1 + line][place]
                if not column.holds_numbers():
                    assert cell.data_type in ("s", "inlineStr", "n") and not isinstance(cell.value, int | float), (key, column.title)
                    continue
                assert cell.value is None or isinstance(cell.value, int | float), (key, column.title, cell.value)
                assert (cell.value is None) == (plain == "")
                if cell.value is not None:
                    assert float(plain) == pytest.approx(cell.value, rel=1e-12), (key, column.title)
                    assert cell.number_format not in ("General", "@"), (key, column.title)
                    assert isinstance(cell.value, int) == (cell.number_format == "0") or float(cell.value).is_integer()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_are_filtered_frozen_and_three_have_charts(lang: Lang, tmp_path: Path) -> None:
    found = made(lang, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    for key, sheet in found.items():
        page = book[sheet.name]
        assert str(page.freeze_panes).endswith(str(HEAD + 2)), key
        last = openpyxl.utils.get_column_letter(len(sheet.table.columns))
        assert page.auto_filter.ref == f"A4:{last}{HEAD + 1 + len(sheet.table.rows)}"
        assert len(page._charts) == (1 if key in CHARTED else 0), key


def test_years_and_flags_are_numbers(tmp_path: Path) -> None:
    found = made("zh", tmp_path)
    for key in ("by_county", "spending_by_county", "list", "gini", "relapse_by_year"):
        (place,) = [i for i, column in enumerate(found[key].table.columns) if column.kind == "year"]
        assert {row[place] for row in found[key].table.values()} == {2021, 2022}, key
    for key, known in (("effects", {2021, 2025}), ("money_table", {2016, 2020, 2021, 2023})):
        places = [i for i, column in enumerate(found[key].table.columns) if column.kind == "year"]
        assert len(places) == 2, key
        assert {row[place] for row in found[key].table.values() for place in places} <= known | {None}, key


def test_no_column_of_words_holds_bare_years(tmp_path: Path) -> None:
    for key, sheet in made("zh", tmp_path).items():
        for column, cells in zip(sheet.table.columns, zip(*sheet.table.rows, strict=True), strict=True):
            assert not [cell for cell in cells if isinstance(cell, str) and re.fullmatch(r"(19|20)\d\d", cell)], (key, column.title)


def test_ends_of_years() -> None:
    assert [ends_of_years(words) for words in ("2022", "2016-2020", "2023-07", "2021, 2019", "")] == [
        (2022, 2022), (2016, 2020), (2023, 2023), (2019, 2021), (None, None)]  # fmt: skip


@pytest.mark.parametrize("title", NASTY)
def test_no_title_becomes_a_formula(title: str, tmp_path: Path) -> None:
    made("en", tmp_path, title)
    for path in tmp_path.rglob("*.csv"):
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()):
            for cell in row:
                try:
                    float(cell)
                except ValueError:
                    assert not cell.lstrip(" ").startswith(FORMULA), (path.name, cell)
    for page in openpyxl.load_workbook(tmp_path / "tables.xlsx"):
        assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"], page.title


def test_text_is_escaped_and_numbers_are_whole_and_exact(tmp_path: Path) -> None:
    assert [as_text(text)[0] for text in NASTY] == ["'"] * len(NASTY)
    assert as_text("规划情景") == "规划情景"
    write_csv(tmp_path / "a.csv", ["=h", "b"], [["-x", -0.1], [None, 1234567.0], ["y", 2021]])
    lines = (tmp_path / "a.csv").read_bytes().removeprefix(b"\xef\xbb\xbf").decode().splitlines()
    assert lines == ["'=h,b", "'-x,-0.1", ",1234567", "y,2021"]


def test_cells_are_scaled_once_without_dust() -> None:
    assert scaled(0.07, "percent") == 7.0
    assert scaled(float("nan"), "whole") is None
    assert scaled(Measured(0.0124, "share of persons a year"), "measured") == 12.4
    assert written(Measured(-0.0124, "share of persons a year"), Column("", "measured", signed=True)) == "−12.40"
    assert written(0.0031, Column("", "hundredth", signed=True)) == "+0.31"
    assert written(-132.34, Column("", "whole")) == "−132"
    assert written(2021, Column("", "year")) == "2021"
    assert {column.heading() for column in (Column("人数", "wan", "万人"), Column("Persons", "whole", "persons"))} == {
        "人数（万人）", "Persons (persons)"}  # fmt: skip
    assert all(shown.scale > 0 for shown in KINDS.values())


def test_the_tidy_file_counts_the_runs_that_a_value_has(tmp_path: Path) -> None:
    outcomes = make_outcomes(2, 3, 1)
    for name in outcomes.data_vars:
        outcomes[name] = outcomes[name].where((outcomes.draw < 2) | (outcomes.scenario == "plan"), np.nan)
    write_tables(outcomes, None, make_context(), tmp_path, "en")
    rows = list(csv.DictReader((tmp_path / "outcomes.csv").read_text(encoding="utf-8-sig").splitlines()))
    counts = {row["scenario"]: row["runs"] for row in rows if row["variable"] == "below_line_rate"}
    assert counts == {"plan": "3", "no_new_insurance": "2"}
    one = next(row for row in rows if row["variable"] == "persons")
    cell = outcomes["persons"].sel(scenario="plan", year=2021, county=one["county"], household_class="lifted", resettled=0)
    assert float(one["mean"]) == pytest.approx(float(cell.mean()), rel=1e-15)
