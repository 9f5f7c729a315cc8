"""Villages and counties as declared records: what the lines of the month read and write of a place."""

from __future__ import annotations

from typing import Annotated

from agents.codes import AGE_BANDS, AGE_GROUPS
from agents.products import PRODUCT_COUNT
from engine.flows import POLICIES
from engine.record import Field, Record, Vector, dtype_of

SEATS_MOST = 8
"""Kinds of seats have numbers from 1 to this one (`model/seats.py`)."""


class Village(Record):
    """An administrative village or a resettlement community."""

    weight: Annotated[float, Field("f8", "households", "每户代表的户数", "population")]
    stand: Annotated[Vector[float], Field("f8", "share", "各产品长势或存栏(受灾后剩余)", "weather", PRODUCT_COUNT)]
    yields: Annotated[Vector[float], Field("f8", "ratio", "各产品本年单产(相对常年)", "weather", PRODUCT_COUNT)]
    disaster: Annotated[float, Field("f8", "share", "本月房屋受损户比例", "weather")]
    wage_outside: Annotated[float, Field("f8", "yuan/month", "省外工资", "markets")]
    wage_province: Annotated[float, Field("f8", "yuan/month", "省内工资", "markets")]
    wage_local: Annotated[float, Field("f8", "yuan/month", "县内工资", "markets")]
    stopped: Annotated[float, Field("f8", "share", "停工比例(疫情等)", "markets")]
    overtime: Annotated[float, Field("f8", "share", "停工后加班补工比例", "markets")]
    finding: Annotated[float, Field("f8", "ratio", "就业机会松紧", "markets")]
    returning: Annotated[float, Field("f8", "share", "外出岗位消失比例(返乡潮)", "markets")]
    price: Annotated[Vector[float], Field("f8", "index", "各产品价格指数(2020=1)", "markets", PRODUCT_COUNT)]
    usual_price: Annotated[Vector[float], Field("f8", "index", "各产品常年价格指数(前三年均值)", "markets", PRODUCT_COUNT)]
    kept: Annotated[Vector[float], Field("f8", "ratio", "各产品存栏相对2020年", "markets", PRODUCT_COUNT)]
    input_costs: Annotated[Vector[float], Field("f8", "index", "各产品投入价格指数(2020=1)", "markets", PRODUCT_COUNT)]
    due: Annotated[Vector[float], Field("f8", "yuan/mu", "各产品本月常年收成(2020年价)", "farming", PRODUCT_COUNT)]
    outlay: Annotated[Vector[float], Field("f8", "yuan/mu", "各产品本月现金成本", "farming", PRODUCT_COUNT)]
    staple_outlay: Annotated[float, Field("f8", "yuan/mu", "粮油本月现金成本", "farming")]
    land_to_let: Annotated[float, Field("f8", "mu", "本月无力自耕的耕地(样本)", "farming")]
    land_wanted: Annotated[float, Field("f8", "mu", "本月劳力尚可多种的耕地(样本)", "farming")]
    land_taken: Annotated[float, Field("f8", "share", "本年多余劳力转入耕地的比例", "farming")]
    prices: Annotated[float, Field("f8", "index", "消费价格指数(2020=1)", "markets")]
    standard: Annotated[float, Field("f8", "yuan/person/year", "贫困标准", "markets")]
    monitoring_line: Annotated[float, Field("f8", "yuan/person/year", "防返贫监测线", "markets")]
    visits: Annotated[float, Field("f8", "share of households a month", "干部走访能力", "cadres")]
    withheld: Annotated[Vector[float], Field("f8", "share", "年度资金用完后停付的比例(各政策)", "budgets", len(POLICIES))]
    cash: Annotated[float, Field("f8", "yuan", "月末农户现金合计", "outcomes")]
    loan: Annotated[float, Field("f8", "yuan", "月末银行贷款余额合计", "outcomes")]
    debt: Annotated[float, Field("f8", "yuan", "月末民间借款余额合计", "outcomes")]
    key: Annotated[int, Field("i8", "key", "村编号", "population")]
    first: Annotated[int, Field("i8", "index", "首户", "population")]
    stop: Annotated[int, Field("i8", "index", "末户后一", "population")]
    persons_first: Annotated[int, Field("i8", "index", "人员表中首行", "population")]
    persons_next: Annotated[int, Field("i8", "index", "人员表中首个空闲行", "population")]
    persons_stop: Annotated[int, Field("i8", "index", "人员表中末行后一", "population")]
    homes_without_room: Annotated[int, Field("i8", "households", "人员表中无空行的户数", "demography")]
    births_without_room: Annotated[int, Field("i8", "births", "因无空行未登记的出生数(应为0)", "demography")]
    ended: Annotated[int, Field("i8", "households", "无成员的户数(样本，含为分户预留的)", "demography")]
    kept_for_new: Annotated[int, Field("i8", "rows", "为日后分户预留的户记录数(样本)", "partings")]
    land_returned: Annotated[float, Field("f8", "mu", "绝户后收归集体的耕地(样本)", "demography")]
    place: Annotated[int, Field("i8", "index", "县×村类", "population")]
    county: Annotated[int, Field("i8", "index", "县", "population")]
    belt: Annotated[int, Field("i8", "code", "农业带", "population")]
    community: Annotated[int, Field("i8", "0 or 1", "安置社区", "population")]
    seats_held: Annotated[Vector[int], Field("i8", "persons", "各类限额岗位在岗人数(样本)", "seats", SEATS_MOST)]
    seats_through: Annotated[Vector[int], Field("i8", "persons", "各类限额岗位本月合同到期人数(样本)", "seats", SEATS_MOST)]
    seekers: Annotated[int, Field("i8", "persons", "求职人数", "work")]
    local_workers: Annotated[int, Field("i8", "persons", "县内务工人数", "work")]
    casual_chance: Annotated[float, Field("f8", "share", "本月农户零工机会", "work")]
    hiring: Annotated[float, Field("f8", "share a month", "本月务农劳力被县内用工吸收的概率", "markets")]
    farm_workers: Annotated[int, Field("i8", "persons", "务农全劳力人数", "work")]
    ties: Annotated[float, Field("f8", "sd", "村外出网络(标准差)", "population")]
    remoteness: Annotated[float, Field("f8", "sd", "村偏远程度(标准差)", "population")]
    goes_outside: Annotated[float, Field("f8", "0 or 1", "村主要外出去向(1为省外)", "population")]
    work_year: Annotated[float, Field("f8", "ratio", "本村外出行当本年景况", "markets")]
    leave_chance: Annotated[float, Field("f8", "share a month", "本月外出概率", "work")]
    outside_chance: Annotated[float, Field("f8", "share", "外出者出省概率", "work")]
    death_chance: Annotated[
        Vector[float], Field("f8", "share a month", "分年龄死亡概率(前半一般，后半体弱)", "demography", 2 * AGE_GROUPS)
    ]
    highest_death_chance: Annotated[float, Field("f8", "share a month", "最高死亡概率", "demography")]
    birth_chance: Annotated[float, Field("f8", "share a month", "育龄妇女生育概率", "demography")]
    stay_chance: Annotated[Vector[float], Field("f8", "share a month", "分年龄住院概率(前半一般，后半慢病)", "health", 2 * AGE_BANDS)]
    decline_chance: Annotated[Vector[float], Field("f8", "share a month", "分年龄患慢病概率", "health", AGE_BANDS)]
    disability_chance: Annotated[float, Field("f8", "share a month", "致残概率", "health")]
    risk_of_well: Annotated[float, Field("f8", "share a month", "无慢病者最高风险", "health")]
    risk_of_chronic: Annotated[float, Field("f8", "share a month", "慢病者最高风险", "health")]
    return_luck: Annotated[int, Field("i8", "key", "返乡潮抽签字(全程不变)", "markets")]


class Pool(Record):
    """What a village's households ask of the purse of one programme, and how much of it is paid."""

    claims: Annotated[float, Field("f8", "yuan", "本村本月申请额", "policies", en="claims of the village this month")]
    paying_share: Annotated[float, Field("f8", "share", "支付比例", "budgets", en="share of claims that is paid")]


POOL = dtype_of(Pool)
