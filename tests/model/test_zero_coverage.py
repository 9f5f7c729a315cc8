"""A policy that reaches nobody is no policy: the baseline bit for bit; a change that changes nothing changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

import model.month
from agents.codes import OWN_FARM, PUBLIC_POST, RANGER
from agents.household import Care, Diary, Household, Member
from agents.places import Village
from agents.population.people import People
from engine.flows import FLOW_NAMES, POLICIES, entry, flows
from engine.passes import Line, Step
from engine.record import fields
from model.month import MONTH, PHASES
from model.tally import COLUMN, COLUMNS
from model.world import World
from parameters.parameter import Group
from parameters.priors import CENTRAL_DRAW
from parameters.registry import load_registry
from parameters.scenario import read_scenario
from parameters.table import compile_rules

GROUPS = load_registry().of_kind("policy")
OFF = {name: group for name, group in GROUPS.items() if group.off}
MONTHS = 20
PUBLIC = ("treasury", "government", "medical_fund", "farmers_fund", "gap_pool", "job_pool", "home_pool", "crop_pool", "bank")
NOT_SWITCHED = {"crop_insurance": {"crop_indemnity"}}
"""Flows that go on at zero coverage: indemnities of contracts at full own premium, which no public money pays."""
LINE_DOES_MORE = {
    "crop_insurance": "without the subsidy the contract is on offer at its full premium",
    "microcredit": "banks lend ordinary credit in the same line",
    "pensions": "support by children is paid in the same line",
}
"""Policies whose line has something to do at zero coverage."""
WAITING_FOR_INSURERS = {
    f"diaries.{name}" for name in ("property_loss", "stolen_value", "deaths", "accident_deaths", "accident_disabled")
}
"""Losses stand in the diary until the last insurer has looked at them."""
OWNERS = {"public_posts": {"seats"}, "monitoring": {"cadres"}}
"""Other names under which a policy's fields are declared."""
READ_BY_ALL = {"why_no_dibao", "why_dibao_late", "why_dibao_too_little"}


def off_from_the_start(group: Group, rules: Any) -> Any:
    """A copy of the rules with the policy switched off in every month and place."""
    found = rules.copy()
    for key, value in group.off.items():
        found[group.name_key][key][...] = np.asarray(value)
    return found


def without_contracts(world: World) -> World:
    """Nobody holds a post, a loan or an insurance contract from before: these run to their end when a policy stops."""
    h = world.households
    work = world.persons["work"]
    work[np.isin(work, (PUBLIC_POST, RANGER))] = OWN_FARM
    world.persons["seat"] = 0
    for name in ("loan", "loan_months", "loan_kind", "crop_insured"):
        if name in h.dtype.names:
            h[name][:] = 0
    world.opening["loan"][:] = 0.0
    return world


def owned(policy: str) -> set[str]:
    """Fields that only the policy writes: its own notes, which a removed line leaves empty."""
    owners = {policy} | OWNERS.get(policy, set())
    found: set[str] = set()
    for room, record in (
        ("persons", Member),
        ("care_years", Care),
        ("households", Household),
        ("diaries", Diary),
        ("villages", Village),
    ):
        found |= {f"{room}.{name}" for name, field in fields(record).items() if field.owner in owners}
    return found


def lines_of(policy: str) -> list[Line | Step]:
    return [line for line in MONTH if line.name.split(".")[0] == policy]


def comparable(world: World) -> dict[str, NDArray[Any]]:
    """State without the counts of why aid did not help, which tell an absent policy from one without reach."""
    found = worlds.state(world)
    kept = [number for name, number in COLUMN.items() if name not in READ_BY_ALL]
    assert len(kept) == len(COLUMNS) - len(READ_BY_ALL)
    found["tallies"] = world.tallies[:, :, kept]
    return found


@pytest.mark.parametrize("policy", [name for name in OFF if lines_of(name) and name not in LINE_DOES_MORE])
def test_zero_coverage_equals_a_month_without_the_policys_lines(
    policy: str, people: People, rules: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    switched = off_from_the_start(OFF[policy], rules)
    off = worlds.live_until(without_contracts(worlds.begin(people, switched)), worlds.FIRST_MONTH + MONTHS)
    removed = set(lines_of(policy))
    phases = [phase if isinstance(phase, Step) else tuple(line for line in phase if line not in removed) for phase in PHASES]
    monkeypatch.setattr(model.month, "PHASES", [phase for phase in phases if phase])
    gone = worlds.live_until(without_contracts(worlds.begin(people, switched)), worlds.FIRST_MONTH + MONTHS)
    unequal = set(worlds.differing(comparable(off), comparable(gone))) - owned(policy) - WAITING_FOR_INSURERS
    assert unequal == set(), f"{policy}: at zero coverage its lines still change {sorted(unequal)}"
    assert off.imbalance == gone.imbalance == 0.0


class Flows:
    """Listens where a recorder would, and adds up the flows of all months."""

    def __init__(self) -> None:
        self.paid = np.zeros(len(FLOW_NAMES))

    def month(self, world: World) -> None:
        """Called when the month's accounts are closed."""
        self.paid += world.books.sum(axis=0) + world.institution_books.sum(axis=0)


@pytest.mark.parametrize("policy", list(OFF))
def test_switched_off_policy_pays_nobody(policy: str, people: People, rules: Any) -> None:
    switched = off_from_the_start(OFF[policy], rules)
    world = without_contracts(worlds.begin(people, switched))
    world.recorder = Flows()
    worlds.live_until(world, worlds.FIRST_MONTH + MONTHS)
    paid = world.recorder.paid
    names = {f.flow for f in flows() if f.policy == policy and f.payer in PUBLIC}
    going_on = {name for name in names if paid[entry(name)] != 0.0} - NOT_SWITCHED.get(policy, set())
    assert going_on - {"medical_fund_in"} == set()


def scenario_file(folder: Path, changes: str) -> Path:
    path = folder / "nothing.toml"
    path.write_text(f'name = "Nothing"\nextends = "plan"\nreason = "a test"\n{changes}', encoding="utf-8")
    return path


def test_times_one_and_the_plans_own_value_change_no_rule_and_no_bit(tmp_path: Path, rules: Any, january_2021: World) -> None:
    blocks = []
    for name, group in load_registry().groups.items():
        free = [key for key, parameter in group.parameters.items() if not parameter.fixed[0] and not parameter.whole]
        lines = "\n".join(f"{key} = {{ times = 1.0 }}" for key in free)
        blocks.append(f'[{group.kind}.{name}]\nfrom = "2021-01"\n{lines}\n')
    scenario = read_scenario(scenario_file(tmp_path, "\n".join(blocks)))
    same = compile_rules(load_registry(), scenario, CENTRAL_DRAW, worlds.FIRST_MONTH, len(rules))
    assert worlds.differing(worlds.flat(rules), worlds.flat(same)) == []
    one = worlds.live_until(worlds.branch(january_2021), worlds.PART + 14)
    two = worlds.live_until(worlds.branch(january_2021, same), worlds.PART + 14)
    assert worlds.differing(worlds.state(one), worlds.state(two)) == []


def test_switched_on_again_is_the_plan(tmp_path: Path, rules: Any) -> None:
    blocks = "\n".join(f'[policy.{name}]\nfrom = "2021-01"\nenabled = true\n' for name in OFF)
    scenario = read_scenario(scenario_file(tmp_path, blocks))
    same = compile_rules(load_registry(), scenario, CENTRAL_DRAW, worlds.FIRST_MONTH, len(rules))
    assert worlds.differing(worlds.flat(rules), worlds.flat(same)) == []


def test_every_policy_can_be_switched_off_and_is_known_to_the_ledger() -> None:
    assert set(OFF) == set(GROUPS), "each policy says what `enabled = false` sets"
    assert set(GROUPS) <= set(POLICIES), "each policy has flows"
