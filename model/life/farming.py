"""Farming by products: every farm has staples, one crop for sale and one kind of animals; and the return on productive capital.

    harvest = land (or hands) x what is due of the product this month x quality of the farm x the year's yield of the village
              x what weather and disease left standing x the household's own luck of the season x the price

Of staples a part is put by and eaten or sold evenly until the new grain comes, at the price of its harvest: it is income then, as the
household survey books it (F1466).

What a product yields, costs, risks and is paid stands in `data/life/products.toml`; the village's record says how its year goes.
What falls short of a usual harvest or of the usual price is written down as a crop, animal-disease or price loss. A farm's quality
walks slowly; trees that were planted before 2020 come to bear one after the other, and more every year.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np

from agents.codes import ANIMAL_DISEASE, BELTS, CROP, PRICE
from agents.products import FIRST_ANIMAL, PRODUCT_COUNT, STAPLE_COUNT
from agents.years import FIRST_YEAR
from engine.compiled import rule
from engine.flows import entry
from engine.ledger import note, receive, spend, to_grain
from engine.luck import decision, draw
from engine.passes import YEAR_LUCK, Line, Step
from engine.rates import compounded, lognormal, standard_normal, step_of_walk
from engine.values import value
from model.ahead import fetch_farm
from model.law import AUGUST, DECEMBER, FEBRUARY, JANUARY, QUARTER
from model.people import MONTHS, lose

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Village
    from engine.ledger import Ledger
    from model.world import World
    from parameters.rules_types import Farming, Products, Rules

STAPLE_YIELD, CASH_CROP_YIELD, ANIMAL_YIELD = (decision("staple_yield"), decision("cash_crop_yield"), decision("animal_yield"))
FARM_QUALITY, CAPITAL_LUCK = decision("farm_quality"), decision("capital_luck")
SALE_STAPLES, OWN_PRODUCE, SALE_CASH_CROPS = entry("sale_staples"), entry("own_produce"), entry("sale_cash_crops")
SALE_ANIMALS, FARM_COST = entry("sale_animals"), entry("farm_cost")
LAND_RENT, RENT_PAID = entry("land_rent"), entry("land_rent_paid")
CAPITAL_RETURN, CAPITAL_LOSS = entry("capital_return"), entry("capital_loss")
BELT_COUNT = len(BELTS)
WINTER, SUMMER, BEFORE = 0, 1, 2
"""Occasions of the luck of staples: the two seasons of a year, and the harvest of 2019."""
NOTED_FROM = 0.1
"""Shortfalls below this share of the expected harvest are ordinary variation, not a loss with a cause."""


@rule
def harvest_share(q: Products, product: int, belt: int, season: int) -> float:
    """Share of a product's year that a belt harvests in the calendar month (0 is January)."""
    later = int(q.shift[product * BELT_COUNT + belt])
    return q.harvest[product * MONTHS + (season - later + MONTHS) % MONTHS]


@rule
def plan_month(village: Village, rules: Rules, month: int) -> None:
    """What each product is due and costs in the village this month, a mu or a hand; and what a mu of staples costs."""
    p, q, season, years = rules.farming, rules.products, month % MONTHS, month // MONTHS - FIRST_YEAR
    village.land_to_let = village.land_wanted = 0.0
    for k in range(PRODUCT_COUNT):
        usual = q.gross[k] * compounded(q.yield_growth[k], years) * village.kept[k]
        village.due[k] = usual * harvest_share(q, k, village.belt, season)
        village.outlay[k] = usual * q.cost_share[k] * p.season_cost[season] * village.input_costs[k]
    village.staple_outlay = 0.0
    for k in range(STAPLE_COUNT):
        village.staple_outlay += p.staple_mix[village.belt * STAPLE_COUNT + k] * village.outlay[k]


@rule
def farm_hands(h: Household) -> float:
    """Full-time equivalents on the own farm this month: weak workers count half, the laid up not at all."""
    return 0.5 * h.hands


@rule
def days_on_a_mu(h: Household, rules: Rules) -> float:
    """Labour days a year on a mu of the household's fields, as its staples and its crop ask for them."""
    p, days = rules.farming, rules.products.days
    staples, share = 0.0, p.staple_share[h.belt]
    for k in range(STAPLE_COUNT):
        staples += p.staple_mix[h.belt * STAPLE_COUNT + k] * days[k]
    return share * staples + (1.0 - share) * days[h.crop]


@rule
def land_for_hands(h: Household, rules: Rules) -> float:
    """Land that the hands at home have the days for, mu; where nobody lives nobody tills."""
    if h.persons == 0:
        return 0.0
    able = rules.farming.mu_without_hands
    if h.hands > 0:
        days = days_on_a_mu(h, rules)
        able += farm_hands(h) * rules.farming.field_days / days if days > 0.0 else h.land
    return able


@rule
def rented_land(h: Household, able: float, village: Village) -> float:
    """Land of neighbours that the household tills beside its own, mu: land to let nearby goes to hands that are free."""
    return max(0.0, able - h.land) * village.land_taken


@rule
def tilled_land(h: Household, village: Village, rules: Rules) -> float:
    """Land that the household tills, mu, own and rented; what its hands have no days for is let."""
    able = land_for_hands(h, rules)
    return min(h.land, able) + rented_land(h, able, village)


@rule
def bearing(h: Household, q: Products, month: int) -> float:
    """What the household's trees bear of a full harvest: nothing while they are young, then a year's part more every year."""
    full = q.years_to_full[h.crop]
    years = month // MONTHS - FIRST_YEAR - h.bears_from + 1
    if h.bears_from == 0 or years >= full:
        return 1.0 if years > 0 else 0.0
    return max(0.0, years / max(full, 1.0))


@rule
def crop_land(h: Household, tilled: float, rules: Rules, month: int) -> float:
    """Land under the crop for sale, mu, counted by what of a full harvest it bears."""
    return tilled * (1.0 - rules.farming.staple_share[h.belt]) * bearing(h, rules.products, month)


@rule
def staple_land(h: Household, tilled: float, p: Farming, month: int) -> float:
    """Land under staples, mu, with what they use between young trees."""
    share = p.staple_share[h.belt]
    if h.bears_from > month // MONTHS - FIRST_YEAR:
        share += (1.0 - share) * p.intercropped
    return tilled * share


@value("*")
@rule
def stand(h: Household, village: Village, product: int, rules: Rules) -> float:
    """What is left of a product of the household, share of a usual stand: what weather left to the village; programmes multiply it."""
    return village.stand[product]


@rule
def grown(h: Household, village: Village, product: int, usual: float, own: float, rules: Rules) -> float:
    """A harvest, yuan at the prices of 2020, of which `usual` is usual."""
    return usual * village.yields[product] * stand(h, village, product, rules) * own


@rule
def reap(h: Household, diary: Diary, village: Village, product: int, usual: float, own: float, rules: Rules) -> float:
    """Gross income of a harvest, yuan, of which `usual` is usual at the prices of 2020; what is lacking goes into the diary.

    Lacking to a usual harvest is counted at the usual price, a mean of the years before; lacking to that price, by what is harvested.
    """
    crop = grown(h, village, product, usual, own, rules)
    price, expected = village.price[product], village.usual_price[product]
    if crop < usual * (1.0 - NOTED_FROM):
        lose(diary, h, CROP if product < FIRST_ANIMAL else ANIMAL_DISEASE, (usual - crop) * expected)
    if price < expected * (1.0 - NOTED_FROM):
        lose(diary, h, PRICE, crop * (expected - price))
    return crop * price


@rule
def luck_of_season(u: float, p: Farming) -> float:
    """A household's own yield over the village's: one luck for all that it harvests of a kind in a season."""
    return lognormal(u, 1.0, p.own_yield_sd)


@rule
def luck_of_crop(h: Household, diary: Diary, p: Farming, luck: np.uint64) -> float:
    """The year's luck of the household's crop for sale, drawn at its first harvest and kept; `luck` is that of the year."""
    if diary.crop_luck == 0.0:
        diary.crop_luck = luck_of_season(draw(luck, CASH_CROP_YIELD, h.agent), p)
    return diary.crop_luck


@rule
def reap_staple(h: Household, diary: Diary, village: Village, product: int, usual: float, own: float, rules: Rules) -> float:
    """What of a staple is sold off the field, yuan. What is eaten at home in a usual year is kept of a poor harvest too, as far as it
    goes; most of it, and a part of what is sold, is put by. What is lacking is lost as it would have been eaten or sold."""
    p, crop = rules.farming, grown(h, village, product, usual, own, rules)
    price, expected, need = village.price[product], village.usual_price[product], usual * p.own_produce_share
    fallen = 1.0 - rules.shocks.staple_fall
    kept_at = price / fallen if fallen > 0.0 else expected  # what falls is the price of who sells, also out of the store
    eaten = min(crop, need)
    sold = crop - eaten
    eat(h, eaten * price * (1.0 - p.eaten_later))
    diary.grain_to_eat += to_grain(eaten * kept_at * p.eaten_later)
    diary.grain_to_sell += to_grain(sold * kept_at * p.sold_later)
    if crop < usual * (1.0 - NOTED_FROM):
        later = ((need - eaten) * p.eaten_later + (usual - need - sold) * p.sold_later) * expected
        diary.crop_missing += later
        lose(diary, h, CROP, (usual - crop) * expected - later)
    if price < expected * (1.0 - NOTED_FROM):
        later = eaten * p.eaten_later + sold * p.sold_later
        diary.price_missing += later * max(0.0, expected - kept_at)
        lose(diary, h, PRICE, (crop - later) * (expected - price))
    return sold * price * (1.0 - p.sold_later)


@rule
def are_due(village: Village) -> bool:
    """Whether any staple is harvested in the village this month."""
    due = 0.0
    for k in range(STAPLE_COUNT):
        due += village.due[k]
    return due > 0.0


@rule
def harvest_staples(
    h: Household, diary: Diary, village: Village, land: float, rules: Rules, luck: np.uint64, ledger: Ledger, season: int
) -> None:
    """Winter crops and summer crops, each with a luck of its own."""
    if not are_due(village):
        return
    p, sold, own = rules.farming, 0.0, 0.0
    for k in range(STAPLE_COUNT):
        usual = land * p.staple_mix[h.belt * STAPLE_COUNT + k] * village.due[k] * h.farm_quality
        if usual > 0.0:
            if own == 0.0:  # worked out for the first of them, and the same for all
                own = luck_of_season(draw(luck, STAPLE_YIELD, h.agent, SUMMER if season >= MONTHS // 2 else WINTER), p)
            sold += reap_staple(h, diary, village, k, usual, own, rules)
    sell(h, ledger, sold)


@rule
def eat(h: Household, yuan: float) -> None:
    """Own grain is eaten: income in kind."""
    if yuan > 0.0:
        note(h, OWN_PRODUCE, yuan)


@rule
def sell(h: Household, ledger: Ledger, yuan: float) -> None:
    """Grain is sold."""
    if yuan > 0.0:
        receive(h, ledger, SALE_STAPLES, yuan)


@rule
def months_of_store(season: int) -> int:
    """Months for which old grain has to last, this one counted: to August, before the new grain comes."""
    return (AUGUST - season + MONTHS) % MONTHS + 1


@rule
def use_store(h: Household, diary: Diary, fall: float, ledger: Ledger, season: int) -> None:
    """An even part of the grain in store is eaten and sold this month, and of what is missing in it is lost; so is the part by which
    prices have fallen for who sells now, `fall`."""
    if diary.grain_to_eat == 0.0 and diary.grain_to_sell == 0.0 and diary.crop_missing == 0.0 and diary.price_missing == 0.0:
        return
    part = 1.0 / months_of_store(season)
    eaten, sold = to_grain(part * diary.grain_to_eat), to_grain(part * diary.grain_to_sell)
    diary.grain_to_eat -= eaten
    diary.grain_to_sell -= sold
    eat(h, eaten * (1.0 - fall))
    sell(h, ledger, sold * (1.0 - fall))
    if fall > NOTED_FROM:
        lose(diary, h, PRICE, (eaten + sold) * fall)
    if diary.crop_missing > 0.0:
        lost = part * diary.crop_missing
        diary.crop_missing -= lost
        lose(diary, h, CROP, lost)
    if diary.price_missing > 0.0:
        lost = part * diary.price_missing
        diary.price_missing -= lost
        lose(diary, h, PRICE, lost)


@rule
def left_of_harvest(q: Products, product: int, belt: int) -> float:
    """Share of a year's harvest of what is stored that is still in store when the year ends."""
    left = 0.0
    for season in range(AUGUST, MONTHS):
        left += harvest_share(q, product, belt, season) - left / months_of_store(season)
    return left


@rule
def fill_store(h: Household, diary: Diary, village: Village, land: float, rules: Rules, luck: np.uint64, ledger: Ledger) -> None:
    """What is left of the harvest of 2019, a usual one with a luck of the household's own, at the usual price; what January takes of it
    is taken at once. It is filled in February 2020, when it is first known what land is tilled."""
    p, q, usual = rules.farming, rules.products, 0.0
    for k in range(STAPLE_COUNT):
        grown = p.staple_mix[h.belt * STAPLE_COUNT + k] * q.gross[k] / (1.0 + q.yield_growth[k])
        usual += grown * left_of_harvest(q, k, h.belt) * village.usual_price[k]
    crop = luck_of_season(draw(luck, STAPLE_YIELD, h.agent, BEFORE), p)
    eaten, usual = min(crop, p.own_produce_share), usual * land * h.farm_quality
    diary.grain_to_eat = to_grain(usual * eaten * p.eaten_later)
    diary.grain_to_sell = to_grain(usual * (crop - eaten) * p.sold_later)
    use_store(h, diary, 0.0, ledger, JANUARY)


@rule
def farm_month(h: Household, diary: Diary, village: Village, rules: Rules, luck: np.uint64, ledger: Ledger, month: int) -> None:
    """Costs, harvests and rents of one household in the month."""
    p, season = rules.farming, month % MONTHS
    able = land_for_hands(h, rules)
    own_land, rented = min(h.land, able), rented_land(h, able, village)
    village.land_to_let += h.land - own_land
    village.land_wanted += able - own_land
    tilled = own_land + rented
    staples, crops = staple_land(h, tilled, p, month), crop_land(h, tilled, rules, month)
    animals = min(farm_hands(h), p.animal_hands)
    cost = staples * village.staple_outlay + crops * village.outlay[h.crop] + animals * village.outlay[h.animal]
    if cost > 0.0:
        spend(h, ledger, FARM_COST, cost * h.farm_quality)
    if month == FIRST_YEAR * MONTHS + FEBRUARY:
        fill_store(h, diary, village, staples, rules, luck, ledger)
    use_store(h, diary, rules.shocks.staple_fall, ledger, season)
    harvest_staples(h, diary, village, staples, rules, luck, ledger, season)
    usual = crops * village.due[h.crop] * h.farm_quality
    if usual > 0.0:
        own = luck_of_crop(h, diary, p, luck)
        receive(h, ledger, SALE_CASH_CROPS, reap(h, diary, village, h.crop, usual, own, rules))
    usual = animals * village.due[h.animal] * h.farm_quality
    if usual > 0.0:
        own = luck_of_season(draw(luck, ANIMAL_YIELD, h.agent), p)
        receive(h, ledger, SALE_ANIMALS, reap(h, diary, village, h.animal, usual, own, rules))
    if season == DECEMBER:
        if h.land > own_land:
            receive(h, ledger, LAND_RENT, (h.land - own_land) * p.land_rent * p.land_let_share * village.prices)
        if rented > 0.0:
            spend(h, ledger, RENT_PAID, rented * p.land_rent * village.prices)


@rule
def change_quality(h: Household, diary: Diary, p: Farming, luck: np.uint64) -> None:
    """January: the quality of the farm takes a step of its slow walk around the farm's lasting quality."""
    deviation = step_of_walk(diary.farm_drift, p.quality_memory, p.quality_walk_sd * standard_normal(draw(luck, FARM_QUALITY, h.agent)))
    h.farm_quality *= exp((deviation - diary.farm_drift) * 0.001)
    diary.farm_drift = deviation


@rule
def capital_quarter(h: Household, p: Farming, luck: np.uint64, ledger: Ledger, season: int) -> None:
    """Return on productive capital, settled each quarter: mean and spread by household, positive or negative.

    A quarter has a fourth of the year's mean and half of its standard deviation.
    """
    if h.capital <= 0.0:
        return
    luck_of_quarter = standard_normal(draw(luck, CAPITAL_LUCK, h.agent, season // QUARTER))
    rate = 0.25 * p.capital_return + 0.5 * p.capital_return_sd * luck_of_quarter
    if rate >= 0.0:
        receive(h, ledger, CAPITAL_RETURN, h.capital * rate)
    else:
        spend(h, ledger, CAPITAL_LOSS, -h.capital * rate)


@rule
def plant_and_harvest(h: Household, diary: Diary, village: Village, rules: Rules, ledger: Ledger, luck: np.uint64, month: int) -> None:
    """The household's farm and capital in the month; `luck` is that of the year."""
    season = month % MONTHS
    if season == JANUARY:
        change_quality(h, diary, rules.farming, luck)
    farm_month(h, diary, village, rules, luck, ledger, month)
    if season % QUARTER == QUARTER - 1:
        capital_quarter(h, rules.farming, luck, ledger, season)


def let_land(world: World) -> None:
    """February, before spring planting: land that its holders have no hands for goes to hands nearby that are free.

    A part of it is let at all, and of that a part to farm households, the rest to firms and cooperatives. Each household with free
    hands gets the same share of what it could still till, as both stood a month ago, in all villages of one class of the county: who
    has hands beyond what his own village lets tills in the next. (By villages alone, the few of a sample, taken together, would let
    more than everybody's: what one village has too much of is what the other lacks.)
    """
    if world.month_of_year != FEBRUARY + 1:
        return
    villages = np.asarray(world.villages)
    place = np.asarray(villages["place"], dtype=np.int64)
    to_let, wanted = (np.bincount(place, villages[name])[place] for name in ("land_to_let", "land_wanted"))
    p = world.rules_now["farming"][villages["place"]]
    found = to_let * p["land_let_share"] * p["let_to_farmers"]
    villages["land_taken"] = np.minimum(1.0, np.divide(found, wanted, out=np.zeros_like(found), where=wanted > 0.0))


LET_LAND = Step("farming.let_land", "土地流转", let_land)
PLANT_AND_HARVEST = Line(
    "farming.plant_and_harvest", "农业生产", household=plant_and_harvest, before=plan_month, ahead=fetch_farm, luck=YEAR_LUCK
)
