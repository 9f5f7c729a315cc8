"""The yearly medical premium: what the household pays and what governments add make up the whole premium."""

from __future__ import annotations

import pytest
from one_village import rules_of_plan

from agents.household import Household
from engine.compiled import uncompiled
from engine.flows import SECTORS, entry
from engine.ledger import Ledger
from engine.record import zeros
from model.policies.medical_cover import pay_premium

PREMIUM, AID, FUND, TREASURY = entry("medical_premium"), entry("premium_aid"), SECTORS.index("medical_fund"), SECTORS.index("treasury")


@pytest.mark.parametrize(("household_class", "listed", "aided"), [(0, 0, True), (2, 0, False), (2, 1, True), (2, 4, False)])
@pytest.mark.parametrize("coverage", [0.0, 0.5, 1.0])
def test_premium_and_aid_make_up_the_premium(household_class: int, listed: int, aided: bool, coverage: float) -> None:
    rules = rules_of_plan(medical_cover__coverage=coverage, medical_cover__premium=300.0, medical_cover__premium_aid=120.0)
    p = rules[0][0].medical_cover
    h, ledger = zeros(Household, 1)[0], zeros(Ledger, 1)[0]
    books, accounts = ledger.book, ledger.account
    h.persons, h.household_class, h.listed = 4, household_class, listed
    uncompiled(pay_premium)(h, p, 0.0, ledger)
    help_given = 480.0 if aided else 0.0
    assert (books[PREMIUM], books[AID]) == (coverage * (1200.0 - help_given), coverage * help_given), "the uninsured pay none"
    assert (h.cash, accounts[FUND], accounts[TREASURY]) == (coverage * (help_given - 1200.0), coverage * 1200.0, -coverage * help_given)
