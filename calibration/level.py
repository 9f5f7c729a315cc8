"""The check of 2020's level: what the model lives in its unreported first year beside the facts of that year.

2020 is before the projection, so its level may be fitted: rows are marked "fitted" where a parameter is set so that they lie in
their band, and agreement of these is no evidence for the model. Nothing later is looked at.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from agents import codes
from agents.population.people import build_people
from agents.population.places import villages
from engine.flows import FLOW_NAMES
from engine.luck import run_seed, shared_seed
from model import start
from model.inequality import gini
from model.month import live, village_ranges
from model.people_table import rows_of
from model.projection import Block, rules_of
from model.recorder import Recorder
from model.world import World
from parameters.place import PLACE
from parameters.scenario import read_scenario

LEVELS = PLACE.folder / "levels_2020.csv"
"""What 2020 was in the place; where there is no such file, nothing is compared."""
SHARE = 0.1
"""The part of the households that the check lives, whatever a run samples: in fewer, chance alone moves figures out of their bands."""


@dataclass(frozen=True)
class LevelRow:
    """One figure of 2020: the band that the facts allow, and what was simulated."""

    level: str
    name: str
    name_zh: str
    unit: str
    fact_id: str
    low: float
    high: float
    simulated: float
    note: str

    @property
    def fact(self) -> float:
        """Middle of the band."""
        return 0.5 * (self.low + self.high)

    @property
    def fitted(self) -> bool:
        """Whether parameters were set to meet it."""
        return self.note.split("; ")[-1] == "fitted"

    @property
    def inside(self) -> bool:
        """Whether the simulated figure lies in the band."""
        return self.low <= self.simulated <= self.high


def level_check(seed: int = 1) -> list[LevelRow]:
    """Live 2020 once with central parameters and compare it with the facts; rows in the order of the place's `levels_2020.csv`."""
    if not LEVELS.is_file():
        return []
    simulated = levels_of(lived_2020(SHARE, seed))
    with LEVELS.open(encoding="utf-8", newline="") as file:
        return [
            LevelRow(
                row["level"],
                row["name"],
                row["name_zh"],
                row["unit"],
                row["fact_id"],
                float(row["low"]),
                float(row["high"]),
                simulated[row["level"]],
                row["note"],
            )
            for row in csv.DictReader(file)
        ]


@cache
def lived_2020(share: float, seed: int) -> World:
    """The world at the end of December 2020 under the plan's central rules."""
    rules = rules_of(read_scenario("plan"), Block(("plan",), 0, 1, 0, seed, share, 2021, 2021), {})
    world = start.begin(build_people(share, 0), villages(), rules, run_seed(seed, 0, 0), share, shared=shared_seed(seed, 0))
    world.recorder = Recorder(2021, 2021, world)
    cut = village_ranges(world)
    for _ in range(12):
        live(world, cut)
    return world


def levels_of(world: World) -> dict[str, float]:
    """Every figure of the table, real units, from the world at the end of December 2020."""
    h, d = world.households, world.diaries
    rows, owner = rows_of(h)
    m = world.persons[rows]
    lifted = h["household_class"] == codes.LIFTED
    rural = h["resettled"] == 0
    weights = world.household_weights()
    months = np.asarray(d["resident_months"], dtype=np.float64) * weights
    sources = np.asarray(d["year_sources"]) * weights[:, None]
    persons = np.asarray(h["persons"], dtype=np.float64)
    yuan: Callable[[str], float] = lambda flow: float(world.recorder.flows_of_2020[FLOW_NAMES.index(flow)])  # noqa: E731
    by_source = sources[rural].sum(axis=0)
    income = by_source.sum() / (months[rural].sum() / 12.0)
    per_head = sources.sum(axis=1) / np.maximum(months / 12.0, 1e-9)
    counted = rural & (months > 0)
    at_home: Callable[[np.ndarray], np.ndarray] = lambda which: np.bincount(owner, weights=which, minlength=len(h))  # noqa: E731
    away = at_home(
        (m["work"] == codes.MIGRANT_PROVINCE)
        | (m["work"] == codes.MIGRANT_OUTSIDE)
        | ((m["work"] == codes.UNEMPLOYED) & (m["usual_work"] >= codes.MIGRANT_PROVINCE))
    )
    posts = at_home((m["work"] == codes.PUBLIC_POST) | (m["work"] == codes.RANGER))
    recipients: Callable[[np.ndarray], float] = lambda persons: float(  # noqa: E731
        np.bincount(h["village"], weights=persons, minlength=len(world.villages)) @ world.county_weights[world.county_of_villages()]
    )
    return {
        "rural_income": income,
        **{f"{name}_share": by_source[k] / by_source.sum() for k, name in enumerate(("wage", "business", "property", "transfer"))},
        "lifted_net_income": float((d["year_net"] * weights)[lifted].sum() / ((d["purse_months"] * weights)[lifted].sum() / 12.0)),
        "dibao_money": yuan("dibao"),
        "dibao_persons": recipients(persons * h["in_dibao"]),
        "dibao_share_of_lifted": float((persons * h["in_dibao"] * weights)[lifted].sum() / (persons * weights)[lifted].sum()),
        "migrants": float((away * weights).sum() / weights.sum()),
        "posts": recipients(posts),
        "gini": gini(per_head[counted], months[counted]),
        "bottom_fifth": bottom_fifth(per_head[counted], months[counted]),
    }


def bottom_fifth(income: np.ndarray, weights: np.ndarray) -> float:
    """Mean income of the lowest fifth of persons over the mean of all."""
    order = np.argsort(income, kind="stable")
    y, w = income[order], weights[order]
    low = np.cumsum(w) <= 0.2 * w.sum()
    return float((y[low] * w[low]).sum() / w[low].sum() / ((y * w).sum() / w.sum()))
