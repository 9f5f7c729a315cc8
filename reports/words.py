"""Fixed words of the page in both languages, as (Chinese, English)."""

from __future__ import annotations

SECTIONS: dict[str, tuple[str, str]] = {
    "question": ("问题与情景", "The question and the scenarios"),
    "money": ("先看资金：每项政策至多能惠及多少", "Money first: what each policy can reach at most"),
    "baseline": ("基线是不是我们？", "Is the baseline us?"),
    "main": ("主要结果", "Main results"),
    "effects": ("政策差异", "Effects of the scenarios"),
    "charts": ("图", "Charts"),
    "cost": ("每避免一例返贫的成本", "Cost per relapse avoided"),
    "spending": ("财政支出", "Spending"),
    "causes": ("返贫原因", "Causes"),
    "official": ("为什么与系统里的数字不同", "Why is this number not our system's?"),
    "uncertainty": ("不确定性怎么读", "How to read the uncertainty"),
    "definitions": ("单位与定义", "Units and definitions"),
    "provenance": ("来源与可重复性", "Provenance"),
}
CHART_TITLES: dict[str, tuple[str, ...]] = {
    "effects": ("effects",),
    "charts": ("relapse_rate", "below_line_monthly", "income", "income_by_source", "county_map"),
    "spending": ("spending",),
    "causes": ("causes",),
}
"""Which charts stand in which section."""

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "黔西南州返贫风险与农户收入情景模拟报告",
        "Qianxinan: scenarios of relapse into poverty and rural income",
    ),
    "contents": ("目录", "Contents"),
    "checks": ("模拟与官方数字（任何预测之前）", "Simulated against official figures, before any projection"),
    "money": (
        "下表只由公开事实推算，不经仿真。模拟出的效应若超过资金所能买到的，就是模型的错误。新险种资金量小，"
        "可能在总返贫率上几乎看不出作用，却对少数受益户很重要。",
        "Worked from public facts alone, before any simulation. A simulated effect beyond what the money can buy is an "
        "error of the model. The new insurances are small: they may hardly move the headline rate and still matter to "
        "the few whom they reach.",
    ),
    "baseline": (
        "预测之前先核对：模拟的2020年底人口、脱贫人口、搬迁人口、收入与来源等，与官方数字逐项比较。",
        "A check before any projection: people, lifted, resettled, income and its sources at the end of 2020, "
        "against the "
        "official figures.",
    ),
    "no_checks": (
        "本次没有提供基线核对数据；在核对之前，请勿把水平值当作本地实际。",
        "No check of the baseline was given for this run; until there is one, do not take levels for the local truth.",
    ),
    "official": (
        "官方统计的返贫人数接近于零，本模型的返贫率不是零，二者并不矛盾："
        "官方口径统计的是已识别、已纳入监测且风险未消除、"
        "并在帮扶后仍未达标的户，按时点、按登记人口；本模型统计核算年度内纯收入真实跌破标准的全部脱贫人口，"
        "无论是否被发现，是全年发生率。下表逐步给出两者之间的每一级。列出的核算扣减不是政策效应。",
        "The officially counted relapse is near zero, the rate of this model is not, and the two do not "
        "contradict each other. "
        "Officials count households that were found, listed, not yet marked as free of risk and still short "
        "after aid, at a "
        "date and by registration. The model counts every lifted person whose net income of the accounting year "
        "truly fell "
        "below the standard, found or not, over the whole year. The table shows every step between the two. The "
        "accounting "
        "subtraction in it is not an effect of policy.",
    ),
}  # fmt: skip
