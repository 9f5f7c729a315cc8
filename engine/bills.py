"""The table of bills: what households are billed for, and who pays which part of it, in the order of the law.

`data/bills.csv` has a row for every payer of every kind of bill, in the order in which they are asked; the household comes first, with
what it is billed, and keeps the rest. A payer settles `at once`, with the bill, or takes a `claim` on the year's cost, which may
wait and survives the new year: such a payer has a slot in the household's diary. The first row that names a kind of bill or a payer
says its titles.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.flows import FLOW_NAMES, entry

HOUSEHOLD, CLAIM = "household", "claim"


@dataclass(frozen=True)
class Part:
    """One payer's part of one kind of bill: by which flow of money it is paid, and when."""

    bill: str
    bill_zh: str
    bill_en: str
    payer: str
    payer_zh: str
    payer_en: str
    flow: str
    way: str
    source: str


@cache
def parts() -> tuple[Part, ...]:
    """All parts, kind by kind in the order in which payers are asked."""
    path = Path(__file__).parent.parent / "data" / "bills.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Part(**row) for row in csv.DictReader(file))


def titled(column: str) -> tuple[tuple[str, str, str], ...]:
    """Everything that stands in the column `bill` or `payer`, once, with its titles in Chinese and English.

    Raises:
        ValueError: one has no titles where it is named first, or several.
    """
    found: dict[str, tuple[str, str]] = {}
    for part in parts():
        name, zh, en = (getattr(part, f"{column}{part_of}") for part_of in ("", "_zh", "_en"))
        if (name in found) == bool(zh and en):
            raise ValueError(f"data/bills.csv: expected titles of the {column} {name!r} in its first row alone")
        found.setdefault(name, (zh, en))
    return tuple((name, *titles) for name, titles in found.items())


BILLS = tuple(name for name, _, _ in titled("bill"))
"""Kinds of bills."""
PAYERS_OF_BILLS = tuple(name for name, _, _ in titled("payer"))
"""Everybody who pays a part of some bill, the household first."""
SLOTS = tuple(part for part in parts() if part.way == CLAIM)
"""Payers who take claims, kind by kind in their order; the position is the slot."""
BILL_OF_SLOT = tuple(BILLS.index(part.bill) for part in SLOTS)
FIRST_SLOT = tuple(min(slot for slot, of in enumerate(BILL_OF_SLOT) if of == bill) for bill in range(len(BILLS)))
"""First slot of each kind of bill."""
AFTER_SLOTS = tuple(1 + max(slot for slot, of in enumerate(BILL_OF_SLOT) if of == bill) for bill in range(len(BILLS)))
"""The slot behind the last one of each kind."""


def slot(bill: str, payer: str) -> int:
    """The slot of a payer's claims. Raises ValueError where the table of bills says that it takes none."""
    return [(part.bill, part.payer) for part in SLOTS].index((bill, payer))


def shares_of_flows() -> NDArray[np.float64]:
    """What a yuan of each flow adds to each part, (flows, bills, payers): what others pay is no longer the household's."""
    found = np.zeros((len(FLOW_NAMES), len(BILLS), len(PAYERS_OF_BILLS)))
    for part in parts():
        place = (entry(part.flow), BILLS.index(part.bill))
        found[(*place, PAYERS_OF_BILLS.index(part.payer))] = 1.0
        if part.payer != HOUSEHOLD:
            found[(*place, PAYERS_OF_BILLS.index(HOUSEHOLD))] = -1.0
    return found
