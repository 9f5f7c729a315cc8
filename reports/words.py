"""Fixed words of the page in both languages, as (Chinese, English)."""

from __future__ import annotations

from parameters.place import PLACE

SECTIONS: dict[str, tuple[str, str]] = {
    "question": ("评估问题与情景设定", "The question and the scenarios"),
    "money": ("资金测算：各项政策最多可惠及范围", "Money first: what each policy can reach at most"),
    "baseline": ("基线核对：模拟值与官方数据", "Is the baseline us?"),
    "main": ("主要结果", "Main results"),
    "targets": ("规划目标完成情况", "The plan's score-board"),
    "effects": ("政策效应（配对差异）", "Effects of the scenarios"),
    "charts": ("图表", "Charts"),
    "scale": ("规模性返贫风险", "Large-scale relapse"),
    "cost": ("防返贫单位成本", "Cost per relapse avoided"),
    "spending": ("财政支出", "Spending"),
    "causes": ("返贫原因与未被托底原因", "Causes, and why aid did not lift"),
    "list": ("监测对象识别精准度", "The list against the truth"),
    "income": ("收入水平与收入差距", "Income and inequality"),
    "official": ("与防返贫监测系统数据的口径差异", "Why is this number not our system's?"),
    "uncertainty": ("不确定性说明", "How to read the uncertainty"),
    "definitions": ("单位与定义", "Units and definitions"),
    "provenance": ("数据来源与可复现说明", "Provenance"),
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
        f"{PLACE.name_zh}返贫风险与农户收入情景模拟报告",
        f"{PLACE.name}: scenarios of relapse into poverty and rural income",
    ),
    "contents": ("目录", "Contents"),
    "checks": ("基线模拟值与官方数据对照（预测之前）", "Simulated against official figures, before any projection"),
    "money": (
        "下表仅依据公开资料推算，未经模拟。模拟所得效应若超出相应资金所能支撑的规模，即属模型差错。新险种资金规模较小，"
        "对总体返贫率的影响可能不明显，但对少数受益户作用显著。",
        "Worked from public facts alone, before any simulation. A simulated effect beyond what the money can buy is an "
        "error of the model. The new insurances are small: they may hardly move the headline rate and still matter to "
        "the few whom they reach.",
    ),
    "baseline": (
        "开展预测前，先将模拟的2020年底收入及构成、低保、务工、公益岗位等指标与官方数据逐项核对。偏离官方数据范围的指标，其水平值应谨慎使用。",
        "A check before any projection: income and its sources, dibao, work away and posts at the end of 2020, against the "
        "official figures. Where a quantity lies outside, take its level with care.",
    ),
    "no_checks": (
        "本次运行未提供基线核对数据；完成核对之前，不得将水平值视为本地实际。",
        "No check of the baseline was given for this run; until there is one, do not take levels for the local truth.",
    ),
    "official": (
        "官方统计的返贫人数接近于零，本模型的返贫率不为零，二者口径不同，并不矛盾："
        "官方口径统计的是已识别、已纳入监测且风险未消除、"
        "帮扶后仍未达标的户，为时点数，按登记人口计；本模型统计核算年度内纯收入实际跌破标准的全部脱贫人口，"
        "不论是否被发现，为全年发生率。下表逐级列出两者之间的差异。表中“核算扣减”不是政策效应。",
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
    "targets": (
        "下表列出各情景下规划主要目标的模拟值与达标概率。概率以各次模拟（不同参数与随机数）中达标的次数占比计，"
        "反映模型所含的不确定性，不是对实际完成情况的考核结论。",
        "What the scenarios reach of the plan's main targets, and in which share of the runs a target is met. The probability "
        "holds the uncertainty inside the model; it is no verdict on what was achieved.",
    ),
    "list": (
        "模型同时知道哪些户应纳入监测、哪些户在册，因此可以对照名单的准确与遗漏。"
        "需要特别说明：以监测户纳入前后的收入之差评价帮扶成效（简单前后对比），会高估帮扶作用。"
        "农户多在收入处于低谷时被纳入监测，此后即使没有帮扶，也有相当一部分会自行回升（均值回归）。"
        "帮扶成效只能以配对情景之差判别，本报告的政策效应均按此计算。",
        "The model knows who is in trouble and who is listed, so that the list can be held against the truth. A warning: "
        "a naive before-after comparison of listed households overstates what help does. Households are listed at a low point of "
        "their income, and many of them would rise again without any help (regression to the mean). What help does can only be "
        "read from paired scenarios, and every effect in this report is.",
    ),
}  # fmt: skip
