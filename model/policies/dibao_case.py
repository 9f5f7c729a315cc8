"""The case of a household at the office of dibao, and what the office keeps of households and villages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agents.codes import CELLS, YES_NO
from engine.compiled import rule
from engine.record import ACCOUNTING_YEAR, Field, Record, Vector
from model.standing import DIBAO

NOT_ASKED, WAITS, ASKS, ADMITTED = range(4)
"""Stages of a case: none; asked and not yet assessed; assessed below the standard, money asked for; granted, paid from this month."""


class DibaoCase(Record):
    """What the office keeps of a household."""

    asked: Annotated[int, Field("i2", "month", "低保申请月(0为未申请)", "dibao", en="month of the application for dibao (0: none)")]
    seen: Annotated[int, Field("i2", "yuan/person/year", "低保核定人均收入", "dibao", en="income a head as assessed for dibao")]
    stage: Annotated[
        int, Field("i1", "code", "低保申请阶段(0无,1等待,2已核定待指标,3获批)", "dibao", en="stage of the application for dibao")
    ]
    grace: Annotated[int, Field("i1", "months", "低保渐退月数", "dibao", en="months of gradual exit from dibao")]


class DibaoMarks(Record):
    """What every month asks of a household: need and the allowance."""

    need_months: Annotated[int, Field("i1", "months", "低保需求月数", "dibao", en="months in need of dibao")]
    in_dibao: Annotated[int, Field("i1", "0 or 1", "享受低保", "dibao", en="receives dibao", words=YES_NO)]


class DibaoPaid(Record):
    """What a household is paid, and when it ended."""

    dibao_month: Annotated[float, Field("f8", "yuan/month", "月低保金", "dibao", en="dibao a month")]
    dibao_gone: Annotated[int, Field("i2", "month", "低保停发后的首月(年×12+月-1)", "dibao", en="first month without dibao that ended")]
    dibao_months: Annotated[
        int, Field("i1", "months", "核算年领取低保月数", "dibao", en="months with dibao in the accounting year", begins=ACCOUNTING_YEAR)
    ]


class DibaoOfVillage(Record):
    """What a county has told its villages of its money, and what was paid in a village."""

    dibao_budget: Annotated[float, Field("f8", "yuan/county/year", "本县本年低保预算(样本)", "dibao", en="budget of the county")]
    dibao_first_budget: Annotated[
        float, Field("f8", "yuan/county/year", "本县2020年低保预算(样本)", "dibao", en="budget of the county in 2020")
    ]
    dibao_paid: Annotated[float, Field("f8", "yuan", "本年已发低保金(样本)", "dibao", en="dibao paid this year")]
    dibao_month: Annotated[float, Field("f8", "yuan/month", "在保户月低保金合计(样本)", "dibao", en="dibao of all recipients a month")]
    dibao_squares: Annotated[
        float, Field("f8", "yuan2/month2", "在保户月低保金平方和(样本)", "dibao", en="squares of the recipients' dibao added up")
    ]
    dibao_held: Annotated[float, Field("f8", "share", "上月低保户比例", "dibao", en="share in dibao last month")]
    dibao_holders: Annotated[
        Vector[float], Field("f8", "households", "在保户数(农户类别×是否搬迁，样本)", "dibao", CELLS, en="households in dibao")
    ]


if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village

    class DibaoHousehold(Household, DibaoMarks):
        """A household with what dibao keeps in its record."""

    class DibaoDiary(Diary, DibaoPaid):
        """A diary with what dibao keeps in it."""

    class DibaoVillage(Village, DibaoOfVillage):
        """A village with what dibao keeps in its record."""


@rule
def standing_by_dibao(h: DibaoHousehold) -> int:
    """The bit of standing that the allowance gives."""
    return DIBAO * (h.in_dibao == 1)
