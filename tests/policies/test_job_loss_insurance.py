"""新市民就业险 by hand: days, caps, the short year 2021, two spells, ages, the pool."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from one_village import FIRST_MONTH, OneVillage, plain, rules_of_plan

from agents.codes import AWAY_OUTSIDE, COUNTIES, FEMALE, JOB_LOSS, LOCAL, MALE, PUBLIC_POST, UNEMPLOYED
from engine.compiled import uncompiled
from engine.flows import entry
from engine.luck import month_word
from engine.passes import POOLS
from model.policies import job_loss_insurance
from model.policies.job_loss_insurance import premium
from model.putting_together import beginnings

BENEFIT = entry("job_loss_benefit")
JANUARY_2021, JANUARY_2022 = 2021 * 12, 2022 * 12


@pytest.fixture(scope="module")
def rules() -> Any:
    """Everybody claims, after the month of registration alone."""
    return rules_of_plan(job_loss_insurance__coverage=1.0, job_loss_insurance__waiting_months=0.0)


@pytest.fixture
def village(rules: Any) -> OneVillage:
    """A resettled household with a man of thirty who lost his job a month ago."""
    village = OneVillage(1, rules)
    village.households["resettled"] = 1
    m = village.worker()
    m.idle_months, m.lost_job = 1, 1
    return village


def paid_in(village: OneVillage, month: int, share: float = 1.0) -> float:
    """Benefit of a month, yuan; the pool covers `share`."""
    before = village.books[0, BENEFIT]
    village.live(job_loss_insurance.CLAIM_DAYS, month, yearly=True)
    village.pools["paying_share"] = share
    village.live(job_loss_insurance.PAY_DAYS, month, yearly=True)
    return float(village.books[0, BENEFIT] - before)


def test_ninety_days_a_year(village: OneVillage) -> None:
    assert [paid_in(village, JANUARY_2022 + k) for k in range(5)] == [1500.0, 1500.0, 1500.0, 0.0, 0.0]
    assert village.people[0, 0].benefit_days == 90
    assert village.households[0].cash == 4500.0


@pytest.mark.parametrize(("lost", "share", "left"), [(4_000.0, 1.0, 2_500.0), (4_000.0, 0.5, 3_250.0), (1_000.0, 1.0, 0.0)])
def test_the_benefit_is_no_loss_any_more(village: OneVillage, lost: float, share: float, left: float) -> None:
    """A wage of 4,000 lost and a benefit of 1,500: 2,500 of net income are lost, for causes, relief and kin alike."""
    h, diary = village.households[0], village.diaries[0]
    diary.loss[JOB_LOSS] = h.month_shock = lost
    paid_in(village, JANUARY_2022, share)
    assert diary.loss[JOB_LOSS] == h.month_shock == left


def test_2021_begins_in_june_and_pays_53_days(village: OneVillage) -> None:
    assert [paid_in(village, JANUARY_2021 + k) for k in range(8)] == [0.0] * 5 + [1500.0, 23 * 50.0, 0.0]


def test_two_spells_share_the_cap_and_january_resets_it(village: OneVillage) -> None:
    m = village.people[0, 0]
    assert paid_in(village, JANUARY_2022) == 1500.0
    m.work = LOCAL
    assert paid_in(village, JANUARY_2022 + 1) == 0.0
    m.work = UNEMPLOYED
    assert [paid_in(village, JANUARY_2022 + k) for k in range(6, 10)] == [1500.0, 1500.0, 0.0, 0.0]
    (begin_year,) = beginnings([job_loss_insurance.PROGRAMME])
    village.live(begin_year, JANUARY_2022 + 12)
    assert m.benefit_days == 0
    assert paid_in(village, JANUARY_2022 + 12) == 1500.0


@pytest.mark.parametrize(
    "change",
    [
        {"lost_job": 0},
        {"presence": AWAY_OUTSIDE},
        {"sex": MALE, "born": 1962 * 12},
        {"sex": FEMALE, "born": 1967 * 12},
        {"born": 2007 * 12},
        {"work": LOCAL},
        {"work": PUBLIC_POST},
    ],
)
def test_who_is_not_paid(village: OneVillage, change: dict[str, int]) -> None:
    beside = {"lost_job", "presence"}
    m = village.worker(**{name: value for name, value in change.items() if name not in beside})
    for name in beside & change.keys():
        setattr(m, name, change[name])
    assert paid_in(village, JANUARY_2022) == 0.0


def test_not_before_a_whole_month_nor_without_resettlement(village: OneVillage) -> None:
    village.people[0, 0].idle_months = 0
    assert paid_in(village, JANUARY_2022) == 0.0
    village.people[0, 0].idle_months = 1
    village.households["resettled"] = 0
    assert paid_in(village, JANUARY_2022) == 0.0


@pytest.mark.parametrize(
    ("idle", "waiting", "delay", "paid"), [(1, 1, 1, 0), (2, 1, 1, 1500), (3, 1, 3, 0), (4, 1, 3, 1500), (1, 0, 0, 1500)]
)
def test_benefit_begins_after_registration_and_the_waiting_time(idle: int, waiting: int, delay: int, paid: float) -> None:
    village = OneVillage(1, rules_of_plan(job_loss_insurance__coverage=1.0, job_loss_insurance__waiting_months=waiting))
    village.rules["job_loss_insurance"]["delay_months"] = delay
    village.households["resettled"] = 1
    m = village.worker()
    m.idle_months, m.lost_job = idle, 1
    assert paid_in(village, JANUARY_2022) == paid


def test_a_short_pool_pays_whole_days_and_keeps_the_rest_claimable(village: OneVillage) -> None:
    assert paid_in(village, JANUARY_2022, share=0.33) == 9 * 50.0
    assert paid_in(village, JANUARY_2022 + 1, share=0.0) == 0.0
    assert village.people[0, 0].benefit_days == 9
    assert [paid_in(village, JANUARY_2022 + k) for k in range(2, 6)] == [1500.0, 1500.0, 21 * 50.0, 0.0]


def test_claims_are_filed_in_yuan(village: OneVillage) -> None:
    other = village.worker(place=1)
    other.idle_months, other.lost_job = 3, 1
    village.live(job_loss_insurance.CLAIM_DAYS, JANUARY_2022, yearly=True)
    assert village.pools["claims"][0, POOLS["job_loss_insurance"]] == 3000.0


def test_the_claim_is_drawn_once_a_year() -> None:
    village = OneVillage(4000, rules_of_plan(job_loss_insurance__coverage=0.25))
    village.people["lost_job"][:, 0] = 1
    h = village.households
    h["resettled"] = 1
    for name, value in (("birth_month", 1990 * 12), ("sex", MALE), ("work", UNEMPLOYED), ("can_work", 2), ("idle_months", 2)):
        village.people[name][:, 0] = value
    paid_in(village, JANUARY_2022)
    first = np.asarray(h["cash"]) > 0
    paid_in(village, JANUARY_2022 + 1)
    assert np.array_equal(first, np.asarray(h["cash"]) > 1500.0)
    assert first.mean() == pytest.approx(0.25, abs=0.025)


def test_recipients_search_less_until_their_days_are_used(rules: Any) -> None:
    effort = uncompiled(job_loss_insurance.search_effort)
    p = plain(rules, "job_loss_insurance")
    assert effort(SimpleNamespace(benefit_days=0), p) == 1.0
    assert effort(SimpleNamespace(benefit_days=30), p) == pytest.approx(1.0 - p.search_less)
    assert effort(SimpleNamespace(benefit_days=90), p) == 1.0


def test_premium_is_thirty_yuan_for_every_insured_worker(village: OneVillage) -> None:
    village.worker(place=1, born=1995 * 12, sex=FEMALE, work=LOCAL)
    village.worker(place=2, born=1950 * 12)
    world = SimpleNamespace(
        villages=village.villages,
        state_of=village.kept,
        pass_arguments=village.arguments(JANUARY_2022, month_word(1, JANUARY_2022)),
        rules_of_counties=lambda group: village.rules[JANUARY_2022 - FIRST_MONTH, ::3][group],
        by_county=lambda values: np.r_[values, np.zeros(len(COUNTIES) - 1)],
    )
    assert premium(world).tolist() == [60.0] + [0.0] * (len(COUNTIES) - 1)
    village.rules = rules_of_plan(job_loss_insurance__coverage=0.0)
    assert not premium(world).any()
