"""Words of both languages: titles of codes and measures, units, kinds of interval."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

import xarray as xr

from agents import codes
from model.contract import VARIABLES
from model.outcomes.dimensions import DIMENSIONS
from parameters.bilingual import pick
from reports.aggregate import ENOUGH_RUNS

Lang = Literal["zh", "en"]

STAMP = {"zh": "情景模拟，非统计数据", "en": "Scenario simulation, not statistics"}

SHORT_GROUPS = {
    "zh": {**{item.name: item.zh for item in codes.COUNTY_CATEGORIES}, "all": "全州"},
    "en": {**{item.name: item.short for item in codes.COUNTY_CATEGORIES}, "all": "Prefecture"},
}
"""County groups as headings of charts and tables."""

POPULATIONS = {
    "lifted": ("脱贫人口", "lifted persons"),
    "near_poor": ("边缘易致贫人口", "near-poor persons"),
    "ordinary": ("一般农户人口", "persons of ordinary households"),
    "not lifted": ("非脱贫人口", "persons not lifted"),
    "all": ("全部登记农村人口", "all registered rural persons"),
    "rural": ("农村常住人口（不含搬迁）", "rural residents, resettled left out"),
    "resettled": ("易地搬迁人口", "resettled persons"),
    "lifted households": ("脱贫户", "lifted households"),
}
KINDS = {
    "luck": (
        "95%运气区间，含各次重复共有的工资、价格、疫情与天气",
        "95% interval of luck, with the wages, prices, pandemic and weather that everybody shares",
    ),
    "own luck": (
        "95%运气区间（模拟噪声），不含共有的工资、价格与天气",
        "95% interval of luck (simulation noise), without the shared luck of wages, prices, weather",
    ),
    "draws": (
        "参数抽样均值的95%区间，含模拟噪声；抽样次数越多越窄，不代表参数不确定性",
        "95% interval of the mean over parameter draws, luck included; more draws narrow it, it is not what is unknown",
    ),
    "identical": ("各次模拟完全相同", "identical in every run"),
    "none": ("无法给出区间", "no interval can be given"),
    "fieller": (
        "95%费勒（Fieller）比值区间，按参数抽样，不含各抽样共有的运气",
        "95% Fieller interval of the ratio, over parameter draws, without the luck that all of them share",
    ),
    "fieller, replicates": (
        "95%费勒（Fieller）比值区间，按重复，仅含运气",
        "95% Fieller interval of the ratio, over replicates: luck alone",
    ),
    "bootstrap": ("95%自助法区间，按参数抽样", "95% bootstrap interval over parameter draws"),
    "quantile": ("参数抽样的分位数区间，含模拟噪声", "quantile interval over parameter draws, noise included"),
}
DENOMINATORS = {
    "households": ("一户返贫（致贫）", "household kept from ever relapsing or entering"),
    "person_years": ("一人年低于标准", "person-year below the standard avoided"),
    "gap_yuan": ("1元贫困缺口", "yuan of poverty gap avoided"),
}
CONTROL = ("Cc", "Cs", "Zl", "Zp")
"""Unicode categories of control characters, halves of characters and breaks of lines."""


def pick_of(lang: str, words: Sequence[str]) -> str:
    """The one of a pair of texts, Chinese and English as tables of words have them."""
    zh, en = words
    return pick(lang, en, zh)


def range_title(number: int, lang: Lang) -> str:
    """What a range over so many runs holds, as a heading."""
    if number < ENOUGH_RUNS:
        return pick(lang, "lowest – highest", "最小–最大")
    return pick(lang, "5–95% range", "5–95%范围")


def range_ends(number: int, lang: Lang) -> tuple[str, str]:
    """The two ends of that range, as headings: the lowest and highest of few runs, else 5 and 95 % points."""
    if number < ENOUGH_RUNS:
        return pick(lang, "lowest run", "各次最小"), pick(lang, "highest run", "各次最大")
    return pick(lang, "5% point", "5%分位"), pick(lang, "95% point", "95%分位")


def nested(text: str) -> str:
    """Chinese quotation marks inside others become single: `“不实施‘四险一金’”`."""
    depth, found = 0, []
    for character in text:
        depth -= character == "”"
        found.append({"“": "‘", "”": "’"}.get(character, character) if depth else character)
        depth += character == "“"
    return "".join(found)


def item_title(dimension: str, name: object, lang: Lang) -> str:
    """Title of a coordinate value, say `item_title("cause", "crop", "zh")`; unknown values come back as they are."""
    items = DIMENSIONS[dimension].items
    return next((pick(lang, item.en, item.zh) for item in items if item.name == str(name)), str(name))


def group_title(name: object, lang: Lang) -> str:
    """Heading for a county category, `all`, or a single county by its code."""
    short = SHORT_GROUPS[lang].get(str(name))
    return short if short is not None else item_title("county", name, lang)


def group_phrase(name: object, lang: Lang) -> str:
    """A county category or a county inside a sentence: `夯实基础类县`, `foundation counties`."""
    key = str(name)
    if key == "all":
        return "全州" if lang == "zh" else "the whole prefecture"
    if key in SHORT_GROUPS[lang]:
        return f"{SHORT_GROUPS['zh'][key]}类县" if lang == "zh" else f"{SHORT_GROUPS['en'][key].lower()} counties"
    return item_title("county", name, lang)


def variable_title(name: str, lang: Lang) -> str:
    """Title of an outcome variable as the contract gives it; other names come back as they are."""
    variable = VARIABLES.get(name)
    return name if variable is None else pick(lang, variable.long_name, variable.long_name_zh)


def population_title(name: str, lang: Lang) -> str:
    """A population (`lifted`, `all`, `lifted, resettled`) in words."""
    parts = [pick_of(lang, POPULATIONS[part]) if part in POPULATIONS else part for part in name.split(", ")]
    return ("，其中" if lang == "zh" else ", of them ").join(parts)


def kind_title(kind: str, lang: Lang) -> str:
    """How an interval was made, in words; free text comes back as it is."""
    return pick_of(lang, KINDS[kind]) if kind in KINDS else kind


def denominator_title(name: str, lang: Lang) -> str:
    """One unit of what a cost is divided by, in words."""
    return pick_of(lang, DENOMINATORS[name]) if name in DENOMINATORS else name


def scenario_titles(outcomes: xr.Dataset, lang: Lang) -> dict[str, str]:
    """Title of every scenario of a run by its name; the name itself where the run carries no title."""
    return _coordinate_titles(outcomes, "scenario", lang)


def policy_titles(outcomes: xr.Dataset, lang: Lang) -> dict[str, str]:
    """Title of every policy of a run by its name."""
    return _coordinate_titles(outcomes, "policy", lang)


def _coordinate_titles(outcomes: xr.Dataset, dimension: str, lang: Lang) -> dict[str, str]:
    names = [str(name) for name in outcomes[dimension].values]
    coordinate = f"{dimension}_name_zh" if lang == "zh" else f"{dimension}_name"
    titles = outcomes[coordinate].values if coordinate in outcomes.coords else names
    return {name: printable(str(title)) or name for name, title in zip(names, titles, strict=True)}


def printable(text: str) -> str:
    """A text without control characters, which no page, picture or worksheet can hold; a space stands for each."""
    return "".join(" " if unicodedata.category(character) in CONTROL else character for character in text).strip()
