"""What January begins anew, and the twelve months that incomes are counted over, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from case import household, live, person

OF_THE_YEAR: dict[str, Any] = {
    "own_cost": {"illness": 9_000.0, "schooling": 4_000.0},
    "approved": {"illness_farmers_fund": 700.0},
    "year_net": 5.0,
    "year_less_rigid": 4.0,
    "year_cash": 3.0,
    "year_sources": [1.0, 2.0, 3.0, 4.0],
    "resident_months": 24,
    "purse_months": 24,
    "received": 5,
}
OF_THE_PERSON = {"serious_cost_year": 800.0, "aid_year": 60, "basic_paid_year": 100, "benefit_days": 30}


@pytest.mark.parametrize(("month", "kept"), [("2022-01", False), ("2022-02", True), ("2021-12", True)])
def test_deductibles_caps_and_days_are_those_of_the_calendar_year(month: str, kept: bool) -> None:
    home = household(person("a", **OF_THE_PERSON), person("b", **OF_THE_PERSON), **OF_THE_YEAR)
    lived = live(("year.begin", "medical_cover.begin_year_of_care", "job_loss_insurance.begin_year_of_members"), home, month=month)
    for name, value in OF_THE_YEAR.items():
        assert lived.home[name] == (
            value if kept else [0] * len(value) if isinstance(value, list) else {} if isinstance(value, dict) else 0
        ), name
    for someone in lived.home["people"].values():
        assert [someone[name] for name in OF_THE_PERSON] == ([800.0, 60, 100, 30] if kept else [0.0, 0, 0, 0])


def test_what_is_of_another_year_stays_in_january() -> None:
    """The accounting year closes in September; the twelve months and what waits know no year."""
    other = {"loss": {"crop": 900.0}, "cost": {"illness": 50.0}, "medical_own": 40.0, "home_claim": 30.0, "dibao_months": 2}
    other |= {"waiting": {"illness_gap_insurance": 20.0, "illness_farmers_fund": 10.0}, "promised": 30.0}
    home = live("year.begin", household(person(), net_12=12_345.0, **other), month="2022-01").home
    assert {name: home[name] for name in other} == other and home["net_12"] == 12_345.0


MONTH = {"month_net": 3_000.0, "month_less_rigid": 2_500.0, "month_aid": 400.0, "month_posts": 600.0}
SOURCES = {"month_wages": 1_000.0, "month_business": 800.0, "month_property": 50.0, "month_transfers": 150.0, "month_cash": 2_000.0}


@pytest.mark.parametrize(("months", "part"), [(1, 1.0), (12, 1.0), (13, 0.0)])
def test_a_month_counts_for_twelve(months: int, part: float) -> None:
    """To 20,000 yuan of before come 3,000, of which nothing is left after a year: here old months are taken to be empty."""
    twelve = {"net_12": 20_000.0, "less_rigid_12": 15_000.0, "aid_12": 1_000.0, "posts_12": 2_000.0}
    home = live("observe.observe", household(person(), **twelve, **MONTH, month_shock=70.0), month="2022-03", months=months).home
    assert home["net_12"] == 20_000.0 + 3_000.0 * part and home["less_rigid_12"] == 15_000.0 + 2_500.0 * part
    assert home["aid_12"] == 1_000.0 + 400.0 * part and home["posts_12"] == 2_000.0 + 600.0 * part
    assert all(home[name] == 0.0 for name in (*MONTH, *SOURCES, "month_shock")), "the next month begins empty"


def test_a_yuan_of_aid_or_of_a_post_counts_too() -> None:
    home = live("observe.observe", household(person(), month_aid=1.0, month_posts=1.0), month="2022-03").home
    assert (home["aid_12"], home["posts_12"]) == (1.0, 1.0)


@pytest.mark.parametrize(("presence", "resident_months", "counted"), [("present", 1, True), ("away_outside", 0, False)])
def test_sums_of_the_year_by_source_are_those_of_residents(presence: str, resident_months: int, counted: bool) -> None:
    """Where nobody is at home the statistics bureau finds no resident; the shared purse counts all the same."""
    home = live("observe.observe", household(person(presence=presence), **MONTH, **SOURCES)).home
    assert home["year_sources"] == ([1_000.0, 800.0, 50.0, 150.0] if counted else [0.0] * 4)
    assert (home["year_net"], home["year_less_rigid"], home["year_cash"]) == (3_000.0, 2_500.0, 2_000.0)
    assert (home["resident_months"], home["purse_months"]) == (resident_months, 1)


@pytest.mark.parametrize(("month", "closes"), [("2022-09", True), ("2022-08", False), ("2022-12", False)])
def test_the_accounting_year_closes_with_september(month: str, closes: bool) -> None:
    """Losses begin anew with what death, disability and ended aid still take; income a head is noted for next year's tests."""
    begun = {
        "loss": {"crop": 900.0, "lost_aid": 100.0, "disability_death": 200.0},
        "loss_next": {"earner": 3_000.0, "ended_aid": 1_200.0, "members": 2_000.0},
        "cost": {"illness": 50.0, "schooling": 60.0, "disaster": 70.0},
        "covered": 10.0,
        "relief_judged": 20.0,
        "dibao_months": 7,
        "medical_own": 30.0,
        "dropped_out": 1,
        "persons_start": 5,
    }
    home = live(
        ("observe.observe", "relief.close_accounting_year", "dibao.close_accounting_year_of_diary"),
        household(person("a"), person("b"), less_rigid_12=9_000.0, last_year_income=1.0, **begun),
        month=month,
    ).home
    if not closes:
        assert {name: home[name] for name in begun} == begun and home["last_year_income"] == 1.0
        return
    assert home["loss"] == {"disability_death": 3_000.0, "lost_aid": 1_200.0, "demography": 2_000.0}
    assert home["loss_next"] == home["cost"] == {}
    assert (home["covered"], home["relief_judged"], home["dibao_months"], home["medical_own"], home["dropped_out"]) == (0, 0, 0, 0, 0)
    assert home["persons_start"] == 2 and home["last_year_income"] == 4_500.0
    assert home["hardship"] * 100 >= 3_000.0, "of an earner that is lost relief is told at once"


def test_a_village_adds_up_what_its_households_have_and_owe() -> None:
    """Anew every month."""
    homes = (
        household(person("a"), name="one", cash=1_000.0, loan=20_000.0, debt=300.0),
        household(person("b"), name="two", cash=500.0, loan=5_000.0, debt=0.0),
    )
    village = live("observe.observe", *homes, village={"cash": 7.0, "loan": 7.0, "debt": 7.0}).village
    assert (village["cash"], village["loan"], village["debt"]) == (1_500.0, 25_000.0, 300.0)
