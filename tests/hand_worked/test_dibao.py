"""Dibao by hand: who is in need, who is recognised, what is paid, how it ends, and what of it counts as lost."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

ASSESS = "dibao.assess_and_pay"
RULE = {
    "standard": 4_800.0,
    "paid_share": 0.65,
    "strength": 1.0,
    "coverage": 1.0,
    "delay_months": 0.0,
    "exit_months": 3.0,
    "recognised_lifted": 0.77,
    "recognised_other": 0.225,
    "leakage": 0.03,
    "leakage_of_frail": 2.0,
    "targeting_error": 1.0,
    "error_reach": 2.0,
}
"""The rule as the plan has it, with a round standard: 400 yuan a head a month."""
APRIL, MAY, JULY, SEPTEMBER, OCTOBER = "2022-04", "2022-05", "2022-07", "2022-09", "2022-10"


def three(income: float = 4_000.0, **fields: Any) -> dict[str, Any]:
    """Father, mother and a child with `income` yuan a head."""
    people = person("father", work="own_farm"), person("mother", work="own_farm"), person("child", age=8)
    return household(*people, income=income, **{"household_class": "lifted", **fields})


def assess(home: dict[str, Any], month: str = APRIL, months: int = 1, luck: dict[Any, Any] | None = None, **rule: Any) -> Lived:
    """Dibao alone, with changes of the rule; recognised and not wrongly taken for needy, unless luck says otherwise."""
    certain = {"dibao_included": 0.0, "dibao_leakage": 0.99}
    return live(ASSESS, home, month=month, months=months, parameters={"dibao": {**RULE, **rule}}, luck={**certain, **(luck or {})})


@pytest.mark.parametrize(
    ("rule", "paid"),
    [
        ({}, 780.0),  # 4,800 x 0.65 x 3 persons / 12
        ({"strength": 0.5}, 390.0),
        ({"paid_share": 0.5}, 600.0),  # 4,800 x 0.5 x 3 / 12
        # The provincial mean of 2024, 6,817 (F0104), at the 61 % that a neighbour paid (F0116): 6,817 x 0.61 x 3 / 12
        ({"standard": 6_817.0, "paid_share": 0.61}, 1_039.59),
        # That neighbour in 2019: 3,712 a year at 70 % is 2,598 a head (F0113, F0114: 2,592 paid): 3,712 x 0.7 x 3 / 12
        ({"standard": 3_712.0, "paid_share": 0.7}, 649.60),
    ],
)
def test_the_month_pays_a_twelfth_of_the_share_of_the_standard_for_every_head(rule: dict[str, float], paid: float) -> None:
    lived = assess(three(income=3_000.0), **rule)
    assert lived.paid == {"dibao": pytest.approx(paid, abs=0.005)}
    assert lived.accounts == {"treasury": pytest.approx(-paid, abs=0.005)}
    assert lived.home["cash"] == lived.home["month_transfers"] == lived.home["month_aid"] == pytest.approx(paid, abs=0.005)
    assert lived.home["month_net"] == lived.home["month_less_rigid"] == lived.home["month_cash"] == lived.home["cash"]
    assert lived.home["month_posts"] == 0.0
    assert (lived.home["in_dibao"], lived.home["dibao_months"], lived.home["need_months"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("net", "aid", "paid"),
    [
        (14_399.0, 0.0, 780.0),  # 14,399 / 3 = 4,799.67, below 4,800
        (14_400.0, 0.0, 0.0),  # 4,800 a head is the standard and not below it
        (18_000.0, 3_601.0, 780.0),  # targeted aid is no income of the test: 14,399 / 3
        (18_000.0, 3_600.0, 0.0),
        (-3_000.0, 0.0, 780.0),  # a year of losses
    ],
)
@pytest.mark.parametrize("month", [APRIL, MAY])
def test_need_is_an_income_before_aid_below_the_standard(net: float, aid: float, paid: float, month: str) -> None:
    assert assess(three(net_12=net, aid_12=aid), month).paid.get("dibao", 0.0) == paid


@pytest.mark.parametrize(
    ("fields", "chance"),
    [
        ({"household_class": "lifted"}, 0.77),
        ({"household_class": "near_poor"}, 0.77),
        ({"household_class": "ordinary"}, 0.225),
        ({"household_class": "ordinary", "listed": "unstable"}, 0.77),
        ({"household_class": "ordinary", "listed": "sudden"}, 0.77),
        ({"household_class": "ordinary", "listed": "eliminated"}, 0.225),
        ({"household_class": "ordinary", "listed": "marginal_silent"}, 0.225),
    ],
)
def test_lifted_near_poor_and_listed_households_are_better_known(fields: dict[str, str], chance: float) -> None:
    for coverage in (1.0, 0.5):
        just, missed = chance * coverage - 1e-9, chance * coverage
        assert assess(three(**fields), luck={"dibao_included": just}, coverage=coverage).home["in_dibao"] == 1
        assert assess(three(**fields), luck={"dibao_included": missed}, coverage=coverage).home["in_dibao"] == 0


FRAIL = [{"health": "chronic"}, {"disability": "severe"}]


@pytest.mark.parametrize(
    ("income", "rule", "chance"),
    [
        (4_800.0, {}, 0.03),  # at the standard
        (7_200.0, {}, 0.015),  # one and a half times the standard: (2 - 1.5) / (2 - 1) = half
        (7_200.0, {"error_reach": 3.0}, 0.0225),  # (3 - 1.5) / (3 - 1) = three quarters
        (7_200.0, {"targeting_error": 0.4}, 0.006),
        (7_200.0, {"coverage": 0.5}, 0.0075),
        (9_600.0, {}, 0.0),  # twice the standard
        (12_000.0, {}, 0.0),
    ],
)
def test_some_who_are_not_in_need_are_taken_for_needy(income: float, rule: dict[str, float], chance: float) -> None:
    """The error falls evenly to nothing; it doubles with a frail member, and a mild disability is none."""
    frail = [(f, 2.0) for f in FRAIL] + [({"disability": "mild"}, 1.0), ({}, 1.0)]
    for fields, factor in frail:
        home = household(person("one", **fields), person("two"), income=income)
        if chance > 0.0:
            given = assess(home, luck={"dibao_leakage": chance * factor - 1e-9}, **rule)
            assert given.paid["dibao"] == 520.0, "4,800 x 0.65 x 2 / 12"
            assert given.home["need_months"] == 0, "it is no month in need"
        assert assess(home, luck={"dibao_leakage": chance * factor + 1e-9}, **rule).paid == {}


def test_whom_the_policy_reaches_is_a_factor_on_the_doubled_error() -> None:
    """0.7 x 2 for the frail x 0.5 reached = 0.7."""
    frail = household(person(health="chronic"), income=4_800.0)
    for luck, paid in ((0.6999, 260.0), (0.7001, 0.0)):  # 4,800 x 0.65 / 12
        lived = assess(frail, luck={"dibao_leakage": luck}, leakage=0.7, coverage=0.5)
        assert lived.paid.get("dibao", 0.0) == paid


def test_the_dead_make_nobody_frail() -> None:
    """The ill grandmother dies in April: the household at the standard is one without a frail member."""
    home = household(person("grandmother", age=80, health="chronic"), person("son"), income=4_800.0)
    luck = {"die": 0.0, "dibao_leakage": 0.04}
    for lines, paid in ((ASSESS, 520.0), (("demography.age_and_mourn", ASSESS), 0.0)):  # 4,800 x 0.65 x 2 / 12, by 0.06
        lived = live(lines, {**home, "net_12": 9_600.0}, month=APRIL, parameters={"dibao": RULE}, luck=luck)
        assert lived.paid.get("dibao", 0.0) == paid


def test_who_is_not_in_need_is_looked_at_in_january_april_july_and_october_alone() -> None:
    lived = assess(three(income=6_000.0), "2022-01", months=12, luck={"dibao_leakage": [0.99, 0.0, 0.0, 0.99, 0.0, 0.0, 0.0, 0.0]})
    assert lived.of_month("dibao") == [0.0] * 6 + [780.0] * 6, "seen in July, although luck would have given it from February"


def test_between_the_looks_a_recipient_is_paid_as_before() -> None:
    """400 yuan as granted, while the standard would now give 780: seen in July."""
    lived = assess(three(in_dibao=1, dibao_month=400.0, need_months=9), MAY, months=3)
    assert lived.of_month("dibao") == [400.0, 400.0, 780.0]
    assert lived.home["dibao_months"] == 3 and lived.home["need_months"] == 12


def test_who_holds_it_by_error_is_seen_in_july_too() -> None:
    """Three months of grace from July on, none from May."""
    lived = assess(three(income=6_000.0, in_dibao=1, dibao_month=400.0), MAY, months=6)
    assert lived.of_month("dibao") == [400.0, 400.0, 780.0, 780.0, 780.0, 0.0]


def test_an_income_at_the_standard_is_no_need_that_would_be_looked_at_in_may() -> None:
    lived = assess(three(income=4_800.0), MAY, months=3, luck={"dibao_leakage": 0.0})
    assert lived.of_month("dibao") == [0.0, 0.0, 780.0]


@pytest.mark.parametrize(("delay", "paid"), [(0.0, [780.0] * 4), (1.0, [0.0] + [780.0] * 3), (3.0, [0.0] * 3 + [780.0])])
def test_need_waits_for_the_delay(delay: float, paid: list[float]) -> None:
    assert assess(three(), MAY, months=4, delay_months=delay).of_month("dibao") == paid


def test_months_in_need_are_counted_to_a_hundred() -> None:
    """They would not fit into their byte otherwise."""
    assert assess(three(need_months=99, in_dibao=1), MAY, months=1).home["need_months"] == 100
    assert assess(three(need_months=100, in_dibao=1), MAY, months=3).home["need_months"] == 100
    grace = assess(three(income=9_000.0, need_months=-99, in_dibao=1, dibao_month=1.0), MAY, months=3, exit_months=1e9)
    assert grace.home["need_months"] == -100


@pytest.mark.parametrize(
    ("month", "lost", "lost_next"),
    [
        (APRIL, 3_000.0, 3_000.0),  # April to September: 6 x 500; October to March: 6 x 500
        (JULY, 1_500.0, 4_500.0),
        (OCTOBER, 6_000.0, 0.0),  # the accounting year has just begun
    ],
)
def test_dibao_that_ends_is_a_loss_of_a_year(month: str, lost: float, lost_next: float) -> None:
    """Half in the accounting year that closes in September, half in the next; it is no hardship that relief would know."""
    lived = assess(three(income=9_000.0, in_dibao=1, dibao_month=500.0, need_months=20), month, exit_months=0.0)
    assert lived.paid == {}
    assert (lived.home["in_dibao"], lived.home["dibao_month"], lived.home["need_months"]) == (0, 0.0, 0)
    assert lived.home["loss"] == {"lost_aid": lost}
    assert lived.home["loss_next"] == ({"ended_aid": lost_next} if lost_next else {})
    assert lived.home["month_shock"] == 500.0 and lived.home["hardship"] == 0
    assert list(lived.home["aid_gone"]) == ["dibao"]


def test_grace_is_paid_from_the_look_that_sees_the_end_of_need() -> None:
    """Three months from April on; what ends in July was lost for July to September and nine months of the next year."""
    lived = assess(three(income=9_000.0, in_dibao=1, dibao_month=500.0, need_months=5), APRIL, months=4)
    assert lived.of_month("dibao") == [780.0] * 3 + [0.0]
    assert lived.home["loss"] == {"lost_aid": pytest.approx(3 * 780.0)}
    assert lived.home["loss_next"] == {"ended_aid": pytest.approx(9 * 780.0)}


@pytest.mark.parametrize("grace", [1, 2, 4, 5])
def test_grace_ends_in_whatever_month_it_ends(grace: int) -> None:
    lived = assess(three(income=9_000.0, in_dibao=1, dibao_month=500.0, need_months=5), APRIL, months=6, exit_months=float(grace))
    assert lived.of_month("dibao") == [780.0] * grace + [0.0] * (6 - grace)


def test_need_that_returns_in_the_months_of_grace_ends_them() -> None:
    """A recipient in the second month of grace is in need again: the months count from one, and he need not wait."""
    lived = assess(three(in_dibao=1, dibao_month=780.0, need_months=-2), APRIL, delay_months=2.0)
    assert lived.home["need_months"] == 1 and lived.paid == {"dibao": 780.0}


def test_dibao_that_is_there_again_was_lost_for_the_months_between() -> None:
    """Ended in April with 6 x 780 booked for this year and 6 x 780 for the next; back in July, three and six of them are not lost."""
    april_2022 = 2022 * 12 + 3
    gone = {"aid_gone": {"dibao": april_2022}, "loss": {"lost_aid": 4_680.0}, "loss_next": {"ended_aid": 4_680.0}}
    lived = assess(three(**gone), JULY)
    assert lived.home["loss"] == {"lost_aid": pytest.approx(2_340.0)}
    assert lived.home["loss_next"] == {} or lived.home["loss_next"]["ended_aid"] == pytest.approx(0.0)
    assert lived.home["aid_gone"] == {}


@pytest.mark.parametrize("income", [4_000.0, 9_000.0])
def test_without_the_policy_nobody_is_in_need_or_in_grace(income: float) -> None:
    """Paid until the quarterly look, and no longer."""
    home = three(income=income, in_dibao=1, dibao_month=500.0, need_months=5)
    lived = assess(home, MAY, months=4, coverage=0.0, luck={"dibao_leakage": 0.0})
    assert lived.of_month("dibao") == [500.0, 500.0, 0.0, 0.0]


def test_a_used_up_budget_withholds_its_share() -> None:
    """A quarter withheld of 780: 585."""
    rule = {"dibao": RULE}
    lived = live(ASSESS, three(), month=APRIL, parameters=rule, village={"withheld": {"dibao": 0.25}}, luck={"dibao_included": 0.0})
    assert lived.paid == {"dibao": 585.0} and lived.accounts == {"treasury": -585.0}
    assert lived.home["dibao_month"] == pytest.approx(780.0)


def test_governments_fill_the_treasury_with_what_it_paid() -> None:
    """One whole month: what dibao paid, and that alone here, comes from governments; the treasury ends at nothing."""
    lived = live("month", three(), month=APRIL, parameters={"dibao": RULE}, luck={"dibao_included": 0.0})
    assert lived.paid["dibao"] == 780.0
    assert "treasury" not in lived.accounts and lived.accounts["government"] == -780.0
