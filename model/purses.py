"""Purses: money of a fund or a level of government and a year - whose it is, who may draw on it, and what happens when it is short.

Every purse is in `PURSES`. The purses of *governments* - centre, province, prefecture, county, Huizhou, central units - are
drawn on by every programme in the shares of its `funding`; what is asked of them arrives, so that they end a month at zero. Other
purses *keep* money in an account of the ledger: the medical fund, the farmers' fund and the pools of the insurers.

`CountyPurses` is what a world knows of them by county since January. How a programme asks is in `model.asking`; what of the money
of a year a programme may draw at all is its `yearly_cap` (`model.budgets`).

How a short purse is shared out is its `rationing`; what else happens is data of the policy whose claims it pays, shares that may stand
in its file:

- `topped_up`: part of a shortage that the governments pay in at once (default 0);
- `reinsured`: part of what is then still missing that the insurer pays all the same (default 0); only so a purse falls below zero;
- `unpaid_kept`: part of an unpaid claim that waits for money (1: carry-over; 0: it is cut), read by the policy's line;
- `kept_back`: part of the money of the months to come, even parts of what the purse has, that stays for them (default 0);
- `surplus_kept`: part of January's balance that stays in the purse (default 1); the rest lowers the new premium, or raises it
  where the balance is below zero, by at most `premium_moves` of it (default: by any part).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, PAYERS
from engine.compiled import rule
from engine.flows import POLICIES, flows

if TYPE_CHECKING:
    from agents.places import Pool

Yuan = NDArray[np.float64]
Rationing = Callable[[Yuan, Yuan, NDArray[np.int64], Yuan], Yuan]


def covered(claims: Yuan, balance: Yuan) -> Yuan:
    """Share of claims that the money covers: all of them, or pro rata; `claims` and `balance` have one shape."""
    money = np.maximum(balance, 0.0)
    return np.asarray(np.divide(money, claims, out=np.ones_like(money), where=claims > money))


def pro_rata(claims: Yuan, money: Yuan, _found: NDArray[np.int64], _lot: Yuan) -> Yuan:
    """Every claim gets the same share of itself."""
    return np.broadcast_to(covered(claims.sum(axis=1), money)[:, None], claims.shape)


def in_turn(claims: Yuan, money: Yuan, found: NDArray[np.int64], lot: Yuan) -> Yuan:
    """Claims are paid whole, those that were found earlier first; the one at which the money ends gets what is left."""
    order = np.lexsort((lot, found))
    asked = np.take_along_axis(claims, order, axis=1)
    left = np.maximum(money, 0.0)[:, None] - (np.cumsum(asked, axis=1) - asked)
    shares = np.divide(np.clip(left, 0.0, asked), asked, out=np.ones_like(asked), where=asked > 0.0)
    found_shares = np.empty_like(shares)
    np.put_along_axis(found_shares, order, shares, axis=1)
    return found_shares


SHORT_BY_DATA = ("topped_up", "reinsured", "unpaid_kept", "kept_back", "surplus_kept", "premium_moves")
"""What data of a policy say of its purse when money is short or left over."""
RATIONINGS: dict[str, Rationing] = {"pro_rata": pro_rata, "queue": in_turn}
"""How a short purse is rationed -> share of every claim that it pays, (purses, claims).

Arguments: claims in yuan and the month in which each was found, both (purses, claims); between them the money of each, (purses,);
last a drawn lot by claim, which says who of one month comes first. Where claims stand changes nothing but where there are equal lots.
"""


@dataclass(frozen=True)
class Purse:
    """A purse: its titles, whose money it is, and how it pays when it is short.

    A purse of a government names its `payer` (a code of `PAYERS`); one that keeps money names its `account` (a sector of the ledger).
    `policy` is the programme that files claims on it, as its declaration says; `filled_by` the flow by which governments fill it
    between passes (empty: lines book its premiums); a `shared` purse is one for all counties. `rationing` is a key of
    `RATIONINGS`.
    """

    name: str
    zh: str
    en: str
    payer: str = ""
    account: str = ""
    policy: str = ""
    filled_by: str = ""
    shared: bool = False
    rationing: str = "pro_rata"


def pool(account: str, flow: str, zh: str, en: str, *, shared: bool = True) -> Purse:
    """A purse that keeps money for the claims of the programme that declares it."""
    return Purse(account, zh, en, account=account, filled_by=flow, shared=shared)


@rule
def no_claims(pool: Pool) -> None:
    """A village adds up anew what its households ask of a purse: before the first of them files."""
    pool.claims = 0.0


GOVERNMENTS = tuple(Purse(payer.name, payer.zh, payer.en, payer=payer.name) for payer in PAYERS)
MEDICAL_FUND = Purse("medical_fund", "医保基金", "medical insurance fund", account="medical_fund", shared=True)
"""Governments pay every month what it pays beyond the part of its members' premiums, which were paid in November
for this year."""
PURSES = [*GOVERNMENTS, MEDICAL_FUND]
NUMBERS = {purse.name: number for number, purse in enumerate(PURSES)}
"""All purses, those of programmes behind the others in the order of the list of programmes, and the position of each."""
OF_GOVERNMENTS, KEEPING = slice(0, len(GOVERNMENTS)), slice(len(GOVERNMENTS), None)
OF_PAYER = [[n for n, purse in enumerate(GOVERNMENTS) if purse.payer == payer.name] for payer in PAYERS]
"""The purses of each level of government."""


def put_together(of_programmes: Iterable[Purse]) -> None:
    """Number the purses of the programmes; before any world begins."""
    for purse in of_programmes:
        NUMBERS[purse.name] = len(PURSES)
        PURSES.append(purse)


@cache
def flows_into() -> Yuan:
    """Which flow pays into a purse that keeps money, (flows, purses)."""
    return np.array([[float(flow.payee == purse.account) for purse in PURSES[KEEPING]] for flow in flows()])


@cache
def flows_out_of() -> Yuan:
    """Which flow pays out of a purse that keeps money for a policy, (flows, policies, purses)."""
    return np.array(
        [
            [[float((flow.policy, flow.payer) == (policy, purse.account)) for purse in PURSES[KEEPING]] for policy in POLICIES]
            for flow in flows()
        ]
    )


class CountyPurses:
    """What was asked of every purse, what came into it and what it paid since January, all in yuan of the sample.

    `asked` and `paid` are (counties, policies, purses); `carried`, what the year began with, and `arrived` are (counties, purses). A
    claim that waits asks anew each month. What a programme hands back lowers what it asked and was paid. `premiums_used`,
    (counties,), is what members' premiums paid of the medical fund's benefits.
    """

    def __init__(self) -> None:
        self.asked = np.zeros((len(COUNTIES), len(POLICIES), len(PURSES)))
        self.paid = np.zeros_like(self.asked)
        self.arrived, self.carried = (np.zeros((len(COUNTIES), len(PURSES))) for _ in range(2))
        self.premiums_used = np.zeros(len(COUNTIES))

    def copy(self) -> CountyPurses:
        """An independent copy."""
        return deepcopy(self)

    def draw(self, policy: int | slice, asked: Yuan, paid: Yuan) -> None:
        """Note what a policy, or all of them, drew on the purses of governments, (counties, [policies,] payers).

        What is asked of them arrives.
        """
        self.asked[:, policy, OF_GOVERNMENTS] += asked
        self.paid[:, policy, OF_GOVERNMENTS] += paid
        self.arrived[:, OF_GOVERNMENTS] = self.paid[..., OF_GOVERNMENTS].sum(axis=1)

    def file(self, purse: Purse, claims: Yuan) -> None:
        """Note claims on a purse that keeps money, by county."""
        self.asked[:, POLICIES.index(purse.policy), NUMBERS[purse.name]] += claims

    def post(self, books: Yuan) -> None:
        """Note what came into and went out of the purses that keep money by the books of a month, (counties, flows)."""
        paid = np.tensordot(books, flows_out_of(), axes=1)
        self.paid[..., KEEPING] += paid
        self.arrived[:, KEEPING] += books @ flows_into()
        medical = NUMBERS[MEDICAL_FUND.name]
        self.asked[..., medical] += paid[..., medical - KEEPING.start]

    def balance(self) -> Yuan:
        """What is in every purse, (counties, purses); below zero only where an insurer carries more than its pool has."""
        return np.asarray(self.carried + self.arrived - self.paid.sum(axis=1))

    def by_payer(self) -> Yuan:
        """Public money paid since January by the level of government whose purse it came from, (counties, policies, payers)."""
        return np.ascontiguousarray(np.stack([self.paid[..., mine].sum(axis=-1) for mine in OF_PAYER], axis=-1))

    def end_year(self) -> None:
        """What is left is carried into the next year, and counting begins anew."""
        self.carried = self.balance()
        for counted in (self.asked, self.paid, self.arrived, self.premiums_used):
            counted[:] = 0.0
