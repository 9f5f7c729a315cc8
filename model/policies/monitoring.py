"""防返贫动态监测: three channels that find households in trouble, the list, help, and "risk eliminated" (风险消除).

Own reports (QR code), visits of cadres, and cross-checks of department data each have a chance, a delay and misses;
some households in no trouble are listed too. Cadres have limited visits and incentives of their own: not to enter what
they find, and to eliminate early. List and truth may drift apart; `list_true_positive` and `list_missed` show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import ELIMINATED, MARGINAL, SILENT, STRUCK_OFF, UNSTABLE_LIFTED
from engine.compiled import rule
from engine.luck import decision, draw
from engine.passes import Line, Step
from engine.rates import happens
from model.people import MOST_MONTHS, cell_of
from model.policies.monitoring_help import NUMBER, bring_help, has_unemployed, is_helped, matching
from model.policies.monitoring_truth import in_trouble, is_below, is_sudden, kind, kind_on_list, own_cost_of_month
from model.programme import Programme
from model.reach import reach
from model.standing import EVER_LISTED, LIFTED, NEAR_POOR, ON_LIST, is_any
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import Monitoring

REPORT, VISITED, DATA_CHECK = decision("report_trouble"), decision("visited"), decision("data_check")
FALSE_ALARM, EARLY = decision("false_alarm"), decision("early_elimination")
LIST_OPENS = 2020 * 12
"""January 2020: the list that the run finds."""


@rule
def attention(h: Household, p: Monitoring) -> float:
    """How much cadres look at a household: most at those on a list before, more at the lifted."""
    if is_any(h, EVER_LISTED | NEAR_POOR):
        return p.attention[2]
    return p.attention[1] if is_any(h, LIFTED) else p.attention[0]


@rule
def reports(h: Household, listed_share: float, p: Monitoring, luck: np.uint64) -> bool:
    """Own report; peers on the list show how."""
    chance = min(1.0, p.report * (1.0 + p.report_learning * listed_share))
    return happens(draw(luck, REPORT, h.agent), chance * reach(h, p))


@rule
def is_found_by_visit(h: Household, visits: float, p: Monitoring, luck: np.uint64) -> bool:
    """A cadre comes, sees the trouble and enters it. `visits`: expected visits in the month at attention one."""
    chance = min(1.0, visits * attention(h, p)) * p.detection * (1.0 - p.under_listing)
    return draw(luck, VISITED, h.agent) < chance * reach(h, p)


@rule
def is_found_in_data(h: Household, members: Sequence[Member], p: Monitoring, luck: np.uint64) -> bool:
    """Departments compare data: a month of great own cost is often seen, a lost wage hardly ever."""
    u = draw(luck, DATA_CHECK, h.agent)
    if own_cost_of_month(h) >= p.data_cost:
        return u < p.data_found[0] * reach(h, p)
    return happens(u, p.data_found[1] * reach(h, p)) and has_unemployed(members)


@rule
def is_found(
    h: Household, members: Sequence[Member], monitoring_line: float, visits: float, listed_share: float, p: Monitoring, luck: np.uint64
) -> bool:
    """Whether any channel points at the household this month, rightly or falsely."""
    if in_trouble(h, members, monitoring_line, p):
        return reports(h, listed_share, p, luck) or is_found_by_visit(h, visits, p, luck) or is_found_in_data(h, members, p, luck)
    return happens(draw(luck, FALSE_ALARM, h.agent), min(1.0, p.false_alarms * p.targeting_error) * reach(h, p))


@rule
def enter(h: Household, as_kind: int, p: Monitoring) -> None:
    """Onto the list."""
    h.listed = as_kind if is_helped(h, p) else as_kind + SILENT
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def seek(
    h: Household, members: Sequence[Member], monitoring_line: float, visits: float, listed_share: float, p: Monitoring, luck: np.uint64
) -> None:
    """A household off the list: found or not; between finding and listing it waits (`listed_months` below zero)."""
    if h.listed_months < 0:
        h.listed_months += 1
        if h.listed_months == 0:
            enter(h, kind(h, monitoring_line, p), p)
    elif is_found(h, members, monitoring_line, visits, listed_share, p, luck):
        wait = int(p.delay_months + draw(luck, REPORT, h.agent, 1))
        if wait == 0:
            enter(h, kind(h, monitoring_line, p), p)
        else:
            h.listed_months = -wait


@rule
def leave(h: Household) -> None:
    """Risk eliminated: no help any more; a new trouble can bring the household back."""
    h.listed = ELIMINATED
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def follow(h: Household, monitoring_line: float, p: Monitoring, luck: np.uint64, month: int) -> None:
    """A listed household: months, stability, and its exit - when stable, or early before the assessment."""
    h.listed = kind_on_list(h) + (0 if is_helped(h, p) else SILENT)
    h.listed_months = min(h.listed_months + 1, MOST_MONTHS)
    stable = not is_below(h, monitoring_line, p.stable_line) and not is_sudden(h, monitoring_line, p)
    h.stable_months = min(h.stable_months + 1, MOST_MONTHS) if stable else 0
    if h.stable_months >= p.stable_needed:
        leave(h)
    elif month % 12 + 1 == int(p.window_month) and h.listed_months >= p.least_listed:
        if draw(luck, EARLY, h.agent) < p.early_elimination:
            leave(h)


@rule
def open_list(h: Household, monitoring_line: float, p: Monitoring, luck: np.uint64) -> None:
    """The list of January 2020: some of the lifted and the near-poor below the line."""
    if not is_any(h, LIFTED | NEAR_POOR) or not is_below(h, monitoring_line, 1.0):
        return
    if draw(luck, REPORT, h.agent, 2) < p.at_start[h.household_class] * reach(h, p):
        enter(h, UNSTABLE_LIFTED if is_any(h, LIFTED) else MARGINAL, p)


@rule
def strike_off(h: Household) -> None:
    """No monitoring, no list: nobody is listed, nor counts as having been."""
    if h.listed != 0:
        h.listed = STRUCK_OFF
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def begin_list(village: Village) -> None:
    """The village counts its list anew."""
    village.listed_before[:] = 0.0
    village.on_list[:] = 0.0


@rule
def watch_and_help(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, p: Monitoring, purse: Purse, luck: np.uint64, month: int
) -> None:
    """A household is found, listed, helped, eliminated. What cadres saw of the village last month guides their visits."""
    if reach(h, p) <= 0.0 or h.persons == 0:
        strike_off(h)
    elif is_any(h, ON_LIST):
        follow(h, village.monitoring_line, p, luck, month)
        bring_help(h, members, diary, p, luck, village.withheld[NUMBER], purse)
    elif month == LIST_OPENS:
        open_list(h, village.monitoring_line, p, luck)
    else:
        seek(h, members, village.monitoring_line, village.visits / max(village.attention, 1e-9), village.listed_share, p, luck)
    if h.listed != 0:
        cell = cell_of(h)
        village.listed_before[cell] += is_any(h, EVER_LISTED)
        village.on_list[cell] += is_any(h, ON_LIST)


WATCH_AND_HELP = Line("monitoring.watch_and_help", "防返贫监测与帮扶", household=watch_and_help, before=begin_list)


def look_at_peers(world: World) -> None:
    """What cadres saw last month and who was on the list: in a sample the village's neighbours count with it."""
    peers, villages = world.peers, np.asarray(world.villages)
    villages["attention"] = peers.means(attention_by_class(world, peers.of_villages(villages["listed_before"])))
    villages["listed_share"] = peers.means(peers.of_villages(villages["on_list"]))


def attention_by_class(world: World, known: NDArray[np.float64]) -> NDArray[np.float64]:
    """`attention` added up over the cells of the villages' peers, of whom `known` were on the list before (groups, classes, 2)."""
    p = world.rules_now["monitoring"]["attention"][world.groups.place][:, None, None, :]
    of_class = np.arange(known.shape[1])[None, :, None]
    known = np.where(of_class == codes.NEAR_POOR, world.peers.count, known)
    return np.asarray(known * p[..., 2] + (world.peers.count - known) * np.where(of_class == codes.LIFTED, p[..., 1], p[..., 0]))


LOOK_AT_PEERS = Step("monitoring.look_at_peers", "村邻监测情况", look_at_peers)
PROGRAMME = Programme("monitoring", lines=(WATCH_AND_HELP,), steps=(LOOK_AT_PEERS,), modifies={"work.chance_to_find": matching})
