"""Transfers by person and by land that no shock test decides: basic pension, grants for severe disability, land subsidy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import MEMBERS_MOST, SEVERE_DISABILITY
from engine.compiled import line
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from model.claims import reach
from model.law import APRIL, NOVEMBER
from model.people import MONTHS, able_workers
from model.policies.medical_cover import pay_premium

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Village
    from parameters.rules_types import Rules


PENSION, DISABILITY_GRANT, FARM_SUBSIDY = entry("pension"), entry("disability_grant"), entry("farm_subsidy")
ELDER_SUPPORT = entry("elder_support")
NUMBER, MEDICAL = POLICIES.index("pensions"), POLICIES.index("medical_cover")


@line
def pay_transfers(
    households: Sequence[Household],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
    tallies: NDArray[np.float64],
    month: int,
    first: int,
    last: int,
) -> None:
    """Pensions and grants monthly, the land subsidy in April, medical premiums in November."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].pensions
        cover = rules[village.place].medical_cover
        season, sixty = month % 12, month - MONTHS * int(p.from_age) - int(p.delay_months)
        short = village.withheld[NUMBER]
        for i in range(village.first, village.stop):
            h = households[i]
            old, severe = 0, 0
            for k in range(MEMBERS_MOST):
                m = h.members[k]
                taken = m.birth_month != 0
                old += taken & (m.birth_month <= sixty)
                severe += taken & (m.disability == SEVERE_DISABILITY)
            paid = reach(h, p) * p.strength
            if old > 0:
                receive(h, book, account, PENSION, within_cap(old * p.pension * paid, short))
                if able_workers(h) == 0:
                    receive(h, book, account, ELDER_SUPPORT, old * p.elder_support * village.prices)
            if severe > 0:
                receive(h, book, account, DISABILITY_GRANT, within_cap(severe * p.disability_grant * paid, short))
            if season == APRIL and h.land > 0.0:
                receive(h, book, account, FARM_SUBSIDY, within_cap(h.land * p.land_subsidy * paid, short))
            if season == NOVEMBER:
                pay_premium(h, cover, village.withheld[MEDICAL], book, account)
