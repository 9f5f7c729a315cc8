"""What a month costs: nanoseconds per household-month by line, bytes per household, and a whole run, in processor time."""

from __future__ import annotations

import time
from dataclasses import dataclass

from agents.population.people import build_people
from agents.population.places import villages
from engine.luck import run_seed
from engine.passes import Step
from model import start
from model.month import MONTH, live, village_ranges
from model.passes import alone
from model.projection import Block, rules_of, warm_up
from model.recorder import Recorder
from model.world import World, household_bytes
from parameters.scenario import read_scenario


@dataclass(frozen=True)
class Timing:
    """Processor time of the parts of a run of `households` households."""

    households: int
    build_seconds: float
    lines: dict[str, float]
    """Nanoseconds per household-month by line, line by line over all villages."""
    month: float
    """Nanoseconds per household-month in passes over ranges of villages, as projections do."""
    bytes_per_household: int


def world_of(share: float, seed: int = 1) -> tuple[World, float]:
    """The world of January 2020 under the plan's central rules, and the processor seconds to build it."""
    began = time.process_time()
    rules = rules_of(read_scenario("plan"), Block(("plan",), 0, 1, 0, seed, share, 2021, 2025), {})
    world = start.begin(build_people(share, 0), villages(), rules, run_seed(seed, 0, 0), share)
    world.recorder = Recorder(2021, 2025, world)
    return world, time.process_time() - began


def measure(share: float, months: int = 24) -> Timing:
    """Time `months` months line by line, then as many in passes over ranges of villages."""
    warm_up(lines=True)
    world, built = world_of(share)
    count = len(world.households)
    spent = dict.fromkeys((line.name for line in MONTH), 0.0)
    for _ in range(months):
        for line in MONTH:
            began = time.process_time()
            if isinstance(line, Step):
                line.run(world)
            else:
                alone(line)(*world.pass_arguments, 0, len(world.villages))
            spent[line.name] += time.process_time() - began
        world.month += 1
    cut = village_ranges(world)
    live(world, cut)
    began = time.process_time()
    for _ in range(months):
        live(world, cut)
    per = 1e9 / (months * count)
    together = (time.process_time() - began) * per
    return Timing(count, built, {name: seconds * per for name, seconds in spent.items()}, together, household_bytes())
