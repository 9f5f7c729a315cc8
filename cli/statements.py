"""Sentences that stand before and under the tables of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from cli.language import pick
from cli.numbers import fixed
from cli.tables import say
from experiments.effects import SIGN
from experiments.plan import REFERENCE
from experiments.power import Smallest, measured, smallest_effect

if TYPE_CHECKING:
    from experiments.effects import Effects
    from experiments.plan import Experiment
    from experiments.titles import Titles

NOT_SHARED = (", without the shared luck of wages, prices, weather", "，不含共有的工资、价格与天气")
SHARED = (
    "; where there are replicates the interval that decides is known from them alone, and that is counted; it also holds the shared "
    "luck of wages, prices, weather, which is not known before and comes on top",
    "；有重复时判别所用区间由重复之间的差异得出，此点已计入；该区间另含共有的工资、价格与天气，事前未知，尚需另加",
)
AT_LEAST = ("at least ", "至少")


def smallest_words(experiment: Experiment, titles: Titles, lang: str) -> str:
    """What this sample, these draws and replicates will be able to tell, worked out before anything runs, pair by pair."""
    words = {item.name: pick(lang, item.en, item.zh) for item in titles.scenarios}
    stems = {name: Path(name).name.removesuffix(".toml") for name in experiment.scenarios}
    years = experiment.years()
    found = {
        name: smallest_effect(name, experiment.share, experiment.draws, experiment.replicates, years[0], years[-1])
        for name in experiment.scenarios
        if name != REFERENCE and measured()
    }
    if not found:
        return ""
    shared = pick(lang, *(SHARED if experiment.replicates > 1 else NOT_SHARED))
    least = pick(lang, *AT_LEAST) if experiment.replicates > 1 else ""
    sizes = pick(lang, "; ", "；").join(f"{words.get(stems[name], stems[name])} {_size(one, lang)}" for name, one in found.items())
    return pick(
        lang,
        "Smallest difference of the yearly relapse rate from the plan that this run can tell, per 1,000 a year: "
        f"{least}{sizes} (from the luck of households measured last{shared}; "
        "without the spread over parameters; told in 80 % of cases; a pair not measured is taken from those that change the most of "
        "the same parameters: less where it changes less). "
        'A smaller one "cannot be told", which is not "none".',
        f"本次运行可判别的与规划情景的年返贫率最小差异(千分点/年)：{least}{sizes}(按最近一次实测的农户运气推算{shared}；"
        "不含参数差异；把握度80%；未实测者取改动参数最相近的已测情景，改动较小者所需更小)。更小的差异属“无法判别”，不等于“没有”。",
    )


def _size(one: Smallest, lang: str) -> str:
    """`0.31`, or `0.31 (as no_public_posts, not measured)`."""
    if not one.differs:
        return pick(lang, "– (changes nothing in these years)", "–(所模拟年份内与规划情景无差别)")
    low, high = fixed(one.low, 1e3, 2), fixed(one.high, 1e3, 2)
    size = low if low == high else f"{low} – {high}"
    if one.measured:
        return size
    others = ", ".join(one.alike) or pick(lang, "all others", "其他全部情景")
    return size + pick(lang, f" (as {others}; not measured)", f"(同 {others}；未实测)")


def foot_line(effects: Effects, titles: dict[str, str], lang: str) -> str:
    """What the columns are: how runs are paired, what each interval contains, what the measured noise can tell."""
    told = _told().told_words(effects, titles, lang)
    runs = f"{effects.draws} x {effects.replicates}"
    return pick(
        lang,
        f"{runs} runs (draws x replicates) of each scenario, paired: same parameters, households and luck. "
        "Draws and replicates take turns through disjoint tenths of the households (with --sample 0.1): ten of them "
        "simulate everybody once; the points of a grid all have the same. "
        '"luck": 95 % interval of the choice and luck of households, from ten random groups of kin, without the wages, prices '
        'and weather that all draws share; "with shared luck" holds these too and needs replicates. '
        '"5-95 % of draws": where the difference lies over parameters, luck taken out; "same sign": in how many of them it has '
        "this sign as far as luck lets one know (draws that are not seen to differ may differ all the same). "
        f"Told: luck leaves zero out and, with several draws, at least {SIGN:.0%} of them have the sign as far as one knows. "
        f"{_many(effects, lang)} "
        f"{told} Scenario simulation, not statistics.",
        f"各情景{runs}次运行(参数抽样x重复)，逐对比较：参数、农户与运气相同。"
        "各次抽样与重复轮流取互不重叠的十分之一农户(按10%抽样)，十次恰好模拟全部农户一遍；各网格点农户相同。"
        "“运气”：农户抽取与农户运气的95%区间，由十个随机亲属组得出，不含各抽样共有的工资、价格与天气；"
        "“含共有运气”另含后者，需有重复。"
        "“参数抽样5-95%”：扣除运气后差异随参数的范围；“方向相同”：就运气所能判别，其中方向相同的比例(抽样之间看不出差别不等于没有差别)。"
        f"“可判别”指运气区间不含零，且(多次抽样时)可判别至少{SIGN:.0%}的抽样方向相同。{_many(effects, lang)}"
        f"{told}情景模拟，非统计数据。",
    )


def _told() -> ModuleType:
    """The words of what is told, which pages use too."""
    from reports import told

    return told


def _many(effects: Effects, lang: str) -> str:
    """How many intervals decide, and how many would leave zero out by chance alone."""
    number, outside = effects.intervals()
    left = effects.discoveries() if outside else 0
    return pick(
        lang,
        f"Of {number} intervals {outside} leave zero out; if nothing differed, about {number * 0.05:.0f} would by "
        f"chance; {left} are left if at most one in twenty of those left may be false (Benjamini-Hochberg).",
        f"共{number}个区间，其中{outside}个不含零；若各项均无差异，仅凭偶然约有{number * 0.05:.0f}个；"
        f"若容许其中至多二十分之一为误判，则余{left}个(本雅明尼-霍赫贝格法)。",
    )


def notes_of(titles: Titles, drivers: str | None = None) -> list[tuple[str, str]]:
    """Remarks for the report as (Chinese, English): which scenarios look back, which drivers are observed there and until when.

    `drivers` is what the run asked for in place of each scenario's own, if it asked.
    """
    from parameters.observed import observed_words

    return [
        (f"“{item.zh}”为事后视角：{observed_words('zh')}", f'"{item.en}" looks back: {observed_words("en")}')
        for item in titles.scenarios
        if (drivers or _own_drivers(titles.texts, item.name)) == "observed"
    ]


def say_notes(notes: Iterable[tuple[str, str]], lang: str) -> None:
    """Print the remarks that the report has too, under the tables."""
    for zh, en in notes:
        say("\n" + pick(lang, en, zh))


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
