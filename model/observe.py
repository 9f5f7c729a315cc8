"""Observation: twelve-month incomes, relapse at the end of the accounting year, sums of the calendar year. Reads and counts only.

Relapse (measurement: incidence): concept-2 income of the closed accounting year a head falls below the standard of that year
and did not in the year before. The accounting year ends in the month `closing_month` (default September).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import DISABILITY_DEATH, LOST_AID, OTHER, PRESENT
from agents.household import clear_care
from engine.compiled import rare, rule
from engine.ledger import to_fine_grain, to_grain
from engine.passes import Line
from model import claims
from model.ahead import fetch_new_year, fetch_observed
from model.law import DECEMBER, QUARTER
from model.people import EARNER, ENDED_AID, MONTHS, bound_hardship, closes_accounting_year
from model.policies.monitoring_truth import in_trouble
from model.standing import DIBAO, EVER_LISTED, ON_LIST, RISK_ELIMINATED, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from model.tally import Tally
    from parameters.rules_types import Dibao, Lines, Monitoring

LOOK_TAKES = QUARTER - 1
"""Months that a need may wait for dibao's quarterly look before its delay counts."""
START_MONTH = 2021 * 12
"""January 2021: scenarios part here; relapse is counted from here on."""


@rule
def present_members(members: Sequence[Member]) -> int:
    """Members who live at home this month."""
    count = 0
    for k in range(len(members)):
        m = members[k]
        count += m.presence == PRESENT
    return count


@rule
def turn_rings(h: Household, d: Diary, season: int, home: int) -> None:
    """Move the month's income into the ring of twelve months and the sums of the year.

    A household with nobody at home has no resident whose income the statistics bureau would count.
    """
    past = d.past[season]
    h.net_12 += h.month_net - past.net
    past.net = h.month_net
    h.less_rigid_12 += h.month_less_rigid - past.less_rigid
    past.less_rigid = h.month_less_rigid
    if home > 0:
        d.year_sources[0] += h.month_wages
        d.year_sources[1] += h.month_business
        d.year_sources[2] += h.month_property
        d.year_sources[3] += h.month_transfers
    d.year_net += h.month_net
    d.year_less_rigid += h.month_less_rigid
    d.year_cash += h.month_cash
    if h.month_aid != 0.0 or past.aid != 0.0:
        h.aid_12 += h.month_aid - past.aid
        past.aid = h.month_aid
    if h.month_posts != 0.0 or past.posts != 0.0:
        d.posts_12 += h.month_posts - past.posts
        past.posts = h.month_posts


@rule
def close_month(h: Household) -> None:
    """Start the next month with empty sums."""
    h.month_wages = 0.0
    h.month_business = 0.0
    h.month_property = 0.0
    h.month_transfers = 0.0
    h.month_net = 0.0
    h.month_less_rigid = 0.0
    h.month_cash = 0.0
    h.month_aid = 0.0
    h.month_posts = 0.0
    h.month_shock = 0.0


@rule
def main_causes(d: Diary, lacking: float, least: float, tally: Tally) -> None:
    """Attribution of a fall below the line to what, given back, would have kept the household above it.

    Losses are of net income, the concept of the event. The largest loss of the accounting year is the main cause and the
    next one contributes, if the largest, or else the two together, make up the `lacking` yuan; otherwise the cause is `other`.
    A loss below `least` yuan is none.
    Persons are those at the start of the accounting year, as for the rate.
    """
    first, second = OTHER, OTHER
    largest, next_largest = 0.0, 0.0
    for cause in range(OTHER):
        loss = d.loss[cause]
        if loss < least:
            continue
        if loss > largest:
            second, next_largest = first, largest
            first, largest = cause, loss
        elif loss > next_largest:
            second, next_largest = cause, loss
    if largest + (next_largest if largest < lacking else 0.0) < lacking:
        first, second = OTHER, OTHER
    tally.cause[first] += d.persons_start
    tally.second[second] += d.persons_start


@rule
def why_below(h: Household, dibao_months: int, delay: float) -> int:
    """Why aid did not lift a household below the standard: no dibao, dibao too late, dibao too little.

    A recipient's came too late if he was in need in more months of the accounting year than it was paid in.
    """
    if not is_any(h, DIBAO):
        return 0 if h.need_months > delay + LOOK_TAKES or h.need_months == 0 else 1
    return 1 if min(h.need_months, MONTHS) > dibao_months else 2


@rare
def close_accounting_year(h: Household, d: Diary, village: Village, p: Lines, delay: float, tally: Tally) -> None:
    """Relapse, prevalence, gaps and causes at the end of an accounting year.

    Who relapses is counted with the persons that the household had at the year's start, prevalence with those at its end.
    """
    income = h.net_12 / h.persons
    standard = village.standard
    is_below = income < standard
    is_below_before_aid = h.net_12 - h.aid_12 < standard * h.persons
    is_below_before_posts = h.net_12 - h.aid_12 - d.posts_12 < standard * h.persons
    count_prevalence(h, d, village, income, p, tally)
    tally.below_before_aid += h.persons * is_below_before_aid
    tally.below_before_posts += h.persons * is_below_before_posts
    if is_below:
        tally.why[why_below(h, d.dibao_months, delay)] += h.persons
    elif h.less_rigid_12 < standard * h.persons:
        tally.why[3] += h.persons
    tally.persons_start += d.persons_start
    tally.at_risk += d.persons_start * (h.below == 0)
    tally.at_risk_before_aid += d.persons_start * (d.below_before_aid == 0)
    if is_below and h.below == 0:
        tally.relapsed += d.persons_start
        tally.relapsed_households += 1
        h.ever_relapsed = 1
        main_causes(d, standard * h.persons - h.net_12, p.least_loss * h.persons, tally)
    tally.relapsed_before_aid += d.persons_start * (is_below_before_aid & (d.below_before_aid == 0))
    tally.relapsed_before_posts += d.persons_start * (is_below_before_posts & (d.below_before_posts == 0))
    h.below = 1 if is_below else 0
    d.below_before_aid = 1 if is_below_before_aid else 0
    d.below_before_posts = 1 if is_below_before_posts else 0


@rare
def begin_accounting_year(h: Household, d: Diary) -> None:
    """Close the income that next year's tests read, and count heads, and begin losses, costs and guarantees anew.

    What the death or disability of an earner, or aid that ended, still takes in the new year is a loss of the new year.
    """
    d.persons_start = h.persons
    h.last_year_income = h.less_rigid_12 / h.persons
    for cause in range(OTHER):
        d.loss[cause] = 0.0
    d.loss[DISABILITY_DEATH] = d.loss_next[EARNER]
    d.loss[LOST_AID] = d.loss_next[ENDED_AID]
    for kind in range(2):
        d.loss_next[kind] = 0.0
    for kind in range(3):
        d.cost[kind] = 0.0
    d.covered = 0.0
    d.relief_judged = 0.0
    d.dibao_months = 0
    d.medical_own = 0.0
    bound_hardship(h, d)
    h.dropped_out = 0


@rare
def set_baseline(h: Household, d: Diary, standard: float) -> None:
    """31 December 2020: who is below at the start cannot relapse before having risen."""
    h.below = 1 if h.net_12 < standard * h.persons else 0
    d.below_before_aid = 1 if h.net_12 - h.aid_12 < standard * h.persons else 0
    d.below_before_posts = 1 if h.net_12 - h.aid_12 - d.posts_12 < standard * h.persons else 0


@rule
def count_prevalence(h: Household, d: Diary, village: Village, income: float, p: Lines, tally: Tally) -> None:
    """Who is below which line at the end of the accounting year, and by how much."""
    tally.persons_close += h.persons
    standard = village.standard
    for j in range(4):
        if income < p.line_factors[j] * standard:
            tally.below_line[j] += h.persons
    if income < standard:
        tally.below += h.persons
        tally.gap_share += to_fine_grain(h.persons * (standard - max(income, 0.0)) / standard)
        tally.gap_yuan += to_grain(h.persons * (standard - max(income, 0.0)))
    if h.less_rigid_12 < village.monitoring_line * h.persons:
        tally.below_monitoring += h.persons
    if h.dropped_out == 1 or d.medical_own > p.unaffordable_share * max(h.net_12, 1.0):
        tally.guarantee_lost += h.persons


@rare
def close_calendar_year(h: Household, members: Sequence[Member], d: Diary, tally: Tally) -> None:
    """Sums of the calendar year by concept and source, and the state at its end; then the year's sums begin anew."""
    tally.households += 1.0
    tally.persons += h.persons
    tally.residents += present_members(members)
    tally.resident_years += to_fine_grain(d.resident_months / 12.0)
    tally.purse_years += to_fine_grain(d.purse_months / 12.0)
    tally.net += d.year_net
    tally.less_rigid += d.year_less_rigid
    tally.cash += d.year_cash
    for source in range(4):
        tally.source[source] += d.year_sources[source]
    tally.ever_relapsed += h.ever_relapsed


@rare
def count_list(h: Household, members: Sequence[Member], village: Village, p: Monitoring, tally: Tally) -> None:
    """The list of monitored households against the truth that the list tries to find (`policies/monitoring_truth`).

    The month is closed: its own cost is in the twelve months and is not looked at once more.
    """
    on_list = is_any(h, ON_LIST)
    truly = in_trouble(h, members, village.monitoring_line, p)
    tally.monitored += on_list
    tally.listed_ever += is_any(h, EVER_LISTED)
    tally.eliminated += is_any(h, RISK_ELIMINATED)
    tally.truly_in_trouble += truly
    tally.listed_true += on_list and truly
    tally.missed += truly and not on_list


@rare
def begin_year(h: Household, members: Sequence[Member], cares: Sequence[Care], d: Diary) -> None:
    """Accumulators of the calendar year start anew: deductibles, caps and days."""
    for source in range(4):
        d.year_sources[source] = 0.0
    d.year_net = 0.0
    d.year_less_rigid = 0.0
    d.year_cash = 0.0
    d.resident_months = 0
    d.purse_months = 0
    claims.begin_year(h, d)
    h.received = 0
    for k in range(len(members)):
        members[k].benefit_days = 0
        clear_care(cares[k])


@rule
def empty_sums(village: Village) -> None:
    """What the village's households own and owe is added up anew."""
    village.cash = 0.0
    village.loan = 0.0
    village.debt = 0.0


@rule
def count_month(h: Household, village: Village, tally: Tally, home: int) -> None:
    """The month's counts of everybody; `home` members live at home."""
    tally.m_persons += h.persons
    tally.m_residents += home
    if home > 0:
        tally.m_disposable += h.month_wages + h.month_business + h.month_property + h.month_transfers
    if h.net_12 < village.standard * h.persons:
        tally.m_below += h.persons
    village.cash += h.cash
    village.loan += h.loan
    village.debt += h.debt


@rule
def observe(
    h: Household,
    members: Sequence[Member],
    diary: Diary,
    village: Village,
    tally: Tally,
    p: Lines,
    dibao: Dibao,
    monitoring: Monitoring,
    month: int,
) -> None:
    """Close the household's month: rings and sums; the accounting year and the calendar year where they end."""
    season = month % MONTHS
    home = present_members(members)
    turn_rings(h, diary, season, home)
    diary.resident_months += home
    diary.purse_months += h.persons
    count_month(h, village, tally, home)
    close_month(h)
    if season == DECEMBER:
        count_list(h, members, village, monitoring, tally)
    if closes_accounting_year(p, month):
        if month >= START_MONTH:
            close_accounting_year(h, diary, village, p, dibao.delay_months, tally)
        begin_accounting_year(h, diary)
    if month == START_MONTH - 1:
        set_baseline(h, diary, village.standard)
    if season == DECEMBER:
        close_calendar_year(h, members, diary, tally)


OBSERVE = Line("observe.observe", "观测", household=observe, before=empty_sums, ahead=fetch_observed)


@rule
def begin(h: Household, members: Sequence[Member], cares: Sequence[Care], diary: Diary, month: int) -> None:
    """First line of January: the accumulators of the calendar year start anew."""
    if month % MONTHS == 0:
        begin_year(h, members, cares, diary)


BEGIN = Line("year.begin", "年初清零", household=begin, ahead=fetch_new_year)
