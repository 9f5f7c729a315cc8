"""How many public posts each group of villages has: the prefecture's posts dealt to counties, and there by households.

Posts are whole, so that a group's part is rounded: the sum of the parts goes up group by group, and a group has the whole
numbers that its step passes. Where the steps begin is one uniform for the whole run, so that no group gains or loses by chance
from year to year and what is dealt on average is what was planned, at any sample share; the whole prefecture has its posts to
within one. Steps begin anew in every place (county and village class), where those of January 2020 have come to, so that a
later change of rules in one place moves nobody elsewhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES
from engine.compiled import Quick
from engine.luck import PREFECTURE_KEYS, decision, draw_one
from model.policies.public_posts import hand_out
from model.village_groups import PLACES, known_share
from model.world import World

DEALT = decision("posts_dealt")
COUNTY_OF_PLACE = np.arange(PLACES) // len(VILLAGE_CLASSES)
KINDS = 2
"""Posts and rangers."""
KNOWN_CLASSES = 2
"""Lifted and near-poor: the ordinary can have a post only while they are listed, one in a hundred."""
_hand_out = Quick(hand_out)


def planned(rules: NDArray[Any]) -> NDArray[np.float64]:
    """Posts and rangers of everybody that each place's rules of a month plan for its whole county (places, 2)."""
    p = rules["public_posts"]
    of_county = rules["county_differences"]["lifted_share"][np.arange(PLACES), COUNTY_OF_PLACE] * p["coverage"]
    return np.stack([p["posts"] * of_county, p["rangers"] * of_county], axis=1)


def parts(world: World, plan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each group's part of a plan, in posts of the sample, not rounded (groups, 2)."""
    groups = world.groups
    real_households = (world.county_sizes * world.county_weights)[COUNTY_OF_PLACE[groups.place]]
    return plan[groups.place] * (groups.sizes / real_households)[:, None]


def rounded(world: World, plan: NDArray[np.float64]) -> NDArray[np.int64]:
    """Each group's part of a plan in whole posts of the sample (groups, 2)."""
    begins = np.searchsorted(world.groups.place, world.groups.place)
    luck = [draw_one(world.run_luck, DEALT, PREFECTURE_KEYS, kind) for kind in range(KINDS)]
    offset = _before(parts(world, planned(world.rules.view(np.ndarray)[0])))[begins] + luck
    part = parts(world, plan)
    before = _before(part)
    ahead = before - before[begins] + offset % 1.0
    return np.asarray(np.floor(ahead + part) - np.floor(ahead), dtype=np.int64)


def _before(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.cumsum(part, axis=0) - part)


def quotas(world: World) -> NDArray[np.int64]:
    """Posts and rangers of the sample that each group may have this month (groups, 2); worked out when the plan changes."""
    plan = planned(world.rules_now)
    known = world.worked_out.get("quotas")
    if known is None or known[0] != world.seed or not np.array_equal(known[1], plan):
        known = world.worked_out["quotas"] = (world.seed, plan, rounded(world, plan))
    found: NDArray[np.int64] = known[2]
    return found


def belonging(world: World) -> NDArray[np.float64]:
    """Known share of the lifted and near-poor in everybody's households of each village (villages,); worked out once."""
    if "belonging" not in world.worked_out:
        world.worked_out["belonging"] = known_share(np.asarray(world.villages["key"]), KNOWN_CLASSES)
    found: NDArray[np.float64] = world.worked_out["belonging"]
    return found


def hand_out_posts(world: World) -> None:
    """The end of a month: contracts that are through end or are renewed, and free posts are filled."""
    _hand_out(
        world.households,
        world.persons,
        world.diaries,
        world.villages,
        world.rules_now,
        world.luck,
        world.month,
        world.groups.order,
        world.groups.first,
        quotas(world),
        belonging(world),
    )


assert len(COUNTIES) * len(VILLAGE_CLASSES) == PLACES
