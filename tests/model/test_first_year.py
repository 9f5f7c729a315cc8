"""The first year is no other than those that follow: as many seek work and as many begin it as in any year."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from agents.codes import LOCAL, MIGRANT_OUTSIDE, MIGRANT_PROVINCE, NO_WORK, PRESENT, UNEMPLOYED, WORKSHOP
from agents.population.people import People
from model.people_table import rows_of
from model.world import World

SEPTEMBERS = [year * 12 + 8 for year in (2020, 2021, 2022)]
AWAY, NEARBY = (MIGRANT_PROVINCE, MIGRANT_OUTSIDE), (LOCAL, WORKSHOP)


def members(world: World) -> Any:
    """All members as records."""
    return np.asarray(world.persons)[rows_of(world.households)[0]]


@pytest.fixture(scope="module")
def january(people: People, rules: Any) -> World:
    """The small world before its first month."""
    return worlds.begin(people, rules)


def test_as_many_seek_work_as_where_as_many_lose_it_as_find_it(january: World, rules: Any) -> None:
    """0.025 lost and 0.32 found a month: 7.2 % seek; of the resettled 0.035, so 9.9 %; within four times the sampling error."""
    m, p = members(january), rules[0][0].work
    resettled = np.repeat(np.asarray(january.households["resettled"]) == 1, np.asarray(january.households["persons"]))
    for mine, loss in ((~resettled, p.job_loss_local), (resettled, p.job_loss_resettled)):
        workers = mine & np.isin(m["usual_work"], (*AWAY, *NEARBY))
        share, expected = np.mean(m["work"][workers] == UNEMPLOYED), loss / (loss + p.finding)
        assert share == pytest.approx(expected, abs=4.0 * np.sqrt(expected * (1.0 - expected) / workers.sum()))


def test_seekers_have_sought_as_long_as_chance_has_it_and_come_home_in_time(january: World, rules: Any) -> None:
    m, p = members(january), rules[0][0].work
    seeks = m["work"] == UNEMPLOYED
    sought = m["idle_months"][seeks & (m["lost_job"] == 1)]
    assert sought.mean() == pytest.approx((1.0 - p.finding) / p.finding, rel=0.25)
    assert np.mean(sought == 0) == pytest.approx(p.finding, abs=0.1)
    away = seeks & np.isin(m["usual_work"], AWAY)
    assert ((m["presence"][away] == PRESENT) == (m["idle_months"][away] >= p.home_after)).all()


def test_no_september_brings_many_more_to_work_than_another(january: World) -> None:
    """Before school years and the young without work were looked at, four times as many began in the first one as in the next."""
    world, begin = worlds.branch(january), []
    for month in SEPTEMBERS:
        worlds.live_until(world, month)
        before = members(world)
        idle = set(before["key"][before["work"] == NO_WORK].tolist())
        worlds.live_until(world, month + 1)
        after = members(world)
        begin.append(len(idle & set(after["key"][after["work"] != NO_WORK].tolist())))
    assert max(begin) < 1.6 * min(begin), begin


def test_the_first_spring_brings_not_many_more_to_work_from_need_than_the_next(january: World) -> None:
    """Who earns too little for the standard was at work before 2020 (`start.at_work_from_need`)."""
    world, begin = worlds.branch(january), []
    for year in (2021, 2022):
        month = year * 12 + 2  # in spring nobody leaves school
        worlds.live_until(world, month)
        idle = {int(m["key"]) for m in members(world) if m["work"] == NO_WORK}
        worlds.live_until(world, month + 3)
        begin.append(sum(int(m["key"]) in idle for m in members(world) if m["work"] != NO_WORK))
    assert begin[0] < 2.0 * begin[1], begin
