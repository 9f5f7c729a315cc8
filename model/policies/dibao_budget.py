"""The money of dibao: what a county has for it in a year, and who is admitted first where that does not do for all.

A county goes by what it spent last year. What the centre and the province add with a higher standard raises it by the part
`raise_funded` of the raise, what the county finds itself by `headroom`; it never falls under `least_budget` of the first year's, in
terms of the standard. 2020 begins with the spending of the years before it (F0118), shared out as recipients stand among the lifted and
the others. Who holds the allowance is paid; new cases are admitted month by month as far as the rest of the year is paid for, in the
order in which they asked, the poorest of one month first; the registered and the listed, who have a file and a cadre, count as having
asked `head_start` months earlier. Others wait for who leaves, and for January.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, VILLAGE_CLASSES
from engine.passes import Step
from model.people import MONTHS
from model.policies.dibao_case import ADMITTED, ASKS, DibaoCase
from model.purses import Yuan, in_turn
from model.standing import LIFTED, LISTED, NEAR_POOR, have_any
from model.world import FIRST_MONTH, World

HALF = 0.5
"""Part of a case's money that has to be there: one more and one less than the money are equally far from it."""


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
    """The budget of a later year from what was `spent` in the last one, yuan of the sample by county."""
    p = world.rules_of_counties("dibao")
    follows = spent * (1.0 + p["headroom"]) * (1.0 + p["raise_funded"] * (raised(world) - 1.0))
    return np.asarray(np.maximum(follows, p["least_budget"] * first * raised(world, since=0)))


def raised(world: World, since: int = -1) -> Yuan:
    """This month's standard of every county over that of the month before, or of the month in row `since`."""
    standards = np.asarray(world.rules.view(np.ndarray)["dibao"]["standard"])[:, :: len(VILLAGE_CLASSES)]
    before = max(0, world.row - 1) if since < 0 else since
    return np.asarray(standards[world.row] / standards[before])


def appropriate(world: World) -> None:
    """January: every county's money of the year, and nothing of it spent."""
    villages, county = np.asarray(world.villages), world.county_of_villages()
    if world.month == FIRST_MONTH:
        budget = first_budget(world)
        villages["dibao_first_budget"] = budget[county]
    else:
        first = _of_county(villages["dibao_first_budget"], county)
        budget = next_budget(world, first, world.by_county(villages["dibao_paid"]))
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


def months_left(world: World) -> int:
    """Months of the calendar year from this one on."""
    return MONTHS + 1 - world.month_of_year


def admit(world: World) -> None:
    """Admit in turn those who were assessed below the standard, as far as each county's money goes."""
    if world.month_of_year == 1:
        appropriate(world)
    villages = np.asarray(world.villages)
    villages["dibao_held"] = world.peers.means(world.peers.of_villages(villages["dibao_holders"]))
    kept = world.state_of(DibaoCase)
    asking = np.flatnonzero(np.asarray(kept["stage"]) == ASKS)
    if len(asking) == 0:
        return
    county = world.county_of_villages()[np.asarray(world.households["village"])[asking]]
    p = world.rules_of_counties("dibao")
    known = have_any(world.households, LIFTED | NEAR_POOR | LISTED)[asking]
    turn = np.asarray(kept["asked"])[asking] - np.where(known, p["head_start"][county], 0.0).astype(np.int64)
    money = room(world)
    for number in np.unique(county):
        here = county == number
        mine = asking[here]
        claims = np.asarray(world.diaries["dibao_month"])[mine] * months_left(world)
        poorest = np.asarray(kept["seen"], dtype=np.float64)[mine]
        shares = in_turn(claims[None], money[number : number + 1], turn[here][None], poorest[None])[0]
        admitted = mine[(shares >= HALF) | (p["budget_bound"][number] <= 0.0)]
        kept["stage"][admitted] = ADMITTED
        world.households["in_dibao"][admitted] = 1


ADMIT = Step("dibao.admit", "低保按预算审批", admit)
