"""`population`: the synthetic population beside the facts, and the money table, on the terminal or as CSV."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.language import language, pick, refuse
from cli.numbers import MISSING
from cli.options import Lang
from cli.tables import console, show

if TYPE_CHECKING:
    from agents.population.money import MoneyRow
    from agents.population.report import Row

CSV_HEADS = ("table_zh", "table", "margin_zh", "margin", "unit_zh", "unit", "fact_id", "fact", "simulated",
             "difference", "note_zh", "note")
Share = Annotated[float, typer.Option("--share", metavar="SHARE", help="part of the households to build 抽样比例")]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="write the rows here too 另存为CSV")]


def population(share: Share = 0.1, lang: Lang = None, output: Csv = None) -> None:
    """The synthetic population margin by margin beside the facts, and what each policy's money can reach at most.

    合成人口与事实逐项对照,以及各政策资金最多可惠及的规模。
    """
    from agents.population.money import money_table
    from agents.population.people import build_people
    from agents.population.report import population_report

    tongue = language(lang)
    if not 0.0 < share <= 1.0:
        refuse(pick(tongue, f"--share {share}: expected more than 0 and at most 1",
                    f"--share {share}:应大于0且不超过1"))
    if output is not None and not output.absolute().parent.is_dir():
        refuse(pick(tongue, f"--csv {output}: no such folder", f"--csv {output}:目录不存在"))
    rows = population_report(build_people(share))
    console().print(pick(tongue, "Scenario simulation, not statistics.", "情景模拟，非统计数据"))
    for title, margins in groupby(rows, key=lambda row: row.table):
        _show_margins(pick(tongue, title.en, title.zh), list(margins), tongue)
    _show_money(money_table(), tongue)
    if output is not None:
        write_csv(output, rows)


population_app = population
"""The name under which the command line looks for this command."""


def write_csv(path: Path, rows: list[Row]) -> None:
    """Write the report's rows with labels in both languages (UTF-8 with a byte-order mark, for spreadsheets)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CSV_HEADS)
        for row in rows:
            writer.writerow([*row.table, *row.margin, *row.unit, row.fact_id, row.fact, row.simulated, row.difference,
                             *row.note])


def _show_margins(title: str, rows: list[Row], lang: str) -> None:
    number = 1 if lang == "en" else 0
    heads = (pick(lang, "margin", "口径"), pick(lang, "unit", "单位"), pick(lang, "facts", "事实编号"),
             pick(lang, "note", "说明"), pick(lang, "fact or aim", "事实或目标"), pick(lang, "simulated", "模拟"),
             pick(lang, "difference", "差"))
    cells = [[row.margin[number], row.unit[number], row.fact_id, row.note[number], _number(row.fact),
              _number(row.simulated), _number(row.difference)] for row in rows]
    show(title, heads, cells, words=4)


def _show_money(rows: list[MoneyRow], lang: str) -> None:
    heads = (pick(lang, "policy", "政策"), pick(lang, "reached in", "惠及单位"), pick(lang, "facts", "事实编号"),
             pick(lang, "formula", "算法"), pick(lang, "m yuan a year", "年资金(百万元)"),
             pick(lang, "reaches at most", "最多惠及"), pick(lang, "mean payment, yuan", "均次(元)"))
    cells = []
    for row in rows:
        words = (row.item_zh, row.reach_unit_zh, row.fact_ids, row.formula_zh)
        if lang == "en":
            words = (row.item_en, row.reach_unit_en, row.fact_ids, row.formula)
        payment = MISSING if row.payments is None else _span(*row.payments)
        cells.append([*words, _span(row.yuan_low / 1e6, row.yuan_high / 1e6), _span(row.reach_low, row.reach_high),
                      payment])
    show(pick(lang, "What the money can reach, before any simulation", "资金表(未经模拟)"), heads, cells, words=4)


def _span(low: float | None, high: float | None) -> str:
    ends = (_number(low) or MISSING, _number(high) or MISSING)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.2f}"
