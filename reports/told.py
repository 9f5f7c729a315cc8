"""From which size on a difference is told in these runs, pair by pair, by the interval that decides; for page and terminal."""

from __future__ import annotations

from collections.abc import Mapping

from experiments.effects import SIGN, Effect, Effects
from parameters.bilingual import pick
from reports.labels import Lang, pick_of
from reports.numbers import amount

MEASURE = "relapse_rate"
INTERVALS = {
    "luck": ("运气区间半宽，含各次抽样共有的工资、价格、疫情与天气（由重复之间的差异估计）",
             "half of the interval of luck with the wages, prices, pandemic and weather that all draws share, known from the "
             "replicates"),
    "own luck": ("运气区间半宽，仅农户抽取与农户运气；仅一次重复，不含共有的工资、价格、疫情与天气",
                 "half of the interval of luck of households alone: one replicate, without the wages, prices, pandemic and "
                 "weather that all draws share"),
    "draws": ("参数抽样均值的区间半宽，运气无法另计",
              "half of the interval of the mean over draws, in which luck cannot be told apart"),
}  # fmt: skip
"""The interval that decides, by `Effect.kind`."""


def told_words(effects: Effects, titles: Mapping[str, str], lang: Lang) -> str:
    """Sizes of the yearly relapse rate's difference in the whole prefecture from which on it is told; empty without pairs."""
    found = [effect for effect in effects.effects if (effect.measure, effect.county_group) == (MEASURE, "all")]
    if not found:
        return ""
    against = titles.get(effects.against, effects.against)
    sizes = pick(lang, "; ", "；").join(_size(effect, titles.get(effect.scenario, effect.scenario), lang) for effect in found)
    kinds = dict.fromkeys(effect.kind for effect in found if effect.kind in INTERVALS)
    deciding = pick(lang, "; ", "；").join(pick_of(lang, INTERVALS[kind]) for kind in kinds)
    signs = (
        ""
        if effects.draws == 1
        else pick(
            lang, f", and {SIGN:.0%} of the draws must be known to have the sign", f"，且须可判别至少{SIGN:.0%}的参数抽样方向相同"
        )
    )
    return pick(
        lang,
        f"A difference of the yearly relapse rate of the whole prefecture from \"{against}\" is told if it is larger than: {sizes} "
        f"({deciding or 'no interval'}{signs}). A smaller one \"cannot be told\", which is not \"none\".",
        f"全州年返贫率与“{against}”的差异，超过下列数值方可判别：{sizes}（{deciding or '无区间'}{signs}）。"
        "更小的差异属“无法判别”，不等于“没有”。",
    )  # fmt: skip


def _size(effect: Effect, title: str, lang: Lang) -> str:
    if effect.kind == "identical":
        return pick(lang, f"{title} (identical in every run)", f"{title}（各次模拟完全相同）")
    if effect.kind not in INTERVALS:
        return pick(lang, f"{title} (no interval)", f"{title}（无区间）")
    return f"{title} {amount(effect.half_width, effect.unit, lang)}"
