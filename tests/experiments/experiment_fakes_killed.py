"""A model whose process dies by SIGKILL in draw 1: once, or always where `KILL_ALWAYS` is set."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import experiment_fakes
import numpy as np
from experiment_fakes import Block, warm_up

__all__ = ["Block", "project", "warm_up"]


def project(block: Block, on_progress: Callable[[str, int], None] | None = None, threads: int = 1) -> dict[str, dict[str, np.ndarray]]:
    """Die the first time that draw 1 is lived."""
    marker = Path(os.environ["KILL_FOLDER"]) / "killed"
    if block.draw == 1 and (not marker.exists() or "KILL_ALWAYS" in os.environ):
        marker.write_text("", encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    return experiment_fakes.project(block, on_progress)
