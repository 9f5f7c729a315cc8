"""Pensions, grants and the land subsidy by hand: who is old enough, who pays, and in which month."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

RULE = {
    "coverage": 1.0,
    "strength": 1.0,
    "delay_months": 0.0,
    "pension": 98.0,  # the national minimum of 93 (F0122) and 5 of the province
    "elder_support": 180.0,
    "disability_grant": 110.0,
    "land_subsidy": 75.0,
}
ABLE = person("able", work="own_farm")


def transfers(
    *homes: dict[str, Any], month: str = "2022-05", months: int = 1, lines: Any = (), village: Any = None, **rule: float
) -> Lived:
    """The month's transfers, after other lines if any."""
    names = (*lines, "pensions.pay_transfers")
    luck = {"die": 0.0}
    return live(names, *homes, month=month, months=months, parameters={"pensions": {**RULE, **rule}}, village=village, luck=luck)


@pytest.mark.parametrize(
    ("years", "months", "delay", "paid"),
    [(59, 11, 0.0, 0.0), (60, 0, 0.0, 98.0), (60, 2, 3.0, 0.0), (60, 3, 3.0, 98.0), (90, 0, 0.0, 98.0)],
)
def test_the_pension_begins_with_the_month_of_the_sixtieth_birthday(years: int, months: int, delay: float, paid: float) -> None:
    lived = transfers(household(person("old", age=years, months=months), ABLE), delay_months=delay)
    assert lived.paid.get("pension", 0.0) == paid
    assert lived.accounts.get("treasury", 0.0) == -paid
    assert "elder_support" not in lived.paid


def test_it_is_paid_from_that_month_on_every_month() -> None:
    """Sixty in July; land and premium are due in other months."""
    lived = transfers(household(person("old", age=59, months=10), ABLE), months=5)
    assert lived.of_month("pension") == [0.0, 0.0, 98.0, 98.0, 98.0]


def test_two_of_them_are_paid_twice_and_it_counts_in_every_concept() -> None:
    home = transfers(household(person("he", age=70), person("she", age=66, sex="female"), ABLE)).home
    assert home["cash"] == home["month_transfers"] == home["month_net"] == home["month_less_rigid"] == home["month_cash"] == 196.0
    assert home["month_aid"] == home["month_posts"] == 0.0


@pytest.mark.parametrize(
    ("other", "support"),
    [
        ({}, 0.0),
        ({"can_work": "some"}, 198.0),  # 180 in prices 10 % above those of 2020
        ({"ill_months": 1}, 198.0),
        ({"study": "college"}, 198.0),
    ],
)
def test_the_old_without_an_able_worker_are_supported_by_children_elsewhere(other: dict[str, Any], support: float) -> None:
    home = household(person("old", age=80), person("other", work="own_farm", **other))
    lived = transfers(home, village={"prices": 1.1})
    assert lived.paid.get("elder_support", 0.0) == pytest.approx(support, abs=0.005)
    assert lived.accounts.get("kin_elsewhere", 0.0) == -lived.paid.get("elder_support", 0.0)
    assert lived.paid["pension"] == 98.0, "the pension knows no prices"


def test_support_is_for_each_of_the_old_and_hangs_on_no_policy() -> None:
    """2 x 180; without the policy there is no pension."""
    old = household(person("he", age=80), person("she", age=79))
    assert transfers(old).paid == {"pension": 196.0, "elder_support": 360.0}
    assert transfers(old, coverage=0.0).paid == {"elder_support": 360.0}


def test_who_is_weak_and_not_yet_sixty_is_not_supported() -> None:
    assert transfers(household(person("weak", age=59, months=11, can_work="some"))).paid == {}


@pytest.mark.parametrize(("disability", "grant"), [("none", 0.0), ("mild", 0.0), ("severe", 110.0)])
def test_the_severely_disabled_have_a_grant(disability: str, grant: float) -> None:
    lived = transfers(household(person(disability=disability), person("other")))
    assert lived.paid.get("disability_grant", 0.0) == grant and lived.accounts.get("treasury", 0.0) == -grant
    two = transfers(household(person("a", disability=disability), person("b", disability=disability, age=7)))
    assert two.paid.get("disability_grant", 0.0) == 2 * grant


def test_the_land_subsidy_comes_in_april_alone() -> None:
    """4.5 mu x 75 = 337.50."""
    lived = transfers(household(ABLE, land=4.5), month="2022-01", months=12, lines=())
    assert lived.of_month("farm_subsidy") == [0.0] * 3 + [337.5] + [0.0] * 8
    assert "farm_subsidy" not in transfers(household(ABLE, land=0.0), month="2022-04").paid
    assert transfers(household(ABLE, land=0.5), month="2022-04").paid["farm_subsidy"] == 37.5


@pytest.mark.parametrize("lever", ["strength", "coverage"])
def test_half_a_policy_pays_half(lever: str) -> None:
    """98, 110 and 4 x 75 = 300."""
    home = household(person("old", age=70), person("disabled", disability="severe"), ABLE, land=4.0)
    lived = transfers(home, month="2022-04", **{lever: 0.5})
    assert lived.paid == {"pension": 49.0, "disability_grant": 55.0, "farm_subsidy": 150.0}


def test_a_used_up_budget_withholds_a_quarter() -> None:
    home = household(person("old", age=70, can_work="none"), person("disabled", disability="severe"), land=4.0)
    lived = transfers(home, month="2022-04", village={"withheld": {"pensions": 0.25}})
    assert lived.paid == {"pension": 73.5, "elder_support": 180.0, "disability_grant": 82.5, "farm_subsidy": 225.0}


def test_the_dead_are_paid_nothing() -> None:
    """The grandmother of eighty dies in this month: neither her pension nor her grant comes any more."""
    home = household(person("grandmother", age=80, disability="severe"), ABLE)
    assert transfers(home).paid == {"pension": 98.0, "disability_grant": 110.0}
    lived = transfers(home, lines=("demography.age_and_mourn",))
    assert "grandmother" not in lived.home["people"]
    assert "pension" not in lived.paid and "disability_grant" not in lived.paid
