"""The small runs whose outcomes and states are kept exactly: what is run, and what is written down of it.

Everything that a refactoring may move about stands in `of_state`: hashes are by name and in an order of their own (households by
their key, villages by theirs, members as they stand in their household), so that records may be laid out anew without changing one.
"""

from __future__ import annotations

import hashlib
import math
import sys
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "model"))

import live_and_dump
import worlds

import model.projection as projection
from agents.codes import CAUSES, PAYERS
from engine.flows import FLOW_NAMES, POLICIES, SECTORS
from engine.passes import POOLS
from model.block import Block
from model.courses import courses_of
from model.people_table import rows_of
from model.tally import COLUMNS
from model.world import World
from parameters.priors import sample
from parameters.registry import load_registry

Numbers: TypeAlias = dict[str, str]
"""Name -> a number in full (`repr` of a float), or a hash and a sum; what is nought is left out."""

SHARE, SEED = 0.003, 20_210_101
"""2,460 households: every policy, shock and cause leaves a trace, and a scenario takes a fifth of a second once compiled."""
MONEY = ("no_new_insurance", "no_new_insurance_same_money")
SHOCKS = ("drought_2022", "flood_2023", "mass_return_2023", "price_crash_2023")
CENTRAL = ("plan", "plan_as_written", "support_withdrawn", "no_public_posts", "old_insurance_kept", *MONEY, *SHOCKS)
EVENTFUL_SHARE = 1.0 / 4096.0
"""A household of the eventful world stands for a power of two, so that sums over counties are exact in whatever order."""
EVERY_TERM = Path(__file__).parent / "every_term.toml"
"""Terms of policies that the plan has at nought or one: strengths, delays, caps, parts of the people; and a shock of each kind."""
DIGITS = 4
"""To so many digits the factors of the draw off the centre are rounded: the last bits of `exp` differ between machines."""


def off_centre() -> tuple[tuple[str, float], ...]:
    """A draw with every uncertain parameter off its central value, the same on every machine."""
    return tuple((name, round(factor, DIGITS)) for name, factor in sample(load_registry(), 8, SEED)[3].items())


def blocks() -> dict[str, Block]:
    """The runs whose outcomes are kept, by the name of their draw, drivers or end."""
    usual = Block(CENTRAL, 0, 1, 0, SEED, SHARE, 2021, 2023)
    drawn = Block(("plan", "support_withdrawn"), 1, 2, 0, SEED, SHARE, 2021, 2022, drawn=off_centre())
    observed = Block(("plan",), 0, 1, 1, SEED, SHARE, 2021, 2022, drivers="observed")
    late = Block(("tapers_2026_2028", "ends_2025"), 0, 1, 0, SEED, SHARE, 2021, 2026)
    terms = Block((str(EVERY_TERM),), 2, 3, 0, SEED, SHARE, 2021, 2022, drawn=())
    return {"central": usual, "off_centre": drawn, "observed": observed, "to_2026": late, "every_term": terms}


def total(values: NDArray[Any]) -> str:
    """The sum of all that is not missing, rounded once: the same in whatever order it is added."""
    return repr(math.fsum(np.asarray(values, dtype=np.float64)[~np.isnan(values)].tolist()))


def numbers_of(outcome: dict[str, NDArray[Any]]) -> Numbers:
    """The kept numbers of one scenario: persons, yuan and shares, summed over years and places."""
    at_close, at_start, households = (outcome[name] for name in ("persons_at_close", "persons_at_start", "households"))
    found = {
        "persons": total(outcome["persons"]),
        "residents": total(outcome["residents"]),
        "income_yuan": total(outcome["income_per_capita"] * outcome["resident_years"]),
        "relapsed_persons": total(outcome["relapsed_persons"]),
        "relapsed_persons_before_aid": total(outcome["relapse_rate_before_aid"] * at_start),
        "relapsed_households_ever": total(outcome["relapse_ever"] * households),
        "below_line_persons": total(outcome["below_line_rate"] * at_close),
        "below_line_persons_before_aid_and_posts": total(outcome["below_line_rate_before_aid_and_posts"] * at_close),
        "below_monitoring_line_persons": total(outcome["below_monitoring_line_rate"] * at_close),
        "poverty_gap_yuan": total(outcome["poverty_gap_yuan"]),
        "guarantee_lost_persons": total(outcome["guarantee_loss_rate"] * at_close),
        "households_listed": total(outcome["households_listed"]),
        "list_missed": total(outcome["list_missed"]),
        "gini": total(outcome["gini"]),
    }
    for axis, name in enumerate(POLICIES):
        found[f"payouts.{name}"] = total(outcome["payouts"][..., axis])
        found[f"beneficiaries.{name}"] = total(outcome["beneficiaries"][..., axis])
    for axis, payer in enumerate(PAYERS):
        found[f"spending.{payer.name}"] = total(outcome["spending"][..., axis])
    for axis, cause in enumerate(CAUSES):
        found[f"relapses_by_cause.{cause.name}"] = total(outcome["relapses_by_cause"][..., axis])
    return {name: value for name, value in found.items() if float(value) != 0.0}


def outcomes() -> dict[str, Numbers]:
    """`draw/scenario` -> the kept numbers of every run."""
    found = {}
    for draw, block in blocks().items():
        for scenario, outcome in projection.project(block).items():
            found[f"{draw}/{Path(scenario).stem}"] = numbers_of(outcome)
    return found


def hashed(values: NDArray[Any]) -> str:
    """A short hash of an array's values, whatever the width of its numbers, and their sum."""
    wide = np.ascontiguousarray(values, dtype=np.float64 if values.dtype.kind == "f" else np.int64)
    wide = wide + wide.dtype.type(0)  # minus nought is nought
    digest = hashlib.sha256(f"{wide.dtype.kind}{wide.shape}".encode() + wide.tobytes()).hexdigest()[:16]
    return f"{digest} {total(wide)}"


PLACES_OF_RECORDS = (
    "household.village",
    "household.first",
    "household.room",
    "village.first",
    "village.stop",
    "village.place",
    "village.persons_first",
    "village.persons_next",
    "village.persons_stop",
)
"""Where records stand, which says nothing of the people."""
UNSTEADY = ("target_met", "target_met_by_county")
"""Chances that are worked out from other outcomes by products whose last bits hang on the library for matrices."""


def of_state(world: World) -> dict[str, NDArray[Any]]:
    """Everything that a world holds or has recorded by name, in an order that does not depend on how records are laid out."""
    rows, places = np.argsort(world.households["agent"], kind="stable"), np.argsort(world.villages["key"], kind="stable")
    table, owner = rows_of(world.households)
    people = table[np.lexsort((world.persons["key"][table], np.asarray(world.households["agent"])[owner]))]
    found = {"imbalance": np.array([world.imbalance])}
    for records in (world.persons, world.care_years):
        found.update({f"member.{name}": values[people] for name, values in worlds.flat(records).items()})
    for records in (world.households, world.diaries, *world.states):
        found.update({f"household.{name}": values[rows] for name, values in worlds.flat(records).items()})
    found.update({f"village.{name}": values[places] for name, values in worlds.flat(world.villages).items()})
    for programme, place in POOLS.items():
        found.update({f"pool.{programme}.{name}": values[places, place] for name, values in worlds.flat(world.pools).items()})
    for prefix in ("", "institution_"):
        for name, axis in (("books", FLOW_NAMES), ("accounts", SECTORS)):
            values = np.asarray(getattr(world, prefix + name))
            ordered = values if prefix else values[places]
            found.update({f"{prefix}{name}.{each}": ordered[:, i] for i, each in enumerate(axis)})
    spending = world.county_purses.by_payer()
    found.update({f"spending.{each}": spending[:, i] for i, each in enumerate(POLICIES)})
    found.update({f"tallies.{each}": world.tallies[places][..., i] for i, each in enumerate(COLUMNS)})
    recorded = world.recorder.arrays(world)
    found.update({f"outcome.{name}": values for name, values in recorded.items() if name not in UNSTEADY})
    return {name: values for name, values in found.items() if name not in PLACES_OF_RECORDS}


def eventful(scenario: str | Path = "plan") -> World:
    """Over a hundred households in which rare things are frequent, to February 2022; small enough for the uncompiled rules."""
    return worlds.live_until(live_and_dump.eventful_world(EVENTFUL_SHARE, scenario), worlds.FIRST_MONTH + live_and_dump.MONTHS)


def withdrawn_off_centre() -> World:
    """The withdrawal of support in the draw off the centre, to the end of 2022."""
    block = blocks()["off_centre"]
    course = courses_of(block)[1]
    world = projection.begin(block, course.rules, course.observed)
    projection.live_until(world, (block.end + 1) * 12)
    return world


STATES = {"eventful": eventful, "eventful_every_term": partial(eventful, EVERY_TERM), "withdrawn_off_centre": withdrawn_off_centre}
SMALL = ("eventful", "eventful_every_term")
"""Those that live in plain Python within seconds."""


def state(name: str) -> Numbers:
    """Hash and sum of every field, by name, of one of the worlds whose whole state is kept; of fields that are not all nought."""
    return {field: hashed(values) for field, values in of_state(STATES[name]()).items() if values.any()}


def everything() -> dict[str, dict[str, Numbers]]:
    """All that the golden file keeps."""
    return {"outcomes": outcomes(), "states": {name: state(name) for name in STATES}}
