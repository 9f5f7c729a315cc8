"""Pools: purses (`model.purses`) that governments fill in January and that claims can empty.

A rule of a line asks for `pool: Pool`, which is the village's account of the purse of the line's programme. One line files into
`pool.claims`, which `no_claims` begins anew before the first household; the step `settle` asks the purse and writes into
`pool.paying_share` which share of all claims is paid; a later line pays, rounded down. A share below 1 stands until January or the
next claims and tells that the month's money was short. What happens when money is short or left over is said by the purse and by
data of its policy.

A programme declares its `purse`, and as its `premium` what governments owe each county's pool this January. A purse without one is
filled by its programme's own lines.
"""

from __future__ import annotations

import numpy as np

from engine.flows import entry
from engine.passes import POOLS, Step
from model.asking import ask, draw, following_use
from model.programmes import PROGRAMMES
from model.world import World


def pay_premiums(world: World) -> None:
    """January: governments fill the pools; the new premium follows what was used, as the pool's data say."""
    for each in PROGRAMMES:
        if each.purse is not None and each.premium is not None:
            due = following_use(world, each.purse, each.premium(world))
            draw(world, each.name, entry(each.purse.filled_by), due)
            world.pools["paying_share"][:, POOLS[each.name]] = 1.0


def settle(world: World) -> None:
    """Tell every village which share of the filed claims each pool covers."""
    county = world.county_of_villages()
    filed, paying = world.by_county(np.asarray(world.pools["claims"])), np.asarray(world.pools["paying_share"])
    for each in PROGRAMMES:
        if each.purse is not None:
            claims = filed[:, POOLS[each.name]]
            if claims.sum() > 0.0:
                paying[:, POOLS[each.name]] = ask(world, each.purse, claims)[county]


SETTLE = Step("budgets.settle", "资金池核定", settle)
