"""Public-welfare posts and rangers by hand: pay, the end of a contract, renewal, who ranks before whom, and how many there are."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

PAY, HAND_OUT = "seats.pay_holders", "seats.hand_out"
RULE = {
    "coverage": 1.0,
    "strength": 1.0,
    "pay": 600.0,  # within the 400 and the 600 to 1,000 of F0162 and F0164
    "ranger_pay": 833.0,  # 10,000 a year (F0165)
    "targeting_error": 0.0,
    "typical_income": 10_000.0,
    "delay_months": 0.0,
    "listed_first": 0.6,
    "renewed": 0.7,
    "accepted": 0.9,
    "ages": [18.0, 65.0],
    "older_first_from": [45.0, 50.0],  # women and men (F0162)
    "care_until": 6.0,
    "free_behind": 0.0,
}
MARCH = "2022-03"
ONE_COUNTY = {"lifted_share": 1.0}
"""All posts of the prefecture belong to the county of the one village."""


def posts(
    *homes: dict[str, Any],
    dealt: float = 0.0,
    rangers: float = 0.0,
    lines: Any = (PAY, HAND_OUT),
    month: str = MARCH,
    months: int = 1,
    luck: dict[Any, Any] | None = None,
    village: dict[str, Any] | None = None,
    **rule: Any,
) -> Lived:
    """Pay and handing out, with so many posts dealt to the village."""
    parameters = {"public_posts": {**RULE, "posts": dealt, "rangers": rangers, **rule}, "county_differences": ONE_COUNTY}
    return live(lines, *homes, month=month, months=months, parameters=parameters, village=village, luck=luck)


def holder(months: int, work: str = "public_post", name: str = "home", **fields: Any) -> dict[str, Any]:
    """A lifted household of two, one of whom holds a post with so many months left."""
    people = person(f"holder of {name}", work=work, usual_work="own_farm", seat_months=months), person(f"child of {name}", age=9)
    return household(*people, name=name, **{"household_class": "lifted", **fields})


def farmer(name: str, income: float, *people: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A lifted household with so much income a head and, if nobody else is named, one able farmer of forty."""
    return household(
        *(people or (person(f"farmer of {name}", work="own_farm"),)),
        name=name,
        income=income,
        **{"household_class": "lifted", **fields},
    )


def holders(lived: Lived) -> dict[str, str]:
    """Who holds which kind of post, by household."""
    found = {}
    for name, home in lived.homes.items():
        for someone in home["people"].values():
            if someone["work"] in ("public_post", "ranger"):
                found[name] = someone["work"]
    return found


@pytest.mark.parametrize(
    ("work", "rule", "withheld", "flow", "yuan"),
    [
        ("public_post", {}, 0.0, "post_pay", 600.0),
        ("ranger", {}, 0.0, "ranger_pay", 833.0),
        ("public_post", {"strength": 0.5}, 0.0, "post_pay", 300.0),
        ("ranger", {"strength": 2.0}, 0.0, "ranger_pay", 1_666.0),
        ("public_post", {}, 0.25, "post_pay", 450.0),
        ("ranger", {}, 0.5, "ranger_pay", 416.5),
    ],
)
def test_a_month_of_a_post_is_paid(work: str, rule: dict[str, float], withheld: float, flow: str, yuan: float) -> None:
    lived = posts(holder(7, work), lines=PAY, village={"withheld": {"public_posts": withheld}}, **rule)
    assert lived.paid == {flow: yuan} and lived.accounts == {"treasury": -yuan}
    home = lived.home
    assert home["cash"] == home["month_wages"] == home["month_net"] == home["month_cash"] == home["month_posts"] == yuan
    assert home["month_aid"] == 0.0 and lived.who["seat_months"] == 6
    assert lived.village["seats_held"] == {work: 1}
    assert lived.village["seats_through"] == {} and home["holder"] == "holds"


def test_a_contract_of_twelve_months_is_paid_twelve_times() -> None:
    lived = posts(holder(12), months=14, renewed=0.0)
    assert lived.of_month("post_pay") == [600.0] * 12 + [0.0, 0.0]


def test_the_last_month_is_paid_and_seen_to_be_the_last() -> None:
    lived = posts(holder(1), lines=PAY)
    assert lived.paid == {"post_pay": 600.0}
    assert (lived.who["seat_months"], lived.home["holder"], lived.village["seats_through"]) == (0, "through", {"public_post": 1})


@pytest.mark.parametrize(
    ("month", "work", "lost", "lost_next"),
    [
        ("2022-03", "public_post", 3_600.0, 3_600.0),  # April to September: 6 x 600; October to March: 6 x 600
        ("2022-08", "public_post", 600.0, 6_600.0),
        ("2022-09", "public_post", 0.0, 7_200.0),  # the accounting year closes with September
        ("2022-10", "public_post", 6_600.0, 600.0),
        ("2022-03", "ranger", 4_998.0, 4_998.0),  # 6 x 833
    ],
)
def test_a_post_that_ends_is_a_loss_of_a_year(month: str, work: str, lost: float, lost_next: float) -> None:
    """Of a holder back on the farm; no hardship that relief would know."""
    lived = posts(holder(1, work), month=month, renewed=0.0)
    assert lived.home["loss"] == ({"lost_aid": lost} if lost else {})
    assert lived.home["loss_next"] == {"ended_aid": lost_next}
    assert lived.home["month_shock"] == (600.0 if work == "public_post" else 833.0)
    assert lived.home["hardship"] == 0 and lived.home["holder"] == "nobody"
    year, calendar = (int(part) for part in month.split("-"))
    assert lived.home["post_gone"] == 12 * year + calendar, "the month after"
    assert (lived.who["work"], lived.who["usual_work"], lived.who["idle_months"], lived.who["seat"]) == ("own_farm", "own_farm", 0, 0)


def test_the_resettled_have_no_farm_to_go_back_to() -> None:
    """They look for local work from this month on, as they did beside the post."""
    people = person("holder", work="public_post", usual_work="local", seat_months=1, idle_months=7), person("child", age=9)
    who = posts(household(*people, household_class="lifted", resettled=1), renewed=0.0).who
    assert (who["work"], who["usual_work"], who["lost_job"], who["idle_months"]) == ("unemployed", "local", 0, 0)


@pytest.mark.parametrize(
    ("lot", "dealt", "rule", "kept"),
    [
        (0.6999, 1.0, {}, True),
        (0.7, 1.0, {}, False),  # seven in ten are renewed
        (0.0, 0.0, {}, False),  # no post is left for it
        (0.0, 1.0, {"coverage": 0.0}, False),
    ],
)
def test_renewal_is_by_lot_and_as_far_as_posts_go(lot: float, dealt: float, rule: dict[str, float], kept: bool) -> None:
    luck = {"post_rotation": {"holder of home": lot}, "post_accepted": 0.95}
    lived = posts(holder(1), dealt=dealt, luck=luck, **rule)
    assert lived.who["work"] == ("public_post" if kept else "own_farm")
    assert lived.who["seat_months"] == (12 if kept else 0)
    assert lived.home["holder"] == ("holds" if kept else "nobody")
    assert bool(lived.home["loss_next"]) is not kept


def test_the_lower_lot_is_renewed_first_and_rangers_have_places_of_their_own() -> None:
    """Two posts are through and one is dealt; of two rangers two."""
    homes = [holder(1, name="a"), holder(1, name="b"), holder(1, "ranger", name="c"), holder(1, "ranger", name="d")]
    lots = {"holder of a": 0.5, "holder of b": 0.4, "holder of c": 0.6, "holder of d": 0.65}
    lived = posts(*homes, dealt=1.0, rangers=2.0, luck={"post_rotation": lots, "post_accepted": 0.95})
    assert holders(lived) == {"b": "public_post", "c": "ranger", "d": "ranger"}


def test_running_contracts_fill_the_posts_first() -> None:
    homes = [holder(5, name="runs"), holder(1, name="through")]
    lived = posts(*homes, dealt=1.0, luck={"post_rotation": 0.0, "post_accepted": 0.95})
    assert holders(lived) == {"runs": "public_post"}
    assert lived.homes["runs"]["people"]["holder of runs"]["seat_months"] == 4


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


def test_a_household_has_one_post() -> None:
    """One of the two farmers holds one: the second post stays empty."""
    home = farmer("home", 3_000.0, person("holds", work="public_post", seat_months=6), person("farms", work="own_farm"))
    assert posts(home, dealt=2.0).home["people"]["farms"]["work"] == "own_farm"


@pytest.mark.parametrize(("luck", "taken"), [(0.8999, {"poor": "public_post"}), (0.9, {})])
def test_who_declines_leaves_the_post_empty(luck: float, taken: dict[str, str]) -> None:
    homes = farmer("poor", 3_000.0), farmer("other", 5_000.0)
    assert holders(posts(*homes, dealt=1.0, luck={"post_accepted": {"poor": luck, "other": 0.0}})) == taken


@pytest.mark.parametrize(
    ("dealt", "delay", "luck", "filled"),
    [
        (3.0, 0.0, 0.5, 3),
        (3.0, 1.0, 0.5, 2),  # 3 / 2 + 0.5 = 2
        (3.0, 1.0, 0.49, 1),
        (1.0, 3.0, 0.75, 1),  # one in four months
        (1.0, 3.0, 0.74, 0),
    ],
)
def test_a_free_post_waits_for_the_delay(dealt: float, delay: float, luck: float, filled: int) -> None:
    homes = [farmer(str(n), 3_000.0) for n in range(5)]
    lived = posts(*homes, dealt=dealt, delay_months=delay, luck={"post_rotation": {"village": luck}})
    assert len(holders(lived)) == filled


@pytest.mark.parametrize(("of_posts", "of_rangers", "taken"), [(0.49, 0.5, "ranger"), (0.5, 0.49, "public_post")])
def test_posts_and_rangers_wait_each_for_themselves(of_posts: float, of_rangers: float, taken: str) -> None:
    """Half of one vacancy, and a lot for each kind."""
    luck = {("post_rotation", 1): of_posts, ("post_rotation", 2): of_rangers}
    lived = posts(farmer("a", 3_000.0), farmer("b", 4_000.0), dealt=1.0, rangers=1.0, delay_months=1.0, luck=luck)
    assert holders(lived) == {"a": taken}


@pytest.mark.parametrize(("kind", "dealt"), [("public_post", {"dealt": 2.0}), ("ranger", {"rangers": 2.0})])
def test_only_what_nobody_holds_is_free(kind: str, dealt: dict[str, float]) -> None:
    """Of two, one runs."""
    lived = posts(holder(7, kind, name="runs"), farmer("a", 3_000.0), farmer("b", 4_000.0), farmer("c", 5_000.0), **dealt)
    assert holders(lived) == {"runs": kind, "a": kind}


@pytest.mark.parametrize(
    ("dealt", "coverage", "luck", "posts_here"),
    [(2.0, 1.0, 0.0, 2), (2.5, 1.0, 0.5, 3), (2.5, 1.0, 0.49, 2), (4.0, 0.5, 0.0, 2), (3.0, 0.0, 0.0, 0)],
)
def test_what_is_dealt_is_whole_posts(dealt: float, coverage: float, luck: float, posts_here: int) -> None:
    homes = [farmer(str(n), 3_000.0) for n in range(5)]
    lived = posts(*homes, dealt=dealt, coverage=coverage, luck={"posts_dealt": luck})
    assert len(holders(lived)) == posts_here


def test_nothing_is_filled_where_the_budget_is_used_up() -> None:
    homes = farmer("a", 3_000.0), farmer("b", 3_000.0)
    assert holders(posts(*homes, dealt=2.0, village={"withheld": {"public_posts": 1.0}})) == {}
    assert len(holders(posts(*homes, dealt=2.0, village={"withheld": {"public_posts": 0.99}}))) == 2


@pytest.mark.parametrize(("luck", "taken"), [(0.4999, {"home": "public_post"}), (0.5, {})])
def test_classes_that_a_scenario_sets_apart_are_reached_by_lot(luck: float, taken: dict[str, str]) -> None:
    """Half of the lifted villagers (the first cell), or of the lifted who are resettled; all others as before."""
    reached = [0.5, 1.0, 1.0, 1.0, 1.0, 1.0]
    lived = posts(farmer("home", 3_000.0), dealt=1.0, reached=reached, luck={("post_ranking", 1): luck})
    assert holders(lived) == taken
    at_home, moved = farmer("home", 3_000.0), farmer("home", 3_000.0, resettled=1)
    assert holders(posts(moved, dealt=1.0, reached=reached, luck={("post_ranking", 1): luck}))
    of_moved = [1.0, 0.5, 1.0, 1.0, 1.0, 1.0]
    assert holders(posts(moved, dealt=1.0, reached=of_moved, luck={("post_ranking", 1): luck})) == taken
    assert holders(posts(at_home, dealt=1.0, reached=of_moved, luck={("post_ranking", 1): luck}))


def test_a_post_is_work_again() -> None:
    """Who lost a job and takes a post has lost it no more, and what he looked for stays his usual work beside the post."""
    lived = posts(farmer("home", 3_000.0, person(work="unemployed", lost_job=1, usual_work="migrant_outside"), resettled=1), dealt=1.0)
    assert (lived.who["work"], lived.who["lost_job"], lived.who["usual_work"]) == ("public_post", 0, "migrant_outside")
    assert lived.who["seat_months"] == 12


def test_a_post_that_follows_at_once_is_no_shock_and_no_loss() -> None:
    """Its contract through, a holder declines no new one: 6 x 600 are lost and regained in the same step, and so is the shock."""
    lived = posts(holder(1), dealt=1.0, renewed=0.0)
    assert holders(lived) == {"home": "public_post"}
    assert lived.home["month_shock"] == 0.0 and lived.home["loss"] == {} and lived.home["loss_next"] == {}
    assert lived.home["post_gone"] == 0
    struck = posts(holder(1, month_shock=1_000.0), dealt=1.0, renewed=0.0)
    assert struck.home["month_shock"] == 1_000.0, "of another kind"


def test_a_post_two_months_later_gives_back_the_rest() -> None:
    """Ended with January, 8 months of 600 lost this year and 4 the next; held again from April on: two of the eight stay lost.

    So does the dibao of 50 yuan a month that ended with it.
    """
    february_2022 = 2022 * 12 + 1
    gone = {"post_gone": february_2022, "loss": {"lost_aid": 8 * 650.0}, "loss_next": {"ended_aid": 4 * 650.0}}
    lived = posts(farmer("home", 3_000.0, **gone), dealt=1.0)
    # ten months of the year that was lost are still to come, six of them until September: 5,200 - 3,600 and 2,600 - 2,400
    assert lived.home["loss"] == {"lost_aid": 1_600.0} and lived.home["loss_next"] == {"ended_aid": 200.0}
