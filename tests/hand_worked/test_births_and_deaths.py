"""Births and deaths by hand: chances by age, what a death costs and loses, who is born to whom."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

from agents.products import PRODUCT_COUNT

LINE = "demography.age_and_mourn"


def a_year_of(monthly: float) -> float:
    """The yearly chance that a monthly one makes up: one less twelve months without."""
    return float(1.0 - (1.0 - monthly) ** 12)


RULE = {
    "mortality": [a_year_of(0.001), a_year_of(0.002), a_year_of(0.003), a_year_of(0.004), a_year_of(0.005)],
    "mortality_of_frail": 1.0,
    "frail": [0.0] * 5,
    "funeral_cost": 8_000.0,
    "fertility": a_year_of(0.01),
    "fertile_ages": [18.0, 41.0],
    "boys": 0.52,
}
"""Round chances by month: 1 to 5 in a thousand by age, and one in a hundred women gives birth."""
APRIL = "2022-04"
HUSBAND = person("husband", work="local")


def lives(
    *people: dict[str, Any], luck: Any, month: str = APRIL, months: int = 1, village: Any = None, more: Any = None, **rule: Any
) -> Lived:
    """The line alone; `luck` is the household's uniform of births and deaths. 12,000 yuan a head a year."""
    fields = rule.pop("fields", {})
    home = household(*people, income=12_000.0, **fields)
    given = {"demography": {**RULE, **rule}}
    return live(LINE, home, month=month, months=months, parameters=given, village=village, luck={"die": luck, **(more or {})})


@pytest.mark.parametrize(
    ("years", "months", "chance"),
    [
        (0, 5, 0.001),
        (14, 11, 0.001),
        (15, 0, 0.002),
        (44, 11, 0.002),
        (45, 0, 0.003),
        (59, 11, 0.003),
        (60, 0, 0.004),
        (74, 11, 0.004),
        (75, 0, 0.005),
        (101, 0, 0.005),
    ],
)
def test_chances_of_death_by_age(years: int, months: int, chance: float) -> None:
    someone, other = person("someone", age=years, months=months), person("other", age=10)
    assert "someone" not in lives(someone, other, luck=chance - 1e-9).home["people"]
    assert "someone" in lives(someone, other, luck=chance + 1e-9).home["people"]


@pytest.mark.parametrize(
    ("fields", "frail"), [({}, False), ({"health": "chronic"}, True), ({"disability": "severe"}, True), ({"disability": "mild"}, False)]
)
def test_the_frail_die_more_often(fields: dict[str, str], frail: bool) -> None:
    """18 % a year are 1 - 0.82^(1/12) = 0.016402 a month; twice that is 36 %, 1 - 0.64^(1/12) = 0.036508."""
    chance = 0.036508 if frail else 0.016402
    for luck, alive in ((chance - 2e-6, False), (chance + 2e-6, True)):
        lived = lives(person("ill", **fields), HUSBAND, luck=luck, mortality=[0.18] * 5, mortality_of_frail=2.0)
        assert ("ill" in lived.home["people"]) is alive


@pytest.mark.parametrize(("health", "chance"), [("good", 0.016402), ("chronic", 0.036508)])
def test_mortality_is_that_of_everybody_of_an_age(health: str, chance: float) -> None:
    """Where one in four is frail and the frail die twice as often, 22.5 % of everybody are 18 % of three and 36 % of one."""
    for luck, alive in ((chance - 2e-6, False), (chance + 2e-6, True)):
        someone = person("someone", health=health)
        lived = lives(someone, HUSBAND, luck=luck, mortality=[0.225] * 5, mortality_of_frail=2.0, frail=[0.25] * 5)
        assert ("someone" in lived.home["people"]) is alive


def test_chances_stand_side_by_side_and_one_dies_a_month() -> None:
    """0.004 + 0.002 + 0.001: the first below 0.004, the second below 0.006, the third below 0.007."""
    people = person("old", age=70), person("adult", age=30), person("child", age=5)
    for luck, dead in ((0.0, "old"), (0.0039, "old"), (0.0041, "adult"), (0.0059, "adult"), (0.0061, "child"), (0.0071, None)):
        lived = lives(*people, luck=luck)
        assert [p["name"] for p in people if p["name"] not in lived.home["people"]] == ([dead] if dead else [])
        assert lived.home["persons"] == (2 if dead else 3)


def test_with_its_last_member_the_household_ends() -> None:
    """A funeral of 8,000 out of 5,000; no heads and no income any more, six mu for the collective, and 1,500 of a loan due at once."""
    fields = {"cash": 5_000.0, "land": 6.0, "loan": 1_500.0, "loan_months": 20, "aid_12": 300.0, "posts_12": 200.0, "year_net": 700.0}
    lived = lives(person("last", age=90), luck=0.0, mortality=[1.0] * 5, fields=fields)
    home = lived.home
    assert lived.paid == {"funeral": 5_000.0} and home["cash"] == 0.0
    assert home["people"] == {} and (home["persons"], home["head_months"], home["uneven"]) == (0, 0, 0)
    assert (home["net_12"], home["less_rigid_12"], home["aid_12"], home["posts_12"], home["land"]) == (0.0,) * 5
    assert (home["loan"], home["loan_months"]) == (1_500.0, 1)
    assert home["year_net"] == 700.0, "its year is not forgotten"
    store = {"grain_to_eat": 300.0, "grain_to_sell": 40.0, "crop_missing": 80.0, "price_missing": 20.0}
    left = lives(person("last", age=90), luck=0.0, mortality=[1.0] * 5, fields=store).home
    assert [left[name] for name in store] == [0.0] * 4
    assert (lived.village["land_returned"], lived.village["ended"]) == (6.0, 1)


def test_certain_death_is_certain() -> None:
    """Where a year's chance for the frail would be above one."""
    lived = lives(
        person("ill", age=80, health="chronic"), HUSBAND, luck=0.999, mortality=[0.9] * 5, mortality_of_frail=2.0, fertility=0.0
    )
    assert "ill" not in lived.home["people"]


def test_the_funeral_is_paid_for_by_those_who_are_left() -> None:
    """8,000 in prices 5 % above 2020; a death is filed for insurance by what is struck."""
    old = person("old", age=80, health="chronic", ill_months=1, can_work="some")
    lived = lives(old, HUSBAND, luck=0.0, village={"prices": 1.05})
    assert lived.paid == {"funeral": 8_400.0} and lived.accounts == {"market": 8_400.0}
    home = lived.home
    assert (home["cash"], home["month_net"], home["month_less_rigid"]) == (-8_400.0, 0.0, 0.0)
    assert (home["persons"], home["chronic"], home["laid_up"], home["deaths"], home["struck"]) == (1, 0, 0, 1, 1)
    assert home["loss"] == {"demography": -2_000.0} and home["hardship"] == 0, (
        "no loss of income, and half a year of 4,000 less to earn"
    )


@pytest.mark.parametrize(
    ("month", "lost", "lost_next"),
    [
        # 24,000 a year of two who earn: 1,000 a month each, of which a month costs 4,500 / 12 = 375 less
        ("2022-04", 3_750.0, 3_750.0),  # April to September 6 x 625; October to March the same
        ("2022-09", 625.0, 6_875.0),
        ("2022-10", 7_500.0, 0.0),  # a whole accounting year is left
        ("2022-12", 6_250.0, 1_250.0),
    ],
)
def test_an_earner_who_dies_is_a_loss_of_a_year(month: str, lost: float, lost_next: float) -> None:
    line = {"standard": 4_500.0}
    lived = lives(person("earner", age=50, work="own_farm"), HUSBAND, luck=0.0, month=month, fertility=0.0, village=line)
    assert lived.home["loss"] == ({"disability_death": lost} if lost else {})
    assert lived.home["loss_next"] == ({"earner": lost_next} if lost_next else {})
    assert lived.home["hardship"] * 100 >= lost and lived.home["month_shock"] == 8_000.0 + lost + lost_next


@pytest.mark.parametrize(
    ("someone", "lost"),
    [
        ({"work": "none"}, 0.0),
        ({"work": "local"}, 3_750.0),
        # who lost work counts for a year; with 24,000 of two: 6 x (1,000 - 375)
        ({"work": "unemployed", "lost_job": 1, "idle_months": 11}, 3_750.0),
        ({"work": "unemployed", "lost_job": 1, "idle_months": 12}, 0.0),
        ({"work": "unemployed", "lost_job": 0, "idle_months": 1}, 0.0),
    ],
)
def test_who_is_an_earner(someone: dict[str, Any], lost: float) -> None:
    lived = lives(person("someone", **someone), HUSBAND, luck=0.0, village={"standard": 4_500.0})
    assert lived.home["loss"] == ({"disability_death": lost} if lost else {"demography": -2_250.0})


def test_the_dead_earn_nothing() -> None:
    """Nor do they farm: of two on the land one is left with 120 days for fields of 24 a mu: five mu and a kitchen plot of ten."""
    home = household(person("dead", work="local"), person("farmer", work="own_farm"), income=12_000.0)
    luck, rule = {"die": 0.0, "lose_job": 0.7}, {"demography": RULE}
    assert "wage_local" in live("work.lose_find_and_earn", home, month=APRIL, luck=luck).paid
    assert live((LINE, "work.lose_find_and_earn"), home, month=APRIL, parameters=rule, luck=luck).paid == {"funeral": 8_000.0}
    farm = household(person("dead", work="own_farm"), person("farmer", work="own_farm"), income=12_000.0, land=10.0)
    fields = {"field_days": 120.0, "mu_without_hands": 1.0, "staple_share": [0.0, 0.0, 0.0]}
    rule |= {"farming": {**fields, "land_rent": 320.0, "land_let_share": 0.5}, "products": {"days": [24.0] * PRODUCT_COUNT}}
    lines = (LINE, "work.lose_find_and_earn", "farming.plant_and_harvest")
    lived = live(lines, farm, month="2022-12", parameters=rule, luck=luck)
    assert lived.paid["land_rent"] == 640.0, "4 mu x 320 x 0.5"


def test_an_income_below_nothing_is_no_loss() -> None:
    lived = lives(person("earner", work="local"), HUSBAND, luck=0.0, fields={"net_12": -9_000.0})
    assert lived.home["loss"] == {"demography": -2_000.0} and lived.home["loss_next"] == {"members": -2_000.0}


def test_who_brought_less_than_his_standard_leaves_a_lower_line() -> None:
    """2,400 a year of two: 100 a month of a standard of 333.33 are lost; the line of half a year is 2,000 lower, income 600."""
    lived = lives(person("earner", work="local"), HUSBAND, luck=0.0, fields={"net_12": 2_400.0})
    assert lived.home["loss"] == {"demography": pytest.approx(-1_400.0)} and lived.home["month_shock"] == 8_000.0


@pytest.mark.parametrize(
    ("mother", "gives_birth"),
    [
        ({"age": 17, "months": 11}, False),
        ({"age": 18, "months": 0}, True),
        ({"age": 41, "months": 11}, True),
        ({"age": 42, "months": 0}, False),
        ({"age": 30, "sex": "male"}, False),
    ],
)
def test_who_gives_birth(mother: dict[str, Any], gives_birth: bool) -> None:
    woman = person("mother", **{"sex": "female", **mother})
    assert ("newborn" in lives(woman, HUSBAND, luck=0.99).home["people"]) is gives_birth
    assert "newborn" not in lives(woman, HUSBAND, luck=0.9899).home["people"]


def test_mothers_stand_side_by_side() -> None:
    """Of two women of one household the second gives birth from 0.98 to 0.99: the child lives where she lives."""
    first, second = person("first", age=30, sex="female"), person("second", age=20, sex="female", presence="away_outside")
    where = {luck: lives(first, second, luck=luck).home["people"].get("newborn", {}).get("presence") for luck in (0.979, 0.981, 0.991)}
    assert where == {0.979: None, 0.981: "away_outside", 0.991: "present"}


@pytest.mark.parametrize(("lot", "sex"), [(0.5199, "male"), (0.52, "female")])
def test_a_child_is_one_head_more_for_the_same_income(lot: float, sex: str) -> None:
    """Short of the line by its standard in the half year that is left; healthy, idle, out of school, at the going wage one day."""
    lived = lives(person("mother", age=30, sex="female"), HUSBAND, luck=0.995, more={("give_birth", 1): lot})
    child = lived.home["people"]["newborn"]
    assert child["sex"] == sex and child["birth_month"] == 2022 * 12 + 3
    assert lived.home["persons"] == 3 and lived.home["loss"] == {"demography": 2_000.0}
    assert lived.home["loss_next"] == {"members": 2_000.0}
    assert (child["skill"], child["work"], child["can_work"], child["study"]) == (1_000, "none", "none", "none")
    assert lived.paid == {} and lived.home["hardship"] == 0


def test_a_child_is_a_member_from_the_next_month_on() -> None:
    """0.002 of the mother, 0.002 of the father, then 0.001 of the child."""
    lived = lives(person("mother", age=30, sex="female"), HUSBAND, luck=[0.995, 0.0045], months=2)
    assert set(lived.home["people"]) == {"mother", "husband"} and lived.home["persons"] == 2
    assert lived.of_month("funeral") == [0.0, 8_000.0]


def test_a_household_of_eight_has_room_for_a_ninth() -> None:
    children = [person(str(n), age=5) for n in range(6)]
    mother = person("mother", age=30, sex="female")
    lived = lives(mother, HUSBAND, *children, luck=0.995)
    assert lived.home["persons"] == len(lived.home["people"]) == 9 and "newborn" in lived.home["people"]


def test_a_child_inherits_nothing_of_who_died() -> None:
    """The grandfather had caps used up, a lost job, a post and a pension; a month later a child is born."""
    of_his = {
        "health": "chronic",
        "disability": "severe",
        "schooling": 9,
        "skill": 700,
        "ill_months": 3,
        "serious_cost_year": 9_000.0,
        "aid_year": 800,
        "basic_paid_year": 5_000,
        "idle_months": 7,
        "benefit_days": 30,
        "seat_months": 4,
        "lost_job": 1,
        "usual_work": "local",
    }
    grandfather, mother = (
        person("grandfather", age=80, work="unemployed", **of_his),
        person("mother", age=30, sex="female", basic_paid_year=20),
    )
    lived = lives(grandfather, mother, HUSBAND, luck=[0.0, 0.995], months=2)
    child = lived.home["people"]["newborn"]
    assert "grandfather" not in lived.home["people"] and lived.home["persons"] == 3
    assert (child["health"], child["disability"], child["usual_work"], child["skill"]) == ("good", "none", "none", 1_000)
    left = ("schooling", "ill_months", "serious_cost_year", "aid_year", "idle_months", "benefit_days", "seat_months", "lost_job")
    assert [child[name] for name in left] == [0] * len(left)
    assert lived.home["people"]["mother"]["basic_paid_year"] == 20, "the mother's own sum stays"
    assert lived.home["chronic"] == lived.home["laid_up"] == 0
