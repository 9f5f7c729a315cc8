"""Accidents at home: houses damaged by weather, fires, stolen animals, injuries, accidental disability and death.

What is lost stands in the diary until insurances have looked at it in the same month: property, stolen animals, deaths and
accidental disabilities. Repair is rigid spending; a stolen animal is replaced out of cash and counts in no concept of income.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import SEVERE_DISABILITY
from agents.products import STOLEN_PRODUCTS
from engine.compiled import rare, rule
from engine.flows import entry
from engine.ledger import spend
from engine.luck import decision, draw
from engine.passes import Line
from engine.rates import lognormal, monthly_from_rate
from model.life.demography import mourn
from model.life.health import become_disabled
from model.people import OF_DISASTER, bear, months_to_close

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from agents.household import Care, Diary, Household, Member
    from agents.places import Village
    from engine.ledger import Ledger
    from parameters.rules_types import Accidents, Rules

HOUSE_DAMAGE, LOSS_SIZE, MISHAP = decision("house_damage"), decision("loss_size"), decision("mishap")
THEFT_KIND, ACCIDENT = decision("theft"), decision("accident")
DAMAGE, THEFT = entry("damage"), entry("theft")


@rare
def repair(h: Household, diary: Diary, mean: float, prices: float, p: Accidents, luck: np.uint64, ledger: Ledger) -> None:
    """Pay for a damaged house; the loss waits in the diary for an insurer."""
    cost = lognormal(draw(luck, LOSS_SIZE, h.agent), mean * prices, p.loss_sd)
    paid = spend(h, ledger, DAMAGE, cost)
    bear(diary, h, OF_DISASTER, paid)
    diary.property_loss += paid
    h.struck = 1


@rule
def damage_chance(h: Household, disaster: float, p: Accidents, resettled_damage: float) -> float:
    """Chance that the house is damaged this month in a village struck with strength `disaster` (0 to 1; F0692)."""
    return p.damaged_houses * disaster * (resettled_damage if h.resettled == 1 else 1.0)


@rule
def stolen_kind(u: float, p: Accidents) -> int:
    """Which animal is stolen: 0 pig, 1 sheep or goat, 2 horse, 3 head of cattle."""
    kind, edge = 0, p.stolen_share[0]
    while kind < 3 and u >= edge:
        kind += 1
        edge += p.stolen_share[kind]
    return kind


@rare
def be_robbed(h: Household, diary: Diary, village: Village, p: Accidents, luck: np.uint64, ledger: Ledger) -> None:
    """A large animal is stolen."""
    kind = stolen_kind(draw(luck, THEFT_KIND, h.agent), p)
    lost = spend(h, ledger, THEFT, p.stolen_value[kind] * village.price[STOLEN_PRODUCTS[kind]])
    bear(diary, h, OF_DISASTER, lost)
    diary.stolen_kind = kind
    diary.stolen_value += lost
    h.struck = 1


@rare
def have_accident(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    village: Village,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """One member dies, or loses capacity for work for good or for months."""
    left = months_to_close(month, int(rules.lines.closing_month))
    struck = int(draw(luck, ACCIDENT, h.agent) * h.persons)
    p, m = rules.accidents, members[struck]
    u = draw(luck, ACCIDENT, h.agent, 1)
    if u < p.killed:
        mourn(h, members, cares, diary, struck, village, rules.demography, left, ledger)
        diary.accident_deaths += 1
    elif u < p.killed + p.disabled and m.can_work > 0 and m.disability < SEVERE_DISABILITY:
        become_disabled(h, members, diary, m, left)
        diary.accident_disabled += 1
        h.struck = 1
    elif m.can_work > 0:
        h.laid_up += m.ill_months == 0
        m.ill_months = max(m.ill_months, 1 + int(p.laid_up * draw(luck, ACCIDENT, h.agent, 2)))


@rule
def risk_mishap(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    village: Village,
    rules: Rules,
    luck: np.uint64,
    ledger: Ledger,
    month: int,
) -> None:
    """Fire, theft and accident come at yearly rates, side by side in one draw: never two of them in a month."""
    if h.persons == 0:
        return
    p, u = rules.accidents, draw(luck, MISHAP, h.agent)
    theft = p.theft if h.resettled == 0 and h.land > 0.0 else 0.0
    accident = p.accident * h.persons
    if u * 12.0 >= p.fire + theft + accident:
        return
    edge = monthly_from_rate(p.fire)
    if u < edge:
        repair(h, diary, p.collapse_cost, village.prices, p, luck, ledger)
        return
    edge += monthly_from_rate(theft)
    if u < edge:
        be_robbed(h, diary, village, p, luck, ledger)
    elif u < edge + monthly_from_rate(accident):
        have_accident(h, members, cares, diary, village, rules, luck, ledger, month)


@rule
def strike_household(
    h: Household,
    members: Sequence[Member],
    cares: Sequence[Care],
    diary: Diary,
    village: Village,
    rules: Rules,
    ledger: Ledger,
    luck: np.uint64,
    month: int,
) -> None:
    """Weather damages houses of struck villages; every household runs the risk of fire, theft and accident."""
    p = rules.accidents
    if village.disaster > 0.0:
        u = draw(luck, HOUSE_DAMAGE, h.agent)
        chance = damage_chance(h, village.disaster, p, rules.weather.resettled_damage)
        if u < chance:
            cost = p.collapse_cost if u < chance * p.collapsed else p.damage_cost
            repair(h, diary, cost, village.prices, p, luck, ledger)
    risk_mishap(h, members, cares, diary, village, rules, luck, ledger, month)


@rule
def forget(h: Household, diary: Diary) -> None:
    """Whoever insures has looked at what the month has struck."""
    if h.struck == 1:
        h.struck = 0
        diary.property_loss = 0.0
        diary.stolen_value = 0.0
        diary.deaths = 0
        diary.accident_deaths = 0
        diary.accident_disabled = 0


FORGET = Line("accidents.forget", "灾损登记清零", household=forget)
STRIKE_HOUSEHOLDS = Line("accidents.strike_households", "灾害与意外", household=strike_household, moves_members=True)
