"""Month by month 逐月."""

from __future__ import annotations

from typing import Annotated

from engine.record import Record
from model.outcomes.declared import Moment, Outcome, Sums, counted
from model.outcomes.how import Share, Total
from model.outcomes.units import OF_PERSONS, PERSONS, YUAN_A_HEAD_AND_MONTH


class MonthSums(Record):
    """Sums of a month."""

    m_persons: Annotated[float, counted("persons", "人数")]
    m_residents: Annotated[float, counted("persons", "常住人数")]
    m_below: Annotated[float, counted("persons", "近12个月低于标准人数")]
    m_disposable: Annotated[float, counted("yuan", "本月可支配收入")]


SUMS = (Sums(MonthSums, Moment.MONTH, "model.counts.monthly:count_everybody"),)
OUTCOMES = (
    Outcome(
        "below_line_rate_monthly",
        "below the standard, last twelve months",
        "近12个月低于贫困标准人口比例",
        OF_PERSONS,
        ("month", "county"),
        Share("m_below", over="persons_monthly"),
        "concept 2, all registered rural persons",
        "口径二，全部登记农村人口",
    ),
    Outcome(
        "income_per_capita_monthly",
        "disposable income per resident head in the month",
        "当月人均可支配收入",
        YUAN_A_HEAD_AND_MONTH,
        ("month", "county"),
        Share("m_disposable", over="residents_monthly"),
        "concept 1, current prices",
        "口径一，当年价",
    ),
    Outcome(
        "persons_monthly",
        "persons in the month (shared purse)",
        "当月人数（共享收支）",
        PERSONS,
        ("month", "county"),
        Total("m_persons"),
        "everybody of the shared purse, migrants included; the denominator of the monthly share below the standard",
        "共享收支的全部家庭成员，含外出务工，是逐月低于贫困标准人口比例的分母",
    ),
    Outcome(
        "residents_monthly",
        "persons present in the month",
        "当月常住人数",
        PERSONS,
        ("month", "county"),
        Total("m_residents"),
        "members who live at home; the denominator of monthly income a head",
        "在家居住的成员，是当月人均收入的分母",
    ),
)
