"""Compiling what a month runs into the cache folder, before anything is lived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import numpy as np

from agents.population.people import build_people
from agents.population.places import villages
from engine.compile_count import counting
from engine.luck import run_seed
from model import start
from model.block import Block
from model.courses import rules_of
from model.home_year import months_and_income
from model.inequality import gini
from model.month import LINES, PHASES
from model.passes import alone, strung
from model.people_table import put_villages_in_order
from model.world import World
from parameters.scenario import read_scenario

FEW = 1640
"""Households of the world with which is compiled: enough that no county is without any."""
PASSES = tuple(strung(phase) for phase in PHASES if isinstance(phase, tuple))


def warm_up(lines: bool = False) -> None:
    """Compile what a month runs, or load it from the cache, also what few months run; with `lines` each line alone too."""
    world = small_world()
    for phase in PHASES:
        if isinstance(phase, tuple):
            strung(phase)(*world.pass_arguments, 0, 0)
        elif phase.name != "accounts.close":
            phase.run(world)
    put_villages_in_order(world, np.arange(0))
    months_and_income(world)
    gini(np.zeros(1), np.ones(1))
    for line in LINES if lines else ():
        alone(line)(*world.pass_arguments, 0, 0)


def passes_to_compile() -> list[int]:
    """Numbers of the passes that are in no cache yet: each takes a processor a quarter of a minute."""
    return [number for number, each in enumerate(PASSES) if not each.kept()]


def counting_compiled(numbers: Sequence[int], tell: Callable[[int, int], None]) -> AbstractContextManager[None]:
    """While these passes are compiled in this process, `tell(done, all)` counts their functions."""
    return counting([function for number in numbers for function in PASSES[number].functions()], tell)


def compile_pass(number: int) -> None:
    """Compile one pass into the cache."""
    PASSES[number](*small_world().pass_arguments, 0, 0)


def small_world() -> World:
    """A world of few households in January 2020: its arrays have the types of all worlds."""
    places = villages()
    share = min(1.0, FEW / int(places.households.sum()))
    rules = rules_of(read_scenario("plan"), Block(("plan",), 0, 1, 0, 1, share, 2021, 2021), {})
    return start.begin(build_people(share, 0), places, rules, run_seed(1, 0, 0), share)
