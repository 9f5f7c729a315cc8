"""What households do with their money: schooling costs, gifts, consumption, saving, and coping when it does not suffice.

Order of coping: spend less, draw on savings, kin, informal debt, sale of assets, a child leaving school, going without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import FULL_CAPACITY, LOCAL, NO_DISABILITY, OWN_FARM, PRESENT, SEVERE_DISABILITY, STUDENT, UNEMPLOYED, WEAK_CAPACITY
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import down_to_grain, receive, spend
from engine.passes import Line
from engine.prefetch import fetch_field
from engine.values import value
from model.ahead import HOUSEHOLDS_AHEAD
from model.law import MARCH, QUARTER, SEPTEMBER, WORKING_AGE
from model.life.endings import inherit
from model.life.joining import join_children
from model.people import MONTHS, OF_SCHOOLING, age, bear

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Consumption, Rules

SCHOOL_FEE, CONSUMPTION = entry("school_fee"), entry("consumption")
GIFT_GIVEN, GIFT_RECEIVED = entry("gift_given"), entry("gift_received")
KIN_GIVEN, KIN_RECEIVED = entry("kin_given"), entry("kin_received")
DEBT_TAKEN, DEBT_REPAID, DEBT_INTEREST = entry("debt_taken"), entry("debt_repaid"), entry("debt_interest")
ASSET_SALE = entry("asset_sale")
A_MONTH = 1.0 / MONTHS
TERMS_BEGIN = (MARCH, SEPTEMBER)
"""Months in which terms begin."""


@rule
def equivalents(h: Household, p: Consumption) -> float:
    """Heads in terms of needs: the first person counts 1, each further `further_person`."""
    return 1.0 + p.further_person * (h.persons - 1)


@value("-")
@rule
def left_of_fee(h: Household, m: Member, left: float, village: Village, rules: Rules, ledger: Ledger) -> float:
    """What a half-year's fee of the pupil leaves to the household, yuan; programmes pay of it what those before them left."""
    return left


@rare
def school_month(h: Household, members: Sequence[Member], diary: Diary, village: Village, rules: Rules, ledger: Ledger) -> None:
    """A term's schooling costs of pupils, less what others pay (F0186-F0192)."""
    p = rules.consumption
    for k in range(len(members)):
        m = members[k]
        if m.study < STUDENT:
            continue
        fee = spend(h, ledger, SCHOOL_FEE, 0.5 * p.school_cost[m.study] * village.prices)
        own = left_of_fee(h, m, fee, village, rules, ledger)
        bear(diary, h, OF_SCHOOLING, own)


@rule
def target_consumption(h: Household, p: Consumption, prices: float) -> float:
    """Consumption that the household aims at in the month: subsistence and a share of last year's income above it."""
    need = p.subsistence * prices * equivalents(h, p)
    return need + max(0.0, h.net_12 * A_MONTH - need) * (p.spent_share - p.thrift_weight * (h.thrift - 0.5))


@rule
def cope(h: Household, members: Sequence[Member], p: Consumption, prices: float, ledger: Ledger, month: int) -> float:
    """Bring in money where the cash in hand does not cover subsistence; returns what may be spent on consumption."""
    need = p.subsistence * prices * equivalents(h, p)
    if h.cash < need and h.debt < p.debt_limit * max(h.net_12, 0.0):
        h.debt += receive(h, ledger, DEBT_TAKEN, min(need - h.cash, p.debt_limit * h.net_12 - h.debt))
    if h.cash < need and h.capital > 0.0:
        sold = min(h.capital, (need - h.cash) / p.sale_value)
        h.capital -= sold
        receive(h, ledger, ASSET_SALE, sold * p.sale_value)
    if h.cash < need:
        leave_school(h, members, month)
    return max(0.0, h.cash)


@rare
def leave_school(h: Household, members: Sequence[Member], month: int) -> None:
    """The last resort of a household without cash: its eldest pupil beyond compulsory school leaves and comes home.

    Who is under sixteen or severely disabled takes up no work.
    """
    eldest = -1
    for k in range(len(members)):
        m = members[k]
        if m.study >= STUDENT and (eldest < 0 or m.birth_month < members[eldest].birth_month):
            eldest = k
    if eldest < 0:
        return
    pupil = members[eldest]
    pupil.study = 0
    pupil.presence = PRESENT
    h.dropped_out = 1
    if age(pupil, month) >= WORKING_AGE and pupil.disability < SEVERE_DISABILITY:
        pupil.can_work = FULL_CAPACITY if pupil.disability == NO_DISABILITY else WEAK_CAPACITY
        pupil.work = OWN_FARM if h.resettled == 0 else UNEMPLOYED
        pupil.usual_work = OWN_FARM if h.resettled == 0 else LOCAL


@rule
def asks_kin(h: Household, p: Consumption) -> bool:
    """Struck this month by more than it bears alone."""
    return h.month_shock > p.kin_from * h.net_12 and h.persons > 0


@rule
def may_give(h: Household, p: Consumption) -> bool:
    """Spared this month, with cash to spare."""
    return h.month_shock <= p.kin_from * h.net_12 and h.cash > p.kin_spare * h.net_12 and h.net_12 > 0.0


@rule
def help_kin(households: Sequence[Household], start: int, end: int, p: Consumption, ledger: Ledger) -> None:
    """Kin carry a share of a private shock: those spared give equal parts out of spare cash; a shared shock leaves no givers."""
    asked, givers = 0.0, 0
    for i in range(start, end):
        h = households[i]
        if asks_kin(h, p):
            asked += p.kin_absorb * h.month_shock
        givers += may_give(h, p)
    if asked <= 0.0 or givers == 0:
        return
    part = asked / givers
    pot = 0.0
    for i in range(start, end):
        h = households[i]
        if may_give(h, p):
            pot += spend(h, ledger, KIN_GIVEN, min(part, p.kin_most * h.net_12))
    for i in range(start, end):
        h = households[i]
        if asks_kin(h, p):
            receive(h, ledger, KIN_RECEIVED, down_to_grain(pot * (p.kin_absorb * h.month_shock) / asked))


@rule
def exchange_gifts(households: Sequence[Household], village: Village, p: Consumption, ledger: Ledger) -> None:
    """Gifts at weddings, funerals and feasts of a quarter: a share of income into the village purse, shared out by household."""
    pot = 0.0
    for i in range(village.first, village.stop):
        h = households[i]
        if h.net_12 > 0.0 and h.cash > 0.0:
            pot += spend(h, ledger, GIFT_GIVEN, min(h.cash, p.gift_share * h.net_12 * 0.25))
    part = down_to_grain(pot / max(1, village.stop - village.first - village.ended))
    for i in range(village.first, village.stop):
        if households[i].persons > 0:
            receive(households[i], ledger, GIFT_RECEIVED, part)


@rule
def spend_and_save(h: Household, members: Sequence[Member], p: Consumption, prices: float, ledger: Ledger, month: int) -> None:
    """Consumption within means; informal debt bears interest and is repaid out of spare cash."""
    if h.debt > 0.0:
        spend(h, ledger, DEBT_INTEREST, h.debt * (p.debt_interest * A_MONTH))
    wanted = target_consumption(h, p, prices)
    if h.cash < wanted:
        wanted = min(wanted, cope(h, members, p, prices, ledger, month))
    spend(h, ledger, CONSUMPTION, down_to_grain(wanted))
    spare = h.cash - p.buffer_months * p.subsistence * prices * equivalents(h, p)
    if h.debt > 0.0 and spare > 0.0:
        h.debt -= spend(h, ledger, DEBT_REPAID, min(h.debt, down_to_grain(p.repaid_share * spare)))


@rule
def pay_for_school(
    h: Household, members: Sequence[Member], diary: Diary, village: Village, rules: Rules, ledger: Ledger, month: int
) -> None:
    """Schooling costs and the aid on them, as the terms begin."""
    if month % MONTHS in TERMS_BEGIN:
        school_month(h, members, diary, village, rules, ledger)


@rule
def fetch_fees(diaries: Sequence[Diary], i: int, month: int) -> None:
    """Where a term begins, what pupils cost."""
    if month % MONTHS in TERMS_BEGIN:
        fetch_field(diaries, i + HOUSEHOLDS_AHEAD, "cost")


PAY_FOR_SCHOOL = Line("schooling.pay_for_school", "就学支出与资助", household=pay_for_school, ahead=fetch_fees)


@rule
def give_and_help(
    households: Sequence[Household],
    persons: Sequence[Member],
    care_years: Sequence[Care],
    diaries: Sequence[Diary],
    village: Village,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """Gifts of the village in a month of each quarter; kin take in the old, inherit, and carry each other's private shocks."""
    if month % QUARTER == 1:
        exchange_gifts(households, village, rules.consumption, ledger)
    start = village.first
    while start < village.stop:
        end = start + 1
        while end < village.stop and households[end].kin == households[start].kin:
            end += 1
        if month % MONTHS + 1 == int(rules.joining.month):
            join_children(households, persons, care_years, diaries, village, start, end, rules, luck, ledger, month)
        if village.ended > 0:
            inherit(households, start, end, rules.consumption, ledger)
        help_kin(households, start, end, rules.consumption, ledger)
        start = end


GIVE_AND_HELP = Line("kin.give_and_help", "人情往来与亲属互助", between=give_and_help)


@rule
def spend_save_and_cope(h: Household, members: Sequence[Member], village: Village, p: Consumption, ledger: Ledger, month: int) -> None:
    """Consumption, saving, coping."""
    if h.persons > 0:
        spend_and_save(h, members, p, village.prices, ledger, month)


SPEND_SAVE_AND_COPE = Line("consumption.spend_save_and_cope", "消费与应对", household=spend_save_and_cope)
