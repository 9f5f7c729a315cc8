"""Tables on disk: CSV for programs and Excel (UTF-8 with a mark), one workbook with a sheet a table."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import xarray as xr
import xlsxwriter

from experiments.effects import Effects
from model.contract import CELL, VARIABLES
from reports.aggregate import RUN
from reports.context import ReportContext
from reports.definitions import definitions_table
from reports.labels import STAMP, Lang, pick
from reports.money_tables import causes_table, spending_table
from reports.people_tables import concept_table, gini_table, list_table, why_table
from reports.risk_tables import scale_table, target_table
from reports.rows import Cell, Column, Table, table_of
from reports.tables import cost_table, county_table, effects_table, main_table

SMALL_CELL = 10.0
"""Cells with fewer households than this are left blank in tables by class."""
TIDY = (
    "households", "persons", "income_per_capita", "relapse_rate", "entry_rate", "relapse_rate_before_aid",
    "below_line_rate", "below_monitoring_line_rate", "relapse_ever", "monitored_rate", "guarantee_loss_rate",
    "poverty_gap", "relapsed_persons",
)  # fmt: skip
FORMATS = {
    "per_thousand": "0.0",
    "percent": "0.0",
    "yi": "0.00",
    "million": "#,##0.0",
    "whole": "#,##0",
    "ratio": "0.00",
    "wan": "0.00",
    "one": "0.0",
    "index": "0.000",
}
FIXED_DATE = datetime.datetime(2020, 1, 1)
"""Written as the date of every workbook, so that equal tables give equal bytes."""


def write_tables(
    outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, folder: Path, lang: Lang
) -> list[Path]:
    """Write `outcomes.csv` (tidy), `main_table.csv`, `effects.csv` and `tables.xlsx`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    tidy, main, paired = folder / "outcomes.csv", folder / "main_table.csv", folder / "effects.csv"
    write_csv(tidy, tidy_header(), tidy_rows(outcomes))
    for path, table in ((main, main_table(outcomes, effects, lang)), (paired, effects_table(effects, outcomes, lang))):
        write_csv(path, table.headings(), table.values())
    workbook = folder / "tables.xlsx"
    write_workbook(workbook, workbook_tables(outcomes, effects, context, lang), lang)
    return [tidy, main, paired, workbook]


def tidy_header() -> list[str]:
    """Columns of the tidy file; names are codes, so that programs in any language can read it."""
    return [
        "scenario",
        *CELL,
        "county_name_zh",
        "county_category",
        "variable",
        "unit",
        "mean",
        "low_5",
        "high_95",
        "runs",
    ]


def tidy_rows(outcomes: xr.Dataset) -> Iterable[list[Cell]]:
    """One row a scenario, variable and cell: mean and 5-95 % range of runs; small cells blank."""
    dims = ("scenario", *CELL)
    small = (outcomes["households"].mean(RUN[1:]) < SMALL_CELL).transpose(*dims).values
    names = dict(zip(outcomes.county.values, outcomes.county_name_zh.values, strict=True))
    category = dict(zip(outcomes.county.values, outcomes.county_category.values, strict=True))
    labels = [[str(v) for v in outcomes[d].values] for d in dims]
    number = int(outcomes.sizes["draw"] * outcomes.sizes["replicate"])
    for name in TIDY:
        if name not in outcomes:
            continue
        statistics = _statistics(outcomes[name].transpose(*dims, ...))
        for place in np.ndindex(small.shape):
            cell = [labels[axis][i] for axis, i in enumerate(place)]
            blank = bool(small[place]) and name not in ("households", "persons")
            numbers = [None if blank else _number(float(part[place])) for part in statistics]
            yield [*cell, names[cell[2]], category[cell[2]], name, VARIABLES[name].units, *numbers, float(number)]


def _statistics(values: xr.DataArray) -> list[np.ndarray]:
    runs = values.stack(run=("draw", "replicate")).values
    empty = np.isnan(runs).all(axis=-1)
    runs = np.where(empty[..., None], 0.0, runs)
    parts = [np.nanmean(runs, axis=-1), *np.nanquantile(runs, [0.05, 0.95], axis=-1)]
    return [np.where(empty, np.nan, part) for part in parts]


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a CSV that Excel opens as UTF-8; missing values are empty."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(
            ["" if cell is None else f"{cell:g}" if _is_whole(cell) else cell for cell in row] for row in rows
        )


def _is_whole(cell: Cell) -> bool:
    return isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e5


def money_table(context: ReportContext, lang: Lang) -> Table:
    """The money table: what each policy can reach at most, from facts alone."""
    title = pick(
        "各项政策资金至多能惠及的范围（仅由事实推算）", "What each policy can reach at most (facts alone)", lang
    )
    return table_of(title, context.money_rows, lang)


def workbook_tables(
    outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, lang: Lang
) -> dict[str, Table]:
    """Sheets by name, in order."""
    provenance = Table(
        pick("来源", "Provenance", lang), (Column(pick("项目", "Item", lang)), Column(pick("值", "Value", lang))),
        tuple((key, value) for key, value in context.provenance.items()),
    )  # fmt: skip
    return {
        pick("主表", "Main table", lang): main_table(outcomes, effects, lang),
        pick("分县结果", "By county", lang): county_table(outcomes, lang),
        pick("配对效应", "Effects", lang): effects_table(effects, outcomes, lang),
        pick("单位成本", "Cost per relapse", lang): cost_table(effects, outcomes, lang),
        pick("财政支出", "Spending", lang): spending_table(outcomes, lang),
        pick("返贫原因", "Causes", lang): causes_table(outcomes, lang),
        pick("目标评估", "Targets", lang): target_table(outcomes, lang),
        pick("规模性返贫", "Large-scale relapse", lang): scale_table(outcomes, lang),
        pick("监测名单", "List against truth", lang): list_table(outcomes, lang),
        pick("未托底原因", "Why below", lang): why_table(outcomes, lang),
        pick("分口径收入", "Income by concept", lang): concept_table(outcomes, lang),
        pick("基尼系数", "Gini", lang): gini_table(outcomes, lang),
        pick("资金表", "Money table", lang): money_table(context, lang),
        pick("单位与定义", "Definitions", lang): definitions_table(outcomes, lang),
        pick("来源", "Provenance", lang): provenance,
    }


def write_workbook(path: Path, tables: dict[str, Table], lang: Lang) -> None:
    """Write one sheet a table: stamp, title, headings, rows, note; panes frozen under the headings."""
    with xlsxwriter.Workbook(str(path), {"nan_inf_to_errors": True}) as book:
        book.set_properties({"title": "fangpin 防贫", "comments": STAMP[lang], "created": FIXED_DATE})
        looks = {kind: book.add_format({"num_format": code}) for kind, code in FORMATS.items()}
        looks["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        looks["stamp"] = book.add_format({"font_color": "#a33b2e"})
        looks["title"] = book.add_format({"bold": True, "font_size": 13})
        for name, table in tables.items():
            _write_sheet(book.add_worksheet(name), table, looks, lang)


def _write_sheet(sheet: xlsxwriter.worksheet.Worksheet, table: Table, looks: dict[str, object], lang: Lang) -> None:
    sheet.write_string(0, 0, table.title, looks["title"])
    sheet.write_string(1, 0, STAMP[lang], looks["stamp"])
    for column, heading in enumerate(table.headings()):
        sheet.write_string(3, column, heading, looks["head"])
        sheet.set_column(column, column, _width(table, column))
    for row, cells in enumerate(table.values(), start=4):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell, looks.get(table.columns[column].kind))
    if table.note:
        sheet.write_string(len(table.rows) + 5, 0, table.note)
    sheet.freeze_panes(4, 0)


def _width(table: Table, column: int) -> float:
    texts = [
        table.columns[column].title,
        *(str(row[column]) for row in table.rows[:200] if isinstance(row[column], str)),
    ]
    return float(min(48, max(10, max(sum(2 if ord(c) > 0x2E80 else 1 for c in text) for text in texts) + 2)))
