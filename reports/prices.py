"""Why there is no price of a case: which way money and cases went, and what of it is told. One place for pages, files, terminal."""

from __future__ import annotations

from collections.abc import Iterable

from experiments.effects import CostEffectiveness, Effects
from parameters.bilingual import pick
from reports.labels import Lang, pick_of
from reports.numbers import percent

COST = {
    "more": ("对照情景花费更多", "the reference costs more"), "less": ("对照情景花费更少", "the reference costs less"),
    "same": ("花费相同", "both cost the same"), "untold": ("花费无法判别", "no difference in cost can be told"),
}  # fmt: skip
CASES = {
    "fewer": ("对照情景例数更少", "the reference has fewer cases"), "more": ("对照情景例数更多", "the reference has more cases"),
    "same": ("例数相同", "both have the same cases"), "untold": ("例数无法判别", "no difference in cases can be told"),
}  # fmt: skip
ONE_RUN = ("仅一次模拟，没有区间", "one run gives no interval")


def no_price(cost: CostEffectiveness, lang: Lang) -> str:
    """Why nothing is printed for a case, empty where a price is: never which way a thing went that is not told."""
    if cost.told:
        return ""
    if cost.verdict == "identical":
        return pick(lang, "identical in every run", "各次模拟完全相同")
    if cost.verdict == "direction":
        share = percent(cost.priced_share, 0)
        return pick(lang, f"money is spent and cases are fewer in only {share} of the draws", f"仅{share}的参数抽样既多支出又减少返贫")
    if cost.verdict == "none" or "one" in (cost.cost_way, cost.cases_way):
        return pick_of(lang, ONE_RUN)
    if (cost.cost_way, cost.cases_way) == ("more", "fewer") or not (cost.cost_way and cost.cases_way):
        return pick(lang, "the ratio has no finite interval, or it covers zero", "比值没有有限区间或区间包含零")
    return pick(lang, "; ", "；").join((pick_of(lang, COST[cost.cost_way]), pick_of(lang, CASES[cost.cases_way])))


def unpriced(effects: Effects, titles: dict[str, str], lang: Lang) -> str:
    """A sentence that names the scenarios of a comparison that have no price at all, and why; empty where there are none."""
    priced = {cost.scenario for cost in effects.cost_effectiveness} | {effects.against}
    names: Iterable[str] = [name for name in effects.scenarios if name not in priced]
    if not names:
        return ""
    said = pick(lang, ", ", "、").join(titles.get(name, name) for name in names)
    return pick(
        lang,
        f"Without a cost per case: {said}. These change more than policies - shocks, outside conditions or behaviour - and nobody has "
        "paid for the cases that come of it.",
        f"未列单位成本：{said}。这些情景除政策外还改变冲击、外部条件或行为：由此增减的例数并非财政支出所致，没有单价。",
    )
