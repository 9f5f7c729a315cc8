"""Lives small worlds with or without the programme on trial, in a process of its own, and prints what came of it as JSON.

Usage: python seats_trial.py listed|unlisted|random
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import work_for_relief

import model.order
import model.programmes as listed
from model.seats_held import PAY_HOLDERS

if sys.argv[1] != "unlisted":
    listed.PROGRAMMES = (*listed.PROGRAMMES, work_for_relief.PROGRAMME)
    behind = model.order.ORDER.index(PAY_HOLDERS) + 1
    model.order.ORDER = (*model.order.ORDER[:behind], *work_for_relief.PROGRAMME.lines, *model.order.ORDER[behind:])
sys.path.insert(0, str(Path(__file__).parent.parent / "golden"))

import golden_file
import golden_runs
import live_and_dump
import numpy as np
import seats_at_random
import worlds

from model.people import ENDED_POST
from model.people_table import rows_of
from model.seats_dealing import quotas
from model.world import World


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

    workers: set[int] = set()

    def look(world: World) -> None:
        """What the month has left; `missed`: households whose works ended with it and who book that as aid lost."""
        works = world.state_of(work_for_relief.Works)
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
                "missed": int((world.diaries["aid_gone"][ended, ENDED_POST] == world.month).sum()),
                "jobs": bool((world.persons["seat"] > 0).sum() == now.sum()),
                "imbalance": float(world.imbalance),
                **{name: int(works[name].sum()) for name in works.dtype.names},
            }
        )

    people = worlds.people_of(0.02, live_and_dump.rare_kinds)
    world = worlds.begin(people, live_and_dump.eventful_rules(worlds.rules_of_plan()), share=golden_runs.EVENTFUL_SHARE)
    worlds.live_until(world, worlds.FIRST_MONTH + 15, check=look)
    return found


def at_random() -> list[int]:
    """Seats filled under random quotas, at several shares."""
    rules = worlds.rules_of_plan()
    found = []
    for share, tenth, most in ((0.002, 0, 9), (0.005, 3, 5), (0.02, 7, 3)):
        found.append(seats_at_random.live_at_random(seats_at_random.world_of(share, rules, tenth), 14, most, tenth))
    return found


MODES = {"unlisted": as_golden, "listed": months, "random": at_random}

if __name__ == "__main__":
    print(json.dumps(MODES[sys.argv[1]]()))
