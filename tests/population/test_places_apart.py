"""Counties and villages differ, households of a village differ as much, and the spread of all stays what it was."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from agents.codes import COUNTIES, MIGRANT_OUTSIDE, MIGRANT_PROVINCE
from agents.population.county_incomes import county_effects, pooled
from agents.population.people import People
from agents.population.places import villages
from calibration.spread import likeness


def test_wide_ranges_are_drawn_to_the_census_and_narrow_ones_are_not() -> None:
    """Points on 1 + index but for 0.3 and -0.6 and 0.3, which are orthogonal to it: residual variance 0.54; ranges of variance 0.04."""
    index, off = np.array([-1.0, 0.0, 1.0]), np.array([0.3, -0.6, 0.3])
    found = pooled(1.0 + index + off, np.full(3, 0.04), index)
    assert found == pytest.approx(1.0 + index + off * (0.54 - 0.04) / 0.54)
    assert pooled(1.0 + index + off, np.full(3, 1.0), index) == pytest.approx(1.0 + index), "ranges explain all: the census alone"
    assert pooled(1.0 + index + off, np.zeros(3), index) == pytest.approx(1.0 + index + off), "what is known is kept"


def test_counties_stand_in_the_order_of_their_incomes_and_not_of_their_category() -> None:
    effects = county_effects()
    assert effects.mean() == pytest.approx(0.0, abs=1e-12) and effects.std() == pytest.approx(1.0)
    best, last = (COUNTIES[place(effects)].name for place in (np.argmax, np.argmin))
    assert (best, last) == ("522301", "522326")


def test_village_and_county_are_six_tenths_of_what_households_differ_by_in_ability(everybody: People) -> None:
    """0.32^2 + 0.35^2 + 0.62^2 = 0.609 of place beside 0.52^2 + 0.30^2 + 0.15^2 + 0.10^2 = 0.393; communities know no remoteness."""
    villagers = everybody.resettled == 0
    score = ndtri(everybody.income_rank[villagers])
    assert likeness(score, everybody.village[villagers].astype(np.int64)) == pytest.approx(0.6, abs=0.05)


def test_farms_beyond_ability_are_half_the_village_s(everybody: People) -> None:
    beyond = ndtri(everybody.farm_rank) - 0.3 * ndtri(everybody.income_rank)
    assert beyond.std() == pytest.approx(np.sqrt(1.0 - 0.3**2), rel=0.03)
    assert likeness(beyond, everybody.village.astype(np.int64)) == pytest.approx(0.5, abs=0.03)


def test_migrants_of_a_village_go_the_same_way(everybody: People) -> None:
    """Of migrants more are outside where the village goes outside, and all in all as many as the facts have it."""
    outside, inside = (everybody.work == MIGRANT_OUTSIDE).sum(axis=1), (everybody.work == MIGRANT_PROVINCE).sum(axis=1)
    goes = villages().goes_outside[everybody.village]
    share = {way: outside[goes == way].sum() / (outside + inside)[goes == way].sum() for way in (True, False)}
    assert share[True] - share[False] > 0.25
    assert outside.sum() / (outside + inside).sum() == pytest.approx(0.665, rel=0.03)


def test_land_is_half_the_village_s_and_its_spread_what_it_was(everybody: People) -> None:
    """Sd of log mu 0.50 without what heads, belts and remoteness do, of households not resettled that have land."""
    has = (everybody.land_mu > 0.0) & (everybody.resettled == 0)
    remote = villages().remoteness[everybody.village[has]]
    by_belt = np.log([1.05, 1.0, 0.95])[everybody.belt[has]]
    spread = np.log(everybody.land_mu[has]) - 0.6 * np.log(everybody.members_count[has]) - by_belt - 0.1 * remote
    assert spread.std() == pytest.approx(0.5, rel=0.03)
    assert likeness(spread, everybody.village[has].astype(np.int64)) == pytest.approx(0.5, abs=0.03)
