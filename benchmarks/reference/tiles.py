"""The reference workload as village tiles: the rules of `rules.py`, turned by `engine.tiles` and not written again."""

from __future__ import annotations

from typing import Any

from benchmarks.reference import rules
from benchmarks.reference.state import HOME, LARGEST, terms
from engine.tile_layout import Layout, width_for
from engine.tiles import Tiled

LAYOUT = Layout(HOME, width_for(LARGEST))
live = Tiled(rules.live, LAYOUT)


class VillageTiles:
    """A run over villages' columns, packed from the records at its start."""

    def __init__(self, homes: Any, villages: Any, seed: Any) -> None:
        self.homes, self.villages, self.seed, self.terms = homes, villages, seed, terms()
        self.tiles = LAYOUT.pack(homes, villages["first"], villages["stop"])

    def live(self, start: int, months: int) -> None:
        """Live `months` months from `start` (year x 12 + month - 1)."""
        live(self.tiles, self.villages, self.terms, self.seed, start, months, 0, len(self.villages))

    def records(self) -> Any:
        """The record array after the run."""
        found = self.homes.copy()
        LAYOUT.unpack(self.tiles, found, self.villages["first"], self.villages["stop"])
        return found
