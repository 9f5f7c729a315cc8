"""Observation: twelve-month incomes, relapse at the end of the accounting year, sums of the calendar year. Reads and counts only.

Relapse (measurement: incidence): concept-2 income of the closed accounting year a head falls below the standard of that year
and did not in the year before. The accounting year ends in the month `closing_month` (default September).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import DISABILITY_DEATH, LOST_AID, MEMBERS_MOST, OTHER
from engine.compiled import line, rare, rule
from engine.ledger import to_fine_grain, to_grain
from model.ahead import fetch_closing, fetch_month, fetch_new_year
from model.law import QUARTER
from model.people import EARNER, ENDED_AID, MONTHS, bound_hardship
from model.policies.monitoring_truth import ELIMINATED as ELIMINATED_RISK
from model.policies.monitoring_truth import STRUCK_OFF, in_trouble, kind_on_list
from model.tally import COLUMN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Village
    from parameters.rules_types import Lines, Monitoring, Rules

M_PERSONS, M_RESIDENTS, M_BELOW, M_DISPOSABLE = (COLUMN["m_persons"], COLUMN["m_residents"], COLUMN["m_below"], COLUMN["m_disposable"])
AT_RISK, RELAPSED, RELAPSED_HOUSEHOLDS = COLUMN["at_risk"], COLUMN["relapsed"], COLUMN["relapsed_households"]
AT_RISK_BEFORE_AID, RELAPSED_BEFORE_AID = COLUMN["at_risk_before_aid"], COLUMN["relapsed_before_aid"]
PERSONS_START, PERSONS_CLOSE = COLUMN["persons_start"], COLUMN["persons_close"]
BELOW, BELOW_BEFORE_AID = COLUMN["below"], COLUMN["below_before_aid"]
RELAPSED_BEFORE_POSTS, BELOW_BEFORE_POSTS = COLUMN["relapsed_before_posts"], COLUMN["below_before_posts"]
BELOW_MONITORING, GAP_SHARE, GAP_YUAN = COLUMN["below_monitoring"], COLUMN["gap_share"], COLUMN["gap_yuan"]
GUARANTEE_LOST, FIRST_LINE, FIRST_CAUSE = COLUMN["guarantee_lost"], COLUMN["below_0.8"], COLUMN["cause_illness"]
FIRST_SECOND, FIRST_WHY = COLUMN["second_illness"], COLUMN["why_no_dibao"]
HOUSEHOLDS, PERSONS, RESIDENTS = COLUMN["households"], COLUMN["persons"], COLUMN["residents"]
RESIDENT_YEARS, PURSE_YEARS = COLUMN["resident_years"], COLUMN["purse_years"]
NET_SUM, LESS_RIGID_SUM, CASH_SUM, FIRST_SOURCE = (COLUMN["net"], COLUMN["less_rigid"], COLUMN["cash"], COLUMN["source_wages"])
EVER_RELAPSED, MONITORED, LISTED_EVER, ELIMINATED = (
    COLUMN["ever_relapsed"],
    COLUMN["monitored"],
    COLUMN["listed_ever"],
    COLUMN["eliminated"],
)
TRULY_IN_TROUBLE, LISTED_TRUE, MISSED = COLUMN["truly_in_trouble"], COLUMN["listed_true"], COLUMN["missed"]
LOOK_TAKES = QUARTER - 1
"""Months that a need may wait for dibao's quarterly look before its delay counts."""
START_MONTH = 2021 * 12
"""January 2021: scenarios part here; relapse is counted from here on."""


@rule
def present_members(h: Household) -> int:
    """Members who live at home this month."""
    count = 0
    for k in range(MEMBERS_MOST):
        count += (h.members[k].birth_month != 0) & (h.members[k].presence == 0)
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
def main_causes(d: Diary, lacking: float, least: float, table: NDArray[np.float64], cell: int) -> None:
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
    table[cell, FIRST_CAUSE + first] += d.persons_start
    table[cell, FIRST_SECOND + second] += d.persons_start


@rule
def why_below(h: Household, dibao_months: int, delay: float) -> int:
    """Why aid did not lift a household below the standard: no dibao, dibao too late, dibao too little.

    A recipient's came too late if he was in need in more months of the accounting year than it was paid in.
    """
    if h.in_dibao == 0:
        return 0 if h.need_months > delay + LOOK_TAKES or h.need_months == 0 else 1
    return 1 if min(h.need_months, MONTHS) > dibao_months else 2


@rare
def close_accounting_year(
    h: Household, d: Diary, village: Village, p: Lines, delay: float, table: NDArray[np.float64], cell: int
) -> None:
    """Relapse, prevalence, gaps and causes at the end of an accounting year.

    Who relapses is counted with the persons that the household had at the year's start, prevalence with those at its end.
    """
    income = h.net_12 / h.persons
    standard = village.standard
    is_below = income < standard
    is_below_before_aid = h.net_12 - h.aid_12 < standard * h.persons
    is_below_before_posts = h.net_12 - h.aid_12 - d.posts_12 < standard * h.persons
    count_prevalence(h, d, village, income, p, table, cell)
    table[cell, BELOW_BEFORE_AID] += h.persons * is_below_before_aid
    table[cell, BELOW_BEFORE_POSTS] += h.persons * is_below_before_posts
    if is_below:
        table[cell, FIRST_WHY + why_below(h, d.dibao_months, delay)] += h.persons
    elif h.less_rigid_12 < standard * h.persons:
        table[cell, FIRST_WHY + 3] += h.persons
    table[cell, PERSONS_START] += d.persons_start
    table[cell, AT_RISK] += d.persons_start * (h.below == 0)
    table[cell, AT_RISK_BEFORE_AID] += d.persons_start * (h.below_before_aid == 0)
    if is_below and h.below == 0:
        table[cell, RELAPSED] += d.persons_start
        table[cell, RELAPSED_HOUSEHOLDS] += 1
        h.ever_relapsed = 1
        main_causes(d, standard * h.persons - h.net_12, p.least_loss * h.persons, table, cell)
    table[cell, RELAPSED_BEFORE_AID] += d.persons_start * (is_below_before_aid & (h.below_before_aid == 0))
    table[cell, RELAPSED_BEFORE_POSTS] += d.persons_start * (is_below_before_posts & (d.below_before_posts == 0))
    h.below = 1 if is_below else 0
    h.below_before_aid = 1 if is_below_before_aid else 0
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
    h.below_before_aid = 1 if h.net_12 - h.aid_12 < standard * h.persons else 0
    d.below_before_posts = 1 if h.net_12 - h.aid_12 - d.posts_12 < standard * h.persons else 0


@rule
def count_prevalence(h: Household, d: Diary, village: Village, income: float, p: Lines, table: NDArray[np.float64], cell: int) -> None:
    """Who is below which line at the end of the accounting year, and by how much."""
    table[cell, PERSONS_CLOSE] += h.persons
    standard = village.standard
    for j in range(4):
        if income < p.line_factors[j] * standard:
            table[cell, FIRST_LINE + j] += h.persons
    if income < standard:
        table[cell, BELOW] += h.persons
        table[cell, GAP_SHARE] += to_fine_grain(h.persons * (standard - max(income, 0.0)) / standard)
        table[cell, GAP_YUAN] += to_grain(h.persons * (standard - max(income, 0.0)))
    if h.less_rigid_12 < village.monitoring_line * h.persons:
        table[cell, BELOW_MONITORING] += h.persons
    if h.dropped_out == 1 or d.medical_own > p.unaffordable_share * max(h.net_12, 1.0):
        table[cell, GUARANTEE_LOST] += h.persons


@rare
def close_calendar_year(h: Household, d: Diary, table: NDArray[np.float64], cell: int) -> None:
    """Sums of the calendar year by concept and source, and the state at its end; then the year's sums begin anew."""
    table[cell, HOUSEHOLDS] += 1.0
    table[cell, PERSONS] += h.persons
    table[cell, RESIDENTS] += present_members(h)
    table[cell, RESIDENT_YEARS] += to_fine_grain(d.resident_months / 12.0)
    table[cell, PURSE_YEARS] += to_fine_grain(d.purse_months / 12.0)
    table[cell, NET_SUM] += d.year_net
    table[cell, LESS_RIGID_SUM] += d.year_less_rigid
    table[cell, CASH_SUM] += d.year_cash
    for source in range(4):
        table[cell, FIRST_SOURCE + source] += d.year_sources[source]
    table[cell, EVER_RELAPSED] += h.ever_relapsed


@rare
def count_list(h: Household, village: Village, p: Monitoring, table: NDArray[np.float64], cell: int) -> None:
    """The list of monitored households against the truth that the list tries to find (`policies/monitoring_truth`).

    The month is closed: its own cost is in the twelve months and is not looked at once more.
    """
    on_list = kind_on_list(h) > 0
    truly = in_trouble(h, village.monitoring_line, p)
    table[cell, MONITORED] += on_list
    table[cell, LISTED_EVER] += h.listed > 0 and h.listed != STRUCK_OFF
    table[cell, ELIMINATED] += h.listed == ELIMINATED_RISK
    table[cell, TRULY_IN_TROUBLE] += truly
    table[cell, LISTED_TRUE] += on_list and truly
    table[cell, MISSED] += truly and not on_list


@rare
def begin_year(h: Household, d: Diary) -> None:
    """Accumulators of the calendar year start anew: deductibles, caps and days."""
    for source in range(4):
        d.year_sources[source] = 0.0
    d.year_net = 0.0
    d.year_less_rigid = 0.0
    d.year_cash = 0.0
    d.resident_months = 0
    d.purse_months = 0
    h.medical_own_year = 0.0
    h.school_own_year = 0.0
    d.fund_paid_year = 0.0
    h.received = 0
    for k in range(h.places):
        h.members[k].serious_cost_year = 0.0
        h.members[k].aid_year = 0
        h.members[k].benefit_days = 0
        d.basic_paid_year[k] = 0


@line
def observe(
    households: Sequence[Household],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
    tallies: NDArray[np.float64],
    month: int,
    first: int,
    last: int,
) -> None:
    """Close the month of every household: rings, monthly sums; accounting year and calendar year where they end."""
    season = month % 12
    for v in range(first, last):
        village = villages[v]
        r = rules[village.place]
        p = r.lines
        table = tallies[v]
        closes = season + 1 == int(p.closing_month)
        cash, loan, debt = 0.0, 0.0, 0.0
        for i in range(village.first, village.stop):
            fetch_month(diaries, i, season)
            if closes:
                fetch_closing(diaries, i)
            h = households[i]
            d = diaries[i]
            cell = h.household_class * 2 + h.resettled
            home = present_members(h)
            turn_rings(h, d, season, home)
            d.resident_months += home
            d.purse_months += h.persons
            table[cell, M_PERSONS] += h.persons
            table[cell, M_RESIDENTS] += home
            if home > 0:
                table[cell, M_DISPOSABLE] += h.month_wages + h.month_business + h.month_property + h.month_transfers
            if h.net_12 < village.standard * h.persons:
                table[cell, M_BELOW] += h.persons
            close_month(h)
            if season == 11:
                count_list(h, village, r.monitoring, table, cell)
            cash += h.cash
            loan += h.loan
            debt += h.debt
            if closes and month >= START_MONTH:
                close_accounting_year(h, d, village, p, r.dibao.delay_months, table, cell)
            if closes:
                begin_accounting_year(h, d)
            if month == START_MONTH - 1:
                set_baseline(h, d, village.standard)
            if season == 11:
                close_calendar_year(h, d, table, cell)
        village.cash, village.loan, village.debt = cash, loan, debt


@line
def begin(
    households: Sequence[Household],
    diaries: Sequence[Diary],
    villages: Sequence[Village],
    rules: Sequence[Rules],
    luck: np.uint64,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
    tallies: NDArray[np.float64],
    month: int,
    first: int,
    last: int,
) -> None:
    """First line of January: the accumulators of the calendar year start anew."""
    for v in range(first, last):
        village = villages[v]
        for i in range(village.first, village.stop):
            if month % 12 == 0:
                fetch_new_year(diaries, i)
                begin_year(households[i], diaries[i])
