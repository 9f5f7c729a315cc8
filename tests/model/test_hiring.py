"""Local jobs that nobody has are taken by people from farms, at the pace of the rule and never where there are none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from agents.codes import COUNTIES, VILLAGE_CLASSES
from agents.outlook import Outlook
from agents.places import Village
from engine.record import zeros
from parameters.months import month_index
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

MARCH_2022 = 2022 * 12 + 2


def world_of(rules: Any, workers: float, farmers: float, jobs: float | None) -> Any:
    """What the outlook reads of a world with a village in each county; `jobs` of January 2020 a county, as many as a December has."""
    now, villages = rules[MARCH_2022 - 2020 * 12], len(COUNTIES)
    records = zeros(Village, villages)
    records["local_workers"], records["farm_workers"] = workers, farmers
    return SimpleNamespace(
        month=MARCH_2022,
        year=2022,
        rules=rules,
        shared_luck=lambda month: np.uint64(month),
        local_jobs=None if jobs is None else np.full(villages, jobs),
        villages=records,
        county_weights=np.full(villages, 10.0),
        by_county=lambda values: values,
        rules_of_counties=lambda group: now[:: len(VILLAGE_CLASSES)][group],
    )


def calm(rules: Any) -> Any:
    """The rules without stoppages."""
    asked = rules.copy()
    asked["drivers"]["pandemic_chance"][:] = 0.0
    return asked


def test_jobs_that_stand_still_are_no_free_jobs() -> None:
    """Of 102 jobs in December 72 are wanted in February, and 54 where a quarter stood still: who was not in them left none free."""
    asked = calm(compile_rules(load_registry(), read_scenario("plan"), CENTRAL_DRAW, month_index("2020-01"), 36))
    asked["drivers"]["labour_demand"][:], asked["drivers"]["labour_demand_shift"][:] = 1.0, 0.0
    usual = Outlook(world_of(asked, 54.0, 400.0, 102.0))
    assert usual.tightness() == pytest.approx(np.full(len(COUNTIES), 1.33)) and usual.hiring().min() > 0.0
    asked["shocks"]["work_stopped"][MARCH_2022 - 1 - 2020 * 12] = 0.25
    stopped = Outlook(world_of(asked, 54.0, 400.0, 102.0))
    assert stopped.jobs() == pytest.approx(np.full(len(COUNTIES), 54.0))
    assert stopped.tightness() == pytest.approx(np.ones(len(COUNTIES))) and not stopped.hiring().any()


@pytest.mark.parametrize(
    ("workers", "farmers", "jobs", "chance"),
    [
        # February has 0.6 of the local workers where December has 0.85; two years of 3.5 % and an error of 1 %: 100 jobs are 77.1
        (60.0, 400.0, 100.0, 0.15 * 17.14 / 400.0),
        (60.0, 10.0, 100.0, 0.15),
        (90.0, 400.0, 100.0, 0.0),
        (60.0, 400.0, None, 0.0),
    ],
)
def test_of_free_jobs_a_part_is_taken_up(rules: Any, workers: float, farmers: float, jobs: float | None, chance: float) -> None:
    asked = calm(rules)
    asked["drivers"]["labour_demand"][:] = 1.035**2
    asked["drivers"]["labour_demand_shift"][:] = 0.01
    asked["work"]["take_up"][:] = 0.15
    found = Outlook(world_of(asked, workers, farmers, jobs)).hiring()
    assert found == pytest.approx(np.full(len(COUNTIES), chance), abs=2e-5)
