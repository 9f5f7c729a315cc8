"""How a programme asks for money and is told what it gets: the one door to the purses (`model.purses`).

Two things are asked. *Claims* are asked of the purse that keeps money for them: `ask` tells which share of them is paid, after
what the governments pay in at once and what an insurer carries. *Public money* is drawn on the purses of the governments in
the shares of a policy's `funding`: `draw` moves what the policy may still draw this year and tells how much it was. What the
treasury pays households within a month is drawn when the month is closed (`model.bookkeeping`), and kept within the same
limit by living the pass on trial (`model.budgets`).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from engine.flows import POLICIES, entry
from model.bookkeeping import move, note_draw
from model.budgets import capped, room
from model.people import MONTHS
from model.purses import RATIONINGS, Purse, Yuan
from model.world import World


def option(p: NDArray[Any], name: str, default: float) -> Any:
    """An optional parameter of a policy by county."""
    if name in (p.dtype.names or ()):
        return p[name]
    return default


def within_limits(world: World, policy: str, yuan: Yuan) -> Yuan:
    """What of the yuan asked by county a policy may still draw on the governments' purses this year (its `yearly_cap`)."""
    number = POLICIES.index(policy)
    limited = capped(world)[:, number]
    if not limited.any():
        return yuan
    return np.where(limited, np.minimum(yuan, np.maximum(room(world)[:, number], 0.0)), yuan)


def draw(world: World, policy: str, flow: int, yuan: Yuan) -> Yuan:
    """Governments pay by one of their flows, or take out, what is asked by county, as far as the policy may draw it.

    Args:
        world: the world between two passes.
        policy: for which it is paid, in the shares of its `funding`.
        flow: number of the flow, whose payer is `government`.
        yuan: what is asked, yuan of the sample by county; negative where money is handed back.

    Returns:
        what was moved, in whole 1/128 yuan.
    """
    moved = move(world, flow, within_limits(world, policy, yuan))
    note_draw(world, POLICIES.index(policy), yuan, moved, world.rules_of_counties(policy)["funding"])
    return moved


def ask(world: World, purse: Purse, claims: Yuan) -> Yuan:
    """Share of the claims on a purse that is paid, by county.

    Args:
        world: the world between two passes.
        purse: a purse that keeps money for the claims of a policy.
        claims: what is asked, yuan of the sample by county.
    """
    world.county_purses.file(purse, claims)
    balance = open_now(world, purse)
    lacking = shortage(world, purse, claims, balance)
    if not lacking.any():
        return np.ones(len(COUNTIES))
    p = world.rules_of_counties(purse.policy)
    if purse.filled_by:
        balance = balance + draw(world, purse.policy, entry(purse.filled_by), option(p, "topped_up", 0.0) * lacking)
    carried = option(p, "reinsured", 0.0)
    if not purse.shared:
        return paying_share(purse, claims, balance, carried)
    asked, there = (np.array([world.in_real_yuan(each)]) for each in (claims, balance))
    return np.full(len(COUNTIES), paying_share(purse, asked, there, np.ravel(carried)[:1])[0])


def open_now(world: World, purse: Purse) -> Yuan:
    """Money of a purse that this month's claims may use, by county: of the even parts of the months to come, `kept_back` stays.

    A contract year ends with December, which may use all that is left.
    """
    to_come = 1.0 - 1.0 / (MONTHS - world.month % MONTHS)
    kept = option(world.rules_of_counties(purse.policy), "kept_back", 0.0) * to_come
    balance = world.balance(purse.account)
    return np.asarray(balance - kept * np.maximum(balance, 0.0))


def following_use(world: World, purse: Purse, premium: Yuan) -> Yuan:
    """A January's premium, by county, less what does not stay in the purse of its balance, or more where that is below zero.

    Of a purse that all share, in proportion to the premium; by at most `premium_moves` of it.
    """
    p = world.rules_of_counties(purse.policy)
    surplus = (1.0 - option(p, "surplus_kept", 1.0)) * world.balance(purse.account)
    if not surplus.any():
        return premium
    most = option(p, "premium_moves", np.inf)
    if not purse.shared:
        return np.asarray(premium - np.clip(surplus, -most * premium, most * premium))
    whole = world.in_real_yuan(premium)
    part = world.in_real_yuan(surplus) / whole if whole > 0.0 else 0.0
    return np.asarray(premium * (1.0 - np.clip(part, -most, most)))


def shortage(world: World, purse: Purse, claims: Yuan, balance: Yuan) -> Yuan:
    """What is missing by county; of a purse that all share, by what each asks."""
    if not purse.shared:
        return np.maximum(0.0, claims - np.maximum(balance, 0.0))
    asked = world.in_real_yuan(claims)
    return max(0.0, world.in_real_yuan(claims - balance)) * claims / asked if asked > 0.0 else np.zeros_like(claims)


def paying_share(purse: Purse, claims: Yuan, balance: Yuan, carried: Any) -> Yuan:
    """Share of the claims that a purse pays: from its money by its rule, beyond it the part that an insurer carries.

    Claims of a county come as one sum without dates, so that here a queue has one place and pays as much of it as there is.
    """
    money = np.maximum(balance, 0.0)
    there = money + carried * np.maximum(0.0, claims - money)
    undated = np.zeros((len(claims), 1))
    return RATIONINGS[purse.rationing](claims[:, None], there, undated.astype(np.int64), undated)[:, 0]
