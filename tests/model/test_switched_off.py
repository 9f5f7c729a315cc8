"""What a switch says is what acts, for every policy: off, half the strength, one class or the resettled left out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import HOUSEHOLD_CLASSES
from engine.flows import POLICIES
from model.world import World
from parameters.messages import InputError
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

YEARS = 4
CONTRACTS_END = {"microcredit": 3, "public_posts": 1}
"""Years until what was agreed on before has ended (loans F0171, posts F0162): only then is nothing paid any more."""
CLASSES = [item.name for item in HOUSEHOLD_CLASSES]
HALF_IS_LENT = {"microcredit"}
"""Its strength is that of the amounts lent, and smaller loans are taken by fewer."""
GRANTED_FROM_BUDGET = {"dibao"}
"""What smaller amounts leave over admits others who wait: half the amounts are half the money where no budget binds."""
PREMIUMS_FIRST = {"medical_cover"}
"""Its strength is that of benefits, and premiums pay of them first: half the benefits cost governments less than half."""
FILLED_APART = {"farmers_fund"}
"""Its strength is that of the amounts paid out: what governments put in follows what was used, of this year's claims and older ones."""
OWN_CONTRACTS = {"crop_insurance"}
"""Whoever loses the subsidy may sign at his own cost and is then paid by the insurer, not by public money."""
KEYS = {
    "lifted": 'household_classes = ["lifted"]',
    "ordinary": 'household_classes = ["ordinary"]',
    "resettled": "resettled = true",
    "others": "resettled = false",
    "lifted resettled": 'household_classes = ["lifted"]\nresettled = true',
}


@pytest.fixture(scope="module")
def start() -> World:
    """The small world of January 2021 with a recorder of four years."""
    people = worlds.people_of(0.1, worlds.whole_villages)
    world = worlds.begin(people, worlds.rules_of_plan(YEARS + 1), years=(2021, 2020 + YEARS))
    return worlds.live_until(world, worlds.PART)


@cache
def years_of(policy: str) -> int:
    """Years that are lived: until contracts have ended, and one."""
    return max(2, CONTRACTS_END.get(policy, 0) + 1)


def lived(start: World, folder: Path, policy: str, text: str) -> World:
    """The world under a scenario that changes the policy as `text` says, until after its transition."""
    path = folder / "switched.toml"
    path.write_text(f'name = "Switched"\nextends = "plan"\nreason = "a test"\n[policy.{policy}]\n{text}\n', "utf-8")
    rules = compile_rules(load_registry(), read_scenario(path), CENTRAL_DRAW, worlds.FIRST_MONTH, len(start.rules))
    return worlds.live_until(worlds.branch(start, rules), worlds.PART + 12 * years_of(policy))


@pytest.fixture(scope="module")
def plan(start: World) -> dict[int, World]:
    """The plan after two and after four years."""
    return {years: worlds.live_until(worlds.branch(start), worlds.PART + 12 * years) for years in (2, YEARS)}


def spent(world: World, policy: str) -> NDArray[np.float64]:
    """Public money of each year on the policy, yuan of the sample."""
    return np.asarray(world.recorder.money.spending[:, :, POLICIES.index(policy)].sum(axis=(1, 2)))[: (world.month - worlds.PART) // 12]


def paid(world: World, policy: str) -> float:
    """What the policy paid to households in the last year, yuan of the sample."""
    return float(world.recorder.money.payouts[(world.month - worlds.PART) // 12 - 1, :, POLICIES.index(policy)].sum())


def of_keys(world: World, keys: str) -> NDArray[np.bool_]:
    """The households that the keys of a block name."""
    h = world.households
    classes = [CLASSES.index(name) for name in CLASSES if f'"{name}"' in keys] or list(range(len(CLASSES)))
    found = np.isin(np.asarray(h["household_class"]), classes)
    if "resettled" in keys:
        found &= np.asarray(h["resettled"]) == int("resettled = true" in keys)
    return np.asarray(found)


def receiving(world: World, policy: str) -> NDArray[np.bool_]:
    """Households that have received something of the policy in the last year."""
    return np.asarray(np.asarray(world.households["received"]) >> POLICIES.index(policy) & 1 == 1)


def test_all_policies_are_here() -> None:
    assert set(load_registry().of_kind("policy")) == set(POLICIES)


@pytest.mark.parametrize("policy", POLICIES)
def test_off_ends_every_payment(policy: str, start: World, plan: dict[int, World], tmp_path: Path) -> None:
    """Pensions went on with a third of their money (land subsidy), medical cover with nine tenths (basic and serious illness)."""
    off, full = lived(start, tmp_path, policy, "enabled = false"), plan[years_of(policy) if policy in CONTRACTS_END else 2]
    assert spent(full, policy)[-1] > 0.0
    assert spent(off, policy)[-1] == 0.0
    assert spent(off, policy)[0] < spent(full, policy)[0]
    assert policy in OWN_CONTRACTS or (paid(off, policy) == 0.0 and not receiving(off, policy).any())
    assert off.imbalance == 0.0
    goes_on = spent(off, policy)[0] > 0.0 or off.recorder.money.payouts[:, :, POLICIES.index(policy)].any()
    assert not goes_on or load_registry().groups[policy].ends[0], "what goes on after the end is told"


@pytest.mark.parametrize("policy", POLICIES)
def test_half_the_strength_is_half_the_money(policy: str, start: World, plan: dict[int, World], tmp_path: Path) -> None:
    half, full = lived(start, tmp_path, policy, "strength = 0.5"), plan[YEARS if years_of(policy) == YEARS else 2]
    share = spent(half, policy)[1] / spent(full, policy)[1]
    if policy in HALF_IS_LENT:
        assert 0.2 < share < 0.6
    elif policy in FILLED_APART:
        assert 0.5 <= share < 0.8
        assert paid(half, policy) == pytest.approx(0.5 * paid(full, policy), rel=0.03)
    elif policy in PREMIUMS_FIRST:
        assert paid(half, policy) / paid(full, policy) == pytest.approx(0.5, abs=0.02)
        of_members, usual = (paid(world, policy) - spent(world, policy)[1] for world in (half, full))
        assert of_members > usual > 0.0, "premiums do not fall with benefits: with less premium aid members pay more of them"
    else:
        if policy in GRANTED_FROM_BUDGET:
            assert 0.5 < share < 1.0 and receiving(half, policy).sum() > receiving(full, policy).sum()
            half, full = (lived(start, tmp_path, policy, f"budget_bound = 0\nstrength = {strength}") for strength in (0.5, 1.0))
            share = spent(half, policy)[1] / spent(full, policy)[1]
        assert share == pytest.approx(0.5, abs=0.02), "what remains is who is in need when less is paid"


@pytest.mark.parametrize("keys", KEYS)
@pytest.mark.parametrize("policy", POLICIES)
def test_who_is_left_out_gets_nothing_and_others_go_on(
    policy: str, keys: str, start: World, plan: dict[int, World], tmp_path: Path
) -> None:
    try:
        off = lived(start, tmp_path, policy, f"{KEYS[keys]}\nenabled = false")
    except InputError as refused:
        assert "cannot be set by" in str(refused), "refused with the reason and what is possible"
        return
    full = plan[YEARS if years_of(policy) == YEARS else 2]
    mine = of_keys(off, KEYS[keys])
    assert mine.any() and not mine.all()
    assert policy in OWN_CONTRACTS or not receiving(off, policy)[mine].any()
    assert spent(off, policy)[1] <= spent(full, policy)[1] * 1.001
    assert receiving(off, policy)[~mine].any() or not receiving(full, policy)[~mine].any()
