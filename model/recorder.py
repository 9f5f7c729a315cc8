"""The recorder: adds up tallies by county, lets keepers see every month, and turns both into the variables of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pkgutil import resolve_name

import numpy as np

from agents.codes import COUNTIES, HOUSEHOLD_CLASSES
from engine.flows import FLOW_NAMES
from model.contract import VARIABLES
from model.keepers import Keeper
from model.outcomes.recorded import Array, Recorded
from model.people import MONTHS
from model.public_money import PublicMoney
from model.tally import COLUMNS, MONTHLY_COLUMNS, PLACES
from model.world import World

CELLS = (len(COUNTIES), len(HOUSEHOLD_CLASSES), 2)


class Recorder:
    """Collects one run. `month` is called when a month's accounts are closed; `arrays` gives the variables at the end."""

    def __init__(self, start: int, end: int, world: World) -> None:
        self.start, self.end = start, end
        years = end - start + 1
        self.years = np.zeros((years, *CELLS, len(COLUMNS)))
        self.base = np.zeros((*CELLS, len(COLUMNS)))
        self.monthly = np.zeros((years * MONTHS, len(COUNTIES), MONTHLY_COLUMNS))
        self.flows_of_2020 = np.zeros(len(FLOW_NAMES))
        self.money = PublicMoney(start, end, world)
        """Kept in every run: scenarios that hand on what they save read it."""
        names = dict.fromkeys(outcome.how.keeper for outcome in VARIABLES.values() if outcome.how.keeper)
        kinds = {name: resolve_name(name) for name in names}
        self.keepers: dict[str, Keeper] = {
            name: self.money if kind is PublicMoney else kind(start, end, world) for name, kind in kinds.items()
        }

    def month(self, world: World) -> None:
        """Add the month's tallies, and let keepers look."""
        columns = world.columns_written
        tallies = world.tallies[:, :, :columns].reshape(len(world.tallies), -1)
        cells = world.weights.reshape(*CELLS, 1) * world.by_county(tallies).reshape(*CELLS, columns)
        year = world.year - self.start
        if world.year == self.start - 1:
            self.base[..., :columns] += cells
            self.flows_of_2020 += world.county_weights @ world.county_books
        if 0 <= year < len(self.years):
            self.years[year, ..., :columns] += cells
            self.monthly[year * MONTHS + world.month_of_year - 1] = cells[..., :MONTHLY_COLUMNS].sum(axis=(1, 2))
        for keeper in self.keepers.values():
            keeper.month(world)

    def arrays(self, world: World) -> dict[str, Array]:
        """All variables of the contract, as arrays with its dimensions."""

        @cache
        def values_of(name: str) -> Array:
            outcome = VARIABLES[name]
            return np.asarray(outcome.how.values(recorded, name, outcome.dims), dtype=np.float64)

        @cache
        def kept_by(keeper: str) -> Mapping[str, Array]:
            return self.keepers[keeper].arrays(recorded)

        imbalance = float(world.imbalance * world.county_weights.max())
        recorded = Recorded(self.years, self.base, self.monthly, PLACES, values_of, kept_by, imbalance)
        return {name: values_of(name) for name in VARIABLES}
