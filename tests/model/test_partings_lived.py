"""Households that part in runs: nobody and no coin is lost, others live as before, and the same part in all scenarios and samples."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.household import Diary, Household
from agents.household_view import HouseholdView
from engine.luck import BORN_KEYS, key_of_child
from engine.passes import Line
from engine.record import zeros
from model.household_table import households_of
from model.life.dividing import divide_ring
from model.life.partings import PART_ONCE_A_YEAR
from model.month import LINES, MONTH
from model.new_rows import LIKE_ITS_ORIGIN
from model.passes import alone
from model.people_table import rows_of
from model.tally import COLUMN
from model.world import World

FEBRUARY_2022 = 2022 * 12 + 1


def nobody_parts(rules: Any) -> Any:
    """The same rules, but sons part at ninety."""
    never = rules.copy()
    never["partings"]["ages"], never["partings"]["last_sons"] = np.linspace(80.0, 90.0, 7), 0.0
    return never


def members(world: World) -> dict[int, list[int]]:
    """The members of every household, by its key."""
    keys = np.asarray(world.persons["key"])
    h = world.households
    return {int(each.agent): sorted(keys[each.first : each.first + each.persons].tolist()) for each in np.asarray(h).view(np.recarray)}


def founded(world: World) -> NDArray[np.bool_]:
    """Rows of households that have parted and are there."""
    return np.asarray((world.households["agent"] >= BORN_KEYS) & (world.households["persons"] > 0))


@pytest.fixture(scope="module")
def before(january_2021: World) -> World:
    """February 2022, when its lines before the partings are lived."""
    world = worlds.live_until(worlds.branch(january_2021), FEBRUARY_2022)
    for each in MONTH[: MONTH.index(PART_ONCE_A_YEAR)]:
        if isinstance(each, Line):
            alone(each)(*world.pass_arguments, 0, len(world.villages))
        else:
            each.run(world)
    return world


@pytest.fixture(scope="module")
def after(before: World) -> World:
    world = worlds.branch(before)
    alone(PART_ONCE_A_YEAR)(*world.pass_arguments, 0, len(world.villages))
    return world


def test_nothing_is_lost(before: World, after: World) -> None:
    """Persons, money, land, what was earned and lived: sums over all are what they were; stayers' order too."""
    new = founded(after) & ~founded(before)
    assert new.sum() >= 5
    names = ("cash", "debt", "capital", "land", "net_12", "less_rigid_12", "aid_12", "month_net", "month_wages", "persons", "chronic")
    for name in names:
        assert np.sum(after.households[name], dtype=float) == np.sum(before.households[name], dtype=float), name
    for name in ("year_net", "year_sources", "resident_months", "purse_months", "persons_start", "heads_before", "posts_12"):
        assert np.sum(after.diaries[name], dtype=float) == np.sum(before.diaries[name], dtype=float), name
    for name in ("loss", "loss_next"):
        assert np.sum(after.diaries[name]) == pytest.approx(np.sum(before.diaries[name]), abs=1e-6), name
    assert np.array_equal(after.diaries["heads"].sum(axis=0), before.diaries["heads"].sum(axis=0))
    for ring in ("net", "less_rigid", "aid", "posts"):
        assert np.array_equal(after.diaries["past"][ring].sum(axis=0), before.diaries["past"][ring].sum(axis=0)), ring
    assert sorted(chain.from_iterable(members(after).values())) == sorted(chain.from_iterable(members(before).values()))
    assert after.villages["ended"].sum() == before.villages["ended"].sum() - new.sum()


def test_only_who_parts_is_touched(before: World, after: World) -> None:
    changed = worlds.changed_households(before, after)
    new = founded(after) & ~founded(before)
    fewer = np.asarray(after.households["persons"] < before.households["persons"])
    assert np.array_equal(changed, new | fewer) and fewer.sum() <= new.sum()


def test_income_a_head_is_that_of_the_old_household(before: World, after: World) -> None:
    """Of those to whom nobody came and whom nobody left within the year: to the coin that cannot be divided."""
    new = np.flatnonzero(founded(after) & ~founded(before))
    even = 0
    for row in new:
        village = slice(*(int(after.villages[name][after.households["village"][row]]) for name in ("first", "stop")))
        fewer = np.flatnonzero(after.households["persons"][village] < before.households["persons"][village]) + village.start
        old = fewer[fewer < row][-1]
        if before.diaries["uneven"][old] == 0:
            even += 1
            of_old, was = (float(w.households["net_12"][old] / w.households["persons"][old]) for w in (after, before))
            of_new = float(after.households["net_12"][row] / after.households["persons"][row])
            assert of_new == pytest.approx(was, abs=0.1) and of_old == pytest.approx(was, abs=0.1)
    assert even >= 3


def test_rows_kept_for_sons_are_empty_until_then(january_2021: World) -> None:
    """And nothing of a month writes into them, but what is drawn or told of every row."""
    world = worlds.live_until(worlds.branch(january_2021), FEBRUARY_2022)
    empty = np.asarray((world.households["agent"] >= BORN_KEYS) & (world.households["persons"] == 0))
    assert empty.sum() > 10
    known = {"agent", "first", "room", *LIKE_ITS_ORIGIN}
    written = {name for name, values in worlds.flat(world.households[empty]).items() if name not in known and np.any(values)}
    assert written == set(), written
    written = {name for name, values in worlds.flat(world.diaries[empty]).items() if np.any(values)}
    assert written == {"farm_drift", "seen_wrongly"}, written


def test_who_does_not_part_has_the_life_that_he_had(people: Any, rules: Any) -> None:
    """Births, deaths, weddings: of a run in which nobody parts every household has the same members that none of it left."""
    plan, other = (
        worlds.live_until(worlds.begin(people, each, years=(2021, 2022)), FEBRUARY_2022 + 11) for each in (rules, nobody_parts(rules))
    )
    theirs, mine = members(other), members(plan)
    gone = {key for home, keys in mine.items() if home >= BORN_KEYS for key in keys}
    left = {home for home, keys in theirs.items() if gone & set(keys)}
    joined = {home for home, keys in mine.items() if set(keys) - set(theirs.get(home, keys))}
    assert len(left) >= 5 and len(joined - left) <= 0.01 * len(theirs)
    same = [mine[home] == keys for home, keys in theirs.items() if home not in left | joined]
    assert np.mean(same) > 0.999 and len(other.households) < len(plan.households)


def test_the_same_part_in_every_scenario(january_2021: World) -> None:
    homes = []
    for scenario in ("plan", "support_withdrawn"):
        world = worlds.live_until(worlds.branch(january_2021, worlds.rules_of_plan(3, scenario)), worlds.PART + 24)
        homes.append({home: keys for home, keys in members(world).items() if home >= BORN_KEYS and keys})
        assert world.imbalance == 0.0
    assert homes[0] == homes[1] and len(homes[0]) >= 10


def test_a_sample_parts_as_the_whole_does(january_2021: World, people: Any, rules: Any) -> None:
    """Two of every three kin groups alone."""
    kept = people.kin % 3 != 0
    part = worlds.begin(people.__class__(**{name: getattr(people, name)[kept] for name in people.__dataclass_fields__}), rules)
    mine = members(worlds.live_until(part, worlds.PART + 24))
    whole = members(worlds.live_until(worlds.branch(january_2021), worlds.PART + 24))
    assert mine == {home: keys for home, keys in whole.items() if home in mine}
    assert sum(home >= BORN_KEYS and len(keys) > 0 for home, keys in mine.items()) >= 5


def test_it_is_counted_and_found(january_2021: World) -> None:
    """By its outcomes, in the table of households and by its number."""
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + 24)
    of_years = (world.recorder.years[..., COLUMN[name]].sum() / world.weight for name in ("households_parted", "persons_parted"))
    parted, persons = map(round, of_years)
    there = founded(world)
    assert there.sum() * 0.8 <= parted <= there.sum() and persons >= 2 * parted
    table = households_of(world)
    numbers = table["household"].values
    new = numbers[numbers >= BORN_KEYS - (1 << 40)]
    assert len(new) == there.sum() and len(np.unique(numbers)) == len(numbers)
    view = HouseholdView(world, int(new[0]))
    founder = [key for key in members(world)[int(view.record.agent)] if key_of_child(key, 0) == view.record.agent]
    assert len(founder) <= 1 and len(view.members()) == view.record.persons
    assert rows_of(world.households)[1].max() < len(world.households)
    assert PART_ONCE_A_YEAR in LINES


def test_twelve_months_are_divided_month_by_month() -> None:
    """One of four goes; half of the year they were three: who came within the year is taken for the one who goes."""
    households, diaries = zeros(Household, 2), zeros(Diary, 2)
    h, d = households[0], diaries[0]
    h.persons, d.heads[:], d.heads[:6] = 4, 4, 3
    for name, yuan in (("net", 800.0), ("less_rigid", 400.0), ("aid", 80.0), ("posts", 40.0)):
        d.past[name][:] = yuan
    h.net_12, h.less_rigid_12, h.aid_12, d.posts_12 = 9_600.0, 4_800.0, 960.0, 480.0
    divide_ring(h, households[1], d, diaries[1], 1, 4)
    new, of_new = households[1], diaries[1]
    assert (h.net_12, new.net_12) == (9_600.0 - 6 * 200.0, 6 * 200.0), "who came within the year came to the one who goes"
    assert (h.less_rigid_12, new.less_rigid_12, h.aid_12, new.aid_12) == (4_200.0, 600.0, 840.0, 120.0)
    assert (d.posts_12, of_new.posts_12) == (420.0, 60.0)
    assert (h.persons, new.persons, d.heads.tolist(), of_new.heads.tolist()) == (3, 1, 12 * [3], 6 * [0] + 6 * [1])
    assert d.past["posts"].tolist() == 6 * [40.0] + 6 * [30.0] and of_new.past["net"].tolist() == 6 * [0.0] + 6 * [200.0]
    assert (h.head_months, new.head_months) == (0, -6)
