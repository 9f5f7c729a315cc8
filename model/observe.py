"""Observation: twelve-month incomes, sums of the calendar year, who was below a line; counting is asked for when a month is closed.

The accounting year ends in the month `closing_month` (default September). Here is what the household keeps of its past; what outcomes
count of it stands in `model/counts/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import DEMOGRAPHY, DISABILITY_DEATH, ILLNESS, LOST_AID
from agents.household import clear_accounting_year, clear_accounting_year_of_diary, clear_year, clear_year_of_diary
from engine.compiled import rare, rule
from engine.passes import Line
from model import claims
from model.ahead import fetch_new_year, fetch_observed
from model.counting import count_accounting_year, count_calendar_year, count_december, count_month
from model.counts.poverty import is_below, is_below_before_aid, is_below_before_posts, relapses
from model.law import DECEMBER
from model.people import (
    EARNER,
    ENDED_AID,
    HEADS,
    MONTHS,
    WEAKENED,
    bound_hardship,
    closes_accounting_year,
    heads,
    residents,
    turn_heads,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member, Past
    from agents.places import Village
    from model.outcomes.declared import Tally
    from parameters.rules_types import Lines, Rules

START_MONTH = 2021 * 12
"""January 2021: scenarios part here; relapse is counted from here on."""


@rule
def turn_rings(h: Household, d: Diary, season: int, home: int) -> None:
    """Move the month's income into the ring of twelve months and the sums of the year.

    A household with nobody at home has no resident whose income the statistics bureau would count; one that has ended has no income
    of twelve months any more, and what still came in counts to its year.
    """
    if h.persons > 0:
        turn_ring(h, d, d.past[season])
    if home > 0:
        d.year_sources[0] += h.month_wages
        d.year_sources[1] += h.month_business
        d.year_sources[2] += h.month_property
        d.year_sources[3] += h.month_transfers
    d.year_net += h.month_net
    d.year_less_rigid += h.month_less_rigid
    d.year_cash += h.month_cash


@rule
def turn_ring(h: Household, d: Diary, past: Past) -> None:
    """The month takes the place of that of a year ago in what the last twelve brought."""
    h.net_12 += h.month_net - past.net
    past.net = h.month_net
    h.less_rigid_12 += h.month_less_rigid - past.less_rigid
    past.less_rigid = h.month_less_rigid
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


@rare
def close_accounting_year(h: Household, d: Diary, village: Village) -> None:
    """Who is below, after aid and before it, is known from now on as that of the year before."""
    if relapses(h, village):
        h.ever_relapsed = 1
    note_below(h, d, village)


@rare
def begin_accounting_year(h: Household, d: Diary) -> None:
    """Close the income that next year's tests read, and count heads, and begin losses, costs and guarantees anew.

    What the death, disability or weakness of an earner, aid that ended, or a head more still takes in the new year is a loss of the new
    year.
    """
    d.persons_start = h.persons
    d.heads_before = MONTHS * h.persons + h.head_months
    h.last_year_income = h.less_rigid_12 / heads(h) if h.persons > 0 else 0.0
    for cause in range(len(d.loss)):
        d.loss[cause] = 0.0
    d.loss[DISABILITY_DEATH] = d.loss_next[EARNER]
    d.loss[LOST_AID] = d.loss_next[ENDED_AID]
    d.loss[ILLNESS] = d.loss_next[WEAKENED]
    d.loss[DEMOGRAPHY] = d.loss_next[HEADS]
    for kind in range(len(d.loss_next)):
        d.loss_next[kind] = 0.0
    clear_accounting_year_of_diary(d)
    clear_accounting_year(h)
    bound_hardship(h, d)


@rare
def note_below(h: Household, d: Diary, village: Village) -> None:
    """Who is below the standard; of 31 December 2020: who is below at the start cannot relapse before having risen."""
    h.below = 1 if is_below(h, village) else 0
    d.below_before_aid = 1 if is_below_before_aid(h, village) else 0
    d.below_before_posts = 1 if is_below_before_posts(h, d, village) else 0


@rare
def begin_year(h: Household, d: Diary) -> None:
    """Accumulators of the calendar year start anew, and claims look at the new year's bills."""
    clear_year_of_diary(d)
    clear_year(h)
    claims.begin_year(h, d)


@rule
def empty_sums(village: Village) -> None:
    """What the village's households own and owe is added up anew."""
    village.cash = 0.0
    village.loan = 0.0
    village.debt = 0.0


@rule
def add_stocks(h: Household, village: Village) -> None:
    """What the household owns and owes, added to its village's."""
    village.cash += h.cash
    village.loan += h.loan
    village.debt += h.debt


@rule
def observe(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, tally: Tally, rules: Rules, p: Lines, month: int
) -> None:
    """Close the household's month: rings and sums; the accounting year and the calendar year where they end."""
    season = month % MONTHS
    home = residents(members)
    turn_rings(h, diary, season, home)
    turn_heads(h, diary, season)
    diary.resident_months += home
    diary.purse_months += h.persons
    add_stocks(h, village)
    count_month(h, members, diary, village, tally, rules, home)
    close_month(h)
    if season == DECEMBER:
        count_december(h, members, diary, village, tally, rules, home)
    if closes_accounting_year(p, month):
        if month >= START_MONTH:
            count_accounting_year(h, members, diary, village, tally, rules, home)
            close_accounting_year(h, diary, village)
        begin_accounting_year(h, diary)
    if month == START_MONTH - 1:
        note_below(h, diary, village)
    if season == DECEMBER:
        count_calendar_year(h, members, diary, village, tally, rules, home)


OBSERVE = Line("observe.observe", "观测", household=observe, before=empty_sums, ahead=fetch_observed)


@rule
def begin(h: Household, diary: Diary, month: int) -> None:
    """First line of January: the accumulators of the calendar year start anew."""
    if month % MONTHS == 0:
        begin_year(h, diary)


BEGIN = Line("year.begin", "年初清零", household=begin, ahead=fetch_new_year)
