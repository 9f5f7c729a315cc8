"""The prefecture as a Mesa model: `step()` lives a month; counties, villages and, when asked for, households are its agents.

    prefecture = Prefecture("support_withdrawn", sample=0.01)
    prefecture.live_until("2022-10")
    prefecture.villages.groupby("village_class").map(len)
    prefecture.households.select(lambda h: h.in_dibao).agg("income_per_head", np.mean)

What is looked at changes nothing: agents read the world, only the lines of the month write it, and Mesa's luck is never drawn.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import mesa
import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.household_view import HouseholdView
from agents.institutions import County, Household, Village
from model.block import Block
from model.decisions import CountyDecisions, decisions_of
from model.household_table import numbers_of
from model.month import live, village_ranges
from model.projection import world_of
from model.world import World
from parameters.months import month_index, month_text

if TYPE_CHECKING:
    from mesa.agent import AgentSet

FIRST_YEAR = 2021
"""The first year in which a scenario may differ from the plan."""


class Prefecture(mesa.Model):
    """The prefecture from January 2020 on.

    Its agents are counties and villages from the beginning; households are made as agents when somebody asks for them, of a
    village, a county or all, and stay the same objects.
    """

    running: bool
    """Whether there are rules for the next month."""

    def __init__(
        self,
        scenario: str | Path = "plan",
        sample: float = 0.01,
        *,
        seed: int = 1,
        end: int = 2025,
        drivers: str | None = None,
        threads: int = 1,
        world: World | None = None,
    ) -> None:
        """The first run of a scenario (central parameters, replicate 0), or a `world` that is there already.

        Args:
            scenario: a name or a path.
            sample: share of the rural households, in (0, 1].
            seed: of luck.
            end: the last year for which rules are made.
            drivers: `forecast` or `observed`; None: as the scenario says.
            threads: how many live a month; they change no bit.
            world: looked at and lived on instead of a new one.

        Raises:
            InputError: the scenario cannot be read.
        """
        super().__init__(rng=0)
        if world is None:
            world = world_of(Block((str(scenario),), 0, 1, 0, seed, sample, FIRST_YEAR, max(end, FIRST_YEAR), drivers))
        self.world, self.threads = world, threads
        self.counties: AgentSet = County.create_agents(self, len(COUNTIES), list(range(len(COUNTIES))))
        self.villages: AgentSet = Village.create_agents(self, len(world.villages), list(range(len(world.villages))))
        self._county = list(self.counties)
        self._village = list(self.villages)
        self._household: dict[int, Household] = {}
        self._decisions: tuple[int, list[CountyDecisions]] = (-1, [])

    def step(self) -> None:
        """Live the next month.

        Raises:
            ValueError: there are no rules for it.
        """
        if not self.running:
            raise ValueError(f"rules end before {self.month}; make the prefecture with a later `end`")
        live(self.world, village_ranges(self.world, self.threads), self.threads)
        self.running = self.world.row < len(self.world.rules)

    def live_until(self, month: str) -> Prefecture:
        """Step until `month` (`YYYY-MM`) is the next one, and give the prefecture back.

        Raises:
            ValueError: the month is none, has been lived, or there are no rules before it.
        """
        wanted = month_index(month)
        if wanted < self.world.month:
            raise ValueError(f"{month} has been lived: the next month is {self.month}")
        while self.world.month < wanted:
            self.step()
        return self

    @property
    def month(self) -> str:
        """The month that `step()` lives next, `YYYY-MM`."""
        return month_text(self.world.month)

    @property
    def decisions(self) -> list[CountyDecisions]:
        """What every county has decided since January; worked out once a month, when somebody asks."""
        if self._decisions[0] != self.world.month:
            self._decisions = (self.world.month, decisions_of(self.world))
        return self._decisions[1]

    @property
    def households(self) -> AgentSet:
        """All households as agents: half a kilobyte each, made now where they were not before."""
        return self.households_of(np.arange(len(self.world.households)))

    def households_of(self, rows: NDArray[np.int64]) -> AgentSet:
        """The households in these rows that have members, as agents; made now where they were not before."""
        there = rows[np.asarray(self.world.households["persons"])[rows] > 0]
        return type(self.agents)([self._agent_in(row) for row in there.tolist()], random=self.random)

    def _agent_in(self, row: int) -> Household:
        if row not in self._household:
            self._household[row] = Household(self, row)
        return self._household[row]

    def household(self, number: int) -> Household:
        """The household with this number in the full population, also where nobody is left of it.

        Raises:
            NoSuchHousehold: it is not in this sample.
        """
        return self._agent_in(self.view_of(number).index)

    def view_of(self, number: int) -> HouseholdView:
        """The same with its members, accounts and history as plain values."""
        return HouseholdView(self.world, number)

    def county(self, index: int) -> County:
        """A county by its position."""
        return self._county[index]

    def village(self, index: int) -> Village:
        """A village by its position in the sample."""
        return self._village[index]

    @cached_property
    def county_of_households(self) -> NDArray[np.int64]:
        """Index of each household's county; never changes."""
        return self.world.county_of_villages()[np.asarray(self.world.households["village"])]

    @cached_property
    def household_numbers(self) -> NDArray[np.int64]:
        """Number of each household in the full population; never changes."""
        return numbers_of(self.world)
