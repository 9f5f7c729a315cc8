"""Inequality of rural income 收入不平等."""

from __future__ import annotations

from model.outcomes.declared import Outcome
from model.outcomes.how import Kept
from model.outcomes.units import INDEX

OUTCOMES = (
    Outcome(
        "gini",
        "Gini of disposable income per resident head",
        "基尼系数",
        INDEX,
        ("year", "county"),
        Kept("model.inequality:Inequality"),
        "rural residents, resettled left out",
        "农村常住人口，不含易地搬迁",
    ),
    Outcome(
        "gini_category",
        "Gini by category and in all",
        "基尼系数（分县分类与全州）",
        INDEX,
        ("year", "county_group"),
        Kept("model.inequality:Inequality"),
        "rural residents, resettled left out",
        "农村常住人口，不含易地搬迁",
    ),
)
