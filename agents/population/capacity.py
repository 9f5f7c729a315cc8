"""Schooling, health and labour capacity of members: families share schooling and frailty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import MILD_DISABILITY, NO_CAPACITY, NO_DISABILITY, SEVERE_DISABILITY
from agents.population.chance import logistic, normal, uniform
from agents.population.composition import Members
from agents.population.data import group

Floats = NDArray[np.float64]
Bytes = NDArray[np.int8]
LEVELS = np.array([0, 3, 6, 9, 12, 15], dtype=np.int8)
"""Completed years of schooling of each level."""
NOT_IN_SCHOOL, PRESCHOOL, COMPULSORY, HIGH_SCHOOL, COLLEGE = range(5)
SCHOOL_AGE, NINTH_CLASS_END, HIGH_SCHOOL_END, COLLEGE_END = 6, 15, 18, 22
"""Ages in September at which a person enters school and leaves each level (compulsory schooling takes nine years)."""
COMPULSORY_END = 16
"""Years under which a person is a child: too young to work."""
SINCE_SEPTEMBER = 3.0 / 12.0
"""Years from September 2019 to December: who is at which level goes by the age in the month in which the school year began."""


def household_schooling(household_key: NDArray[np.int64]) -> Floats:
    """The schooling that a family shares, in sd (n,)."""
    return normal("household_education", household_key)


def household_frailty(household_key: NDArray[np.int64], schooling_effect: Floats) -> Floats:
    """The frailty that a family shares, in sd (n,), correlated with its schooling."""
    rho = group("health")["frailty_with_schooling"]
    return rho * schooling_effect + np.sqrt(1.0 - rho * rho) * normal("frailty", household_key)


def schooling(members: Members, schooling_effect: Floats, county_shift: Floats, unschooled_under: Floats) -> tuple[Bytes, Bytes]:
    """Completed years of schooling and level attended of each member (m,).

    `county_shift` (n,) moves the latent years of a county; under `unschooled_under` (n,) a person never went to school.
    """
    p = group("health")
    age = members.age
    latent = np.interp(age, p["schooling_ages"], p["schooling_mean"])
    latent += np.where(members.male, 0.0, np.interp(age, p["schooling_ages"], p["schooling_women"]))
    shared = p["schooling_household_sd"] * schooling_effect + county_shift
    latent += shared[members.household] + p["schooling_own_sd"] * normal("schooling", members.key)
    years = LEVELS[1 + np.searchsorted(p["schooling_cuts"], latent)]
    years[latent < unschooled_under[members.household]] = 0
    level = np.zeros(len(age), dtype=np.int8)
    then = age - SINCE_SEPTEMBER
    level[then < SCHOOL_AGE] = PRESCHOOL
    level[(then >= SCHOOL_AGE) & (then < NINTH_CLASS_END)] = COMPULSORY
    level[(then >= NINTH_CLASS_END) & (then < HIGH_SCHOOL_END) & (latent > p["high_school_from"])] = HIGH_SCHOOL
    level[(then >= HIGH_SCHOOL_END) & (then < COLLEGE_END) & (latent > p["college_from"])] = COLLEGE
    so_far = np.clip(np.floor(then) - SCHOOL_AGE, 0, 15).astype(np.int8)
    attending = level > NOT_IN_SCHOOL
    years = np.where(attending, so_far, np.minimum(years, np.clip(np.floor(age) - SCHOOL_AGE, 0, 15)))
    return years.astype(np.int8), level


def illness(members: Members, frailty: Floats) -> tuple[Bytes, Bytes]:
    """Chronic illness (0, 1) and disability (0 none, 1 mild, 2 severe) of each member (m,)."""
    p = group("health")
    shared = frailty[members.household]
    chronic_odds = np.interp(members.age, p["health_ages"], p["chronic_log_odds"]) + p["chronic_frailty"] * shared
    chronic = uniform("chronic_illness", members.key) < logistic(chronic_odds)
    odds = np.interp(members.age, p["health_ages"], p["disability_log_odds"]) + p["disability_frailty"] * shared
    disabled = uniform("disability", members.key) < logistic(odds)
    severe = uniform("disability_severe", members.key) < p["disability_severe"]
    degree = np.where(disabled, np.where(severe, SEVERE_DISABILITY, MILD_DISABILITY), NO_DISABILITY)
    return chronic.astype(np.int8), degree.astype(np.int8)


def labour_capacity(members: Members, level: Bytes, chronic: Bytes, disability: Bytes) -> Bytes:
    """Labour capacity of each member (m,): 0 none, 1 weak, 2 full; nobody under 16, at school or severely disabled."""
    p = group("health")
    elder = members.age >= 65.0
    case = np.where(elder, 3 + ((chronic > 0) | (disability > 0)), np.where(disability > 0, 2, chronic))
    luck = uniform("labour_capacity", members.key)
    none = p["capacity_none"][case]
    capacity = np.where(luck < none, NO_CAPACITY, np.where(luck < none + p["capacity_weak"][case], 1, 2))
    unable = (members.age < COMPULSORY_END) | (level > NOT_IN_SCHOOL) | (disability == SEVERE_DISABILITY)
    capacity[unable | (members.age >= p["labour_ends"])] = NO_CAPACITY
    return capacity.astype(np.int8)
