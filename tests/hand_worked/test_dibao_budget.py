"""The money of dibao by hand: the budget of a year and who is admitted when it is short."""

from __future__ import annotations

from typing import Any

import pytest
from case import household, live, person

ADMIT = "dibao.admit"
RULE = {"budget_bound": 1.0, "head_start": 12.0, "headroom": 0.05, "raise_funded": 0.5, "least_budget": 0.7}
MARCH_2022 = 2022 * 12 + 2


def asking(name: str, asked: int = MARCH_2022, seen: int = 3_000, monthly: float = 100.0, **fields: Any) -> dict[str, Any]:
    """One who was assessed below the standard and is to be paid 100 yuan a month."""
    return household(person(name), name=name, stage=2, asked=asked, seen=seen, dibao_month=monthly, **fields)


def admitted(
    *homes: dict[str, Any], budget: float, month: str = "2022-07", paid: float = 0.0, owed: float = 0.0, **rule: Any
) -> set[str]:
    """Who is admitted; a case of 100 a month takes 600 from July to December."""
    village = {"dibao_budget": budget, "dibao_paid": paid, "dibao_month": owed}
    found = live(ADMIT, *homes, month=month, parameters={"dibao": {**RULE, **rule}}, village=village)
    assert all((home["stage"] == 3) == (home["in_dibao"] == 1) for home in found.homes.values())
    return {name for name, home in found.homes.items() if home["in_dibao"]}


EARLY, LATE, POORER = asking("early", MARCH_2022 - 2), asking("late"), asking("poorer", seen=1_000)
REGISTERED = asking("registered", MARCH_2022 + 3, household_class="lifted")


@pytest.mark.parametrize(
    ("budget", "paid", "owed", "who"),
    [
        (10_000.0, 0.0, 0.0, {"early", "late", "poorer"}),
        (600.0, 0.0, 0.0, {"early"}),
        (1_200.0, 0.0, 0.0, {"early", "poorer"}),  # of one month the poorest first
        (899.0, 0.0, 0.0, {"early"}),
        (901.0, 0.0, 0.0, {"early", "poorer"}),  # half of the money of a case is there
        (10_000.0, 9_400.0, 0.0, {"early"}),
        (10_000.0, 1_000.0, 1_400.0, {"early"}),  # recipients are owed 6 x 1,400 until December
        (10_000.0, 12_000.0, 0.0, set()),
    ],
)
def test_the_queue_is_admitted_as_far_as_the_money_of_the_year_goes(budget: float, paid: float, owed: float, who: set[str]) -> None:
    for homes in ((EARLY, LATE, POORER), (POORER, LATE, EARLY)):
        assert admitted(*homes, budget=budget, paid=paid, owed=owed) == who


def test_the_last_case_is_admitted_by_what_a_case_takes_and_not_by_what_it_takes_itself() -> None:
    """A yuan of the queue's 600 and 3,000 meets the large case five times in six: half a case is 1,300 yuan."""
    small, large = asking("small", MARCH_2022 - 2), asking("large", monthly=500.0)
    assert admitted(small, large, budget=1_890.0) == {"small"}
    assert admitted(small, large, budget=1_910.0) == {"small", "large"}
    late, first = asking("small"), asking("large", MARCH_2022 - 2, monthly=500.0)
    assert admitted(late, first, budget=4_290.0) == {"large"}
    assert admitted(late, first, budget=4_310.0) == {"small", "large"}


def test_the_registered_come_a_year_earlier() -> None:
    assert admitted(EARLY, REGISTERED, budget=600.0) == {"registered"}
    assert admitted(EARLY, REGISTERED, budget=600.0, head_start=0.0) == {"early"}


def test_a_county_that_adds_what_is_needed_admits_all() -> None:
    assert admitted(EARLY, LATE, budget=0.0, budget_bound=0.0) == {"early", "late"}


@pytest.mark.parametrize(
    ("spent", "rule", "budget"),
    [
        (1_000.0, {}, 1_092.0),  # the plan's standard rises from 4,750 to 5,130, 8 %, and half of it is funded: 1,050 x 1.04
        (1_000.0, {"raise_funded": 1.0}, 1_134.0),
        (1_000.0, {"headroom": 0.0, "raise_funded": 0.0}, 1_000.0),
        (100.0, {}, 835.1),  # at least seven tenths of the first year's in terms of the standard: 700 x 5,130 / 4,300
    ],
)
def test_the_budget_follows_what_was_spent_and_what_is_added_with_the_standard(
    spent: float, rule: dict[str, float], budget: float
) -> None:
    for left in (0.0, 30.0, -20.0):  # what is left, or overdrawn, is carried into the year
        village = {"dibao_paid": spent, "dibao_first_budget": 1_000.0, "dibao_budget": spent + left}
        found = live(ADMIT, LATE, month="2022-01", parameters={"dibao": {**RULE, **rule}}, village=village)
        assert found.village["dibao_budget"] == pytest.approx(budget + left, rel=1e-4)
        assert found.village["dibao_paid"] == 0.0


def test_2020_begins_with_so_much_a_head_more_where_more_are_lifted() -> None:
    """A lifted person counts six times. One county alone has the money of all: 226 x 2 heads."""
    homes = asking("lifted", household_class="lifted"), asking("ordinary")
    found = live(ADMIT, *homes, month="2020-01", parameters={"dibao": {**RULE, "budget_head": 226.0, "lifted_weight": 6.0}})
    assert found.village["dibao_budget"] == found.village["dibao_first_budget"] == pytest.approx(452.0)
