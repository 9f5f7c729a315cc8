"""The list of monitored households: what it keeps of a household and of a village, and what standing a household has by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from agents.codes import CELLS, HOUSEHOLD_CLASSES, MONITOR_KINDS, YES_NO
from engine.compiled import rule
from engine.record import YEAR, Field, Record, Vector
from model import standing
from parameters.place import Item

LISTED = (
    Item("no", "未纳入", "not listed"),
    *MONITOR_KINDS,
    Item("eliminated", "风险消除", "risk eliminated"),
    *(Item(f"{kind.name}_silent", f"{kind.zh}(无帮扶)", f"{kind.en}, without help") for kind in MONITOR_KINDS),
    Item("struck_off", "监测停止前曾纳入", "listed until monitoring ended"),
)
"""What `listed` may say: not on the list, the kinds, who was one, the kinds in silence, struck off."""
UNSTABLE_LIFTED, MARGINAL, SUDDEN, ELIMINATED = range(1, len(MONITOR_KINDS) + 2)
"""Values of `listed`: the kinds of monitored households, and who was one; 0 is not listed."""
SILENT = ELIMINATED
"""Added to a kind that is on the list while no help is given: no rule but those of monitoring may see it."""
STRUCK_OFF = len(LISTED) - 1
"""Was listed when monitoring ended: on no list, but what came with the list, such as a post, is still known to be there."""
HELP = (
    Item("none", "无", "none"),
    Item("medical", "医疗帮扶", "medical help"),
    Item("work", "就业对接", "job matching"),
    Item("farm", "产业扶持", "production support"),
    Item("dibao", "低保兜底", "dibao"),
)
MEDICAL_HELP, WORK_HELP, FARM_HELP, DIBAO_HELP = range(1, len(HELP))
"""Values of `helped`; 0 is no help yet."""


class ListMarks(Record):
    """What every month asks of a household: whether and how it is listed."""

    listed: Annotated[
        int,
        Field(
            "i1",
            "code",
            "监测状态(0无,1-3类别,4风险消除,5-7类别而无帮扶,8监测停止前曾纳入)",
            "monitoring",
            en="monitoring status",
            words=LISTED,
        ),
    ]
    listed_months: Annotated[int, Field("i1", "months", "纳入或等待月数", "monitoring", en="months listed or waiting")]
    helped: Annotated[int, Field("i1", "code", "帮扶措施", "monitoring", en="help of monitoring", words=HELP)]
    stable_months: Annotated[
        int, Field("i1", "months", "整核算年达标后的稳定月数", "monitoring", en="months since a whole year above the line")
    ]


class ListYear(Record):
    """What came of a household in the year, for the count of who enters the list and leaves it."""

    listed_new: Annotated[
        int,
        Field(
            "i1",
            "code",
            "本年新纳入监测的类别(0无)",
            "monitoring",
            en="kind under which newly listed this year",
            begins=YEAR,
            words=LISTED,
        ),
    ]
    listed_again: Annotated[
        int,
        Field(
            "i1",
            "code",
            "本年再次纳入监测的类别(0无)",
            "monitoring",
            en="kind under which listed again this year",
            begins=YEAR,
            words=LISTED,
        ),
    ]
    risk_ended: Annotated[
        int, Field("i1", "0 or 1", "本年标注风险消除", "monitoring", en="marked free of risk this year", begins=YEAR, words=YES_NO)
    ]
    mistaken: Annotated[int, Field("i1", "0 or 1", "误纳入监测", "monitoring", en="listed by mistake", words=YES_NO)]
    accounted: Annotated[
        float,
        Field("f8", "yuan/person", "上一核算年人均纯收入(0为尚无核算)", "monitoring", en="net income of the last accounting year"),
    ]


class ListOfVillage(Record):
    """What cadres saw of a village last month, and what registers take for its line."""

    attention: Annotated[float, Field("f8", "ratio", "上月户均受关注程度", "monitoring", en="attention a household last month")]
    listed_share: Annotated[float, Field("f8", "share", "上月在册监测户比例", "monitoring", en="share listed last month")]
    listed_before: Annotated[
        Vector[float],
        Field("f8", "households", "上月曾在册户数(农户类别×是否搬迁，样本)", "monitoring", CELLS, en="ever listed until last month"),
    ]
    on_list: Annotated[
        Vector[float], Field("f8", "households", "上月在册户数(农户类别×是否搬迁，样本)", "monitoring", CELLS, en="listed last month")
    ]
    usual_income: Annotated[
        float, Field("f8", "yuan/person/year", "登记核算所用的上年本县人均纯收入", "monitoring", en="usual income that registers go by")
    ]
    seen_line: Annotated[
        Vector[float],
        Field(
            "f8",
            "yuan/person/year",
            "登记核算中相当于监测线的实际收入(各农户类别)",
            "monitoring",
            len(HOUSEHOLD_CLASSES),
            en="true income that registers take for the line",
        ),
    ]


if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village

    class ListHousehold(Household, ListMarks):
        """A household with what the list keeps in its record."""

    class ListDiary(Diary, ListYear):
        """A diary with what the list keeps in it."""

    class ListVillage(Village, ListOfVillage):
        """A village with what the list keeps in its record."""


@rule
def standing_by_list(h: ListHousehold) -> int:
    """The bits of standing that the list gives."""
    helped = (h.listed >= UNSTABLE_LIFTED) & (h.listed <= SUDDEN)
    # A kind is listed in silence under its number plus `SILENT`, which as a number of its own is "risk eliminated".
    silent = (h.listed > SILENT) & (h.listed < STRUCK_OFF)
    found = standing.LISTED * helped | standing.LISTED_IN_SILENCE * silent
    return found | standing.RISK_ELIMINATED * (h.listed == ELIMINATED) | standing.STRUCK_OFF * (h.listed == STRUCK_OFF)


@rule
def stay_listed(h: ListHousehold, new: ListHousehold) -> int:
    """Who parts from a listed household is on the list too, as a case of its own: members who move to another registration stay in the
    register."""
    if h.listed > 0:
        new.listed = h.listed
        new.listed_months = h.listed_months
        new.stable_months = h.stable_months
    return 0
