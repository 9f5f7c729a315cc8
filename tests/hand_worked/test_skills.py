"""Skill and the wages of jobs by hand: a step a year that the family shares in part, and a wage that comes and goes with the job."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from case import household, live, person
from working import APRIL, OUTSIDE, RULE, work

STEADY = {"step": 0.1, "memory": 0.9, "family": 0.36}
"""Shared sd 0.06, own sd 0.08."""
A_SD_UP = 0.8413447
JANUARY = "2022-01"


def january(*people: dict[str, Any], luck: Any = None, month: str = JANUARY, months: int = 1, **rule: float) -> dict[str, Any]:
    """The people of a home after their step."""
    lived = live(
        "skills.move",
        household(*people),
        month=month,
        months=months,
        parameters={"skills": {**STEADY, **rule}},
        luck={"skill_step": luck or {}},
    )
    return lived.home["people"]


def test_a_step_has_a_part_of_the_family_and_one_of_the_person() -> None:
    """A sd of luck for the home lifts both by 0.06, one for the first him alone by 0.08: e^0.14 and e^0.06."""
    people = january(person("a"), person("b", skill=500), luck={"home": A_SD_UP, "a": A_SD_UP})
    assert [people[name]["drift"] for name in "ab"] == [140, 60]
    assert [people[name]["skill"] for name in "ab"] == [1_150, 531]  # 1,150.27 and 530.9


def test_a_deviation_returns() -> None:
    """Of 0.2 a tenth is gone: e^-0.02 of 1,000 are 980; of -0.2 as much: 1,020."""
    people = january(person("a", drift=200), person("b", drift=-200))
    assert [(people[name]["drift"], people[name]["skill"]) for name in "ab"] == [(180, 980), (-180, 1_020)]


@pytest.mark.parametrize(("years", "months", "moves"), [(14, 11, False), (15, 0, True), (74, 11, True), (75, 0, False)])
def test_it_moves_at_ages_of_work(years: int, months: int, moves: bool) -> None:
    people = january(person("a", age=years, months=months), luck={"a": A_SD_UP})
    assert people["a"]["drift"] == (80 if moves else 0)


def test_it_moves_once_a_year() -> None:
    assert january(person("a"), luck={"a": A_SD_UP}, months=12)["a"]["drift"] == 80
    assert january(person("a"), luck={"a": A_SD_UP}, month="2022-02", months=11)["a"]["drift"] == 0


def test_its_luck_is_not_that_of_other_members() -> None:
    alone = january(person("a"), luck={"a": 0.3})["a"]
    assert january(person("b"), person("a"), luck={"a": 0.3, "b": 0.9})["a"]["drift"] == alone["drift"]


def test_deviations_neither_grow_nor_shrink() -> None:
    """Steps of 0.1 with memory 0.9 keep a sd of 0.1 / sqrt(1 - 0.81) = 0.2294 (2,000 people, ten years; sampling error 0.004)."""
    from engine.rates import step_of_walk

    luck, lasting = np.random.default_rng(1), 0.1 / np.sqrt(0.19)
    deviations = np.round(1_000.0 * lasting * luck.standard_normal(2_000)).astype(int)
    for _ in range(10):
        steps = 0.1 * luck.standard_normal(len(deviations))
        deviations = np.array([step_of_walk(each, 0.9, step) for each, step in zip(deviations.tolist(), steps.tolist(), strict=True)])
    assert deviations.std() / 1_000.0 == pytest.approx(0.2294, abs=0.012)
    assert deviations.mean() / 1_000.0 == pytest.approx(0.0, abs=0.015)


SEEKS = {"work": "unemployed", "usual_work": "local", "lost_job": 1}
UNEVEN = {"work": {**RULE, "premium_sd": 0.2}}


@pytest.mark.parametrize(("luck", "premium"), [(0.5, -2), (A_SD_UP, 20), (1.0 - A_SD_UP, -20)])
def test_a_new_job_has_a_wage_of_its_own(luck: float, premium: int) -> None:
    """e^(0.2 z - 0.02) of the wage of the skill: 0.980, 1.197, 0.803; found at half of its chance, half a month of 2,000."""
    lived = work(person(**SEEKS, premium=50), luck=0.16, more={"job_premium": luck}, parameters=UNEVEN)
    assert lived.who["premium"] == premium
    assert lived.paid == {"wage_local": pytest.approx(1_000.0 * (1.0 + premium / 100.0), abs=0.01)}


def test_what_is_lost_is_the_wage_of_the_old_job() -> None:
    """0.88 x 2,000 x 1.5, of the season's part of the month."""
    lived = work(person(**SEEKS, premium=50), luck=0.9, more={"job_premium": 0.1}, parameters=UNEVEN)
    assert lived.home["loss"] == {"job_loss": pytest.approx(2_640.0)} and lived.who["premium"] == 50


def test_the_wage_of_a_job_stays_until_it_ends() -> None:
    """Six months of 2,000 x 1.2 while luck of new jobs is bad, lost in the seventh, found in the ninth for 0.803 of 2,000."""
    months = [0.5] * 6 + [0.0, 0.9, 0.0, 0.5]
    lived = work(
        person(work="local", premium=20), luck=months, month=APRIL, months=10, more={"job_premium": 1.0 - A_SD_UP}, parameters=UNEVEN
    )
    assert lived.of_month("wage_local") == [pytest.approx(pay) for pay in [2_400.0] * 6 + [0.0, 0.0, 1_600.0, 1_600.0]]
    assert lived.who["premium"] == -20


def test_who_leaves_the_farm_takes_a_job_with_its_wage() -> None:
    lived = work(person(work="own_farm", age=30), luck=0.9999, more={"job_premium": A_SD_UP, "migrate": 0.1}, parameters=UNEVEN)
    assert (lived.who["work"], lived.who["premium"]) == ("migrant_outside", 20)


@pytest.mark.parametrize(
    ("skill", "premium", "paid"),
    [(500, 0, 2_400.0), (800, -50, 2_400.0), (800, 50, 4_800.0), (5_000, 50, 24_000.0), (500, 40, 2_800.0)],
)
def test_pay_lies_between_the_least_and_the_most(skill: int, premium: int, paid: float) -> None:
    """Six tenths of the going wage at least, six times at most: of 4,000 outside."""
    assert work(person(**OUTSIDE, skill=skill, premium=premium)).paid["wage_away"] == pytest.approx(paid)


def test_days_and_own_trade_know_no_job() -> None:
    """Skill alone counts, at least the least."""
    assert work(person(work="self_employed", skill=500, premium=50)).paid["self_employment"] == pytest.approx(0.6 * 2_600.0)
