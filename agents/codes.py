"""The closed lists that every room shares: counties, classes, kinds of work, causes of relapse, concepts of income.

Counties, their categories, village classes and belts are those of the place (`parameters.place`), all others are the same everywhere.
Each list is an ordered tuple of `Item`; the position is the integer that records hold and the `name` is the coordinate
value in results. Integers are also given as module constants, because compiled rules read constants, not tables.
"""

from __future__ import annotations

from engine.bills import titled
from parameters.place import PLACE, CountyItem, Item

COUNTIES: tuple[CountyItem, ...] = PLACE.counties
COUNTY_CATEGORIES = PLACE.categories
VILLAGE_CLASSES = PLACE.village_classes
BELTS = PLACE.belts
HOUSEHOLD_CLASSES = (
    Item("lifted", "脱贫户", "lifted"),
    Item("near_poor", "边缘易致贫户", "near-poor"),
    Item("ordinary", "一般户", "ordinary"),
)
YES_NO = (Item("no", "否", "no"), Item("yes", "是", "yes"))
CELLS = 2 * len(HOUSEHOLD_CLASSES)
"""Kinds of households that are counted apart: class x resettled (class * 2 + resettled)."""
AGE_GROUPS, AGE_BANDS = 5, 4
"""Groups of age by which people die (0-14, 15-44, 45-59, 60-74, 75 and over) and fall ill (0-14, 15-44, 45-59, 60 and over)."""
LIFTED, NEAR_POOR, ORDINARY = 0, 1, 2

INCOME_SOURCES = (
    Item("wages", "工资性收入", "wages"),
    Item("business", "经营净收入", "net business"),
    Item("property", "财产净收入", "property"),
    Item("transfers", "转移净收入", "net transfers"),
)
CONCEPTS = (
    Item("disposable", "人均可支配收入", "disposable income per resident head (statistics bureau)"),
    Item("net", "人均纯收入", "net income per head of the shared purse (registration system)"),
    Item("net_less_rigid", "扣减刚性支出后纯收入", "net income less rigid out-of-pocket spending"),
    Item("cash", "现金收入", "cash income"),
)
LASTING = (
    Item("labour", "劳力", "labour"),
    Item("aid", "帮扶", "aid"),
    Item("illness", "患病", "illness"),
    Item("members", "人口", "members"),
)
"""Losses that go on into the next accounting year: of an earner, of aid that ended, of a capacity lost to an illness, by more heads."""
CAUSES = (
    Item("illness", "因病", "illness"),
    Item("disability_death", "因残或死亡", "disability or death"),
    Item("schooling", "因学", "schooling"),
    Item("crop", "种植受灾", "crop loss"),
    Item("animal_disease", "畜禽疫病", "animal disease"),
    Item("price", "价格下跌", "price fall"),
    Item("job_loss", "失业", "job loss"),
    Item("disaster", "灾害与意外", "disaster or accident"),
    Item("lost_aid", "帮扶减少", "lost aid"),
    Item("demography", "人口变动", "change in the household"),
    Item("other", "其他", "other or no single loss"),
)
(ILLNESS, DISABILITY_DEATH, SCHOOLING, CROP, ANIMAL_DISEASE, PRICE, JOB_LOSS, DISASTER, LOST_AID, DEMOGRAPHY, OTHER) = range(11)
MONITOR_KINDS = (
    Item("unstable_lifted", "脱贫不稳定户", "unstable lifted"),
    Item("marginal", "边缘易致贫户", "near-poor at risk"),
    Item("sudden", "突发严重困难户", "sudden severe hardship"),
)
LINES = (
    Item("0.8", "标准的0.8倍", "0.8 of the standard"),
    Item("1.0", "标准", "the standard"),
    Item("1.2", "标准的1.2倍", "1.2 of the standard"),
    Item("1.5", "标准的1.5倍", "1.5 of the standard"),
)
WHY_BELOW = (
    Item("no_dibao", "未享低保", "no dibao"),
    Item("dibao_late", "低保滞后", "dibao too late"),
    Item("dibao_too_little", "低保不足", "dibao too little"),
    Item("spending", "刚性支出", "rigid spending"),
)
PAYERS = (
    Item("centre", "中央", "central government"),
    Item("province", "省级", "province"),
    Item("prefecture", "州级", "prefecture"),
    Item("county", "县级", "county"),
    Item("huizhou", "惠州", "partner city Huizhou"),
    Item("central_units", "中央定点单位", "central units"),
)
BILLS = tuple(Item(*each) for each in titled("bill"))
PAYERS_OF_BILLS = tuple(Item(*each) for each in titled("payer"))
"""Kinds of bills and who pays them, as `data/bills.csv` has them."""
NOISE_GROUPS = 10
"""Villages are dealt into this many random groups; the spread between them measures simulation noise in one run."""

# Kinds of work (status of a member in a month).
WORK = (
    Item("none", "无劳动或在校", "child, pupil or out of the labour force"),
    Item("own_farm", "自家务农", "own farm"),
    Item("local", "县内务工", "local wage work"),
    Item("workshop", "帮扶车间", "help workshop"),
    Item("migrant_province", "省内务工", "migrant inside the province"),
    Item("migrant_outside", "省外务工", "migrant outside the province"),
    Item("public_post", "公益性岗位", "public-welfare post"),
    Item("ranger", "生态护林员", "forest ranger"),
    Item("self_employed", "自主创业", "self-employed"),
    Item("unemployed", "失业", "unemployed"),
)
(NO_WORK, OWN_FARM, LOCAL, WORKSHOP, MIGRANT_PROVINCE, MIGRANT_OUTSIDE, PUBLIC_POST, RANGER, SELF_EMPLOYED, UNEMPLOYED) = range(10)

# Where a person lives.
PRESENCE = (
    Item("present", "在家", "present"),
    Item("away_in_prefecture", "州内外出", "away in the prefecture"),
    Item("away_in_province", "省内州外", "away in the province"),
    Item("away_outside", "省外", "away outside the province"),
)
PRESENT, AWAY_PREFECTURE, AWAY_PROVINCE, AWAY_OUTSIDE = range(4)

GOOD_HEALTH, CHRONIC_ILLNESS, SEVERE_CHRONIC_ILLNESS = range(3)
"""Health: who is chronically ill works on, or not as before."""
NO_DISABILITY, MILD_DISABILITY, SEVERE_DISABILITY = range(3)
NO_CAPACITY, WEAK_CAPACITY, FULL_CAPACITY = range(3)
NOT_IN_SCHOOL, PRESCHOOL, PUPIL, STUDENT, UNDERGRADUATE = range(5)
FEMALE, MALE = 0, 1
MEMBERS_AT_START = 8
"""Most members of a household of January 2020: the population fills as many slots by role. A household may grow beyond."""


def names(items: tuple[Item, ...]) -> list[str]:
    """The stable names of a closed list, in order."""
    return [item.name for item in items]
