"""How many seats each group of villages has: what programmes plan for a county, dealt there by households.

Seats are whole, so that a group's part is rounded: the sum of the parts goes up group by group, and a group has the whole
numbers that its step passes. Where the steps begin is one uniform a kind of seat for the whole run, so that no group gains or loses by
chance from year to year and what is dealt on average is what was planned, at any sample share; the whole prefecture has its seats to
within one. Steps begin anew in every place (county and village class), where those of January 2020 have come to, so that a
later change of rules in one place moves nobody elsewhere.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.compiled import Quick
from engine.flows import POLICIES
from engine.luck import PREFECTURE_KEYS, decision, draw_one
from engine.passes import Step
from model.seats import DECLARED
from model.seats_filling import hand_out
from model.village_groups import known_share
from model.world import World
from parameters.places import COUNTY_OF_PLACE, PLACES

DEALT = decision("posts_dealt")
"""Drawn by the occasion of the kind of seat."""
_hand_out = Quick(hand_out)


def planned(rules: NDArray[Any]) -> NDArray[np.float64]:
    """Seats of everybody that each place's rules of a month plan for its whole county (places, kinds of all programmes)."""
    return np.concatenate([np.zeros((PLACES, 0)), *(seats.planned(rules) for seats in DECLARED)], axis=1)


def parts(world: World, plan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each group's part of a plan, in seats of the sample, not rounded (groups, kinds)."""
    groups = world.groups
    real_households = (world.county_sizes * world.county_weights)[COUNTY_OF_PLACE[groups.place]]
    return plan[groups.place] * (groups.sizes / real_households)[:, None]


def rounded(world: World, plan: NDArray[np.float64]) -> NDArray[np.int64]:
    """Each group's part of a plan in whole seats of the sample (groups, kinds)."""
    begins = np.searchsorted(world.groups.place, world.groups.place)
    luck = [draw_one(world.run_luck, DEALT, PREFECTURE_KEYS, number - 1) for seats in DECLARED for number in seats.numbers]
    offset = _before(parts(world, planned(world.rules.view(np.ndarray)[0])))[begins] + luck
    part = parts(world, plan)
    before = _before(part)
    ahead = before - before[begins] + offset % 1.0
    return np.asarray(np.floor(ahead + part) - np.floor(ahead), dtype=np.int64)


def _before(part: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.cumsum(part, axis=0) - part)


def quotas(world: World) -> NDArray[np.int64]:
    """Seats of the sample that each group may have this month (groups, kinds); worked out when the plan changes."""
    plan = planned(world.rules_now)
    known = world.worked_out.get("quotas")
    if known is None or known[0] != world.seed or not np.array_equal(known[1], plan):
        known = world.worked_out["quotas"] = (world.seed, plan, rounded(world, plan))
    found: NDArray[np.int64] = known[2]
    return found


def belonging(world: World) -> NDArray[np.float64]:
    """Known share of those who can have a seat in everybody's households of each village (programmes, villages); worked out once."""
    if "belonging" not in world.worked_out:
        keys = np.asarray(world.villages["key"])
        shares = [known_share(keys, seats.known_classes) for seats in DECLARED]
        world.worked_out["belonging"] = np.array(shares).reshape(len(shares), len(keys))
    found: NDArray[np.float64] = world.worked_out["belonging"]
    return found


def programmes_with_seats() -> NDArray[np.int64]:
    """First kind, how many kinds, their first column in the quotas, and who pays, of each programme (programmes, 4)."""
    rows, column = [], 0
    for seats in DECLARED:
        rows.append((seats.numbers[0], len(seats.kinds), column, POLICIES.index(seats.policy)))
        column += len(seats.kinds)
    return np.array(rows, dtype=np.int64).reshape(-1, 4)


def hand_out_seats(world: World) -> None:
    """The end of a month: contracts that are through end or are renewed, and free seats are filled."""
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
        programmes_with_seats(),
        quotas(world),
        belonging(world),
    )


HAND_OUT = Step("seats.hand_out", "限额岗位续聘与聘用", hand_out_seats)
