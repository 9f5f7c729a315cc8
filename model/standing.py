"""Standing: who a household is to the offices, one bit a fact that stands in a register; every rule of programmes asks here.

What is on record is worked out from the household's own fields whenever somebody asks: a field of its own would be one more thing
to keep true, and of what a question does not ask for the compiler leaves nothing. Who lives in the household, who is able to
work or frail, is no standing: it is looked up among its members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import Item
from engine.compiled import Quick, loop, rule
from engine.prefetch import fetch_field
from engine.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household
    from engine.record import Records

STANDINGS = (
    Item("lifted", "脱贫户", "lifted"),
    Item("near_poor", "边缘易致贫户", "registered as near-poor"),
    Item("resettled", "易地搬迁户", "resettled"),
    Item("dibao", "低保户", "in dibao"),
    Item("listed", "在册且有帮扶的监测户", "on the list of the monitored, with help"),
    Item("listed_in_silence", "在册而无帮扶的监测户", "on the list of the monitored, while no help is given"),
    Item("risk_eliminated", "已消除风险户", "was on the list, risk eliminated"),
    Item("struck_off", "监测停止前曾纳入户", "was on the list when monitoring ended"),
)
"""What may be on record of a household; the position is the bit."""
LIFTED, NEAR_POOR, RESETTLED, DIBAO, LISTED, LISTED_IN_SILENCE, RISK_ELIMINATED, STRUCK_OFF = (
    1 << bit for bit in range(len(STANDINGS))
)
AHEAD = 16
"""Turns between the request for a record and its use, which is a glance."""
NOTHING = 0
"""No standing helps: nobody has it."""
ON_LIST = LISTED | LISTED_IN_SILENCE
"""On the list, whatever comes of it."""
EVER_LISTED = ON_LIST | RISK_ELIMINATED
"""On the list now or before."""
KNOWN_TO_THE_LIST = EVER_LISTED | STRUCK_OFF
"""The same, also where the list is no more."""
FIRST = LIFTED | LISTED
"""Those to whom the plan directs its policies first: the lifted, and who is listed for monitoring. Near-poor alone is not enough."""


@value("|")
@rule
def standing_of(h: Household) -> int:
    """The bits of all that is on record of a household; programmes add what their own lists say."""
    found = LIFTED * (h.household_class == codes.LIFTED) | NEAR_POOR * (h.household_class == codes.NEAR_POOR)
    return found | RESETTLED * (h.resettled == 1)


@rule
def is_any(h: Household, of: int) -> bool:
    """Whether at least one of these standings is a household's: `is_any(h, LIFTED | LISTED)`."""
    return standing_of(h) & of != 0


@rule
def is_all(h: Household, of: int) -> bool:
    """Whether all of these standings are a household's: `is_all(h, LIFTED | RESETTLED)`."""
    return standing_of(h) & of == of


@loop
def mark(households: Sequence[Household] | Records, where: NDArray[np.int64], of: int, found: NDArray[np.bool_]) -> None:
    """Whether each of the households at these positions `is_any`, into `found`."""
    for j in range(len(where)):
        fetch_field(households, where[min(j + AHEAD, len(where) - 1)], "household_class")
        found[j] = is_any(households[where[j]], of)


_mark = Quick(mark)


def have_any(h: Records, of: int, where: NDArray[np.int64] | None = None) -> NDArray[np.bool_]:
    """The same as `is_any` of many households, for what institutions do between the passes: of all, or of those at these positions."""
    where = np.arange(len(h)) if where is None else where
    found = np.empty(len(where), dtype=np.bool_)
    _mark(h, where, of, found)
    return found
