"""What stood still is made up in the months after it; fertiliser and feed move the costs of products by their parts: by hand."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import Any

import numpy as np
import pytest
from test_observed_drivers import FIRST, FORECAST, REGISTRY, Clock

from agents.codes import names
from agents.outlook import Outlook
from agents.products import PRODUCTS
from engine.luck import run_seed
from parameters.months import month_index
from parameters.priors import CENTRAL_DRAW
from parameters.table import compile_rules

STOOD_STILL = [0.0, 0.6, 0.25, 0.05, *[0.0] * 8]
"""As in 2020."""


def told(month: str, work: dict[str, float] | None = None, groups: dict[str, dict[str, Any]] | None = None, seed: int = 1) -> Any:
    """What is announced in a month, with other values of some parameters."""
    rules = compile_rules(REGISTRY, FORECAST, CENTRAL_DRAW, FIRST, 36).copy()
    changes = {"drivers": {"pandemic_2020": STOOD_STILL, "pandemic_chance": 0.0}, "work": work or {}}
    for group, values in (*changes.items(), *(groups or {}).items()):
        for name, value in values.items():
            rules[group][name] = value
    clock: Any = Clock(rules, {}, run_seed(seed, 0, 0), month_index(month))
    clock.outlook = Outlook(clock)
    return clock.outlook.announcement()


@pytest.mark.parametrize(
    ("month", "overtime"),
    [
        ("2020-01", 0.0),
        ("2020-02", 0.0),
        ("2020-03", 0.1),  # 0.85 x 0.6 of the 0.525 who work in a February wait: 0.26775 of a month
        ("2020-04", 0.1),  # less 0.1 of the three quarters of 0.85 at work, and 0.25 of March beside: 0.384625
        ("2020-05", 0.1),  # 0.337375: a twentieth of April is there too
        ("2020-06", 0.1),  # 0.247375
        ("2020-07", 0.1),  # 0.158875
        ("2020-08", 0.070375 / 0.9),  # the rest of it, by the nine in ten who work
        ("2020-09", 0.0),
        ("2022-01", 0.0),
    ],
)
def test_the_spring_of_2020_is_made_up_until_august(month: str, overtime: float) -> None:
    said = told(month, {"made_up": 0.85, "overtime_most": 0.1})
    assert said["overtime"] == pytest.approx(np.full(len(said["overtime"]), overtime), abs=1e-9)


def test_nothing_is_made_up_where_nothing_is_or_nothing_stood_still() -> None:
    assert not told("2020-04", {"made_up": 0.0})["overtime"].any()
    assert not told("2020-04", groups={"drivers": {"pandemic_2020": [0.0] * 12}})["overtime"].any()


def test_what_is_made_up_is_the_part_of_what_stood_still() -> None:
    """Months of work lost: 0.6 x 0.525 + 0.25 x 0.85 + 0.05 x 0.9 = 0.5725; of them 0.85 come back, however fast."""
    there = [0.75, 0.525, 0.85, 0.9, 0.9, 0.885, 0.885, 0.9, 0.885, 0.885, 0.9, 0.85]
    for most in (0.1, 0.3):
        extra = [told(f"2020-{month:02d}", {"made_up": 0.85, "overtime_most": most})["overtime"][0] for month in range(1, 13)]
        back = sum(a * b * (1.0 - c) for a, b, c in zip(extra, there, STOOD_STILL, strict=True))
        assert back == pytest.approx(0.85 * 0.5725)


def test_a_shock_of_a_scenario_is_made_up_like_any_stoppage() -> None:
    rules = compile_rules(REGISTRY, replace(FORECAST), CENTRAL_DRAW, FIRST, 36).copy()
    rules["drivers"]["pandemic_2020"], rules["drivers"]["pandemic_chance"] = 0.0, 0.0
    rules["work"]["made_up"], rules["work"]["overtime_most"] = 0.5, 0.2
    rules["shocks"]["work_stopped"][month_index("2021-05") - FIRST] = 0.1
    clock: Any = Clock(rules, {}, run_seed(1, 0, 0), month_index("2021-06"))
    clock.outlook = Outlook(clock)
    assert clock.outlook.announcement()["overtime"][0] == pytest.approx(0.5 * 0.1 * 0.9 / 0.885)


def test_costs_follow_fertiliser_and_feed_by_their_parts() -> None:
    """Without luck maize falls from 0.1 above the usual to 0.06 in 2021: feed of poultry, 0.3 of its costs, falls by 0.012; fertiliser
    that is dearer by 0.2 moves maize by 0.41 of it and hogs not at all."""
    maize, poultry, fungi = (names(PRODUCTS).index(name) for name in ("maize", "poultry", "fungi"))
    calm = {"products": {"price_sd": 0.0}, "drivers": {"fertiliser_sd": 0.0, "input_prices": 1.0}}
    costs = told("2021-03", groups=calm)["input_costs"][0]
    assert costs[[maize, fungi]] == pytest.approx([1.0, 1.0])
    assert costs[poultry] == pytest.approx(exp(-0.3 * 0.04 - 0.3 * 0.0), rel=1e-9)
    calm["drivers"] |= {"fertiliser_sd": 0.088}
    dear = told("2021-03", groups=calm)["input_costs"][0] / costs
    moved = np.log(dear[maize]) / 0.41
    assert moved != 0.0 and dear[[fungi, poultry]] == pytest.approx([1.0, 1.0])
    assert np.log(dear[names(PRODUCTS).index("rice")]) == pytest.approx(0.29 * moved)


def test_fertiliser_moves_from_year_to_year_as_the_facts_have_it() -> None:
    """0.065 a year (F1467), around a course that it returns to."""
    rules = compile_rules(REGISTRY, FORECAST, CENTRAL_DRAW, FIRST, 12).copy()
    clock: Any = Clock(rules, {}, run_seed(1, 0, 0), FIRST)
    path = []
    for year in range(2020, 2320):
        outlook = Outlook(_At(clock, year))
        path.append(float(outlook.products.fertiliser()[0]))
    assert path[0] == 0.0 and np.diff(path).std() == pytest.approx(0.065, rel=0.1)
    assert abs(np.mean(path)) < 0.05


class _At:
    """A clock in another year, whose rules are those of the first month."""

    def __init__(self, clock: Any, year: int) -> None:
        self._clock, self.year = clock, year

    def __getattr__(self, name: str) -> Any:
        return getattr(self._clock, name)
