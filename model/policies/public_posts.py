"""公益性岗位 and 生态护林员 (public-welfare posts and forest rangers): limited posts, ranked candidates, pay, rotation.

A county's posts are dealt to its villages by households, and no more are ever given than were dealt. At the end of a month
contracts that are through are renewed as far as there is room, then candidates are ranked by low income and weak labour, with
an error of targeting, and free posts go from the top. A post replaces part of what its holder would have earned: a holder
who farmed keeps the farm and loses most casual days; one who had wage work gives it up only where the post pays more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import LOCAL, LOST_AID, NO_WORK, OWN_FARM, PUBLIC_POST, RANGER, UNEMPLOYED
from agents.household import HOUSEHOLD
from engine.compiled import line, rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.luck import U, decision, draw
from engine.passes import Line
from engine.prefetch import fetch_line, fetch_record
from model.ahead import fetch_rows
from model.people import ENDED_POST, age, cell_of, lose_for_a_year, members_of, months_to_close, regain
from model.standing import KNOWN_TO_THE_LIST, LIFTED, LISTED, NEAR_POOR, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import PublicPosts, Rules

assert HOUSEHOLD.fields is not None
CLASS_LINE = HOUSEHOLD.fields["household_class"][1]
FAR_AHEAD, NEAR_AHEAD = 24, 4
"""Turns between the request for memory and its use, where a household is a glance and where it is looked at."""
RANKING, ACCEPTED, ROTATION = decision("post_ranking"), decision("post_accepted"), decision("post_rotation")
POST_PAY, RANGER_PAY = entry("post_pay"), entry("ranger_pay")
NUMBER = POLICIES.index("public_posts")
NO_CANDIDATE = 1e18
WORST_RANK = 100
NOBODY, HOLDS, THROUGH = range(3)
"""Codes of `holder`."""
REACHED = 1
"""Occasion of the draw of ranking that orders households by whom posts reach first."""
REACHED_WORD = 20_260_102
"""Fixed word of that draw: as a share is cut, nobody is reached off and on."""
VACANT = 1
"""Occasions of the draw of rotation that say how many free posts a group fills: public posts, and the next for rangers."""


@rule
def may_hold(m: Member, years: int, p: PublicPosts) -> bool:
    """Adults at home, out of school, able to do light work, who are not in steady wage work (F0162)."""
    free = m.work == OWN_FARM or m.work == UNEMPLOYED or m.work == NO_WORK
    return years >= p.ages[0] and years <= p.ages[1] and m.study == 0 and m.can_work > 0 and m.presence == 0 and free


@rule
def candidate(members: Sequence[Member], p: PublicPosts, month: int) -> int:
    """Place of the member who would take a post: the weakest able adult at home; -1 where there is none."""
    best, best_rank = -1, WORST_RANK
    for k in range(len(members)):
        m = members[k]
        if is_holder(m):
            continue
        years = age(m, month)
        if may_hold(m, years, p):
            rank = 2 * m.can_work + (years < p.older_first_from)
            if rank < best_rank:
                best, best_rank = k, rank
    return best


@rule
def is_holder(m: Member) -> bool:
    """Whether the member holds a post of either kind."""
    return m.work == PUBLIC_POST or m.work == RANGER


@rule
def may_belong(h: Household) -> bool:
    """Whether the household can be a candidate or holder: ordinary ones that were never listed are neither."""
    return is_any(h, LIFTED | NEAR_POOR | KNOWN_TO_THE_LIST)


@rule
def is_reached(h: Household, p: PublicPosts) -> bool:
    """Whether posts are for this household: all, or where a scenario sets its class or the resettled apart, always the same part.

    The number of posts goes by the largest coverage: those for whom there are fewer leave theirs to the others.
    """
    part = p.reached[cell_of(h)]
    return part >= 1.0 or draw(U(REACHED_WORD), RANKING, h.agent, REACHED) < part


@rule
def note_holder(h: Household, members: Sequence[Member]) -> None:
    """Note whether a member holds a post (one a household), and whether a contract is through."""
    h.holder = NOBODY
    for k in range(len(members)):
        m = members[k]
        if is_holder(m):
            h.holder = THROUGH if m.post_months == 0 else max(h.holder, HOLDS)


@rule
def score(h: Household, members: Sequence[Member], p: PublicPosts, luck: np.uint64, month: int) -> float:
    """Rank of a household for a post (low is first): income a head, blurred by the error of targeting; poor and listed first."""
    if not is_any(h, LIFTED | NEAR_POOR | LISTED):
        return NO_CANDIDATE
    if not is_reached(h, p) or h.holder != NOBODY or candidate(members, p, month) < 0:
        return NO_CANDIDATE
    income = h.net_12 / h.persons
    noise = draw(luck, RANKING, h.agent)
    blurred = (1.0 - p.targeting_error) * income + p.targeting_error * 2.0 * p.typical_income * noise
    if is_any(h, LISTED):
        blurred *= p.listed_first
    return blurred + 0.001 * noise


@rule
def pay_of(work: int, p: PublicPosts) -> float:
    """Monthly pay of a post of either kind, yuan."""
    return float(p.strength * (p.ranger_pay if work == RANGER else p.pay))


@rule
def end_contract(h: Household, members: Sequence[Member], diary: Diary, m: Member, p: PublicPosts, left: int, month: int) -> None:
    """The post is gone: back to the farm, or to looking for work. `left`: months of the accounting year after this `month`."""
    pay = pay_of(m.work, p)
    lose_for_a_year(diary, h, LOST_AID, pay, left, 0.0)
    diary.aid_gone[ENDED_POST] = month + 1
    h.month_shock += pay
    m.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
    m.usual_work = OWN_FARM if h.resettled == 0 else LOCAL
    m.idle_months = 0
    note_holder(h, members)


@rule
def appoint(h: Household, members: Sequence[Member], diary: Diary, k: int, work: int, p: PublicPosts, left: int, month: int) -> None:
    """Give the post to the member for the months of a contract: work again, so that a job lost before it is lost no more.

    Whose post ended within a year has lost no more than the gap; in the month itself it is no shock.
    """
    m = members[k]
    if diary.aid_gone[ENDED_POST] == month + 1:
        h.month_shock = max(0.0, h.month_shock - pay_of(work, p))
    regain(diary, ENDED_POST, pay_of(work, p), left, month + 1)
    m.usual_work = OWN_FARM if h.resettled == 0 else LOCAL
    m.work = work
    m.lost_job = 0
    m.post_months = int(p.contract_months)
    h.holder = HOLDS


@rule
def pay_holder(h: Household, m: Member, p: PublicPosts, withheld: float, purse: Purse) -> None:
    """Pay of the month that a holder has worked, at its end (F0162, F0164, F0165)."""
    if m.work == PUBLIC_POST:
        receive(h, purse, POST_PAY, within_cap(p.pay * p.strength, withheld))
    else:
        receive(h, purse, RANGER_PAY, within_cap(p.ranger_pay * p.strength, withheld))


@rule
def begin_count(village: Village) -> None:
    """The village counts its holders anew, and the contracts that are through."""
    village.post_holders = 0
    village.ranger_holders = 0
    village.contracts_through = 0


@rule
def pay_holders(h: Household, members: Sequence[Member], village: Village, p: PublicPosts, purse: Purse) -> None:
    """Holders are paid for the month and their contracts run down."""
    if h.holder != NOBODY:
        for k in range(len(members)):
            m = members[k]
            if is_holder(m):
                pay_holder(h, m, p, village.withheld[NUMBER], purse)
                m.post_months = max(0, m.post_months - 1)
                village.post_holders += m.work == PUBLIC_POST
                village.ranger_holders += m.work == RANGER
                village.contracts_through += m.post_months == 0
        note_holder(h, members)


PAY_HOLDERS = Line("public_posts.pay_holders", "公益岗位报酬", household=pay_holders, before=begin_count)


@rule
def look_up(households: Sequence[Household], villages: Sequence[Village], group: NDArray[np.int64], home: NDArray[np.int64]) -> int:
    """Positions of the group's households that hold or could hold a post into `home`; returns how many there are."""
    count = 0
    for v in group:
        for i in range(villages[v].first, villages[v].stop):
            fetch_line(households, i + FAR_AHEAD, CLASS_LINE)
            if may_belong(households[i]):
                home[count] = i
                count += 1
    return count


@rule
def renew(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    home: NDArray[np.int64],
    through: int,
    held: NDArray[np.int64],
    quota: NDArray[np.int64],
    p: PublicPosts,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """Contracts that are through: a share is renewed while the policy goes on, by lot, as long as the quota has room."""
    whose, place, lot = np.empty(through, np.int64), np.empty(through, np.int64), np.empty(through)
    found = 0
    for j in range(len(home)):
        h = households[home[j]]
        members = members_of(h, persons)
        for k in range(len(members) if h.holder == THROUGH else 0):
            if is_holder(members[k]) and members[k].post_months == 0:
                whose[found], place[found], lot[found] = home[j], k, draw(luck, ROTATION, members[k].key)
                held[int(members[k].work == RANGER)] -= 1
                found += 1
    for j in np.argsort(lot[:found]):
        h = households[whose[j]]
        members = members_of(h, persons)
        m = members[place[j]]
        kind = int(m.work == RANGER)
        if p.coverage > 0.0 and is_reached(h, p) and lot[j] < p.renewed and held[kind] < quota[kind]:
            m.post_months = int(p.contract_months)
            h.holder = HOLDS
            held[kind] += 1
        else:
            end_contract(h, members, diaries[whose[j]], m, p, left, month)


@rule
def filled_now(free: int, p: PublicPosts, u: float) -> int:
    """How many of the free posts are filled this month: all without delay, else each after `delay_months` in the mean."""
    return int(free / (1.0 + p.delay_months) + u)


@rule
def rank_by_village(
    order: NDArray[np.int64],
    whose: NDArray[np.int64],
    households: Sequence[Household],
    group: NDArray[np.int64],
    villages: Sequence[Village],
    belonging: NDArray[np.float64],
    held: int,
) -> None:
    """The first of every village before the second of any: `order` of a group of a sample as its villages would have it.

    Every village of everybody has its own ranking and, by households, its own part of the posts: where one in fifty can be a
    candidate nearly all of them get one, where half of them can, few. A place in the group's ranking is the place in that of
    a village with the group's share of candidates; it counts with the village's own share of them: the known share of
    `belonging` (villages,), as far as it is candidate or holder at all, less that of the `held` posts.
    """
    size, could = 0.0, 0.0
    for v in group:
        size += villages[v].stop - villages[v].first
        could += belonging[v] * (villages[v].stop - villages[v].first)
    used = (len(order) + held) / could if could > 0.0 else 0.0
    turn = np.empty(len(order))
    for j in range(len(order)):
        here = used * belonging[households[whose[order[j]]].village]
        turn[j] = (j + 0.5) * (here - min(here, held / size))
    order[:] = order[np.argsort(turn)]


@rule
def fill(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    home: NDArray[np.int64],
    free_posts: int,
    free_rangers: int,
    held: int,
    group: NDArray[np.int64],
    villages: Sequence[Village],
    belonging: NDArray[np.float64],
    p: PublicPosts,
    left: int,
    luck: np.uint64,
    month: int,
) -> None:
    """Hand free posts to the first in the group's ranking; first come is by need, never by order of record.

    Who declines leaves the post empty until the next month.
    """
    scores, whose = np.empty(len(home)), np.empty(len(home), np.int64)
    found = 0
    for j in range(len(home)):
        fetch_record(households, home[min(j + NEAR_AHEAD, len(home) - 1)])
        fetch_rows(persons, households[home[min(j + NEAR_AHEAD // 2, len(home) - 1)]].first)
        rank = score(households[home[j]], members_of(households[home[j]], persons), p, luck, month)
        if rank < NO_CANDIDATE:
            scores[found], whose[found] = rank, home[j]
            found += 1
    order = np.argsort(scores[:found])
    if len(group) > 1:
        rank_by_village(order, whose, households, group, villages, belonging, held)
    for j in range(min(free_posts + free_rangers, found)):
        h = households[whose[order[j]]]
        if draw(luck, ACCEPTED, h.agent) < p.accepted:
            members = members_of(h, persons)
            appoint(
                h,
                members,
                diaries[whose[order[j]]],
                candidate(members, p, month),
                PUBLIC_POST if j < free_posts else RANGER,
                p,
                left,
                month,
            )


@line
def hand_out(
    households: Sequence[Household],
    persons: Sequence[Member],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    month: int,
    order: NDArray[np.int64],
    first: NDArray[np.int64],
    quotas: NDArray[np.int64],
    belonging: NDArray[np.float64],
) -> None:
    """Every group of villages renews contracts and fills free posts up to its quota (groups, 2): posts, rangers.

    `order` are villages by group, `first` where each group begins in it; `belonging` (villages,) the known share of households that
    can be candidates or holders.
    """
    held, home = np.zeros(2, np.int64), np.empty(len(households), np.int64)
    for g in range(len(first) - 1):
        group = order[first[g] : first[g + 1]]
        held[:] = 0
        through = 0
        for v in group:
            held[0] += villages[v].post_holders
            held[1] += villages[v].ranger_holders
            through += villages[v].contracts_through
        place = villages[group[0]].place
        p = rules[place].public_posts
        if through == 0 and (p.coverage <= 0.0 or (held[0] >= quotas[g, 0] and held[1] >= quotas[g, 1])):
            continue
        count = look_up(households, villages, group, home)
        left = months_to_close(month, int(rules[place].lines.closing_month))
        if through > 0:
            renew(households, persons, diaries, home[:count], through, held, quotas[g], p, left, luck, month)
        lead = villages[group[0]].key
        free_posts = filled_now(max(0, quotas[g, 0] - held[0]), p, draw(luck, ROTATION, lead, VACANT))
        free_rangers = filled_now(max(0, quotas[g, 1] - held[1]), p, draw(luck, ROTATION, lead, VACANT + 1))
        if p.coverage > 0.0 and free_posts + free_rangers > 0 and villages[group[0]].withheld[NUMBER] < 1.0:
            fill(
                households,
                persons,
                diaries,
                home[:count],
                free_posts,
                free_rangers,
                held[0] + held[1],
                group,
                villages,
                belonging,
                p,
                left,
                luck,
                month,
            )
