"""Transfers by person and by land that no shock test decides: basic pension, grants for severe disability, land subsidy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import SEVERE_DISABILITY
from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.passes import Line
from model.law import APRIL
from model.people import MONTHS, able_workers
from model.programme import Programme
from model.reach import reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Pensions


PENSION, DISABILITY_GRANT, FARM_SUBSIDY = entry("pension"), entry("disability_grant"), entry("farm_subsidy")
ELDER_SUPPORT = entry("elder_support")
NUMBER = POLICIES.index("pensions")


@rule
def pay_transfers(h: Household, members: Sequence[Member], village: Village, p: Pensions, ledger: Ledger, month: int) -> None:
    """Pensions and grants monthly, the land subsidy in April."""
    season, sixty = month % MONTHS, month - MONTHS * int(p.from_age) - int(p.delay_months)
    short = village.withheld[NUMBER]
    old, severe = 0, 0
    for k in range(len(members)):
        m = members[k]
        old += m.birth_month <= sixty
        severe += m.disability == SEVERE_DISABILITY
    paid = reach(h, p) * p.strength
    if old > 0:
        receive(h, ledger, PENSION, within_cap(old * p.pension * paid, short))
        if able_workers(members) == 0:
            receive(h, ledger, ELDER_SUPPORT, old * p.elder_support * village.prices)
    if severe > 0:
        receive(h, ledger, DISABILITY_GRANT, within_cap(severe * p.disability_grant * paid, short))
    if season == APRIL and h.land > 0.0:
        receive(h, ledger, FARM_SUBSIDY, within_cap(h.land * p.land_subsidy * paid, short))


PAY_TRANSFERS = Line("pensions.pay_transfers", "养老金与补贴", household=pay_transfers)
PROGRAMME = Programme("pensions", lines=(PAY_TRANSFERS,))
