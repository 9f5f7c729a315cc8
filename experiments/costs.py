"""What a scenario costs the public against the reference, and what each case avoided costs.

All policies and all payers count, so that money saved on one policy and spent through another nets out.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from experiments import aggregate
from experiments.dataset import shares_luck
from experiments.effects import Cost, CostEffectiveness
from experiments.noise import spread_of_runs
from experiments.ratios import bootstrap_of_units, fieller_of_units

DENOMINATORS = ("households", "person_years", "gap_yuan")


def units_of(values: np.ndarray) -> np.ndarray:
    """The independent units of (draw, replicate): means of draws, or the replicates where there is one draw."""
    if values.shape[0] == 1:
        return np.asarray(values[0])
    known = np.isfinite(values)
    return np.asarray(np.where(known, values, 0.0).sum(1) / np.where(known.any(1), known.sum(1), np.nan))


def units_apart(outcomes: xr.Dataset, values: np.ndarray) -> np.ndarray:
    """(scenario, draw, ...) with one draw, their mean, where all draws share their luck: only replicates are units then."""
    return np.asarray(values.mean(axis=1, keepdims=True)) if shares_luck(outcomes) else values


def costs(outcomes: xr.Dataset, against: str) -> tuple[Cost, ...]:
    """Net public cost by payer and in all, each scenario less the reference."""
    names = [str(name) for name in outcomes["scenario"].values]
    spending = units_apart(outcomes, aggregate.net_spending(outcomes))
    payers = [str(payer) for payer in outcomes["payer"].values]
    found = []
    for row, name in enumerate(names):
        if name == against:
            continue
        more = spending[row] - spending[names.index(against)]
        found.append(_cost(name, against, "all", more.sum(axis=-1), outcomes.sizes["year"]))
        found.extend(_cost(name, against, payer, more[..., column], outcomes.sizes["year"])
                     for column, payer in enumerate(payers))
    return tuple(found)


def _cost(scenario: str, against: str, payer: str, more: np.ndarray, years: int) -> Cost:
    units = units_of(more)
    units = units[np.isfinite(units)]
    mean = float(units.mean()) if len(units) else float("nan")
    spread = spread_of_runs(more)
    one_draw = more.shape[0] == 1
    half = spread.noise_half_width if one_draw else spread.total_half_width
    kind = "none" if not np.isfinite(half) else "t, noise only" if one_draw else "t"
    told = bool(np.isfinite(half) and abs(mean) > half)
    return Cost(scenario, against, payer, mean, mean / years, half, kind, told)


def avoided(outcomes: xr.Dataset, denominator: str) -> np.ndarray:
    """Cases over the whole period, all rural households: (scenario, draw, replicate)."""
    if denominator == "households":
        return aggregate.total(outcomes, "relapse_ever", "all", "households")[..., -1]
    if denominator == "person_years":
        return np.asarray(aggregate.total(outcomes, "below_line_rate", "all", "persons_at_close").sum(axis=-1))
    if denominator == "gap_yuan":
        return np.asarray(aggregate.total(outcomes, "poverty_gap_yuan", "all").sum(axis=-1))
    raise KeyError(denominator)


def cost_effectiveness(outcomes: xr.Dataset, against: str) -> tuple[CostEffectiveness, ...]:
    """Cost per case avoided by three denominators.

    What the policies that a scenario takes away cost, over what they prevent.
    """
    names = [str(name) for name in outcomes["scenario"].values]
    payers = [str(payer) for payer in outcomes["payer"].values]
    spending = units_apart(outcomes, aggregate.net_spending(outcomes))
    base = names.index(against)
    found = []
    for denominator in DENOMINATORS:
        cases = units_apart(outcomes, avoided(outcomes, denominator))
        for row, name in enumerate(names):
            if name != against:
                spent, prevented = spending[base] - spending[row], cases[row] - cases[base]
                found.append(_ratio(name, against, denominator, spent, prevented, payers))
    return tuple(sorted(found, key=lambda one: names.index(one.scenario)))


def _ratio(scenario: str, against: str, denominator: str, spent: np.ndarray, prevented: np.ndarray,
           payers: list[str]) -> CostEffectiveness:
    """`spent` (draw, replicate, payer) and `prevented` (draw, replicate): reference against scenario."""
    top, bottom = units_of(spent.sum(axis=-1)), units_of(prevented)
    known = np.isfinite(top) & np.isfinite(bottom)
    top, bottom = top[known], bottom[known]
    by_payer = {payer: _mean(units_of(spent[..., column])) for column, payer in enumerate(payers)}
    cost, cases = _mean(top), _mean(bottom)
    limits = fieller_of_units(top, bottom)
    told = limits.bounded and (limits.low > 0.0 or limits.high < 0.0)
    kind = "none" if len(top) < 2 else "fieller, noise only" if spent.shape[0] == 1 else "fieller"
    return CostEffectiveness(scenario, against, "all", cost, by_payer, cases, denominator,
                             cost / cases if cases else float("nan"), limits.low, limits.high, kind, told,
                             *bootstrap_of_units(top, bottom), len(top))


def _mean(values: np.ndarray) -> float:
    values = values[np.isfinite(values)]
    return float(values.mean()) if len(values) else float("nan")
