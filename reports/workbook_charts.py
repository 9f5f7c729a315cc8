"""Native Excel charts beside the tables that they show: relapse by year, effects with their intervals, spending by payer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from parameters.bilingual import pick
from reports.charts.style import OTHER, PLAN, SERIES
from reports.labels import STAMP, Lang
from reports.sheets import Sheet

SIZE = {"width": 860, "height": 440}
GRID = {"visible": True, "line": {"color": "#dfe3e6"}}


def add_chart(book: xlsxwriter.Workbook, page: Worksheet, key: str, sheet: Sheet, head: int, lang: Lang) -> None:
    """Add the chart of a sheet beside its table, where it has one and there is something to show."""
    draw = CHARTS.get(key)
    if draw is None or not sheet.table.rows:
        return
    chart = draw(book, sheet, head, lang)
    chart.set_title({"name": f"{sheet.table.title}  {STAMP[lang]}", "name_font": {"size": 12, "bold": False}, "overlay": False})
    chart.set_size(SIZE)
    page.insert_chart(head, len(sheet.table.columns) + 1, chart)


def _relapse(book: xlsxwriter.Workbook, sheet: Sheet, head: int, lang: Lang) -> Any:
    """A line a scenario over the years."""
    chart = book.add_chart({"type": "line"})
    last = head + len(sheet.table.rows)
    for column in range(1, len(sheet.table.columns)):
        chart.add_series({
            "name": [sheet.name, head, column], "categories": [sheet.name, head + 1, 0, last, 0],
            "values": [sheet.name, head + 1, column, last, column], "marker": {"type": "circle", "size": 5},
            "line": {"width": 2.0, "color": SERIES[(column - 1) % len(SERIES)]},
        })  # fmt: skip
    chart.set_y_axis({"name": pick(lang, "per 1,000 a year", "‰/年"), "min": 0, "major_gridlines": GRID})
    chart.set_x_axis({"name": pick(lang, "Year", "年份")})
    chart.set_legend({"position": "bottom"})
    return chart


def _effects(book: xlsxwriter.Workbook, sheet: Sheet, head: int, lang: Lang) -> Any:
    """A bar a scenario with its 95 % interval: the whole one where it was measured, else that of noise."""
    chart = book.add_chart({"type": "bar"})
    first, last = head + 1, head + len(sheet.table.rows)
    whole = any(row[3] is not None and row[3] == row[3] for row in sheet.table.rows)
    letter = xl_col_to_name(3 if whole else 2)
    widths = f"='{sheet.name}'!${letter}${first + 1}:${letter}${last + 1}"
    chart.add_series({
        "name": [sheet.name, head, 1], "categories": [sheet.name, first, 0, last, 0], "values": [sheet.name, first, 1, last, 1],
        "fill": {"color": OTHER}, "gap": 80,
        "y_error_bars": {"type": "custom", "plus_values": widths, "minus_values": widths, "line": {"color": PLAN, "width": 1.5}},
    })  # fmt: skip
    kind = pick(lang, "lines: 95% intervals", "横线为95%区间")
    chart.set_x_axis({"name": f"{pick(lang, 'per 1,000 a year', '千分点/年')}{pick(lang, '; ', '；')}{kind}",
                      "major_gridlines": GRID})  # fmt: skip
    chart.set_y_axis({"reverse": True, "label_position": "low", "crossing": "max"})
    chart.set_legend({"none": True})
    return chart


def _spending(book: xlsxwriter.Workbook, sheet: Sheet, head: int, lang: Lang) -> Any:
    """Stacked bars: the policies of the first scenario, parts by payer; total, receipts and way of paying stand behind them."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    reference = sheet.table.rows[0][0]
    policies = sum(row[0] == reference for row in sheet.table.rows) - 1  # the last of them is the total
    first, last = head + 1, head + max(policies, 1)
    for number, column in enumerate(range(2, len(sheet.table.columns) - 3)):
        chart.add_series({
            "name": [sheet.name, head, column], "categories": [sheet.name, first, 1, last, 1],
            "values": [sheet.name, first, column, last, column], "fill": {"color": SERIES[number % len(SERIES)]}, "gap": 60,
        })  # fmt: skip
    chart.set_y_axis({"reverse": True, "crossing": "max"})
    chart.set_x_axis({"name": f"{reference}{pick(lang, '; ', '；')}{sheet.table.columns[2].unit}",
                      "major_gridlines": GRID})  # fmt: skip
    chart.set_legend({"position": "bottom"})
    return chart


CHARTS: dict[str, Callable[[xlsxwriter.Workbook, Sheet, int, Lang], Any]] = {
    "relapse_by_year": _relapse, "relapse_effects": _effects, "spending": _spending,
}  # fmt: skip
"""What draws the chart of a sheet, by the sheet's key."""
