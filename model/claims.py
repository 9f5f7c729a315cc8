"""Claims: what bills cost a household in a calendar year, and who has paid or promised which part of it.

A bill is run through the payers who settle at once; what they leave is own cost (`own_cost`, by kind of bill). A payer who takes claims
sees what those before it in the table of bills have left of the year's cost, and pays at most what nobody has paid or promised yet, so
that all together never exceed the bill. `approved` is what each has accepted this year, paid or not; `waiting` what of it is not paid
yet. In January own cost and what was approved begin anew; what waits stays owed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.bills import AFTER_SLOTS, BILL_OF_SLOT, FIRST_SLOT
from engine.compiled import rule
from engine.ledger import down_to_grain
from model.people import OF_ILLNESS

if TYPE_CHECKING:
    from agents.household import Diary, Household


@rule
def begin_year(h: Household, diary: Diary) -> None:
    """January: deductibles, tiers and caps look at the new year's bills alone."""
    for bill in range(len(h.own_cost)):
        h.own_cost[bill] = 0.0
    for slot in range(len(diary.approved)):
        diary.approved[slot] = 0.0


@rule
def seen_by(h: Household, diary: Diary, slot: int) -> float:
    """Cost of the year that a payer looks at, yuan: what those before it left."""
    cost = h.own_cost[BILL_OF_SLOT[slot]]
    for before in range(FIRST_SLOT[BILL_OF_SLOT[slot]], slot):
        cost -= diary.approved[before]
    return cost


@rule
def left(h: Household, diary: Diary, bill: int) -> float:
    """Cost of the year that nobody has paid or promised, yuan."""
    cost = h.own_cost[bill]
    for slot in range(FIRST_SLOT[bill], AFTER_SLOTS[bill]):
        cost -= diary.approved[slot]
    return max(0.0, cost)


@rule
def take_over(h: Household, diary: Diary, slot: int, yuan: float) -> float:
    """A payer accepts so much of the year's cost, at most what is left, rounded down; returns yuan."""
    yuan = down_to_grain(max(0.0, min(yuan, left(h, diary, BILL_OF_SLOT[slot]))))
    diary.approved[slot] += yuan
    if BILL_OF_SLOT[slot] == OF_ILLNESS:
        diary.medical_own = max(0.0, diary.medical_own - yuan)
    return yuan


@rule
def promise(h: Household, diary: Diary, slot: int, yuan: float) -> None:
    """A payer accepts so much of the year's cost and will pay it once the claim is decided."""
    yuan = take_over(h, diary, slot, yuan)
    diary.waiting[slot] += yuan
    h.promised += yuan


@rule
def settle(h: Household, diary: Diary, slot: int, share: float, kept: float) -> float:
    """What a payer pays of a decided claim, as far as its money goes: the `share`, rounded down; returns yuan.

    Of the rest, `kept` waits on and the other part is cut: it is own cost again, of the year in which that is known where the bill
    is older.
    """
    claim = diary.waiting[slot]
    paid = down_to_grain(claim * share)
    waits = down_to_grain((claim - paid) * kept)
    cut = claim - paid - waits
    diary.waiting[slot] = waits
    h.promised -= claim - waits
    of_year = min(cut, diary.approved[slot])
    diary.approved[slot] -= of_year
    h.own_cost[BILL_OF_SLOT[slot]] += cut - of_year
    if BILL_OF_SLOT[slot] == OF_ILLNESS:
        diary.medical_own += cut
    return paid


@rule
def settle_at_once(h: Household, diary: Diary, slot: int, yuan: float, first: bool) -> float:
    """A payer pays so much of the year's cost without waiting, at most what is left; returns yuan.

    One that comes `first`, before all other payers of claims, takes it out of what they look at.
    """
    yuan = take_over(h, diary, slot, yuan)
    if first:
        diary.approved[slot] -= yuan
        h.own_cost[BILL_OF_SLOT[slot]] -= yuan
    return yuan


@rule
def set_aside(h: Household, diary: Diary, slot: int, yuan: float) -> float:
    """Take cost out of what all payers of claims look at until one that comes before them decides; returns yuan."""
    yuan = down_to_grain(min(yuan, left(h, diary, BILL_OF_SLOT[slot])))
    h.own_cost[BILL_OF_SLOT[slot]] -= yuan
    diary.waiting[slot] = yuan
    return yuan


@rule
def put_back(h: Household, diary: Diary, slot: int) -> None:
    """What was set aside is own cost again, of the year in which that is decided."""
    h.own_cost[BILL_OF_SLOT[slot]] += diary.waiting[slot]
    diary.waiting[slot] = 0.0
