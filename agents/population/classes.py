"""Land, earning ability and the ranks that go with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from agents.population.chance import normal, uniform
from agents.population.composition import Members
from agents.population.data import group

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Keys = NDArray[np.int64]


@dataclass(frozen=True)
class Fortune:
    """What a household's place and kin bring (all (n,), standard normals): village poverty, remoteness, kin poverty, and how much land
    there was to deal out (to the resettled where they came from, of which nothing is known)."""

    village: Floats
    remoteness: Floats
    kin: Floats
    holding: Floats


@dataclass(frozen=True)
class Surroundings:
    """What a household's place means for earning (all (n,), of sd one): the county's income, remoteness, the village's own part, and
    the village's land."""

    county: Floats
    remoteness: Floats
    village: Floats
    land: Floats


def land(household_key: Keys, count: NDArray[np.int64], belt: Bytes, resettled: Flags, fortune: Fortune) -> Floats:
    """Contracted farmland in mu (n,): dealt by heads within a village, so that land a head differs between villages too."""
    p = group("classes")
    shared = p["land_village"]
    own = np.sqrt(shared) * fortune.holding + np.sqrt(1.0 - shared) * normal("land", household_key)
    spread = p["land_spread"] * own + p["land_remoteness"] * fortune.remoteness
    mean_size = group("places")["registered_rural"] / group("places")["households"]
    heads = (count / mean_size) ** p["land_size_power"] * mean_size
    mu = p["land_per_head"] * heads * p["land_by_belt"][belt] * np.exp(spread - 0.5 * p["land_spread"] ** 2)
    mu = np.where(resettled, mu * p["resettled_land"], mu)
    return np.where(uniform("no_land", household_key) < p["landless"], 0.0, mu)


def ability(household_key: Keys, schooling: Floats, frailty: Floats, fortune: Fortune, around: Surroundings) -> Floats:
    """Latent permanent earning ability (n,); its distribution over all households turns it into `income_rank`.

    It knows no class: who is registered follows from what was seen of it (`registration`). Village and county are about as large a part
    of it as what households of a village differ by.
    """
    p = group("classes")
    shared = p["income_schooling"] * schooling + p["income_frailty"] * frailty + p["income_kin"] * fortune.kin
    place = p["income_county"] * around.county + p["income_remoteness"] * around.remoteness + p["income_village"] * around.village
    return np.asarray(shared + place + p["income_own"] * normal("income_rank", household_key))


def farm_rank(household_key: Keys, income_rank: Floats, around: Surroundings) -> Floats:
    """Rank of the quality of a farm (n,): tied to ability; beyond it the village's land and the farm's own."""
    p = group("classes")
    shared, correlation = p["farm_village"], p["farm_with_income"]
    beyond = np.sqrt(shared) * around.land + np.sqrt(1.0 - shared) * normal("farm_rank", household_key)
    rank: Floats = ndtr(correlation * ndtri(income_rank) + np.sqrt(1.0 - correlation**2) * beyond)
    return np.clip(rank, 1e-9, 1.0 - 1e-9)


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
