"""Yearly caps: how much public money a county may spend on a policy in a calendar year (`yearly_cap` of every policy).

A cap is the most that a policy may draw on the purses of the governments in a year (`model.purses`; the outcome `spending`). Into a
pool governments pay no more than the cap leaves (`model.asking`); what the pool then cannot pay is the pool's own rule. What is paid
directly, premiums of farm insurance included, is paid whole as long as the year's money lasts; in the month in which it is used up
every payment of the county is cut by the same share, so that the money is used up and no more, and until January nothing is paid.

The share is found by living the pass of the month on trial: as a pass starts from the same state and the same luck each time,
what the last trial spent is what is spent. Passes in which no cap could bind are lived once.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import VILLAGE_CLASSES
from engine.flows import POLICIES, flows
from engine.ledger import GRAIN
from engine.record import copied
from model.bookkeeping import MEDICAL_OF_POLICY, OF_POLICY, from_premiums
from model.world import World
from parameters.units import NO_CAP

PUBLIC = np.array([flow.payer in ("treasury", "medical_fund", "government") for flow in flows()])
PUBLIC_OF_POLICY = OF_POLICY * PUBLIC[:, None]
CLOSE_ENOUGH = 0.001
"""Part of a year's money that may be left in a month in which it is used up; it is there in the next month."""
NARROW, ROUNDING = 1e-3, 1e-12
TRIALS = 12
"""Trials of a pass after which who still spends too much is paid nothing."""
STATE = ("households", "persons", "care_years", "diaries", "villages", "ledgers", "tallies")
Shares = NDArray[np.float64]


def caps(world: World) -> NDArray[np.float64]:
    """This month's caps, yuan of the real population a year (counties, policies)."""
    now = world.rules_now[:: len(VILLAGE_CLASSES)]
    return np.stack([now[name]["yearly_cap"] for name in POLICIES], axis=1)


def capped(world: World) -> NDArray[np.bool_]:
    """Which policies have a cap in which county (counties, policies)."""
    return np.asarray(caps(world) < NO_CAP)


def room(world: World) -> NDArray[np.float64]:
    """Yuan of the sample that the caps leave for the rest of the year, in whole 1/128 (counties, policies).

    Spent is what closed months and institutions have noted and what stands in the villages' open books, less what the premiums
    of the medical fund's members pay of it.
    """
    limit = np.floor(caps(world) / world.county_weights[:, None] * GRAIN) / GRAIN
    books = world.by_county(world.books)
    open_month = books @ PUBLIC_OF_POLICY - from_premiums(world, books @ MEDICAL_OF_POLICY)
    spent = world.spending.sum(axis=2) + open_month
    return np.asarray(np.round((limit - spent) * GRAIN) / GRAIN)


def withhold(world: World, shares: Shares) -> None:
    """Tell every village which share of each policy's payments is not paid (counties, policies)."""
    world.villages["withheld"] = shares[world.county_of_villages()]


def live_within_caps(world: World, run: Callable[[], None]) -> None:
    """Live one compiled pass so that no policy spends more than its cap leaves.

    Args:
        world: the world before the pass; afterwards the world after it.
        run: lives the pass over all villages.
    """
    limited = capped(world)
    if not limited.any():
        if np.asarray(world.villages["withheld"]).any():
            withhold(world, np.zeros(limited.shape))
        run()
        return
    left = np.where(limited, np.maximum(room(world), 0.0), np.inf)
    shares = np.where(left < 1.0 / GRAIN, 1.0, 0.0)
    before = saved(world) if np.any(limited & (shares < 1.0)) else {}
    withhold(world, shares)
    run()
    if before:
        search(world, run, before, left, shares)


def search(world: World, run: Callable[[], None], before: dict[str, Any], left: NDArray[np.float64], shares: Shares) -> None:
    """Live the pass again until nobody spends more than is left; the world stays as the last trial made it.

    Args:
        world: the world after the pass in which `shares` were withheld.
        run: lives the pass over all villages.
        before: the world before the pass.
        left: yuan that each cap leaves, infinite without one (counties, policies).
        shares: what was withheld, 0 or 1.
    """
    enough = CLOSE_ENOUGH * caps(world) / world.county_weights[:, None]
    least, most = np.zeros_like(shares), np.ones_like(shares)
    for trial in count():
        rest = np.where(np.isfinite(left), room(world), np.inf)
        over = (rest < 0.0) & (shares < 1.0)
        least, most = np.where(over, shares, least), np.where(over, most, np.minimum(most, shares))
        apart = most - least > NARROW
        idle = ~over & (shares > 0.0) & (shares < 1.0) & (rest > enough) & apart
        if not over.any() and (trial >= TRIALS or not idle.any()):
            return
        half = np.where(apart, 0.5 * (least + most), most)
        again = half if trial else first_guess(left, rest)
        shares = np.where(over, 1.0 if trial >= TRIALS else again, np.where(idle, half, shares))
        restore(world, before)
        withhold(world, shares)
        run()


def first_guess(left: NDArray[np.float64], rest: NDArray[np.float64]) -> Shares:
    """What to withhold if payments go with it: the share of what a pass would spend that what is `left` does not cover."""
    wanted = np.subtract(left, rest, out=np.ones_like(left), where=np.isfinite(left))
    money = np.where(np.isfinite(left), left, 0.0)
    return 1.0 - np.divide(money, wanted, out=np.ones_like(money), where=wanted > 0.0) * (1.0 - ROUNDING)


def tell_withheld(world: World, run: Callable[[], None]) -> None:
    """Find what a pass withholds and leave everything else as it was: for who lives the pass in another way."""
    if not capped(world).any():
        return
    before = saved(world)
    live_within_caps(world, run)
    shares = np.array(world.villages["withheld"])
    restore(world, before)
    world.villages["withheld"] = shares


def saved(world: World) -> dict[str, Any]:
    """Copies of all that a pass writes."""
    return {name: copied(value) if value.dtype.names else value.copy() for name, value in _state(world)}


def restore(world: World, before: dict[str, Any]) -> None:
    """Everything that a pass writes as it was."""
    for name, value in _state(world):
        if value.dtype.names:
            copied(before[name], value)
        else:
            value[...] = before[name]


def _state(world: World) -> list[tuple[str, Any]]:
    of_programmes = [(f"states[{number}]", table) for number, table in enumerate(world.states)]
    return [(name, getattr(world, name)) for name in STATE] + of_programmes + [("pools", world.pools.reshape(-1))]
