"""The case of a household at the office of dibao: what is kept of it, and how far it has come."""

from __future__ import annotations

from typing import Annotated

from engine.record import Field, Record

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
