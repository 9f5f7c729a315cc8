"""Money that a scenario saves, handed out through dibao: by hand."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

TRIO = household(person("a"), person("b"), person("c"), name="trio", in_dibao=1, need_months=4)
ALONE = household(person("d"), name="alone", in_dibao=1, need_months=1)
IN_GRACE = household(person("e"), name="in grace", in_dibao=1, grace=2)
BY_ERROR = household(person("f"), name="by error", in_dibao=1)
WAITING = household(person("g"), name="waiting", need_months=2)
ALL = (TRIO, ALONE, IN_GRACE, BY_ERROR, WAITING)


def hand_out(month: str, total: float, ahead: float = 0.0, months: int = 1, homes: Any = ALL) -> Lived:
    """The step alone: nobody has spent public money before it."""
    rule = {"dibao": {"public_total": total, "public_ahead": ahead}}
    return live("dibao_extra.hand_out", *homes, month=month, months=months, parameters=rule)


@pytest.mark.parametrize(
    ("month", "total", "ahead", "of_trio", "of_alone"),
    [
        ("2022-04", 7_200.0, 0.0, 600.0, 200.0),  # nine months are left: 7,200 / 9 = 800 for four heads
        ("2022-04", 7_200.0, 3_600.0, 900.0, 300.0),  # (7,200 + 3,600) / 9 = 1,200
        ("2022-04", 7_200.0, -3_600.0, 300.0, 100.0),  # the rest of the year costs more: 3,600 / 9 = 400
        ("2022-01", 100.0, 9_500.0, 75.0, 25.0),  # 9,600 / 12 = 800, but only 100 is there
        ("2022-12", 7_200.0, 0.0, 5_400.0, 1_800.0),  # all of it
        ("2022-11", 7_200.0, -800.0, 2_400.0, 800.0),  # 6,400 / 2 = 3,200
    ],
)
def test_a_head_in_need_gets_the_same_part_of_the_month(
    month: str, total: float, ahead: float, of_trio: float, of_alone: float
) -> None:
    lived = hand_out(month, total, ahead)
    assert {name: home["cash"] for name, home in lived.homes.items() if home["cash"]} == {"trio": of_trio, "alone": of_alone}
    assert lived.paid == {"dibao": of_trio + of_alone}
    assert lived.accounts == {"treasury": -(of_trio + of_alone)}
    assert lived.village["cash"] == of_trio + of_alone


@pytest.mark.parametrize(("total", "ahead"), [(0.0, 9_600.0), (7_200.0, -9_600.0)])
def test_nothing_is_handed_out_without_a_total_or_where_the_year_saves_nothing(total: float, ahead: float) -> None:
    assert hand_out("2022-04", total, ahead).paid == {}


def test_without_anybody_in_need_the_money_stays() -> None:
    assert hand_out("2022-12", 7_200.0, homes=(IN_GRACE, BY_ERROR, WAITING)).paid == {}


def test_the_last_grains_go_to_the_first() -> None:
    """0.05 yuan are 6.4 grains of 1/128: one for each of four heads; of the 2.4 left the first household gets the two whole ones."""
    lived = hand_out("2022-12", 0.05)
    assert lived.paid["dibao"] * 128 == 6.0
    assert lived.homes["trio"]["cash"] * 128 == 5.0 and lived.homes["alone"]["cash"] * 128 == 1.0


def test_what_other_policies_paid_is_not_saved() -> None:
    """780 of dibao itself in the same December: of 7,200 there are 6,420 left, 2,140 a head for three."""
    rule = {"standard": 4_800.0, "paid_share": 0.65, "tiered": 1.0, "public_total": 7_200.0}
    trio = household(person("a"), person("b"), person("c"), income=4_000.0, in_dibao=1, seen=2_000, need_months=4)
    lived = live(("dibao.pay", "dibao_extra.hand_out"), trio, month="2022-12", parameters={"dibao": rule})
    assert lived.paid == {"dibao": 7_200.0} and lived.home["cash"] == 7_200.0
