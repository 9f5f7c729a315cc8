"""Counts the households of everybody by village and class into the place's `population/households.csv`.

The population is a pure function of fixed keys, so the counts of its ten tenths add up to everybody's without ever
holding more than a tenth. Run `python run.py generate households` after anything of the population has moved.
"""

from __future__ import annotations

import csv

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, HOUSEHOLD_CLASSES
from agents.population.data import FOLDER
from agents.population.known import FILE
from agents.population.people import build_people
from agents.population.places import Places, villages

TENTHS = 10


def count_everybody() -> NDArray[np.int64]:
    """Households of the full population by place and class (places, classes)."""
    places, classes = len(villages()), len(HOUSEHOLD_CLASSES)
    found = np.zeros(places * classes, dtype=np.int64)
    for tenth in range(TENTHS):
        people = build_people(1.0 / TENTHS, tenth)
        cell = people.village.astype(np.int64) * classes + people.household_class
        found += np.bincount(cell, minlength=len(found))
    return found.reshape(places, classes)


def write(counts: NDArray[np.int64], places: Places) -> None:
    """Write the file, a row a place."""
    with (FOLDER / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["place", "county", "community", *(item.name for item in HOUSEHOLD_CLASSES), "source"])
        for place, row in enumerate(counts.tolist()):
            writer.writerow(
                [
                    place,
                    COUNTIES[places.county[place]].name,
                    int(places.is_community[place]),
                    *row,
                    "derived: counted by agents.population.count_households",
                ]
            )


def main() -> None:
    """Count everybody and write the file."""
    write(count_everybody(), villages())
