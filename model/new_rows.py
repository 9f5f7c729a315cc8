"""Rows of the table of households: those of January 2020, and behind each the empty ones kept for sons who may part from it.

An empty row has the place, kin, class and resettlement of the household behind which it stands, so that it is weighed and counted as
that one is; it is without persons, as a household that has ended. A row is kept for whom luck lets part and, if he is single, marry
before that, by the chances of some month and place of the run; so scenarios with other chances of either share no past.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.codes import MALE
from agents.population.people import People
from engine.luck import draw_many, keys_of_children, month_word
from engine.record import Records
from engine.threads import chunks
from model.law import MAN_MARRIES
from model.life.marriage import MARRY
from model.life.partings import FOUNDING, PART, START
from model.people import MONTHS
from model.world import FIXED_LUCK

LAYS_OUT = ("marriage", "partings")
"""Groups of parameters that say for whom rows are kept."""
CHUNK_HOUSEHOLDS = 4096
"""Households looked through at once: what it takes beside them stays small."""
LIKE_ITS_ORIGIN = ("village", "kin", "household_class", "resettled", "belt", "thrift", "farm_quality")
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class HouseholdRows:
    """Where households stand: `of_first` (households,) are the rows of those of January 2020, `home` (new,) is the position of the one
    behind which a row is kept, `new` (new,) that row and `key` (new,) the key of the household to be."""

    of_first: Indices
    home: Indices
    new: Indices
    key: Indices

    def __len__(self) -> int:
        return len(self.of_first) + len(self.new)

    def kept_before(self, position: Indices) -> Indices:
        """How many rows are kept behind the households before each of these positions."""
        return np.asarray(np.searchsorted(self.home, position))

    def fill(self, households: Records, diaries: Records) -> None:
        """Write what is known of the households to be; how they farm goes on from how their origin does when they part from it."""
        origin = self.of_first[self.home]
        for name in ("farm_drift", "seen_wrongly"):
            diaries[name][self.new] = diaries[name][origin]
        for name in LIKE_ITS_ORIGIN:
            households[name][self.new] = households[name][origin]
        households["agent"][self.new] = self.key


def laid_out_for(people: People, rules: Records, seed: np.uint64) -> HouseholdRows:
    """Rows for these people, and for those of their sons who may part in a run under these rules (months, places)."""
    chances = chances_of(rules, seed)
    homes, keys = [], []
    for start, stop in chunks(len(people), CHUNK_HOUSEHOLDS):
        part = people.part(slice(start, stop))
        home, place = np.nonzero(sons_who_part(part, chances))
        homes.append(start + home)
        keys.append(keys_of_children(part.member_key[home, place], FOUNDING))
    home = np.concatenate(homes)
    before = np.searchsorted(home, np.arange(len(people)))
    return HouseholdRows(np.arange(len(people)) + before, home, home + 1 + np.arange(len(home)), np.concatenate(keys))


@dataclass(frozen=True)
class Chances:
    """What may happen in a run: `partings` are the different records of parameters in it, each with the last month of partings, and
    `weddings` those of marriage with each month of weddings; `luck` is the word of the whole run, `seed` that of months."""

    partings: list[tuple[np.void, int]]
    weddings: list[tuple[np.void, int]]
    luck: int
    seed: np.uint64


def chances_of(rules: Records, seed: np.uint64) -> Chances:
    """Those of the rules (months, places) of a run."""
    months = range(START, START + len(rules))
    partings = [
        (p, max(month for month in months if month % MONTHS + 1 == int(p["month"]))) for p in different(rules["partings"].ravel())
    ]
    weddings = [
        (p, month)
        for month, places in zip(months, rules["marriage"], strict=True)
        for p in different(places)
        if month % MONTHS + 1 == int(p["month"])
    ]
    return Chances(partings, weddings, int(month_word(seed, FIXED_LUCK)), seed)


def different(table: Records) -> list[np.void]:
    """The different records of a row of them."""
    return list({each.tobytes(): each for each in np.asarray(table)}.values())


def sons_who_part(people: People, chances: Chances) -> Flags:
    """Which members of households of January 2020 may part in the run (households, most members), as their luck has it.

    Nobody else can: brothers only leave, and a share of those without one parts at a later age than if there were one.
    """
    found = np.zeros(people.birth_month.shape, dtype=np.bool_)
    for p, last in chances.partings:
        found |= come_of_age(people, p, last, chances.luck)
    found[found] = may_be_married(people, found, chances)
    return found


def come_of_age(people: People, p: np.void, last: int, luck: int) -> Flags:
    """Sons who reach by the month `last` the age at which they part if they have a wife (households, most members)."""
    born, generation = people.birth_month, p["generation"] * MONTHS
    men = (born > 0) & (people.sex == MALE)
    oldest = np.where(born > 0, born, last).min(axis=1, keepdims=True)
    of_age = (people.single == 0) | (last - born >= MAN_MARRIES * MONTHS)
    found = men & of_age & (born - oldest >= generation)
    home, place = np.nonzero(found)
    own = born[home, place]
    has_brother = (men[home] & (np.abs(born[home] - own[:, None]) < generation)).sum(axis=1) > 1  # himself among them
    share = np.where(has_brother, 1.0, p["last_sons"])
    passed = share * np.interp((START - own) / MONTHS, p["ages"], p["ranks"])
    rank = passed + (1.0 - passed) * draw_many(luck, PART, people.member_key[home, place])
    age = np.interp(np.divide(rank, share, out=np.ones(len(rank)), where=share > 0.0), p["ranks"], p["ages"])
    found[home, place] = ((rank < share) | (share == 1.0)) & (age * MONTHS <= last - own + 1.0)
    return found


def may_be_married(people: People, whose: Flags, chances: Chances) -> Flags:
    """Of the members `whose` (households, most members), who is married or may marry in the run."""
    born, key, found = people.birth_month[whose], people.member_key[whose], people.single[whose] == 0
    for p, month in chances.weddings:
        years = (month - born) // MONTHS
        band = np.searchsorted(p["ages"], years, side="right")
        chance = np.concatenate([[0.0], p["men"], [0.0]])[np.minimum(band, len(p["men"]) + 1)]
        found |= (years >= MAN_MARRIES) & (draw_many(int(month_word(chances.seed, month)), MARRY, key) < chance)
    return np.asarray(found)
