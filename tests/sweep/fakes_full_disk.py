"""A model during whose second block the disk runs full: from then on every write of a tile fails."""

from __future__ import annotations

import errno
from collections.abc import Callable

import experiment_fakes
import numpy as np
from experiment_fakes import Block, warm_up

from experiments import blocks

__all__ = ["Block", "project", "warm_up"]


def project(block: Block, on_progress: Callable[[str, int], None] | None = None, threads: int = 1) -> dict[str, dict[str, np.ndarray]]:
    """No room left from draw 1 on."""
    if block.draw >= 1:
        blocks.write_block = full
    return experiment_fakes.project(block, on_progress)


def full(*arguments: object) -> None:
    """What a write to a full disk raises."""
    raise OSError(errno.ENOSPC, "No space left on device", "outcomes.zarr/spending/c/0")
