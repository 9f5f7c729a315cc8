"""Luck: one uniform number per (seed, decision, occasion, calendar month, agent), from a counter-based generator.

Nothing here has state. The same decision of the same agent in the same month has the same luck in every scenario, on
every machine, in any order. The mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
Decisions are numbered by the append-only file `data/decisions.csv`, so that a new policy moves nobody else's luck.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.compiled import rule

U = np.uint64
GOLDEN = U(0x9E3779B97F4A7C15)
MIX_1 = U(0xBF58476D1CE4E5B9)
MIX_2 = U(0x94D049BB133111EB)
SEED_SALT = U(0xD1B54A32D192ED03)
MONTH_SALT = U(0x8CB92BA72F3D8DD7)
SHARED_SALT = U(0xA0761D6478BD642F)
S30, S27, S31, S11, S3 = U(30), U(27), U(31), U(11), U(3)
UNIT = 1.0 / 9007199254740992.0
OCCASIONS = 64
"""Each decision owns this many occasions in a month (one per member, attempt and so on)."""

HOUSEHOLD_KEYS, MEMBER_KEYS, VILLAGE_KEYS, COUNTY_KEYS, PREFECTURE_KEYS = 1 << 40, 2 << 40, 3 << 40, 4 << 40, 5 << 40
"""Disjoint ranges of agent keys."""


BORN_KEYS = 1 << 62
"""Keys of who is born in a run begin here, beyond those of everybody else: 61 bits wide, so that two alike are not to be expected
(in one run of a hundred million of everybody)."""


@rule
def mix(z: np.uint64) -> np.uint64:
    """Finaliser of SplitMix64: a bijection of 64-bit words in which every input bit moves every output bit."""
    z = (z ^ (z >> S30)) * MIX_1
    z = (z ^ (z >> S27)) * MIX_2
    return z ^ (z >> S31)


@rule
def key_of_child(mother: int, month: int) -> int:
    """The key of who is born to the agent `mother` in a month: it follows from these two alone; one birth a month."""
    own = np.int64(mix(U(mother) ^ (U(month) * GOLDEN)) >> S3)  # a plain int would make a float of the sum
    return int(BORN_KEYS + own)


def keys_of_children(mothers: NDArray[np.int64], month: int) -> NDArray[np.int64]:
    """`key_of_child` for an array of mothers, without compilation; the same keys."""
    with np.errstate(over="ignore"):
        own = _mix_many(mothers.astype(np.uint64) ^ (U(month) * GOLDEN)) >> S3
    return np.asarray(BORN_KEYS + own.astype(np.int64))


@rule
def month_luck(seed: np.uint64, month: int) -> np.uint64:
    """The word from which all luck of one calendar month (year x 12 + month - 1) is drawn; different salts for seed and month."""
    return mix(mix(seed * GOLDEN + SEED_SALT) ^ (U(month) * MONTH_SALT))


@rule
def draw(luck: np.uint64, decision: int, agent: int, occasion: int = 0) -> float:
    """A uniform in [0, 1) with 53 bits: `agent` is a fixed key of the full population, never a position."""
    z = mix(mix(luck ^ U(agent)) + U(decision * 64 + occasion) * GOLDEN)
    return float(z >> S11) * UNIT


def draw_many(luck: int, decision: int, agents: NDArray[np.int64], occasion: int = 0) -> NDArray[np.float64]:
    """`draw` for an array of agents, without compilation; the same bits."""
    with np.errstate(over="ignore"):
        z = U(luck) ^ agents.astype(np.uint64)
        z = _mix_many(z) + U(decision * OCCASIONS + occasion) * GOLDEN
        return (_mix_many(z) >> S11).astype(np.float64) * UNIT


def _mix_many(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    z = z ^ (z >> S30)
    z *= MIX_1
    z ^= z >> S27
    z *= MIX_2
    z ^= z >> S31
    return z


@lru_cache(maxsize=64)
def month_word(seed: np.uint64 | int, month: int) -> np.uint64:
    """`month_luck` without compilation: the same bits."""
    with np.errstate(over="ignore"):
        z = _mix_many(np.array([seed], dtype=np.uint64) * GOLDEN + SEED_SALT)
        return U(_mix_many(z ^ (U(month) * MONTH_SALT))[0])


def draw_one(luck: np.uint64 | int, decision: int, agent: int, occasion: int = 0) -> float:
    """`draw` without compilation, for institutions: the same bits."""
    return float(draw_many(int(luck), decision, np.array([agent], dtype=np.int64), occasion)[0])


def run_seed(seed: int, draw_number: int, replicate: int) -> np.uint64:
    """The luck seed of one (draw, replicate) of an experiment; every scenario of it shares this number."""
    with np.errstate(over="ignore"):
        z = _mix_many(np.array([seed], dtype=np.uint64) * GOLDEN + SEED_SALT)
        z = _mix_many(z + U(draw_number + 1) * MONTH_SALT)
        return U(_mix_many(z ^ (U(replicate + 1) * MIX_1))[0])


def shared_seed(seed: int, replicate: int) -> np.uint64:
    """The luck seed of what everybody shares (wages, prices, pandemic, weather) in a replicate of an experiment.

    All draws and scenarios of a replicate have it in common, so that results of two draws differ by their parameters and by
    the luck of households, and never because one of them met a drought.
    """
    with np.errstate(over="ignore"):
        z = _mix_many(np.array([seed], dtype=np.uint64) * GOLDEN + SHARED_SALT)
        return U(_mix_many(z ^ (U(replicate + 1) * MIX_1))[0])


@cache
def _decisions() -> dict[str, int]:
    path = Path(__file__).parent.parent / "data" / "decisions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["decision"]: int(row["number"]) for row in rows}


def decision(name: str) -> int:
    """The fixed number of a named decision.

    Raises:
        KeyError: the name is not in `data/decisions.csv`; append it there with the next free number.
    """
    return _decisions()[name]
