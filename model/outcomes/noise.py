"""Sums by random group of kin, from which one run tells its own noise (`model/grouped.py`) 模拟噪声."""

from __future__ import annotations

from model.outcomes.declared import Adds, Outcome
from model.outcomes.dimensions import BY_GROUP
from model.outcomes.how import GROUPS, Kept
from model.outcomes.units import HOUSEHOLDS, PERSONS, YUAN

FOR_NOISE = ("for simulation noise inside one run", "用于单次运行内估计模拟噪声")
FOR_GROWTH = ("where growth begins, and for its noise inside one run", "增速的基期，并用于单次运行内估计其模拟噪声")
"""What they are for, in both languages."""
OUTCOMES = (
    Outcome(
        "relapsed_persons_by_group",
        "lifted persons relapsed, by random group of kin",
        "按随机亲属组返贫人数",
        PERSONS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "lifted_persons_by_group",
        "lifted persons at start, by random group of kin",
        "按随机亲属组年初脱贫人数",
        PERSONS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "entered_persons_by_group",
        "persons not lifted who entered poverty, by random group of kin",
        "按随机亲属组致贫人数",
        PERSONS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "not_lifted_persons_by_group",
        "persons not lifted at start, by random group of kin",
        "按随机亲属组年初非脱贫人数",
        PERSONS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "ever_relapsed_households_by_group",
        "lifted households that ever relapsed, by random group of kin",
        "按随机亲属组累计曾返贫户数",
        HOUSEHOLDS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "lifted_households_by_group",
        "lifted households, by random group of kin",
        "按随机亲属组脱贫户数",
        HOUSEHOLDS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "income_by_group",
        "rural disposable income, by random group of kin",
        "按随机亲属组农村可支配收入",
        YUAN,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_YEARS),
        *FOR_NOISE,
    ),
    Outcome(
        "residents_by_group",
        "rural residents, mean of the year, by random group of kin",
        "按随机亲属组农村年均常住人数",
        PERSONS,
        BY_GROUP,
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_NOISE,
    ),
    Outcome(
        "income_before_by_group",
        "rural disposable income of the year before the first, by random group of kin",
        "按随机亲属组首年前一年农村可支配收入",
        YUAN,
        BY_GROUP[1:],
        Kept(GROUPS, Adds.OVER_YEARS),
        *FOR_GROWTH,
    ),
    Outcome(
        "residents_before_by_group",
        "rural residents, mean of the year before the first, by random group of kin",
        "按随机亲属组首年前一年农村年均常住人数",
        PERSONS,
        BY_GROUP[1:],
        Kept(GROUPS, Adds.OVER_PLACES),
        *FOR_GROWTH,
    ),
)
