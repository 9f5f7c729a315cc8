"""兴农险 (farm insurance): an income guarantee per mu on cash crops, policy farm insurance on staples.

Growers decide each January: by whether the subsidised contract reaches them, by what they expect of it at their own premium,
and by their village's share of last year. Without the subsidy the contract is on offer at the full premium. After a harvest
two triggers pay, apart: the village's stand below its line, and the price below its usual level (cash crops), each of the
product that is harvested. Insured are maize, rice and the household's crop for sale; rapeseed and animals are not. The
structure is the old 农调扶贫险's (F0001-F0012), staples as policy insurance elsewhere (F0078-F0084).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from agents.codes import CROP, PRICE, Item
from agents.products import FIRST_ANIMAL, MAIZE, RICE, STAPLE_COUNT
from engine.compiled import rare, rule
from engine.flows import POLICIES, entry
from engine.ledger import down_to_grain, receive, spend
from engine.luck import decision, draw, draw_many
from engine.passes import YEAR_LUCK, Line, Step
from engine.record import Field, Record, Records
from model.between import transfer
from model.bookkeeping import note_draw
from model.life.farming import harvest_share, stand, tilled_land
from model.people import MONTHS
from model.programme import Programme
from model.purses import no_claims, pool
from model.reach import reach
from model.standing import FIRST, LISTED, is_any
from model.world import World, mean_of_peers, mean_of_villages

if TYPE_CHECKING:
    from agents.household import Diary, Household
    from agents.places import Pool, Village
    from engine.ledger import Ledger
    from parameters.rules_types import CropInsurance, Rules

JOINS, SETTLED = decision("crop_insurance_joins"), decision("crop_insurance_paid")
PREMIUM, PREMIUM_PUBLIC = entry("crop_premium"), entry("crop_premium_public")
PREMIUM_STAPLES, INDEMNITY = entry("crop_premium_staples"), entry("crop_indemnity")
NOT_INSURED, CASH_CROPS, STAPLES, WAITING = 0, 1, 2, 4
LEAST_PAID = 0.01
"""A rest below a fen is dropped."""
NUMBER = POLICIES.index("crop_insurance")
START_WORD = 20_200_103
"""Fixed word that deals the contracts of the start."""
OFFER, ACCEPT = 0, 2
"""Occasions of the decision to join: an offer comes, it is accepted; one apart for each contract."""


CONTRACTS = (
    Item("cash_crops", "经济作物", "cash crops"),
    Item("staples", "粮食", "staples"),
    Item("waiting", "待赔付", "an indemnity to come"),
)
"""Bits of `crop_insured`: contracts of the year, and an indemnity that is still to come."""


class CropMarks(Record):
    """What every month asks of a household: its contracts."""

    crop_insured: Annotated[
        int,
        Field("i1", "bit set", "兴农险保单(1经济作物,2粮食,4待赔付)", "crop_insurance", en="farm insurance in force", words=CONTRACTS),
    ]


class CropContracts(Record):
    """What a household has in contracts of the year, beside the marks that every month reads."""

    crop_area: Annotated[float, Field("f8", "mu", "兴农险保单耕种面积", "crop_insurance", en="land under farm insurance")]
    crop_claim: Annotated[float, Field("f8", "yuan", "兴农险待付", "crop_insurance", en="claim on farm insurance")]


class Growers(Record):
    """What a village knows of who insures, which neighbours look at."""

    insured: Annotated[float, Field("f8", "share", "上年参保农户比例", "crop_insurance", en="share that insured last year")]
    newly_insured: Annotated[float, Field("f8", "households", "本年参保户数(计数中)", "crop_insurance", en="insured this year, so far")]


if TYPE_CHECKING:

    class Grower(Household, CropMarks):
        """A household with its contracts."""

    class GrowersVillage(Village, Growers):
        """A village with what it knows of who insures."""


@rule
def offered(h: Household, area: float, p: CropInsurance) -> float:
    """Chance that the subsidised contract is offered: more to the known and, with targeting error, to large village."""
    tilt = 1.0 - p.targeting_error + p.targeting_error * area / p.usual_area
    return reach(h, p) * (1.0 if is_any(h, FIRST) else p.ordinary_reach) * tilt


@rule
def take_up(own: float, expected: float, peers: float, p: CropInsurance) -> float:
    """Chance to join at an own premium of `own` for an expected indemnity (both yuan/mu) beside the village's share."""
    value = 1.0
    if own > 0.0:
        worth = expected / own
        cubed, half = worth * worth * worth, p.value_half * p.value_half * p.value_half
        value = cubed / (cubed + half)
    return min(1.0, p.joins * value * (1.0 - p.peer_weight + p.peer_weight * peers / p.usual_share))


@rule
def neglect(h: Grower, village: Village, product: int, p: CropInsurance) -> float:
    """Part of a product that is saved once a disaster has struck: who holds a contract on it saves less of it (moral hazard)."""
    contract = STAPLES if product < STAPLE_COUNT else CASH_CROPS
    insured = h.crop_insured & contract != 0 and product < FIRST_ANIMAL
    return 1.0 - p.moral_hazard if insured and village.stand[product] < p.disaster_trigger else 1.0


@rule
def shortfall(stand: float, price: float, p: CropInsurance) -> float:
    """Share of the sum insured that is due: 0 at both triggers, 1 at a total loss and never beyond it."""
    lost = max(0.0, 1.0 - stand / p.disaster_trigger)
    fallen = p.price_cover * max(0.0, 1.0 - price / p.price_trigger)
    return 1.0 - (1.0 - lost) * (1.0 - fallen)


@rule
def own_share_within_cap(share: float, withheld: float) -> float:
    """Share of the premium that the household pays itself: governments leave out the share `withheld` of theirs."""
    return share if withheld <= 0.0 else 1.0 - (1.0 - share) * (1.0 - withheld)


@rule
def sum_insured(contract: int, p: CropInsurance) -> float:
    """What a contract insures, yuan a mu."""
    return (p.staples_insured if contract == STAPLES else p.guarantee) * p.strength


@rule
def premium_rate(contract: int, p: CropInsurance) -> float:
    """Its premium, a share of the sum insured."""
    return p.staples_rate * (1.0 - p.rate_cut) if contract == STAPLES else p.premium_rate


@rule
def share_of_grower(h: Household, contract: int, p: CropInsurance) -> float:
    """The part of the premium of a subsidised contract that the grower pays: nothing of staples where he is listed."""
    if contract == CASH_CROPS:
        return p.farmer_share
    return 0.0 if is_any(h, LISTED) else p.staples_farmer_share


@rule
def sign(h: Grower, contract: int, area: float, village: GrowersVillage, p: CropInsurance, luck: np.uint64, ledger: Ledger) -> None:
    """One household's decision on one contract, and its premium: own part and public part."""
    reach = offered(h, area, p) * (p.staples_reach if contract == STAPLES else 1.0)
    own_share = 1.0
    if draw(luck, JOINS, h.agent, OFFER + contract) < reach:
        own_share = own_share_within_cap(share_of_grower(h, contract, p), village.withheld[NUMBER])
    insured = sum_insured(contract, p)
    premium = insured * premium_rate(contract, p)
    chance = take_up(own_share * premium, p.expected_loss * insured, village.insured, p)
    if draw(luck, JOINS, h.agent, ACCEPT + contract) >= chance or h.cash < own_share * premium * area:
        return
    h.crop_insured |= contract
    own = spend(h, ledger, PREMIUM, own_share * premium * area)
    if own_share < 1.0:
        transfer(ledger, PREMIUM_STAPLES if contract == STAPLES else PREMIUM_PUBLIC, premium * area - own)


@rare
def decide(h: Grower, kept: CropContracts, village: GrowersVillage, rules: Rules, luck: np.uint64, ledger: Ledger) -> None:
    """January: the contracts of last year end, those of this year begin on the land that is tilled now."""
    p, f = rules.crop_insurance, rules.farming
    h.crop_insured &= WAITING
    kept.crop_area = tilled_land(h, village, rules)
    staples = kept.crop_area * f.staple_share[h.belt]
    cash_crops = kept.crop_area - staples
    if cash_crops >= p.least_area:
        sign(h, CASH_CROPS, cash_crops, village, p, luck, ledger)
    if staples >= p.least_area:
        sign(h, STAPLES, staples, village, p, luck, ledger)


@rule
def due_of_product(h: Household, product: int, area: float, village: Village, rules: Rules, season: int) -> float:
    """What a contract owes for this month's harvest of a product on so many mu, yuan: staples have no price cover."""
    p, share = rules.crop_insurance, harvest_share(rules.products, product, h.belt, season)
    if share <= 0.0 or area <= 0.0:
        return 0.0
    insured, price = p.staples_insured, 1.0
    if product >= STAPLE_COUNT:
        insured, price = p.guarantee, village.price[product] / village.usual_price[product]
    return area * insured * share * shortfall(stand(h, village, product, rules), price, p)


@rule
def indemnity(h: Grower, area: float, village: Village, rules: Rules, season: int) -> float:
    """What contracts owe for this month's harvests, yuan; over a year never more than the sums insured."""
    p, f, due = rules.crop_insurance, rules.farming, 0.0
    staples = area * f.staple_share[h.belt]
    if h.crop_insured & CASH_CROPS != 0:
        due += due_of_product(h, h.crop, area - staples, village, rules, season)
    if h.crop_insured & STAPLES != 0:
        for k in (MAIZE, RICE):
            due += due_of_product(h, k, staples * f.staple_mix[h.belt * STAPLE_COUNT + k], village, rules, season)
    return due * p.strength * p.accepted


@rule
def is_settled(h: Grower, p: CropInsurance, year_luck: np.uint64, season: int) -> bool:
    """Whether a waiting claim is settled this month: at once without delay, else after that many months on average."""
    return h.crop_insured & WAITING != 0 and draw(year_luck, SETTLED, h.agent, season) * (1.0 + p.delay_months) < 1.0


@rare
def pay(h: Grower, kept: CropContracts, diary: Diary, paying_share: float, ledger: Ledger) -> None:
    """Pay a settled claim, rounded down, off the loss of the harvest. What the pool cannot pay stays due."""
    paid = receive(h, ledger, INDEMNITY, down_to_grain(kept.crop_claim * paying_share))
    kept.crop_claim -= paid
    if kept.crop_claim < LEAST_PAID:
        kept.crop_claim = 0.0
        h.crop_insured &= CASH_CROPS | STAPLES
    h.month_shock = max(0.0, h.month_shock - paid)
    of_crop = min(paid, diary.loss[CROP])
    diary.loss[CROP] -= of_crop
    diary.loss[PRICE] = max(0.0, diary.loss[PRICE] - (paid - of_crop))


@rule
def begin_claims(pool: Pool, village: GrowersVillage) -> None:
    """The village counts anew who insures and what is asked for."""
    no_claims(pool)
    village.newly_insured = 0.0


@rule
def insure_and_claim(
    h: Grower, kept: CropContracts, village: GrowersVillage, pool: Pool, rules: Rules, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """January's decision; a claim after a harvest; the village adds up what is settled. `luck` is that of the year."""
    p, season = rules.crop_insurance, month % MONTHS
    if season == 0:
        decide(h, kept, village, rules, luck, ledger)
        village.newly_insured += h.crop_insured & (CASH_CROPS | STAPLES) != 0
    if h.crop_insured != NOT_INSURED:
        due = indemnity(h, kept.crop_area, village, rules, season)
        if due > LEAST_PAID:
            kept.crop_claim += down_to_grain(due)
            h.crop_insured |= WAITING
        if is_settled(h, p, luck, season):
            pool.claims += kept.crop_claim


@rule
def note_insured(village: GrowersVillage, month: int) -> None:
    """January: the share of households that insured, which neighbours look at in a year."""
    if month % MONTHS == 0:
        village.insured = village.newly_insured / max(1.0, float(village.stop - village.first - village.ended))


INSURE_AND_CLAIM = Line(
    "crop_insurance.insure_and_claim",
    "兴农险参保与理赔",
    household=insure_and_claim,
    before=begin_claims,
    after=note_insured,
    luck=YEAR_LUCK,
)


@rule
def pay_indemnity(
    h: Grower, kept: CropContracts, diary: Diary, pool: Pool, p: CropInsurance, ledger: Ledger, luck: np.uint64, month: int
) -> None:
    """The insurer said which share of all claims it pays. `luck` is that of the year."""
    if pool.claims > 0.0 and is_settled(h, p, luck, month % MONTHS):
        pay(h, kept, diary, pool.paying_share, ledger)


PAY_INDEMNITIES = Line("crop_insurance.pay_indemnities", "兴农险赔付", household=pay_indemnity, luck=YEAR_LUCK)


def note_staples_spending(world: World) -> None:
    """The public premium on staples has other payers than that on cash crops: noted by county, by its own shares."""
    paid = world.by_county(world.books[:, PREMIUM_STAPLES])
    funding = world.rules_of_counties("crop_insurance")["funding_staples"]
    note_draw(world, POLICIES.index("crop_insurance"), paid, paid, funding)


NOTE_STAPLES_SPENDING = Step("crop_insurance.note_staples_spending", "粮食保费分担", note_staples_spending)


def look_at_peers(world: World) -> None:
    """January: in a sample the village's neighbours count with it."""
    if world.month_of_year == 1 and not world.groups.apart:
        insured = (np.asarray(world.households["crop_insured"]) & (CASH_CROPS | STAPLES)) != 0
        np.asarray(world.state_of(Growers))["insured"] = mean_of_peers(world, insured)


LOOK_AT_PEERS = Step("crop_insurance.look_at_peers", "村邻参保情况", look_at_peers)


def start_contracts(h: Records, rules: Rules) -> None:
    """The usual share of households holds a contract of 2019, so that January 2020 has peers to look at."""
    luck = draw_many(START_WORD, JOINS, np.asarray(h["agent"]))
    joins = (luck < rules.crop_insurance.usual_share) & (np.asarray(h["persons"]) > 0)
    h["crop_insured"] = np.where(joins, CASH_CROPS, NOT_INSURED)


def start_insured(world: World) -> None:
    """Share of each village's households with a contract of 2019."""
    world.state_of(Growers)["insured"] = mean_of_villages(world, np.asarray(world.households["crop_insured"]) != NOT_INSURED)


def start(world: World) -> None:
    """Contracts of 2019, and what villages saw of them."""
    start_contracts(world.households, world.rules[0][0])
    start_insured(world)


PROGRAMME = Programme(
    "crop_insurance",
    lines=(INSURE_AND_CLAIM, PAY_INDEMNITIES),
    steps=(LOOK_AT_PEERS, NOTE_STAPLES_SPENDING),
    modifies={"farming.stand": neglect},
    purse=pool("crop_pool", "", "兴农险资金池", "pool of farm insurance"),
    hot_state=CropMarks,
    state=CropContracts,
    village_state=Growers,
    start=start,
)
