"""The tables that `simulate`, `compare` and `report` print."""

from __future__ import annotations

from agents import codes
from cli.language import pick
from cli.numbers import MISSING, between, counted, fixed, half, span, untold
from cli.tables import show
from experiments.aggregate import GROUPS
from experiments.effects import CostEffectiveness, Effect, Effects

PER_THOUSAND, PER_CENT = 1e3, 1e2
SHORT_GROUPS = {"lead": ("lead", "引领示范"), "advance": ("advance", "重点推进"),
                "foundation": ("foundation", "夯实基础"), "all": ("all", "全州")}
DENOMINATORS = {"households": ("households kept from ever relapsing or entering", "免于返贫(致贫)的户"),
                "person_years": ("person-years below the standard avoided", "减少的低于标准人年"),
                "gap_yuan": ("yuan of poverty gap avoided", "减少的贫困缺口(元)")}


def group_title(group: str, lang: str) -> str:
    """Short heading of a county category."""
    return pick(lang, *SHORT_GROUPS[group])


def levels(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Relapse rate and income growth by scenario and county category."""
    heads = [pick(lang, "scenario", "情景"), *[group_title(g, lang) for g in GROUPS]]
    years = f"{effects.years[0]}-{effects.years[-1]}"
    for measure, scale, title in (
            ("relapse_rate", PER_THOUSAND, pick(lang, f"Relapse rate after aid, lifted persons, {years}, ‰ a year",
                                                f"返贫率(帮扶后，脱贫人口)，{years}年均，‰")),
            ("income_growth", PER_CENT, pick(lang, "Growth of rural disposable income per head, nominal, "
                                             f"{years}, % a year", f"农村居民人均可支配收入名义年均增速，{years}，%"))):
        rows = [[titles[name], *[fixed(effects.level(name, measure, g).value, scale) for g in GROUPS]]
                for name in effects.scenarios]
        show(title, heads, rows)


def simulated(effects: Effects, scenario: str, lang: str) -> None:
    """All measures of one scenario by county category, with simulation noise."""
    rows = []
    for measure, scale, digits, title in (
            ("relapse_rate", PER_THOUSAND, 2, pick(lang, "relapse rate, lifted, ‰ a year", "返贫率(脱贫人口)，‰/年")),
            ("relapse_ever", PER_CENT, 2, pick(lang, "lifted households that ever relapsed, %", "累计曾返贫户，%")),
            ("entry_rate", PER_THOUSAND, 2, pick(lang, "entry rate, not lifted, ‰ a year", "致贫率(非脱贫人口)，‰/年")),
            ("income_growth", PER_CENT, 2, pick(lang, "growth of rural income, % a year", "农村收入年均增速，%")),
            ("rural_income", 1.0, 0, pick(lang, "rural income in the last year, yuan", "末年农村人均可支配收入，元"))):
        found = [effects.level(scenario, measure, group) for group in GROUPS]
        rows.append([title, *[f"{fixed(one.value, scale, digits)} {half(one.noise_half_width, scale, digits)}"
                              for one in found]])
    years = f"{effects.years[0]}-{effects.years[-1]}"
    show(pick(lang, f"{years}; ±: 95 % interval of simulation noise only", f"{years}；±：仅含模拟噪声的95%区间"),
         [pick(lang, "measure", "指标"), *[group_title(g, lang) for g in GROUPS]], rows)


def differences(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Paired differences against the reference, noise and model uncertainty apart."""
    reference = titles[effects.against]
    heads = [pick(lang, "scenario", "情景"), pick(lang, "counties", "县分类"), pick(lang, "difference", "差异"),
             pick(lang, "noise", "模拟噪声"), pick(lang, "noise and model", "噪声与模型"),
             pick(lang, "5-95 % of draws", "参数抽样5-95%")]
    for measure, scale, title in (
            ("relapse_rate", PER_THOUSAND, pick(lang, "relapse rate, points of ‰ a year", "返贫率，千分点/年")),
            ("income_growth", PER_CENT, pick(lang, "growth of rural income, points of % a year", "收入增速，百分点"))):
        rows = [_difference_row(effects.effect(name, measure, group), titles[name], scale, lang, effects.draws)
                for name in effects.scenarios if name != effects.against for group in GROUPS]
        show(pick(lang, f"Paired difference against: {reference}; {title}", f"与“{reference}”的配对差异：{title}"),
             heads, rows, words=2)


FEWEST_DRAWS = 10
"""With fewer draws, percentiles of the draws say nothing and are left out."""


def _difference_row(effect: Effect, title: str, scale: float, lang: str, draws: int) -> list[str]:
    told = fixed(effect.difference, scale, 3, sign=True) if effect.told else untold(lang)
    return [title, group_title(effect.county_group, lang), told, half(effect.noise_half_width, scale, 3),
            half(effect.total_half_width, scale, 3),
            span(effect.draws_low, effect.draws_high, scale, 3) if draws >= FEWEST_DRAWS else MISSING]


def money(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """Net public cost by level of government, each scenario less the reference."""
    scale, unit = (1e-8, "亿元") if lang == "zh" else (1e-6, "million yuan")
    payers = [item.zh if lang == "zh" else item.en for item in codes.PAYERS]
    heads = [pick(lang, "scenario", "情景"), pick(lang, "all", "合计"), "±", pick(lang, "a year", "每年"), *payers]
    rows = []
    for name in effects.scenarios:
        found = {cost.payer: cost for cost in effects.costs if cost.scenario == name}
        if not found:
            continue
        every = found["all"]
        shown = every.told or every.kind == "none"
        told = fixed(every.total_yuan, scale, 2, sign=True) if shown else untold(lang)
        rows.append([titles[name], told, half(every.half_width, scale),
                     fixed(every.per_year_yuan, scale, 2, sign=True),
                     *[fixed(found[payer].total_yuan, scale, 2, sign=True) for payer in codes.names(codes.PAYERS)]])
    years = f"{effects.years[0]}-{effects.years[-1]}"
    show(pick(lang, f"Net public cost against: {titles[effects.against]}; {years}, {unit}",
              f"与“{titles[effects.against]}”相比的财政净支出，{years}，{unit}"), heads, rows)


def cost_per_case(effects: Effects, titles: dict[str, str], lang: str) -> None:
    """What the policies that a scenario takes away cost for each case that they prevent."""
    noise = any("noise" in one.kind for one in effects.cost_effectiveness)
    heads = [pick(lang, "scenario", "情景"), pick(lang, "what is prevented", "避免的对象"),
             pick(lang, "number", "数量"), pick(lang, "yuan for each", "单位成本(元)"),
             pick(lang, "95 %, noise only", "95%(仅噪声)") if noise else pick(lang, "95 % (Fieller)", "95%(费勒)"),
             pick(lang, "bootstrap", "自助法")]
    rows = []
    for one in effects.cost_effectiveness:
        yuan = _price(one, lang)
        priced = one.told and one.ratio > 0.0
        rows.append([titles[one.scenario], pick(lang, *DENOMINATORS[one.denominator]), counted(one.relapses_avoided),
                     yuan, between(one.low, one.high) if priced else MISSING,
                     between(one.bootstrap_low, one.bootstrap_high) if priced else MISSING])
    show(pick(lang, f"Cost per case prevented: {titles[effects.against]} less the scenario, all public payers",
              f"每避免一例的财政净成本：“{titles[effects.against]}”减去该情景，全部出资方"), heads, rows, words=2)


def _price(one: CostEffectiveness, lang: str) -> str:
    """Yuan for each case; words where a ratio says nothing: one side both costs less and has fewer cases."""
    if not one.told:
        return untold(lang)
    if one.ratio > 0.0:
        return counted(one.ratio)
    if one.net_cost_yuan > 0.0:
        return pick(lang, "none: the scenario costs less and has fewer", "该情景花费更少且更有效")
    return pick(lang, "none: the scenario costs more and has more", "该情景花费更多且效果更差")
