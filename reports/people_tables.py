"""Tables of people and income: the list against the truth, why aid left people short, concepts of income, inequality."""

from __future__ import annotations

import xarray as xr

from parameters.bilingual import pick
from reports.aggregate import GROUPS, by_group, heads
from reports.labels import Lang, group_title, item_title, pick_of, population_title, scenario_titles
from reports.rows import Cell, Column, Table

IN_TROUBLE = (
    "近12个月人均纯收入（口径二）不足监测线，或刚性支出较大、收入大幅缩减致基本生活严重困难的户",
    "households whose net income of twelve months a head (concept 2) falls short of the monitoring line, or whom rigid spending or a "
    "fall of income leaves little to live on",
)
"""What `households_in_trouble` counts: the rule that the list tries to follow, the same words wherever it is counted."""


def list_counts(outcomes: xr.Dataset) -> xr.Dataset:
    """Households by county group and year: `all`, `listed`, `in_trouble` by the rule of monitoring.

    Of the listed, `found` are in trouble, `followed` are not any more, `mistaken` never were.
    """
    counts = {name: by_group(outcomes, stored) for name, stored in (
        ("all", "households"), ("listed", "households_monitored"), ("in_trouble", "households_in_trouble"))}  # fmt: skip
    parts = {"found": "list_true_positive", "followed": "list_followed", "mistaken": "list_mistaken"}
    of_listed = {name: heads(outcomes, stored).fillna(0.0).where(counts["listed"].notnull()) for name, stored in parts.items()}
    return xr.Dataset({**counts, **of_listed})


def list_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """The list against the truth by county category and year, reference scenario; shares are ratios of the sums."""
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    title = pick(lang, f"List against those in trouble: {name}", f"监测名单与应纳入监测户对照：{name}")
    kind, homes = ("wan", "万户") if lang == "zh" else ("whole", "households")
    heads = (
        (("县分类", "County category"), "tight", ""), (("年份", "Year"), "year", ""),
        (("在册监测户", "Listed"), kind, homes), (("占登记户", "Of all"), "percent", "%"),
        (("应纳入监测户", "In trouble"), kind, homes), (("名单准确率", "Listed and in trouble"), "percent", "%"),
        (("困难已过仍在跟踪", "Trouble over, still followed"), "percent", "%"), (("误纳率", "Listed by mistake"), "percent", "%"),
        (("漏报率", "Missed of those in trouble"), "percent", "%"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    if {"list_true_positive", "list_followed", "list_mistaken", "households_monitored", "households_in_trouble"} <= set(outcomes):
        counts = list_counts(outcomes).sel(scenario=scenario)
        rows = [_list_row(counts.sel(county_group=group, year=year), group, int(year), lang)
                for group in GROUPS for year in outcomes.year.values]  # fmt: skip
    columns = tuple(Column(pick_of(lang, head), look, unit) for head, look, unit in heads)
    return Table(title, columns, tuple(rows), _list_note(lang))


def _list_row(counts: xr.Dataset, group: str, year: int, lang: Lang) -> tuple[Cell, ...]:
    """Means over runs; shares are taken in each run first."""
    of_listed = (counts[name] / counts["listed"].where(counts["listed"] > 0) for name in ("found", "followed", "mistaken"))
    missed = 1.0 - counts["found"] / counts["in_trouble"].where(counts["in_trouble"] > 0)
    shares = (counts["listed"] / counts["all"].where(counts["all"] > 0), counts["in_trouble"], *of_listed, missed)
    return (group_title(group, lang), year, *(float(part.mean()) for part in (counts["listed"], *shares)))


def _list_note(lang: Lang) -> str:
    return pick(
        lang,
        f"In trouble at year end: {IN_TROUBLE[1]}; the model knows, officials do not: registers account incomes by usual amounts, so "
        "that many a low one is seen above the line. A case is followed until a whole accounting year is above the line and a check "
        "finds its cause over; by mistake is listed who was no case. All three are shares of those listed. The list is for visits and "
        "help, never for refusing help.",
        f"应纳入监测户：年末{IN_TROUBLE[0]}，模型知其真值，系统并不知道：登记收入按常年水平核算，部分低收入户因而高于监测线。"
        "监测户须整核算年达标并经核查原因消除方可退出，此前继续跟踪；误纳为纳入时不符合规则者。三项均以在册户为分母，"
        "漏报率以应纳入监测户为分母。名单只用于上门核查与帮扶，不得作为拒绝帮扶的依据。",
    )  # fmt: skip


def why_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Persons whom aid left short a year by reason, one column a scenario; the lifted, then everybody."""
    titles = scenario_titles(outcomes, lang)
    unit = pick(lang, "persons", "万人")
    rows: list[tuple[Cell, ...]] = []
    for population, classes in (("lifted", ["lifted"]), ("all", None)) if "why_below" in outcomes else ():
        means = by_group(outcomes, "why_below", classes).sel(county_group="all").mean(["year", "draw", "replicate"])
        who = population_title(population, lang)
        for why in outcomes.why.values:
            numbers = [float(means.sel(scenario=s, why=why)) for s in titles]
            rows.append((who, item_title("why", why, lang), *numbers))
    heads = [Column(pick(lang, "Population", "人群")), Column(pick(lang, "Why", "原因"), "tight")]
    heads += [Column(title, "wan" if lang == "zh" else "whole", unit) for title in titles.values()]
    title = pick(lang, "Why aid did not lift (yearly mean, whole prefecture)", "未被托底的原因（年均，全州）")
    return Table(title, tuple(heads), tuple(rows), _why_note(lang))


def _why_note(lang: Lang) -> str:
    return pick(
        lang, "The first three add up to the persons below the standard by net income (concept 2) at the end of the accounting year, "
        "split by their dibao. \"Rigid spending\": not below it, but below once rigid spending is taken off; not in the relapse "
        "rate. Full dibao exceeds the standard, so that after aid one can be short only by exclusion, delay, part payment or "
        "rigid spending. How much of a change in relapse is the standard of dibao rising against the poverty standard is its "
        "difference to scenario `dibao_frozen`, of either sign: from a county's budget a lower standard pays less a head and leaves "
        "money for those who wait.",
        "前三项之和为核算年度末纯收入（口径二）低于贫困标准的人口，按低保情况划分；“刚性支出”为纯收入不低于标准、扣减医疗等刚性支出后低于标准的人口，"
        "不计入返贫率。足额低保高于贫困标准，故帮扶后仍低于标准只能源于未享、滞后、补差不足或刚性支出。"
        "返贫变化中由低保标准相对贫困标准提高所致的部分，即与情景 `dibao_frozen` 之差，可正可负："
        "县级预算有限，标准低则人均补差少，但可惠及更多轮候户。",
    )  # fmt: skip


def concept_levels(outcomes: xr.Dataset, classes: list[str] | None = None) -> xr.DataArray:
    """Income per head by concept; disposable income weighed with residents, the others with persons of the purse."""
    return by_group(outcomes, "income_per_capita_by_concept", classes)


def concept_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Income by concept, county category and year, reference scenario; the lifted of the prefecture in a row of their own."""
    scenario, name = next(iter(scenario_titles(outcomes, lang).items()))
    rows: list[tuple[Cell, ...]] = []
    if "income_per_capita_by_concept" in outcomes:
        over = ["draw", "replicate"]
        every = concept_levels(outcomes).sel(scenario=scenario).mean(over)
        lifted = concept_levels(outcomes, ["lifted"]).sel(scenario=scenario, county_group="all").mean(over)
        for concept in outcomes.concept.values:
            title = item_title("concept", concept, lang)
            for group in GROUPS:
                rows.append((title, group_title(group, lang), *_years(every.sel(concept=concept, county_group=group))))
            rows.append((title, pick(lang, "of them lifted", "其中：脱贫人口"), *_years(lifted.sel(concept=concept))))
    heads = [Column(pick(lang, "Concept", "口径")), Column(pick(lang, "Population", "范围"), "tight")]
    heads += [Column(str(int(year)), "whole", pick(lang, "yuan per head", "元/人")) for year in outcomes.year.values]
    title = pick(lang, f"Income per head by concept (current prices): {name}", f"分口径人均收入（当年价）：{name}")
    note = pick(
        lang, "All registered rural households, resettled included, so that disposable income differs a little from the main table. "
        "Disposable income per resident, the others per head of the shared purse. Targets and growth use concept 1, the lines "
        "concepts 2 and 3.",
        "全部登记农村户，含易地搬迁，故可支配收入与主表（不含搬迁的农村常住人口）略有不同。可支配收入按常住人口平均，其余按共享收支人口平均；"
        "目标与增速用口径一，贫困标准与监测线用口径二、三。",
    )  # fmt: skip
    return Table(title, tuple(heads), tuple(rows), note)


def _years(values: xr.DataArray) -> list[float]:
    return [float(value) for value in values.transpose("year").values]


def gini_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Gini by scenario, first and last year, county category."""
    rows: list[tuple[Cell, ...]] = []
    if "gini_category" in outcomes:
        means = outcomes["gini_category"].mean(["draw", "replicate"])
        years = dict.fromkeys((int(outcomes.year[0]), int(outcomes.year[-1])))
        for scenario, name in scenario_titles(outcomes, lang).items():
            for year in years:
                values = means.sel(scenario=scenario, year=year).sel(county_group=list(GROUPS)).values
                rows.append((name, year, *map(float, values)))
    heads = [Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Year", "年份"), "year")]
    heads += [Column(group_title(group, lang), "index", pick(lang, "index", "指数")) for group in GROUPS]
    title = pick(lang, "Gini of rural disposable income per head", "农村居民人均可支配收入基尼系数")
    note = pick(lang, "Rural residents, resettled left out; means over runs.", "农村常住人口，不含易地搬迁；各次模拟的均值。")
    return Table(title, tuple(heads), tuple(rows), note)
