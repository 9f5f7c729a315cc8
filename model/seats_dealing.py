"""How many seats each group of villages has: what programmes plan for a county, dealt there by those who can have one.

A county deals a programme's seats to its villages by their known households of the classes it is for, as the prefecture deals them
to its counties. By all households, villages with few candidates would leave seats empty while those with many turn candidates away;
and the villages of a sample, which act together, would fill what everybody's leave empty.

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

from agents.codes import COUNTIES
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


def belonging(world: World) -> NDArray[np.float64]:
    """Each group's part of the county's known households that can have a seat of each kind (groups, kinds of all programmes).

    Worked out once. Where a county has nobody of these classes, its seats go by all households.
    """
    if "belonging" not in world.worked_out:
        groups, keys = world.groups, np.asarray(world.villages["key"])
        columns = [np.zeros((len(groups), 0))]
        for seats in DECLARED:
            could = groups.added_up(world.village_sizes * known_share(keys, seats.known_classes))
            part = of_county(world, could)
            part = np.where(np.isnan(part), of_county(world, groups.sizes), part)
            columns.append(np.repeat(part[:, None], len(seats.kinds), axis=1))
        world.worked_out["belonging"] = np.concatenate(columns, axis=1)
    found: NDArray[np.float64] = world.worked_out["belonging"]
    return found


def of_county(world: World, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each group's part of the sum of its county (groups,); not a number where that is nought."""
    county = COUNTY_OF_PLACE[world.groups.place]
    sums = np.bincount(county, weights=values, minlength=len(COUNTIES))[county]
    return np.divide(values, sums, out=np.full(len(values), np.nan), where=sums > 0.0)


def parts(world: World, plan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each group's part of a plan, in seats of the sample, not rounded (groups, kinds)."""
    place = world.groups.place
    return plan[place] * belonging(world) / world.county_weights[COUNTY_OF_PLACE[place], None]


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
    )


HAND_OUT = Step("seats.hand_out", "限额岗位续聘与聘用", hand_out_seats)
