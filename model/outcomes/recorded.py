"""What a run has recorded, from which outcomes are worked out: sums by cell, and what keepers wrote down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


def ratio(top: Array, bottom: Array) -> Array:
    """Quotient, missing where the denominator is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), np.nan)


@dataclass(frozen=True)
class Recorded:
    """A run's sums in persons, households and yuan of the real population.

    `years` (years, counties, classes, resettled, columns) and `base` (the same without years, of the year before the first) are sums
    of years, `months` (months, counties, columns) those of every month, which stand first among the columns; `places` says in which
    column or columns a sum stands. `values_of` gives the values of another outcome, `keeper` what one of the keepers wrote down.
    """

    years: Array
    base: Array
    months: Array
    places: Mapping[str, int | slice]
    values_of: Callable[[str], Array]
    keeper: Callable[[str], Mapping[str, Array]]
    imbalance: float

    def sums(self, name: str, dims: Sequence[str], villagers: bool, by_item: bool) -> Array:
        """A sum with these dimensions: of `villagers` alone or with the resettled; one by items of a list whole or item by item."""
        found = self._cells(dims, villagers)[..., self.places[name]]
        return np.asarray(found.sum(axis=-1)) if isinstance(self.places[name], slice) and not by_item else found

    def _cells(self, dims: Sequence[str], villagers: bool) -> Array:
        if dims[0] == "month":
            return self.months
        if "household_class" in dims:
            return self.years
        return self.villagers if villagers else self.counties

    @cached_property
    def counties(self) -> Array:
        """Sums of years by county, (years, counties, columns)."""
        return np.asarray(self.years.sum(axis=(2, 3)))

    @cached_property
    def villagers(self) -> Array:
        """The same, the resettled left out."""
        return np.asarray(self.years[:, :, :, 0].sum(axis=2))

    @cached_property
    def villagers_before(self) -> Array:
        """The same of the year before the first, (counties, columns)."""
        return np.asarray(self.base[:, :, 0].sum(axis=1))
