"""An observed driver is taken as it is; what nobody observed keeps its forecast with error and shocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import Any

import numpy as np
import pytest

from agents.codes import names
from agents.outlook import Outlook
from agents.products import PRODUCTS
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
SHOCKED = ("maize", "vegetables", "hogs", "cattle")
"""Products whose price is looked at; of maize and hogs it is observed."""


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

    @property
    def month_of_year(self) -> int:
        return self.month % 12 + 1

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
    found = {name: float(told[name][0]) for name in ("wage_outside", "wage_province", "wage_local", "prices")}
    found |= {name: float(told["price"][0, names(PRODUCTS).index(name)]) for name in SHOCKED}
    return found | {"urban": urban_income(clock)}


def test_which_drivers_are_observed_and_up_to_when() -> None:
    assert observed_years(REGISTRY, FORECAST) == {}
    assert observed_years(REGISTRY, OBSERVED) == {
        f"drivers.{name}": 2024 for name in ("wage_outside", "wage_local", "consumer_prices", "hog_price", "maize_price")
    }
    later = replace(FORECAST, known_by=replace(FORECAST.known_by, drivers=month_index("2023-06")))
    assert observed_years(REGISTRY, later)["drivers.wage_outside"] == 2022


@pytest.mark.parametrize(
    "year, outside, local, prices, hogs, maize",
    [
        (2021, 5013.0, 3878.0, 1.009, 0.697, 1.168),
        (2022, 5240.0, 4026.0, 1.029, 0.65, 1.256),
        (2023, 5441.0, 4181.0, 1.031, 0.561, 1.232),
        (2024, 5634.0, 4374.0, 1.033, 0.605, 0.988),
    ],
)
def test_observed_values_are_those_of_the_facts(
    year: int, outside: float, local: float, prices: float, hogs: float, maize: float
) -> None:
    work = {name: REGISTRY.groups["work"].parameters[name].values[0].value for name in ("outside_factor", "local_factor")}
    relative = REGISTRY.groups["county_differences"].parameters["relative_wage"].values[0].value
    assert isinstance(relative, tuple) and all(isinstance(value, float) for value in work.values())
    for seed, draw in ((1, CENTRAL_DRAW), (2, ERROR)):
        found = announced(OBSERVED, f"{year}-07", seed, draw)
        assert found["wage_outside"] == pytest.approx(outside * work["outside_factor"], rel=1e-12)
        assert found["wage_local"] == pytest.approx(local * work["local_factor"] * relative[0], rel=1e-12)
        assert found["prices"] == prices and (found["hogs"], found["maize"]) == pytest.approx((hogs, maize), rel=1e-9)


@pytest.mark.parametrize("month", ["2021-05", "2024-12"])
def test_what_is_not_observed_keeps_its_forecast(month: str) -> None:
    for seed in (1, 2):
        forecast, observed = (announced(scenario, month, seed) for scenario in (FORECAST, OBSERVED))
        assert all(observed[name] == forecast[name] for name in ("vegetables", "cattle", "urban"))
    one, other = (announced(OBSERVED, month, seed) for seed in (1, 2))
    assert all(one[name] != other[name] for name in ("vegetables", "cattle", "urban"))


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


def path_of_prices(years: int = 400, **changes: float) -> Any:
    """Departures of prices from the usual (years, products) of a forecast with other values of the process of prices."""
    rules = compile_rules(REGISTRY, FORECAST, CENTRAL_DRAW, FIRST, 12).copy()
    for name, value in changes.items():
        rules["products"][name] = value
    clock: Any = Clock(rules, {}, run_seed(1, 0, 0), FIRST)
    return np.array([each[0] for each in Outlook(clock).products.departures(2020 + years)])


def test_a_departure_from_the_usual_price_fades_by_its_memory() -> None:
    """Maize stood 10 % above the usual in 2020: without luck 0.6 of it is left in a year, 0.36 in two."""
    maize = path_of_prices(3, price_sd=0.0)[:, names(PRODUCTS).index("maize")]
    assert maize.tolist() == pytest.approx([0.0, 0.0, 0.1, 0.06, 0.036, 0.0216])


def test_hogs_have_a_cycle_of_four_years_and_herbs_fall_three_years_after_a_boom() -> None:
    """Half of a departure is answered after two years: -0.25, 0.1, 0.5 are followed by -0.05, -0.25, 0.025, 0.125."""
    path = path_of_prices(5, price_sd=0.0)
    assert path[:, names(PRODUCTS).index("hogs")].tolist() == pytest.approx([-0.25, 0.1, 0.5, -0.05, -0.25, 0.025, 0.125, -0.0125])
    herbs = path_of_prices(1, price_sd=0.0, price_memory=0.0, supply_response=0.35)[:, names(PRODUCTS).index("herbs")]
    assert herbs.tolist() == pytest.approx([-0.2, -0.2, -0.1, 0.07])


def test_prices_move_as_far_as_the_facts_and_apart_from_each_other() -> None:
    """Maize changes by 0.10 a year (F1128)."""
    path = path_of_prices()[3:]
    maize, hogs, vegetables = (names(PRODUCTS).index(name) for name in ("maize", "hogs", "vegetables"))
    assert np.diff(path[:, maize]).std() == pytest.approx(0.10, rel=0.1)
    assert abs(np.corrcoef(path[:, maize], path[:, vegetables])[0, 1]) < 0.2
    assert np.corrcoef(path[2:, hogs], path[:-2, hogs])[0, 1] < -0.3


def test_dear_hogs_are_few_and_dear_to_fatten() -> None:
    """As pork falls from its top of 2020 there are more hogs, and piglets are cheaper: elasticities 0.5 and 0.57.

    Feed is cheaper as maize falls from 0.1 above its usual price to 0.06, by 0.17 of it.
    """
    rules = compile_rules(REGISTRY, FORECAST, CENTRAL_DRAW, FIRST, 24).copy()
    rules["products"]["price_sd"], rules["drivers"]["fertiliser_sd"] = 0.0, 0.0
    clock: Any = Clock(rules, {}, run_seed(1, 0, 0), month_index("2021-07"))
    clock.outlook = Outlook(clock)
    told, hogs = clock.outlook.announcement(), names(PRODUCTS).index("hogs")
    assert told["price"][0, hogs] == pytest.approx(exp(-0.55) * 1.015)
    assert told["kept"][0, hogs] == pytest.approx(exp(0.275))
    assert told["input_costs"][0, hogs] == pytest.approx(1.012 * exp(-0.57 * 0.55 - 0.17 * 0.04))
    assert told["usual_price"][0, hogs] == pytest.approx((1.0 + exp(-0.4) / 1.015 + exp(-0.75) / 1.015**2) / 3.0)
