"""What every number means: units, definitions and the words on uncertainty that each report carries."""

from __future__ import annotations

import xarray as xr

from agents.codes import COUNTY_CATEGORIES
from experiments.dataset import shares_luck
from model.contract import VARIABLES
from parameters.bilingual import pick
from parameters.place import PLACE
from parameters.units import unit_text
from reports.labels import Lang, pick_of, variable_title
from reports.rows import Cell, Column, Table

PLAIN_DEFINITIONS: tuple[tuple[str, str, str, str], ...] = (
    ("返贫率", "上年未低于而本核算年度纯收入（口径二）低于贫困标准的脱贫户人口，占年初脱贫人口；按人加权，是发生率",
     "Relapse rate", "persons of lifted households whose net income (concept 2) of the accounting year lies below the "
     "standard and did not the year before, over all lifted persons at the start of the year; an incidence, "
     "persons weigh"),
    ("致贫率", "非脱贫户发生同一事件的比例", "Entry rate", "the same event for households that are not lifted"),
    ("帮扶前", "从纯收入中扣减针对性帮扶后的核算结果，不是反事实，也不是政策效应；政策效应只由配对情景之差给出",
     "Before "
     "aid", "an accounting subtraction of targeted aid from net income, no counterfactual and never an effect; effects "
     "are only read from paired scenarios"),
    ("口径一 人均可支配收入", "统计局口径，常住人口，寄回款计入转移收入", "Concept 1, disposable income",
     "as the statistics bureau counts it: residents; what migrants send home is transfer income"),
    ("口径二 人均纯收入", "登记系统口径，共享收支的全部家庭成员，外出务工工资扣除在外生活成本后计入",
     "Concept 2, net income",
     "as the registration system counts it: everybody of the shared purse, migrants' wages net of living costs away"),
    ("贫困标准", "以2020年不变购买力4,000元为准，按农村物价指数调整", "Poverty standard",
     "4,000 yuan at the purchasing power of 2020, moved by the rural price index"),
    ("县分类", "；".join(filter(None, ("、".join(item.zh for item in COUNTY_CATEGORIES), PLACE.note_zh))), "County category",
     "; ".join(filter(None, (", ".join(item.short.lower() for item in COUNTY_CATEGORIES), PLACE.note)))),
    ("配对差异", "两情景用同一组参数、同一随机数，逐次相减后再求均值", "Paired difference",
     "two scenarios on the same draw of parameters and the same luck, subtracted run by run, then averaged"),
)  # fmt: skip


def words_table(lang: Lang) -> Table:
    """Definitions of the words of the report."""
    rows = tuple((zh, means_zh) if lang == "zh" else (en, means_en) for zh, means_zh, en, means_en in PLAIN_DEFINITIONS)
    heads = Column(pick(lang, "Name", "名称"), "tight"), Column(pick(lang, "Meaning", "含义"))
    note = pick(lang, "All variables: see the workbook tables.xlsx.", "全部变量见工作簿 tables.xlsx。")
    return Table(pick(lang, "Definitions", "定义"), heads, rows, note)


def definitions_table(outcomes: xr.Dataset, lang: Lang) -> Table:
    """Definitions of the words of the report, then every variable of the outcomes with its unit and meaning."""
    rows: list[tuple[Cell, ...]] = [(name, "", means, "") for name, means in words_table(lang).rows]
    for name, variable in VARIABLES.items():
        if name in outcomes:
            means = pick(lang, variable.meaning, variable.meaning_zh)
            rows.append((variable_title(name, lang), unit_text(variable.units, lang), means, name))
    heads = (("名称", "Name"), ("单位", "Unit"), ("含义", "Meaning"), ("变量名", "Variable"))
    return Table(pick(lang, "Units and definitions", "单位与定义"), tuple(Column(pick_of(lang, h)) for h in heads), tuple(rows))


def uncertainty_words(outcomes: xr.Dataset, lang: Lang) -> list[str]:
    """Three paragraphs: what was varied, what each interval holds, what cannot be told."""
    words = [_what_varied(outcomes, lang), _two_intervals(lang)]
    if shares_luck(outcomes):
        words.append(pick(
            lang, "The parameters are points of a chosen grid, all with the same households and luck: no interval here holds the "
            "uncertainty of parameters, and a mean over the grid stands for no distribution of them.",
            "参数取自所选网格，各网格点的农户与运气相同：各区间均不含参数不确定性，网格均值不代表任何参数分布。",
        ))  # fmt: skip
    if outcomes.sizes["draw"] == 1:
        words.append(pick(
            lang, "Only one parameter draw was used: no interval here holds the uncertainty of parameters; the true "
            "one is wider.",
            "本次仅使用一组参数，各区间均不含参数不确定性，实际不确定性更大。",
        ))  # fmt: skip
    return words


def _what_varied(outcomes: xr.Dataset, lang: Lang) -> str:
    draws, replicates = outcomes.sizes["draw"], outcomes.sizes["replicate"]
    several = [word + "s" * (number > 1) for word, number in (("draw", draws), ("replicate", replicates))]
    return pick(
        lang, f"Every scenario was run with {draws} parameter {several[0]} and {replicates} {several[1]} of each. Scenario, "
        "draw and replicate "
        "are never mixed; differences between scenarios are paired on the same draw and the same luck, and so "
        "are far narrower "
        "than the ranges of the scenarios themselves.",
        f"每个情景采用{draws}组参数、每组{replicates}次重复。情景、参数、重复三者互不混合；情景之间的差异在同一组参数、"
        "同一随机数下配对计算，因而明显窄于各情景自身的范围。",
    )  # fmt: skip


def _two_intervals(lang: Lang) -> str:
    return pick(
        lang, "Two things are kept apart. Luck (simulation noise) is the 95% interval of the mean from luck and the choice of "
        "households: more replicates or a larger sample shrink it. The wages, prices, pandemic and weather that all draws share "
        "can be estimated from several replicates only; with one, the interval is without them and says so. \"5–95% of draws\" is "
        "where the difference lies over parameters, luck taken out: only better data shrink it. \"Draws of that sign\" is the share "
        "of draws of parameters with the sign of the mean, as far as luck lets one know: every draw shows luck of its own, and draws "
        "that are not seen to differ may differ all the same, so that every size of the difference between draws is weighed by how "
        "well it fits, and the luck of the mean with it; a small sample or few draws keep it away from 100%. What is simply counted, "
        "luck included, stands beside it. Told: luck leaves zero out and, with several draws, that share is at least 95%; beyond "
        "luck with a smaller share is called uncertain in direction. Intervals are given one by one and are not "
        "adjusted for their number: if nothing differed, about one in twenty would leave zero out by chance.",
        "两者分别列示。“运气”（模拟噪声）是均值的95%区间，来自随机数与农户抽取，增加重复次数或样本量即可缩小；各次参数抽样共有的工资、价格、"
        "疫情与天气只有多次重复才能估计，仅一次重复时区间不含这部分，并予注明。“参数抽样5–95%”是扣除运气后差异随参数的范围，只有取得更好的数据"
        "才能缩小。“同号抽样占比”是方向与均值相同的参数抽样比例，以运气所能判定者为限：每次抽样的差异都含自身运气，抽样之间看不出差别不等于没有差别，"
        "故按抽样间差异的各种可能大小与均值的运气加权，样本小、抽样少时不会接近100%；另列直接计数的比例，含运气。“可判别”指运气区间不含零，"
        "且多次抽样时该占比不低于95%；超出运气而该占比不足的，注明“方向不定”。区间逐项给出，未作多重比较调整：若各项均无差异，二十个区间中约有一个仅凭偶然不含零。",
    )  # fmt: skip
