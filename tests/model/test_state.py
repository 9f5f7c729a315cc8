"""After years of life every record is possible: numbers are finite, counts agree, nobody is where he cannot be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from agents.codes import (
    AWAY_OUTSIDE,
    AWAY_PREFECTURE,
    AWAY_PROVINCE,
    CAUSES,
    DISABILITY_DEATH,
    ILLNESS,
    JOB_LOSS,
    LIFTED,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    NO_WORK,
    OWN_FARM,
    PRESENCE,
    PUBLIC_POST,
    RANGER,
    SEVERE_DISABILITY,
    UNEMPLOYED,
    WORK,
)
from agents.population.people import People
from engine.flows import POLICIES, SECTORS
from model.contract import VARIABLES
from model.people import NO_BOUND, STEP_OF_BOUND, WAITS
from model.people_table import rows_of
from model.policies import relief_first
from model.policies.public_posts import POST_SEAT, RANGER_SEAT
from model.world import World

WORKING_AGE = 16


@pytest.fixture(scope="module")
def grown(january_2021: World) -> World:
    """Two years later."""
    return worlds.live_until(worlds.branch(january_2021), worlds.PART + 24)


def test_every_number_is_finite(grown: World) -> None:
    for name, values in worlds.state(grown).items():
        assert np.isfinite(values).all(), name


def test_stocks_are_not_negative(grown: World) -> None:
    h = grown.households
    for name in ("loan", "debt", "capital", "land", "own_cost", "promised"):
        assert (h[name] >= 0.0).all(), name
    assert (h["cash"] > -1e5).all(), "cash may be short inside a month, not by fortunes"


def test_the_hot_record_never_hides_what_the_diary_holds(january_2021: World) -> None:
    """Hardship is at most what the bound says, a waiting case is marked, and so is who holds a post."""
    world = worlds.branch(january_2021)
    for month in range(worlds.PART, worlds.PART + 14):
        worlds.live_until(world, month)
        h, d = np.asarray(world.households), np.asarray(world.diaries)
        hardship = d["loss"][:, [ILLNESS, DISABILITY_DEATH, JOB_LOSS]].sum(axis=1) + d["cost"].sum(axis=1)
        assert ((hardship <= h["hardship"] * STEP_OF_BOUND) | (h["hardship"] >= NO_BOUND)).all()
        waits = d["relief_open"] + d["waiting"][:, [relief_first.BILLS, relief_first.FEES]].sum(axis=1) > 0.0
        assert (h["hardship"][waits] == WAITS).all()
        of_month = ("property_loss", "stolen_value", "deaths", "accident_deaths", "accident_disabled")
        assert not h["struck"].any() and not any(d[name].any() for name in of_month), "every insurer has looked at the month's losses"
        work, seat = (worlds.people(world)[name] for name in ("work", "seat"))
        assert np.array_equal(seat, np.select([work == PUBLIC_POST, work == RANGER], [POST_SEAT, RANGER_SEAT]))
        holds = worlds.count_at_home(world, seat > 0) > 0
        assert (h["holder"][holds] > 0).all()
        assert np.array_equal(h["holder"] > 0, holds)
    assert hardship.any() and (h["hardship"] < NO_BOUND).mean() > 0.5


def test_everybody_stands_in_one_row_and_free_rows_are_empty(grown: World) -> None:
    rows, _ = rows_of(grown.households)
    everybody, free = np.zeros(len(grown.persons), dtype=bool), np.ones(len(grown.persons), dtype=bool)
    everybody[rows], free[rows] = True, False
    assert np.array_equal(np.asarray(grown.persons["birth_month"]) != 0, everybody)
    for table in (grown.persons, grown.care_years):
        assert not any(values[free].any() for values in worlds.flat(table).values())
    h, v = grown.households, grown.villages
    assert (h["persons"] >= 0).all() and (h["persons"] < h["room"]).all(), "room for the next birth"
    assert (np.asarray(h["persons"]) == 0).sum() == v["ended"].sum()
    first, stop = (np.repeat(v[name], v["stop"] - v["first"]) for name in ("persons_first", "persons_stop"))
    assert (h["first"] >= first).all() and (h["first"] + h["room"] <= stop).all()
    assert len(np.unique(grown.persons["key"][rows])) == len(rows), "no two people have one key"
    assert not v["births_without_room"].any()


def people_of(world: World) -> tuple[Any, Any]:
    """Living members and their ages."""
    members = worlds.people(world)
    return members, (world.month - 1 - members["birth_month"]) // 12


def test_no_child_works_and_nobody_works_at_school(grown: World) -> None:
    members, years = people_of(grown)
    working = members["work"] != NO_WORK
    assert years[working].min() >= WORKING_AGE
    assert (members["study"][working] == 0).all()
    assert (members["can_work"][years < WORKING_AGE - 1] == 0).all()


def test_who_cannot_work_does_not(grown: World) -> None:
    members, _ = people_of(grown)
    assert (members["work"][members["can_work"] == 0] == NO_WORK).all()
    assert (members["can_work"][members["disability"] == SEVERE_DISABILITY] == 0).all()


def test_the_resettled_have_no_farm_work_and_codes_are_known(grown: World) -> None:
    members, years = people_of(grown)
    for name, items in (("work", WORK), ("usual_work", WORK), ("presence", PRESENCE)):
        assert set(np.unique(members[name])) <= set(range(len(items))), name
    assert years.min() >= 0
    assert years.max() < 115
    h, owner = grown.households, rows_of(grown.households)[1]
    resettled = np.asarray(h["resettled"] == 1)[owner]
    farming = (members["work"] == OWN_FARM) & np.asarray(h["land"] == 0.0)[owner]
    assert farming[resettled].mean() < 0.03


def test_presence_fits_the_work(grown: World) -> None:
    """Migrants live where their work is; who farms or holds a post has not left the prefecture, nor who seeks work for long."""
    members, _ = people_of(grown)
    work, presence = members["work"], members["presence"]
    assert (presence[np.isin(work, (OWN_FARM, PUBLIC_POST, RANGER))] <= AWAY_PREFECTURE).all()
    home_after = float(grown.rules[grown.row - 1][0].work.home_after)
    long_idle = (work == UNEMPLOYED) & (members["idle_months"] >= home_after)
    assert long_idle.any() and (presence[long_idle] <= AWAY_PREFECTURE).all()
    assert (presence[work == MIGRANT_OUTSIDE] == AWAY_OUTSIDE).all()
    assert (presence[work == MIGRANT_PROVINCE] == AWAY_PROVINCE).all()


def test_what_never_changes(people: People, rules: Any, grown: World) -> None:
    first = worlds.begin(people, rules).households
    for name in ("agent", "village", "kin", "resettled", "belt", "thrift"):
        assert np.array_equal(first[name], grown.households[name]), name
    lifted = (np.asarray(world["household_class"]) == LIFTED for world in (first, grown.households))
    assert np.array_equal(*lifted), "who is near-poor is looked at anew in October 2020, who was registered as poor is not"


def test_what_is_lasting_of_a_farm_never_changes(people: People, rules: Any, grown: World) -> None:
    """Its quality is that of the start, but for the slow deviation that is kept beside it."""
    begun = worlds.begin(people, rules)
    before, now = (
        world.households["farm_quality"] * np.exp(-0.001 * world.diaries["farm_drift"].astype(np.float64)) for world in (begun, grown)
    )
    assert np.allclose(before, now, rtol=1e-9)


def test_deviations_of_skills_and_farms_stay_as_wide_as_they_are(people: People, rules: Any, grown: World) -> None:
    """Steps and memory keep what the start has: step / sqrt(1 - memory^2) is 0.229 of a skill and 0.184 of a farm, in logs."""
    begun = worlds.begin(people, rules)
    for world in (begun, grown):
        grown_up = (world.persons["birth_month"] > 0) & (world.persons["birth_month"] < (2020 - 16) * 12)
        assert np.std(world.persons["drift"][grown_up]) == pytest.approx(229.4, rel=0.04)
        assert np.std(world.diaries["farm_drift"]) == pytest.approx(183.5, rel=0.06)
    assert not np.array_equal(begun.diaries["farm_drift"], grown.diaries["farm_drift"])


def test_rings_add_up_to_twelve_months(grown: World) -> None:
    past = grown.diaries["past"]
    for ring, total in (("net", "net_12"), ("less_rigid", "less_rigid_12")):
        assert np.array_equal(past[ring].sum(axis=1), grown.households[total]), total
    assert np.array_equal(past["aid"].sum(axis=1), grown.households["aid_12"])
    assert (grown.households["month_net"] == 0.0).all(), "the month is closed"
    assert grown.diaries["loss"].shape[1] == len(CAUSES) - 1


def test_pools_that_cannot_borrow_are_never_overdrawn(january_2021: World) -> None:
    """Gap insurance can: two insurers owe what its contract says, also beyond the premium (`tests/policies/test_pools.py`)."""

    def look(world: World) -> None:
        for sector in ("farmers_fund", "job_pool", "home_pool"):
            if sector in SECTORS:
                balance = world.balance(sector)
                assert (balance.min() if sector == "farmers_fund" else balance.sum()) >= 0.0, (sector, world.month)

    worlds.live_until(worlds.branch(january_2021), worlds.PART + 24, check=look)


def test_outcomes_have_the_shape_of_the_contract(grown: World) -> None:
    arrays = grown.recorder.arrays(grown)
    assert list(arrays) == list(VARIABLES)
    length = {"year": 2, "county": 9, "household_class": 3, "resettled": 2, "policy": len(POLICIES), "month": 24}
    for name, variable in VARIABLES.items():
        assert arrays[name].ndim == len(variable.dims), name
        for dim, size in zip(variable.dims, arrays[name].shape, strict=True):
            assert size == length.get(dim, size), (name, dim)
        assert not np.isinf(arrays[name]).any(), name
    people_counted = arrays["persons"].sum(axis=(1, 2, 3))
    assert people_counted[-1] == pytest.approx(grown.weight * grown.households["persons"].sum())


def test_rates_lie_between_nothing_and_all(grown: World) -> None:
    arrays = grown.recorder.arrays(grown)
    for name, variable in VARIABLES.items():
        if variable.units.startswith("share of") and name != "poverty_gap":
            values = arrays[name][~np.isnan(arrays[name])]
            assert ((values >= 0.0) & (values <= 1.0)).all(), name
    lifted, others = arrays["relapse_rate"][:, :, 0], arrays["relapse_rate"][:, :, 1:]
    assert not np.isnan(lifted[arrays["persons_at_start"][:, :, 0] > 0]).any()
    assert np.isnan(others).all(), "those never lifted enter poverty; they do not relapse"
    by_cause = arrays["relapses_by_cause"].sum(axis=-1)
    assert by_cause == pytest.approx(arrays["relapsed_persons"]), "each relapse has one main cause"
    listed = arrays["monitored_rate"] * arrays["households"]
    assert np.nansum(listed, axis=(2, 3)) == pytest.approx(arrays["households_monitored"])
    right = arrays["list_true_positive"] * arrays["households_monitored"]
    missed = arrays["list_missed"] * arrays["households_in_trouble"]
    assert np.nan_to_num(right) + np.nan_to_num(missed) == pytest.approx(arrays["households_in_trouble"])
    assert arrays["persons_monthly"][11::12] == pytest.approx(arrays["persons"].sum(axis=(2, 3)))
    assert arrays["residents_monthly"][11::12] == pytest.approx(arrays["residents"].sum(axis=(2, 3)))
    lines = arrays["below_line_rate_by_line"]
    counted = arrays["persons_at_start"] > 0
    assert (np.diff(lines, axis=-1)[counted] >= 0.0).all(), "a higher line has more below it"
    assert (arrays["below_line_rate_before_aid"][counted] >= arrays["below_line_rate"][counted]).all()
