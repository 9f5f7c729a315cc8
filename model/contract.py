"""What a projection reports: the variables of `outcomes.nc`, their dimensions and units, in one table.

The model fills arrays with these dimensions for one (scenario, draw, replicate); the experiments stack them. Everything
that draws a chart or a table reads names from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from agents import codes
from engine.bills import BILLS, PAYERS_OF_BILLS

CELL = ("year", "county", "household_class", "resettled")


@dataclass(frozen=True)
class Variable:
    """One outcome: dimensions after (scenario, draw, replicate), unit, titles in both languages, and its exact meaning."""

    dims: tuple[str, ...]
    units: str
    long_name: str
    long_name_zh: str
    meaning: str = ""
    weight: str = ""
    """Name of the count variable that weighs it when cells are added up; empty for counts and sums."""
    meaning_zh: str = ""


BY_GROUP = ("year", "county", "noise_group")
FOR_NOISE = ("for simulation noise inside one run", "", "用于单次运行内估计模拟噪声")
FOR_GROWTH = ("where growth begins, and for its noise inside one run", "", "增速的基期，并用于单次运行内估计其模拟噪声")
"""Meaning, weight (none: sums), meaning in Chinese."""

# A row of the table is read as a row.
# fmt: off
VARIABLES: dict[str, Variable] = {
    "households": Variable(
        CELL, "households", "households at year end", "年末户数", "class and resettlement as on 31 December 2020",
        meaning_zh="户类别与搬迁状况按2020年12月31日确定"),
    "persons": Variable(
        CELL, "persons", "persons at year end (shared purse)", "年末人数（共享收支）",
        "everybody of the shared purse, migrants included", meaning_zh="共享收支的全部家庭成员，含外出务工"),
    "residents": Variable(
        CELL, "persons", "persons present at year end", "年末常住人数",
        "members who live at home in December", meaning_zh="12月在家居住的成员"),
    "persons_at_start": Variable(
        CELL, "persons", "persons at the start of the accounting year", "核算年初人数",
        "counted when the accounting year October-September begins; the denominator of relapse and entry rates",
        meaning_zh="核算年度（上年10月至当年9月）开始时的人数，是返贫率、致贫率的分母"),
    "persons_at_close": Variable(
        CELL, "persons", "persons at the end of the accounting year", "核算年末人数",
        "counted when the accounting year October-September ends; the denominator of shares below a line",
        meaning_zh="核算年度（上年10月至当年9月）结束时的人数，是低于各线人口比例的分母"),
    "resident_years": Variable(
        CELL, "persons", "residents, mean of the year", "年均常住人数", "person-months of presence over twelve",
        meaning_zh="在家居住人月除以12"),
    "income_per_capita": Variable(
        CELL, "yuan/person/year", "disposable income per resident head", "人均可支配收入",
        "concept 1, calendar year, per person-month of presence", "resident_years", meaning_zh="口径一，日历年度，按在家居住人月平均"),
    "income_per_capita_by_concept": Variable(
        (*CELL, "concept"), "yuan/person/year", "income per head by concept", "按口径人均收入",
        "calendar year; disposable per resident, the other concepts per head of the shared purse", "heads_by_concept",
        meaning_zh="日历年度；可支配收入按常住人口平均，其余口径按共享收支人口平均"),
    "heads_by_concept": Variable(
        (*CELL, "concept"), "persons", "heads by whom income is divided, by concept", "按口径人均收入的分母",
        "mean of the year: residents for disposable income, everybody of the shared purse for the other concepts",
        meaning_zh="年内平均：可支配收入为常住人口，其余口径为共享收支人口"),
    "income_per_capita_by_source": Variable(
        (*CELL, "income_source"), "yuan/person/year", "disposable income per resident head by source", "按来源人均可支配收入",
        "concept 1, calendar year", "resident_years", meaning_zh="口径一，日历年度"),
    "relapse_rate": Variable(
        CELL, "share of persons a year", "relapse rate after aid (incidence)", "返贫率（帮扶后）",
        "lifted only: concept-2 income of the accounting year falls below the standard and did not the year before",
        "persons_at_start", meaning_zh="仅脱贫户：核算年度人均纯收入（口径二）低于贫困标准而上年未低于，按人口计，为发生率"),
    "entry_rate": Variable(
        CELL, "share of persons a year", "entry rate into poverty (incidence)", "致贫率（帮扶后）",
        "not lifted only: the same event", "persons_at_start", meaning_zh="仅非脱贫户：同一事件"),
    "relapse_rate_before_aid": Variable(
        CELL, "share of persons a year", "relapse rate before aid (accounting subtraction)", "返贫率（帮扶前，核算扣减）",
        "income less dibao, relief, gap insurance, fund, job-loss benefit and schooling aid; an accounting subtraction, "
        "never an effect", "persons_at_start",
        meaning_zh="从纯收入中扣减低保、临时救助、成色险、扶助金、就业险与教育资助后核算；仅为账面扣减，不是政策效应"),
    "relapse_rate_before_aid_and_posts": Variable(
        CELL, "share of persons a year", "relapse rate before aid and posts (accounting subtraction)",
        "返贫率（帮扶与岗位前，核算扣减）",
        "as before aid, and less the wages of public posts and rangers; an accounting subtraction, never an effect",
        "persons_at_start", meaning_zh="在帮扶前口径上再扣减公益性岗位与护林员报酬；仅为账面扣减，不是政策效应"),
    "below_line_rate": Variable(
        CELL, "share of persons", "below the poverty standard at the accounting year end", "低于贫困标准人口比例",
        "prevalence: concept-2 income of the accounting year below the standard, whatever the year before", "persons_at_close",
        meaning_zh="存量：核算年度人均纯收入（口径二）低于贫困标准，不论上年"),
    "below_line_rate_by_line": Variable(
        (*CELL, "line"), "share of persons", "below multiples of the standard", "低于各倍数标准人口比例",
        "prevalence at 0.8, 1.0, 1.2 and 1.5 of the standard", "persons_at_close",
        meaning_zh="存量：分别按标准的0.8、1.0、1.2、1.5倍核算"),
    "below_line_rate_before_aid": Variable(
        CELL, "share of persons", "below the standard before aid (accounting subtraction)",
        "低于贫困标准人口比例（帮扶前，核算扣减）",
        "prevalence, income less dibao, relief, gap insurance, fund, job-loss benefit and schooling aid; an accounting "
        "subtraction, never an effect", "persons_at_close",
        meaning_zh="存量，从纯收入中扣减低保、临时救助、成色险、扶助金、就业险与教育资助后核算；仅为账面扣减，不是政策效应"),
    "below_line_rate_before_aid_and_posts": Variable(
        CELL, "share of persons", "below the standard before aid and posts (accounting subtraction)",
        "低于贫困标准人口比例（帮扶与岗位前，核算扣减）",
        "as before aid, and less the wages of public posts and rangers; an accounting subtraction, never an effect",
        "persons_at_close", meaning_zh="存量，在帮扶前口径上再扣减公益性岗位与护林员报酬；仅为账面扣减，不是政策效应"),
    "below_monitoring_line_rate": Variable(
        CELL, "share of persons", "below the monitoring line, income less rigid spending", "低于防返贫监测线人口比例",
        "concept-3 income of the accounting year below the monitoring line of the year, with a risk beside it or without",
        "persons_at_close", meaning_zh="核算年度纯收入扣减刚性支出后（口径三）低于当年监测线，不论是否另有风险"),
    "below_at_start": Variable(
        CELL, "share of persons", "below the standard at the end of 2020", "起点即低于标准人口比例",
        "given in the first year only; they cannot relapse before they have risen above the standard", "persons_at_start",
        meaning_zh="仅首年给出；此类人口须先高于标准，其后再跌破才计为返贫"),
    "relapse_ever": Variable(
        CELL, "share of households", "ever relapsed (or entered) since 1 January 2021", "累计曾返贫（致贫）户比例",
        "once per household", "households", meaning_zh="自2021年1月1日起，每户只计一次"),
    "guarantee_loss_rate": Variable(
        CELL, "share of persons", "loss of a guarantee (illness cost unaffordable or dropped out)", "“三保障”失守人口比例",
        "in the accounting year own medical cost after all payers above a share of net income, or a pupil beyond compulsory "
        "school who left it for want of money", "persons_at_close",
        meaning_zh="核算年度内各方赔付后自付医疗费超过纯收入的一定比例，或有高中、中职及以上学生因缺钱辍学"),
    "monitored_rate": Variable(
        CELL, "share of households", "listed for monitoring at year end", "年末在册监测户比例",
        "listed and not marked as free of risk", "households", meaning_zh="已纳入监测且未标注风险消除"),
    "risk_eliminated_share": Variable(
        CELL, "share of households ever listed", "risk eliminated among ever listed", "风险消除比例",
        "households marked as free of risk over all ever listed", "households_listed",
        meaning_zh="标注风险消除户占曾纳入监测户的比例"),
    "households_listed": Variable(
        CELL, "households", "households ever listed", "曾纳入监测户数", "listed at any time, those marked as free of risk included",
        meaning_zh="任一时点纳入过监测，含已标注风险消除的户"),
    "poverty_gap": Variable(
        CELL, "share of the standard", "poverty gap index (FGT1)", "贫困缺口指数", "Foster, Greer and Thorbecke (1984)",
        "persons_at_close", meaning_zh="FGT1指数（Foster、Greer、Thorbecke，1984）"),
    "poverty_gap_yuan": Variable(
        CELL, "yuan/year", "money missing to the standard", "贫困缺口金额", "what households below the standard lack to reach it",
        meaning_zh="低于标准的户达到标准所缺金额"),
    "relapsed_persons": Variable(
        CELL, "persons", "persons whose household relapsed or entered", "返贫（致贫）人数", "lifted: relapsed; others: entered",
        meaning_zh="脱贫户为返贫，非脱贫户为致贫"),
    "relapsed_households": Variable(
        CELL, "households", "households that relapsed or entered", "返贫（致贫）户数", "lifted: relapsed; others: entered",
        meaning_zh="脱贫户为返贫，非脱贫户为致贫"),
    "relapses_by_cause": Variable(
        (*CELL, "cause"), "persons", "relapses (entries) by main cause", "按主因返贫（致贫）人数",
        "the largest loss of net income of the accounting year, where it, alone or with the next one, made the difference to the line",
        meaning_zh="核算年度内纯收入损失最大的一项，且单独或与次大一项合计足以使其不跌破标准"),
    "relapses_by_contributing_cause": Variable(
        (*CELL, "cause"), "persons", "relapses (entries) by contributing cause", "按次因返贫（致贫）人数",
        "the second largest loss of net income beside a main cause", meaning_zh="有主因者纯收入损失第二大的一项"),
    "why_below": Variable(
        (*CELL, "why"), "persons", "persons whom aid left short, by why", "未被托底人数（按原因）",
        "by dibao: below the standard; rigid spending: above it, but below once that is taken off",
        meaning_zh="前三项按低保情况划分低于标准者；“刚性支出”指扣减刚性支出后才低于标准者"),
    "gini": Variable(
        ("year", "county"), "index", "Gini of disposable income per resident head", "基尼系数",
        "rural residents, resettled left out", meaning_zh="农村常住人口，不含易地搬迁"),
    "gini_category": Variable(
        ("year", "county_group"), "index", "Gini by category and in all", "基尼系数（分县分类与全州）",
        "rural residents, resettled left out", meaning_zh="农村常住人口，不含易地搬迁"),
    "urban_rural_income_ratio": Variable(
        ("year", "county"), "ratio", "urban to rural disposable income", "城乡居民收入比",
        "the urban start level is a prior: see the register of assumptions", meaning_zh="城镇居民收入起点为先验假设，见假设登记表"),
    "income_growth": Variable(
        ("year", "county"), "share a year", "growth of disposable income per resident head, resettled left out",
        "农村居民人均可支配收入增速", "nominal", meaning_zh="名义增速，不含易地搬迁"),
    "rural_income": Variable(
        ("year", "county"), "yuan/person/year", "rural disposable income per resident head, resettled left out",
        "农村居民人均可支配收入", "concept 1, calendar year, current prices", "rural_residents",
        meaning_zh="口径一，日历年度，当年价，不含易地搬迁"),
    "rural_residents": Variable(
        ("year", "county"), "persons", "rural residents, resettled left out", "农村常住人口（不含搬迁）", "mean of the year",
        meaning_zh="年内平均"),
    "list_true_positive": Variable(
        ("year", "county"), "share of listed", "listed households that are in trouble", "监测名单准确率",
        "households at year end; in trouble by the rule that the list tries to follow: below the monitoring line with a risk "
        "beside it, or sudden hardship", "households_monitored",
        meaning_zh="年末在册监测户中，按监测规则应纳入监测（低于监测线且另有风险，或突发严重困难）的比例"),
    "list_missed": Variable(
        ("year", "county"), "share of those in trouble", "households in trouble and not listed", "监测漏报率",
        "households at year end, in trouble by the same rule", "households_in_trouble",
        meaning_zh="年末按同一规则应纳入监测的户中，未在册监测的比例"),
    "households_monitored": Variable(
        ("year", "county"), "households", "households on the list at year end", "年末在册监测户数",
        "the denominator of the share listed rightly", meaning_zh="监测名单准确率的分母"),
    "households_in_trouble": Variable(
        ("year", "county"), "households", "households in trouble at year end", "年末应纳入监测户数",
        "by the rule that the list tries to follow: below the monitoring line with a risk beside it, or sudden hardship; the "
        "denominator of the share missed",
        meaning_zh="按监测规则应纳入监测的户（低于监测线且另有风险，或突发严重困难），监测漏报率的分母"),
    "spending": Variable(
        ("year", "county", "policy", "payer"), "yuan", "public spending by policy and level of government", "分政策分级财政支出",
        "paid out of public budgets, premium aid and subsidies included", meaning_zh="由各级财政支付，含保费补贴与贴息"),
    "payouts": Variable(
        ("year", "county", "policy"), "yuan", "money received by households", "农户实得金额", "by policy, whoever pays",
        meaning_zh="按政策计，不论由谁支付"),
    "beneficiaries": Variable(
        ("year", "county", "policy"), "households", "households that received", "受益户数",
        "received a yuan or more at once in the year", meaning_zh="年内至少一次实得1元以上"),
    "bills_paid": Variable(
        ("year", "county", "bill", "payer_of_bill"), "yuan", "bills by who paid which part", "各类账单由谁支付",
        "hospital bills, schooling costs, damage and theft; money of the calendar year; the household's part is what it was "
        "billed less what all others paid it in the year",
        meaning_zh="住院费用、教育费用、灾损与被盗；按日历年度收付；农户部分为其账单总额减去当年各方支付"),
    "target_value": Variable(
        ("target",), "see target", "value reached in 2025", "目标模拟值",
        "score-board of the plan, ch.3 s.3; the last year where the run ends before 2025",
        meaning_zh="《规划》第三章第三节目标；运行止于2025年之前的取末年"),
    "target_met": Variable(
        ("target",), "0 to 1", "target met", "是否达标",
        "1 met, 0 not; no_large_scale_relapse: the chance that it is met, as far as the sample can tell; the mean over runs is the "
        "probability of meeting the target",
        meaning_zh="1为达标，0为未达标；不发生规模性返贫为样本所能判定的达标可能性；各次模拟的均值即达标概率"),
    "target_value_by_county": Variable(
        ("target", "county"), "see target", "value reached in 2025 by county", "分县目标模拟值",
        "missing where a target is not one of the county: ratio and growth of the prefecture, leads outside the key counties",
        meaning_zh="非该县目标者为空：全州比值与增速，以及重点帮扶县以外的增速差"),
    "target_met_by_county": Variable(
        ("target", "county"), "0 to 1", "target met by county", "分县是否达标",
        "1 met, 0 not; no_large_scale_relapse: the chance that it is met, as far as the sample can tell; the mean over runs is the "
        "probability of meeting the target",
        meaning_zh="1为达标，0为未达标；不发生规模性返贫为样本所能判定的达标可能性；各次模拟的均值即达标概率"),
    "below_line_rate_monthly": Variable(
        ("month", "county"), "share of persons", "below the standard, last twelve months", "近12个月低于贫困标准人口比例",
        "concept 2, all registered rural persons", "persons_monthly", meaning_zh="口径二，全部登记农村人口"),
    "income_per_capita_monthly": Variable(
        ("month", "county"), "yuan/person/month", "disposable income per resident head in the month", "当月人均可支配收入",
        "concept 1, current prices", "residents_monthly", meaning_zh="口径一，当年价"),
    "persons_monthly": Variable(
        ("month", "county"), "persons", "persons in the month (shared purse)", "当月人数（共享收支）",
        "everybody of the shared purse, migrants included; the denominator of the monthly share below the standard",
        meaning_zh="共享收支的全部家庭成员，含外出务工，是逐月低于贫困标准人口比例的分母"),
    "residents_monthly": Variable(
        ("month", "county"), "persons", "persons present in the month", "当月常住人数",
        "members who live at home; the denominator of monthly income a head", meaning_zh="在家居住的成员，是当月人均收入的分母"),
    "relapsed_persons_by_group": Variable(
        BY_GROUP, "persons", "lifted persons relapsed, by random group of kin", "按随机亲属组返贫人数", *FOR_NOISE),
    "lifted_persons_by_group": Variable(
        BY_GROUP, "persons", "lifted persons at start, by random group of kin", "按随机亲属组年初脱贫人数", *FOR_NOISE),
    "entered_persons_by_group": Variable(
        BY_GROUP, "persons", "persons not lifted who entered poverty, by random group of kin", "按随机亲属组致贫人数", *FOR_NOISE),
    "not_lifted_persons_by_group": Variable(
        BY_GROUP, "persons", "persons not lifted at start, by random group of kin", "按随机亲属组年初非脱贫人数", *FOR_NOISE),
    "ever_relapsed_households_by_group": Variable(
        BY_GROUP, "households", "lifted households that ever relapsed, by random group of kin",
        "按随机亲属组累计曾返贫户数", *FOR_NOISE),
    "lifted_households_by_group": Variable(
        BY_GROUP, "households", "lifted households, by random group of kin", "按随机亲属组脱贫户数", *FOR_NOISE),
    "income_by_group": Variable(
        BY_GROUP, "yuan", "rural disposable income, by random group of kin", "按随机亲属组农村可支配收入", *FOR_NOISE),
    "residents_by_group": Variable(
        BY_GROUP, "persons", "rural residents, mean of the year, by random group of kin", "按随机亲属组农村年均常住人数", *FOR_NOISE),
    "income_before_by_group": Variable(
        BY_GROUP[1:], "yuan", "rural disposable income of the year before the first, by random group of kin",
        "按随机亲属组首年前一年农村可支配收入", *FOR_GROWTH),
    "residents_before_by_group": Variable(
        BY_GROUP[1:], "persons", "rural residents, mean of the year before the first, by random group of kin",
        "按随机亲属组首年前一年农村年均常住人数", *FOR_GROWTH),
    "ledger_imbalance": Variable(
        (), "yuan", "largest monthly imbalance of stock against flow", "账目最大不平衡额",
        "stock against flow of any month; has to be 0", meaning_zh="任一月份存量与流量之差，应为0"),
}
# fmt: on

TARGETS = (
    codes.Item("urban_rural_ratio_below_3", "城乡居民收入比低于3.0", "urban-rural income ratio below 3.0"),
    codes.Item(
        "key_county_lifted_growth_lead",
        "重点帮扶县脱贫人口收入增速高于县农民2个百分点(均按纯收入)",
        "key-county lifted growth at least 2 points above county farmers, both by net income",
    ),
    codes.Item("no_large_scale_relapse", "不发生规模性返贫", "no large-scale relapse"),
    codes.Item("rural_growth_above_urban", "农村居民收入增速高于城镇", "rural growth above urban"),
    codes.Item(
        "key_county_lifted_growth_lead_official",
        "重点帮扶县脱贫人口收入增速高于县农民2个百分点(脱贫人口按纯收入、县农民按可支配收入)",
        "the same as officials would: lifted by net income, county farmers by disposable income",
    ),
    codes.Item(
        "lifted_gap_to_province_narrows",
        "重点帮扶县脱贫人口收入与全省平均水平差距缩小",
        "key-county lifted nearer to the provincial mean",
    ),
)

FIXED_COORDINATES: dict[str, list[str]] = {
    "county": codes.names(codes.COUNTIES),
    "village_class": codes.names(codes.VILLAGE_CLASSES),
    "household_class": codes.names(codes.HOUSEHOLD_CLASSES),
    "resettled": ["0", "1"],
    "kind": codes.names(codes.MONITOR_KINDS),
    "cause": codes.names(codes.CAUSES),
    "concept": codes.names(codes.CONCEPTS),
    "line": codes.names(codes.LINES),
    "income_source": codes.names(codes.INCOME_SOURCES),
    "why": codes.names(codes.WHY_BELOW),
    "payer": codes.names(codes.PAYERS),
    "county_group": [*codes.names(codes.COUNTY_CATEGORIES), "all"],
    "bill": list(BILLS),
    "payer_of_bill": list(PAYERS_OF_BILLS),
    "target": [t.name for t in TARGETS],
    "noise_group": [str(g) for g in range(codes.NOISE_GROUPS)],
}
"""Coordinates that never depend on a run. `resettled` is stored as integers 0 and 1; year, month and policy come with a run."""
