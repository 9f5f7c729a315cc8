"""Dibao by hand: who asks, what is taken for his income, what is paid, how it ends, and what of it counts as lost."""

from __future__ import annotations

from math import exp
from typing import Any

import pytest
from case import Lived, household, live, person

APPLY, ASSESS, PAY = "dibao.apply", "dibao.assess", "dibao.pay"
RULE = {
    "standard": 4_800.0,
    "paid_share": 0.65,
    "tier_step": 0.25,
    "tiered": 1.0,
    "strength": 1.0,
    "coverage": 1.0,
    "delay_months": 0.0,
    "exit_months": 3.0,
    "applies_other": 0.01,
    "applies_known": 0.06,
    "applies_listed": 0.25,
    "applies_after_bill": 0.003,
    "bill_seen": 5_000.0,
    "neighbours": 3.0,
    "error_reach": 2.0,
    "assessment_error": 0.5,
    "lasting_error": 0.64,
    "visible_need": 0.25,
    "targeting_error": 1.0,
    "review": 0.85,
}
"""The rule with a round standard: 400 yuan a head a month, tiers of thirds: 1,600 and 3,200 yuan."""
JANUARY, APRIL, MAY, JULY, OCTOBER = "2022-01", "2022-04", "2022-05", "2022-07", "2022-10"
MARCH_2022 = 2022 * 12 + 2
PLUS_ONE = 0.8413447460685429
"""The uniform of one standard deviation above."""


def three(income: float = 4_000.0, **fields: Any) -> dict[str, Any]:
    """Father, mother and a child with `income` yuan a head."""
    people = person("father", work="own_farm"), person("mother", work="own_farm"), person("child", age=8)
    return household(*people, income=income, **{"household_class": "lifted", **fields})


def lived(lines: Any, home: dict[str, Any], month: str = APRIL, months: int = 1, luck: Any = None, **rule: Any) -> Lived:
    """Lines of dibao with changes of the rule; luck is one half, which sees an income as it is, unless written down."""
    village = {"dibao_held": rule.pop("held", 0.0), **rule.pop("village", {})}
    return live(lines, home, month=month, months=months, parameters={"dibao": {**RULE, **rule}}, luck=luck, village=village)


def holder(seen: int = 2_000, income: float = 4_000.0, monthly: float = 780.0, **fields: Any) -> dict[str, Any]:
    """Three who hold the allowance and were assessed at `seen` yuan a head."""
    return three(income=income, in_dibao=1, dibao_month=monthly, seen=seen, **fields)


@pytest.mark.parametrize(
    ("seen", "rule", "paid"),
    [
        (2_000, {}, 780.0),  # the middle tier: 0.65 x 4,800 x 3 persons / 12
        (1_599, {}, 1_080.0),  # the poorest: 0.90 x 4,800 x 3 / 12
        (1_600, {}, 780.0),
        (3_200, {}, 480.0),  # the least poor: 0.40 x 4,800 x 3 / 12
        (4_799, {}, 480.0),
        (2_000, {"tiered": 0.0}, 700.0),  # to the yuan: (4,800 - 2,000) x 3 / 12
        (4_799, {"tiered": 0.0}, 0.25),
        (0, {"tiered": 0.0}, 1_200.0),
        (2_000, {"tiered": 0.5}, 740.0),  # half of each
        (2_000, {"strength": 0.5}, 390.0),
        (1_000, {"tier_step": 0.5}, 1_200.0),  # never more than the standard
    ],
)
def test_the_month_pays_the_tier_or_what_is_missing_to_the_standard(seen: int, rule: dict[str, float], paid: float) -> None:
    found = lived(PAY, holder(seen), **rule)
    assert found.paid == {"dibao": pytest.approx(paid, abs=0.005)}
    assert found.accounts == {"treasury": pytest.approx(-paid, abs=0.005)}
    assert found.home["cash"] == found.home["month_transfers"] == found.home["month_aid"] == pytest.approx(paid, abs=0.005)
    assert (found.home["in_dibao"], found.home["dibao_months"]) == (1, 1)
    assert found.village["dibao_paid"] == pytest.approx(paid, abs=0.005)
    assert found.village["dibao_month"] == pytest.approx(paid, abs=0.005)


def test_a_higher_standard_and_another_head_are_paid_without_a_review() -> None:
    """Assessed at 2,000: of 6,000 the tier begins at 2,000: 0.65 x 6,000 x 3 / 12."""
    assert lived(PAY, holder(2_000, monthly=100.0), standard=6_000.0).paid["dibao"] == pytest.approx(975.0)


@pytest.mark.parametrize(
    ("less_rigid", "aid", "need"),
    [
        (14_399.0, 0.0, 1),  # 14,399 / 3 = 4,799.67, below 4,800
        (14_400.0, 0.0, 0),  # 4,800 a head is the standard and not below it
        (18_000.0, 3_601.0, 1),  # targeted aid is no income of the test: 14,399 / 3
        (18_000.0, 3_600.0, 0),
        (-3_000.0, 0.0, 1),  # bills of more than the income
    ],
)
def test_need_is_income_after_rigid_spending_and_before_aid_below_the_standard(less_rigid: float, aid: float, need: int) -> None:
    """What comes in is 9,000 a head in all cases: income of concept 2 is not asked for."""
    home = three(net_12=27_000.0, less_rigid_12=less_rigid, aid_12=aid)
    assert lived(APPLY, home).home["need_months"] == need


def test_months_in_need_are_counted_one_by_one_by_everybody_and_end_with_need() -> None:
    for state in ({}, {"in_dibao": 1}):
        found = lived(APPLY, three(**state), months=5, luck={"dibao_applies": 0.99})
        assert found.home["need_months"] == 5
    assert lived(APPLY, three(need_months=100)).home["need_months"] == 100, "it would not fit into its byte otherwise"
    assert lived(APPLY, three(need_months=7, income=4_800.0)).home["need_months"] == 0


@pytest.mark.parametrize(
    ("fields", "rule", "chance"),
    [
        ({"household_class": "lifted"}, {}, 0.06),
        ({"household_class": "near_poor"}, {}, 0.06),
        ({"household_class": "ordinary"}, {}, 0.01),
        ({"household_class": "ordinary", "listed": "sudden"}, {}, 0.25),
        ({"household_class": "lifted", "listed": "unstable"}, {}, 0.25),
        ({"household_class": "ordinary", "listed": "eliminated"}, {}, 0.01),
        ({"household_class": "ordinary", "listed": "marginal_silent"}, {}, 0.01),
        ({"household_class": "ordinary"}, {"held": 0.1}, 0.013),  # 0.01 x (1 + 3 x 0.1)
        ({"household_class": "ordinary", "own_cost": {"illness": 5_000.0}}, {}, 0.013),  # 0.01 + 0.003
        ({"household_class": "ordinary", "own_cost": {"illness": 4_999.0}}, {}, 0.01),
        ({"household_class": "lifted", "income": 7_200.0}, {}, 0.03),  # one and a half times the standard: half
        ({"household_class": "lifted", "income": 7_200.0}, {"error_reach": 3.0}, 0.045),
        ({"household_class": "lifted"}, {"coverage": 0.5}, 0.03),
    ],
)
def test_who_asks(fields: dict[str, Any], rule: dict[str, Any], chance: float) -> None:
    for luck, stage in ((chance - 1e-9, 1), (chance + 1e-9, 0)):
        found = lived(APPLY, three(**fields), luck={"dibao_applies": luck}, **rule)
        assert found.home["stage"] == stage
        assert found.home["asked"] == (2022 * 12 + 3 if stage else 0)


@pytest.mark.parametrize("fields", [{"income": 9_600.0}, {"in_dibao": 1}, {"stage": 1, "asked": MARCH_2022}])
def test_who_has_twice_the_standard_or_holds_it_or_has_asked_does_not_ask(fields: dict[str, Any]) -> None:
    found = lived(APPLY, three(**fields), luck={"dibao_applies": 0.0})
    assert found.home["stage"] == fields.get("stage", 0) and found.home["asked"] == fields.get("asked", 0)


def test_january_2020_finds_those_who_asked_in_the_months_before() -> None:
    """Of a lifted household in need 1 - 0.94^36 = 0.892 have asked; the luckiest last of all: 0.446 of it is half of the time ago."""
    for luck, asked in ((0.446, 2020 * 12 - 18), (0.9, 0)):
        assert lived(APPLY, three(), "2020-01", luck={"dibao_applies": luck}, months_before=36.0).home["asked"] == pytest.approx(
            asked, abs=1
        )


@pytest.mark.parametrize(
    ("luck", "rule", "factor"),
    [
        ({}, {}, 1.0),
        ({("dibao_assessed", 0): PLUS_ONE}, {}, exp(0.5 * 0.8)),  # what stays is the root of 0.64
        ({("dibao_assessed", 3): PLUS_ONE}, {}, exp(0.5 * 0.6)),  # 2022 is the third year
        ({("dibao_assessed", 4): PLUS_ONE}, {}, 1.0),  # the error of another year
        ({("dibao_assessed", 0): PLUS_ONE}, {"targeting_error": 0.5}, exp(0.25 * 0.8)),
        ({("dibao_assessed", 0): PLUS_ONE}, {"targeting_error": 0.0}, 1.0),
    ],
)
def test_income_is_seen_with_an_error(luck: Any, rule: dict[str, float], factor: float) -> None:
    """A household of 2,000 a head that asked."""
    found = lived(ASSESS, three(2_000.0, stage=1, asked=MARCH_2022), luck=luck, **rule)
    assert found.home["seen"] == int(2_000.0 * factor + 1e-6)
    assert found.home["stage"] == 2, "below the standard: it waits for money"


@pytest.mark.parametrize(
    ("fields", "seen"), [({"health": "chronic"}, 1_500), ({"disability": "severe"}, 1_500), ({"disability": "mild"}, 2_000)]
)
def test_visible_need_is_taken_for_low_income(fields: dict[str, str], seen: int) -> None:
    home = household(person("one", **fields), person("two"), income=2_000.0, stage=1, asked=MARCH_2022)
    assert lived(ASSESS, home).home["seen"] == seen
    assert lived(ASSESS, home, targeting_error=0.0).home["seen"] == 2_000


def test_who_is_seen_at_the_standard_is_refused() -> None:
    refused = lived(ASSESS, three(4_800.0, stage=1, asked=MARCH_2022))
    assert (refused.home["stage"], refused.home["asked"], refused.home["dibao_month"]) == (0, 0, 0.0)
    asks = lived(ASSESS, three(4_700.0, stage=1, asked=MARCH_2022))
    assert asks.home["stage"] == 2 and asks.home["dibao_month"] == pytest.approx(480.0)


@pytest.mark.parametrize(("delay", "stage"), [(1.0, 2), (2.0, 1)])
def test_an_application_waits_for_the_delay(delay: float, stage: int) -> None:
    """Asked in March, it is April."""
    assert lived(ASSESS, three(2_000.0, stage=1, asked=MARCH_2022), delay_months=delay).home["stage"] == stage


def test_a_month_of_the_year_reviews_most() -> None:
    """The third twelfth of the draw is March; a review takes place below 0.85."""
    mine = (2.5) / 12.0
    for month, held, grace in (("2022-03", 0.84, 1), ("2022-03", 0.86, 0), (APRIL, 0.84, 0)):
        luck = {("dibao_reviewed", 0): mine, ("dibao_reviewed", 3): held}
        found = lived(ASSESS, holder(income=6_000.0), month, luck=luck)
        assert (found.home["grace"], found.home["in_dibao"]) == (grace, 1)
    again = lived(ASSESS, holder(income=3_000.0, grace=2), "2022-03", luck={("dibao_reviewed", 0): mine})
    assert (again.home["grace"], again.home["seen"]) == (0, 3_000)


@pytest.mark.parametrize("grace", [0, 1, 3, 5])
def test_who_was_found_above_the_standard_is_paid_for_the_months_of_exit(grace: int) -> None:
    home = holder(seen=6_000, income=6_000.0, monthly=500.0, grace=1)
    assert lived(PAY, home, MAY, months=6, exit_months=float(grace)).of_month("dibao") == [500.0] * grace + [0.0] * (6 - grace)


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
    found = lived(PAY, holder(seen=9_000, monthly=500.0, grace=1), month, exit_months=0.0)
    assert found.paid == {}
    assert (found.home["in_dibao"], found.home["dibao_month"], found.home["grace"]) == (0, 0.0, 0)
    assert found.home["loss"] == {"lost_aid": lost}
    assert found.home["loss_next"] == ({"ended_aid": lost_next} if lost_next else {})
    assert found.home["month_shock"] == 500.0 and found.home["hardship"] == 0
    assert found.home["dibao_gone"] > 0 and found.home["post_gone"] == 0


def test_dibao_that_is_there_again_was_lost_for_the_months_between() -> None:
    """Ended in April with 6 x 780 booked for this year and 6 x 780 for the next; back in July, three and six of them are not lost."""
    gone = {"dibao_gone": 2022 * 12 + 3, "loss": {"lost_aid": 4_680.0}, "loss_next": {"ended_aid": 4_680.0}}
    found = lived(PAY, holder(stage=3, asked=MARCH_2022, **gone), JULY)
    assert found.home["loss"] == {"lost_aid": pytest.approx(2_340.0)}
    assert found.home["loss_next"] == {} or found.home["loss_next"]["ended_aid"] == pytest.approx(0.0)
    assert found.home["dibao_gone"] == 0 and (found.home["stage"], found.home["asked"]) == (0, 0)


def test_without_the_policy_nobody_asks_or_is_paid() -> None:
    found = lived((APPLY, ASSESS, PAY), holder(monthly=500.0), MAY, months=4, coverage=0.0, luck={"dibao_applies": 0.0})
    assert found.paid == {} and (found.home["in_dibao"], found.home["stage"]) == (0, 0)


def test_a_used_up_budget_withholds_its_share() -> None:
    """A quarter withheld of 780: 585."""
    found = lived(PAY, holder(), village={"withheld": {"dibao": 0.25}})
    assert found.paid == {"dibao": 585.0} and found.accounts == {"treasury": -585.0}
    assert found.home["dibao_month"] == pytest.approx(780.0)
