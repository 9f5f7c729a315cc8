"""What a parameter is: its dated values, its prior, the group that it belongs to, and the registry of all groups.

`parameters.registry` reads them from the data files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["policy", "life", "driver", "measurement"]
Value = float | tuple[float, ...]
POLICY_MUST_HAVE = ("coverage", "targeting_error", "delay_months", "strength")
COVERAGE, REACHED = "coverage", "reached"
"""Whom a policy reaches, and the vector beside it in the rules of policies that tell households apart: of each cell, how much of it."""
HouseholdKey = Literal["household_class", "resettled"]


@dataclass(frozen=True)
class Dated:
    """One value of a parameter from a month on, with its source and grade (A, B, C or P) and when it became known.

    Of a parameter by county, `value` has a number for each county, in the order of the place.
    """

    start: int
    value: Value
    source: str
    grade: str
    known_from: int
    note: str = ""


@dataclass(frozen=True)
class Prior:
    """What is believed about an uncertain parameter; low and high of `normal` and `lognormal` are 5 and 95 % points.

    One draw moves the whole dated path: it is multiplied by drawn / central or, with `shift`, drawn - central is added.
    """

    distribution: Literal["triangular", "uniform", "normal", "lognormal"]
    low: float
    central: float
    high: float
    why: str
    shift: bool = False
    correlated_with: str = ""
    rho: float = 0.0


@dataclass(frozen=True)
class Parameter:
    """One parameter: names, unit, dated values, permitted range and prior. `length` is 0 for a plain number, in each county."""

    group: str
    key: str
    name: str
    name_zh: str
    unit: str
    values: tuple[Dated, ...]
    low: float
    high: float
    length: int
    prior: Prior | None
    sign: tuple[tuple[str, str], ...]
    sign_reason: str
    growth: float
    note: str
    fixed: tuple[str, str] = ("", "")
    """Why a scenario cannot change it, in both languages; empty where it can."""
    whole: int = 0
    """Of a vector of shares or shares by county: so many numbers in a row are the parts of one whole and sum to 1; 0 where they need
    not."""
    by_county: bool = False
    """Whether its dated values have a number for each county; a rule reads that of its own place."""
    of_place: Path | None = None
    """The file of the place in which its values and prior stand; None: they stand in the file of the group."""

    @property
    def full_name(self) -> str:
        """`group.parameter`."""
        return f"{self.group}.{self.key}"

    @property
    def range(self) -> tuple[float, float]:
        """Lowest and highest permitted value (of every element, for a vector)."""
        return self.low, self.high


@dataclass(frozen=True)
class Group:
    """The parameters of one policy, part of life, driver or measurement; `off` is what `enabled = false` sets.

    `tells_apart`: by which of household class and resettled the rules can reach households otherwise; `reach` says in both
    languages why not by others. `ends` says in both what goes on, for a while or for good, when the policy is switched off.
    """

    name_key: str
    kind: Kind
    name: str
    name_zh: str
    note: str
    off: dict[str, Value]
    parameters: dict[str, Parameter]
    path: Path
    tells_apart: tuple[HouseholdKey, ...] = ()
    reach: tuple[str, str] = ("", "")
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Registry:
    """All groups by name, in the order of the table of rules (sorted by name)."""

    groups: dict[str, Group]
    root: Path

    def parameters(self) -> dict[str, Parameter]:
        """Every parameter by `group.parameter`, in the order of the table."""
        return {p.full_name: p for group in self.groups.values() for p in group.parameters.values()}

    def of_kind(self, kind: str) -> dict[str, Group]:
        """The groups of one kind."""
        return {name: group for name, group in self.groups.items() if group.kind == kind}
