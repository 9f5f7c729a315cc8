"""以工代赈 (work-for-relief) on trial: works in winter near the local wage, for those in need first (plan ch.5 s.2).

Who works is paid out of a fund that governments fill in January; when it is short, everybody gets the same share. The programme is this
module and the data beside it, and no part of the model: a test puts it into a copy of the tree. Its numbers are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Protocol

import numpy as np

from agents.codes import FULL_CAPACITY, OWN_FARM, UNEMPLOYED
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive
from engine.luck import decision, draw
from engine.passes import Line
from engine.record import YEAR, Field, Record
from model.programme import Programme
from model.purses import Yuan, no_claims, pool
from model.seats import NO_CANDIDATE, NOBODY, Kind, Seats, Terms, share_of_lifted
from model.standing import LIFTED, LISTED, NEAR_POOR, is_any
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.policies.work_for_relief_outcomes import AtWorks  # type: ignore[import-not-found]
    from numpy.typing import NDArray

    from agents.household import Household, Member
    from agents.places import Pool, Village
    from engine.ledger import Ledger

    class WorkForRelief(Protocol):
        """Its parameters: `run.py generate` would write this."""

        coverage: float
        strength: float
        places: float
        pay: float
        of_local_wage: float
        blur: float
        help: float


WORKS = 3
"""Number of its one kind of seat."""
WINTER = (12, 1, 2)
PAY, RANKING = entry("works_pay"), decision("works_ranking")


class WorksKept(Record):
    """What the county has paid a household for works."""

    months_of_year: Annotated[int, Field("i4", "months", "本年以工代赈月数", "work_for_relief", en="months of works", begins=YEAR)]
    months_ever: Annotated[int, Field("i4", "months", "以工代赈累计月数", "work_for_relief", en="months of works ever")]


class WorksOfVillage(Record):
    """How many of a village have worked this month."""

    at_works: Annotated[float, Field("f8", "persons", "本月以工代赈人数", "work_for_relief", en="at works this month")]


@rule
def terms(p: WorkForRelief) -> Terms:
    """Whoever is asked comes; nobody stays on beyond the winter."""
    return Terms(p.coverage, 0.0, 1.0, 0.0, 3.0)


@rule
def taker(members: Sequence[Member]) -> int:
    """The first able adult at home who farms or looks for work."""
    for k in range(len(members)):
        m = members[k]
        if m.can_work == FULL_CAPACITY and m.presence == 0 and (m.work == OWN_FARM or m.work == UNEMPLOYED):
            return k
    return -1


@rule
def need(h: Household, members: Sequence[Member], p: WorkForRelief, luck: np.uint64) -> float:
    """Income a head, low first, of the lifted, near-poor and listed, as far as the office sees it."""
    if not is_any(h, LIFTED | NEAR_POOR | LISTED) or taker(members) < 0:
        return NO_CANDIDATE
    return float(h.net_12 / h.persons * (1.0 + p.blur * draw(luck, RANKING, h.agent)))


@rule
def nothing_at_once() -> None:
    """The pay is asked of the fund."""


@rule
def worth(p: WorkForRelief) -> float:
    """A month at most."""
    return p.pay * p.strength


@rule
def helped(h: Household, p: WorkForRelief) -> float:
    """Who is listed is told of jobs at the works."""
    return 1.0 + p.help * p.coverage if is_any(h, LISTED) else 1.0


def planned(rules: NDArray[Any]) -> NDArray[np.float64]:
    """By the lifted, as posts are (places, 1)."""
    p = rules["work_for_relief"]
    return np.asarray(p["places"] * p["coverage"] * share_of_lifted(rules))[:, None]


SEATS = Seats(
    kinds=(Kind(WORKS),),
    planned=planned,
    for_whom=LIFTED | NEAR_POOR | LISTED,
    terms=terms,
    rank=need,
    taker=taker,
    pay=nothing_at_once,
    worth=worth,
    season=WINTER,
    is_missed=False,
)


@rule
def at_works(members: Sequence[Member]) -> int:
    """How many of the household worked."""
    count = 0
    for k in range(len(members)):
        count += members[k].seat == WORKS
    return count


@rule
def due(members: Sequence[Member], village: Village, p: WorkForRelief) -> float:
    """A month's pay, the local wage at most."""
    return at_works(members) * min(p.pay * p.strength, p.of_local_wage * village.wage_local)


@rule
def begin(pool: Pool, kept: WorksOfVillage) -> None:
    """The village counts anew."""
    no_claims(pool)
    kept.at_works = 0.0


@rule
def claim(h: Household, members: Sequence[Member], village: Village, kept: WorksOfVillage, pool: Pool, p: WorkForRelief) -> None:
    """What the household has earned."""
    if h.holder != NOBODY:
        kept.at_works += at_works(members)
        pool.claims += due(members, village, p)


@rule
def pay(
    h: Household, members: Sequence[Member], kept: WorksKept, village: Village, pool: Pool, p: WorkForRelief, ledger: Ledger
) -> None:
    """What the fund has of it."""
    if h.holder != NOBODY and pool.claims > 0.0:
        receive(h, ledger, PAY, down_to_grain(due(members, village, p) * pool.paying_share))
        kept.months_of_year += at_works(members)
        kept.months_ever += at_works(members)


@rule
def count_works(members: Sequence[Member], tally: AtWorks) -> None:
    """Who holds a place in December."""
    tally.works_held += at_works(members)


CLAIM = Line("work_for_relief.claim", "以工代赈报酬申请", household=claim, before=begin)
PAY_WORKS = Line("work_for_relief.pay", "以工代赈报酬发放", household=pay)


def premium(world: World) -> Yuan:
    """What a winter of all places costs."""
    p = world.rules_of_counties("work_for_relief")
    shares = share_of_lifted(world.rules_now)[:: len(world.rules_now) // len(world.county_weights)]
    return np.asarray(len(WINTER) * p["places"] * p["coverage"] * p["strength"] * p["pay"] * shares / world.county_weights)


PROGRAMME = Programme(
    "work_for_relief",
    lines=(CLAIM, PAY_WORKS),
    modifies={"work.chance_to_find": helped},
    seats=SEATS,
    purse=pool("works_pool", "works_fund", "以工代赈资金", "fund of works", shared=False),
    premium=premium,
    state=WorksKept,
    village_state=WorksOfVillage,
)
