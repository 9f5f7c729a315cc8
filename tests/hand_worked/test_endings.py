"""The end of a household by hand: who inherits, who bears what it owed, and what is left of it in the counts."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

DEATH, BANK, KIN = "demography.age_and_mourn", "microcredit.lend_and_collect", "kin.give_and_help"
RULE = {
    "demography": {"mortality": [0.5] * 5, "funeral_cost": 8_000.0, "fertility": 0.0},
    "consumption": {"kin_absorb": 0.0, "gift_share": 0.1, "sale_value": 0.5},
    "credit": {"recovered": 0.5, "sold_most": 1.0},
}
BETWEEN_FEASTS, MAY = "2022-04", "2022-05"


def heir(name: str, kin: int = 0, **fields: Any) -> dict[str, Any]:
    """A household of two, of whom nobody dies with the luck of these cases."""
    return household(person(f"{name} 1"), person(f"{name} 2"), name=name, income=6_000.0, kin=kin, **fields)


def ends(*others: dict[str, Any], month: str = BETWEEN_FEASTS, months: int = 1, lines: Any = (DEATH, KIN), **fields: Any) -> Lived:
    """One who lives alone, of the first group of kin, dies in the first month; all others live on."""
    home = household(person("last", age=80), name="ended", income=5_000.0, kin=0, **fields)
    return live(lines, home, *others, month=month, months=months, parameters=RULE, luck={"die": {"ended": 0.0}})


def gained(lived: Lived, name: str) -> float:
    """By how much the cash of a household changed."""
    return float(lived.homes[name]["cash"] - lived.before[name]["cash"])


def test_kin_share_the_estate_in_equal_parts() -> None:
    """20,001 yuan less the funeral are 12,001: 6,000.50 for each of two of the kin, nothing for who is none; not income."""
    lived = ends(heir("a"), heir("b"), heir("stranger", kin=3), cash=20_001.0)
    assert [gained(lived, name) for name in ("a", "b", "stranger", "ended")] == [6_000.5, 6_000.5, 0.0, -20_001.0]
    assert lived.paid == {"funeral": 8_000.0, "estate_left": 12_001.0, "estate_received": 12_001.0}
    assert lived.accounts == {"market": 8_000.0}
    assert lived.homes["a"]["month_net"] == lived.homes["a"]["month_cash"] == 0.0
    assert lived.homes["ended"]["persons"] == 0 and lived.village["ended"] == 1


def test_without_kin_the_collective_has_it() -> None:
    lived = ends(heir("stranger", kin=3), cash=9_000.0)
    assert gained(lived, "stranger") == 0.0 and lived.accounts == {"market": 8_000.0, "village_purse": 1_000.0}


def test_debts_and_capital_come_before_the_heirs() -> None:
    """500 are left of the funeral; capital of 4,000 brings half: 2,500, of which 1,800 are owed."""
    lived = ends(heir("a"), cash=8_500.0, capital=4_000.0, debt=1_800.0)
    assert gained(lived, "a") == 700.0 and lived.homes["ended"]["capital"] == lived.homes["ended"]["debt"] == 0.0
    assert lived.paid == {
        "funeral": 8_000.0,
        "asset_sale": 2_000.0,
        "debt_repaid": 1_800.0,
        "estate_left": 700.0,
        "estate_received": 700.0,
    }


def test_what_the_estate_cannot_pay_is_lost_to_those_who_lent() -> None:
    """The funeral takes the last 900; 1,800 are owed, and nothing is left to inherit."""
    lived = ends(heir("a"), cash=900.0, debt=1_800.0)
    assert lived.paid == {"funeral": 900.0, "debt_left_owing": 1_800.0}
    assert gained(lived, "a") == 0.0 and lived.homes["ended"]["debt"] == 0.0 and lived.accounts == {"market": 900.0}


def test_an_unpaid_bill_of_the_dead_is_a_debt() -> None:
    """300 below nothing: neighbours lent them, and lose them."""
    lived = ends(heir("a"), cash=-300.0)
    assert lived.paid == {"debt_taken": 300.0, "debt_left_owing": 300.0} and lived.homes["ended"]["cash"] == 0.0


@pytest.mark.parametrize(("cash", "repaid", "written_off"), [(11_000.0, 3_000.0, 0.0), (9_000.0, 1_000.0, 2_000.0)])
def test_a_bank_loan_is_due_in_the_month_of_the_death(cash: float, repaid: float, written_off: float) -> None:
    """3,000 of an ordinary loan with two years to go, out of what the funeral left; without interest here."""
    parameters = {"credit": {**RULE["credit"], "market_rate": 0.0}}
    home = household(person("last", age=80), name="ended", income=5_000.0, cash=cash, loan=3_000.0, loan_kind=2, loan_months=24)
    lived = live((DEATH, BANK, KIN), home, heir("a"), month=BETWEEN_FEASTS, parameters=RULE | parameters, luck={"die": {"ended": 0.0}})
    assert lived.paid.get("credit_repaid", 0.0) == repaid and lived.paid.get("loan_written_off", 0.0) == written_off
    assert (lived.homes["ended"]["loan"], lived.homes["ended"]["loan_months"]) == (0.0, 0)
    assert gained(lived, "a") == cash - 8_000.0 - repaid


def test_gifts_are_shared_by_those_who_are_there() -> None:
    """10 % of 12,000 a year are 300 a quarter: of one giver, for two."""
    lived = ends(heir("a", cash=1_000.0), heir("b", kin=3), month=MAY)
    assert (gained(lived, "a"), gained(lived, "b"), gained(lived, "ended")) == (-150.0, 150.0, 0.0)


def test_the_whole_month_leaves_an_ended_household_alone() -> None:
    """Two years of every line: no income, no spending, no list, nothing owed; only its first year has its person-months."""
    lived = ends(heir("a"), lines="month", months=24, month="2022-03", cash=20_000.0, land=5.0, household_class="lifted", chronic=0)
    home = lived.homes["ended"]
    money = ("cash", "loan", "debt", "capital", "net_12", "less_rigid_12", "aid_12", "year_net", "promised", "land", "last_year_income")
    assert {name: home[name] for name in money if home[name] != 0.0} == {}
    counts = ("persons", "in_dibao", "below", "ever_relapsed", "persons_start", "head_months", "purse_months", "resident_months")
    assert {name: home[name] for name in counts if home[name] != 0} == {}
    assert home["listed"] == "no" and home["household_class"] == "lifted", "a row keeps where it was counted"
