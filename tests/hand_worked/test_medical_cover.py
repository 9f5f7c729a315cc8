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
    "serious_cap": [500_000.0, 500_000.0, 1e9],  # F0130, F0140
    "aid_cap": 50_000.0,  # F0137
    "impoverished_share": 0.6,  # F0136
    "impoverished_deductible": 2_000.0,  # F0136
    "impoverished_line": 1.5,  # F0138
}
ORDINARY: dict[str, Any] = {"household_class": "ordinary"}
LIFTED: dict[str, Any] = {"household_class": "lifted"}
LISTED: dict[str, Any] = {"household_class": "ordinary", "listed": "marginal"}
DIBAO: dict[str, Any] = {"household_class": "ordinary", "in_dibao": 1}
AFTER, BEFORE = "2021-01", "2020-12"
"""Half of the lifted's terms goes with 2020, and a tenth every year; those of the listed and of dibao go on."""


def bill(
    yuan: float,
    fields: dict[str, Any] = ORDINARY,
    month: str = "2022-03",
    months: int = 1,
    ill: dict[str, Any] | None = None,
    income: float = 1_000_000.0,
    village: dict[str, Any] | None = None,
    **rule: float,
) -> Lived:
    """One of two in a household that no bill impoverishes goes to hospital, every month, each time with this bill."""
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
        # in range 320; aid 0.7 x 320 = 224; at least 0.77 x 400 = 308 in all: 84 more
        (400.0, [0, 0, 224, 84, 92]),
        # in range 400; 0.7 x 50 = 35; aid 0.7 x 365 = 255.50; 0.77 x 500 - 290.50 = 94.50
        (500.0, [35, 0, 255.5, 94.5, 115]),
        # 5,355; 0.65 x (2,645 - 1,500) = 744.25; 0.7 x 1,900.75 = 1,330.525; 7,700 - 7,429.775 = 270.225
        (10_000.0, [5_355, 744.25, 1_330.525, 270.225, 2_300]),
        # own 200,000; 0.65 x 48,500 + 0.75 x 50,000 + 0.85 x 100,000 = 154,025; 0.7 x 45,975 = 32,182.50; above 0.77 of the bill
        (500_000.0, [200_000, 154_025, 32_182.5, 0, 113_792.5]),
        # own 440,000; 31,525 + 37,500 + 0.85 x 340,000 = 358,025; 0.7 x 81,975 = 57,382.50, above the cap of 50,000
        # 616,000 - 608,025 = 7,975
        (800_000.0, [200_000, 358_025, 50_000, 7_975, 184_000]),
        # own 760,000; 31,525 + 37,500 + 0.85 x 660,000 = 630,025 without a cap (F0140); 50,000; 924,000 - 880,025 = 43,975
        (1_200_000.0, [200_000, 630_025, 50_000, 43_975, 276_000]),
    ],
)
def test_a_bill_of_a_listed_or_dibao_household(fields: dict[str, Any], yuan: float, paid: list[float]) -> None:
    """Half the deductible and five points more (F0139, F0140), 70 % of the rest (F0133), 77 % of the bill in all."""
    assert parts(bill(yuan, fields)) == is_about(paid)


@pytest.mark.parametrize("listed", ["eliminated", "marginal_silent", "struck_off"])
def test_who_is_off_the_list_or_on_it_in_silence_has_ordinary_terms(listed: str) -> None:
    assert parts(bill(100_000.0, {**LISTED, "listed": listed})) == is_about([55_755, 12_747, 0, 0, 31_498])


@pytest.mark.parametrize(
    ("fields", "month", "yuan", "paid"),
    [
        # own 24,245; 0.65 x (24,245 - 1,500) = 14,784.25; 0.7 x 9,460.75 = 6,622.525; 0.9 x 100,000 - 77,161.775 (F0141)
        (LIFTED, BEFORE, 100_000.0, [55_755, 14_784.25, 6_622.525, 12_838.225, 10_000]),
        # half: 0.625 x (24,245 - 2,250) = 13,746.875; 0.35 x 10,498.125 = 3,674.34375; more than 0.45 of the bill
        (LIFTED, AFTER, 100_000.0, [55_755, 13_746.875, 3_674.34375, 0, 26_823.78125]),
        # a tenth in 2025: 0.605 x (24,245 - 2,850) = 12,943.975; 0.07 x 11,301.025 = 791.07175
        (LIFTED, "2025-06", 100_000.0, [55_755, 12_943.975, 791.07175, 0, 30_509.95325]),
        (LISTED, BEFORE, 100_000.0, [55_755, 14_784.25, 6_622.525, 12_838.225, 10_000]),
        (LISTED, AFTER, 100_000.0, [55_755, 14_784.25, 6_622.525, 0, 22_838.225]),
        (ORDINARY, BEFORE, 100_000.0, [55_755, 12_747, 0, 0, 31_498]),
        # in range 800; 0.7 x 450 = 315; 0.7 x 485 = 339.50; 0.9 x 1,000 - 654.50 (F0141), or 0.77 x 1,000 - 654.50
        (LIFTED, BEFORE, 1_000.0, [315, 0, 339.5, 245.5, 100]),
        (LIFTED, AFTER, 1_000.0, [315, 0, 169.75, 0, 515.25]),
        (LISTED, BEFORE, 1_000.0, [315, 0, 339.5, 245.5, 100]),
        (LISTED, AFTER, 1_000.0, [315, 0, 339.5, 115.5, 230]),
        ({"household_class": "near_poor"}, BEFORE, 1_000.0, [315, 0, 0, 0, 685]),
    ],
)
def test_terms_by_class_and_date(fields: dict[str, Any], month: str, yuan: float, paid: list[float]) -> None:
    """The lifted had the terms of the poor until 2020 and give them up over five years; the listed and dibao keep better ones."""
    assert parts(bill(yuan, fields, month)) == is_about(paid)


@pytest.mark.parametrize("yuan", [3_000.0, 60_000.0, 400_000.0])
def test_a_tenth_of_a_bill_was_left_to_the_registered_poor_of_2020(yuan: float) -> None:
    """90 % of actual cost (F0141), without a cap (F0140)."""
    assert parts(bill(yuan, LIFTED, BEFORE))[-1] == pytest.approx(0.1 * yuan, abs=0.05)


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
        (0.0, DIBAO, [5_355, 744.25, 1_330.525, 270.225, 2_300]),
        (0.0, {**LISTED, **DIBAO}, [5_355, 744.25, 1_330.525, 270.225, 2_300]),
        # half: deductible 3,000 x 0.75 = 2,250; 0.625 x (2,645 - 2,250) = 246.875; 0.35 x 2,398.125 = 839.34375
        (0.5, LISTED, [5_355, 246.875, 839.34375, 0, 3_558.78125]),
    ],
)
def test_better_terms_without_the_tilt_stay_in_dibao_alone(tilt: float, fields: dict[str, Any], paid: list[float]) -> None:
    assert parts(bill(10_000.0, fields, tilt=tilt)) == is_about(paid)


@pytest.mark.parametrize(
    ("fields", "less_rigid", "yuan", "aid"),
    [
        # 1.5 x 4,800 x 2 persons = 14,400 a year after rigid spending and the own 2,645: 0.6 x (2,645 - 2,000) = 387
        (ORDINARY, 17_044.0, 10_000.0, 387.0),
        (ORDINARY, 17_045.0, 10_000.0, 0.0),
        # four tenths of the lifted's terms: 0.62 x (2,645 - 2,400) = 151.90; 0.28 x 2,493.10 is more than 0.6 x 493.10
        (LIFTED, 14_399.0, 10_000.0, 698.068),
        # 0.62 x (24,245 - 2,400) = 13,543.90; 0.6 x (10,701.10 - 2,000) is more than 0.28 x 10,701.10
        (LIFTED, 14_399.0, 100_000.0, 5_220.66),
        # in range 4,000: own 1,445, below the deductible of 2,000
        (ORDINARY, 14_399.0, 5_000.0, 0.0),
        # after serious insurance 11,498 are left: 0.6 x 9,498 = 5,698.80
        (ORDINARY, 25_897.0, 100_000.0, 5_698.8),
        (ORDINARY, 25_898.0, 100_000.0, 0.0),
        # the listed have their own share, which is more, and not this one on top
        (LISTED, 14_399.0, 10_000.0, 1_330.525),
    ],
)
def test_people_impoverished_by_illness_are_aided(fields: dict[str, Any], less_rigid: float, yuan: float, aid: float) -> None:
    lived = bill(yuan, {**fields, "less_rigid_12": less_rigid})
    assert lived.paid.get("medical_aid", 0.0) == pytest.approx(aid, abs=0.005)
    assert ("tilted_aid" in lived.paid) == ("listed" in fields)


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
    """Aid of 1,330.52, but 200 are left of the cap: own 1,700.75, covered 6,299.25 of 0.77 x 10,000 = 7,700."""
    lived = bill(10_000.0, LISTED, ill={"aid_year": 49_800})
    assert parts(lived) == is_about([5_355, 744.25, 200, 1_400.75, 2_300])
    assert lived.who["aid_year"] == 50_000


def test_years_of_the_persons_of_a_household_are_apart() -> None:
    """The other has had his caps: that is nothing to the one who is ill now."""
    well = {"serious_cost_year": 90_000.0, "aid_year": 50_000}
    home = household(person("ill"), person("well", **well, basic_paid_year=200_000), **LISTED)
    health = {"mean_bill": 10_000.0, "bill_sd": 0.0, "stays": 0.2}
    lived = live(FALL_ILL, home, parameters={"medical_cover": RULE, "health": health}, luck={"fall_ill": {"home": 0.0}})
    assert parts(lived) == is_about([5_355, 744.25, 1_330.525, 270.225, 2_300])
    assert lived.home["people"]["well"]["serious_cost_year"] == 90_000.0


@pytest.mark.parametrize("lever", ["strength", "coverage"])
def test_at_half_strength_each_payer_pays_half_and_the_year_counts_the_whole(lever: str) -> None:
    """Of 500,000 of a listed: half of 200,000, of 154,025 and of 32,182.50."""
    lived = bill(500_000.0, LISTED, **{lever: 0.5})
    assert parts(lived) == is_about([100_000, 77_012.5, 16_091.25, 0, 306_896.25])
    assert lived.who["basic_paid_year"] == 200_000 and lived.who["serious_cost_year"] == 200_000.0
    assert lived.who["aid_year"] in (32_182, 32_183)


def test_at_half_strength_the_next_payer_sees_what_the_rule_would_have_paid() -> None:
    """A bill of 500 at full strength: 35, aid of 255.50, tilted aid of 94.50; half of each."""
    assert parts(bill(500.0, LISTED, strength=0.5)) == is_about([17.5, 0, 127.75, 47.25, 307.5])


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
    assert lived.accounts == {"hospital": 500.0, "medical_fund": -35.0, "treasury": -350.0}
    home = lived.home
    assert (home["month_net"], home["month_cash"], home["month_less_rigid"], home["month_aid"]) == (0.0, 0.0, -115.0, 0.0)
    assert home["month_transfers"] == 385.0
    assert (home["medical_own"], home["own_cost"].get("illness", 0.0), home["month_shock"]) == (115.0, 115.0, 115.0)
    assert home["cost"] == {"illness": 115.0} and home["loss"] == {}
    assert home["hardship"] == 2, "115 yuan are at most two steps of a hundred"


def test_a_bill_rises_with_prices() -> None:
    """5 % above 2020: 10,500, of which 8,400 in range; 0.7 x 8,050 = 5,635."""
    assert parts(bill(10_000.0, village={"prices": 1.05})) == is_about([5_635, 0, 0, 0, 4_865])


CARE = "health.pay_for_care"
COVERS = {"visits_share": 0.5, "visits_cap": 500.0, "medicines_share": 0.5, "medicines_cap": 3_000.0}
A_MEAN_YEAR = 0.6321205588
"""The uniform at which an exponential need is its mean: 1 - 1/e."""


def care(outpatient: float, medicines: float, fields: dict[str, Any], months: int = 3, **rule: float) -> Lived:
    """A quarter from January of one who is well and one with a severe chronic illness, at the mean of out-patient need."""
    return live(
        CARE,
        household(person("well"), person("ill", health="severe_chronic"), **fields),
        month="2022-01",
        months=months,
        parameters={"medical_cover": {**RULE, **COVERS, **rule}, "health": {"outpatient": outpatient, "medicines": [0.0, medicines]}},
        luck={"outpatient_need": A_MEAN_YEAR},
    )


@pytest.mark.parametrize(
    ("outpatient", "medicines", "fields", "fund", "aid"),
    [
        # 2 x 400 / 4 = 200, of which half
        (400.0, 0.0, ORDINARY, 100.0, 0.0),
        # 2 x 1,600 / 4 = 800; half is more than 2 x 500 / 4 (F0131)
        (1_600.0, 0.0, ORDINARY, 250.0, 0.0),
        # 3 x 160 = 480, of which half
        (0.0, 160.0, ORDINARY, 240.0, 0.0),
        # 3 x 700 = 2,100; half is more than 3,000 / 4
        (0.0, 700.0, ORDINARY, 750.0, 0.0),
        # of the other 240 aid pays 70 % to the listed and to dibao (F0133), four tenths of it to the lifted
        (0.0, 160.0, LISTED, 240.0, 168.0),
        (0.0, 160.0, DIBAO, 240.0, 168.0),
        (0.0, 160.0, LIFTED, 240.0, 67.2),
    ],
)
def test_covers_of_out_patient_care(outpatient: float, medicines: float, fields: dict[str, Any], fund: float, aid: float) -> None:
    lived = care(outpatient, medicines, fields)
    bill = 0.5 * outpatient + 3.0 * medicines
    assert [lived.paid.get(flow, 0.0) for flow in ("outpatient", "outpatient_cover", "medical_aid")] == is_about([bill, fund, aid])
    home = lived.home
    assert home["month_less_rigid"] == -home["medical_own"] == pytest.approx(fund + aid - bill, abs=0.02)
    assert home["month_net"] == 0.0 and home["own_cost"] == {}


@pytest.mark.parametrize("lever", ["strength", "coverage"])
def test_half_the_cover_is_half_of_out_patient_care_and_none_is_nothing(lever: str) -> None:
    lived = care(400.0, 160.0, LISTED, **{lever: 0.5})
    assert [lived.paid[flow] for flow in ("outpatient_cover", "medical_aid")] == is_about([170.0, 84.0])
    assert set(care(400.0, 160.0, LISTED, **{lever: 0.0}).paid) == {"outpatient"}
