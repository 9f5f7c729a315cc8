"""临时救助 (temporary relief): a payment to households in sudden hardship, by default the last payer after insurances and fund.

Put forward are households below the monitoring line (income after rigid spending) with losses of the accounting year
above a threshold, covered by nobody, once a year. The county's budget says how many get it (F0119, F0120).

A case that nobody has decided on when the accounting year closes stays open (`relief_open`): it is settled that the household
is entitled, and it is decided on once in the next year. Where relief comes before the insurances, see `relief_first`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from engine.compiled import rare, rule
from engine.flows import POLICIES, entry
from engine.ledger import down_to_grain, receive, within_cap
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line, Step
from engine.record import ACCOUNTING_YEAR, Field, Record
from model.claims import left, settle_at_once
from model.people import MONTHS, OF_DISASTER, WAITS, cover, hardship, heads, may_have_lost
from model.policies.relief_first import BILLS, FEES, put_back, set_costs_aside, waits
from model.programme import Programme
from model.purses import Yuan, covered
from model.reach import entitled_chance, is_decided, reach
from model.standing import NOTHING
from model.world import World

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Lines, Relief

APPLIES, GRANTED = decision("relief_applies"), decision("relief_granted")
PAID, OF_BILLS, OF_FEES, OF_LOSSES = entry("relief"), entry("relief_illness"), entry("relief_schooling"), entry("relief_disaster")
NUMBER = POLICIES.index("relief")
RECEIVED = 1 << NUMBER
CASES_ADDED = 20.0
"""Cases at the prefecture's rate by which a county of a sample is drawn to it: a device of estimation."""
LOTTERY = 12
"""First occasion of the draw for the budget's places; those before it are the months of decision."""


class Judged(Record):
    """What relief has decided on."""

    relief_judged: Annotated[
        float,
        Field("f8", "yuan", "核算年救助已审定(未获救助)的损失", "relief", en="loss that relief has refused", begins=ACCOUNTING_YEAR),
    ]


class OpenCase(Record):
    """A case of last year's hardship on which nobody has decided."""

    relief_open: Annotated[
        float, Field("f8", "yuan", "上一核算年未决的救助申请损失", "relief", en="loss of last year that waits for relief")
    ]


class Cases(Record):
    """The cases of a village in a month."""

    put_forward: Annotated[float, Field("f8", "households", "本月临时救助提名户数", "relief", en="cases put forward this month")]
    granted: Annotated[float, Field("f8", "share", "本月临时救助获批机会", "relief", en="chance of a case")]


if TYPE_CHECKING:

    class ReliefDiary(Diary, OpenCase):
        """A diary with what relief keeps in it."""

    class ReliefVillage(Village, Cases):
        """A village with its cases."""


@rule
def for_last_year(left: float, diary: ReliefDiary) -> float:
    """What of a payment for hardship is for an open case of last year's, which is the smaller for it; yuan."""
    found = min(left, diary.relief_open)
    diary.relief_open -= found
    return found


@rule
def case_waits(diary: ReliefDiary) -> bool:
    """Whether a case is open, or cost is set aside until relief decides."""
    return diary.relief_open > 0.0 or waits(diary)


@rule
def uncovered_loss(h: Household, diary: ReliefDiary) -> float:
    """Open hardship of last year and that of this accounting year less what other payers and relief paid for it or still owe."""
    return max(0.0, diary.relief_open + hardship(diary) - diary.covered - h.promised)


@rule
def is_reached(h: Household, monitoring_line: float, p: Relief, year_luck: np.uint64) -> bool:
    """Known to be poor this year and not helped yet this year."""
    if h.received & RECEIVED != 0 or h.persons == 0:
        return False
    chance = entitled_chance(h, h.less_rigid_12 / heads(h), monitoring_line, NOTHING, p)
    return chance > 0.0 and draw(year_luck, APPLIES, h.agent) < chance


@rule
def least_loss(h: Household, monitoring_line: float, p: Relief) -> float:
    """Uncovered loss from which a household is put forward, yuan."""
    return float(p.least_loss * monitoring_line * h.persons)


@rule
def has_lost(h: Household, diary: ReliefDiary, monitoring_line: float, p: Relief, judged: float, year_luck: np.uint64) -> bool:
    """Whether a household is reached whose uncovered losses, without those on which relief has decided, reach the threshold.

    Most have lost too little, whoever paid for it, and most others are not poor: they are asked first.
    """
    least = least_loss(h, monitoring_line, p)
    return (
        may_have_lost(h, least)
        and is_reached(h, monitoring_line, p, year_luck)
        and hardship(diary) >= least
        and uncovered_loss(h, diary) - judged >= least
    )


@rule
def is_case(h: Household, diary: ReliefDiary, monitoring_line: float, p: Relief, year_luck: np.uint64, month: int) -> bool:
    """Whether the household is put forward this month: entitled now, or settled earlier and still waiting.

    The diary is asked last, and of few. Of who was helped this year no case waits any more.
    """
    if not may_have_lost(h, least_loss(h, monitoring_line, p)):
        return False
    if not is_decided(year_luck, GRANTED, h.agent, month, p.delay_months):
        return False
    settled = h.hardship == WAITS and case_waits(diary)
    return settled or has_lost(h, diary, monitoring_line, p, 0.0, year_luck)


@rare
def help_out(h: Household, diary: ReliefDiary, p: Relief, month: int, closing: int, withheld: float, ledger: Ledger) -> None:
    """Pay a case, never more than the loss that is left.

    What is paid is for a case of last year first, then for this calendar year's bills, fees, damage and theft as far as nobody has paid
    or promised them, and else for income that was lost.
    """
    paid = within_cap(down_to_grain(min(p.amount * p.strength, uncovered_loss(h, diary))), withheld)
    of_last_year = min(paid, diary.relief_open) if month % 12 < closing else 0.0
    put_back(h, diary)
    first = p.before_insurance > 0.0
    rest = paid - of_last_year
    rest -= receive(h, ledger, OF_BILLS, settle_at_once(h, diary, BILLS, rest, first))
    rest -= receive(h, ledger, OF_FEES, settle_at_once(h, diary, FEES, rest, first))
    of_losses = min(rest, left(h, diary, OF_DISASTER))
    h.own_cost[OF_DISASTER] -= of_losses
    rest -= receive(h, ledger, OF_LOSSES, of_losses)
    receive(h, ledger, PAID, of_last_year + rest)
    cover(diary, paid)
    diary.relief_open = 0.0


@rare
def refuse(h: Household, kept: Judged, diary: ReliefDiary) -> None:
    """The budget has no place for the case: other payers see all of it again, and so much loss has been decided on."""
    put_back(h, diary)
    diary.relief_open = 0.0
    kept.relief_judged = uncovered_loss(h, diary)


@rare
def keep_open(h: Household, kept: Judged, diary: ReliefDiary, monitoring_line: float, p: Relief, year_luck: np.uint64) -> None:
    """The accounting year closes: a case that nobody has decided on stays open. Where there is no relief, none does."""
    if reach(h, p) <= 0.0:
        diary.relief_open = 0.0
    elif has_lost(h, diary, monitoring_line, p, diary.relief_open + kept.relief_judged, year_luck):
        diary.relief_open += max(0.0, hardship(diary) - diary.covered - kept.relief_judged)
        h.hardship = WAITS


@rare
def ask_first(h: Household, kept: Judged, diary: ReliefDiary, monitoring_line: float, p: Relief, year_luck: np.uint64) -> None:
    """A loss on which relief has not decided: what relief may pay of it is set aside. Where relief has ended, nothing waits."""
    if reach(h, p) <= 0.0:
        put_back(h, diary)
    elif not waits(diary) and has_lost(h, diary, monitoring_line, p, kept.relief_judged, year_luck):
        set_costs_aside(h, diary, min(p.amount * p.strength, uncovered_loss(h, diary)))
        h.hardship = WAITS


@rule
def come_first(h: Household, kept: Judged, diary: ReliefDiary, village: Village, p: Relief, luck: np.uint64) -> None:
    """Where relief pays before gap insurance and fund, costs wait for it. `luck` is that of the year."""
    if p.before_insurance > 0.0:
        ask_first(h, kept, diary, village.monitoring_line, p, luck)


COME_FIRST = Line("relief.come_first", "临时救助在先时的预留", household=come_first, luck=YEAR_LUCK)


@rule
def no_cases(village: ReliefVillage) -> None:
    """The village counts its cases anew."""
    village.put_forward = 0.0


@rule
def put_forward(h: Household, diary: ReliefDiary, village: ReliefVillage, p: Relief, luck: np.uint64, month: int) -> None:
    """The village counts its village. `luck` is that of the year."""
    if p.coverage > 0.0:
        village.put_forward += is_case(h, diary, village.monitoring_line, p, luck, month)


PUT_FORWARD = Line("relief.put_forward", "临时救助提名", household=put_forward, before=no_cases, luck=YEAR_LUCK)


@rule
def grant(
    h: Household,
    kept: Judged,
    diary: ReliefDiary,
    village: ReliefVillage,
    p: Relief,
    lines: Lines,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """Pay the cases for which the county's budget suffices; what is open at the year's close waits. `luck` is that of the year."""
    closing = int(lines.closing_month)
    if village.put_forward > 0.0 and is_case(h, diary, village.monitoring_line, p, luck, month):
        granted = draw(luck, GRANTED, h.agent, LOTTERY + month % MONTHS) < village.granted
        if granted and village.withheld[NUMBER] < 1.0:
            help_out(h, diary, p, month, closing, village.withheld[NUMBER], ledger)
        else:
            refuse(h, kept, diary)
    if month % MONTHS + 1 == closing:
        keep_open(h, kept, diary, village.monitoring_line, p, luck)


GRANT = Line("relief.grant", "临时救助发放", household=grant, luck=YEAR_LUCK)


def shares_granted(world: World, cases: Yuan) -> Yuan:
    """Chance of a case: a twelfth of the county's yearly budget over the cases put forward."""
    budget = world.rules_of_counties("relief")["cases"] / 12.0
    return covered(expected_cases(world, cases), budget * world.county_sizes)


def expected_cases(world: World, cases: Yuan) -> Yuan:
    """Cases by county as everybody would have them: a sample's few are drawn to the prefecture's rate.

    A county with three cases a month has now more, now fewer than its budget has places for, everybody's has hundreds. The
    rate of a sample's county counts as if `CASES_ADDED` cases at the prefecture's rate came to its own; everybody's stay.
    """
    rate = cases.sum() / max(1.0, float(world.county_sizes.sum()))
    added = CASES_ADDED * (1.0 - 1.0 / world.weight)
    if rate <= 0.0 or added <= 0.0:
        return cases
    return np.asarray(world.county_sizes * (cases + added) / (world.county_sizes + added / rate))


def settle(world: World) -> None:
    """Tell every village which chance a case has that was put forward."""
    cases = world.state_of(Cases)
    granted = shares_granted(world, world.by_county(np.asarray(cases["put_forward"])))
    cases["granted"] = granted[world.county_of_villages()]


SETTLE = Step("relief.settle", "临时救助名额核定", settle)
PROGRAMME = Programme(
    "relief",
    lines=(COME_FIRST, PUT_FORWARD, GRANT),
    steps=(SETTLE,),
    modifies={"people.of_this_year": for_last_year, "people.waits_for_decision": case_waits},
    state=Judged,
    diary_state=OpenCase,
    village_state=Cases,
)
