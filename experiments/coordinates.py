"""What the coordinates of the stored outcomes are called, in both languages."""

from __future__ import annotations

import numpy as np

from model.outcomes.dimensions import DIMENSIONS

Coordinates = dict[str, tuple[str, np.ndarray]]
"""Every coordinate as (dimension, values)."""
TITLES: dict[str, tuple[str, str]] = {
    **{name: (dimension.en, dimension.zh) for name, dimension in DIMENSIONS.items()},
    "scenario": ("scenario", "情景"),
    "scenario_only_policies": ("whether the scenario changes policies alone: 0 no, 1 yes", "情景是否只改变政策：0否，1是"),
    "draw": ("parameter draw, from 0", "参数抽样序号(自0起)"),
    "replicate": ("replicate: same parameters, other luck, from 0", "重复序号(参数相同、随机数不同，自0起)"),
    "month_label": ("month as YYYY-MM", "月份(年-月)"),
    "county_category": ("category of the county in the plan", "规划中的县分类"),
}
"""Coordinate: its title in English and Chinese; `X_name` and `X_name_zh` take those of X."""


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
