"""Households and persons 户与人口."""

from __future__ import annotations

from typing import Annotated

from engine.record import Record
from model.outcomes.declared import Adds, Moment, Outcome, Sums, counted
from model.outcomes.dimensions import CELL
from model.outcomes.how import Total
from model.outcomes.units import HOUSEHOLDS, PERSONS


class Heads(Record):
    """Persons of an accounting year."""

    persons_start: Annotated[float, counted("persons", "核算年初人数")]
    persons_close: Annotated[float, counted("persons", "核算年末人数")]


class People(Record):
    """Households and persons of a calendar year."""

    households: Annotated[float, counted("households", "户数")]
    persons: Annotated[float, counted("persons", "年末人数")]
    residents: Annotated[float, counted("persons", "年末常住人数")]
    resident_years: Annotated[float, counted("person-years", "常住人年")]
    purse_years: Annotated[float, counted("person-years", "共享收支人年")]


class Moves(Record):
    """Who came to households and left them in a calendar year."""

    born: Annotated[float, counted("persons", "出生人数")]
    died: Annotated[float, counted("persons", "死亡人数")]
    married_in: Annotated[float, counted("persons", "婚入人数")]
    married_out: Annotated[float, counted("persons", "婚出人数")]
    households_parted: Annotated[float, counted("households", "分户数")]
    persons_parted: Annotated[float, counted("persons", "分户人数")]


SUMS = (
    Sums(Heads, Moment.ACCOUNTING_YEAR, "model.counts.people:count_heads"),
    Sums(People, Moment.CALENDAR_YEAR, "model.counts.people:count_people"),
    Sums(Moves, Moment.CALENDAR_YEAR, "model.counts.people:count_moves"),
)
OUTCOMES = (
    Outcome(
        "households",
        "households at year end",
        "年末户数",
        HOUSEHOLDS,
        CELL,
        Total("households"),
        "class and resettlement as on 31 December 2020",
        "户类别与搬迁状况按2020年12月31日确定",
    ),
    Outcome(
        "persons",
        "persons at year end (shared purse)",
        "年末人数（共享收支）",
        PERSONS,
        CELL,
        Total("persons"),
        "everybody of the shared purse, migrants included",
        "共享收支的全部家庭成员，含外出务工",
    ),
    Outcome(
        "residents",
        "persons present at year end",
        "年末常住人数",
        PERSONS,
        CELL,
        Total("residents"),
        "members who live at home in December",
        "12月在家居住的成员",
    ),
    Outcome(
        "persons_at_start",
        "persons at the start of the accounting year",
        "核算年初人数",
        PERSONS,
        CELL,
        Total("persons_start"),
        "counted when the accounting year October-September begins; the denominator of relapse and entry rates",
        "核算年度（上年10月至当年9月）开始时的人数，是返贫率、致贫率的分母",
    ),
    Outcome(
        "persons_at_close",
        "persons at the end of the accounting year",
        "核算年末人数",
        PERSONS,
        CELL,
        Total("persons_close"),
        "counted when the accounting year October-September ends; the denominator of shares below a line",
        "核算年度（上年10月至当年9月）结束时的人数，是低于各线人口比例的分母",
    ),
    Outcome(
        "births",
        "births",
        "出生人数",
        PERSONS,
        CELL,
        Total("born", Adds.OVER_YEARS),
        "children of members, born in the year",
        "当年成员所生",
    ),
    Outcome(
        "deaths", "deaths", "死亡人数", PERSONS, CELL, Total("died", Adds.OVER_YEARS), "members who died in the year", "当年去世的成员"
    ),
    Outcome(
        "married_in",
        "persons who married into households",
        "婚入人数",
        PERSONS,
        CELL,
        Total("married_in", Adds.OVER_YEARS),
        "brides, and grooms who moved to the wife's family, from other villages",
        "当年自外村嫁入或入赘者",
    ),
    Outcome(
        "married_out",
        "persons who left households by marriage",
        "婚出人数",
        PERSONS,
        CELL,
        Total("married_out", Adds.OVER_YEARS),
        "persons at the end of the year before and births, less deaths, with who came and less who left, are persons at year end; of "
        "one class they are so but for old people who join a child of another",
        "上年末人数加出生、减死亡、加婚入、减婚出，即年末人数；分类别时另有老人投靠他类子女户者",
    ),
    Outcome(
        "households_parted",
        "households that parted from another",
        "分户数",
        HOUSEHOLDS,
        CELL,
        Total("households_parted", Adds.OVER_YEARS),
        "couples who divided the household of the husband's parents in the year; of the class and resettlement of that household",
        "当年自父母户分出的新户；户类别与搬迁状况随原户",
    ),
    Outcome(
        "persons_parted",
        "persons who parted with a household of their own",
        "分户人数",
        PERSONS,
        CELL,
        Total("persons_parted", Adds.OVER_YEARS),
        "the members of households that parted in the year",
        "当年分出新户的成员",
    ),
    Outcome(
        "resident_years",
        "residents, mean of the year",
        "年均常住人数",
        PERSONS,
        CELL,
        Total("resident_years"),
        "person-months of presence over twelve",
        "在家居住人月除以12",
    ),
)
