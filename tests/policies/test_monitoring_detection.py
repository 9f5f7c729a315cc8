"""防返贫动态监测 in the many: detection by channel within a year, false alarms, visits of cadres and teams."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from one_village import OneVillage, plain, rules_of_plan
from test_monitoring import watch

from agents.cadres import planned_visits


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
