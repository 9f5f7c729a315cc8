"""Capacity of cadres: which share of its households a village can look at in a month (M30, resident teams).

Village cadres and group heads grow with the households; a resident team does not, so that large villages are seen less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from agents.population.places import villages
from engine.luck import VILLAGE_KEYS

if TYPE_CHECKING:
    from parameters.rules_types import Monitoring


def planned_visits(p: Monitoring, households: float) -> float:
    """Share of the village's households looked at in a month, from the parameters of monitoring.

    Args:
        p: parameters of monitoring that hold in the village.
        households: real households of the village, not those of the sample.
    """
    return float(share_visited(p.team, p.team_visits, p.cadre_visits, np.float64(households)))


def share_visited(team: Any, team_visits: Any, cadre_visits: Any, households: Any) -> Any:
    """What cadres and the resident team of a village (or of many, as arrays) see of its households in a month, at most 1."""
    return np.minimum(1.0, cadre_visits + team * team_visits / np.maximum(households, 1.0))


def plan_visits(world: Any) -> None:
    """January: every village plans the visits of its cadres for the year, as `Village.visits` would, all at once."""
    sizes = villages().households
    records = np.asarray(world.villages)
    p = world.rules_now["monitoring"][records["place"]]
    households = sizes[records["key"] - VILLAGE_KEYS].astype(np.float64)
    records["visits"] = share_visited(p["team"], p["team_visits"], p["cadre_visits"], households)
