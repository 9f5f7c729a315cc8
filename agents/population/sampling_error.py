"""How far a margin of a sample may be from everybody's by the choice of the sample alone: by random groups.

The kin groups of the sample are dealt by lot to ten parts; the margins of the parts spread around that of the whole sample, and
their standard deviation over the root of ten is its standard error (Wolter, Introduction to Variance Estimation, ch. 2), less
the share of the population that is in the sample. A sample is spread evenly over villages, so that it errs rather less than
this says; parts that were dealt in turn would say too little of who lives in few places, as the resettled.
"""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from agents.population.chance import uniform
from agents.population.margins import Row
from agents.population.people import KIN_KEYS, People
from agents.population.report import population_report

PARTS = 10


def report_with_errors(people: People, share: float) -> list[Row]:
    """The population report of a sample of `share` of the households, each margin with its standard error."""
    rows = population_report(people)
    if share >= 1.0:
        return rows
    part = (uniform("sampling_part", KIN_KEYS + people.kin) * PARTS).astype(np.int64)
    found = [
        {(row.table, row.margin): row.simulated for row in population_report(_of(people, part == number))}
        for number in range(PARTS)
        if (part == number).any()
    ]
    return [replace(row, error=_error([each.get((row.table, row.margin), 0.0) for each in found], share)) for row in rows]


def _error(values: list[float], share: float) -> float:
    """Standard error of a sample's figure from those of its parts; infinite where a part, or all, know nothing of it."""
    if len(values) < PARTS or not np.isfinite(values).all() or min(values) == max(values):
        return float("inf")
    return float(np.std(values, ddof=1) / np.sqrt(PARTS) * np.sqrt(1.0 - share))


def _of(people: People, kept: NDArray[np.bool_]) -> People:
    return People(**{field.name: getattr(people, field.name)[kept] for field in fields(people)})
