"""防返贫动态监测 by hand: each channel, kinds, delay, help, exit, re-entry; detection and false alarms in the many."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from one_village import OneVillage, plain, rules_of_plan

from agents.cadres import planned_visits
from agents.codes import ILLNESS, JOB_LOSS, STRUCK_OFF, UNEMPLOYED
from engine.compiled import uncompiled
from engine.flows import entry
from model.policies import monitoring
from model.policies.monitoring_help import FARM_HELP, MEDICAL_HELP, WORK_HELP, matching
from model.policies.monitoring_truth import kind_on_list

MAY_2020, MARCH_2022, NOVEMBER_2022 = 2020 * 12 + 4, 2022 * 12 + 2, 2022 * 12 + 10
QUIET = {
    "report": 0.0,
    "detection": 0.0,
    "data_found": [0.0, 0.0],
    "false_alarms": 0.0,
    "delay_months": 0.0,
    "early_elimination": 0.0,
    "coverage": 1.0,
}


def village_with(count: int = 1, **changes: Any) -> OneVillage:
    """A village where nothing is found but by what `changes` of the parameters of monitoring allow."""
    return OneVillage(count, rules_of_plan(**{f"monitoring__{k}": v for k, v in {**QUIET, "risk_needed": 0.0, **changes}.items()}))


def watch(village: OneVillage, first: int = MARCH_2022, months: int = 1) -> list[int]:
    """Status of the first household after each month."""
    found = []
    for month in range(first, first + months):
        village.live(monitoring.WATCH_AND_HELP, month)
        found.append(int(village.households[0].listed))
    return found


def test_own_report() -> None:
    village = village_with(report=1.0)
    assert watch(village) == [0]
    village.earn(5000.0)
    assert watch(village) == [2]


def test_cadres_visit() -> None:
    village = village_with(detection=1.0, under_listing=0.0)
    village.earn(5000.0)
    assert watch(village) == [0]
    village.villages["visits"] = 1.0
    assert watch(village) == [2]


def test_department_data_see_a_month_of_great_cost_and_not_a_lost_wage() -> None:
    village = village_with(data_found=[1.0, 0.0])
    village.earn(5000.0)
    village.worker(work=UNEMPLOYED)
    assert watch(village) == [0]
    village.households["month_less_rigid"] = -9000.0
    assert watch(village) == [2]


def test_false_alarm_without_trouble() -> None:
    assert watch(village_with(false_alarms=1.0)) == [2]


@pytest.mark.parametrize("household_class, kind", [(0, 1), (1, 2), (2, 2)])
def test_kind_of_low_income_goes_by_class(household_class: int, kind: int) -> None:
    village = village_with(report=1.0)
    village.earn(5000.0)
    village.households["household_class"] = household_class
    assert watch(village) == [kind]


@pytest.mark.parametrize("household_class, in_2020", [(0, 1), (1, 2), (2, 2)])
def test_sudden_hardship_befalls_any_class_and_is_a_kind_only_from_2021(household_class: int, in_2020: int) -> None:
    for first, kind in ((MAY_2020, in_2020), (MARCH_2022, 3)):
        village = village_with(report=1.0)
        village.earn(9000.0, spent=4000.0)
        village.households["household_class"] = household_class
        assert watch(village, first) == [kind]


def test_a_great_fall_of_income_is_sudden_a_small_one_is_not() -> None:
    for now, status in ((7000.0, 3), (8000.0, 0)):
        village = village_with(report=1.0)
        village.earn(now, before=12_000.0)
        assert watch(village) == [status]


def test_the_delay_is_waited() -> None:
    village = village_with(report=1.0, delay_months=2.0)
    village.earn(5000.0)
    assert watch(village, months=4) == [0, 0, 2, 2]


def test_risk_is_eliminated_after_stable_months_and_can_come_back() -> None:
    village = village_with(report=1.0, stable_needed=6.0)
    village.earn(5000.0)
    watch(village)
    village.earn(7000.0)
    assert watch(village, MARCH_2022 + 1, 7) == [2] * 5 + [4, 4]
    village.earn(5000.0)
    assert watch(village, MARCH_2022 + 8) == [2]


def test_stability_is_counted_anew_after_a_relapse() -> None:
    village = village_with(report=1.0, stable_needed=3.0)
    village.earn(5000.0)
    watch(village)
    for income in (7000.0, 7000.0, 5000.0, 7000.0, 7000.0):
        village.earn(income)
        assert watch(village) == [2]
    assert watch(village) == [4]


def test_early_elimination_before_the_assessment() -> None:
    village = village_with(report=1.0, early_elimination=1.0, least_listed=6.0)
    village.earn(5000.0)
    assert watch(village, NOVEMBER_2022 - 3, 4) == [2] * 4
    village.households["listed_months"] = 6
    village.rules["monitoring"]["report"][:] = 0.0
    assert watch(village, NOVEMBER_2022 + 1) == [2]
    assert watch(village, NOVEMBER_2022) == [4]


@pytest.mark.parametrize(
    "cause, unemployed, help_",
    [(ILLNESS, False, MEDICAL_HELP), (JOB_LOSS, True, WORK_HELP), (None, False, FARM_HELP), (None, True, WORK_HELP)],
)
def test_help_by_cause_after_its_delay(cause: int | None, unemployed: bool, help_: int) -> None:
    village = village_with(report=1.0, help_delay=2.0, delivered=1.0)
    village.earn(5000.0)
    village.households["land"] = 3.0
    village.worker(work=UNEMPLOYED if unemployed else 1)
    if cause is not None:
        village.diaries["loss"][0, cause] = 900.0
    watch(village, months=2)
    assert village.households[0].helped == 0
    watch(village, MARCH_2022 + 2, 3)
    assert village.households[0].helped == help_
    paid = village.rules[26][0].monitoring.bonus if help_ == FARM_HELP else 0.0
    assert village.books[0, entry("production_bonus")] == paid == village.households[0].cash


def test_job_matching_only_with_work_help_on_the_list() -> None:
    p = plain(rules_of_plan(), "monitoring")
    factor = uncompiled(matching)
    h = village_with().households[0]
    for help_, listed, expected in ((WORK_HELP, 2, 1.0 + p.job_matching), (MEDICAL_HELP, 2, 1.0), (WORK_HELP, 4, 1.0)):
        h.helped, h.listed = help_, listed
        assert factor(h, p) == pytest.approx(expected)


def test_silence_keeps_the_list_but_shows_it_to_no_other_rule() -> None:
    village = village_with(report=1.0, help=0.0)
    village.earn(5000.0)
    assert watch(village, months=6) == [6] * 6
    assert village.households[0].helped == 0
    village.rules["monitoring"]["help"][:] = 1.0
    assert watch(village) == [2]
    village.rules["monitoring"]["coverage"][:] = 0.0
    assert watch(village) == [STRUCK_OFF]
    assert kind_on_list(village.households[0]) == 0


def found_in_a_year(village: OneVillage) -> np.ndarray:
    watch(village, months=12)
    return np.asarray((village.households["listed"] > 0) | (village.households["listed_months"] < 0))


def mixed_village(**changes: float) -> OneVillage:
    """Eighty, seventeen and three in a hundred ordinary, lifted and near-poor households; all in lasting trouble.

    The channels' own chances: all of what registers and cadres see.
    """
    village = OneVillage(20_000, rules_of_plan(**{f"monitoring__{k}": v for k, v in {"coverage": 1.0, **changes}.items()}))
    village.earn(5000.0)
    village.households["household_class"] = np.repeat([2, 0, 1], [16_000, 3_400, 600])
    p = plain(village.rules, "monitoring")
    village.villages["visits"] = planned_visits(p, 786.0)
    village.villages["attention"] = 0.8 * p.attention[0] + 0.17 * p.attention[1] + 0.03 * p.attention[2]
    return village


def test_detection_within_twelve_months_is_that_of_prior_6() -> None:
    village = mixed_village()
    found, classes = found_in_a_year(village), np.asarray(village.households["household_class"])
    others, lifted, before = (found[classes == c].mean() for c in (2, 0, 1))
    assert 0.25 < others < 0.6 and 0.5 < before < 0.9
    assert others < lifted < before


def test_detection_by_visits_is_the_hazard_that_was_configured_until_the_list_takes_time() -> None:
    village = mixed_village(report=0.0, false_alarms=0.0)
    p = plain(village.rules, "monitoring")
    mean = 0.8 * p.attention[0] + 0.17 * p.attention[1] + 0.03 * p.attention[2]
    month = village.villages[0].visits / mean * p.attention[0] * p.detection * (1.0 - p.under_listing)
    watch(village)
    others = slice(0, 16_000)
    off_list = (village.households["listed"] == 0) & (village.households["listed_months"] == 0)
    assert 1.0 - off_list[others].mean() == pytest.approx(month, abs=0.004)
    assert month / 3.0 < found_in_a_year(village)[others].mean() / 12.0 < month


@pytest.mark.parametrize("change", [{"under_listing": 0.6}, {"report": 0.0}, {"coverage": 0.3}, {"detection": 0.1}])
def test_less_of_a_channel_finds_fewer(change: dict[str, float]) -> None:
    assert found_in_a_year(mixed_village(**change)).mean() < found_in_a_year(mixed_village()).mean() - 0.02


def test_false_alarms_a_year() -> None:
    village = OneVillage(40_000, rules_of_plan(monitoring__coverage=1.0, monitoring__targeting_error=2.0))
    rate = found_in_a_year(village).mean()
    assert rate == pytest.approx(2.0 * plain(village.rules, "monitoring").false_alarms, abs=0.0015)


def test_teams_and_small_villages_mean_more_visits() -> None:
    p = plain(rules_of_plan(), "monitoring")
    without = SimpleNamespace(**{**vars(p), "team": 0.0})
    assert planned_visits(p, 800.0) > planned_visits(p, 1600.0) > planned_visits(without, 800.0)
    assert planned_visits(without, 800.0) == p.cadre_visits


def test_a_low_income_lists_a_household_only_together_with_a_risk() -> None:
    """F0097: below the line and at least one risk. Rigid spending, long idleness and no able worker are risks."""
    village = village_with(report=1.0, risk_needed=1.0, risk_share=0.2, risk_idle=3.0)
    village.worker(work=1)
    village.earn(5000.0)
    assert watch(village) == [0]
    village.households["less_rigid_12"] = 0.79 * village.households["net_12"]
    assert watch(village, MARCH_2022 + 1) == [2]

    idle = village_with(report=1.0, risk_needed=1.0, risk_share=0.2, risk_idle=3.0)
    idle.worker(work=UNEMPLOYED)
    idle.earn(5000.0)
    idle.people["idle_months"][0, 0] = 2
    assert watch(idle) == [0]
    idle.people["idle_months"][0, 0] = 3
    assert watch(idle, MARCH_2022 + 1) == [2]
