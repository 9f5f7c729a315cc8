"""A margin of the population beside its fact, with its labels in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Text(NamedTuple):
    """A label in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Row:
    """One margin: fact (or stated aim) beside the simulated figure; `fact` is None where there is nothing to meet."""

    table: Text
    margin: Text
    unit: Text
    fact_id: str
    fact: float | None
    simulated: float
    note: Text
    error: float = 0.0
    """Standard error of `simulated` by the choice of the sample, in the unit; 0 for everybody."""

    @property
    def unit_zh(self) -> str:
        """The unit in Chinese."""
        return self.unit.zh

    @property
    def difference(self) -> float | None:
        """Simulated less fact, in the unit; None without a fact."""
        return None if self.fact is None else self.simulated - self.fact


PERSONS, HOUSEHOLDS = Text("人", "persons"), Text("户", "households")
PERCENT, YEARS = Text("%", "%"), Text("年", "years")
PER_HOUSEHOLD = Text("人/户", "persons a household")
NOTHING = Text("", "")
