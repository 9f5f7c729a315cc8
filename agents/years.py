"""The years of a world as its prefecture knows them: rules by county, what is observed, and luck that is drawn once a year."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import ndtri

from agents.codes import VILLAGE_CLASSES
from engine.luck import PREFECTURE_KEYS, draw_one

FIRST_YEAR, MONTHS = 2020, 12
WALK = 2_000_000
"""Added to the year for luck of drivers, which is drawn once a year."""


class Years:
    """Rules and luck of a world's years; what is drawn is remembered."""

    first_year = FIRST_YEAR

    def __init__(self, world: Any) -> None:
        self.world = world
        self._drawn: dict[tuple[int, int, int], float] = {}

    def rules_by_county(self, group: str) -> Any:
        """This month's rules of a group by county."""
        return self.world.rules_of_counties(group)

    def rules_of_month(self, month: int) -> Any:
        """The rules of a month that is lived or being lived, by county, all groups."""
        return np.asarray(self.world.rules)[month - FIRST_YEAR * MONTHS][:: len(VILLAGE_CLASSES)]

    def rules_of_year(self, group: str, year: int) -> Any:
        """The rules of a group in January of a year, by county."""
        return self.rules_of_month(year * MONTHS)[group]

    def last_observed(self, driver: str) -> int:
        """The last year whose value of a driver is taken as it is; forecast error and shocks begin after it."""
        return int(self.world.observed.get(f"drivers.{driver}", FIRST_YEAR))

    def normal_of_year(self, decision_number: int, year: int, occasion: int = 0) -> float:
        """A standard normal of the prefecture, drawn once a year."""
        return float(ndtri(max(1e-12, self.uniform_of_year(decision_number, year, occasion))))

    def uniform_of_year(self, decision_number: int, year: int, occasion: int = 0) -> float:
        """A uniform of the prefecture, drawn once a year (and remembered)."""
        key = (decision_number, year, occasion)
        if key not in self._drawn:
            self._drawn[key] = draw_one(self.world.shared_luck(WALK + year), decision_number, PREFECTURE_KEYS, occasion)
        return self._drawn[key]

    def walk(self, decision_number: int, sd: Any, last_observed: int) -> Any:
        """Sum of yearly normals after `last_observed` up to the current year, times `sd`: the log of a random walk."""
        years = range(last_observed + 1, self.world.year + 1)
        return sd * sum(self.normal_of_year(decision_number, year) for year in years)
