"""Luck: no two neighbours share it, it is uniform and independent, and every way to draw it gives the same bits."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import plain_rules
import pytest
from numpy.typing import NDArray
from scipy import stats

from agents.codes import COUNTIES, MEMBERS_AT_START
from agents.population.people import KIN_KEYS
from agents.population.places import villages
from agents.population.sample import VILLAGE_ROOM
from engine import luck
from engine.luck import draw, draw_many, draw_one, month_luck, month_word, run_seed

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MANY = 40_000
MONTH = 2021 * 12
HOUSEHOLDS = luck.HOUSEHOLD_KEYS + np.arange(MANY)


def drawn(seed: int = 1, month: int = MONTH, decision: int = 14, shift: int = 0, occasion: int = 0) -> NDArray[np.float64]:
    return draw_many(int(month_word(seed, month)), decision, HOUSEHOLDS + shift, occasion)


NEIGHBOURS = {
    "seed": {"seed": 2},
    "month": {"month": MONTH + 1},
    "year": {"month": MONTH + 12},
    "household": {"shift": 1},
    "decision": {"decision": 15},
    "occasion": {"occasion": 1},
    "seed and month against each other": {"seed": 2, "month": MONTH - 1},
    "members": {"shift": luck.MEMBER_KEYS - luck.HOUSEHOLD_KEYS},
}


@pytest.mark.parametrize("what", NEIGHBOURS)
def test_neighbours_share_no_draw_and_are_independent(what: str) -> None:
    one, other = drawn(), drawn(**NEIGHBOURS[what])
    if what == "household":
        assert np.array_equal(one[1:], other[:-1]), "the draw belongs to the key, not to its position"
    else:
        assert not np.isin(one, other).any()
    assert not (one == other).any()
    assert abs(np.corrcoef(one, other)[0, 1]) < 4.0 / np.sqrt(MANY)
    cells = np.histogram2d(one, other, bins=10, range=[[0, 1], [0, 1]])[0]
    assert stats.chisquare(cells.ravel()).pvalue > 1e-4


def test_draws_are_uniform() -> None:
    assert stats.kstest(drawn(), "uniform").pvalue > 1e-3
    months = np.array([draw_one(month_word(3, MONTH + t), 14, luck.PREFECTURE_KEYS) for t in range(3000)])
    assert stats.kstest(months, "uniform").pvalue > 1e-3
    assert abs(np.corrcoef(months[1:], months[:-1])[0, 1]) < 4.0 / np.sqrt(len(months))
    assert drawn().min() >= 0.0
    assert drawn().max() < 1.0


def test_last_bits_are_as_random_as_the_first() -> None:
    fraction = (drawn() * 2.0**40) % 1.0
    assert stats.kstest(fraction, "uniform").pvalue > 1e-3


def test_runs_of_an_experiment_have_different_seeds() -> None:
    seeds = [int(run_seed(s, d, r)) for s in range(4) for d in range(40) for r in range(12)]
    assert len(set(seeds)) == len(seeds)


def test_draws_of_one_many_and_the_rule_are_the_same_bits() -> None:
    keys = HOUSEHOLDS[:200]
    for seed in (0, 1, 2**64 - 1):
        word = month_word(seed, MONTH)
        assert int(word) == int(month_luck(np.uint64(seed), MONTH))
        for occasion in (0, 5, 63):
            many = draw_many(int(word), 22, keys, occasion)
            assert many.tolist() == [draw(word, 22, int(k), occasion) for k in keys]
            assert many.tolist() == [draw_one(word, 22, int(k), occasion) for k in keys]


def test_compiled_rules_of_the_engine_are_the_same_bits_as_plain_ones() -> None:
    environment = dict(os.environ, FANGPIN_UNCOMPILED="1", PYTHONPATH=str(ROOT))
    command = [sys.executable, str(HERE / "plain_rules.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    plain, compiled = json.loads(done.stdout), plain_rules.table()
    assert plain.keys() == compiled.keys()
    for name, bits in compiled.items():
        assert plain[name] == bits, name


def test_ranges_of_agent_keys_are_disjoint() -> None:
    most_places = len(villages(1_000_000))
    households = most_places * VILLAGE_ROOM
    ranges = {
        "households": (luck.HOUSEHOLD_KEYS, luck.HOUSEHOLD_KEYS + households),
        "members": (luck.MEMBER_KEYS, luck.MEMBER_KEYS + households * MEMBERS_AT_START),
        "villages": (luck.VILLAGE_KEYS, luck.VILLAGE_KEYS + most_places),
        "counties and belts": (luck.COUNTY_KEYS, luck.COUNTY_KEYS + 100 + 3 * len(COUNTIES)),
        "prefecture": (luck.PREFECTURE_KEYS, luck.PREFECTURE_KEYS + 1),
        "kin groups": (KIN_KEYS, KIN_KEYS + households),
    }
    ordered = sorted(ranges.values())
    for (_, end), (begin, _) in pairwise(ordered):
        assert end <= begin
    assert ordered[-1][1] < 2**63


def decisions(path: Path) -> list[tuple[int, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(int(row["number"]), row["decision"]) for row in csv.DictReader(file)]


def test_decisions_are_numbered_once_and_only_appended() -> None:
    """The snapshot is what was published: a number never changes its decision. Extend it when decisions are added."""
    now, published = decisions(ROOT / "data" / "decisions.csv"), decisions(HERE / "decisions_snapshot.csv")
    assert now[: len(published)] == published
    of_population = decisions(ROOT / "data" / "population" / "decisions.csv")
    numbers = [number for number, _ in now + of_population]
    assert len(set(numbers)) == len(numbers)
    assert len({name for _, name in now}) == len(now)
    assert all(luck.decision(name) == number for number, name in now)


def test_decisions_and_occasions_never_meet() -> None:
    """The last occasion of a decision and the first of the next are different draws."""
    word = int(month_word(1, MONTH))
    last = draw_many(word, 14, HOUSEHOLDS, luck.OCCASIONS - 1)
    assert not (last == draw_many(word, 15, HOUSEHOLDS, 0)).any()
