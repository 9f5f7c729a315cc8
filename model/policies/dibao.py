"""农村低保 (rural minimum living allowance) with its errors: late, left out, and given to some who are not in need.

In need: income of the last twelve months a head below the standard. A need is recognised with the chance of the class,
after a delay; a share of the low-income households that are not in need holds dibao too. Recipients get a share of
the standard a head (F0113-F0116).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import LOST_AID
from engine.compiled import rule
from engine.flows import POLICIES, entry
from engine.ledger import receive, within_cap
from engine.luck import decision, draw
from engine.passes import RUN_LUCK, Line
from model.law import QUARTER
from model.people import ENDED_DIBAO, MOST_MONTHS, is_frail, lose_for_a_year, months_to_close, regain
from model.policies.dibao_extra import HAND_OUT
from model.programme import Programme
from model.reach import nearness, reach
from model.standing import LIFTED, LISTED, NEAR_POOR, is_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import Dibao, Lines

INCLUDED, LEAKAGE = decision("dibao_included"), decision("dibao_leakage")
DIBAO = entry("dibao")
NUMBER = POLICIES.index("dibao")


@rule
def tested_income(h: Household) -> float:
    """Income of the last twelve months a head without targeted aid, yuan a year: the test must not see its own benefit."""
    return (h.net_12 - h.aid_12) / h.persons


@rule
def recognition(h: Household, p: Dibao) -> float:
    """Chance that a household in need is recognised: registered or listed households are better known than others."""
    known = is_any(h, LIFTED | NEAR_POOR | LISTED)
    return (p.recognised_lifted if known else p.recognised_other) * reach(h, p)


@rule
def leakage(h: Household, members: Sequence[Member], income: float, p: Dibao) -> float:
    """Chance to hold dibao without being in need: falls to nothing at `error_reach` times the standard, higher with a frail member."""
    near = nearness(income, p.standard, p)
    if near <= 0.0:
        return 0.0
    frail = False
    for k in range(len(members)):
        m = members[k]
        if is_frail(m):
            frail = True
    chance = p.leakage * p.targeting_error * min(1.0, near)
    return min(1.0, chance * (p.leakage_of_frail if frail else 1.0) * reach(h, p))


@rule
def count_month(h: Household) -> None:
    """A month passes: `need_months` counts months in need upwards, and a recipient's months of grace downwards."""
    if h.need_months > 0:
        h.need_months = min(h.need_months + 1, MOST_MONTHS)
    elif h.need_months < 0:
        h.need_months = max(h.need_months - 1, -MOST_MONTHS)


@rule
def is_looked_at(h: Household, p: Dibao, month: int) -> bool:
    """Everybody each quarter; every month those in need who wait, and recipients in the months of grace."""
    if month % QUARTER == 0:
        return True
    if h.in_dibao == 0:
        return h.need_months != 0 or h.net_12 - h.aid_12 < p.standard * h.persons
    return h.need_months < 0 and -h.need_months - 1 <= p.exit_months


@rule
def assess(h: Household, members: Sequence[Member], diary: Diary, p: Dibao, fixed_luck: np.uint64, left: int, month: int) -> None:
    """Entry and exit. Who is missed is missed for good unless his chances change: recognition is one draw of the household.

    A recipient whom a quarterly look finds no longer in need keeps the allowance for `exit_months` from it on (gradual exit): who
    is paid is looked at in January, April, July and October, so that need may have ended up to two months before. `left`: months
    of the accounting year from this one on.
    """
    income = tested_income(h)
    if income < p.standard:
        h.need_months = max(h.need_months, 1)
        waited = h.in_dibao == 1 or h.need_months > p.delay_months
        granted = waited and draw(fixed_luck, INCLUDED, h.agent) < recognition(h, p)
    else:
        h.need_months = min(h.need_months, -1) if h.in_dibao == 1 else 0
        in_grace = h.in_dibao == 1 and -h.need_months <= p.exit_months and reach(h, p) > 0.0
        granted = in_grace or draw(fixed_luck, LEAKAGE, h.agent) < leakage(h, members, income, p)
    if granted:
        diary.dibao_month = p.standard * p.paid_share * p.strength * h.persons * 0.08333333333333333
        if h.in_dibao == 0:
            regain(diary, ENDED_DIBAO, diary.dibao_month, left, month)
        h.in_dibao = 1
    elif h.in_dibao == 1:
        lose_for_a_year(diary, h, LOST_AID, diary.dibao_month, left, 0.0)
        diary.aid_gone[ENDED_DIBAO] = month
        h.month_shock += diary.dibao_month
        h.in_dibao = 0
        diary.dibao_month = 0.0
        h.need_months = max(h.need_months, 0)


@rule
def assess_and_pay(
    h: Household,
    members: Sequence[Member],
    diary: Diary,
    village: Village,
    p: Dibao,
    lines: Lines,
    purse: Purse,
    luck: np.uint64,
    month: int,
) -> None:
    """Assessment and monthly payment. `luck` is that of the whole run: recognition does not change by itself."""
    count_month(h)
    if is_looked_at(h, p, month):
        assess(h, members, diary, p, luck, 1 + months_to_close(month, int(lines.closing_month)), month)
    if h.in_dibao == 1:
        diary.dibao_months += 1
        receive(h, purse, DIBAO, within_cap(diary.dibao_month, village.withheld[NUMBER]))


ASSESS_AND_PAY = Line("dibao.assess_and_pay", "低保", household=assess_and_pay, luck=RUN_LUCK)
PROGRAMME = Programme("dibao", lines=(ASSESS_AND_PAY,), steps=(HAND_OUT,))
