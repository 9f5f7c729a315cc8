"""Scenarios and policies of a run: which are lived, in what order, their titles in both languages, their texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from agents.codes import Item
from engine.flows import POLICIES
from experiments.plan import REFERENCE, OptionError
from parameters.messages import InputError
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario


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
        return {"scenarios": [[i.name, i.zh, i.en] for i in self.scenarios],
                "policies": [[i.name, i.zh, i.en] for i in self.policies], "scenario_files": self.texts}

    @staticmethod
    def from_data(data: dict[str, Any]) -> Titles:
        """Titles from a manifest."""
        return Titles(tuple(Item(*row) for row in data["scenarios"]), tuple(Item(*row) for row in data["policies"]),
                      dict(data["scenario_files"]))


def check_scenarios(names: Iterable[str], with_reference: bool) -> tuple[str, ...]:
    """Read every scenario and say which are to be lived, in order: `plan` first where it is needed, then as named.

    A scenario that spends what another one saves needs that one and the reference before it. Repeated names count once.

    Raises:
        InputError: with the problems of all files together.
        OptionError: two different files have the same stem.
    """
    wanted = list(dict.fromkeys(names))
    scenarios = _read_all(wanted)
    order: list[str] = [REFERENCE] if with_reference else []
    for name in wanted:
        order.extend([*_needed(scenarios[name]), name])
    lived = tuple(dict.fromkeys(order))
    scenarios = _read_all(lived)
    stems: dict[str, str] = {}
    for name in lived:
        stem = scenarios[name].name
        if stem in stems:
            raise OptionError(f"{stems[stem]} and {name} have the same name, {stem}: results could not be told apart",
                              f"{stems[stem]} 与 {name} 同名({stem})，结果无法区分")
        stems[stem] = name
    return lived


def _needed(scenario: Scenario) -> list[str]:
    if scenario.money is None:
        return []
    source = scenario.money.from_scenario
    return [REFERENCE, *_needed(read_scenario(source)), source] if source != REFERENCE else [REFERENCE]


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
    return tuple(Item(name, groups[name].name_zh, groups[name].name) if name in groups else Item(name, name, name)
                 for name in POLICIES)
