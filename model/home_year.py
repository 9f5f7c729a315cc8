"""The calendar year of those who live at home, household by household, as the statistics bureau counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.household import Diary
from engine.compiled import Quick, loop
from engine.prefetch import fetch_field
from model.people import lives_here
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

AHEAD = 16
"""Turns between the request for a diary and its use, which is a glance."""


@loop
def add_up(diaries: Sequence[Diary], months: NDArray[np.float64], income: NDArray[np.float64]) -> None:
    """One look at every diary; what stays nought is not written."""
    for i in range(len(diaries)):
        fetch_field(diaries, i + AHEAD, "year_sources")
        d = diaries[i]
        if lives_here(d):
            months[i] = d.resident_months
            for source in range(len(d.year_sources)):
                income[i] += d.year_sources[source]


_add_up = Quick(add_up)


def months_and_income(world: World) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Months of residents of the calendar year so far, and disposable income of all sources in it, yuan: two arrays (households,).

    Both are 0 of a household that the statistics bureau does not find at home.
    """
    months, income = np.zeros(len(world.diaries)), np.zeros(len(world.diaries))
    _add_up(world.diaries, months, income)
    return months, income
