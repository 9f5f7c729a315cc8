"""Effects and costs as sentences: scenario pair, measure, population, period, interval and its kind, every time."""

from __future__ import annotations

import math

from experiments.effects import CostEffectiveness, Effect
from parameters.bilingual import pick
from reports.labels import (
    Lang,
    denominator_title,
    group_phrase,
    item_title,
    kind_title,
    nested,
    pick_of,
    population_title,
    variable_title,
)
from reports.numbers import amount, avoided, between, difference, money, percent
from reports.prices import no_price

PLAIN_VERDICTS = {
    "luck": ("：差异无法判别，区间包含零", "– no difference can be told, the interval covers zero"),
    "none": ("：本次运行不能给出差异的区间，差异无法判别", "– no difference can be told, these runs give no interval"),
    "identical": ("在各次模拟中完全相同", "is identical in every run"),
}
"""What is said of a difference that has no size."""
WHAT_IS_COUNTED = {
    "households": ("按各类农户中曾返贫或致贫的户计，与脱贫人口的年返贫率不是同一分母",
                   "counted in households of all classes that ever relapsed or entered: another denominator than the yearly rate of "
                   "the lifted"),
    "person_years": ("按各类农户核算年末低于标准的人年计", "counted in person-years below the standard, households of all classes"),
    "gap_yuan": ("按各类农户低于标准的缺口金额计", "counted in yuan missing to the standard, households of all classes"),
}  # fmt: skip


def effect_sentence(effect: Effect, titles: dict[str, str], lang: Lang) -> str:
    """One paired difference in words; where it is not told it says why: luck, parameters, or no difference at all."""
    scenario, against = (titles.get(name, name) for name in (effect.scenario, effect.against))
    where, who = group_phrase(effect.county_group, lang), population_title(effect.population, lang)
    measure, interval = variable_title(effect.measure, lang), _interval(effect, lang)
    if lang == "zh":
        opening = f"“{scenario}”与“{against}”相比，{where}{who}{_period(effect, lang)}{measure}"
        return nested(f"{opening}{_verdict(effect, lang)}（{interval}）。")
    opening = f'"{scenario}" against "{against}", {where}, {who}, {_period(effect, lang)}: {measure}'
    return f"{opening} {_verdict(effect, lang)} ({interval})."


def _period(effect: Effect, lang: Lang) -> str:
    """Years in words; a rate over several years is the mean of the yearly ones, growth is compound."""
    years = effect.period.replace("-", "–")
    if "–" not in years:
        return pick(lang, years, f"{years}年")
    if effect.measure == "income_growth":
        return pick(lang, f"compound, {years}", f"{years}年（复合年均）")
    mean = effect.unit.endswith("a year")
    return pick(lang, f"{'yearly mean ' if mean else ''}{years}", f"{years}年{'年均' if mean else ''}")


def _verdict(effect: Effect, lang: Lang) -> str:
    if effect.verdict in PLAIN_VERDICTS:
        return pick_of(lang, PLAIN_VERDICTS[effect.verdict])
    size = amount(effect.difference, effect.unit, lang)
    found = pick(lang, f"is {size} {'higher' if effect.difference > 0 else 'lower'}",
                 f"{'高' if effect.difference > 0 else '低'}{size}")  # fmt: skip
    if effect.verdict == "direction":
        return pick(lang, f"{found} on average, beyond luck, but its direction is uncertain over parameters",
                    f"平均{found}，超出运气，但方向随参数不定，不能判别")  # fmt: skip
    return found


def _interval(effect: Effect, lang: Lang) -> str:
    """Limits of the deciding interval with its kind, then where the draws lie and how many of them have the sign."""
    if effect.verdict == "identical":
        return pick(lang, f"{effect.runs} pair{'s' if effect.runs > 1 else ''} of runs", f"{effect.runs}对模拟")
    half, words = effect.half_width, []
    kind = kind_title(effect.kind, lang)
    if math.isfinite(half):
        low, high = (difference(effect.difference + sign * half, effect.unit, lang) for sign in (-1, 1))
        words.append(f"{kind}{pick(lang, ': ', '：')}{between(low, high, lang)}")
    else:
        words.append(kind)
    if effect.kind == "luck" and math.isfinite(effect.noise_half_width):
        own = amount(effect.noise_half_width, effect.unit, lang)
        words.append(pick(lang, f"without the shared luck ±{own}", f"不含共有运气±{own}"))
    words.extend(_draws(effect, lang))
    return pick(lang, "; ", "；").join(words)


def _draws(effect: Effect, lang: Lang) -> list[str]:
    """Where the parameter draws lie, in words; of few draws only the share of that sign, where it decides; nothing for one."""
    if not math.isfinite(effect.sign_share):
        return []
    share = percent(effect.sign_share, 0)
    if not math.isfinite(effect.draws_low):
        few = pick(lang, f"{share} of the draws of parameters with this sign, as far as luck lets one know",
                   f"就运气所能判定，{share}的参数抽样方向相同")  # fmt: skip
        return [few] if effect.verdict == "direction" else []
    low, high = (difference(end, effect.unit, lang) for end in (effect.draws_low, effect.draws_high))
    if low == high:
        return [pick(lang,
                     f"draws of parameters are not seen to differ beyond luck, {share} of them with this sign as far as luck lets one "
                     "know",
                     f"参数抽样之间除运气外看不出差别，就运气所能判定{share}方向相同")]  # fmt: skip
    return [pick(lang, f"5–95% of draws: {between(low, high, lang)}, {share} of them with this sign",
                 f"参数抽样5–95%：{between(low, high, lang)}，其中{share}方向相同")]  # fmt: skip


def cost_sentence(cost: CostEffectiveness, titles: dict[str, str], period: str, lang: Lang) -> str:
    """What the policies that a scenario takes away cost per relapse that they avoid; no price where there is none."""
    if cost.verdict == "identical":
        scenario, against = (titles.get(name, name) for name in (cost.scenario, cost.against))
        return pick(lang, f'"{against}" and "{scenario}" have the same spending and the same cases in every run.',
                    nested(f"“{against}”与“{scenario}”的财政支出与返贫在各次模拟中完全相同。"))  # fmt: skip
    opening, each, kind = (
        _net_cost(cost, titles, period, lang),
        denominator_title(cost.denominator, lang),
        kind_title(cost.kind, lang),
    )
    if cost.verdict in ("cheaper", "dearer", "saves", "same") or cost.relapses_avoided <= 0 or cost.net_cost_yuan <= 0:
        return f"{opening}{_no_price(cost, lang)}"
    if not (cost.told and math.isfinite(cost.ratio)):
        why = no_price(cost, lang)
        of = "" if cost.kind == "none" else pick(lang, f" ({kind})", f"（{kind}）")
        return pick(
            lang, f"{opening}; the cost per {each} cannot be told: {why}{of}.", f"{opening}；每避免{each}的成本无法判别：{why}{of}。"
        )
    ratio, limits = money(cost.ratio, lang), between(money(cost.low, lang), money(cost.high, lang), lang)
    count, counted = avoided(cost.relapses_avoided, cost.denominator, lang), pick_of(lang, WHAT_IS_COUNTED[cost.denominator])
    return pick(
        lang,
        f"{opening}: {ratio} per {each} (avoided: {count}, {counted}; {kind}: {limits}).",
        f"{opening}，每避免{each}合{ratio}（避免{count}，{counted}；{kind}：{limits}）。",
    )


def _no_price(cost: CostEffectiveness, lang: Lang) -> str:
    """Which way cases went where money is not spent on them; whether that can be told from no difference."""
    count, counted = avoided(abs(cost.relapses_avoided), cost.denominator, lang), pick_of(lang, WHAT_IS_COUNTED[cost.denominator])
    way = pick(lang, "fewer" if cost.relapses_avoided > 0 else "more", "减少" if cost.relapses_avoided > 0 else "增加")
    if cost.cases_way == "same":
        return pick(lang, f", with the same cases ({counted}): that is no cost per case.",
                    f"，而返贫（致贫）数相同（{counted}）：不构成预防返贫的单位成本。")  # fmt: skip
    told = _untold(cost.cases_way, lang)
    return pick(
        lang,
        f", with {count} {way} in the mean of the runs{told.rstrip(',')} ({counted}): that is no cost per case.",
        f"，而返贫（致贫）{way}{count}（各次模拟均值{told}，{counted}）：不构成预防返贫的单位成本。",
    )


def _untold(way: str, lang: Lang) -> str:
    """Said behind a mean that cannot be told from no difference."""
    return pick(lang, ", which cannot be told from no difference,", "，无法判别差异") if way == "untold" else ""


def _net_cost(cost: CostEffectiveness, titles: dict[str, str], period: str, lang: Lang) -> str:
    scenario, against = (titles.get(name, name) for name in (cost.scenario, cost.against))
    where, net, payers = (group_phrase(cost.county_group, lang), money(abs(cost.net_cost_yuan), lang), _payers(cost, lang))
    more = cost.net_cost_yuan >= 0
    if cost.cost_way == "same":
        return pick(lang, f'"{against}" spends as much as "{scenario}" in {where}, {period}',
                    nested(f"“{against}”与“{scenario}”") + f"在{where}{period}年支出相同")  # fmt: skip
    told = _untold(cost.cost_way, lang)
    return pick(
        lang,
        f'"{against}" spends {net} {"more" if more else "less"} than "{scenario}"{told} in {where}, {period}{payers}',
        nested(f"“{against}”比“{scenario}”") + f"在{where}{period}年净{'多' if more else '少'}支出{net}{told}{payers}",
    )


def _payers(cost: CostEffectiveness, lang: Lang) -> str:
    sign = 1.0 if cost.net_cost_yuan >= 0 else -1.0  # the sentence says "less": its parts add up to what it says
    parts = [f"{item_title('payer', name, lang)}{pick(lang, ' ', '')}{money(sign * value, lang)}"
             for name, value in cost.by_payer.items() if value and name != "all"]  # fmt: skip
    if not parts:
        return ""
    return pick(lang, f" (of which {', '.join(parts)})", f"（其中{'、'.join(parts)}）")
