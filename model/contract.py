"""What a projection reports: the variables of `outcomes.nc`, their dimensions and units, in one table.

The model fills arrays with these dimensions for one (scenario, draw, replicate); the experiments stack them. Everything
that draws a chart or a table reads names from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from agents import codes

CELL = ("year", "county", "household_class", "resettled")


@dataclass(frozen=True)
class Variable:
    """One outcome: dimensions after (scenario, draw, replicate), unit, titles in both languages, and its exact meaning."""

    dims: tuple[str, ...]
    units: str
    long_name: str
    long_name_zh: str
    meaning: str = ""
    weight: str = ""
    """Name of the count variable that weighs it when cells are added up; empty for counts and sums."""


VARIABLES: dict[str, Variable] = {
    "households": Variable(CELL, "households", "households at year end", "年末户数"),
    "persons": Variable(CELL, "persons", "persons at year end (shared purse)", "年末人数"),
    "residents": Variable(CELL, "persons", "persons present at year end", "年末常住人数"),
    "persons_at_start": Variable(CELL, "persons", "persons at the start of the accounting year", "核算年初人数"),
    "income_per_capita": Variable(
        CELL, "yuan/person/year", "disposable income per resident head", "人均可支配收入",
        "concept 1, calendar year, per person-month of presence", "residents"),
    "income_per_capita_by_concept": Variable(
        (*CELL, "concept"), "yuan/person/year", "income per head by concept", "按口径人均收入",
        "calendar year; disposable per resident, the other concepts per head of the shared purse", "persons"),
    "income_per_capita_by_source": Variable(
        (*CELL, "income_source"), "yuan/person/year", "disposable income per resident head by source", "按来源人均可支配收入",
        "concept 1, calendar year", "residents"),
    "relapse_rate": Variable(
        CELL, "share of persons a year", "relapse rate after aid (incidence)", "返贫率(帮扶后)",
        "lifted only: concept-2 income of the accounting year falls below the standard and did not the year before",
        "persons_at_start"),
    "entry_rate": Variable(
        CELL, "share of persons a year", "entry rate into poverty (incidence)", "致贫率(帮扶后)",
        "not lifted only: the same event", "persons_at_start"),
    "relapse_rate_before_aid": Variable(
        CELL, "share of persons a year", "relapse rate before aid (accounting subtraction)", "返贫率(帮扶前，核算扣减)",
        "income less targeted aid; an accounting subtraction, never an effect", "persons_at_start"),
    "below_line_rate": Variable(
        CELL, "share of persons", "below the poverty standard at the accounting year end", "低于贫困标准比例",
        "prevalence", "persons_at_start"),
    "below_line_rate_by_line": Variable(
        (*CELL, "line"), "share of persons", "below multiples of the standard", "低于各倍数标准比例", "prevalence",
        "persons_at_start"),
    "below_line_rate_before_aid": Variable(
        CELL, "share of persons", "below the standard before aid (accounting subtraction)", "低于标准比例(帮扶前，核算扣减)", "",
        "persons_at_start"),
    "below_monitoring_line_rate": Variable(
        CELL, "share of persons", "below the monitoring line, income less rigid spending", "低于防返贫监测线比例", "",
        "persons_at_start"),
    "below_at_start": Variable(
        CELL, "share of persons", "below the standard at the end of 2020", "起点即低于标准比例", "", "persons_at_start"),
    "relapse_ever": Variable(
        CELL, "share of households", "ever relapsed (or entered) since 1 January 2021", "累计曾返贫(致贫)户比例", "once per household",
        "households"),
    "guarantee_loss_rate": Variable(
        CELL, "share of persons", "loss of a guarantee (illness cost unaffordable or dropped out)", "三保障失守比例", "",
        "persons_at_start"),
    "monitored_rate": Variable(CELL, "share of households", "listed for monitoring at year end", "年末监测户比例", "", "households"),
    "risk_eliminated_share": Variable(
        CELL, "share of households ever listed", "risk eliminated among ever listed", "风险消除比例", "", "households_listed"),
    "households_listed": Variable(CELL, "households", "households ever listed", "曾纳入监测户数"),
    "poverty_gap": Variable(
        CELL, "share of the standard", "poverty gap index (FGT1)", "贫困缺口指数", "Foster, Greer and Thorbecke (1984)",
        "persons_at_start"),
    "poverty_gap_yuan": Variable(CELL, "yuan/year", "money missing to the standard", "贫困缺口金额"),
    "relapsed_persons": Variable(CELL, "persons", "persons whose household relapsed or entered", "返贫(致贫)人数"),
    "relapsed_households": Variable(CELL, "households", "households that relapsed or entered", "返贫(致贫)户数"),
    "relapses_by_cause": Variable(
        (*CELL, "cause"), "persons", "relapses (entries) by main cause", "按主因返贫(致贫)人数"),
    "relapses_by_contributing_cause": Variable(
        (*CELL, "cause"), "persons", "relapses (entries) by contributing cause", "按次因返贫(致贫)人数"),
    "why_below": Variable(
        (*CELL, "why"), "persons", "persons below the standard by why aid did not lift them", "未被托底原因人数"),
    "gini": Variable(("year", "county"), "index", "Gini of disposable income per resident head", "基尼系数"),
    "gini_category": Variable(("year", "county_group"), "index", "Gini by category and in all", "基尼系数(分类与全州)"),
    "urban_rural_income_ratio": Variable(
        ("year", "county"), "ratio", "urban to rural disposable income", "城乡居民收入比",
        "the urban start level is a prior: see the register of assumptions"),
    "income_growth": Variable(
        ("year", "county"), "share a year", "growth of disposable income per resident head, resettled left out",
        "农村居民人均可支配收入增速", "nominal"),
    "rural_income": Variable(
        ("year", "county"), "yuan/person/year", "rural disposable income per resident head, resettled left out",
        "农村居民人均可支配收入"),
    "rural_residents": Variable(("year", "county"), "persons", "rural residents, resettled left out", "农村常住人口(不含搬迁)"),
    "list_true_positive": Variable(
        ("year", "county"), "share of listed", "listed households truly below the monitoring line", "监测名单准确率", "",
        "households"),
    "list_missed": Variable(
        ("year", "county"), "share of true", "households below the monitoring line and not listed", "监测漏报率", "", "households"),
    "spending": Variable(
        ("year", "county", "policy", "payer"), "yuan", "public spending by policy and level of government", "分政策分级财政支出"),
    "payouts": Variable(("year", "county", "policy"), "yuan", "money received by households", "农户实得金额"),
    "beneficiaries": Variable(("year", "county", "policy"), "households", "households that received", "受益户数"),
    "target_value": Variable(("target",), "see target", "value reached in 2025", "目标实现值"),
    "target_met": Variable(("target",), "0 or 1", "target met", "是否达标"),
    "below_line_rate_monthly": Variable(
        ("month", "county"), "share of persons", "below the standard, last twelve months", "近12个月低于标准比例"),
    "income_per_capita_monthly": Variable(
        ("month", "county"), "yuan/person/month", "disposable income per resident head in the month", "当月人均可支配收入"),
    "relapsed_persons_by_group": Variable(
        ("year", "county", "noise_group"), "persons", "lifted persons relapsed, by random group of villages",
        "按随机村组返贫人数", "for simulation noise inside one run"),
    "lifted_persons_by_group": Variable(
        ("year", "county", "noise_group"), "persons", "lifted persons at start, by random group of villages", "按随机村组脱贫人数"),
    "income_by_group": Variable(
        ("year", "county", "noise_group"), "yuan", "rural disposable income, by random group of villages", "按随机村组收入"),
    "residents_by_group": Variable(
        ("year", "county", "noise_group"), "persons", "rural residents, by random group of villages", "按随机村组常住人数"),
    "ledger_imbalance": Variable((), "yuan", "largest monthly imbalance of stock against flow", "账目不平衡额"),
}

TARGETS = (
    codes.Item("urban_rural_ratio_below_3", "城乡居民收入比低于3.0", "urban-rural income ratio below 3.0"),
    codes.Item("key_county_lifted_growth_lead", "重点帮扶县脱贫人口收入增速高于县农民2个百分点",
               "key-county lifted growth at least 2 points above county farmers"),
    codes.Item("no_large_scale_relapse", "不发生规模性返贫", "no large-scale relapse"),
    codes.Item("rural_growth_above_urban", "农村居民收入增速高于城镇", "rural growth above urban"),
)

FIXED_COORDINATES: dict[str, list[str]] = {
    "county": codes.names(codes.COUNTIES),
    "village_class": codes.names(codes.VILLAGE_CLASSES),
    "household_class": codes.names(codes.HOUSEHOLD_CLASSES),
    "resettled": ["0", "1"],
    "kind": codes.names(codes.MONITOR_KINDS),
    "cause": codes.names(codes.CAUSES),
    "concept": codes.names(codes.CONCEPTS),
    "line": codes.names(codes.LINES),
    "income_source": codes.names(codes.INCOME_SOURCES),
    "why": codes.names(codes.WHY_BELOW),
    "payer": codes.names(codes.PAYERS),
    "county_group": [*codes.names(codes.COUNTY_CATEGORIES), "all"],
    "target": [t.name for t in TARGETS],
    "noise_group": [str(g) for g in range(codes.NOISE_GROUPS)],
}
"""Coordinates that never depend on a run. `resettled` is stored as integers 0 and 1; year, month and policy come with a run."""
