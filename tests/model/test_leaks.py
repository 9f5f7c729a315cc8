"""Helping one household changes only it and those who share something with it; the test names what they share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import COUNTIES
from agents.outlook import Outlook
from engine.flows import POLICIES, SECTORS
from model.policies.dibao_case import NOT_ASKED, DibaoCase
from model.policies.gap_insurance import Insured
from model.policies.relief import Cases
from model.world import World

MONTHS = 24
POOL_SECTORS = [name for name in SECTORS if name.endswith("_pool") or name == "farmers_fund"]
PLENTY = float(2**30)
PURSE, JOBS, POOL = "purse and posts of the village", "labour market of the county", "pool or budget that runs short"
FARM_HANDS, CASES, NEIGHBOURS = "jobs of the prefecture taken up from farms", "relief's cases of the prefecture", "neighbours on dibao"
Help = Callable[[World, int], None]


def give_money(world: World, number: int) -> None:
    """10,000 yuan from nowhere; the opening stock knows of them."""
    world.households["cash"][number] += 10_000.0
    village = world.households["village"][number]
    world.opening["cash"][world.villages["county"][village]] += 10_000.0


def give_dibao(world: World, number: int) -> None:
    """Recognised by hand, after the assessment of January."""
    worlds.live_until(world, worlds.PART + 1)
    world.households["in_dibao"][number] = 1
    world.diaries["dibao_month"][number] = 300.0 * world.households["persons"][number]


def nothing(world: World, number: int) -> None:
    """The world beside it, at the same month."""


def nothing_in_january(world: World, number: int) -> None:
    worlds.live_until(world, worlds.PART + 1)


HELP: dict[str, tuple[Help, Help]] = {"cash": (give_money, nothing), "dibao": (give_dibao, nothing_in_january)}


def someone_poor(world: World) -> int:
    """A household without savings and dibao, in debt, with a pupil or farm: help will change what it does.

    Nor does it wait for dibao, which it would then get in either world, nor does its village share its seats with a neighbour, as small
    ones do in a sample.
    """
    h = world.households
    poor = (h["cash"] < 500.0) & (h["in_dibao"] == 0) & (h["household_class"] == 0) & (h["persons"] > 2)
    poor &= (h["debt"] > 0.0) & (h["capital"] > 0.0) & (world.state_of(DibaoCase)["stage"] == NOT_ASKED)
    group = world.groups.of_village
    poor &= (np.bincount(group)[group] == 1)[h["village"]]
    assert poor.any()
    return int(np.flatnonzero(poor)[np.argmin(h["net_12"][poor])])


def pair(world: World, rules: Any, how: str, number: int) -> tuple[World, World]:
    """The world with the help and the one without."""
    helped, plain = (worlds.branch(world, rules) for _ in range(2))
    act, wait = HELP[how]
    act(helped, number)
    wait(plain, number)
    return helped, plain


@pytest.fixture
def unconstrained(rules: Any, january_2021: World, monkeypatch: pytest.MonkeyPatch) -> tuple[World, Any]:
    """Every budget suffices and the labour market takes everybody: nobody outside the village can be touched."""
    monkeypatch.setattr(Outlook, "tightness", lambda self: np.ones(len(COUNTIES)))
    monkeypatch.setattr(Outlook, "hiring", lambda self: np.zeros(len(COUNTIES)))
    ample = rules.copy()
    for group, name, value in (
        ("relief", "cases", 1e9),
        ("dibao", "budget_bound", 0.0),
        ("dibao", "neighbours", 0.0),
        ("monitoring", "income_seen", 1.0),  # else registers see incomes beside the usual one of the county, which help moves
        ("gap_insurance", "surplus_kept", 1.0),
        ("home_insurance", "surplus_kept", 1.0),
        ("job_loss_insurance", "surplus_kept", 1.0),
    ):
        if group in ample.dtype.names and name in ample.dtype[group].names:
            ample[group][name][...] = value
    world = worlds.branch(january_2021, ample)
    for sector in POOL_SECTORS:
        world.institution_accounts[:, SECTORS.index(sector)] += PLENTY
        world.opening["institutions"][:, SECTORS.index(sector)] += PLENTY
    return world, ample


@pytest.mark.parametrize("how", HELP)
def test_with_ample_budgets_help_stays_in_the_village(how: str, unconstrained: tuple[World, Any]) -> None:
    world, ample = unconstrained
    number = someone_poor(world)
    village = int(world.households["village"][number])
    helped, plain = pair(world, ample, how, number)
    for one in (helped, plain):
        worlds.live_until(one, worlds.PART + MONTHS)
        assert one.imbalance == 0.0
    changed = worlds.changed_households(helped, plain)
    assert changed[number]
    assert set(np.unique(world.households["village"][changed])) == {village}, PURSE
    for name in ("books", "accounts", "tallies"):
        rows = (getattr(helped, name) != getattr(plain, name)).reshape(len(world.villages), -1).any(axis=1)
        assert set(np.flatnonzero(rows)) <= {village}, name


def of_county(world: World, name: str) -> NDArray[np.float64]:
    """Sum over the county of what its villages counted, for every village (villages, 1): dibao's money is the county's."""
    return world.by_county(np.asarray(world.villages[name]))[world.county_of_villages()][:, None]


def announced(world: World) -> dict[str, NDArray[Any]]:
    """What institutions told every village: the only way in which one village can feel another."""
    villages = world.villages
    return {
        JOBS: np.asarray(villages["finding"]).copy(),
        FARM_HANDS: np.asarray(villages["hiring"]).copy(),
        CASES: np.asarray(world.state_of(Cases)["granted"]).copy(),
        NEIGHBOURS: np.asarray(villages["dibao_held"]).copy(),
        POOL: np.concatenate(
            [
                world.pools["paying_share"],
                np.asarray(world.state_of(Insured)["gap_cut"])[:, None],
                villages["visits"][:, None],
                of_county(world, "dibao_paid"),
            ],
            axis=1,
        ),
    }


@pytest.mark.parametrize("how", HELP)
def test_who_competes_or_shares_is_reached_through_a_named_link(how: str, rules: Any, january_2021: World) -> None:
    number = someone_poor(january_2021)
    own = int(january_2021.households["village"][number])
    helped, plain = pair(january_2021, rules, how, number)
    linked = {link: np.zeros(len(helped.villages), dtype=bool) for link in announced(helped)}
    linked[PURSE] = np.arange(len(helped.villages)) == own
    counties = np.asarray(helped.villages["county"])
    touched = {counties[own]}
    while plain.month < worlds.PART + MONTHS:
        for one in (helped, plain):
            worlds.live_until(one, one.month + 1)
        told, told_plain = announced(helped), announced(plain)
        for link in told:
            linked[link] |= (told[link] != told_plain[link]).reshape(len(helped.villages), -1).any(axis=1)
        markets = set(counties[told[JOBS] != told_plain[JOBS]])
        assert markets <= touched, (
            "labour markets are those of counties: one is moved by households of its own that another link reached"
        )
        changed = np.unique(helped.households["village"][worlds.changed_households(helped, plain)])
        reached = np.any(list(linked.values()), axis=0)
        assert reached[changed].all(), f"villages {changed[~reached[changed]]} changed, but share nothing with {own}"
        touched |= set(counties[changed])
    assert helped.imbalance == plain.imbalance == 0.0


def test_help_that_is_received_is_seen(january_2021: World, rules: Any) -> None:
    number = someone_poor(worlds.live_until(worlds.branch(january_2021), worlds.PART + 2))
    helped, plain = pair(january_2021, rules, "dibao", number)
    for one in (helped, plain):
        worlds.live_until(one, worlds.PART + 2)
    bit = 1 << POLICIES.index("dibao")
    assert helped.households["received"][number] & bit
    assert not plain.households["received"][number] & bit
    assert helped.households["net_12"][number] > plain.households["net_12"][number]


def test_luck_of_life_is_the_same_for_the_helped(january_2021: World, rules: Any) -> None:
    """Births, deaths and the bills of illness do not ask who is rich."""
    number = someone_poor(january_2021)
    helped, plain = pair(january_2021, rules, "cash", number)
    for one in (helped, plain):
        worlds.live_until(one, worlds.PART + MONTHS)
    for name in ("birth_month", "sex", "health", "disability"):
        assert np.array_equal(worlds.people(helped)[name], worlds.people(plain)[name]), name
    assert np.array_equal(helped.households["persons"], plain.households["persons"])
