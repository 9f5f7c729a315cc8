"""Residents by hand: who the statistics bureau counts at home, what is sent to them, and whose year has a disposable income."""

from __future__ import annotations

from typing import Any

import pytest
from case import person
from working import OUTSIDE, TOWN, work

from agents.codes import PUPIL, STUDENT, UNDERGRADUATE
from agents.household import Member
from engine.record import zeros
from model.people import residents

HOME, IN_TOWN, IN_PROVINCE, FAR = range(4)


def members(*people: tuple[int, int]) -> Any:
    """Rows of members by where they live and what they study."""
    table = zeros(Member, len(people))
    for row, (presence, study) in zip(table, people, strict=True):
        row["presence"], row["study"] = presence, study
    return table


@pytest.mark.parametrize(
    ("people", "heads"),
    [
        ([(HOME, 0), (HOME, PUPIL), (FAR, 0)], 2),
        ([(HOME, 0), (IN_TOWN, STUDENT), (IN_PROVINCE, UNDERGRADUATE), (FAR, UNDERGRADUATE)], 4),
        ([(HOME, 0), (IN_TOWN, 0), (IN_TOWN, PUPIL)], 1),
        ([(HOME, 0), (FAR, 0), (FAR, PUPIL)], 1),
        ([(FAR, 0), (IN_PROVINCE, UNDERGRADUATE)], 0),
    ],
    ids=["at home", "boarder and students", "pupil with family in town", "child with parents far away", "nobody at home"],
)
def test_heads_at_home_and_those_at_school(people: list[tuple[int, int]], heads: int) -> None:
    assert residents(members(*people)) == heads


@pytest.mark.parametrize(("others", "sent"), [([], 0.0), ([{}], 0.5), ([{}, {}, {}], 0.75), ([{}, TOWN], 1.0 / 3.0)])
def test_what_is_sent_home_is_for_who_lives_there(others: list[dict[str, Any]], sent: float) -> None:
    """0.65 x 4,000 are left of a wage away; 18 % of it for all heads at home, and as much less as live elsewhere."""
    lived = work(person("away", **OUTSIDE), *(person(f"m{k}", **one) for k, one in enumerate(others)))
    assert lived.home["month_transfers"] == pytest.approx(0.18 * 2_600.0 * sent, abs=0.01)
