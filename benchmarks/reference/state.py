"""State of the reference workload: a household, a village, the terms of life and policy, and the start of a run.

Everything is float64 or a whole number, declared as the model's own state is (`engine.record`).
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Any

import numpy as np

from engine.luck import HOUSEHOLD_KEYS, VILLAGE_KEYS, draw_many
from engine.record import Field, Record, dtype_of, zeros

LARGEST, SMALLEST = 128, 102
"""Households of a village: 115 on average."""


class Home(Record):
    """A household."""

    key: Annotated[int, Field("i8", "", "编号", "start")]
    persons: Annotated[float, Field("f8", "persons", "人口", "start")]
    workers: Annotated[float, Field("f8", "persons", "劳动力", "start")]
    skill: Annotated[float, Field("f8", "", "能力", "start")]
    land: Annotated[float, Field("f8", "mu", "耕地", "start")]
    frailty: Annotated[float, Field("f8", "", "患病风险", "start")]
    resettled: Annotated[int, Field("i4", "", "易地搬迁", "start")]
    insured: Annotated[int, Field("i4", "", "参保农险", "start")]
    spell: Annotated[int, Field("i4", "months", "在岗或失业时长", "work")]
    post: Annotated[int, Field("i4", "", "公益岗位", "posts")]
    listed: Annotated[int, Field("i4", "", "监测对象", "monitoring")]
    candidate: Annotated[int, Field("i4", "", "监测候选", "monitoring")]
    good_months: Annotated[int, Field("i4", "months", "稳定月数", "monitoring")]
    poor_months: Annotated[int, Field("i4", "months", "贫困月数", "outcomes")]
    cash: Annotated[float, Field("f8", "yuan", "现金", "accounts")]
    debt: Annotated[float, Field("f8", "yuan", "贷款", "credit")]
    medical: Annotated[float, Field("f8", "yuan", "自付医疗", "health")]
    aid: Annotated[float, Field("f8", "yuan", "低保与理赔", "aid")]
    income_year: Annotated[float, Field("f8", "yuan", "近十二月收入", "income")]
    score: Annotated[float, Field("f8", "yuan", "岗位排序", "posts")]
    ring: Annotated[float, Field("f8", "yuan", "各月收入", "income", length=12)]


class Hamlet(Record):
    """A village: its households are `first` to `stop` - 1.

    Both are without a sign: a signed index might count from the end of the array, and compiled rules would test it each time.
    """

    key: Annotated[int, Field("i8", "", "编号", "start")]
    first: Annotated[int, Field("u8", "", "首户", "start")]
    stop: Annotated[int, Field("u8", "", "末户", "start")]


class Terms(Record):
    """Numbers of life and policy: invented, of a believable size, the same in every form."""

    lose_job: Annotated[float, Field("f8", "share a month", "失业", "terms")]
    find_job: Annotated[float, Field("f8", "share a month", "就业", "terms")]
    wage: Annotated[float, Field("f8", "yuan/month", "工资", "terms")]
    job_benefit: Annotated[float, Field("f8", "yuan/month", "就业险", "terms")]
    ill: Annotated[float, Field("f8", "share a month", "患病", "terms")]
    bill: Annotated[float, Field("f8", "yuan", "医疗费均值", "terms")]
    bill_sd: Annotated[float, Field("f8", "", "医疗费对数标准差", "terms")]
    deductible: Annotated[float, Field("f8", "yuan", "起付线", "terms")]
    ceiling: Annotated[float, Field("f8", "yuan", "封顶线", "terms")]
    basic_share: Annotated[float, Field("f8", "share", "基本医保", "terms")]
    serious_line: Annotated[float, Field("f8", "yuan", "大病起付线", "terms")]
    serious_share: Annotated[float, Field("f8", "share", "大病保险", "terms")]
    aid_share: Annotated[float, Field("f8", "share", "医疗救助", "terms")]
    harvest: Annotated[float, Field("f8", "yuan/mu", "亩产值", "terms")]
    season: Annotated[float, Field("f8", "share", "季节", "terms", length=12)]
    drought: Annotated[float, Field("f8", "share a month", "旱灾", "terms")]
    pest: Annotated[float, Field("f8", "share a month", "虫害", "terms")]
    crop_share: Annotated[float, Field("f8", "share", "农险赔付", "terms")]
    dibao_line: Annotated[float, Field("f8", "yuan/person/year", "低保线", "terms")]
    poor_line: Annotated[float, Field("f8", "yuan/person/year", "贫困线", "terms")]
    watch_line: Annotated[float, Field("f8", "yuan/person/year", "监测线", "terms")]
    found: Annotated[float, Field("f8", "share a month", "发现率", "terms")]
    help: Annotated[float, Field("f8", "yuan/month", "帮扶", "terms")]
    list_cap: Annotated[float, Field("f8", "households/month", "每月新增上限", "terms")]
    posts: Annotated[float, Field("f8", "posts", "岗位数", "terms")]
    post_pay: Annotated[float, Field("f8", "yuan/month", "岗位工资", "terms")]
    loan: Annotated[float, Field("f8", "yuan", "贷款额", "terms")]
    lend: Annotated[float, Field("f8", "share a month", "放贷", "terms")]
    interest: Annotated[float, Field("f8", "share a month", "利率", "terms")]
    need: Annotated[float, Field("f8", "yuan/person/month", "基本消费", "terms")]
    propensity: Annotated[float, Field("f8", "share", "消费倾向", "terms")]


VALUES: dict[str, Any] = {
    "lose_job": 0.06,
    "find_job": 0.30,
    "wage": 1900.0,
    "job_benefit": 800.0,
    "ill": 0.06,
    "bill": 5200.0,
    "bill_sd": 1.2,
    "deductible": 300.0,
    "ceiling": 60000.0,
    "basic_share": 0.62,
    "serious_line": 6000.0,
    "serious_share": 0.55,
    "aid_share": 0.70,
    "harvest": 1500.0,
    "drought": 0.04,
    "pest": 0.05,
    "crop_share": 0.6,
    "season": (0.02, 0.03, 0.05, 0.06, 0.09, 0.08, 0.10, 0.16, 0.19, 0.12, 0.06, 0.04),
    "dibao_line": 4300.0,
    "poor_line": 4000.0,
    "watch_line": 6000.0,
    "found": 0.25,
    "help": 150.0,
    "list_cap": 2.0,
    "posts": 3.0,
    "post_pay": 800.0,
    "loan": 20000.0,
    "lend": 0.02,
    "interest": 0.004,
    "need": 420.0,
    "propensity": 0.15,
}
START_LUCK = 20_200_101


def terms() -> Any:
    """The terms, as a record array of length 1."""
    found = zeros(Terms, 1)
    for name, value in VALUES.items():
        found[name] = value
    return found


def plain_terms() -> SimpleNamespace:
    """The terms as plain Python numbers, for the forms without records."""
    return SimpleNamespace(**VALUES)


def begin(households: int) -> tuple[Any, Any]:
    """Households and villages at the start: about `households`, in villages of 102 to 128; no luck but that of the keys."""
    sizes = _sizes(households)
    villages = zeros(Hamlet, len(sizes))
    villages["key"] = VILLAGE_KEYS + np.arange(len(sizes))
    villages["stop"] = np.cumsum(sizes)
    villages["first"] = villages["stop"] - sizes
    homes = zeros(Home, int(sizes.sum()))
    homes["key"] = HOUSEHOLD_KEYS + np.arange(len(homes))
    luck = [draw_many(START_LUCK, 1, homes["key"], k) for k in range(9)]
    homes["persons"] = 1.0 + np.floor(luck[0] * 6.0)
    homes["workers"] = np.floor(luck[1] * np.minimum(homes["persons"], 3.0) + 0.5)
    homes["skill"] = 0.6 + 0.8 * luck[2]
    homes["land"] = np.floor(luck[3] * 9.0)
    homes["frailty"] = 0.5 + luck[4]
    homes["resettled"] = luck[5] < 0.15
    homes["insured"] = luck[6] < 0.4
    homes["spell"] = np.where(luck[7] < 0.8, 0, -1)
    homes["cash"] = 6000.0 * luck[8]
    monthly = homes["workers"] * homes["skill"] * 1200.0 + homes["land"] * 90.0
    homes["ring"] = monthly[:, None]
    homes["income_year"] = monthly * 12.0
    return homes, villages


def _sizes(households: int) -> np.ndarray:
    """Sizes of villages whose sum is the first not below `households`."""
    span = LARGEST - SMALLEST + 1
    count = max(1, round(households / ((LARGEST + SMALLEST) / 2)))
    return SMALLEST + np.arange(count, dtype=np.int64) * 11 % span


HOME, HAMLET, TERMS = dtype_of(Home), dtype_of(Hamlet), dtype_of(Terms)
