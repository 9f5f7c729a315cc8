"""Joint tables: how class, disability, illness, labour, schooling and land meet in the same households."""

from __future__ import annotations

import numpy as np

from agents import codes
from agents.population.margins import HOUSEHOLDS, NOTHING, PERCENT, Row, Text
from agents.population.measures import Flags, Measures, odds_ratio

RATIO = Text("比值比", "odds ratio")
PRIOR = Text("先验1.5-4", "prior 1.5-4")
FEW_WORKERS, LITTLE_SCHOOLING, MANY_SICK = 0.4, 6.0, 0.25
"""Bounds of the tables: workers a head, mean years of members of 16-64, share of members with chronic illness."""


def hardships(m: Measures) -> dict[str, tuple[Text, Flags]]:
    """The five hardships of a household (N,), by name."""
    heads = m.people.members_count
    land = m.people.land_mu / heads
    disabled = (m.exists & (m.people.disability > 0)).any(axis=1)
    sick = (m.exists & (m.people.health > 0)).sum(axis=1) / heads >= MANY_SICK
    return {
        "disability": (Text("有残疾成员", "a disabled member"), disabled),
        "illness": (Text("慢性病成员达四分之一", "a quarter of members chronically ill"), sick),
        "workers": (Text("劳力不足0.4/人", "under 0.4 workers a head"), m.workers / heads < FEW_WORKERS),
        "schooling": (Text("劳龄成员平均不足6年", "under six years of schooling"), m.adult_schooling < LITTLE_SCHOOLING),
        "land": (Text("人均地少于中位数", "land a head under the median"), land < np.median(land)),
    }


def joint_tables(m: Measures) -> list[Row]:
    """Share of households with each hardship by class, odds ratios of lifted against ordinary, and how they pile up."""
    classes = m.people.household_class
    lifted, ordinary = classes == codes.LIFTED, classes == codes.ORDINARY
    rows = []
    for text, flag in hardships(m).values():
        table = Text(f"联合分布:人群与{text.zh}", f"joint: class and {text.en}")
        for number, kind in enumerate(codes.HOUSEHOLD_CLASSES):
            share = 100.0 * float(flag[classes == number].mean()) if (classes == number).any() else 0.0
            rows.append(Row(table, Text(kind.zh, kind.en), PERCENT, "", None, share, NOTHING))
        ratio = odds_ratio(lifted, flag, lifted | ordinary)
        rows.append(Row(table, Text("脱贫户比一般户", "lifted against ordinary"), RATIO, "", None, ratio, PRIOR))
    return rows + _persons(m, lifted, ordinary) + _pile(m)


def _persons(m: Measures, lifted: Flags, ordinary: Flags) -> list[Row]:
    table = Text("联合分布:人群与个人", "joint: class and persons")
    among = m.exists & (lifted | ordinary)[:, None]
    exposed = np.broadcast_to(lifted[:, None], among.shape)
    cases = [(Text("残疾", "disability"), m.people.disability > 0), (Text("慢性病", "chronic illness"), m.people.health > 0)]
    rows = []
    for text, case in cases:
        for number, kind in enumerate(codes.HOUSEHOLD_CLASSES):
            mine = m.exists & (m.people.household_class == number)[:, None]
            margin = Text(f"{text.zh}:{kind.zh}", f"{text.en}: {kind.en}")
            rows.append(Row(table, margin, PERCENT, "", None, float(m.share(case, mine)[0]), NOTHING))
        ratio = odds_ratio(exposed, case, among)
        rows.append(Row(table, Text(f"{text.zh}:比值比", f"{text.en}: odds ratio"), RATIO, "", None, ratio, PRIOR))
    means = [
        (Text("人均劳力", "workers a head"), m.workers / m.people.members_count),
        (Text("劳龄成员受教育年限", "schooling of members of 16-64"), m.adult_schooling),
        (Text("人均耕地(亩)", "land a head, mu"), m.people.land_mu / m.people.members_count),
        (Text("收入能力位次", "rank of earning ability"), m.people.income_rank),
    ]
    for text, values in means:
        for number, kind in enumerate(codes.HOUSEHOLD_CLASSES):
            mine_households = m.people.household_class == number
            value = float(values[mine_households].mean()) if mine_households.any() else 0.0
            margin = Text(f"{text.zh}:{kind.zh}", f"{text.en}: {kind.en}")
            rows.append(Row(table, margin, Text("均值", "mean"), "", None, value, NOTHING))
    return rows


def _pile(m: Measures) -> list[Row]:
    """Households with three or more of the five hardships, against what independence of the margins would give."""
    table = Text("联合分布:困难叠加", "joint: hardships that pile up")
    flags = np.stack([flag for _, flag in hardships(m).values()])
    many = flags.sum(axis=0) >= 3
    independent = np.array([1.0])
    for probability in flags.mean(axis=1):
        independent = np.convolve(independent, [1.0 - probability, probability])
    chance = 100.0 * float(independent[3:].sum())
    measured = [
        (Text("三项及以上", "three or more"), HOUSEHOLDS, float(m.sums(many)[0])),
        (Text("三项及以上占比", "share with three or more"), PERCENT, 100.0 * float(many.mean())),
        (Text("若各项独立", "if they were independent"), PERCENT, chance),
    ]
    for number, kind in enumerate(codes.HOUSEHOLD_CLASSES):
        mine = m.people.household_class == number
        value = 100 * float(many[mine].mean()) if mine.any() else 0.0
        measured.append((Text(f"三项及以上:{kind.zh}", f"three or more: {kind.en}"), PERCENT, value))
    return [Row(table, margin, unit, "", None, value, NOTHING) for margin, unit, value in measured]
