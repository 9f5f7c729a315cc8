"""Types of `rules[month, place]`: one frozen class a group. Generated, do not edit: python run.py generate"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Vector = Sequence[float]


@dataclass(frozen=True)
class Accidents:
    """灾害与意外: Accidents and disasters at home (life)."""

    damaged_houses: float
    """受灾村房屋受损概率: chance that a house is damaged in a village struck with full force, share. assumption
    (C).
    """
    collapsed: float
    """倒塌占受损比例: share of damaged houses that collapse, share. F0692 F0693 (B)."""
    damage_cost: float
    """房屋修缮费用: mean repair of a damaged house at 2020 prices, yuan. assumption (C)."""
    collapse_cost: float
    """倒塌或烧毁损失: mean loss of a collapsed or burnt house at 2020 prices, less public rebuilding, yuan.
    assumption (C).
    """
    loss_sd: float
    """损失离散度: spread of losses (log), sd of log. assumption (C)."""
    fire: float
    """年火灾率: fires a household and year, per household and year. assumption (C)."""
    theft: float
    """年牲畜被盗率: thefts of a large animal a year for a household with land and animals, per household and year.
    assumption (C).
    """
    stolen_share: Vector
    """被盗牲畜构成(猪、羊、马、牛): what is stolen: pig, sheep or goat, horse, head of cattle, share, 4 numbers.
    assumption (C).
    """
    stolen_value: Vector
    """牲畜价值(猪、羊、马、牛): value of a pig, a sheep or goat, a horse, a head of cattle at 2020 prices, yuan, 4
    numbers. assumption (C).
    """
    accident: float
    """人年意外率: accidents that lay up, disable or kill, a person and year, per person and year. assumption (C)."""
    killed: float
    """意外致死比例: share of accidents that kill, share. assumption (C)."""
    disabled: float
    """意外致残比例: share of accidents that leave a disability, share. assumption (C)."""
    laid_up: float
    """受伤误工月数上限: most months of work lost by an injury, months. assumption (C)."""


@dataclass(frozen=True)
class Consumption:
    """消费与应对: Consumption and coping (life)."""

    subsistence: float
    """基本生活支出: subsistence per equivalent person at 2020 prices, yuan/month. assumption (C)."""
    further_person: float
    """等值规模系数(第二人起): needs of each further person of a household relative to the first, ratio. assumption
    (C).
    """
    spent_share: float
    """超出部分消费倾向: share of income above subsistence that is spent, share. assumption (C)."""
    thrift_weight: float
    """节俭程度影响: how far thrift moves the spent share, share. assumption (C)."""
    gift_share: float
    """礼金支出占收入比例: gifts given as a share of income, share. F0619 (B)."""
    kin_absorb: float
    """亲属分担冲击比例: share of a private shock that kin carry, share. assumption (C)."""
    kin_from: float
    """亲属接济门槛: shock from which kin help, share of a year's income, share. assumption (C)."""
    kin_spare: float
    """接济者现金门槛: cash above which a household gives, share of a year's income, share. assumption (C)."""
    kin_most: float
    """月接济上限: most that a household gives in a month, share of a year's income, share. assumption (C)."""
    debt_limit: float
    """民间借款上限: informal debt at most, share of a year's income, share. assumption (C)."""
    debt_interest: float
    """民间借款年利率: interest on informal debt, share a year. assumption (C)."""
    sale_value: float
    """变卖折价: price of productive assets in a distress sale, share. assumption (C)."""
    buffer_months: float
    """预留生活月数: months of subsistence kept before debts are repaid, months. assumption (C)."""
    repaid_share: float
    """还款比例: share of spare cash that repays informal debt in a month, share. assumption (C)."""
    school_cost: Vector
    """分学段年费用: yearly own cost by stage: none, preschool, compulsory, high or vocational, college, at 2020
    prices, yuan/year, 5 numbers. assumption (C).
    """


@dataclass(frozen=True)
class CountyDifferences:
    """县域差异: Differences between counties (life)."""

    relative_wage: float
    """县内工资相对水平: local wage relative to the prefecture, ratio. assumption (C)."""
    relative_farm: float
    """农业收益相对水平: farm income relative to the prefecture at equal land, ratio. assumption (C)."""
    lifted_share: float
    """脱贫人口占比(分岗位): share of the lifted stock, for posts, share. assumption (C)."""


@dataclass(frozen=True)
class Credit:
    """一般银行信贷: Ordinary bank credit (life)."""

    market_rate: float
    """一般农户贷款利率: yearly rate of ordinary rural loans, share a year. assumption (C)."""
    takers: float
    """一般贷款年申请比例: share of able households without a loan that take an ordinary loan in a year, share a
    year. assumption (C).
    """
    amount_share: float
    """一般贷款额度占年收入: ordinary loan over a year's income, share. assumption (C)."""
    productive: float
    """一般贷款生产性使用比例: share of ordinary loans used productively, share. assumption (C)."""
    months: float
    """一般贷款与续借期限: term of ordinary loans and of refinanced remainders, months. assumption (C)."""
    reserve_months: float
    """还贷时预留生活月数: months of subsistence that a borrower keeps when a loan falls due, months. assumption
    (C).
    """
    recovered: float
    """还贷变现率: price over book value when productive capital is sold to repay a loan, share. assumption (C)."""
    sold_most: float
    """还贷变现资本上限: largest share of productive capital that is sold to repay a loan, share. assumption (C)."""
    refinanced_most: float
    """续借上限占年收入: remainder up to which the bank lends anew, share of a year's income, share. assumption
    (C).
    """
    default_chance: float
    """无力偿还者违约概率: chance that a remainder beyond that is given up; else the bank extends it at the market
    rate, share. assumption (C).
    """
    borrower_ages: Vector
    """借款人年龄起止: first and last age of borrowers, years, 2 numbers. F0174 (C)."""


@dataclass(frozen=True)
class CropInsurance:
    """兴农险: Farm insurance (兴农险) (policy)."""

    coverage: float
    """补贴保单覆盖率: share of the lifted and listed growers to whom the subsidised contract is offered, share.
    assumption (C).
    """
    targeting_error: float
    """偏向大户程度: how far offers go to growers in proportion to their land (0: to all alike, 1: in proportion),
    share. assumption (C).
    """
    delay_months: float
    """理赔滞后月数: mean months from the harvest to the indemnity; each month a claim is settled with the chance 1
    / (1 + delay), months. assumption (C).
    """
    strength: float
    """力度: sums insured relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """经济作物保费补贴分担(中央、省、州、县、惠州、中央单位): public part of the cash-crop premium: centre,
    province, prefecture, county, Huizhou, central units, share, 6 numbers. F0002
    F0003 (B).
    """
    funding_staples: Vector
    """粮食保费补贴分担(中央、省、州、县、惠州、中央单位): public part of the staples premium: centre, province,
    prefecture, county, Huizhou, central units, share, 6 numbers. assumption (C).
    """
    ordinary_reach: float
    """一般户覆盖系数: offers to other households relative to the lifted and listed, ratio. assumption (C)."""
    staples_reach: float
    """粮食保险覆盖系数: offers of staples contracts relative to cash crops, ratio. assumption (C)."""
    least_area: float
    """最小承保面积: smallest area of a contract, mu. assumption (C)."""
    usual_area: float
    """一般种植面积: area of a usual grower, by which offers in proportion to land are measured, mu. assumption
    (C).
    """
    guarantee: float
    """经济作物亩均收入保障: income guaranteed on a mu of cash crops, yuan/mu/year. F0001 (B), F0001 (C)."""
    premium_rate: float
    """经济作物保险费率: premium on cash crops over the guarantee, share. assumption (C)."""
    farmer_share: float
    """经济作物保费农户承担比例: grower's share of the subsidised premium on cash crops, share. F0004 (B)."""
    staples_insured: float
    """粮食亩均保额: sum insured on a mu of staples, yuan/mu/year. assumption (C)."""
    staples_rate: float
    """粮食保险费率: premium on staples over the sum insured, share. F0079 (C)."""
    staples_farmer_share: float
    """粮食保费农户承担比例: grower's share of the subsidised premium on staples; listed households pay nothing,
    share. assumption (C).
    """
    rate_cut: float
    """粮食费率优惠(分县): premium rate cut on staples, share. F0084 (B)."""
    disaster_trigger: float
    """灾害触发线(长势): stand of the village's crop below which a disaster is paid, share. assumption (C)."""
    price_trigger: float
    """价格触发线: price over its expected level below which cash crops are paid, ratio. assumption (C)."""
    price_cover: float
    """价格险承保程度: share of the price fall that the contract covers (0: disaster cover alone), share.
    assumption (C).
    """
    accepted: float
    """定损认可比例: share of the reckoned indemnity that the survey of losses accepts, share. assumption (C)."""
    joins: float
    """免费参保意愿: share that joins where the contract is free and peers are as usual, share. assumption (C)."""
    expected_loss: float
    """预期赔付率: yearly indemnity that growers expect, over the sum insured, share. assumption (C)."""
    value_half: float
    """半数参保的期望收益比: expected indemnity over own premium at which half of the willing join, ratio.
    assumption (C).
    """
    peer_weight: float
    """邻里影响权重: weight of last year's village share in the decision, share. assumption (C)."""
    usual_share: float
    """通常参保比例: usual share of insured households, by which peers are measured, and the share at the start,
    share. assumption (C).
    """
    moral_hazard: float
    """道德风险强度: how much less an insured grower saves of a struck crop, share. assumption (C)."""
    reinsured: float
    """再保险承担比例: share of the claims beyond the pool's money that the insurer and its reinsurer still pay,
    share. assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Demography:
    """人口变动: Demography (life)."""

    mortality: Vector
    """分年龄死亡率: annual chance of death by age 0-14, 15-44, 45-59, 60-74, 75+, share a year, 5 numbers.
    assumption (C).
    """
    mortality_of_frail: float
    """体弱者死亡率倍数: mortality of the chronically ill and severely disabled relative to others, ratio.
    assumption (C).
    """
    frail: Vector
    """分年龄体弱者比例: share of the chronically ill and severely disabled in everybody of age 0-14, 15-44, 45-59,
    60-74, 75+, share, 5 numbers. assumption (C).
    """
    funeral_cost: float
    """丧葬支出: cost of a funeral to the household at 2020 prices, yuan. assumption (C)."""
    to_high_school: float
    """初中升学率: share of leavers of compulsory school who go on, share. assumption (C)."""
    to_college: float
    """高中升学率: share of leavers of high school who go on, share. assumption (C)."""
    young_leave: float
    """新成长劳动力外出比例: share of young entrants who look for work away, share. assumption (C)."""
    weaken_after_sixty: float
    """六十岁后劳动能力减弱率: chance a year that a full worker over sixty weakens, share a year. assumption (C)."""
    fertility: float
    """生育率: annual chance of a birth of women of fertile ages, share a year. assumption (C)."""
    boys: float
    """出生男孩比例: share of boys among births, share. assumption (C)."""
    fertile_ages: Vector
    """生育年龄起止: first and last age at which women give birth, years, 2 numbers. assumption (C)."""
    young_until: float
    """新成长劳动力年龄上限: age below which one out of school who does not work takes up work of his own accord,
    years. assumption (C).
    """
    taking_up: float
    """未就业未就学青年年就业概率: chance of a year that a young person who neither works nor goes to school takes
    up work, share a year. assumption (C).
    """
    first_wage: float
    """新成长劳动力起点工资系数: wage of a new entrant without schooling relative to the going wage, ratio.
    assumption (C).
    """
    wage_of_schooling: float
    """新成长劳动力受教育年限工资加成: what a year of schooling adds to a new entrant's wage relative to the going
    wage, ratio. assumption (C).
    """
    work_ends: float
    """退出劳动年龄: age from which nobody works, years. assumption (C)."""


@dataclass(frozen=True)
class Dibao:
    """农村低保: Rural minimum living allowance (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting errors: of the assessment and of visible need (1: as the surveys have them),
    ratio. assumption (C).
    """
    error_reach: float
    """申请收入上限倍数: multiple of the standard up to which households ask for dibao, ratio. assumption (C)."""
    delay_months: float
    """滞后月数: months from the application to the assessment, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    standard: float
    """低保标准: rural standard of the prefecture, yuan/person/year. assumption (C), F0104 (B), F0103 (B)."""
    applies_other: float
    """申请概率(其他户): chance a month of a household in need to ask, neither registered nor listed, share a
    month. assumption (C).
    """
    applies_known: float
    """申请概率(脱贫户与边缘易致贫户): the same of a lifted or near-poor household, whom a cadre visits, share a
    month. assumption (C).
    """
    applies_listed: float
    """申请概率(监测户): the same of a household on the list of the monitored, whose cadre files it, share a month.
    assumption (C).
    """
    applies_after_bill: float
    """大额医疗支出增加的申请概率: what is added to it in a year with a large hospital bill, share a month.
    assumption (C).
    """
    bill_seen: float
    """大额医疗支出起点: own cost of illness in the calendar year from which a bill is large, yuan/household/year.
    assumption (C).
    """
    neighbours: float
    """邻里效应: how much more likely to ask, for a share of one of the neighbours who hold it, ratio. assumption
    (C).
    """
    months_before: float
    """2020年前可申请月数: months before 2020 in which those who were in need may have asked, months. assumption
    (C).
    """
    assessment_error: float
    """收入核定误差: spread of the assessment: standard deviation of the logarithm of assessed over true income,
    log. assumption (C).
    """
    lasting_error: float
    """误差中长期部分: part of its variance that stays with the household, share. assumption (C)."""
    visible_need: float
    """可见困难折减: part of income that is overlooked where a member is chronically ill or severely disabled,
    share. assumption (C).
    """
    paid_share: float
    """实际补差占标准比例(中档): payment of the middle tier over the standard a head, share. assumption (C)."""
    tier_step: float
    """档差: what the poorest tier is paid more, and the least poor less, over the standard, share. assumption (C)."""
    tiered: float
    """按档发放比重: part of the benefit that goes by tiers, the rest by the standard less assessed income; 0: a
    top-up to the yuan, share. assumption (C).
    """
    review: float
    """年度复核率: chance that a recipient is really reviewed in his month of the year, share. assumption (C)."""
    budget_bound: float
    """是否受预算约束: whether new cases wait where the money of the year is short (1), or the county adds what is
    needed (0), 0 or 1. assumption (C).
    """
    budget_head: float
    """2020年人均低保预算: money of 2020 a head of the registered rural population, yuan/person/year. assumption
    (C).
    """
    head_start: float
    """脱贫户与监测户排队提前月数: months by which the registered and the listed come earlier in the queue, months.
    assumption (C).
    """
    lifted_weight: float
    """首年预算脱贫人口权重: how many times the money a head of the lifted that of others is, in the first budget,
    ratio. assumption (C).
    """
    headroom: float
    """预算增幅: by how much a county plans more than it spent last year, the standard unchanged, share a year.
    assumption (C).
    """
    raise_funded: float
    """提标由上级补助的比例: part of a raise of the standard that centre and province add to the money, share.
    assumption (C).
    """
    least_budget: float
    """预算下限: least money of a year over that of 2020, in terms of the standard, ratio. assumption (C)."""
    exit_months: float
    """渐退期(自年度复核认定之月起): months of gradual exit from the yearly review on that finds a recipient above
    the standard, months. assumption (C).
    """
    public_total: float
    """当年财政支出累计目标(同等资金情景): public spending of all policies since January that the month has to
    reach, the rest handed out to recipients in need; 0: none, yuan. assumption (C).
    """
    public_ahead: float
    """当年余下月份预计节省资金(同等资金情景): public money that the scenario in `money` saves in the months of the
    year that are left, so that the year's money is handed out evenly, yuan. assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Drivers:
    """外部驱动: Outside drivers (driver)."""

    wage_outside: float
    """外出农民工月均收入: national mean monthly wage of migrants working away, yuan/month. assumption (C), F0642
    (B), F0645 (B), F0648 (C), F0651 (C).
    """
    wage_local: float
    """本地农民工月均收入: national mean monthly wage of local migrant workers, yuan/month. assumption (C), F0643
    (B), F0646 (B), F0649 (C), F0652 (C).
    """
    wage_growth_shift: float
    """工资增速预测偏差: error of the forecast of wage growth, a year, share a year. assumption (C)."""
    wage_walk_sd: float
    """工资年度波动: yearly shock of wages (log), sd of log. assumption (C)."""
    consumer_prices: float
    """消费价格指数: rural consumer prices (2020 = 1), index. assumption (C), F0680 (C), F0681 (C), F0682 (C),
    F0683 (C).
    """
    hog_price: float
    """生猪价格(已观测): price of hogs where it is observed (2020 = 1), index. assumption (C), F0686 (C), F0687
    (C), F0688 (C), F0689 (C).
    """
    maize_price: float
    """玉米价格(已观测): price of maize where it is observed (2020 = 1), index. assumption (C), F1087 F1086 (B),
    F1088 F1086 (B), F1089 F1086 (B), F1090 F1086 (B).
    """
    input_prices: float
    """农资价格指数: course of the prices of what farms buy, without what follows fertiliser, maize or the price of
    the product (2020 = 1), index. assumption (C).
    """
    fertiliser_sd: float
    """化肥价格年度冲击: what a year brings to the price of fertiliser beside its past (log), sd of log. assumption
    (C).
    """
    fertiliser_memory: float
    """化肥价格偏离留存: part of last year's departure of the price of fertiliser that is left, share. assumption
    (C).
    """
    labour_demand: float
    """县内用工需求: local wage jobs wanted relative to the start, index. assumption (C)."""
    labour_demand_shift: float
    """用工需求增速偏差: error of that growth, a year, share a year. assumption (C)."""
    pandemic_2020: Vector
    """2020年各月停工比例: share of wage work that stood still by month of 2020, share, 12 numbers. assumption (C)."""
    pandemic_chance: float
    """停工月概率: chance of a stoppage in a month after 2020, share a month. assumption (C)."""
    pandemic_severity: float
    """停工强度: share of wage work that stands still in such a month, share. assumption (C)."""
    urban_income: float
    """城镇居民人均可支配收入: urban disposable income of the prefecture in 2020, yuan/person/year. assumption (C)."""
    urban_growth_sd: float
    """城镇收入增速波动: yearly shock of urban income growth, sd. assumption (C)."""
    provincial_income: float
    """全省农村居民人均可支配收入(不含随外出工资变动部分): rural disposable income of the province, without what
    follows migrants' wages after 2020, yuan/person/year. F0460 (C).
    """
    provincial_wage_part: float
    """全省农村收入对外出工资的弹性: elasticity of the province's rural income to wages of migrants, ratio.
    assumption (C).
    """
    provincial_growth_shift: float
    """全省农村收入增速预测偏差: error of the forecast of the province's rural income, a year, share a year.
    assumption (C).
    """
    provincial_growth_sd: float
    """全省农村收入增速波动: yearly shock of the province's rural income growth, sd. assumption (C)."""


@dataclass(frozen=True)
class FarmersFund:
    """农民扶助金: Farmers' assistance fund (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    error_reach: float
    """误识收入上限倍数: multiple of the line up to which others are taken for needy, ratio. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid out relative to the rule; what is put in each January follows `fund_size`, and `in_force`
    moves both, ratio. assumption (C).
    """
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. F0039 F0040 (B).
    """
    in_force: float
    """保障执行比例: share of the cover that is in force: who is insured and what governments pay for it, share.
    assumption (C).
    """
    line: float
    """防贫监测线: income a head of last year below which aid is due, yuan/person/year. F0041 (B)."""
    trigger: float
    """起付线: own medical cost of the year at which aid begins, yuan/household/year. F0042 (B)."""
    tier_upper: Vector
    """分段上限: upper ends of the tiers of own cost, yuan, 4 numbers. F0043 F0044 F0045 F0046 (B)."""
    tier_share: Vector
    """分段比例: share paid in each tier, share, 4 numbers. F0043 F0044 F0045 F0046 (B)."""
    cap: float
    """封顶线: most aid a household and year, yuan/household/year. F0047 (B)."""
    fund_size: float
    """每个出资单位的基金规模: size to which each of ten contributors fills its part in January, yuan. assumption
    (C), F0039 F0040 (B).
    """
    refilled: float
    """年度补足比例: part of what lacks to its size that is put into the fund each January, share. F0038 (B),
    assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Farming:
    """农业生产: Farming (life)."""

    staple_share: Vector
    """粮食面积比例(分带): share of the tilled land under staples by belt (high, mid, low), share, 3 numbers.
    assumption (C).
    """
    staple_mix: Vector
    """粮油作物构成(分带): land under maize, rice and rapeseed over the land under staples, three numbers a belt
    (high, mid, low), share, 9 numbers. assumption (C).
    """
    intercropped: float
    """幼林间作比例: share of the land between young tea, fruit and oil trees that staples still use, share.
    assumption (C).
    """
    field_days: float
    """每劳力田间劳动日(按2020年亩均用工折算): days a year that a full-time hand gives to the fields, counted by
    the days that a mu took in 2020, days/year. assumption (C).
    """
    own_yield_sd: float
    """自身单产波动: spread of a household's own yield, one luck a season (log), sd of log. assumption (C)."""
    quality_walk_sd: float
    """经营水平年度变动: yearly step of the quality of a farm: land, skill and water that come and go (log), sd of
    log. assumption (C).
    """
    quality_memory: float
    """经营水平偏离年保留率: part of a farm's deviation from its lasting quality that is left a year later, share.
    assumption (C).
    """
    animal_hands: float
    """养殖劳力上限: most full-time farm hands of a household who keep animals, persons. assumption (C)."""
    own_produce_share: float
    """粮食自用比例: share of staples eaten at home, share. assumption (C)."""
    eaten_later: float
    """自用粮食入仓逐月食用的比例: share of the staples eaten at home that are put by and eaten evenly until the
    new grain comes, share. assumption (C).
    """
    sold_later: float
    """出售粮食入仓逐月出售的比例: share of the staples sold that are put by and sold evenly until the new grain
    comes, share. assumption (C).
    """
    season_cost: Vector
    """生产费用季节: share of the farm costs by month, share, 12 numbers. assumption (C)."""
    mu_without_hands: float
    """无劳力可耕面积: land kept by relatives and weak members, mu. assumption (C)."""
    land_rent: float
    """土地流转租金: rent of let land, yuan/mu/year. assumption (C)."""
    land_let_share: float
    """流转率: share of the untilled land that finds a tenant, share. F1296 (B)."""
    let_to_farmers: float
    """流转入农户比例: share of let land that farm households of the village take, share. assumption (C)."""
    capital_return: float
    """资本年净收益率: mean yearly net return on productive capital, share a year. assumption (C)."""
    capital_return_sd: float
    """资本收益离散度: spread of the yearly return between households and years, sd. assumption (C)."""


@dataclass(frozen=True)
class GapInsurance:
    """巩固脱贫成色险: Insurance that consolidates the way out of poverty (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    error_reach: float
    """误识收入上限倍数: multiple of the line up to which others are taken for needy, ratio. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. F0026 F0027 (B).
    """
    in_force: float
    """保障执行比例: share of the cover that is in force: who is insured and what governments pay for it, share.
    assumption (C).
    """
    line: float
    """防贫监测线: income a head of last year below which a household is insured, yuan/person/year. F0095 (C),
    F0028 (B).
    """
    budget: float
    """年度保费总额: premium of all insured together, yuan/year. assumption (C), F0026 (B), F0027 (B)."""
    budget_cut: float
    """2023年起保费削减: cut of the premium after the last contract that is known, share. F0026 F0027 (B),
    assumption (C).
    """
    illness_deductible: float
    """因病起付线: own cost of in-patient care after three-fold cover at which payment begins, yuan/household/year.
    assumption (C).
    """
    illness_share: float
    """因病赔付比例: share paid of the cost above it, share. assumption (C)."""
    illness_cap: float
    """因病封顶线: most for illness a household and year, yuan/household/year. F0029 (B)."""
    school_deductible: float
    """因学起付线: own schooling cost after aid at which payment begins, yuan/household/year. F0030 (B)."""
    school_share: float
    """因学赔付比例: share paid of the cost above it, share. assumption (C)."""
    school_cap: float
    """因学封顶线: most for schooling a household and year, yuan/household/year. F0031 (B)."""
    disaster_deductible: float
    """因灾起付线: loss of property by disaster at which payment begins, yuan. assumption (C)."""
    disaster_share: float
    """因灾赔付比例: share paid of the loss above it, share. assumption (C)."""
    disaster_cap: float
    """因灾封顶线: most for disaster and theft a household and year, yuan/household/year. F0052 (P), F0032 (B)."""
    theft_floor: float
    """被盗起赔额: stolen animals below this value are not paid, yuan. F0033 (B)."""
    theft_most: Vector
    """被盗每头(只、匹)赔付上限(猪、羊、马、牛): most for a stolen pig, sheep or goat, horse, head of cattle, yuan,
    4 numbers. F0052 (P), F0034 F0035 F0036 F0037 (B).
    """
    unpaid_kept: float
    """未付部分结转比例: part of an unpaid claim that waits for money, share. assumption (C)."""
    reinsured: float
    """保险公司承担缺口比例: part of a shortage that the insurers pay all the same, share. assumption (C)."""
    terms_follow: float
    """亏损对次年赔付条件的影响: how much lower benefits are for a deficit of a year's premium in January, ratio.
    assumption (C).
    """
    terms_least: float
    """赔付条件系数下限: least of the benefits that a contract still promises, ratio. assumption (C)."""
    surplus_kept: float
    """结余(亏损)滚存比例: part of January's balance that stays in the pool; the rest lowers the new premium, or
    raises it where the balance is below zero, share. F0026 F0027 (B), assumption (C).
    """
    premium_moves: float
    """保费随赔付浮动上限: most by which a premium moves for what was used before, share. assumption (C)."""
    topped_up: float
    """缺口补足比例: part of a shortage that the governments pay in at once, share. assumption (C)."""
    premium_share: float
    """保费农户承担比例: share of the premium that insured households pay, each January by persons, share.
    assumption (C), F0026 (B).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Health:
    """健康: Health (life)."""

    stays: float
    """人均年住院次数: hospital stays per person and year, before age and illness, per person and year. assumption
    (C).
    """
    stays_by_age: Vector
    """分年龄住院系数: stays by age 0-14, 15-44, 45-59, 60+ relative to the mean, ratio, 4 numbers. assumption (C)."""
    stays_of_chronic: float
    """慢病住院系数: stays of the chronically ill relative to others, ratio. assumption (C)."""
    mean_bill: float
    """次均住院费用: mean hospital bill at 2020 prices, yuan/stay. assumption (C)."""
    bill_sd: float
    """住院费用离散度: spread of hospital bills (log), sd of log. assumption (C)."""
    serious_bill: float
    """大病费用门槛: bill from which a stay counts as a serious illness, yuan. assumption (C)."""
    labour_lost_share: float
    """大病误工比例: labour lost per serious illness, share of a worker-year, share. assumption (C)."""
    light_illness_idle: float
    """轻症误工一个月的概率: chance that a light illness takes a month of work, share. assumption (C)."""
    disability: float
    """年致残率: annual chance that an able member becomes disabled, share a year. assumption (C)."""
    chronic_by_age: Vector
    """分年龄年患慢病率: annual chance to become chronically ill by age 0-14, 15-44, 45-59, 60+, share a year, 4
    numbers. assumption (C).
    """
    serious_weakens: float
    """大病致劳动能力下降的概率: chance that a serious illness takes a step of labour capacity for good, share.
    assumption (C).
    """
    carer_share: float
    """大病期间家人陪护比例: part of the months of a serious illness in which a worker of the household stays at
    home to care, share. assumption (C).
    """
    chronic_severe: float
    """新发慢病致劳动能力下降的概率: chance that a chronic illness that begins is severe: it takes a step of labour
    capacity for good, share. assumption (C).
    """
    outpatient: float
    """人均门诊与常用药费用: out-patient care and common medicines a person at 2020 prices, yuan/person/year.
    assumption (C).
    """
    medicines: Vector
    """慢病月用药费用(轻、重): medicines of a chronic illness by grade (light, severe) at 2020 prices, yuan/month,
    2 numbers. assumption (C).
    """


@dataclass(frozen=True)
class HomeInsurance:
    """新市民安居险: Home and accident insurance of the resettled (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. F0014 F0015 (B).
    """
    in_force: float
    """保障执行比例: share of the cover that is in force: who is insured and what governments pay for it, share.
    assumption (C).
    """
    premium: float
    """保费: premium of a resettled registered-poor person, yuan/person/year. F0013 (B)."""
    death: float
    """意外身故保额: sum for an accidental death, yuan/person. assumption (C)."""
    disability: float
    """意外伤残保额: sum for an accidental disability, yuan/person. assumption (C)."""
    illness_death: float
    """疾病身故保额: sum for a death by illness, yuan/person. F0076 (C)."""
    property_cap: float
    """家庭财产保额: most for property lost by disaster or theft, yuan/household. assumption (C)."""
    unpaid_kept: float
    """未付部分结转比例: part of an unpaid claim that waits for money, share. assumption (C)."""
    surplus_kept: float
    """结余滚存比例: part of January's balance that stays in the pool, share. assumption (C)."""
    topped_up: float
    """缺口补足比例: part of a shortage that the governments pay in at once, share. assumption (C)."""
    premium_share: float
    """保费农户承担比例: share of the premium that insured households pay, each January by persons, share. F0015
    (B).
    """


@dataclass(frozen=True)
class JobLossInsurance:
    """新市民就业险: Job-loss insurance of resettled workers (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. F0018 F0019 (B).
    """
    in_force: float
    """保障执行比例: share of the cover that is in force: who is insured and what governments pay for it, share.
    assumption (C).
    """
    search_less: float
    """领取者求职减弱: how much less a recipient searches, share. assumption (C)."""
    premium: float
    """保费: premium of a worker, yuan/person/year. F0017 (B)."""
    daily: float
    """日给付: benefit of an unemployed day, yuan/day. F0020 (B)."""
    days: float
    """年给付天数上限: most days a person and year, days. F0021 (B), F0022 (B), F0021 (C)."""
    from_month: float
    """当年起保月: first month of cover in the year (1 = January), month. F0021 (C), F0022 (B)."""
    ages_of_men: Vector
    """男性参保年龄起止: first age of insured men and age at which their cover ends, years, 2 numbers. assumption
    (C), F0023 (B).
    """
    ages_of_women: Vector
    """女性参保年龄起止: first age of insured women and age at which their cover ends, years, 2 numbers. assumption
    (C), F0024 (B).
    """
    surplus_kept: float
    """结余滚存比例: part of January's balance that stays in the pool on top of the new premium, share. F0025 (B)."""
    kept_back: float
    """为以后月份预留比例: part of the money of the months to come that stays for them, share. assumption (C)."""
    waiting_months: float
    """等待期: months out of work, beside those of registration, before benefit begins, months. assumption (C)."""
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Joining:
    """老人投靠子女: Old people who join a child (life)."""

    from_age: float
    """独居老人投靠子女起始年龄: age from which one who lives alone may join a child's household, years. assumption
    (C).
    """
    chance: float
    """独居老人年投靠子女概率: chance a year that an old person who lives alone joins a child's household, share a
    year. assumption (C).
    """
    generation: Vector
    """子女与老人年龄差(下限、上限): years by which a child is younger: least and most, years, 2 numbers.
    assumption (C).
    """
    month: float
    """老人投靠子女月份: month in which old people move, month. assumption (C)."""


@dataclass(frozen=True)
class Lines:
    """标准与口径: Lines and definitions (measurement)."""

    poverty_standard: float
    """贫困标准(2020年不变价): poverty standard at 2020 purchasing power, yuan/person/year. F0092 (B)."""
    monitoring_line: float
    """防返贫监测线: monitoring line against relapse, yuan/person/year. F0095 (C), F0096 (B), assumption (C)."""
    closing_month: float
    """核算年末月: month that ends the accounting year (9 = September; 12 = calendar year), month. assumption (C)."""
    line_factors: Vector
    """标准倍数: multiples of the standard that are reported, ratio, 4 numbers. assumption (C)."""
    least_loss: float
    """原因认定最低损失: smallest loss a head that counts as a cause, yuan/person. assumption (C)."""
    unaffordable_share: float
    """医疗保障失守门槛: own medical cost above this share of income counts as a guarantee lost, share. assumption
    (C).
    """


@dataclass(frozen=True)
class Marriage:
    """婚嫁: Marriage (life)."""

    ages: Vector
    """结婚概率分龄起点及终点: ages at which bands of the chances begin, and at which the last ends, years, 5
    numbers. assumption (C).
    """
    women: Vector
    """未婚女性年结婚概率(分龄): chance a year that an unmarried woman marries, by band of age, share a year, 4
    numbers. assumption (C).
    """
    men: Vector
    """未婚男性年结婚概率(分龄): chance a year that an unmarried man marries, by band of age, share a year, 4
    numbers. assumption (C).
    """
    husband_older: float
    """夫妻年龄差: years by which the husband is older, years. assumption (C)."""
    grooms_move: float
    """男方入住女家(上门)比例: share of couples who live with the wife's family, share. assumption (C)."""
    month: float
    """婚礼月份: month of weddings, month. assumption (C)."""
    bride_price: float
    """彩礼(2020年价): usual bride price at 2020 prices, yuan. assumption (C)."""
    most_of_income: float
    """彩礼占家庭年纯收入上限: most of a family's yearly net income that the bride price takes, ratio. assumption
    (C).
    """
    wedding: float
    """婚礼净支出(2020年价): cost of a wedding to the groom's family beyond gifts of guests, at 2020 prices, yuan.
    assumption (C).
    """


@dataclass(frozen=True)
class MedicalCover:
    """三重医疗保障: Three-fold medical cover (policy)."""

    coverage: float
    """覆盖率: share of the insured, and of those entitled to aid, whom the whole cover reaches: all payers,
    premium and premium aid, share. assumption (C).
    """
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts that all payers and premium aid pay, relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    outside_policy_share: float
    """政策范围外费用比例: part of a bill outside the policy range, share. assumption (C)."""
    basic_share: float
    """基本医保住院报销比例: basic insurance on the in-policy part above its deductible, share. assumption (C)."""
    basic_deductible: float
    """基本医保起付线: deductible of basic insurance a stay, yuan/stay. assumption (C)."""
    basic_cap: float
    """基本医保年度封顶线: yearly cap of basic insurance, yuan/person/year. assumption (C)."""
    visits_share: float
    """普通门诊统筹报销比例: basic insurance on out-patient care and common medicines, share. assumption (C)."""
    visits_cap: float
    """普通门诊统筹年度封顶线: yearly cap of the out-patient pooled fund, yuan/person/year. F0131 (B)."""
    medicines_share: float
    """慢特病门诊报销比例: basic insurance on medicines of a severe chronic illness (special out-patient care),
    share. assumption (C).
    """
    medicines_cap: float
    """慢特病门诊年度封顶线: yearly cap of basic insurance on medicines of a severe chronic illness,
    yuan/person/year. assumption (C).
    """
    tilt: float
    """脱贫户与监测户医疗倾斜执行比例: part of the better terms of the lifted and listed that is in force; terms of
    dibao households stay, share. assumption (C).
    """
    lifted_tilt: float
    """脱贫户(未纳入监测)待遇过渡比例: part of the terms of the registered poor of 2020 that the lifted who are not
    listed still have, share. F0139 F0140 F0141 (B), assumption (C).
    """
    serious_deductible: float
    """大病保险起付线: deductible of serious-illness insurance, yuan/person/year. F0126 (B)."""
    serious_deductible_cut: Vector
    """大病保险起付线降幅: cut of the deductible by class (ordinary, lifted, listed or dibao), share, 3 numbers.
    F0139 (B).
    """
    serious_upper: Vector
    """大病保险分段上限: upper ends of the tiers, yuan, 3 numbers. F0127 F0128 F0129 (B)."""
    serious_tier_share: Vector
    """大病保险分段比例: share paid in each tier, share, 3 numbers. F0127 F0128 F0129 (B)."""
    serious_share_raise: Vector
    """大病保险比例提高: raise of the shares by class, share, 3 numbers. F0140 (B)."""
    serious_cap: Vector
    """大病保险封顶线: yearly cap of serious-illness insurance by class, yuan/person/year, 3 numbers. F0130 F0140
    (B), assumption (C).
    """
    aid_share: Vector
    """医疗救助比例: medical aid on what is left, by class, share, 3 numbers. assumption (C), F0133 (B)."""
    aid_cap: float
    """医疗救助年度限额: yearly cap of medical aid, yuan/person/year. F0137 (B)."""
    impoverished_share: float
    """因病致贫救助比例: aid to people impoverished by illness, share. F0136 (C)."""
    impoverished_deductible: float
    """因病致贫救助起付线: their deductible, yuan. F0136 (B)."""
    impoverished_line: float
    """因病致贫收入线倍数: their income test, multiple of the dibao standard, ratio. F0138 (B)."""
    tilted_to: Vector
    """倾斜救助兜底比例: reimbursed in all at least to this share of the bill, by class, share, 3 numbers. F0141
    (B), assumption (C).
    """
    premium: float
    """个人缴费标准: premium of a person, yuan/person/year. F0155 (B), F0157 (C), F0158 (B), F0159 (B), F0160 (B)."""
    premium_before: float
    """2019年缴纳的2020年个人缴费标准: premium of a person that was paid in November 2019 for 2020, with what
    governments added, yuan/person/year. F0152 (A).
    """
    premium_aid: float
    """参保资助: premium aid to lifted, listed and dibao people, yuan/person/year. F0156 (B), assumption (C), F0160
    F0161 (B).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Microcredit:
    """脱贫人口小额信贷: Subsidised micro-credit for lifted households (小额信贷) (policy)."""

    coverage: float
    """授信覆盖率: share of the entitled whom banks have rated and would lend to, share. assumption (C)."""
    targeting_error: float
    """向非对象户放贷系数: chance of a loan to a household that is not entitled, relative to the entitled, ratio.
    assumption (C).
    """
    delay_months: float
    """放款滞后月数: months from application to payment, months. assumption (C)."""
    strength: float
    """力度: amounts lent relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): interest subsidy and risk compensation: centre, province,
    prefecture, county, Huizhou, central units, share, 6 numbers. assumption (C).
    """
    lending: float
    """新发与续贷执行比例: share of the new subsidised loans and renewals that are made, share. F0174 (B), F0171
    (P).
    """
    cap: float
    """贴息贷款上限: largest loan with subsidy and risk compensation, yuan/household. assumption (C), F0171 (P)."""
    top_up_cap: float
    """追加后上限: largest loan with top-up, yuan/household. assumption (C), F0173 (P)."""
    top_up: float
    """追加贷款比例: share of borrowers at the cap who take more, share. assumption (C)."""
    at_cap: float
    """足额贷款比例: share of borrowers who take the whole cap, share. assumption (C)."""
    least: float
    """最小贷款额: smallest loan, yuan/household. assumption (C)."""
    months: float
    """期限: term, months. F0174 (B), F0172 (P)."""
    rate: float
    """贷款利率: yearly interest rate of the loans, share a year. F0174 (B), F0174 F0175 (C), F0174 F0176 (C),
    F0174 F0177 (C), F0174 F0178 (C), F0174 F0179 (C).
    """
    subsidised: float
    """贴息比例: share of the interest up to the cap that government pays, share. F0174 (B)."""
    compensated: float
    """风险补偿比例: share of a lost loan up to the cap that the risk-compensation fund pays to the bank, share.
    assumption (C).
    """
    applies: float
    """年申请比例: share of rated households without a loan that apply in a year, share a year. assumption (C)."""
    renewed: float
    """续贷比例: share of loans up to the cap that are repaid by a new one when due, share. assumption (C)."""
    productive: float
    """生产性使用比例: share of borrowers who put the loan to productive use, share. assumption (C)."""
    spent_at_once: float
    """非生产性贷款即时支出比例: share of an unproductive loan, after debts, that is spent at once, share.
    assumption (C).
    """
    misuse_found: float
    """挪用查实率: chance that unproductive use is found and the subsidy lost, share. assumption (C)."""
    peer_weight: float
    """邻里影响权重: weight of last year's village share of borrowers in applying, share. assumption (C)."""
    usual_share: float
    """通常借款户比例: usual share of borrowers among a village's lifted households, share. assumption (C)."""
    at_start: float
    """期初有贷款余额比例: share of lifted households with a balance in January 2020, share. assumption (C)."""
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Monitoring:
    """防返贫动态监测和帮扶: Monitoring against relapse (policy)."""

    coverage: float
    """覆盖率: share of the chances of the three channels that are delivered; 0: no list at all, share. assumption
    (C).
    """
    targeting_error: float
    """瞄准误差: factor on the false alarms, ratio. assumption (C)."""
    delay_months: float
    """识别到纳入滞后月数: months from discovery to listing, months. assumption (C)."""
    strength: float
    """帮扶力度: production support and job matching relative to what is believed, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    help: float
    """监测户帮扶比例: share of the listed households that are helped; the others stand on a list in silence,
    share. assumption (C), F0744 (P).
    """
    sudden_kind: float
    """是否设突发严重困难户类别: whether sudden severe hardship is a kind of its own, 0 or 1. F0519 (C), F0758 (B)."""
    sudden_line: float
    """基本生活严重困难界限（监测线倍数）: struck are only households with less than this multiple of the
    monitoring line left after rigid spending, ratio. assumption (C).
    """
    sudden_share: float
    """刚性支出较大认定比例: rigid spending of twelve months over income, the larger of this year's and last
    year's, at which a household is struck, share. F0094 (A), assumption (C).
    """
    sudden_drop: float
    """收入大幅缩减认定降幅: fall of income less rigid spending against the last accounting year at which a
    household is struck, share. assumption (C).
    """
    report: float
    """自主申报概率: chance in a year that a household in trouble reports itself (QR code), share a year.
    assumption (C).
    """
    report_learning: float
    """同伴示范系数: rise of own reports with the listed share of the village, ratio per share. assumption (C)."""
    cadre_visits: float
    """村组干部月走访比例: households that village cadres and group heads look at in a month, share a month.
    assumption (C).
    """
    team: float
    """驻村工作队人数: members of the resident team of a village, persons a village. assumption (C)."""
    team_visits: float
    """驻村队员月走访户数: households that a team member looks at in a month, households/person/month. assumption
    (C).
    """
    attention: Vector
    """干部关注权重(一般、脱贫、曾监测或边缘): attention of cadres to other, lifted and formerly listed or near-
    poor households, ratio, 3 numbers. assumption (C).
    """
    detection: float
    """走访发现率: chance that a visit to a household in trouble finds the trouble, share. assumption (C)."""
    data_found: Vector
    """部门筛查发现率(大额支出、失业): chance that department data find a month of great own cost, and a lost wage
    in a year, share, 2 numbers. assumption (C).
    """
    data_cost: float
    """部门预警自付金额: own rigid cost of a month that raises an alert of departments, yuan/month. assumption (C)."""
    under_listing: float
    """应纳未纳倾向: share of the cadres' findings that are not entered, share. assumption (C)."""
    false_alarms: float
    """误报率: households in no trouble that are listed in a year, share of households a year. assumption (C)."""
    help_delay: float
    """纳入到帮扶滞后月数: months from listing to help, months. assumption (C)."""
    delivered: float
    """帮扶落实率: share of listed households to whom help is brought, share. assumption (C)."""
    job_matching: float
    """就业帮扶提升求职成功率: rise of the chance to find work for the unemployed of a household with work help,
    ratio. assumption (C).
    """
    bonus: float
    """产业帮扶奖补(一次性): production support paid once to a listed household that farms, yuan/household.
    assumption (C).
    """
    years_above: float
    """风险消除所需整核算年数: whole accounting years on the list and above the line before the risk may be marked
    eliminated, years. assumption (C).
    """
    check_months: float
    """核算年末至风险消除核查月数: months from the year's accounts to the check that marks the risk eliminated,
    months. assumption (C).
    """
    stable_line: float
    """稳定达标倍数: multiple of the monitoring line that counts as stable, ratio. assumption (C)."""
    early_elimination: float
    """提前消除倾向: share of listed households marked eliminated before they are stable, in the month of the
    assessment, share a year. assumption (C).
    """
    window_month: float
    """年度考核月: month of the yearly assessment (11 = November), month. assumption (C)."""
    least_listed: float
    """提前消除最短监测月数: months on the list before an early elimination, months. assumption (C)."""
    at_start: Vector
    """2020年末监测对象纳入比例(脱贫、边缘、一般): chance to be on the list of December 2020 of who is a case as
    registers see it, by class (lifted, near-poor, ordinary), share, 3 numbers. F0518 F0519
    (C).
    """
    income_seen: Vector
    """登记核算反映的收入差异比例(脱贫、边缘、一般): part of the distance (in logs) between a household's income,
    as looks see it, and the usual one of its county that registers show, by class (lifted,
    near-poor, ordinary), share, 3 numbers. F0483 F0518 F0519 (C).
    """
    dibao_covers: float
    """低保兜底达标户是否不再因低收入纳入监测: whether a low income that dibao brings up to the poverty standard is
    no case for the list (1 or 0), 0 or 1. F0117 F0751 F0762 (C).
    """
    risk_needed: float
    """低收入是否须同时存在风险: whether a low income lists a household only together with a risk (1 or 0), 0 or 1.
    F0094 (A), F1471 (B).
    """
    risk_share: float
    """风险认定刚性支出占比: rigid spending over net income of twelve months that counts as a risk, where a low
    income takes one, share. assumption (C).
    """
    risk_idle: float
    """风险认定失业月数: months without work of a member that count as a risk, where a low income takes one,
    months. assumption (C).
    """
    risk_loss: float
    """风险认定经营、就业与灾害损失占比: loss since the accounting year began to weather, disease, prices, lost
    jobs and disaster over net income that counts as a risk, share. assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Partings:
    """分家立户: A young couple's own household (life)."""

    ages: Vector
    """已婚儿子分户年龄(各分位): ages at which sons part from their parents' household, at the ranks given, years,
    7 numbers. assumption (C).
    """
    ranks: Vector
    """分户年龄的分位: ranks of the ages, share, 7 numbers. assumption (C)."""
    last_sons: float
    """唯一在家儿子分户比例: share of couples who part although no other son stays with the parents, share.
    assumption (C).
    """
    generation: float
    """父母与子女最小年龄差: years by which parents are older than their child at least, years. assumption (C)."""
    parents_part: float
    """父母养老份额(相对于一子): part of what is divided that the parents keep for themselves, relative to a son's,
    ratio. assumption (C).
    """
    month: float
    """分家月份: month in which households divide, month. assumption (C)."""


@dataclass(frozen=True)
class Pensions:
    """养老金与普惠补贴: Pensions, disability grants and land subsidy (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """满六十周岁至首次领取基础养老金月数: months from the sixtieth birthday to the first basic pension, months.
    assumption (C).
    """
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    pension: float
    """城乡居民基础养老金: basic pension of residents from sixty, yuan/person/month. F0122 (C), F0123 (C), F0124
    (C), F0125 (C).
    """
    from_age: float
    """领取基础养老金年龄: age from which the basic pension is paid, years. F0122 (C)."""
    elder_support: float
    """赡养费: support of a person over sixty in a household without able workers, from children elsewhere, 2020
    prices, yuan/person/month. assumption (C).
    """
    disability_grant: float
    """重度残疾人补贴: living and care grants of a severely disabled person, yuan/person/month. assumption (C)."""
    land_subsidy: float
    """耕地地力保护补贴: subsidy on cultivated land, yuan/mu/year. assumption (C)."""
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Products:
    """农产品: Products of the farms (life)."""

    gross: Vector
    """亩均(每劳力)毛收入: gross income at a usual harvest and the prices of 2020, yuan/mu, 16 numbers. assumption
    (C).
    """
    cost_share: Vector
    """现金成本占毛收入比例: cash costs over gross income in 2020; own labour and own land not counted, share, 16
    numbers. assumption (C).
    """
    days: Vector
    """亩均用工: labour days on a mu in a year, days/mu, 16 numbers. assumption (C)."""
    harvest: Vector
    """收获季节(缓坡): share of the harvest by month on the middle slopes, share, 192 numbers. assumption (C)."""
    shift: Vector
    """收获推迟月数(高、中、低): months by which a belt harvests later than the middle slopes (high, mid, low),
    months, 48 numbers. assumption (C).
    """
    years_to_bear: Vector
    """始收年限: years from planting to bearing, years, 16 numbers. assumption (C)."""
    years_to_full: Vector
    """始收至丰产年数: years from the first harvest to a full one, years, 16 numbers. assumption (C)."""
    young: Vector
    """2020年未投产比例: share of the planted land that did not bear yet in 2020, share, 16 numbers. assumption
    (C).
    """
    yield_growth: Vector
    """单产年增速: growth of usual yields a year, share a year, 16 numbers. assumption (C)."""
    drought_least: Vector
    """旱年损失下限: least share lost in a year of drought, share, 16 numbers. assumption (C)."""
    drought_most: Vector
    """旱年损失上限: largest share lost in a year of drought, share, 16 numbers. assumption (C)."""
    good_year_sd: Vector
    """常年单产波动: spread of the prefecture's yield between years without drought (log), sd of log, 16 numbers.
    assumption (C).
    """
    summer_luck: Vector
    """夏季共同部分: part of that variance which all fields of the summer share, share, 16 numbers. assumption (C)."""
    rebuilt: Vector
    """次年恢复比例: share of a lost stand or herd that is back in the next year, share, 16 numbers. assumption
    (C).
    """
    epidemic: Vector
    """疫病年频率: share of village-years with an epidemic, share a year, 16 numbers. assumption (C)."""
    price_growth: Vector
    """常年价格年增速: growth of the usual price a year, share a year, 16 numbers. assumption (C)."""
    price_sd: Vector
    """价格年度冲击: what a year brings to the prefecture's mean price beside its past (log), sd of log, 16
    numbers. assumption (C).
    """
    price_memory: Vector
    """价格偏离留存: part of last year's departure from the usual price that is left, share, 16 numbers. assumption
    (C).
    """
    supply_response: Vector
    """供给滞后反应: part of a departure that supply takes off the price when what it made grow is sold, share, 16
    numbers. assumption (C).
    """
    supply_lag: Vector
    """供给滞后年数: years after which supply answers a price, years, 16 numbers. assumption (C)."""
    price_before: Vector
    """此前价格偏离(2018、2019、2020): departure of the price from the usual in 2018, 2019 and 2020 (log), log, 48
    numbers. assumption (C).
    """
    herd_response: Vector
    """存栏随价反向变动: fall of what is kept and sold when the price departs upward (elasticity), elasticity, 16
    numbers. assumption (C).
    """
    cost_follows: Vector
    """成本随价变动: elasticity of costs to the departure of the price: piglets, calves and feed, elasticity, 16
    numbers. assumption (C).
    """
    fertiliser_share: Vector
    """化肥占现金成本比例: part of the cash costs that is fertiliser, share, 16 numbers. assumption (C)."""
    feed_share: Vector
    """随玉米价格变动的饲料成本比例: part of the cash costs that moves with the price of maize: feed, share, 16
    numbers. assumption (C).
    """
    price_answers: Vector
    """价格对本地供给弹性: fall of the price for a common rise of the yield (elasticity), elasticity, 16 numbers.
    assumption (C).
    """


@dataclass(frozen=True)
class PublicPosts:
    """公益性岗位与生态护林员: Public-welfare posts and forest rangers (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """岗位空缺到补录平均月数: mean months from a vacancy to its filling; each month a free post is filled with the
    chance 1 / (1 + delay), months. assumption (C).
    """
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    posts: float
    """公益性岗位数: public-welfare posts in the prefecture, rangers left out, posts. assumption (C)."""
    rangers: float
    """生态护林员数: forest rangers in the prefecture, posts. assumption (C)."""
    pay: float
    """岗位报酬: pay of a post, yuan/month. assumption (C)."""
    ranger_pay: float
    """护林员报酬: pay of a ranger, yuan/month. F0165 (B)."""
    typical_income: float
    """排序误差尺度: income a head by which the ranking error is scaled, yuan/person/year. assumption (C)."""
    listed_first: float
    """监测户优先系数: factor on the ranking income of listed households, ratio. assumption (C)."""
    renewed: float
    """续聘比例: share of contracts renewed after a year, share. assumption (C)."""
    contract_months: float
    """岗位合同期限: term of a contract, months. assumption (C)."""
    accepted: float
    """接受比例: share of offers accepted, share. assumption (C)."""
    ages: Vector
    """岗位年龄起止: first and last age of holders, years, 2 numbers. assumption (C)."""
    older_first_from: Vector
    """就业困难年龄起点(女、男): ages of women and men from which they are hard to place and come first, years, 2
    numbers. F0162 (B).
    """
    care_until: float
    """需照料幼儿年龄上限: age below which a child binds who is at home, years. assumption (C)."""
    free_behind: float
    """可外出务工者排序后移: income a head by which a household whose member could leave for work ranks behind one
    whose cannot, yuan/person/year. assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Relief:
    """临时救助: Temporary relief (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    error_reach: float
    """误识收入上限倍数: multiple of the line up to which others are taken for needy, ratio. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    amount: float
    """例均救助金额: mean amount of a case, yuan/case. F0119 (C)."""
    cases: float
    """年度救助例数预算: budget of cases a registered rural household and year, cases/household/year. assumption
    (C).
    """
    least_loss: float
    """困难认定损失门槛: loss of the accounting year a head, as a share of the monitoring line, from which a case
    is put forward, share. assumption (C).
    """
    before_insurance: float
    """临时救助是否先于成色险和扶助金: whether relief pays before gap insurance and farmers' fund (1) or after them
    (0), 0 or 1. assumption (C).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class SchoolAid:
    """教育资助: Schooling aid (policy)."""

    coverage: float
    """覆盖率: share of the entitled whom the policy reaches, share. assumption (C)."""
    targeting_error: float
    """瞄准误差: strength of targeting error, share. assumption (C)."""
    delay_months: float
    """滞后月数: months from need to help, months. assumption (C)."""
    strength: float
    """力度: amounts paid relative to the rule, ratio. assumption (C)."""
    yearly_cap: float
    """年度资金上限: most public money of a county in a calendar year, yuan/county/year. assumption (C)."""
    funding: Vector
    """资金分担(中央、省、州、县、惠州、中央单位): shares of centre, province, prefecture, county, Huizhou, central
    units, share, 6 numbers. assumption (C).
    """
    amount: Vector
    """分学段资助标准: aid by stage: none, preschool, compulsory, high or vocational, college, yuan/student/year, 5
    numbers. F0186 F0187 F0188 F0189 F0191 (B).
    """
    reached: Vector
    """各类农户覆盖率之比: what each cell of household class and resettled has of the coverage, share, 6 numbers."""


@dataclass(frozen=True)
class Shocks:
    """情景设定的冲击: Shocks named by scenarios (driver)."""

    drought: float
    """旱灾当月损失在田作物比例: share of the standing crops that drought takes in the month, share a month.
    assumption (C).
    """
    flood: float
    """洪涝当月损失在田作物比例(并按此强度损毁房屋): share of the standing crops that flood takes in the month, and
    its strength against houses, share a month. assumption (C).
    """
    animal_disease: float
    """畜禽疫病当月损失比例: share of the animals that disease takes in the month, share a month. assumption (C)."""
    staple_fall: float
    """粮食价格下跌幅度: fall of staple prices below what they would be, share. assumption (C)."""
    cash_crop_fall: float
    """经济作物价格下跌幅度: fall of cash-crop prices below what they would be, share. assumption (C)."""
    animal_fall: float
    """畜禽价格下跌幅度: fall of animal prices below what they would be, share. assumption (C)."""
    mass_return: float
    """当月消失的外出务工岗位比例(在岗者返乡,求职者无岗): share of the jobs of migrants that are gone this month:
    who holds one comes home, who seeks one finds none, share. assumption (C).
    """
    work_stopped: float
    """当月停工比例(不低于): share of wage work that stands still this month, at least, share. assumption (C)."""


@dataclass(frozen=True)
class Skills:
    """劳动技能: Skills (life)."""

    step: float
    """技能年度变动: yearly step of a member's skill in wage work (log), sd of log. assumption (C)."""
    memory: float
    """技能偏离年保留率: part of a member's deviation from his lasting skill that is left a year later, share.
    assumption (C).
    """
    family: float
    """技能变动中家庭共同部分: part of the variance of that step that the members of a household share, share.
    assumption (C).
    """


@dataclass(frozen=True)
class Start:
    """起始状态: Start of the households (life)."""

    skill_sd: float
    """成员工资离散度: spread of wages between members beyond the household (log), sd of log. assumption (C)."""
    farm_sd: float
    """经营水平离散度: spread of farm quality between households beyond ability (log), sd of log. assumption (C)."""
    ability_to_wage: float
    """能力对工资影响: power with which household ability enters wages, power. assumption (C)."""
    ability_to_farm: float
    """能力对经营影响: power with which household ability enters farm quality, power. assumption (C)."""
    raised: float
    """2016至2020年帮扶使建档户劳动与经营收入持久提高的比例: what the programmes of 2016-2020 added to the earnings
    of the registered for good, beside what is simulated of them, share of wages and farm
    quality. assumption (C).
    """
    savings_months: float
    """起始现金: mean cash at the start in months of subsistence, months. assumption (C)."""
    savings_sd: float
    """起始现金离散度: spread of cash (log), sd of log. assumption (C)."""
    farm_from: float
    """有农业资本农户的最少耕地: least land of a household that has tools and animals of a farm, mu. assumption
    (C).
    """
    capital: float
    """起始生产性资本: mean productive capital of a household with farm land, yuan. assumption (C)."""
    capital_sd: float
    """生产性资本离散度: spread of capital (log), sd of log. assumption (C)."""
    debtors: float
    """有民间借款户比例: share of households with informal debt, share. assumption (C)."""
    debt_share: float
    """起始民间借款: informal debt of a debtor relative to a year of subsistence, ratio. assumption (C)."""
    income_scale: float
    """2020年水平校准系数: scale of farm and local income that meets the level of 2020, ratio. assumption (C)."""
    ability_sd: float
    """家庭持久挣钱能力离散度(对数): spread of lasting earning ability between households (log), sd of log.
    assumption (C).
    """
    savings_ability_most: float
    """起始现金能力上限倍数: multiple of the mean ability beyond which cash at the start grows no more, ratio.
    assumption (C).
    """
    guess_months: float
    """初始收入推算：年工资月数: first guess of income: months of wages a year, months. assumption (C)."""
    guess_land: float
    """初始收入推算：每亩年净收入: first guess of income: yearly net income from a mu, yuan/mu/year. assumption
    (C).
    """
    guess_hands: float
    """初始收入推算：每个农业劳力年净收入: first guess of income: yearly net income from a full farm worker's
    animals and own trade, yuan/person/year. assumption (C).
    """
    guess_hands_most: float
    """初始收入推算：计入农业劳力上限: first guess of income: farm workers counted in a household, persons.
    assumption (C).
    """
    guess_transfers: float
    """初始收入推算：人均年转移收入: first guess of income: yearly transfers a head, yuan/person/year. assumption
    (C).
    """
    guess_level: float
    """期初收入估计与2020年实际收入之比: first guess of income relative to the income that is lived in 2020, in the
    mean, ratio. assumption (C).
    """


@dataclass(frozen=True)
class Weather:
    """天气与疫病: Weather and disease (driver)."""

    drought_chance: float
    """旱年概率: chance of a year of drought in the whole prefecture, share a year. F1384 (B)."""
    drought_month: float
    """旱情定局月份: calendar month in which a drought takes its part of what stands, month of the year. assumption
    (C).
    """
    drought_unevenness: float
    """旱情村际差异: how far villages differ in a drought: loss from 1 - this to 1 + this of the mean, the same
    villages each time, share. assumption (C).
    """
    village_yield_sd: float
    """村级单产波动: spread of a village's yields of a year beside drought and disaster (log), sd of log.
    assumption (C).
    """
    village_loss_years: float
    """村级局地灾年频率: share of village-years with a local crop disaster: hail, storm, flood, share a year.
    assumption (C).
    """
    shared_belt: float
    """带级灾害占比: part of the hazard that strikes a whole belt of a county, share. assumption (C)."""
    loss_low: float
    """灾损下限: least loss of a struck crop, share. assumption (C)."""
    loss_high: float
    """灾损上限: largest loss of a struck crop, share. assumption (C)."""
    season: Vector
    """灾害季节: share of the yearly hazard by month, share, 12 numbers. assumption (C)."""
    resettled_damage: float
    """安置点房屋受损系数: houses damaged in a struck resettlement community relative to a village, ratio.
    assumption (C).
    """
    animal_loss: float
    """疫病损失: loss of animals in an epidemic, share. assumption (C)."""


@dataclass(frozen=True)
class Work:
    """就业与工资: Work and wages (life)."""

    job_loss_migrant: float
    """外出务工月失业率: chance that a migrant loses the job in a month, share a month. assumption (C)."""
    job_loss_local: float
    """县内务工月失业率: chance that a local wage worker loses the job in a month, share a month. assumption (C)."""
    job_loss_resettled: float
    """搬迁劳动力月失业率: chance that a resettled worker loses the job in a month, share a month. assumption (C)."""
    finding: float
    """月就业成功率: chance that a job seeker finds work in a month, share a month. assumption (C)."""
    finding_least: float
    """求职成功率相对常态之下限: chance to find work relative to normal where no local jobs are free: at least,
    ratio. assumption (C).
    """
    finding_most: float
    """求职成功率相对常态之上限: chance to find work relative to normal where local jobs wait for workers: at most,
    ratio. assumption (C).
    """
    season_away: Vector
    """外出务工季节系数: share of migrants at work by calendar month, share, 12 numbers. assumption (C)."""
    season_local: Vector
    """县内务工季节系数: share of local wage workers at work by calendar month, share, 12 numbers. assumption (C)."""
    purse_share: float
    """外出工资净带回比例: share of a migrant's wage that enters the shared purse, share. assumption (C)."""
    remitted_share: float
    """寄回带回占净收入比例: part of the net wage that the statistics bureau sees as sent home, share. assumption
    (C).
    """
    outside_factor: float
    """省外工资相对系数: wage of the prefecture's migrants outside the province, relative to the nation's, ratio.
    assumption (C).
    """
    province_factor: float
    """省内工资相对系数: wage of migrants inside the province, relative to the nation's migrants, ratio. assumption
    (C).
    """
    local_factor: float
    """县内工资相对系数: local wage relative to the nation's local migrant workers, ratio. assumption (C)."""
    workshop_factor: float
    """帮扶车间工资系数: workshop wage relative to the local wage, ratio. assumption (C)."""
    casual_chance: float
    """零工机会: chance of casual work in a month of a farm worker, share a month. assumption (C)."""
    casual_pay: float
    """零工收入系数: pay of a month with casual work relative to the local wage, ratio. assumption (C)."""
    casual_beside_post: float
    """在岗兼零工系数: casual work left to a holder of a post, ratio. assumption (C)."""
    farming_beside_post: float
    """在岗者保留的自家农活比例: days on the own farm left to a holder of a post, in whole half workers, ratio.
    assumption (C).
    """
    seeking_beside_post: float
    """在岗者求职力度: effort in the search for work of a holder of a post without a farm, relative to who has no
    work, ratio. assumption (C).
    """
    migrate: float
    """月外出率: chance that an able farm worker young enough leaves in a month, share a month. assumption (C)."""
    return_home: float
    """月返乡率: chance that a younger migrant comes home for good in a month, share a month. assumption (C)."""
    return_home_older: float
    """年长者返乡倍数: factor on that chance for older migrants, ratio. assumption (C)."""
    outside_share: float
    """新外出者出省比例: share of new migrants who leave the province, share. F0657 F0658 (B)."""
    self_employment_ratio: float
    """自营月净收入与县内工资之比: mean monthly net income of an own trade, relative to the local wage of the
    month, ratio. assumption (C).
    """
    self_employment_sd: float
    """自营收入波动: spread of monthly self-employment income (log), sd of log. assumption (C)."""
    town_purse_share: float
    """州内城镇务工工资净带回比例: share of a town wage that enters the shared purse of a member who lives in a
    town of the prefecture, share. assumption (C).
    """
    resettled_wage: float
    """安置点周边工资系数: local wage around resettlement communities relative to the county's, ratio. assumption
    (C).
    """
    home_after: float
    """外出失业返乡月数: months without work after which a migrant comes home, months. assumption (C)."""
    older_from: float
    """返乡增多年龄: age from which migrants come home more often, years. assumption (C)."""
    migrate_until: float
    """外出年龄上限: age below which an able farm worker may leave, years. assumption (C)."""
    wage_floor: float
    """最低工资系数: lowest wage of a worker relative to the going wage, ratio. F0169 (C)."""
    highest_wage: float
    """最高工资系数: highest wage of a worker relative to the going wage, ratio. assumption (C)."""
    premium_sd: float
    """工作自身工资离散度: spread of what a job pays beyond the wage of the skill, drawn with the job and lasting
    as long (log), sd of log. assumption (C).
    """
    village_ties: float
    """外出概率村际差异: how much the chance to leave differs between villages by their ties to places of work
    (log), sd of log. assumption (C).
    """
    village_destination: float
    """随村主要去向外出比例: share of those who leave who go where most of the village's migrants are, share.
    assumption (C).
    """
    village_year_sd: float
    """本村外出行当年度波动: yearly spread of what a village's places and trades of work away pay (log), sd of log.
    assumption (C).
    """
    remote_wage: float
    """偏远程度对县内工资的影响: how much less local work pays in a village that is a standard deviation more
    remote (log), log per sd. assumption (C).
    """
    take_up: float
    """空缺岗位由务农劳力填补的月概率: chance of a month that a local job that nobody has is taken by somebody from
    a farm, share a month. assumption (C).
    """
    made_up: float
    """停工后补回的工作量比例: part of the wage work that stands still in a stoppage that is made up by overtime in
    the months after it, share. assumption (C).
    """
    overtime_most: float
    """停工后月加班上限: most extra work in a month after a stoppage, share. assumption (C)."""
    start_trade: float
    """县内务工者转自营月概率: chance of a month that a worker nearby opens a trade of his own, share a month.
    assumption (C).
    """
    from_need: float
    """自有收入低于贫困标准户未就业劳动力参加劳动月概率: chance of a month that one who could work and does not
    takes up work where the household earns less than the poverty standard, share a
    month. assumption (C).
    """


@dataclass(frozen=True)
class Rules:
    """One month and place of the table of rules: one attribute a group."""

    accidents: Accidents
    consumption: Consumption
    county_differences: CountyDifferences
    credit: Credit
    crop_insurance: CropInsurance
    demography: Demography
    dibao: Dibao
    drivers: Drivers
    farmers_fund: FarmersFund
    farming: Farming
    gap_insurance: GapInsurance
    health: Health
    home_insurance: HomeInsurance
    job_loss_insurance: JobLossInsurance
    joining: Joining
    lines: Lines
    marriage: Marriage
    medical_cover: MedicalCover
    microcredit: Microcredit
    monitoring: Monitoring
    partings: Partings
    pensions: Pensions
    products: Products
    public_posts: PublicPosts
    relief: Relief
    school_aid: SchoolAid
    shocks: Shocks
    skills: Skills
    start: Start
    weather: Weather
    work: Work
