"""The plan's score-board and the chance of large-scale relapse, as tables."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from agents.codes import COUNTY_CATEGORIES
from experiments.dataset import shares_luck
from parameters.bilingual import pick
from parameters.citations import load_facts
from parameters.registry import load_registry
from reports.labels import Lang, item_title, pick_of, scenario_titles
from reports.numbers import MISSING, between, digits, percent
from reports.risk import THRESHOLDS, Chance, chance, events, noise_margin, target_runs
from reports.rows import Cell, Column, Table

KEY = [item for item in COUNTY_CATEGORIES if item.key]
"""Categories of the counties that the plan calls key counties."""
KINDS = {
    "key_county_lifted_growth_lead": "points",
    "no_large_scale_relapse": "share",
    "rural_growth_above_urban": "points",
    "key_county_lifted_growth_lead_official": "points",
    "lifted_gap_to_province_narrows": "points",
}
"""How the value of a target is written: percentage points, a share, or (not named here) a ratio."""
REMARKS = (
    ("目标取自《规划》第三章第三节，目标值从不作为模型输入。概率为达标的模拟次数占比，方括号内为95%威尔逊（Wilson）区间；"
     "模拟次数少时区间很宽，不宜据此下结论。",
     "Targets of the plan, ch.3 s.3; no target is ever an input of the model. Probability: share of runs that meet it, in "
     "brackets the 95% Wilson interval, which is wide with few runs and then no ground for a conclusion."),
    ("城乡居民收入比中城镇居民收入的起点水平为先验假设({low}至{high}元)，尚无本地实测值代入，仅此一项即令2020年该比值在{least}至{most}之间，"
     "该项水平值应谨慎使用，宜看情景之间的差别。",
     "The urban start level behind the urban-rural ratio is a prior ({low} to {high} yuan), not a local figure, and alone moves the "
     "ratio of 2020 between {least} and {most}: read differences between scenarios rather than its level."),
    ("脱贫人口增速差列两种口径：双方均按纯收入；或按部门通常做法，脱贫人口按纯收入、县农民按可支配收入。与全省差距为重点帮扶县脱贫人口纯收入占全省农村居民人均可支配收入"
     "比重较2020年的变化，全省数为预测(见假设登记表)。",
     "The growth lead of the lifted is told twice: by net income on both sides, and as officials would, the lifted by net income and "
     "the county's farmers by disposable income. Distance to the province: change since 2020 of the net income of the lifted of key "
     "counties in per cent of the province's rural disposable income, which is a forecast (see the register of assumptions)."),
    ("“不发生规模性返贫”无法定数量界定，此处按任一县、任一年返贫率均不超过2%掌握，其值为返贫率最高的县年（已扣除抽样噪声，不随抽样比例变化；抽样很小时单次运行仍不精确）；"
     "单次模拟有95%把握方判别达标或未达标，否则记为无法判别（抽样越小越多），概率为各次可能性的均值；"
     f"“重点帮扶县”以{'、'.join(item.zh for item in KEY)}类县代替，"
     "按口径二人均纯收入计；城乡增速之差为2020年起的年均名义增速之差。",
     "\"No large-scale relapse\" has no legal threshold: here at most 2% of the lifted in the worst county and "
     "year, with the sampling noise taken out of the spread of county-years, so that the worst does not depend on the "
     "sample (in a small one a single run is still inexact). A run says met or not met where its sample is 95% sure of it; else it "
     "cannot be told, the more often the smaller the sample, and the probability is the mean of what runs hold likely. "
     f"Key counties: the categories {' and '.join(item.short.lower() for item in KEY)}, by net income (concept 2). "
     "Growth rural less urban: nominal, a year, since 2020."),
)  # fmt: skip


def target_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Targets and scenarios in rows: median and range of the projection, probability of meeting it."""
    title = pick(lang, "Score-board of the plan's targets, projected", "规划目标完成情况模拟评估")
    rows: list[tuple[Cell, ...]] = []
    if "target_value" in outcomes:
        for target in map(str, outcomes.target.values):
            for scenario, name in scenario_titles(outcomes, lang).items():
                rows.append(_target_row(outcomes, target, scenario, name, lang))
    last = min(2025, int(outcomes.year[-1]))
    heads = (
        Column(pick(lang, "Target", "目标")), Column(pick(lang, "Scenario", "情景"), "tight"),
        Column(pick(lang, f"Median projected, {last}", f"{last}年中位数"), "right"),
        Column(pick(lang, "Lowest to highest", "最小至最大"), "right"), Column(pick(lang, "Probability", "达标概率"), "right"),
    )  # fmt: skip
    return Table(title, heads, tuple(rows), pick(lang, " ", "").join(_remark(pick_of(lang, words)) for words in REMARKS))


def _remark(words: str) -> str:
    """A remark with the uncertainty of the urban start level in it, from the prior and the rural income of 2020 (F0444); a remark on it
    is left out where the place's level has no prior."""
    registry = load_registry()
    prior = registry.groups["drivers"].parameters["urban_income"].prior
    if prior is None:
        return "" if "{low}" in words else words
    rural = float(load_facts(registry.root)["F0444"].value)
    return words.format(
        low=f"{prior.low:,.0f}", high=f"{prior.high:,.0f}", least=digits(prior.low / rural, 2), most=digits(prior.high / rural, 2)
    )


def _target_row(outcomes: xr.Dataset, target: str, scenario: str, name: str, lang: Lang) -> tuple[Cell, ...]:
    value, met = target_runs(outcomes, scenario, target)
    kind = KINDS.get(target, "ratio")
    known = value[np.isfinite(value)]
    middle, low, high = (float(f(known)) if known.size else math.nan for f in (np.median, np.min, np.max))
    spread = between(reached(low, kind, lang), reached(high, kind, lang), lang) if known.size > 1 else MISSING
    likely = chance_words(chance(met, shares_luck(outcomes)), lang)
    return item_title("target", target, lang), name, reached(middle, kind, lang), spread, likely


def reached(value: float, kind: str, lang: Lang) -> str:
    """A value as its kind is written: percentage points, a share, a ratio."""
    if math.isnan(value):
        return MISSING
    if kind == "share":
        return percent(value)
    return f"{digits(value, 2)}{pick(lang, ' points', '个百分点') if kind == 'points' else ''}"


def chance_words(found: Chance, lang: Lang) -> str:
    """`25% (1 of 4) [5–70%]`; with runs that cannot tell `60% (1 of 4, cannot be told in 2) [20–90%]`."""
    if not found.runs:
        return MISSING
    untold = pick(lang, f", cannot be told in {found.untold}", f"，{found.untold}次无法判别") if found.untold else ""
    count = pick(lang, f" ({found.met} of {found.runs}{untold})", f"（{found.met}/{found.runs}次{untold}）")
    return f"{found.share * 100:.0f}%{count} [{found.low * 100:.0f}–{found.high * 100:.0f}%]"


def scale_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Chance that any county has a year in which more than 1, 2 or 3 % of its lifted relapse."""
    title = pick(lang, "Chance of large-scale relapse (any county, any year)", "规模性返贫发生概率（任一县、任一年）")
    rows: list[tuple[Cell, ...]] = []
    if "relapsed_persons_by_group" in outcomes:
        for threshold in THRESHOLDS:
            counts, clear = events(outcomes, threshold), events(outcomes, threshold, beyond_noise=True)
            for scenario, name in scenario_titles(outcomes, lang).items():
                one, sure = (part.sel(scenario=scenario).transpose("draw", "replicate").values for part in (counts, clear))
                rows.append((f"> {threshold * 100:.0f}%", name, _any(one, outcomes, lang), _any(sure, outcomes, lang),
                             float(np.nanmean(one)), float(np.nanmean(sure))))  # fmt: skip
    cells = outcomes.sizes["year"] * outcomes.sizes["county"]
    heads = (
        Column(pick(lang, "Threshold", "阈值"), "tight"), Column(pick(lang, "Scenario", "情景"), "tight"),
        Column(pick(lang, "Chance", "发生概率"), "right"),
        Column(pick(lang, "Chance, beyond noise", "发生概率（超出模拟噪声）"), "right"),
        Column(pick(lang, "County-years", "县年数"), "one", pick(lang, f"of {cells}", f"个，共{cells}个")),
        Column(pick(lang, "County-years, beyond noise", "县年数（超出噪声）"), "one", pick(lang, f"of {cells}", "个")),
    )  # fmt: skip
    return Table(title, heads, tuple(rows), _scale_note(outcomes, lang) if rows else "")


def _any(counts: np.ndarray, outcomes: xr.Dataset, lang: Lang) -> str:
    return chance_words(chance(np.where(np.isnan(counts), np.nan, counts > 0), shares_luck(outcomes)), lang)


def _scale_note(outcomes: xr.Dataset, lang: Lang) -> str:
    margin = float(noise_margin(outcomes).median()) * 1000
    return pick(
        lang, "Event: lifted persons of a county who relapse in a year over its lifted at the start of the year exceed the threshold. "
        "The first chance has the sampling noise taken out of the spread of county-years; the second, on the safe side, counts only "
        f"simulated rates over the threshold by more than the margin of noise (one-sided 95% for all county-years together, median "
        f"{digits(margin, 1)} per 1,000, the wider the smaller the sample). The threshold is the reader's.",
        "事件：某县某年返贫脱贫人口占年初脱贫人口之比超过阈值（按各县返贫率计）。前一列已从各县年的"
        "离散程度中扣除抽样噪声；后一列只计模拟值超出阈值且超出部分大于噪声界限者"
        f"（全部县年同时成立的单侧95%界限，中位数为{digits(margin, 1)}个千分点，抽样比例越小越大），为稳妥读法。阈值由使用者选定。",
    )  # fmt: skip
