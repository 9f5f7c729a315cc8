"""Home insurance, then gap insurance, by hand: what each pays of a damaged house, a stolen animal, a death, a bill and a fee."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

CERTAIN = {"coverage": 1.0, "strength": 1.0, "in_force": 1.0, "delay_months": 0.0, "targeting_error": 0.0}
HOME: dict[str, Any] = {
    **CERTAIN,
    "death": 30_000.0,
    "disability": 10_000.0,
    "illness_death": 1_000.0,  # F0076
    "property_cap": 20_000.0,
    "unpaid_kept": 1.0,
    "premium": 20.0,  # F0013
    "premium_share": 0.0,  # F0015
}
GAP: dict[str, Any] = {
    **CERTAIN,
    "line": 6_000.0,  # F0028
    "illness_deductible": 10_000.0,
    "illness_share": 0.65,
    "illness_cap": 50_000.0,  # F0029
    "school_deductible": 8_000.0,  # F0030
    "school_share": 0.65,
    "school_cap": 30_000.0,  # F0031
    "disaster_deductible": 1_000.0,
    "disaster_share": 0.65,
    "disaster_cap": 30_000.0,  # F0032
    "theft_floor": 1_000.0,  # F0033
    "theft_most": [1_500.0, 1_500.0, 3_000.0, 5_000.0],  # F0034 to F0037
    "unpaid_kept": 0.0,
    "reinsured": 0.0,
}
FILE = ("home_insurance.claim_and_file", "gap_insurance.claim_and_file", "accidents.forget")
BOTH = (*FILE, "home_insurance.pay_claims", "gap_insurance.pay_claims")
PIG, CATTLE = 0, 3
SETTLER = {"resettled": 1, "household_class": "lifted", "last_year_income": 9_000.0}
POOR = {"household_class": "ordinary", "last_year_income": 5_999.0}


def claim(
    fields: dict[str, Any], month: str = "2022-03", home: Any = None, gap: Any = None, village: Any = None, lines: Any = BOTH
) -> Lived:
    """Both insurances in their order, for a household that something of the month has struck."""
    parameters = {"home_insurance": {**HOME, **(home or {})}, "gap_insurance": {**GAP, **(gap or {})}}
    return live(lines, household(person("a"), person("b"), struck=1, **fields), month=month, parameters=parameters, village=village)


@pytest.mark.parametrize(
    ("fields", "rule", "paid", "property_left", "stolen_left"),
    [
        ({"property_loss": 12_000.0}, {}, 12_000.0, 0.0, 0.0),
        ({"property_loss": 25_000.0}, {}, 20_000.0, 5_000.0, 0.0),
        # 8,000 of the sum insured are left for an animal of 9,000
        ({"property_loss": 12_000.0, "stolen_value": 9_000.0}, {}, 20_000.0, 0.0, 1_000.0),
        ({"property_loss": 2_000.0, "stolen_value": 9_000.0}, {}, 11_000.0, 0.0, 0.0),
        ({"property_loss": 25_000.0, "stolen_value": 9_000.0}, {}, 20_000.0, 5_000.0, 9_000.0),
        ({"property_loss": 12_000.0, "stolen_value": 9_000.0}, {"strength": 0.5}, 10_000.0, 6_000.0, 5_000.0),
        ({"property_loss": 12_000.0, "stolen_value": 9_000.0}, {"strength": 2.0}, 21_000.0, 0.0, 0.0),
    ],
)
def test_property_and_animals_up_to_the_sum_insured(
    fields: dict[str, float], rule: dict[str, float], paid: float, property_left: float, stolen_left: float
) -> None:
    """What is left is the household's own hardship, and open to the payer after it."""
    own = sum(fields.values())
    lived = claim({**SETTLER, **fields, "cost": {"disaster": own}}, home=rule, lines=BOTH[:1], gap={"coverage": 0.0})
    assert lived.home["home_claim"] == paid
    assert lived.home["cost"] == ({"disaster": property_left + stolen_left} if property_left + stolen_left else {})
    assert claim({**SETTLER, **fields}, home=rule, gap={"coverage": 0.0}).paid == {"home_property": paid}


@pytest.mark.parametrize(
    ("fields", "paid"),
    [
        ({"deaths": 1}, 1_000.0),  # by illness
        ({"deaths": 1, "accident_deaths": 1}, 30_000.0),
        ({"deaths": 3, "accident_deaths": 1, "accident_disabled": 2}, 52_000.0),  # 30,000 + 2 x 10,000 + 2 x 1,000
        ({"accident_disabled": 1, "property_loss": 5_000.0}, 15_000.0),
    ],
)
def test_fixed_sums_for_persons(fields: dict[str, int], paid: float) -> None:
    lived = claim({**SETTLER, **fields})
    of_property = min(paid, fields.get("property_loss", 0.0))
    assert lived.paid == {name: yuan for name, yuan in (("home_indemnity", paid - of_property), ("home_property", of_property)) if yuan}
    assert lived.accounts == {"home_pool": -paid}
    home = lived.home
    assert (home["deaths"], home["accident_deaths"], home["accident_disabled"], home["struck"]) == (0, 0, 0, 0)
    assert home["cash"] == paid and home["month_net"] == home["month_transfers"] == 0.0, "a one-off compensation is no income"


@pytest.mark.parametrize("fields", [{**SETTLER, "resettled": 0}, {**SETTLER, "household_class": "near_poor"}])
def test_only_the_resettled_who_were_poor_are_insured(fields: dict[str, Any]) -> None:
    lived = claim({**fields, "deaths": 1, "property_loss": 5_000.0})
    assert lived.paid == {} and lived.home["struck"] == 0


@pytest.mark.parametrize(
    ("fields", "paid"),
    [
        ({"own_cost": {"illness": 10_000.0}}, {}),
        ({"own_cost": {"illness": 30_000.0}}, {"gap_illness": 13_000.0}),  # 0.65 x 20,000
        ({"own_cost": {"illness": 100_000.0}}, {"gap_illness": 50_000.0}),  # 58,500 is above the cap
        ({"own_cost": {"schooling": 8_000.0}}, {}),
        ({"own_cost": {"schooling": 20_000.0}}, {"gap_schooling": 7_800.0}),  # 0.65 x 12,000
        ({"own_cost": {"schooling": 60_000.0}}, {"gap_schooling": 30_000.0}),  # 33,800 is above the cap
        ({"property_loss": 1_000.0}, {}),
        ({"property_loss": 5_000.0}, {"gap_disaster": 2_600.0}),  # 0.65 x 4,000
        ({"property_loss": 60_000.0}, {"gap_disaster": 30_000.0}),
        ({"stolen_value": 9_000.0, "stolen_kind": CATTLE}, {"gap_disaster": 5_000.0}),
        ({"stolen_value": 2_500.0, "stolen_kind": PIG}, {"gap_disaster": 1_500.0}),
        ({"stolen_value": 1_000.0, "stolen_kind": PIG}, {"gap_disaster": 1_000.0}),
        ({"stolen_value": 999.0, "stolen_kind": PIG}, {}),
        ({"property_loss": 5_000.0, "stolen_value": 9_000.0, "stolen_kind": CATTLE}, {"gap_disaster": 7_600.0}),  # 2,600 + 5,000
        (
            {"own_cost": {"illness": 30_000.0, "schooling": 20_000.0, "disaster": 5_000.0}, "property_loss": 5_000.0},
            {"gap_illness": 13_000.0, "gap_schooling": 7_800.0, "gap_disaster": 2_600.0},
        ),
    ],
)
def test_gap_insurance_by_cover(fields: dict[str, Any], paid: dict[str, float]) -> None:
    """Of a household whose income of last year was below 6,000 a head."""
    lived, yuan = claim({**POOR, **fields}), sum(paid.values())
    assert lived.paid == paid and lived.accounts == ({"gap_pool": -yuan} if yuan else {})
    home = lived.home
    assert home["month_net"] == home["month_aid"] == home["month_cash"] == 0.0 and home["month_less_rigid"] == yuan
    assert home["approved"] == {flow.removeprefix("gap_") + "_gap_insurance": part for flow, part in paid.items()}
    assert home["promised"] == 0.0 and home["waiting"] == {} and home["property_loss"] == home["stolen_value"] == 0.0


@pytest.mark.parametrize(
    ("fields", "insured"),
    [
        ({"last_year_income": 5_999.0}, True),
        ({"last_year_income": 6_000.0}, False),
        ({"last_year_income": 6_000.0, "listed": "sudden"}, True),
        ({"last_year_income": 6_000.0, "listed": "sudden_silent"}, False),
    ],
)
def test_who_has_gap_insurance(fields: dict[str, Any], insured: bool) -> None:
    assert bool(claim({**fields, "own_cost": {"illness": 30_000.0}}).paid) is insured


def test_gap_insurance_sees_what_home_insurance_left() -> None:
    """Of 25,000 the first pays 20,000; 0.65 x (5,000 - 1,000) = 2,600."""
    lived = claim({**SETTLER, "last_year_income": 5_000.0, "property_loss": 25_000.0})
    assert lived.paid == {"home_property": 20_000.0, "gap_disaster": 2_600.0}
    assert lived.accounts == {"home_pool": -20_000.0, "gap_pool": -2_600.0}


def test_the_cap_is_of_the_year() -> None:
    """27,000 were approved before: 3,000 are left of 30,000; where January has begun anew all of it is."""
    fields = {**POOR, "property_loss": 20_000.0}
    fields |= {"approved": {"disaster_gap_insurance": 27_000.0}, "own_cost": {"disaster": 50_000.0}}
    assert claim(fields).paid == {"gap_disaster": 3_000.0}
    begun = {name: value for name, value in fields.items() if name not in ("approved", "own_cost")}
    assert claim(begun, month="2022-01").paid == {"gap_disaster": 12_350.0}  # 0.65 x 19,000


def test_a_short_pool_pays_its_share() -> None:
    """Three quarters of 20,000 at once, the rest waits; three quarters of 13,000, and what is cut is own cost again."""
    short = {"paying_share": {"home_insurance": 0.75, "gap_insurance": 0.75}}
    lived = claim({**SETTLER, "property_loss": 20_000.0}, village=short)
    assert lived.paid == {"home_property": 15_000.0} and lived.home["home_claim"] == 5_000.0
    assert lived.home["own_cost"] == lived.home["cost"] == {}
    cut = claim({**SETTLER, "property_loss": 20_000.0, "cost": {"disaster": 20_000.0}}, village=short, home={"unpaid_kept": 0.0}).home
    assert cut["own_cost"] == cut["cost"] == {"disaster": 5_000.0} and cut["home_claim"] == 0.0
    lived = claim({**POOR, "own_cost": {"illness": 30_000.0}}, village=short, gap={"unpaid_kept": 1.0})
    assert lived.paid == {"gap_illness": 9_750.0} and lived.home["promised"] == 3_250.0
    assert lived.home["approved"] == {"illness_gap_insurance": 13_000.0}
    home = claim({**POOR, "own_cost": {"illness": 30_000.0}}, village=short, gap={"unpaid_kept": 0.5}).home
    assert home["promised"] == 1_625.0 and home["approved"] == {"illness_gap_insurance": 11_375.0}, "half of the rest is cut"


@pytest.mark.parametrize(("cut", "paid"), [(0.0, 13_000.0), (0.2, 10_400.0), (0.75, 3_250.0)])
def test_benefits_of_a_contract_after_a_deficit_are_lower(cut: float, paid: float) -> None:
    """0.65 x 20,000, and eight tenths or a quarter of it; so with schooling, 0.65 x 4,000, and a stolen pig."""
    lived = claim({**POOR, "own_cost": {"illness": 30_000.0, "schooling": 12_000.0}}, village={"gap_cut": cut})
    assert lived.paid == {"gap_illness": paid, "gap_schooling": pytest.approx(2_600.0 * (1.0 - cut))}
    stolen = claim({**POOR, "stolen_value": 1_300.0, "stolen_kind": PIG, "own_cost": {"disaster": 1_300.0}}, village={"gap_cut": cut})
    assert stolen.paid == {"gap_disaster": pytest.approx(1_300.0 * (1.0 - cut))}


@pytest.mark.parametrize(("carried", "paid"), [(0.0, {}), (1.0, {"gap_illness": 6_500.0})])
def test_insurers_that_carry_a_deficit_go_on_taking_claims(carried: float, paid: dict[str, float]) -> None:
    short = {"paying_share": {"gap_insurance": 0.5}}
    assert claim({**POOR, "own_cost": {"illness": 30_000.0}}, village=short, gap={"reinsured": carried}).paid == paid


def test_own_parts_of_premiums_in_january() -> None:
    """A quarter of 20 yuan for two, and 12 yuan of each in gap insurance."""
    fields = {**SETTLER, "last_year_income": 5_000.0}
    for month, paid in (("2022-01", {"home_premium_own": 10.0, "gap_premium_own": 24.0}), ("2022-02", {})):
        assert claim(fields, month=month, home={"premium_share": 0.25}, village={"gap_dues": 12.0}).paid == paid
