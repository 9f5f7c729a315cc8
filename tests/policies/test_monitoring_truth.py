"""Who is a case of 防返贫动态监测 by hand: what registers see of incomes and bills, what lasts, what dibao covers, the list of 2020."""

from __future__ import annotations

import pytest
from test_monitoring import DECEMBER_2020, MARCH_2022, OCTOBER_2022, village_with, watch

from engine.compiled import uncompiled
from model.policies import monitoring
from model.policies.monitoring_truth import seen_income


def test_registers_see_a_part_of_the_distance_to_the_usual_income() -> None:
    """By hand: half of the way (in logs) from 12,000 to 3,000 is 6,000; who sees all takes the line for itself."""
    line = uncompiled(monitoring.seen_line)
    assert line(6000.0, 12_000.0, 0.5) == pytest.approx(3000.0)
    assert line(6000.0, 12_000.0, 1.0) == pytest.approx(6000.0)
    assert line(6000.0, 5000.0, 0.5) == 6000.0, "where the usual income is low itself nobody looks better than he is"


@pytest.mark.parametrize("household_class, income, found", [(2, 3100.0, 0), (2, 2900.0, 2), (0, 5900.0, 1), (1, 5900.0, 2)])
def test_a_low_income_is_listed_where_registers_see_it(household_class: int, income: float, found: int) -> None:
    village = village_with(report=1.0, income_seen=[1.0, 1.0, 0.5])
    village.villages["usual_income"] = 12_000.0
    village.households["household_class"] = household_class
    village.earn(income, before=income)
    assert watch(village) == [found]


def test_bills_and_falls_are_seen_as_they_are() -> None:
    for spent, before in ((4000.0, 8000.0), (0.0, 14_000.0)):
        village = village_with(report=1.0, income_seen=[0.5, 0.5, 0.5])
        village.villages["usual_income"] = 12_000.0
        village.earn(8000.0, before=before, spent=spent)
        assert watch(village) == [3]


def test_a_low_income_lasts_the_last_accounts_showed_it_and_the_months_since_are_no_better() -> None:
    """In October 2022 the year to September is accounted: 5,000 yuan a head. Who had more in it is not listed for a low autumn."""
    for accounts, found in ((5000.0, 2), (6100.0, 0)):
        village = village_with(report=1.0)
        village.earn(accounts)
        assert watch(village, OCTOBER_2022) == [found]
        assert village.diaries[0].accounted == accounts
        village.earn(5500.0)
        assert watch(village, OCTOBER_2022 + 1) == [found]


def test_whom_dibao_holds_at_the_standard_is_no_case_by_income_and_below_it_is_one() -> None:
    """The standard is 4,000, the line 6,000; bills list whoever holds dibao."""
    for income, dibao, covers, found in ((4100.0, 1, 1.0, 0), (3900.0, 1, 1.0, 2), (4100.0, 0, 1.0, 2), (4100.0, 1, 0.0, 2)):
        village = village_with(report=1.0, dibao_covers=covers)
        village.earn(income)
        village.households["in_dibao"] = dibao
        assert watch(village) == [found]
    village = village_with(report=1.0)
    village.households["in_dibao"] = 1
    village.earn(7000.0, before=7000.0, spent=3500.0)
    assert watch(village) == [3]


def test_registers_tell_whom_dibao_holds_by_the_income_that_they_see() -> None:
    """Half of the way from 16,000: they take 2,250 for the line of 6,000 and 1,000 for the standard of 4,000."""
    for income, found in ((2200.0, 0), (1100.0, 0), (900.0, 2), (2300.0, 0)):
        village = village_with(report=1.0, income_seen=[0.5, 0.5, 0.5])
        village.villages["usual_income"] = 16_000.0
        village.earn(income)
        village.households["in_dibao"] = 1
        assert watch(village) == [found]


def test_spending_is_held_against_the_income_that_registers_see() -> None:
    """5,000 a head are taken for 10,000, half of the way (in logs) to 20,000: bills of 3,000 are three tenths of it and not six."""
    assert uncompiled(seen_income)(5000.0, 20_000.0, 0.5) == pytest.approx(10_000.0)
    assert uncompiled(seen_income)(21_000.0, 20_000.0, 0.5) == 21_000.0
    assert uncompiled(seen_income)(5000.0, 20_000.0, 1.0) == 5000.0
    for seen, spent, found in ((0.5, 3000.0, 0), (0.5, 4100.0, 3), (1.0, 3000.0, 3)):
        village = village_with(report=1.0, income_seen=[seen, seen, seen])
        village.villages["usual_income"] = 20_000.0
        village.earn(7000.0 if seen == 1.0 else 5000.0, before=6000.0 if seen == 1.0 else 5000.0, spent=spent)
        village.villages["monitoring_line"] = 6000.0 if seen == 1.0 else 4500.0
        village.rules["monitoring"]["sudden_drop"][:] = 1.0
        assert watch(village) == [found]


def test_who_is_no_case_any_more_when_the_county_approves_is_not_listed() -> None:
    for later, found in ((5000.0, 2), (6100.0, 0)):
        village = village_with(report=1.0, delay_months=2.0)
        village.earn(5000.0)
        watch(village)
        village.earn(later)
        assert watch(village, MARCH_2022 + 1, 2) == [0, found]


@pytest.mark.parametrize("household_class, income, found", [(2, 4000.0, 0), (1, 4000.0, 2), (1, 9000.0, 4), (2, 9000.0, 0)])
def test_the_list_of_2020_holds_the_near_poor_and_no_other_of_those_never_lifted(
    household_class: int, income: float, found: int
) -> None:
    """A near-poor household that is no case any more was one when it was listed: risk eliminated."""
    village = village_with()
    village.earn(income)
    village.households["household_class"] = household_class
    assert watch(village, DECEMBER_2020) == [found]


@pytest.mark.parametrize(
    ("wrongly", "part", "income", "found"),
    [
        (693, 0.5, 1600.0, 0),
        (693, 0.5, 1400.0, 2),
        (-693, 0.5, 5900.0, 2),
        (-693, 0.5, 6100.0, 0),
        (-693, 1.0, 6100.0, 0),
        (693, 1.0, 5900.0, 2),
    ],
)
def test_registers_err_in_an_income_as_the_looks_of_the_registration_did(wrongly: int, part: float, income: float, found: int) -> None:
    """Half of the way from 12,000 they take 3,000 for 6,000; who is seen to have twice as much (e^0.693) has 1,500 then, who is seen to
    have half 6,000. Who sees what households have does not err."""
    village = village_with(report=1.0, income_seen=[part] * 3)
    village.villages["usual_income"] = 12_000.0
    village.diaries["seen_wrongly"] = wrongly
    village.earn(income, before=income)
    assert watch(village) == [found]
