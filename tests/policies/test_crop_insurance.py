"""兴农险: premiums split as the facts say, indemnities at the triggers, and who gains by whose premium."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from farm_and_bank import COIX, JANUARY_2022, income, live, open_books, world_of
from hypothesis import given
from hypothesis import strategies as st

from agents import products
from agents.codes import CROP
from agents.products import CROPS, PRODUCT_COUNT
from engine.compiled import uncompiled
from engine.flows import POLICIES
from model.life import farming
from model.policies import crop_insurance
from model.policies.crop_insurance import CASH_CROPS, STAPLES, WAITING, CropContracts, start_insured

GRAIN = 1.0 / 64.0
CASH_ONLY = {"staple_share": 0.0}
STAPLES_ONLY = {"staple_share": 1.0}
ALL_JOIN = {
    "coverage": 1.0,
    "ordinary_reach": 1.0,
    "staples_reach": 1.0,
    "targeting_error": 0.0,
    "joins": 1.0,
    "value_half": 0.01,
    "peer_weight": 0.0,
    "delay_months": 0.0,
    "accepted": 1.0,
    "moral_hazard": 0.0,
}
AUTUMN = {"harvest": [*[0.0] * 8, 0.5, 0.5, 0.0, 0.0] * PRODUCT_COUNT, "shift": 0.0}
"""Everything is harvested in September and October, half and half."""
TERMS = SimpleNamespace(disaster_trigger=0.7, price_trigger=0.85, price_cover=1.0)


def insured_world(farming: dict[str, Any], households: int = 9, **terms: Any) -> Any:
    return world_of(households, crop_insurance={**ALL_JOIN, **terms}, farming=farming, products=AUTUMN)


def a_year(world: Any, crops: float = 1.0, staples: float = 1.0, price: float = 1.0) -> list[float]:
    """Twelve months from January; what the insurer paid in each. Stands, and prices over the usual ones, from February on."""
    paid = []
    for month in range(12):
        paid.append(live(world, "crop_insurance")["crop_indemnity"])
        if month == 0:
            stands = np.asarray(world.villages["stand"])
            stands[:, CROPS], stands[:, products.STAPLES] = crops, staples
            world.villages["price"] = price * np.asarray(world.villages["usual_price"])
    return paid


def test_premium_on_cash_crops_is_split_three_to_six_to_one() -> None:
    world = insured_world(CASH_ONLY)
    paid = live(world, "crop_insurance")
    whole = 9 * 10.0 * 2000.0 * 0.045
    assert paid["crop_premium"] == pytest.approx(0.1 * whole, abs=9 * GRAIN)
    assert paid["crop_premium_public"] == pytest.approx(0.9 * whole, abs=9 * GRAIN)
    by_payer = world.spending[:, POLICIES.index("crop_insurance")].sum(axis=0)
    assert by_payer[2] == pytest.approx(0.3 * whole, abs=1.0)
    assert by_payer[3] == pytest.approx(0.6 * whole, abs=1.0)


def test_premium_on_staples_is_cut_in_two_counties_and_free_for_the_listed() -> None:
    world = insured_world(STAPLES_ONLY)
    world.households["listed"][0] = 1
    paid = live(world, "crop_insurance")
    full = 10.0 * 800.0 * 0.045
    assert 20_000.0 - world.households["cash"] == pytest.approx(
        [0.0 if c == 0 else 0.225 * full * (0.8 if c in (3, 5) else 1.0) for c in range(9)], abs=GRAIN
    )
    assert paid["crop_premium"] + paid["crop_premium_staples"] == pytest.approx(full * (7 + 2 * 0.8), abs=9 * GRAIN)
    by_payer = world.spending[:, POLICIES.index("crop_insurance")].sum(axis=0)
    assert by_payer[0] == pytest.approx(0.6 * paid["crop_premium_staples"])


@pytest.mark.parametrize(
    ("stand", "price", "due"),
    [
        (1.0, 1.0, 0.0),
        (0.7, 1.0, 0.0),
        (0.7, 0.85, 0.0),
        (0.35, 1.0, 0.5),
        (0.0, 1.0, 1.0),
        (1.0, 0.425, 0.5),
        (0.35, 0.425, 0.75),
        (0.0, 0.0, 1.0),
    ],
)
def test_shortfall_at_the_edges_of_the_two_triggers(stand: float, price: float, due: float) -> None:
    assert uncompiled(crop_insurance.shortfall)(stand, price, TERMS) == pytest.approx(due)


@given(stand=st.floats(0.0, 1.0), price=st.floats(0.0, 3.0))
def test_shortfall_is_a_share(stand: float, price: float) -> None:
    assert 0.0 <= uncompiled(crop_insurance.shortfall)(stand, price, TERMS) <= 1.0


def test_without_price_cover_a_price_fall_pays_nothing() -> None:
    terms = SimpleNamespace(**{**vars(TERMS), "price_cover": 0.0})
    assert uncompiled(crop_insurance.shortfall)(1.0, 0.2, terms) == 0.0
    assert uncompiled(crop_insurance.shortfall)(0.35, 0.2, terms) == pytest.approx(0.5)


def test_half_a_stand_pays_half_the_guarantee_in_the_months_of_harvest() -> None:
    world = insured_world(CASH_ONLY)
    paid = a_year(world, crops=0.35)
    assert sum(paid) == pytest.approx(9 * 10.0 * 2000.0 * 0.5, abs=1.0)
    assert np.array(paid) == pytest.approx([*[0.0] * 8, 45_000.0, 45_000.0, 0.0, 0.0], abs=1.0)
    assert np.asarray(world.households["crop_insured"]) == pytest.approx(CASH_CROPS)


def test_at_the_trigger_nothing_is_paid_and_staples_have_no_price_cover() -> None:
    world = insured_world(CASH_ONLY)
    assert sum(a_year(world, crops=0.7, price=0.85)) == 0.0
    world = insured_world(STAPLES_ONLY)
    assert sum(a_year(world, staples=0.7, price=0.1)) == 0.0
    world = insured_world(STAPLES_ONLY)
    assert sum(a_year(world, staples=0.0)) == pytest.approx(9 * 10.0 * 800.0, abs=1.0)


@pytest.mark.parametrize("seed", range(4))
def test_indemnities_of_a_year_never_exceed_the_sums_insured(seed: int) -> None:
    world = insured_world({"staple_share": 0.5}, households=45)
    luck = np.random.default_rng(seed)
    live(world, "crop_insurance")
    before = world.households["cash"].copy()
    for _ in range(11):
        for name, most in (("stand", 1.0), ("price", 2.0)):
            world.villages[name] = luck.random((len(world.villages), PRODUCT_COUNT)) * most
        live(world, "crop_insurance")
    gained = world.households["cash"] - before
    assert (gained >= 0.0).all()
    assert (gained <= 5.0 * 2000.0 + 5.0 * 800.0).all()
    assert gained.max() > 0.0


def test_an_indemnity_takes_the_loss_off_the_diary() -> None:
    world = insured_world(CASH_ONLY)
    world.diaries["loss"][:, CROP] = 30_000.0
    a_year(world, crops=0.35)
    assert np.asarray(world.diaries["loss"][:, CROP]) == pytest.approx(20_000.0, abs=1.0)


def test_an_empty_pool_pays_pro_rata_and_the_rest_stays_due_unless_it_is_reinsured() -> None:
    for reinsured, left in ((1.0, False), (0.0, True)):
        world = insured_world(STAPLES_ONLY, reinsured=reinsured)
        a_year(world, staples=0.0)
        balance = float(world.balance("crop_pool").sum())
        assert (balance >= 0.0) is left
        assert (float(world.state_of(CropContracts)["crop_claim"].sum()) > 1000.0) is left
        assert ((np.asarray(world.households["crop_insured"]) & WAITING) != 0).all() == left


def test_delay_spreads_payments_over_later_months_and_loses_none() -> None:
    world = insured_world(STAPLES_ONLY, households=180, delay_months=2.0)
    paid = a_year(world, staples=0.0) + a_year(world, staples=1.0)
    assert 0.2 < paid[8] / (180 * 10.0 * 400.0) < 0.5
    assert sum(paid) == pytest.approx(180 * 10.0 * 800.0, rel=0.02)


def test_without_the_subsidy_the_contract_is_offered_at_the_full_premium_and_fewer_join() -> None:
    share = {}
    for coverage in (1.0, 0.0):
        world = world_of(1800, crop_insurance={"coverage": coverage, "targeting_error": 0.0}, farming=CASH_ONLY)
        paid = live(world, "crop_insurance")
        share[coverage] = float(np.mean(np.asarray(world.households["crop_insured"]) & CASH_CROPS != 0))
        assert (paid["crop_premium_public"] > 0.0) is (coverage > 0.0)
    assert paid["crop_premium"] == pytest.approx(share[0.0] * 1800 * 10.0 * 90.0, abs=1.0)
    assert 0.0 < share[0.0] < 0.3 * share[1.0]


def test_scenario_without_new_insurance_leaves_the_voluntary_offer() -> None:
    world = world_of(1800, scenario="no_new_insurance", farming=CASH_ONLY)
    paid = live(world, "crop_insurance")
    assert paid["crop_premium"] > 0.0
    assert paid["crop_premium_public"] == paid["crop_premium_staples"] == 0.0


def test_a_village_that_was_insured_last_year_joins_more() -> None:
    joined = {}
    for last_year in (0, CASH_CROPS):
        world = world_of(1800, farming=CASH_ONLY)
        world.households["crop_insured"] = last_year
        start_insured(world)
        live(world, "crop_insurance")
        joined[last_year] = int((np.asarray(world.households["crop_insured"]) != 0).sum())
    assert joined[CASH_CROPS] > joined[0] > 0


def test_small_plots_are_not_insured_and_nobody_pays_what_he_has_not() -> None:
    world = insured_world(CASH_ONLY)
    world.households["land"][:5] = 1.4
    world.households["cash"][5:] = 10.0
    open_books(world)
    assert live(world, "crop_insurance")["crop_premium"] == 0.0
    assert (np.asarray(world.households["crop_insured"]) == 0).all()


def kept_of(contract: int, product: int, standing: float, moral_hazard: float = 0.1) -> float:
    """What an owner of these contracts saves of a product of which so much stands in the village."""
    rules = SimpleNamespace(crop_insurance=SimpleNamespace(moral_hazard=moral_hazard, disaster_trigger=0.7))
    village = SimpleNamespace(stand=[standing] * PRODUCT_COUNT)
    return float(uncompiled(farming.stand)(SimpleNamespace(crop_insured=contract), village, product, rules))


def test_neglect_of_an_insured_crop_grows_with_its_strength_and_only_after_a_disaster() -> None:
    assert kept_of(CASH_CROPS, COIX, 0.5) == pytest.approx(0.45)
    assert kept_of(0, COIX, 0.5) == kept_of(CASH_CROPS, COIX, 0.5, moral_hazard=0.0) == 0.5
    assert kept_of(STAPLES, products.MAIZE, 0.9) == 0.9


def test_each_product_is_neglected_by_its_own_contract_and_animals_by_none() -> None:
    for contract, staples, crops in ((0, 0.5, 0.5), (CASH_CROPS, 0.5, 0.45), (STAPLES, 0.45, 0.5), (CASH_CROPS | STAPLES, 0.45, 0.45)):
        assert kept_of(contract, products.RICE, 0.5) == pytest.approx(staples)
        assert kept_of(contract, COIX, 0.5) == pytest.approx(crops)
        assert kept_of(contract, products.HOGS, 0.5) == 0.5


LINE_YUAN = 16_000.0


def below_line(own_share: float | None, struck: bool) -> float:
    """Share of households near the line that end the year below it: uninsured (None), or paying this share."""
    terms = {"farmer_share": own_share or 0.0} if own_share is not None else {"joins": 0.0}
    world = insured_world(CASH_ONLY, households=1800, **terms)
    a_year(world, crops=0.3 if struck else 1.0)
    before = np.linspace(12_000.0, 30_000.0, 1800) - (8_000.0 if struck else 0.0)
    return float(np.mean(before + income(world) < LINE_YUAN))


def test_own_premium_near_the_line_raises_the_rate_in_good_years_and_the_states_lowers_it() -> None:
    """Measurement note 4.9. Over a good and a bad year the premium paid by the state lowers the rate."""
    good, bad = below_line(None, False), below_line(None, True)
    assert below_line(1.0, False) > good
    assert below_line(0.0, False) == good
    assert below_line(0.0, True) < below_line(1.0, True) < bad
    assert below_line(0.0, False) + below_line(0.0, True) < good + bad


def test_no_money_appears_from_nowhere_over_two_years() -> None:
    world = insured_world({"staple_share": 0.5}, households=90)
    luck = np.random.default_rng(3)
    for _ in range(24):
        world.villages["stand"] = luck.random((len(world.villages), 1))
        live(world, "crop_insurance")
    assert world.imbalance == 0.0
    assert world.month == JANUARY_2022 + 24
