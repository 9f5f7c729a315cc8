"""Local disasters are as frequent and as shared as configured; a drought strikes everybody, as hard as the facts; herds come back."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import BELTS, COUNTIES, VILLAGE_CLASSES, names
from agents.places import Village
from agents.products import PRODUCTS
from engine.luck import VILLAGE_KEYS, month_word
from engine.record import zeros
from model.weather import begin_year, dry_up, weather_hits

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
    none = np.exp(-rate)

    def both(shared: float) -> float:
        return float(1.0 - 2.0 * none + np.exp(-rate * (2.0 - shared)))

    return float(1.0 - none), both(p.shared_belt), both(0.0), both(0.0)


SETTINGS = {
    "as in the plan, but more often": {"village_loss_years": 0.6},
    "all shared in the belt": {"village_loss_years": 0.5, "shared_belt": 0.8},
    "nothing shared": {"village_loss_years": 0.5, "shared_belt": 0.0},
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
    standing = np.ones(np.shape(world.villages["stand"]))
    for _ in range(12):
        worlds.live_until(world, world.month + 1)
        now = np.asarray(world.villages["stand"])
        assert ((now >= 0.0) & (now <= standing)).all()
        standing = now.copy()
    assert standing.min() < 1.0


YEARS = range(2021, 2921)
MAIZE, RICE, RAPESEED, TEA, COIX, HOGS = (names(PRODUCTS).index(name) for name in ("maize", "rice", "rapeseed", "tea", "coix", "hogs"))


@pytest.fixture(scope="module")
def years(january_2021: Any) -> Any:
    """The seasons of nine hundred years under the rules of January 2021."""
    return worlds.branch(january_2021).outlook.seasons


def test_two_of_sixteen_years_are_dry_and_take_maize_and_rice_together(years: Any) -> None:
    """0.125 a year (F1384); of grain at least what the province lost in its milder year (9 %, F1462), at most what the cost books have
    of the harder one (maize 37, rice 26 %: F1385, F1386), in the mean what the province lost in it (22 %, F1461); rapeseed nothing,
    trees and gardens less than a tenth; 2020 was none."""
    lost = np.array([years.drought_losses(year)[0] for year in YEARS])
    dry = lost[:, MAIZE] > 0.0
    assert dry.mean() == pytest.approx(0.125, abs=4.0 * np.sqrt(0.125 * 0.875 / len(YEARS)))
    assert ((lost[:, RICE] > 0.0) == dry).all() and (lost[:, RAPESEED] == 0.0).all()
    assert lost[dry, MAIZE].min() >= 0.12 and lost[dry, MAIZE].max() <= 0.37
    assert lost[dry, RICE].min() >= 0.06 and lost[dry, RICE].max() <= 0.26
    grain = 0.58 * lost[dry, MAIZE] + 0.42 * lost[dry, RICE]
    assert 0.09 <= grain.min() < 0.12 and 0.30 < grain.max() <= 0.33 and grain.mean() == pytest.approx(0.22, abs=0.02)
    assert lost[dry][:, TEA:COIX].max() < 0.1
    assert np.corrcoef(lost[dry, MAIZE], lost[dry, RICE])[0, 1] > 0.99
    assert not years.drought_losses(2020).any()


def test_other_years_move_by_two_to_four_per_cent_and_summer_crops_together(years: Any) -> None:
    """sd 0.036 and 0.022, correlation 0.66 (F1387, F1388); rapeseed apart (F1127); mean one; 2020 is the base."""
    log = np.log(np.array([years.common_yields(year)[0] for year in YEARS]))
    assert log[:, MAIZE].std() == pytest.approx(0.036, rel=0.1) and log[:, RICE].std() == pytest.approx(0.022, rel=0.1)
    assert np.corrcoef(log[:, MAIZE], log[:, RICE])[0, 1] == pytest.approx(0.66, abs=0.07)
    assert abs(np.corrcoef(log[:, MAIZE], log[:, RAPESEED])[0, 1]) < 0.14
    assert np.exp(log[:, MAIZE]).mean() == pytest.approx(1.0, abs=0.005)
    assert (years.common_yields(2020) == 1.0).all()


def test_a_drought_takes_its_part_in_its_month_and_the_same_villages_suffer_most(january_2021: Any) -> None:
    world = worlds.branch(january_2021)
    world.rules = world.rules.copy()
    world.rules["weather"]["drought_chance"] = 1.0
    worlds_month = world.month
    stands = []
    for year in (0, 12):
        world.month, world._now = worlds_month + year + 6, (-1, None)
        world.villages["stand"] = 1.0
        dry_up(world)
        stands.append(1.0 - np.asarray(world.villages["stand"])[:, MAIZE])
    mean = [float(world.outlook.seasons.drought_losses(2021 + k)[0, MAIZE]) for k in range(2)]
    assert [lost.mean() for lost in stands] == pytest.approx(mean, rel=0.05)
    assert stands[0].min() >= 0.5 * mean[0] - 1e-9 and stands[0].max() <= 1.5 * mean[0] + 1e-9
    assert np.corrcoef(stands[0], stands[1])[0, 1] == pytest.approx(1.0)
    world.month, world._now = worlds_month + 5, (-1, None)
    world.villages["stand"] = 1.0
    dry_up(world)
    assert (np.asarray(world.villages["stand"]) == 1.0).all(), "not before July"


def test_a_field_is_sown_anew_and_a_herd_comes_back_over_years(january_2021: Any) -> None:
    """Half of the hogs lost: 0.7 of that is back in a year (0.85), and of the rest in the next (0.955)."""
    world = worlds.branch(january_2021)
    world.villages["stand"] = 0.5
    for expected in (0.85, 0.955):
        begin_year(world)
        stand = np.asarray(world.villages["stand"])
        assert stand[:, MAIZE] == pytest.approx(1.0) and stand[:, HOGS] == pytest.approx(expected)
