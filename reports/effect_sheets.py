"""Main table, paired effects and costs as numbers, for worksheets and CSV: every interval in columns of its own."""

from __future__ import annotations

import math

import xarray as xr

from experiments.effects import Effect, Effects
from parameters.bilingual import pick
from reports.aggregate import GROUPS, band, income_growth, relapse_rate, runs
from reports.labels import Lang, group_title, kind_title, pick_of, population_title, range_ends, scenario_titles, variable_title
from reports.prices import no_price, unpriced
from reports.rows import Cell, Column, Table, ends_of_years
from reports.units import Measured, shown_in

ROW_UNIT = ("单位见同行", "unit of the row")
DENOMINATOR_UNITS = {"households": "households", "person_years": "person-years", "gap_yuan": "yuan"}


def main_sheet(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> Table:
    """County groups and scenarios in rows; relapse rate and income growth, each with range and paired difference."""
    bands = {"relapse_rate": band(relapse_rate(outcomes, over_years=True)), "income_growth": band(income_growth(outcomes))}
    rows: list[tuple[Cell, ...]] = []
    for group in GROUPS:
        for name, title in scenario_titles(outcomes, lang).items():
            row: list[Cell] = [group_title(group, lang), title]
            for measure, points in bands.items():
                low, mean, high = (float(p.sel(scenario=name, county_group=group)) for p in points)
                row += [mean, low, high, *_difference(effects, name, measure, group, lang)]
            rows.append(tuple(row))
    heads = (
        Column(pick(lang, "County category", "县分类")), Column(pick(lang, "Scenario", "情景")),
        *_measure_columns("relapse_rate", pick(lang, "Relapse rate", "返贫率"), runs(outcomes), lang),
        *_measure_columns("income_growth", pick(lang, "Income growth", "收入年均增速"), runs(outcomes), lang),
    )  # fmt: skip
    title = pick(lang, "Main table: relapse rate and income growth", "主表：返贫率与收入增速，按县分类与情景")
    return Table(title, heads, tuple(rows))


def _measure_columns(measure: str, title: str, number: int, lang: Lang) -> tuple[Column, ...]:
    kind = "thousandth" if measure == "relapse_rate" else "hundredth"
    shown = shown_in("share of persons a year" if measure == "relapse_rate" else "share a year")
    unit, points = shown.unit(lang), shown.unit(lang, difference=True)
    spread = [Column(f"{title}{pick(lang, ', ', '：')}{end}", kind, unit) for end in range_ends(number, lang)]
    return (Column(title, kind, unit), *spread, *difference_columns(kind, points, lang))


def difference_columns(kind: str, unit: str, lang: Lang) -> tuple[Column, ...]:
    """Columns of a paired difference, of its half-widths of luck without and with what everybody shares, and what can be told."""
    return (
        Column(pick(lang, "Difference", "与对照之差"), kind, unit, signed=True),
        Column(pick(lang, "Half-width, luck without the shared", "差异半宽：运气，不含共有部分"), kind, unit),
        Column(pick(lang, "Half-width, luck with the shared", "差异半宽：运气，含共有部分"), kind, unit),
        Column(pick(lang, "Told", "能否判别"), "tight"),
    )


def _difference(effects: Effects | None, scenario: str, measure: str, group: str, lang: Lang) -> tuple[Cell, ...]:
    """Difference and half-widths; empty for the reference and for what was not compared."""
    try:
        found = effects.effect(scenario, measure, group) if effects is not None else None
    except KeyError:
        found = None
    if found is None:
        return None, None, None, None
    return found.difference, found.noise_half_width, found.luck_half_width, verdict_words(found, lang)


def told_words(told: bool, lang: Lang) -> str:
    """Whether a difference can be told, in words that can be filtered."""
    return pick(lang, "yes", "可判别") if told else pick(lang, "cannot be told", "无法判别")


VERDICTS = {
    "told": ("可判别", "yes"), "luck": ("无法判别：区间含零", "cannot be told: luck"),
    "direction": ("方向随参数不定", "direction uncertain over parameters"),
    "identical": ("各次模拟完全相同", "identical in every run"), "none": ("无区间", "no interval"),
}  # fmt: skip


def verdict_words(effect: Effect, lang: Lang) -> str:
    """What can be told of a difference, in words that can be filtered."""
    return pick_of(lang, VERDICTS[effect.verdict]) if effect.verdict else told_words(effect.told, lang)


def effects_sheet(effects: Effects | None, outcomes: xr.Dataset, lang: Lang) -> Table:
    """Every paired difference with levels, both half-widths and the spread over draws, in the unit of its row."""
    titles = scenario_titles(outcomes, lang)
    rows = tuple(_effect_row(effect, titles, lang) for effect in (effects.effects if effects else ()))
    words = (("情景", "Scenario"), ("对照", "Against"), ("指标", "Measure"), ("人群", "Population"), ("范围", "County group"),
             ("单位", "Unit"), ("差异单位", "Unit of the difference"))  # fmt: skip
    numbers = (("情景值", "Level"), ("对照值", "Level, reference"), ("差异", "Difference"),
               ("半宽：运气，不含共有部分", "Half-width, luck without the shared"),
               ("半宽：运气，含共有部分", "Half-width, luck with the shared"),
               ("参数抽样5%", "5% of draws"), ("参数抽样95%", "95% of draws"))  # fmt: skip
    unit = pick_of(lang, ROW_UNIT)
    heads = [Column(pick_of(lang, head)) for head in words]
    heads[4:4] = [Column(pick(lang, "First year", "首年"), "year"), Column(pick(lang, "Last year", "末年"), "year")]
    heads += [Column(pick_of(lang, head), "measured", unit, signed=head[1] == "Difference") for head in numbers]
    heads += [Column(pick(lang, "Draws of that sign", "同号抽样占比"), "whole_percent", "%"),
              Column(pick(lang, "Draws of that sign, counted with their luck", "同号抽样占比：直接计数，含运气"), "whole_percent", "%"),
              Column(pick(lang, "Pairs of runs", "模拟对数"), "whole", pick(lang, "pairs", "对")),
              Column(pick(lang, "Kind of interval", "区间种类")), Column(pick(lang, "Told", "能否判别"), "tight")]  # fmt: skip
    note = pick(
        lang,
        "Differences are scenario less reference, paired on draw and luck; half-widths are halves of 95% intervals. "
        "Luck: the choice and luck of households; the shared: wages, prices, pandemic and weather, which need replicates. 5% and 95% "
        "of draws: luck taken out; empty for fewer than 10 draws, or where draws do not differ beyond luck. Draws of that "
        "sign: as far as luck lets one know; beside it as they are counted, each with luck of its own.",
        "差异为情景减对照，同参数、同随机数配对；半宽均为95%区间的一半。运气：农户抽取与农户运气；共有部分：各抽样共有的工资、价格、疫情与天气，"
        "需有多次重复。参数抽样5%与95%已扣除运气；少于10次抽样，或抽样之间除运气外看不出差别时为空。"
        "同号抽样占比以运气所能判定者为限，另列直接计数者（含各次抽样自身的运气）。",
    )
    return Table(pick(lang, "Paired effects", "配对效应"), tuple(heads), rows, note)


def _effect_row(effect: Effect, titles: dict[str, str], lang: Lang) -> tuple[Cell, ...]:
    shown = shown_in(effect.unit)
    apart = effect.draws_low != effect.draws_high  # one point where the draws do not differ beyond luck
    numbers = (effect.value, effect.against_value, effect.difference, effect.noise_half_width, effect.luck_half_width,
               *((effect.draws_low, effect.draws_high) if apart else (math.nan, math.nan)))  # fmt: skip
    return (
        titles.get(effect.scenario, effect.scenario), titles.get(effect.against, effect.against),
        variable_title(effect.measure, lang), population_title(effect.population, lang), *ends_of_years(effect.period),
        group_title(effect.county_group, lang), shown.unit(lang), shown.unit(lang, difference=True),
        *(Measured(number, effect.unit) for number in numbers), effect.sign_share,
        effect.sign_counted, float(effect.runs), kind_title(effect.kind, lang), verdict_words(effect, lang),
    )  # fmt: skip


def relapse_effects(effects: Effects | None, outcomes: xr.Dataset, lang: Lang) -> Table:
    """The difference of the relapse rate in the whole prefecture, one scenario a row: what the chart of effects shows."""
    titles = scenario_titles(outcomes, lang)
    found = [e for e in (effects.effects if effects else ()) if e.measure == "relapse_rate" and e.county_group == "all"]
    rows = tuple((titles.get(e.scenario, e.scenario), e.difference, e.noise_half_width, e.luck_half_width,
                  verdict_words(e, lang)) for e in found)  # fmt: skip
    unit = shown_in("share of persons a year").unit(lang, difference=True)
    heads = (Column(pick(lang, "Scenario", "情景")), *difference_columns("thousandth", unit, lang))
    return Table(pick(lang, "Relapse rate, difference to the reference (lifted, prefecture)", "返贫率与对照情景之差（脱贫人口，全州）"),
                 heads, rows)  # fmt: skip


def cost_sheet(effects: Effects | None, outcomes: xr.Dataset, lang: Lang) -> Table:
    """Net public cost, what it prevents and the price of each, with the limits of its interval."""
    titles, rows = scenario_titles(outcomes, lang), []
    for ratio in effects.cost_effectiveness if effects else ():
        unit = DENOMINATOR_UNITS[ratio.denominator]
        priced = ratio.told and math.isfinite(ratio.ratio)
        rows.append((
            titles.get(ratio.scenario, ratio.scenario), titles.get(ratio.against, ratio.against),
            group_title(ratio.county_group, lang), ratio.net_cost_yuan, shown_in(unit).unit(lang),
            Measured(ratio.relapses_avoided, unit), *((ratio.ratio, ratio.low, ratio.high) if priced else (None, None, None)),
            kind_title(ratio.kind, lang), told_words(priced, lang), no_price(ratio, lang) or None,
        ))  # fmt: skip
    yuan, left_out = pick(lang, "yuan", "元"), unpriced(effects, titles, lang) if effects else ""
    heads = (
        Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Against", "对照")), Column(pick(lang, "County group", "范围")),
        Column(pick(lang, "Net cost", "净成本"), "whole", yuan), Column(pick(lang, "Unit avoided", "避免数单位")),
        Column(pick(lang, "Avoided", "避免数"), "measured", pick_of(lang, ROW_UNIT)),
        *(Column(pick_of(lang, head), "ratio", pick(lang, "yuan for each unit", "元/每单位")) for head in
          (("单位成本", "Cost of each"), ("单位成本下限", "Cost of each, low"), ("单位成本上限", "Cost of each, high"))),
        Column(pick(lang, "Kind of interval", "区间种类")), Column(pick(lang, "Told", "能否判别"), "tight"),
        Column(pick(lang, "Why no price", "无单价的原因")),
    )  # fmt: skip
    note = pick(
        lang,
        "Net cost: spending of the reference less that of the scenario; avoided: what the scenario has more of.",
        "净成本为对照情景支出减本情景支出；避免数为本情景多出的数。",
    ) + (pick(lang, " ", "") + left_out if left_out else "")
    return Table(pick(lang, "Public cost per relapse avoided", "每避免一例返贫的公共支出"), heads, tuple(rows), note)


def relapse_by_year(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Relapse rate of the lifted in the whole prefecture: a row a year, a column a scenario; what its chart shows."""
    means = relapse_rate(outcomes).sel(county_group="all").mean(["draw", "replicate"])
    titles = scenario_titles(outcomes, lang)
    unit = shown_in("share of persons a year").unit(lang)
    heads = [Column(pick(lang, "Year", "年份"), "year"), *(Column(title, "thousandth", unit) for title in titles.values())]
    rows = tuple((int(year), *(float(means.sel(scenario=name, year=year)) for name in titles)) for year in outcomes.year.values)
    note = pick(lang, f"Means over {runs(outcomes)} runs.", f"{runs(outcomes)}次模拟的均值。")
    return Table(pick(lang, "Relapse rate by year (lifted, after aid, prefecture)", "逐年返贫率（脱贫人口，帮扶后，全州）"),
                 tuple(heads), rows, note)  # fmt: skip
