"""Scenarios and policies of a run: which are lived, in what order, their titles in both languages, their texts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agents.codes import Item
from agents.population.complete import check_place
from engine.flows import POLICIES
from experiments.plan import REFERENCE, OptionError
from parameters.messages import InputError, shown
from parameters.registry import load_registry
from parameters.scenario import SCENARIOS, Scenario, money_sources, read_scenario
from parameters.scenario_file import ScenarioFile, folded


@dataclass(frozen=True)
class Titles:
    """What the store writes beside the numbers.

    Scenarios in the order of living, policies in the order of the arrays.
    """

    scenarios: tuple[Item, ...]
    policies: tuple[Item, ...]
    texts: dict[str, str] = field(default_factory=dict)
    """Text of every scenario file in use, parents included, by file name."""

    def as_data(self) -> dict[str, Any]:
        """For the manifest; `from_data` reads it back."""
        return {
            "scenarios": [[i.name, i.zh, i.en] for i in self.scenarios],
            "policies": [[i.name, i.zh, i.en] for i in self.policies],
            "scenario_files": self.texts,
        }

    @staticmethod
    def from_data(data: dict[str, Any]) -> Titles:
        """Titles from a manifest."""
        return Titles(
            tuple(Item(*row) for row in data["scenarios"]), tuple(Item(*row) for row in data["policies"]), dict(data["scenario_files"])
        )


def check_scenarios(names: Iterable[str], with_reference: bool) -> tuple[str, ...]:
    """Read every scenario and say which are to be lived, in order: `plan` first where it is needed, then as named.

    A scenario that spends what another one saves needs that one and the reference before it. What is named twice, by its
    name and by its path too, counts once.

    Raises:
        InputError: with the problems of all files together; or the place lacks something.
        OptionError: two different files, parents included, have the same name.
    """
    check_place()
    wanted = list(dict.fromkeys(names))
    order: dict[Path, str] = {}
    scenarios = _read_all([REFERENCE, *wanted] if with_reference else wanted)
    for name, scenario in scenarios.items():
        for needed in _needed(scenario):
            order.setdefault(needed.file.path.resolve(), _name_of(needed))
        order.setdefault(scenario.file.path.resolve(), name)
    lived = tuple(order.values())
    _check_names_differ(_read_all(lived).values())
    return lived


def _needed(scenario: Scenario) -> tuple[Scenario, ...]:
    """The scenarios from whose outcomes the rules of this one follow, in the order in which they are lived."""
    sources = money_sources(scenario)
    return (read_scenario(REFERENCE), *sources) if sources else ()


def _name_of(scenario: Scenario) -> str:
    """How a scenario is named for reading it again: by its name in `scenarios/`, else by its path."""
    path = scenario.file.path
    return scenario.name if path.resolve().parent == SCENARIOS.resolve() else str(path)


def _check_names_differ(scenarios: Iterable[Scenario]) -> None:
    """Results, the manifest and the copies of a sweep know a file by its name: two texts of one name are refused."""
    first: dict[str, ScenarioFile] = {}
    for scenario in scenarios:
        for file in scenario.chain:
            other = first.setdefault(folded(file.stem), file)
            if other.text != file.text or (other is not file and other.stem != file.stem):
                a, b = shown(other.path), shown(file.path)
                raise OptionError(
                    f"{a} and {b} are different files of the same name: results could not be told apart; rename the one that is yours",
                    f"{a} 与 {b} 内容不同而文件名相同，结果无法区分；请给自己的文件改名",
                )


def _read_all(names: Iterable[str]) -> dict[str, Scenario]:
    found, problems = {}, []
    for name in names:
        try:
            found[name] = read_scenario(name)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return found


def titles_of(names: Iterable[str]) -> Titles:
    """Titles and texts of checked scenarios, and the policies of the ledger.

    Raises InputError like `check_scenarios`.
    """
    scenarios = list(_read_all(names).values())
    texts = {file: text for scenario in scenarios for file, text in scenario.texts.items()}
    return Titles(tuple(Item(s.name, s.title_zh, s.title) for s in scenarios), policy_items(), texts)


def policy_items() -> tuple[Item, ...]:
    """Policies that pay or cost something, in the order of the ledger, which is the order of the model's arrays."""
    groups = load_registry().groups
    return tuple(Item(name, groups[name].name_zh, groups[name].name) if name in groups else Item(name, name, name) for name in POLICIES)


PLAIN = ("policy", "money")
"""Tables of a scenario file that change policies alone; every other table changes what happens to people."""


def changes_only_policies(titles: Titles, name: str) -> bool:
    """Whether a scenario and its parents below the root change policies alone: no weather, prices, work or measurement.

    What a drought does beside the plan is nothing that anybody paid to prevent, so that it has no price.
    """
    while name != REFERENCE and f"{name}.toml" in titles.texts:
        data = tomllib.loads(titles.texts[f"{name}.toml"])
        tables = {key for key, value in data.items() if isinstance(value, dict | list) and key not in (*PLAIN, "known_by")}
        if tables:
            return False
        name = Path(str(data.get("extends", REFERENCE))).name.removesuffix(".toml")
    return True
