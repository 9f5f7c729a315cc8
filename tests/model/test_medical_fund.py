"""The medical fund: premiums of its members pay first, a twelfth a month; governments pay what they do not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import worlds

from agents.codes import COUNTIES
from engine.compiled import uncompiled
from engine.flows import POLICIES, SECTORS, entry
from model.bookkeeping import MEDICAL_OF_POLICY, from_premiums
from model.purses import MEDICAL_FUND, NUMBERS, CountyPurses
from model.reach import reach, reach_of_all
from model.world import World

FUND, NUMBER, POLICY = SECTORS.index("medical_fund"), NUMBERS[MEDICAL_FUND.name], POLICIES.index("medical_cover")


def test_months_pay_from_premiums_as_the_year_goes() -> None:
    """1,200 yuan of premiums: 100 a month, and what a quiet month leaves is there in the next."""
    world: Any = SimpleNamespace(county_purses=CountyPurses(), month_of_year=0)
    world.county_purses.carried[2, NUMBER] = 1200.0
    of_month = np.zeros((len(COUNTIES), len(POLICIES)))
    for benefits, paid in [(300.0, 100.0), (60.0, 60.0), (300.0, 140.0), (0.0, 0.0), (150.0, 150.0), (150.0, 150.0), (90.0, 90.0)]:
        world.month_of_year += 1
        of_month[2, POLICY] = benefits
        found = from_premiums(world, of_month)
        world.county_purses.premiums_used += found.sum(axis=1)
        assert found[2, POLICY] == paid and found.sum() == paid
    world.county_purses.carried[2, NUMBER] = -12.0
    assert not from_premiums(world, of_month).any()


def test_a_year_of_benefits_is_premiums_of_before_and_public_money(january_2021: World) -> None:
    """Over 2021, benefits are what premiums of 2020 and what governments paid; the fund keeps the new premiums and the rest."""
    world = worlds.branch(january_2021)
    began = world.county_purses.carried[:, NUMBER].copy()
    assert (began > 0.0).all()
    benefits, public, premiums = (np.zeros(len(COUNTIES)) for _ in range(3))
    for month in range(worlds.PART + 1, worlds.PART + 13):
        worlds.live_until(world, month)
        books = world.county_books
        benefits += (books @ MEDICAL_OF_POLICY).sum(axis=1)
        premiums += books[:, entry("medical_premium")] + books[:, entry("premium_aid")]
        public = np.array(world.institution_accounts[:, FUND])
    public -= january_2021.institution_accounts[:, FUND]
    used = benefits - public
    assert (used >= 0.0).all() and (used <= began).all()
    assert np.allclose(used, began, rtol=1e-3), "a year's benefits are more than the premiums"
    assert np.array_equal(world.county_purses.carried[:, NUMBER], began + premiums - used)
    assert (public > 0.0).all() and (premiums > 0.0).all()


def test_the_first_year_begins_with_premiums_of_2019(people: Any, rules: Any) -> None:
    world = worlds.begin(people, rules)
    p = rules[0]["medical_cover"]
    assert len(set(p["coverage"])) == 1 and (p["reached"] == 1.0).all()
    heads = float(np.asarray(world.households["persons"]).sum()) * float(p["coverage"][0])
    assert world.county_purses.carried[:, NUMBER].sum() == pytest.approx(250.0 * heads, abs=1.0)
    assert np.array_equal(world.institution_accounts[:, FUND], world.county_purses.carried[:, NUMBER])


def test_the_premiums_at_the_start_are_of_whom_the_rule_reaches(january_2021: World) -> None:
    """Household by household, with a coverage that differs by place, class and resettled."""
    few = january_2021.households[::20]
    place = np.asarray(january_2021.villages["place"])[np.asarray(few["village"])]
    p = np.array(january_2021.rules[0]["medical_cover"]).view(np.recarray)
    p["coverage"] = np.linspace(0.2, 1.0, len(p))
    p["reached"] = np.linspace(0.0, 1.0, p["reached"].shape[1])
    expected = [uncompiled(reach)(h, p[where]) for h, where in zip(few, place, strict=True)]
    assert len(set(expected)) > 20 and reach_of_all(few, place, p).tolist() == pytest.approx(expected)
