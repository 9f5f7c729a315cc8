"""Tables of money and causes: spending by policy, payer and county, relapses by cause."""

from __future__ import annotations

import numpy as np
import xarray as xr

from engine.flows import pooled_policies
from parameters.bilingual import pick
from reports.aggregate import RUN, band, by_group, runs
from reports.labels import Lang, item_title, pick_of, policy_titles, range_ends, scenario_titles
from reports.money_rows import LENT
from reports.rows import Cell, Column, Table


def spending_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Mean yearly spending of the whole prefecture by scenario and policy, one column a payer; beside it what households receive."""
    values = by_group(outcomes, "spending").sel(county_group="all").mean(["year", "draw", "replicate"]).fillna(0.0)
    received = received_by_households(outcomes)
    payers = [str(p) for p in outcomes.payer.values]
    policies = policy_titles(outcomes, lang)
    rows: list[tuple[Cell, ...]] = []
    for scenario, title in scenario_titles(outcomes, lang).items():
        for policy, name in policies.items():
            parts = values.sel(scenario=scenario, policy=policy).sel(payer=payers).values
            got = float(received.sel(scenario=scenario, policy=policy))
            if parts.sum() or got > 0.0:
                rows.append((title, name, *map(float, parts), float(parts.sum()), got, way_of_paying(policy, lang)))
        whole = values.sel(scenario=scenario).sum("policy").sel(payer=payers).values
        rows.append((title, every_policy(lang), *map(float, whole), float(whole.sum()),
                     float(received.sel(scenario=scenario).sum()), None))  # fmt: skip
    kind, unit = ("yi", "亿元/年") if lang == "zh" else ("million", "million yuan a year")
    heads = [Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Policy", "政策")), *payer_columns(payers, kind, unit, lang)]
    heads += [Column(pick(lang, "Households receive", "农户实得"), kind, unit), Column(pick(lang, "Way of paying", "支付方式"))]
    zh, en = "分政策、分级财政支出（全州年均）", "Public spending by policy and payer (whole prefecture, yearly mean)"
    note = pick(lang, "Where money goes into a pool, spending is what is paid in and households receive what the pool pays out: years, "
                "balances and own premiums lie between them. Loans are not counted.",
                "缴入资金池的，支出为当年缴入、农户实得为当年赔付，两者因年份、结余与自缴保费而不同；贷款本金不计。")  # fmt: skip
    return Table(pick(lang, en, zh), tuple(heads), tuple(rows), note)


def received_by_households(outcomes: xr.Dataset) -> xr.DataArray:
    """Yuan a year that households receive by scenario and policy, whole prefecture, mean over years and runs; NaN for loans."""
    paid = by_group(outcomes, "payouts").sel(county_group="all").mean(["year", "draw", "replicate"])
    return paid.where(~paid.policy.isin(LENT))


def way_of_paying(policy: str, lang: Lang) -> str:
    """Whether a policy's public money goes to households or into a pool."""
    if policy in LENT:
        return pick(lang, "interest on loans", "贴息")
    if policy in pooled_policies():
        return pick(lang, "paid into a pool", "缴入资金池")
    return pick(lang, "paid directly", "直接支付")


def every_policy(lang: Lang) -> str:
    """The name of the row of all policies together."""
    return pick(lang, "All policies", "合计")


def payer_columns(payers: list[str], kind: str, unit: str, lang: Lang) -> list[Column]:
    """A column a payer, and their total."""
    return [Column(item_title("payer", p, lang), kind, unit) for p in payers] + [Column(pick(lang, "Total", "合计"), kind, unit)]


def county_spending_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Public spending in yuan by scenario, year, county and policy, a column a payer: what each county's budget holds.

    The total has the range over runs beside it; rows without money are left out, rows of all policies stay.
    """
    spending = outcomes["spending"].reset_coords(drop=True)
    spending = spending.transpose(*RUN, "year", "county", "policy", "payer")
    spending = xr.concat([spending, spending.sum("policy", skipna=False).expand_dims(policy=["all"])], "policy")
    low, _, high = (part.values for part in band(spending.sum("payer", skipna=False)))
    means = spending.mean(["draw", "replicate"]).values
    names = [*policy_titles(outcomes, lang).values(), every_policy(lang)]
    places = [item_title("county", county, lang) for county in outcomes.county.values]
    rows: list[tuple[Cell, ...]] = []
    years = outcomes.year.values.tolist()
    for s, title in enumerate(scenario_titles(outcomes, lang).values()):
        for y, c, p in np.ndindex(*means.shape[1:4]):
            parts = means[s, y, c, p]
            if parts.any() or p == len(names) - 1:
                rows.append((title, years[y], places[c], names[p], *map(float, parts), float(parts.sum()),
                             float(low[s, y, c, p]), float(high[s, y, c, p])))  # fmt: skip
    return Table(pick(lang, "Public spending by county, policy and payer", "分县、分政策、分级财政支出"),
                 _county_heads(outcomes, lang), tuple(rows), _county_note(outcomes, lang))  # fmt: skip


def _county_heads(outcomes: xr.Dataset, lang: Lang) -> tuple[Column, ...]:
    yuan, spread = pick(lang, "yuan", "元"), range_ends(runs(outcomes), lang)
    ends = tuple((f"合计：{end}", f"Total, {end}") for end in spread)
    return (
        Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Year", "年份"), "year"),
        Column(pick(lang, "County", "县（市、区）")), Column(pick(lang, "Policy", "政策")),
        *payer_columns([str(p) for p in outcomes.payer.values], "whole", yuan, lang),
        *(Column(pick_of(lang, end), "whole", yuan) for end in ends),
    )  # fmt: skip


def _county_note(outcomes: xr.Dataset, lang: Lang) -> str:
    number = runs(outcomes)
    return pick(lang, f"Means over {number} runs, current prices; the column of the county is its own money. Ranges are those of runs, "
                "parameters and noise together.",
                f"{number}次模拟的均值，当年价；县级列为本县自有财力。范围取自各次模拟，含参数不确定性与模拟噪声。")  # fmt: skip


def spending_totals(outcomes: xr.Dataset, lang: Lang) -> Table:
    """The rows of all policies together, one a scenario; the workbook has them by policy."""
    whole = spending_table(outcomes, lang)
    every = every_policy(lang)
    rows = tuple((row[0], *row[2:-1]) for row in whole.rows if row[1] == every)
    note = pick(lang, "By policy: see the workbook tables.xlsx.", "分政策明细见工作簿 tables.xlsx。")
    return Table(whole.title, (whole.columns[0], *whole.columns[2:-1]), rows, note)


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
            rows.append((pick_of(lang, words), item_title("cause", cause, lang), *numbers))
    heads = [Column(pick(lang, "Kind", "归因")), Column(pick(lang, "Cause", "原因"), "tight")]
    heads += [Column(title, "whole", pick(lang, "persons a year", "人/年")) for title in titles.values()]
    title = pick(lang, "Relapses by cause (lifted, after aid)", "按原因的返贫人数（脱贫人口，帮扶后，全州）")
    return Table(title, tuple(heads), tuple(rows))
