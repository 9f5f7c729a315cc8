"""A yearly cap on a policy's public money: never above it, used up where it binds, and nothing else where it does not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

from agents.codes import COUNTIES
from engine.flows import POLICIES
from engine.passes import Step
from engine.threads import over_ranges
from model.budgets import live_within_caps, room, tell_withheld
from model.month import PHASES, village_ranges
from model.passes import strung
from model.recorder import Recorder
from model.world import World
from parameters.describe import tell
from parameters.messages import InputError
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

FEN = 0.01
LUMPY = {"crop_insurance": 0.6, "monitoring": 0.9}
"""Of these money may be left: premiums are paid once a year, and who pays more of his own signs less; bonuses are few in a sample."""


def begun_at(share: float) -> World:
    """January 2021 of a sample, at the plan's rules."""
    rules = worlds.rules_of_plan(3)
    world = worlds.begin(worlds.people_of(share, lambda people: np.ones(len(people.key), dtype=bool)), rules, years=(2021, 2022))
    return worlds.live_until(world, worlds.PART)


def lived(begun: World, rules: Any, months: int = 12) -> World:
    """Some months from January 2021 on under the rules, recorded."""
    world = begun.branch(rules, begun.observed)
    world.recorder = Recorder(2021, 2022, world)
    return worlds.live_until(world, worlds.PART + months)


def spent(world: World, policy: str, year: int = 0) -> Any:
    """Public spending of a year by county, yuan of the real population."""
    return world.recorder.money.spending[year, :, POLICIES.index(policy)].sum(axis=1)


@pytest.fixture(scope="module")
def begun() -> World:
    return begun_at(0.01)


@pytest.fixture(scope="module")
def plan(begun: World) -> World:
    return lived(begun, worlds.rules_of_plan(3))


def test_every_policy_that_costs_something_can_be_capped() -> None:
    assert set(POLICIES) == {name for name, group in load_registry().of_kind("policy").items() if "yearly_cap" in group.parameters}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_cap_is_used_up_and_never_passed_and_half_of_it_is_half_the_money(
    begun: World, plan: World, tmp_path: Path, policy: str
) -> None:
    before = spent(plan, policy)
    cap = np.floor(0.6 * before[before > 0.0].min())
    found = []
    for part in (1.0, 0.5):
        world = lived(begun, worlds.rules_of(tmp_path / "cap.toml", f"[policy.{policy}]\nyearly_cap = {part * cap}\n"))
        found.append(spent(world, policy))
        assert (found[-1] <= part * cap + FEN).all()
        assert (found[-1][before > 0.0] >= LUMPY.get(policy, 0.99) * part * cap).all(), found[-1] / (part * cap)
        assert world.imbalance == 0.0
    assert found[1].sum() == pytest.approx(0.5 * found[0].sum(), rel=0.01 if policy not in LUMPY else 0.3)


@pytest.mark.parametrize("policy", ["dibao", "relief", "school_aid", "medical_cover", "pensions"])
def test_fewer_are_reached_or_with_less(begun: World, plan: World, tmp_path: Path, policy: str) -> None:
    before = spent(plan, policy)
    world = lived(begun, worlds.rules_of(tmp_path / "cap.toml", f"[policy.{policy}]\nyearly_cap = {0.3 * before.min()}\n"))
    number = POLICIES.index(policy)
    assert world.recorder.money.payouts[0, :, number].sum() < 0.6 * plan.recorder.money.payouts[0, :, number].sum()
    assert world.recorder.money.beneficiaries[0, :, number].sum() <= plan.recorder.money.beneficiaries[0, :, number].sum()


def test_caps_above_what_is_needed_change_no_bit(begun: World, plan: World, tmp_path: Path) -> None:
    text = "".join(f"[policy.{policy}]\nyearly_cap = {1.001 * spent(plan, policy).max() + 1.0}\n" for policy in POLICIES)
    world = lived(begun, worlds.rules_of(tmp_path / "wide.toml", text))
    assert not worlds.differing(worlds.state(plan), worlds.state(world))


def test_all_policies_at_once_stay_below_their_caps_in_both_years(begun: World, plan: World, tmp_path: Path) -> None:
    caps = {policy: 0.5 * spent(plan, policy).mean() for policy in POLICIES}
    text = "".join(f"[policy.{policy}]\nyearly_cap = {cap}\n" for policy, cap in caps.items())
    world = lived(begun, worlds.rules_of(tmp_path / "all.toml", text), 24)
    for policy, cap in caps.items():
        for year in (0, 1):
            assert (spent(world, policy, year) <= cap + FEN).all(), policy
    assert world.imbalance == 0.0


def test_the_year_begins_with_new_money_and_a_cap_that_ends_leaves_nothing_behind(begun: World, plan: World, tmp_path: Path) -> None:
    cap = np.floor(0.5 * spent(plan, "dibao").min())
    rules = worlds.rules_of(tmp_path / "ends.toml", f'[policy.dibao]\nyearly_cap = {cap}\nto = "2021-12"\n')
    world = lived(begun, rules, 24)
    assert np.abs(spent(world, "dibao") - cap).max() < 0.01 * cap
    assert (spent(world, "dibao", 1) > 1.5 * cap).all()
    assert not np.asarray(world.villages["withheld"]).any()


def test_a_cap_of_one_county_is_of_this_county(begun: World, plan: World, tmp_path: Path) -> None:
    cap = np.floor(0.5 * spent(plan, "public_posts").min())
    text = f'[policy.public_posts]\ncounties = ["{COUNTIES[2].zh}"]\nyearly_cap = {cap}\n'
    world = lived(begun, worlds.rules_of(tmp_path / "one.toml", text))
    here = np.arange(len(COUNTIES)) == 2
    assert spent(world, "public_posts")[here] == pytest.approx(cap, rel=0.01)
    assert (spent(world, "public_posts")[~here] > 1.5 * cap).all()


def test_a_cap_means_the_same_in_a_larger_sample(begun: World, plan: World, tmp_path: Path) -> None:
    cap = np.floor(0.4 * spent(plan, "dibao").min())
    rules = worlds.rules_of(tmp_path / "shares.toml", f"[policy.dibao]\nyearly_cap = {cap}\n")
    for world in (begun, begun_at(0.03)):
        assert spent(lived(world, rules), "dibao") == pytest.approx(cap, rel=0.002)


def test_who_lives_a_pass_in_another_way_withholds_the_same(begun: World, plan: World, tmp_path: Path) -> None:
    """A trial leaves nothing behind but what is withheld; the pass then gives the same bits as it does in a month."""
    rules = worlds.rules_of(tmp_path / "twin.toml", f"[policy.dibao]\nyearly_cap = {spent(plan, 'dibao').min() / 24.0}\n")
    worlds_of_two = [begun.branch(rules, begun.observed) for _ in range(2)]
    for phase in PHASES[:-5]:
        for world, told in zip(worlds_of_two, (False, True), strict=True):
            if isinstance(phase, Step):
                phase.run(world)
                continue
            run = partial(over_ranges, strung(phase), world.pass_arguments, village_ranges(world), 1)
            if told:
                before = worlds.state(world.branch(rules, begun.observed))
                tell_withheld(world, run)
                assert set(worlds.differing(before, worlds.state(world.branch(rules, begun.observed)))) <= {"villages.withheld"}
                run()
            else:
                live_within_caps(world, run)
    one, other = map(worlds.state, worlds_of_two)
    assert not worlds.differing(one, other)
    assert np.asarray(worlds_of_two[0].villages["withheld"])[:, POLICIES.index("dibao")].any()
    assert (room(worlds_of_two[0])[:, POLICIES.index("dibao")] >= 0.0).all()


def test_a_file_says_it_in_both_languages_and_tell_says_what_happens(tmp_path: Path) -> None:
    path = tmp_path / "zh.toml"
    path.write_text(
        '"名称" = "低保封顶"\n"上级情景" = "plan"\n"理由" = "资金上限"\n["政策"."农村低保"]\n"年度资金上限" = 50000000\n',
        encoding="utf-8",
    )
    scenario = read_scenario(path)
    assert compile_rules(load_registry(), scenario, CENTRAL_DRAW, worlds.FIRST_MONTH, 24)["dibao"]["yearly_cap"][-1, 0] == 5e7
    assert "becomes 50,000,000 yuan/county/year instead of no cap; when it is used up, governments pay nothing more" in tell(scenario)
    assert "年度资金上限改为 50,000,000 元/县·年" in tell(scenario, "zh")


def test_a_cap_of_village_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one number of a whole county"):
        worlds.rules_of(tmp_path / "classes.toml", '[policy.dibao]\nvillage_classes = ["consolidate"]\nyearly_cap = 1e6\n')
