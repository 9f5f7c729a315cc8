"""Who holds a seat: appointed, paid and counted every month, and without it when the contract ends or better work is taken.

A seat replaces part of what its holder would have earned: a holder who farmed keeps the farm, with part of his days on it and of the
casual days; who was looking for work goes on looking (`model.life.work`), and who did not work before does not when it ends. A seat
that is given up is free at the end of the month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import LOST_AID, NO_WORK, OWN_FARM, UNEMPLOYED
from agents.places import SEATS_MOST
from engine.compiled import rule
from engine.passes import Line
from model.people import lose_for_a_year, regain
from model.seats import HOLDS, MISSED, NOBODY, THROUGH, WORK_OF, pay_for_month, worth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Rules


@rule
def note_holder(h: Household, members: Sequence[Member]) -> None:
    """Note whether a member holds a seat (one a household), and whether a contract is through."""
    h.holder = NOBODY
    for k in range(len(members)):
        m = members[k]
        if m.seat > 0:
            h.holder = THROUGH if m.seat_months == 0 else max(h.holder, HOLDS)


@rule
def end_contract(h: Household, members: Sequence[Member], diary: Diary, m: Member, rules: Rules, left: int, month: int) -> None:
    """The seat is gone: back to the farm, to no work or to looking for it, as before it.

    `left`: months of the accounting year after this `month`.
    """
    if MISSED[m.seat]:
        pay = worth_of(m.seat, rules)
        lose_for_a_year(diary, h, LOST_AID, pay, left)
        diary.post_gone = month + 1
        h.month_shock += pay
    m.work = m.usual_work if m.usual_work == OWN_FARM or m.usual_work == NO_WORK else UNEMPLOYED
    m.idle_months = 0
    m.seat = 0
    note_holder(h, members)


@rule
def appoint(
    h: Household, members: Sequence[Member], diary: Diary, k: int, seat: int, months: int, rules: Rules, left: int, month: int
) -> None:
    """Give the seat to a member for the months of a contract: work again, so that a job lost before it is lost no more.

    What he was looking for stays his usual work; else it is what he did, the farm or nothing.
    Whose seat ended within a year has lost no more than the gap; in the month itself it is no shock.
    """
    m = members[k]
    if MISSED[seat]:
        if diary.post_gone == month + 1:
            h.month_shock = max(0.0, h.month_shock - worth_of(seat, rules))
        regain(diary, diary.post_gone, worth_of(seat, rules), left, month + 1)
        diary.post_gone = 0
    if m.work != UNEMPLOYED:
        m.usual_work = m.work
    m.work = WORK_OF[seat]
    m.lost_job = 0
    m.seat = seat
    m.seat_months = months
    h.holder = HOLDS


@rule
def begin_count(village: Village) -> None:
    """The village counts its holders anew, and the contracts that are through."""
    for place in range(SEATS_MOST):
        village.seats_held[place] = 0
        village.seats_through[place] = 0


@rule
def pay_holders(h: Household, members: Sequence[Member], village: Village, rules: Rules, ledger: Ledger) -> None:
    """Holders are paid for the month and their contracts run down; who has taken other work in it gives the seat up."""
    if h.holder != NOBODY:
        for k in range(len(members)):
            m = members[k]
            if m.seat > 0:
                pay_for_month(m.seat, h, m, rules, village, ledger)
                if m.work != WORK_OF[m.seat]:
                    m.seat = m.seat_months = 0
                    continue
                m.seat_months = max(0, m.seat_months - 1)
                village.seats_held[m.seat - 1] += 1
                village.seats_through[m.seat - 1] += m.seat_months == 0
        note_holder(h, members)


PAY_HOLDERS = Line("seats.pay_holders", "限额岗位报酬", household=pay_holders, before=begin_count)
