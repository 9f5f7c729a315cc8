"""Why a household is left below the line, by its months in need and those in which dibao was paid."""

from __future__ import annotations

import pytest

from agents.household import Household
from engine.record import zeros
from model.counts.causes import why_below


@pytest.mark.parametrize(
    ("in_dibao", "need", "paid_months", "why"),
    [
        (0, 0, 0, "dibao_late"),
        (0, 2, 0, "dibao_late"),
        (0, 3, 0, "no_dibao"),
        (0, 60, 0, "no_dibao"),
        (1, 11, 9, "dibao_late"),
        (1, 14, 12, "dibao_too_little"),
        (1, 30, 5, "dibao_late"),
        (1, 0, 12, "dibao_too_little"),
        (1, 3, 12, "dibao_too_little"),
        (1, 3, 3, "dibao_too_little"),
        (1, 3, 1, "dibao_late"),
    ],
)
def test_why_below_the_line_by_months_in_need(in_dibao: int, need: int, paid_months: int, why: str) -> None:
    """Late: in need for no longer than the delay of two, or a recipient in need for more months of the year than were paid.

    Who held dibao when need came again was paid all along: too little. Recognised after 25 of 30 months: late.
    """
    h = zeros(Household, 1)[0]
    h.in_dibao, h.need_months = in_dibao, need
    assert ("no_dibao", "dibao_late", "dibao_too_little")[why_below(h, paid_months, 2.0)] == why
