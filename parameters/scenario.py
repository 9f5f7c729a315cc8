"""Scenarios: one file says what it changes against which parent, when, where and why.

`read_scenario` reads a file and its parents and reports everything that is wrong in all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parameters.chinese_keys import in_english, of_scenarios
from parameters.messages import InputError, Problem, Problems, shown
from parameters.months import month_index
from parameters.parameter import Registry
from parameters.registry import load_registry
from parameters.scenario_file import Drivers, Money, ScenarioFile, check_file, parent_of, scenario_names
from parameters.toml_file import find_toml, read_toml

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"


@dataclass(frozen=True)
class KnownBy:
    """Cut-offs of knowledge (months as integers): outside drivers, rules of policies and measurement, behaviour."""

    drivers: int = month_index("2020-12")
    policies: int = month_index("2022-07")
    behaviour: int = month_index("2022-07")

    def of_kind(self, kind: str) -> int:
        """The cut-off for a kind of group."""
        return {"driver": self.drivers, "life": self.behaviour}.get(kind, self.policies)


@dataclass(frozen=True)
class Scenario:
    """A scenario with its parents, root first. `name` is the file's stem, `title` what the file calls it.

    `folder` is where the scenarios stand that are known by their names alone.
    """

    name: str
    chain: tuple[ScenarioFile, ...]
    drivers: Drivers
    known_by: KnownBy
    money: Money | None
    folder: Path = SCENARIOS

    @property
    def file(self) -> ScenarioFile:
        """The scenario's own file."""
        return self.chain[-1]

    @property
    def title(self) -> str:
        """English title, or the Chinese one if the file has no other."""
        return self.file.name or self.file.name_zh

    @property
    def title_zh(self) -> str:
        """Chinese title, or the English one if the file has no other."""
        return self.file.name_zh or self.file.name

    @property
    def texts(self) -> dict[str, str]:
        """The text of every file of the chain, by file name, root first, for the record of a run."""
        return {file.path.name: file.text for file in self.chain}


def read_scenario(name_or_path: str | Path, registry: Registry | None = None, folder: Path | None = None) -> Scenario:
    """Read a scenario by the stem of its file in `folder` (default `scenarios/`) or by a path, with all its parents.

    Raises InputError with every problem of every file of the chain.
    """
    registry = load_registry() if registry is None else registry
    folder = SCENARIOS if folder is None else folder
    path: Path | None = find_toml(str(name_or_path), folder, scenario_names(folder), "scenario", "情景")
    chain: list[ScenarioFile] = []
    seen: list[Path] = []
    problems = Problems()
    dialect = of_scenarios(registry)
    while path is not None:
        seen.append(path.resolve())
        try:
            file = in_english(read_toml(path), dialect, problems)
        except InputError as error:
            raise InputError(problems + error.problems) from None
        read = check_file(file, registry, folder, problems)
        chain = chain if read is None else [read, *chain]
        path = parent_of(file, folder, seen, problems)
    if problems:
        raise InputError(problems)
    known = {group: month for file_ in chain for group, month in file_.known_by.items()}
    drivers: list[Drivers] = [file_.drivers for file_ in chain if file_.drivers is not None]
    money = [file_.money for file_ in chain if file_.money is not None]
    return Scenario(
        chain[-1].stem, tuple(chain), drivers[-1] if drivers else "forecast", KnownBy(**known), money[-1] if money else None, folder
    )


def differs_from_shipped(own: Path, folder: Path) -> bool:
    """Whether a file is another scenario than the one of the same file name in `folder`, so that the name alone could mean either."""
    shipped = folder / own.name
    try:
        return shipped.is_file() and own.is_file() and own.resolve() != shipped.resolve() and own.read_bytes() != shipped.read_bytes()
    except (OSError, ValueError):
        return False


def money_sources(scenario: Scenario, registry: Registry | None = None, folder: Path | None = None) -> tuple[Scenario, ...]:
    """The scenarios whose savings this one spends, and those whose savings they spend, the deepest first.

    Raises InputError where one of them cannot be read, or where they spend each other's.
    """
    found: list[Scenario] = []
    seen = {scenario.file.path.resolve()}
    last = scenario
    while last.money is not None:
        path = last.money.path
        if path.resolve() in seen:
            circle = " <- ".join([scenario.name, *(other.name for other in found), path.stem])
            raise InputError(
                [
                    Problem(
                        shown(scenario.file.path),
                        0,
                        0,
                        "money.from_scenario",
                        "",
                        f"scenarios cannot spend each other's savings in a circle: {circle}",
                        f"各情景节省资金的去向不可构成循环：{circle}",
                    )
                ]
            )
        seen.add(path.resolve())
        last = read_scenario(path, registry, folder)
        found.append(last)
    return tuple(reversed(found))
