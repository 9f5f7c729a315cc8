"""Public-welfare posts and rangers by hand: pay, the end of a contract, renewal, and how many there are."""

from __future__ import annotations

import pytest
from case import household, person
from posting import PAY, farmer, holder, holders, posts


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
