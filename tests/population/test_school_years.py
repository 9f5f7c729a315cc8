"""Who is at school as the run begins has the age for it in the month in which the school year began, as in every later year."""

from __future__ import annotations

import numpy as np

from agents.codes import PUPIL, STUDENT, UNDERGRADUATE
from agents.population.people import People

SEPTEMBER_2019 = 2019 * 12 + 8


def test_levels_go_by_the_age_of_september(everybody: People) -> None:
    """Six to fourteen, fifteen to seventeen, eighteen to twenty-one: no class is held twice when the next school year begins."""
    years = (SEPTEMBER_2019 - everybody.birth_month) // 12
    for level, first, last in ((PUPIL, 6, 14), (STUDENT, 15, 17), (UNDERGRADUATE, 18, 21)):
        there = everybody.exists & (everybody.in_school == level)
        assert (years[there].min(), years[there].max()) == (first, last)
    pupils = np.bincount(years[everybody.exists & (everybody.in_school == PUPIL)])[6:]
    assert pupils.min() > 0.8 * pupils.mean() and pupils.max() < 1.2 * pupils.mean()


def test_all_of_the_age_are_pupils_and_no_child_of_them_works(everybody: People) -> None:
    years = (SEPTEMBER_2019 - everybody.birth_month) // 12
    of_age = everybody.exists & (years >= 6) & (years < 15)
    assert (everybody.in_school[of_age] == PUPIL).all() and not everybody.work[of_age].any()
