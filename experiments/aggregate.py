"""From outcome arrays to one number a run: measures by county category, as arrays (scenario, draw, replicate).

Counts are added, rates are weighed with the count that the contract names. Years: rates are means over the reported
years, `relapse_ever` and income are those of the last year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from agents import codes
from model.contract import VARIABLES
from model.outcomes.dimensions import CELL

GROUPS = (*codes.names(codes.COUNTY_CATEGORIES), "all")
BEFORE = ("income_before_by_group", "residents_before_by_group")
NOT_LIFTED = [codes.NEAR_POOR, codes.ORDINARY]


@dataclass(frozen=True)
class Measure:
    """What is compared: a variable of the contract, the population, and how it is taken over the reported years."""

    name: str
    population: str
    yearly_mean: bool
    """True: mean of the yearly values; False: the value of the last year, or of the whole period."""


MEASURES = (
    Measure("relapse_rate", "lifted", True),
    Measure("relapse_ever", "lifted households", False),
    Measure("entry_rate", "all, not lifted", True),
    Measure("income_growth", "rural", False),
    Measure("rural_income", "rural", False),
)


def counties_of(outcomes: xr.Dataset, group: str) -> np.ndarray:
    """Positions of the counties of a category, or of all."""
    categories = outcomes["county_category"].values.astype(str)
    return np.arange(len(categories)) if group == "all" else np.flatnonzero(categories == group)


def measure(outcomes: xr.Dataset, name: str, group: str) -> np.ndarray:
    """One measure of MEASURES in one county group, (scenario, draw, replicate); NaN where it is not defined."""
    if name == "relapse_rate":
        return _mean_over_years(weighted(outcomes, name, group, [codes.LIFTED]))
    if name == "entry_rate":
        return _mean_over_years(weighted(outcomes, name, group, NOT_LIFTED))
    if name == "relapse_ever":
        return weighted(outcomes, name, group, [codes.LIFTED])[..., -1]
    if name == "rural_income":
        return rural_income(outcomes, group)[..., -1]
    if name == "income_growth":
        return compound_growth(rural_income(outcomes, group)[..., -1], *growth_base(outcomes, group))
    raise KeyError(name)


def _mean_over_years(yearly: np.ndarray) -> np.ndarray:
    return yearly.mean(axis=-1)


def weighted(outcomes: xr.Dataset, name: str, group: str, classes: list[int] | None = None) -> np.ndarray:
    """A weighed mean over cells: (scenario, draw, replicate, year). Cells without a value have no weight either."""
    weight = _cells(outcomes, VARIABLES[name].weight, group, classes)
    value = _cells(outcomes, name, group, classes)
    weight = np.where(np.isnan(value), 0.0, weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nansum(value * weight, axis=-1) / np.nansum(weight, axis=-1)


def total(outcomes: xr.Dataset, name: str, group: str) -> np.ndarray:
    """A sum over cells of a count, or of a rate times the count that weighs it: (scenario, draw, replicate, year).

    A run not lived is NaN.
    """
    values, weight = _cells(outcomes, name, group), VARIABLES[name].weight
    if weight:
        values = values * _cells(outcomes, weight, group)
    return np.where(np.isnan(values).all(axis=-1), np.nan, np.nansum(values, axis=-1))


def _cells(outcomes: xr.Dataset, name: str, group: str, classes: list[int] | None = None) -> np.ndarray:
    """(scenario, draw, replicate, year, cells) of a variable with the dimensions of a cell."""
    values = outcomes[name].transpose("scenario", "draw", "replicate", *CELL).values
    values = values[:, :, :, :, counties_of(outcomes, group)]
    if classes is not None:
        values = values[:, :, :, :, :, classes]
    return np.asarray(values.reshape(*values.shape[:4], -1))


def rural_income(outcomes: xr.Dataset, group: str) -> np.ndarray:
    """Rural disposable income per resident head, weighed with residents: (scenario, draw, replicate, year)."""
    income, residents = (_counties(outcomes, name, group) for name in ("rural_income", "rural_residents"))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((income * residents).sum(-1) / residents.sum(-1))


def growth_base(outcomes: xr.Dataset, group: str) -> tuple[np.ndarray, int]:
    """Income that growth starts from, (scenario, draw, replicate), and the years from it to the last year.

    It is the year before the first reported one, all its income over all its residents; where that was not stored, the
    first reported year itself.
    """
    years = outcomes.sizes["year"]
    if "income_before_by_group" not in outcomes:
        return rural_income(outcomes, group)[..., 0], years - 1
    income, residents = (noise_groups(outcomes, name, group).sum(-1) for name in BEFORE)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(income / residents), years


def compound_growth(last: np.ndarray, base: np.ndarray, years: int) -> np.ndarray:
    """Growth a year that leads from `base` to `last` in `years`; NaN for no year at all."""
    if years < 1:
        return np.full(np.shape(last), np.nan)
    return np.asarray((last / base) ** (1.0 / years) - 1.0)


def _counties(outcomes: xr.Dataset, name: str, group: str) -> np.ndarray:
    """(scenario, draw, replicate, year, county) of a variable by county."""
    values = outcomes[name].transpose("scenario", "draw", "replicate", "year", "county").values
    return np.asarray(values[..., counties_of(outcomes, group)])


def noise_groups(outcomes: xr.Dataset, name: str, group: str) -> np.ndarray:
    """A sum by random group of kin, added over counties: (scenario, draw, replicate, year, noise_group); no year for the base."""
    values = outcomes[name].transpose("scenario", "draw", "replicate", ..., "county", "noise_group").values
    return np.asarray(values[..., counties_of(outcomes, group), :].sum(axis=-2))


def net_spending(outcomes: xr.Dataset) -> np.ndarray:
    """Public spending over the whole period by payer, in yuan: (scenario, draw, replicate, payer)."""
    values = outcomes["spending"].transpose("scenario", "draw", "replicate", "payer", "year", "county", "policy").values
    return np.asarray(values.reshape(*values.shape[:4], -1).sum(axis=-1))
