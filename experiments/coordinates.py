"""What the coordinates of the stored outcomes are called, in both languages, and units that programs can read.

`units` follows the CF conventions as far as they reach: counts are `count`, money is in `CNY` (ISO 4217), shares are `1`,
incidences and growth `year-1`. The full unit in words, say `share of persons a year`, stands beside it as `units_words`.
"""

from __future__ import annotations

import numpy as np

Coordinates = dict[str, tuple[str, np.ndarray]]
"""Every coordinate as (dimension, values)."""
UNITS: dict[str, str] = {
    "households": "count",
    "persons": "count",
    "yuan": "CNY",
    "yuan/year": "CNY year-1",
    "yuan/person/year": "CNY year-1",
    "yuan/person/month": "CNY month-1",
    "share of persons a year": "year-1",
    "share a year": "year-1",
}
"""From units in words to units of CF; what is not here is a share, an index or a ratio."""
DIMENSIONLESS = "1"
TITLES: dict[str, tuple[str, str]] = {
    "scenario": ("scenario", "情景"),
    "scenario_only_policies": ("whether the scenario changes policies alone: 0 no, 1 yes", "情景是否只改变政策：0否，1是"),
    "draw": ("parameter draw, from 0", "参数抽样序号(自0起)"),
    "replicate": ("replicate: same parameters, other luck, from 0", "重复序号(参数相同、随机数不同，自0起)"),
    "year": ("calendar year; rates: accounting year that ends in it", "日历年；比率为当年结束的核算年度"),
    "month": ("first day of the month", "月份(以当月首日表示)"),
    "month_label": ("month as YYYY-MM", "月份(年-月)"),
    "county": ("county, by code of division", "县(市、区)，行政区划代码"),
    "county_category": ("category of the county in the plan", "规划中的县分类"),
    "village_class": ("class of the village", "村庄类别"),
    "household_class": ("class of the household at the end of 2020", "农户类别(2020年末)"),
    "resettled": ("whether resettled: 0 no, 1 yes", "是否易地搬迁：0否，1是"),
    "kind": ("kind of monitored household", "监测对象类别"),
    "cause": ("cause of relapse", "返贫原因"),
    "concept": ("concept of income", "收入口径"),
    "line": ("multiple of the poverty standard", "贫困标准的倍数"),
    "income_source": ("source of income", "收入来源"),
    "why": ("why aid left short", "未被托底的原因"),
    "policy": ("policy", "政策"),
    "payer": ("level of government that pays", "出资方"),
    "bill": ("kind of bill", "账单类别"),
    "payer_of_bill": ("who pays the part of the bill", "账单支付方"),
    "target": ("target of the plan", "规划目标"),
    "county_group": ("category of counties, or all", "县分类或全州"),
    "noise_group": ("random group of kin groups, for simulation noise", "随机亲属组(用于估计模拟噪声)"),
}
"""Coordinate: its title in English and Chinese; `X_name` and `X_name_zh` take those of X."""


def units_of(words: str) -> str:
    """The unit for programs of a unit in words."""
    return UNITS.get(words, DIMENSIONLESS)


def first_days(months: list[str]) -> np.ndarray:
    """Months as YYYY-MM to dates of their first day."""
    return np.array([f"{month}-01" for month in months], dtype="datetime64[ns]")


def variables_of(coordinates: Coordinates) -> dict[str, tuple[str, np.ndarray, dict[str, object], dict[str, object]]]:
    """Coordinates as (dimension, values, attributes, encoding), ready for a Dataset."""
    return {name: (dim, values, _attributes(name), _encoding(values)) for name, (dim, values) in coordinates.items()}


def _attributes(name: str) -> dict[str, object]:
    """Titles of a coordinate; those of names say in which language they are."""
    base = name.removesuffix("_zh").removesuffix("_name")
    en, zh = TITLES[base]
    if base != name:
        language = ("Chinese", "中文") if name.endswith("_zh") else ("English", "英文")
        return {"long_name": f"{en}, name in {language[0]}", "long_name_zh": f"{zh}，{language[1]}名称"}
    found: dict[str, object] = {"long_name": en, "long_name_zh": zh}
    if name == "month":
        found["standard_name"] = "time"
    if name == "resettled":
        found.update(flag_values=np.array([0, 1]), flag_meanings="not_resettled resettled")
    return found


def _encoding(values: np.ndarray) -> dict[str, object]:
    dated = values.dtype.kind == "M"
    return {"units": "days since 2020-01-01", "calendar": "proleptic_gregorian", "dtype": "int32"} if dated else {}
