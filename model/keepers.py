"""Keepers: what a run writes down beside the sums of households, for outcomes that need more than sums.

An outcome that is `Kept("module:Class")` is what `arrays` of that class gives by its name. A keeper is made when a run begins,
if a listed outcome names it, and sees the world at the end of every month.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from model.outcomes.recorded import Array, Recorded

if TYPE_CHECKING:
    from model.world import World


class Keeper(Protocol):
    """What a keeper does. It is copied with a shared past, so it holds no world."""

    def __init__(self, start: int, end: int, world: World) -> None:
        """Of a world that begins, for the reported years `start` to `end`."""

    def month(self, world: World) -> None:
        """A month has ended; its books and counts are still there."""

    def arrays(self, recorded: Recorded) -> Mapping[str, Array]:
        """What was written down, by name: outcomes with their dimensions, and what others work with."""
