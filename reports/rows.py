"""A table as data: headings, kinds of column, rows. HTML, CSV and worksheets are made from it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.labels import Lang, pick
from reports.numbers import MISSING, compact, digits, households, large, money, persons, span

Cell = str | float | None
SCALES = {"per_thousand": 1000.0, "percent": 100.0, "yi": 1e-8, "million": 1e-6, "wan": 1e-4}
PLACES = {"per_thousand": 1, "percent": 1, "yi": 2, "million": 1, "whole": 0, "ratio": 2, "wan": 2, "index": 3, "one": 1}
COLUMNS_ZH = {
    "policy": "政策", "item": "项目", "quantity": "指标", "yuan_per_year": "每年资金", "reach": "至多惠及",
    "reach_unit": "单位", "households": "户数", "persons": "人数", "mean_payment_yuan": "平均每户（人）",
    "mean_payment": "平均每户（人）", "source": "依据", "facts": "依据", "note": "说明", "simulated": "模拟",
    "official": "官方",
    "allowed": "官方数据范围",
    "unit": "单位", "year": "年份", "difference": "差异", "grade": "等级", "verdict": "判断", "from": "依据",
    "money": "每年资金",
}  # fmt: skip
COLUMNS_EN = {
    "yuan_per_year": "Yearly money", "reach": "Reaches at most", "reach_unit": "of",
    "mean_payment_yuan": "Mean payment", "money": "Yearly money", "source": "From", "facts": "From",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column: its heading with unit, and how its numbers are scaled and written."""

    title: str
    kind: str = "text"
    """`text`, `tight` (text that is not broken), `right` (text set like a number), `per_thousand`, `percent`, `yi` (1e8 yuan),
    `million`, `wan` (1e4), `whole`, `one` and `index` (one and three decimals), `ratio`, `compact`."""

    def is_number(self) -> bool:
        """Whether the column is set to the right."""
        return self.kind not in ("text", "tight")


@dataclass(frozen=True)
class Table:
    """A titled table; cells hold unscaled values (shares, yuan), columns say how to print them."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def headings(self) -> list[str]:
        """Headings in order."""
        return [column.title for column in self.columns]

    def texts(self) -> list[list[str]]:
        """Every cell as it is printed."""
        return [
            [written(cell, column.kind) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows
        ]

    def values(self) -> list[list[Cell]]:
        """Every cell scaled to the unit of its heading, missing as None."""
        return [
            [scaled(cell, column.kind) for cell, column in zip(row, self.columns, strict=True)] for row in self.rows
        ]


def scaled(cell: Cell, kind: str) -> Cell:
    """A cell in the unit of its column; text stays, what is not finite becomes None."""
    if cell is None or isinstance(cell, str):
        return cell
    return float(cell) * SCALES.get(kind, 1.0) if math.isfinite(cell) else None


def written(cell: Cell, kind: str) -> str:
    """A cell as printed in a report."""
    value = scaled(cell, kind)
    if value is None:
        return MISSING
    if isinstance(value, str):
        return value
    return compact(value) if kind == "compact" else digits(value, PLACES.get(kind, 1))


def table_of(title: str, rows: Sequence[Mapping[str, Any]], lang: Lang, note: str = "") -> Table:
    """A table from mappings, as `ReportContext` holds them; one language of each pair of keys is kept."""
    keys = [key for key in (rows[0] if rows else {}) if not key.endswith("_zh")]
    columns = tuple(Column(_heading(key, lang)) for key in keys)
    cells = [tuple(_given(_in_language(row, key, lang), key, lang) for key in keys) for row in rows]
    return Table(title, columns, tuple(cells), note)


def _in_language(row: Mapping[str, Any], key: str, lang: Lang) -> Any:
    return row.get(f"{key}_zh", row.get(key)) if lang == "zh" else row.get(key)


def _heading(key: str, lang: Lang) -> str:
    if lang == "zh":
        return COLUMNS_ZH.get(key, key)
    return COLUMNS_EN.get(key, key.replace("_", " ").capitalize())


def _given(value: Any, key: str, lang: Lang) -> str:
    if isinstance(value, list | tuple):
        if lang == "zh" and key == "reach" and max(value) >= 1e4:
            return span([f"{compact(part / 1e4)}万" for part in value])
        return span([_given(part, key, lang) for part in value])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return MISSING if value is None else str(value)
    if not math.isfinite(value):
        return MISSING
    if key.startswith("mean"):
        return f"{digits(value, 0)}{pick('元', ' yuan', lang)}"
    if "yuan" in key or key == "money":
        return money(value, lang)
    if key in ("persons", "households"):
        return persons(value, lang) if key == "persons" else households(value, lang)
    if key == "year":
        return str(value)
    if abs(value) < 1000:
        return compact(value)
    return digits(value, 0) if abs(value) < (1e4 if lang == "zh" else 1e6) else large(value, lang)
