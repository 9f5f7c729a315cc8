"""From a block of work to arrays of outcomes: the one door between experiments and the model."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace

import numpy as np

from agents.population.people import build_people
from agents.population.places import villages
from engine.ledger import POLICIES
from engine.luck import run_seed
from model import start
from model.month import MONTH, live, tiles
from model.outcomes import Recorder
from model.world import FIRST_MONTH, World
from parameters.priors import CENTRAL_DRAW, Draw, sample
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

SCENARIOS_PART = 2021 * 12
"""January 2021: 2020 is lived once and shared by all scenarios with the same rules of 2020."""


@dataclass(frozen=True)
class Block:
    """One (draw, replicate) with all its scenarios: a worker's unit of work, picklable.

    `scenarios` are names or paths, already checked, in the order in which they are lived; a scenario whose money follows
    from another stands after it. `share` is the part of the rural households that is simulated, in (0, 1]. `start` and
    `end` are the first and last reported years; the year before `start` is lived and not reported. `draws` is the number
    of draws of the experiment (1: the central values). `drivers` overrides the scenarios' own choice.
    """

    scenarios: tuple[str, ...]
    draw: int
    draws: int
    replicate: int
    seed: int
    share: float
    start: int
    end: int
    drivers: str | None = None


Outcome = dict[str, np.ndarray]


def project(block: Block, on_progress: Callable[[str, int], None] | None = None) -> dict[str, Outcome]:
    """Live one block: scenario -> variable -> array with the dimensions of `model.contract`.

    `on_progress(scenario, year)` is called after each lived year of each scenario.

    Raises:
        ValueError: a scenario whose money follows from another is lived without it.
    """
    pasts: dict[bytes, World] = {}
    found: dict[str, Outcome] = {}
    worlds: dict[str, World] = {}
    for name in block.scenarios:
        scenario = read_scenario(name)
        rules = rules_of(scenario, block, worlds)
        observed = (block.drivers or scenario.drivers) == "observed"
        key = rules[:12].tobytes() + bytes([observed])
        if key not in pasts:
            pasts[key] = lived_2020(block, rules, observed)
        last = name == block.scenarios[-1]
        world = pasts.pop(key).go_on(rules, observed) if last else branch(pasts[key], rules, observed)
        live_until(world, (block.end + 1) * 12, name, on_progress)
        found[name] = world.recorder.arrays(world)
        worlds[scenario.name] = world
    return found


def draw_of(block: Block) -> Draw:
    """The parameter draw of a block: the central values where there is only one."""
    if block.draws <= 1:
        return CENTRAL_DRAW
    return sample(load_registry(), block.draws, block.seed)[block.draw]


def tenth_of(block: Block) -> int:
    """Which tenth of the kin groups a block simulates: replicates and draws take turns through all ten."""
    return (block.draw + block.replicate) % 10


def rules_of(scenario: Scenario, block: Block, lived: dict[str, World]) -> np.recarray:
    """The table of rules of a scenario in a block; a same-money sibling spends what its other scenario saved."""
    chosen = replace(scenario, drivers=block.drivers) if block.drivers else scenario  # type: ignore[arg-type]
    months = (block.end + 1) * 12 - FIRST_MONTH
    rules = compile_rules(load_registry(), chosen, draw_of(block), FIRST_MONTH, months)
    if scenario.money is not None:
        other, reference = scenario.money.from_scenario, "plan"
        if other not in lived or reference not in lived:
            raise ValueError(f"{scenario.name}: needs {reference} and {other} to be lived before it")
        add_saved_money(rules, scenario.money.to, lived[reference], lived[other], block)
    return rules


def add_saved_money(rules: np.recarray, policy: str, reference: World, other: World, block: Block) -> None:
    """Raise the amounts of `policy` year by year so that it spends what `other` saved against `reference`."""
    number = POLICIES.index(policy)
    spent = other.recorder.payouts[:, :, number].sum(axis=1)
    saved = (reference.recorder.spending - other.recorder.spending).sum(axis=(1, 2, 3))
    for year in range(block.start, block.end + 1):
        at = year - block.start
        if spent[at] > 0:
            rows = slice((year - 2020) * 12, (year - 2019) * 12)
            rules[policy]["strength"][rows] *= max(0.0, 1.0 + saved[at] / spent[at])


def lived_2020(block: Block, rules: np.recarray, observed: bool) -> World:
    """The world at the end of 2020, the same for all scenarios of the block."""
    people = build_people(block.share, tenth_of(block))
    seed = run_seed(block.seed, block.draw, block.replicate)
    world = start.begin(people, villages(), rules, seed, block.share)
    world.observed = observed
    world.recorder = Recorder(block.start, block.end, world)
    live_until(world, SCENARIOS_PART, "2020", None)
    return world


def branch(past: World, rules: np.recarray, observed: bool) -> World:
    """An independent copy of a world, with what was recorded so far, that goes on under other rules."""
    twin = past.branch(rules, observed)
    twin.recorder = deepcopy(past.recorder)
    return twin


def live_until(world: World, month: int, name: str, on_progress: Callable[[str, int], None] | None) -> None:
    """Live month by month until `month` is reached (not lived itself)."""
    cut = tiles(world)
    while world.month < month:
        live(world, cut)
        if on_progress is not None and world.month % 12 == 0:
            on_progress(name, world.year - 1)


def warm_up() -> None:
    """Compile every line into the disk cache, before worker processes start."""
    block = Block(("plan",), 0, 1, 0, 1, 0.002, 2021, 2021)
    rules = rules_of(read_scenario("plan"), block, {})
    world = start.begin(build_people(0.002, 0), villages(), rules, run_seed(1, 0, 0), 0.002)
    for line in MONTH:
        if line.compiled:
            line.over(world, 0, 0)
        elif line.name != "accounts.close":
            line.run(world)
