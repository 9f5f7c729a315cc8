"""以工代赈 (work-for-relief) declared on trial: works in winter near the local wage, for those in need first (plan ch.5 s.2).

The programme is this module, with a record of its own of every household. It is no part of the model: a test puts it into the list of
programmes and its line into the order of the month, and looks at what follows. Its pay is booked as that of posts, and its numbers
stand here; how many days counties buy is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from agents.codes import FULL_CAPACITY, OWN_FARM, UNEMPLOYED
from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.passes import Line
from engine.record import YEAR, Field, Record
from model.programme import Programme
from model.seats import NO_CANDIDATE, NOBODY, Kind, Seats, Terms, share_of_lifted
from model.standing import LIFTED, LISTED, NEAR_POOR, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import Rules

WORKS = 3
"""Number of its one kind of seat."""
WINTER = (12, 1, 2)
PLANNED = 30_000.0
"""Seats in the whole prefecture: made up, so that a sample of a hundred households has some."""
PAY_OF_A_WINTER = 10_000.0
"""Yuan a person: 2,000 million for 200,000 people (F0899)."""
OF_LOCAL_WAGE = 1.0
"""Paid is no more than the local wage."""
PAY, NUMBER = entry("post_pay"), POLICIES.index("public_posts")


class Works(Record):
    """What the county has paid a household for works."""

    months_of_year: Annotated[int, Field("i4", "months", "本年以工代赈月数", "work_for_relief", en="months of works", begins=YEAR)]
    months_ever: Annotated[int, Field("i4", "months", "以工代赈累计月数", "work_for_relief", en="months of works ever")]


@rule
def terms() -> Terms:
    """Whoever is asked comes; nobody stays on beyond the winter."""
    return Terms(1.0, 0.0, 1.0, 0.0, 3.0)


@rule
def taker(members: Sequence[Member]) -> int:
    """The first able adult at home who farms or looks for work."""
    for k in range(len(members)):
        m = members[k]
        if m.can_work == FULL_CAPACITY and m.presence == 0 and (m.work == OWN_FARM or m.work == UNEMPLOYED):
            return k
    return -1


@rule
def need(h: Household, members: Sequence[Member]) -> float:
    """Income a head, low first, of the lifted, near-poor and listed."""
    if not is_any(h, LIFTED | NEAR_POOR | LISTED) or taker(members) < 0:
        return NO_CANDIDATE
    return float(h.net_12 / h.persons)


@rule
def month_of_pay(h: Household, village: Village, purse: Purse) -> None:
    """A third of a winter's pay, the local wage at most."""
    yuan = min(PAY_OF_A_WINTER / len(WINTER), OF_LOCAL_WAGE * village.wage_local)
    receive(h, purse, PAY, within_cap(yuan, village.withheld[NUMBER]))


@rule
def worth(rules: Rules) -> float:
    """A month at most."""
    return PAY_OF_A_WINTER / len(WINTER) * rules.public_posts.strength


def planned(rules: NDArray[Any]) -> NDArray[np.float64]:
    """By the lifted, as posts are (places, 1)."""
    return (PLANNED * share_of_lifted(rules))[:, None]


SEATS = Seats(
    policy="public_posts",
    kinds=(Kind(WORKS),),
    planned=planned,
    for_whom=LIFTED | NEAR_POOR | LISTED,
    terms=terms,
    rank=need,
    taker=taker,
    pay=month_of_pay,
    worth=worth,
    season=WINTER,
    is_missed=False,
)


@rule
def count_months(h: Household, members: Sequence[Member], works: Works) -> None:
    """Months paid, behind the line that pays them."""
    if h.holder != NOBODY:
        for k in range(len(members)):
            paid = members[k].seat == WORKS
            works.months_of_year += paid
            works.months_ever += paid


COUNT_MONTHS = Line("work_for_relief.count_months", "以工代赈月数", household=count_months)
PROGRAMME = Programme("work_for_relief", lines=(COUNT_MONTHS,), seats=SEATS, state=Works)
