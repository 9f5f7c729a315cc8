"""Money moves only here. Every flow has a row in `data/income_concepts.csv`; its position is the flow's number.

Amounts are rounded to 1/128 yuan, which float64 holds exactly, so that sums are exact in any order and accounts close to
0.0. `receive` and `spend` move money of a household: its cash, the books (flows) of its village and the account (stock) of
the other party. The month's income in each concept is booked at the same moment from the same flow.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.compiled import rule

if TYPE_CHECKING:
    from agents.household import Household

GRAIN = 128.0
GRAIN_ADDED, FINE_GRAIN_ADDED = 1.5 * 2.0**45, 1.5 * 2.0**22
"""Numbers whose float64 neighbours are 2^-7 and 2^-30 apart."""
SOURCES = ("wages", "business", "property", "transfers")


@dataclass(frozen=True)
class Flow:
    """One kind of money flow: who pays whom, for which policy, and how each concept of income counts it."""

    flow: str
    payer: str
    payee: str
    policy: str
    disposable: int
    net: int
    net_less_rigid: int
    cash: int
    source: str
    aid: str
    name: str
    name_zh: str
    note: str


@cache
def flows() -> tuple[Flow, ...]:
    """All flows, in the order of their numbers."""
    path = Path(__file__).parent.parent / "data" / "income_concepts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = ("disposable", "net", "net_less_rigid", "cash")
    return tuple(Flow(**{k: int(v) if k in counts else v for k, v in row.items()}) for row in rows)  # type: ignore[arg-type]


FLOW_NAMES = tuple(f.flow for f in flows())
SECTORS = tuple(dict.fromkeys(s for f in flows() for s in (f.payer, f.payee) if s not in ("household", "memo")))
"""Everybody with an account but the households, whose account is their own cash."""


def entry(flow: str) -> int:
    """The number of a flow. Raises ValueError where the table of flows has no such row."""
    return FLOW_NAMES.index(flow)


def _column(values: list[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def _sign(flow: Flow, counted: int) -> int:
    """A flow paid by the household and counted 1 is a cost: it enters with a minus; -1 says so outright."""
    return -counted if flow.payer == "household" and counted > 0 else counted


DISPOSABLE = _column([_sign(f, f.disposable) for f in flows()])
NET = _column([_sign(f, f.net) for f in flows()])
LESS_RIGID = _column([_sign(f, f.net_less_rigid) for f in flows()])
CASH = _column([_sign(f, f.cash) for f in flows()])
SOURCE = _column([SOURCES.index(f.source) if f.source else -1 for f in flows()])
AID = _column([{"": 0, "A": 1, "B": 2}[f.aid] for f in flows()])
OTHER_PARTY = _column([
    SECTORS.index(f.payee if f.payer == "household" else f.payer)
    if "household" in (f.payer, f.payee) else -1 for f in flows()
])

POLICIES = tuple(dict.fromkeys(f.policy for f in flows() if f.policy))
"""Policies that pay or cost something, in the order of the table of flows; the position is the bit in `received`."""
POLICY_BIT = _column([1 << POLICIES.index(f.policy) if f.policy and f.payee == "household" else 0 for f in flows()])


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


@rule
def receive(h: Household, books: Any, accounts: Any, flow: int, yuan: float) -> float:
    """Pay `yuan` to a household; returns what was really moved (callers use this, not what they asked)."""
    yuan = to_grain(yuan)
    books[flow] += yuan
    accounts[OTHER_PARTY[flow]] -= yuan
    h.cash += yuan
    if yuan > 0.0:
        h.received |= POLICY_BIT[flow]
    count_income(h, flow, yuan)
    return yuan


@rule
def spend(h: Household, books: Any, accounts: Any, flow: int, yuan: float) -> float:
    """Let a household pay `yuan`; returns what was really moved. Cash may become negative inside a month: coping mends it."""
    yuan = to_grain(yuan)
    books[flow] += yuan
    accounts[OTHER_PARTY[flow]] += yuan
    h.cash -= yuan
    count_income(h, flow, yuan)
    return yuan


@rule
def note(h: Household, flow: int, yuan: float) -> None:
    """Count a memo flow in the concepts of income; no money moves."""
    count_income(h, flow, to_grain(yuan))
