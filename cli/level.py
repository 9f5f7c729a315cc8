"""The check of the level of 2020: what the facts say beside what is simulated, before any projection is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.language import pick
from cli.numbers import counted
from cli.progress import follow
from cli.report_context import LevelRow
from cli.tables import mark, show
from experiments.blocks import MODEL

if TYPE_CHECKING:
    from calibration.targets import Measured


def check_level(seed: int, lang: str, workers: int = 1, module: str = MODEL) -> list[LevelRow]:
    """Live 2020 once, print it beside the facts and give the rows."""
    rows = level_rows(seed, lang, workers, module)
    show(
        pick(
            lang,
            "Level of 2020: facts and simulation (central parameters, a tenth of the households)",
            "2020年水平：事实与模拟(参数取中值，十分之一农户)",
        ),
        level_heads(lang),
        [level_cells(row, lang) for row in rows],
        words=3,
    )
    return rows


def level_rows(seed: int, lang: str, workers: int = 1, module: str = MODEL) -> list[LevelRow]:
    """Live 2020 once, after compiling what `module` has not compiled yet on so many processes, and give the figures."""
    from calibration.level import level_check
    from experiments.compiling import warm_up

    with follow(pick(lang, "The year 2020", "2020年"), lang) as progress:
        warm_up(module, workers, progress.compiling)
    return [level_row(row) for row in level_check(seed)]


def level_row(row: Measured) -> LevelRow:
    """A figure of 2020 as tables and reports take it: names with the class of households, and whether it is fitted."""
    target, (en, zh) = row.target, row.target.whose
    name = f"{target.name}, {en}" if en else target.name
    name_zh = f"{target.name_zh}：{zh}" if zh else target.name_zh
    if target.fitted:
        name, name_zh = f"{name} (fitted)", f"{name_zh}（拟合）"
    return name, name_zh, target.unit, target.source, target.low, target.high, row.value


def level_heads(lang: str) -> list[str]:
    """Headings of the table."""
    return [
        pick(lang, "figure", "指标"),
        pick(lang, "unit", "单位"),
        pick(lang, "fact", "事实"),
        pick(lang, "facts allow", "事实范围"),
        pick(lang, "simulated", "模拟值"),
        pick(lang, "in", "在内"),
    ]


def level_cells(row: LevelRow, lang: str) -> list[str]:
    """One figure in words, shares as per cent; marked where it is outside."""
    from parameters.units import as_per_cent, unit_text, value_text_of

    name, name_zh, unit, fact, low, high, simulated = row

    millions = unit == "yuan/year"

    def shown(value: float) -> str:
        return f"{100.0 * value:.1f}" if as_per_cent(unit) else counted(value / 1e6 if millions else value)

    stated = shown(low) if low == high else f"{shown(low)} – {shown(high)}"
    units = value_text_of(1.0, unit, lang)[1] if as_per_cent(unit) else unit_text(unit, lang)
    units = pick(lang, f"million {units}", f"百万{units}") if millions else units
    title = pick(lang, name, name_zh.replace("（", " （"))  # where a narrow table may be folded
    return [title, units, fact, stated, shown(simulated), mark(not low <= simulated <= high, lang)]
