"""A small run and a small prefecture that the tests of the library look at; none of them changes one."""

from __future__ import annotations

import pytest
import xarray as xr
from library_cases import NO_POSTS, SAMPLE

import fangpin


@pytest.fixture(scope="session")
def outcomes() -> xr.Dataset:
    """Two draws of the plan and of a scenario that is given as a dict, 2021 and 2022."""
    return fangpin.run("plan", NO_POSTS, sample=SAMPLE, draws=2, end=2022)


@pytest.fixture(scope="session")
def december_2021() -> fangpin.Prefecture:
    """The prefecture of the plan when 2021 is through."""
    return fangpin.Prefecture("plan", SAMPLE, end=2022).live_until("2022-01")
