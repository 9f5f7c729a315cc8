"""Luck of the population: fixed once and for all, the same for every run, sample and scenario.

The word below takes the place of a run's month luck, so that nothing in a run's seed can move who lives where.
"""

from __future__ import annotations

import csv
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from agents.population.data import SHARED
from engine.luck import draw_many

POPULATION_WORD = 0x5DEECE66D1B873C9
"""The constant word of all population draws (an arbitrary odd number; changing it makes other people)."""
HALF_STEP = 2.0**-54
"""Moves a draw of [0, 1) off zero, where the normal quantile is minus infinity."""


@cache
def numbers() -> dict[str, int]:
    """Decision numbers of the population by name (2000-2199, `data/population/decisions.csv`, append-only)."""
    with (SHARED / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return {row["decision"]: int(row["number"]) for row in csv.DictReader(file)}


def uniform(decision: str, keys: NDArray[np.int64], occasion: int = 0) -> NDArray[np.float64]:
    """One uniform in (0, 1) an agent key; shape of `keys`."""
    return draw_many(POPULATION_WORD, numbers()[decision], keys, occasion) + HALF_STEP


def normal(decision: str, keys: NDArray[np.int64], occasion: int = 0) -> NDArray[np.float64]:
    """One standard normal an agent key, by inversion; shape of `keys`."""
    values: NDArray[np.float64] = ndtri(uniform(decision, keys, occasion))
    return values


def choice(cumulative: NDArray[np.float64], luck: NDArray[np.float64]) -> NDArray[np.int64]:
    """Which of K options, given cumulative shares (K,) that end at 1; shape of `luck`."""
    return np.minimum(np.searchsorted(cumulative, luck, side="right"), len(cumulative) - 1)


def logistic(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability of a log-odds score."""
    return 1.0 / (1.0 + np.exp(-score))
