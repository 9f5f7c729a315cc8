"""A model whose `warm_up` waits until a worker process has imported it."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from pathlib import Path

from experiment_fakes import Block, project, wait_for

__all__ = ["Block", "project", "warm_up"]

IMPORTED = Path(os.environ["WAITING_FOLDER"]) / "imported"
if parent_process() is not None:
    IMPORTED.write_text("", encoding="utf-8")


def warm_up() -> None:
    """Wait for a worker."""
    wait_for(IMPORTED, 60.0)
