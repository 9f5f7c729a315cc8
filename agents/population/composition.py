"""Who is registered in a household: generations, ages and sexes, composed as families are, not drawn one by one.

Every household is one of seven types. Eight slots are filled by role (man, woman, his father, his mother, up to four
children), so that no household is cut; empty slots are then squeezed out. Ages come from quantile tables of
`composition.toml` of the place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import FEMALE, MALE, MEMBERS_AT_START
from agents.population.chance import choice, normal, uniform
from agents.population.data import group
from engine.luck import MEMBER_KEYS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SINGLE_ELDER, SINGLE_ADULT, COUPLE, SINGLE_PARENT, NUCLEAR, STEM, UNMARRIED_SON = range(7)
AGE_TABLES = ("age_single_elder", "age_single_adult", "age_couple", "age_single_parent", "age_nuclear", "age_stem", "age_unmarried_son")
MAN, WOMAN, FATHER, MOTHER, CHILD = range(5)
"""Roles; a child is a child of the man or woman, of any age."""
CHILD_SLOT = 4
YOUNGEST_WIFE, OLDEST, YOUNGEST_FATHER = 19.5, 98.0, 16.0
"""Bounds in years that keep drawn ages possible: a wife's age, any age, a father's age at his son's birth."""
REFERENCE_MONTH = 2019 * 12 + 11
"""December 2019: ages are counted at its end."""


@dataclass
class Members:
    """The members of n households, flat and in order of household and position (m of them).

    `household` (m,) is the row of the household, `age` (m,) in years with fractions at the end of 2019, `single` (m,) who has never
    married: children who have not left, sons and adults who live without a spouse.
    """

    key: Ints
    household: Ints
    position: Ints
    age: Floats
    male: Flags
    single: Flags
    first: Ints
    count: Ints

    def total(self, values: NDArray[Any]) -> Floats:
        """Sum over the members of each household: (m,) -> (n,)."""
        sums: Floats = np.add.reduceat(np.asarray(values, dtype=np.float64), self.first)
        return sums


def compose(household_id: Ints, household_key: Ints, resettled: Flags, fertility: Floats) -> Members:
    """Members of the households given (all arrays (n,)); `fertility` is children of a mother relative to the mean."""
    p = group("composition")
    kind = _kinds(household_key, resettled)
    slots = MEMBER_KEYS + household_id[:, None] * MEMBERS_AT_START + np.arange(MEMBERS_AT_START)
    age = np.full(slots.shape, -1.0)
    man_age = _head_ages(kind, household_key)
    woman_age = np.maximum(man_age - p["spouse_gap_mean"] - p["spouse_gap_sd"] * normal("spouse_age_gap", household_key), YOUNGEST_WIFE)
    luck = uniform("head_sex", household_key)
    threshold = np.array([p["single_elder_female"], 1.0 - p["single_adult_male"], 2.0, p["single_parent_female"]])
    paired = (kind == COUPLE) | (kind == NUCLEAR) | (kind == STEM)
    woman_alone = ~paired & (kind != UNMARRIED_SON) & (luck < threshold[np.minimum(kind, 3)])
    has_man = ~woman_alone
    age[:, MAN] = np.where(has_man, man_age, -1.0)
    age[:, WOMAN] = np.where(paired, woman_age, np.where(woman_alone, man_age, -1.0))
    _add_parents(age, kind, man_age, household_key)
    male = np.zeros(slots.shape, dtype=np.bool_)
    male[:, [MAN, FATHER]] = True
    mother_age = np.where(woman_alone, man_age, woman_age)
    with_children = np.flatnonzero((kind == SINGLE_PARENT) | (kind == NUCLEAR) | (kind == STEM))
    _add_children(age, male, with_children, mother_age, slots, household_key, fertility)
    single = np.zeros(slots.shape, dtype=np.bool_)
    single[:, CHILD_SLOT:] = True
    single[:, [MAN, WOMAN]] = ((kind == UNMARRIED_SON) | (kind == SINGLE_ADULT))[:, None]
    return _squeeze(age, male, single, household_id)


def _kinds(household_key: Ints, resettled: Flags) -> Ints:
    p = group("composition")
    luck = uniform("household_type", household_key)
    usual = choice(np.cumsum(p["type_shares"]), luck)
    moved = choice(np.cumsum(p["resettled_type_shares"]), luck)
    return np.where(resettled, moved, usual)


def _head_ages(kind: Ints, household_key: Ints) -> Floats:
    p = group("composition")
    luck = uniform("head_age", household_key)
    ages = np.empty(len(kind))
    for number, table in enumerate(AGE_TABLES):
        mine = kind == number
        ages[mine] = np.interp(luck[mine], p["quantile_points"], p[table])
    return ages


def _add_parents(age: Floats, kind: Ints, man_age: Floats, household_key: Ints) -> None:
    p = group("composition")
    luck = uniform("grandparents_alive", household_key)
    older = np.flatnonzero((kind == STEM) | (kind == UNMARRIED_SON))
    gap = np.interp(uniform("grandparent_age", household_key[older]), p["quantile_points"], p["parent_gap"])
    mother = man_age[older] + gap
    husband_older = p["spouse_gap_mean"] + p["spouse_gap_sd"] * normal("spouse_age_gap", household_key[older], 1)
    both = luck[older] < p["both_parents_alive"]
    only_mother = ~both & (luck[older] < p["both_parents_alive"] + p["mother_only_alive"])
    age[older, MOTHER] = np.where(both | only_mother, np.minimum(mother, OLDEST), -1.0)
    father = np.clip(mother + husband_older, man_age[older] + YOUNGEST_FATHER, OLDEST)
    age[older, FATHER] = np.where(only_mother, -1.0, father)


def _add_children(
    age: Floats, male: Flags, rows: Ints, mother_age: Floats, slots: Ints, household_key: Ints, fertility: Floats
) -> None:
    """Children born to the mother by now who have not left; fills slots 4-7 of `rows`."""
    p = group("composition")
    points = p["quantile_points"]
    luck = uniform("children_born", household_key[rows]) ** (1.0 / fertility[rows])
    born = 1 + choice(np.cumsum(p["children_born"]), luck)
    keys = slots[rows, CHILD_SLOT:]
    gaps = np.interp(uniform("child_age", keys), points, p["birth_spacing"])
    gaps[:, 0] = np.interp(uniform("child_age", keys[:, 0]), points, p["first_birth_age"])
    child_age = mother_age[rows, None] - np.cumsum(gaps, axis=1)
    boy = uniform("child_sex", keys) < p["boys"]
    leaving = uniform("child_left", keys)
    leaves = np.where(boy, np.interp(leaving, points, p["son_leaves"]), np.interp(leaving, points, p["daughter_leaves"]))
    here = (child_age >= 0.0) & (child_age < leaves) & (np.arange(4) < born[:, None])
    age[rows, CHILD_SLOT:] = np.where(here, child_age, -1.0)
    male[rows, CHILD_SLOT:] = boy


def _squeeze(age: Floats, male: Flags, single: Flags, household_id: Ints) -> Members:
    filled = age >= 0.0
    household = np.nonzero(filled)[0]
    position = (np.cumsum(filled, axis=1) - 1)[filled]
    count = filled.sum(axis=1)
    first = np.concatenate([[0], np.cumsum(count)[:-1]])
    return Members(
        key=MEMBER_KEYS + household_id[household] * MEMBERS_AT_START + position,
        household=household,
        position=position,
        age=age[filled],
        male=male[filled],
        single=single[filled],
        first=first,
        count=count,
    )


def sex(members: Members) -> NDArray[np.int8]:
    """Sex code of each member (m,)."""
    return np.where(members.male, MALE, FEMALE).astype(np.int8)


def birth_month(members: Members) -> NDArray[np.int32]:
    """Calendar month of birth, year x 12 + month - 1, (m,)."""
    months = np.floor(members.age * 12.0).astype(np.int32)
    return np.maximum(REFERENCE_MONTH - months, 1).astype(np.int32)
