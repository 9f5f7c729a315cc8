"""Steps of the month in which institutions act between compiled lines, and write what they announce and decide."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.cadres import plan_visits
from agents.codes import BELTS, COUNTIES, VILLAGE_CLASSES
from engine.luck import COUNTY_KEYS, decision, draw_many
from model import pools
from model.bookkeeping import close_accounts
from model.people import MONTHS
from model.world import World

VILLAGE_WEATHER, BELT_WEATHER, COUNTY_WEATHER = (decision("village_weather"), decision("belt_weather"), decision("county_weather"))
WEATHER_SIZE, ANIMAL_EPIDEMIC = decision("weather_size"), decision("animal_epidemic")


def announce(world: World) -> None:
    """The prefecture announces wages, prices, lines and the state of the labour market of the month to the villages."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    for name, values in world.outlook.announcement().items():
        villages[name] = values[county]
    villages["wage_local"][villages["community"] == 1] *= world.rules_of_counties("work")["resettled_wage"][0]


def strike(world: World) -> None:
    """Crop losses of villages, belts and counties, and animal epidemics; a new crop year begins in January."""
    villages, p = np.asarray(world.villages), world.rules_now["weather"]
    if world.month_of_year == 1:
        for stand in ("staple_stand", "cash_crop_stand", "animal_stand"):
            villages[stand] = 1.0
    place, key, luck = villages["place"], villages["key"], int(world.shared_luck(world.month))
    hit = np.flatnonzero(weather_hits(world))
    size = draw_many(luck, WEATHER_SIZE, key[hit])
    low, high = p["loss_low"][place[hit]], p["loss_high"][place[hit]]
    left = 1.0 - (low + (high - low) * size)
    villages["staple_stand"][hit] *= left
    villages["cash_crop_stand"][hit] *= left
    villages["disaster"] = 0.0
    villages["disaster"][hit] = size
    named_shocks(world)
    chance = -np.expm1(-p["animal_epidemic"] / 12.0)
    sick = np.flatnonzero(draw_many(luck, ANIMAL_EPIDEMIC, key) < chance[place])
    villages["animal_stand"][sick] *= 1.0 - p["animal_loss"][place[sick]]


def named_shocks(world: World) -> None:
    """Drought, flood and animal disease that a scenario names, on top of what luck brings; nothing where all are zero."""
    villages, p = np.asarray(world.villages), world.rules_now["shocks"]
    place = villages["place"]
    drought, flood, disease = p["drought"][place], p["flood"][place], p["animal_disease"][place]
    for stand in ("staple_stand", "cash_crop_stand"):
        villages[stand] *= (1.0 - drought) * (1.0 - flood)
    villages["animal_stand"] *= 1.0 - disease
    villages["disaster"] = np.maximum(villages["disaster"], flood)


def weather_hits(world: World) -> NDArray[np.bool_]:
    """Which villages a crop disaster strikes this month: hazards of village, belt and county add up to the yearly frequency."""
    villages, p = np.asarray(world.villages), world.rules_now["weather"]
    rate = -np.log1p(-p["village_loss_years"]) * p["season"][:, world.month % 12]
    shared_belt, shared_county = p["shared_belt"], p["shared_county"]
    own_chance = -np.expm1(-rate * (1.0 - shared_belt - shared_county))
    luck = int(world.shared_luck(world.month))
    own = draw_many(luck, VILLAGE_WEATHER, villages["key"]) < own_chance[villages["place"]]
    counties = np.arange(len(COUNTIES))
    first_place = counties * len(VILLAGE_CLASSES)
    of_county = draw_many(luck, COUNTY_WEATHER, COUNTY_KEYS + counties) < -np.expm1(-(rate * shared_county)[first_place])
    belts = np.arange(len(COUNTIES) * len(BELTS))
    of_belt = draw_many(luck, BELT_WEATHER, COUNTY_KEYS + 100 + belts) < -np.expm1(
        -(rate * shared_belt)[(belts // len(BELTS)) * len(VILLAGE_CLASSES)]
    )
    county = world.county_of_villages()
    return np.asarray(own | of_county[county] | of_belt[county * len(BELTS) + villages["belt"]])


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
