"""The check of 2020's level: what the model lives in its unreported first year beside the facts of that year.

2020 is before the projection, so its level may be fitted: rows are marked where parameters are searched for that meet them
(`calibration/search.py`), and agreement of these is no evidence for the model. Nothing later is looked at.
"""

from __future__ import annotations

from functools import cache

from agents.population.people import People, build_people
from agents.population.places import villages
from calibration.figures import Figures
from calibration.level_figures import levels_of
from calibration.targets import LEVELS, Measured, Target, levels_2020, measured, targets_of
from engine.luck import run_seed, shared_seed
from model import start
from model.courses import REFERENCE
from model.month import live, village_ranges
from model.people import MONTHS
from model.projection import Block, rules_of
from model.recorder import Recorder
from model.world import World
from parameters.scenario import read_scenario

SHARE = 0.1
"""The part of the households that the check lives, whatever a run samples: in fewer, chance alone moves figures out of their bands."""
OF_CLASSES = ("before_line", "after_line")
"""What the check takes from the table of classes."""
Drawn = tuple[tuple[str, float], ...]
"""What is tried: `group.parameter` and the factor on its path; nothing: parameters as they are."""


def level_targets() -> list[Target]:
    """The figures of 2020 with their bands: `levels_2020.csv` of the place, then shares below the standard by class.

    A place without such a file is compared with nothing.
    """
    if not LEVELS.is_file():
        return []
    return [*levels_2020(), *(row for row in targets_of("classes") if row.figure in OF_CLASSES)]


def level_check(seed: int = 1) -> list[Measured]:
    """Live 2020 once with central parameters and compare it with the facts; rows in the order of `level_targets`."""
    targets = level_targets()
    return measured(targets, [level_figures(SHARE, seed)]) if targets else []


@cache
def people_of(share: float) -> People:
    """The people of the first window, whom nothing that is tried changes."""
    return build_people(share, 0)


@cache
def level_figures(share: float, seed: int, drawn: Drawn = (), threads: int = 1) -> Figures:
    """Every figure of 2020, with parameters as they are or as they are tried."""
    return levels_of(lived_2020(share, seed, drawn, threads))


def lived_2020(share: float, seed: int, drawn: Drawn = (), threads: int = 1) -> World:
    """The world at the end of December 2020 under the plan's central rules."""
    rules = rules_of(read_scenario(REFERENCE), Block((REFERENCE,), 0, 1, 0, seed, share, 2021, 2021, drawn=drawn), {})
    world = start.begin(people_of(share), villages(), rules, run_seed(seed, 0, 0), share, threads, shared=shared_seed(seed, 0))
    world.recorder = Recorder(2021, 2021, world)
    cut = village_ranges(world, threads)
    for _ in range(MONTHS):
        live(world, cut, threads)
    return world
