"""From a block of work to arrays of outcomes: the one door between experiments and the model.

Scenarios whose rules are the same up to a month live that past once and part there: a tree of shared pasts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from agents.population.people import People, build_people
from agents.population.places import villages
from engine.luck import run_seed, shared_seed
from model import start
from model.block import Block
from model.compiling import compile_pass, counting_compiled, passes_to_compile, warm_up
from model.courses import Course, alike, courses_of, driven, laid_out_alike, needs, parting_month, rules_of
from model.month import live, village_ranges
from model.recorder import Recorder
from model.world import FIRST_MONTH, World
from parameters.observed import ObservedYears, observed_years
from parameters.registry import load_registry
from parameters.scenario import read_scenario

__all__ = ["Block", "Outcome", "compile_pass", "counting_compiled", "passes_to_compile", "project", "rules_of", "warm_up", "world_of"]

Outcome = dict[str, np.ndarray]
Progress = Callable[[str, int], None]
KEPT_SHARE = 0.03
"""Up to this share a process keeps the people of all ten tenths, 50 MB, which its later blocks begin with."""


@dataclass(frozen=True)
class Kept:
    """The recorder of a lived scenario; its world is given up."""

    recorder: Recorder


def project(block: Block, on_progress: Progress | None = None, threads: int = 1) -> dict[str, Outcome]:
    """Live one block on so many threads: scenario -> variable -> array with the dimensions of `model.contract`.

    `on_progress(scenario, year)` is called for each reported-or-earlier year from 2021 of each scenario once it is lived;
    a year that scenarios share is lived once and told for each of them.

    Raises:
        ValueError: a scenario whose money follows from another is lived without it.
    """
    found = Tree(block, on_progress, threads).live()
    return {name: found[name] for name in block.scenarios}


class Tree:
    """The scenarios of one block, from their shared past to where they part.

    A world is copied only where a part of its scenarios goes another way, and given up when its last scenario is
    through, so that there are never more worlds than branching points on one path, and one for each group that waits.
    """

    def __init__(self, block: Block, on_progress: Progress | None = None, threads: int = 1) -> None:
        self.block = block
        self.threads = threads
        self.on_progress = on_progress
        self.end = (block.end + 1) * 12
        self.found: dict[str, Outcome] = {}
        self.lived: dict[str, Kept] = {}
        self.waiting: list[tuple[World, list[Course]]] = []
        self.given_up: World | None = None
        """A world whose scenarios are through: the next copy is written over it."""
        self.months = 0
        """Months lived so far; what is shared counts once."""

    def live(self) -> dict[str, Outcome]:
        """Live every scenario."""
        courses = courses_of(self.block)
        for observed in different(course.observed for course in courses):
            for laid in laid_out_alike([course for course in courses if course.observed == observed]):
                for group in alike(laid, 0):
                    self._go_on(begin(self.block, group[0].rules, observed, self.threads), group)
        while self.waiting:
            world, group = self.waiting.pop(0)
            self._release(world, group)
        if self.given_up is not None:
            self.given_up.release()
        return self.found

    def _go_on(self, world: World, group: list[Course]) -> None:
        """Live the shared past of `group` from the world's month on, then each part of it."""
        month = parting_month(group, world.month, self.end)
        self._live_until(world, month, group)
        if month == self.end:
            self._note(world, group)
            return
        waits = [course for course in group if course.known == month]
        parts = alike([course for course in group if course.known != month], month - FIRST_MONTH)
        if waits:
            self.waiting.append((self._branch(world, waits[0]) if parts else world, waits))
        self._part(world, parts)

    def _part(self, world: World, parts: list[list[Course]]) -> None:
        """Each part goes its own way from here; the last one takes the world itself."""
        for part in parts[:-1]:
            self._go_on(self._branch(world, part[0]), part)
        for part in parts[-1:]:
            self._go_on(world.go_on(part[0].rules, part[0].observed), part)

    def _branch(self, past: World, course: Course) -> World:
        lent, self.given_up = self.given_up, None
        twin = branch(past, course, lent)
        if lent is not None:
            lent.release()
        return twin

    def _release(self, world: World, group: list[Course]) -> None:
        """Let those go on whose rules follow from scenarios that are lived by now; the others wait on."""
        ready = [course for course in group if set(needs(course.scenario)) <= set(self.lived)]
        rest = [course for course in group if course not in ready]
        if rest:
            self.waiting.append((self._branch(world, rest[0]) if ready else world, rest))
        for course in ready:
            course.rules, course.known = rules_of(course.scenario, self.block, self.lived), self.end
        self._part(world, alike(ready, world.row))

    def _live_until(self, world: World, month: int, group: list[Course]) -> None:
        def tell(year: int) -> None:
            if self.on_progress is not None and year * 12 > FIRST_MONTH:
                for course in group:
                    self.on_progress(course.name, year)

        self.months += month - world.month
        live_until(world, month, tell, self.threads)

    def _note(self, world: World, group: list[Course]) -> None:
        outcome = world.recorder.arrays(world)
        if self.given_up is not None:
            self.given_up.release()
        self.given_up = world
        for course in group:
            self.found[course.name] = outcome
            self.lived[course.scenario.name] = Kept(world.recorder)


def different(observed: Iterable[ObservedYears]) -> list[ObservedYears]:
    """What is observed, each kind once: scenarios that observe other drivers share no past."""
    kinds: list[ObservedYears] = []
    for each in observed:
        if each not in kinds:
            kinds.append(each)
    return kinds


def tenth_of(block: Block) -> float:
    """Which tenth of the kin groups a block simulates: replicates and draws take turns through all ten."""
    return (block.draw + block.replicate) % 10 if block.tenth is None else block.tenth


@lru_cache(maxsize=10)
def kept_people(share: float, tenth: float) -> People:
    """The people of one window, which no draw and no scenario changes: for many small runs in one process."""
    people = build_people(share, tenth)
    for column in vars(people).values():
        column.setflags(write=False)
    return people


def people_of(block: Block, threads: int = 1, *, blind: bool = False) -> People:
    """The people of a block's window; `blind`: registration went by lot."""
    kept, tenth = block.share <= KEPT_SHARE and not blind, tenth_of(block)
    return kept_people(block.share, tenth) if kept else build_people(block.share, tenth, threads=threads, blind=blind)


def begin(block: Block, rules: np.recarray, observed: ObservedYears, threads: int = 1, *, people: People | None = None) -> World:
    """The world of January 2020; of other `people` than the block's own where they are given."""
    world = start.begin(
        people_of(block, threads) if people is None else people,
        villages(),
        rules,
        run_seed(block.seed, block.draw, block.replicate),
        block.share,
        threads,
        shared=shared_seed(block.seed, block.replicate),
    )
    world.observed = observed
    world.recorder = Recorder(block.start, block.end, world)
    return world


def world_of(block: Block) -> World:
    """The world of January 2020 in the first scenario of a block; others from whose money its rules follow are lived before.

    Raises:
        InputError: the scenario cannot be read.
    """
    scenario = read_scenario(block.scenarios[0])
    first = needs(scenario)
    lived: dict[str, Kept] = {}
    if first:
        tree = Tree(replace(block, scenarios=first))
        tree.live()
        lived = tree.lived
    return begin(block, rules_of(scenario, block, lived), observed_years(load_registry(), driven(scenario, block)))


def branch(past: World, course: Course, given_up: World | None = None) -> World:
    """An independent copy of a world, with what was recorded so far, that goes on under a scenario's rules.

    It is written over the records of `given_up`, where there is such a world.
    """
    twin = past.branch(course.rules, course.observed, given_up)
    twin.recorder = deepcopy(past.recorder)
    return twin


def live_until(world: World, month: int, tell: Callable[[int], None] | None = None, threads: int = 1) -> None:
    """Live month by month until `month` is reached (not lived itself); `tell(year)` after each December."""
    cut = village_ranges(world, threads)
    while world.month < month:
        live(world, cut, threads)
        if tell is not None and world.month % 12 == 0:
            tell(world.year - 1)
