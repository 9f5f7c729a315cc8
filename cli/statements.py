"""Sentences that stand before and under the tables of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cli.language import pick
from cli.numbers import MISSING, fixed
from experiments.power import ASSUMED, smallest_effect, told_from

if TYPE_CHECKING:
    from experiments.effects import Effects
    from experiments.plan import Experiment
    from experiments.titles import Titles


def smallest_words(experiment: Experiment, lang: str) -> str:
    """What this sample, these draws and replicates will be able to tell, worked out before anything runs."""
    effect = smallest_effect(experiment.share, experiment.draws, experiment.replicates, years=len(experiment.years()))
    size, rate = fixed(effect, 1e3, 2), fixed(ASSUMED.rate, 1e2, 0)
    return pick(
        lang,
        f"Smallest difference of the yearly relapse rate that this run can tell: about {size} points of ‰ (simulation "
        f"noise only; assumed: rate {rate} %, correlation between scenarios {ASSUMED.same_luck:g}, design effect "
        f"{ASSUMED.design_effect:g}; told in 80 % of cases). A smaller one \"cannot be told\", which is not \"none\".",
        f"本次运行可判别的年返贫率最小差异：约{size}千分点(仅计模拟噪声；假定返贫率{rate}%，"
        f"情景间相关{ASSUMED.same_luck:g}，设计效应{ASSUMED.design_effect:g}，把握度80%)。"
        "更小的差异属“无法判别”，不等于“没有”。")


def foot_line(effects: Effects, lang: str) -> str:
    """What the columns are: how runs are paired, what each interval contains, what the measured noise can tell."""
    halves = [e.noise_half_width for e in effects.effects
              if e.measure == "relapse_rate" and e.county_group == "all" and e.noise_half_width > 0.0]
    measured = fixed(told_from(max(halves)), 1e3, 2) if halves else MISSING
    runs = f"{effects.draws} x {effects.replicates}"
    return pick(
        lang,
        f"{runs} runs (draws x replicates) of each scenario, paired: same parameters, households and luck. "
        "Draws and replicates take turns through disjoint tenths of the households (with --sample 0.1): ten of them "
        "simulate everybody once; the points of a grid all have the same. "
        "\"noise\": 95 % interval of simulation noise only, from ten random groups of villages. "
        "\"noise and model\": 95 % interval of the mean over parameter draws, noise included. "
        "\"5-95 % of draws\": where the effect itself lies, noise taken out. "
        f"Smallest difference of the relapse rate told by the noise measured here: {measured} points of ‰. "
        "Scenario simulation, not statistics.",
        f"各情景{runs}次运行(参数抽样x重复)，逐对比较：参数、农户与运气相同。"
        "各次抽样与重复轮流取互不重叠的十分之一农户(按10%抽样)，十次恰好模拟全部农户一遍；各网格点农户相同。"
        "“模拟噪声”：仅含模拟噪声的95%区间，由十个随机村组得出；“噪声与模型”：参数抽样均值的95%区间，含噪声；"
        "“参数抽样5-95%”：扣除噪声后效应本身的范围。"
        f"按实测噪声可判别的返贫率最小差异：{measured}千分点。情景模拟，非统计数据。")


def notes_of(titles: Titles, drivers: str | None = None) -> list[tuple[str, str]]:
    """Remarks for the report as (Chinese, English): which scenarios look back, which drivers are observed there and until when.

    `drivers` is what the run asked for in place of each scenario's own, if it asked.
    """
    from parameters.observed import observed_words

    return [(f"“{item.zh}”为事后视角：{observed_words('zh')}",
             f"\"{item.en}\" looks back: {observed_words('en')}")
            for item in titles.scenarios if (drivers or _own_drivers(titles.texts, item.name)) == "observed"]


def _own_drivers(texts: Mapping[str, str], name: str) -> str:
    """The `drivers` of a scenario's file, or of the nearest parent that says it."""
    from parameters.chinese_keys import head_of

    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        file = head_of(texts.get(f"{name}.toml", ""))
        if "drivers" in file:
            return str(file["drivers"])
        name = str(file.get("extends", "")).removesuffix(".toml")
    return "forecast"
