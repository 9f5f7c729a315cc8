"""Weddings by hand: who may marry, who moves, what it costs, and what becomes of heads."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

LINE = "marriage.wed"
RULE = {
    "ages": [20.0, 25.0, 30.0, 35.0, 45.0],
    "women": [0.1, 0.2, 0.3, 0.4],
    "men": [0.05, 0.15, 0.25, 0.35],
    "husband_older": 2.0,
    "grooms_move": 0.05,
    "month": 2.0,
    "bride_price": 30_000.0,
    "most_of_income": 1.0,
    "wedding": 10_000.0,
}
FEBRUARY = "2022-02"
WORK = {"young_leave": 0.6, "first_wage": 0.6, "wage_of_schooling": 0.02}
FATHER, MOTHER = person("father", age=58, work="own_farm"), person("mother", age=56, sex="female")


def weds(*people: dict[str, Any], luck: Any = 0.0, month: str = FEBRUARY, income: float = 12_000.0, **more: Any) -> Lived:
    """The line alone; `luck` is the uniform of who marries, by name or for all. Who moves and who leaves for work draw one half."""
    fields, moves = more.pop("fields", {}), more.pop("moves", 0.5)
    home = household(*people, income=income, **fields)
    parameters = {"marriage": {**RULE, **more}, "demography": WORK}
    lots = {("marry", 0): luck, ("marry", 1): moves, ("marry", 2): 0.5}
    return live(LINE, home, month=month, parameters=parameters, luck=lots, village={"standard": 4_000.0})


def son(age: int = 27, months: int = 0, **fields: Any) -> dict[str, Any]:
    return person("son", age=age, months=months, single=1, schooling=9, **fields)


def daughter(age: int = 27, months: int = 0, **fields: Any) -> dict[str, Any]:
    return person("daughter", age=age, months=months, sex="female", single=1, **fields)


@pytest.mark.parametrize(
    ("age", "months", "of_men", "of_women"),
    [
        (19, 11, 0.0, 0.0),
        (20, 0, 0.0, 0.1),
        (21, 11, 0.0, 0.1),
        (22, 0, 0.05, 0.1),
        (24, 11, 0.05, 0.1),
        (25, 0, 0.15, 0.2),
        (34, 11, 0.25, 0.3),
        (44, 11, 0.35, 0.4),
        (45, 0, 0.0, 0.0),
    ],
)
def test_chances_by_age_and_sex(age: int, months: int, of_men: float, of_women: float) -> None:
    """Nobody below the ages of the law, twenty-two and twenty."""
    for who, chance in ((son(age, months), of_men), (daughter(age, months), of_women)):
        for luck, marries in ((chance - 1e-9, chance > 0.0), (chance + 1e-9, False)):
            lived = weds(FATHER, who, luck=max(0.0, luck))
            assert (lived.home["married_in"] + lived.home["married_out"] == 1) is marries, (who["name"], luck)


@pytest.mark.parametrize("fields", [{"single": 0}, {"disability": "severe"}])
def test_who_does_not_marry(fields: dict[str, Any]) -> None:
    lived = weds(FATHER, {**son(), **fields})
    assert lived.paid == {} and lived.home["persons"] == 2


def test_weddings_are_in_one_month() -> None:
    assert weds(FATHER, son(), month="2022-03").paid == weds(FATHER, son(), month="2022-01").paid == {}


def test_a_bride_moves_in() -> None:
    """Two years younger, as long at school; nine years give 0.6 + 9 x 0.02 of the going wage. 30,000 of 36,000, and the feast."""
    lived = weds(FATHER, MOTHER, son())
    bride = lived.home["people"]["spouse"]
    assert lived.paid == {"bride_price_paid": 30_000.0, "wedding": 10_000.0}
    assert lived.accounts == {"kin_elsewhere": 30_000.0, "market": 10_000.0}
    assert (bride["sex"], bride["birth_month"], bride["schooling"], bride["skill"]) == ("female", 2022 * 12 + 1 - 25 * 12, 9, 780)
    assert (bride["can_work"], bride["work"], bride["usual_work"], bride["presence"]) == (
        "full",
        "unemployed",
        "migrant_outside",
        "present",
    )
    assert (bride["single"], lived.home["people"]["son"]["single"], lived.home["people"]["father"]["single"]) == (0, 0, 0)
    home = lived.home
    assert (home["persons"], home["married_in"], home["married_out"], home["month_net"], home["month_shock"]) == (4, 1, 0, 0.0, 0.0)
    assert home["loss"]["demography"] == pytest.approx(4_000 * 8 / 12), "February to September are eight months"
    assert home["loss_next"]["members"] == pytest.approx(4_000 * 4 / 12)
    assert (home["head_months"], home["uneven"]) == (-12, 12), "the twelve months that are over were lived by three"


def test_a_bride_is_of_age() -> None:
    """Of a groom of twenty-two who is to be four years older: she is twenty."""
    lived = weds(FATHER, son(22, 3), husband_older=4.0)
    assert lived.home["people"]["spouse"]["birth_month"] == 2022 * 12 + 1 - 240


def test_a_daughter_moves_out() -> None:
    """With 1,000 a month of 24,000 that two earn, and with a standard of 333.33: 5,333.33 are missing in eight months."""
    lived = weds(FATHER, daughter(work="local", ill_months=1, health="chronic"))
    home = lived.home
    assert set(home["people"]) == {"father"} and (home["persons"], home["married_out"], home["chronic"], home["laid_up"]) == (
        1,
        1,
        0,
        0,
    )
    assert lived.paid == {"bride_price_received": 24_000.0}, "no more than the income of a year"
    assert lived.accounts == {"kin_elsewhere": -24_000.0} and home["month_net"] == 0.0
    assert home["loss"] == {"demography": pytest.approx(8 * 2_000 / 3)}
    assert home["loss_next"] == {"members": pytest.approx(4 * 2_000 / 3)}
    assert (home["head_months"], home["uneven"]) == (12, 12)


@pytest.mark.parametrize("who", [son(), daughter()])
def test_few_grooms_move_to_the_family_of_the_bride(who: dict[str, Any]) -> None:
    """The groom's household pays all the same; whose spouse moves in has a head more."""
    usual, other = weds(FATHER, MOTHER, who, moves=0.0501), weds(FATHER, MOTHER, who, moves=0.0499)
    assert usual.paid == other.paid
    assert usual.home["persons"] - other.home["persons"] == (2 if who["sex"] == "male" else -2)


def test_who_lives_alone_does_not_move_out() -> None:
    lived = weds(daughter())
    assert lived.home["persons"] == 2 and lived.home["married_in"] == 1
    assert lived.home["people"]["spouse"]["birth_month"] == 2022 * 12 + 1 - 29 * 12, "two years older than she"


def test_one_wedding_a_year_and_none_in_the_month_of_a_birth() -> None:
    both = weds(FATHER, daughter(), son())
    assert "daughter" not in both.home["people"] and both.home["people"]["son"]["single"] == 1
    born = person("child", age=0, months=0)
    assert weds(FATHER, daughter(), born).paid == {}


def test_without_income_there_is_no_price() -> None:
    assert weds(FATHER, son(), income=-100.0).paid == {"wedding": 10_000.0}
