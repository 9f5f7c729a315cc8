"""Declared signs: what a parameter does to persons below the standard among the lifted goes the way that its file says.

Luck is common, so a difference between two worlds is the parameter's doing. Nine parameters are tried in one run, each in
a county of its own, and each twice in different counties; differences are judged against their spread between villages.
"""

from __future__ import annotations

from typing import Any

import live_and_dump
import numpy as np
import pytest
import worlds
from numpy.typing import NDArray

from agents.codes import COUNTIES, LIFTED, VILLAGE_CLASSES
from agents.population.people import People
from model.tally import COLUMN
from model.world import World
from parameters.parameter import Parameter
from parameters.registry import load_registry

MONTHS = 21
KIN_GROUPS_A_COUNTY = (40, 20)
"""In villages and in resettlement communities."""
KNOWN = {
    "dibao.raise_funded": -1,
    "drivers.wage_local": -1,
    "drivers.consumer_prices": 1,
    "lines.poverty_standard": 1,
    "pensions.pension": -1,
    "drivers.labour_demand": -1,
}
"""Safety nets, wages and prices, with the directions that everybody knows: the trial must have the power to see them."""
ALONE = {"drivers.pandemic_chance", "drivers.pandemic_severity", *KNOWN}
"""A run of their own, in the whole prefecture at once: the first two are read so, the others must be seen."""
SPREADS = 3.0
"""A difference of so many standard errors against the declared sign refutes it."""
NO_EFFECT = {
    "dibao.budget_head": "it is read when 2020 begins, and the trial moves what holds from 2021 on",
    "start.raised": "it is read when 2020 begins",
}
"""Parameters with a declared direction that nothing reads, with the reason; empty it whenever possible."""


def declared() -> list[Parameter]:
    """Parameters that promise a direction."""
    return [p for p in load_registry().parameters().values() if dict(p.sign).get("relapse_rate") in ("+", "-")]


def undirected() -> list[Parameter]:
    """Parameters that promise no direction, or no effect."""
    return [p for p in load_registry().parameters().values() if dict(p.sign).get("relapse_rate") in ("either", "0")]


def edges(parameter: Parameter, values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The values moved to both edges of the prior, or by half, within the permitted range."""
    prior = parameter.prior
    if prior is not None and prior.shift:
        moved = (values + (prior.low - prior.central), values + (prior.high - prior.central))
    elif prior is not None and prior.central != 0.0:
        moved = (values * (prior.low / prior.central), values * (prior.high / prior.central))
    else:
        moved = (values * 0.5, np.where(values == 0.0, min(parameter.high, 1.0), values * 1.5))
    low, high = (np.clip(each, parameter.low, parameter.high) for each in moved)
    return low, high


def lifted_kin(people: People) -> NDArray[np.bool_]:
    """Per county the kin groups with the largest share of lifted households, of villages and of communities."""
    groups, first, of_household = np.unique(people.kin, return_index=True, return_inverse=True)
    share = np.bincount(of_household, weights=people.household_class == LIFTED) / np.bincount(of_household)
    kept = np.zeros(len(groups), dtype=bool)
    for county in range(len(COUNTIES)):
        for moved, many in enumerate(KIN_GROUPS_A_COUNTY):
            mine = np.flatnonzero((people.county[first] == county) & (people.resettled[first] == moved))
            kept[mine[np.argsort(-share[mine], kind="stable")][:many]] = True
    return np.asarray(kept[of_household])


class Below:
    """Listens where a recorder would: person-months of lifted persons below the standard, by village."""

    def __init__(self, world: World) -> None:
        self.found = np.zeros(len(world.villages))

    def month(self, world: World) -> None:
        """Called when the month's accounts are closed."""
        self.found += world.tallies[:, LIFTED * 2 : LIFTED * 2 + 2, COLUMN["m_below"]].sum(axis=1)


def lived(start: World, rules: Any) -> NDArray[np.float64]:
    """Person-months below the standard in two years under the rules, by village."""
    world = start.branch(rules, {})
    world.recorder = Below(world)
    worlds.live_until(world, worlds.PART + MONTHS)
    return np.asarray(world.recorder.found)


def difference(start: World, batch: dict[int, Parameter]) -> NDArray[np.float64]:
    """By village: at the high edges less at the low edges; each parameter moves in its county, or everywhere (-1)."""
    found = []
    for edge in range(2):
        rules = start.rules.copy()
        for county, parameter in batch.items():
            width = len(VILLAGE_CLASSES)
            places = slice(None) if county < 0 else slice(county * width, (county + 1) * width)
            values = rules[parameter.group][parameter.key][12:, places]
            values[...] = edges(parameter, values)[edge]
        found.append(lived(start, rules))
    return found[1] - found[0]


@pytest.fixture(scope="module")
def differences(rules: Any) -> dict[str, NDArray[np.float64]]:
    """Differences by village of every parameter with a declared direction."""
    people = worlds.people_of(0.2, lifted_kin)
    start = worlds.live_until(worlds.begin(people, rules), worlds.PART)
    county = np.asarray(start.villages["county"])
    found = {p.full_name: difference(start, {-1: p}) for p in declared() if p.full_name in ALONE}
    others = [p for p in declared() if p.full_name not in ALONE]
    for shift in (0, 4):
        for first in range(0, len(others), len(COUNTIES)):
            batch = {(n + shift) % len(COUNTIES): p for n, p in enumerate(others[first : first + len(COUNTIES)])}
            by_village = difference(start, batch)
            for here, p in batch.items():
                mine = by_village[county == here]
                found[p.full_name] = np.concatenate([found.get(p.full_name, np.zeros(0)), mine])
    return found


def score(by_village: NDArray[np.float64]) -> float:
    """The sum over its standard error, taken over villages; 0 where nothing differs."""
    spread = np.sqrt((by_village * by_village).sum())
    return float(by_village.sum() / spread) if spread > 0.0 else 0.0


@pytest.mark.parametrize("parameter", declared(), ids=lambda p: p.full_name)
def test_effect_goes_the_declared_way(parameter: Parameter, differences: dict[str, NDArray[np.float64]]) -> None:
    found = score(differences[parameter.full_name])
    if found == 0.0:
        pytest.skip("too small to show among some hundred lifted households")
    direction = {"+": 1.0, "-": -1.0}[dict(parameter.sign)["relapse_rate"]]
    assert found * direction > -SPREADS, f"declared {dict(parameter.sign)['relapse_rate']}, found {found:+.1f} spreads"


@pytest.mark.parametrize("parameter", undirected(), ids=lambda p: p.full_name)
def test_effects_without_direction_say_why(parameter: Parameter) -> None:
    assert parameter.sign_reason.strip(), "no direction is promised: the file has to say why"


def test_strong_parameters_show_their_signs(differences: dict[str, NDArray[np.float64]]) -> None:
    """The trial has power: safety nets, wages and prices move the lifted as everybody knows."""
    shown = {name: score(differences[name]) * sign for name, sign in KNOWN.items() if name in differences}
    assert len(shown) >= 5
    assert {name: round(z, 1) for name, z in shown.items() if z < 2.0} == {}
    assert sum(abs(score(values)) > 2.0 for values in differences.values()) >= 20


def moves_something(parameter: Parameter, start: World, usual: dict[str, NDArray[Any]]) -> bool:
    """Whether any field of any record differs after the parameter was moved to nothing or nearly doubled."""
    for factor in (0.0, 1.9):
        changed = start.rules.copy()
        values = changed[parameter.group][parameter.key][12:]
        new = np.where(values == 0.0, min(parameter.high, 1.0), values) if factor > 1.0 else values
        values[...] = np.clip(new * factor, parameter.low, parameter.high)
        if worlds.differing(usual, state_later(start, changed)):
            return True
    return False


def state_later(start: World, rules: Any) -> dict[str, NDArray[Any]]:
    """The state after the next January."""
    return worlds.state(worlds.live_until(start.branch(rules, {}), worlds.PART + 13))


def test_every_declared_parameter_does_something() -> None:
    """In small eventful worlds, one with a short and one with an ample pool; what moves no record is not read."""
    idle = declared()
    people = worlds.people_of(0.05, live_and_dump.rare_kinds)
    for plenty in (1.0, 400.0):
        rules = live_and_dump.eventful_rules(worlds.rules_of_plan())
        rules["gap_insurance"]["budget"][...] *= plenty
        for chance in ("damaged_houses", "fire"):  # a dozen homes a village, of which weather may strike communities alone
            rules["accidents"][chance][...] *= 6.0
        start = worlds.live_until(worlds.begin(people, rules), worlds.PART)
        usual = state_later(start, rules)
        idle = [parameter for parameter in idle if not moves_something(parameter, start, usual)]
    assert sorted(p.full_name for p in idle) == sorted(NO_EFFECT), "a direction is declared, but nothing reads these"
