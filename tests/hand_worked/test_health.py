"""Risks of health by hand: who falls ill, how long he is laid up, who becomes disabled or chronically ill."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

LINE = "health.fall_ill_and_pay"
RULE = {
    "stays": 1.2,
    "stays_by_age": [1.0, 2.0, 3.0, 4.0],
    "stays_of_chronic": 2.0,
    "chronic_by_age": [0.0] * 4,
    "disability": 0.0,
    "mean_bill": 4_800.0,
    "bill_sd": 0.0,
    "serious_bill": 15_000.0,
    "labour_lost_share": 0.42,
    "light_illness_idle": 0.5,
    "serious_weakens": 0.0,
    "carer_share": 0.0,
    "chronic_severe": 0.0,
}
"""Stays of 1.2 a year and its double, treble, fourfold by age: one in a month with the chances 1 - e^-0.1 to 1 - e^-0.4."""
BY_AGE = (0.0951626, 0.1812692, 0.2591818, 0.3296800)
STEP = 1e-6
APRIL = "2022-04"
A_HUNDREDTH = 1.0 - 0.99**12
"""The yearly chance of what happens in a hundredth of the months."""
PARTNER = person("partner", work="local")


def ill(
    *people: dict[str, Any], luck: Any = 0.999, months: int = 1, month: str = APRIL, more: Any = None, village: Any = None, **rule: Any
) -> Lived:
    """The line alone, without any medical cover; `luck` is the household's uniform of events of health."""
    fields = rule.pop("fields", {})
    home = household(*people, **{"income": 12_000.0, **fields})
    given = {"health": {**RULE, **rule}, "medical_cover": {"coverage": 0.0}}
    uniforms = {"fall_ill": luck if isinstance(luck, dict) else {"home": luck}, **(more or {})}
    return live(LINE, home, month=month, months=months, parameters=given, village=village, luck=uniforms)


@pytest.mark.parametrize(
    ("years", "months", "chance"),
    [
        (0, 3, BY_AGE[0]),
        (14, 11, BY_AGE[0]),
        (15, 0, BY_AGE[1]),
        (44, 11, BY_AGE[1]),
        (45, 0, BY_AGE[2]),
        (59, 11, BY_AGE[2]),
        (60, 0, BY_AGE[3]),
        (90, 0, BY_AGE[3]),
    ],
)
def test_chances_of_a_stay_by_age(years: int, months: int, chance: float) -> None:
    assert ill(person(age=years, months=months), luck=chance - STEP).paid == {"bill": 4_800.0}
    assert ill(person(age=years, months=months), luck=chance + STEP).paid == {}


def test_the_chronically_ill_have_twice_as_many() -> None:
    """2.4 a year below fifteen: 1 - e^-0.2, as others from fifteen on."""
    child = person(age=8, health="chronic")
    assert ill(child, luck=BY_AGE[1] - STEP).paid == {"bill": 4_800.0}
    assert ill(child, luck=BY_AGE[1] + STEP).paid == {}


def test_the_second_falls_ill_with_his_chance_of_those_whom_the_first_leaves() -> None:
    """Child and adult: up to 1 - e^-0.1 the child, from there to 1 - e^-0.1 e^-0.2 = 1 - e^-0.3 the adult."""
    people = person("child", age=8, can_work="some"), person("adult", age=30, work="local")
    laid_up = {"labour_lost": 0.0}
    for luck, who in ((0.0951, "child"), (0.0952, "adult"), (0.25917, "adult"), (0.25919, None)):
        lived = ill(*people, luck=luck, more=laid_up)
        assert [name for name, someone in lived.home["people"].items() if someone["ill_months"]] == ([who] if who else [])


def test_whoever_stands_behind_the_first_draws_for_himself() -> None:
    people = person("first", age=30), person("second", age=30), person("third", age=30)
    for luck, bills in ((BY_AGE[1] - STEP, 2), (BY_AGE[1] + STEP, 1)):
        lived = ill(*people, luck={"home": 0.0, "second": 0.99, "third": luck})
        assert lived.paid == {"bill": bills * 4_800.0}


def test_a_bill_and_where_it_goes() -> None:
    lived = ill(person(age=30), luck=0.0, village={"prices": 1.05})
    assert lived.paid == {"bill": 5_040.0} and lived.accounts == {"hospital": 5_040.0}
    home = lived.home
    assert home["cash"] == home["month_less_rigid"] == -5_040.0 and home["month_net"] == home["month_cash"] == 0.0
    assert home["medical_own"] == home["own_cost"]["illness"] == home["month_shock"] == 5_040.0
    assert home["cost"] == {"illness": 5_040.0} and home["hardship"] == 51


@pytest.mark.parametrize(("u", "yuan"), [(0.5, 2_197.60), (0.8413447, 7_670.38), (0.1586553, 629.63)])
def test_bills_are_uneven(u: float, yuan: float) -> None:
    """Lognormal with sd 1.25: at the median 4,800 e^(-0.78125) = 4,800 x 0.457833; a sd above and below e^(1.25) = 3.490343 as much."""
    assert ill(person(age=30), luck=0.0, more={"hospital_bill": u}, bill_sd=1.25).paid["bill"] == pytest.approx(yuan, abs=0.05)


@pytest.mark.parametrize(
    ("bill", "u", "share", "months"),
    [
        (15_000.0, 0.0, 0.42, 0),
        (15_000.0, 0.5, 0.42, 5),  # 24 x 0.42 x 0.5 = 5.04
        (15_000.0, 0.99, 0.42, 10),  # 9.98
        (15_000.0, 0.0, 0.9, 10),  # evenly from 0.8 to the whole of a year: 9.6
        (15_000.0, 0.99, 0.9, 12),
        (14_999.0, 0.4999, 0.42, 1),  # a light one: a month, or none
        (14_999.0, 0.5, 0.42, 0),
    ],
)
def test_months_laid_up(bill: float, u: float, share: float, months: int) -> None:
    lived = ill(person(age=30, work="local"), luck=0.0, more={"labour_lost": u}, mean_bill=bill, labour_lost_share=share)
    assert lived.who["ill_months"] == months and lived.home["laid_up"] == (1 if months else 0)


@pytest.mark.parametrize("share", [0.25, 0.42, 0.6, 0.9])
def test_months_of_a_serious_illness_are_their_share_of_a_year(share: float) -> None:
    """In the mean over a hundred even uniforms, to a twentieth of a month."""
    people = {"mean_bill": 15_000.0, "labour_lost_share": share}
    months = [
        ill(person(age=30, work="local"), luck=0.0, more={"labour_lost": (k + 0.5) / 100}, **people).who["ill_months"]
        for k in range(100)
    ]
    assert sum(months) / 100 == pytest.approx(12 * share, abs=0.05)


@pytest.mark.parametrize(
    ("others", "carer"),
    [
        ((person("farmer", work="own_farm"), person("son", work="local")), "farmer"),
        ((person("son", work="local"), person("farmer", work="own_farm")), "farmer"),
        ((person("away", work="migrant_outside", presence="away_outside"), person("son", work="local")), "son"),
        ((person("away", work="migrant_outside", presence="away_outside"),), "away"),
        ((person("farmer", work="own_farm"), person("grandmother", can_work="some")), "grandmother"),
        ((person("pupil", can_work="full", study="college"), person("son", work="local")), "son"),
        ((person("sick", work="own_farm", ill_months=9), person("son", work="local")), "son"),
        ((person("child", age=8),), None),
        ((), None),
    ],
)
@pytest.mark.parametrize("who", [person("ill", work="local"), person("ill", age=80)])
def test_who_can_be_spared_cares_for_the_seriously_ill(
    others: tuple[dict[str, Any], ...], carer: str | None, who: dict[str, Any]
) -> None:
    """Five months of illness, also of one who does not work; 0.6 of them: three."""
    serious = {"mean_bill": 15_000.0, "carer_share": 0.6}
    lived = ill(who, *others, luck={"home": 0.0, **{each["name"]: 0.999 for each in others}}, more={"labour_lost": 0.5}, **serious)
    months = {name: someone["ill_months"] for name, someone in lived.home["people"].items()}
    assert months.pop("ill") == (5 if who.get("work") else 0)
    assert {name for name, count in months.items() if count == 3} == ({carer} if carer else set())
    assert lived.home["laid_up"] == sum(count > 0 for count in (*months.values(), 5 if who.get("work") else 0))


def test_nobody_cares_for_who_is_lightly_ill() -> None:
    people = person("ill", work="local"), person("farmer", work="own_farm")
    lived = ill(*people, luck={"home": 0.0, "farmer": 0.999}, more={"labour_lost": 0.1}, mean_bill=14_999.0, carer_share=1.0)
    assert [someone["ill_months"] for someone in lived.home["people"].values()][:2] == [1, 0]


def test_what_is_serious_rises_with_prices() -> None:
    """15,000 of 2020 are 18,000: a bill of 15,000 of 2020 is one of 18,000."""
    lived = ill(person(age=30, work="local"), luck=0.0, more={"labour_lost": 0.5}, mean_bill=14_999.0, village={"prices": 1.2})
    assert lived.paid == {"bill": pytest.approx(17_998.8, abs=0.01)} and lived.who["ill_months"] == 0


@pytest.mark.parametrize(
    ("someone", "resettled", "can_work", "work", "monthly"),
    [
        ({"work": "local"}, 0, "some", "own_farm", 500.0),
        ({"work": "migrant_outside", "presence": "away_outside"}, 0, "some", "own_farm", 500.0),
        ({"work": "local"}, 1, "some", "none", 500.0),
        ({"work": "own_farm", "can_work": "some"}, 0, "none", "none", 1_000.0),
    ],
)
@pytest.mark.parametrize("course", ["serious", "chronic"])
def test_illness_takes_a_step_of_capacity(
    someone: dict[str, Any], resettled: int, can_work: str, work: str, monthly: float, course: str
) -> None:
    """Two who earn have 1,000 a month each; April: five months are left, seven in the next year. Kin see the whole year."""
    how = {"mean_bill": 15_000.0, "serious_weakens": 0.3} if course == "serious" else {"stays": 0.0, "chronic_severe": 0.3}
    by_age = [0.0] * 4 if course == "serious" else [A_HUNDREDTH] * 4
    for u, weakened in ((0.2999, True), (0.3, False)):
        luck = {("labour_lost", 1): u, ("labour_lost", 0): 0.5}
        lived = ill(
            person("struck", **someone),
            PARTNER,
            luck={"home": 0.0, "partner": 0.999},
            more=luck,
            chronic_by_age=by_age,
            fields={"resettled": resettled},
            **how,
        )
        who, home = lived.home["people"]["struck"], lived.home
        if weakened:
            assert (who["can_work"], who["work"], who["presence"]) == (can_work, work, "present")
            assert home["loss"] == {"illness": pytest.approx(5 * monthly)}
            assert home["loss_next"] == {"weakened": pytest.approx(7 * monthly)}
            assert home["month_shock"] == pytest.approx(12 * monthly + lived.paid.get("bill", 0.0))
        else:
            assert who["work"] == someone["work"] and home["loss"] == {} and home["loss_next"] == {}
        grade = {"serious": "good", "chronic": "severe_chronic" if weakened else "chronic"}[course]
        assert (who["health"], home["chronic"]) == (grade, int(course == "chronic"))


def test_who_has_no_capacity_has_none_to_lose() -> None:
    lived = ill(person(age=80), luck=0.0, stays=0.0, chronic_by_age=[A_HUNDREDTH] * 4, chronic_severe=1.0)
    assert (lived.who["health"], lived.who["can_work"], lived.home["loss"]) == ("severe_chronic", "none", {})


def test_a_light_illness_does_not_shorten_a_long_one() -> None:
    """Five months, one of which passes."""
    lived = ill(person(age=30, work="local", ill_months=5), luck=0.0, more={"labour_lost": 0.1})
    assert lived.who["ill_months"] == 4 and lived.home["laid_up"] == 1


def test_who_cannot_work_is_not_laid_up() -> None:
    lived = ill(person(age=80), luck=0.0, more={"labour_lost": 0.0}, mean_bill=20_000.0)
    assert lived.who["ill_months"] == 0 and lived.home["laid_up"] == 0 and lived.paid == {"bill": 20_000.0}


def test_illness_passes_month_by_month() -> None:
    people = person("long", work="local", ill_months=3), person("short", work="local", ill_months=1), person("well", work="local")
    for months, left, laid_up in ((1, (2, 0, 0), 1), (2, (1, 0, 0), 1), (3, (0, 0, 0), 0), (4, (0, 0, 0), 0)):
        lived = ill(*people, months=months)
        assert tuple(someone["ill_months"] for someone in lived.home["people"].values()) == left
        assert lived.home["laid_up"] == laid_up


def disabled(*people: dict[str, Any], luck: Any = 0.0, **more: Any) -> Lived:
    """Disability alone; two who earn have 24,000 a year, 1,000 a month each."""
    return ill(*people, luck=luck, stays=0.0, disability=A_HUNDREDTH, **more)


@pytest.mark.parametrize(
    ("someone", "resettled", "disability", "can_work", "work", "monthly"),
    [
        # able before and half so after: half of 1,000 is lost
        ({"work": "local"}, 0, "mild", "some", "own_farm", 500.0),
        ({"work": "local"}, 1, "mild", "some", "none", 500.0),
        ({"work": "migrant_outside", "presence": "away_outside"}, 0, "mild", "some", "own_farm", 500.0),
        # half able before and not at all after: all of it
        ({"work": "own_farm", "can_work": "some", "disability": "mild"}, 0, "severe", "none", "none", 1_000.0),
        # able although mildly disabled
        ({"work": "own_farm", "disability": "mild"}, 0, "severe", "none", "none", 1_000.0),
        # weak by age already: nothing more is lost
        ({"work": "own_farm", "can_work": "some"}, 0, "mild", "some", "own_farm", 0.0),
    ],
)
@pytest.mark.parametrize(("month", "left"), [("2022-04", 5), ("2022-09", 0), ("2022-10", 11)])
def test_disability_takes_half_of_the_work_and_then_all(
    someone: dict[str, Any], resettled: int, disability: str, can_work: str, work: str, monthly: float, month: str, left: int
) -> None:
    """In the months of the accounting year after this one, and the rest of twelve in the next."""
    lived = disabled(person("struck", lost_job=1, **someone), PARTNER, month=month, fields={"resettled": resettled})
    who = lived.home["people"]["struck"]
    assert (who["disability"], who["can_work"], who["work"], who["lost_job"], who["presence"]) == (
        disability,
        can_work,
        work,
        0,
        "present",
    )
    lost, lost_next = monthly * left, monthly * (12 - left)
    assert lived.home["loss"] == ({"disability_death": pytest.approx(lost)} if lost else {})
    assert lived.home["loss_next"] == ({"earner": pytest.approx(lost_next)} if lost_next else {})
    assert lived.paid == {}


@pytest.mark.parametrize("work", ["public_post", "ranger"])
def test_who_becomes_disabled_holds_a_seat_no_more(work: str) -> None:
    who = disabled(person("struck", work=work, seat_months=6), PARTNER).home["people"]["struck"]
    assert (who["disability"], who["work"], who["seat"]) == ("mild", "own_farm", 0)


def test_a_pupil_who_becomes_disabled_loses_no_income() -> None:
    lived = disabled(person("pupil", can_work="full", study="college"), PARTNER)
    who = lived.home["people"]["pupil"]
    assert (who["disability"], who["can_work"], who["work"]) == ("mild", "some", "none") and lived.home["loss"] == {}


@pytest.mark.parametrize("someone", [{"work": "none"}, {"can_work": "some", "disability": "severe"}])
def test_who_cannot_work_or_is_severely_disabled_becomes_no_more_so(someone: dict[str, Any]) -> None:
    """The uniform passes on to the partner."""
    lived = disabled(person("someone", **someone), PARTNER)
    assert lived.home["people"]["someone"]["disability"] == someone.get("disability", "none")
    assert lived.home["people"]["partner"]["disability"] == "mild"


def test_stay_disability_and_chronic_illness_stand_side_by_side() -> None:
    """1 - e^-0.2 = 0.18127, then a hundredth, then two hundredths."""
    two_hundredths = [1.0 - 0.98**12] * 4
    for luck, found in (
        (0.18126, ("bill", "none", "good")),
        (0.18128, (None, "mild", "good")),
        (0.19126, (None, "mild", "good")),
        (0.19128, (None, "none", "chronic")),
        (0.21126, (None, "none", "chronic")),
        (0.21128, (None, "none", "good")),
    ):
        lived = ill(person(age=30, work="local"), luck=luck, disability=A_HUNDREDTH, chronic_by_age=two_hundredths)
        bill = "bill" if "bill" in lived.paid else None
        assert (bill, lived.who["disability"], lived.who["health"]) == found


@pytest.mark.parametrize(
    ("years", "months", "chance"), [(14, 11, 0.01), (15, 0, 0.02), (44, 11, 0.02), (45, 0, 0.03), (59, 11, 0.03), (60, 0, 0.04)]
)
def test_chronic_illness_by_age_is_for_good(years: int, months: int, chance: float) -> None:
    by_age = [1.0 - (1.0 - monthly) ** 12 for monthly in (0.01, 0.02, 0.03, 0.04)]
    lived = ill(person(age=years, months=months), luck=[chance - STEP, 0.999], months=1, stays=0.0, chronic_by_age=by_age)
    assert lived.who["health"] == "chronic" and lived.home["chronic"] == 1
    assert lived.paid == {} and lived.who["can_work"] == "none"
    spared = ill(person(age=years, months=months), luck=chance + STEP, stays=0.0, chronic_by_age=by_age)
    assert spared.who["health"] == "good" and spared.home["chronic"] == 0 and spared.paid == {}


def test_the_chronically_ill_become_disabled_too() -> None:
    """Alone: up to 1 - e^-0.4 a stay, then a hundredth."""
    for luck, found in ((BY_AGE[3] + STEP, "mild"), (BY_AGE[3] + 0.01 - STEP, "mild"), (BY_AGE[3] + 0.01 + STEP, "none")):
        lived = ill(person(age=30, work="own_farm", health="chronic"), luck=luck, disability=A_HUNDREDTH)
        assert lived.who["disability"] == found and "bill" not in lived.paid


def test_it_comes_once() -> None:
    """With all luck against her: she has it, and there is nothing else to have."""
    lived = ill(person(age=80, health="chronic"), luck=0.0, stays=0.0, chronic_by_age=[0.9] * 4)
    assert lived.home["chronic"] == 1


@pytest.mark.parametrize(("u", "need"), [(0.0, 0.0), (0.5, 0.693147), (0.6321205588, 1.0), (0.95, 2.995732)])
def test_out_patient_care_is_billed_by_the_quarter_and_uneven_over_households(u: float, need: float) -> None:
    """Three persons at 240 a year: 180 a quarter times an exponential need of mean one, the same in all quarters of the year."""
    given = {"health": {"outpatient": 240.0, "medicines": [55.0, 160.0]}, "medical_cover": {"coverage": 0.0}}
    home = household(person("a"), person("b"), person("c", age=8))
    lived = live("health.pay_for_care", home, month="2022-01", months=12, parameters=given, luck={"outpatient_need": u})
    quarter = pytest.approx(180.0 * need, abs=0.01)
    assert lived.of_month("outpatient") == [0.0, 0.0, quarter] * 4
    assert lived.home["medical_own"] == pytest.approx(4 * 180.0 * need, abs=0.05)


def test_medicines_are_bought_by_grade() -> None:
    """3 x (2 x 55 + 160) in prices an eighth above 2020; a rigid cost in no contract of an insurer of stays."""
    people = person("a", health="chronic"), person("b", health="chronic"), person("c", health="severe_chronic"), person("d")
    given = {"health": {"outpatient": 240.0, "medicines": [55.0, 160.0]}, "medical_cover": {"coverage": 0.0}}
    lived = live(
        "health.pay_for_care",
        household(*people),
        month="2022-03",
        parameters=given,
        village={"prices": 1.125},
        luck={"outpatient_need": 0.0},
    )
    assert lived.paid == {"outpatient": 911.25} and lived.accounts == {"hospital": 911.25}
    home = lived.home
    assert home["month_less_rigid"] == -911.25 == -home["medical_own"] and home["month_net"] == 0.0
    assert home["own_cost"] == home["cost"] == {} and home["month_shock"] == 0.0
