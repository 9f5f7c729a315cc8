"""Every policy's delay acts, or a scenario is refused it with the reason; premiums of households move from them to the pool."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import worlds

from engine.flows import FLOW_NAMES, entry, flows
from model.world import World
from parameters.messages import InputError
from parameters.registry import load_registry

FIXED = ("medical_cover", "school_aid")
POLICIES = sorted(load_registry().of_kind("policy"))
MONTHS = 24


@pytest.fixture(scope="module")
def begun() -> World:
    """January 2021 of a hundredth of the households, at the plan's rules."""
    world = worlds.begin(worlds.people_of(0.01, lambda people: np.ones(len(people.key), dtype=bool)), worlds.rules_of_plan(3))
    return worlds.live_until(world, worlds.PART)


class Books:
    """Listens where a recorder would: the flows month by month."""

    def __init__(self) -> None:
        self.months: list[Any] = []

    def month(self, world: World) -> None:
        """Called when the month's accounts are closed."""
        self.months.append(world.books.sum(axis=0) + world.institution_books.sum(axis=0))

    def paid(self, flow: str) -> float:
        """Sum of a flow, yuan of the sample."""
        return float(np.sum(self.months, axis=0)[FLOW_NAMES.index(flow)])


def lived(begun: World, rules: Any, months: int = MONTHS) -> World:
    """Some months from January 2021 on under the rules."""
    world = begun.branch(rules, begun.observed)
    world.recorder = Books()
    return worlds.live_until(world, worlds.PART + months)


@pytest.fixture(scope="module")
def plan(begun: World) -> World:
    return lived(begun, worlds.rules_of_plan(3))


@pytest.mark.parametrize("policy", [policy for policy in POLICIES if policy not in FIXED])
def test_a_longer_delay_acts_on_what_the_policy_pays(begun: World, plan: World, tmp_path: Path, policy: str) -> None:
    late = lived(begun, worlds.rules_of(tmp_path / "late.toml", f"[policy.{policy}]\ndelay_months = 12.0\n"))
    own = [flow.flow for flow in flows() if flow.policy == policy and flow.payee == "household"]
    before, after = (np.cumsum(world.recorder.months, axis=0)[:, [entry(flow) for flow in own]].sum() for world in (plan, late))
    assert after < before, "later is less by any month, though a pool may end as empty"
    assert late.imbalance == 0.0


@pytest.mark.parametrize("policy", FIXED)
def test_a_delay_that_cannot_act_is_refused_with_the_reason(tmp_path: Path, policy: str) -> None:
    with pytest.raises(InputError, match=r"no rule reads this here, it stays 0: (bills are settled|aid is set against)"):
        worlds.rules_of(tmp_path / "late.toml", f"[policy.{policy}]\ndelay_months = 3.0\n")


def test_posts_stand_empty_for_the_delay(begun: World, plan: World, tmp_path: Path) -> None:
    """A vacancy of six months in the mean leaves fewer holders, but not many fewer: most contracts are renewed."""
    late = lived(begun, worlds.rules_of(tmp_path / "late.toml", "[policy.public_posts]\ndelay_months = 6.0\n"))
    share = late.recorder.paid("post_pay") / plan.recorder.paid("post_pay")
    assert 0.4 < share < 0.97


@pytest.mark.parametrize(
    ("policy", "own", "public"),
    [("gap_insurance", "gap_premium_own", "gap_premium"), ("home_insurance", "home_premium_own", "home_premium")],
)
def test_households_pay_their_share_of_the_premium(
    begun: World, plan: World, tmp_path: Path, policy: str, own: str, public: str
) -> None:
    """A third from households, two thirds from governments, the same in all; it lowers income and no account is left open."""
    shared = lived(begun, worlds.rules_of(tmp_path / "own.toml", f"[policy.{policy}]\npremium_share = {1 / 3}\n"), 1)
    all_of_it = float(plan.recorder.months[0][entry(public)])
    assert plan.recorder.paid(own) == 0.0
    assert shared.recorder.paid(own) == pytest.approx(all_of_it / 3, rel=5e-3), "but for births and deaths of January"
    assert shared.recorder.paid(public) == pytest.approx(all_of_it * 2 / 3, rel=1e-6)
    assert shared.imbalance == 0.0
    begun_plan = lived(begun, worlds.rules_of_plan(3), 1)
    lost = np.asarray(begun_plan.households["net_12"] - shared.households["net_12"])
    assert (lost >= 0.0).all()
    assert lost.sum() == pytest.approx(shared.recorder.paid(own), rel=1e-6)


def test_no_premium_of_households_where_the_policy_is_off(begun: World, tmp_path: Path) -> None:
    off = "".join(f"[policy.{policy}]\npremium_share = 1.0\nenabled = false\n" for policy in ("gap_insurance", "home_insurance"))
    world = lived(begun, worlds.rules_of(tmp_path / "off.toml", off), 1)
    assert world.recorder.paid("gap_premium_own") == world.recorder.paid("home_premium_own") == 0.0
