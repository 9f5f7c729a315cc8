"""防返贫动态监测: three channels that find households in trouble, the list, help, and "risk eliminated" (风险消除).

Own reports (QR code), visits of cadres, and cross-checks of department data each have a chance, a delay and misses. What they bring is
checked against the rule as registers see it (`monitoring_truth`); some households in no trouble are listed too. A case is followed
until its risk is stably gone, in two steps: a whole accounting year on the list stands above the line, and some months later a check
finds the cause over and the income still above it. Who falls again is a case of its own, a re-entry. Cadres have limited visits and
incentives: not to enter what they find, and to eliminate before the yearly assessment. List and truth may drift apart;
`list_true_positive`, `list_mistaken` and `list_missed` show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents import codes
from agents.codes import PRESENT
from engine.compiled import loop, rare, rule
from engine.luck import decision, draw
from engine.passes import Line, Step
from engine.prefetch import fetch_field
from engine.rates import happens
from model.ahead import HOUSEHOLDS_AHEAD, fetch_household
from model.law import DECEMBER, WORKING_AGE
from model.people import MONTHS, MOST_MONTHS, age, cell_of, closes_accounting_year, heads, is_low
from model.policies.monitoring_help import NUMBER, bring_help, has_unemployed, is_helped, matching
from model.policies.monitoring_list import (
    ELIMINATED,
    SILENT,
    STRUCK_OFF,
    ListMarks,
    ListOfVillage,
    ListYear,
    standing_by_list,
    stay_listed,
)
from model.policies.monitoring_truth import (
    in_trouble,
    is_case,
    is_covered,
    is_struck,
    kind,
    kind_on_list,
    own_cost_of_month,
    risk_lasts,
    seen_line,
    sight,
)
from model.programme import Programme
from model.reach import reach
from model.standing import EVER_LISTED, LIFTED, NEAR_POOR, ON_LIST, is_any
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from model.policies.monitoring_list import ListDiary, ListHousehold, ListVillage
    from parameters.rules_types import Lines, Monitoring

REPORT, VISITED, DATA_CHECK = decision("report_trouble"), decision("visited"), decision("data_check")
FALSE_ALARM, EARLY = decision("false_alarm"), decision("early_elimination")
LIST_OPENS = 2020 * MONTHS + DECEMBER
"""December 2020: before it a household has no twelve months that were lived, and a first guess of them says little of who is low."""


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
def somebody_is_home(members: Sequence[Member], month: int) -> bool:
    """Whether a grown member lives in the village."""
    found = False
    for k in range(len(members)):
        m = members[k]
        if m.presence == PRESENT and age(m, month) >= WORKING_AGE:
            found = True
    return found


@rule
def is_found_by_visit(h: Household, members: Sequence[Member], visits: float, p: Monitoring, luck: np.uint64, month: int) -> bool:
    """A cadre comes, sees the trouble and enters it. `visits`: expected visits in the month at attention one.

    Where nobody grown is at home there is nobody to see and nothing to tell (F1469).
    """
    if not somebody_is_home(members, month):
        return False
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
def is_found(h: Household, members: Sequence[Member], village: ListVillage, p: Monitoring, luck: np.uint64, month: int) -> bool:
    """Whether any channel points at a household in trouble this month."""
    if reports(h, village.listed_share, p, luck):
        return True
    visits = village.visits / max(village.attention, 1e-9)
    return is_found_by_visit(h, members, visits, p, luck, month) or is_found_in_data(h, members, p, luck)


@rule
def is_mistaken(h: Household, p: Monitoring, luck: np.uint64) -> bool:
    """Whether a household that is no case is taken for one this month."""
    return happens(draw(luck, FALSE_ALARM, h.agent), min(1.0, p.false_alarms * p.targeting_error) * reach(h, p))


@rare
def enter(h: ListHousehold, diary: ListDiary, as_kind: int, p: Monitoring) -> None:
    """Onto the list, for the first time or again."""
    if h.listed == ELIMINATED:
        diary.listed_again = as_kind
    else:
        diary.listed_new = as_kind
    write_down(h, as_kind, p)


@rule
def write_down(h: ListHousehold, as_kind: int, p: Monitoring) -> None:
    """The state of a household that is listed now."""
    h.listed = as_kind if is_helped(h, p) else as_kind + SILENT
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def is_seen_as_case(h: Household, members: Sequence[Member], diary: ListDiary, village: ListVillage, p: Monitoring) -> bool:
    """The case that registers make of a household when they look."""
    part = p.income_seen[h.household_class]
    return is_case(h, members, diary, village, village.seen_line[h.household_class], part, sight(diary, part), p)


@rule
def kind_seen(h: Household, diary: ListDiary, village: ListVillage, p: Monitoring) -> int:
    """The kind under which registers list it."""
    part = p.income_seen[h.household_class]
    return kind(h, village, part, sight(diary, part), p)


@rule
def seek(
    h: ListHousehold, members: Sequence[Member], diary: ListDiary, village: ListVillage, p: Monitoring, luck: np.uint64, month: int
) -> None:
    """A household off the list: found or not; between finding and listing it waits (`listed_months` below zero).

    At the end of the wait the county approves: who is no case any more is not listed, but for who was mistaken for one.
    """
    if h.listed_months < 0:
        h.listed_months += 1
        if h.listed_months == 0 and (diary.mistaken == 1 or is_seen_as_case(h, members, diary, village, p)):
            enter(h, diary, kind_seen(h, diary, village, p), p)
        return
    right = is_seen_as_case(h, members, diary, village, p)
    if is_found(h, members, village, p, luck, month) if right else is_mistaken(h, p, luck):
        diary.mistaken = 0 if right or in_trouble(h, members, diary, village, p) else 1
        wait = int(p.delay_months + draw(luck, REPORT, h.agent, 1))
        if wait == 0:
            enter(h, diary, kind_seen(h, diary, village, p), p)
        else:
            h.listed_months = -wait


@rare
def leave(h: ListHousehold, diary: ListDiary) -> None:
    """Risk eliminated: no help any more; a new trouble can bring the household back."""
    diary.risk_ended = 1
    h.listed = ELIMINATED
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def note_stability(h: ListHousehold, diary: ListDiary, village: ListVillage, p: Monitoring, lines: Lines, month: int) -> None:
    """Step one: months since a whole accounting year on the list was found above the line, as registers see it; 0 where none was.

    The year is looked at in the month after its close, when the twelve months are those of the year. Who is seen below the line, or
    struck, in a later month has to live another such year.
    """
    part = p.income_seen[h.household_class]
    seen = sight(diary, part)
    low = is_low(h, p.stable_line * village.seen_line[h.household_class] / seen) and not is_covered(h, village, part, seen, p)
    if low or is_struck(h, village, part, seen, p):
        h.stable_months = 0
    elif h.stable_months > 0:
        h.stable_months = min(h.stable_months + 1, MOST_MONTHS)
    elif closes_accounting_year(lines, month - 1) and h.listed_months >= p.years_above * MONTHS:
        h.stable_months = 1


@rule
def follow(
    h: ListHousehold,
    members: Sequence[Member],
    diary: ListDiary,
    village: ListVillage,
    p: Monitoring,
    lines: Lines,
    luck: np.uint64,
    month: int,
) -> None:
    """A listed household: its exit by the check (step two), when the cause is over - or early, before the assessment."""
    h.listed = kind_on_list(h) + (0 if is_helped(h, p) else SILENT)
    h.listed_months = min(h.listed_months + 1, MOST_MONTHS)
    note_stability(h, diary, village, p, lines, month)
    if h.stable_months > p.check_months and not risk_lasts(h, members, diary):
        leave(h, diary)
    elif month % MONTHS + 1 == int(p.window_month) and h.listed_months >= p.least_listed:
        if draw(luck, EARLY, h.agent) < p.early_elimination:
            leave(h, diary)


@rule
def open_list(
    h: ListHousehold, members: Sequence[Member], diary: ListDiary, village: ListVillage, p: Monitoring, luck: np.uint64
) -> None:
    """The list that looks have brought by December 2020, listed evenly over the year: the lifted at risk, and the near-poor.

    A near-poor household that is no case when the list opens was one when it was registered: its risk is eliminated.
    """
    if is_seen_as_case(h, members, diary, village, p):
        chance = p.at_start[h.household_class] * reach(h, p)
        u = draw(luck, REPORT, h.agent, 2)
        if u < chance:
            write_down(h, kind_seen(h, diary, village, p), p)
            h.listed_months = int(MONTHS * u / chance)
    elif is_any(h, NEAR_POOR):
        h.listed = ELIMINATED


@rule
def strike_off(h: ListHousehold) -> None:
    """No monitoring, no list: nobody is listed, nor counts as having been."""
    if h.listed != 0:
        h.listed = STRUCK_OFF
    h.listed_months = 0
    h.stable_months = 0
    h.helped = 0


@rule
def begin_list(village: ListVillage, p: Monitoring) -> None:
    """The village counts its list anew; what registers take for the line follows from the usual income."""
    for known in range(len(p.income_seen)):
        village.seen_line[known] = seen_line(village.monitoring_line, village.usual_income, p.income_seen[known])
    village.listed_before[:] = 0.0
    village.on_list[:] = 0.0


@rule
def watch_and_help(
    h: ListHousehold,
    members: Sequence[Member],
    diary: ListDiary,
    village: ListVillage,
    p: Monitoring,
    lines: Lines,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """A household is found, listed, helped, eliminated. What cadres saw of the village last month guides their visits."""
    if closes_accounting_year(lines, month - 1):
        diary.accounted = h.net_12 / heads(h) if h.persons > 0 else 0.0
    if reach(h, p) <= 0.0 or h.persons == 0:
        strike_off(h)
    elif is_any(h, ON_LIST):
        follow(h, members, diary, village, p, lines, luck, month)
        bring_help(h, members, diary, p, luck, village.withheld[NUMBER], ledger)
    elif month == LIST_OPENS:
        open_list(h, members, diary, village, p, luck)
    elif month > LIST_OPENS:
        seek(h, members, diary, village, p, luck, month)
    if h.listed != 0:
        cell = cell_of(h)
        village.listed_before[cell] += is_any(h, EVER_LISTED)
        village.on_list[cell] += is_any(h, ON_LIST)


@rule
def fetch_accounts(diaries: Sequence[ListDiary], i: int) -> None:
    """The last accounts and the lasting error of looks, which stand together: every month asks for them."""
    fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "accounted")


WATCH_AND_HELP = Line(
    "monitoring.watch_and_help", "防返贫监测与帮扶", household=watch_and_help, before=begin_list, ahead=fetch_accounts
)


def look_at_peers(world: World) -> None:
    """What cadres saw last month and who was on the list: in a sample the village's neighbours count with it.

    In January, and where the list opens, registers take the county's net income a head of the last twelve months for the usual one.
    """
    peers, villages = world.peers, np.asarray(world.villages)
    villages["attention"] = peers.means(attention_by_class(world, peers.of_villages(villages["listed_before"])))
    villages["listed_share"] = peers.means(peers.of_villages(villages["on_list"]))
    if world.month_of_year == 1 or world.month == LIST_OPENS:
        villages["usual_income"] = usual_incomes(world)[world.county_of_villages()]


@loop
def add_up_incomes(
    households: Sequence[Household], villages: Sequence[Village], weights: NDArray[np.float64], found: NDArray[np.float64]
) -> None:
    """Net income of twelve months and heads by village into `found` (2, villages), by the `weights` (counties, cells) of households."""
    for i in range(len(households)):
        fetch_household(households, i)
        h = households[i]
        weight = weights[villages[h.village].county, cell_of(h)]
        found[0, h.village] += h.net_12 * weight
        found[1, h.village] += heads(h) * weight


def usual_incomes(world: World) -> NDArray[np.float64]:
    """Net income a head of the last twelve months by county, yuan (counties,); 0 where a sample has nobody."""
    of_villages = np.zeros((2, len(world.villages)))
    add_up_incomes(world.households, world.villages, world.weights, of_villages)
    income, persons = map(world.by_county, of_villages)
    return np.asarray(np.maximum(income, 0.0) / np.maximum(persons, 1.0))


def attention_by_class(world: World, known: NDArray[np.float64]) -> NDArray[np.float64]:
    """`attention` added up over the cells of the villages' peers, of whom `known` were on the list before (groups, classes, 2)."""
    p = world.rules_now["monitoring"]["attention"][world.groups.place][:, None, None, :]
    of_class = np.arange(known.shape[1])[None, :, None]
    known = np.where(of_class == codes.NEAR_POOR, world.peers.count, known)
    return np.asarray(known * p[..., 2] + (world.peers.count - known) * np.where(of_class == codes.LIFTED, p[..., 1], p[..., 0]))


LOOK_AT_PEERS = Step("monitoring.look_at_peers", "村邻监测情况", look_at_peers)
PROGRAMME = Programme(
    "monitoring",
    lines=(WATCH_AND_HELP,),
    steps=(LOOK_AT_PEERS,),
    modifies={"work.chance_to_find": matching, "standing.standing_of": standing_by_list, "dividing.pass_on": stay_listed},
    hot_state=ListMarks,
    diary_state=ListYear,
    village_state=ListOfVillage,
)
