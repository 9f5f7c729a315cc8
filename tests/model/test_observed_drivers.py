"""An observed driver is taken as it is; what nobody observed keeps its forecast with error and shocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import Any

import numpy as np
import pytest

from agents.outlook import Outlook
from engine.luck import month_word, run_seed
from model.outside_incomes import urban_income
from parameters.months import month_index
from parameters.observed import ObservedYears, observed_years
from parameters.priors import CENTRAL_DRAW, Draw
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

FIRST = month_index("2020-01")
REGISTRY = load_registry()
FORECAST = read_scenario("plan")
OBSERVED = replace(FORECAST, drivers="observed")
ERROR = {"drivers.wage_growth_shift": 0.03}
SHOCKED = ("staple_price", "cash_crop_price", "animal_price")


@dataclass
class Clock:
    """As much of a world as the prefecture reads to announce wages and prices."""

    rules: Any
    observed: ObservedYears
    seed: np.uint64
    month: int
    local_jobs: None = None

    @property
    def year(self) -> int:
        return self.month // 12

    def shared_luck(self, month: int) -> np.uint64:
        return month_word(self.seed, month)

    def rules_of_counties(self, group: str) -> Any:
        return np.asarray(self.rules)[self.month - FIRST][::3][group]

    def county_rules(self, county: int) -> Any:
        return self.rules[self.month - FIRST][county * 3]


def announced(scenario: Scenario, month: str, seed: int, draw: Draw = CENTRAL_DRAW) -> dict[str, float]:
    """Wages and prices of a month in the first county, and urban income, of a run with this luck."""
    rules = compile_rules(REGISTRY, scenario, draw, FIRST, 108)
    clock: Any = Clock(rules, observed_years(REGISTRY, scenario), run_seed(seed, 0, 0), month_index(month))
    clock.outlook = Outlook(clock)
    told = clock.outlook.announcement()
    found = {name: float(told[name][0]) for name in (*SHOCKED, "wage_outside", "wage_province", "wage_local", "prices")}
    return found | {"urban": urban_income(clock)}


def test_which_drivers_are_observed_and_up_to_when() -> None:
    assert observed_years(REGISTRY, FORECAST) == {}
    assert observed_years(REGISTRY, OBSERVED) == {
        f"drivers.{name}": 2024 for name in ("wage_outside", "wage_local", "consumer_prices", "animal_price")
    }
    later = replace(FORECAST, known_by=replace(FORECAST.known_by, drivers=month_index("2023-06")))
    assert observed_years(REGISTRY, later)["drivers.wage_outside"] == 2022


@pytest.mark.parametrize(
    "year, outside, local, prices, animals",
    [
        (2021, 5013.0, 3878.0, 1.009, 0.849),
        (2022, 5240.0, 4026.0, 1.029, 0.82),
        (2023, 5441.0, 4181.0, 1.031, 0.764),
        (2024, 5634.0, 4374.0, 1.033, 0.793),
    ],
)
def test_observed_values_are_those_of_the_facts(year: int, outside: float, local: float, prices: float, animals: float) -> None:
    work = {name: REGISTRY.groups["work"].parameters[name].values[0].value for name in ("outside_factor", "local_factor")}
    relative = REGISTRY.groups["county_differences"].parameters["relative_wage"].values[0].value
    assert isinstance(relative, tuple) and all(isinstance(value, float) for value in work.values())
    for seed, draw in ((1, CENTRAL_DRAW), (2, ERROR)):
        found = announced(OBSERVED, f"{year}-07", seed, draw)
        assert found["wage_outside"] == pytest.approx(outside * work["outside_factor"], rel=1e-12)
        assert found["wage_local"] == pytest.approx(local * work["local_factor"] * relative[0], rel=1e-12)
        assert (found["prices"], found["animal_price"]) == (prices, animals)


@pytest.mark.parametrize("month", ["2021-05", "2024-12"])
def test_what_is_not_observed_keeps_its_forecast(month: str) -> None:
    for seed in (1, 2):
        forecast, observed = (announced(scenario, month, seed) for scenario in (FORECAST, OBSERVED))
        assert all(observed[name] == forecast[name] for name in ("staple_price", "cash_crop_price", "urban"))
    one, other = (announced(OBSERVED, month, seed) for seed in (1, 2))
    assert all(one[name] != other[name] for name in ("staple_price", "cash_crop_price", "urban"))


def test_the_forecast_goes_on_from_the_last_observed_year() -> None:
    """2025 after an observed 2024: one year's trend, one year's error, one year's shock."""
    years = [announced(OBSERVED, f"{year}-07", 1, ERROR)["wage_outside"] for year in (2024, 2025)]
    plain = announced(OBSERVED, "2025-07", 1)["wage_outside"]
    assert years[1] == pytest.approx(plain * exp(0.03), rel=1e-12)
    shocks = [announced(OBSERVED, "2025-07", seed)["wage_outside"] / (years[0] * 1.062) for seed in range(1, 9)]
    assert len(set(shocks)) == 8 and max(abs(np.log(shocks))) < 0.02 * 4


def test_every_driver_of_a_forecast_has_its_error() -> None:
    for name in (*SHOCKED, "wage_outside", "wage_local", "urban"):
        assert announced(FORECAST, "2023-03", 1)[name] != announced(FORECAST, "2023-03", 2)[name]


def test_nothing_is_laid_on_the_base_year() -> None:
    for scenario in (FORECAST, OBSERVED):
        found = [announced(scenario, "2020-10", seed, ERROR) for seed in (1, 2)]
        assert found[0] == found[1] and all(found[0][name] == 1.0 for name in SHOCKED)
