"""Which outside drivers are observed, and up to which year: there a value is taken as it is, without error or shock.

A driver's value is an observation if its source is a fact. It holds for its own calendar year; what follows the last
one known by the cut-off is a forecast. What rests on an assumption (crop prices, urban income) is a forecast from 2021 on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from parameters.bilingual import pick
from parameters.dated_paths import ALWAYS, observations
from parameters.parameter import Parameter, Registry
from parameters.registry import load_registry
from parameters.scenario import Scenario
from parameters.table import cutoff_of
from parameters.words import title_of

BASE_YEAR = 2020
"""The year in which every course of drivers begins: its values are given, whatever their source."""
ObservedYears: TypeAlias = Mapping[str, int]
"""Last observed year by `group.parameter`; drivers that are not named are observed in the base year only."""


def observed_years(registry: Registry, scenario: Scenario) -> ObservedYears:
    """The drivers of which more than the base year is observed in a scenario, with the last observed year of each."""
    found = {}
    for group in registry.of_kind("driver").values():
        cutoff = cutoff_of(group, scenario)
        for parameter in group.parameters.values():
            year = last_observed_year(parameter, cutoff)
            if year > BASE_YEAR:
                found[parameter.full_name] = year
    return found


def last_observed_year(parameter: Parameter, cutoff: int) -> int:
    """The calendar year of the last value that cites a fact and was known by the cut-off; at least the base year."""
    return max([BASE_YEAR, *(dated.start // 12 for dated in observations(parameter, cutoff))])


def observed_words(lang: str, registry: Registry | None = None) -> str:
    """What `drivers = "observed"` takes as observed, with the years, and that all else stays a forecast."""
    drivers = (load_registry() if registry is None else registry).of_kind("driver")
    years = {p: last_observed_year(p, ALWAYS) for group in drivers.values() for p in group.parameters.values()}
    said = [title_of(p, lang) + pick(lang, f" (to {year})", f"（至{year}年）") for p, year in years.items() if year > BASE_YEAR]
    if not said:
        return pick(lang, "no driver is observed after 2020; all are forecasts.", "2020年后没有已观测的外部条件，均为预测。")
    return pick(
        lang,
        f"observed are {'; '.join(said)}. All else, and these afterwards, stays a forecast: weather, yields, "
        "crop prices, stoppages of work, urban income.",
        f"已观测：{'、'.join(said)}。其余及此后各年仍为预测：天气、单产、作物价格、停工、城镇收入。",
    )
