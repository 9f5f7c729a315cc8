"""Where the fields of a village's households lie in its tile: one column a field, the columns of a village side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.tile_cells import LANES, MARKS


@dataclass(frozen=True)
class Layout:
    """Columns of a record's fields, each `width` cells long; a field of several numbers has as many columns."""

    record: np.dtype[Any]
    width: int

    @cached_property
    def columns(self) -> dict[str, int]:
        """First column of each field."""
        found, column = {}, 0
        for name in self.record.names or ():
            found[name] = column
            column += self.length(name)
        return found

    @property
    def size(self) -> int:
        """Cells of a village's tile."""
        return self.width * sum(self.length(name) for name in self.record.names or ())

    def length(self, name: str) -> int:
        """Numbers that a field holds."""
        shape = self.record[name].shape
        return int(shape[0]) if shape else 1

    def kind(self, name: str) -> str:
        """How a field lies in a cell: `f8` or, whatever its width in the record, `i8`.

        Raises:
            ValueError: it is neither a float nor a whole number.
        """
        kind = self.record[name].base.kind
        if kind not in "fi":
            raise ValueError(f"field {name!r}: a tile holds floats and whole numbers, found {self.record[name].base}")
        return f"{kind}8"

    def refusal(self, name: str, index: str | None) -> str:
        """Why a field cannot be read with this index, or without one; "" if it can."""
        if name not in (self.record.names or ()):
            return "the household has no such field"
        if (index is None) == bool(self.record[name].shape):
            return "a field of several numbers is read with an index, others are read without"
        if index is not None and (index.startswith("-") or (index.isdecimal() and int(index) >= self.length(name))):
            return f"the field has {self.length(name)} numbers, counted from 0"
        return ""

    def mark(self, name: str) -> int:
        """The mark of a field's cells (`tile_cells`): columns of single numbers lie at fixed distances and need none."""
        several = [field for field in self.record.names or () if self.length(field) > 1]
        return min(1 + several.index(name), MARKS - 1) if name in several else 0

    def pack(self, records: Any, firsts: NDArray[np.int64], stops: NDArray[np.int64]) -> NDArray[np.float64]:
        """Tiles of the villages whose households are `firsts` to `stops` - 1 of the records, (villages x size,).

        Lanes behind the last household of a village hold copies of it: they live its life, and nobody looks at them.

        Raises:
            ValueError: a village has more households than a column has cells.
        """
        firsts, stops = np.asarray(firsts, dtype=np.int64), np.asarray(stops, dtype=np.int64)
        if (stops - firsts).max(initial=0) > self.width:
            raise ValueError(f"a village has {(stops - firsts).max()} households, a column {self.width} cells")
        households = firsts[:, None] + np.minimum(np.arange(self.width), (stops - firsts)[:, None] - 1)
        tiles = np.empty(len(firsts) * self.size)
        for name, cells in self._cells(tiles, len(firsts)):
            taken = records[name][households]
            cells[...] = np.moveaxis(taken, 2, 1) if taken.ndim == 3 else taken[:, None, :]
        return tiles

    def unpack(self, tiles: NDArray[np.float64], records: Any, firsts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
        """Write the tiles' households back into their records.

        Raises:
            OverflowError: a whole number does not fit its field of the record.
        """
        firsts, stops = np.asarray(firsts, dtype=np.int64), np.asarray(stops, dtype=np.int64)
        lanes = np.arange(self.width) < (stops - firsts)[:, None]
        households = (firsts[:, None] + np.arange(self.width))[lanes]
        for name, cells in self._cells(tiles, len(firsts)):
            values = np.moveaxis(cells, 1, 2)[lanes]
            base = self.record[name].base
            if base.kind == "i" and values.size and (values.min() < np.iinfo(base).min or values.max() > np.iinfo(base).max):
                raise OverflowError(f"field {name!r}: a value does not fit {base}")
            records[name][households] = values if self.record[name].shape else values[:, 0]

    def _cells(self, tiles: NDArray[np.float64], villages: int) -> Any:
        """Name and cells, (villages, numbers of the field, width), of every field."""
        shape = (villages, self.size // self.width, self.width)
        views = {"f8": tiles.reshape(shape), "i8": tiles.view(np.int64).reshape(shape)}
        for name, column in self.columns.items():
            yield name, views[self.kind(name)][:, column : column + self.length(name)]


def width_for(largest: int) -> int:
    """The length of a column for villages of at most so many households: few lengths, because each is compiled anew."""
    block = 8 * LANES
    return -(-largest // block) * block
