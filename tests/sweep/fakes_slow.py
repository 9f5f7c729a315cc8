"""A model that takes its time, so that somebody can be killed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

import experiment_fakes
import numpy as np
from experiment_fakes import Block, warm_up

__all__ = ["Block", "project", "warm_up"]


def project(block: Block, on_progress: Callable[[str, int], None] | None = None, threads: int = 1) -> dict[str, dict[str, np.ndarray]]:
    """Half a second a block."""
    found = experiment_fakes.project(block, on_progress)
    time.sleep(0.5)
    return found
