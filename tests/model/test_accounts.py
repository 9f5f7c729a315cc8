"""Every yuan has a source and a destination: accounts close exactly in every scenario, and a break is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds

from model import projection
from model.month import live
from model.projection import Block, project
from model.world import World
from parameters.scenario import SCENARIOS, read_scenario
from parameters.scenario_file import scenario_names


def in_order() -> list[str]:
    """All scenarios; those whose money follows from another stand behind it."""
    names = scenario_names(SCENARIOS)
    return sorted(names, key=lambda name: read_scenario(name).money is not None)


def test_accounts_close_exactly_in_every_scenario(monkeypatch: pytest.MonkeyPatch) -> None:
    def lived(world: World, cut: Any, threads: int) -> None:
        live(world, cut, threads)
        assert not world.balance("treasury").any(), f"the treasury ends every month at zero: {world.month}"

    monkeypatch.setattr(projection, "live", lived)
    names = in_order()
    found = project(Block(tuple(names), 0, 1, 0, 1, 0.002, 2021, 2022))
    assert {name: float(outcome["ledger_imbalance"]) for name, outcome in found.items()} == dict.fromkeys(names, 0.0)


@pytest.mark.parametrize("stock", ["cash", "debt", "loan", "institution"])
def test_money_moved_behind_the_ledgers_back_is_found(january_2021: World, stock: str) -> None:
    world = worlds.branch(january_2021)
    assert world.imbalance == 0.0
    if stock == "institution":
        world.institution_accounts[3, 0] += 1.0
    else:
        world.households[stock][1234] += 1.0
    live(world)
    assert world.imbalance == 1.0


def test_two_errors_that_cancel_in_the_sum_are_found_in_different_counties(january_2021: World) -> None:
    world = worlds.branch(january_2021)
    world.households["cash"][0] += 1.0
    world.households["cash"][-1] -= 1.0
    live(world)
    assert world.imbalance == 1.0


def test_money_is_on_the_grain(january_2021: World) -> None:
    """Sums are exact in every order because no amount has a finer part than 1/128 yuan."""
    world = january_2021
    for name in ("cash", "debt", "loan"):
        values = np.asarray(world.households[name])
        assert np.array_equal(values * 128.0, np.round(values * 128.0)), name
    for accounts in (world.accounts, world.institution_accounts):
        assert np.array_equal(accounts * 128.0, np.round(accounts * 128.0))


def test_money_of_everybody_adds_up_to_what_was_there_at_first(people: Any, rules: Any, january_2021: World) -> None:
    """Closed system: cash of households and accounts of all others together never change."""
    first = worlds.begin(people, rules)

    def everything(world: World) -> float:
        return float(world.households["cash"].sum() + world.accounts.sum() + world.institution_accounts.sum())

    assert everything(first) == everything(january_2021)
    assert everything(january_2021) == everything(worlds.live_until(worlds.branch(january_2021), worlds.PART + 9))
