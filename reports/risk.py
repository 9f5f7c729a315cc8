"""Chances over runs: the plan's targets and the event of large-scale relapse. Plain numbers, no words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import xarray as xr
from scipy.special import ndtri

from model.score_board import SURE
from model.shrinkage import noise_variance, shrunk
from reports.aggregate import by_county

THRESHOLDS = (0.01, 0.02, 0.03)
"""Shares of the lifted of a county who relapse in one year; which of them is large-scale is the reader's choice."""
CONFIDENCE = 0.95
"""One-sided, for all county-years of a run together."""
NORMAL = 1.96


@dataclass(frozen=True)
class Chance:
    """A chance over runs with its 95 % interval."""

    share: float
    """Mean over runs; NaN without runs."""
    met: int
    """Runs that tell that the event happens."""
    runs: int
    low: float
    high: float
    untold: int = 0
    """Runs whose sample cannot tell whether it does."""


def chance(met: np.ndarray, same_luck: bool = False) -> Chance:
    """Chance of an event from outcomes (draw, replicate) between 0 and 1; NaN is a run that was not made.

    A run tells that the event happens, or does not, where it is sure of it by `SURE`; in between it cannot tell.

    Replicates of one draw share its parameters, so with several draws only draws count as independent (Wilson interval);
    where all draws have the `same_luck`, as the points of a grid do, only replicates do.
    """
    known = np.isfinite(met)
    runs, hits, misses = (int(counted.sum()) for counted in (known, met >= SURE, met <= 1.0 - SURE))
    share = float(met[known].mean()) if runs else math.nan
    units = 0 if same_luck else 1
    independent = int(known.any(axis=units).sum()) if met.shape[0] > 1 else runs
    low, high = wilson(share, independent) if runs else (math.nan, math.nan)
    return Chance(share, hits, runs, low, high, runs - hits - misses)


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
    """Relapse rate of the lifted by county and year as simulated: dims (scenario, draw, replicate, year, county)."""
    return by_county(outcomes, "relapse_rate", ["lifted"])


def true_rates(outcomes: xr.Dataset) -> xr.DataArray:
    """The same with the sampling noise taken out of their spread (`model.shrinkage`), so that the worst of them is not too high."""
    return _of_runs(shrunk, outcomes)


def noise_margin(outcomes: xr.Dataset) -> xr.DataArray:
    """How far the county-year rates of a run may lie above the true ones by luck and sampling alone, all of them together.

    One-sided 95 % for as many tests as there are county-years (Bonferroni), from the noise of random groups of kin, pooled.
    """
    tests = outcomes.sizes["year"] * outcomes.sizes["county"]
    return _of_runs(noise_variance, outcomes) ** 0.5 * float(ndtri(1.0 - (1.0 - CONFIDENCE) / tests))


def _of_runs(measure: Callable[[np.ndarray, np.ndarray], np.ndarray], outcomes: xr.Dataset) -> xr.DataArray:
    """A measure of county-years from the groups of every run; NaN for a run that was not lived."""
    dims = ["year", "county", "noise_group"]
    relapsed, lifted = outcomes["relapsed_persons_by_group"], outcomes["lifted_persons_by_group"]
    found: xr.DataArray = xr.apply_ufunc(
        measure, relapsed, lifted, input_core_dims=[dims, dims], output_core_dims=[dims[:2]], vectorize=True
    )
    return found.where(lifted.sum("noise_group") > 0)


def events(outcomes: xr.Dataset, threshold: float, beyond_noise: bool = False) -> xr.DataArray:
    """County-years of each run with a rate over the threshold, sampling noise taken out: dims (scenario, draw, replicate).

    NaN where not run. With `beyond_noise` only those whose simulated rate is over it by more than the margin of noise.
    """
    rates = county_rates(outcomes)
    over = rates - noise_margin(outcomes) if beyond_noise else true_rates(outcomes)
    found = (over > threshold).sum(["year", "county"])
    return found.where(rates.notnull().any(["year", "county"]))
