"""`population`: is the baseline us? The lived year 2020 and the synthetic population beside the facts, on one screen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.files import check_file, write_file
from cli.language import language, pick
from cli.numbers import MISSING
from cli.options import RUN, Lang, check_sample
from cli.tables import by_number, mark, say, show

if TYPE_CHECKING:
    from agents.population.margins import Row
    from agents.population.money import MoneyRow
    from cli.report_context import LevelRow

CSV_HEADS = (
    "table_zh",
    "table",
    "margin_zh",
    "margin",
    "unit_zh",
    "unit",
    "fact_id",
    "fact",
    "simulated",
    "difference",
    "note_zh",
    "note",
)
Sample = Annotated[
    float,
    typer.Option(
        "--sample",
        "--share",
        metavar="SHARE",
        rich_help_panel=RUN,
        help="share of the rural households, above 0 and at most 1 抽样比例",
    ),
]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="write all margins here too 另存为CSV")]
All = Annotated[bool, typer.Option("--all", help="every margin, and what the money of each policy can reach 全部口径与资金表")]
NEAR, NEAR_POINTS = 0.05, 2.0
"""A margin is near its fact within so much of it, a share within so many points; else it is marked."""
ERRORS = 2.0
"""It is off where so many standard errors of the sample do not explain the rest; else the sample cannot tell."""
WORST = 6
"""So many of the margins that are furthest off are named on the first screen."""


@dataclass(frozen=True)
class Distance:
    """How far a margin is from its fact, in tolerances, and how much of that the choice of the sample may be."""

    row: Row
    tolerances: float
    by_chance: float = 0.0

    @property
    def near(self) -> bool:
        """Whether it is within the tolerance."""
        return self.tolerances <= 1.0

    @property
    def off(self) -> bool:
        """Whether it is beyond it by more than the sample's error."""
        return self.tolerances > 1.0 + self.by_chance


def population(sample: Sample = 0.1, lang: Lang = None, output: Csv = None, every: All = False) -> None:
    """Is the baseline us? The year 2020 and the population beside the facts; what is off is marked.

    基线是否就是本州：2020年推演水平与合成人口对照事实，偏离者标出。
    """
    from agents.population.people import build_people
    from agents.population.sampling_error import report_with_errors
    from cli.level import level_rows

    tongue = language(lang)
    check_sample(sample, tongue)
    check_file(output, tongue, "--csv")
    level = level_rows(1, tongue)
    rows = report_with_errors(build_people(sample), sample)
    say(pick(tongue, "Scenario simulation, not statistics.", "情景模拟，非统计数据"))
    show_baseline(level, rows, tongue)
    if every:
        for title, margins in groupby(rows, key=lambda row: row.table):
            _show_margins(pick(tongue, title.en, title.zh), list(margins), tongue)
        from agents.population.money import money_table

        _show_money(money_table(), tongue)
    else:
        say(
            pick(
                tongue,
                "--all: every margin, and what the money of each policy can reach; --csv FILE: as a table.",
                "--all：全部口径及各政策资金可惠及规模；--csv 文件：另存为表格。",
            )
        )
    if output is not None:
        write_file(output, csv_of(rows), tongue, "--csv")


def show_baseline(level: list[LevelRow], rows: list[Row], lang: str) -> None:
    """The first screen: 2020's level and the stocks, then the margins that are furthest off."""
    from cli.level import level_cells, level_heads

    stocks = [distance(row) for row in rows if row.table.en == "three populations"]
    cells = [level_cells(row, lang) for row in level]
    cells += [
        [
            pick(lang, one.row.margin.en, one.row.margin.zh),
            _unit(one.row, lang),
            one.row.fact_id,
            _number(one.row.fact),
            _number(one.row.simulated),
            mark_of(one, lang),
        ]
        for one in stocks
        if one is not None
    ]
    show(
        pick(
            lang,
            "Is the baseline us? The year 2020 as lived, and the stock of people, beside the facts",
            "基线是否就是本州：2020年推演水平与人口存量对照事实",
        ),
        level_heads(lang),
        cells,
        words=3,
    )
    known = [one for one in map(distance, rows) if one is not None]
    off = sorted((one for one in known if one.off), key=lambda one: -one.tolerances)
    near, count = sum(one.near for one in known), len(known)
    unsure = count - near - len(off)
    say(
        pick(
            lang,
            f"\n{near} of {count} margins of the population are near their facts (within {NEAR:.0%}, shares within "
            f"{NEAR_POINTS:g} points), {len(off)} are off; of {unsure} (open) the sample is too small to tell.",
            f"\n人口口径共{count}项有事实可对照，{near}项相近（相差{NEAR:.0%}以内，比例{NEAR_POINTS:g}个百分点以内），{len(off)}项偏离，"
            f"{unsure}项因样本较小无法判断（未定）。",
        )
    )
    if not off:
        return
    show(
        pick(lang, "The furthest off", "偏离最大的口径"),
        [
            pick(lang, "margin", "口径"),
            pick(lang, "unit", "单位"),
            pick(lang, "fact", "事实编号"),
            pick(lang, "fact or aim", "事实或目标"),
            pick(lang, "simulated", "模拟"),
        ],
        [
            [_whole_title(one.row, lang), _unit(one.row, lang), one.row.fact_id, _number(one.row.fact), _number(one.row.simulated)]
            for one in off[:WORST]
        ],
        words=3,
    )


def _whole_title(row: Row, lang: str) -> str:
    """Table and margin of a row as one title."""
    table = pick(lang, *_both(row.table)).rpartition(pick(lang, ": ", ":"))[2]
    return f"{table}{pick(lang, ', ', '，')}{pick(lang, *_both(row.margin))}"


def _both(text: Iterable[str]) -> tuple[str, str]:
    zh, en = text
    return en, zh


def _unit(row: Row, lang: str) -> str:
    return pick(lang, row.unit.en, row.unit.zh)


def mark_of(one: Distance, lang: str) -> str:
    """The mark of a margin: near, off, or open where the sample's error is as large as what is lacking."""
    return pick(lang, "open", "未定") if not one.near and not one.off else mark(one.off, lang)


def distance(row: Row) -> Distance | None:
    """How far a margin is from its fact; None where there is none."""
    if row.fact is None:
        return None
    allowed = NEAR_POINTS if row.unit.en == "%" else NEAR * abs(row.fact)
    allowed = max(allowed, 1e-12)
    return Distance(row, abs(row.simulated - row.fact) / allowed, ERRORS * row.error / allowed)


def csv_of(rows: list[Row]) -> bytes:
    """The report's rows with labels in both languages (UTF-8 with a byte-order mark, for spreadsheets)."""
    from reports.csv_text import csv_bytes

    return csv_bytes(
        CSV_HEADS,
        ([*row.table, *row.margin, *row.unit, row.fact_id, row.fact, row.simulated, row.difference, *row.note] for row in rows),
    )


def _show_margins(title: str, rows: list[Row], lang: str) -> None:
    heads = (
        pick(lang, "margin", "口径"),
        pick(lang, "unit", "单位"),
        pick(lang, "facts", "事实编号"),
        pick(lang, "fact or aim", "事实或目标"),
        pick(lang, "simulated", "模拟"),
        pick(lang, "difference", "差"),
        pick(lang, "near", "相近"),
    )
    marks, notes = by_number([pick(lang, *_both(row.note)) for row in rows])
    cells = []
    for row, note in zip(rows, marks, strict=True):
        far = distance(row)
        cells.append(
            [
                pick(lang, *_both(row.margin)),
                _unit(row, lang),
                f"{row.fact_id} {note}".strip(),
                _number(row.fact),
                _number(row.simulated),
                _number(row.difference),
                "" if far is None else mark_of(far, lang),
            ]
        )
    show(title, heads, cells, words=3)
    if notes:
        say("\n".join(notes))


def _show_money(rows: list[MoneyRow], lang: str) -> None:
    heads = (
        pick(lang, "policy", "政策"),
        pick(lang, "reached in", "惠及单位"),
        pick(lang, "from", "算法"),
        pick(lang, "m yuan a year", "年资金(百万元)"),
        pick(lang, "reaches at most", "最多惠及"),
        pick(lang, "mean payment, yuan", "均次(元)"),
    )
    marks, formulas = by_number([f"{row.fact_ids}{pick(lang, f': {row.formula}', f'：{row.formula_zh}')}" for row in rows])
    cells = []
    for row, formula in zip(rows, marks, strict=True):
        words = pick(lang, row.item_en, row.item_zh), pick(lang, row.reach_unit_en, row.reach_unit_zh), formula
        payment = MISSING if row.payments is None else _span(*row.payments)
        cells.append(
            [*words, _span(row.yuan_low / 1e6, row.yuan_high / 1e6), _span(_whole(row.reach_low), _whole(row.reach_high)), payment]
        )
    show(pick(lang, "What the money can reach, before any simulation", "资金表(未经模拟)"), heads, cells, words=3)
    say("\n".join(formulas))


def _span(low: float | None, high: float | None) -> str:
    ends = (_number(low) or MISSING, _number(high) or MISSING)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} – {ends[1]}"


def _whole(value: float | None) -> float | None:
    """So many persons or households, none of them in part."""
    return None if value is None else round(value)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    if math.isnan(value):
        return MISSING
    return f"{value:,.0f}" if abs(value) >= 1000 or isinstance(value, int) else f"{value:,.2f}"
