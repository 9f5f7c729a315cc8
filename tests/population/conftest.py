"""Populations that several tests read, built once."""

from __future__ import annotations

import pytest

from agents.population.people import People, build_people


@pytest.fixture(scope="session")
def tenth() -> People:
    return build_people(0.1)


@pytest.fixture(scope="session")
def everybody() -> People:
    return build_people(1.0)
