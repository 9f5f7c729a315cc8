"""Pools: purses (`model.purses`) that governments fill in January and that claims can empty.

A line files claims into `village.claims[NUMBER]`, the step `settle` asks the purse and writes into `village.paying_share[NUMBER]`
which share of them is paid, a later line pays, rounded down, and sets `village.claims[NUMBER]` back to 0. `settle` may stand in
the month several times: it looks at pools with filed claims. A share below 1 stands until January or the next claims and tells
that the pool is dry. What happens when money is short or left over is said by the purse and by data of its policy.

To join, a policy adds one function to `PREMIUMS`: world -> yuan of the sample that governments owe each county's pool
this January. A pool without a function there is filled and settled by its policy's own step.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from agents.codes import COUNTIES, LIFTED
from agents.places import RELIEF
from engine.flows import entry
from model.asking import ask, draw, surplus
from model.passes import alone
from model.policies.gap_insurance import COUNT_INSURED
from model.policies.job_loss_pool import job_premium
from model.purses import CLAIMED as TABLE
from model.purses import Yuan, covered
from model.world import World

CASES_ADDED = 20.0
"""Cases of relief at the prefecture's rate by which a county of a sample is drawn to it: a device of estimation."""


def fund_refill(world: World) -> Yuan:
    """Farmers' fund: every county its own part and an equal share of the prefecture's (F0039, F0040)."""
    p = world.rules_of_counties("farmers_fund")
    own = np.where(p["coverage"] > 0.0, p["refill"] * p["in_force"], 0.0)
    return np.asarray(own * (1.0 + 1.0 / len(COUNTIES)) / world.county_weights)


def gap_premium(world: World) -> Yuan:
    """Gap insurance: a budget of the prefecture (F0026, F0027) for the cover in force and its amounts, booked by households."""
    p = world.rules_of_counties("gap_insurance")
    budget = np.where(p["coverage"] > 0.0, p["budget"] * (1.0 - p["budget_cut"]) * p["in_force"] * p["strength"], 0.0)
    households = world.county_sizes * world.county_weights
    premium = np.asarray(budget * (households / households.sum()) / world.county_weights)
    return premium - own_part(world, premium * p["premium_share"])


def own_part(world: World, yuan: Yuan) -> Yuan:
    """What insured households pay of a premium of gap insurance: `yuan` by county, or nothing where nobody is insured.

    Villages are told what a person owes; their households pay it this month.
    """
    villages = np.asarray(world.villages)
    villages["gap_dues"] = 0.0
    if not yuan.any():
        return yuan
    alone(COUNT_INSURED)(*world.pass_arguments, 0, len(villages))
    persons = world.by_county(villages["insured_persons"])
    villages["gap_dues"] = (yuan / np.maximum(persons, 1.0))[world.county_of_villages()]
    return np.where(persons > 0.0, yuan, 0.0)


def home_premium(world: World) -> Yuan:
    """Home insurance: a premium for every resettled registered-poor person in the county (F0013), in force, less his own part."""
    h = world.households
    resettled = np.flatnonzero(h["resettled"] == 1)
    insured = np.where(h["household_class"][resettled] == LIFTED, h["persons"][resettled], 0)
    by_village = np.bincount(h["village"][resettled], weights=insured, minlength=len(world.villages))
    p = world.rules_of_counties("home_insurance")
    premium = np.where(p["coverage"] > 0.0, p["premium"] * (1.0 - p["premium_share"]) * p["in_force"] * p["strength"], 0.0)
    return np.asarray(world.by_county(by_village) * premium)


PREMIUMS: dict[str, Callable[[World], Yuan]] = {
    "farmers_fund": fund_refill,
    "gap_insurance": gap_premium,
    "job_loss_insurance": job_premium,
    "home_insurance": home_premium,
}
"""Policy -> what governments pay into its pool this January, yuan of the sample by county."""


def pay_premiums(world: World) -> None:
    """January: governments fill the pools; surplus that a pool does not keep lowers the new premium."""
    for pool in TABLE:
        if pool.policy not in PREMIUMS:
            continue
        due = PREMIUMS[pool.policy](world) - surplus(world, pool)
        draw(world, pool.policy, entry(pool.filled_by), due)
        world.villages["paying_share"][:, pool.number] = 1.0


def settle(world: World) -> None:
    """Tell every village which share of the filed claims each pool covers."""
    county = world.county_of_villages()
    filed = world.by_county(np.asarray(world.villages["claims"]))
    paying = np.asarray(world.villages["paying_share"])
    for pool in TABLE:
        claims = filed[:, pool.number]
        if pool.policy in PREMIUMS and claims.sum() > 0.0:
            paying[:, pool.number] = ask(world, pool, claims)[county]
    paying[:, RELIEF] = relief_shares(world, filed[:, RELIEF])[county]


def relief_shares(world: World, cases: Yuan) -> Yuan:
    """Chance of a case of temporary relief: a twelfth of the county's yearly budget over the cases put forward."""
    budget = world.rules_of_counties("relief")["cases"] / 12.0
    return covered(expected_cases(world, cases), budget * world.county_sizes)


def expected_cases(world: World, cases: Yuan) -> Yuan:
    """Cases by county as everybody would have them: a sample's few are drawn to the prefecture's rate.

    A county with three cases a month has now more, now fewer than its budget has places for, everybody's has hundreds. The
    rate of a sample's county counts as if `CASES_ADDED` cases at the prefecture's rate came to its own; everybody's stay.
    """
    rate = cases.sum() / max(1.0, float(world.county_sizes.sum()))
    added = CASES_ADDED * (1.0 - 1.0 / world.weight)
    if rate <= 0.0 or added <= 0.0:
        return cases
    return np.asarray(world.county_sizes * (cases + added) / (world.county_sizes + added / rate))
