"""A model in which the user presses Ctrl-C while draw 2 is lived (unless STOP_SIGNAL is 0); in a pool, the coordinator is told."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing import parent_process

import experiment_fakes
import numpy as np
from experiment_fakes import Block, warm_up

__all__ = ["Block", "project", "warm_up"]


def project(block: Block, on_progress: Callable[[str, int], None] | None = None, threads: int = 1) -> dict[str, dict[str, np.ndarray]]:
    """Stop in draw 2."""
    told = int(os.environ.get("STOP_SIGNAL", signal.SIGINT))
    if block.draw == 2 and told:
        coordinator = parent_process()
        time.sleep(0.0 if coordinator is None else 0.5)
        os.kill(os.getpid() if coordinator is None else int(coordinator.pid or 0), told)
        time.sleep(5.0)
    return experiment_fakes.project(block, on_progress)
