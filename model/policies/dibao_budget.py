"""The money of dibao: what a county has for it in a year, and who is admitted first where that does not do for all.

A county goes by what it spent last year. What the centre and the province add with a higher standard raises it by the part
`raise_funded` of the raise, what the county finds itself by `headroom`; it never falls under `least_budget` of the first year's, in
terms of the standard. What is left of a year, or was spent beyond its money, is carried into the next. 2020 begins with the
spending of the years before it (F0118), shared out as recipients stand among the lifted and the others. Who holds the allowance is
paid; new cases are admitted month by month as far as the rest of the year is paid for, in the order in which they asked, the poorest
of one month first; the registered and the listed, who have a file and a cadre, count as having asked `head_start` months earlier.
Others wait for who leaves, and for January.

A sample has few cases in a county, and must grant on average what everybody's county does. Two things see to it. Cases are whole,
money is not: the next case is admitted as long as more is left than `half_a_case`, whatever that case itself takes. And what counties
overdraw by chance is borne by the others together (`with_chance_borne_together`): money that a few recipients too many or too few
leave over is spent at once, what they overdraw cannot be taken back, so that each county by itself would spend too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES
from engine.compiled import Quick, loop
from engine.passes import Step
from model.people import MONTHS
from model.policies.dibao_case import ADMITTED, ASKS, DibaoCase
from model.purses import Yuan
from model.standing import LIFTED, LISTED, NEAR_POOR, have_any
from model.world import FIRST_MONTH, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agents.places import Village

HALF = 0.5


def first_budget(world: World) -> Yuan:
    """The budget of 2020 by county, yuan of the sample: so much a head, more where more are lifted."""
    p = world.rules_of_counties("dibao")
    h = world.households
    county = world.county_of_villages()[np.asarray(h["village"])]
    persons = np.asarray(h["persons"], dtype=np.float64)
    counted = np.where(have_any(h, LIFTED), p["lifted_weight"][county], 1.0) * persons
    heads, weighted = (np.bincount(county, weights=each, minlength=len(COUNTIES)) for each in (persons, counted))
    a_head = world.in_real_yuan(heads) / world.in_real_yuan(weighted)
    return np.asarray(p["budget_head"] * a_head * weighted)


def next_budget(world: World, first: Yuan, spent: Yuan) -> Yuan:
    """What a later year is given, from what was `spent` in the last one, yuan of the sample by county."""
    p = world.rules_of_counties("dibao")
    follows = spent * (1.0 + p["headroom"]) * (1.0 + p["raise_funded"] * (raised(world) - 1.0))
    return np.asarray(np.maximum(follows, p["least_budget"] * first * raised(world, since=0)))


def raised(world: World, since: int = -1) -> Yuan:
    """This month's standard of every county over that of the month before, or of the month in row `since`."""
    standards = np.asarray(world.rules.view(np.ndarray)["dibao"]["standard"])[:, :: len(VILLAGE_CLASSES)]
    before = max(0, world.row - 1) if since < 0 else since
    return np.asarray(standards[world.row] / standards[before])


def appropriate(world: World) -> None:
    """January: every county's money of the year, with what is left or overdrawn of the last one, and nothing of it spent."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    if world.month == FIRST_MONTH:
        budget = first_budget(world)
        villages["dibao_first_budget"] = budget[county]
    else:
        first = _of_county(villages["dibao_first_budget"], county)
        spent = world.by_county(villages["dibao_paid"])
        budget = next_budget(world, first, spent) + _of_county(villages["dibao_budget"], county) - spent
    villages["dibao_budget"] = budget[county]
    villages["dibao_paid"] = 0.0


def _of_county(values: NDArray[np.float64], county: NDArray[np.int64]) -> Yuan:
    """What all villages of a county are told, by county; 0 where the sample has none of its villages."""
    found = np.zeros(len(COUNTIES))
    found[county] = values
    return found


def room(world: World) -> Yuan:
    """What a county has for new cases: its money less what is paid and what recipients are owed until December, yuan of the sample."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    owed = world.by_county(villages["dibao_month"]) * raised(world) * months_left(world)
    return np.asarray(_of_county(villages["dibao_budget"], county) - world.by_county(villages["dibao_paid"]) - owed)


def with_chance_borne_together(own: Yuan, chance: Yuan, weight: Yuan) -> Yuan:
    """Room of every county less its part of what others have overdrawn by chance, yuan of the sample.

    `own` is each county's room, `chance` how far it may be overdrawn by chance, `weight` how many real households one of the sample
    stands for, 0 where no budget binds.
    """
    overdrawn, there = float(np.clip(-own, 0.0, chance) @ weight), float(np.maximum(own, 0.0) @ weight)
    left = max(0.0, 1.0 - overdrawn / there) if there > 0.0 else 1.0
    return np.asarray(np.where((weight > 0.0) & (own > 0.0), own * left, own))


def chance_of_a_year(world: World) -> Yuan:
    """Standard error of a year's money for the recipients of each county, were they found by chance, yuan of the sample.

    Of everybody's counties it is a hundredth of their money.
    """
    return np.asarray(MONTHS * np.sqrt(world.by_county(np.asarray(world.villages)["dibao_squares"])))


def months_left(world: World) -> int:
    """Months of the calendar year from this one on."""
    return MONTHS + 1 - world.month_of_year


def half_a_case(claims: Yuan) -> float:
    """Money, yuan, by which the last case of a queue exceeds a sum on average: half the mean case, as a yuan meets it.

    Cases are admitted as long as the money left exceeds this, so that what is granted lies as often above the money as below it and is
    the money on average (mean excess of a renewal process: Cox, Renewal Theory, 1962, 2.3). A rule that looked at what the last case
    itself takes, be it half of it or a lot by its part, would prefer small cases and grant too many.
    """
    return HALF * float(claims @ claims / claims.sum()) if claims.sum() > 0.0 else 0.0


def in_money(claims: Yuan, money: float, order: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which claims, yuan until December, are granted from so much money, in this order of positions."""
    asked = claims[order]
    granted = np.zeros(len(claims), dtype=np.bool_)
    granted[order] = money - (np.cumsum(asked) - asked) > half_a_case(claims)
    return granted


@loop
def find_asking(kept: Sequence[DibaoCase], villages: Sequence[Village], grants: NDArray[np.bool_], asking: NDArray[np.int64]) -> int:
    """Positions of who asks for money, in counties that have some (counties,), into `asking`; returns how many there are."""
    count = 0
    for v in range(len(villages)):
        if grants[villages[v].county]:
            for i in range(villages[v].first, villages[v].stop):
                asking[count] = i  # written over by the next one where he does not ask
                count += kept[i].stage == ASKS
    return count


_find_asking = Quick(find_asking)


def admit(world: World) -> None:
    """Admit in turn those who were assessed below the standard, as far as each county's money goes."""
    if world.month_of_year == 1:
        appropriate(world)
    villages = np.asarray(world.villages)
    villages["dibao_held"] = world.peers.means(world.peers.of_villages(villages["dibao_holders"]))
    p = world.rules_of_counties("dibao")
    money = with_chance_borne_together(room(world), chance_of_a_year(world), world.county_weights * (p["budget_bound"] > 0.0))
    grants = (money > 0.0) | (p["budget_bound"] <= 0.0)
    if not grants.any():  # in many months nothing is left: nobody's case need be looked at
        return
    kept = world.state_of(DibaoCase)
    asking = np.empty(len(kept), dtype=np.int64)
    asking = asking[: _find_asking(kept, world.villages, grants, asking)]
    county = world.county_of_villages()[np.searchsorted(villages["stop"], asking, side="right")]
    known = have_any(world.households, LIFTED | NEAR_POOR | LISTED, asking)
    turn = np.asarray(kept["asked"])[asking] - np.where(known, p["head_start"][county], 0.0).astype(np.int64)
    poorest, claims = np.asarray(kept["seen"])[asking], np.asarray(world.diaries["dibao_month"])[asking] * months_left(world)
    for number in np.unique(county):
        here = np.flatnonzero(county == number)
        granted = in_money(claims[here], float(money[number]), np.lexsort((poorest[here], turn[here])))
        admitted = asking[here[granted | (p["budget_bound"][number] <= 0.0)]]
        kept["stage"][admitted] = ADMITTED
        world.households["in_dibao"][admitted] = 1


ADMIT = Step("dibao.admit", "低保按预算审批", admit)
