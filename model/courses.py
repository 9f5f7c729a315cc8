"""The scenarios of a block as courses through the months: their rules, and where these part.

Scenarios whose rules are the same up to a month share that past. The rules of a scenario whose money follows from
another are known only up to the first reported year, until that other one is lived.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from model.block import Block
from model.new_rows import LAYS_OUT
from model.people import MONTHS
from model.recorder import Recorder
from model.world import FIRST_MONTH
from parameters.observed import ObservedYears, observed_years
from parameters.priors import CENTRAL_DRAW, Draw, sample
from parameters.registry import load_registry
from parameters.scenario import Scenario, read_scenario
from parameters.table import compile_rules

REFERENCE = "plan"


class Lived(Protocol):
    """What is asked of a scenario that was lived: what its recorder wrote down."""

    @property
    def recorder(self) -> Recorder:
        """What was written down."""
        ...


@dataclass
class Course:
    """One scenario of a block on its way. From the month `known` on its rules still follow from other scenarios."""

    name: str
    scenario: Scenario
    rules: np.recarray
    observed: ObservedYears
    known: int


def courses_of(block: Block) -> list[Course]:
    """The scenarios of a block with what is known of their rules.

    Raises:
        ValueError: a scenario whose money follows from another does not stand after it.
    """
    courses: list[Course] = []
    before: set[str] = set()
    folder = None if block.scenario_folder is None else Path(block.scenario_folder)
    for name in block.scenarios:
        scenario = read_scenario(name, folder=folder)
        missing = [other for other in needs(scenario) if other not in before]
        if missing:
            raise ValueError(f"{scenario.name}: needs {' and '.join(needs(scenario))} to be lived before it")
        before.add(scenario.name)
        observed = observed_years(load_registry(), driven(scenario, block))
        known = block.start * 12 if scenario.money else (block.end + 1) * 12
        courses.append(Course(name, scenario, own_rules(scenario, block), observed, known))
    return courses


def needs(scenario: Scenario) -> tuple[str, ...]:
    """Names of the scenarios from whose outcomes the rules of this one follow."""
    return () if scenario.money is None else tuple(dict.fromkeys((REFERENCE, scenario.money.from_scenario)))


def parting_month(group: list[Course], month: int, end: int) -> int:
    """The first month after `month` (whose rules all share) in which rules differ or are not known yet, or `end`."""
    first = min([end, *[course.known for course in group]])
    own = bytes_of(group[0].rules)
    for other in group[1:]:
        differs = (
            own[month - FIRST_MONTH : first - FIRST_MONTH] != bytes_of(other.rules)[month - FIRST_MONTH : first - FIRST_MONTH]
        ).any(axis=1)
        if differs.any():
            first = month + int(np.argmax(differs))
    return first


def alike(group: list[Course], row: int) -> list[list[Course]]:
    """The courses by their rules of one month, in the order in which they stand."""
    parts: dict[bytes, list[Course]] = {}
    for course in group:
        parts.setdefault(course.rules[row].tobytes(), []).append(course)
    return list(parts.values())


def laid_out_alike(courses: list[Course]) -> list[list[Course]]:
    """The courses by all that says for whom rows of new households are kept, from January 2020 on, in the order in which they stand."""
    parts: dict[bytes, list[Course]] = {}
    for course in courses:
        parts.setdefault(b"".join(course.rules[name].tobytes() for name in LAYS_OUT), []).append(course)
    return list(parts.values())


def bytes_of(rules: np.recarray) -> np.ndarray:
    """The table of rules as bytes, (months, bytes of a month)."""
    return np.ascontiguousarray(rules).view(np.uint8).reshape(len(rules), -1)


@lru_cache(maxsize=1)
def draw_of(block: Block) -> Draw:
    """The parameter draw of a block: its own, or one of the Latin hypercube, or the central values where there is one."""
    if block.drawn is not None:
        return dict(block.drawn)
    if block.draws <= 1:
        return CENTRAL_DRAW
    return sample(load_registry(), block.draws, block.seed)[block.draw]


def rules_of(scenario: Scenario, block: Block, lived: Mapping[str, Lived]) -> np.recarray:
    """The table of rules of a scenario in a block; a same-money sibling spends what its other scenario saved."""
    rules = own_rules(scenario, block)
    if scenario.money is not None:
        other = scenario.money.from_scenario
        if other not in lived or REFERENCE not in lived:
            raise ValueError(f"{scenario.name}: needs {REFERENCE} and {other} to be lived before it")
        spend_as_much(rules, scenario.money.to, lived[REFERENCE], lived[other], block)
    return rules


def own_rules(scenario: Scenario, block: Block) -> np.recarray:
    """The table of rules as the scenario's files and the draw give it, without money that another scenario saves."""
    return compile_rules(load_registry(), driven(scenario, block), draw_of(block), FIRST_MONTH, (block.end + 1) * 12 - FIRST_MONTH)


def driven(scenario: Scenario, block: Block) -> Scenario:
    """The scenario with the drivers that the block asks for, if it asks for any."""
    return replace(scenario, drivers=block.drivers) if block.drivers else scenario  # type: ignore[arg-type]


def spend_as_much(rules: np.recarray, policy: str, reference: Lived, other: Lived, block: Block) -> None:
    """Let all public budgets together spend in a year what they spent in the reference: the difference goes to `policy`.

    What `other` saved in the rest of each year tells how to spread it over the months.
    """
    first = block.start * 12 - FIRST_MONTH
    spent = reference.recorder.money.spent_so_far
    saved = (spent - other.recorder.money.spent_so_far).reshape(-1, MONTHS)
    rules[policy]["public_total"][first:] = spent[:, None]
    rules[policy]["public_ahead"][first:] = (saved[:, -1:] - saved).reshape(-1, 1)
