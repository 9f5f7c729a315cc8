"""Scenarios that withdraw, end or taper support, by measurement 1.7: what ends, what stays, and a third less a year."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from policy_cases import CERTAIN, Case

from engine.flows import entry
from engine.ledger import spend
from model.policies.medical_cover import reimburse
from model.policies.monitoring_help import is_helped
from model.policies.school_aid import is_aided
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

FIRST_MONTH = 2020 * 12
INSURANCES = ("farmers_fund", "gap_insurance", "job_loss_insurance", "home_insurance", "crop_insurance")
ENDED = (*INSURANCES, "public_posts", "microcredit")
KEPT = ("dibao", "relief", "pensions", "school_aid")
WITHDRAWN = {"support_withdrawn": 2021, "support_withdrawn_stepwise": 2023, "ends_2025": 2026, "tapers_2026_2028": 2028}
STEPWISE = {"support_withdrawn_stepwise": 2021, "tapers_2026_2028": 2026}
LEVERS = {
    **dict.fromkeys(INSURANCES[:4], "in_force"),
    "crop_insurance": "coverage",
    "public_posts": "coverage",
    "medical_cover": "tilt",
    "monitoring": "help",
}


@cache
def rules(scenario: str) -> Any:
    """The table of rules of 2020 to 2028."""
    return compile_rules(load_registry(), read_scenario(scenario), CENTRAL_DRAW, FIRST_MONTH, 9 * 12)


def of_year(scenario: str, policy: str, parameter: str, year: int, month: int = 6) -> float:
    """A parameter in the first place in a month of the year."""
    return float(rules(scenario)[policy][parameter][(year - 2020) * 12 + month - 1, 0])


@pytest.mark.parametrize(("scenario", "year"), WITHDRAWN.items())
def test_what_ends_and_what_stays(scenario: str, year: int) -> None:
    for policy in ENDED:
        assert of_year(scenario, policy, "coverage", year) == 0.0, policy
    assert of_year(scenario, "medical_cover", "tilt", year) == of_year(scenario, "monitoring", "help", year) == 0.0
    for policy in KEPT:
        mine, plan = rules(scenario)[policy], rules("plan")[policy]
        assert mine.tobytes() == plan.tobytes(), f"{policy} goes on as in the plan"
    cover, plan = rules(scenario)["medical_cover"], rules("plan")["medical_cover"]
    assert [name for name in cover.dtype.names if not np.array_equal(cover[name], plan[name])] == ["tilt"]


def test_dibao_ends_too_only_in_the_upper_bound() -> None:
    for policy in ("dibao", "relief"):
        assert of_year("support_withdrawn_all", policy, "coverage", 2021) == 0.0
    assert of_year("support_withdrawn_all", "school_aid", "coverage", 2021) > 0.0


@pytest.mark.parametrize(("scenario", "first"), STEPWISE.items())
def test_a_third_less_a_year(scenario: str, first: int) -> None:
    for policy, lever in LEVERS.items():
        for step, share in enumerate((2.0 / 3.0, 1.0 / 3.0)):
            for month in (1, 12):
                full = of_year("plan", policy, lever, first + step, month)
                assert of_year(scenario, policy, lever, first + step, month) == pytest.approx(share * full), (policy, step)
    plan = [of_year("plan", "microcredit", "lending", first + step) for step in range(2)]
    assert plan == ([1.0, 1.0] if first == 2021 else [0.0, 0.0]), "the plan makes no new subsidised loans after 2025"
    assert [of_year(scenario, "microcredit", "lending", first + step) for step in range(2)] == pytest.approx(
        [plan[0] * 2 / 3, plan[1] / 3]
    )


CLASSES = {"ordinary": (2, 0, 0), "lifted": (0, 0, 0), "listed": (2, 2, 0), "dibao": (2, 0, 1), "dibao and listed": (0, 1, 1)}


def own_cost(who: str, tilt: float, bill: float = 20_000.0) -> float:
    """What a household of the class pays of a bill in 2022, by round terms: 0.8 of it in policy, 0.7 of that basic."""
    case = Case(
        medical_cover={
            "tilt": tilt,
            "outside_policy_share": 0.2,
            "basic_share": 0.7,
            "basic_deductible": 0.0,
            "impoverished_share": 0.0,
        }
    )
    case.h.household_class, case.h.listed, case.h.in_dibao = CLASSES[who]
    spend(case.h, case.ledger, entry("bill"), bill)
    r = case.rules[0]
    return float(reimburse(case.h, case.cares[0], bill, r.medical_cover, r.dibao.standard, 0.0, case.ledger))


def test_tilted_terms_of_the_listed_end_and_those_of_dibao_households_stay() -> None:
    """16,000 in policy, 4,800 after basic; ordinary: 60 % of 1,800 is paid, 3,720 are left beside 4,000 out of policy."""
    assert own_cost("ordinary", 1.0) == own_cost("listed", 0.0) == pytest.approx(7_720.0, abs=0.02)
    for who in ("dibao", "dibao and listed"):
        assert own_cost(who, 0.0) == own_cost(who, 1.0) == own_cost("listed", 1.0) < 6_000.0
    assert own_cost("listed", 1.0) < own_cost("listed", 0.5) < own_cost("listed", 0.0)


def test_basic_insurance_pays_up_to_its_yearly_cap() -> None:
    case = Case(medical_cover={"basic_cap": 200_000.0, "outside_policy_share": 0.0, "basic_share": 0.7, "basic_deductible": 0.0})
    r = case.rules[0]
    for bill, so_far in ((200_000.0, 140_000.0), (200_000.0, 200_000.0), (50_000.0, 200_000.0)):
        reimburse(case.h, case.cares[0], bill, r.medical_cover, r.dibao.standard, 0.0, case.ledger)
        assert case.paid("basic_cover") == pytest.approx(so_far, abs=0.02)
    reimburse(case.h, case.cares[1], 10_000.0, r.medical_cover, r.dibao.standard, 0.0, case.ledger)
    assert case.paid("basic_cover") == pytest.approx(207_000.0, abs=0.02), "the cap is of the person"


def test_help_reaches_the_share_that_it_says_and_leaves_nobody_out_who_had_it_at_less() -> None:
    case = Case(monitoring=CERTAIN)
    agent = int(case.h.agent)
    reached = {}
    for share in (0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0):
        case.rules["monitoring"]["help"] = share
        reached[share] = set()
        for k in range(3_000):
            case.h.agent = agent + k
            if is_helped(case.h, case.rules[0].monitoring):
                reached[share].add(k)
    assert [len(reached[share]) / 3_000 for share in reached] == pytest.approx(list(reached), abs=0.03)
    assert reached[0.0] < reached[1.0 / 3.0] < reached[2.0 / 3.0] < reached[1.0]


def test_a_silent_list_ends_no_schooling_aid() -> None:
    case = Case()
    for listed, aided in ((0, False), (2, True), (4, False), (6, True)):
        case.h.household_class, case.h.listed = 2, listed
        assert is_aided(case.h) == aided
