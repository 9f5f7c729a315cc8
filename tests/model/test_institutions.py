"""Institutions are Mesa agents that can be selected, grouped and inspected; a household can be taken out as an object."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from agents import codes
from agents.cadres import plan_visits
from agents.household_view import HouseholdView
from agents.institutions import County, Village
from agents.population.places import villages as places
from engine.luck import HOUSEHOLD_KEYS, VILLAGE_KEYS
from model.explain import watch
from model.household_table import households_of, persons_of
from model.month import live, village_ranges
from model.prefecture import Prefecture
from model.world import World


def world_of(january_2021: World) -> World:
    """A copy that a test may live on."""
    return worlds.branch(january_2021) if hasattr(worlds, "branch") else january_2021.branch(january_2021.rules, {})


def look(prefecture: Prefecture) -> None:
    """Ask a prefecture for all that it can show."""
    prefecture.households.agg("income_per_head", np.mean)
    prefecture.counties.agg(["spent", "short"], np.sum)
    households_of(prefecture.world)
    persons_of(prefecture.world)
    assert all(county.decisions.seats for county in prefecture.counties)


def test_looking_changes_no_bit(january_2021: World) -> None:
    seen, unseen = Prefecture(world=world_of(january_2021)), world_of(january_2021)
    for _ in range(2):
        look(seen)
        seen.step()
        live(unseen, village_ranges(unseen))
    look(seen)
    assert not worlds.differing(worlds.state(seen.world), worlds.state(unseen))


def test_mesa_selects_and_groups_the_institutions(january_2021: World) -> None:
    prefecture = Prefecture(world=january_2021)
    assert len(prefecture.villages) == len(january_2021.villages)
    villages = prefecture.agents_by_type[Village]
    assert len(prefecture.agents_by_type[County]) == 9
    by_county = villages.groupby("county_index")
    assert sum(len(group) for _, group in by_county) == len(villages)
    key_counties = prefecture.agents_by_type[County].select(lambda county: county.category == "foundation")
    assert {county.name_zh for county in key_counties} == {"晴隆县", "望谟县", "册亨县"}


def test_mesas_own_luck_is_never_used(january_2021: World) -> None:
    prefecture = Prefecture(world=world_of(january_2021))
    random, rng = prefecture.random.getstate(), prefecture.rng.bit_generator.state
    look(prefecture)
    prefecture.step()
    assert prefecture.random.getstate() == random
    assert prefecture.rng.bit_generator.state == rng


def test_a_village_agent_sees_its_own_households(january_2021: World) -> None:
    village = Prefecture(world=january_2021).village(3)
    there = january_2021.households["persons"][village.first : village.stop] > 0
    assert len(village.households) == there.sum() > 0
    assert set(village.households.get("village")) == {3} and all(home.home is village for home in village.households)


def test_a_household_as_an_object_and_before_and_after_each_line(january_2021: World) -> None:
    world: Any = world_of(january_2021)
    number = int(world.households["agent"][0] - HOUSEHOLD_KEYS)
    view = HouseholdView(world, number)
    assert view.county is codes.COUNTIES[int(world.villages["county"][0])]
    assert len(view.members()) == int(view.record.persons)
    cash = view.accounts()["cash"]
    told = watch(world, view)
    assert {line.line for line in told} >= {"observe.observe"}
    moved = [change for line in told for change in line.changes if change.field == "cash"]
    assert np.isclose(cash + sum(change.after - change.before for change in moved), view.accounts()["cash"])
    assert view.history[-1]["month"] == world.month


def test_a_county_reads_the_rules_of_its_first_place(january_2021: World) -> None:
    for county in range(9):
        plain, record = january_2021.county_rules(county), np.asarray(january_2021.rules_now)[county * 3]
        assert plain.drivers.wage_outside == record["drivers"]["wage_outside"]
        assert np.array_equal(plain["farmers_fund"].funding, record["farmers_fund"]["funding"])
    with pytest.raises(AttributeError):
        _ = january_2021.county_rules(0).no_such_group


def test_visits_planned_at_once_are_those_of_each_village(january_2021: World) -> None:
    world = world_of(january_2021)
    plan_visits(world)
    sizes = places().households[np.asarray(world.villages["key"]) - VILLAGE_KEYS]
    for village, size in zip(Prefecture(world=world).villages, sizes, strict=True):
        p = world.rules_now[village.record.place].monitoring
        assert village.record.visits == village.visits_planned(p, float(size))
