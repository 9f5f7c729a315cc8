"""Tables of results: the main table, outcomes by county and year, effects, cost per relapse avoided."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import xarray as xr

from experiments.effects import CostEffectiveness, Effects
from model.contract import VARIABLES
from parameters.bilingual import pick
from reports.aggregate import GROUPS, band, by_county, income_growth, relapse_rate, runs
from reports.labels import (
    Lang,
    denominator_title,
    group_title,
    item_title,
    kind_title,
    pick_of,
    range_title,
    scenario_titles,
    variable_title,
)
from reports.numbers import avoided, between, money, seen
from reports.prices import no_price, unpriced
from reports.rows import Cell, Column, Noted, Table
from reports.units import shown_in

COUNTY_MEASURES: tuple[tuple[str, tuple[str, ...] | None, str], ...] = (
    ("relapse_rate", ("lifted",), "per_thousand"), ("entry_rate", ("near_poor", "ordinary"), "per_thousand"),
    ("relapse_rate_before_aid", ("lifted",), "per_thousand"), ("below_line_rate", None, "percent"),
    ("below_monitoring_line_rate", None, "percent"), ("monitored_rate", None, "percent"),
    ("relapsed_persons", ("lifted",), "whole"), ("persons", None, "whole"), ("households", None, "whole"),
)  # fmt: skip
"""Measures of the sheet by county: variable, household classes, kind of column."""
COUNTY_PLAIN = (("rural_income", "whole"), ("income_growth", "percent"), ("gini", "index"))
"""Measures that exist by county only."""


def main_table(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> Table:
    """County groups and scenarios in rows; relapse rate and income growth, each with range and paired difference."""
    titles = scenario_titles(outcomes, lang)
    bands = {"relapse_rate": band(relapse_rate(outcomes, over_years=True)), "income_growth": band(income_growth(outcomes))}
    rows = []
    for group in GROUPS:
        for name, title in titles.items():
            row: list[Cell] = [group_title(group, lang), title]
            for measure, points in bands.items():
                low, mean, high = (float(p.sel(scenario=name, county_group=group)) for p in points)
                row += [mean, _range(low, high, measure, runs(outcomes)), _against(effects, name, measure, group, lang)]
            rows.append(tuple(row))
    title = pick(lang, "Main table: relapse rate and income growth", "主表：返贫率与收入增速，按县分类与情景")
    return Table(title, _main_columns(runs(outcomes), lang), tuple(rows), _main_note(outcomes, lang))


def _main_columns(number: int, lang: Lang) -> tuple[Column, ...]:
    spread = (Column(range_title(number, lang), "tight"), Column(pick(lang, "Difference", "与对照之差"), "tight"))
    return (
        Column(pick(lang, "County category", "县分类"), "tight"),
        Column(pick(lang, "Scenario", "情景"), "tight"),
        Column(pick(lang, "Relapse rate", "返贫率"), "per_thousand", pick(lang, "per 1,000 a year", "‰/年")),
        *spread,
        Column(pick(lang, "Income growth", "收入年均增速"), "percent", pick(lang, "% a year", "%")),
        *spread,
    )


def _main_note(outcomes: xr.Dataset, lang: Lang) -> str:
    first, last = int(outcomes.year[0]), int(outcomes.year[-1])
    return pick(
        lang,
        f"Relapse rate: lifted persons, after aid, mean of the yearly rates {first}–{last}. Income growth: rural "
        "disposable income per resident head, resettled left out, compound nominal growth from the year before "
        f"{first} to {last}. Means over {runs(outcomes)} runs; range: {range_title(runs(outcomes), 'en')} "
        "of runs, parameters and simulation noise together. Differences are paired on the same draws and luck; in "
        "brackets the half-width of the 95% interval of luck; direction uncertain: beyond luck, but not known to have that sign "
        "in 95% of the parameter draws.",
        f"返贫率：脱贫人口，帮扶后，{first}–{last}年各年之均值。收入增速：农村常住人口（不含搬迁）人均可支配收入，"
        f"以{first}年的上一年为基期、至{last}年的复合年均名义增速。数值为{runs(outcomes)}次模拟的均值，"
        "范围取自各次模拟（"
        f"{range_title(runs(outcomes), 'zh')}），含参数不确定性与模拟噪声。差异为同参数、同随机数的配对差，"
        "括号内为95%运气区间半宽；“方向不定”指超出运气，但不能判定至少95%的参数抽样方向相同。",
    )


def _range(low: float, high: float, measure: str, number: int) -> str | None:
    if number == 1 or not (math.isfinite(low) and math.isfinite(high)):
        return None
    scale = 1000.0 if measure == "relapse_rate" else 100.0
    return f"{low * scale:.1f} – {high * scale:.1f}".replace("-", "−")


def _against(effects: Effects | None, scenario: str, measure: str, group: str, lang: Lang) -> str | None:
    """The paired difference of one cell in words; None for the reference and for what was not compared."""
    if effects is None:
        return None
    try:
        effect = effects.effect(scenario, measure, group)
    except KeyError:
        return None
    if effect.verdict == "identical":
        return pick(lang, "identical", "完全相同")
    if not (effect.told or effect.verdict == "direction"):
        return pick(lang, "cannot be told", "无法判别")
    scale = 1000.0 if measure == "relapse_rate" else 100.0
    places = seen(abs(effect.difference) * scale, 2)
    words = [f"±{effect.half_width * scale:.{places}f}"] if math.isfinite(effect.half_width) else []
    words += [pick(lang, "direction uncertain", "方向不定")] if effect.verdict == "direction" else []
    return f"{effect.difference * scale:+.{places}f} ({', '.join(words)})".replace("-", "−")


def county_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Scenario, year and county in rows; means over runs of the main measures."""
    means = [by_county(outcomes, name, classes).mean(["draw", "replicate"]) for name, classes, _ in COUNTY_MEASURES]
    means += [outcomes[name].mean(["draw", "replicate"]) for name, _ in COUNTY_PLAIN]
    kinds = [(name, kind) for name, _, kind in COUNTY_MEASURES] + list(COUNTY_PLAIN)
    numbers = np.stack([mean.transpose("scenario", "year", "county").values for mean in means], axis=-1).tolist()
    counties = [(item_title("county", county, lang), group_title(category, lang))
                for county, category in zip(outcomes.county.values, outcomes.county_category.values, strict=True)]  # fmt: skip
    names, titles, years = outcomes.scenario.values.tolist(), scenario_titles(outcomes, lang), outcomes.year.values.tolist()
    rows: list[tuple[Cell, ...]] = [
        (titles[name], year, *county, *numbers[s][y][c])
        for s, name in enumerate(names)
        for y, year in enumerate(years)
        for c, county in enumerate(counties)
    ]
    heads = [Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Year", "年份"), "year"),
             Column(pick(lang, "County", "县（市、区）")), Column(pick(lang, "County category", "县分类"))]  # fmt: skip
    columns = heads + [Column(variable_title(name, lang), kind, shown_in(VARIABLES[name].units).unit(lang)) for name, kind in kinds]
    return Table(
        pick(lang, "Outcomes by county and year (mean over runs)", "分县分年结果（各次模拟均值）"), tuple(columns), tuple(rows)
    )


def _columns(heads: Sequence[tuple[str, str]], lang: Lang, words: int) -> tuple[Column, ...]:
    """Columns of text; the first `words` and what is avoided may break, numbers with their units may not."""
    return tuple(
        Column(pick_of(lang, head), "text" if number < words or head[1] == "For each" else "tight") for number, head in enumerate(heads)
    )


def cost_table(effects: Effects | None, outcomes: xr.Dataset, lang: Lang) -> Table:
    """Net public cost per relapse avoided, three denominators, with the interval of the ratio."""
    titles, ratios = scenario_titles(outcomes, lang), effects.cost_effectiveness if effects else ()
    heads = (
        ("情景", "Scenario"), ("范围", "County group"), ("净成本", "Net cost"), ("每避免", "For each"),
        ("避免数", "Avoided"), ("单位成本", "Cost of each"), ("区间", "Interval"),
    )  # fmt: skip
    rows = tuple(_cost_row(ratio, titles, lang) for ratio in ratios)
    against = ", ".join(dict.fromkeys(titles.get(ratio.against, ratio.against) for ratio in ratios))
    kinds = "; ".join(dict.fromkeys(kind_title(ratio.kind, lang) for ratio in ratios))
    note = pick(
        lang, f"Against: {against}. Net cost: spending of the reference less that of the scenario, so what the policies "
        f"taken away cost; avoided: what the scenario has more of. Interval: {kinds}.",
        f"对照：{against}。净成本为对照情景支出减本情景支出，即被取消政策的花费；避免数为本情景多出的数。区间："
        f"{kinds}。",
    )  # fmt: skip
    left_out = unpriced(effects, titles, lang) if effects else ""
    note += pick(lang, " ", "") + left_out if left_out else ""
    title = pick(lang, "Public cost per relapse avoided", "每避免一例返贫的公共支出")
    return Table(title, _columns(heads, lang, 1), rows, note)


def _cost_row(ratio: CostEffectiveness, titles: dict[str, str], lang: Lang) -> tuple[Cell, ...]:
    told = ratio.told and math.isfinite(ratio.ratio)
    limits = told and math.isfinite(ratio.low) and math.isfinite(ratio.high)
    return (
        titles.get(ratio.scenario, ratio.scenario),
        group_title(ratio.county_group, lang),
        money(ratio.net_cost_yuan, lang),
        denominator_title(ratio.denominator, lang),
        avoided(ratio.relapses_avoided, ratio.denominator, lang),
        money(ratio.ratio, lang) if told else Noted(pick(lang, "none", "无"), _sentence(no_price(ratio, lang), lang)),
        between(money(ratio.low, lang), money(ratio.high, lang), lang) if limits else None,
    )


def _sentence(words: str, lang: Lang) -> str:
    return pick(lang, f"{words[:1].upper()}{words[1:]}.", f"{words}。")
