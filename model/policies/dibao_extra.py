"""Money that a scenario saves, handed out through dibao: what a `_same_money` scenario spends more than its own rules.

`dibao.public_total` is what all public budgets together have spent since January by the end of the month in the reference;
`dibao.public_ahead` is what the scenario that saves is known to save in the months of the year that are left. At the end of each
month the recipients of dibao who are in need (not those who hold it by error or in gradual exit) get an equal part, for the
months that are left, of what the year saves, never more than is saved so far; in December all of it: the same sum a head in the
whole prefecture. So what costs more late in the year is there in time, and public spending of a year is that of the reference to
the yuan of the real population (to a few where one household stands for more than 128). What is handed out cannot be taken back:
where a year has saved nothing, or less than was handed out before costs rose in December, it ends above the reference,
and the next years hand out that much less. Sums are multiples of 1/128 yuan; the few that are left over go to the first households
one by one. It is income of the next month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES
from engine.compiled import loop
from engine.flows import entry
from engine.ledger import GRAIN, receive
from engine.passes import Step
from model.asking import within_limits
from model.bookkeeping import MEDICAL_OF_POLICY, TREASURY_OF_POLICY, from_premiums
from model.people import MONTHS
from model.standing import DIBAO, have_any
from model.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from agents.household import Household
    from agents.places import Village
    from engine.record import Records

PAID = entry("dibao")


def public_spending(world: World) -> float:
    """Public spending of all policies since January, this month's included before its accounts are closed, real yuan."""
    paid = world.by_county(world.books) + world.institution_books
    benefits = paid @ MEDICAL_OF_POLICY
    of_month = (paid @ TREASURY_OF_POLICY + benefits - from_premiums(world, benefits)).sum(axis=1)
    return float(world.county_weights @ (world.spending.sum(axis=(1, 2)) + of_month))


def equal_parts(money: float, persons: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Real money over households: the same a head in multiples of 1/128 yuan, the rest by 1/128 to the first.

    Args:
        money: yuan of the real population.
        persons: heads of each household; 0 who gets nothing.
        weight: real households for which each stands.

    Returns:
        yuan for each household of the sample.
    """
    heads = float(persons @ weight)
    if heads <= 0.0 or money <= 0.0:
        return np.zeros(len(persons))
    part = np.floor(money / heads * GRAIN) / GRAIN
    found = part * persons
    cost = persons * weight / GRAIN
    more = np.cumsum(cost) <= money - float(found @ weight)
    found[more] += persons[more] / GRAIN
    rest = money - float(found @ weight)
    for i in np.flatnonzero((persons > 0.0) & ~more)[:1]:
        found[i] += max(0.0, np.floor(rest / weight[i] * GRAIN)) / GRAIN
    return np.asarray(found)


def within_room(world: World, extra: NDArray[np.float64], county: NDArray[np.int64]) -> NDArray[np.float64]:
    """The parts of a county cut pro rata where dibao's yearly cap has no room for them all: there money stays unspent."""
    wanted = np.bincount(county, weights=extra, minlength=len(COUNTIES)).astype(np.float64)
    granted = within_limits(world, "dibao", wanted)
    share = np.divide(granted, wanted, out=np.ones_like(wanted), where=wanted > 0.0)[county]
    return np.where(share < 1.0, np.floor(extra * share * GRAIN) / GRAIN, extra)


@loop
def pay_extra(households: Sequence[Household], villages: Sequence[Village], extra: NDArray[np.float64], ledgers: Records) -> None:
    """Pay every household its part, and count it in the cash of its village, whose month is closed."""
    for v in range(len(villages)):
        for i in range(villages[v].first, villages[v].stop):
            if extra[i] > 0.0:
                villages[v].cash += receive(households[i], ledgers[v], PAID, extra[i])


def part_of_month(saved: float, ahead: float, month_of_year: int) -> float:
    """What a month hands out, real yuan: an equal part of the year's money for each month left, no more than is there.

    Args:
        saved: what is saved since January and not handed out, less what years before owe.
        ahead: what the rest of the year is known to save; negative where it costs more.
        month_of_year: 1 to 12.
    """
    left = MONTHS + 1 - month_of_year
    return max(0.0, min(saved, (saved + ahead) / left))


def hand_out(world: World) -> None:
    """Hand out the month's part of what is saved; nothing where there is no total to reach. December notes what is overspent."""
    dibao = world.county_rules(0).dibao
    total = float(dibao.public_total)
    if total <= 0.0:
        return
    saved = total - public_spending(world) - world.overspent
    if world.month_of_year == MONTHS:
        world.overspent = max(0.0, -saved)
    part = part_of_month(saved, float(dibao.public_ahead), world.month_of_year)
    h = world.households
    in_need = have_any(h, DIBAO) & (np.asarray(h["need_months"]) > 0)
    county = world.county_of_villages()[np.asarray(h["village"])]
    weight = world.county_weights[county]
    heads = np.where(in_need, np.asarray(h["persons"]), 0).astype(np.float64)
    extra = within_room(world, equal_parts(part, heads, weight), county)
    if extra.any():
        pay_extra(world.households, world.villages, extra, world.ledgers)


HAND_OUT = Step("dibao_extra.hand_out", "节省资金转用", hand_out)
