"""脱贫人口小额信贷 (subsidised micro-credit): up to 50,000 yuan for three years (F0171-F0174).

For lifted and listed households. Government pays the interest up to the cap and a risk-compensation fund part of the
loss; above the cap the household pays the market rate and the bank bears the loss. Borrowing spreads by the example of
the village. Which household uses the loan productively is luck; the return on capital is the farming line's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from agents.codes import FULL_CAPACITY
from agents.population.known import WITH_BORROWER
from engine.compiled import loop, rare, rule
from engine.flows import POLICIES, POLICY_BIT, entry
from engine.ledger import down_to_grain, receive, spend, to_grain, within_cap
from engine.luck import decision, draw, draw_many
from engine.passes import Line, Step
from engine.rates import happens
from engine.record import Field, Record
from model.between import transfer
from model.bookkeeping import StockFlows
from model.law import DECEMBER
from model.life.credit import (
    CREDIT_INTEREST,
    LOAN_INTEREST,
    LOAN_REPAID,
    MICROCREDIT,
    ORDINARY,
    UNSUBSIDISED,
    borrow_ordinary,
    fall_due,
    has_borrower,
    invest,
    reserve,
)
from model.people import MONTHS, age, members_of
from model.programme import Programme
from model.reach import reach
from model.standing import FIRST, LIFTED, have_any, is_any
from model.world import FIRST_MONTH, World, mean_of_villages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.household import Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from engine.record import Records
    from parameters.rules_types import Credit, Microcredit, Rules

APPLIES, AMOUNT, TOP_UP = decision("loan_applies"), decision("loan_amount"), decision("top_up_loan")
PRODUCTIVE, RENEWED = decision("loan_used_productively"), decision("loan_refinanced")
MISUSE_FOUND = decision("loan_misuse_found")
LOAN_OUT, SUBSIDY, COMPENSATION = entry("loan_paid_out"), entry("interest_subsidy"), entry("risk_compensation")
CONSUMPTION, DEBT_REPAID = entry("consumption"), entry("debt_repaid")
YEAR = 12.0
NUMBER = POLICIES.index("microcredit")
Amount = TypeVar("Amount", float, NDArray[np.float64])
"""A number of one village, or those of many."""
START_WORD = 20_200_102
"""Fixed word that deals the loans of the start: who owes in January 2020 differs between draws only in number."""
PEERS_ADDED = 5.0
"""Households with the usual share that are added to a village's own, so that few known neighbours weigh little."""


@rule
def applies(h: Household, peers: float, p: Microcredit) -> float:
    """Chance of a year that the household applies and is lent to; more where more of the village borrowed."""
    chance = p.applies * reach(h, p) * p.lending * (1.0 - p.peer_weight + p.peer_weight * peers / p.usual_share)
    return chance if is_any(h, FIRST) else chance * p.targeting_error


@rule
def amount(u: float, u_top_up: float, p: Microcredit) -> float:
    """Size of a new loan: the whole cap for most, else between the least and the cap; a few at the cap take more."""
    cap = p.cap * p.strength
    if u >= p.at_cap:
        least = min(p.least, cap)
        return least + (cap - least) * (u - p.at_cap) / (1.0 - p.at_cap)
    if u_top_up < p.top_up:
        return cap + max(0.0, p.top_up_cap * p.strength - cap) * u_top_up / p.top_up
    return cap


@rule
def use(h: Household, p: Microcredit, luck: np.uint64, ledger: Ledger) -> None:
    """Into productive capital; or on debts and consumption, which loses the subsidy when it is found out (F0174)."""
    if draw(luck, PRODUCTIVE, h.agent) < p.productive:
        invest(h, h.loan, ledger)
        return
    cleared = spend(h, ledger, DEBT_REPAID, min(h.debt, h.loan))
    h.debt -= cleared
    spend(h, ledger, CONSUMPTION, p.spent_at_once * (h.loan - cleared))
    if draw(luck, MISUSE_FOUND, h.agent) < p.misuse_found:
        h.loan_kind = UNSUBSIDISED


@rare
def lend(h: Household, p: Microcredit, luck: np.uint64, ledger: Ledger) -> None:
    """Pay out a loan and put it to use."""
    sum_lent = amount(draw(luck, AMOUNT, h.agent), draw(luck, TOP_UP, h.agent), p)
    h.loan = receive(h, ledger, LOAN_OUT, down_to_grain(sum_lent))
    h.loan_kind = MICROCREDIT
    h.loan_months = int(p.months)
    use(h, p, luck, ledger)


@rule
def below_cap(h: Household, p: Microcredit) -> float:
    """The part of a loan that is subsidised and covered by the risk-compensation fund."""
    return min(h.loan, p.cap * p.strength)


@rule
def pay_interest(h: Household, p: Microcredit, c: Credit, withheld: float, ledger: Ledger) -> None:
    """A month's interest: government pays for subsidised loans up to the cap, the household the rest."""
    if h.loan_kind == ORDINARY:
        spend(h, ledger, CREDIT_INTEREST, h.loan * c.market_rate / YEAR)
        return
    covered = below_cap(h, p)
    of_cap = covered * p.rate / YEAR
    own = (h.loan - covered) * c.market_rate / YEAR
    if h.loan_kind == MICROCREDIT:
        paid = transfer(ledger, SUBSIDY, within_cap(of_cap * p.subsidised, withheld))
        if withheld < 1.0:
            h.received |= POLICY_BIT[LOAN_OUT]
        own += max(0.0, to_grain(of_cap) - paid)
    else:
        own += of_cap
    if own > 0.0:
        spend(h, ledger, LOAN_INTEREST, own)


@rule
def is_renewed(h: Household, members: Sequence[Member], r: Rules, luck: np.uint64, month: int) -> bool:
    """Whether a new subsidised loan repays the old one: within the cap, to one still entitled and able."""
    p = r.microcredit
    open_again = reach(h, p) > 0.0
    fits = h.loan_kind == MICROCREDIT and h.loan <= p.cap * p.strength
    passes = is_any(h, FIRST) and has_borrower(members, r.credit, month)
    return open_again and fits and passes and draw(luck, RENEWED, h.agent) < p.renewed * p.lending


@rare
def collect(
    h: Household, members: Sequence[Member], r: Rules, kept: float, withheld: float, luck: np.uint64, ledger: Ledger, month: int
) -> None:
    """The month of a household with a bank loan: interest; at the term renewal, repayment, new terms or default."""
    p = r.microcredit
    pay_interest(h, p, r.credit, withheld, ledger)
    h.loan_months -= 1
    if h.loan_months > 0:
        return
    if is_renewed(h, members, r, luck, month):
        spend(h, ledger, LOAN_REPAID, h.loan)
        receive(h, ledger, LOAN_OUT, h.loan)
        h.loan_months = int(p.months)
        return
    compensated = 0.0 if h.loan_kind == ORDINARY else p.compensated
    lost = min(fall_due(h, r.credit, kept, luck, ledger), p.cap * p.strength)
    if lost > 0.0:
        transfer(ledger, COMPENSATION, within_cap(down_to_grain(lost * compensated), withheld))


@rule
def seek(h: Household, members: Sequence[Member], peers: float, r: Rules, luck: np.uint64, ledger: Ledger, month: int) -> None:
    """The month of a household without a bank loan: it applies, or waits for a loan granted (negative months)."""
    p = r.microcredit
    if h.loan_months == 0:
        asks = h.defaulted == 0 and happens(draw(luck, APPLIES, h.agent), applies(h, peers, p))
        if not asks or not has_borrower(members, r.credit, month):
            borrow_ordinary(h, members, r.credit, luck, ledger, month)
            return
        h.loan_months = -1 - int(p.delay_months)
    h.loan_months += 1
    if reach(h, p) <= 0.0:
        h.loan_months = 0
    elif h.loan_months == 0:
        lend(h, p, luck, ledger)


def share_of_peers(borrowers: Amount, entitled: Amount, usual: Amount) -> Amount:
    """Last year's share of borrowers among the entitled of one village or of many, drawn towards the usual where these are few."""
    return (borrowers + PEERS_ADDED * usual) / (entitled + PEERS_ADDED)


share_of_borrowers = rule(share_of_peers)
"""The same, compiled for one village."""


class Borrowers(Record):
    """What a village knows of who borrows, which neighbours look at."""

    peers: Annotated[float, Field("f8", "share", "上年参与信贷比例", "microcredit", en="share of borrowers last year")]
    entitled: Annotated[float, Field("f8", "households", "上年有资格申请小额信贷户数", "microcredit", en="entitled last year")]
    borrowers: Annotated[float, Field("f8", "households", "本年小额信贷户数(计数中)", "microcredit", en="borrowers this year, so far")]


@rule
def begin_count(kept: Borrowers, month: int) -> None:
    """December: the village counts for the next year who is entitled and who borrows."""
    if month % MONTHS == DECEMBER:
        kept.entitled = 0.0
        kept.borrowers = 0.0


@rule
def lend_and_collect(
    h: Household,
    members: Sequence[Member],
    village: Village,
    kept: Borrowers,
    rules: Rules,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """The household's bank loan in the month."""
    if h.loan > 0.0:
        needed = reserve(h, rules.credit, rules.consumption, village.prices)
        collect(h, members, rules, needed, village.withheld[NUMBER], luck, ledger, month)
    else:
        seek(h, members, kept.peers, rules, luck, ledger, month)
    if month % MONTHS == DECEMBER and h.persons > 0 and is_any(h, FIRST):
        kept.entitled += 1.0
        kept.borrowers += h.loan_kind == MICROCREDIT


@rule
def note_borrowers(kept: Borrowers, p: Microcredit, month: int) -> None:
    """December: the share that neighbours look at in the next year."""
    if month % MONTHS == DECEMBER:
        kept.peers = share_of_borrowers(kept.borrowers, kept.entitled, p.usual_share)


LEND_AND_COLLECT = Line(
    "microcredit.lend_and_collect", "银行贷款与贴息", household=lend_and_collect, before=begin_count, after=note_borrowers
)


def look_at_peers(world: World) -> None:
    """January: in a sample the village's neighbours count with it."""
    groups, kept = world.groups, np.asarray(world.state_of(Borrowers))
    if world.month_of_year != 1 or groups.apart:
        return
    usual = world.rules_now["microcredit"]["usual_share"][np.asarray(world.villages["place"])]
    borrowers = kept["peers"] * (kept["entitled"] + PEERS_ADDED) - PEERS_ADDED * usual
    borrowed, entitled = (groups.added_up(values)[groups.of_village] for values in (borrowers, kept["entitled"]))
    kept["peers"] = share_of_peers(borrowed, entitled, usual)


LOOK_AT_PEERS = Step("microcredit.look_at_peers", "村邻贷款情况", look_at_peers)


@loop
def find_borrowers(
    households: Sequence[Household], persons: Sequence[Member], youngest: float, oldest: float, found: NDArray[np.bool_]
) -> None:
    """Whether each household has an able member between these ages in January 2020, into `found`."""
    for i in range(len(households)):
        members = members_of(households[i], persons)
        found[i] = False
        for k in range(len(members)):
            m = members[k]
            years = age(m, FIRST_MONTH)
            if years >= youngest and years <= oldest and m.can_work == FULL_CAPACITY and m.study == 0:
                found[i] = True


def have_borrower(h: Records, persons: Records, rules: Rules) -> NDArray[np.bool_]:
    """Households with an able member of a borrower's age in January 2020 (N,)."""
    youngest, oldest = rules.credit.borrower_ages
    found = np.empty(len(h), dtype=np.bool_)
    find_borrowers(cast("Any", h), cast("Any", persons), float(youngest), float(oldest), found)
    return found


def start_loans(h: Records, persons: Records, rules: Rules) -> None:
    """Loans of January 2020: amounts as of new ones, months left spread evenly, productive ones in capital."""
    p, key = rules.microcredit, np.asarray(h["agent"])
    could = np.flatnonzero(have_any(h, LIFTED) & have_borrower(h, persons, rules))
    owes = could[draw_many(START_WORD, APPLIES, key[could]) < p.at_start / WITH_BORROWER]
    amount, months, use = (draw_many(START_WORD, APPLIES, key[owes], occasion) for occasion in (1, 2, 3))
    partial = p.least + (p.cap - p.least) * np.clip((amount - p.at_cap) / (1.0 - p.at_cap), 0.0, 1.0)
    loan = np.floor(np.where(amount < p.at_cap, p.cap, partial))
    h["loan"][owes], h["loan_kind"][owes] = loan, MICROCREDIT
    h["loan_months"][owes] = 1 + (months * p.months).astype(np.int64)
    h["capital"][owes] += np.where(use < p.productive, loan, 0.0)


def start_peers(world: World) -> None:
    """Share of borrowers that January 2020 looks back to."""
    h, count = world.households, world.village_sizes
    lifted = have_any(h, LIFTED)
    borrowers = mean_of_villages(world, lifted & (np.asarray(h["loan_kind"]) == MICROCREDIT)) * count
    usual = np.asarray(world.rules[0]["microcredit"]["usual_share"])[np.asarray(world.villages["place"])]
    kept = np.asarray(world.state_of(Borrowers))
    kept["entitled"] = mean_of_villages(world, lifted) * count
    kept["peers"] = share_of_peers(borrowers, kept["entitled"], usual)


def start(world: World) -> None:
    """Loans of January 2020, and what villages saw of them."""
    start_loans(world.households, world.persons, world.rules[0][0])
    start_peers(world)


PROGRAMME = Programme(
    "microcredit",
    lines=(LEND_AND_COLLECT,),
    steps=(LOOK_AT_PEERS,),
    stock_flows=(StockFlows("loan", ("loan_paid_out",), ("loan_repaid",)),),
    village_state=Borrowers,
    start=start,
)
