"""Income a head of the calendar year, by concept and by source 人均收入."""

from __future__ import annotations

from typing import Annotated

from agents.codes import INCOME_SOURCES
from engine.record import Record, Vector
from model.outcomes.declared import Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Share, Total
from model.outcomes.units import PERSONS, YUAN_A_HEAD_AND_YEAR


class Incomes(Record):
    """Income of a calendar year."""

    net: Annotated[float, counted("yuan", "本年纯收入")]
    less_rigid: Annotated[float, counted("yuan", "本年扣减刚性支出后")]
    cash: Annotated[float, counted("yuan", "本年现金收入")]
    source: Annotated[Vector[float], counted("yuan", "本年按来源可支配收入", INCOME_SOURCES, "source")]


SUMS = (Sums(Incomes, Moment.CALENDAR_YEAR, "model.counts.incomes:count_incomes"),)
OUTCOMES = (
    Outcome(
        "income_per_capita",
        "disposable income per resident head",
        "人均可支配收入",
        YUAN_A_HEAD_AND_YEAR,
        CELL,
        Share("source", over="resident_years"),
        "concept 1, calendar year, per person-month of presence",
        "口径一，日历年度，按在家居住人月平均",
    ),
    Outcome(
        "income_per_capita_by_concept",
        "income per head by concept",
        "按口径人均收入",
        YUAN_A_HEAD_AND_YEAR,
        (*CELL, "concept"),
        Share(("source", "net", "less_rigid", "cash"), over="heads_by_concept"),
        "calendar year; disposable per resident, the other concepts per head of the shared purse",
        "日历年度；可支配收入按常住人口平均，其余口径按共享收支人口平均",
    ),
    Outcome(
        "heads_by_concept",
        "heads by whom income is divided, by concept",
        "按口径人均收入的分母",
        PERSONS,
        (*CELL, "concept"),
        Total(("resident_years", "purse_years", "purse_years", "purse_years")),
        "mean of the year: residents for disposable income, everybody of the shared purse for the other concepts",
        "年内平均：可支配收入为常住人口，其余口径为共享收支人口",
    ),
    Outcome(
        "income_per_capita_by_source",
        "disposable income per resident head by source",
        "按来源人均可支配收入",
        YUAN_A_HEAD_AND_YEAR,
        (*CELL, "income_source"),
        Share("source", over="resident_years"),
        "concept 1, calendar year",
        "口径一，日历年度",
    ),
)
