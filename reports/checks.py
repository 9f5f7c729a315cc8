"""The check of the baseline: simulated beside official figures, in units of the reader, with a verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from parameters.bilingual import pick
from parameters.units import unit_text
from reports.labels import Lang, pick_of
from reports.numbers import MISSING, compact, digits, money, percent, persons, span
from reports.rows import Cell, Column, Table
from reports.units import Measured, shown_in
from reports.words import WORDS


def check_table(rows: Sequence[Mapping[str, Any]], lang: Lang) -> Table:
    """Rows of `ReportContext.check_rows` as a table; a verdict stands where the official figure is a range."""
    heads = (
        (("指标", "Quantity"), "text"), (("模拟值", "Simulated"), "right"), (("官方数据（范围）", "Official"), "right"),
        (("判断", "Verdict"), "text"), (("依据", "From"), "text"),
    )  # fmt: skip
    cells = tuple(_row(row, lang) for row in rows)
    return Table(pick_of(lang, WORDS["checks"]), tuple(Column(pick_of(lang, head), kind) for head, kind in heads), cells)


def _row(row: Mapping[str, Any], lang: Lang) -> tuple[str, ...]:
    official = row.get("official")
    ends = [float(end) for end in (official if isinstance(official, list | tuple) else (official,)) if end is not None]
    simulated, unit = float(row.get("simulated", math.nan)), str(row.get("unit", ""))
    title = row.get("quantity_zh", row.get("quantity")) if lang == "zh" else row.get("quantity")
    unit_zh = str(row.get("unit_zh", unit_text(unit, "zh")))
    shown = [_written(end, unit, unit_zh, lang) for end in ends]
    return (
        str(title), _written(simulated, unit, unit_zh, lang), span(shown) if shown else MISSING,
        verdict(simulated, ends, lang), str(row.get("source", "")),
    )  # fmt: skip


def verdict(simulated: float, ends: list[float], lang: Lang) -> str:
    """Whether a simulated value lies in the official range; nothing is said of a single figure."""
    if len(ends) != 2 or not math.isfinite(simulated):
        return MISSING
    if simulated < ends[0]:
        return pick(lang, "below", "偏低")
    return pick(lang, "above", "偏高") if simulated > ends[1] else pick(lang, "inside", "在范围内")


def _written(value: float, unit: str, unit_zh: str, lang: Lang) -> str:
    """A value with its unit: shares in per cent, people in 万人, budgets in 亿元."""
    if unit == "share":
        return percent(value)
    if unit == "persons" and abs(value) >= 100:
        return persons(value, lang)
    if unit == "yuan/year":
        return f"{money(value, lang)}{pick(lang, ' a year', '/年')}"
    if unit in ("index", "ratio"):
        return digits(value, 3)
    words = pick(lang, f" {unit}", unit_zh)
    return f"{digits(value, 0) if abs(value) >= 100 else compact(value)}{words}"


def check_sheet(rows: Sequence[Mapping[str, Any]], lang: Lang) -> Table:
    """The same check as numbers, for worksheets and CSV: every row in its own unit."""
    unit = pick(lang, "unit of the row", "单位见同行")
    words = (("模拟值", "Simulated"), ("官方数据下限", "Official, low"), ("官方数据上限", "Official, high"))
    heads = (
        Column(pick(lang, "Quantity", "指标")), Column(pick(lang, "Unit", "单位")),
        *(Column(pick_of(lang, head), "measured", unit) for head in words),
        Column(pick(lang, "Verdict", "判断")), Column(pick(lang, "From", "依据")),
    )  # fmt: skip
    return Table(pick_of(lang, WORDS["checks"]), heads, tuple(_numbers(row, lang) for row in rows))


def _numbers(row: Mapping[str, Any], lang: Lang) -> tuple[Cell, ...]:
    official = row.get("official")
    ends = [float(end) for end in (official if isinstance(official, list | tuple) else (official,)) if end is not None]
    simulated, unit = float(row.get("simulated", math.nan)), str(row.get("unit", ""))
    title = row.get("quantity_zh", row.get("quantity")) if lang == "zh" else row.get("quantity")
    limits = (ends[0], ends[-1]) if ends else (math.nan, math.nan)
    shown = pick(lang, unit, str(row["unit_zh"])) if "unit_zh" in row else shown_in(unit).unit(lang)
    return (str(title), shown, *(Measured(value, unit) for value in (simulated, *limits)),
            verdict(simulated, ends, lang), str(row.get("source", "")))  # fmt: skip
