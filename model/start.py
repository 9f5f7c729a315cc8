"""From the synthetic people to the state of January 2020: the inverse of each distribution at the stored rank.

People and their ranks are the same in every draw; what depends on a parameter draw (wages, farm quality, cash, capital, debt)
is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.codes import (
    CHRONIC_ILLNESS,
    COUNTIES,
    FULL_CAPACITY,
    LIFTED,
    LOCAL,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    NO_WORK,
    OWN_FARM,
    PRESENT,
    PUPIL,
    SELF_EMPLOYED,
    SEVERE_CHRONIC_ILLNESS,
    SEVERE_DISABILITY,
    UNEMPLOYED,
    VILLAGE_CLASSES,
    WORKSHOP,
)
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from agents.population.chance import normal, uniform
from agents.population.fitted import fitted
from agents.population.people import People
from agents.population.places import Places
from agents.population.registration import lasting_error, with_near_poor
from engine.luck import VILLAGE_KEYS
from engine.record import Records, zeros
from engine.threads import chunks, over_ranges
from model.bookkeeping import count_stocks, stocks
from model.law import FIRST_CLASS, OLD_AGE, WORKING_AGE
from model.life.work import LEAST_PREMIUM, MOST_PREMIUM
from model.near_poor import as_stored
from model.new_rows import HouseholdRows, laid_out_for
from model.people import MONTHS, MOST_MONTHS, OLDEST_FROM
from model.people_table import FREE_ROWS, laid_out, rows_of
from model.programmes import PROGRAMMES
from model.weights import calibrated
from model.world import FIRST_MONTH, World

if TYPE_CHECKING:
    from parameters.rules_types import Products, Rules

WAGE_WORK = (LOCAL, WORKSHOP, MIGRANT_PROVINCE, MIGRANT_OUTSIDE, SELF_EMPLOYED)
GOING_WAGE = 1000.0
"""Skill of one who earns the going wage: skill is stored per mille."""
LOG_UNIT = 1000.0
"""Its deviation is stored per mille of a log point."""


def lognormal(rank: NDArray[np.float64], mean: float, sd: float) -> NDArray[np.float64]:
    """Inverse of the lognormal distribution with this mean at the ranks."""
    return np.asarray(mean * np.exp(sd * ndtri(np.clip(rank, 1e-9, 1 - 1e-9)) - 0.5 * sd * sd))


def grain(yuan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rounded to 1/128 yuan."""
    return np.asarray(np.floor(yuan * 128.0 + 0.5) / 128.0)


CHUNK_HOUSEHOLDS = 1024
"""Households that are written at once: their records and columns stay in the processor's second cache."""


def begin(
    people: People,
    places: Places,
    rules: Records,
    seed: np.uint64,
    share: float,
    threads: int = 1,
    *,
    whole_sample: bool = True,
    shared: np.uint64 | None = None,
) -> World:
    """The world of January 2020 for the kept people, under the rules of a scenario and draw.

    Args:
        share: part of everybody that the people are; what budgets are scaled by.
        threads: how many write the records, which changes no bit.
        whole_sample: the people are a whole sample, which is weighed to the known totals; else each counts 1 / share.
        shared: seed of the luck that everybody shares; None: it is drawn from `seed` too.
    """
    laid = laid_out_for(people, rules, seed)
    villages = villages_of(people, places, share, float(rules[0][0].lines.poverty_standard), laid)
    households, persons, diaries = households_of(people, villages, rules[0], laid, threads)
    world = World(households, persons, zeros(Care, len(persons)), diaries, villages, rules, seed, 1.0 / share, shared_seed=shared)
    if whole_sample:
        world.weights, world.county_weights = calibrated(people)
    for programme in PROGRAMMES:
        if programme.start is not None:
            programme.start(world)
    count_stocks(world)
    world.opening = stocks(world)
    return world


def households_of(
    people: People, villages: Records, places: Records, laid: HouseholdRows, threads: int = 1
) -> tuple[Records, Records, Records]:
    """Household records, the table of people and diaries from the ranks.

    Args:
        places: the first month's rules of all places.
        laid: in which rows households stand.
    """
    rules: Rules = places[0]
    farms = np.asarray(places["county_differences"]["relative_farm"])[:: len(VILLAGE_CLASSES)]
    households, diaries = zeros(Household, len(laid)), zeros(Diary, len(laid))
    count = np.zeros(len(laid), dtype=np.int64)
    count[laid.of_first] = people.members_count
    first, begins, free, stops = laid_out(count, np.asarray(villages["first"]), np.asarray(villages["stop"]))
    villages["persons_first"], villages["persons_next"], villages["persons_stop"] = begins, free, stops
    households["first"], households["persons"], households["room"] = first, count, count + FREE_ROWS
    persons = zeros(Member, int(stops[-1]))
    village = _local_village(people)

    def write(start: int, stop: int) -> None:
        rows, at = slice(start, stop), laid.of_first[start:stop]
        h, d = households[at], diaries[at]
        fill(people.part(rows), village[rows], rules, farms, h, persons, d)
        households[at], diaries[at] = h, d

    over_ranges(write, (), chunks(len(people), CHUNK_HOUSEHOLDS), threads)
    laid.fill(households, diaries)
    return households, persons, diaries


def fill(
    people: People, village: NDArray[np.int64], rules: Rules, farms: NDArray[np.float64], h: Records, persons: Records, diaries: Records
) -> None:
    """Members, cash, capital, debt and quality of some households, and their first guess of income; `farms` (counties,) is the farm
    income of a county relative to the prefecture's."""
    p = rules.start
    ability = lognormal(people.income_rank, 1.0, p.ability_sd)
    h["agent"] = people.key
    h["village"] = village
    h["kin"] = people.kin % (1 << 31)
    for name in ("resettled", "belt", "crop", "animal"):
        h[name] = getattr(people, name)
    h["household_class"] = with_near_poor(people.household_class, people.seen_first, fitted("near_poor_under")[people.origin_county])
    h["land"] = people.land_mu
    lasting, slow = spread_of_farms(rules)
    drift = slow * normal("farm_drift", people.key)
    diaries["farm_drift"] = np.round(LOG_UNIT * drift)
    diaries["seen_again"] = as_stored(people.seen_again)
    diaries["seen_wrongly"] = np.round(LOG_UNIT * lasting_error(people.key))
    quality = lognormal(people.farm_rank, 1.0, lasting) * np.exp(drift - 0.5 * slow**2)
    raised = np.where(people.household_class == LIFTED, 1.0 + p.raised, 1.0)
    h["farm_quality"] = p.income_scale * farms[people.county] * quality * ability**p.ability_to_farm * raised
    h["bears_from"] = bears_from(people, rules.products)
    need = rules.consumption.subsistence * (1.0 + rules.consumption.further_person * (people.members_count - 1))
    cash = lognormal(people.savings_rank, p.savings_months, p.savings_sd) * need
    h["cash"] = grain(cash * np.minimum(ability, p.savings_ability_most))
    h["capital"] = np.where(people.land_mu > p.farm_from, lognormal(people.capital_rank, p.capital, p.capital_sd), 0.0)
    owes = people.debt_rank > 1.0 - p.debtors
    h["debt"] = grain(np.where(owes, p.debt_share * 12.0 * need * people.debt_rank, 0.0))
    h["thrift"] = people.savings_rank
    h["below"] = 0
    m = members_of(people, ability, rules)
    m["skill"] = np.minimum(np.round(m["skill"] * raised[:, None]), GOING_WAGE * rules.work.highest_wage)
    there = np.asarray(m["birth_month"]) != 0
    h["chronic"] = (there & (m["health"] >= CHRONIC_ILLNESS)).sum(axis=1)
    out_of_work(people, m, rules)
    expect_income(rules, m, h, diaries)
    at_work_from_need(m, h, rules)
    expect_income(rules, m, h, diaries)
    persons[rows_of(h)[0]] = m[there]


def bears_from(people: People, p: Products) -> NDArray[np.int64]:
    """Years after 2020 in which the trees of a household come to bear (n,): nought where they do or where it has none.

    Of each crop the share that is young in 2020 is known; it was planted evenly over the years that it takes to bear.
    """
    young, years = np.asarray(p.young)[people.crop], np.asarray(p.years_to_bear)[people.crop]
    late = np.where(young > 0.0, 1.0 - people.planting_rank / np.maximum(young, 1e-9), 0.0)
    return np.ceil(np.maximum(late, 0.0) * years).astype(np.int64)


def members_of(people: People, ability: NDArray[np.float64], rules: Rules) -> Records:
    """The members of some households as records (households, most members); places at and beyond their number are empty.

    Who is chronically ill and of an age to work, but does not work fully, has it severely.
    """
    m = zeros(Member, people.birth_month.size).reshape(people.birth_month.shape)
    m["key"] = people.member_key
    for ours, theirs in (
        ("birth_month", "birth_month"),
        ("sex", "sex"),
        ("single", "single"),
        ("schooling", "schooling_years"),
        ("health", "health"),
        ("disability", "disability"),
        ("can_work", "can_work"),
        ("work", "work"),
        ("usual_work", "work"),
        ("presence", "presence"),
    ):
        m[ours] = getattr(people, theirs)
    years = (FIRST_MONTH - people.birth_month) // MONTHS
    weak = (m["can_work"] < FULL_CAPACITY) & (years >= WORKING_AGE) & (years < OLDEST_FROM)
    m["health"] = np.where((m["health"] == CHRONIC_ILLNESS) & weak, SEVERE_CHRONIC_ILLNESS, m["health"])
    m["study"] = np.where(people.in_school >= PUPIL, people.in_school, 0)
    parts = spread_of_wages(rules)
    drift = parts.family * normal("skill_drift", people.key)[:, None] + parts.own * normal("skill_drift", people.member_key)
    lasting = lognormal(people.skill_rank.astype(np.float64), 1.0, parts.lasting) * (ability**rules.start.ability_to_wage)[:, None]
    m["drift"] = np.round(LOG_UNIT * drift)
    skill = lasting * np.exp(drift - 0.5 * (parts.family**2 + parts.own**2))
    m["skill"] = np.minimum(np.round(GOING_WAGE * skill), GOING_WAGE * rules.work.highest_wage)
    paid = np.isin(people.work, WAGE_WORK[:-1])
    above = 100.0 * (lognormal(uniform("job_premium", people.member_key), 1.0, rules.work.premium_sd) - 1.0)
    m["premium"] = np.where(paid, np.clip(np.round(above), LEAST_PREMIUM, MOST_PREMIUM), 0)
    return m


def out_of_work(people: People, m: Records, rules: Rules) -> None:
    """Of the members with wage work so many seek it in January 2020 as do where as many lose a job as find one, each as long as chance
    has it: `m` is changed. Without them wages of the first year would be those of a year in which nobody had lost a job before.
    """
    p = rules.work
    away = np.isin(people.work, (MIGRANT_PROVINCE, MIGRANT_OUTSIDE))
    loss = np.where(people.resettled[:, None] == 1, p.job_loss_resettled, np.where(away, p.job_loss_migrant, p.job_loss_local))
    seeking = np.divide(loss, loss + p.finding, out=np.zeros_like(loss), where=loss > 0.0)
    luck = uniform("out_of_a_job", people.member_key)
    out = np.isin(people.work, WAGE_WORK[:-1]) & (luck < seeking)
    stay = min(max(1.0 - p.finding, 1e-9), 1.0 - 1e-9)
    months = np.floor(np.log(luck[out] / seeking[out]) / np.log(stay))
    m["work"][out], m["lost_job"][out] = UNEMPLOYED, 1
    m["idle_months"][out] = np.minimum(months, MOST_MONTHS)
    m["presence"][out & away & (m["idle_months"] >= p.home_after)] = PRESENT


def at_work_from_need(m: Records, h: Records, rules: Rules) -> None:
    """Where the first guess of a household's income is less than the poverty standard, at the level of such guesses, it was so before
    2020: of those who could work and did not, at home where they are not needed, one farms by January 2020, with the chance of a year
    (`model.life.taking_up`). `m` (n, members) is changed. Without it all of them would begin when the run does.
    """
    need = rules.start.guess_level * rules.lines.poverty_standard * np.asarray(h["persons"])
    years = (FIRST_MONTH - np.asarray(m["birth_month"], dtype=np.int64)) // MONTHS
    there = np.asarray(m["birth_month"]) != 0
    grown = there & (years >= WORKING_AGE) & (m["study"] == 0) & (m["work"] == NO_WORK)
    need_care = there & ((m["disability"] == SEVERE_DISABILITY) | (m["health"] == SEVERE_CHRONIC_ILLNESS))
    needed = (there & (years < FIRST_CLASS) | need_care).any(axis=1)
    spare = (grown & ~need_care).sum(axis=1) - needed
    could = grown & (years < OLD_AGE) & (m["can_work"] == FULL_CAPACITY) & (m["presence"] == PRESENT)
    begins = could & (uniform("work_from_need", np.asarray(m["key"])) < 1.0 - (1.0 - rules.work.from_need) ** MONTHS)
    in_need = (np.asarray(h["net_12"]) < need) & (spare > 0) & (h["land"] > 0.0) & (h["resettled"] == 0)
    who = np.nonzero(in_need & begins.any(axis=1))[0]
    first = begins[who].argmax(axis=1)
    for name in ("work", "usual_work"):
        m[name][who, first] = OWN_FARM


def spread_of_farms(rules: Rules) -> tuple[float, float]:
    """Sd of log of the lasting quality of farms beyond ability and of its slow deviation, which make up `farm_sd` together."""
    slow = rules.farming.quality_walk_sd**2 / (1.0 - rules.farming.quality_memory**2)
    return sqrt(max(0.0, rules.start.farm_sd**2 - slow)), sqrt(slow)


@dataclass(frozen=True)
class SpreadOfWages:
    """Of what the spread of wages is made (sd of log) beside ability: `skill_sd` between members of a household is a total, of which
    their own slow deviations of skill and wages of jobs are parts; what is left lasts. What a family shares of them is beside it."""

    family: float
    own: float
    lasting: float


def spread_of_wages(rules: Rules) -> SpreadOfWages:
    """The parts, by the lasting variance of the walk of skills, step^2 / (1 - memory^2)."""
    slow = rules.skills.step**2 / (1.0 - rules.skills.memory**2)
    family, own = rules.skills.family * slow, (1.0 - rules.skills.family) * slow
    lasting = max(0.0, rules.start.skill_sd**2 - own - rules.work.premium_sd**2)
    return SpreadOfWages(sqrt(family), sqrt(own), sqrt(lasting))


def _local_village(people: People) -> NDArray[np.int64]:
    """Index of each household's village among those that have kept households."""
    return np.asarray(np.searchsorted(np.unique(people.village), people.village))


def villages_of(people: People, places: Places, share: float, poverty_standard: float, laid: HouseholdRows) -> Records:
    """Village records for the villages that have kept households; `laid` says in which rows these stand."""
    ids = np.unique(people.village)
    v = zeros(Village, len(ids))
    first, stop = (np.searchsorted(people.village, ids, side=side) for side in ("left", "right"))
    v["first"], v["stop"] = first + laid.kept_before(first), stop + laid.kept_before(stop)
    v["kept_for_new"] = v["ended"] = laid.kept_before(stop) - laid.kept_before(first)
    v["key"] = VILLAGE_KEYS + ids.astype(np.int64)
    v["county"] = places.county[ids]
    v["belt"] = places.belt[ids]
    v["place"] = places.county[ids].astype(np.int64) * len(VILLAGE_CLASSES) + places.village_class[ids]
    v["community"] = places.is_community[ids]
    v["weight"] = 1.0 / share
    v["stand"] = v["yields"] = v["price"] = v["usual_price"] = v["kept"] = v["input_costs"] = 1.0
    v["prices"] = v["finding"] = v["work_year"] = 1.0
    v["remoteness"] = places.remoteness[ids]
    v["ties"], v["goes_outside"] = places.network_effect[ids], places.goes_outside[ids]
    v["standard"] = poverty_standard
    assert int(v["county"].max()) < len(COUNTIES)
    return v


def expect_income(p: Rules, m: Records, h: Records, diaries: Records) -> None:
    """A first guess of twelve months of income, so that consumption and means tests of early 2020 have one to read.

    It is replaced month by month and gone before January 2021, the first month that is reported.
    """
    s = p.start
    work, can_work = np.asarray(m["usual_work"]), np.asarray(m["can_work"])
    wage = p.drivers.wage_local * p.work.local_factor
    earners = np.isin(work, WAGE_WORK) * np.maximum(m["skill"] / GOING_WAGE, p.work.wage_floor)
    hands = np.minimum(((work == OWN_FARM) * 0.5 * can_work).sum(axis=1), s.guess_hands_most)
    farm = h["farm_quality"] * (h["land"] * s.guess_land + hands * s.guess_hands)
    guess = grain(earners.sum(axis=1) * wage * s.guess_months + farm + h["persons"] * s.guess_transfers)
    monthly = grain(guess / 12.0)
    months = np.zeros(diaries["past"].shape, dtype=diaries.dtype["past"].base)
    for ring, total in (("net", "net_12"), ("less_rigid", "less_rigid_12")):
        months[ring] = monthly[:, None]
        h[total] = monthly * 12.0
    diaries["past"] = months
    diaries["persons_start"] = h["persons"]
    diaries["heads"] = np.asarray(h["persons"])[:, None]
    diaries["heads_before"] = MONTHS * np.asarray(h["persons"]).astype(np.int64)
    h["last_year_income"] = h["less_rigid_12"] / h["persons"]
