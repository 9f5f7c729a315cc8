"""The list of monitored households 监测名单."""

from __future__ import annotations

from typing import Annotated

from engine.record import Record
from model.outcomes.declared import Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Share, Total
from model.outcomes.units import HOUSEHOLDS, OF_EVER_LISTED, OF_HOUSEHOLDS


class Listed(Record):
    """The list, and the truth that it tries to find."""

    monitored: Annotated[float, counted("households", "在册监测户数")]
    listed_ever: Annotated[float, counted("households", "曾纳入监测户数")]
    eliminated: Annotated[float, counted("households", "风险消除户数")]
    truly_in_trouble: Annotated[float, counted("households", "确有困难户数")]
    listed_true: Annotated[float, counted("households", "在册且确有困难户数")]
    missed: Annotated[float, counted("households", "确有困难而未在册户数")]


SUMS = (Sums(Listed, Moment.DECEMBER, "model.counts.monitoring:count_list"),)
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
)
