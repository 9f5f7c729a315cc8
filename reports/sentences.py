"""Effects and costs as sentences: scenario pair, measure, population, period, interval and its kind, every time."""

from __future__ import annotations

import math

from experiments.effects import CostEffectiveness, Effect
from reports.labels import (
    Lang,
    denominator_title,
    group_phrase,
    item_title,
    kind_title,
    nested,
    pick,
    population_title,
    variable_title,
)
from reports.numbers import amount, avoided, between, difference, money


def effect_sentence(effect: Effect, titles: dict[str, str], lang: Lang) -> str:
    """One paired difference in words; where the interval covers zero it says that no difference can be told."""
    scenario, against = (titles.get(name, name) for name in (effect.scenario, effect.against))
    where, who = group_phrase(effect.county_group, lang), population_title(effect.population, lang)
    measure, interval = variable_title(effect.measure, lang), _interval(effect, lang)
    if lang == "zh":
        opening = f"“{scenario}”与“{against}”相比，{where}{who}{_period(effect, lang)}{measure}"
        return nested(f"{opening}{_verdict(effect, lang)}（{interval}）。")
    opening = f'"{scenario}" against "{against}", {where}, {who}, {_period(effect, lang)}: {measure}'
    return f"{opening} {_verdict(effect, lang)} ({interval})."


def _period(effect: Effect, lang: Lang) -> str:
    """Years in words; a rate over several years is the mean of the yearly ones."""
    years = effect.period.replace("-", "–")
    mean = "–" in years and effect.unit.endswith("a year")
    return pick(f"{years}年{'年均' if mean else ''}", f"{'yearly mean ' if mean else ''}{years}", lang)


def _verdict(effect: Effect, lang: Lang) -> str:
    if not effect.told:
        return pick("：差异无法判定，区间包含零", "– no difference can be told, the interval covers zero", lang)
    size = amount(effect.difference, effect.unit, lang)
    if lang == "zh":
        return f"{'高' if effect.difference > 0 else '低'}{size}"
    return f"is {size} {'higher' if effect.difference > 0 else 'lower'}"


def _interval(effect: Effect, lang: Lang) -> str:
    """Limits of the deciding interval with its kind, and the part of simulation noise."""
    half, words = effect.total_half_width, []
    if not math.isfinite(half):
        half = effect.noise_half_width
    kind = kind_title(effect.kind, lang)
    if math.isfinite(half):
        low, high = (difference(effect.difference + sign * half, effect.unit, lang) for sign in (-1, 1))
        words.append(f"{kind}{pick('：', ': ', lang)}{between(low, high, lang)}")
    else:
        words.append(kind)
    if math.isfinite(effect.total_half_width) and math.isfinite(effect.noise_half_width):
        noise = amount(effect.noise_half_width, effect.unit, lang)
        words.append(pick(f"其中仅模拟噪声±{noise}", f"simulation noise alone ±{noise}", lang))
    return pick("；", "; ", lang).join(words)


def cost_sentence(cost: CostEffectiveness, titles: dict[str, str], period: str, lang: Lang) -> str:
    """What the policies that a scenario takes away cost per relapse that they avoid."""
    opening, each, kind = (
        _net_cost(cost, titles, period, lang),
        denominator_title(cost.denominator, lang),
        kind_title(cost.kind, lang),
    )
    if not (cost.told and math.isfinite(cost.ratio)):
        return pick(
            f"{opening}；每避免{each}的成本无法判定：比值没有有限区间或区间包含零（{kind}）。",
            f"{opening}; the cost per {each} cannot be told: the ratio has no finite interval, or it covers "
            f"zero ({kind}).",
            lang,
        )
    if cost.ratio < 0:
        return f"{opening}{_one_sided(cost, lang)}"
    ratio, limits = money(cost.ratio, lang), between(money(cost.low, lang), money(cost.high, lang), lang)
    count = avoided(abs(cost.relapses_avoided), cost.denominator, lang)
    return pick(
        f"{opening}，每避免{each}合{ratio}（避免{count}；{kind}：{limits}）。",
        f"{opening}: {ratio} per {each} (avoided: {count}; {kind}: {limits}).",
        lang,
    )


def _net_cost(cost: CostEffectiveness, titles: dict[str, str], period: str, lang: Lang) -> str:
    scenario, against = (titles.get(name, name) for name in (cost.scenario, cost.against))
    where, net, payers = (
        group_phrase(cost.county_group, lang),
        money(abs(cost.net_cost_yuan), lang),
        _payers(cost, lang),
    )
    more = cost.net_cost_yuan >= 0
    return pick(
        nested(f"“{against}”比“{scenario}”") + f"在{where}{period}年净{'多' if more else '少'}支出{net}{payers}",
        f'"{against}" spends {net} {"more" if more else "less"} than "{scenario}" in {where}, {period}{payers}',
        lang,
    )


def _one_sided(cost: CostEffectiveness, lang: Lang) -> str:
    """A negative ratio is no price: one side is both cheaper and better."""
    better = cost.relapses_avoided > 0
    return pick(
        f"，而返贫{'更少' if better else '更多'}：此时单位成本没有意义。",
        f", with {'fewer' if better else 'more'} relapses: a cost per relapse has no meaning here.",
        lang,
    )


def _payers(cost: CostEffectiveness, lang: Lang) -> str:
    parts = [f"{item_title('payer', name, lang)}{pick('', ' ', lang)}{money(value, lang)}"
             for name, value in cost.by_payer.items() if value and name != "all"]  # fmt: skip
    if not parts:
        return ""
    return pick(f"（其中{'、'.join(parts)}）", f" (of which {', '.join(parts)})", lang)
