"""A policy that is set for one class of households: that class is not reached, seats and money go to others, none elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import COUNTIES, HOUSEHOLD_CLASSES
from agents.outlook import Outlook
from agents.population.people import People
from engine.flows import POLICIES
from model.policies import dibao_budget, relief
from model.world import World
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

MONTHS, WITHIN_YEAR = 14, 8
LOWEST = 0.01
"""Share of those never lifted in whole villages who are taken for near-poor: about as many as the list has of everybody."""
CLASSES = [item.name for item in HOUSEHOLD_CLASSES]
WITH_MANY = ("dibao", "pensions", "relief", "public_posts", "job_loss_insurance")
"""Policies that pay some households of each class within weeks in so small a world (job-loss insurance: of two)."""
SEEN_AFTER = {"job_loss_insurance": 6}
"""Months after which others are looked at, where not `MONTHS`: the pool lives on premiums of the insured and lasts for the first
claims of a year. Premiums of a class that is not reached are gone with it; once the pool is short, so is what others are paid."""


@pytest.fixture(scope="module")
def many_near_poor(rules: Any) -> World:
    """January 2021 with a tenth of the small world's villages and all those never lifted whom the first look at the near-poor sees
    lowest: these are taken for near-poor, since few are helped of so small a class."""
    low: list[NDArray[np.int64]] = []

    def chosen(people: People) -> NDArray[np.bool_]:
        whole, others = worlds.whole_villages(people), people.household_class != CLASSES.index("lifted")
        near_poor = whole & others & (people.seen_first < np.quantile(people.seen_first[whole & others], LOWEST))
        low.append(people.key[near_poor])
        return whole & (near_poor | (people.key % 10 == 0))

    world = worlds.live_until(worlds.begin(worlds.people_of(1.0, chosen), rules), worlds.PART)
    h = world.households
    h["household_class"][np.isin(h["agent"], np.concatenate(low))] = CLASSES.index("near_poor")
    return world


def lived(folder: Path, world: World, policy: str, keys: str, months: int = MONTHS) -> World:
    """The world `months` after January 2021 with the policy off for the households and places that `keys` name."""
    path = folder / "test.toml"
    path.write_text(f'name = "Test"\nextends = "plan"\nreason = "a test"\n[policy.{policy}]\n{keys}\nenabled = false\n', "utf-8")
    rules = compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, worlds.FIRST_MONTH, len(world.rules))
    return worlds.live_until(worlds.branch(world, rules), worlds.PART + months)


def receiving(world: World, policy: str) -> NDArray[np.bool_]:
    """Households that have received something of the policy this year."""
    return np.asarray(np.asarray(world.households["received"]) >> POLICIES.index(policy) & 1 == 1)


def class_of(world: World) -> NDArray[np.int64]:
    return np.asarray(world.households["household_class"], dtype=np.int64)


@pytest.mark.parametrize("policy", WITH_MANY)
@pytest.mark.parametrize("name", CLASSES)
def test_the_class_gets_nothing_and_the_others_go_on(policy: str, name: str, many_near_poor: World, tmp_path: Path) -> None:
    months = SEEN_AFTER.get(policy, MONTHS)
    plan = worlds.live_until(worlds.branch(many_near_poor), worlds.PART + months)
    off = lived(tmp_path, many_near_poor, policy, f'household_classes = ["{name}"]', months)
    mine = class_of(plan) == CLASSES.index(name)
    assert receiving(plan, policy)[mine].any() or policy == "job_loss_insurance"
    assert not receiving(off, policy)[mine].any()
    before, after = receiving(plan, policy)[~mine].sum(), receiving(off, policy)[~mine].sum()
    assert after >= before > 0, "others have what they had, and the seats and places of the budget that are free"
    assert off.imbalance == 0.0


def test_free_posts_go_to_the_other_classes(january_2021: World, tmp_path: Path) -> None:
    plan = worlds.live_until(worlds.branch(january_2021), worlds.PART + MONTHS)
    off = lived(tmp_path, january_2021, "public_posts", 'household_classes = ["lifted"]')
    others = class_of(plan) != 0
    assert receiving(off, "public_posts")[others].sum() > receiving(plan, "public_posts")[others].sum()
    assert receiving(off, "public_posts").sum() <= receiving(plan, "public_posts").sum()


@pytest.mark.parametrize("policy", ["pensions", "crop_insurance"])
@pytest.mark.parametrize("name", CLASSES)
def test_in_the_first_month_only_kin_are_touched_besides(policy: str, name: str, january_2021: World, tmp_path: Path) -> None:
    """Who lacks his money asks his kin for other gifts, or gives them less: their cash may differ, and nothing else of theirs."""
    plan = worlds.live_until(worlds.branch(january_2021), worlds.PART + 1)
    off = lived(tmp_path, january_2021, policy, f'household_classes = ["{name}"]', 1)
    changed = worlds.changed_households(plan, off)
    assert changed.any()
    others = changed & (class_of(plan) != CLASSES.index(name))
    kin = np.asarray(plan.households["kin"])
    assert np.isin(kin[others], kin[changed & ~others]).all() and others.sum() < 0.05 * changed.sum()
    assert {
        field
        for field, values in worlds.flat(plan.households).items()
        if (values[others] != worlds.flat(off.households)[field][others]).any()
    } <= {"cash"}


def test_the_resettled_alone_are_reached_no_more(january_2021: World, tmp_path: Path) -> None:
    plan = worlds.live_until(worlds.branch(january_2021), worlds.PART + 1)
    off = lived(tmp_path, january_2021, "pensions", "resettled = true", 1)
    resettled = np.asarray(plan.households["resettled"]) == 1
    changed = worlds.changed_households(plan, off)
    assert changed.any()
    assert resettled[changed].all()
    assert not receiving(off, "pensions")[resettled].any()


@pytest.mark.parametrize("policy", ["dibao", "school_aid", "monitoring", "microcredit"])
def test_in_one_county_no_other_county_is_touched(
    policy: str, january_2021: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the year: in January incomes of the last decide who is insured, and pools of the prefecture are shared by all.

    What else counties share is left out here: two devices by which chance in a sample's county counts little - what counties
    overdraw of dibao by chance is borne by the others, and few cases of relief are drawn to the prefecture's rate - and the jobs
    that nobody has, which people from all farms of the prefecture take up.
    """
    monkeypatch.setattr(dibao_budget, "with_chance_borne_together", lambda own, _chance, _weight: own)
    monkeypatch.setattr(relief, "expected_cases", lambda _world, cases: cases)
    monkeypatch.setattr(Outlook, "hiring", lambda _outlook: np.zeros(len(COUNTIES)))
    plan = worlds.live_until(worlds.branch(january_2021), worlds.PART + WITHIN_YEAR)
    off = lived(tmp_path, january_2021, policy, 'counties = ["望谟县"]\nhousehold_classes = ["lifted"]', WITHIN_YEAR)
    county = np.asarray(plan.villages["county"])[np.asarray(plan.households["village"])]
    changed = worlds.changed_households(plan, off)
    assert changed.any()
    assert len(set(county[changed].tolist())) == 1


def test_two_complements_are_the_policy_switched_off(january_2021: World, tmp_path: Path) -> None:
    rules: list[Any] = []
    for text in (
        "[policy.{0}]\nenabled = false\n",
        "[[policy.{0}]]\nresettled = true\nenabled = false\n[[policy.{0}]]\nresettled = false\nenabled = false\n",
    ):
        path = tmp_path / "test.toml"
        blocks = "".join(text.format(policy) for policy in ("dibao", "public_posts", "monitoring"))
        path.write_text(f'name = "Test"\nextends = "plan"\nreason = "a test"\n{blocks}', "utf-8")
        rules.append(compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, worlds.FIRST_MONTH, len(january_2021.rules)))
    one, two = (worlds.live_until(worlds.branch(january_2021, each), worlds.PART + MONTHS) for each in rules)
    assert worlds.differing(worlds.state(one), worlds.state(two)) == []
