"""Chances over runs: the plan's targets and the event of large-scale relapse. Plain numbers, no words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import xarray as xr

from reports.aggregate import by_county

THRESHOLDS = (0.01, 0.02, 0.03)
"""Shares of the lifted of a county who relapse in one year; which of them is large-scale is the reader's choice."""
ONE_SIDED = {2: 6.314, 3: 2.920, 5: 2.132, 10: 1.833}
"""95 % points of Student's t for this many random groups of villages."""
NORMAL = 1.96


@dataclass(frozen=True)
class Chance:
    """A share of runs with its 95 % interval."""

    met: int
    runs: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself; NaN without runs."""
        return self.met / self.runs if self.runs else math.nan


def chance(met: np.ndarray, same_luck: bool = False) -> Chance:
    """Chance of an event from outcomes (draw, replicate) of 0 and 1; NaN is a run that was not made.

    Replicates of one draw share its parameters, so with several draws only draws count as independent (Wilson interval);
    where all draws have the `same_luck`, as the points of a grid do, only replicates do.
    """
    known = np.isfinite(met)
    runs, hits = int(known.sum()), int((met > 0.5).sum())
    units = 0 if same_luck else 1
    independent = int(known.any(axis=units).sum()) if met.shape[0] > 1 else runs
    low, high = wilson(hits / runs, independent) if runs else (math.nan, math.nan)
    return Chance(hits, runs, low, high)


def wilson(share: float, number: int) -> tuple[float, float]:
    """95 % interval of a share of `number` independent trials after Wilson."""
    squared = NORMAL**2 / number
    middle = (share + squared / 2) / (1 + squared)
    half = NORMAL / (1 + squared) * math.sqrt(share * (1 - share) / number + squared / (4 * number))
    return max(0.0, middle - half), min(1.0, middle + half)


def target_runs(outcomes: xr.Dataset, scenario: str, target: str) -> tuple[np.ndarray, np.ndarray]:
    """Value reached and whether it meets the target, both (draw, replicate)."""
    value, met = (
        outcomes[name].sel(scenario=scenario, target=target).transpose("draw", "replicate").values
        for name in ("target_value", "target_met")
    )
    return value, met


def county_rates(outcomes: xr.Dataset) -> xr.DataArray:
    """Relapse rate of the lifted by county and year: dims (scenario, draw, replicate, year, county)."""
    return by_county(outcomes, "relapse_rate", ["lifted"])


def noise_margin(outcomes: xr.Dataset) -> xr.DataArray:
    """How far a county-year rate may lie above the true one by luck and sampling alone (one-sided 95 %).

    The spread of a ratio between the random groups into which the villages of a county are dealt.
    """
    relapsed, lifted = outcomes["relapsed_persons_by_group"], outcomes["lifted_persons_by_group"]
    groups = relapsed.sizes["noise_group"]
    whole = lifted.sum("noise_group")
    rate = relapsed.sum("noise_group") / whole.where(whole > 0)
    squares = ((relapsed - rate * lifted) ** 2).sum("noise_group") * groups / (groups - 1)
    return ONE_SIDED.get(groups, 1.7) * squares**0.5 / whole.where(whole > 0)


def events(outcomes: xr.Dataset, threshold: float, beyond_noise: bool = False) -> xr.DataArray:
    """County-years of each run with a rate over the threshold: dims (scenario, draw, replicate); NaN where not run.

    With `beyond_noise` only those whose rate less its noise margin is over it.
    """
    rates = county_rates(outcomes)
    over = rates - noise_margin(outcomes) if beyond_noise else rates
    found = (over > threshold).sum(["year", "county"])
    return found.where(rates.notnull().any(["year", "county"]))
