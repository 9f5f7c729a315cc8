"""Seats alone, lived month by month with quotas that are drawn anew: what is filled is never more than what is dealt."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.population.people import build_people
from agents.population.places import villages
from engine.luck import run_seed
from model import start
from model.passes import alone
from model.people_table import rows_of
from model.seats import DECLARED
from model.seats_dealing import HAND_OUT, planned
from model.seats_held import PAY_HOLDERS
from model.world import World

SEED = 20_210_101


def world_of(share: float, rules: Any, tenth: int = 0) -> World:
    """A sample of the prefecture in January 2020."""
    return start.begin(build_people(share, tenth), villages(), rules, run_seed(SEED, 0, tenth), share)


def held(world: World) -> np.ndarray:
    """Seats held by group of villages and kind, counted from the people themselves; nobody is counted for two."""
    rows, owner = rows_of(world.households)
    group = world.groups.of_village[np.asarray(world.households["village"])[owner]]
    numbers = [number for seats in DECLARED for number in seats.numbers]
    found = np.zeros((len(world.groups), len(numbers)), dtype=np.int64)
    for column, number in enumerate(numbers):
        np.add.at(found[:, column], group, world.persons["seat"][rows] == number)
    return found


def deal(world: World, dealt: np.ndarray) -> None:
    """Let these be the quotas of the month (groups, kinds)."""
    world.worked_out["quotas"] = (world.seed, planned(world.rules_now), dealt)


def live_at_random(world: World, months: int, most: int, seed: int) -> int:
    """Months of pay and handing out under quotas of up to `most` a group; returns how many seats were ever filled.

    Raises:
        AssertionError: a group has more of a kind than it was dealt or than contracts that still run, or a household has two.
    """
    rng, filled = np.random.default_rng(seed), 0
    for _ in range(months):
        before = held(world)
        dealt = rng.integers(0, most + 1, before.shape)
        alone(PAY_HOLDERS)(*world.pass_arguments, 0, len(world.villages))
        through = world.groups.added_up(np.asarray(world.villages["seats_through"]))[:, : before.shape[1]].astype(np.int64)
        assert (world.groups.added_up(np.asarray(world.villages["seats_held"]))[:, : before.shape[1]] == before).all()
        deal(world, dealt)
        HAND_OUT.run(world)
        now = held(world)
        assert (now <= np.maximum(dealt, before - through)).all(), world.month
        rows, owner = rows_of(world.households)
        assert np.bincount(owner, weights=world.persons["seat"][rows] > 0).max() <= 1, "one a household"
        filled += int(np.maximum(0, now - before).sum())
        world.month += 1
    return filled
