"""Money between two institutions, booked in a village by a compiled line (by county: `bookkeeping.pay_between`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.compiled import rule
from engine.flows import SECTORS, flows
from engine.ledger import to_grain

if TYPE_CHECKING:
    from engine.ledger import Ledger


PAYER = np.array([SECTORS.index(f.payer) if f.payer in SECTORS else -1 for f in flows()], dtype=np.int64)
PAYEE = np.array([SECTORS.index(f.payee) if f.payee in SECTORS else -1 for f in flows()], dtype=np.int64)


@rule
def transfer(ledger: Ledger, flow: int, yuan: float) -> float:
    """Let one institution pay another in a village's books; returns what was moved."""
    yuan = to_grain(yuan)
    ledger.book[flow] += yuan
    ledger.account[PAYER[flow]] -= yuan
    ledger.account[PAYEE[flow]] += yuan
    return yuan
