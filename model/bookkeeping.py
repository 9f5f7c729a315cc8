"""Accounts of the institutions: transfers between them, who pays for what, and the check of stock against flow.

The treasury pays households directly and is filled from the purses of the levels of government in the same month, in the shares of
the policy's `funding`; it ends every month at zero. Pools are filled by premiums and refills and keep what is left (`model.purses`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.flows import FLOW_NAMES, POLICIES, SECTORS, entry, flows
from engine.ledger import GRAIN
from model.people import MONTHS
from model.purses import MEDICAL_FUND, NUMBERS, Yuan
from model.world import World

TREASURY = SECTORS.index("treasury")
TREASURY_IN, MEDICAL_FUND_IN = entry("treasury_in"), entry("medical_fund_in")
FROM_TREASURY = np.array([f.payer == "treasury" for f in flows()])
TO_HOUSEHOLD = np.array([f.payee == "household" for f in flows()])
FROM_HOUSEHOLD = np.array([f.payer == "household" for f in flows()])
INTO_CASH = TO_HOUSEHOLD.astype(np.float64) - FROM_HOUSEHOLD
POLICY_OF = np.array([POLICIES.index(f.policy) if f.policy else -1 for f in flows()])
MEDICAL_PAID = np.array([f.payer == "medical_fund" for f in flows()])
PAYER_SECTOR = np.array([SECTORS.index(f.payer) if f.payer in SECTORS else -1 for f in flows()])
PAYEE_SECTOR = np.array([SECTORS.index(f.payee) if f.payee in SECTORS else -1 for f in flows()])
INTO_SECTOR = np.array(
    [
        [float(payee == sector) - float(payer == sector) for sector in range(len(SECTORS))]
        for payer, payee in zip(PAYER_SECTOR, PAYEE_SECTOR, strict=True)
    ]
)
"""Change of each sector's account by one yuan of each flow."""
OF_POLICY = np.equal.outer(POLICY_OF, np.arange(len(POLICIES))).astype(np.float64)
TREASURY_OF_POLICY = OF_POLICY * FROM_TREASURY[:, None]
MEDICAL_OF_POLICY = OF_POLICY * MEDICAL_PAID[:, None]
STOCKS = ("cash", "loan", "debt")
"""What households have and owe; a village's record holds the sum at the end of the month."""


@dataclass(frozen=True)
class StockFlows:
    """Flows by which one of `STOCKS` grows and shrinks."""

    stock: str
    grows: tuple[str, ...]
    shrinks: tuple[str, ...]


OF_LIFE = (
    StockFlows("loan", ("credit_paid_out",), ("credit_repaid", "loan_written_off")),
    StockFlows("debt", ("debt_taken",), ("debt_repaid", "debt_left_owing")),
)
"""Those of ordinary credit and of debts among kin and neighbours."""
INTO_STOCK = np.zeros((len(FLOW_NAMES), len(STOCKS)))
"""Change of each stock by one yuan of each flow; that of loans and debts is noted by `put_together`."""
INTO_STOCK[:, STOCKS.index("cash")] = INTO_CASH


def put_together(flows_of_programmes: Iterable[StockFlows]) -> None:
    """Note which flows change a stock, those of programmes beside those of life."""
    for each in (*OF_LIFE, *flows_of_programmes):
        for flow in each.grows:
            INTO_STOCK[entry(flow), STOCKS.index(each.stock)] = 1.0
        for flow in each.shrinks:
            INTO_STOCK[entry(flow), STOCKS.index(each.stock)] = -1.0


def to_grain(yuan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rounded to 1/128 yuan."""
    return np.asarray(np.floor(yuan * GRAIN + 0.5) / GRAIN)


def move(world: World, flow: int, yuan: NDArray[np.float64]) -> NDArray[np.float64]:
    """Let one institution pay another in the counties' books.

    Args:
        flow: number of the flow, whose payer and payee are institutions.
        yuan: amounts in sample yuan by county; rounded to 1/128.

    Returns:
        what was moved.
    """
    yuan = to_grain(yuan)
    world.institution_books[:, flow] += yuan
    world.institution_accounts[:, PAYER_SECTOR[flow]] -= yuan
    world.institution_accounts[:, PAYEE_SECTOR[flow]] += yuan
    return yuan


def note_draw(world: World, policy: int | slice, asked: Yuan, paid: Yuan, funding: Yuan) -> None:
    """Note what a policy, or all of them, drew on the purses of the governments.

    Args:
        asked: yuan of the sample that were asked for, (counties,) or (counties, policies).
        paid: what was paid of it, in the same shape.
        funding: parts of the payers, one more dimension; they are made to add up to one.
    """
    shares = funding / funding.sum(axis=-1, keepdims=True)
    world.county_purses.draw(policy, to_grain(asked)[..., None] * shares, paid[..., None] * shares)


def from_premiums(world: World, benefits: Yuan) -> Yuan:
    """What of a month's benefits of the medical fund its members' premiums pay, yuan of the sample (counties, policies).

    Premiums are paid in November for the next year: a month has a twelfth of what the fund began the year with and what months
    before it left of theirs.
    """
    purses, of_all = world.county_purses, benefits.sum(axis=1)
    began = np.maximum(purses.carried[:, NUMBERS[MEDICAL_FUND.name]], 0.0)
    paid = np.clip(began * (world.month_of_year / MONTHS) - purses.premiums_used, 0.0, of_all)
    share = np.divide(paid, of_all, out=np.zeros_like(of_all), where=of_all > 0.0)
    return np.asarray(np.floor(benefits * share[:, None] * GRAIN) / GRAIN)


def fill_treasury(world: World, paid: NDArray[np.float64]) -> None:
    """Governments pay into the treasury what it paid this month, and into the medical fund what premiums do not pay of it."""
    funding = np.stack([world.rules_of_counties(name)["funding"] for name in POLICIES], axis=1)
    for flow, matrix in ((TREASURY_IN, TREASURY_OF_POLICY), (MEDICAL_FUND_IN, MEDICAL_OF_POLICY)):
        amounts = paid @ matrix
        if flow == MEDICAL_FUND_IN:
            of_premiums = from_premiums(world, amounts)
            world.county_purses.premiums_used += of_premiums.sum(axis=1)
            amounts -= of_premiums
        move(world, flow, amounts.sum(axis=1))
        note_draw(world, slice(None), amounts, amounts, funding)


def close_accounts(world: World) -> None:
    """Fill the treasury, then compare every stock with its flows; keeps the largest difference of the run in yuan."""
    world.county_books = world.by_county(world.books)
    fill_treasury(world, world.county_books + world.institution_books)
    world.county_purses.post(world.county_books + world.institution_books)
    closing = stocks(world)
    world.imbalance = max(world.imbalance, imbalance(world, closing, world.county_books))
    world.opening = closing


def count_stocks(world: World) -> None:
    """Household cash, loans and debts of every village as the run begins; later `observe` counts them each month."""
    firsts = np.asarray(world.villages["first"])
    for name in STOCKS:
        world.villages[name] = np.add.reduceat(np.asarray(world.households[name]), firsts)


def stocks(world: World) -> dict[str, NDArray[np.float64]]:
    """All stocks by county: household cash, loans, informal debts, and the account of every institution."""
    found = {name: world.by_county(np.asarray(world.villages[name])) for name in STOCKS}
    found["institutions"] = world.balances()
    return found


def imbalance(world: World, closing: dict[str, NDArray[np.float64]], flow: NDArray[np.float64]) -> float:
    """Largest |closing - opening - (in - out)| over counties and stocks, in sample yuan; `flow` are the books by county."""
    opening = world.opening
    everything = flow + world.institution_books
    worst = 0.0
    for name, change in zip(STOCKS, (flow @ INTO_STOCK).T, strict=True):
        worst = max(worst, float(np.abs(closing[name] - opening[name] - change).max()))
    sectors = everything @ INTO_SECTOR
    worst = max(worst, float(np.abs(closing["institutions"] - opening["institutions"] - sectors).max()))
    return max(worst, float(np.abs(closing["institutions"][:, TREASURY]).max()))
