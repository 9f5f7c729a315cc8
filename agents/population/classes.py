"""Land, household class and ranks: poverty follows from illness, labour, schooling and land together.

A latent score adds what the household lacks, its village's and its kin's misfortune and its own luck; a household is
lifted when the score passes a threshold fitted by county of origin, so that counties meet their incidence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from agents.codes import LIFTED, NEAR_POOR, ORDINARY
from agents.population.chance import normal, uniform
from agents.population.composition import Members
from agents.population.data import group

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Keys = NDArray[np.int64]
WORKERS_UNIT, SICK_UNIT, SCHOOLING_UNIT = 0.25, 0.25, 3.0
"""What the log odds of `classes.toml` are per: workers a head, share of the sick, years of schooling."""
WORKERS_CENTRE, SCHOOLING_CENTRE, NO_ADULT_SCHOOLING = 0.5, 8.0, 6.0
"""Centres of the score; they move all thresholds alike and nothing else. Years taken where nobody is 16-64."""
SICK_MOST, LAND_LEAST = 0.5, 0.3
"""Beyond these shares of the sick and below these mu a head the score no longer rises."""


@dataclass(frozen=True)
class Fortune:
    """What a household's place and kin bring (all (n,), standard normals): village poverty, remoteness, kin poverty."""

    village: Floats
    remoteness: Floats
    kin: Floats


def land(household_key: Keys, count: NDArray[np.int64], belt: Bytes, resettled: Flags, fortune: Fortune) -> Floats:
    """Contracted farmland in mu (n,)."""
    p = group("classes")
    spread = p["land_spread"] * normal("land", household_key) + p["land_remoteness"] * fortune.remoteness
    mean_size = group("places")["registered_rural"] / group("places")["households"]
    heads = (count / mean_size) ** p["land_size_power"] * mean_size
    mu = p["land_per_head"] * heads * p["land_by_belt"][belt] * np.exp(spread - 0.5 * p["land_spread"] ** 2)
    mu = np.where(resettled, mu * p["resettled_land"], mu)
    return np.where(uniform("no_land", household_key) < p["landless"], 0.0, mu)


def need(members: Members, chronic: Bytes, disability: Bytes, capacity: Bytes, years: Bytes, mu: Floats, fortune: Fortune) -> Floats:
    """Log-odds score of having been registered as poor (n,), before own luck and the county's threshold."""
    p = group("classes")
    heads = members.count
    workers = members.total(capacity * 0.5) / heads
    adult = (members.age >= 16.0) & (members.age < 65.0)
    adults = members.total(adult)
    schooling = np.where(adults > 0, members.total(years * adult * 1.0) / np.maximum(adults, 1.0), NO_ADULT_SCHOOLING)
    sick = np.minimum(members.total(chronic > 0) / heads, SICK_MOST)
    thin = np.log(np.maximum(mu / heads, LAND_LEAST))
    score = p["lifted_disabled"] * (members.total(disability > 0) > 0)
    score += p["lifted_chronic"] * sick / SICK_UNIT
    score -= p["lifted_workers"] * (workers - WORKERS_CENTRE) / WORKERS_UNIT
    score -= p["lifted_schooling"] * (schooling - SCHOOLING_CENTRE) / SCHOOLING_UNIT
    score -= p["lifted_land"] * thin / p["land_spread"]
    score += p["lifted_village"] * fortune.village + p["lifted_remoteness"] * fortune.remoteness
    return score + p["lifted_kin"] * fortune.kin


def classify(household_key: Keys, score: Floats, lifted_from: Floats, near_poor_from: Floats) -> Bytes:
    """Household class (n,) from the score and the two thresholds of the household's county of origin (n,)."""
    lifted = score + _logistic_luck("lifted", household_key) > lifted_from
    near = score + _logistic_luck("near_poor", household_key) > near_poor_from
    return np.where(lifted, LIFTED, np.where(near, NEAR_POOR, ORDINARY)).astype(np.int8)


def _logistic_luck(decision: str, household_key: Keys) -> Floats:
    luck = uniform(decision, household_key)
    return np.log(luck) - np.log1p(-luck)


def ability(household_key: Keys, household_class: Bytes, schooling: Floats, frailty: Floats, fortune: Fortune) -> Floats:
    """Latent permanent earning ability (n,); its distribution over all households turns it into `income_rank`."""
    p = group("classes")
    shared = p["income_schooling"] * schooling + p["income_frailty"] * frailty
    shared += p["income_village"] * fortune.remoteness + p["income_kin"] * fortune.kin
    shared *= np.where(household_class == ORDINARY, 1.0, p["income_shared_of_poor"])
    own = p["income_own"][household_class] * normal("income_rank", household_key)
    latent: Floats = p["income_class"][household_class] + shared + own
    return latent


def tied_rank(decision: str, household_key: Keys, income_rank: Floats, correlation: float) -> Floats:
    """A rank in (0, 1), uniform, whose normal score has the given correlation with that of `income_rank`."""
    own = np.sqrt(1.0 - correlation * correlation) * normal(decision, household_key)
    rank: Floats = ndtr(correlation * ndtri(income_rank) + own)
    return np.clip(rank, 1e-9, 1.0 - 1e-9)


def skill(members: Members, income_rank: Floats, years: Bytes) -> NDArray[np.float32]:
    """Rank of skill of each member (m,), near uniform among those over 16; tied to the household and to schooling."""
    p = group("classes")
    a, b = p["skill_with_income"], p["skill_with_schooling"]
    score = (years - p["skill_schooling_mean"]) / p["skill_schooling_sd"]
    own = np.sqrt(1.0 - a * a - b * b) * normal("skill_rank", members.key)
    rank = ndtr(a * ndtri(income_rank)[members.household] + b * score + own)
    return np.clip(rank, 1e-6, 1.0 - 1e-6).astype(np.float32)
