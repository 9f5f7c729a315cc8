"""Steps of the month in which institutions act between compiled lines, and write what they announce and decide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.cadres import plan_visits
from engine.luck import decision, draw_many
from model import pools
from model.bookkeeping import close_accounts
from model.people import MONTHS
from model.world import FIRST_MONTH, World

VILLAGE_WORK_YEAR = decision("village_work_year")


def announce(world: World) -> None:
    """The prefecture announces wages, prices, lines and the state of the labour market of the month to the villages."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    for name, values in world.outlook.announcement().items():
        villages[name] = values[county]
    villages["wage_local"][villages["community"] == 1] *= world.rules_of_counties("work")["resettled_wage"][0]
    villages["wage_local"] *= access(world)
    if world.month_of_year == 1:
        villages["work_year"] = work_years(world)
    villages["wage_outside"] *= villages["work_year"]
    villages["wage_province"] *= villages["work_year"]


def access(world: World) -> NDArray[np.float64]:
    """What local work pays in a village beside its county (villages,): less where roads and towns are far; mean 1 over villages."""
    villages = np.asarray(world.villages)
    slope = world.rules_now["work"]["remote_wage"][villages["place"]]
    return np.asarray(np.exp(-slope * villages["remoteness"] - 0.5 * slope**2 * (villages["community"] == 0)))


def work_years(world: World) -> NDArray[np.float64]:
    """How the year goes where the migrants of a village work (villages,), mean 1: they share sites, factories and trades."""
    villages = np.asarray(world.villages)
    sd = world.rules_now["work"]["village_year_sd"][villages["place"]]
    u = draw_many(int(world.shared_year_luck), VILLAGE_WORK_YEAR, villages["key"])
    return np.asarray(np.exp(sd * ndtri(np.maximum(u, 1e-12)) - 0.5 * sd * sd))


def count_jobs(world: World) -> None:
    """February 2020: the local jobs of January, by county, from which all later ones are reckoned; as many as a December has."""
    if world.month == FIRST_MONTH:
        world.local_jobs = None
    elif world.local_jobs is None:
        season = world.rules_of_counties("work")["season_local"]
        workers = world.by_county(np.asarray(world.villages["local_workers"], dtype=np.float64))
        world.local_jobs = workers * season[:, MONTHS - 1] / season[:, (world.month - 1) % MONTHS]


def decide(world: World) -> None:
    """Jobs are counted as the run begins; January decisions: visits of cadres, refills of funds."""
    count_jobs(world)
    if world.month_of_year != 1:
        return
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
