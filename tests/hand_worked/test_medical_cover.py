"""The three-fold medical cover by hand: one bill, or the bills of a year, through basic and serious insurance, aid and tilted aid."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, known, live, person

FALL_ILL = "health.fall_ill_and_pay"
PAYERS = ("basic_cover", "serious_cover", "medical_aid", "tilted_aid")
RULE = {
    "coverage": 1.0,
    "strength": 1.0,
    "tilt": 1.0,
    "outside_policy_share": 0.2,  # round: the plan's central values are 0.18, and 0.68 for basic insurance
    "basic_share": 0.7,
    "basic_deductible": 350.0,
    "basic_cap": 200_000.0,
    "serious_deductible": 3_000.0,  # F0126
    "serious_upper": [50_000.0, 100_000.0, 1e9],  # F0127 to F0129
    "serious_tier_share": [0.6, 0.7, 0.8],  # F0127 to F0129
    "serious_cap": 500_000.0,  # F0130
    "aid_cap": 50_000.0,  # F0137
    "impoverished_share": 0.6,  # F0136
    "impoverished_deductible": 2_000.0,  # F0136
    "impoverished_line": 1.5,  # F0138
}
ORDINARY: dict[str, Any] = {"household_class": "ordinary"}
LIFTED: dict[str, Any] = {"household_class": "lifted"}
LISTED: dict[str, Any] = {"household_class": "ordinary", "listed": "marginal"}
DIBAO: dict[str, Any] = {"household_class": "ordinary", "in_dibao": 1}
AFTER, BEFORE = "2021-07", "2021-06"
"""The tilt of the lifted ends with June 2021; that of the listed and of dibao goes on."""


def bill(
    yuan: float,
    fields: dict[str, Any] = ORDINARY,
    month: str = "2022-03",
    months: int = 1,
    ill: dict[str, Any] | None = None,
    income: float = 10_000.0,
    village: dict[str, Any] | None = None,
    **rule: float,
) -> Lived:
    """One of two in a household goes to hospital, every month, each time with this bill."""
    return live(
        FALL_ILL,
        household(person("ill", **(ill or {})), person("well"), income=income, **fields),
        month=month,
        months=months,
        parameters={
            "medical_cover": {**RULE, **rule},
            "health": {"mean_bill": yuan, "bill_sd": 0.0, "stays": 0.2},
            "dibao": {"standard": 4_800.0},
        },
        village=village,
        luck={"fall_ill": {"home": 0.0}},
    )


def parts(lived: Lived) -> list[float]:
    """What basic, serious-illness insurance, aid and tilted aid paid, and what was left to the household."""
    assert lived.home["own_cost"].get("illness", 0.0) == lived.paid["bill"] - sum(lived.paid.get(payer, 0.0) for payer in PAYERS)
    return [lived.paid.get(payer, 0.0) for payer in PAYERS] + [lived.home["own_cost"].get("illness", 0.0)]


def is_about(yuan: list[float]) -> Any:
    """To the fen, but for the grain of 1/128 yuan in which each of five moves."""
    return pytest.approx(yuan, abs=0.01)


@pytest.mark.parametrize(
    ("yuan", "paid"),
    [
        # in range 80 %: 320, below the deductible of a stay
        (400.0, [0, 0, 0, 0, 400]),
        # in range 8,000; 0.7 x (8,000 - 350) = 5,355; own 2,645, below 3,000
        (10_000.0, [5_355, 0, 0, 0, 4_645]),
        # in range 80,000; 0.7 x 79,650 = 55,755; own 24,245; 0.6 x 21,245 = 12,747
        (100_000.0, [55_755, 12_747, 0, 0, 31_498]),
        # in range 400,000; the cap of 200,000; own 200,000; 0.6 x 47,000 + 0.7 x 50,000 + 0.8 x 100,000 = 143,200
        (500_000.0, [200_000, 143_200, 0, 0, 156_800]),
        # in range 960,000; own 760,000; 28,200 + 35,000 + 0.8 x 660,000 = 591,200, above the cap of 500,000
        (1_200_000.0, [200_000, 500_000, 0, 0, 500_000]),
    ],
)
def test_a_bill_of_an_ordinary_household(yuan: float, paid: list[float]) -> None:
    assert parts(bill(yuan)) == is_about(paid)


@pytest.mark.parametrize("fields", [LISTED, DIBAO, {**LISTED, "listed": "unstable"}, {**LIFTED, "listed": "sudden"}])
@pytest.mark.parametrize(
    ("yuan", "paid"),
    [
        # in range 320; aid 0.7 x 320 = 224; at least 0.8 x 320 = 256 in all: 32 more
        (400.0, [0, 0, 224, 32, 144]),
        # in range 400; 0.7 x 50 = 35; aid 0.7 x 365 = 255.50; 0.8 x 400 - 290.50 = 29.50
        (500.0, [35, 0, 255.5, 29.5, 180]),
        # 5,355; 0.65 x (2,645 - 1,500) = 744.25; 0.7 x 1,900.75 = 1,330.525; 7,429.78 is more than 0.8 x 8,000
        (10_000.0, [5_355, 744.25, 1_330.525, 0, 2_570.225]),
        # own 200,000; 0.65 x 48,500 + 0.75 x 50,000 + 0.85 x 100,000 = 154,025; 0.7 x 45,975 = 32,182.50
        (500_000.0, [200_000, 154_025, 32_182.5, 0, 113_792.5]),
        # own 440,000; 31,525 + 37,500 + 0.85 x 340,000 = 358,025; 0.7 x 81,975 = 57,382.50, above the cap of 50,000
        (800_000.0, [200_000, 358_025, 50_000, 0, 191_975]),
    ],
)
def test_a_bill_of_a_listed_or_dibao_household(fields: dict[str, Any], yuan: float, paid: list[float]) -> None:
    """Half the deductible and five points more (F0139, F0140), 70 % of the rest (F0133), 80 % of what is in range in all."""
    assert parts(bill(yuan, fields)) == is_about(paid)


@pytest.mark.parametrize("listed", ["eliminated", "marginal_silent", "struck_off"])
def test_who_is_off_the_list_or_on_it_in_silence_has_ordinary_terms(listed: str) -> None:
    assert parts(bill(100_000.0, {**LISTED, "listed": listed})) == is_about([55_755, 12_747, 0, 0, 31_498])


@pytest.mark.parametrize(
    ("fields", "month", "yuan", "paid"),
    [
        # own 24,245; 0.65 x (24,245 - 1,500) = 14,784.25; 0.7 x 9,460.75 = 6,622.525; 77,161.78 is more than 0.9 x 80,000
        (LIFTED, BEFORE, 100_000.0, [55_755, 14_784.25, 6_622.525, 0, 22_838.225]),
        (LIFTED, AFTER, 100_000.0, [55_755, 12_747, 0, 0, 31_498]),
        (LISTED, BEFORE, 100_000.0, [55_755, 14_784.25, 6_622.525, 0, 22_838.225]),
        (LISTED, AFTER, 100_000.0, [55_755, 14_784.25, 6_622.525, 0, 22_838.225]),
        (ORDINARY, BEFORE, 100_000.0, [55_755, 12_747, 0, 0, 31_498]),
        # in range 800; 0.7 x 450 = 315; 0.7 x 485 = 339.50; 654.50 of 0.9 x 800 = 720 (F0141), or of 0.8 x 800 = 640
        (LIFTED, BEFORE, 1_000.0, [315, 0, 339.5, 65.5, 280]),
        (LIFTED, AFTER, 1_000.0, [315, 0, 0, 0, 685]),
        (LISTED, BEFORE, 1_000.0, [315, 0, 339.5, 65.5, 280]),
        (LISTED, AFTER, 1_000.0, [315, 0, 339.5, 0, 345.5]),
        ({"household_class": "near_poor"}, BEFORE, 1_000.0, [315, 0, 0, 0, 685]),
    ],
)
def test_terms_by_class_and_date(fields: dict[str, Any], month: str, yuan: float, paid: list[float]) -> None:
    """The lifted had the terms of the poor until the reform of July 2021; the listed and dibao keep them."""
    assert parts(bill(yuan, fields, month)) == is_about(paid)


def test_the_facts_are_those_of_the_plan() -> None:
    """What is written above with a fact is what the plan's table of rules holds."""
    for name in ("serious_deductible", "serious_upper", "serious_tier_share", "serious_cap", "aid_cap"):
        assert known("2022-03", "medical_cover", name) == RULE[name], name
    for name in ("impoverished_share", "impoverished_deductible", "impoverished_line"):
        assert known("2022-03", "medical_cover", name) == RULE[name], name


@pytest.mark.parametrize(
    ("tilt", "fields", "paid"),
    [
        (0.0, LISTED, [5_355, 0, 0, 0, 4_645]),
        (0.0, DIBAO, [5_355, 744.25, 1_330.525, 0, 2_570.225]),
        (0.0, {**LISTED, **DIBAO}, [5_355, 744.25, 1_330.525, 0, 2_570.225]),
        # half: deductible 3,000 x 0.75 = 2,250; 0.625 x (2,645 - 2,250) = 246.875; 0.35 x 2,398.125 = 839.34375
        (0.5, LISTED, [5_355, 246.875, 839.34375, 0, 3_558.78125]),
    ],
)
def test_better_terms_without_the_tilt_stay_in_dibao_alone(tilt: float, fields: dict[str, Any], paid: list[float]) -> None:
    assert parts(bill(10_000.0, fields, tilt=tilt)) == is_about(paid)


@pytest.mark.parametrize(
    ("fields", "less_rigid", "yuan", "aid"),
    [
        # 1.5 x 4,800 x 2 persons = 14,400 a year after rigid spending; own 2,645: 0.6 x (2,645 - 2,000) = 387
        (ORDINARY, 14_399.0, 10_000.0, 387.0),
        (ORDINARY, 14_400.0, 10_000.0, 0.0),
        (LIFTED, 14_399.0, 10_000.0, 387.0),
        # in range 4,000: own 1,445, below the deductible of 2,000
        (ORDINARY, 14_399.0, 5_000.0, 0.0),
        # after serious insurance 11,498 are left: 0.6 x 9,498 = 5,698.80
        (ORDINARY, 14_399.0, 100_000.0, 5_698.8),
        # the listed have their own share and not this one on top
        (LISTED, 14_399.0, 10_000.0, 1_330.525),
    ],
)
def test_people_impoverished_by_illness_are_aided(fields: dict[str, Any], less_rigid: float, yuan: float, aid: float) -> None:
    lived = bill(yuan, {**fields, "less_rigid_12": less_rigid})
    assert lived.paid.get("medical_aid", 0.0) == pytest.approx(aid, abs=0.005)
    assert "tilted_aid" not in lived.paid


def test_the_deductible_of_a_stay_is_due_each_time_that_of_serious_illness_once_a_year() -> None:
    """Two bills of 10,000: 5,355 twice; own 2,645, then 5,290 in all: 0.6 x 2,290 = 1,374."""
    lived = bill(10_000.0, months=2)
    assert lived.of_month("basic_cover") == [5_355.0, 5_355.0]
    assert lived.of_month("serious_cover") == [0.0, 1_374.0]
    assert lived.who["serious_cost_year"] == 5_290.0
    assert [who["basic_paid_year"] for who in lived.home["people"].values()][:2] == [10_710, 0]


def test_tiers_and_caps_are_those_of_the_year() -> None:
    """Three bills of 200,000, 160,000 of each in range.

    Basic: 0.7 x 159,650 = 111,755; then 200,000 - 111,755 = 88,245; then nothing. Own: 48,245; 71,755; 160,000, in all 48,245,
    120,000, 280,000. Serious: 0.6 x 45,245 = 27,147; 28,200 + 35,000 + 0.8 x 20,000 = 79,200; 63,200 + 0.8 x 180,000 = 207,200.
    """
    lived = bill(200_000.0, months=3)
    assert lived.of_month("basic_cover") == [111_755.0, 88_245.0, 0.0]
    assert lived.of_month("serious_cover") == is_about([27_147, 52_053, 128_000])
    assert lived.who["basic_paid_year"] == 200_000


def test_the_cap_of_aid_is_that_of_the_year_and_tilted_aid_comes_after_it() -> None:
    """Aid of 1,330.52, but 200 are left of the cap: own 1,700.75, covered 6,299.25 of 0.8 x 8,000 = 6,400."""
    lived = bill(10_000.0, LISTED, ill={"aid_year": 49_800})
    assert parts(lived) == is_about([5_355, 744.25, 200, 100.75, 3_600])
    assert lived.who["aid_year"] == 50_000


def test_years_of_the_persons_of_a_household_are_apart() -> None:
    """The other has had his caps: that is nothing to the one who is ill now."""
    well = {"serious_cost_year": 90_000.0, "aid_year": 50_000}
    home = household(person("ill"), person("well", **well, basic_paid_year=200_000), **LISTED)
    health = {"mean_bill": 10_000.0, "bill_sd": 0.0, "stays": 0.2}
    lived = live(FALL_ILL, home, parameters={"medical_cover": RULE, "health": health}, luck={"fall_ill": {"home": 0.0}})
    assert parts(lived) == is_about([5_355, 744.25, 1_330.525, 0, 2_570.225])
    assert lived.home["people"]["well"]["serious_cost_year"] == 90_000.0


@pytest.mark.parametrize("lever", ["strength", "coverage"])
def test_at_half_strength_each_payer_pays_half_and_the_year_counts_the_whole(lever: str) -> None:
    """Of 500,000 of a listed: half of 200,000, of 154,025 and of 32,182.50."""
    lived = bill(500_000.0, LISTED, **{lever: 0.5})
    assert parts(lived) == is_about([100_000, 77_012.5, 16_091.25, 0, 306_896.25])
    assert lived.who["basic_paid_year"] == 200_000 and lived.who["serious_cost_year"] == 200_000.0
    assert lived.who["aid_year"] in (32_182, 32_183)


def test_at_half_strength_the_next_payer_sees_what_the_rule_would_have_paid() -> None:
    """A bill of 500 at full strength: 35, aid of 255.50, tilted aid of 29.50; half of each."""
    assert parts(bill(500.0, LISTED, strength=0.5)) == is_about([17.5, 0, 127.75, 14.75, 340])


def test_who_is_not_covered_pays_all() -> None:
    lived = bill(10_000.0, LISTED, coverage=0.0)
    assert lived.paid == {"bill": 10_000.0} and lived.home["own_cost"] == {"illness": 10_000.0}
    assert lived.who["serious_cost_year"] == 0.0


def test_a_used_up_budget_withholds_a_share_of_every_payer() -> None:
    """A quarter: 0.75 x 5,355 = 4,016.25; own 3,983.75: 0.6 x 983.75 = 590.25, of which 442.6875."""
    lived = bill(10_000.0, village={"withheld": {"medical_cover": 0.25}})
    assert parts(lived) == [4_016.25, 442.6875, 0, 0, 5_541.0625]


def test_no_payer_pays_more_than_is_left() -> None:
    """At double strength basic insurance alone would pay 10,710 of a bill of 10,000."""
    lived = bill(10_000.0, LISTED, strength=2.0)
    assert parts(lived) == [10_000, 0, 0, 0, 0]


def test_who_pays_and_how_incomes_count_it() -> None:
    """Insurers from the medical fund, both kinds of aid from the treasury; net income knows none of it, rigid spending the rest."""
    lived = bill(500.0, LISTED)
    assert lived.accounts == {"hospital": 500.0, "medical_fund": -35.0, "treasury": -285.0}
    home = lived.home
    assert (home["month_net"], home["month_cash"], home["month_less_rigid"], home["month_aid"]) == (0.0, 0.0, -180.0, 0.0)
    assert home["month_transfers"] == 320.0
    assert (home["medical_own"], home["own_cost"].get("illness", 0.0), home["month_shock"]) == (180.0, 180.0, 180.0)
    assert home["cost"] == {"illness": 180.0} and home["loss"] == {}
    assert home["hardship"] == 2, "180 yuan are at most two steps of a hundred"


def test_a_bill_rises_with_prices() -> None:
    """5 % above 2020: 10,500, of which 8,400 in range; 0.7 x 8,050 = 5,635."""
    assert parts(bill(10_000.0, village={"prices": 1.05})) == is_about([5_635, 0, 0, 0, 4_865])
