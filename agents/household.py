"""The household and its members as declared records: the one home of their state.

`Household` is the hot record that every line of the month reads (256 bytes), what programmes declare as hot included. `Diary` is its
cold companion: yearly sums, losses by cause, the ring of twelve months; few lines touch it. Notes in the hot record (`hardship`,
`struck`, `holder`, `hands`) say of whom the diary or the members need not be read at all. A `Member` is a row of the table of people,
`Care` its companion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from agents.codes import INCOME_SOURCES, LASTING, OTHER
from engine.bills import BILLS, SLOTS
from engine.compiled import rule
from engine.record import ACCOUNTING_YEAR, YEAR, Field, Nested, Record, Vector, clearing


class Member(Record):
    """A person: a row of the table of people. A free row has nothing but noughts."""

    key: Annotated[int, Field("i8", "key", "个人编号(终身不变)", "population")]
    birth_month: Annotated[int, Field("i2", "month", "出生月(年×12+月-1)", "population")]
    skill: Annotated[int, Field("i2", "per mille of the going wage", "工资水平(千分比)", "skills")]
    drift: Annotated[int, Field("i2", "log per mille", "技能偏离本人长期水平(对数千分比)", "skills")]
    sex: Annotated[int, Field("i1", "code", "性别", "population")]
    schooling: Annotated[int, Field("i1", "years", "受教育年限", "demography")]
    study: Annotated[int, Field("i1", "code", "在读阶段", "demography")]
    health: Annotated[int, Field("i1", "code", "健康", "health")]
    disability: Annotated[int, Field("i1", "code", "残疾", "health")]
    can_work: Annotated[int, Field("i1", "code", "劳动能力", "demography")]
    work: Annotated[int, Field("i1", "code", "就业状态", "work")]
    usual_work: Annotated[int, Field("i1", "code", "惯常就业", "work")]
    presence: Annotated[int, Field("i1", "code", "居住地", "work")]
    ill_months: Annotated[int, Field("i1", "months", "因病误工剩余月数", "health")]
    idle_months: Annotated[int, Field("i1", "months", "失业时长", "work")]
    seat: Annotated[int, Field("i1", "number", "所持限额岗位的种类(0无)", "seats")]
    seat_months: Annotated[int, Field("i1", "months", "限额岗位合同剩余月数", "seats")]
    lost_job: Annotated[int, Field("i1", "0 or 1", "因失去工作而失业", "work")]
    premium: Annotated[int, Field("i1", "% of the wage of his skill", "现有(失业者为上一份)工作工资高于本人技能工资的百分比", "work")]
    single: Annotated[int, Field("i1", "0 or 1", "未婚", "marriage")]


class Care(Record):
    """What programmes keep of a person's care, which few lines ask for: the cold companion of the row of a person, in the same row of a
    table of its own."""


class Household(Record):
    """A registered rural household, whose members share income and spending.

    The order is that of use: what kin look at fills the first cache line, the sums of the month the second
    and the begin of the third.
    """

    cash: Annotated[float, Field("f8", "yuan", "现金储蓄", "ledger")]
    net_12: Annotated[float, Field("f8", "yuan", "近12个月纯收入", "outcomes")]
    month_shock: Annotated[float, Field("f8", "yuan", "本月私人冲击损失", "shocks")]
    thrift: Annotated[float, Field("f8", "share", "储蓄倾向", "population")]
    debt: Annotated[float, Field("f8", "yuan", "民间借款余额", "consumption")]
    capital: Annotated[float, Field("f8", "yuan", "生产性资本", "farming")]
    loan: Annotated[float, Field("f8", "yuan", "小额信贷余额", "credit")]
    village: Annotated[int, Field("i4", "index", "村序号", "population")]
    kin: Annotated[int, Field("i4", "index", "亲属组(村内首户序号)", "population")]
    first: Annotated[int, Field("i4", "index", "人员表中首行", "population")]
    crop: Annotated[int, Field("i1", "code", "主要经济作物", "population")]
    animal: Annotated[int, Field("i1", "code", "主要畜禽", "population")]
    bears_from: Annotated[int, Field("i1", "years after 2020", "幼林投产年(2020年后第几年，0为已投产)", "population")]
    head_months: Annotated[int, Field("i1", "person-months", "近12个月共同生活人月减现有人数×12", "demography")]
    month_wages: Annotated[float, Field("f8", "yuan", "本月工资性收入(口径1)", "ledger")]
    month_business: Annotated[float, Field("f8", "yuan", "本月经营净收入", "ledger")]
    month_property: Annotated[float, Field("f8", "yuan", "本月财产净收入", "ledger")]
    month_transfers: Annotated[float, Field("f8", "yuan", "本月转移净收入", "ledger")]
    month_net: Annotated[float, Field("f8", "yuan", "本月纯收入(口径2)", "ledger")]
    month_less_rigid: Annotated[float, Field("f8", "yuan", "本月扣减刚性支出后(口径3)", "ledger")]
    month_cash: Annotated[float, Field("f8", "yuan", "本月现金收入(口径4)", "ledger")]
    month_aid: Annotated[float, Field("f8", "yuan", "本月针对性帮扶(A类)", "ledger")]
    month_posts: Annotated[float, Field("f8", "yuan", "本月岗位报酬(B类)", "ledger")]
    less_rigid_12: Annotated[float, Field("f8", "yuan", "近12个月扣减刚性支出后", "outcomes")]
    last_year_income: Annotated[float, Field("f8", "yuan/person", "上一核算年扣减刚性支出后人均收入", "outcomes")]
    aid_12: Annotated[float, Field("f8", "yuan", "近12个月针对性帮扶(A类)", "outcomes")]
    land: Annotated[float, Field("f8", "mu", "耕地", "population")]
    farm_quality: Annotated[float, Field("f8", "ratio", "土地与经营水平", "population")]
    agent: Annotated[int, Field("i8", "key", "全体编号", "population")]
    received: Annotated[int, Field("i8", "bit set", "本年受益政策", "ledger", begins=YEAR)]
    persons: Annotated[int, Field("i1", "persons", "人数", "demography")]
    chronic: Annotated[int, Field("i1", "persons", "慢性病人数", "health")]
    laid_up: Annotated[int, Field("i1", "persons", "因病误工人数", "health")]
    room: Annotated[int, Field("i1", "rows", "人员表中留给本户的行数", "population")]
    household_class: Annotated[int, Field("i1", "code", "农户类别", "population")]
    resettled: Annotated[int, Field("i1", "0 or 1", "易地搬迁", "population")]
    belt: Annotated[int, Field("i1", "code", "农业带", "population")]
    below: Annotated[int, Field("i1", "0, 1 or 2", "上一核算年低于标准(2为尚无记录)", "outcomes")]
    ever_relapsed: Annotated[int, Field("i1", "0 or 1", "曾返贫(致贫)", "outcomes")]
    dropped_out: Annotated[int, Field("i1", "0 or 1", "核算年有子女辍学", "schooling", begins=ACCOUNTING_YEAR)]
    loan_months: Annotated[int, Field("i1", "months", "贷款剩余月数", "credit")]
    defaulted: Annotated[int, Field("i1", "0 or 1", "贷款违约", "credit")]
    loan_kind: Annotated[int, Field("i1", "code", "贷款种类(1小额信贷,2一般贷款,3失去贴息的小额信贷)", "credit")]
    holder: Annotated[int, Field("i1", "code", "岗位(0无人在岗,1有人在岗,2有合同到期)", "seats")]
    struck: Annotated[int, Field("i1", "0 or 1", "本月有财产受损、死亡或致残", "accidents")]
    hands: Annotated[int, Field("i1", "half workers", "本月自家农业劳力(半劳力数)", "work")]
    hardship: Annotated[int, Field("i1", "100 yuan", "核算年困难上限(126为更多，127为有待决申请)", "shocks")]
    own_cost: Annotated[Vector[float], Field("f8", "yuan", "本年账单即时结算后自付(病、学、灾)", "claims", len(BILLS))]
    promised: Annotated[float, Field("f8", "yuan", "各方已核定待付", "claims")]


class Past(Record):
    """One of the last twelve months, by calendar month: side by side, so that a month touches one cache line of the ring."""

    net: Annotated[float, Field("f8", "yuan", "该月纯收入", "outcomes")]
    less_rigid: Annotated[float, Field("f8", "yuan", "该月扣减刚性支出后", "outcomes")]
    aid: Annotated[float, Field("f8", "yuan", "该月针对性帮扶", "outcomes")]
    posts: Annotated[float, Field("f8", "yuan", "该月岗位报酬", "outcomes")]


class Diary(Record):
    """What a household has lived through: sums of the year, losses, waiting claims, a ring of twelve months.

    The order is that of use, by cache lines: what every month writes, what every month is asked for hardship, losses, the ring with
    two months a line, then what few have; behind it stands what programmes lay into it.
    """

    year_sources: Annotated[Vector[float], Field("f8", "yuan", "本年按来源可支配收入", "outcomes", len(INCOME_SOURCES), begins=YEAR)]
    year_net: Annotated[float, Field("f8", "yuan", "本年纯收入", "outcomes", begins=YEAR)]
    year_less_rigid: Annotated[float, Field("f8", "yuan", "本年扣减刚性支出后", "outcomes", begins=YEAR)]
    year_cash: Annotated[float, Field("f8", "yuan", "本年现金收入", "outcomes", begins=YEAR)]
    resident_months: Annotated[int, Field("i2", "person-months", "本年常住人月", "outcomes", begins=YEAR)]
    purse_months: Annotated[int, Field("i2", "person-months", "本年共同生活人月", "outcomes", begins=YEAR)]
    post_gone: Annotated[int, Field("i2", "month", "岗位报酬停发后的首月(年×12+月-1)", "seats")]
    uneven: Annotated[int, Field("i1", "months", "人数变动尚在近12个月内的剩余月数", "demography")]
    loss: Annotated[Vector[float], Field("f8", "yuan", "核算年分原因纯收入损失", "shocks", OTHER)]
    cost: Annotated[Vector[float], Field("f8", "yuan", "核算年困难支出(病、学、灾)", "shocks", len(BILLS), begins=ACCOUNTING_YEAR)]
    medical_own: Annotated[float, Field("f8", "yuan", "核算年各方赔付后自付医疗费", "claims", begins=ACCOUNTING_YEAR)]
    crop_luck: Annotated[float, Field("f8", "ratio", "本年经济作物自家丰歉(0为尚未收获)", "farming", begins=YEAR)]
    covered: Annotated[float, Field("f8", "yuan", "核算年困难已获赔付或救助", "shocks", begins=ACCOUNTING_YEAR)]
    approved: Annotated[Vector[float], Field("f8", "yuan", "各方本年已核定的账单部分", "claims", len(SLOTS))]
    posts_12: Annotated[float, Field("f8", "yuan", "近12个月岗位报酬(B类)", "outcomes")]
    property_loss: Annotated[float, Field("f8", "yuan", "未获赔财产损失", "accidents")]
    grain_to_eat: Annotated[float, Field("f8", "yuan", "自用存粮(收获时价格)", "farming")]
    grain_to_sell: Annotated[float, Field("f8", "yuan", "待售存粮(收获时价格)", "farming")]
    crop_missing: Annotated[float, Field("f8", "yuan", "存粮中因歉收缺少而尚未计入损失的部分", "farming")]
    price_missing: Annotated[float, Field("f8", "yuan", "存粮中因跌价缺少而尚未计入损失的部分", "farming")]
    past: Annotated[Sequence[Past], Nested(Past, 12, "近12个月", "outcomes")]
    loss_next: Annotated[Vector[float], Field("f8", "yuan", "下一核算年延续损失(劳力、帮扶、患病、人口)", "shocks", len(LASTING))]
    waiting: Annotated[Vector[float], Field("f8", "yuan", "各方已核定或预留而未付", "claims", len(SLOTS))]
    billed: Annotated[float, Field("f8", "yuan", "本年住院费用", "health", begins=YEAR)]
    stolen_value: Annotated[float, Field("f8", "yuan", "未获赔被盗牲畜价值", "accidents")]
    stolen_kind: Annotated[int, Field("i1", "code", "被盗牲畜种类(猪、羊、马、牛)", "accidents")]
    deaths: Annotated[int, Field("i1", "persons", "本月死亡人数", "demography")]
    accident_deaths: Annotated[int, Field("i1", "persons", "其中意外死亡", "accidents")]
    accident_disabled: Annotated[int, Field("i1", "persons", "本月意外致残人数", "accidents")]
    persons_start: Annotated[int, Field("i1", "persons", "核算年初人数", "outcomes")]
    born: Annotated[int, Field("i1", "persons", "本年出生人数", "demography", begins=YEAR)]
    died: Annotated[int, Field("i1", "persons", "本年死亡人数", "demography", begins=YEAR)]
    married_in: Annotated[int, Field("i1", "persons", "本年婚入人数", "marriage", begins=YEAR)]
    married_out: Annotated[int, Field("i1", "persons", "本年婚出人数", "marriage", begins=YEAR)]
    parted: Annotated[int, Field("i1", "persons", "本年分家立户时的人数(0为非当年分出)", "partings", begins=YEAR)]
    below_before_aid: Annotated[int, Field("i1", "0, 1 or 2", "上一核算年帮扶前低于标准", "outcomes")]
    below_before_posts: Annotated[int, Field("i1", "0 or 1", "上一核算年帮扶与岗位前低于标准", "outcomes")]
    heads_before: Annotated[int, Field("i2", "person-months", "上一核算年共同生活人月", "outcomes")]
    farm_drift: Annotated[int, Field("i2", "log per mille", "经营水平偏离长期水平(对数千分比)", "farming")]
    heads: Annotated[Vector[int], Field("i1", "persons", "近12个月各月人数", "outcomes", 12)]
    seen_again: Annotated[
        int, Field("i2", "log per mille", "2020年复核边缘易致贫户时除当年收入外所见(对数千分比，0为未见)", "population")
    ]
    seen_wrongly: Annotated[int, Field("i2", "log per mille", "历次核查对收入的持续误差(对数千分比)", "population")]


@rule
def copy_member(source: Sequence[Member], k: int, into: Sequence[Member], at: int) -> None:
    """Write the row of a person into another row."""
    into[at] = source[k]  # type: ignore[index]


@rule
def copy_care(source: Sequence[Care], k: int, into: Sequence[Care], at: int) -> None:
    """The same of what care has cost."""
    into[at] = source[k]  # type: ignore[index]


clear_member, clear_care = rule(clearing(Member)), rule(clearing(Care))
"""Make the row of a person free."""
PROGRAMMES_BEFORE = "own_cost"
"""Before this field of the hot record stands what programmes lay into it: among the other numbers of a byte."""
clear_year, clear_year_of_diary = rule(clearing(Household, YEAR)), rule(clearing(Diary, YEAR))
clear_accounting_year, clear_accounting_year_of_diary = (
    rule(clearing(Household, ACCOUNTING_YEAR)),
    rule(clearing(Diary, ACCOUNTING_YEAR)),
)
"""Begin anew what says so; of what programmes keep there lines of their own do."""
