"""What the accounts say of themselves 账目."""

from __future__ import annotations

import numpy as np

from model.outcomes.declared import Outcome
from model.outcomes.how import Worked
from model.outcomes.recorded import Array, Recorded
from model.outcomes.units import YUAN


def imbalance(recorded: Recorded) -> Array:
    """The largest difference of stock against flow of any month."""
    return np.array(recorded.imbalance)


OUTCOMES = (
    Outcome(
        "ledger_imbalance",
        "largest monthly imbalance of stock against flow",
        "账目最大不平衡额",
        YUAN,
        (),
        Worked(imbalance),
        "stock against flow of any month; has to be 0",
        "任一月份存量与流量之差，应为0",
    ),
)
