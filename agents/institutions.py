"""Counties and villages as Mesa agents, for a modeller who looks at a world: to select, group, map over and collect.

They read the world of their model (`model.prefecture.Prefecture`), hold no state of their own but their place and never draw from
Mesa's luck. Nothing that a run needs imports this module, because Mesa brings pandas, networkx and SciPy's spaces along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from agents.cadres import planned_visits
from agents.codes import COUNTIES, VILLAGE_CLASSES
from agents.years import MONTHS

if TYPE_CHECKING:
    from mesa.agent import AgentSet

    from parameters.rules_types import Monitoring, Rules


class County(mesa.Agent):
    """A county-level unit: its rules of the month, and what it has decided since January."""

    def __init__(self, model: Any, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.code = COUNTIES[index].name
        self.name = COUNTIES[index].en
        self.name_zh = COUNTIES[index].zh
        self.category = COUNTIES[index].category

    @property
    def rules(self) -> Rules:
        """The county's rules of the month (those of its first village class)."""
        found: Rules = self.model.world.county_rules(self.index)
        return found

    @property
    def villages(self) -> AgentSet:
        """Its villages."""
        return self.model.villages.select(lambda village: village.county_index == self.index)

    @property
    def households(self) -> AgentSet:
        """Its households, made as agents now if they were not before."""
        return self.model.households_of(np.flatnonzero(self.model.county_of_households == self.index))

    @property
    def decisions(self) -> Any:
        """What it has paid, was asked for and could not pay since January, its purses and its seats (`model.decisions`)."""
        return self.model.decisions[self.index]

    @property
    def spent(self) -> float:
        """Public money that reached the county since January, real yuan."""
        return float(sum(self.decisions.spent.values()))

    @property
    def short(self) -> float:
        """What its programmes asked of purses since January and were not paid, real yuan."""
        return float(sum(self.decisions.short.values()))


class Shown(mesa.Agent):
    """An agent whose attributes are the fields of its records as they are now. It shows them and does not write them: a value set here
    would stand beside the record, and be read in its place from then on."""

    def __getattr__(self, name: str) -> Any:
        """A field of one of its records.

        Raises:
            AttributeError: none has it.
        """
        for records in self._records():
            if name in records.dtype.names:
                return records[name][self.__dict__["index"]].tolist()
        raise AttributeError(f"{type(self).__name__} has no {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        """Anything of the agent's own.

        Raises:
            AttributeError: a record has a field of this name.
        """
        if any(name in records.dtype.names for records in self._records()):
            raise AttributeError(f"{name!r} is shown and cannot be set here: set it in the tables of `world`, or change the scenario")
        super().__setattr__(name, value)

    def _records(self) -> tuple[Any, ...]:
        model = self.__dict__.get("model")
        return () if model is None else self._tables(model.world)

    def _tables(self, world: Any) -> tuple[Any, ...]:
        """The tables that have a row of the agent, the first with a field of a name first."""
        return ()


class Village(Shown):
    """An administrative village or a resettlement community; fields of its record are its attributes (`agents.places.Village`)."""

    def __init__(self, model: Any, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.county_index = int(model.world.villages["county"][index])
        self.village_class = VILLAGE_CLASSES[int(model.world.villages["place"][index]) % len(VILLAGE_CLASSES)].name

    def _tables(self, world: Any) -> tuple[Any, ...]:
        return (world.villages,)

    @property
    def record(self) -> Any:
        """The village's record (looked up, never kept: a kept view would not survive a copy)."""
        return self.model.world.villages[self.index]

    @property
    def county(self) -> County:
        """The county in which it lies."""
        found: County = self.model.county(self.county_index)
        return found

    @property
    def households(self) -> AgentSet:
        """Its households, made as agents now if they were not before."""
        record = self.record
        return self.model.households_of(np.arange(record.first, record.stop))

    def visits_planned(self, p: Monitoring, households: float) -> float:
        """Share of its households that its cadres can look at in a month."""
        return planned_visits(p, households)


class Household(Shown):
    """A household as a light view: the fields of its records are its attributes, as they are now.

    They are those of `agents.household`, and what programmes keep of a household.
    """

    def __init__(self, model: Any, index: int) -> None:
        super().__init__(model)
        self.index = index

    def _tables(self, world: Any) -> tuple[Any, ...]:
        return (world.households, world.diaries, *world.states)

    @property
    def number(self) -> int:
        """Its number in the full population, by which `run.py explain` knows it too."""
        return int(self.model.household_numbers[self.index])

    @property
    def county_index(self) -> int:
        """The county in which it is registered."""
        return int(self.model.county_of_households[self.index])

    @property
    def weight(self) -> float:
        """How many real households it stands for."""
        return float(self.model.world.household_weights()[self.index])

    @property
    def home(self) -> Village:
        """The village in which it is registered."""
        found: Village = self.model.village(int(self.village))
        return found

    @property
    def income_per_head(self) -> float:
        """Net income (concept 2) of the last twelve months a head, yuan; 0 where nobody is left."""
        return float(self.net_12) * MONTHS / max(MONTHS * int(self.persons) + int(self.head_months), 1)

    @property
    def members(self) -> list[Any]:
        """Its members as plain values with their names (`agents.household_view.Person`)."""
        found: list[Any] = self.model.view_of(self.number).members()
        return found
