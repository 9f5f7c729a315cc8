"""Who ranks before whom for a post, and who leaves one for better work, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person
from posting import HAND_OUT, MARCH, ONE_COUNTY, PAY, RULE, farmer, holders, posts


def test_the_poorest_head_comes_first_and_is_paid_from_the_next_month() -> None:
    """3,000, 4,000 and 5,000 a head: a post, a ranger's, none."""
    homes = [farmer("five", 5_000.0), farmer("four", 4_000.0), farmer("three", 3_000.0)]
    lived = posts(*homes, dealt=1.0, rangers=1.0, months=2)
    assert holders(lived) == {"three": "public_post", "four": "ranger"}
    assert lived.of_month("post_pay") == [0.0, 600.0] and lived.of_month("ranger_pay") == [0.0, 833.0]
    new = lived.homes["three"]["people"]["farmer of three"]
    assert (new["seat_months"], new["usual_work"], lived.homes["three"]["holder"]) == (11, "own_farm", "holds")


def test_income_is_that_of_a_head() -> None:
    """12,000 of four are 3,000 a head, less than the 4,000 of one alone."""
    four = farmer("four", 3_000.0, *(person(str(n), work="own_farm") for n in range(4)))
    assert holders(posts(farmer("one", 4_000.0), four, dealt=1.0)) == {"four": "public_post"}


@pytest.mark.parametrize(
    ("error", "noise_of_poor", "noise_of_rich", "first"),
    [
        # 0.65 x 4,000 + 0.35 x 20,000 x 0.9 = 8,900 against 0.65 x 8,000 + 7,000 x 0.4 = 8,000
        (0.35, 0.9, 0.4, "rich"),
        # 2,600 + 7,000 x 0.7 = 7,500 against 8,000
        (0.35, 0.7, 0.4, "poor"),
        # all by chance: 18,000 against 17,900
        (1.0, 0.9, 0.895, "rich"),
        (0.0, 0.99, 0.0, "poor"),
    ],
)
def test_ranking_errs(error: float, noise_of_poor: float, noise_of_rich: float, first: str) -> None:
    luck = {("post_ranking", 0): {"poor": noise_of_poor, "rich": noise_of_rich}}
    homes = farmer("poor", 4_000.0), farmer("rich", 8_000.0)
    assert holders(posts(*homes, dealt=1.0, targeting_error=error, luck=luck)) == {first: "public_post"}


def test_of_equals_the_lower_lot_comes_first() -> None:
    luck = {("post_ranking", 0): {"first": 0.9, "second": 0.1}}
    assert holders(posts(farmer("first", 4_000.0), farmer("second", 4_000.0), dealt=1.0, luck=luck)) == {"second": "public_post"}


@pytest.mark.parametrize(("other", "first"), [(6_100.0, "listed"), (5_900.0, "other")])
@pytest.mark.parametrize("household_class", ["ordinary", "lifted"])
def test_listed_households_rank_at_six_tenths_of_their_income(household_class: str, other: float, first: str) -> None:
    listed = farmer("listed", 10_000.0, listed="sudden", household_class=household_class)
    assert holders(posts(listed, farmer("other", other), dealt=1.0)) == {first: "public_post"}


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({"household_class": "lifted"}, True),
        ({"household_class": "near_poor"}, True),
        ({"household_class": "ordinary"}, False),
        ({"household_class": "ordinary", "listed": "unstable"}, True),
        ({"household_class": "ordinary", "listed": "sudden"}, True),
        ({"household_class": "ordinary", "listed": "eliminated"}, False),
        ({"household_class": "ordinary", "listed": "marginal_silent"}, False),
        ({"household_class": "ordinary", "listed": "struck_off"}, False),
    ],
)
def test_who_may_be_a_candidate(fields: dict[str, str], may: bool) -> None:
    assert bool(holders(posts(farmer("home", 3_000.0, **fields), dealt=1.0))) is may


@pytest.mark.parametrize(
    ("someone", "may"),
    [
        (person(age=17, months=11, work="own_farm"), False),
        (person(age=18, months=0, work="own_farm"), True),
        (person(age=65, months=11, work="own_farm"), True),
        (person(age=66, months=0, work="own_farm"), False),
        (person(work="unemployed"), True),
        (person(work="none", can_work="some"), True),
        (person(work="none", can_work="none"), False),
        (person(work="own_farm", study="college"), False),
        (person(work="own_farm", presence="away_outside"), False),
        (person(work="local"), False),
        (person(work="workshop"), False),
        (person(work="migrant_outside"), False),
        (person(work="self_employed"), False),
    ],
)
def test_who_may_hold_a_post(someone: dict[str, Any], may: bool) -> None:
    lived = posts(farmer("home", 3_000.0, someone, person("child", age=9)), dealt=1.0)
    assert bool(holders(lived)) is may


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        # the weaker before the able, whatever their age
        ({"age": 50}, {"age": 30, "can_work": "some"}, "second"),
        # of the able, women from forty-five and men from fifty on before the younger
        ({"age": 49, "months": 11}, {"age": 50, "months": 0}, "second"),
        ({"age": 44, "months": 11, "sex": "female"}, {"age": 45, "months": 0, "sex": "female"}, "second"),
        ({"age": 49}, {"age": 45, "sex": "female"}, "second"),
        ({"age": 50, "months": 0}, {"age": 60}, "first"),  # equals: who stands first
        ({"age": 44}, {"age": 20}, "first"),
    ],
)
def test_the_weakest_adult_of_a_household_takes_it(first: dict[str, Any], second: dict[str, Any], taken: str) -> None:
    two = person("first", work="own_farm", **first), person("second", work="own_farm", **second)
    lived = posts(farmer("home", 3_000.0, *two), dealt=2.0)
    assert [name for name, someone in lived.home["people"].items() if someone["work"] == "public_post"] == [taken]


BOUND = {
    "woman of 45": (person("first", age=45, months=0, sex="female", work="own_farm"),),
    "man of 50": (person("first", age=50, months=0, work="own_farm"),),
    "weak": (person("first", age=30, work="own_farm", can_work="some"),),
    "small child": (person("first", age=30, work="own_farm"), person("child", age=5)),
    "ill": (person("first", age=30, work="own_farm"), person("ill", age=60, ill_months=3)),
    "old and ill": (person("first", age=30, work="own_farm"), person("old", age=78, health="chronic", can_work="none")),
}
FREE = {
    "woman of 44": (person("first", age=44, sex="female", work="own_farm"),),
    "man of 49": (person("first", age=49, work="own_farm"),),
    "child of six": (person("first", age=30, work="own_farm"), person("child", age=6, months=0)),
    "old and well": (person("first", age=30, work="own_farm"), person("old", age=78, can_work="none")),
    "ill away": (person("first", age=30, work="own_farm"), person("ill", age=30, ill_months=3, presence="away_outside")),
}


@pytest.mark.parametrize("bound", BOUND)
@pytest.mark.parametrize("free", FREE)
def test_who_could_leave_stands_behind_who_cannot(bound: str, free: str) -> None:
    """By 5,000 yuan a head: 3,000 of the free rank as 8,000 of the bound."""
    for income, first in ((7_900.0, "bound"), (8_100.0, "free")):
        homes = farmer("bound", income, *BOUND[bound]), farmer("free", 3_000.0, *FREE[free])
        assert holders(posts(*homes, dealt=1.0, free_behind=5_000.0)) == {first: "public_post"}


@pytest.mark.parametrize(("other", "first"), [("unemployed", "resettled"), ("local", "villagers")])
def test_resettled_households_where_nobody_works_stand_with_the_bound(other: str, first: str) -> None:
    people = person("first", age=30, work="unemployed", usual_work="local"), person("other", age=30, work=other, usual_work="local")
    resettled = farmer("resettled", 6_000.0, *people, resettled=1)
    villagers = farmer("villagers", 3_000.0, person("young", age=30, work="own_farm"))
    assert holders(posts(resettled, villagers, dealt=1.0, free_behind=5_000.0)) == {first: "public_post"}


MONTH_OF_WORK = ("work.lose_find_and_earn", PAY, HAND_OUT)
LEAVES = {"leave_chance": 0.02, "outside_chance": 1.0, "hiring": 0.0}
"""Of a village; the month of work counts leaving anew from the parameters, which give 0.02 here."""
WORK_RULE = {"migrate": 0.02, "village_ties": 0.0, "village_destination": 0.0, "outside_share": 1.0, "purse_share": 0.5}


def working_holder(luck: float, wage: float = 4_000.0, hiring: float = 0.0, **someone: Any) -> Lived:
    """A month of an able holder of thirty who farmed, and of the next in rank; the village offers these wages and jobs."""
    fields = {"age": 30, "work": "public_post", "usual_work": "own_farm", "seat_months": 7, **someone}
    holds = household(
        person("holder", **fields), name="holds", household_class="lifted", resettled=int(fields["usual_work"] == "local")
    )
    parameters = {
        "public_posts": {**RULE, "posts": 1.0, "rangers": 0.0},
        "county_differences": ONE_COUNTY,
        "work": {**WORK_RULE, "seeking_beside_post": 0.5, "finding": 0.4},
    }
    village = {"wage_outside": wage, "wage_province": wage, "wage_local": wage, "hiring": hiring}
    told = {"lose_job": {"holder": luck}, "post_accepted": 0.0}
    nobody = farmer("next", 5_000.0, person("next", age=60, work="own_farm"))
    return live(MONTH_OF_WORK, holds, nobody, month=MARCH, parameters=parameters, village=village, luck=told)


@pytest.mark.parametrize(
    ("luck", "wage", "hiring", "work"),
    [
        (0.981, 4_000.0, 0.0, "migrant_outside"),  # half of 4,000 reaches the purse: more than 600
        (0.979, 4_000.0, 0.0, "public_post"),  # no offer: two in a hundred leave
        (0.981, 1_190.0, 0.0, "public_post"),  # 595 are less than 600
        (0.979, 4_000.0, 0.01, "local"),  # one in a hundred is hired next to it
        (0.979, 590.0, 0.01, "public_post"),
    ],
)
def test_a_holder_leaves_when_an_offer_beats_the_post_and_hands_it_on(luck: float, wage: float, hiring: float, work: str) -> None:
    """Paid for the month that was worked, nothing lost, and the next in rank holds the post at its end."""
    lived = working_holder(luck, wage, hiring)
    who = lived.homes["holds"]["people"]["holder"]
    assert (who["work"], who["seat"] > 0, lived.paid["post_pay"]) == (work, work == "public_post", 600.0)
    assert lived.homes["holds"]["loss"] == {} and lived.homes["holds"]["month_shock"] == 0.0
    assert holders(lived) == {"holds" if work == "public_post" else "next": "public_post"}
    assert who["seat_months"] == (6 if work == "public_post" else 0)


@pytest.mark.parametrize(("luck", "work"), [(0.19, "local"), (0.21, "public_post")])
@pytest.mark.parametrize("able", ["full", "some"])
def test_a_holder_without_a_farm_looks_for_work_by_half(luck: float, work: str, able: str) -> None:
    """Two in five find work in a month, one in five beside a post."""
    lived = working_holder(luck, usual_work="local", can_work=able)
    assert lived.homes["holds"]["people"]["holder"]["work"] == work
