"""Who takes up work because the household earns too little, by hand: the poverty standard is 4,000 a head, the chance 0.15 a month."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, person
from working import RULE, TOWN, work

ABLE = {"can_work": "full"}
POOR = {"net_12": 2 * 3_900.0, "land": 3.0}


def live(*people: dict[str, Any], luck: float = 0.149, fields: dict[str, Any] | None = None) -> Lived:
    given = {"work": {**RULE, "from_need": 0.15}}
    return work(*people, luck=0.5, more={"work_from_need": luck}, fields={**POOR, **(fields or {})}, parameters=given)


def works(lived: Lived, name: str = "adult") -> tuple[str, str]:
    who = lived.home["people"][name]
    return who["work"], who["usual_work"]


def test_who_is_at_home_farms_and_nobody_else_of_the_household_does_in_that_month() -> None:
    lived = live(person(**ABLE), person("other", **ABLE))
    assert [works(lived), works(lived, "other")] == [("own_farm", "own_farm"), ("none", "none")]
    assert works(live(person(**ABLE), person("other", **ABLE), luck=0.15)) == ("none", "none")


@pytest.mark.parametrize(("fields", "begins"), [({"net_12": 8_000.0}, False), ({"net_12": 8_100.0, "aid_12": 101.0}, True)])
def test_less_than_the_standard_without_aid_to_the_person(fields: dict[str, float], begins: bool) -> None:
    """Two heads: 8,000. Aid keeps nobody from work."""
    assert (works(live(person(**ABLE), person("old", age=80), fields=fields))[0] == "own_farm") is begins


@pytest.mark.parametrize(
    "who",
    [
        person(age=60, **ABLE),
        person(age=15, **ABLE),
        person(can_work="some"),
        person(study="high_school", **ABLE),
        person(ill_months=2, **ABLE),
    ],
)
def test_the_old_the_young_the_weak_pupils_and_the_ill_do_not(who: dict[str, Any]) -> None:
    assert works(live(who, person("other", age=70)))[0] == "none"


@pytest.mark.parametrize(
    ("other", "begins"),
    [
        (person("child", age=5), False),  # she stays with the child
        (person("child", age=6), True),
        (person("ill", age=70, disability="severe"), False),
        (person("ill", age=70, health="severe_chronic"), False),
    ],
)
def test_one_adult_stays_where_one_is_needed(other: dict[str, Any], begins: bool) -> None:
    assert (works(live(person(**ABLE), other))[0] == "own_farm") is begins


def test_where_grandmother_minds_the_child_the_mother_works() -> None:
    lived = live(person(**ABLE), person("child", age=2), person("grandmother", age=66), fields={"net_12": 9_000.0})
    assert works(lived) == ("own_farm", "own_farm")


@pytest.mark.parametrize(
    ("who", "fields", "usual"),
    [
        ({}, {"land": 0.0}, "local"),
        ({}, {"resettled": 1}, "local"),
        (TOWN, {}, "local"),
        ({"presence": "away_in_province"}, {}, "migrant_province"),
        ({"presence": "away_outside"}, {}, "migrant_outside"),
    ],
)
def test_where_there_is_no_farm_to_go_to_work_nearby_is_sought(who: dict[str, Any], fields: dict[str, Any], usual: str) -> None:
    lived = live(person(**ABLE, **who), person("old", age=80), fields=fields)
    assert works(lived) == ("unemployed", usual)
