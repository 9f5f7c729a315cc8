"""Dimensions of outcomes; those with a closed list are as long as the list."""

from __future__ import annotations

from agents import codes
from agents.codes import Item
from model.outcomes.declared import Dimension

CELL = ("year", "county", "household_class", "resettled")
"""What is counted by kinds of households."""
BY_GROUP = ("year", "county", "noise_group")
TARGETS = (
    Item("urban_rural_ratio_below_3", "城乡居民收入比低于3.0", "urban-rural income ratio below 3.0"),
    Item(
        "key_county_lifted_growth_lead",
        "重点帮扶县脱贫人口收入增速高于县农民2个百分点(均按纯收入)",
        "key-county lifted growth at least 2 points above county farmers, both by net income",
    ),
    Item("no_large_scale_relapse", "不发生规模性返贫", "no large-scale relapse"),
    Item("rural_growth_above_urban", "农村居民收入增速高于城镇", "rural growth above urban"),
    Item(
        "key_county_lifted_growth_lead_official",
        "重点帮扶县脱贫人口收入增速高于县农民2个百分点(脱贫人口按纯收入、县农民按可支配收入)",
        "the same as officials would: lifted by net income, county farmers by disposable income",
    ),
    Item(
        "lifted_gap_to_province_narrows",
        "重点帮扶县脱贫人口收入与全省平均水平差距缩小",
        "key-county lifted nearer to the provincial mean",
    ),
)
"""Targets of the plan's ch.3 s.3."""

DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        Dimension("year", "calendar year; rates: accounting year that ends in it", "日历年；比率为当年结束的核算年度"),
        Dimension("month", "first day of the month", "月份(以当月首日表示)"),
        Dimension("county", "county, by code of division", "县(市、区)，行政区划代码", codes.COUNTIES),
        Dimension("household_class", "class of the household at the end of 2020", "农户类别(2020年末)", codes.HOUSEHOLD_CLASSES),
        Dimension(
            "resettled",
            "whether resettled: 0 no, 1 yes",
            "是否易地搬迁：0否，1是",
            (Item("0", "未搬迁", "not resettled"), Item("1", "易地搬迁", "resettled")),
            named=False,
        ),
        Dimension("cause", "cause of relapse", "返贫原因", codes.CAUSES),
        Dimension("concept", "concept of income", "收入口径", codes.CONCEPTS),
        Dimension("line", "multiple of the poverty standard", "贫困标准的倍数", codes.LINES),
        Dimension("income_source", "source of income", "收入来源", codes.INCOME_SOURCES),
        Dimension("why", "why aid left short", "未被托底的原因", codes.WHY_BELOW),
        Dimension("monitor_kind", "kind of monitored household", "监测对象类别", codes.MONITOR_KINDS),
        Dimension("policy", "policy", "政策"),
        Dimension("payer", "level of government that pays", "出资方", codes.PAYERS),
        Dimension(
            "county_group",
            "category of counties, or all",
            "县分类或全州",
            (*codes.COUNTY_CATEGORIES, Item("all", "全州", "all counties")),
        ),
        Dimension("bill", "kind of bill", "账单类别", codes.BILLS),
        Dimension("payer_of_bill", "who pays the part of the bill", "账单支付方", codes.PAYERS_OF_BILLS),
        Dimension("target", "target of the plan", "规划目标", TARGETS),
        Dimension(
            "noise_group",
            "random group of kin groups, for simulation noise",
            "随机亲属组(用于估计模拟噪声)",
            tuple(Item(str(group), str(group), str(group)) for group in range(codes.NOISE_GROUPS)),
            named=False,
        ),
    )
}
"""By name, in the order in which results hold them. Values of `year`, `month` and `policy` come with a run."""
