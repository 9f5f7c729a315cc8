"""Random groups inside a run, persons at the start of a year, and luck that everybody shares."""

from __future__ import annotations

import numpy as np
import pytest
import worlds

from agents.codes import NOISE_GROUPS
from agents.population.people import build_people
from model import projection
from model.block import Block
from model.grouped import noise_groups
from model.tally import COLUMN
from model.world import World

SHARE = 0.01


def block(draw: int, replicate: int, share: float = 0.002) -> Block:
    """The plan at central values, whatever the number of the draw."""
    return Block(("plan",), draw, 4, replicate, 5, share, 2021, 2021, drawn=())


def begun(draw: int, replicate: int, share: float = 0.002) -> World:
    """The world of a block in January 2020."""
    one = block(draw, replicate, share)
    return projection.begin(one, projection.courses_of(one)[0].rules, projection.courses_of(one)[0].observed)


def test_groups_hold_kin_together_and_are_the_tenths_of_the_window() -> None:
    """Group after group of a hundredth is a thousandth of everybody: the same kin as the sample of that window."""
    world = begun(0, 0, SHARE)
    groups, kin = noise_groups(world), np.asarray(world.households["kin"])
    for one in np.unique(kin)[:50]:
        assert len(np.unique(groups[kin == one])) == 1
    assert np.array_equal(np.unique(groups), np.arange(NOISE_GROUPS))
    first = build_people(SHARE / NOISE_GROUPS, 0)
    assert set(first.kin % (1 << 31)) == set(kin[groups == 0])


def test_every_group_holds_nearly_the_same_part_of_every_village() -> None:
    """What villages differ by for good is in every group alike, and so no noise."""
    world = begun(0, 0, 0.1)
    village, groups = np.asarray(world.households["village"]), noise_groups(world)
    counts = np.zeros((len(world.villages), NOISE_GROUPS))
    np.add.at(counts, (village, groups), np.asarray(world.households["persons"]) > 0)
    share = counts / counts.sum(axis=1, keepdims=True)
    large = counts.sum(axis=1) >= 50
    assert large.sum() > 100 and share[large].max() <= 1 / 3, "a tenth holds about seven kin groups of a village"
    assert share[large].mean(axis=0) == pytest.approx(0.1, abs=0.01)


def test_groups_add_up_to_what_is_reported(january_2021: World) -> None:
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + 12)
    found = world.recorder.arrays(world)
    lifted, income = found["persons_at_start"][:, :, 0], found["rural_income"] * found["rural_residents"]
    for name, whole in (
        ("lifted_persons_by_group", lifted.sum(axis=2)),
        ("income_by_group", income),
        ("relapsed_persons_by_group", found["relapsed_persons"][:, :, 0].sum(axis=2)),
        ("entered_persons_by_group", found["relapsed_persons"][:, :, 1:].sum(axis=(2, 3))),
        ("not_lifted_persons_by_group", found["persons_at_start"][:, :, 1:].sum(axis=(2, 3))),
        ("lifted_households_by_group", found["households"][:, :, 0].sum(axis=2)),
    ):
        assert found[name][0].sum(axis=-1) == pytest.approx(whole[0]), name
    ever = (found["relapse_ever"] * found["households"])[:, :, 0].sum(axis=2)
    assert found["ever_relapsed_households_by_group"][0].sum(axis=-1) == pytest.approx(ever[0])
    base = found["income_before_by_group"].sum(axis=-1) / found["residents_before_by_group"].sum(axis=-1)
    assert found["rural_income"][0] / base - 1.0 == pytest.approx(found["income_growth"][0])


def test_rates_are_over_the_persons_of_the_years_start(january_2021: World) -> None:
    """Heads counted at the close of September 2020 are the denominator of 2021, those of September 2021 that of 2022."""
    heads = np.asarray(january_2021.diaries["persons_start"], dtype=float).sum()
    world = worlds.live_until(worlds.branch(january_2021), worlds.PART + 9)
    closed = np.asarray(world.households["persons"], dtype=float).sum()
    years = world.recorder.years[0].sum(axis=(0, 1, 2))
    assert years[COLUMN["persons_start"]] == pytest.approx(heads * world.weight)
    assert years[COLUMN["persons_close"]] == pytest.approx(closed * world.weight) and heads != closed
    assert np.asarray(world.diaries["persons_start"]).sum() == closed, "and the next year begins with them"


def test_draws_share_wages_prices_and_weather_and_replicates_do_not() -> None:
    first, other_draw, other_replicate = begun(0, 0), begun(1, 0), begun(0, 1)
    for world in (first, other_draw, other_replicate):
        world.month = 2021 * 12 + 6
    assert first.luck != other_draw.luck, "households have luck of their own"
    said = [world.outlook.announcement() for world in (first, other_draw, other_replicate)]
    for name in ("wage_outside", "price", "input_costs", "stopped"):
        assert np.array_equal(said[0][name], said[1][name]), name
    assert not np.array_equal(said[0]["wage_outside"], said[2]["wage_outside"])
    words = [world.shared_luck(world.month) for world in (first, other_draw, other_replicate)]
    assert words[0] == words[1] != words[2]
    assert first.branch(first.rules, first.observed).shared_luck(5) == first.shared_luck(5)
