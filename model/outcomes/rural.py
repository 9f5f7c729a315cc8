"""Rural income, without the resettled, who live in towns 农村居民收入."""

from __future__ import annotations

import numpy as np

from model.outcomes.declared import Outcome
from model.outcomes.how import OUTSIDE, Share, Total, Worked
from model.outcomes.recorded import Array, Recorded, ratio
from model.outcomes.units import A_YEAR, PERSONS, RATIO, YUAN_A_HEAD_AND_YEAR


def urban_to_rural(recorded: Recorded) -> Array:
    """Urban income a head over `rural_income`."""
    return np.asarray(recorded.keeper(OUTSIDE)["urban"][1:, None] / recorded.values_of("rural_income"))


def growth(recorded: Recorded) -> Array:
    """`rural_income` over that of the year before, less one."""
    income, before = recorded.values_of("rural_income"), recorded.villagers_before
    of_2020 = ratio(before[..., recorded.places["source"]].sum(axis=-1), before[..., recorded.places["resident_years"]])
    return np.asarray(income / np.concatenate([of_2020[None], income[:-1]]) - 1.0)


OUTCOMES = (
    Outcome(
        "urban_rural_income_ratio",
        "urban to rural disposable income",
        "城乡居民收入比",
        RATIO,
        ("year", "county"),
        Worked(urban_to_rural, keeper=OUTSIDE),
        "the urban start level is a prior: see the register of assumptions",
        "城镇居民收入起点为先验假设，见假设登记表",
    ),
    Outcome(
        "income_growth",
        "growth of disposable income per resident head, resettled left out",
        "农村居民人均可支配收入增速",
        A_YEAR,
        ("year", "county"),
        Worked(growth),
        "nominal",
        "名义增速，不含易地搬迁",
    ),
    Outcome(
        "rural_income",
        "rural disposable income per resident head, resettled left out",
        "农村居民人均可支配收入",
        YUAN_A_HEAD_AND_YEAR,
        ("year", "county"),
        Share("source", over="rural_residents", villagers=True),
        "concept 1, calendar year, current prices",
        "口径一，日历年度，当年价，不含易地搬迁",
    ),
    Outcome(
        "rural_residents",
        "rural residents, resettled left out",
        "农村常住人口（不含搬迁）",
        PERSONS,
        ("year", "county"),
        Total("resident_years", villagers=True),
        "mean of the year",
        "年内平均",
    ),
)
