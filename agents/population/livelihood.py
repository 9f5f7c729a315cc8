"""Where members live and what they usually work at: whole households away, single migrants, boarders, those at home."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import FULL_CAPACITY, NO_CAPACITY
from agents.population.capacity import COLLEGE, COMPULSORY, COMPULSORY_END, HIGH_SCHOOL
from agents.population.chance import choice, logistic, normal, uniform
from agents.population.composition import Members
from agents.population.data import group

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.int8]
HOME, TOWN, PROVINCE, OUTSIDE = range(4)
"""Where a household as a whole lives; the same numbers as the codes of presence."""
ADULT = 18.0
"""Years from which somebody may look after a child."""
WORK_KINDS = np.array([codes.OWN_FARM, codes.LOCAL, codes.WORKSHOP, codes.SELF_EMPLOYED, codes.NO_WORK], dtype=np.int8)
"""Order of the shares in `work_town` and `work_resettled`."""
OFF_FARM_KINDS = WORK_KINDS[1:4]


@dataclass(frozen=True)
class Setting:
    """What a household's place means for its work (all (n,)): resettled, fitted chances; its village's ties, remoteness, target."""

    resettled: Flags
    town_chance: Floats
    network_effect: Floats
    remoteness: Floats
    goes_outside: Flags
    migrant_intercept: Floats
    employed_share: Floats
    farm_share: Floats


def household_place(household_key: NDArray[np.int64], has_worker: Flags, setting: Setting) -> NDArray[np.int64]:
    """Where each household as a whole lives (n,): HOME, TOWN, PROVINCE or OUTSIDE; the resettled live at HOME."""
    p = group("livelihood")
    chance = np.where(has_worker, 1.0, p["without_worker_away"])
    far = p["far_households"] * chance
    town = setting.town_chance * chance
    luck = uniform("household_place", household_key)
    where = np.where(luck < far * p["far_in_province"], PROVINCE, OUTSIDE)
    where = np.where(luck < far, where, np.where(luck < far + town, TOWN, HOME))
    return np.where(setting.resettled, HOME, where)


def live_and_work(
    members: Members, household_key: NDArray[np.int64], capacity: Bytes, level: Bytes, years: Bytes, setting: Setting
) -> tuple[Bytes, Bytes]:
    """Presence and usual work of each member (m,)."""
    has_worker = members.total(capacity == FULL_CAPACITY) > 0
    where = household_place(household_key, has_worker, setting)[members.household]
    presence = np.where(_follows(members, level, where), where, HOME)
    away_family = presence != HOME
    migrant = _migrates(members, household_key, capacity, years, setting) & (where == HOME)
    migrant &= ~_who_stays(members, migrant, level, where)
    presence = np.where(migrant, _destination(members, household_key, setting), presence)
    presence = _school_children(members, level, presence, migrant, setting)
    work = _usual_work(members, capacity, presence, away_family, setting)
    work[migrant] = np.where(presence[migrant] == OUTSIDE, codes.MIGRANT_OUTSIDE, codes.MIGRANT_PROVINCE)
    return presence.astype(np.int8), _somebody_works(members, capacity, presence, work, setting)


def _follows(members: Members, level: Bytes, where: NDArray[np.int64]) -> Flags:
    """Who lives where the household as a whole lives; a child stays in the village only with an adult who does."""
    p = group("livelihood")
    group_of_age = np.where(members.age < COMPULSORY_END, 1, np.where(members.age >= 60.0, 2, 0))
    chance = np.where(where == TOWN, p["town_follow"][group_of_age], p["far_follow"][group_of_age])
    goes = uniform("follows", members.key) < chance
    kept = members.total(_looks_after(members, level) & ~goes)[members.household] > 0
    return (where != HOME) & (goes | ~kept & (members.age < COMPULSORY_END))


def _migrates(members: Members, household_key: NDArray[np.int64], capacity: Bytes, years: Bytes, setting: Setting) -> Flags:
    p = group("livelihood")
    score = np.interp(members.age, p["migrant_ages"], p["migrant_log_odds"])
    score += p["migrant_male"] * members.male + p["migrant_schooling"] * (years - 8.0)
    shared = p["migrant_family"] * normal("migration_network", household_key)
    shared += p["migrant_village"] * setting.network_effect + setting.migrant_intercept
    score += shared[members.household]
    able = (capacity == FULL_CAPACITY) & (members.age < 65.0)
    return able & (uniform("migrates", members.key) < logistic(score))


def _destination(members: Members, household_key: NDArray[np.int64], setting: Setting) -> NDArray[np.int64]:
    """Most members go where the household's others go, and most households where the village's others go."""
    p = group("livelihood")
    follows = uniform("destination", household_key, 1) < p["village_destination"]
    shared = np.where(follows, setting.goes_outside, uniform("destination", household_key) < p["outside_share"])
    alone = uniform("own_destination", members.key) >= p["same_destination"]
    own = uniform("own_destination", members.key, 1) < p["outside_share"]
    return np.where(np.where(alone, own, shared[members.household]), OUTSIDE, PROVINCE)


def _school_children(
    members: Members, level: Bytes, presence: NDArray[np.int64], migrant: Flags, setting: Setting
) -> NDArray[np.int64]:
    """Boarders live in a county town, students at their college, some children with their migrant parents."""
    p = group("livelihood")
    luck = uniform("school_boarding", members.key)
    village = ~setting.resettled[members.household]
    chance = np.where(level == HIGH_SCHOOL, p["boards"], np.where(level == COMPULSORY, p["town_school"], 0.0))
    boards = (presence == HOME) & village & (luck < chance)
    presence = np.where(boards, TOWN, presence)
    presence = np.where(level == COLLEGE, np.where(luck < p["college_outside"], OUTSIDE, PROVINCE), presence)
    leavers = members.total(migrant)[members.household] >= 2
    young = (members.age < COMPULSORY_END) & (presence == HOME) & leavers
    follows = young & (uniform("child_follows", members.key) < p["child_follows"])
    outside = members.total(migrant & (presence == OUTSIDE))[members.household] > 0
    return np.where(follows, np.where(outside, OUTSIDE, PROVINCE), presence)


def _looks_after(members: Members, level: Bytes) -> Flags:
    """Who may look after a child (m,): adults who are not at school."""
    return (members.age >= ADULT) & (level < HIGH_SCHOOL)


def _who_stays(members: Members, migrant: Flags, level: Bytes, where: NDArray[np.int64]) -> Flags:
    """Who stays with the children of a village household of which no other adult would (m,): of those who would leave the woman who was
    least sure to, or the man where no woman is; no child lives alone."""
    home = where == HOME
    child = members.total(home & (members.age < COMPULSORY_END)) > 0
    kept = members.total(home & _looks_after(members, level) & ~migrant) > 0
    needed = (child & ~kept)[members.household] & migrant
    hold = uniform("migrates", members.key) + ~members.male
    first = np.full(len(child), -1.0)
    np.maximum.at(first, members.household[needed], hold[needed])
    return needed & (hold == first[members.household])


def _usual_work(members: Members, capacity: Bytes, presence: NDArray[np.int64], away_family: Flags, setting: Setting) -> Bytes:
    p = group("livelihood")
    luck = uniform("usual_work", members.key)
    resettled = setting.resettled[members.household]
    work = _village_work(members, capacity, luck, setting)
    for mine, table in ((~resettled & (presence == TOWN), "work_town"), (resettled, "work_resettled")):
        work[mine] = WORK_KINDS[choice(np.cumsum(p[table]), luck[mine])]
    infant = members.total(members.age < 6.0)[members.household] > 0
    mother = infant & ~members.male & (members.age < 45.0)
    care = uniform("usual_work", members.key, 1)
    work[mother & (presence <= TOWN) & (care < p["mother_at_home"])] = codes.NO_WORK
    far = away_family & (presence >= PROVINCE)
    employed = (luck >= p["far_out_of_work"]) & ~(mother & (care < p["far_mothers_at_home"]))
    far_work = np.where(presence == OUTSIDE, codes.MIGRANT_OUTSIDE, codes.MIGRANT_PROVINCE)
    work[far] = np.where(employed[far], far_work[far], codes.NO_WORK)
    work[capacity == NO_CAPACITY] = codes.NO_WORK
    return work


def _somebody_works(members: Members, capacity: Bytes, presence: NDArray[np.int64], work: Bytes, setting: Setting) -> Bytes:
    """Where nobody of a village household works, who is able to and lives there farms: no household that can work does nothing."""
    able = (capacity == FULL_CAPACITY) & (members.age < group("livelihood")["somebody_works_until"]) & (presence == HOME)
    works = members.total(work != codes.NO_WORK) > 0
    idle = ~(works | setting.resettled)[members.household] & able
    return np.where(idle, codes.OWN_FARM, work).astype(np.int8)


def _village_work(members: Members, capacity: Bytes, luck: Floats, setting: Setting) -> Bytes:
    """Work of members present in a village: employed or not, on the own farm or off it, by the county's two shares."""
    p = group("livelihood")
    weak = (capacity < FULL_CAPACITY) | (members.age >= 65.0)
    by_age = np.interp(members.age, p["work_ages"], p["employed_by_age"])
    employed = np.minimum(setting.employed_share[members.household] * by_age, p["employed_most"])
    off_farm = (1.0 - setting.farm_share[members.household]) * np.where(weak, p["weak_off_farm"], 1.0)
    off_farm *= np.interp(members.age, p["work_ages"], p["off_farm_by_age"])
    off_farm *= np.exp(-p["off_farm_remoteness"] * setting.remoteness)[members.household]
    off_farm = np.minimum(off_farm, 1.0)
    among_off_farm = luck / (employed * off_farm)
    work = OFF_FARM_KINDS[choice(np.cumsum(p["off_farm"]), among_off_farm)]
    work[luck >= employed * off_farm] = codes.OWN_FARM
    work[luck >= employed] = codes.NO_WORK
    return work
