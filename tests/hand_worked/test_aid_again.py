"""Aid that is there again takes back what was booked as lost of it, and nothing of other aid."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from agents.codes import LOST_AID
from engine.compiled import uncompiled
from model.people import ENDED_AID, regain

GONE = 2021 * 12 + 3
"""April 2021 is the first month without 600 yuan a month: until September 6 x 600 are lost, after it 6 x 600 of the next year."""


@pytest.mark.parametrize(
    ("back_after", "left", "kept", "kept_next"),
    [
        (2, 4, 5_000.0 + 2 * 600.0, 1_000.0),  # June: ten months to come, of which four are of this year and six of the next
        (8, 10, 5_000.0 + 6 * 600.0 - 4 * 600.0, 1_000.0 + 6 * 600.0),  # December: four to come, all of the ten that are left
        (12, 6, 5_000.0 + 6 * 600.0, 1_000.0 + 6 * 600.0),  # a year is over: nothing of it is to come
    ],
)
def test_of_the_year_booked_as_lost_what_is_still_to_come_is_not(back_after: int, left: int, kept: float, kept_next: float) -> None:
    """Other aid of 5,000 and 1,000 is lost beside it."""
    diary = SimpleNamespace(loss=np.zeros(16), loss_next=np.zeros(4))
    diary.loss[LOST_AID], diary.loss_next[ENDED_AID] = 5_000.0 + 6 * 600.0, 1_000.0 + 6 * 600.0
    uncompiled(regain)(diary, GONE, 600.0, left, GONE + back_after)
    assert (diary.loss[LOST_AID], diary.loss_next[ENDED_AID]) == (kept, kept_next)


def test_aid_that_never_ended_gives_nothing_back() -> None:
    diary = SimpleNamespace(loss=np.full(16, 900.0), loss_next=np.full(4, 900.0))
    uncompiled(regain)(diary, 0, 600.0, 12, GONE)
    assert (diary.loss == 900.0).all() and (diary.loss_next == 900.0).all()
