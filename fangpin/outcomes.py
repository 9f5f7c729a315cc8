"""What a Dataset of outcomes says: rates weighed over places and people, and effects of a scenario against another one."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

import xarray as xr

from experiments.results import reopen
from experiments.weighing import weigh


def rate(outcomes: xr.Dataset, name: str, over: str | Sequence[str] = ()) -> xr.DataArray:
    """A variable over some of its dimensions: rates and incomes a head weighed by their declared denominator, counts and money added.

    Scenario, draw and replicate are never weighed over: take `.mean("draw")` last.

    Raises:
        KeyError: the outcomes have no such variable.
        ValueError: it cannot be weighed over one of the dimensions; the message says over which.
    """
    return weigh(outcomes, name, [over] if isinstance(over, str) else list(over))


def effect(outcomes: xr.Dataset, name: str, scenario: str, against: str = "plan", over: str | Sequence[str] = ()) -> xr.DataArray:
    """How much higher a variable is in a scenario than in another, draw by draw and replicate by replicate: with the same luck.

    `over` as in `rate`, taken in each scenario before the difference.

    Raises:
        KeyError: the outcomes have no such variable or scenario.
        ValueError: it cannot be weighed over one of the dimensions.
    """
    values = rate(outcomes, name, over)
    found = values.sel(scenario=scenario, drop=True) - values.sel(scenario=against, drop=True)
    return found.assign_attrs(values.attrs, scenario=scenario, against=against)


def open_outcomes(folder: str | PathLike[str]) -> xr.Dataset:
    """The outcomes of a folder of results, of whatever command, as far as they have come.

    Raises:
        NotAResult: it holds no results.
        Damaged: something in it is not what was written.
    """
    return reopen(Path(folder))[1]
