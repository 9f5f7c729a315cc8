"""What the cited facts say, how a value stands in them, and when a fact became known.

A grade is that of the figure as the source states it. A value derived from facts is at most B, an assumption C.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isclose
from pathlib import Path
from typing import Any

from parameters.months import month_index
from parameters.parameter import Dated, Parameter
from parameters.place import PLACE

FACT = re.compile(r"\bF\d{4}\b")
LATER = "not used:"
"""What follows these words in a note is told for comparison only; the value does not rest on it."""
PLAN_PUBLISHED = "2022-07"
ANNOUNCED = {
    "F0152": "2019-12",
    "F0155": "2020-09",
    "F0156": "2020-09",
    "F0157": "2021-09",
    "F0158": "2022-09",
    "F0159": "2023-09",
    "F0160": "2024-09",
    "F0161": "2024-09",
}
"""Premiums of a year, announced when it is collected, in the last months of the year before."""
OPEN = 1e9
"""The upper end of a tier that has none."""
SWITCHES = (0.0, 1.0, OPEN)
DERIVED = "derived"
UNITS = (1.0, 0.01, 1e4, 1e6, 1e8)
"""What a stated number may be multiplied with to be in the unit of a value: per cent, ten thousands, millions, 亿."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KNOWN = re.compile(r"known_from=(\d{4})(?:-(\d{2}))?")
_DERIVED = re.compile(r"derived from the (\d{4}) level")


@dataclass(frozen=True)
class Fact:
    """One row of `facts.csv`: a figure, its unit, the years and the place that it holds for, its source and quality."""

    id: str
    topic: str
    quantity: str
    value: str
    unit: str
    year: str
    scope: str
    source_title: str
    quality: str
    note: str

    @property
    def known(self) -> int:
        """The first month in which the figure could be known (month as an integer; 0 where the fact names no year).

        Its own word if it has one; for the plan its publication; for what was derived from a later figure the year after
        that; else the January of its first year, since a rule is known from the day that it holds.
        """
        if self.id in ANNOUNCED:
            return month_index(ANNOUNCED[self.id])
        if told := _KNOWN.search(self.note):
            return month_index(f"{told[1]}-{told[2] or '01'}")
        if derived := _DERIVED.search(self.note):
            return month_index(f"{int(derived[1]) + 1}-01")
        years = [int(year) for year in _YEAR.findall(self.year)]
        if self.quality == "P" and years and years[-1] > 2020:
            return month_index(PLAN_PUBLISHED)
        return month_index(f"{years[0]}-01") if years else 0

    @property
    def text(self) -> str:
        """The figure in one line: quantity, value, unit, year, place, title of the source, and what else the source says."""
        said = f"; {self.note}" if self.note else ""
        return f"{self.quantity}: {self.value} {self.unit} ({self.year}, {self.scope}; {self.source_title}{said})"


@lru_cache(maxsize=4)
def load_facts(root: Path) -> Mapping[str, Fact]:
    """All facts under a data folder, and the place's own, by id."""
    rows: list[dict[str, str]] = []
    for path in (root / "facts" / "facts.csv", PLACE.facts):
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows += [{name: row[name] for name in Fact.__dataclass_fields__} for row in csv.DictReader(lines)]
    return {row["id"]: Fact(**row) for row in rows}


def cited(parameter: Parameter, dated: Dated) -> list[str]:
    """Ids of the facts on which a dated value rests: of its source, its note, the parameter's note, the prior's reason."""
    texts = [dated.source, dated.note, parameter.note, parameter.prior.why if parameter.prior else ""]
    return list(dict.fromkeys(fact for text in texts for fact in FACT.findall(text.split(LATER)[0])))


def standing(dated: Dated, facts: Mapping[str, Fact]) -> str:
    """How a value stands in the facts that it cites: `yes`, every number but for its unit; `in words`; or `derived` from them.

    Nought and one say that something is or is not so: no number of a fact, which says it in words. What a note calls derived is.
    """
    numbers = dated.value if isinstance(dated.value, tuple) else (dated.value,)
    if dated.note.startswith(DERIVED) or not as_stated(dated, facts):
        return DERIVED
    return "in words" if all(number in SWITCHES for number in numbers) else "yes"


def as_stated(dated: Dated, facts: Mapping[str, Fact]) -> bool:
    """Whether every number of a value stands in one of the facts that it cites, but for the unit (per cent, ten thousands)."""
    stated = [
        float(number)
        for name in FACT.findall(dated.source)
        for number in _NUMBER.findall(f"{facts[name].value} {facts[name].quantity}")
    ]
    numbers = dated.value if isinstance(dated.value, tuple) else (dated.value,)
    return all(
        any(isclose(number, factor * found, rel_tol=1e-6) for found in stated for factor in UNITS)
        for number in numbers
        if number not in SWITCHES
    )


def population_entries(root: Path) -> list[tuple[str, dict[str, Any]]]:
    """The figures of the population's `*.toml`, those of everywhere and those of the place, as (file.key, table)."""
    found = []
    for path in sorted([*(root / "population").glob("*.toml"), *PLACE.population.glob("*.toml")]):
        with path.open("rb") as file:
            found += [(f"{path.stem}.{key}", entry) for key, entry in tomllib.load(file).items() if "source" in entry]
    return found
