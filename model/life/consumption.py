"""What households do with their money: schooling costs, gifts, consumption, saving, and coping when it does not suffice.

Order of coping: spend less, draw on savings, kin, informal debt, sale of assets, a child leaving school, going without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import FULL_CAPACITY, LOCAL, NO_DISABILITY, OWN_FARM, PRESENT, SEVERE_DISABILITY, STUDENT, UNEMPLOYED, WEAK_CAPACITY
from engine.compiled import line, rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from model.law import MARCH, SEPTEMBER, WORKING_AGE
from model.people import OF_SCHOOLING, age, bear
from model.policies.school_aid import NUMBER as SCHOOL_AID
from model.policies.school_aid import aid_pupil, is_aided

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from agents.household import Diary, Household
    from agents.places import Village
    from parameters.rules_types import Consumption, Rules, SchoolAid

SCHOOL_FEE, CONSUMPTION = entry("school_fee"), entry("consumption")
GIFT_GIVEN, GIFT_RECEIVED = entry("gift_given"), entry("gift_received")
KIN_GIVEN, KIN_RECEIVED = entry("kin_given"), entry("kin_received")
DEBT_TAKEN, DEBT_REPAID, ASSET_SALE = entry("debt_taken"), entry("debt_repaid"), entry("asset_sale")
TERMS_BEGIN = (MARCH, SEPTEMBER)
"""Months in which terms begin."""


@rule
def equivalents(h: Household, p: Consumption) -> float:
    """Heads in terms of needs: the first person counts 1, each further `further_person`."""
    return 1.0 + p.further_person * (h.persons - 1)


@rare
def school_month(
    h: Household,
    diary: Diary,
    p: Consumption,
    aid: SchoolAid,
    prices: float,
    withheld: float,
    books: NDArray[np.float64],
    accounts: NDArray[np.float64],
) -> None:
    """A term's schooling costs of pupils, less the aid of lifted and dibao households (F0186-F0192)."""
    for k in range(h.places):
        m = h.members[k]
        if m.birth_month == 0 or m.study < STUDENT:
            continue
        own = spend(h, books, accounts, SCHOOL_FEE, 0.5 * p.school_cost[m.study] * prices)
        if is_aided(h):
            own -= aid_pupil(h, m.study, own, aid, withheld, books, accounts)
        h.school_own_year += own
        bear(diary, h, OF_SCHOOLING, own)


@rule
def target_consumption(h: Household, p: Consumption, prices: float) -> float:
    """Consumption that the household aims at in the month: subsistence and a share of last year's income above it."""
    need = p.subsistence * prices * equivalents(h, p)
    return need + max(0.0, h.net_12 * 0.08333333333333333 - need) * (p.spent_share - p.thrift_weight * (h.thrift - 0.5))


@rule
def cope(h: Household, p: Consumption, prices: float, books: NDArray[np.float64], accounts: NDArray[np.float64], month: int) -> float:
    """Bring in money where the cash in hand does not cover subsistence; returns what may be spent on consumption."""
    need = p.subsistence * prices * equivalents(h, p)
    if h.cash < need and h.debt < p.debt_limit * max(h.net_12, 0.0):
        h.debt += receive(h, books, accounts, DEBT_TAKEN, min(need - h.cash, p.debt_limit * h.net_12 - h.debt))
    if h.cash < need and h.capital > 0.0:
        sold = min(h.capital, (need - h.cash) / p.sale_value)
        h.capital -= sold
        receive(h, books, accounts, ASSET_SALE, sold * p.sale_value)
    if h.cash < need:
        leave_school(h, month)
    return max(0.0, h.cash)


@rare
def leave_school(h: Household, month: int) -> None:
    """The last resort of a household without cash: its eldest pupil beyond compulsory school leaves and comes home.

    Who is under sixteen or severely disabled takes up no work.
    """
    eldest = -1
    for k in range(h.places):
        m = h.members[k]
        if m.birth_month != 0 and m.study >= STUDENT and (eldest < 0 or m.birth_month < h.members[eldest].birth_month):
            eldest = k
    if eldest < 0:
        return
    pupil = h.members[eldest]
    pupil.study = 0
    pupil.presence = PRESENT
    h.dropped_out = 1
    if age(pupil, month) >= WORKING_AGE and pupil.disability < SEVERE_DISABILITY:
        pupil.can_work = FULL_CAPACITY if pupil.disability == NO_DISABILITY else WEAK_CAPACITY
        pupil.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
        pupil.usual_work = OWN_FARM if h.resettled == 0 else LOCAL


@rule
def help_kin(
    households: Sequence[Household], start: int, end: int, p: Consumption, books: NDArray[np.float64], accounts: NDArray[np.float64]
) -> None:
    """Kin carry a share of a private shock: those spared give equal parts out of spare cash; a shared shock leaves no givers."""
    asked, givers = 0.0, 0
    for i in range(start, end):
        h = households[i]
        if h.month_shock > p.kin_from * h.net_12:
            asked += p.kin_absorb * h.month_shock
        elif h.cash > p.kin_spare * h.net_12 and h.net_12 > 0.0:
            givers += 1
    if asked <= 0.0 or givers == 0:
        return
    part = asked / givers
    pot = 0.0
    for i in range(start, end):
        h = households[i]
        if h.month_shock <= p.kin_from * h.net_12 and h.cash > p.kin_spare * h.net_12 and h.net_12 > 0.0:
            pot += spend(h, books, accounts, KIN_GIVEN, min(part, p.kin_most * h.net_12))
    for i in range(start, end):
        h = households[i]
        if h.month_shock > p.kin_from * h.net_12:
            receive(h, books, accounts, KIN_RECEIVED, down_to_grain(pot * (p.kin_absorb * h.month_shock) / asked))


@rule
def exchange_gifts(
    households: Sequence[Household], village: Village, p: Consumption, books: NDArray[np.float64], accounts: NDArray[np.float64]
) -> None:
    """Gifts at weddings, funerals and feasts of a quarter: a share of income into the village purse, shared out by household."""
    pot = 0.0
    for i in range(village.first, village.stop):
        h = households[i]
        if h.net_12 > 0.0 and h.cash > 0.0:
            pot += spend(h, books, accounts, GIFT_GIVEN, min(h.cash, p.gift_share * h.net_12 * 0.25))
    part = down_to_grain(pot / max(1, village.stop - village.first))
    for i in range(village.first, village.stop):
        receive(households[i], books, accounts, GIFT_RECEIVED, part)


@rule
def spend_and_save(
    h: Household, p: Consumption, prices: float, books: NDArray[np.float64], accounts: NDArray[np.float64], month: int
) -> None:
    """Consumption within means; informal debt is repaid out of spare cash."""
    wanted = target_consumption(h, p, prices)
    if h.cash < wanted:
        wanted = min(wanted, cope(h, p, prices, books, accounts, month))
    spend(h, books, accounts, CONSUMPTION, down_to_grain(wanted))
    spare = h.cash - p.buffer_months * p.subsistence * prices * equivalents(h, p)
    if h.debt > 0.0 and spare > 0.0:
        h.debt -= spend(h, books, accounts, DEBT_REPAID, min(h.debt, down_to_grain(p.repaid_share * spare)))


@line
def pay_for_school(
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
    """Schooling costs and the aid on them, as the terms begin."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        r = rules[village.place]
        if month % 12 in TERMS_BEGIN:
            for i in range(village.first, village.stop):
                school_month(
                    households[i], diaries[i], r.consumption, r.school_aid, village.prices, village.withheld[SCHOOL_AID], book, account
                )


@line
def give_and_help(
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
    """Gifts of the village in a month of each quarter; kin carry each other's private shocks."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].consumption
        if month % 3 == 1:
            exchange_gifts(households, village, p, book, account)
        start = village.first
        while start < village.stop:
            end = start + 1
            while end < village.stop and households[end].kin == households[start].kin:
                end += 1
            help_kin(households, start, end, p, book, account)
            start = end


@line
def spend_save_and_cope(
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
    """Consumption, saving, coping."""
    for v in range(first, last):
        village = villages[v]
        book, account = books[v], accounts[v]
        p = rules[village.place].consumption
        for i in range(village.first, village.stop):
            spend_and_save(households[i], p, village.prices, book, account, month)
