"""教育资助 (schooling aid) by stage, for pupils of lifted, listed and dibao households; paid with the costs of a half-year.

Never more than the cost; compulsory school is free and has none (F0186-F0192).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from model.programme import Programme
from model.reach import reach
from model.standing import DIBAO, LIFTED, ON_LIST, is_any

if TYPE_CHECKING:
    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import SchoolAid

SCHOOL_AID = entry("school_aid")
NUMBER = POLICIES.index("school_aid")


@rule
def is_aided(h: Household) -> bool:
    """Lifted, in dibao, or listed for monitoring, whether monitoring itself helps or is silent."""
    return is_any(h, LIFTED | DIBAO | ON_LIST)


@rule
def aid_pupil(h: Household, m: Member, left: float, village: Village, p: SchoolAid, ledger: Ledger) -> float:
    """Pay half of the year's amount of the pupil's stage towards what is `left` of the half-year's cost; returns yuan paid."""
    if not is_aided(h):
        return 0.0
    due = min(left, 0.5 * p.amount[m.study] * p.strength * reach(h, p))
    return receive(h, ledger, SCHOOL_AID, within_cap(due, village.withheld[NUMBER]))


PROGRAMME = Programme("school_aid", modifies={"consumption.left_of_fee": aid_pupil})
