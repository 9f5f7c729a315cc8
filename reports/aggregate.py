"""From cells to county categories and totals: weighted rates, sums, growth, and bands over draws and replicates.

Counts are added; rates are weighed by the count over which they are declared; a missing cell (a relapse rate of
households never lifted, an empty cell) leaves numerator and denominator alike. Every function keeps (scenario, draw,
replicate), so that differences stay paired; only `band` goes over runs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr

from agents.codes import COUNTY_CATEGORIES, names
from experiments.aggregate import BEFORE
from model.contract import VARIABLES

RUN = ("scenario", "draw", "replicate")
GROUPS = (*names(COUNTY_CATEGORIES), "all")
CELL_CLASSES = ("household_class", "resettled")
ENOUGH_RUNS = 20
"""From so many runs on a range is given by its 5 and 95 % points."""


def weight_of(outcomes: xr.Dataset, name: str) -> xr.DataArray:
    """The counts that weigh the cells of a rate; raises ValueError for a measure that cannot be aggregated."""
    weight = VARIABLES[name].weight
    if not weight:
        raise ValueError(f"{name} has no weight and is no count: it cannot be added up over cells")
    count = outcomes[weight]
    return count.sum([d for d in CELL_CLASSES if d not in outcomes[name].dims and d in count.dims])


def narrow(values: xr.DataArray, classes: Sequence[str] | None = None, resettled: int | None = None) -> xr.DataArray:
    """Keep some household classes and, with `resettled` 0 or 1, one part of each; dimensions stay."""
    if classes is not None and "household_class" in values.dims:
        values = values.sel(household_class=list(classes))
    if resettled is not None and "resettled" in values.dims:
        values = values.sel(resettled=[resettled])
    return values


def county_groups(outcomes: xr.Dataset) -> xr.DataArray:
    """Which county belongs to which group, (county_group, county) of booleans; `all` holds every county."""
    category = outcomes["county_category"].values
    rows = [category == group if group != "all" else np.ones(len(category), bool) for group in GROUPS]
    coords = {"county_group": list(GROUPS), "county": outcomes.county.values}
    return xr.DataArray(np.stack(rows), dims=("county_group", "county"), coords=coords)


def _by(values: xr.DataArray, weight: xr.DataArray | None, groups: xr.DataArray | None) -> xr.DataArray:
    """Sum (`weight` None) or weighted mean over classes, and over counties where groups are given."""
    over = [d for d in CELL_CLASSES if d in values.dims]
    known = values.notnull()
    if weight is None:
        top, count = values.fillna(0.0), known.astype(float)
    else:
        weight = weight.where(known, 0.0).fillna(0.0)
        top, count = values.fillna(0.0) * weight, weight
    top, count = top.sum(over), count.sum(over)
    if groups is not None:
        top, count = (xr.dot(part, groups.astype(float), dim="county") for part in (top, count))
    result = top if weight is None else top / count.where(count > 0)
    return result.where(count > 0)


def by_group(outcomes: xr.Dataset, name: str, classes: Sequence[str] | None = None, resettled: int | None = None) -> xr.DataArray:
    """A measure by county category and `all`: dims (scenario, draw, replicate, year or month, county_group, ...)."""
    return _aggregate(outcomes, name, classes, resettled, county_groups(outcomes))


def by_county(outcomes: xr.Dataset, name: str, classes: Sequence[str] | None = None, resettled: int | None = None) -> xr.DataArray:
    """A measure by county, added or weighed over the chosen household classes."""
    return _aggregate(outcomes, name, classes, resettled, None)


def _aggregate(
    outcomes: xr.Dataset, name: str, classes: Sequence[str] | None, resettled: int | None, groups: xr.DataArray | None
) -> xr.DataArray:
    values = narrow(outcomes[name], classes, resettled)
    weight = None if VARIABLES[name].adds_up else narrow(weight_of(outcomes, name), classes, resettled)
    return _by(values, weight, groups).rename(name)


def heads(outcomes: xr.Dataset, name: str, classes: Sequence[str] | None = None) -> xr.DataArray:
    """The heads or households that a share speaks of, by county group: the share times the count that weighs it in the contract.

    A share is never multiplied by another count than its own denominator.
    """
    values, weight = narrow(outcomes[name], classes), narrow(weight_of(outcomes, name), classes)
    return _by(values * weight, None, county_groups(outcomes)).rename(name)


def relapse_rate(outcomes: xr.Dataset, over_years: bool = False, resettled: int | None = None) -> xr.DataArray:
    """Yearly relapse rate of the lifted by county group; with `over_years` the mean of the yearly rates."""
    yearly = by_group(outcomes, "relapse_rate", ["lifted"], resettled)
    return yearly.mean("year") if over_years else yearly


def rural_income(outcomes: xr.Dataset) -> xr.DataArray:
    """Rural disposable income per resident head (concept 1, resettled left out) by year and county group."""
    return by_group(outcomes, "rural_income")


def income_growth(outcomes: xr.Dataset) -> xr.DataArray:
    """Compound yearly growth of rural income by county group, recomputed from levels and residents.

    It starts from the year before the first one, all its income over all its residents; where that was not stored it starts
    from the first year itself, and one year alone then has none.
    """
    level = rural_income(outcomes)
    last, years = level.isel(year=-1, drop=True), int(level.year[-1] - level.year[0])
    if BEFORE[0] in outcomes:
        groups = county_groups(outcomes).astype(float)
        income, residents = (xr.dot(outcomes[name].sum("noise_group", skipna=False), groups, dim="county") for name in BEFORE)
        base, years = income / residents.where(residents > 0), years + 1
    else:
        base = level.isel(year=0, drop=True)
    if years == 0:
        return (last * np.nan).rename("income_growth")
    return ((last / base) ** (1.0 / years) - 1.0).rename("income_growth")


def band(values: xr.DataArray) -> tuple[xr.DataArray, xr.DataArray, xr.DataArray]:
    """Low end, mean and high end over all runs; the mean, so that paired differences add up.

    The ends are the 5 and 95 % points; with fewer than `ENOUGH_RUNS` runs the lowest and highest run, because points so far out
    cannot be read from a handful.
    """
    over = ["draw", "replicate"]
    few = runs(values) < ENOUGH_RUNS
    low, high = (0.0, 1.0) if few else (0.05, 0.95)
    bottom, top = (values.quantile(part, dim=over).drop_vars("quantile") for part in (low, high))
    return bottom, values.mean(over), top


def runs(outcomes: xr.Dataset | xr.DataArray) -> int:
    """Number of runs (draws x replicates) behind each scenario's band; runs that are missing are not counted.

    Where scenarios have different numbers of runs, the smallest of them.
    """
    if isinstance(outcomes, xr.Dataset):
        outcomes = outcomes["households"]
    others = [dimension for dimension in outcomes.dims if dimension not in RUN]
    lived = outcomes.notnull().any(others).sum(["draw", "replicate"])
    return int(lived.min())
