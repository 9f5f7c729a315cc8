"""The score-board and large-scale relapse as numbers, for worksheets and CSV."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from experiments.dataset import shares_luck
from parameters.bilingual import pick
from reports.labels import Lang, item_title, pick_of, scenario_titles
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
    unit = pick(lang, "unit of the row", "单位见同行")
    last = min(2025, int(outcomes.year[-1]))
    heads = (
        Column(pick(lang, "Target", "目标")), Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Unit", "单位")),
        *(Column(pick_of(lang, head), "measured", unit) for head in
          ((f"{last}年中位数", f"Median, {last}"), ("最小", "Lowest"), ("最大", "Highest"))),
        *told_columns(pick(lang, "Probability", "达标概率"), lang),
    )  # fmt: skip
    return Table(pick(lang, "Score-board of the plan's targets, projected", "规划目标完成情况模拟评估"), heads, tuple(rows))


def chance_columns(title: str, lang: Lang) -> tuple[Column, ...]:
    """Columns of a chance: share with the ends of its 95 % interval, and the counts behind it."""
    runs = pick(lang, "runs", "次")
    ends = (pick(lang, "95% low", "95%下限"), pick(lang, "95% high", "95%上限"))
    return (
        Column(title, "percent", "%"), *(Column(f"{title}{pick(lang, ', ', '：')}{end}", "percent", "%") for end in ends),
        Column(f"{title}{pick(lang, ', runs with it', '：次数')}", "whole", runs),
        Column(f"{title}{pick(lang, ', all runs', '：总次数')}", "whole", runs),
    )  # fmt: skip


def told_columns(title: str, lang: Lang) -> tuple[Column, ...]:
    """The same, and in how many runs it cannot be told whether a target is met."""
    untold = Column(f"{title}{pick(lang, ', runs that cannot tell', '：无法判别次数')}", "whole", pick(lang, "runs", "次"))
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
    number = pick(lang, f"of {cells}", f"个，共{cells}个")
    every, clear = pick(lang, "Chance", "发生概率"), pick(lang, "Chance beyond noise", "发生概率（超出模拟噪声）")
    heads = (
        Column(pick(lang, "Threshold", "阈值"), "percent", "%"), Column(pick(lang, "Scenario", "情景")),
        *chance_columns(every, lang), Column(pick(lang, "County-years", "县年数"), "one", number),
        *chance_columns(clear, lang), Column(pick(lang, "County-years beyond noise", "县年数（超出噪声）"), "one", number),
    )  # fmt: skip
    title = pick(lang, "Chance of large-scale relapse (any county, any year)", "规模性返贫发生概率（任一县、任一年）")
    return Table(title, heads, tuple(rows))
