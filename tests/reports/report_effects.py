"""Invented effects and costs, some told and some not, for the scenarios of `report_samples`."""

from __future__ import annotations

import numpy as np
from report_samples import BURDEN, CATEGORY_BURDEN, SCENARIOS

from experiments.effects import Cost, CostEffectiveness, Effect, Effects, Level


def make_effects(scenarios: int = 5) -> Effects:
    """Levels, differences and costs of every scenario against the plan, some told and some not."""
    names = tuple(SCENARIOS)[:scenarios]
    pairs = [(scenario, group, factor) for scenario in names for group, factor in {**CATEGORY_BURDEN, "all": 1.0}.items()]
    levels = [level for pair in pairs for level in _levels(*pair)]
    effects = [effect for pair in pairs if pair[0] != "plan" for effect in _effects(*pair)]
    costs = [
        Cost(s, "plan", payer, -2.1e8 * share, -4.2e7 * share, 2e7 * share, "draws", True, "told")
        for s in names[1:]
        for payer, share in (("centre", 0.5), ("province", 0.3), ("county", 0.2), ("all", 1.0))
    ]
    ratios = [ratio for name in names[1:] for ratio in _ratios(name)]
    return Effects("plan", names, tuple(range(2021, 2026)), 6, 1, tuple(levels), tuple(effects), tuple(costs), tuple(ratios))


def _levels(scenario: str, group: str, factor: float) -> list[Level]:
    values = (("relapse_rate", 0.012 * BURDEN[scenario] * factor), ("income_growth", 0.09 - 0.004 * factor))
    return [Level(scenario, name, group, value, value * 0.03, value * 0.8, value * 1.25) for name, value in values]


def _effects(scenario: str, group: str, factor: float) -> list[Effect]:
    size, base, yuan = (0.012 * (BURDEN[scenario] - 1.0) * factor, 0.012 * factor, -9000 * (BURDEN[scenario] - 1.0) * 0.05)
    return [
        Effect(
            scenario,
            "plan",
            "relapse_rate",
            "返贫率(帮扶后)",
            "lifted",
            "2021-2025",
            group,
            size,
            0.0006,
            0.0022,
            "luck",
            abs(size) > 0.0022,
            "share of persons a year",
            base + size,
            base,
            0.0008,
            size - 0.001,
            size + 0.001,
            0.0022,
            1.0,
            "told" if abs(size) > 0.0022 else "luck",
            6,
        ),
        Effect(
            scenario,
            "plan",
            "rural_income",
            "农村居民人均可支配收入",
            "rural",
            "2025",
            group,
            yuan,
            15.0,
            40.0,
            "luck",
            abs(yuan) > 40.0,
            "yuan/person/year",
            16000 + yuan,
            16000.0,
            30.0,
            yuan - 35,
            yuan + 35,
            40.0,
            1.0,
            "told" if abs(yuan) > 40.0 else "luck",
            6,
        ),
    ]


def _ratios(scenario: str) -> list[CostEffectiveness]:
    payers = {"centre": 3.1e8, "province": 1.2e8, "county": 0.9e8}
    told = scenario != "no_new_insurance"
    found = []
    for denominator, ratio in (("households", 1.02e5), ("person_years", 2.4e4), ("gap_yuan", 3.1)):
        low, high = (ratio * 0.77, ratio * 1.57) if told else (np.nan, np.nan)
        found.append(
            CostEffectiveness(
                scenario,
                "plan",
                "all",
                5.2e8,
                payers,
                5.2e8 / ratio,
                denominator,
                ratio,
                low,
                high,
                "fieller",
                told,
                low,
                high,
                6,
                1.0,
                "told" if told else "ratio",
            )
        )
    return found
