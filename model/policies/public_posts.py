"""公益性岗位 and 生态护林员 (public-welfare posts and forest rangers): limited posts, ranked candidates, pay, rotation.

Villages plan their posts in January; within a village, candidates are ranked by low income and weak labour, with an error of
targeting, and the posts go from the top. A post replaces part of what its holder would have earned: a holder who farmed keeps
the farm and loses most casual days; one who had wage work gives it up only where the post pays more than the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from agents.codes import LOCAL, LOST_AID, NO_WORK, OWN_FARM, PUBLIC_POST, RANGER, UNEMPLOYED
from engine.compiled import line, rule
from engine.flows import entry
from engine.ledger import receive
from engine.luck import decision, draw
from model.people import age, lose, person_key

if TYPE_CHECKING:
    from agents.household import Household, Member

RANKING, ACCEPTED, ROTATION = decision("post_ranking"), decision("post_accepted"), decision("post_rotation")
POST_PAY, RANGER_PAY = entry("post_pay"), entry("ranger_pay")
NO_CANDIDATE = 1e18


@rule
def may_hold(h: Household, m: Member, years: int) -> bool:
    """Adults at home, out of school, able to do light work, who are not in steady wage work (F0162)."""
    free = m.work == OWN_FARM or m.work == UNEMPLOYED or m.work == NO_WORK
    return years >= 18 and years < 66 and m.study == 0 and m.can_work > 0 and m.presence == 0 and free


@rule
def candidate(h: Household, month: int) -> int:
    """Place of the member who would take a post: the weakest able adult at home; -1 where there is none."""
    best, best_rank = -1, 100
    for k in range(h.places):
        m = h.members[k]
        if m.birth_month == 0 or m.work == PUBLIC_POST or m.work == RANGER:
            continue
        years = age(m, month)
        if may_hold(h, m, years):
            rank = m.can_work * 10 + (0 if years >= 45 else 5)
            if rank < best_rank:
                best, best_rank = k, rank
    return best


@rule
def holds_post(h: Household) -> bool:
    """Whether a member already holds a post: one a household."""
    for k in range(h.places):
        if h.members[k].birth_month != 0 and (h.members[k].work == PUBLIC_POST or h.members[k].work == RANGER):
            return True
    return False


@rule
def score(h: Household, p: Any, luck: Any, month: int) -> float:
    """Rank of a household for a post (low is first): income a head, blurred by the error of targeting; poor and listed first."""
    if h.household_class == 2 and (h.listed == 0 or h.listed >= 4):
        return NO_CANDIDATE
    if holds_post(h) or candidate(h, month) < 0:
        return NO_CANDIDATE
    income = h.net_12 / h.persons
    noise = draw(luck, RANKING, h.agent)
    blurred = (1.0 - p.targeting_error) * income + p.targeting_error * 2.0 * p.typical_income * noise
    if h.listed >= 1 and h.listed <= 3:
        blurred *= p.listed_first
    return blurred + 0.001 * noise


@rule
def release(h: Household, diary: Any, m: Member, key: int, p: Any, luck: Any, month: int) -> None:
    """A post ends with its contract year; a share of the contracts is renewed while the policy goes on."""
    if m.post_months > 0:
        m.post_months -= 1
    if m.post_months == 0:
        if p.coverage > 0.0 and draw(luck, ROTATION, key) < p.renewed:
            m.post_months = 12
        else:
            pay = p.ranger_pay if m.work == RANGER else p.pay
            lose(diary, h, LOST_AID, 6.0 * pay * p.strength)
            m.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
            m.usual_work = OWN_FARM if h.resettled == 0 else LOCAL
            m.idle_months = 0


@rule
def appoint(h: Household, k: int, work: int) -> None:
    """Give the post to the member for twelve months."""
    m = h.members[k]
    m.usual_work = OWN_FARM if h.resettled == 0 else LOCAL
    m.work = work
    m.post_months = 12


@rule
def fill(households: Any, village: Any, kind: int, free: int, p: Any, luck: Any, month: int) -> None:
    """Hand `free` posts of a kind to the first in the ranking of the village; first come is by need, never by order of record."""
    count = village.stop - village.first
    scores = np.empty(count)
    for j in range(count):
        scores[j] = score(households[village.first + j], p, luck, month)
    order = np.argsort(scores)
    for j in range(min(free, count)):
        if scores[order[j]] >= NO_CANDIDATE:
            break
        h = households[village.first + order[j]]
        k = candidate(h, month)
        if k >= 0 and draw(luck, ACCEPTED, h.agent) < p.accepted:
            appoint(h, k, kind)


@line
def fill_and_pay(households: Any, diaries: Any, villages: Any, rules: Any, luck: Any, books: Any, accounts: Any,
                 tallies: Any, month: int, first: int, last: int) -> None:
    """Holders are paid for the month, contracts end, vacant posts are filled."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].public_posts
        posts, rangers = 0, 0
        for i in range(village.first, village.stop):
            h = households[i]
            if h.household_class != 2 or h.listed != 0:  # others are never candidates, so no holders
                for k in range(h.places):
                    m = h.members[k]
                    if m.birth_month != 0 and (m.work == PUBLIC_POST or m.work == RANGER):
                        pay_holder(h, m, p, book, account)
                        release(h, diaries[i], m, person_key(h, k), p, luck, month)
                        posts += m.work == PUBLIC_POST
                        rangers += m.work == RANGER
        if p.coverage > 0.0:
            if posts < village.posts:
                fill(households, village, PUBLIC_POST, village.posts - posts, p, luck, month)
            if rangers < village.rangers:
                fill(households, village, RANGER, village.rangers - rangers, p, luck, month)


@rule
def pay_holder(h: Household, m: Member, p: Any, books: Any, accounts: Any) -> None:
    """Pay of the month that a holder has worked, at its end (F0162, F0164, F0165)."""
    if m.work == PUBLIC_POST:
        receive(h, books, accounts, POST_PAY, p.pay * p.strength)
    else:
        receive(h, books, accounts, RANGER_PAY, p.ranger_pay * p.strength)
