"""Looking for work, casual days and leaving, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from case import person
from working import APRIL, FEBRUARY, RULE, work

SEEKS = {"work": "unemployed", "usual_work": "local", "lost_job": 1}


@pytest.mark.parametrize(
    ("usual", "presence", "flow", "pay", "living", "then"),
    [
        # found at half of its chance of 0.32: half a month of 2,000
        ("local", "present", "wage_local", 1_000.0, 0.0, "present"),
        ("workshop", "present", "wage_workshop", 700.0, 0.0, "present"),
        ("local", "away_in_prefecture", "wage_town", 1_000.0, 280.0, "away_in_prefecture"),
        ("migrant_outside", "present", "wage_away", 2_000.0, 700.0, "away_outside"),
        ("migrant_outside", "away_outside", "wage_away", 2_000.0, 700.0, "away_outside"),
        ("migrant_province", "away_outside", "wage_away", 1_500.0, 525.0, "away_in_province"),
    ],
)
def test_the_days_after_work_is_found_are_paid(usual: str, presence: str, flow: str, pay: float, living: float, then: str) -> None:
    lived = work(person(**{**SEEKS, "usual_work": usual, "presence": presence, "idle_months": 5}), luck=0.16)
    assert lived.paid == {name: pytest.approx(yuan) for name, yuan in ((flow, pay), ("living_away", living)) if yuan}
    who = lived.who
    assert (who["work"], who["presence"], who["idle_months"], who["lost_job"]) == (usual, then, 0, 0)
    assert lived.village["seekers"] == 1
    assert lived.village["local_workers"] == (0 if flow == "wage_away" else 1)


@pytest.mark.parametrize(
    ("luck", "month", "lost"),
    [
        (0.32, APRIL, 1_760.0),  # not found: 0.88 x 2,000
        (0.32, FEBRUARY, 1_200.0),  # in February 0.6 of the workers are at work
        (0.16, APRIL, 760.0),  # (0.88 - 0.5) x 2,000
        (0.16, FEBRUARY, 200.0),
        (0.0, APRIL, 0.0),  # found on the first day: more than the season's part, and nothing is lost
    ],
)
def test_what_is_lacking_to_the_usual_wage_of_the_season_is_lost(luck: float, month: str, lost: float) -> None:
    lived = work(person(**SEEKS), luck=luck, month=month)
    assert lived.home["loss"] == ({"job_loss": pytest.approx(lost)} if lost else {})
    assert lived.who["idle_months"] == (0 if luck < 0.32 else 1)


def test_of_a_migrant_what_the_purse_had_of_it_is_lost() -> None:
    """0.92 x 4,000 x 0.65 = 2,392; in February 0.45 of them are away."""
    seeks = {**SEEKS, "usual_work": "migrant_outside", "presence": "away_outside"}
    assert work(person(**seeks), luck=0.9).home["loss"] == {"job_loss": pytest.approx(2_392.0)}
    assert work(person(**seeks), luck=0.9, month=FEBRUARY).home["loss"] == {"job_loss": pytest.approx(1_170.0)}


def test_who_never_had_a_job_has_lost_none() -> None:
    lived = work(person(**{**SEEKS, "lost_job": 0}), luck=0.9)
    assert lived.home["loss"] == {} and lived.home["month_shock"] == 0.0 and lived.who["idle_months"] == 1


@pytest.mark.parametrize(
    ("someone", "fields", "village", "chance"),
    [
        ({}, {}, {}, 0.32),
        ({}, {}, {"finding": 0.5}, 0.16),
        # job-loss insurance: while benefit is drawn and days are left, 30 % less effort
        ({"benefit_days": 1}, {}, {}, 0.224),
        ({"benefit_days": 89}, {}, {}, 0.224),
        ({"benefit_days": 90}, {}, {}, 0.32),
        # job matching for the listed whom that help has reached: 0.32 x 1.4, also where it is half as strong
        ({}, {"listed": "marginal", "helped": "work"}, {}, 0.448),
        ({}, {"listed": "eliminated", "helped": "work"}, {}, 0.32),
        ({}, {"listed": "marginal", "helped": "farm"}, {}, 0.32),
        ({}, {"listed": "marginal_silent", "helped": "work"}, {}, 0.32),
    ],
)
def test_chances_of_finding(someone: dict[str, Any], fields: dict[str, Any], village: dict[str, float], chance: float) -> None:
    policies = {"job_loss_insurance": {"days": 90.0, "search_less": 0.3}, "monitoring": {"job_matching": 0.8, "strength": 0.5}}
    for luck, found in ((chance - 1e-9, True), (chance + 1e-9, False)):
        lived = work(person(**SEEKS, **someone), luck=luck, fields=fields, village=village, parameters=policies)
        assert (lived.who["work"] == "local") is found


@pytest.mark.parametrize(
    ("presence", "idle", "then"),
    [
        ("away_outside", 1, "away_outside"),
        ("away_outside", 2, "present"),  # the third month without work
        ("away_in_province", 2, "present"),
        ("away_in_prefecture", 2, "away_in_prefecture"),
    ],
)
def test_who_finds_nothing_away_comes_home_after_three_months(presence: str, idle: int, then: str) -> None:
    who = work(person(**{**SEEKS, "usual_work": "migrant_outside", "presence": presence, "idle_months": idle}), luck=0.9).who
    assert (who["work"], who["presence"], who["idle_months"]) == ("unemployed", then, idle + 1)


def test_months_without_work_are_counted_to_a_hundred() -> None:
    assert work(person(**SEEKS, idle_months=99), luck=0.9, months=3).who["idle_months"] == 100


def test_work_away_that_is_closed_is_not_found() -> None:
    """While the mass return lasts; local work is."""
    village, lot = {"returning": 0.4}, {"mass_return": 0.1}
    seeks = {**SEEKS, "usual_work": "migrant_outside", "presence": "away_outside"}
    lived = work(person(**seeks), luck=0.1, village=village, more=lot)
    assert (lived.who["work"], lived.who["presence"], lived.paid) == ("unemployed", "present", {})
    assert lived.home["loss"] == {"job_loss": pytest.approx(2_392.0)}, "the whole season's part"
    assert work(person(**seeks), luck=0.1, village=village, more={"mass_return": 0.4}).who["work"] == "migrant_outside"
    assert work(person(**SEEKS), luck=0.1, village=village, more=lot).who["work"] == "local"
    home = work(person(age=30, **seeks), luck=0.9975, village=village, more=lot).who
    assert (home["work"], home["lost_job"]) == ("own_farm", 0), "and some give it up for good"
    assert work(person(age=30, **seeks), luck=0.9974, village=village, more=lot).who["work"] == "unemployed"


@pytest.mark.parametrize(
    ("someone", "village", "chance", "pay"),
    [
        ({"work": "own_farm"}, {}, 0.3, 900.0),  # 0.45 of a month of 2,000
        ({"work": "own_farm", "can_work": "some"}, {}, 0.3, 450.0),
        ({"work": "own_farm", "skill": 800}, {}, 0.3, 720.0),
        ({"work": "public_post"}, {}, 0.15, 900.0),  # beside a post half as often
        ({"work": "ranger"}, {}, 0.15, 900.0),
        ({"work": "own_farm"}, {"finding": 1.2}, 0.36, 900.0),
        ({"work": "own_farm"}, {"stopped": 0.5}, 0.15, 900.0),
        ({"work": "own_farm"}, {"wage_local": 3_000.0}, 0.3, 1_350.0),
    ],
)
def test_casual_days(someone: dict[str, Any], village: dict[str, float], chance: float, pay: float) -> None:
    lived = work(person(**someone), luck=chance - 1e-9, village=village)
    assert lived.paid == {"casual_wage": pytest.approx(pay, abs=0.005)} and lived.home["month_wages"] == lived.paid["casual_wage"]
    assert lived.accounts == {"employer": -lived.paid["casual_wage"]}
    assert work(person(**someone), luck=chance + 1e-9, village=village).paid == {}
    assert work(person(**someone, ill_months=1), luck=0.0, village=village).paid == {}


def test_casual_days_of_members_add_up() -> None:
    """900 + 450."""
    lived = work(person("a", work="own_farm"), person("b", work="own_farm", can_work="some"), luck=0.1)
    assert lived.paid == {"casual_wage": 1_350.0}


@pytest.mark.parametrize(
    ("where", "work_there", "presence"), [(0.6699, "migrant_outside", "away_outside"), (0.67, "migrant_province", "away_in_province")]
)
def test_farmers_leave_by_the_upper_end_of_the_uniform(where: float, work_there: str, presence: str) -> None:
    who = work(person(work="own_farm"), luck=0.991, more={"migrate": where}).who
    assert (who["work"], who["usual_work"], who["presence"]) == (work_there, work_there, presence)
    assert work(person(work="own_farm"), luck=0.9909, more={"migrate": where}).who["work"] == "own_farm"


@pytest.mark.parametrize(
    ("someone", "leaves"),
    [
        ({"age": 49, "months": 11}, True),
        ({"age": 50, "months": 0}, False),
        ({"can_work": "some"}, False),
        ({"ill_months": 1}, False),
        ({"work": "public_post"}, False),
    ],
)
def test_who_leaves(someone: dict[str, Any], leaves: bool) -> None:
    lived = work(person(**{"work": "own_farm", **someone}), luck=0.999)
    assert (lived.who["work"] == "migrant_outside") is leaves and lived.paid == {}


def test_nobody_leaves_for_work_that_is_closed() -> None:
    lived = work(person(work="own_farm"), luck=0.999, village={"returning": 0.4}, more={"mass_return": 0.1})
    assert (lived.who["work"], lived.who["presence"]) == ("own_farm", "present")


def test_who_left_is_paid_from_the_next_month_on_and_lives_there() -> None:
    lived = work(person(work="own_farm"), luck=[0.999, 0.5], months=2)
    assert lived.of_month("wage_away") == [0.0, 4_000.0] and lived.of_month("living_away") == [0.0, 1_400.0]


def test_who_does_not_work_earns_nothing() -> None:
    """Children and the old who do not work earn nothing."""
    lived = work(person("child", age=9), person("old", age=80), luck=0.0)
    assert lived.paid == {} and {who["work"] for who in lived.home["people"].values()} == {"none"}


def test_seekers_and_local_workers_are_counted_month_by_month() -> None:
    """One of each, also in the second month."""
    lived = work(person("seeks", **SEEKS), person("works", work="local"), luck={"seeks": 0.8, "works": 0.5}, months=2)
    assert (lived.village["seekers"], lived.village["local_workers"]) == (1, 1)


@pytest.mark.parametrize(
    ("ties", "goes_outside", "leaves_from", "outside_below"),
    [
        # 0.009 x e^(0.35 x 2 - 0.06125) = 0.0170 and 0.009 x e^(-0.7 - 0.06125) = 0.0042
        (2.0, 1.0, 0.01705, 0.835),  # half go where the village goes: 0.5 + 0.5 x 0.67
        (-2.0, 0.0, 0.00420, 0.335),
    ],
)
def test_who_leaves_and_where_to_goes_by_the_village(
    ties: float, goes_outside: float, leaves_from: float, outside_below: float
) -> None:
    tied = {"work": {**RULE, "village_ties": 0.35, "village_destination": 0.5}}
    village = {"ties": ties, "goes_outside": goes_outside}

    def of(luck: float, lot: float) -> str:
        lived = work(person(work="own_farm", age=30), luck=luck, more={"migrate": lot}, village=village, parameters=tied)
        return str(lived.who["work"])

    assert of(1.0 - leaves_from + 2e-5, outside_below - 1e-6) == "migrant_outside"
    assert of(1.0 - leaves_from + 2e-5, outside_below + 1e-6) == "migrant_province"
    assert of(1.0 - leaves_from - 2e-5, 0.0) == "own_farm"


@pytest.mark.parametrize(
    ("someone", "luck", "then"),
    [
        # with 0.009 leaving above, 0.02 below it take a job nearby
        ({"age": 30}, 0.9909, "local"),
        ({"age": 30}, 0.9711, "local"),
        ({"age": 30}, 0.9709, "own_farm"),
        ({"age": 55}, 0.9800, "local"),
        ({"age": 60}, 0.9800, "own_farm"),
        ({"age": 30, "can_work": "some"}, 0.9800, "own_farm"),
        ({"age": 30, "ill_months": 1}, 0.9800, "own_farm"),
    ],
)
def test_farm_workers_take_free_jobs_nearby(someone: dict[str, Any], luck: float, then: str) -> None:
    lived = work(person(**{"work": "own_farm", **someone}), luck=luck, village={"hiring": 0.02})
    assert (lived.who["work"], lived.who["presence"]) == (then, "present")
    assert lived.village["farm_workers"] == (0 if {"can_work", "ill_months"} & set(someone) else 1)
    assert work(person(work="public_post"), luck=luck, village={"hiring": 0.02}).who["work"] == "public_post"
