"""The table of money flows: who pays whom, for which policy, and how each concept of income counts it.

Every flow has a row in `data/income_concepts.csv`; its position is the flow's number. Nothing here is compiled, so that who only
needs the names need not load the compiler.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
OTHER_PARTY = _column(
    [SECTORS.index(f.payee if f.payer == "household" else f.payer) if "household" in (f.payer, f.payee) else -1 for f in flows()]
)

POLICIES = tuple(dict.fromkeys(f.policy for f in flows() if f.policy))
"""Policies that pay or cost something, in the order of the table of flows; the position is the bit in `received`."""
POLICY_BIT = _column([1 << POLICIES.index(f.policy) if f.policy and f.payee == "household" else 0 for f in flows()])


@cache
def pooled_policies() -> frozenset[str]:
    """Policies whose public money goes into a pool or fund that pays households: what is paid in and paid out differ by year."""
    filled = {(f.payee, f.policy) for f in flows() if f.payer in ("treasury", "government") and f.payee not in ("household", "bank")}
    return frozenset(f.policy for f in flows() if f.policy and f.payee == "household" and (f.payer, f.policy) in filled)
