"""The check of the level of 2020: what the facts say beside what is simulated, before any projection is read."""

from __future__ import annotations

from cli.language import pick, tell
from cli.modules import part
from cli.numbers import between, counted
from cli.report_context import LevelRow
from cli.tables import show


def check_level(seed: int, lang: str) -> list[LevelRow]:
    """Live 2020 once, print it beside the facts and give the rows; empty where the check is not installed."""
    check = part("calibration.level", "level_check")
    if check is None:
        tell(pick(lang, "The check of 2020's level is not installed.", "未安装2020年水平核对。"))
        return []
    rows = [(str(row.name), str(row.name_zh), str(row.unit), str(row.fact_id), float(row.low), float(row.high),
             float(row.simulated)) for row in check(seed)]
    heads = [pick(lang, "figure", "指标"), pick(lang, "unit", "单位"), pick(lang, "fact", "事实编号"),
             pick(lang, "facts allow", "事实范围"), pick(lang, "simulated", "模拟值"), pick(lang, "inside", "是否在内")]
    show(pick(lang, "Level of 2020: facts and simulation (central parameters, a tenth of the households)",
              "2020年水平：事实与模拟(参数取中值，十分之一农户)"),
         heads, [_cells(row, lang) for row in rows], words=3)
    return rows


def _cells(row: LevelRow, lang: str) -> list[str]:
    name, name_zh, unit, fact, low, high, simulated = row
    inside = pick(lang, "yes", "是") if low <= simulated <= high else pick(lang, "NO", "否")
    stated = counted(low) if low == high else between(low, high)
    return [pick(lang, name, name_zh), unit, fact, stated, counted(simulated), inside]
