"""Who was registered is who was seen to be poor: registration of 2014, its yearly re-checks, and what is known for the next look.

What is seen of a household in a look is its income of the two years before: reckoned from the same ability, skills, land and workers
that live in 2020, with the ages, health, places of work and slow deviations of those years, and moved by good and bad years of its
own; with an error of which a part stays; and visible need that is no income: illness, disability, an unsafe house, little land,
students. Places were given to villages by what was thought of them and voted on by neighbours; a few went to whoever. In 2014 a
household is registered that is seen below a threshold; re-checks until 2019 add those seen far below it and strike off those seen far
above. Who is registered at the end is lifted. Thresholds are fitted by county of origin, apart for villagers and the resettled, so that
counties meet their incidence. Near-poor is who is seen lowest among the others in 2020, when the list is made and revised
(`model.near_poor`): in January by the years before, in October by the accounts of 2020 as it is lived. What looks see of the years
before is worked out here.

Good and bad years that passed are seen here and nowhere else: what they did that does not last is gone when the households of 2020
begin to live.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.codes import COUNTIES, FULL_CAPACITY, LIFTED, MIGRANT_OUTSIDE, MIGRANT_PROVINCE, NEAR_POOR, NO_CAPACITY, ORDINARY, OWN_FARM
from agents.population.chance import normal, uniform
from agents.population.classes import Fortune, tied_rank
from agents.population.composition import Members
from agents.population.counties import registered_by_origin, resettlement_flows
from agents.population.data import county_values, group

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Keys = NDArray[np.int64]
FIRST_LOOK, LAST_LOOK, LISTING = 2014, 2019, 2020
"""Years of the first registration, of the last re-check, and of the list of the near-poor."""
YEARS_SEEN = 2
"""Years of income that a look sees: those before it; the look that revises the list of the near-poor sees its own year and the last."""
SEEN_AS_RICH = 99.0
"""Log yuan above any threshold."""
BLIND_SD = 6.0
"""Sd of log of what a look sees that is blind to income: a hundred times the variance of incomes, so that these tell nothing."""
FIRST_YEAR, LAST_YEAR = FIRST_LOOK - YEARS_SEEN, LISTING - 1
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
SICK_UNIT, SICK_MOST = 0.25, 0.5
"""Of what share of the sick `seen_sick` speaks, and beyond which share more count no more."""
COMPULSORY_YEARS, STUDENTS_FROM = 9, 16.0
WORST_SCORE = 4.0
"""Skill and farm are reckoned within so many sd."""
USUAL_SCHOOLING, SCHOOLING_UNIT = 8.0, 3.0
"""Years: the centre, which moves all thresholds alike and nothing else, and what `seen_schooling` is per, about an sd of households."""


@dataclass(frozen=True)
class Traits:
    """What can be seen of households beside their income, shape (n,) each: `sick` is the share of members chronically ill."""

    disabled: Flags
    sick: Floats
    student: Flags
    house: Floats
    """State of the house in (0, 1), the worst first."""
    land: Floats
    """Mu a head."""
    schooling: Floats
    """Years of schooling of members of 16 to 64, the usual where there are none."""
    poverty: Floats
    remoteness: Floats
    kin: Floats
    """Poverty of the village, its remoteness, poverty of the kin group, in sd."""


@dataclass(frozen=True)
class Livelihood:
    """What a household lives on at the end of 2019: of members (m,) their work, capacity, who is at school, and rank of skill; of
    households (n,) land in mu and ranks of farming and ability."""

    work: Bytes
    can_work: Bytes
    at_school: Flags
    skill_rank: NDArray[np.float32]
    land: Floats
    farm_rank: Floats
    income_rank: Floats


def reckoned_incomes(members: Members, household_key: Keys, now: Livelihood) -> Floats:
    """Net income a head as a cadre who knew all would reckon it, of each year from FIRST_YEAR to LAST_YEAR, yuan, (n, years).

    That of the last year follows from jobs, skills, land and hands as people live with in January 2020. In the years before, members
    were younger, or not born, or not yet unfit for work; some worked away who farm now, or the other way round; and skills and farms
    stood where they came from.
    """
    p = group("registration")
    family_sd, own_sd, lasting_sd, wage_power = p["wage_parts"]
    farm_sd, farm_slow_sd, farm_power = p["farm_parts"]
    ability = np.exp(p["ability_spread"] * score_of(now.income_rank) - 0.5 * p["ability_spread"] ** 2)
    own = own_sd * normal("skill_drift", members.key)
    skill = np.exp(lasting_sd * score_of(now.skill_rank) - 0.5 * lasting_sd**2)
    pay = p["year_of_work"][now.work] * skill
    unfit = (now.can_work == NO_CAPACITY) & ~now.at_school & (members.age < p["pension_from"])
    since = uniform("unfit_since", members.key) * np.minimum(p["unfit_years"], np.maximum(members.age - p["working_from"], 0.0))
    away = np.isin(now.work, (MIGRANT_PROVINCE, MIGRANT_OUTSIDE))
    farming = now.work == OWN_FARM
    may_return = farming & (now.can_work == FULL_CAPACITY) & (members.age < p["moved_home_until"])
    moves = np.where(away, p["moved_away"], np.where(may_return, p["moved_home"], 0.0))
    moved = years_since(moves, uniform("moved", members.key))
    pay_away = p["year_of_work"][MIGRANT_OUTSIDE] * skill
    family = walked_back("skill_drift", "seen_skill", household_key, family_sd)
    farm = walked_back("farm_drift", "seen_farm", household_key, farm_slow_sd)
    quality = np.exp(farm_sd * score_of(now.farm_rank) - 0.5 * (farm_sd**2 + farm_slow_sd**2)) * ability**farm_power
    found = np.empty((len(household_key), len(YEARS)))
    for column, year in enumerate(YEARS):
        ago = LAST_YEAR - year
        age = members.age - ago
        grown = age >= p["working_from"]
        lost = np.where(unfit & (since < ago), p["able_year"], 0.0)
        elsewhere = moved < ago
        earned_then = np.where(elsewhere, np.where(away, 0.0, pay_away), pay)
        farmed_then = np.where(elsewhere, away, farming)
        earning = (earned_then * np.exp(own * p["slow_memory"] ** ago - 0.5 * own_sd**2) + lost) * grown
        earned = members.total(earning) * ability**wage_power * np.exp(family[:, column] - 0.5 * family_sd**2)
        hands = np.minimum(members.total(farmed_then * 0.5 * now.can_work * grown), p["hands_most"])
        farmed = quality * np.exp(farm[:, column]) * (now.land * p["year_of_land"] + hands * p["year_of_hand"])
        heads = members.total(age >= 0.0)
        given = heads * p["year_of_head"] + members.total(age >= p["pension_from"]) * p["year_of_pensioner"]
        found[:, column] = (earned + farmed + given) / heads
    return found


def years_since(chance: Floats, luck: Floats) -> Floats:
    """Years since something last happened that happens with a chance a year (m,), by a uniform in (0, 1)."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(luck) / np.log1p(-chance))


def walked_back(now: str, before: str, household_key: Keys, sd: float) -> Floats:
    """A slow deviation of each year from FIRST_YEAR to LAST_YEAR, (n, years): it ends where that of January 2020 is drawn (decision
    `now`); forward and back it has the same memory and the same lasting sd."""
    memory = group("registration")["slow_memory"]
    found = np.empty((len(household_key), len(YEARS)))
    found[:, -1] = sd * normal(now, household_key)
    for column in range(len(YEARS) - 2, -1, -1):
        step = np.sqrt(1.0 - memory**2) * sd * normal(before, household_key, YEARS[column])
        found[:, column] = memory * found[:, column + 1] + step
    return found


def score_of(rank: NDArray[Any]) -> Floats:
    """Normal score of a rank, cut at both ends; empty places have rank nought."""
    return np.clip(ndtri(np.asarray(rank, dtype=np.float64)), -WORST_SCORE, WORST_SCORE)


def traits_of(
    members: Members,
    chronic: Bytes,
    disability: Bytes,
    years: Bytes,
    land: Floats,
    household_key: Keys,
    income_rank: Floats,
    fortune: Fortune,
) -> Traits:
    """What can be seen beside income: `chronic`, `disability` and years of schooling are of members (m,), `land` in mu (n,)."""
    p = group("registration")
    young = (members.age >= STUDENTS_FROM) & (members.age < p["student_until"])
    adult = (members.age >= 16.0) & (members.age < 65.0)
    adults = members.total(adult)
    return Traits(
        disabled=members.total(disability > 0) > 0,
        sick=members.total(chronic > 0) / members.count,
        student=members.total(young & (years > COMPULSORY_YEARS)) > 0,
        house=tied_rank("house", household_key, income_rank, p["house_with_income"]),
        land=land / members.count,
        schooling=np.where(adults > 0, members.total(years * adult * 1.0) / np.maximum(adults, 1.0), USUAL_SCHOOLING),
        poverty=fortune.village,
        remoteness=fortune.remoteness,
        kin=fortune.kin,
    )


def past_incomes(household_key: Keys, reckoned: Floats) -> Floats:
    """Log income of each household in each year from FIRST_YEAR to LAST_YEAR, (n, years).

    To what is `reckoned` (log) comes a good or bad luck of the household's own, of which a part is left a year later.
    """
    p = group("registration")
    found = reckoned.copy()
    memory = p["own_year_memory"]
    luck = p["own_year_sd"] * normal("seen_year", household_key, FIRST_YEAR)
    for column, year in enumerate(YEARS):
        if column > 0:
            luck = memory * luck + np.sqrt(1.0 - memory**2) * p["own_year_sd"] * normal("seen_year", household_key, year)
        found[:, column] += luck
    return found


def visible_need(traits: Traits) -> Floats:
    """Log points by which a household is taken for poorer than its income (n,): need that shows, and how places were given."""
    p = group("registration")
    need = p["seen_disabled"] * traits.disabled + p["seen_sick"] * np.minimum(traits.sick, SICK_MOST) / SICK_UNIT
    need += p["seen_student"] * traits.student + p["seen_house"] * (traits.house < p["unsafe_houses"])
    usual = group("classes")["land_per_head"]
    need -= p["seen_land"] * np.log(np.maximum(traits.land, p["land_least"]) / usual) / group("classes")["land_spread"]
    need -= p["seen_schooling"] * (traits.schooling - USUAL_SCHOOLING) / SCHOOLING_UNIT
    need += p["quota_poverty"] * traits.poverty + p["quota_remoteness"] * traits.remoteness + p["votes_kin"] * traits.kin
    return np.asarray(need)


def looks(household_key: Keys, incomes: Floats, need: Floats) -> Floats:
    """What each look from FIRST_LOOK to LAST_LOOK sees of a household, log yuan, (n, looks): two years' income, erring, less need."""
    lasting, anew = lasting_error(household_key) - need, _sd_of_new_error()
    seen = np.empty((len(household_key), LAST_LOOK - FIRST_LOOK + 1))
    for number, year in enumerate(range(FIRST_LOOK, LAST_LOOK + 1)):
        known = incomes[:, number : number + YEARS_SEEN].mean(axis=1)
        seen[:, number] = known + lasting + anew * normal("seen_wrongly", household_key, year)
    return seen


def seen_for_listing(household_key: Keys, incomes: Floats, need: Floats) -> tuple[Floats, Floats]:
    """What the two looks that list the near-poor see, log yuan (n,), with the same errors and needs as any look.

    The first, of January 2020, sees the two years before. The second, when accounts of 2020 are known, sees 2020 and the year before:
    given is what it sees beside the income of 2020, which (log) counts as one of YEARS_SEEN.
    """
    before = incomes[:, LISTING - FIRST_YEAR - YEARS_SEEN :]
    lasting, anew = lasting_error(household_key) - need, _sd_of_new_error()
    errors = (lasting + anew * normal("seen_wrongly", household_key, LISTING + number) for number in range(2))
    first, second = (part + error for part, error in zip((before.mean(axis=1), before[:, 1:].sum(axis=1) / YEARS_SEEN), errors))
    return first, second


def seen_blindly(household_key: Keys) -> tuple[Floats, Floats]:
    """The same of looks that tell nothing of incomes: the first lists nobody, whom the second lists is drawn by lot."""
    return np.full(len(household_key), SEEN_AS_RICH), BLIND_SD * normal("registered_by_lot", household_key, 1)


def lasting_error(household_key: Keys) -> Floats:
    """What stays from look to look of the error with which a household's income is seen, log points (n,)."""
    p = group("registration")
    return np.asarray(p["error"] * np.sqrt(p["error_lasting"]) * normal("seen_wrongly", household_key))


def _sd_of_new_error() -> float:
    p = group("registration")
    return float(p["error"] * np.sqrt(1.0 - p["error_lasting"]))


def registered(seen: Floats, threshold: Floats, favoured: Flags) -> Flags:
    """Who is registered after each look, (n, looks until LAST_LOOK): `threshold` (n,) is that of the first."""
    p = group("registration")
    found = np.empty((len(seen), LAST_LOOK - FIRST_LOOK + 1), dtype=np.bool_)
    found[:, 0] = (seen[:, 0] < threshold) | favoured
    for number in range(1, found.shape[1]):
        low, high = seen[:, number] < threshold - p["added_under"], seen[:, number] > threshold + p["struck_over"]
        found[:, number] = (found[:, number - 1] & ~high) | low
    return found


def favoured(household_key: Keys, origin: NDArray[np.int64]) -> Flags:
    """Who had one of the places that went to whoever (n,)."""
    share = group("registration")["random_places"] * county_values("lifted_incidence")
    return np.asarray(uniform("favoured", household_key) < share[origin])


def classify(seen: Floats, lucky: Flags, lifted_under: Floats) -> Bytes:
    """Household class (n,) of January 2020, when no near-poor are listed yet, by what was seen and the threshold that holds for the
    household (n,), log yuan."""
    return _lifted_or_not(registered(seen, lifted_under, lucky)[:, -1])


def by_lot(household_key: Keys, origin: NDArray[np.int64], resettled: Flags) -> Bytes:
    """Household class (n,) if registration were blind: drawn by lot, so that each county has its persons."""
    persons, lifted, _ = cells()
    chance = (lifted / persons)[cell_of(origin, resettled)]
    return _lifted_or_not(uniform("registered_by_lot", household_key) < chance)


def _lifted_or_not(lifted: Flags) -> Bytes:
    return np.where(lifted, LIFTED, ORDINARY).astype(np.int8)


def cell_of(origin: NDArray[Any], resettled: Flags) -> NDArray[np.int64]:
    """The cell whose threshold of registration a household has: counties of origin of villagers, then those of the resettled."""
    return np.asarray(origin.astype(np.int64) + len(COUNTIES) * resettled)


@cache
def cells() -> tuple[Floats, Floats, Floats]:
    """Registered rural persons and lifted persons that each cell is to have, (2 x counties,), and those whom the first list of the
    near-poor is to have by county of origin, (counties,)."""
    p, stocks = group("registration"), group("places")
    by_origin, incidence = registered_by_origin(), county_values("lifted_incidence")
    moved = resettlement_flows().sum(axis=1)
    lifted = incidence * by_origin
    lifted *= stocks["lifted_stock"] / lifted.sum()
    lifted_moved = moved / moved.sum() * stocks["resettled_lifted"]
    near = (by_origin - lifted) * near_poor_shares()
    near *= p["near_poor_share"] * by_origin.sum() / near.sum()
    return np.concatenate([by_origin - moved, moved]), np.concatenate([lifted - lifted_moved, lifted_moved]), near


def with_near_poor(household_class: Bytes, seen_first: NDArray[np.float32], near_poor_under: Floats) -> Bytes:
    """Household class (n,) with the first list of the near-poor, by the threshold of the household's county of origin, log yuan."""
    listed = (household_class == ORDINARY) & (seen_first < near_poor_under)
    return np.where(listed, NEAR_POOR, household_class).astype(np.int8)


def near_poor_shares() -> Floats:
    """Near-poor persons among those not lifted by county, but for a factor that all counties share (counties,)."""
    return np.asarray(county_values("lifted_incidence") ** group("registration")["near_poor_incidence_power"])
