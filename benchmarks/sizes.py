"""The month of the model for few and for many households: one process each, one core, as projections run it."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks import fresh
from engine.memory import peak_bytes

SIZES = (1_000, 10_000, 100_000)
ALL_SIZES = (*SIZES, 820_000)
EVERYBODY = 820_000
MONTHS_OF_A_ROUND = 12
ROUNDS, ROUNDS_OF_MANY, MANY = 5, 2, 500_000
"""Years that are lived, fewer where there are many households; the quickest counts."""


@dataclass(frozen=True)
class Size:
    """Processor time and memory of the months of so many households."""

    households: int
    months: int
    nanoseconds: list[float]
    """Per household-month, one a year lived."""
    steps: float
    """Of the quickest year's: the Python steps of the institutions."""
    build_seconds: float
    record_bytes: int
    """Bytes of a household's record and diary."""
    peak_memory: int | None
    """Bytes that the process held at most."""
    program_memory: int | None
    """Of these before there were any people: Python, packages, compiled passes."""

    @property
    def least(self) -> float:
        """The quickest year: others on the machine only make one slower."""
        return min(self.nanoseconds)

    @property
    def bytes_per_household(self) -> float | None:
        """All memory beyond the program's, by household."""
        if self.peak_memory is None or self.program_memory is None:
            return None
        return (self.peak_memory - self.program_memory) / self.households


def measure(households: int) -> Size:
    """Live so many households, more or less, in a fresh process."""
    rounds = ROUNDS_OF_MANY if households > MANY else ROUNDS
    return Size(**fresh.call("benchmarks.sizes", "live_here", households=households, rounds=rounds).told)


def live_here(households: int, rounds: int) -> dict[str, Any]:
    """Live `rounds` years of so many households in this process; the fields of a `Size`."""
    from benchmarks.month import world_of
    from model.projection import warm_up
    from model.world import household_bytes

    warm_up()
    program = peak_bytes()
    world, built = world_of(min(1.0, households / EVERYBODY))
    count = len(world.households)
    years = [_year(world) for _ in range(rounds)]
    per = 1e9 / (MONTHS_OF_A_ROUND * count)
    totals = [(compiled + steps) * per for compiled, steps in years]
    quickest = totals.index(min(totals))
    return asdict(
        Size(count, rounds * MONTHS_OF_A_ROUND, totals, years[quickest][1] * per, built, household_bytes(), peak_bytes(), program)
    )


def _year(world: Any) -> tuple[float, float]:
    """Live a year; processor seconds of the compiled passes and of the steps between them."""
    from engine.passes import Step
    from model.month import PHASES
    from model.passes import strung

    spent = {True: 0.0, False: 0.0}
    for _ in range(MONTHS_OF_A_ROUND):
        for phase in PHASES:
            began = time.process_time()
            if isinstance(phase, Step):
                phase.run(world)
            else:
                strung(phase)(*world.pass_arguments, 0, len(world.villages))
            spent[not isinstance(phase, Step)] += time.process_time() - began
        world.month += 1
    return spent[True], spent[False]
