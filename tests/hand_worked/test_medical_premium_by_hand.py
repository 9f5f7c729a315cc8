"""The premium of the medical cover by hand: who pays it, in which month, and what premium aid takes over."""

from __future__ import annotations

from typing import Any

import pytest
from case import household, live, person

RULE = {"coverage": 1.0, "strength": 1.0, "tilt": 1.0, "premium": 350.0, "premium_aid": 120.0}
"""350 yuan for 2023 (F0158); aid of 120 is the plan's assumption."""


def three(**fields: Any) -> dict[str, Any]:
    """Three insured without land or pension."""
    return household(person("a"), person("b"), person("c", age=5), **fields)


@pytest.mark.parametrize(
    ("fields", "rule", "own", "aid"),
    [
        ({}, {}, 1_050.0, 0.0),  # 3 x 350
        ({"household_class": "near_poor"}, {}, 1_050.0, 0.0),
        ({"household_class": "lifted"}, {}, 690.0, 360.0),  # 3 x (350 - 120) and 3 x 120
        ({"listed": "marginal"}, {}, 690.0, 360.0),
        ({"listed": "eliminated"}, {}, 1_050.0, 0.0),
        ({"in_dibao": 1}, {}, 690.0, 360.0),
        ({"household_class": "lifted"}, {"tilt": 0.0}, 1_050.0, 0.0),
        ({"household_class": "lifted"}, {"tilt": 0.5}, 870.0, 180.0),
        ({"in_dibao": 1}, {"tilt": 0.0}, 690.0, 360.0),
        ({"household_class": "lifted"}, {"strength": 0.5}, 870.0, 180.0),
        ({"household_class": "lifted"}, {"strength": 4.0}, 0.0, 1_050.0),  # aid of 480 is more than the premium
        ({"household_class": "lifted"}, {"coverage": 0.5}, 345.0, 180.0),
        ({}, {"coverage": 0.0}, 0.0, 0.0),
        # for 2021: 280, of which 140 aided (F0155, F0156)
        ({"household_class": "lifted"}, {"premium": 280.0, "premium_aid": 140.0}, 420.0, 420.0),
    ],
)
def test_the_premium_of_november(fields: dict[str, Any], rule: dict[str, float], own: float, aid: float) -> None:
    lived = live("medical_cover.pay_premiums", three(**fields), month="2022-11", parameters={"medical_cover": {**RULE, **rule}})
    assert lived.paid == {name: yuan for name, yuan in (("medical_premium", own), ("premium_aid", aid)) if yuan}
    assert lived.accounts.get("medical_fund", 0.0) == own + aid
    assert lived.accounts.get("treasury", 0.0) == -aid
    assert lived.home["cash"] == lived.home["month_net"] == lived.home["month_less_rigid"] == -own
    assert (lived.home["month_transfers"], lived.home["month_cash"]) == (-own, 0.0)


def test_it_is_due_once_a_year() -> None:
    lived = live("medical_cover.pay_premiums", three(), month="2022-01", months=12, parameters={"medical_cover": RULE})
    assert lived.of_month("medical_premium") == [0.0] * 10 + [1_050.0, 0.0]


def test_premium_aid_that_is_withheld_falls_back_on_the_household() -> None:
    """Half of 120 is withheld: 3 x 290 and 3 x 60."""
    village = {"withheld": {"medical_cover": 0.5}}
    home = three(household_class="lifted")
    lived = live("medical_cover.pay_premiums", home, month="2022-11", parameters={"medical_cover": RULE}, village=village)
    assert lived.paid == {"medical_premium": 870.0, "premium_aid": 180.0}
