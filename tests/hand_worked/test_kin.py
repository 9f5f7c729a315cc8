"""Gifts of the village and help of kin by hand."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

RULE = {"gift_share": 0.1, "kin_absorb": 0.15, "kin_from": 0.05, "kin_spare": 0.05, "kin_most": 0.01}
"""Gifts of 10 % of income (F0619); the rest are the plan's assumptions."""
BETWEEN_FEASTS, MAY = "2022-04", "2022-05"


def home(name: str, net: float, cash: float = 0.0, shock: float = 0.0, kin: int = 0) -> dict[str, Any]:
    """A household of one, of the first kin group unless said otherwise."""
    return household(person(name), name=name, net_12=net, cash=cash, month_shock=shock, kin=kin)


def exchange(*homes: dict[str, Any], month: str = BETWEEN_FEASTS, months: int = 1) -> Lived:
    """The line alone."""
    return live("kin.give_and_help", *homes, month=month, months=months, parameters={"consumption": RULE})


def moved(lived: Lived) -> dict[str, float]:
    """By how much cash changed, household by household."""
    return {name: now["cash"] - lived.before[name]["cash"] for name, now in lived.homes.items()}


def test_gifts_of_a_quarter_go_round_the_village() -> None:
    """10 % of 36,000 a year are 900 a quarter; 300 of 12,000, of which 100 are there; the other two have nothing to give.

    The 1,000 yuan are shared out by household: 250 each.
    """
    homes = home("rich", 36_000.0, 10_000.0), home("poor", 12_000.0, 100.0), home("loss", -1_000.0, 500.0), home("bare", 12_000.0)
    lived = exchange(*homes, month=MAY)
    assert moved(lived) == {"rich": -650.0, "poor": 150.0, "loss": 250.0, "bare": 250.0}
    assert lived.paid == {"gift_given": 1_000.0, "gift_received": 1_000.0} and lived.accounts == {}
    assert all(h["month_net"] == h["month_cash"] == h["month_transfers"] == 0.0 for h in lived.homes.values()), "gifts are no income"


def test_they_are_given_in_february_may_august_and_november() -> None:
    given = exchange(home("one", 36_000.0, 10_000.0), month="2022-01", months=12).of_month("gift_given")
    assert given == [0.0, 900.0, 0.0, 0.0, 900.0, 0.0, 0.0, 900.0, 0.0, 0.0, 900.0, 0.0]


def test_what_cannot_be_shared_stays_in_the_purse_of_the_village() -> None:
    """1,000 among three: 333.328125 each, a multiple of 1/128; two grains are left."""
    lived = exchange(home("a", 40_000.0, 5_000.0), home("b", 0.0), home("c", 0.0), month=MAY)
    assert moved(lived) == {"a": 333.328125 - 1_000.0, "b": 333.328125, "c": 333.328125}
    assert lived.accounts == {"village_purse": 2 / 128}


def test_kin_carry_a_share_of_a_shock_in_equal_parts() -> None:
    """15 % of 10,000 are 1,500, 750 from each of two; one may give no more than 1 % of 50,000."""
    lived = exchange(home("struck", 36_000.0, 0.0, 10_000.0), home("uncle", 100_000.0, 6_000.0), home("aunt", 50_000.0, 2_501.0))
    assert moved(lived) == {"struck": 1_250.0, "uncle": -750.0, "aunt": -500.0}
    assert lived.paid == {"kin_given": 1_250.0, "kin_received": 1_250.0} and lived.accounts == {}
    assert lived.homes["struck"]["month_net"] == 0.0, "it is no income"


def test_two_who_are_struck_share_by_their_shocks() -> None:
    """1,500 and 750 are asked; the uncle gives at most 1 % of 90,000: two thirds and one third of 900."""
    lived = exchange(home("struck", 36_000.0, 0.0, 10_000.0), home("too", 36_000.0, 9_000.0, 5_000.0), home("uncle", 90_000.0, 9_000.0))
    assert moved(lived) == {"struck": 600.0, "too": 300.0, "uncle": -900.0}


@pytest.mark.parametrize(
    ("shock", "cash_of_uncle", "net_of_uncle", "kin_of_uncle", "helped"),
    [
        (1_800.0, 9_000.0, 90_000.0, 0, 0.0),  # 5 % of 36,000 are one's own
        (1_801.0, 9_000.0, 90_000.0, 0, 270.15),
        (10_000.0, 4_500.0, 90_000.0, 0, 0.0),  # 5 % of his own year must be left over
        (10_000.0, 4_501.0, 90_000.0, 0, 900.0),
        (10_000.0, 9_000.0, -1.0, 0, 0.0),
        (10_000.0, 9_000.0, 0.0, 0, 0.0),
        (10_000.0, 9_000.0, 90_000.0, 1, 0.0),  # not kin
    ],
)
def test_who_asks_and_who_gives(shock: float, cash_of_uncle: float, net_of_uncle: float, kin_of_uncle: int, helped: float) -> None:
    uncle = home("uncle", net_of_uncle, cash_of_uncle, kin=kin_of_uncle)
    lived = exchange(home("struck", 36_000.0, 0.0, shock), uncle)
    assert moved(lived)["struck"] == pytest.approx(helped, abs=0.01)
    assert moved(lived)["uncle"] == pytest.approx(-helped, abs=0.01)


def test_a_shock_that_all_share_leaves_no_giver() -> None:
    lived = exchange(home("a", 36_000.0, 9_000.0, 5_000.0), home("b", 36_000.0, 9_000.0, 5_000.0))
    assert lived.paid == {}


def test_a_small_shock_does_not_keep_kin_from_giving() -> None:
    """The uncle lost 4,000 of 90,000, below 5 %."""
    lived = exchange(home("struck", 36_000.0, 0.0, 4_000.0), home("uncle", 90_000.0, 9_000.0, 4_000.0))
    assert moved(lived) == {"struck": 600.0, "uncle": -600.0}


def test_groups_of_kin_stand_side_by_side() -> None:
    """Each is helped by his own: 600 of an uncle's, nothing where there is none, 900 at most of the last."""
    homes = (
        home("a", 36_000.0, 0.0, 4_000.0, kin=0),
        home("of a", 90_000.0, 9_000.0, kin=0),
        home("b", 36_000.0, 0.0, 4_000.0, kin=2),
        home("c", 36_000.0, 0.0, 8_000.0, kin=3),
        home("of c", 90_000.0, 9_000.0, kin=3),
    )
    assert moved(exchange(*homes)) == {"a": 600.0, "of a": -600.0, "b": 0.0, "c": 900.0, "of c": -900.0}
