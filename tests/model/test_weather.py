"""Crop disasters are as frequent, and as much shared by belts and counties, as they are configured."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import BELTS, COUNTIES, VILLAGE_CLASSES
from agents.places import Village
from engine.luck import VILLAGE_KEYS, month_word
from engine.record import zeros
from model.institutions import weather_hits

TWINS = 4
"""Villages of each belt of each county."""
MONTHS = 1000
JUNE = 2021 * 12 + 5


def sky(rules: Any, month: int, seed: int) -> Any:
    """Just what the weather reads of a world: villages of all belts and counties under the rules of one month."""
    villages = zeros(Village, len(COUNTIES) * len(BELTS) * TWINS)
    number = np.arange(len(villages))
    villages["key"] = VILLAGE_KEYS + 7 * number
    villages["county"] = number // (len(BELTS) * TWINS)
    villages["belt"] = number // TWINS % len(BELTS)
    villages["place"] = villages["county"] * len(VILLAGE_CLASSES)
    return SimpleNamespace(
        villages=villages,
        rules_now=np.asarray(rules),
        month=month,
        shared_luck=lambda month: month_word(seed, month),
        county_of_villages=lambda: np.asarray(villages["county"], dtype=np.int64),
    )


def configured(rules: Any, **changes: float) -> Any:
    """The weather rules of a month of the plan with changes, for every place."""
    found = rules[17].copy()
    for name, value in changes.items():
        found["weather"][name][...] = value
    return found


def hits(rules: Any) -> NDArray[np.bool_]:
    """Struck or not, (months, counties, belts, twins): the same June again and again with other luck."""
    found = np.array([weather_hits(sky(rules, JUNE, seed)) for seed in range(MONTHS)])
    return found.reshape(MONTHS, len(COUNTIES), len(BELTS), TWINS)


def chances(rules: Any) -> tuple[float, float, float, float]:
    """Closed form: struck; two of a belt struck; two of a county but of different belts; two of different counties."""
    p = rules["weather"][0]
    rate = -np.log1p(-p.village_loss_years) * p.season[JUNE % 12]
    belt, county = p.shared_belt, p.shared_county
    none = np.exp(-rate)

    def both(shared: float) -> float:
        return float(1.0 - 2.0 * none + np.exp(-rate * (2.0 - shared)))

    return float(1.0 - none), both(belt + county), both(county), both(0.0)


SETTINGS = {
    "as in the plan, but more often": {"village_loss_years": 0.6},
    "all shared in the belt": {"village_loss_years": 0.5, "shared_belt": 0.8, "shared_county": 0.1},
    "nothing shared": {"village_loss_years": 0.5, "shared_belt": 0.0, "shared_county": 0.0},
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_frequency_and_togetherness_of_disasters(setting: str, rules: Any) -> None:
    here = configured(rules, **SETTINGS[setting])
    struck = hits(here)
    pairs = {
        "struck": struck.mean(axis=(2, 3)),
        "two of a belt": (struck[..., 0] & struck[..., 1]).mean(axis=2),
        "two of a county": struck[:, :, 0, 0] & struck[:, :, 1, 1],
        "two of different counties": struck[:, :, 0, 0] & np.roll(struck[:, :, 0, 0], 1, axis=1),
    }
    for (name, found), expected in zip(pairs.items(), chances(here), strict=True):
        by_month = found.mean(axis=1)
        error = by_month.std() / np.sqrt(MONTHS)
        assert abs(by_month.mean() - expected) < 4.0 * error + 1e-9, f"{name}: {by_month.mean()} for {expected}"


def test_months_of_a_year_add_up_to_the_yearly_frequency(rules: Any) -> None:
    """Seasons spread the hazard over the year without adding to it."""
    p = rules[17]["weather"][0]
    assert p.season.sum() == pytest.approx(1.0)
    seeds = range(150)
    years = np.array([[weather_hits(sky(rules[17], 2021 * 12 + month, seed)) for month in range(12)] for seed in seeds])
    frequency = years.any(axis=1)
    error = frequency.mean(axis=1).std() / np.sqrt(len(frequency))
    assert abs(frequency.mean() - p.village_loss_years) < 4.0 * error


def test_disasters_stay_in_the_belts_and_counties_that_they_strike(january_2021: Any) -> None:
    """In the world itself: what is left standing never grows within a crop year, and lies between nothing and all."""
    world = worlds.branch(january_2021)
    standing = np.ones(len(world.villages))
    for _ in range(12):
        worlds.live_until(world, world.month + 1)
        now = np.asarray(world.villages["staple_stand"])
        assert ((now >= 0.0) & (now <= standing)).all()
        standing = now.copy()
    assert standing.min() < 1.0
