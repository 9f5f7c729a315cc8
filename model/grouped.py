"""Sums by random group of kin groups, from which one run tells the noise of its own results.

Each kin group of the full population has a fixed place in [0, 1) of its village, and a run keeps a window of those places
(`agents.population.sample`). The ten groups are the ten parts of that window: each is a sample of every village by the same
design, a tenth as large. So what villages differ by for good is in every group nearly alike (wholly, where everybody is
simulated) and does not count as noise; the choice of households and their own luck do. What everybody shares (wages, prices,
weather) moves all groups alike and is not seen here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import CELLS, COUNTIES, LIFTED, NOISE_GROUPS
from agents.population.chance import uniform
from agents.population.sample import GOLDEN_RATIO, KIN_ROOM
from engine.luck import VILLAGE_KEYS
from model.home_year import months_and_income
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.world import World

QUANTITIES = (
    "relapsed_persons",
    "lifted_persons",
    "entered_persons",
    "not_lifted_persons",
    "ever_relapsed_households",
    "lifted_households",
    "income",
    "residents",
)
"""What is summed by year, county and group; the variables of the contract end in `_by_group`."""
BEFORE = ("income", "residents")
"""What is summed for the year before the first reported one too, where growth begins."""


def noise_groups(world: World) -> NDArray[np.int64]:
    """The random group of each household: which tenth of the sample's window its kin group lies in."""
    kin = np.asarray(world.households["kin"], dtype=np.int64)
    ids, position = np.unique(kin, return_inverse=True)
    place = VILLAGE_KEYS + ids // KIN_ROOM
    where = (uniform("kin_sample", place) + (ids % KIN_ROOM) * GOLDEN_RATIO) % 1.0
    return (np.floor(where * world.weight * NOISE_GROUPS) % NOISE_GROUPS).astype(np.int64)[position]


class Grouped:
    """Adds up what the jackknife over groups needs: `month` is called when a month's accounts are closed."""

    def __init__(self, start: int, end: int, world: World) -> None:
        self.start, years = start, end - start + 1
        self.sums = {name: np.zeros((years, len(COUNTIES), NOISE_GROUPS)) for name in QUANTITIES}
        self.before = {name: np.zeros((len(COUNTIES), NOISE_GROUPS)) for name in BEFORE}
        h = world.households
        county = np.repeat(world.county_of_villages(), world.village_rows)
        cell = np.asarray(h["household_class"], dtype=np.int64) * 2 + np.asarray(h["resettled"])
        self.place = ((county * CELLS + cell) * NOISE_GROUPS + noise_groups(world)).astype(np.intp)
        self.lifted, self.rural = cell // 2 == LIFTED, cell % 2 == 0
        self.below = np.zeros(len(h), dtype=bool)
        self.persons = np.asarray(h["persons"]).astype(np.int16)

    def month(self, world: World) -> None:
        """Sums at the end of the accounting and of the calendar year."""
        closing = int(world.rules_of_counties("lines")["closing_month"][0])
        if world.month_of_year == closing:
            self._close_accounting_year(world)
        if world.month_of_year % MONTHS + 1 == closing:  # households that parted in the year have theirs
            self.below = np.asarray(world.households["below"]) == 1
            self.persons = np.asarray(world.diaries["persons_start"]).astype(np.int16)
        if world.month_of_year == 12:
            self._close_calendar_year(world)

    def _close_accounting_year(self, world: World) -> None:
        """Who has newly fallen below, with the persons at the start of the year."""
        below = np.asarray(world.households["below"]) == 1
        fallen, others = below & ~self.below, ~self.lifted
        year, persons = world.year - self.start, self.persons
        if 0 <= year < len(self.sums["income"]):
            for name, rows in (
                ("relapsed_persons", fallen & self.lifted),
                ("lifted_persons", self.lifted),
                ("entered_persons", fallen & others),
                ("not_lifted_persons", others),
            ):
                self.sums[name][year] = self._sum(world, persons * rows)

    def _close_calendar_year(self, world: World) -> None:
        """Income and residents of the rural part, and who has ever relapsed."""
        year = world.year - self.start
        if not -1 <= year < len(self.sums["income"]):
            return
        months, income = months_and_income(world)
        residents = self._sum(world, months * self.rural) / 12.0  # whole months add up exactly
        sums = {"income": self._sum(world, income * self.rural), "residents": residents}
        for name, values in sums.items():
            (self.before[name] if year < 0 else self.sums[name][year])[:] = values
        if year >= 0:
            there = np.asarray(world.households["persons"]) > 0
            ever = np.asarray(world.households["ever_relapsed"]) == 1
            self.sums["ever_relapsed_households"][year] = self._sum(world, ever & self.lifted)
            self.sums["lifted_households"][year] = self._sum(world, self.lifted & there)

    def _sum(self, world: World, values: NDArray[Any]) -> Array:
        """Weighed sums (county, group)."""
        found = np.bincount(self.place, weights=values, minlength=len(COUNTIES) * CELLS * NOISE_GROUPS)
        return np.asarray((found.reshape(len(COUNTIES), CELLS, NOISE_GROUPS) * world.weights[:, :, None]).sum(axis=1))

    def arrays(self, _: Recorded) -> Mapping[str, Array]:
        """The variables of the contract."""
        return {
            **{f"{name}_by_group": values for name, values in self.sums.items()},
            **{f"{name}_before_by_group": values for name, values in self.before.items()},
        }
