"""Weather and disease: what a year's yields are like, what drought, storms and epidemics leave standing, and what is back a year later.

A year of drought strikes the whole prefecture, villages without water more; hail, storm and flood strike single villages and belts;
an epidemic strikes one kind of animals in a village. What a drought leaves of trees and herds comes back over years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.codes import BELTS, COUNTIES, VILLAGE_CLASSES
from agents.products import ANIMALS, FIRST_ANIMAL, PRODUCT_COUNT
from engine.luck import COUNTY_KEYS, decision, draw_many

if TYPE_CHECKING:
    from model.world import World

VILLAGE_WEATHER, BELT_WEATHER, WEATHER_SIZE = decision("village_weather"), decision("belt_weather"), decision("weather_size")
ANIMAL_EPIDEMIC, VILLAGE_YIELD, DROUGHT_EXPOSURE = decision("animal_epidemic"), decision("village_yield"), decision("drought_exposure")
CROPPED = slice(0, FIRST_ANIMAL)
"""What stands on fields, in a vector over products."""
BELT_KEYS = 100
"""Belts draw behind the counties."""
Floats = NDArray[np.float64]


def strike(world: World) -> None:
    """The month's weather and disease: a new year in January, drought in its month, local disasters, named shocks, epidemics."""
    if world.month_of_year == 1:
        begin_year(world)
    dry_up(world)
    villages, p = np.asarray(world.villages), world.rules_now["weather"]
    place, key = villages["place"], villages["key"]
    hit = np.flatnonzero(weather_hits(world))
    size = draw_many(int(world.shared_luck(world.month)), WEATHER_SIZE, key[hit])
    low, high = p["loss_low"][place[hit]], p["loss_high"][place[hit]]
    villages["stand"][hit, CROPPED] *= (1.0 - (low + (high - low) * size))[:, None]
    villages["disaster"] = 0.0
    villages["disaster"][hit] = size
    named_shocks(world)
    spread_disease(world)


def begin_year(world: World) -> None:
    """What was lost is back in part, by product; the yields of the year are those of the prefecture and of the village."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    back = world.rules_now["products"]["rebuilt"][villages["place"]]
    villages["stand"] = 1.0 - (1.0 - villages["stand"]) * (1.0 - back)
    villages["yields"] = world.outlook.seasons.common_yields(world.year)[county]
    villages["yields"][:, CROPPED] *= village_yields(world)[:, None]


def village_yields(world: World) -> Floats:
    """What the fields of a village yield this year over the prefecture's (villages,), mean 1."""
    villages = np.asarray(world.villages)
    sd = world.rules_now["weather"]["village_yield_sd"][villages["place"]]
    u = draw_many(int(world.shared_year_luck), VILLAGE_YIELD, villages["key"])
    return np.asarray(np.exp(sd * ndtri(np.maximum(u, 1e-12)) - 0.5 * sd * sd))


def dry_up(world: World) -> None:
    """In its month a drought takes its part of what stands: more where there is no water, the same villages each time."""
    villages, p = np.asarray(world.villages), world.rules_now["weather"]
    county, place = world.county_of_villages(), villages["place"]
    lost = world.outlook.seasons.drought_losses(world.year)[county]
    now = p["drought_month"][place] == world.month_of_year
    if not (now.any() and lost.any()):
        return
    uneven = p["drought_unevenness"][place]
    exposed = 1.0 + uneven * (2.0 * draw_many(int(world.shared_run_luck), DROUGHT_EXPOSURE, villages["key"]) - 1.0)
    villages["stand"] *= 1.0 - np.clip(lost * (exposed * now)[:, None], 0.0, 1.0)


def named_shocks(world: World) -> None:
    """Drought, flood and animal disease that a scenario names, on top of what luck brings; nothing where all are zero."""
    villages, p = np.asarray(world.villages), world.rules_now["shocks"]
    place = villages["place"]
    drought, flood, disease = p["drought"][place], p["flood"][place], p["animal_disease"][place]
    villages["stand"][:, CROPPED] *= ((1.0 - drought) * (1.0 - flood))[:, None]
    villages["stand"][:, ANIMALS] *= (1.0 - disease)[:, None]
    villages["disaster"] = np.maximum(villages["disaster"], flood)


def spread_disease(world: World) -> None:
    """Each kind of animals of a village may be struck by an epidemic."""
    villages, place = np.asarray(world.villages), np.asarray(world.villages["place"])
    chance = -np.expm1(-world.rules_now["products"]["epidemic"][place] / 12.0)
    loss = world.rules_now["weather"]["animal_loss"][place]
    luck = int(world.shared_luck(world.month))
    for k in range(FIRST_ANIMAL, PRODUCT_COUNT):
        sick = draw_many(luck, ANIMAL_EPIDEMIC, villages["key"], k) < chance[:, k]
        villages["stand"][sick, k] *= 1.0 - loss[sick]


def weather_hits(world: Any) -> NDArray[np.bool_]:
    """Which villages a local disaster strikes this month: hazards of village and belt add up to the yearly frequency."""
    villages, p = np.asarray(world.villages), world.rules_now["weather"]
    rate = -np.log1p(-p["village_loss_years"]) * p["season"][:, world.month % 12]
    shared = p["shared_belt"]
    luck = int(world.shared_luck(world.month))
    own = draw_many(luck, VILLAGE_WEATHER, villages["key"]) < -np.expm1(-rate * (1.0 - shared))[villages["place"]]
    belts = np.arange(len(COUNTIES) * len(BELTS))
    of_belt = draw_many(luck, BELT_WEATHER, COUNTY_KEYS + BELT_KEYS + belts) < -np.expm1(
        -(rate * shared)[(belts // len(BELTS)) * len(VILLAGE_CLASSES)]
    )
    return np.asarray(own | of_belt[world.county_of_villages() * len(BELTS) + villages["belt"]])
