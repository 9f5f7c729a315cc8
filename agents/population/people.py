"""The synthetic population of registered rural households at the end of 2019: a pure function of fixed keys.

A household's attributes depend on its number, its place and data files only; a sample holds exactly the households
that the full population holds, in the same state.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import MEMBERS_AT_START
from agents.population import capacity, classes, composition, industries, livelihood, registration
from agents.population.chance import choice, normal, uniform
from agents.population.counties import census, resettlement_flows
from agents.population.county_incomes import county_effects
from agents.population.fitted import fitted, rank_of_ability
from agents.population.places import Places, villages
from agents.population.sample import VILLAGE_ROOM, kept_households
from engine.luck import HOUSEHOLD_KEYS, MEMBER_KEYS
from engine.record import CACHE_LINE
from engine.threads import chunks, over_ranges

CHUNK_HOUSEHOLDS = 16384
"""Households built at once: temporary arrays then stay in the processor's cache."""
KIN_KEYS = 6 << 40
"""Range of agent keys of kin groups, above those of `engine.luck`."""


@dataclass(frozen=True)
class People:
    """Households (N,) sorted by place and key, and their members (N, 8) in slots; see each line for codes and units.

    Slots at or beyond `members_count` are empty: `birth_month` 0 and zeros elsewhere.
    """

    key: NDArray[np.int64]  # agent key, HOUSEHOLD_KEYS + household id
    kin: NDArray[np.int64]  # fixed id of the kin group
    village: NDArray[np.int32]  # place id, index into villages()
    county: NDArray[np.int8]  # of residence, index into codes.COUNTIES
    origin_county: NDArray[np.int8]  # of registration before resettlement
    census_unit: NDArray[np.int8]  # of residence, index into counties.CENSUS_UNITS (eight)
    village_class: NDArray[np.int8]
    belt: NDArray[np.int8]
    household_class: NDArray[np.int8]  # 0 lifted, 2 ordinary; near-poor (1) are listed by `model.near_poor`
    resettled: NDArray[np.int8]
    members_count: NDArray[np.int8]  # 1..8
    crop: NDArray[np.int8]  # the crop for sale and the animals, index into agents.products.PRODUCTS
    animal: NDArray[np.int8]
    planting_rank: NDArray[np.float64]  # in (0, 1): who was planted first bears first
    seen_first: NDArray[np.float32]  # log yuan: what the look sees that lists the near-poor in January 2020
    seen_again: NDArray[np.float32]  # the same of the look that revises the list, beside the income of 2020
    land_mu: NDArray[np.float64]
    income_rank: NDArray[np.float64]
    capital_rank: NDArray[np.float64]
    savings_rank: NDArray[np.float64]
    debt_rank: NDArray[np.float64]
    farm_rank: NDArray[np.float64]
    birth_month: NDArray[np.int32]  # year x 12 + month - 1; 0 = empty slot
    sex: NDArray[np.int8]
    single: NDArray[np.int8]  # 1 who has never married
    schooling_years: NDArray[np.int8]
    in_school: NDArray[np.int8]  # 0 none, 1 preschool age, 2 compulsory, 3 high school or vocational, 4 college
    health: NDArray[np.int8]
    disability: NDArray[np.int8]
    can_work: NDArray[np.int8]  # 0 none, 1 weak, 2 full
    work: NDArray[np.int8]
    presence: NDArray[np.int8]
    skill_rank: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.key)

    def part(self, rows: slice) -> People:
        """The households of `rows`, as views."""
        return People(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    @property
    def household_id(self) -> NDArray[np.int64]:
        """Id of the household in the full population (N,)."""
        return self.key - HOUSEHOLD_KEYS

    @property
    def member_key(self) -> NDArray[np.int64]:
        """Agent key of each slot (N, 8): MEMBER_KEYS + household id x 8 + position."""
        return MEMBER_KEYS + self.household_id[:, None] * MEMBERS_AT_START + np.arange(MEMBERS_AT_START)

    @property
    def exists(self) -> NDArray[np.bool_]:
        """Which slots hold a person (N, 8)."""
        return self.birth_month > 0


def build_people(
    share: float = 0.1, tenth: float = 0, households_total: int | None = None, threads: int = 1, *, blind: bool = False
) -> People:
    """Build the kept part of the population.

    Args:
        share: part of the kin groups kept, in (0, 1].
        tenth: start of the window in tenths, from 0 up to 10; windows of share 0.1 that start at whole tenths partition the
            population.
        households_total: households of the full population (None: all of the place); more are numbered behind the others of each place.
        threads: how many threads build, which changes no bit.
        blind: who was registered is drawn by lot, with each county's incidence, and not by what was seen: for comparison.

    Raises:
        ValueError: share or tenth out of range.
    """
    if not 0.0 < share <= 1.0 or not 0 <= tenth < 10:
        raise ValueError(f"share must be in (0, 1] and tenth in [0, 10), got {share} and {tenth}")
    places = villages(households_total)
    place, household, kin = kept_households(places, np.arange(len(places)), share, tenth)
    people = _empty(len(household))

    def build(first: int, last: int) -> None:
        rows = slice(first, last)
        _fill(people, rows, places, place[rows], household[rows], kin[rows], blind)

    over_ranges(build, (), chunks(len(household), CHUNK_HOUSEHOLDS), threads)
    return people


def _fill(
    people: People,
    rows: slice,
    places: Places,
    place: NDArray[np.int64],
    household: NDArray[np.int64],
    kin: NDArray[np.int64],
    blind: bool,
) -> None:
    """Build the households of `rows` and write them into `people`; `blind`: registration goes by lot."""
    key = HOUSEHOLD_KEYS + household
    county, unit, resettled = places.county[place], places.census_unit[place], places.is_community[place]
    origin = np.where(resettled, _origin(key, county), county)
    members = composition.compose(household, key, resettled, _fertility()[unit])
    schooling_effect = capacity.household_schooling(key)
    frailty = capacity.household_frailty(key, schooling_effect)
    years, level = capacity.schooling(members, schooling_effect, fitted("schooling_shift")[unit], fitted("unschooled_under")[unit])
    chronic, disability = capacity.illness(members, frailty)
    can_work = capacity.labour_capacity(members, level, chronic, disability)
    setting = livelihood.Setting(
        resettled=resettled,
        town_chance=fitted("town_chance")[unit],
        network_effect=places.network_effect[place],
        remoteness=places.remoteness[place],
        goes_outside=places.goes_outside[place],
        migrant_intercept=fitted("migrant_intercept")[resettled.astype(np.int64)],
        employed_share=fitted("employed_share")[unit],
        farm_share=fitted("farm_share")[unit],
    )
    presence, work = livelihood.live_and_work(members, key, can_work, level, years, setting)
    fortune = classes.Fortune(
        village=places.poverty_effect[place],
        remoteness=places.remoteness[place],
        kin=normal("kin_poverty", KIN_KEYS + kin),
        holding=np.where(resettled, normal("land", key, 1), places.holding_effect[place]),
    )
    mu = classes.land(key, members.count, places.belt[place], resettled, fortune)
    surroundings = classes.Surroundings(
        county=county_effects()[county],
        remoteness=fortune.remoteness,
        village=places.earning_effect[place],
        land=places.land_effect[place],
    )
    income_rank = rank_of_ability(classes.ability(key, schooling_effect, frailty, fortune, surroundings))
    p = classes.group("classes")
    ranks = {
        name: classes.tied_rank(f"{name}_rank", key, income_rank, p[f"{name}_with_income"]) for name in ("capital", "savings", "debt")
    }
    ranks["farm"] = classes.farm_rank(key, income_rank, surroundings)
    skill_rank = classes.skill(members, income_rank, years)
    if blind:
        household_class = registration.by_lot(key, origin, resettled)
        seen_first, seen_again = registration.seen_blindly(key)
    else:
        cell = registration.cell_of(origin, resettled)
        now = registration.Livelihood(work, can_work, level >= codes.PUPIL, skill_rank, mu, ranks["farm"], income_rank)
        reckoned = np.log(registration.reckoned_incomes(members, key, now))
        traits = registration.traits_of(members, chronic, disability, years, mu, key, income_rank, fortune)
        past, need = registration.past_incomes(key, reckoned), registration.visible_need(traits)
        seen, lucky = registration.looks(key, past, need), registration.favoured(key, origin)
        household_class = registration.classify(seen, lucky, fitted("lifted_under")[cell])
        seen_first, seen_again = registration.seen_for_listing(key, past, need)
    household_values = {
        "key": key,
        "kin": kin,
        "village": place,
        "county": county,
        "origin_county": origin,
        "census_unit": unit,
        "village_class": places.village_class[place],
        "belt": places.belt[place],
        "household_class": household_class,
        "resettled": resettled,
        "members_count": members.count,
        "crop": industries.industry_of(places.crop[place], key, county, places.belt[place], "crop"),
        "animal": industries.industry_of(places.animal[place], key, county, places.belt[place], "animal"),
        "planting_rank": uniform("planting", key),
        "seen_first": seen_first,
        "seen_again": seen_again,
        "land_mu": mu,
        "income_rank": income_rank,
        **{f"{name}_rank": rank for name, rank in ranks.items()},
    }
    for name, values in household_values.items():
        getattr(people, name)[rows] = values
    member_values = {
        "birth_month": composition.birth_month(members),
        "sex": composition.sex(members),
        "single": members.single,
        "schooling_years": years,
        "in_school": level,
        "health": chronic,
        "disability": disability,
        "can_work": can_work,
        "work": work,
        "presence": presence,
        "skill_rank": skill_rank,
    }
    for name, values in member_values.items():
        getattr(people, name)[rows][members.household, members.position] = values


def _origin(key: NDArray[np.int64], residence: NDArray[np.int8]) -> NDArray[np.int64]:
    """County of origin of resettled households, given that of residence (n,)."""
    flows = resettlement_flows()
    luck = uniform("origin_county", key)
    origin = np.zeros(len(key), dtype=np.int64)
    for county in np.unique(residence):
        mine = residence == county
        origin[mine] = choice(np.cumsum(flows[:, county]) / flows[:, county].sum(), luck[mine])
    return origin


def _fertility() -> NDArray[np.float64]:
    """Surviving children per woman relative to the mean of the census units (units,)."""
    children = census("surviving children per woman 15-64")
    return children / children.mean()


def _empty(households: int) -> People:
    """Columns in one piece of memory, which goes back to the system whole when the people have become records."""
    dtypes = {field.name: str(field.type).split("np.")[1].rstrip("]") for field in fields(People)}
    start_of_members = list(dtypes).index("birth_month")
    shapes = [(households, MEMBERS_AT_START) if number >= start_of_members else (households,) for number in range(len(dtypes))]
    kinds = [np.dtype(kind) for kind in dtypes.values()]
    sizes = [-(-math.prod(shape) * kind.itemsize // CACHE_LINE) * CACHE_LINE for shape, kind in zip(shapes, kinds, strict=True)]
    ends = np.cumsum(sizes).tolist()
    room = np.zeros(ends[-1], dtype=np.uint8)
    return People(
        **{
            name: room[end - size : end][: math.prod(shape) * kind.itemsize].view(kind).reshape(shape)
            for name, shape, kind, size, end in zip(dtypes, shapes, kinds, sizes, ends, strict=True)
        }
    )


assert VILLAGE_ROOM * MEMBERS_AT_START * 2000 < 1 << 40, "keys of members must stay inside their range"
