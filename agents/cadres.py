"""Capacity of cadres: which share of its households a village can look at in a month (M30, resident teams).

Village cadres and group heads grow with the households; a resident team does not, so that large villages are seen less.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.codes import COUNTIES, COUNTY_CATEGORIES
from agents.population.places import villages
from engine.luck import VILLAGE_KEYS

CATEGORY = [[c.name for c in COUNTY_CATEGORIES].index(county.category) for county in COUNTIES]


def planned_visits(p: Any, county: int, households: float) -> float:
    """Share of the village's households looked at in a month, from the parameters of monitoring.

    Args:
        p: parameters of monitoring that hold in the village.
        county: index of its county, for the size of its resident team.
        households: real households of the village, not those of the sample.
    """
    by_team = float(p.team[CATEGORY[county]]) * float(p.team_visits) / max(households, 1.0)
    return min(1.0, float(p.cadre_visits) + by_team)


def plan_visits(world: Any) -> None:
    """January: every village agent plans the visits of its cadres for the year."""
    sizes = villages().households
    of_place = [rules.monitoring for rules in world.rules_now]
    records = world.villages
    places, keys = np.asarray(records["place"]), np.asarray(records["key"]) - VILLAGE_KEYS
    records["visits"][:] = [village.visits(of_place[places[village.index]], float(sizes[keys[village.index]]))
                            for village in world.prefecture.villages]
