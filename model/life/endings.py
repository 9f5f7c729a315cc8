"""The end of a household whose last member died: what it holds goes to kin or to the collective, and it is counted no more.

Its land is the collective's again at once (Rural Land Contracting Law: land is contracted by the household). A bank loan is due and is
collected in the same month. Behind the payments of every month kin of the household's group share out what is left, money of claims
that arrives later too; without kin it stays with the collective. Debts beyond the estate are lost to those who lent. The row stays,
without persons, for the sums of its year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from model.people import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Consumption

ESTATE_LEFT, ESTATE_RECEIVED, LEFT_OWING = entry("estate_left"), entry("estate_received"), entry("debt_left_owing")
DEBT_TAKEN, DEBT_REPAID, ASSET_SALE = entry("debt_taken"), entry("debt_repaid"), entry("asset_sale")


@rule
def empty_store(diary: Diary) -> None:
    """Who dies last leaves grain that nobody eats: no money was counted for it."""
    diary.grain_to_eat = 0.0
    diary.grain_to_sell = 0.0
    diary.crop_missing = 0.0
    diary.price_missing = 0.0


@rare
def end_household(h: Household, diary: Diary, village: Village) -> None:
    """Nobody is left: no income of twelve months, no heads, no land; what is owed to a bank is due this month."""
    h.net_12 = 0.0
    h.less_rigid_12 = 0.0
    h.aid_12 = 0.0
    diary.posts_12 = 0.0
    empty_store(diary)
    for season in range(MONTHS):
        past = diary.past[season]
        past.net = 0.0
        past.less_rigid = 0.0
        past.aid = 0.0
        past.posts = 0.0
        diary.heads[season] = 0
    diary.uneven = 0
    h.head_months = 0
    h.month_shock = 0.0
    h.ever_relapsed = 0
    h.dropped_out = 0
    h.holder = 0
    h.hands = 0
    h.loan_months = 1 if h.loan > 0.0 else 0
    village.land_returned += h.land
    h.land = 0.0
    village.ended += 1


@rule
def settle(h: Household, p: Consumption, ledger: Ledger) -> None:
    """Capital is sold, debts are paid as far as it goes, and what is missing is lost to those who lent."""
    if h.capital > 0.0:
        receive(h, ledger, ASSET_SALE, h.capital * p.sale_value)
        h.capital = 0.0
    if h.cash < 0.0:
        h.debt += receive(h, ledger, DEBT_TAKEN, -h.cash)
    if h.debt > 0.0:
        h.debt -= spend(h, ledger, DEBT_REPAID, min(h.debt, h.cash))
        ledger.book[LEFT_OWING] += h.debt
        h.debt = 0.0


@rare
def inherit(households: Sequence[Household], start: int, end: int, p: Consumption, ledger: Ledger) -> None:
    """Of a group of kin, rows `start` to `end` - 1: those who are left share what estates leave beyond bank loans."""
    estate, heirs = 0.0, 0
    for i in range(start, end):
        h = households[i]
        if h.persons > 0:
            heirs += 1
        else:
            settle(h, p, ledger)
            estate += spend(h, ledger, ESTATE_LEFT, max(0.0, h.cash - h.loan))
    if estate > 0.0 and heirs > 0:
        part = down_to_grain(estate / heirs)
        for i in range(start, end):
            if households[i].persons > 0:
                receive(households[i], ledger, ESTATE_RECEIVED, part)
