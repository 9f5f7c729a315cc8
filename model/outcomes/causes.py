"""How deep poverty is, how many fell and for what cause, whom aid left short 贫困深度、返贫人数与原因."""

from __future__ import annotations

from typing import Annotated

from agents.codes import CAUSES, WHY_BELOW
from engine.record import Record, Vector
from model.outcomes.declared import Adds, Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Share, Total
from model.outcomes.units import HOUSEHOLDS, OF_STANDARD, PERSONS, YUAN_A_YEAR


class Gaps(Record):
    """What is missing to the standard."""

    gap_share: Annotated[float, counted("standards", "贫困缺口(标准倍数)")]
    gap_yuan: Annotated[float, counted("yuan", "贫困缺口")]


class Causes(Record):
    """Persons whose household fell, by cause."""

    cause: Annotated[Vector[float], counted("persons", "主要原因", CAUSES, "cause")]
    second: Annotated[Vector[float], counted("persons", "次要原因", CAUSES, "second")]


class LeftShort(Record):
    """Persons whom aid left short, by why."""

    why: Annotated[Vector[float], counted("persons", "低于标准而未被托住的情形", WHY_BELOW, "why")]


SUMS = (
    Sums(Gaps, Moment.ACCOUNTING_YEAR, "model.counts.causes:count_gaps"),
    Sums(Causes, Moment.ACCOUNTING_YEAR, "model.counts.causes:count_causes"),
    Sums(LeftShort, Moment.ACCOUNTING_YEAR, "model.counts.causes:count_left_short"),
)
OUTCOMES = (
    Outcome(
        "poverty_gap",
        "poverty gap index (FGT1)",
        "贫困缺口指数",
        OF_STANDARD,
        CELL,
        Share("gap_share", over="persons_at_close"),
        "Foster, Greer and Thorbecke (1984)",
        "FGT1指数（Foster、Greer、Thorbecke，1984）",
    ),
    Outcome(
        "poverty_gap_yuan",
        "money missing to the standard",
        "贫困缺口金额",
        YUAN_A_YEAR,
        CELL,
        Total("gap_yuan", Adds.OVER_YEARS),
        "what households below the standard lack to reach it",
        "低于标准的户达到标准所缺金额",
    ),
    Outcome(
        "relapsed_persons",
        "persons whose household relapsed or entered",
        "返贫（致贫）人数",
        PERSONS,
        CELL,
        Total("relapsed"),
        "lifted: relapsed; others: entered",
        "脱贫户为返贫，非脱贫户为致贫",
    ),
    Outcome(
        "relapsed_households",
        "households that relapsed or entered",
        "返贫（致贫）户数",
        HOUSEHOLDS,
        CELL,
        Total("relapsed_households"),
        "lifted: relapsed; others: entered",
        "脱贫户为返贫，非脱贫户为致贫",
    ),
    Outcome(
        "relapses_by_cause",
        "relapses (entries) by main cause",
        "按主因返贫（致贫）人数",
        PERSONS,
        (*CELL, "cause"),
        Total("cause"),
        "the largest loss of net income of the accounting year, where it, alone or with the next one, made the difference to the line",
        "核算年度内纯收入损失最大的一项，且单独或与次大一项合计足以使其不跌破标准",
    ),
    Outcome(
        "relapses_by_contributing_cause",
        "relapses (entries) by contributing cause",
        "按次因返贫（致贫）人数",
        PERSONS,
        (*CELL, "cause"),
        Total("second"),
        "the second largest loss of net income beside a main cause",
        "有主因者纯收入损失第二大的一项",
    ),
    Outcome(
        "why_below",
        "persons whom aid left short, by why",
        "未被托底人数（按原因）",
        PERSONS,
        (*CELL, "why"),
        Total("why"),
        "by dibao: below the standard; rigid spending: above it, but below once that is taken off",
        "前三项按低保情况划分低于标准者；“刚性支出”指扣减刚性支出后才低于标准者",
    ),
)
