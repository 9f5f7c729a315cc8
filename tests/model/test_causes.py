"""Causes by hand: what, given back, would have kept a household above the line, in net income, the concept of the event."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from test_relapse import ABOVE, BELOW, PERSONS, STANDARD, Life

from agents.codes import CAUSES, CROP, DEMOGRAPHY, DISABILITY_DEATH, JOB_LOSS, LOST_AID
from agents.household import Diary, Household, Member
from engine.record import zeros
from model.people import (
    EARNER,
    ENDED_AID,
    OF_DISASTER,
    OF_ILLNESS,
    OF_SCHOOLING,
    bear,
    cover,
    earner_share,
    hardship,
    lose_for_a_year,
    months_to_close,
)
from model.tally import COLUMN

LACKING = PERSONS * (STANDARD - BELOW)
"""Three persons at 3,000 yuan lack 3,000 yuan."""


@pytest.fixture
def life(rules: Any) -> Life:
    return Life(rules)


def cause_of(life: Life, losses: dict[int, float]) -> tuple[str, str]:
    """Main and contributing cause of a relapse of September 2022 with these losses of its accounting year."""
    life.lives(ABOVE, 12 + 3 + 9).lives(BELOW, 3)
    for cause, yuan in losses.items():
        life.loses(cause, yuan)
    row = life.lives(BELOW, 9).at("2022-09")
    found = [[c.name for c in CAUSES if row[f"{part}_{c.name}"] > 0.0] for part in ("cause", "second")]
    assert [len(names) for names in found] == [1, 1]
    return found[0][0], found[1][0]


@pytest.mark.parametrize(
    ("losses", "causes"),
    [
        ({JOB_LOSS: LACKING}, ("job_loss", "other")),
        ({JOB_LOSS: LACKING - 1.0}, ("other", "other")),
        ({JOB_LOSS: 1_600.0, CROP: 1_400.0}, ("job_loss", "crop")),
        ({JOB_LOSS: 1_600.0, CROP: 1_399.0}, ("other", "other")),
        ({JOB_LOSS: 1_100.0, CROP: 1_050.0, LOST_AID: 1_000.0}, ("other", "other")),
        ({JOB_LOSS: 9_000.0, CROP: 460.0}, ("job_loss", "crop")),
        ({JOB_LOSS: 9_000.0, CROP: 440.0}, ("job_loss", "other")),
    ],
)
def test_one_loss_or_two_make_up_what_is_lacking(life: Life, losses: dict[int, float], causes: tuple[str, str]) -> None:
    """A loss under 150 yuan a head, here 450, counts as none."""
    assert cause_of(life, losses) == causes


def test_bills_fees_repairs_and_thefts_never_cause_a_fall_of_net_income(life: Life) -> None:
    life.lives(ABOVE, 12 + 3 + 9).lives(BELOW, 3)
    for kind in (OF_ILLNESS, OF_SCHOOLING, OF_DISASTER):
        bear(life.d, life.h, kind, 90_000.0)
    life.h.month_shock = 0.0
    assert life.lives(BELOW, 9).at("2022-09")["cause_other"] == PERSONS
    assert not life.d.cost.any(), "begun anew with the accounting year"


@pytest.mark.parametrize(("month", "closing", "left"), [(8, 9, 0), (9, 9, 11), (7, 9, 1), (0, 9, 8), (11, 12, 0), (0, 12, 11)])
def test_months_of_the_accounting_year_after_this_one(month: int, closing: int, left: int) -> None:
    assert months_to_close(2022 * 12 + month, closing) == left


def test_what_ends_is_lost_for_twelve_months_over_two_accounting_years(life: Life) -> None:
    """Dibao of 300 yuan a month that ends in July: three months to September, nine after it."""
    lose_for_a_year(life.d, life.h, LOST_AID, 300.0, 3)
    assert (life.d.loss[LOST_AID], life.d.loss_next[ENDED_AID]) == (900.0, 2_700.0)
    life.month = 2022 * 12 + 8
    life.lives(ABOVE, 1)
    assert (life.d.loss[LOST_AID], life.d.loss_next[ENDED_AID]) == (2_700.0, 0.0)
    life.lives(ABOVE, 12)
    assert life.d.loss[LOST_AID] == 0.0, "after a year the household is what it is without"


def test_a_dead_earner_is_lost_less_his_own_standard(life: Life) -> None:
    """1,000 a month, 300 of which he would have needed: six months of 700 in either accounting year, or two and ten."""
    lose_for_a_year(life.d, life.h, DISABILITY_DEATH, 1_000.0 - 300.0, 6)
    assert (life.d.loss[DISABILITY_DEATH], life.d.loss_next[EARNER]) == (4_200.0, 4_200.0)
    life.d.loss[DISABILITY_DEATH] = life.d.loss_next[EARNER] = 0.0
    lose_for_a_year(life.d, life.h, DISABILITY_DEATH, 1_000.0 - 300.0, 2)
    assert (life.d.loss[DISABILITY_DEATH], life.d.loss_next[EARNER]) == (1_400.0, 7_000.0)


def test_an_earner_brings_an_equal_part_of_net_income() -> None:
    h, members = zeros(Household, 1)[0], zeros(Member, 3)
    h.persons, h.net_12 = 3, 24_000.0
    assert earner_share(h, members) == 2_000.0, "nobody works: the part of one"
    members[0].work = members[1].work = 2
    assert earner_share(h, members) == 1_000.0


def test_a_birth_costs_one_standard(life: Life) -> None:
    """Given back, one head less needs 4,000 yuan less: enough for a household that lacks 3,000."""
    assert cause_of(life, {DEMOGRAPHY: STANDARD})[0] == "demography"


def test_payments_cover_hardship_of_their_accounting_year_and_no_more() -> None:
    h, d = zeros(Household, 1)[0], zeros(Diary, 1)[0]
    bear(d, h, OF_ILLNESS, 5_000.0)
    cover(d, 9_000.0)
    assert (hardship(d), d.covered) == (5_000.0, 5_000.0)
    bear(d, h, OF_ILLNESS, 2_000.0)
    assert hardship(d) - d.covered == 2_000.0


def test_a_lost_guarantee_is_seen_in_every_month_of_the_accounting_year(rules: Any) -> None:
    """Own cost above 40 % of a net income of 15,000, or a pupil who left, in any month from October to September."""
    for after in range(12):
        for cost, left in ((6_001.0, 0), (6_000.0, 0), (0.0, 1)):
            life = Life(rules).lives(ABOVE, 12 + after)
            life.d.medical_own, life.h.dropped_out = cost, left
            row = life.lives(ABOVE, 12 - after).at("2021-09")
            assert row["guarantee_lost"] == (PERSONS if cost > 6_000.0 or left else 0.0), (after, cost, left)
            assert (life.d.medical_own, life.h.dropped_out) == (0.0, 0)
            assert life.lives(ABOVE, 12).at("2022-09")["guarantee_lost"] == 0.0


def test_before_aid_and_posts_subtracts_the_wages_of_posts_too(rules: Any) -> None:
    """5,000 a head; nine months to September at 600 a year of aid and 800 of a post: 4,550 before aid, 3,950 before both."""
    life = Life(rules)
    life.lives(ABOVE, 12 + 3)
    for _ in range(12):
        life.h.month_posts = PERSONS * 800.0 / 12.0
        life.lives(ABOVE, 1, aid=600.0)
    row = life.at("2021-09")
    assert (row["below"], row["below_before_aid"], row["below_before_posts"]) == (0.0, 0.0, PERSONS)
    assert (row["relapsed_before_aid"], row["relapsed_before_posts"]) == (0.0, PERSONS)
    assert life.d.posts_12 == pytest.approx(PERSONS * 800.0)
    assert np.isfinite([row[name] for name in COLUMN]).all()
