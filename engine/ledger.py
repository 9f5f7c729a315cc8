"""Money moves only here, along the flows of `engine.flows`.

Amounts are rounded to 1/128 yuan, which float64 holds exactly, so that sums are exact in any order and accounts close to
0.0. `receive` and `spend` move money of a household: its cash, the books (flows) of its village and the account (stock) of
the other party. The month's income in each concept is booked at the same moment from the same flow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from engine.compiled import rule
from engine.flows import AID, CASH, DISPOSABLE, FLOW_NAMES, LESS_RIGID, NET, OTHER_PARTY, POLICY_BIT, SECTORS, SOURCE
from engine.record import Field, Record, Vector, dtype_of

if TYPE_CHECKING:
    from agents.household import Household

GRAIN = 128.0
KINDS_OF_PAY = 6
"""How many kinds of pay a household may have in a month (`model.life.work`)."""
GRAIN_ADDED, FINE_GRAIN_ADDED = 1.5 * 2.0**45, 1.5 * 2.0**22
"""Numbers whose float64 neighbours are 2^-7 and 2^-30 apart."""
NOTICED = 1.0
"""Yuan from which on a payment makes its household one that received: a pool that runs dry pays out the cents that are left."""


class Ledger(Record):
    """The money of a village's month: one record, so that rules are handed one thing."""

    book: Annotated[Vector[float], Field("f8", "yuan", "本月各类资金流量", "ledger", len(FLOW_NAMES))]
    account: Annotated[Vector[float], Field("f8", "yuan", "农户以外各方账户余额", "ledger", len(SECTORS))]
    pay: Annotated[Vector[float], Field("f8", "yuan", "一户本月各类劳动收入(逐户结清)", "work", KINDS_OF_PAY)]


LEDGER = dtype_of(Ledger)


@rule
def to_grain(yuan: float) -> float:
    """Rounded to the nearest 1/128 yuan, ties to even, for amounts below 2^44: the last bit of the larger number is a grain."""
    return (yuan + GRAIN_ADDED) - GRAIN_ADDED


@rule
def to_fine_grain(value: float) -> float:
    """Rounded to the nearest 2^-30, so that sums of shares and years are exact in any order too; for values below 2^21."""
    return (value + FINE_GRAIN_ADDED) - FINE_GRAIN_ADDED


@rule
def down_to_grain(yuan: float) -> float:
    """Rounded down to 1/128 yuan: for payments from a rationed pot, which must not end below zero."""
    return float(np.floor(yuan * 128.0)) * 0.0078125


@rule
def within_cap(yuan: float, withheld: float) -> float:
    """What is paid of `yuan` where the share `withheld` is not, because the year's money is used up; rounded down then."""
    return yuan if withheld <= 0.0 else down_to_grain(yuan * (1.0 - withheld))


@rule
def count_income(h: Household, flow: int, yuan: float) -> None:
    """Book one flow in the four concepts of income and the classes of aid, for the month."""
    # A flow's number is a constant where it is booked, so these questions cost nothing: the compiler answers them.
    if DISPOSABLE[flow] != 0:
        counted = DISPOSABLE[flow] * yuan
        source = SOURCE[flow]
        if source == 0:
            h.month_wages += counted
        elif source == 1:
            h.month_business += counted
        elif source == 2:
            h.month_property += counted
        elif source == 3:
            h.month_transfers += counted
    if NET[flow] != 0:
        h.month_net += NET[flow] * yuan
    if LESS_RIGID[flow] != 0:
        h.month_less_rigid += LESS_RIGID[flow] * yuan
    if CASH[flow] != 0:
        h.month_cash += CASH[flow] * yuan
    if AID[flow] == 1:
        h.month_aid += NET[flow] * yuan
    if AID[flow] == 2:
        h.month_posts += NET[flow] * yuan


@rule
def receive(h: Household, ledger: Ledger, flow: int, yuan: float) -> float:
    """Pay `yuan` to a household; returns what was really moved (callers use this, not what they asked)."""
    yuan = to_grain(yuan)
    ledger.book[flow] += yuan
    ledger.account[OTHER_PARTY[flow]] -= yuan
    h.cash += yuan
    if yuan >= NOTICED:
        h.received |= POLICY_BIT[flow]
    count_income(h, flow, yuan)
    return yuan


@rule
def spend(h: Household, ledger: Ledger, flow: int, yuan: float) -> float:
    """Let a household pay `yuan`; returns what was really moved. Cash may become negative inside a month: coping mends it."""
    yuan = to_grain(yuan)
    ledger.book[flow] += yuan
    ledger.account[OTHER_PARTY[flow]] += yuan
    h.cash -= yuan
    count_income(h, flow, yuan)
    return yuan


@rule
def note(h: Household, flow: int, yuan: float) -> None:
    """Count a memo flow in the concepts of income; no money moves."""
    count_income(h, flow, to_grain(yuan))
