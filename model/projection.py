"""From a block of work to arrays of outcomes: the one door between experiments and the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


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


def project(block: Block, on_progress: Callable[[str, int], None] | None = None) -> dict[str, dict[str, np.ndarray]]:
    """Live one block: scenario -> variable -> array with the dimensions of `model.contract`.

    `on_progress(scenario, year)` is called after each lived year of each scenario.

    Raises:
        NotImplementedError: the model is not there yet.
    """
    raise NotImplementedError("model.projection.project: the model is not there yet")


def warm_up() -> None:
    """Compile every line into the disk cache, before worker processes start."""
