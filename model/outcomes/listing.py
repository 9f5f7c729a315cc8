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
        "households at year end; in trouble by the rule that the list tries to follow: below the monitoring line with a risk "
        "beside it, or sudden hardship",
        "年末在册监测户中，按监测规则应纳入监测（低于监测线且另有风险，或突发严重困难）的比例",
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
        "by the rule that the list tries to follow: below the monitoring line with a risk beside it, or sudden hardship; the "
        "denominator of the share missed",
        "按监测规则应纳入监测的户（低于监测线且另有风险，或突发严重困难），监测漏报率的分母",
    ),
)
