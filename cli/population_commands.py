"""`population`: print the synthetic population beside the facts, or write it as CSV; and the money table."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from agents.population.money import MoneyRow, money_table
from agents.population.people import build_people
from agents.population.report import Row, population_report

HEADS = {
    "zh": ("口径", "单位", "事实", "事实值", "模拟值", "差", "说明"),
    "en": ("margin", "unit", "fact", "fact value", "simulated", "difference", "note"),
}
MONEY_HEADS = {
    "zh": ("政策", "年资金(百万元)", "最多惠及", "单位", "均次(元)", "依据", "算法"),
    "en": ("policy", "m yuan a year", "reaches at most", "unit", "mean payment, yuan", "facts", "formula"),
}
MARK = {"zh": "情景模拟，非统计数据", "en": "scenario simulation, not statistics"}


def population(
    share: Annotated[float, typer.Option(help="part of the households to build, 0-1")] = 0.1,
    lang: Annotated[str, typer.Option(help="zh or en")] = "zh",
    output: Annotated[Path | None, typer.Option("--csv", help="also write the rows to this CSV file")] = None,
) -> None:
    """Print the synthetic population margin by margin beside the facts, and the money table."""
    if lang not in HEADS:
        raise typer.BadParameter(f"--lang is {lang!r}; it can be zh or en")
    if not 0.0 < share <= 1.0:
        raise typer.BadParameter(f"--share is {share}; it must be over 0 and at most 1")
    rows = population_report(build_people(share))
    console = Console()
    console.print(MARK[lang])
    for title, group in groupby(rows, key=lambda row: row.table):
        console.print(_table(title.zh if lang == "zh" else title.en, list(group), lang))
    console.print(_money(money_table(), lang))
    if output is not None:
        write_csv(output, rows)
        console.print(str(output))


def write_csv(path: Path, rows: list[Row]) -> None:
    """Write the report's rows with labels in both languages (UTF-8 with a byte-order mark, for spreadsheets)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([
            "table_zh", "table", "margin_zh", "margin", "unit_zh", "unit", "fact_id", "fact", "simulated", "difference",
            "note_zh", "note",
        ])
        for row in rows:
            writer.writerow([
                *row.table, *row.margin, *row.unit, row.fact_id, row.fact, row.simulated, row.difference, *row.note,
            ])


def _table(title: str, rows: list[Row], lang: str) -> Table:
    table = Table(*HEADS[lang], title=title)
    number = 0 if lang == "zh" else 1
    for row in rows:
        table.add_row(
            row.margin[number], row.unit[number], row.fact_id, _number(row.fact), _number(row.simulated),
            _number(row.difference), row.note[number],
        )
    return table


def _money(rows: list[MoneyRow], lang: str) -> Table:
    table = Table(*MONEY_HEADS[lang], title="资金表" if lang == "zh" else "money table")
    for row in rows:
        name, unit = (row.item_zh, row.reach_unit_zh) if lang == "zh" else (row.item_en, row.reach_unit_en)
        reach = "-" if row.reach_low is None else _span(row.reach_low, row.reach_high)
        payment = "-" if row.payments is None else _span(*row.payments)
        yuan = _span(row.yuan_low / 1e6, row.yuan_high / 1e6)
        table.add_row(name, yuan, reach, unit, payment, row.fact_ids, row.formula)
    return table


def _span(low: float, high: float | None) -> str:
    return _number(low) if high is None or _number(low) == _number(high) else f"{_number(low)}-{_number(high)}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.2f}"
