"""What a sweep has cost: time, processor time, memory, disk."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from experiments.jobs import Spent


@dataclass
class Cost:
    """Counts from the moment it is made. `spent` is what the jobs of this sitting have cost."""

    started: float = field(default_factory=time.monotonic)
    runs: int = 0
    """Runs of one scenario that were lived."""
    spent: list[Spent] = field(default_factory=list)

    @property
    def wall_seconds(self) -> float:
        """Time that has passed."""
        return time.monotonic() - self.started

    @property
    def processor_seconds(self) -> float:
        """Processor time of all jobs, wherever they were done."""
        return sum(one.processor_seconds for one in self.spent)

    @property
    def peak_bytes(self) -> int:
        """The most memory that one process held."""
        return max((one.peak_bytes for one in self.spent), default=0)


def bytes_of(folder: Path) -> int:
    """Size of all files of a folder; those that another process moves meanwhile are left out."""
    return sum(_size(path) for path in folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0
