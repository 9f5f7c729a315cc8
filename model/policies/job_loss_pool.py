"""The pool of 新市民就业险: premiums of governments in January, one paying share for the whole prefecture.

Unused money rolls over (F0025). Whether it replaces part of the next premium is not said; `unused_offsets` says how much.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES
from agents.places import JOB_LOSS_INSURANCE
from engine.ledger import entry
from model.bookkeeping import pay_between
from model.policies.job_loss_insurance import count_insured
from model.world import World

PREMIUM = entry("job_premium")


def insured_workers(world: World) -> NDArray[np.float64]:
    """Insured workers of the sample by county of residence."""
    insured = np.zeros(len(world.villages))
    count_insured(world.households, world.villages, world.month, insured)
    return world.by_county(insured)


def pay_premiums(world: World) -> None:
    """January: each county's governments buy cover for the resettled workers who live there (F0017-F0019)."""
    if world.month_of_year != 1:
        return
    rules = world.rules[world.row]
    here = [rules[county * len(VILLAGE_CLASSES)].job_loss_insurance for county in range(len(COUNTIES))]
    workers = insured_workers(world)
    due = np.array([p.premium * n if p.coverage > 0.0 else 0.0 for p, n in zip(here, workers, strict=True)])
    unused = max(0.0, float(world.balance("job_pool").sum()))
    for county, p in enumerate(here):
        covered = min(1.0, float(p.unused_offsets) * unused / due.sum()) if due.sum() > 0.0 else 0.0
        if due[county] > 0.0:
            pay_between(world, county, PREMIUM, "job_loss_insurance", due[county] * (1.0 - covered), p.funding)


def settle_pool(world: World) -> None:
    """Tell every village which share of this month's claims the pool covers."""
    claims = float(np.asarray(world.villages["claims"])[:, JOB_LOSS_INSURANCE].sum())
    balance = max(0.0, float(world.balance("job_pool").sum()))
    world.villages["paying_share"][:, JOB_LOSS_INSURANCE] = 1.0 if claims <= balance else balance / claims
