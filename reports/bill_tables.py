"""The table of bills: who pays which part of what illness, schooling and damage cost."""

from __future__ import annotations

import xarray as xr

from parameters.bilingual import pick
from reports.aggregate import by_group
from reports.labels import Lang, item_title, scenario_titles
from reports.rows import Cell, Column, Table


def bills_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Mean yearly bills of the whole prefecture by scenario and kind, a column for each who pays a part; empty without the outcome."""
    payers = [str(payer) for payer in outcomes.payer_of_bill.values] if "bills_paid" in outcomes else []
    rows: list[tuple[Cell, ...]] = []
    if payers:
        means = by_group(outcomes, "bills_paid").sel(county_group="all").mean(["year", "draw", "replicate"]).fillna(0.0)
        for scenario, title in scenario_titles(outcomes, lang).items():
            for bill in outcomes.bill.values:
                parts = [float(means.sel(scenario=scenario, bill=bill, payer_of_bill=payer)) for payer in payers]
                rows.append((title, item_title("bill", bill, lang), *parts, sum(parts)))
    kind, unit = ("yi", "亿元/年") if lang == "zh" else ("million", "million yuan a year")
    heads = [Column(pick(lang, "Scenario", "情景")), Column(pick(lang, "Bill", "账单"))]
    heads += [Column(item_title("payer_of_bill", payer, lang), kind, unit) for payer in payers]
    heads += [Column(pick(lang, "Billed", "账单总额"), kind, unit)]
    note = pick(lang, "In the order in which payers are asked; money of the calendar year. The household's part is what it was billed "
                "less what others paid it in the year. Not counted: running costs of chronic illness, funerals.",
                "按支付先后次序，为日历年度收付；农户自付为其账单总额减去当年各方支付。不含慢病日常费用与丧葬支出。")  # fmt: skip
    title = pick(lang, "Bills by who paid which part (whole prefecture, yearly mean)", "各类账单由谁支付（全州年均）")
    return Table(title, tuple(heads), tuple(rows), note)
