"""Schooling costs and aid by hand: by stage, by half-year, by standing."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, known, live, person

COSTS = {"school_cost": [0.0, 300.0, 0.0, 4_200.0, 11_000.0]}
RULE = {
    "coverage": 1.0,
    "strength": 1.0,
    # high and vocational school: 1,000 grant + 400 books + 500 lodging (F0186 to F0188); college: 1,000 + 3,500 (F0189, F0191)
    "amount": [0.0, 0.0, 0.0, 1_900.0, 4_500.0],
}
MARCH, SEPTEMBER = "2022-03", "2022-09"


def school(
    *stages: str, month: str = SEPTEMBER, months: int = 1, fields: dict[str, Any] | None = None, village: Any = None, **rule: Any
) -> Lived:
    """A lifted household with a pupil in each of these stages."""
    pupils = [person(f"pupil {n}", age=17, study=stage) for n, stage in enumerate(stages)]
    home = household(*pupils, person("parent", work="own_farm"), **{"household_class": "lifted", **(fields or {})})
    parameters = {"school_aid": {**RULE, **rule}, "consumption": COSTS}
    return live("schooling.pay_for_school", home, month=month, months=months, parameters=parameters, village=village)


@pytest.mark.parametrize("month", [MARCH, SEPTEMBER])
@pytest.mark.parametrize(
    ("stage", "fee", "aid"),
    [
        ("preschool", 0.0, 0.0),
        ("compulsory", 0.0, 0.0),  # nine years are free and have no aid here
        ("high_school", 2_100.0, 950.0),  # half of 4,200 and of 1,900
        ("college", 5_500.0, 2_250.0),
    ],
)
def test_a_half_year_by_stage(month: str, stage: str, fee: float, aid: float) -> None:
    lived = school(stage, month=month)
    assert lived.paid == {name: yuan for name, yuan in (("school_fee", fee), ("school_aid", aid)) if yuan}
    assert lived.accounts == {name: yuan for name, yuan in (("school", fee), ("treasury", -aid)) if yuan}
    own, home = fee - aid, lived.home
    assert home["own_cost"].get("schooling", 0.0) == home["month_shock"] == own and home["cash"] == -own
    assert home["cost"] == ({"schooling": own} if own else {}) and home["loss"] == {}
    # the bureau counts aid as a transfer; net income knows neither fee nor aid, rigid spending the rest
    assert (home["month_transfers"], home["month_net"], home["month_aid"], home["month_cash"]) == (aid, 0.0, 0.0, 0.0)
    assert home["month_less_rigid"] == -own


def test_the_facts_are_those_of_the_plan() -> None:
    assert known(SEPTEMBER, "school_aid", "amount") == RULE["amount"]


def test_a_year_has_two_half_years() -> None:
    lived = school("college", month="2022-01", months=12)
    assert lived.of_month("school_fee") == [0.0, 0.0, 5_500.0] + [0.0] * 5 + [5_500.0] + [0.0] * 3
    assert lived.of_month("school_aid") == [0.0, 0.0, 2_250.0] + [0.0] * 5 + [2_250.0] + [0.0] * 3
    assert lived.home["own_cost"] == {"schooling": 6_500.0}


def test_every_pupil_is_paid_for() -> None:
    """2,100 + 5,500 + 5,500, less 950 + 2,250 + 2,250."""
    lived = school("high_school", "college", "college")
    assert lived.paid == {"school_fee": 13_100.0, "school_aid": 5_450.0}
    assert lived.home["cost"] == {"schooling": 7_650.0}


@pytest.mark.parametrize(
    ("fields", "aided"),
    [
        ({"household_class": "lifted"}, True),
        ({"household_class": "near_poor"}, False),
        ({"household_class": "ordinary"}, False),
        ({"household_class": "ordinary", "in_dibao": 1}, True),
        ({"household_class": "ordinary", "listed": "unstable"}, True),
        ({"household_class": "near_poor", "listed": "marginal"}, True),
        ({"household_class": "ordinary", "listed": "sudden"}, True),
        ({"household_class": "ordinary", "listed": "eliminated"}, False),
        ({"household_class": "ordinary", "listed": "unstable_silent"}, True),
        ({"household_class": "ordinary", "listed": "sudden_silent"}, True),
        ({"household_class": "ordinary", "listed": "struck_off"}, False),
    ],
)
def test_who_is_aided(fields: dict[str, Any], aided: bool) -> None:
    """On the list is on the list, whether it helps or is silent."""
    assert school("college", fields=fields).paid.get("school_aid", 0.0) == (2_250.0 if aided else 0.0)


@pytest.mark.parametrize(
    ("rule", "aid"),
    [
        ({"coverage": 0.95}, 2_137.5),
        ({"coverage": 0.0}, 0.0),
        ({"strength": 0.5}, 1_125.0),
        ({"strength": 2.0}, 4_500.0),
        ({"strength": 3.0}, 5_500.0),  # 6,750 is more than the fee
        ({"amount": [0.0, 0.0, 0.0, 0.0, 11_000.0]}, 5_500.0),
    ],
)
def test_aid_by_lever_is_never_more_than_the_fee(rule: dict[str, Any], aid: float) -> None:
    lived = school("college", **rule)
    assert lived.paid.get("school_aid", 0.0) == aid and lived.home["own_cost"].get("schooling", 0.0) == 5_500.0 - aid


def test_fees_rise_with_prices_and_aid_does_not() -> None:
    lived = school("college", village={"prices": 1.125})
    assert lived.paid == {"school_fee": 6_187.5, "school_aid": 2_250.0}


def test_a_used_up_budget_withholds_a_quarter() -> None:
    assert school("college", village={"withheld": {"school_aid": 0.25}}).paid["school_aid"] == 1_687.5


def test_a_pupil_who_died_has_no_fee() -> None:
    """Who dies in September leaves school with it."""
    home = household(person("pupil", age=17, study="college"), person("parent", work="own_farm"))
    lines = "demography.age_and_mourn", "demography.go_on_with_school", "schooling.pay_for_school"
    assert "school_fee" not in live(lines, home, month=SEPTEMBER, parameters={"consumption": COSTS}, luck={"die": 0.0}).paid
