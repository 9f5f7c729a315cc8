"""All parameters of the model, read from `data/{policies,life,drivers,measurement}/*.toml`, one file a group.

The format is described in `docs/house.md`. Everything is checked when it is read: a number without a source, an
unknown key or a value outside its permitted range stops the program with a message that names file, line and key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from parameters.messages import InputError, Problem

Kind = Literal["policy", "life", "driver", "measurement"]
Value = float | tuple[float, ...]
FOLDERS: dict[str, Kind] = {"policies": "policy", "life": "life", "drivers": "driver", "measurement": "measurement"}
POLICY_MUST_HAVE = ("coverage", "targeting_error", "delay_months", "strength")
COVERAGE, REACHED = "coverage", "reached"
"""Whom a policy reaches, and the vector beside it in the rules of policies that tell households apart: of each cell, how much of it."""
HouseholdKey = Literal["household_class", "resettled"]
DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Dated:
    """One value of a parameter from a month on, with its source and grade (A, B, C or P) and when it became known."""

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
    """One parameter: names, unit, dated values, permitted range and prior. `length` is 0 for a plain number."""

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
    """Of a vector of shares: so many numbers in a row are the parts of one whole and sum to 1; 0 where they need not."""

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


def load_registry(root: Path | None = None) -> Registry:
    """Read and check all parameter files under `root` (default: the project's `data/`); the result is kept.

    Raises InputError with every problem of every file.
    """
    return _load((DATA if root is None else root).resolve())


@lru_cache(maxsize=8)
def _load(root: Path) -> Registry:
    from parameters.across import check
    from parameters.data_files import read_group

    problems: list[Problem] = []
    groups: list[Group] = []
    for folder, kind in FOLDERS.items():
        for path in sorted((root / folder).glob("*.toml")):
            try:
                groups.append(read_group(path, kind))
            except InputError as error:
                problems.extend(error.problems)
    problems.extend(check(groups, root))
    if problems:
        raise InputError(problems)
    return Registry({group.name_key: group for group in sorted(groups, key=lambda group: group.name_key)}, root)
