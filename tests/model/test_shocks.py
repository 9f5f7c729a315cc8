"""Shocks that a scenario names: nothing at size zero, on top of the same luck, where and when they are named, on whom they should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import COUNTIES, JOB_LOSS, MIGRANT_OUTSIDE, MIGRANT_PROVINCE
from agents.outlook import Outlook
from engine.flows import entry
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

START = worlds.PART
KINDS = {"drought": "", "flood": "", "animal_disease": "", "mass_return": "", "pandemic": "", "price_crash": 'product = "粮食"\n'}
WANGMO = 5


@pytest.fixture(scope="module")
def begun() -> World:
    """January 2021 of a few villages, at the plan's rules."""
    world = worlds.begin(worlds.people_of(0.02, worlds.whole_villages), worlds.rules_of_plan(2))
    return worlds.live_until(world, START)


@pytest.fixture
def rules_with(tmp_path: Path) -> Callable[[str], Any]:
    """The table of rules of the plan with a shock."""

    def compiled(text: str) -> Any:
        path = tmp_path / "shocked.toml"
        path.write_text(f'name = "s"\nextends = "plan"\nreason = "r"\n[[shock]]\n{text}', encoding="utf-8")
        return compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, worlds.FIRST_MONTH, 24)

    return compiled


def of_shock(name: str, size: float, more: str = "") -> str:
    """A block of March to October 2021."""
    return f'name = "{name}"\nmonth = "2021-03"\nmonths = 8\nsize = {size}\n{KINDS[name]}{more}'


class Books:
    """Listens where a recorder would: the flows of the year by village."""

    def __init__(self, world: World) -> None:
        self.found = np.zeros_like(world.books)

    def month(self, world: World) -> None:
        """Called when the month's accounts are closed."""
        self.found += world.books


@pytest.fixture
def markets_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs that nobody has stay vacant: people from farms of the whole prefecture take them up, which carries a shock to them."""
    monkeypatch.setattr(Outlook, "hiring", lambda _outlook: np.zeros(len(COUNTIES)))


def full_pools(rules: Any) -> Any:
    """The rules with pools and budgets that never run dry: those that counties share would carry a shock to the others.

    Of dibao counties share what they overdraw by chance.
    """
    rules["dibao"]["budget_bound"] = 0.0
    for policy, money in (
        ("gap_insurance", "budget"),
        ("job_loss_insurance", "premium"),
        ("home_insurance", "premium"),
        ("relief", "cases"),
    ):
        rules[policy][money] *= 1000.0
    return rules


def lived(begun: World, rules: Any) -> World:
    """2021 under the rules."""
    world = begun.branch(rules, begun.observed)
    world.recorder = Books(world)
    return worlds.live_until(world, START + 12)


def net_lost(begun: World, shocked: World, calm: World) -> NDArray[np.float64]:
    """Loss of the year's net income by household, yuan."""
    assert len(begun.households) == len(shocked.households)
    return np.asarray(calm.households["net_12"] - shocked.households["net_12"])


@pytest.mark.parametrize("name", KINDS)
def test_size_zero_is_the_plan_bit_for_bit(rules_with: Callable[[str], Any], name: str) -> None:
    assert rules_with(of_shock(name, 0.0)).tobytes() == worlds.rules_of_plan(2).tobytes()


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.usefixtures("markets_apart")
def test_a_shock_costs_income_only_where_it_is_and_accounts_close(begun: World, rules_with: Callable[[str], Any], name: str) -> None:
    calm = lived(begun, full_pools(worlds.rules_of_plan(2)))
    shocked = lived(begun, full_pools(rules_with(of_shock(name, 0.5, 'counties = ["望谟县"]\n'))))
    county = np.asarray(begun.villages["county"])[np.asarray(begun.households["village"])]
    lost = net_lost(begun, shocked, calm)
    assert lost[county == WANGMO].sum() > 0.0
    assert not worlds.changed_households(calm, shocked)[county != WANGMO].any()
    assert shocked.imbalance == 0.0


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_before_the_month(begun: World, rules_with: Callable[[str], Any], name: str) -> None:
    calm = worlds.live_until(begun.branch(worlds.rules_of_plan(2), begun.observed), START + 2)
    shocked = worlds.live_until(begun.branch(rules_with(of_shock(name, 0.9)), begun.observed), START + 2)
    assert worlds.differing(worlds.state(calm), worlds.state(shocked)) == []


def test_drought_hits_villagers_and_a_mass_return_the_resettled(begun: World, rules_with: Callable[[str], Any]) -> None:
    calm = lived(begun, worlds.rules_of_plan(2))
    moved = np.asarray(begun.households["resettled"]) == 1
    persons = np.asarray(begun.households["persons"])
    ratio = {}
    for name in ("drought", "mass_return"):
        lost = net_lost(begun, lived(begun, rules_with(of_shock(name, 0.5))), calm)
        ratio[name] = (lost[moved].sum() / persons[moved].sum()) / (lost[~moved].sum() / persons[~moved].sum())
    assert ratio["drought"] < 0.8
    assert ratio["mass_return"] > 1.0


def test_half_of_the_crops_is_half_of_the_sales(begun: World, rules_with: Callable[[str], Any]) -> None:
    """At half of the price half comes in, out of the store too; of half of a harvest half, where all is sold and as it is cut."""
    calm = lived(begun, worlds.rules_of_plan(2))
    crash = lived(begun, rules_with('name = "价格暴跌"\nmonth = "2021-01"\nmonths = 12\nsize = 0.5\nproduct = "staples"\n'))
    sold, others = entry("sale_staples"), entry("sale_cash_crops")
    usual = calm.recorder.found.sum(axis=0)
    assert crash.recorder.found.sum(axis=0)[sold] == pytest.approx(usual[sold] / 2, rel=0.05)
    assert crash.recorder.found.sum(axis=0)[others] == pytest.approx(usual[others], rel=0.01)

    bare = worlds.branch(begun)
    bare.diaries["grain_to_eat"] = bare.diaries["grain_to_sell"] = 0.0
    calm, drought = (
        lived(bare, sold_as_cut(rules))
        for rules in (worlds.rules_of_plan(2), rules_with('name = "旱灾"\nmonth = "2021-01"\nsize = 0.5\n'))
    )
    usual = calm.recorder.found.sum(axis=0)
    for flow in (sold, others):
        assert drought.recorder.found.sum(axis=0)[flow] == pytest.approx(usual[flow] / 2, rel=0.05)


def sold_as_cut(rules: Any) -> Any:
    """Of staples nothing is eaten at home or put by."""
    rules = rules.copy()
    rules["farming"]["own_produce_share"] = rules["farming"]["sold_later"] = 0.0
    return rules


def test_months_share_the_loss_of_a_drought(rules_with: Callable[[str], Any]) -> None:
    monthly = rules_with(of_shock("drought", 0.4))["shocks"]["drought"][12:24, 0]
    assert monthly[[0, 1, 10, 11]].tolist() == [0.0] * 4
    assert np.prod(1.0 - monthly) == pytest.approx(0.6)


def test_a_flood_damages_houses_and_a_drought_none(begun: World, rules_with: Callable[[str], Any]) -> None:
    calm, damage = lived(begun, worlds.rules_of_plan(2)), entry("damage")
    repaired = {name: lived(begun, rules_with(of_shock(name, 0.9))).recorder.found[:, damage].sum() for name in ("flood", "drought")}
    assert repaired["flood"] > 1.5 * calm.recorder.found[:, damage].sum()
    assert repaired["drought"] == calm.recorder.found[:, damage].sum()


def test_migrants_come_home_stay_and_go_again(begun: World, rules_with: Callable[[str], Any]) -> None:
    def away(world: World) -> int:
        return int(np.isin(world.persons["work"], (MIGRANT_OUTSIDE, MIGRANT_PROVINCE)).sum())

    calm, shocked = (
        begun.branch(worlds.rules_of_plan(2), begun.observed),
        begun.branch(rules_with('name = "返乡潮"\nmonth = "2021-02"\nmonths = 4\nsize = 0.5\n'), begun.observed),
    )
    shares = {}
    for month in (2, 5, 12):
        for world in (calm, shocked):
            worlds.live_until(world, START + month)
        shares[month] = away(shocked) / away(calm)
    assert shares[2] == pytest.approx(0.5, abs=0.06)
    assert shares[5] == pytest.approx(0.5, abs=0.06)
    assert shares[12] > 0.8
    lost = np.asarray(shocked.diaries["loss"])[:, JOB_LOSS].sum() - np.asarray(calm.diaries["loss"])[:, JOB_LOSS].sum()
    assert lost >= 0.0
