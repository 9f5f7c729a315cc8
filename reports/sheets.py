"""Which tables a folder of results holds: sheets of the workbook and CSV files, the same numbers in both."""

from __future__ import annotations

from dataclasses import dataclass

import xarray as xr

from experiments.effects import Effects
from parameters.bilingual import pick
from reports.bill_tables import bills_table
from reports.checks import check_sheet
from reports.context import ReportContext
from reports.definitions import definitions_table
from reports.effect_sheets import cost_sheet, effects_sheet, main_sheet, relapse_by_year, relapse_effects
from reports.headline import headline_table
from reports.labels import Lang, pick_of
from reports.list_flows import list_flow_table
from reports.money_rows import money_table
from reports.money_tables import causes_table, county_spending_table, spending_table
from reports.people_tables import concept_table, gini_table, list_table, why_table
from reports.reconciliation import reconciliation_sheet
from reports.risk_sheets import scale_sheet, target_sheet
from reports.rows import Column, Table
from reports.tables import county_table
from reports.target_tables import target_by_county_sheet


@dataclass(frozen=True)
class Sheet:
    """One table: the name of its worksheet and the table itself."""

    name: str
    table: Table


def sheets(outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, lang: Lang) -> dict[str, Sheet]:
    """Every table by the stem of its CSV file, in the order of the workbook; the headline comes first."""
    tables = {
        **_results(outcomes, effects, lang),
        "money_table": (("资金表", "Money table"), money_table(context, outcomes, lang)),
        "baseline": (("基线核对", "Baseline"), check_sheet(context.check_rows, lang)),
        "reconciliation": (("口径衔接", "Reconciliation"), reconciliation_sheet(outcomes, lang)),
        "definitions": (("单位与定义", "Definitions"), definitions_table(outcomes, lang)),
        "provenance": (("来源", "Provenance"), provenance_table(context, lang)),
    }  # fmt: skip
    return {key: Sheet(pick_of(lang, name), table) for key, (name, table) in tables.items()}


def _results(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> dict[str, tuple[tuple[str, str], Table]]:
    return {
        "headline": (("主要结果", "Headline"), headline_table(outcomes, lang)),
        "main_table": (("主表", "Main table"), main_sheet(outcomes, effects, lang)),
        "relapse_by_year": (("逐年返贫率", "Relapse by year"), relapse_by_year(outcomes, lang)),
        "relapse_effects": (("返贫率效应", "Relapse effects"), relapse_effects(effects, outcomes, lang)),
        "effects": (("配对效应", "Effects"), effects_sheet(effects, outcomes, lang)),
        "costs": (("单位成本", "Cost per relapse"), cost_sheet(effects, outcomes, lang)),
        "spending": (("财政支出", "Spending"), spending_table(outcomes, lang)),
        "spending_by_county": (("分县支出", "Spending by county"), county_spending_table(outcomes, lang)),
        "bills": (("账单", "Bills"), bills_table(outcomes, lang)),
        "by_county": (("分县结果", "By county"), county_table(outcomes, lang)),
        "causes": (("返贫原因", "Causes"), causes_table(outcomes, lang)),
        "targets": (("目标评估", "Targets"), target_sheet(outcomes, lang)),
        "targets_by_county": (("分县目标评估", "Targets by county"), target_by_county_sheet(outcomes, lang)),
        "large_scale": (("规模性返贫", "Large-scale relapse"), scale_sheet(outcomes, lang)),
        "list": (("监测名单", "List against truth"), list_table(outcomes, lang)),
        "list_flows": (("监测名单进出", "List, who came and left"), list_flow_table(outcomes, lang)),
        "why_below": (("未托底原因", "Why below"), why_table(outcomes, lang)),
        "income_by_concept": (("分口径收入", "Income by concept"), concept_table(outcomes, lang)),
        "gini": (("基尼系数", "Gini"), gini_table(outcomes, lang)),
    }  # fmt: skip


def provenance_table(context: ReportContext, lang: Lang) -> Table:
    """Versions, hashes, seeds and options, as the manifest holds them."""
    heads = (Column(pick(lang, "Item", "项目")), Column(pick(lang, "Value", "值")))
    return Table(pick(lang, "Provenance", "来源"), heads, tuple((key, str(value)) for key, value in context.provenance.items()))
