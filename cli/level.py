"""The check of the level of 2020: what the facts say beside what is simulated, before any projection is read."""

from __future__ import annotations

from typing import Any

from cli.language import pick, tell
from cli.modules import part
from cli.numbers import MISSING, counted
from cli.report_context import LevelRow
from cli.tables import show
from experiments.plan import Experiment


def check_level(experiment: Experiment) -> list[LevelRow]:
    """Print the check as a table and give its rows; empty where the check is not installed."""
    lang = experiment.lang
    check = part("calibration.level", "level_check")
    if check is None:
        tell(pick(lang, "The check of 2020's level is not installed.", "未安装2020年水平核对。"))
        return []
    rows = [_row(found) for found in check(share=experiment.share, seed=experiment.seed)]
    show(pick(lang, "Level of 2020: facts and simulation", "2020年水平：事实与模拟"),
         [pick(lang, "figure", "指标"), pick(lang, "fact", "事实编号"), pick(lang, "stated", "事实值"),
          pick(lang, "simulated", "模拟值"), pick(lang, "simulated / stated", "模拟/事实")],
         [[pick(lang, en, zh), fact, counted(stated), counted(simulated),
           f"{simulated / stated:.2f}" if stated else MISSING] for en, zh, fact, stated, simulated in rows], words=2)
    return rows


def _row(found: Any) -> LevelRow:
    """A row given as a record with these names, or as (name, fact id, stated, simulated)."""
    if hasattr(found, "fact_id"):
        return (str(found.name), str(getattr(found, "name_zh", found.name)), str(found.fact_id), float(found.fact),
                float(found.simulated))
    name, fact, stated, simulated = found
    return str(name), str(name), str(fact), float(stated), float(simulated)
