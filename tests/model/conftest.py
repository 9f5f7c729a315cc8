"""Worlds that many tests share; a test that changes one branches it first."""

from __future__ import annotations

from typing import Any

import pytest
import worlds

from agents.population.people import People
from model.world import World


@pytest.fixture(scope="session")
def rules() -> Any:
    """The rules of the plan for 2020 to 2022."""
    return worlds.rules_of_plan()


@pytest.fixture(scope="session")
def people() -> People:
    """A tenth of three villages and one resettlement community of every county."""
    return worlds.people_of(0.1, worlds.whole_villages)


@pytest.fixture(scope="session")
def january_2021(people: People, rules: Any) -> World:
    """The small world at the moment when scenarios part, with a recorder of 2021 and 2022."""
    return worlds.live_until(worlds.begin(people, rules, years=(2021, 2022)), worlds.PART)
