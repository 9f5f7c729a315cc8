"""Farming in three aggregate activities - staples, cash crops, animals - and the return on productive capital.

A harvest is land x expected gross income per mu x the household's quality x what weather left standing x its own luck x the
price. What falls short of the expected is written down as a crop, animal-disease or price loss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agents.codes import ANIMAL_DISEASE, CROP, PRICE
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import note, receive, spend
from engine.luck import decision, draw
from engine.passes import Line
from engine.rates import lognormal, standard_normal
from engine.values import value
from model.ahead import fetch_hardship
from model.law import DECEMBER, QUARTER
from model.people import lose

if TYPE_CHECKING:
    import numpy as np

    from agents.household import Diary, Household
    from agents.places import Village
    from engine.ledger import Purse
    from parameters.rules_types import Farming, Rules

STAPLE_YIELD, CASH_CROP_YIELD, ANIMAL_YIELD = (decision("staple_yield"), decision("cash_crop_yield"), decision("animal_yield"))
CAPITAL_LUCK = decision("capital_luck")
SALE_STAPLES, OWN_PRODUCE, SALE_CASH_CROPS = entry("sale_staples"), entry("own_produce"), entry("sale_cash_crops")
SALE_ANIMALS, FARM_COST, LAND_RENT = entry("sale_animals"), entry("farm_cost"), entry("land_rent")
CAPITAL_RETURN, CAPITAL_LOSS = entry("capital_return"), entry("capital_loss")
NOTED_FROM = 0.1
"""Shortfalls below this share of the expected harvest are ordinary variation, not a loss with a cause."""


@rule
def farm_hands(h: Household) -> float:
    """Full-time equivalents on the own farm this month: weak workers count half, the laid up not at all."""
    return 0.5 * h.hands


@rule
def tilled_land(land: float, hands: float, p: Farming) -> float:
    """Land that the hands at home can till, mu; the rest is let."""
    return min(land, float(hands * p.mu_per_hand + p.mu_without_hands))


@rule
def harvest(h: Household, diary: Diary, expected: float, stand: float, own: float, price: float, loss_cause: int) -> float:
    """Gross income of a harvest in yuan; the shortfall by weather or disease and by price goes into the diary."""
    crop = expected * stand * own
    if crop < expected * (1.0 - NOTED_FROM):
        lose(diary, h, loss_cause, expected - crop)
    if price < 1.0 - NOTED_FROM:
        lose(diary, h, PRICE, crop * (1.0 - price))
    return crop * price


@value("*")
@rule
def staple_stand(h: Household, village: Village, rules: Rules) -> float:
    """What is left of the household's staples, share of a normal stand: what weather left to the village; programmes multiply it."""
    return village.staple_stand


@value("*")
@rule
def cash_crop_stand(h: Household, village: Village, rules: Rules) -> float:
    """What is left of its cash crops, the same way; programmes multiply it."""
    return village.cash_crop_stand


@rule
def farm_month(h: Household, diary: Diary, village: Village, rules: Rules, luck: np.uint64, purse: Purse, month: int) -> None:
    """Costs, harvests and rents of one household in the month."""
    p, season = rules.farming, month % 12
    hands = farm_hands(h)
    tilled = tilled_land(h.land, hands, p)
    staple_land = tilled * p.staple_share[h.belt]
    cash_land = tilled - staple_land
    growth = p.productivity[0] * h.farm_quality
    staples = staple_land * p.staple_gross * growth
    cash_crops = cash_land * p.cash_crop_gross * growth
    animals = min(hands, p.animal_hands) * p.animal_gross * growth
    cost = (staples * p.staple_cost + cash_crops * p.cash_crop_cost + animals * p.animal_cost) * p.season_cost[season]
    if cost > 0.0:
        spend(h, purse, FARM_COST, cost * village.prices)
    if p.season_staple[season] > 0.0 and staples > 0.0:
        own = lognormal(draw(luck, STAPLE_YIELD, h.agent), 1.0, p.own_yield_sd)
        stand = staple_stand(h, village, rules)
        gross = harvest(h, diary, staples * p.season_staple[season], stand, own, village.staple_price, CROP)
        eaten = gross * p.own_produce_share
        note(h, OWN_PRODUCE, eaten)
        receive(h, purse, SALE_STAPLES, gross - eaten)
    share = p.season_cash_crop[h.belt * 12 + season]
    if share > 0.0 and cash_crops > 0.0:
        own = lognormal(draw(luck, CASH_CROP_YIELD, h.agent), 1.0, p.own_yield_sd)
        stand = cash_crop_stand(h, village, rules)
        receive(h, purse, SALE_CASH_CROPS, harvest(h, diary, cash_crops * share, stand, own, village.cash_crop_price, CROP))
    if p.season_animal[season] > 0.0 and animals > 0.0:
        own = lognormal(draw(luck, ANIMAL_YIELD, h.agent), 1.0, p.own_yield_sd)
        receive(
            h,
            purse,
            SALE_ANIMALS,
            harvest(h, diary, animals * p.season_animal[season], village.animal_stand, own, village.animal_price, ANIMAL_DISEASE),
        )
    if season == DECEMBER and h.land > tilled:
        receive(h, purse, LAND_RENT, (h.land - tilled) * p.land_rent * p.land_let_share * village.prices)


@rule
def capital_quarter(h: Household, p: Farming, luck: np.uint64, purse: Purse) -> None:
    """Return on productive capital, settled each quarter: mean and spread by household, positive or negative.

    A quarter has a fourth of the year's mean and half of its standard deviation.
    """
    if h.capital <= 0.0:
        return
    luck_of_quarter = standard_normal(draw(luck, CAPITAL_LUCK, h.agent))
    rate = 0.25 * p.capital_return + 0.5 * p.capital_return_sd * luck_of_quarter
    if rate >= 0.0:
        receive(h, purse, CAPITAL_RETURN, h.capital * rate)
    else:
        spend(h, purse, CAPITAL_LOSS, -h.capital * rate)


@rule
def plant_and_harvest(h: Household, diary: Diary, village: Village, rules: Rules, purse: Purse, luck: np.uint64, month: int) -> None:
    """The household's farm and capital in the month."""
    farm_month(h, diary, village, rules, luck, purse, month)
    if month % QUARTER == QUARTER - 1:
        capital_quarter(h, rules.farming, luck, purse)


PLANT_AND_HARVEST = Line("farming.plant_and_harvest", "农业生产", household=plant_and_harvest, ahead=fetch_hardship)
