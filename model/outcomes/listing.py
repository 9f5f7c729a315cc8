"""The list of monitored households against the truth that it tries to find 监测准确性."""

from __future__ import annotations

from model.outcomes.declared import Outcome
from model.outcomes.how import Share, Total
from model.outcomes.units import HOUSEHOLDS, OF_LISTED, OF_THOSE_IN_TROUBLE

OUTCOMES = (
    Outcome(
        "list_true_positive",
        "listed households that are in trouble",
        "监测名单准确率",
        OF_LISTED,
        ("year", "county"),
        Share("listed_true", over="households_monitored"),
        "households at year end; in trouble by the rule that the list tries to follow: net income below the monitoring line, or rigid "
        "spending or a fall of income that leaves little to live on",
        "年末在册监测户中，按监测规则应纳入监测（纯收入低于监测线，或刚性支出较大、收入大幅缩减致基本生活严重困难）的比例",
    ),
    Outcome(
        "list_followed",
        "listed households whose trouble is over and that are still followed",
        "困难已过仍在跟踪比例",
        OF_LISTED,
        ("year", "county"),
        Share("followed", over="households_monitored"),
        "households at year end, rightly listed and in no trouble any more: the risk is eliminated only after a whole accounting year "
        "and a check",
        "年末在册监测户中纳入时符合规则、目前困难已过者：须整核算年达标并经核查方可消除风险",
    ),
    Outcome(
        "list_mistaken",
        "households listed by mistake",
        "监测误纳率",
        OF_LISTED,
        ("year", "county"),
        Share("listed_mistaken", over="households_monitored"),
        "households at year end that were no case when they were taken for one, and are in no trouble now",
        "年末在册监测户中纳入时不符合规则且目前无困难的比例",
    ),
    Outcome(
        "list_missed",
        "households in trouble and not listed",
        "监测漏报率",
        OF_THOSE_IN_TROUBLE,
        ("year", "county"),
        Share("missed", over="households_in_trouble"),
        "households at year end, in trouble by the same rule",
        "年末按同一规则应纳入监测的户中，未在册监测的比例",
    ),
    Outcome(
        "households_monitored",
        "households on the list at year end",
        "年末在册监测户数",
        HOUSEHOLDS,
        ("year", "county"),
        Total("monitored"),
        "the denominator of the share listed rightly",
        "监测名单准确率的分母",
    ),
    Outcome(
        "households_in_trouble",
        "households in trouble at year end",
        "年末应纳入监测户数",
        HOUSEHOLDS,
        ("year", "county"),
        Total("truly_in_trouble"),
        "by the rule that the list tries to follow: net income below the monitoring line, or rigid spending or a fall of income that "
        "leaves little to live on; the denominator of the share missed",
        "按监测规则应纳入监测的户（纯收入低于监测线，或刚性支出较大、收入大幅缩减致基本生活严重困难），监测漏报率的分母",
    ),
)
