"""Counts of a population that its report needs: ages, who is present where, weighted sums by group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.population.composition import REFERENCE_MONTH
from agents.population.people import People

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Measures:
    """A population and the number of households that each of its households stands for."""

    people: People
    weight: float

    @cached_property
    def exists(self) -> Flags:
        """Slots that hold a person (N, 8)."""
        return self.people.exists

    @cached_property
    def age(self) -> NDArray[np.int32]:
        """Full years at the end of 2019 (N, 8); meaningless in empty slots."""
        years: NDArray[np.int32] = (REFERENCE_MONTH - self.people.birth_month) // 12
        return years

    @cached_property
    def villager(self) -> Flags:
        """Households that were not resettled (N,)."""
        return self.people.resettled == 0

    @cached_property
    def rural_present(self) -> Flags:
        """Persons whom the census counts in a rural place (N, 8): at home in a village, not in a community."""
        return self.exists & (self.people.presence == codes.PRESENT) & self.villager[:, None]

    @cached_property
    def migrant(self) -> Flags:
        """Workers inside or outside the province, away from the county (N, 8)."""
        return (self.people.work == codes.MIGRANT_PROVINCE) | (self.people.work == codes.MIGRANT_OUTSIDE)

    @cached_property
    def employed(self) -> Flags:
        """Persons with any usual work (N, 8)."""
        return (self.people.work != codes.NO_WORK) & (self.people.work != codes.UNEMPLOYED)

    @cached_property
    def workers(self) -> Floats:
        """Workers of a household (N,): full capacity counts one, weak a half."""
        return self.people.can_work.sum(axis=1, dtype=np.int64) * 0.5

    @cached_property
    def adult_schooling(self) -> Floats:
        """Mean years of members of 16-64 (N,); 6 where there is none."""
        adult = self.exists & (self.age >= 16) & (self.age < 65)
        adults = adult.sum(axis=1)
        years = (self.people.schooling_years * adult).sum(axis=1)
        means: Floats = np.where(adults > 0, years / np.maximum(adults, 1), 6.0)
        return means

    def persons(self, who: Flags, of: NDArray[np.int8] | None = None, groups: int = 1) -> Floats:
        """Weighted persons by group: `who` (N, 8), `of` (N,) group of the household -> (groups,)."""
        return self.sums(who.sum(axis=1), of, groups)

    def sums(self, values: NDArray[Any], of: NDArray[np.int8] | None = None, groups: int = 1) -> Floats:
        """Weighted sum of a value by household (N,) and group -> (groups,)."""
        index = np.zeros(len(self.people), dtype=np.int8) if of is None else of
        sums = np.bincount(index, weights=values.astype(np.float64), minlength=groups)
        return np.asarray(self.weight * sums, dtype=np.float64)

    def share(self, part: Flags, whole: Flags, of: NDArray[np.int8] | None = None, groups: int = 1) -> Floats:
        """Percent of `whole` persons who are `part` too, by group (groups,)."""
        everybody = np.maximum(self.persons(whole, of, groups), 1e-9)
        shares: Floats = 100.0 * self.persons(part & whole, of, groups) / everybody
        return shares


def odds_ratio(exposed: Flags, case: Flags, among: Flags | None = None) -> float:
    """Odds of `case` among the exposed over those among the others (all one shape); infinite when a cell is empty."""
    here = np.ones(exposed.shape, dtype=np.bool_) if among is None else among
    a, b = (exposed & case & here).sum(), (exposed & ~case & here).sum()
    c, d = (~exposed & case & here).sum(), (~exposed & ~case & here).sum()
    return float(a) * float(d) / (float(b) * float(c)) if b * c else float("inf")
