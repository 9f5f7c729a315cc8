"""The institutions as Mesa agents: the prefecture (the Mesa model), counties, villages.

They are for a modeller who looks at a world: to select, group and inspect with Mesa's means. They read the world that they
were given, hold no state of their own but their place and never draw from Mesa's luck. Nothing that a run needs imports
this module, because Mesa brings pandas, networkx and SciPy's spaces along: `World.prefecture` makes the agents when asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa

from agents.cadres import planned_visits
from agents.codes import COUNTIES

if TYPE_CHECKING:
    from parameters.rules_types import Monitoring, Rules


class Prefecture(mesa.Model):
    """The prefecture: the Mesa model that holds the institutional agents of a world."""

    def __init__(self, world: Any) -> None:
        super().__init__(rng=0)
        self.world = world
        self.counties = [County(self, index) for index in range(len(COUNTIES))]
        self.villages = [Village(self, index) for index in range(len(world.villages))]


class County(mesa.Agent):
    """A county-level unit."""

    def __init__(self, model: Prefecture, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.code = COUNTIES[index].name
        self.name_zh = COUNTIES[index].zh
        self.category = COUNTIES[index].category

    @property
    def rules(self) -> Rules:
        """The county's rules of the month (those of its first village class)."""
        found: Rules = self.model.world.county_rules(self.index)
        return found


class Village(mesa.Agent):
    """An administrative village or a resettlement community."""

    def __init__(self, model: Prefecture, index: int) -> None:
        super().__init__(model)
        self.index = index
        self.county_index = int(model.world.villages["county"][index])

    @property
    def record(self) -> Any:
        """The village's record (looked up, never kept: a kept view would not survive a copy)."""
        return self.model.world.villages[self.index]

    def households(self) -> Any:
        """The records of its households."""
        return self.model.world.households[self.record.first : self.record.stop]

    def visits(self, p: Monitoring, households: float) -> float:
        """Share of its households that its cadres can look at in a month."""
        return planned_visits(p, households)
