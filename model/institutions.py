"""Steps of the month in which institutions act between compiled lines, and write what they announce and decide."""

from __future__ import annotations

import numpy as np

from agents.cadres import plan_visits
from model import pools
from model.bookkeeping import close_accounts
from model.people import MONTHS
from model.world import World


def announce(world: World) -> None:
    """The prefecture announces wages, prices, lines and the state of the labour market of the month to the villages."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    for name, values in world.outlook.announcement().items():
        villages[name] = values[county]
    villages["wage_local"][villages["community"] == 1] *= world.rules_of_counties("work")["resettled_wage"][0]


def decide(world: World) -> None:
    """January decisions: visits of cadres, refills of funds."""
    if world.month_of_year != 1:
        return
    if world.year == 2020:
        world.local_jobs = None
    elif world.local_jobs is None:
        world.local_jobs = world.by_county(np.asarray(world.villages["local_workers"], dtype=np.float64))
    plan_visits(world)
    pools.pay_premiums(world)


def close(world: World) -> None:
    """Close the month's accounts, let the recorder write down what happened, and begin the next month with empty books,
    and the next year with new counts of the purses."""
    close_accounts(world)
    if world.recorder is not None:
        world.recorder.month(world)
    if world.month_of_year == MONTHS:
        world.county_purses.end_year()
    world.books[:] = 0.0
    world.institution_books[:] = 0.0
    world.tallies[:, :, : world.columns_written] = 0.0
