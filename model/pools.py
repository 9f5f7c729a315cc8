"""Pools: purses (`model.purses`) that governments fill in January and that claims can empty.

A line files claims into `village.claims[NUMBER]`, the step `settle` asks the purse and writes into `village.paying_share[NUMBER]`
which share of them is paid, a later line pays, rounded down, and sets `village.claims[NUMBER]` back to 0. `settle` may stand in
the month several times: it looks at pools with filed claims. A share below 1 stands until January or the next claims and tells
that the pool is dry. What happens when money is short or left over is said by the purse and by data of its policy.

A programme declares its `purse`, and as its `premium` what governments owe each county's pool this January. A purse without one is
filled by its programme's own lines.
"""

from __future__ import annotations

import numpy as np

from engine.flows import entry
from engine.passes import Step
from model.asking import ask, draw, surplus
from model.programmes import PROGRAMMES
from model.world import World


def pay_premiums(world: World) -> None:
    """January: governments fill the pools; surplus that a pool does not keep lowers the new premium."""
    for each in PROGRAMMES:
        if each.purse is not None and each.premium is not None:
            due = each.premium(world) - surplus(world, each.purse)
            draw(world, each.name, entry(each.purse.filled_by), due)
            world.villages["paying_share"][:, each.purse.number] = 1.0


def settle(world: World) -> None:
    """Tell every village which share of the filed claims each pool covers."""
    county = world.county_of_villages()
    filed = world.by_county(np.asarray(world.villages["claims"]))
    paying = np.asarray(world.villages["paying_share"])
    for each in PROGRAMMES:
        if each.purse is not None:
            claims = filed[:, each.purse.number]
            if claims.sum() > 0.0:
                paying[:, each.purse.number] = ask(world, each.purse, claims)[county]


SETTLE = Step("budgets.settle", "资金池核定", settle)
