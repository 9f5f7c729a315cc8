"""A village's migrants share good and bad years of work, whatever the sample, and nobody else's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from model.institutions import announce, work_years
from model.world import World


@pytest.fixture(scope="module")
def village_world() -> World:
    return worlds.begin(worlds.people_of(0.02, worlds.whole_villages), worlds.rules_of_plan(years=2))


def test_years_have_mean_one_and_their_spread(village_world: World) -> None:
    """Forty seeds: sd of log 0.08, mean 1; standard errors are below a fiftieth of the sd."""
    years = []
    for seed in range(40):
        village_world.shared_seed = np.uint64(seed)
        years.append(work_years(village_world))
    village_world.shared_seed = None
    found = np.concatenate(years)
    assert np.log(found).std() == pytest.approx(0.08, rel=0.08) and found.mean() == pytest.approx(1.0, abs=0.01)


def test_it_holds_for_the_year_and_for_work_away_alone(village_world: World) -> None:
    world = village_world
    announce(world)
    v = world.villages
    years = v["work_year"].copy()
    away = v["wage_outside"] / years
    assert np.ptp(away) < 1e-9 * away[0], "but for its year a village is paid outside as every other"
    local = v["wage_local"] / np.exp(-0.08 * v["remoteness"] - 0.5 * 0.08**2 * (v["community"] == 0))
    assert len(np.unique(local.round(6))) <= 2 * 9, "local work pays by county, by how remote a village is, and less to the resettled"
    world.month += 1
    announce(world)
    assert np.array_equal(v["work_year"], years) and np.allclose(v["wage_outside"] / years, away)
    world.month += 11
    announce(world)
    assert not np.array_equal(v["work_year"], years)
    world.month -= 12


def test_a_village_has_its_year_in_any_sample(village_world: World) -> None:
    few = worlds.begin(worlds.people_of(0.004, lambda people: people.resettled == 0), village_world.rules)
    mine, theirs = (
        dict(zip(np.asarray(w.villages["key"]).tolist(), work_years(w).tolist(), strict=True)) for w in (few, village_world)
    )
    shared: Any = mine.keys() & theirs.keys()
    assert shared and all(mine[key] == theirs[key] for key in shared)
