"""A couple's own household by hand: which son parts, who goes along, what is divided and how, and what both have lived."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from case import ROWS, Fields, Lived, household, live, month_of, person, plain_model

LINE = "partings.part"
FEBRUARY = "2022-02"
AGES = [20.0, 22.0, 24.0, 26.0, 28.0, 30.0, 32.0]
"""Everybody parts between twenty and thirty-two, each age alike."""
RULE = {
    "ages": AGES,
    "ranks": [place / 6 for place in range(7)],
    "last_sons": 0.5,
    "generation": 16.0,
    "parents_part": 1.0,
    "month": 2.0,
}
USUAL = {"husband_older": 2.0}


def key_of(place: int) -> int:
    """The key of who is in this place of the first household of a case."""
    return int(plain_model().luck.MEMBER_KEYS + place)


def key_of_child(mother: int, month: int) -> int:
    """The key of who is born to her in a month; words of luck are meant to overflow."""
    with np.errstate(over="ignore"):
        return int(plain_model().luck.key_of_child(mother, month))


def family(*more: Fields, son: int = 30, **fields: Any) -> Fields:
    """Parents of 55 and 53, their son with wife and child of eight, and whoever else there is; the son stands in the third place."""
    people = [
        person("father", age=55, work="own_farm"),
        person("mother", age=53, sex="female"),
        person("son", age=son, work="local"),
        person("wife", age=son - 2, sex="female", work="local"),
        person("child", age=8, single=1),
        *more,
    ]
    return household(*people, name="old", income=6_000.0, kin=0, **fields)


def brother(age: int = 22, **fields: Any) -> Fields:
    return person("brother", age=age, single=1, **fields)


def parts(home: Fields, luck: float = 0.0, month: str = FEBRUARY, months: int = 1, founder: int = 2, **rule: Any) -> Lived:
    """The line alone; `luck` is that of the age at which the son parts, for whom (in the place `founder`) a row is kept."""
    empty = household(name="new", kin=0, agent=key_of_child(key_of(founder), 0))
    parameters = {"partings": {**RULE, **rule}, "marriage": USUAL}
    village = {"kept_for_new": 1, "ended": 1}
    return live(LINE, home, empty, month=month, months=months, parameters=parameters, village=village, luck={"part": luck})


def who(lived: Lived, name: str) -> list[str]:
    return list(lived.homes[name]["people"])


def test_a_couple_goes_with_its_child_and_the_brother_stays() -> None:
    lived = parts(family(brother()))
    assert who(lived, "old") == ["father", "mother", "brother"] and who(lived, "new") == ["son", "wife", "child"]
    assert (lived.homes["old"]["persons"], lived.homes["new"]["persons"], lived.homes["new"]["parted"]) == (3, 3, 3)
    assert lived.village["ended"] == 0


@pytest.mark.parametrize(("luck", "goes"), [(0.5813, True), (0.5815, False)])
def test_the_age_is_drawn_among_those_not_passed(luck: float, goes: bool) -> None:
    """He is 30.5 now and was 28.417 in January 2020, at rank 0.70139; the age at 30.5 has rank 0.875: (0.875 - 0.70139) / 0.29861."""
    assert (parts(family(brother()), luck).homes["new"]["persons"] == 3) is goes


@pytest.mark.parametrize(("luck", "goes"), [(0.132, True), (0.135, False)])
def test_of_last_sons_a_share_parts(luck: float, goes: bool) -> None:
    """Of half of them: passed is 0.35069, and at 30.5 are 0.4375 of all: (0.4375 - 0.35069) / 0.64931 = 0.1337."""
    assert (parts(family(), luck).homes["new"]["persons"] == 3) is goes


def test_no_last_son_parts_where_none_does() -> None:
    assert parts(family(), last_sons=0.0).homes["new"]["persons"] == 0


@pytest.mark.parametrize("month", ["2022-01", "2022-03"])
def test_once_a_year(month: str) -> None:
    assert parts(family(brother()), month=month).homes["new"]["persons"] == 0


def test_who_is_single_stays_and_who_has_no_parent() -> None:
    assert parts(family(brother(30)), founder=5).homes["new"]["persons"] == 0
    alone = household(*family()["people"][2:], brother(29), name="old", kin=0)
    assert parts(alone, founder=0).homes["new"]["persons"] == 0


def test_who_has_a_married_child_stays() -> None:
    home = household(
        person("grandmother", age=75, sex="female"),
        person("man", age=52),
        person("woman", age=50, sex="female"),
        person("brother", age=45, single=1),
        person("son", age=25, single=1),
        person("bride", age=23, sex="female"),
        name="old",
        kin=0,
    )
    assert parts(home, founder=1).homes["new"]["persons"] == 0


def test_nobody_parts_where_somebody_came_this_month() -> None:
    assert parts(family(brother(), uneven=12)).homes["new"]["persons"] == 0
    assert parts(family(brother(), uneven=11)).homes["new"]["persons"] == 3


def test_only_a_brides_own_children_go_along() -> None:
    """A bride of 2021 and her child of January 2022 go; the son's sister of ten, who is younger by a generation, is the mother's."""
    bride = key_of_child(key_of(2), month_of("2021-02"))
    born = month_of("2022-01")
    home = household(
        person("father", age=55),
        person("mother", age=53, sex="female"),
        person("son", age=30),
        person("wife", age=28, sex="female", key=bride),
        brother(),
        person("sister", age=10, sex="female", single=1),
        person("baby", age=0, months=1, single=1, key=key_of_child(bride, born)),
        person("nephew", age=0, months=1, single=1, key=key_of_child(key_of(1), born)),
        name="old",
        kin=0,
    )
    lived = parts(home)
    assert lived.homes["new"]["persons"] == 3 and lived.homes["new"]["people"].keys() >= {"son", "baby"}
    assert set(who(lived, "old")) == {"father", "mother", "brother", "sister", "nephew"}


def test_sons_and_parents_have_equal_parts() -> None:
    """Two sons and the parents: a third of land, capital, debt, and of money beyond the bank loan, which stays."""
    fields = {"cash": 10_000.0, "loan": 1_000.0, "loan_months": 9, "loan_kind": 2, "land": 6.0, "capital": 900.0, "debt": 600.0}
    lived = parts(family(brother(), farm_quality=1.5, crop="tea", **fields))
    old, new = lived.homes["old"], lived.homes["new"]
    names = ("cash", "land", "capital", "debt", "loan")
    assert [new[name] for name in names] == [3_000.0, 2.0, 300.0, 200.0, 0.0]
    assert [old[name] for name in names] == [7_000.0, 4.0, 600.0, 400.0, 1_000.0]
    assert lived.paid == {"portion_given": 3_000.0, "portion_received": 3_000.0} and lived.accounts == {}
    assert (new["farm_quality"], new["crop"]) == (1.5, "tea")
    half = parts(family(land=6.0, cash=10_000.0))
    assert (half.homes["new"]["land"], half.homes["new"]["cash"]) == (3.0, 5_000.0), "of one son and the parents"


def test_grain_in_store_goes_by_heads() -> None:
    """Three of six eat half of it, and are short of half of what is missing in it."""
    lived = parts(family(brother(), grain_to_eat=900.0, grain_to_sell=90.0, crop_missing=300.0, price_missing=60.0))
    for home in (lived.homes["old"], lived.homes["new"]):
        assert [home[name] for name in ("grain_to_eat", "grain_to_sell", "crop_missing", "price_missing")] == [450.0, 45.0, 150.0, 30.0]


def test_what_cannot_be_divided_in_coins_stays() -> None:
    lived = parts(family(brother(), cash=100.0))
    assert lived.homes["new"]["cash"] == 4_266 / 128 and lived.homes["old"]["cash"] == 100.0 - 4_266 / 128
    assert parts(family(brother(), cash=-50.0)).homes["new"]["cash"] == 0.0


def test_the_year_is_divided_by_heads() -> None:
    """Three of six persons have half of the year so far; six were below the line last year, and are so in two households."""
    lived = parts(family(brother(), below=1, ever_relapsed=1, persons_start=6, heads_before=72, year_net=3_000.0))
    old, new = lived.homes["old"], lived.homes["new"]
    assert new["below"] == 1 and new["ever_relapsed"] == 1 and new["last_year_income"] == 6_000.0
    assert (old["persons_start"], new["persons_start"], old["heads_before"], new["heads_before"]) == (3, 3, 36, 36)
    assert (old["year_net"], new["year_net"]) == (1_500.0, 1_500.0)
    assert old["head_months"] == new["head_months"] == 0 and old["uneven"] == new["uneven"] == 12


def test_what_earners_bring_elsewhere_is_named() -> None:
    """Of 36,000 a year two of three earners go with three of six heads: the old will lack 6,000, for eight months in this year.

    The line of its three heads is its own; what it falls short by is by a change of members, and the others have that much more.
    """
    lived = parts(family(brother()))
    assert lived.homes["old"]["loss"] == {"demography": pytest.approx(4_000.0)}
    assert lived.homes["new"]["loss"] == {"demography": pytest.approx(-4_000.0)}
    assert lived.homes["old"]["loss_next"] == {"members": pytest.approx(2_000.0)}
    assert lived.homes["old"]["month_shock"] == 0.0


def test_the_ill_and_the_holders_of_seats_are_counted_where_they_are() -> None:
    lived = parts(family(brother(health="chronic", ill_months=2)))
    assert [lived.homes[name][field] for name in ("old", "new") for field in ("chronic", "laid_up")] == [1, 1, 0, 0]
    home = family(brother())
    home["people"][2].update(work="public_post", seat_months=5)
    lived = parts(home)
    assert [lived.homes[name]["holder"] for name in ("old", "new")] == ["nobody", "holds"]
    assert lived.homes["new"]["people"]["son"]["seat"] == 1


def test_who_was_listed_is_and_dibao_stays() -> None:
    lived = parts(family(brother(), listed="sudden", listed_months=7, in_dibao=1))
    assert [lived.homes[name]["listed"] for name in ("old", "new")] == ["sudden", "sudden"]
    assert [lived.homes[name]["in_dibao"] for name in ("old", "new")] == [1, 0]


def test_rows_of_people_are_where_they_were() -> None:
    """No row is taken from the village: the new household has those behind the old one, which gets a free row at the month's end."""
    lived = parts(family(brother()))
    old, new = lived.homes["old"], lived.homes["new"]
    assert (old["first"], old["room"], new["first"], new["room"]) == (0, 3, 3, ROWS - 3)
