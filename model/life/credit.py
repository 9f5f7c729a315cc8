"""Bank loans of a household, one at a time: subsidised micro-credit or ordinary credit, and what happens at the term.

When due a loan is repaid out of spare cash, then out of productive capital sold; a rest that the bank trusts is lent
anew at the market rate; of the others some default and some are extended at the market rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import FULL_CAPACITY
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from engine.luck import decision, draw
from engine.rates import happens
from model.life.consumption import equivalents
from model.people import age

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Household, Member
    from engine.ledger import Ledger
    from parameters.rules_types import Consumption, Credit

NO_LOAN, MICROCREDIT, ORDINARY, UNSUBSIDISED = 0, 1, 2, 3
"""Codes of `loan_kind`; the last is micro-credit that lost its subsidy by misuse."""
LOAN_REPAID, LOAN_INTEREST = entry("loan_repaid"), entry("loan_interest")
CREDIT_OUT, CREDIT_REPAID, CREDIT_INTEREST = entry("credit_paid_out"), entry("credit_repaid"), entry("credit_interest")
WRITTEN_OFF, ASSET_SALE, INVESTMENT = entry("loan_written_off"), entry("asset_sale"), entry("investment")
ORDINARY_CREDIT, DEFAULT = decision("ordinary_credit"), decision("loan_default")


@rule
def has_borrower(members: Sequence[Member], c: Credit, month: int) -> bool:
    """A member of a borrower's age with full labour capacity, without whom no bank lends."""
    for k in range(len(members)):
        m = members[k]
        able = m.can_work == FULL_CAPACITY and m.study == 0
        if able and c.borrower_ages[0] <= age(m, month) <= c.borrower_ages[1]:
            return True
    return False


@rule
def reserve(h: Household, c: Credit, needs: Consumption, prices: float) -> float:
    """Cash kept when a loan is repaid, yuan: months of subsistence; `needs` are the parameters of consumption."""
    return c.reserve_months * needs.subsistence * prices * equivalents(h, needs)


@rule
def invest(h: Household, yuan: float, ledger: Ledger) -> None:
    """Turn cash into productive capital."""
    h.capital += spend(h, ledger, INVESTMENT, yuan)


@rule
def repay(h: Household, yuan: float, ledger: Ledger) -> None:
    """Repay part of the bank loan, booked by its kind."""
    h.loan -= spend(h, ledger, CREDIT_REPAID if h.loan_kind == ORDINARY else LOAN_REPAID, yuan)


@rule
def end_loan(h: Household) -> None:
    """Nothing is owed any more."""
    h.loan = 0.0
    h.loan_months = 0
    h.loan_kind = NO_LOAN


@rule
def sell_capital(h: Household, c: Credit, needed: float, ledger: Ledger) -> None:
    """Sell productive capital in good time to bring in what is needed, as far as it is spared."""
    sold = min(c.sold_most * h.capital, needed / c.recovered)
    if sold > 0.0:
        h.capital -= sold
        receive(h, ledger, ASSET_SALE, sold * c.recovered)


@rule
def repay_as_far_as_possible(h: Household, c: Credit, kept: float, ledger: Ledger) -> None:
    """Out of cash beyond the reserve, and out of productive capital."""
    spare = max(0.0, h.cash - kept)
    if spare < h.loan:
        sell_capital(h, c, h.loan - spare, ledger)
        spare = max(0.0, h.cash - kept)
    repay(h, min(h.loan, down_to_grain(spare)), ledger)


@rule
def refinance(h: Household, c: Credit, ledger: Ledger) -> None:
    """What is left is lent anew as ordinary credit at the market rate: the old loan is repaid with the new one."""
    if h.loan_kind != ORDINARY:
        rest = receive(h, ledger, CREDIT_OUT, h.loan)
        spend(h, ledger, LOAN_REPAID, rest)
        h.loan_kind = ORDINARY
    h.loan_months = int(c.months)


@rule
def write_off(h: Household, ledger: Ledger) -> float:
    """The household defaults: its loan is written off without a flow; returns the lost principal."""
    lost = h.loan
    ledger.book[WRITTEN_OFF] += lost
    h.defaulted = 1
    end_loan(h)
    return lost


@rule
def fall_due(h: Household, c: Credit, kept: float, luck: np.uint64, ledger: Ledger) -> float:
    """A loan at its term, or when nobody is left to pay it; returns the principal that is lost, yuan (0 but in default)."""
    repay_as_far_as_possible(h, c, kept if h.persons > 0 else 0.0, ledger)
    if h.loan <= 0.0:
        end_loan(h)
        return 0.0
    if h.persons == 0:
        return write_off(h, ledger)
    beyond_trust = h.loan > c.refinanced_most * max(h.net_12, 0.0)
    if beyond_trust and draw(luck, DEFAULT, h.agent) < c.default_chance:
        return write_off(h, ledger)
    refinance(h, c, ledger)
    return 0.0


@rule
def borrow_ordinary(h: Household, members: Sequence[Member], c: Credit, luck: np.uint64, ledger: Ledger, month: int) -> None:
    """Few able households take an ordinary loan, for production or for themselves."""
    if h.defaulted == 1 or h.net_12 <= 0.0 or not happens(draw(luck, ORDINARY_CREDIT, h.agent), c.takers):
        return
    if has_borrower(members, c, month):
        h.loan = receive(h, ledger, CREDIT_OUT, down_to_grain(c.amount_share * h.net_12))
        h.loan_kind = ORDINARY
        h.loan_months = int(c.months)
        if draw(luck, ORDINARY_CREDIT, h.agent, 1) < c.productive:
            invest(h, h.loan, ledger)
