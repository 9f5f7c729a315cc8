"""Schooling, the first work and the end of work by hand, in September."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

RULE = {
    "mortality": [0.0] * 5,
    "fertility": 0.0,
    "to_high_school": 0.85,
    "to_college": 0.45,
    "young_leave": 0.6,
    "young_until": 30.0,
    "taking_up": 0.17,
    "first_wage": 0.6,
    "wage_of_schooling": 0.02,
    "weaken_after_sixty": 0.2,
    "work_ends": 75.0,
}


def september(someone: dict[str, Any], month: str = "2022-09", luck: dict[Any, Any] | None = None, resettled: int = 0) -> Lived:
    """The line alone; nobody weakens unless luck says so, and who is idle takes up work."""
    uniforms = {"stay_in_school": 0.0, ("retire", 0): 0.99, ("retire", 1): 0.99, ("retire", 2): 0.0, **(luck or {})}
    home = household(someone, resettled=resettled)
    return live(
        ("demography.age_and_mourn", "demography.go_on_with_school"), home, month=month, parameters={"demography": RULE}, luck=uniforms
    )


@pytest.mark.parametrize(
    ("years", "months", "study", "then", "schooling"),
    [
        (5, 11, "preschool", "preschool", 0),
        (6, 0, "preschool", "compulsory", 0),
        (6, 11, "none", "compulsory", 0),
        (7, 0, "none", "none", 0),
        (14, 11, "compulsory", "compulsory", 0),
        (15, 0, "compulsory", "high_school", 9),
        (17, 11, "high_school", "high_school", 0),
        (18, 0, "high_school", "college", 12),
        (21, 11, "college", "college", 0),
        (22, 0, "college", "none", 15),
    ],
)
def test_stages_of_schooling(years: int, months: int, study: str, then: str, schooling: int) -> None:
    who = september(person(age=years, months=months, study=study)).who
    assert (who["study"], who["schooling"]) == (then, schooling)
    assert september(person(age=years, months=months, study=study), month="2022-08").who["study"] == study, "only in September"


@pytest.mark.parametrize(
    ("years", "study", "luck", "then"),
    [
        (15, "compulsory", 0.8499, "high_school"),
        (15, "compulsory", 0.85, "none"),
        (18, "high_school", 0.4499, "college"),
        (18, "high_school", 0.45, "none"),
    ],
)
def test_who_goes_on(years: int, study: str, luck: float, then: str) -> None:
    who = september(person(age=years, months=0, study=study), luck={"stay_in_school": luck}).who
    assert (who["study"], who["schooling"]) == (then, 9 if years == 15 else 12)


@pytest.mark.parametrize(
    ("someone", "resettled", "leaves", "work", "usual"),
    [
        ({"age": 18}, 0, 0.5999, "unemployed", "migrant_outside"),
        ({"age": 18}, 0, 0.6, "own_farm", "own_farm"),
        ({"age": 18}, 1, 0.5999, "unemployed", "migrant_outside"),
        ({"age": 18}, 1, 0.6, "unemployed", "local"),
        ({"age": 15, "months": 11}, 0, 0.99, "none", "none"),
        ({"age": 16, "months": 0}, 0, 0.99, "own_farm", "own_farm"),
        ({"age": 29, "months": 11}, 0, 0.99, "own_farm", "own_farm"),
        ({"age": 30, "months": 0}, 0, 0.99, "none", "none"),
        ({"age": 18, "months": 0, "study": "college"}, 0, 0.99, "none", "none"),
        ({"age": 22, "months": 0, "study": "college"}, 0, 0.99, "own_farm", "own_farm"),
        ({"age": 18, "disability": "severe"}, 0, 0.99, "none", "none"),
        ({"age": 18, "disability": "mild"}, 0, 0.99, "own_farm", "own_farm"),
        ({"age": 18, "can_work": "some"}, 0, 0.99, "none", "none"),  # too weak, and not by disability
    ],
)
def test_the_young_take_up_work_when_school_is_over(
    someone: dict[str, Any], resettled: int, leaves: float, work: str, usual: str
) -> None:
    who = september(person(presence="away_in_province", **someone), luck={("retire", 1): leaves}, resettled=resettled).who
    assert (who["work"], who["usual_work"]) == (work, usual)
    assert who["presence"] == ("away_in_province" if work == "none" else "present")
    if someone.get("disability") == "severe":
        assert who["can_work"] == "none"
    if work != "none":
        assert who["can_work"] == ("some" if someone.get("disability") == "mild" else "full")


@pytest.mark.parametrize(
    ("someone", "luck", "work"),
    [
        ({"age": 24}, 0.1699, "own_farm"),
        ({"age": 24}, 0.17, "none"),
        ({"age": 17}, 0.17, "none"),
        ({"age": 16}, 0.99, "own_farm"),  # comes of age
        ({"age": 22, "months": 0, "study": "college"}, 0.99, "own_farm"),  # leaves school
        ({"age": 30}, 0.0, "none"),
    ],
)
def test_of_the_young_without_work_one_in_six_a_year_takes_it_up(someone: dict[str, Any], luck: float, work: str) -> None:
    assert september(person(**someone), luck={("retire", 2): luck}).who["work"] == work


@pytest.mark.parametrize(
    ("someone", "skill"),
    [
        ({"age": 18, "schooling": 9, "skill": 0}, 780),  # 0.6 + 9 x 0.02
        ({"age": 18, "months": 0, "study": "high_school", "skill": 0}, 840),  # twelve years behind him this very September
        ({"age": 22, "months": 0, "study": "college", "skill": 0}, 900),
        ({"age": 18, "schooling": 0, "skill": 0}, 600),
        ({"age": 18, "schooling": 9, "skill": 950}, 950),
    ],
)
def test_the_first_wage_rises_with_schooling(someone: dict[str, Any], skill: int) -> None:
    assert september(person(**someone), luck={"stay_in_school": 0.99}).who["skill"] == skill


def test_nobody_who_works_begins_anew() -> None:
    who = september(person(age=20, work="local", presence="away_in_prefecture", skill=500)).who
    assert (who["work"], who["presence"], who["skill"]) == ("local", "away_in_prefecture", 500)


@pytest.mark.parametrize(
    ("someone", "luck", "resettled", "can_work", "work"),
    [
        ({"age": 59, "months": 11, "work": "local"}, 0.0, 0, "full", "local"),
        ({"age": 60, "months": 0, "work": "local"}, 0.1999, 0, "some", "own_farm"),
        ({"age": 60, "months": 0, "work": "local"}, 0.2, 0, "full", "local"),
        ({"age": 60, "months": 0, "work": "local"}, 0.1999, 1, "some", "none"),
        ({"age": 66, "work": "own_farm"}, 0.1999, 1, "some", "own_farm"),
        ({"age": 66, "work": "unemployed", "lost_job": 1}, 0.1999, 0, "some", "own_farm"),
        ({"age": 66, "work": "own_farm", "can_work": "some"}, 0.0, 0, "some", "own_farm"),
        ({"age": 61, "work": "none", "can_work": "full"}, 0.1999, 0, "some", "none"),  # who did not work does not begin by growing weak
        ({"age": 74, "months": 11, "work": "own_farm"}, 0.99, 0, "full", "own_farm"),
        ({"age": 75, "months": 0, "work": "own_farm"}, 0.99, 0, "none", "none"),
        ({"age": 80, "work": "own_farm", "can_work": "some"}, 0.99, 0, "none", "none"),
    ],
)
def test_the_old_grow_weak_and_stop(someone: dict[str, Any], luck: float, resettled: int, can_work: str, work: str) -> None:
    """One in five a year from sixty on, who leaves wage work for the farm; at seventy-five nobody works."""
    who = september(person(**someone), luck={("retire", 0): luck}, resettled=resettled).who
    assert (who["can_work"], who["work"]) == (can_work, work)
    assert who["lost_job"] == 0


def test_who_weakens_away_comes_home() -> None:
    who = september(person(age=61, work="migrant_outside", presence="away_outside"), luck={("retire", 0): 0.1}).who
    assert (who["work"], who["presence"]) == ("own_farm", "present")


@pytest.mark.parametrize(
    ("years", "luck", "work", "seat"), [(61, 0.19, "own_farm", 0), (61, 0.21, "public_post", 1), (75, 0.99, "none", 0)]
)
def test_who_weakens_or_ends_work_holds_a_seat_no_more(years: int, luck: float, work: str, seat: int) -> None:
    """The same one in five; from seventy-five on nobody holds one."""
    who = september(person(age=years, work="public_post", seat_months=6), luck={("retire", 0): luck}).who
    assert (who["work"], who["seat"]) == (work, seat)
