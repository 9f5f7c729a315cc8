"""What is counted in a month: sums for every village and cell of households (`agents.codes.CELLS`), filled by `observe`.

Counts are persons or households of the sample, money is yuan of the sample; all are exact sums.
"""

from __future__ import annotations

from typing import Annotated

from agents.codes import CAUSES, INCOME_SOURCES, LINES, WHY_BELOW, Item
from engine.record import Field, Record, Vector, dtype_of, fields


def counted(unit: str, zh: str, length: int = 0) -> Field:
    """A sum of the tallies."""
    return Field("f8", unit, zh, "outcomes", length)


class Tally(Record):
    """Sums over the households of one cell of a village: of every month, of the close of an accounting year, of a year's end."""

    m_persons: Annotated[float, counted("persons", "人数")]
    m_residents: Annotated[float, counted("persons", "常住人数")]
    m_below: Annotated[float, counted("persons", "近12个月低于标准人数")]
    m_disposable: Annotated[float, counted("yuan", "本月可支配收入")]
    at_risk: Annotated[float, counted("persons", "上年未低于标准人数")]
    relapsed: Annotated[float, counted("persons", "返贫(致贫)人数")]
    relapsed_households: Annotated[float, counted("households", "返贫(致贫)户数")]
    at_risk_before_aid: Annotated[float, counted("persons", "帮扶前上年未低于标准人数")]
    relapsed_before_aid: Annotated[float, counted("persons", "帮扶前返贫(致贫)人数")]
    relapsed_before_posts: Annotated[float, counted("persons", "帮扶与岗位前返贫(致贫)人数")]
    persons_start: Annotated[float, counted("persons", "核算年初人数")]
    persons_close: Annotated[float, counted("persons", "核算年末人数")]
    below: Annotated[float, counted("persons", "低于标准人数")]
    below_before_aid: Annotated[float, counted("persons", "帮扶前低于标准人数")]
    below_before_posts: Annotated[float, counted("persons", "帮扶与岗位前低于标准人数")]
    below_monitoring: Annotated[float, counted("persons", "低于监测线人数")]
    gap_share: Annotated[float, counted("standards", "贫困缺口(标准倍数)")]
    gap_yuan: Annotated[float, counted("yuan", "贫困缺口")]
    guarantee_lost: Annotated[float, counted("persons", "“三保障”失守人数")]
    below_line: Annotated[Vector[float], counted("persons", "低于各倍数标准人数", len(LINES))]
    cause: Annotated[Vector[float], counted("persons", "主要原因", len(CAUSES))]
    second: Annotated[Vector[float], counted("persons", "次要原因", len(CAUSES))]
    why: Annotated[Vector[float], counted("persons", "低于标准而未被托住的情形", len(WHY_BELOW))]
    households: Annotated[float, counted("households", "户数")]
    persons: Annotated[float, counted("persons", "年末人数")]
    residents: Annotated[float, counted("persons", "年末常住人数")]
    resident_years: Annotated[float, counted("person-years", "常住人年")]
    purse_years: Annotated[float, counted("person-years", "共享收支人年")]
    net: Annotated[float, counted("yuan", "本年纯收入")]
    less_rigid: Annotated[float, counted("yuan", "本年扣减刚性支出后")]
    cash: Annotated[float, counted("yuan", "本年现金收入")]
    source: Annotated[Vector[float], counted("yuan", "本年按来源可支配收入", len(INCOME_SOURCES))]
    ever_relapsed: Annotated[float, counted("households", "曾返贫(致贫)户数")]
    monitored: Annotated[float, counted("households", "在册监测户数")]
    listed_ever: Annotated[float, counted("households", "曾纳入监测户数")]
    eliminated: Annotated[float, counted("households", "风险消除户数")]
    truly_in_trouble: Annotated[float, counted("households", "确有困难户数")]
    listed_true: Annotated[float, counted("households", "在册且确有困难户数")]
    missed: Annotated[float, counted("households", "确有困难而未在册户数")]


TALLY = dtype_of(Tally)
ITEMS: dict[str, tuple[str, tuple[Item, ...]]] = {
    "below_line": ("below", LINES),
    "cause": ("cause", CAUSES),
    "second": ("second", CAUSES),
    "why": ("why", WHY_BELOW),
    "source": ("source", INCOME_SOURCES),
}
"""Sums by item of a closed list: what stands before the item's name in the name of the column, and the list."""


def columns() -> tuple[str, ...]:
    """Names of all sums in order, those of a list item by item."""
    found: list[str] = []
    for name in fields(Tally):
        stem, items = ITEMS.get(name, (name, ()))
        found += [f"{stem}_{item.name}" for item in items] or [name]
    return tuple(found)


COLUMNS = columns()
ALL_COLUMNS, MONTHLY_COLUMNS = len(COLUMNS), COLUMNS.index("at_risk")
COLUMN = {name: position for position, name in enumerate(COLUMNS)}


def columns_written(month_of_year: int, closing_month: int) -> int:
    """How many columns, from the first, `observe` writes in a month: all where an accounting or calendar year ends."""
    return ALL_COLUMNS if month_of_year in (12, closing_month) else MONTHLY_COLUMNS
