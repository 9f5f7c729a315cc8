"""A small, eventful world lived and written to a file, field by field: run compiled and uncompiled, then compared.

Usage: python live_and_dump.py FILE.npz
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import worlds
from numpy.typing import NDArray

from agents.codes import CHRONIC_ILLNESS, MIGRANT_PROVINCE, SELF_EMPLOYED, SEVERE_DISABILITY
from agents.population.people import People
from model.world import World

KIN_GROUPS = 12
MONTHS = 26
EVENTFUL = {
    ("work", "job_loss_migrant"): 4.0,
    ("work", "job_loss_local"): 4.0,
    ("work", "migrate"): 8.0,
    ("work", "return_home"): 8.0,
    ("health", "stays"): 3.0,
    ("health", "mean_bill"): 3.0,
    ("health", "disability"): 10.0,
    ("demography", "mortality"): 4.0,
    ("demography", "fertility"): 4.0,
    ("weather", "village_loss_years"): 5.0,
    ("weather", "drought_chance"): 6.0,
    ("products", "epidemic"): 5.0,
    ("drivers", "pandemic_chance"): 5.0,
    ("farmers_fund", "trigger"): 0.1,
    ("farmers_fund", "line"): 3.0,
    ("farmers_fund", "fund_size"): 0.1,
    ("public_posts", "posts"): 4.0,
    ("public_posts", "rangers"): 4.0,
    ("accidents", "fire"): 50.0,
    ("accidents", "theft"): 20.0,
    ("accidents", "accident"): 10.0,
    ("gap_insurance", "illness_deductible"): 0.1,
    ("gap_insurance", "school_deductible"): 0.1,
    ("gap_insurance", "disaster_deductible"): 0.1,
    ("gap_insurance", "line"): 2.0,
    ("gap_insurance", "budget"): 0.5,
    ("relief", "cases"): 4.0,
    ("crop_insurance", "joins"): 2.0,
    ("crop_insurance", "price_trigger"): 1.5,
    ("microcredit", "applies"): 4.0,
    ("job_loss_insurance", "coverage"): 3.0,
    ("job_loss_insurance", "premium"): 0.5,
    ("job_loss_insurance", "waiting_months"): 0.0,
    ("work", "job_loss_resettled"): 4.0,
    ("monitoring", "report"): 3.0,
    ("monitoring", "coverage"): 2.0,
    ("monitoring", "risk_share"): 0.5,
    ("products", "price_sd"): 3.0,
    ("credit", "takers"): 5.0,
    ("home_insurance", "premium"): 0.5,
}
"""Factors on rules, so that rare things happen to a few households within a few months."""


def rare_kinds(people: People, how_many: int = KIN_GROUPS) -> NDArray[np.bool_]:
    """So many kin groups with the most different kinds of persons, a sixth of them in communities."""
    kinds = np.stack(
        [
            (people.health == CHRONIC_ILLNESS).any(axis=1),
            (people.disability == SEVERE_DISABILITY).any(axis=1),
            (people.work == SELF_EMPLOYED).any(axis=1),
            (people.work == MIGRANT_PROVINCE).any(axis=1),
            (people.in_school >= 3).any(axis=1),
            people.household_class == 0,
            people.members_count >= 7,
            people.resettled == 1,
            people.land_mu > 5.0,
            people.income_rank < 0.05,
        ]
    )
    groups, of_household = np.unique(people.kin, return_inverse=True)
    variety = np.zeros(len(groups))
    for kind in kinds:
        variety += np.bincount(of_household, weights=kind) > 0
    moved = np.bincount(of_household, weights=people.resettled) > 0
    by_variety = np.argsort(-variety, kind="stable")
    few = how_many // 6
    chosen = [*by_variety[moved[by_variety]][:few], *by_variety[~moved[by_variety]][: how_many - few]]
    return np.asarray(np.isin(of_household, chosen))


def eventful_rules(rules: Any) -> Any:
    """The rules with rare things made frequent."""
    for (group, name), factor in EVENTFUL.items():
        if group in rules.dtype.names:
            rules[group][name][...] *= factor
    return rules


def eventful_world(share: float | None = None, scenario: str | Path = "plan") -> World:
    """The world to the end of its last whole year, 2021, with the recorder of that year; its people are `share` of everybody."""
    people = worlds.people_of(0.02, rare_kinds)
    world = worlds.begin(people, eventful_rules(worlds.rules_of_plan(scenario=scenario)), years=(2021, 2021), share=share)
    return worlds.live_until(world, worlds.FIRST_MONTH + MONTHS - 2)


def lived() -> dict[str, NDArray[Any]]:
    """All state and outcomes after the months; integers as 64-bit numbers, because the plain twin keeps them so."""
    world = eventful_world()
    found = {f"outcome.{name}": values for name, values in world.recorder.arrays(world).items()}
    found.update(worlds.state(worlds.live_until(world, worlds.FIRST_MONTH + MONTHS)))
    return {name: values.astype(np.int64) if values.dtype.kind == "i" else values for name, values in found.items()}


if __name__ == "__main__":
    np.savez(Path(sys.argv[1]), **lived())
