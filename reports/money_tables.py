"""Tables of money and causes: spending by policy and payer, relapses by cause, and why an official count differs."""

from __future__ import annotations

import xarray as xr

from reports.aggregate import by_group
from reports.labels import Lang, item_title, pick, policy_titles, scenario_titles, variable_title
from reports.rows import Cell, Column, Table


def spending_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Mean yearly spending of the whole prefecture by scenario and policy, one column a payer."""
    values = by_group(outcomes, "spending").sel(county_group="all").mean(["year", "draw", "replicate"]).fillna(0.0)
    kind, unit = ("yi", "亿元/年") if lang == "zh" else ("million", "million yuan a year")
    payers = [str(p) for p in outcomes.payer.values]
    policies = policy_titles(outcomes, lang)
    rows: list[tuple[Cell, ...]] = []
    for scenario, title in scenario_titles(outcomes, lang).items():
        for policy, name in policies.items():
            parts = values.sel(scenario=scenario, policy=policy).sel(payer=payers).values
            if parts.sum():
                rows.append((title, name, *map(float, parts), float(parts.sum())))
        whole = values.sel(scenario=scenario).sum("policy").sel(payer=payers).values
        rows.append((title, pick("合计", "All policies", lang), *map(float, whole), float(whole.sum())))
    heads = [Column(pick("情景", "Scenario", lang)), Column(pick("政策", "Policy", lang))]
    heads += [Column(item_title("payer", p, lang), kind) for p in payers] + [Column(pick("合计", "Total", lang), kind)]
    zh, en = (
        f"分政策、分级财政支出（{unit}，全州年均）",
        f"Public spending by policy and payer ({unit}, whole prefecture)",
    )
    return Table(pick(zh, en, lang), tuple(heads), tuple(rows))


def spending_totals(outcomes: xr.Dataset, lang: Lang) -> Table:
    """The rows of all policies together, one a scenario; the workbook has them by policy."""
    whole = spending_table(outcomes, lang)
    every = pick("合计", "All policies", lang)
    rows = tuple((row[0], *row[2:]) for row in whole.rows if row[1] == every)
    note = pick("分政策明细见工作簿 tables.xlsx。", "By policy: see the workbook tables.xlsx.", lang)
    return Table(whole.title, (whole.columns[0], *whole.columns[2:]), rows, note)


def causes_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Lifted persons relapsed a year by main and by contributing cause, one column a scenario."""
    titles = scenario_titles(outcomes, lang)
    kinds = {"relapses_by_cause": ("主因", "main"), "relapses_by_contributing_cause": ("次因", "contributing")}
    rows: list[tuple[Cell, ...]] = []
    for variable, words in kinds.items():
        if variable not in outcomes:
            continue
        means = by_group(outcomes, variable, ["lifted"]).sel(county_group="all").mean(["year", "draw", "replicate"])
        for cause in outcomes.cause.values:
            numbers = [float(means.sel(scenario=s, cause=cause)) for s in titles]
            rows.append((pick(*words, lang), item_title("cause", cause, lang), *numbers))
    heads = [Column(pick("归因", "Kind", lang)), Column(pick("原因", "Cause", lang))]
    heads += [Column(title, "whole") for title in titles.values()]
    title = pick(
        "按原因的返贫人数（脱贫人口，帮扶后，人/年，全州）",
        "Relapses by cause (lifted, after aid, persons a year)",
        lang,
    )
    return Table(title, tuple(heads), tuple(rows))


RECONCILIATION: tuple[tuple[str, tuple[str, ...] | None, str, str], ...] = (
    ("relapse_rate_before_aid", ("lifted",), "核算扣减：若账面上不计针对性帮扶，有多少人会跌破标准（不是政策效应）",
     "an accounting subtraction: who would fall below on paper if targeted aid were not counted (never an effect)"),
    ("relapse_rate", ("lifted",), "帮扶后仍在全年核算中跌破标准：真实发生，无论是否被发现",
     "below the standard over the accounting year in spite of aid: what happens, found or not"),
    ("below_monitoring_line_rate", ("lifted",), "扣减刚性支出后低于监测线：应当纳入监测的范围",
     "below the monitoring line after rigid spending: who ought to be listed"),
    ("monitored_rate", ("lifted",), "年末实际在册监测：受发现能力、时滞与漏报影响",
     "listed at year end: limited by discovery, delay and omissions"),
    ("risk_eliminated_share", ("lifted",), "在册户中已标注风险消除：标注之后不再计入风险",
     "marked as risk eliminated: from then on not counted as at risk"),
)  # fmt: skip


def reconciliation_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """From what happens to what officials see, with the model's own number at each step (reference scenario)."""
    scenario, title = next(iter(scenario_titles(outcomes, lang).items()))
    rows: list[tuple[Cell, ...]] = []
    for name, classes, zh, en in RECONCILIATION:
        if name in outcomes:
            mean = by_group(outcomes, name, classes).sel(scenario=scenario, county_group="all").mean()
            rows.append((variable_title(name, lang),
                         float(mean), pick(zh, en, lang)))  # fmt: skip
    heads = (
        Column(pick("口径", "Measure", lang)), Column(pick("‰，年均", "per 1,000, yearly mean", lang), "per_thousand"),
        Column(pick("含义", "What it holds", lang)),
    )  # fmt: skip
    note = pick(f"{title}，脱贫人口（户），全州。", f"{title}, lifted persons (households), whole prefecture.", lang)
    return Table(pick("从真实发生到官方统计", "From what happens to what is counted", lang), heads, tuple(rows), note)
