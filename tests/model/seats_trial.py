"""Lives small worlds in a tree with or without the programme on trial and prints what came of it as JSON.

Usage, with the tree first in PYTHONPATH: python seats_trial.py months|golden|random|outcomes
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent.parent / "golden"))

import golden_file
import golden_runs
import live_and_dump
import numpy as np
import seats_at_random
import worlds

import fangpin
from engine.flows import POLICIES, SECTORS
from model.people_table import rows_of
from model.seats_dealing import quotas
from model.world import World

FINER = 2
"""Months are lived by so many times the kin groups of the eventful world, each household for as many less: seats are planned by county
for the lifted, and a dozen kin groups lie in so few counties that these have three or four."""


def as_golden() -> list[str]:
    """What differs from the golden state of the eventful world, as far as the arithmetic of this machine is that of the file."""
    kept, arithmetic = golden_file.read()
    moved = golden_file.moved(
        {"states": {"eventful": kept["states"]["eventful"]}}, {"states": {"eventful": golden_runs.state("eventful")}}
    )
    return [str(each) for each in golden_file.unexplained(moved, golden_file.arithmetic() == arithmetic)]


def months() -> list[dict[str, Any]]:
    """Month by month: calendar month, seats dealt and held by kind, whether a group holds more than it was dealt, ..."""
    found: list[dict[str, Any]] = []

    from model.policies import work_for_relief  # type: ignore[attr-defined]

    workers: set[int] = set()

    def look(world: World) -> None:
        """What the month has left; `missed`: households whose works ended with it and who book that as aid lost."""
        works = world.state_of(work_for_relief.WorksKept)
        account = SECTORS.index("works_pool")
        now, dealt = seats_at_random.held(world), quotas(world)
        rows, owner = rows_of(world.households)
        hold = set(owner[world.persons["seat"][rows] == work_for_relief.WORKS].tolist())
        ended = sorted(workers - hold)
        workers.clear()
        workers.update(hold)
        found.append(
            {
                "calendar": (world.month - 1) % 12 + 1,
                "dealt": dealt.sum(axis=0).tolist(),
                "held": now.sum(axis=0).tolist(),
                "over": bool((now > dealt).any()),
                "paid_holders": np.asarray(world.villages["seats_held"]).sum(axis=0).tolist()[: now.shape[1]],
                "ended": len(ended),
                "missed": int((world.diaries["post_gone"][ended] == world.month).sum()),
                "jobs": bool((world.persons["seat"] > 0).sum() == now.sum()),
                "imbalance": float(world.imbalance),
                "at_works": int(world.state_of(work_for_relief.WorksOfVillage)["at_works"].sum()),
                "fund": float(world.balances()[:, account].sum()),
                **{name: int(works[name].sum()) for name in works.dtype.names},
            }
        )

    people = worlds.people_of(0.02, partial(live_and_dump.rare_kinds, how_many=FINER * live_and_dump.KIN_GROUPS))
    rules = live_and_dump.eventful_rules(worlds.rules_of_plan())
    rules["work_for_relief"]["coverage"] = 1.0
    world = worlds.begin(people, rules, share=FINER * golden_runs.EVENTFUL_SHARE)
    worlds.live_until(world, worlds.FIRST_MONTH + 15, check=look)
    return found


def at_random() -> list[int]:
    """Seats filled under random quotas, at several shares."""
    rules = worlds.rules_of_plan()
    found = []
    for share, tenth, most in ((0.002, 0, 9), (0.005, 3, 5), (0.02, 7, 3)):
        found.append(seats_at_random.live_at_random(seats_at_random.world_of(share, rules, tenth), 14, most, tenth))
    return found


def outcomes() -> dict[str, Any]:
    """What the library says of a year under the plan and, where it is there, without the programme."""
    without = {"name": "no works", "policy": {"work_for_relief": {"enabled": False}}}
    there = "work_for_relief" in POLICIES
    found = fangpin.run("plan", *([without] if there else []), sample=0.0005, start=2021, end=2021)
    paid = found["payouts"].sel(policy=[policy for policy in POLICIES if policy != "work_for_relief"])
    works = found["payouts"].sel(policy="work_for_relief") if there else 0.0 * paid.isel(policy=0)
    over = [dim for dim in works.dims if dim != "scenario"]
    reported = found["persons_at_works"].sum(("draw", "replicate", "year", "county")).values.tolist() if there else []
    others = [float(paid.isel(scenario=-1).sum()), float(found["relapsed_persons"].isel(scenario=-1).sum())]
    return {
        "works": works.sum(over).values.tolist(),
        "reported": reported,
        "others": [*others, *paid.isel(scenario=-1).values.ravel().tolist()],
    }


MODES = {"golden": as_golden, "months": months, "random": at_random, "outcomes": outcomes}

if __name__ == "__main__":
    print(json.dumps(MODES[sys.argv[1]]()))
