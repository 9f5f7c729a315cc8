"""What the purses count in a run is what the ledger booked, by year, and a branch counts for itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import worlds
from test_same_bytes import short_budgets

from engine.flows import SECTORS, flows
from model.purses import KEEPING, OF_GOVERNMENTS, PURSES
from model.recorder import Recorder
from model.world import World

BY_GOVERNMENT = np.array([float(flow.payer == "government") for flow in flows()])
ACCOUNTS = [SECTORS.index(purse.account) for purse in PURSES[KEEPING]]
SOUND = [n for n, purse in enumerate(PURSES) if purse.policy]


class Beside(Recorder):
    """Looks at the purses when a month is closed, before a year's counts end."""

    def __init__(self, world: World, *, never_below: bool) -> None:
        super().__init__(2021, 2022, world)
        self.first = world.county_purses.balance().copy()
        self.never_below, self.booked, self.months = never_below, np.zeros(9), 0
        self.last: Any = None

    def month(self, world: World) -> None:
        """Hold the counts of the month to the accounts and the books."""
        super().month(world)
        purses = world.county_purses
        if world.month_of_year == 1:
            self.booked[:] = 0.0
            assert self.last is None or np.array_equal(purses.carried, self.last), "a year begins with what the last one left"
        self.booked += (world.county_books + world.institution_books) @ BY_GOVERNMENT
        balance = purses.balance()
        assert np.array_equal(balance[:, KEEPING], world.balances()[:, ACCOUNTS])
        assert not balance[:, OF_GOVERNMENTS].any()
        if self.never_below:
            least_coin = world.county_weights.min() * 2.0**-7
            owed = np.minimum(0.0, world.county_weights @ self.first[:, SOUND])  # by a pool whose insurers paid more than it had
            assert (world.county_weights @ balance[:, SOUND] - owed > -0.01 * least_coin).all(), (
                "an empty pool is nought but for a sum's last bits"
            )
        assert purses.by_payer().sum(axis=(1, 2)) == pytest.approx(self.booked, rel=1e-9, abs=1e-6), "what governments paid"
        assert np.array_equal(purses.by_payer().sum(axis=(0, 2)) > 0.0, purses.asked[..., OF_GOVERNMENTS].sum(axis=(0, 2)) > 0.0)
        self.last, self.months = balance, self.months + 1


@pytest.mark.parametrize("budgets", ["of the plan", "short"])
def test_counts_of_purses_are_the_books_of_the_ledger(budgets: str, january_2021: World) -> None:
    rules = january_2021.rules if budgets == "of the plan" else short_budgets(january_2021.rules)
    world = worlds.branch(january_2021, rules)
    world.recorder = Beside(world, never_below=budgets == "short")
    worlds.live_until(world, worlds.PART + 14)
    assert world.recorder.months == 14
    purses = world.county_purses
    for purse in PURSES[KEEPING]:
        asked, paid = (each[..., PURSES.index(purse)].sum() for each in (purses.asked, purses.paid))
        assert asked >= paid, f"{purse.name} pays what was asked of it and no more"
        assert purse.policy != "" or asked == paid


def test_a_branch_counts_for_itself(january_2021: World) -> None:
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + 2)
    before = world.county_purses.copy()
    assert before.paid.any()
    twin = worlds.branch(world)
    assert worlds.differing(vars(before), vars(twin.county_purses)) == []
    worlds.live_until(twin, worlds.PART + 3)
    assert worlds.differing(vars(before), vars(world.county_purses)) == []
    assert worlds.differing(vars(before), vars(twin.county_purses)) == ["asked", "paid", "arrived", "premiums_used"]


def test_the_years_spending_is_counted_anew_whoever_looks(january_2021: World) -> None:
    """A world that nobody records counts a calendar year too, so that a cap is one of a year."""
    world = worlds.branch(january_2021)
    world.recorder = None
    assert not world.spending.any()
    worlds.live_until(world, worlds.PART + 11)
    assert world.spending.any()
    worlds.live_until(world, worlds.PART + 12)
    assert not world.spending.any()
