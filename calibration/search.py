"""The level of 2020 found again: a bounded search over a few named parameters for the figures of 2020 that may be fitted.

The parameters stand in `data/level_parameters.csv`, each with the figure that it mainly serves; their bounds are those of their priors.
Every trial lives the same households with the same luck, so that two trials differ by their parameters alone. The misses are counted in
half-widths of the bands, large ones by their size and not its square, so that a figure that cannot be met does not bend the others; a
weak pull to the middle of the permitted range settles what no figure binds.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from calibration.figures import Figures
from calibration.targets import Target
from parameters.parameter import Registry
from parameters.priors import support

PARAMETERS = Path(__file__).parent.parent / "data" / "level_parameters.csv"
MOST_PARAMETERS = 10
"""More could not be told apart by the figures that there are."""
STEP = 0.05
"""By which part of its range a parameter is moved to see what it does."""
PULL = 0.25
"""What the distance of a parameter from the middle of its range to an end counts, in half-widths of a figure's band."""
DIGITS = 4
"""Significant digits of what is tried, and so of what is written."""
Values = dict[str, float]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Searched:
    """A parameter that is searched for: its value today, the ends of its prior, and the figure that it mainly serves."""

    name: str
    title: str
    title_zh: str
    unit: str
    low: float
    high: float
    today: float
    serves: str

    def at(self, place: float) -> float:
        """The value at a place in the range (0 to 1), to a few digits; at an end the next one inside, where a prior has its room."""
        value = self.low + place * (self.high - self.low)
        found, digit = rounded(value), 10.0 ** (math.floor(math.log10(abs(value))) + 1 - DIGITS) if value else 0.0
        return rounded(value + digit) if found <= self.low else rounded(value - digit) if found >= self.high else found

    @property
    def place(self) -> float:
        """Where today's value stands in the range."""
        return float(np.clip((self.today - self.low) / (self.high - self.low), 0.0, 1.0))


@dataclass(frozen=True)
class Found:
    """What a search ended with: the values, and how many trials it asked for."""

    values: Values
    asked: int


def rounded(value: float) -> float:
    """A value to a few significant digits."""
    return 0.0 if value == 0.0 else round(value, DIGITS - 1 - math.floor(math.log10(abs(value))))


def searched(registry: Registry) -> list[Searched]:
    """The parameters of the table.

    Raises:
        ValueError: one is unknown, has no prior, more than one dated value, or a value that is not its prior's centre; or they are
            too many.
    """
    with PARAMETERS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) > MOST_PARAMETERS:
        raise ValueError(f"{PARAMETERS.name}: {len(rows)} parameters; at most {MOST_PARAMETERS} can be told apart")
    every, found = registry.parameters(), []
    for row in rows:
        parameter = every.get(row["parameter"])
        if parameter is None or parameter.prior is None or parameter.prior.shift or len(parameter.values) != 1:
            raise ValueError(f"{PARAMETERS.name}: {row['parameter']} is no parameter with one dated value and a prior of its own unit")
        low, high = support(parameter.prior)
        today = parameter.values[0].value
        if today != parameter.prior.central:
            raise ValueError(f"{PARAMETERS.name}: the value of {row['parameter']} is not the centre of its prior")
        found.append(
            Searched(row["parameter"], parameter.name, parameter.name_zh, parameter.unit, low, high, float(today), row["serves"])
        )
    return found


def search(parameters: list[Searched], targets: list[Target], evaluate: Callable[[Values], Figures], rounds: int = 6) -> Found:
    """Values for which the figures come as near to the middles of their bands as the ranges allow.

    Args:
        targets: the figures that are fitted.
        evaluate: lives one trial; asked for the same values again it should remember.
        rounds: at most so many steps, each with one trial a parameter to see which way to go.
    """
    asked: set[tuple[float, ...]] = set()

    def values_at(places: Array) -> Values:
        return {one.name: one.at(place) for one, place in zip(parameters, places, strict=True)}

    def misses(places: Array) -> Array:
        values = values_at(places)
        asked.add(tuple(values.values()))
        figures = evaluate(values)
        of_figures = [(figures[row.key] - 0.5 * (row.low + row.high)) / (0.5 * (row.high - row.low)) for row in targets]
        return np.concatenate([of_figures, PULL * (2.0 * places - 1.0)])

    def slopes(places: Array) -> Array:
        here, columns = misses(places), []
        for number in range(len(places)):
            moved = places.copy()
            moved[number] += STEP if places[number] + STEP <= 1.0 else -STEP
            columns.append((misses(moved) - here) / (moved[number] - places[number]))
        return np.stack(columns, axis=1)

    begin = np.array([one.place for one in parameters])
    inside = np.clip(begin, 1e-6, 1.0 - 1e-6)
    end = least_squares(misses, inside, jac=slopes, bounds=(0.0, 1.0), loss="soft_l1", max_nfev=rounds, xtol=0.25 * STEP * STEP)
    return Found(values_at(end.x), len(asked))
