"""What is reported of the list of monitored households 监测名单: its stock, who comes and leaves, and how near it is to the truth."""

from __future__ import annotations

from typing import Annotated

from agents.codes import MONITOR_KINDS
from engine.record import Record, Vector
from model.outcomes.declared import Adds, Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Share, Total
from model.outcomes.units import HOUSEHOLDS, OF_EVER_LISTED, OF_HOUSEHOLDS, OF_LISTED, OF_THOSE_IN_TROUBLE, PERSONS


class Listed(Record):
    """The list, and the truth that it tries to find."""

    monitored: Annotated[float, counted("households", "在册监测户数")]
    monitored_as: Annotated[Vector[float], counted("households", "分类别在册监测户数", MONITOR_KINDS, "monitored")]
    persons_monitored: Annotated[float, counted("persons", "在册监测人数")]
    listed_ever: Annotated[float, counted("households", "曾纳入监测户数")]
    persons_listed_ever: Annotated[float, counted("persons", "曾纳入监测人数")]
    eliminated: Annotated[float, counted("households", "风险消除户数")]
    truly_in_trouble: Annotated[float, counted("households", "确有困难户数")]
    listed_true: Annotated[float, counted("households", "在册且确有困难户数")]
    listed_mistaken: Annotated[float, counted("households", "误纳入且无困难户数")]
    followed: Annotated[float, counted("households", "困难已过而仍在跟踪户数")]
    missed: Annotated[float, counted("households", "确有困难而未在册户数")]


class Flows(Record):
    """Who came onto the list in the year, and who was marked as free of risk."""

    entered: Annotated[Vector[float], counted("households", "本年新纳入户数", MONITOR_KINDS, "entered")]
    entered_again: Annotated[Vector[float], counted("households", "本年再次纳入户数", MONITOR_KINDS, "entered_again")]
    marked_free: Annotated[float, counted("households", "本年标注风险消除户数")]


SUMS = (
    Sums(Listed, Moment.DECEMBER, "model.policies.monitoring_counts:count_list"),
    Sums(Flows, Moment.DECEMBER, "model.policies.monitoring_counts:count_flows"),
)
PLACES = ("year", "county")
OUTCOMES = (
    Outcome(
        "monitored_rate",
        "listed for monitoring at year end",
        "年末在册监测户比例",
        OF_HOUSEHOLDS,
        CELL,
        Share("monitored", over="households"),
        "listed and not marked as free of risk",
        "已纳入监测且未标注风险消除",
    ),
    Outcome(
        "risk_eliminated_share",
        "risk eliminated among ever listed",
        "风险消除比例",
        OF_EVER_LISTED,
        CELL,
        Share("eliminated", over="households_listed"),
        "households marked as free of risk over all ever listed",
        "标注风险消除户占曾纳入监测户的比例",
    ),
    Outcome(
        "households_listed",
        "households ever listed",
        "曾纳入监测户数",
        HOUSEHOLDS,
        CELL,
        Total("listed_ever"),
        "listed at any time, those marked as free of risk included",
        "任一时点纳入过监测，含已标注风险消除的户",
    ),
    Outcome(
        "persons_listed",
        "persons of households ever listed",
        "曾纳入监测人数",
        PERSONS,
        PLACES,
        Total("persons_listed_ever"),
        "persons at year end of households listed at any time, those marked as free of risk included",
        "任一时点纳入过监测的户年末人数，含已标注风险消除的户",
    ),
    Outcome(
        "persons_monitored",
        "persons of households on the list at year end",
        "年末在册监测人数",
        PERSONS,
        PLACES,
        Total("persons_monitored"),
        "listed and not marked as free of risk",
        "已纳入监测且未标注风险消除",
    ),
    Outcome(
        "monitored_by_kind",
        "households on the list at year end, by kind",
        "年末分类别在册监测户数",
        HOUSEHOLDS,
        (*PLACES, "monitor_kind"),
        Total("monitored_as"),
        "listed and not marked as free of risk",
        "已纳入监测且未标注风险消除",
    ),
    Outcome(
        "list_entries",
        "households newly listed in the year, by kind",
        "本年新纳入监测户数（按类别）",
        HOUSEHOLDS,
        (*PLACES, "monitor_kind"),
        Total("entered", Adds.OVER_YEARS),
        "listed for the first time",
        "首次纳入监测",
    ),
    Outcome(
        "list_reentries",
        "households listed again in the year, by kind",
        "本年再次纳入监测户数（按类别）",
        HOUSEHOLDS,
        (*PLACES, "monitor_kind"),
        Total("entered_again", Adds.OVER_YEARS),
        "marked as free of risk before; one that comes again twice in a year counts once",
        "曾标注风险消除后再次纳入；同年两次再次纳入只计一次",
    ),
    Outcome(
        "list_exits",
        "households marked as free of risk in the year",
        "本年标注风险消除户数",
        HOUSEHOLDS,
        PLACES,
        Total("marked_free", Adds.OVER_YEARS),
        "by the check when the risk is stably gone, or early, before the assessment",
        "经核查稳定消除，或考核前提前标注",
    ),
    Outcome(
        "list_true_positive",
        "listed households that are in trouble",
        "监测名单准确率",
        OF_LISTED,
        PLACES,
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
        PLACES,
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
        PLACES,
        Share("listed_mistaken", over="households_monitored"),
        "households at year end that were no case when they were taken for one, and are in no trouble now",
        "年末在册监测户中纳入时不符合规则且目前无困难的比例",
    ),
    Outcome(
        "list_missed",
        "households in trouble and not listed",
        "监测漏报率",
        OF_THOSE_IN_TROUBLE,
        PLACES,
        Share("missed", over="households_in_trouble"),
        "households at year end, in trouble by the same rule",
        "年末按同一规则应纳入监测的户中，未在册监测的比例",
    ),
    Outcome(
        "households_monitored",
        "households on the list at year end",
        "年末在册监测户数",
        HOUSEHOLDS,
        PLACES,
        Total("monitored"),
        "the denominator of the share listed rightly",
        "监测名单准确率的分母",
    ),
    Outcome(
        "households_in_trouble",
        "households in trouble at year end",
        "年末应纳入监测户数",
        HOUSEHOLDS,
        PLACES,
        Total("truly_in_trouble"),
        "by the rule that the list tries to follow: net income below the monitoring line, or rigid spending or a fall of income that "
        "leaves little to live on; the denominator of the share missed",
        "按监测规则应纳入监测的户（纯收入低于监测线，或刚性支出较大、收入大幅缩减致基本生活严重困难），监测漏报率的分母",
    ),
)
