"""The month lived: its order strung into passes, the programmes put together, and the clock."""

from __future__ import annotations

from functools import partial

import numpy as np

from engine.passes import Line, Step
from engine.threads import over_ranges
from model import budgets, counting, observe
from model.contract import SUMS
from model.order import ORDER
from model.passes import strung
from model.programmes import PROGRAMMES
from model.putting_together import beginnings, check_order, closings, put_together
from model.world import World

put_together(PROGRAMMES)  # before any rule is compiled
counting.put_together(SUMS)  # and what is counted is a chain of who counts
check_order(PROGRAMMES, ORDER)
AFTER_BEGIN = ORDER.index(observe.BEGIN) + 1
AFTER_CLOSE = ORDER.index(observe.OBSERVE) + 1
MONTH: tuple[Line | Step, ...] = (
    *ORDER[:AFTER_BEGIN],
    *beginnings(PROGRAMMES),
    *ORDER[AFTER_BEGIN:AFTER_CLOSE],
    *closings(PROGRAMMES),
    *ORDER[AFTER_CLOSE:],
)
"""What happens in a month, in order; behind the begin of the year what programmes keep for a year begins anew too, and behind the close
of the accounting year what they keep for that."""


def phases() -> tuple[Step | tuple[Line, ...], ...]:
    """The month cut at the steps of institutions: consecutive lines are one pass over the households."""
    found: list[Step | tuple[Line, ...]] = []
    for current in MONTH:
        if isinstance(current, Step):
            found.append(current)
        elif found and isinstance(found[-1], tuple):
            found[-1] = (*found[-1], current)
        else:
            found.append((current,))
    return tuple(found)


PHASES = phases()
LINES = tuple(current for current in MONTH if isinstance(current, Line))
"""What households live, in order."""


def village_ranges(world: World, count: int = 1) -> list[tuple[int, int]]:
    """All villages in at most `count` ranges with about as many households each."""
    stops = np.asarray(world.villages["stop"])
    ends = np.searchsorted(stops, np.linspace(0.0, float(stops[-1]), count + 1)[1:]) + 1
    ends = np.unique(np.minimum(ends, len(stops))).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))


def live(world: World, cut: list[tuple[int, int]] | None = None, threads: int = 1) -> None:
    """One month of the world: every phase over all villages, range by range, on so many threads; then the clock moves."""
    cut = cut if cut is not None else village_ranges(world, threads)
    for phase in PHASES:
        if isinstance(phase, Step):
            phase.run(world)
            continue
        run, arguments = strung(phase), world.pass_arguments
        run.prepare(arguments)
        budgets.live_within_caps(world, partial(over_ranges, run, arguments, cut, threads))
    world.month += 1
