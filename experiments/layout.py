"""What an experiment keeps, and the tasks that live it: tiles of the plane of draws and replicates.

Imported by workers: nothing here loads xarray.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One tile of the plane: the unit of work. Tiles at the upper edges may be smaller."""

    number: int
    draws: range
    replicates: range

    @property
    def name(self) -> str:
        """Stem of its block and its marker: its first draw and its first replicate, the same however many replicates there are."""
        return f"d{self.draws.start:04d}-r{self.replicates.start:03d}"


@dataclass(frozen=True)
class Layout:
    """Sizes of an experiment: every scenario x draw x replicate, over the years `start` to `end`, both included.

    `variables` names those of the contract that are kept, () all of them; `share` is the sampled share of households. With
    `same_luck` all draws have the households and the luck of draw 0: the points of a grid differ by their values alone.

    Raises:
        ValueError: no scenario, or a size below 1.
    """

    scenarios: tuple[str, ...]
    draws: int
    replicates: int
    tile_draws: int
    tile_replicates: int
    start: int
    end: int
    variables: tuple[str, ...]
    share: float
    seed: int
    drivers: str | None
    same_luck: bool = False

    def __post_init__(self) -> None:
        if not self.scenarios:
            raise ValueError("scenarios: expected at least one")
        for name in ("draws", "replicates", "tile_draws", "tile_replicates"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name}: expected 1 or more, found {getattr(self, name)}")

    def tasks(self) -> list[Task]:
        """Every tile, replicate-major, so that more whole tiles of replicates only add tasks at the end."""
        tiles = [
            (_tile(d, self.tile_draws, self.draws), _tile(r, self.tile_replicates, self.replicates))
            for r in range(0, self.replicates, self.tile_replicates)
            for d in range(0, self.draws, self.tile_draws)
        ]
        return [Task(number, draws, replicates) for number, (draws, replicates) in enumerate(tiles)]


def _tile(first: int, size: int, end: int) -> range:
    return range(first, min(first + size, end))


def share_of_tasks(tasks: Iterable[Task], part: int, parts: int) -> list[Task]:
    """Part `part` of `parts` (from 1) of the tasks, in turn, so that each part has tasks from everywhere."""
    return list(tasks)[part - 1 :: parts]
