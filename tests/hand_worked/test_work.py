"""A month of work by hand: wages of every kind of work, the season, illness, stoppages, and jobs that are lost."""

from __future__ import annotations

from typing import Any

import pytest
from case import person
from working import APRIL, FEBRUARY, OUTSIDE, PROVINCE, RULE, TOWN, work


@pytest.mark.parametrize(
    ("someone", "flow", "pay", "living"),
    [
        ({"work": "local"}, "wage_local", 2_000.0, 0.0),
        ({"work": "local", "skill": 800}, "wage_local", 1_600.0, 0.0),
        ({"work": "workshop"}, "wage_workshop", 1_400.0, 0.0),  # 0.7 x 2,000
        ({"work": "workshop", "skill": 800}, "wage_workshop", 1_120.0, 0.0),
        ({"work": "self_employed"}, "self_employment", 2_600.0, 0.0),
        (OUTSIDE, "wage_away", 4_000.0, 1_400.0),  # 35 % for living away
        ({**OUTSIDE, "skill": 1_250}, "wage_away", 5_000.0, 1_750.0),
        (PROVINCE, "wage_away", 3_000.0, 1_050.0),
        ({"work": "local", **TOWN}, "wage_town", 2_000.0, 560.0),  # 28 % for living in town
        ({"work": "workshop", **TOWN}, "wage_town", 1_400.0, 392.0),
        ({"work": "self_employed", **TOWN}, "self_employment_town", 2_600.0, 728.0),
    ],
)
def test_a_month_by_kind_of_work(someone: dict[str, Any], flow: str, pay: float, living: float) -> None:
    """What is earned away enters the purse less living away; 18 % of that is sent home to one of two."""
    lived = work(person(**someone), person("at home"))
    assert lived.paid == {name: pytest.approx(yuan) for name, yuan in ((flow, pay), ("living_away", living)) if yuan}
    home, left = lived.home, pay - living
    assert home["cash"] == home["month_net"] == home["month_less_rigid"] == home["month_cash"] == pytest.approx(left)
    assert home["month_transfers"] == pytest.approx(0.18 * left * 0.5 if living else 0.0, abs=0.005)
    own_trade = flow == "self_employment"
    assert (home["month_wages"], home["month_business"]) == (0.0 if living or own_trade else pay, pay if own_trade else 0.0)
    trade = flow.startswith("self_employment")
    assert lived.accounts == {
        name: pytest.approx(yuan)
        for name, yuan in (("employer", 0.0 if trade else -pay), ("market", living - (pay if trade else 0.0)))
        if yuan
    }
    assert lived.village["local_workers"] == (0 if trade or flow == "wage_away" else 1)


def test_members_are_paid_side_by_side() -> None:
    """4,000 + 3,000 away, of which 2,450 go for living; 2,000 + 1,600 at home."""
    people = (
        person("a", **OUTSIDE),
        person("b", **PROVINCE),
        person("c", work="local"),
        person("d", work="local", skill=800),
        person("e"),
    )
    lived = work(*people)
    assert lived.paid == {"wage_away": 7_000.0, "living_away": 2_450.0, "wage_local": 3_600.0}
    assert lived.village["local_workers"] == 2


def test_own_trade_rises_with_local_wages_and_stands_still_with_the_rest() -> None:
    """1.3 x 2,200 = 2,860, half of it where half the work has stopped; prices alone do not move it."""
    lived = work(person(work="self_employed"), village={"wage_local": 2_200.0, "prices": 1.1, "stopped": 0.5})
    assert lived.paid["self_employment"] == pytest.approx(1_430.0, abs=0.005)
    assert lived.home["loss"] == {}


def test_own_trade_is_uneven() -> None:
    """At the median of a lognormal of sd 0.5 it is e^(-0.125) = 0.8825 of its mean: 2,294.49; at u = 0.8413, a sd above, 1.455."""
    uneven = {"work": {**RULE, "self_employment_sd": 0.5}}
    assert work(person(work="self_employed"), parameters=uneven).home["cash"] == pytest.approx(2_294.49, abs=0.01)
    above = work(person(work="self_employed"), luck=0.8413447, parameters=uneven).home["cash"]
    assert above == pytest.approx(3_782.98, abs=0.05)  # 2,600 x e^(0.5 - 0.125)


@pytest.mark.parametrize(
    ("someone", "month", "season"),
    [
        ({"work": "local"}, FEBRUARY, 0.6),
        ({"work": "local"}, APRIL, 0.88),
        ({"work": "workshop"}, FEBRUARY, 0.6),
        (OUTSIDE, FEBRUARY, 0.45),
        (PROVINCE, APRIL, 0.92),
    ],
)
def test_who_is_idle_by_season_earns_nothing_and_has_lost_nothing(someone: dict[str, Any], month: str, season: float) -> None:
    assert work(person(**someone), luck=season - 1e-9, month=month).paid
    idle = work(person(**someone), luck=season, month=month)
    assert idle.paid == {} and idle.home["loss"] == {} and idle.who["work"] == someone["work"]
    assert idle.village["local_workers"] == 0


@pytest.mark.parametrize(
    ("someone", "resettled", "chance", "wage", "kept"),
    [
        ({"work": "local"}, 0, 0.03, 2_000.0, 1.0),
        ({"work": "workshop"}, 0, 0.03, 1_400.0, 1.0),
        ({"work": "local", **TOWN}, 0, 0.03, 2_000.0, 0.72),
        (OUTSIDE, 0, 0.02, 4_000.0, 0.65),
        (PROVINCE, 0, 0.02, 3_000.0, 0.65),
        ({"work": "local"}, 1, 0.04, 2_000.0, 1.0),
        (OUTSIDE, 1, 0.04, 4_000.0, 0.65),
    ],
)
def test_a_job_is_lost_with_the_rest_of_the_month(
    someone: dict[str, Any], resettled: int, chance: float, wage: float, kept: float
) -> None:
    """At a quarter of its chance, after a quarter of the month: three quarters of what the purse had of it are lost."""
    lived = work(person(usual_work="self_employed", **someone), luck=0.25 * chance, fields={"resettled": resettled})
    assert lived.home["month_net"] == pytest.approx(0.25 * wage * kept, abs=0.01)
    assert lived.home["loss"] == {"job_loss": pytest.approx(0.75 * wage * kept)}
    assert lived.home["month_shock"] == pytest.approx(0.75 * wage * kept)
    who = lived.who
    assert (who["work"], who["usual_work"], who["lost_job"], who["idle_months"]) == ("unemployed", someone["work"], 1, 0)
    assert who["presence"] == someone.get("presence", "present"), "who lost work away looks for other work there"
    assert work(person(**someone), luck=chance, fields={"resettled": resettled}).who["work"] == someone["work"]


@pytest.mark.parametrize(
    ("someone", "lost"),
    [
        ({"work": "local"}, 2_000.0),
        ({"work": "workshop"}, 1_400.0),
        ({"work": "self_employed"}, 2_600.0),
        (OUTSIDE, 2_600.0),
        ({"work": "local", **TOWN}, 1_440.0),
    ],
)
def test_the_wage_of_who_is_laid_up_is_lost_to_illness(someone: dict[str, Any], lost: float) -> None:
    lived = work(person(ill_months=1, **someone))
    assert lived.paid == {} and lived.home["loss"] == {"illness": pytest.approx(lost)}
    assert lived.who["work"] == someone["work"]


def test_who_is_laid_up_and_loses_the_job_loses_each_part_once() -> None:
    """0.0075 of 0.03: a quarter of the month to illness, three to the job."""
    lived = work(person(work="local", ill_months=2), luck=0.0075)
    assert lived.home["loss"] == {"illness": pytest.approx(500.0), "job_loss": pytest.approx(1_500.0)}
    assert lived.paid == {}


@pytest.mark.parametrize(("luck", "stopped"), [(0.2999, True), (0.3, False)])
@pytest.mark.parametrize(("someone", "lost"), [({"work": "local"}, 2_000.0), (OUTSIDE, 2_600.0)])
def test_work_that_is_stopped_is_a_lost_wage_and_no_lost_job(luck: float, stopped: bool, someone: dict[str, Any], lost: float) -> None:
    lived = work(person(**someone), more={"work_stopped": luck}, village={"stopped": 0.3})
    assert lived.home["loss"] == ({"job_loss": pytest.approx(lost)} if stopped else {})
    assert bool(lived.paid) is not stopped and lived.who["work"] == someone["work"] and lived.who["lost_job"] == 0


@pytest.mark.parametrize(
    ("someone", "flow", "pay"),
    [
        ({"work": "local"}, "wage_local", 2_200.0),
        (OUTSIDE, "wage_away", 4_400.0),
        ({"work": "self_employed"}, "self_employment", 2_600.0),  # customers who did not come do not come twice
    ],
)
def test_what_stood_still_is_made_up_by_overtime_of_wage_work(someone: dict[str, Any], flow: str, pay: float) -> None:
    assert work(person(**someone), village={"overtime": 0.1}).paid[flow] == pytest.approx(pay)


def test_casual_days_are_more_where_work_is_made_up() -> None:
    """0.3 of the months, 0.33 with a tenth of overtime."""
    for luck, paid in ((0.3299, True), (0.33, False)):
        assert bool(work(person(work="own_farm"), luck=luck, village={"overtime": 0.1, "finding": 1.0}).paid) is paid


@pytest.mark.parametrize(
    ("someone", "luck", "then"),
    [
        ({"work": "local"}, 0.0299, "unemployed"),
        ({"work": "local"}, 0.0301, "self_employed"),
        ({"work": "local"}, 0.0349, "self_employed"),
        ({"work": "local"}, 0.0351, "local"),
        ({"work": "workshop"}, 0.0301, "workshop"),
        (OUTSIDE, 0.0201, "migrant_outside"),
    ],
)
def test_five_in_a_thousand_of_those_in_jobs_nearby_open_a_trade(someone: dict[str, Any], luck: float, then: str) -> None:
    """Behind the three in a hundred who lose the job; the month of the job is paid."""
    lived = work(person(**someone), luck=luck, parameters={"work": {**RULE, "start_trade": 0.005}})
    assert lived.who["work"] == then
    if then == "self_employed":
        assert lived.paid == {"wage_local": pytest.approx(2_000.0)} and lived.village["local_workers"] == 1


def test_a_job_that_is_lost_where_work_had_stopped_is_a_whole_lost_wage() -> None:
    """Half of the month it had stopped, the other half there was no job: 1,000 and 1,000."""
    lived = work(person(work="local"), luck=0.015, more={"work_stopped": 0.1}, village={"stopped": 0.3})
    assert lived.paid == {} and lived.home["loss"] == {"job_loss": pytest.approx(2_000.0)}


@pytest.mark.parametrize(
    ("someone", "luck", "closed", "loss"),
    [
        (OUTSIDE, 0.5, True, {"job_loss": 2_600.0}),
        (PROVINCE, 0.5, True, {"job_loss": 1_950.0}),
        (OUTSIDE, 0.92, True, {}),  # idle by season
        ({**OUTSIDE, "ill_months": 1}, 0.5, True, {"illness": 2_600.0}),
        ({"work": "local"}, 0.5, False, {}),
    ],
)
def test_a_mass_return_closes_jobs_away(someone: dict[str, Any], luck: float, closed: bool, loss: dict[str, float]) -> None:
    """Four in ten, by one lot of the person."""
    lived = work(person(**someone), luck=luck, more={"mass_return": 0.3999}, village={"returning": 0.4})
    assert (lived.who["work"] == "unemployed") is closed and bool(lived.paid) is not closed
    assert lived.home["loss"] == loss
    if closed:
        assert (lived.who["presence"], lived.who["lost_job"], lived.who["usual_work"]) == ("present", 1, someone["work"])
    spared = work(person(**someone), luck=luck, more={"mass_return": 0.4}, village={"returning": 0.4})
    assert spared.who["work"] == someone["work"]


@pytest.mark.parametrize(
    ("years", "months", "chance"),
    [(44, 11, 0.0025), (45, 0, 0.005), (60, 0, 0.005)],  # from forty-five on twice as often
)
@pytest.mark.parametrize(("resettled", "does", "usually"), [(0, "own_farm", "own_farm"), (1, "unemployed", "local")])
def test_migrants_come_home_for_good(years: int, months: int, chance: float, resettled: int, does: str, usually: str) -> None:
    """By the upper end of the uniform, in the idle part of the year."""
    stays = work(person(age=years, months=months, **OUTSIDE), luck=1.0 - chance - 1e-9, fields={"resettled": resettled})
    assert stays.who["work"] == "migrant_outside"
    who = work(person(age=years, months=months, lost_job=1, **OUTSIDE), luck=1.0 - chance, fields={"resettled": resettled}).who
    assert (who["work"], who["usual_work"], who["presence"], who["lost_job"]) == (does, usually, "present", 0)


def test_local_workers_come_home_from_nowhere() -> None:
    assert work(person(work="local"), luck=0.9999).who["work"] == "local"
