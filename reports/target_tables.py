"""The plan's targets by county: leads of growth of the lifted, their distance to the province, large-scale relapse."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import xarray as xr

from agents.codes import COUNTIES, CountyItem
from experiments.dataset import shares_luck
from parameters.bilingual import pick
from reports.labels import Lang, item_title, pick_of, scenario_titles
from reports.risk import chance
from reports.risk_sheets import UNITS, told_chance, told_columns
from reports.risk_tables import KINDS, chance_words, reached
from reports.rows import Cell, Column, Table
from reports.units import Measured, shown_in


def target_by_county_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Targets that a county has, scenarios and counties in rows: median projected and probability of meeting the target."""
    heads = (
        *_heads(lang),
        Column(pick(lang, "Median projected", "模拟中位数"), "right"),
        Column(pick(lang, "Probability", "达标概率"), "right"),
    )
    rows: list[tuple[Cell, ...]] = []
    for target, scenario, county, value, met in _scored(outcomes, lang):
        likely = chance_words(chance(met, shares_luck(outcomes)), lang)
        rows.append(
            (
                item_title("target", target, lang),
                scenario,
                pick(lang, county.en, county.zh),
                reached(float(np.nanmedian(value)), KINDS.get(target, "ratio"), lang),
                likely,
            )
        )
    return Table(
        _title(lang),
        heads,
        tuple(rows),
        pick(
            lang,
            "Each key county by itself: its lifted against its own farmers. Other counties have no such target.",
            "重点帮扶县逐县评估：脱贫人口收入增速与所在县农民相比；其余县无此目标。",
        ),
    )


def target_by_county_sheet(outcomes: xr.Dataset, lang: Lang) -> Table:
    """The same as numbers: median, lowest and highest value, share of runs that meet the target with its interval."""
    rows: list[tuple[Cell, ...]] = []
    for target, scenario, county, value, met in _scored(outcomes, lang):
        unit, found = UNITS[KINDS.get(target, "ratio")], chance(met, shares_luck(outcomes))
        values = [Measured(float(f(value)), unit) for f in (np.nanmedian, np.nanmin, np.nanmax)]
        rows.append((item_title("target", target, lang), scenario, pick(lang, county.en, county.zh), shown_in(unit).unit(lang), *values,
                     *told_chance(found)))  # fmt: skip
    unit = pick(lang, "unit of the row", "单位见同行")
    heads = (
        *_heads(lang), Column(pick(lang, "Unit", "单位")),
        *(Column(pick_of(lang, head), "measured", unit) for head in (("中位数", "Median"), ("最小", "Lowest"), ("最大", "Highest"))),
        *told_columns(pick(lang, "Probability", "达标概率"), lang),
    )  # fmt: skip
    return Table(_title(lang), heads, tuple(rows))


def _title(lang: Lang) -> str:
    return pick(lang, "Score-board by county, projected", "规划目标分县完成情况模拟评估")


def _heads(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(pick(lang, "Target", "目标")),
        Column(pick(lang, "Scenario", "情景"), "tight"),
        Column(pick(lang, "County", "县（市、区）"), "tight"),
    )


def _scored(outcomes: xr.Dataset, lang: Lang) -> Iterator[tuple[str, str, CountyItem, np.ndarray, np.ndarray]]:
    """Target, title of the scenario, county, values and whether they meet the target (draw, replicate), where there are any."""
    if "target_value_by_county" not in outcomes:
        return
    dims = ("target", "scenario", "county", "draw", "replicate")
    values, met = (outcomes[variable].transpose(*dims).values for variable in ("target_value_by_county", "target_met_by_county"))
    titles, items = scenario_titles(outcomes, lang), {county.name: county for county in COUNTIES}
    for t, target in enumerate(map(str, outcomes.target.values)):
        for s, scenario in enumerate(map(str, outcomes.scenario.values)):
            for c, county in enumerate(map(str, outcomes.county.values)):
                if np.isfinite(values[t, s, c]).any():
                    yield target, titles[scenario], items[county], values[t, s, c], met[t, s, c]
