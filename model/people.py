"""Small rules about persons that several lines use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from agents.codes import (
    AWAY_PREFECTURE,
    CHRONIC_ILLNESS,
    DEMOGRAPHY,
    DISABILITY_DEATH,
    FULL_CAPACITY,
    ILLNESS,
    JOB_LOSS,
    LASTING,
    LOST_AID,
    MIGRANT_OUTSIDE,
    MIGRANT_PROVINCE,
    NO_WORK,
    PRESENCE,
    PRESENT,
    SEVERE_DISABILITY,
    UNDERGRADUATE,
    UNEMPLOYED,
)
from engine.bills import BILLS
from engine.compiled import rule
from engine.rows import rows
from engine.values import value
from model.law import RESIDENT_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Diary, Household, Member
    from engine.record import Records
    from parameters.rules_types import Lines

MONTHS = 12
A_NUMBER = 1 << 8
AT_HOME, PUPIL_IN_TOWN, ADULT_IN_TOWN, STUDENT_AWAY = 1, A_NUMBER, A_NUMBER**2, A_NUMBER**3
LIVES = np.zeros((len(PRESENCE), UNDERGRADUATE + 1), dtype=np.int64)
LIVES[:, UNDERGRADUATE] = STUDENT_AWAY
LIVES[PRESENT] = AT_HOME
LIVES[AWAY_PREFECTURE, 0], LIVES[AWAY_PREFECTURE, 1:] = ADULT_IN_TOWN, PUPIL_IN_TOWN
"""Where a member may live, as `residents` counts: each has a byte of a sum, which all members of a household fit into."""
PARTS_OF_YEAR = np.concatenate([np.arange(128), np.arange(-128, 0)]) / MONTHS
"""Person-months over twelve, by all numbers that a byte can hold, those below nought from the end: incomes a head ask for them."""
MOST_MONTHS = 100
"""A counter of months stops here: it is stored in one byte."""
YOUNG_FROM, MIDDLE_FROM, OLD_FROM, OLDEST_FROM = 15, 45, 60, 75
"""Ages at which the bands begin for which parameters by age are given, as the facts behind them are."""
WAITS, NO_BOUND, STEP_OF_BOUND = 127, 126, 100.0
"""`hardship` of the hot record counts in steps of so many yuan, rounded up; or says that a case waits, or that only
the diary knows how much it is."""
OF_ILLNESS, OF_SCHOOLING, OF_DISASTER = (BILLS.index(bill) for bill in ("illness", "schooling", "disaster"))
"""Kinds of bills: places in `own_cost` of the household and `cost` of the diary."""
EARNER, ENDED_AID, WEAKENED, HEADS = range(len(LASTING))
"""Places in `loss_next` of the diary."""


@rule
def members_of(h: Household, persons: Sequence[Member]) -> Sequence[Member]:
    """The rows of a household's members in the table of people."""
    return rows(persons, h.first, h.persons)


@rule
def whereabouts(m: Member) -> int:
    """Where a member lives, as `residents_of` counts it: numbers of all members can be added up."""
    return LIVES[m.presence, m.study]


@rule
def residents_of(lives: int) -> int:
    """Heads of a household that the statistics bureau counts as resident this month, by the `whereabouts` of all added up: who
    lives at home, and who is away at school.

    Pupils and students whom the household keeps are of it wherever their school is; a child who lives with those of the household
    who are away for work is not, and where nobody lives at home nobody is.
    """
    home, adults = lives // AT_HOME % A_NUMBER, lives // ADULT_IN_TOWN % A_NUMBER
    if home == 0:
        return 0
    return home + lives // STUDENT_AWAY % A_NUMBER + (lives // PUPIL_IN_TOWN % A_NUMBER if adults == 0 else 0)


@rule
def residents(members: Sequence[Member]) -> int:
    """The same of these members."""
    lives = 0
    for k in range(len(members)):
        lives += whereabouts(members[k])
    return residents_of(lives)


@rule
def lives_here(d: Diary) -> bool:
    """Whether the statistics bureau finds the household at home, by the year's months of residents: half a year of one of them."""
    return d.resident_months >= RESIDENT_FROM


@rule
def age(m: Member, month: int) -> int:
    """Completed years."""
    return (month - m.birth_month) // 12


@rule
def is_away_worker(m: Member) -> bool:
    """Works away from the county and lives there."""
    return m.work == MIGRANT_PROVINCE or m.work == MIGRANT_OUTSIDE


@rule
def is_frail(m: Member) -> bool:
    """Chronically ill, of either grade, or severely disabled."""
    return m.health >= CHRONIC_ILLNESS or m.disability == SEVERE_DISABILITY


@rule
def able_workers(members: Sequence[Member]) -> int:
    """Members with full labour capacity who are not laid up or in school."""
    count = 0
    for k in range(len(members)):
        m = members[k]
        if m.can_work == FULL_CAPACITY and m.ill_months == 0 and m.study == 0:
            count += 1
    return count


@rule
def heads(h: Household) -> float:
    """Heads among whom an income of twelve months is shared: person-months of these twelve months over twelve.

    A child born in the last of them has lived on one month of that income, and one who died in it on eleven.
    """
    parts: float = PARTS_OF_YEAR[h.head_months]
    return h.persons + parts


@rule
def change_heads(h: Household, diary: Diary, by: int) -> None:
    """So many members more, or fewer, from this month on; what was lived in the twelve months before stays."""
    h.persons += by
    h.head_months -= MONTHS * by
    diary.uneven = MONTHS


@rule
def turn_heads(h: Household, diary: Diary, season: int) -> None:
    """The month's members enter the ring of twelve months; where nobody has come or gone for a year it holds nothing else."""
    if diary.uneven > 0:
        diary.heads[season] = h.persons
        months = 0
        for k in range(MONTHS):
            months += diary.heads[k]
        h.head_months = months - MONTHS * h.persons
        diary.uneven -= 1


@rule
def feed(diary: Diary, by: float, standard: float, left: int) -> None:
    """The line of the household rises by the standard of `by` heads for a year: `left` months of it in this accounting year.

    What falls below the line by that falls by a change in the household, and not by its income. With fewer heads the line sinks.
    """
    diary.loss[DEMOGRAPHY] += by * standard * left / MONTHS
    diary.loss_next[HEADS] += by * standard * (MONTHS - left) / MONTHS


@rule
def is_low(h: Household, line: float) -> bool:
    """Net income of twelve months a head (concept 2) below a line: one test for relapse, for the monitoring line and for its list."""
    return h.net_12 < line * heads(h)


@rule
def lose(diary: Diary, h: Household, cause: int, yuan: float) -> None:
    """Net income that did not come, by its cause: a private shock, and what may have caused a fall below the line."""
    diary.loss[cause] += yuan
    h.month_shock += yuan
    if is_hardship(cause):
        raise_bound(h, yuan)


@rule
def bear(diary: Diary, h: Household, kind: int, yuan: float) -> None:
    """What a bill, a fee, a repair or a theft leaves to the household: own cost of the year, open to payers of claims.

    It is a private shock and a hardship, but no loss of net income, so never its cause.
    """
    h.own_cost[kind] += yuan
    diary.cost[kind] += yuan
    h.month_shock += yuan
    raise_bound(h, yuan)


@rule
def is_hardship(cause: int) -> bool:
    """Losses of net income that relief knows as hardship: illness, death and disability of an earner, job loss."""
    return cause == ILLNESS or cause == DISABILITY_DEATH or cause == JOB_LOSS


@rule
def hardship(diary: Diary) -> float:
    """Losses and costs of the accounting year by what relief knows as hardship: illness, schooling, disaster, death, job."""
    lost = diary.loss[ILLNESS] + diary.loss[DISABILITY_DEATH] + diary.loss[JOB_LOSS]
    return float(lost + diary.cost[OF_ILLNESS] + diary.cost[OF_SCHOOLING] + diary.cost[OF_DISASTER])


@rule
def raise_bound(h: Household, yuan: float) -> None:
    """Note in the hot record that `hardship` may have grown by so many yuan; where it shrinks, the bound stays."""
    if yuan > 0.0 and h.hardship != WAITS:
        h.hardship = int(min(float(NO_BOUND), h.hardship + yuan / STEP_OF_BOUND + 1.0))


@value("|")
@rule
def waits_for_decision(diary: Diary) -> bool:
    """Whether a programme has still to decide on hardship of this or the last year, in a case of its own."""
    return False


@value("-")
@rule
def of_this_year(left: float, diary: Diary) -> float:
    """What of a payment for hardship is for the accounting year's, yuan; a programme takes what is for an older case of its own."""
    return left


@rule
def bound_hardship(h: Household, diary: Diary) -> None:
    """Note in the hot record what `hardship` is at most: most households have too little for anybody to look up the diary."""
    h.hardship = 0
    raise_bound(h, hardship(diary))
    if waits_for_decision(diary):
        h.hardship = WAITS


@rule
def may_have_lost(h: Household, least: float) -> bool:
    """Whether hardship of the accounting year may reach so many yuan, as far as the hot record tells."""
    return h.hardship >= NO_BOUND or h.hardship * STEP_OF_BOUND >= least


@rule
def cover(diary: Diary, paid: float) -> None:
    """A payer pays for hardship: for an older case that waits, then for the accounting year's."""
    diary.covered = min(hardship(diary), diary.covered + of_this_year(paid, diary))


@rule
def closes_accounting_year(p: Lines, month: int) -> bool:
    """Whether the accounting year ends with this month."""
    return month % MONTHS + 1 == int(p.closing_month)


@rule
def cell_of(h: Household) -> int:
    """The row of its village's tallies in which a household is counted: by class and resettlement, neither of which changes."""
    return h.household_class * 2 + h.resettled


def cells_of(households: Records) -> NDArray[np.int64]:
    """The same of a whole table of households, (N,)."""
    return np.asarray(households["household_class"]) * 2 + np.asarray(households["resettled"])


@rule
def months_to_close(month: int, closing: int) -> int:
    """Months of the accounting year that are still to come after this one; `closing` is its last calendar month, 1 to 12."""
    return (closing - 1 - month) % MONTHS


@rule
def lose_for_a_year(diary: Diary, h: Household, cause: int, monthly: float, left: int) -> None:
    """An income of `monthly` yuan ends: `left` months of it are lost in this accounting year, the rest of a year in the next.

    After a year the household is what it is without. What is a hardship is a private shock too, with the whole year, so that kin help.
    """
    this_year, next_year = max(0.0, monthly) * left, max(0.0, monthly) * (MONTHS - left)
    diary.loss[cause] += this_year
    if is_hardship(cause):
        raise_bound(h, this_year)
        h.month_shock += this_year + next_year
    diary.loss_next[ENDED_AID if cause == LOST_AID else (WEAKENED if cause == ILLNESS else EARNER)] += next_year


@rule
def regain(diary: Diary, gone: int, monthly: float, left: int, month: int) -> None:
    """Aid of `monthly` yuan is there again from `month`, with `left` months of the accounting year from it on.

    `gone` is the first month without it, 0 where none ended or it is there again; who calls sets it to 0.

    Of the year that was booked as lost when it ended, what is still to come is not lost: in this accounting year, also where
    it was booked in the one before, and in the next. Aid that never ended gives nothing back.
    """
    if gone > 0:
        to_come = max(0, MONTHS - (month - gone))
        diary.loss[LOST_AID] = max(0.0, diary.loss[LOST_AID] - monthly * min(to_come, left))
        diary.loss_next[ENDED_AID] = max(0.0, diary.loss_next[ENDED_AID] - monthly * max(0, to_come - left))


@rule
def is_earner(m: Member) -> bool:
    """Whether some of the last twelve months' income is the member's: he works, or lost a job less than a year ago."""
    if m.work == UNEMPLOYED:
        return m.lost_job == 1 and m.idle_months < MONTHS
    return m.work != NO_WORK


@rule
def earner_share(h: Household, members: Sequence[Member]) -> float:
    """Monthly net income of one who earns: equal parts of the last twelve months'."""
    workers = 0
    for k in range(len(members)):
        m = members[k]
        workers += is_earner(m)
    return max(0.0, h.net_12) / (MONTHS * max(1, workers))
