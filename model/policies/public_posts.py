"""公益性岗位 and 生态护林员 (public-welfare posts and forest rangers): limited posts, ranked candidates, pay, rotation.

Two kinds of seats (`model/seats.py`): a county's posts are dealt to its villages by households. Candidates are ranked by low income and
weak labour, with an error of targeting, behind them those who could leave for work; the first get the public posts, the next those of
rangers. A post replaces part of what its holder would have earned: a holder who farmed keeps the farm, with part of his days; who is
in steady wage work takes none, and who finds better work leaves the post to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from agents.codes import FULL_CAPACITY, MALE, NO_CAPACITY, NO_WORK, OWN_FARM, PUBLIC_POST, RANGER, UNEMPLOYED
from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.luck import U, decision, draw
from model.people import age, cell_of, heads, is_frail
from model.programme import Programme
from model.seats import NO_CANDIDATE, Kind, Seats, Terms, share_of_lifted
from model.standing import KNOWN_TO_THE_LIST, LIFTED, LISTED, NEAR_POOR, RESETTLED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import PublicPosts

POST_SEAT, RANGER_SEAT = 1, 2
"""Numbers of the kinds of seats."""
RANKING = decision("post_ranking")
POST_PAY, RANGER_PAY = entry("post_pay"), entry("ranger_pay")
NUMBER = POLICIES.index("public_posts")
WORST_RANK = 100
REACHED = 1
"""Occasion of the draw of ranking that orders households by whom posts reach first."""
REACHED_WORD = 20_260_102
"""Fixed word of that draw: as a share is cut, nobody is reached off and on."""


@rule
def may_hold(m: Member, years: int, p: PublicPosts) -> bool:
    """Adults at home, out of school, able to do light work, who are not in steady wage work (F0162)."""
    free = m.work == OWN_FARM or m.work == UNEMPLOYED or m.work == NO_WORK
    return years >= p.ages[0] and years <= p.ages[1] and m.study == 0 and m.can_work > 0 and m.presence == 0 and free


@rule
def hardly_hired(m: Member, years: int, p: PublicPosts) -> bool:
    """Weak, or of an age at which work is hard to find: women from 45, men from 50 (F0162)."""
    return m.can_work < FULL_CAPACITY or years >= p.older_first_from[int(m.sex == MALE)]


@rule
def candidate(members: Sequence[Member], p: PublicPosts, month: int) -> int:
    """Place of the member who would take a post: the weakest able adult at home; -1 where there is none."""
    best, best_rank = -1, WORST_RANK
    for k in range(len(members)):
        m = members[k]
        years = age(m, month)
        if may_hold(m, years, p):
            rank = 2 * m.can_work + (years < p.older_first_from[int(m.sex == MALE)])
            if rank < best_rank:
                best, best_rank = k, rank
    return best


@rule
def needs_care(m: Member, p: PublicPosts, month: int) -> bool:
    """A small child, or a member at home whom illness or disability keeps from all work."""
    if age(m, month) < p.care_until:
        return True
    return m.presence == 0 and (m.ill_months > 0 or (m.can_work == NO_CAPACITY and is_frail(m)))


@rule
def has_work(m: Member) -> bool:
    """Whether the member works at all."""
    return m.work != NO_WORK and m.work != UNEMPLOYED


@rule
def cannot_leave(h: Household, members: Sequence[Member], taker: int, p: PublicPosts, month: int) -> bool:
    """Whom posts are for (F0162): the weak and the older, who cares for others, and the resettled where nobody has work."""
    if hardly_hired(members[taker], age(members[taker], month), p):
        return True
    working = 0
    for k in range(len(members)):
        working += has_work(members[k])
        if k != taker and needs_care(members[k], p, month):
            return True
    return is_any(h, RESETTLED) and working == 0


@rule
def is_reached(h: Household, p: PublicPosts) -> bool:
    """Whether posts are for this household: all, or where a scenario sets its class or the resettled apart, always the same part.

    The number of posts goes by the largest coverage: those for whom there are fewer leave theirs to the others.
    """
    part = p.reached[cell_of(h)]
    return part >= 1.0 or draw(U(REACHED_WORD), RANKING, h.agent, REACHED) < part


@rule
def score(h: Household, members: Sequence[Member], p: PublicPosts, luck: np.uint64, month: int) -> float:
    """Rank of a household for a post (low is first): income a head, blurred by the error of targeting; poor and listed first.

    Whose member could leave for work stands behind those whose cannot. Ordinary households are candidates while they are listed.
    """
    if not is_any(h, LIFTED | NEAR_POOR | LISTED):
        return NO_CANDIDATE
    taker = candidate(members, p, month)
    if not is_reached(h, p) or taker < 0:
        return NO_CANDIDATE
    income = h.net_12 / heads(h)
    noise = draw(luck, RANKING, h.agent)
    blurred = (1.0 - p.targeting_error) * income + p.targeting_error * 2.0 * p.typical_income * noise
    if is_any(h, LISTED):
        blurred *= p.listed_first
    if not cannot_leave(h, members, taker, p, month):
        blurred += p.free_behind
    return blurred + 0.001 * noise


@rule
def pay_of(seat: int, p: PublicPosts) -> float:
    """Monthly pay of a post of either kind, yuan."""
    return float(p.strength * (p.ranger_pay if seat == RANGER_SEAT else p.pay))


@rule
def pay_holder(seat: int, h: Household, p: PublicPosts, village: Village, ledger: Ledger) -> None:
    """Pay of the month that a holder has worked, at its end (F0162, F0164, F0165)."""
    if seat == POST_SEAT:
        receive(h, ledger, POST_PAY, within_cap(p.pay * p.strength, village.withheld[NUMBER]))
    else:
        receive(h, ledger, RANGER_PAY, within_cap(p.ranger_pay * p.strength, village.withheld[NUMBER]))


@rule
def terms(p: PublicPosts) -> Terms:
    """Contracts of a year, part of them renewed: orderly exit and rotation (plan ch.5 s.2)."""
    return Terms(p.coverage, p.delay_months, p.accepted, p.renewed, p.contract_months)


def planned(rules: NDArray[Any]) -> NDArray[np.float64]:
    """Posts and rangers of everybody that each place's rules of a month plan for its whole county (places, 2)."""
    p = rules["public_posts"]
    of_county = share_of_lifted(rules) * p["coverage"]
    return np.stack([p["posts"] * of_county, p["rangers"] * of_county], axis=1)


SEATS = Seats(
    kinds=(Kind(POST_SEAT, PUBLIC_POST), Kind(RANGER_SEAT, RANGER)),
    planned=planned,
    for_whom=LIFTED | NEAR_POOR | KNOWN_TO_THE_LIST,
    terms=terms,
    rank=score,
    taker=candidate,
    pay=pay_holder,
    worth=pay_of,
    keeps=is_reached,
)
PROGRAMME = Programme("public_posts", seats=SEATS)
