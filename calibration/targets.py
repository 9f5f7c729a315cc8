"""Yardsticks as data: bands that figures of the model stand beside. None of them is a parameter.

Nothing is fitted to those of `data/targets/`; of the figures of 2020 (`levels_2020.csv` of the place) some are, and say so.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from agents.codes import HOUSEHOLD_CLASSES
from calibration.figures import TARGETS, Figures
from parameters.place import PLACE

LEVELS = PLACE.folder / "levels_2020.csv"
"""What 2020 was in the place."""
WATCHED = 2.0
"""Within so many half-widths of its middle a figure outside its band is watched; beyond them it is outside."""
Verdict = Literal["inside", "watch", "outside", "unknown"]


@dataclass(frozen=True)
class Target:
    """The band of a figure of a population: `kind` is i (a fact), ii (derived by a fitted process), iii (judgement)."""

    figure: str
    population: str
    name: str
    name_zh: str
    unit: str
    low: float
    high: float
    kind: str
    source: str
    note: str
    note_zh: str
    fitted: bool = False
    """Whether parameters are searched for that meet it."""

    @property
    def key(self) -> str:
        """What figures are known by."""
        return f"{self.figure}/{self.population}"

    @property
    def whose(self) -> tuple[str, str]:
        """The class of households that the figure is of, in English and Chinese; empty where it is of all, or says so itself."""
        return next(((one.en, one.zh) for one in HOUSEHOLD_CLASSES if one.name == self.population), ("", ""))

    def verdict(self, value: float) -> Verdict:
        """Where a value stands."""
        if value != value:
            return "unknown"
        if self.low <= value <= self.high:
            return "inside"
        half = 0.5 * (self.high - self.low)
        return "watch" if abs(value - (self.low + half)) <= WATCHED * half else "outside"


@dataclass(frozen=True)
class Measured:
    """A target and what the model has: mean over replicates of shared luck, and the standard deviation between them."""

    target: Target
    value: float
    deviation: float

    @property
    def verdict(self) -> Verdict:
        """Where the mean stands."""
        return self.target.verdict(self.value)


def targets_of(table: str) -> list[Target]:
    """The rows of a table of `data/targets/`, in their order."""
    return _read(TARGETS / f"{table}.csv")


def levels_2020() -> list[Target]:
    """The figures of the lived year 2020, in the order of their table."""
    return _read(LEVELS)


def reasons() -> dict[str, tuple[str, str]]:
    """Why figures stand outside their bands, in English and Chinese, by their keys."""
    with (TARGETS / "reasons.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: (row["reason"], row["reason_zh"]) for row in csv.DictReader(file)}


def _read(path: Path) -> list[Target]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Target(
                low=float(row.pop("low")),
                high=float(row.pop("high")),
                fitted=row.pop("fitted", "") == "yes",
                **{name: str(text) for name, text in row.items()},
            )
            for row in csv.DictReader(file)
        ]


def measured(targets: list[Target], replicates: list[Figures]) -> list[Measured]:
    """Every target with the mean and the deviation of its figure over the replicates.

    Raises:
        KeyError: nobody works a figure out.
    """
    found = []
    for target in targets:
        values = np.array([figures[target.key] for figures in replicates])
        known = values[~np.isnan(values)]
        mean = float(known.mean()) if len(known) else float("nan")
        found.append(Measured(target, mean, float(known.std(ddof=1)) if len(known) > 1 else float("nan")))
    return found
