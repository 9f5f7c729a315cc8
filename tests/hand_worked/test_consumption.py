"""Consumption, saving and coping by hand: what a household spends, and what it does where its cash is too little."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

RULE = {
    "subsistence": 300.0,  # round: the plan's central value is 270
    "further_person": 0.7,
    "spent_share": 0.72,
    "thrift_weight": 0.3,
    "debt_limit": 0.5,
    "debt_interest": 0.0,
    "sale_value": 0.6,
    "buffer_months": 2.0,
    "repaid_share": 0.3,
}
GRAIN = 0.01
"""Sums are rounded down to 1/128 yuan."""


def spend(people: tuple[dict[str, Any], ...] = (), village: Any = None, interest: float = 0.0, **fields: Any) -> Lived:
    """Three with 36,000 yuan a year: 3,000 a month; subsistence is 300 x (1 + 2 x 0.7) = 720."""
    three = person("first", work="local"), person("second", work="own_farm"), *(people or (person("child", age=8),))
    home = household(*three, **{"net_12": 36_000.0, "thrift": 0.5, **fields})
    return live(
        "consumption.spend_save_and_cope", home, parameters={"consumption": {**RULE, "debt_interest": interest}}, village=village
    )


@pytest.mark.parametrize(
    ("fields", "prices", "consumed"),
    [
        ({}, 1.0, 2_361.6),  # 720 + 0.72 x (3,000 - 720)
        ({"thrift": 0.7}, 1.0, 2_224.8),  # 720 + (0.72 - 0.3 x 0.2) x 2,280
        ({"thrift": 0.3}, 1.0, 2_498.4),  # 720 + 0.78 x 2,280
        ({"net_12": 6_000.0}, 1.0, 720.0),  # 500 a month are less than subsistence
        ({"net_12": -6_000.0}, 1.0, 720.0),
        ({}, 1.1, 2_381.76),  # 792 + 0.72 x 2,208
    ],
)
def test_subsistence_and_a_share_of_the_income_above_it(fields: dict[str, float], prices: float, consumed: float) -> None:
    lived = spend(cash=10_000.0, village={"prices": prices}, **fields)
    assert lived.paid == {"consumption": pytest.approx(consumed, abs=GRAIN)}
    assert lived.home["cash"] == pytest.approx(10_000.0 - consumed, abs=GRAIN), "the rest is saved"
    assert lived.accounts == {"market": lived.paid["consumption"]}
    assert lived.home["month_net"] == lived.home["month_less_rigid"] == 0.0, "consumption is no cost in any concept"


def test_one_alone_needs_a_whole_subsistence() -> None:
    home = household(person(work="local"), net_12=0.0, cash=1_000.0)
    assert live("consumption.spend_save_and_cope", home, parameters={"consumption": RULE}).paid == {"consumption": 300.0}


@pytest.mark.parametrize("cash", [720.0, 1_000.0, 2_361.0])
def test_who_has_less_than_he_wants_spends_less_before_he_borrows(cash: float) -> None:
    lived = spend(cash=cash, debt=100.0, capital=5_000.0)
    assert lived.paid == {"consumption": cash} and lived.home["cash"] == 0.0


@pytest.mark.parametrize(
    ("fields", "borrowed", "sold", "consumed"),
    [
        # 220 are lacking to 720; half of 36,000 may be owed
        ({"cash": 500.0}, 220.0, 0.0, 720.0),
        ({"cash": 500.0, "debt": 17_000.0, "capital": 500.0}, 220.0, 0.0, 720.0),
        ({"cash": -300.0}, 1_020.0, 0.0, 720.0),
        # 100 more may be owed; 120 are lacking: goods worth 200 bring 120
        ({"cash": 500.0, "debt": 17_900.0, "capital": 500.0}, 100.0, 200.0, 720.0),
        ({"cash": 500.0, "debt": 18_000.0, "capital": 1_000.0}, 0.0, 366.67, 720.0),  # 220 / 0.6
        ({"cash": 500.0, "debt": 20_000.0, "capital": 100.0}, 0.0, 100.0, 560.0),  # 500 + 60, and no more
        ({"cash": 500.0, "debt": 18_000.0}, 0.0, 0.0, 500.0),
        ({"cash": -50.0, "debt": 18_000.0}, 0.0, 0.0, 0.0),
        # nobody lends to who has lost money all the year
        ({"cash": 500.0, "net_12": -36_000.0, "capital": 500.0}, 0.0, 366.67, 720.0),
        ({"cash": 500.0, "net_12": 200.0}, 100.0, 0.0, 600.0),
    ],
)
def test_the_order_of_coping(fields: dict[str, float], borrowed: float, sold: float, consumed: float) -> None:
    """Informal debt up to half a year's income, then goods at 60 % of their value, then going without."""
    lived = spend(**fields)
    assert lived.paid.get("debt_taken", 0.0) == pytest.approx(borrowed, abs=GRAIN)
    assert lived.paid.get("asset_sale", 0.0) == pytest.approx(0.6 * sold, abs=GRAIN)
    assert lived.paid.get("consumption", 0.0) == pytest.approx(consumed, abs=GRAIN)
    before, home = lived.before["home"], lived.home
    assert home["debt"] - before["debt"] == pytest.approx(borrowed, abs=GRAIN)
    assert before["capital"] - home["capital"] == pytest.approx(sold, abs=0.01)
    assert lived.accounts.get("lender", 0.0) == -lived.paid.get("debt_taken", 0.0)
    assert home["month_net"] == home["month_cash"] == 0.0, "neither a debt nor a sale is income"


@pytest.mark.parametrize(
    ("cash", "debt", "repaid"),
    [
        # 10,000 - 2,361.60 less two months of subsistence, 1,440: 30 % of 6,198.40
        (10_000.0, 5_000.0, 1_859.52),
        (10_000.0, 1_000.0, 1_000.0),
        (10_000.0, 0.0, 0.0),
        (3_901.6, 1_000.0, 30.0),  # 1,540 are left: 30 % of 100
        (3_801.0, 1_000.0, 0.0),  # 1,439.40 are left
    ],
)
def test_debt_is_repaid_out_of_what_is_beyond_two_months(cash: float, debt: float, repaid: float) -> None:
    lived = spend(cash=cash, debt=debt)
    assert lived.paid.get("debt_repaid", 0.0) == pytest.approx(repaid, abs=2 * GRAIN)
    assert lived.home["debt"] == debt - lived.paid.get("debt_repaid", 0.0)
    assert lived.accounts.get("lender", 0.0) == lived.paid.get("debt_repaid", 0.0)


def test_debt_bears_interest() -> None:
    """12 % a year on 5,000: 50 a month, before anything is spent; it lowers income as that of a loan does."""
    lived = spend(cash=3_000.0, debt=5_000.0, interest=0.12)
    assert lived.paid["debt_interest"] == 50.0 == -lived.home["month_net"] == -lived.home["month_property"]
    assert lived.home["cash"] == pytest.approx(3_000.0 - 50.0 - lived.paid["consumption"], abs=GRAIN)
    assert "debt_interest" not in spend(cash=3_000.0, interest=0.12).paid


def test_needs_and_buffers_rise_with_prices() -> None:
    """A tenth: 792 are needed; of 10,000 - 2,381.76 two months of it stay, and 30 % of 6,034.24 are repaid."""
    assert spend(cash=500.0, village={"prices": 1.1}).paid == {
        "debt_taken": pytest.approx(292.0, abs=GRAIN),
        "consumption": pytest.approx(792.0, abs=GRAIN),
    }
    repaid = spend(cash=10_000.0, debt=5_000.0, village={"prices": 1.1}).paid["debt_repaid"]
    assert repaid == pytest.approx(1_810.27, abs=2 * GRAIN)


STARVING = {"cash": 719.0, "debt": 18_000.0}
"""One yuan short of subsistence, and nobody lends any more."""


@pytest.mark.parametrize(
    ("fields", "pupil", "then"),
    [
        ({}, {"age": 17, "study": "high_school"}, ("own_farm", "own_farm", "full")),
        ({}, {"age": 17, "study": "high_school", "disability": "mild"}, ("own_farm", "own_farm", "some")),
        ({"resettled": 1}, {"age": 20, "study": "college"}, ("unemployed", "local", "full")),
        ({}, {"age": 16, "months": 0, "study": "high_school"}, ("own_farm", "own_farm", "full")),
        ({}, {"age": 15, "months": 11, "study": "high_school"}, ("none", "none", "none")),
        ({}, {"age": 17, "study": "high_school", "disability": "severe"}, ("none", "none", "none")),
    ],
)
def test_the_last_resort_is_that_a_pupil_leaves(fields: dict[str, Any], pupil: dict[str, Any], then: tuple[str, ...]) -> None:
    """Beyond compulsory school; he comes home, and works if he is sixteen and able to."""
    lived = spend((person("pupil", presence="away_in_province", **pupil),), **STARVING, **fields)
    left = lived.home["people"]["pupil"]
    assert (left["study"], left["presence"], lived.home["dropped_out"]) == ("none", "present", 1)
    assert (left["work"], left["usual_work"], left["can_work"]) == then


def test_the_eldest_pupil_leaves_and_one_a_month() -> None:
    pupils = [
        person("second", age=17, study="high_school"),
        person("eldest", age=20, study="college"),
        person("third", age=16, study="high_school"),
    ]
    lived = spend(tuple(pupils), **STARVING)
    studies = {name: someone["study"] for name, someone in lived.home["people"].items()}
    assert (studies["second"], studies["eldest"], studies["third"]) == ("high_school", "none", "high_school")


@pytest.mark.parametrize(("cash", "stage"), [(720.0, "college"), (719.0, "compulsory"), (719.0, "preschool"), (719.0, "none")])
def test_nobody_leaves_where_subsistence_is_there_or_school_is_compulsory(cash: float, stage: str) -> None:
    lived = spend((person("pupil", age=17, study=stage),), cash=cash, debt=18_000.0)
    assert lived.home["people"]["pupil"]["study"] == stage and lived.home["dropped_out"] == 0
