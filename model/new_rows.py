"""Rows of the table of households: those of January 2020, and behind each the empty ones kept for sons who may part from it.

An empty row has the place, kin, class and resettlement of the household behind which it stands, so that it is weighed and counted as
that one is; it is without persons, as a household that has ended. A row is kept for whom luck lets part and, if he is single, marry
before that, by the chances of some month and place of the run; so scenarios with other chances of either share no past.
"""

from __future__ import annotations

from collections.abc import Iterator
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
        diaries["farm_drift"][self.new] = diaries["farm_drift"][origin]
        for name in LIKE_ITS_ORIGIN:
            households[name][self.new] = households[name][origin]
        households["agent"][self.new] = self.key


def laid_out_for(people: People, rules: Records, seed: np.uint64) -> HouseholdRows:
    """Rows for these people, and for those of their sons who may part in a run under these rules (months, places)."""
    homes, keys = [], []
    for start, stop in chunks(len(people), CHUNK_HOUSEHOLDS):
        part = people.part(slice(start, stop))
        home, place = np.nonzero(sons_who_part(part, rules, seed))
        homes.append(start + home)
        keys.append(keys_of_children(part.member_key[home, place], FOUNDING))
    home = np.concatenate(homes)
    before = np.searchsorted(home, np.arange(len(people)))
    return HouseholdRows(np.arange(len(people)) + before, home, home + 1 + np.arange(len(home)), np.concatenate(keys))


def sons_who_part(people: People, rules: Records, seed: np.uint64) -> Flags:
    """Which members of households of January 2020 may part in the run (households, most members), as their luck has it.

    Nobody else can: brothers only leave, and a share of those without one parts at a later age than if there were one.
    """
    luck = month_word(seed, FIXED_LUCK)
    found = np.zeros(people.birth_month.shape, dtype=np.bool_)
    for p in kinds(rules["partings"]):
        last = max(month for month in range(START, START + len(rules)) if month % MONTHS + 1 == int(p["month"]))
        found |= come_of_age(people, p, luck, last)
    found[found] = may_be_married(people, found, rules["marriage"], seed)
    return found


def kinds(table: Records) -> Iterator[np.void]:
    """The different records of a table of parameters."""
    yield from {each.tobytes(): each for each in np.asarray(table).ravel()}.values()


def come_of_age(people: People, p: np.void, luck: np.uint64, last: int) -> Flags:
    """Sons who reach by the month `last` the age at which they part if they have a wife (households, most members)."""
    born, male = people.birth_month.astype(np.int64), people.sex == MALE
    there = born > 0
    both = there[:, :, None] & there[:, None, :]
    younger_by = born[:, :, None] - born[:, None, :]  # the first than the second
    generation = p["generation"] * MONTHS
    has_parent = (both & (younger_by >= generation)).any(axis=2)
    others = ~np.eye(born.shape[1], dtype=np.bool_)
    has_brother = (both & (np.abs(younger_by) < generation) & male[:, None, :] & others).any(axis=2)
    found = (
        there
        & male
        & has_parent
        & (has_brother | (p["last_sons"] > 0.0))
        & ((people.single == 0) | (last - born >= MAN_MARRIES * MONTHS))
    )
    home, place = np.nonzero(found)
    share = np.where(has_brother[home, place], 1.0, p["last_sons"])
    passed = share * np.interp((START - born[home, place]) / MONTHS, p["ages"], p["ranks"])
    rank = passed + (1.0 - passed) * draw_many(int(luck), PART, people.member_key[home, place])
    age = np.interp(np.minimum(rank / share, 1.0), p["ranks"], p["ages"])
    found[home, place] = ((rank < share) | (share == 1.0)) & (age * MONTHS <= last - born[home, place] + 1.0)
    return found


def may_be_married(people: People, whose: Flags, rules: Records, seed: np.uint64) -> Flags:
    """Of the members `whose` (households, most members), who is married or may marry in the run; `rules` (months, places)."""
    born, key, found = people.birth_month[whose], people.member_key[whose], people.single[whose] == 0
    for row, places in enumerate(rules):
        month = START + row
        for p in kinds(places):
            if month % MONTHS + 1 == int(p["month"]):
                years = (month - born) // MONTHS
                band = np.searchsorted(p["ages"], years, side="right")
                chance = np.concatenate([[0.0], p["men"], [0.0]])[np.minimum(band, len(p["men"]) + 1)]
                found |= (years >= MAN_MARRIES) & (draw_many(int(month_word(seed, month)), MARRY, key) < chance)
    return np.asarray(found)
