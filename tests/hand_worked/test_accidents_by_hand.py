"""Disaster, fire, theft and accident by hand: chances, what is lost, and what waits for an insurer."""

from __future__ import annotations

from typing import Any

import pytest
from case import Lived, household, live, person

RULE: dict[str, Any] = {
    "damaged_houses": 0.16,
    "collapsed": 0.022,  # 1,568 of 70,700 (F0692, F0693)
    "damage_cost": 4_000.0,
    "collapse_cost": 30_000.0,
    "loss_sd": 0.0,
    "fire": 0.0,
    "theft": 0.0,
    "accident": 0.0,
    "stolen_share": [0.35, 0.25, 0.05, 0.35],
    "stolen_value": [2_500.0, 1_300.0, 6_000.0, 9_000.0],
    "killed": 0.05,
    "disabled": 0.06,
    "laid_up": 4.0,
}
SAFE = 0.999999
STEP = 1e-6
PARTNER = person("partner", work="local")


def strike(
    *people: dict[str, Any],
    luck: dict[Any, Any] | None = None,
    village: Any = None,
    fields: Any = None,
    month: str = "2022-04",
    **rule: Any,
) -> Lived:
    """The line alone; 12,000 yuan a head, some land; nothing happens unless luck says so."""
    home = household(*(people or (person("one", work="local"), PARTNER)), income=12_000.0, **{"land": 3.0, **(fields or {})})
    given = {"accidents": {**RULE, **rule}, "weather": {"resettled_damage": 0.25}, "demography": {"funeral_cost": 8_000.0}}
    uniforms = {"mishap": SAFE, "house_damage": SAFE, **(luck or {})}
    return live("accidents.strike_households", home, month=month, parameters=given, village=village, luck=uniforms)


@pytest.mark.parametrize(
    ("resettled", "u", "cost"),
    [
        # a disaster of half strength: 0.16 x 0.5 = 0.08, of which 0.022 collapse: 0.00176
        (0, 0.00176 - STEP, 30_000.0),
        (0, 0.00176 + STEP, 4_000.0),
        (0, 0.08 - STEP, 4_000.0),
        (0, 0.08 + STEP, 0.0),
        # new houses of the resettled a quarter as often
        (1, 0.00044 - STEP, 30_000.0),
        (1, 0.02 - STEP, 4_000.0),
        (1, 0.02 + STEP, 0.0),
    ],
)
def test_a_disaster_damages_houses(resettled: int, u: float, cost: float) -> None:
    lived = strike(luck={"house_damage": u}, village={"disaster": 0.5, "prices": 1.25}, fields={"resettled": resettled})
    yuan = 1.25 * cost
    assert lived.paid == ({"damage": yuan} if yuan else {})
    home = lived.home
    assert (home["property_loss"], home["struck"], home["cost"]) == (yuan, int(yuan > 0), {"disaster": yuan} if yuan else {})
    assert home["month_shock"] == -home["month_less_rigid"] == -home["cash"] == yuan and home["month_net"] == 0.0
    assert home["loss"] == {} and lived.accounts == ({"market": yuan} if yuan else {})


def test_without_a_disaster_no_house_is_damaged() -> None:
    assert strike(luck={"house_damage": 0.0}).paid == {}


def test_damage_is_uneven() -> None:
    """Lognormal with sd 0.8 at the median: 4,000 e^(-0.32) = 2,904.60."""
    lived = strike(luck={"house_damage": 0.05}, village={"disaster": 0.5}, loss_sd=0.8)
    assert lived.paid["damage"] == pytest.approx(2_904.60, abs=0.01)


def test_fire_theft_and_accident_stand_side_by_side() -> None:
    """1.2 a year each (of a person 0.6): 1 - e^-0.1 = 0.0951626 a month, three of them side by side."""
    rates = {"fire": 1.2, "theft": 1.2, "accident": 0.6}
    for u, found in (
        (0.0951626 - STEP, "damage"),
        (0.0951626 + STEP, "theft"),
        (0.1903252 - STEP, "theft"),
        (0.1903252 + STEP, "laid up"),
        (0.2854878 - STEP, "laid up"),
        (0.2854878 + STEP, None),
    ):
        lived = strike(luck={"mishap": u, ("accident", 0): 0.0, ("accident", 1): 0.9}, **rates)
        happened = "laid up" if lived.home["laid_up"] else next(iter(lived.paid), None)
        assert happened == found, u


def test_a_fire_costs_the_house() -> None:
    lived = strike(luck={"mishap": 0.0}, fire=1.2)
    assert lived.paid == {"damage": 30_000.0} and lived.home["property_loss"] == 30_000.0


@pytest.mark.parametrize(
    ("u", "kind", "value"),
    [
        (0.3499, 0, 2_500.0),
        (0.35, 1, 1_300.0),
        (0.5999, 1, 1_300.0),
        (0.6001, 2, 6_000.0),
        (0.6499, 2, 6_000.0),
        (0.6501, 3, 9_000.0),
        (0.9999, 3, 9_000.0),
    ],
)
def test_which_animal_is_stolen(u: float, kind: int, value: float) -> None:
    """Pigs 35, sheep 25, horses 5, cattle 35 in a hundred, each at the price of its kind; one is bought anew: rigid spending."""
    lived = strike(luck={"mishap": 0.0, "theft": u}, theft=1.2, village={"price": {"hogs": 1.5, "goats": 1.5, "cattle": 1.5}})
    home = lived.home
    assert lived.paid == {"theft": 1.5 * value} and (home["stolen_kind"], home["stolen_value"]) == (kind, 1.5 * value)
    assert home["cost"] == {"disaster": 1.5 * value} and home["month_shock"] == 1.5 * value and home["struck"] == 1
    assert home["month_net"] == 0.0 and home["month_less_rigid"] == -1.5 * value


@pytest.mark.parametrize("fields", [{"resettled": 1}, {"land": 0.0}])
def test_where_no_animals_are_none_is_stolen(fields: dict[str, float]) -> None:
    assert strike(luck={"mishap": 0.0, "theft": 0.0}, theft=1.2, fields=fields).paid == {}


@pytest.mark.parametrize(
    ("u", "found"), [(0.0499, "killed"), (0.0501, "disabled"), (0.1099, "disabled"), (0.1101, "laid up"), (0.9999, "laid up")]
)
def test_an_accident_kills_disables_or_lays_up(u: float, found: str) -> None:
    """Five, six and the rest in a hundred; two who earn have 24,000 a year, 1,000 a month each."""
    lived = strike(luck={"mishap": 0.0, ("accident", 0): 0.0, ("accident", 1): u, ("accident", 2): 0.8}, accident=0.6)
    home, one = lived.home, lived.home["people"].get("one")
    assert (home["accident_deaths"], home["accident_disabled"]) == (int(found == "killed"), int(found == "disabled"))
    assert home["struck"] == int(found != "laid up")
    if found == "killed":
        # five months until September are left, seven in the next year, each of 1,000 less 333.33 that he needed
        assert one is None and home["persons"] == 1 and lived.paid == {"funeral": 8_000.0}
        assert home["loss"] == {"disability_death": pytest.approx(10_000 / 3)}
        assert home["loss_next"] == {"earner": pytest.approx(14_000 / 3)}
    elif found == "disabled":
        assert (one["disability"], one["can_work"], home["loss"]) == ("mild", "some", {"disability_death": 2_500.0})
    else:
        assert (one["ill_months"], home["laid_up"]) == (4, 1), "1 + the whole part of 4 x 0.8"


def test_who_is_hit_is_drawn_evenly() -> None:
    people = person("one", work="local"), person("two", work="local"), person("three", work="local"), person("four", work="local")
    for u, who in ((0.2499, "one"), (0.25, "two"), (0.7499, "three"), (0.75, "four"), (0.9999, "four")):
        lived = strike(*people, luck={"mishap": 0.0, ("accident", 0): u, ("accident", 1): 0.9}, accident=0.6)
        assert [name for name, someone in lived.home["people"].items() if someone["ill_months"]] == [who]


def test_an_accident_may_end_a_household() -> None:
    lived = strike(person("alone", work="local"), luck={"mishap": 0.0, ("accident", 1): 0.0}, accident=1.2)
    home = lived.home
    assert (home["persons"], home["accident_deaths"], home["deaths"], lived.village["ended"]) == (0, 1, 1, 1)
    assert home["struck"] == 1, "insurances still pay for the death, to those who inherit"


@pytest.mark.parametrize(
    ("someone", "months"), [({"work": "none"}, 0), ({"work": "local", "ill_months": 7}, 7), ({"work": "local", "ill_months": 2}, 4)]
)
def test_months_laid_up_by_an_accident(someone: dict[str, Any], months: int) -> None:
    """A child or an old person loses no work; the longer time holds, and who is laid up already is counted once."""
    lived = strike(
        person("one", **someone), luck={"mishap": 0.0, ("accident", 0): 0.0, ("accident", 1): 0.9, ("accident", 2): 0.8}, accident=1.2
    )
    assert lived.who["ill_months"] == months and lived.home["laid_up"] == int(months > 0)


def test_the_severely_disabled_are_laid_up_and_no_more_disabled() -> None:
    someone = person("one", can_work="some", disability="severe", work="own_farm")
    lived = strike(someone, PARTNER, luck={"mishap": 0.0, ("accident", 0): 0.0, ("accident", 1): 0.08}, accident=0.6)
    assert lived.who["disability"] == "severe" and lived.who["ill_months"] > 0 and lived.home["accident_disabled"] == 0
