"""Households that end in runs: nothing of them stays behind, land and money are kept, and the same ones end in every scenario."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from engine.flows import FLOW_NAMES
from model.tally import COLUMN
from model.world import World

HELD = ("cash", "loan", "debt", "capital", "land", "net_12", "less_rigid_12", "aid_12")


def of_the_old(world: World) -> World:
    """A branch in which everybody over sixty is gone by the next year, so that many households end."""
    rules = world.rules.copy()
    mortality = rules["demography"]["mortality"]
    mortality[..., 3:] = 0.6
    return worlds.branch(world, rules)


@pytest.fixture(scope="module")
def lived(january_2021: World) -> tuple[World, World, list[float]]:
    """Before and after a year, with the estates of every month."""
    world, left = of_the_old(january_2021), []

    def look(now: World) -> None:
        left.append(float(now.county_books[:, FLOW_NAMES.index("estate_left")].sum()))

    return january_2021, worlds.live_until(world, worlds.PART + 12, check=look), left


def gone(world: World) -> Any:
    return np.asarray(world.households["persons"]) == 0


def test_households_end_and_hold_nothing(lived: Any) -> None:
    _, world, left = lived
    ended = gone(world)
    assert ended.sum() > 10 and world.villages["ended"].sum() == ended.sum()
    for name in HELD:
        assert not np.asarray(world.households[name])[ended].any(), name
    assert sum(left) > 0.0


def test_land_is_kept(lived: Any) -> None:
    before, world, _ = lived
    of_all = [each.households["land"].sum() + each.villages["land_returned"].sum() for each in (before, world)]
    assert of_all[0] == pytest.approx(of_all[1])
    assert world.villages["land_returned"].sum() > 0.0


def test_nothing_enters_or_leaves_beside_the_books(lived: Any) -> None:
    _, world, _ = lived
    assert world.imbalance == 0.0


def test_who_is_gone_is_in_no_count_of_households(lived: Any) -> None:
    """A January closes no year: the next December counts whom it finds, and months of those who ended in it."""
    _, world, _ = lived
    twin = worlds.live_until(worlds.branch(world), world.month + 12)
    ended = gone(twin)
    counted = {name: twin.recorder.years[1, ..., COLUMN[name]].sum() / twin.weight for name in ("households", "purse_years")}
    assert counted["households"] == pytest.approx((~ended).sum())
    months = np.asarray(twin.diaries["purse_months"])
    still = gone(world) & ended  # and no couple has parted into the row
    assert (months[still] == 0).all() and (months[ended & ~gone(world)] > 0).any()
    assert counted["purse_years"] == pytest.approx(months.sum() / 12.0)


def test_the_same_households_end_in_every_scenario(january_2021: World) -> None:
    ended = []
    for scenario in ("plan", "support_withdrawn"):
        rules = worlds.rules_of_plan(3, scenario)
        rules["demography"]["mortality"][..., 3:] = 0.6
        world = worlds.live_until(worlds.branch(january_2021, rules), worlds.PART + 18)
        ended.append(set(np.asarray(world.households["agent"])[gone(world)].tolist()))
    assert ended[0] == ended[1] and len(ended[0]) > 10
