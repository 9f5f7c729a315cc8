"""Old people who join a child by hand: who does, whose household it is, and what goes along."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

LINE = "kin.give_and_help"
RULE = {
    "joining": {"from_age": 75.0, "chance": 0.1, "generation": [18.0, 42.0], "month": 11.0},
    "consumption": {"kin_absorb": 0.0, "gift_share": 0.0},
}
NOVEMBER = "2022-11"


def of_kin(name: str, age: int, kin: int = 0, **fields: Any) -> dict[str, Any]:
    """A household of one of this age, and of a child, among the kin."""
    people = person(name, age=age, work="local"), person(f"{name}'s child", age=8)
    return household(*people, name=name, income=9_000.0, kin=kin, **fields)


def old(age: int = 80, months: int = 6, **fields: Any) -> dict[str, Any]:
    return household(
        person("old", age=age, months=months, health="chronic", schooling=3), name="alone", income=5_000.0, kin=0, **fields
    )


def joins(alone: dict[str, Any], *others: dict[str, Any], luck: float = 0.0, lots: Any = 0.5, month: str = NOVEMBER) -> Lived:
    """The line alone; `luck` is whether one joins, `lots` draw the household of kin."""
    return live(LINE, alone, *others, month=month, parameters=RULE, luck={("join_child", 0): luck, ("join_child", 1): lots})


def home_of_the_old(lived: Lived) -> str:
    return next(name for name, home in lived.homes.items() if "old" in home["people"])


@pytest.mark.parametrize(("age", "months", "luck", "moves"), [(75, 0, 0.0999, True), (75, 0, 0.1001, False), (74, 11, 0.0, False)])
def test_who_joins(age: int, months: int, luck: float, moves: bool) -> None:
    """One in ten a year of those of seventy-five and over."""
    lived = joins(old(age, months), of_kin("son", 50), luck=luck)
    assert (home_of_the_old(lived) == "son") is moves


def test_once_a_year() -> None:
    assert home_of_the_old(joins(old(), of_kin("son", 50), month="2022-10")) == "alone"


@pytest.mark.parametrize(("age", "moves"), [(38, True), (37, False), (62, True), (63, False)])
def test_a_child_is_younger_by_a_generation(age: int, moves: bool) -> None:
    """Eighteen to forty-two completed years: of one of eighty between thirty-eight and sixty-two."""
    assert (home_of_the_old(joins(old(), of_kin("kin", age))) == "kin") is moves


def test_only_among_kin_and_only_who_is_alone() -> None:
    assert home_of_the_old(joins(old(), of_kin("stranger", 50, kin=3))) == "alone"
    couple = household(person("old", age=80), person("wife", age=78, sex="female"), name="couple", kin=0)
    assert home_of_the_old(joins(couple, of_kin("son", 50))) == "couple"


def test_luck_draws_among_several_children() -> None:
    children = of_kin("first", 50), of_kin("second", 45)
    for lots, chosen in (({"first": 0.2, "second": 0.3}, "first"), ({"first": 0.4, "second": 0.3}, "second")):
        assert home_of_the_old(joins(old(), *children, lots=lots)) == chosen


def test_nobody_joins_where_somebody_came_this_month() -> None:
    lived = joins(old(), of_kin("son", 50, uneven=12))
    assert home_of_the_old(lived) == "alone"
    assert home_of_the_old(joins(old(), of_kin("son", 50, uneven=11))) == "son"


def test_what_they_have_goes_along() -> None:
    """4,000 yuan, capital, land and a debt; the standard of 4,000 for eleven of twelve months of the accounting year is needed more."""
    fields = {"cash": 4_000.0, "capital": 900.0, "land": 3.5, "debt": 200.0, "year_net": 4_500.0}
    lived = joins(old(**fields), of_kin("son", 50, cash=100.0, land=2.0))
    son, gone = lived.homes["son"], lived.homes["alone"]
    assert (son["cash"], son["capital"], son["land"], son["debt"], son["chronic"]) == (4_100.0, 900.0, 5.5, 200.0, 1)
    assert lived.paid == {"brought_along": 4_000.0, "taken_in": 4_000.0} and lived.accounts == {}
    assert son["people"]["old"]["schooling"] == 3 and son["persons"] == 3 and son["head_months"] == -12
    assert son["loss"] == {"demography": pytest.approx(4_000 * 11 / 12)}
    assert (gone["persons"], gone["cash"], gone["land"], gone["capital"], gone["debt"], gone["chronic"], gone["net_12"]) == (0,) * 7
    assert gone["year_net"] == 4_500.0 and lived.village["ended"] == 1 and lived.village["land_returned"] == 0.0
    assert son["month_net"] == gone["month_net"] == 0.0


def test_grain_in_store_goes_along() -> None:
    store = {"grain_to_eat": 300.0, "grain_to_sell": 40.0, "crop_missing": 80.0, "price_missing": 20.0}
    lived = joins(old(**store), of_kin("son", 50, grain_to_eat=1_000.0))
    son, gone = lived.homes["son"], lived.homes["alone"]
    assert [son[name] for name in store] == [1_300.0, 40.0, 80.0, 20.0] and [gone[name] for name in store] == [0.0] * 4


def test_a_bank_loan_stays_with_what_pays_it() -> None:
    """4,000 less the 2,500 that are due next month; none of it is an estate."""
    lived = joins(old(cash=4_000.0, loan=2_500.0, loan_kind=2, loan_months=9), of_kin("son", 50))
    assert lived.paid == {"brought_along": 1_500.0, "taken_in": 1_500.0}
    gone = lived.homes["alone"]
    assert (gone["cash"], gone["loan"], gone["loan_months"]) == (2_500.0, 2_500.0, 1)
