"""The score-board and large-scale relapse as numbers, for worksheets and CSV."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from experiments.dataset import shares_luck
from reports.labels import Lang, item_title, pick, scenario_titles
from reports.risk import THRESHOLDS, Chance, chance, events, target_runs
from reports.risk_tables import KINDS
from reports.rows import Cell, Column, Table
from reports.units import Measured, shown_in

UNITS = {"points": "points", "share": "share", "ratio": "ratio"}
"""Unit of a target by how its value is written; points are stored as points."""


def target_sheet(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Targets and scenarios in rows: median, lowest and highest value, share of runs that meet it with its interval."""
    rows: list[tuple[Cell, ...]] = []
    for target in map(str, outcomes.target.values) if "target_value" in outcomes else ():
        unit = UNITS[KINDS.get(target, "ratio")]
        for scenario, name in scenario_titles(outcomes, lang).items():
            value, met = target_runs(outcomes, scenario, target)
            known = value[np.isfinite(value)]
            reached = [float(f(known)) if known.size else math.nan for f in (np.median, np.min, np.max)]
            rows.append((item_title("target", target, lang), name, shown_in(unit).unit(lang),
                         *(Measured(number, unit) for number in reached),
                         *told_chance(chance(met, shares_luck(outcomes)))))  # fmt: skip
    unit = pick("单位见同行", "unit of the row", lang)
    last = min(2025, int(outcomes.year[-1]))
    heads = (
        Column(pick("目标", "Target", lang)), Column(pick("情景", "Scenario", lang)), Column(pick("单位", "Unit", lang)),
        *(Column(pick(*head, lang), "measured", unit) for head in
          ((f"{last}年中位数", f"Median, {last}"), ("最小", "Lowest"), ("最大", "Highest"))),
        *told_columns(pick("达标概率", "Probability", lang), lang),
    )  # fmt: skip
    return Table(pick("规划目标完成情况模拟评估", "Score-board of the plan's targets, projected", lang), heads, tuple(rows))


def chance_columns(title: str, lang: Lang) -> tuple[Column, ...]:
    """Columns of a chance: share with the ends of its 95 % interval, and the counts behind it."""
    runs = pick("次", "runs", lang)
    ends = (pick("95%下限", "95% low", lang), pick("95%上限", "95% high", lang))
    return (
        Column(title, "percent", "%"), *(Column(f"{title}{pick('：', ', ', lang)}{end}", "percent", "%") for end in ends),
        Column(f"{title}{pick('：次数', ', runs with it', lang)}", "whole", runs),
        Column(f"{title}{pick('：总次数', ', all runs', lang)}", "whole", runs),
    )  # fmt: skip


def told_columns(title: str, lang: Lang) -> tuple[Column, ...]:
    """The same, and in how many runs it cannot be told whether a target is met."""
    untold = Column(f"{title}{pick('：无法判别次数', ', runs that cannot tell', lang)}", "whole", pick("次", "runs", lang))
    return *chance_columns(title, lang), untold


def told_chance(found: Chance) -> tuple[Cell, ...]:
    """Cells of `told_columns`."""
    return *_chance(found), float(found.untold)


def _chance(found: Chance) -> tuple[Cell, ...]:
    return found.share, found.low, found.high, float(found.met), float(found.runs)


def scale_sheet(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Chance that any county has a year with more than 1, 2 or 3 % of its lifted relapsing, and how many county-years do."""
    rows: list[tuple[Cell, ...]] = []
    for threshold in THRESHOLDS if "relapsed_persons_by_group" in outcomes else ():
        counts = [events(outcomes, threshold), events(outcomes, threshold, beyond_noise=True)]
        for scenario, name in scenario_titles(outcomes, lang).items():
            row: list[Cell] = [threshold, name]
            for part in counts:
                one = part.sel(scenario=scenario).transpose("draw", "replicate").values
                met = np.where(np.isnan(one), np.nan, one > 0)
                row += [*_chance(chance(met, shares_luck(outcomes))), float(np.nanmean(one))]
            rows.append(tuple(row))
    cells = outcomes.sizes["year"] * outcomes.sizes["county"]
    number = pick(f"个，共{cells}个", f"of {cells}", lang)
    every, clear = pick("发生概率", "Chance", lang), pick("发生概率（超出模拟噪声）", "Chance beyond noise", lang)
    heads = (
        Column(pick("阈值", "Threshold", lang), "percent", "%"), Column(pick("情景", "Scenario", lang)),
        *chance_columns(every, lang), Column(pick("县年数", "County-years", lang), "one", number),
        *chance_columns(clear, lang), Column(pick("县年数（超出噪声）", "County-years beyond noise", lang), "one", number),
    )  # fmt: skip
    title = pick("规模性返贫发生概率（任一县、任一年）", "Chance of large-scale relapse (any county, any year)", lang)
    return Table(title, heads, tuple(rows))
