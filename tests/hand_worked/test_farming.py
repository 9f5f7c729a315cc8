"""The farm by hand: what is tilled, what it costs, what is harvested, sold and eaten, and what is written down as lost."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

from agents.codes import names
from agents.products import PRODUCTS

NEVER = [0.0] * 12


def of_products(usual: Any, **others: Any) -> list[Any]:
    """A number, or a list of them, for every product; `others` by name."""
    found = [others.get(name, usual) for name in names(PRODUCTS)]
    return [number for each in found for number in each] if isinstance(usual, list) else found


RULE: dict[str, Any] = {
    "staple_share": [0.6, 0.5, 0.4],
    "staple_mix": [1.0, 0.0, 0.0] * 3,
    "intercropped": 0.5,
    "field_days": 120.0,
    "animal_hands": 2.0,
    "own_yield_sd": 0.0,
    "quality_walk_sd": 0.0,
    "own_produce_share": 0.55,
    # all is eaten and sold as it is cut
    "eaten_later": 0.0,
    "sold_later": 0.0,
    # March: costs
    "season_cost": [0.0, 0.0, 0.3, *[0.0] * 9],
    "mu_without_hands": 1.0,
    "land_rent": 320.0,
    "land_let_share": 0.5,
    "let_to_farmers": 0.5,
    "capital_return": 0.06,
    "capital_return_sd": 0.09,
}
"""A hand's 120 days till five mu at 24 days a mu. All staples are maize."""
PRODUCT_RULE: dict[str, Any] = {
    "gross": of_products(0.0, maize=1_000.0, coix=4_000.0, hogs=9_000.0),
    "cost_share": of_products(0.4, maize=0.35, hogs=0.5),
    "days": of_products(24.0),
    # September: half of the maize and of the hogs, a quarter of the coix
    "harvest": of_products(
        NEVER, maize=[*[0.0] * 8, 0.5, 0.5, 0.0, 0.0], coix=[*[0.0] * 8, 0.25, 0.0, 0.75, 0.0], hogs=[*[0.0] * 8, 0.5, 0.0, 0.0, 0.5]
    ),
    "shift": of_products([0.0, 0.0, 0.0]),
    "yield_growth": 0.0,
    "years_to_full": of_products(0.0),
}
MARCH, SEPTEMBER, OCTOBER, DECEMBER = "2022-03", "2022-09", "2022-10", "2022-12"
MID_SLOPE = 1
FARMER = person("farmer", work="own_farm")


def farm(
    *people: dict[str, Any],
    month: str = SEPTEMBER,
    months: int = 1,
    village: dict[str, Any] | None = None,
    luck: dict[Any, Any] | None = None,
    cover: dict[str, float] | None = None,
    fields: dict[str, Any] | None = None,
    products: dict[str, Any] | None = None,
    fall: float = 0.0,
    **rule: Any,
) -> Lived:
    """A farm of ten mu on the mid slopes: one hand tills 5 + 1 mu, 3 of maize (3,000 yuan) and 3 of coix (12,000), and keeps hogs."""
    usual = {"land": 10.0, "farm_quality": 1.0, "belt": MID_SLOPE, "crop": "coix", "animal": "hogs"}
    home = household(*(people or (FARMER,)), **{**usual, **(fields or {})})
    given = {
        "farming": {**RULE, **rule},
        "products": {**PRODUCT_RULE, **(products or {})},
        "shocks": {"staple_fall": fall},
        "crop_insurance": {"moral_hazard": 0.2, "disaster_trigger": 0.7, **(cover or {})},
    }
    where = {"belt": home["belt"], **(village or {})}
    return live("farming.plant_and_harvest", home, month=month, months=months, parameters=given, village=where, luck=luck)


def about(**flows: float) -> dict[str, Any]:
    """Flows to the grain."""
    return {name: pytest.approx(yuan, abs=0.01) for name, yuan in flows.items()}


def test_costs_of_spring() -> None:
    """0.35 x 3,000 + 0.4 x 12,000 + 0.5 x 9,000 = 10,350 a year, three tenths in March: 3,105; a tenth more for what is bought."""
    lived = farm(month=MARCH, village={"input_costs": 1.1})
    assert lived.paid == about(farm_cost=3_415.5) and lived.accounts == about(market=3_415.5)
    assert lived.home["month_business"] == lived.home["month_net"] == lived.home["month_cash"] == -lived.paid["farm_cost"]
    assert farm(month=MARCH, months=7).of_month("farm_cost") == [pytest.approx(3_105.0), *[0.0] * 6]


def test_a_harvest_is_sold_and_eaten() -> None:
    """Staples 1,500, of which 825 are eaten; a quarter of 12,000; half of the animals of one hand, 4,500."""
    lived = farm()
    assert lived.paid == about(sale_staples=675.0, sale_cash_crops=3_000.0, sale_animals=4_500.0)
    home = lived.home
    assert home["cash"] == home["month_cash"] == pytest.approx(8_175.0)
    assert home["month_business"] == home["month_net"] == home["month_less_rigid"] == pytest.approx(9_000.0)
    assert lived.accounts == about(market=-8_175.0) and home["loss"] == {}


@pytest.mark.parametrize(
    ("belt", "month", "staples", "cash_crops"), [(0, OCTOBER, 810.0, 0.0), (1, OCTOBER, 675.0, 0.0), (2, "2022-07", 0.0, 3_600.0)]
)
def test_belts_differ_in_crops_and_seasons(belt: int, month: str, staples: float, cash_crops: float) -> None:
    """Six mu: 3.6, 3 or 2.4 of maize, of which 0.45 x 0.5 x 1,000 a mu are sold; in the low valley coix comes two months early."""
    lived = farm(month=month, fields={"belt": belt}, products={"shift": of_products([0.0, 0.0, 0.0], coix=[0.0, 0.0, -2.0])})
    assert lived.paid.get("sale_staples", 0.0) == pytest.approx(staples, abs=0.01)
    assert lived.paid.get("sale_cash_crops", 0.0) == pytest.approx(cash_crops, abs=0.01)


def test_staples_are_a_mix_and_each_is_paid_its_own_price() -> None:
    """Three mu: 0.7 maize, 0.3 rice, of which half comes in September: 1,050 + 540 x 1.5 = 1,860, and 0.45 of it is sold."""
    harvest = of_products(NEVER, maize=[*[0.0] * 8, 0.5, 0.5, 0.0, 0.0], rice=[*[0.0] * 8, 0.5, 0.5, 0.0, 0.0])
    given = {"gross": of_products(0.0, maize=1_000.0, rice=1_200.0), "harvest": harvest}
    lived = farm(products=given, staple_mix=[0.7, 0.3, 0.0] * 3, village={"price": {"rice": 1.5}, "usual_price": {"rice": 1.5}})
    assert lived.paid == about(sale_staples=837.0) and lived.home["month_business"] == pytest.approx(1_860.0, abs=0.01)


def test_a_crop_that_takes_more_days_leaves_land_untilled() -> None:
    """Half of the land at 24, half at 56 days a mu: 40, so that 120 days till three mu, and one beside."""
    lived = farm(products={"days": of_products(24.0, coix=56.0)})
    assert lived.paid["sale_cash_crops"] == pytest.approx(4.0 * 0.5 * 4_000.0 * 0.25, abs=0.01)


@pytest.mark.parametrize(("bears_from", "staples", "cash_crops"), [(0, 675.0, 3_000.0), (2, 675.0, 3_000.0), (3, 1_012.5, 0.0)])
def test_young_trees_bear_when_their_year_has_come_and_staples_stand_between_them(
    bears_from: int, staples: float, cash_crops: float
) -> None:
    """2022 is the second year after 2020; until then half of the three mu are under maize too: 4.5 mu x 500 x 0.45."""
    lived = farm(fields={"bears_from": bears_from}, products={"gross": of_products(0.0, maize=1_000.0, coix=4_000.0)})
    assert lived.paid.get("sale_staples") == pytest.approx(staples, abs=0.01)
    assert lived.paid.get("sale_cash_crops", 0.0) == pytest.approx(cash_crops, abs=0.01)


@pytest.mark.parametrize(
    ("bears_from", "full", "part"),
    [(0, 4.0, 1.0), (1, 4.0, 0.5), (2, 4.0, 0.25), (2, 1.0, 1.0), (2, 0.0, 1.0), (3, 4.0, 0.0), (1, 2.0, 1.0), (1, 3.0, 2.0 / 3.0)],
)
def test_trees_bear_more_every_year_until_they_bear_in_full(bears_from: int, full: float, part: float) -> None:
    """2022: who bears from 2021 is in his second harvest, from 2022 in his first; nought: he bore before. Costs are of what bears."""
    young = {"fields": {"bears_from": bears_from}, "products": {"years_to_full": of_products(0.0, coix=full)}}
    assert farm(**young).paid.get("sale_cash_crops", 0.0) == pytest.approx(3_000.0 * part, abs=0.01)
    every, none = (farm(month=MARCH, **{**young, "fields": {"bears_from": when}}).paid["farm_cost"] for when in (0, 9))
    crop = every - farm(month=MARCH, products={"cost_share": of_products(0.4, maize=0.35, hogs=0.5, coix=0.0)}).paid["farm_cost"]
    between = none - (every - crop)  # of the maize between young trees
    costs = farm(month=MARCH, **young).paid["farm_cost"]
    assert costs == pytest.approx(every - crop + (crop * part if part > 0.0 else between), abs=0.01)


@pytest.mark.parametrize(("kept", "grown"), [(0.8, 0.0), (1.0, 0.02)])
def test_herds_and_yields_move_what_is_due(kept: float, grown: float) -> None:
    """A fifth fewer hogs sell and cost a fifth less; two per cent a year are 1.02 x 1.02 in the second year."""
    lived = farm(village={"kept": {"hogs": kept}}, products={"yield_growth": grown})
    raised = (1.0 + grown) ** 2
    assert lived.paid == about(sale_staples=675.0 * raised, sale_cash_crops=3_000.0 * raised, sale_animals=4_500.0 * kept * raised)


def test_the_quality_of_a_farm_walks_in_january() -> None:
    """Sd 0.1: a sd above the median e^0.1 = 1.105171, once a year."""
    lived = farm(month="2022-01", months=2, luck={"farm_quality": 0.8413447}, quality_walk_sd=0.1)
    assert lived.home["farm_quality"] == pytest.approx(1.105171, rel=1e-6) and lived.home["farm_drift"] == 100
    assert farm(month="2022-02", luck={"farm_quality": 0.8413447}, quality_walk_sd=0.1).home["farm_quality"] == 1.0


def test_the_quality_of_a_farm_returns() -> None:
    """Of a deviation of 0.2 a quarter is gone a year later: 0.15, so that quality falls by e^-0.05."""
    fields = {"farm_drift": 200}
    lived = farm(month="2022-01", fields=fields, quality_walk_sd=0.1, quality_memory=0.75)
    assert lived.home["farm_drift"] == 150 and lived.home["farm_quality"] == pytest.approx(0.9512294, rel=1e-6)


@pytest.mark.parametrize(
    ("people", "hands"),
    [
        ((FARMER,), 1.0),
        ((person("weak", work="own_farm", can_work="some"),), 0.5),
        ((person("ill", work="own_farm", ill_months=1),), 0.0),
        ((person("away", work="migrant_outside"), person("child", age=9)), 0.0),
        ((FARMER, person("weak", work="own_farm", can_work="some")), 1.5),
    ],
)
def test_hands_till_five_mu_and_a_kitchen_plot_is_always_tilled(people: tuple[dict[str, Any], ...], hands: float) -> None:
    """Half a mu of staples and of cash crops for each mu tilled; animals by hands."""
    tilled = {0.0: 1.0, 0.5: 3.5, 1.0: 6.0, 1.5: 8.5}[hands]
    lived = farm(*people)
    assert lived.paid["sale_staples"] == pytest.approx(112.5 * tilled, abs=0.01)  # 0.5 x 1,000 x 0.5 x 0.45
    assert lived.paid["sale_cash_crops"] == pytest.approx(500.0 * tilled, abs=0.01)  # 0.5 x 4,000 x 0.25
    assert lived.paid.get("sale_animals", 0.0) == pytest.approx(4_500.0 * hands, abs=0.01)


def test_no_more_is_tilled_than_there_is_and_two_hands_keep_the_animals() -> None:
    """Three hands could till 16 mu: ten; animals of two: 0.5 x 18,000."""
    lived = farm(*(person(str(n), work="own_farm") for n in range(3)))
    assert lived.paid == about(sale_staples=1_125.0, sale_cash_crops=5_000.0, sale_animals=9_000.0)


def test_quality_and_the_years_yield_raise_every_harvest() -> None:
    """1.2 x 1.1 = 1.32; of maize 1,980, of which the 825 x 1.2 of a usual year are eaten."""
    lived = farm(fields={"farm_quality": 1.2}, village={"yields": 1.1})
    assert lived.paid == about(sale_staples=990.0, sale_cash_crops=3_960.0, sale_animals=5_940.0)


@pytest.mark.parametrize(
    ("village", "paid", "loss"),
    [
        # six tenths of a stand of staples: 1,500 expected, 900 come, of which 825 are eaten as ever
        ({"stand": {"maize": 0.6}}, {"sale_staples": 75.0}, {"crop": 600.0}),
        ({"stand": {"coix": 0.5}}, {"sale_cash_crops": 1_500.0}, {"crop": 1_500.0}),
        ({"stand": {"hogs": 0.8}}, {"sale_animals": 3_600.0}, {"animal_disease": 900.0}),
        # a tenth is ordinary variation
        ({"stand": {"coix": 0.91}}, {"sale_cash_crops": 2_730.0}, {}),
        ({"stand": {"coix": 0.89}}, {"sale_cash_crops": 2_670.0}, {"crop": 330.0}),
        ({"price": {"coix": 0.91}}, {"sale_cash_crops": 2_730.0}, {}),
        ({"price": {"coix": 0.8}}, {"sale_cash_crops": 2_400.0}, {"price": 600.0}),
        ({"price": {"maize": 0.8}}, {"sale_staples": 540.0}, {"price": 300.0}),
        ({"price": {"hogs": 0.6}}, {"sale_animals": 2_700.0}, {"price": 1_800.0}),
        ({"price": {"hogs": 1.5}}, {"sale_animals": 6_750.0}, {}),
        # of half a crop at eight tenths of its price: 1,500 lost to weather, 300 to the price
        ({"stand": {"coix": 0.5}, "price": {"coix": 0.8}}, {"sale_cash_crops": 1_200.0}, {"crop": 1_500.0, "price": 300.0}),
        # dear years before it: 3,000 expected at 1.6, so that the price of 2020 is a fall; a poor harvest counts at 1.6 too
        ({"usual_price": {"coix": 1.6}}, {}, {"price": 1_800.0}),
        (
            {"stand": {"coix": 0.5}, "price": {"coix": 1.6}, "usual_price": {"coix": 1.6}},
            {"sale_cash_crops": 2_400.0},
            {"crop": 2_400.0},
        ),
    ],
)
def test_what_is_lacking_has_a_cause(village: dict[str, float], paid: dict[str, float], loss: dict[str, float]) -> None:
    lived = farm(village=village)
    assert lived.paid == {**about(sale_staples=675.0, sale_cash_crops=3_000.0, sale_animals=4_500.0), **about(**paid)}
    assert lived.home["loss"] == about(**loss)
    assert lived.home["month_shock"] == pytest.approx(sum(loss.values()))
    assert lived.home["hardship"] == 0, "a crop is no hardship that relief would know"


STORED: Any = {"eaten_later": 0.8, "sold_later": 0.4}
NO_HARVEST: Any = {"products": {"harvest": of_products(NEVER)}, **STORED}


def test_grain_that_is_put_by_is_eaten_and_sold_until_the_new_grain_comes() -> None:
    """Of 1,500 in September and again in October 825 are eaten, of which 660 are put by, and 675 sold, of which 270 are; an eleventh of
    it comes out in October (60 and 24.5455), a tenth in November (1,260 and 515.4545 in store)."""
    lived = farm(months=3, **STORED)
    assert lived.of_month("sale_staples") == pytest.approx([405.0, 405.0 + 24.5455, 51.5455], abs=0.02)
    assert lived.home["grain_to_eat"] == pytest.approx(1_134.0, abs=0.02)
    assert lived.home["grain_to_sell"] == pytest.approx(463.909, abs=0.02)
    grain = 2.0 * (405.0 + 165.0) + 60.0 + 24.5455 + 126.0 + 51.5455
    assert lived.home["month_business"] == pytest.approx(grain + 12_000.0 + 4_500.0, abs=0.05), "three months"


def test_a_store_lasts_to_august_at_the_price_of_its_harvest() -> None:
    store = {"grain_to_eat": 800.0, "grain_to_sell": 400.0}
    lived = farm(month="2022-01", months=8, fields=store, village={"price": 2.0}, season_cost=NEVER, **NO_HARVEST)
    assert lived.of_month("sale_staples") == [pytest.approx(50.0, abs=0.01)] * 8
    assert lived.home["month_business"] == 1_200.0 and lived.home["grain_to_eat"] == lived.home["grain_to_sell"] == 0.0


def test_a_fall_of_prices_meets_who_sells_out_of_the_store() -> None:
    """A quarter less while it lasts: 50 and 100 a month, 12.5 and 25 of them lost; what is put by meanwhile is not worth less after."""
    store = {"grain_to_eat": 800.0, "grain_to_sell": 400.0}
    home = farm(month="2022-01", fields=store, fall=0.25, season_cost=NEVER, **NO_HARVEST).home
    assert home["month_business"] == pytest.approx(112.5) and home["loss"] == about(price=37.5)
    cheap = {"price": {"maize": 0.75}}
    home = farm(village=cheap, fall=0.25, **STORED).home
    assert (home["grain_to_eat"], home["grain_to_sell"]) == (pytest.approx(660.0), pytest.approx(270.0))
    assert home["loss"] == about(price=(1_500.0 - 930.0) * 0.25) and home["price_missing"] == 0.0
    assert farm(village={"price": {"maize": 0.0}}, fall=1.0, **STORED).home["grain_to_eat"] == pytest.approx(660.0)


@pytest.mark.parametrize(("stand", "sold"), [(0.8, 375.0), (0.55, 0.0), (0.3, 0.0)])
def test_of_a_poor_harvest_as_much_is_kept_for_the_table(stand: float, sold: float) -> None:
    """825 of 1,500 in a usual year, as far as it goes: a fifth less leaves 375 to sell, not 540."""
    lived = farm(village={"stand": {"maize": stand}})
    assert lived.paid.get("sale_staples", 0.0) == pytest.approx(sold, abs=0.01)
    assert lived.home["month_business"] == pytest.approx(1_500.0 * stand + 7_500.0, abs=0.01)


def test_what_lies_in_store_as_the_run_begins() -> None:
    """Of halves in September and October 0.5, 0.9545, 0.8591 and 0.7636 lie there as the months end: 0.7636 x 3,000 at the usual price,
    0.55 of it to be eaten and with a luck of e^(0.3 - 0.045) = 1.290462 (a sd) 0.740462 to be sold, of which 0.8 and 0.4 were put by;
    an eighth a month comes out, that of January with that of February."""
    given = {"village": {"usual_price": 0.9}, "own_yield_sd": 0.3, "luck": {("staple_yield", 2): 0.8413447}}
    home = farm(month="2020-02", **given, **STORED).home
    eaten, sold = 0.763636 * 2_700.0 * 0.55 * 0.8, 0.763636 * 2_700.0 * 0.740462 * 0.4
    assert home["month_business"] == pytest.approx((eaten + sold) / 4.0, abs=0.05)
    assert (home["grain_to_eat"], home["grain_to_sell"]) == (
        pytest.approx(0.75 * eaten, abs=0.05),
        pytest.approx(0.75 * sold, abs=0.05),
    )
    assert farm(month="2020-01", **STORED).home["grain_to_eat"] == 0.0 == farm(month="2021-02", **STORED).home["grain_to_eat"]


def test_what_is_missing_in_the_store_is_lost_as_it_is_not_eaten_or_sold() -> None:
    """Half of a crop at eight tenths of its price: 750 lack, 675 to be sold, of which 270 were later, and 75 to be eaten, 60 later; 0.2
    of the price of 750 that are eaten, of which 120 later."""
    home = farm(village={"stand": {"maize": 0.5}, "price": {"maize": 0.8}}, **STORED).home
    assert home["loss"] == about(crop=420.0, price=30.0)
    assert (home["crop_missing"], home["price_missing"]) == (pytest.approx(330.0), pytest.approx(120.0))
    missing = {"crop_missing": 550.0, "price_missing": 110.0}
    later = farm(month=OCTOBER, fields=missing, **NO_HARVEST).home
    assert later["loss"] == about(crop=50.0, price=10.0)
    assert (later["crop_missing"], later["price_missing"]) == (pytest.approx(500.0), pytest.approx(100.0))
    last = farm(month="2022-08", fields=missing, **NO_HARVEST).home
    assert last["loss"] == about(crop=550.0, price=110.0) and last["crop_missing"] == last["price_missing"] == 0.0


@pytest.mark.parametrize(
    ("decision", "flow", "usual"),
    [
        ("staple_yield", "sale_staples", 675.0),
        ("cash_crop_yield", "sale_cash_crops", 3_000.0),
        ("animal_yield", "sale_animals", 4_500.0),
    ],
)
def test_each_harvest_has_its_own_luck(decision: str, flow: str, usual: float) -> None:
    """Lognormal with mean one and sd 0.3: a sd above the median e^(0.3 - 0.045) = 1.290462, at the median e^(-0.045) = 0.955997."""
    lived = farm(luck={decision: 0.8413447}, own_yield_sd=0.3)
    others = {"sale_staples": 675.0, "sale_cash_crops": 3_000.0, "sale_animals": 4_500.0}
    eaten = {"sale_staples": 825.0}
    expected = {
        name: (yuan + eaten.get(name, 0.0)) * (1.290462 if name == flow else 0.955997) - eaten.get(name, 0.0)
        for name, yuan in others.items()
    }
    assert lived.paid == {name: pytest.approx(yuan, abs=0.05) for name, yuan in expected.items()} and usual == others[flow]


@pytest.mark.parametrize(
    ("contract", "stand", "staples", "cash_crops"),
    [
        # after a disaster whoever is insured saves a fifth less
        (0, 0.5, 750.0, 1_500.0),
        (1, 0.5, 750.0, 1_200.0),
        (2, 0.5, 600.0, 1_500.0),
        (3, 0.5, 600.0, 1_200.0),
        (3, 0.7, 1_050.0, 2_100.0),  # not below the trigger
        (4, 0.5, 750.0, 1_500.0),
    ],
)
def test_neglect_of_what_is_insured(contract: int, stand: float, staples: float, cash_crops: float) -> None:
    lived = farm(village={"stand": stand}, fields={"crop_insured": contract}, own_produce_share=0.0)
    assert lived.paid == about(sale_staples=staples, sale_cash_crops=cash_crops, sale_animals=4_500.0 * stand)


def test_land_that_is_not_tilled_is_let_at_the_end_of_the_year() -> None:
    """Four mu, half of them at 320 yuan: 640, and 5 % more in prices."""
    lived = farm(month="2022-01", months=12, village={"prices": 1.05}, products={"harvest": of_products(NEVER)})
    assert lived.of_month("land_rent") == [*[0.0] * 11, 672.0]
    assert lived.home["month_property"] == 672.0
    assert "land_rent" not in farm(month=DECEMBER, fields={"land": 6.0}).paid


@pytest.mark.parametrize(
    ("u", "flows"),
    [
        (0.5, {"capital_return": 150.0}),  # a fourth of 6 % of 10,000
        (0.8413447, {"capital_return": 600.0}),  # half of 9 % more
        (0.1586553, {"capital_loss": 300.0}),
    ],
)
def test_capital_brings_a_return_or_a_loss_each_quarter(u: float, flows: dict[str, float]) -> None:
    lived = farm(person("old", age=80), month=MARCH, luck={"capital_luck": u}, fields={"capital": 10_000.0, "land": 0.0})
    assert lived.paid == about(**flows)
    assert lived.home["month_business"] == pytest.approx(flows.get("capital_return", -300.0), abs=0.01)
    assert lived.home["capital"] == 10_000.0


def test_it_is_settled_in_march_june_september_and_december() -> None:
    lived = farm(person("old", age=80), month="2022-01", months=12, fields={"capital": 10_000.0, "land": 0.0})
    assert lived.of_month("capital_return") == [0.0, 0.0, 150.0] * 4
    assert farm(person("old", age=80), month=MARCH, fields={"capital": 0.0, "land": 0.0}).paid == {}


def test_free_hands_till_rented_land_and_pay_for_it() -> None:
    """One hand has days for 5 + 1 mu and owns two: of the other four a quarter is rented, for 320 yuan in December."""
    lived = farm(fields={"land": 2.0}, village={"land_taken": 0.25})
    assert lived.paid == about(sale_staples=1.5 * 1_000.0 * 0.5 * 0.45, sale_cash_crops=1.5 * 4_000.0 * 0.25, sale_animals=4_500.0)
    lived = farm(month=DECEMBER, fields={"land": 2.0}, village={"land_taken": 0.25, "prices": 1.1})
    assert lived.paid["land_rent_paid"] == pytest.approx(352.0, abs=0.01) and "land_rent" not in lived.paid
    assert lived.accounts["market"] == pytest.approx(352.0 - lived.paid["sale_animals"], abs=0.01)


def test_who_has_more_land_than_hands_rents_none() -> None:
    """Ten mu and one hand: six are tilled, four are let, whatever the village has to let."""
    lived = farm(month=DECEMBER, village={"land_taken": 1.0})
    assert lived.paid["land_rent"] == pytest.approx(4.0 * 320.0 * 0.5, abs=0.01) and "land_rent_paid" not in lived.paid


def test_crops_that_take_no_days_are_tilled_on_all_of_the_own_land() -> None:
    """Ten mu are tilled by one hand, and of the mu beside that needs none a quarter is rented."""
    lived = farm(village={"land_taken": 0.25}, products={"days": of_products(0.0)})
    assert lived.paid["sale_cash_crops"] == pytest.approx(10.25 * 0.5 * 4_000.0 * 0.25, abs=0.01)
