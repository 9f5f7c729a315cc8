"""What a scenario costs the public against the reference, and what each case avoided costs.

All policies and all payers count, so that money saved on one policy and spent through another nets out.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from experiments import aggregate
from experiments.dataset import ONLY_POLICIES, shares_luck
from experiments.effects import SIGN, Cost, CostEffectiveness
from experiments.noise import spread_of_runs, t_quantile
from experiments.ratios import RatioInterval, bootstrap_of_units, fieller_of_units
from experiments.verdicts import judged

DENOMINATORS = ("households", "person_years", "gap_yuan")
SAME = 1e-9
"""Two amounts are the same where they differ by less than this of themselves: money handed on to the yuan, sums of rounded parts."""


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
        found.extend(_cost(name, against, payer, more[..., column], outcomes.sizes["year"]) for column, payer in enumerate(payers))
    return tuple(found)


def _cost(scenario: str, against: str, payer: str, more: np.ndarray, years: int) -> Cost:
    units = units_of(more)
    units = units[np.isfinite(units)]
    mean = float(units.mean()) if len(units) else float("nan")
    spread = spread_of_runs(more)
    identical = len(units) > 0 and not np.nan_to_num(more).any()
    half, kind, verdict = judged(mean, spread, identical)
    return Cost(
        scenario,
        against,
        payer,
        mean,
        mean / years,
        half if np.isfinite(half) else float("nan"),
        kind,
        verdict == "told",
        verdict,
        spread.draws_low,
        spread.draws_high,
        spread.sign_share,
    )


def avoided(outcomes: xr.Dataset, denominator: str) -> np.ndarray:
    """Cases over the whole period, all rural households: (scenario, draw, replicate)."""
    if denominator == "households":
        return aggregate.total(outcomes, "relapse_ever", "all")[..., -1]
    if denominator == "person_years":
        return np.asarray(aggregate.total(outcomes, "below_line_rate", "all").sum(axis=-1))
    if denominator == "gap_yuan":
        return np.asarray(aggregate.total(outcomes, "poverty_gap_yuan", "all").sum(axis=-1))
    raise KeyError(denominator)


def cost_effectiveness(outcomes: xr.Dataset, against: str) -> tuple[CostEffectiveness, ...]:
    """Cost per case avoided by three denominators.

    What the policies that a scenario takes away cost, over what they prevent. Scenarios that change more than policies, a
    drought say, are left out: what they add to cases nobody has paid to prevent.
    """
    names = [str(name) for name in outcomes["scenario"].values]
    payers = [str(payer) for payer in outcomes["payer"].values]
    spending = units_apart(outcomes, aggregate.net_spending(outcomes))
    base = names.index(against)
    priceable = outcomes[ONLY_POLICIES].values if ONLY_POLICIES in outcomes.coords else np.ones(len(names))
    found = []
    for denominator in DENOMINATORS:
        cases = units_apart(outcomes, avoided(outcomes, denominator))
        for row, name in enumerate(names):
            if name != against and priceable[row]:
                spent, prevented = spending[base] - spending[row], cases[row] - cases[base]
                scales = (float(np.nanmean(spending[base].sum(axis=-1))), float(np.nanmean(cases[base])))
                found.append(_ratio(name, against, denominator, spent, prevented, payers, scales))
    return tuple(sorted(found, key=lambda one: names.index(one.scenario)))


def _ratio(
    scenario: str,
    against: str,
    denominator: str,
    spent: np.ndarray,
    prevented: np.ndarray,
    payers: list[str],
    scales: tuple[float, float],
) -> CostEffectiveness:
    """`spent` (draw, replicate, payer) and `prevented` (draw, replicate): reference against scenario; `scales`: their levels."""
    top, bottom = units_of(spent.sum(axis=-1)), units_of(prevented)
    known = np.isfinite(top) & np.isfinite(bottom)
    top, bottom = top[known], bottom[known]
    by_payer = {payer: _mean(units_of(spent[..., column])) for column, payer in enumerate(payers)}
    cost, cases = _mean(top), _mean(bottom)
    limits = fieller_of_units(top, bottom)
    priced = float(((top > 0.0) & (bottom > 0.0)).mean()) if len(top) else float("nan")
    kind = "none" if len(top) < 2 else "fieller, replicates" if spent.shape[0] == 1 else "fieller"
    drawn = spent.shape[0] > 1
    cost_way, cases_way = way(top, scales[0], drawn), way(bottom, scales[1], drawn, ("fewer", "more"))
    verdict = _verdict(top, bottom, limits, priced if drawn else 1.0, (cost_way, cases_way))
    return CostEffectiveness(
        scenario,
        against,
        "all",
        cost,
        by_payer,
        cases,
        denominator,
        cost / cases if cases else float("nan"),
        limits.low,
        limits.high,
        kind,
        verdict == "told",
        *bootstrap_of_units(top, bottom),
        len(top),
        priced,
        verdict,
        cost_way,
        cases_way,
    )


def way(units: np.ndarray, scale: float, drawn: bool, words: tuple[str, str] = ("more", "less")) -> str:
    """Which way the mean of some units lies from zero, with 95 % confidence: `words` for above and below, else why it is not told.

    `scale` is the level that the units are differences of; `drawn`: units are draws, whose signs count too.
    """
    if not len(units):
        return ""
    if np.abs(units).max() <= SAME * abs(scale):
        return "same"
    if len(units) < 2:
        return "one"
    mean = float(units.mean())
    half = t_quantile(len(units) - 1) * float(units.std(ddof=1)) / len(units) ** 0.5
    if not abs(mean) > half or (drawn and float((np.sign(units) == np.sign(mean)).mean()) < SIGN):
        return "untold"
    return words[0] if mean > 0.0 else words[1]


def _verdict(top: np.ndarray, bottom: np.ndarray, limits: RatioInterval, priced: float, ways: tuple[str, str]) -> str:
    """Whether money spent over cases prevented is a price, as `CostEffectiveness` names it.

    It is one only where money is spent and cases are fewer; two negative numbers give the same ratio and another meaning.
    """
    if not len(top):
        return "none"
    if ways == ("same", "same"):
        return "identical"
    if "same" in ways:
        return "same"
    cost, cases = float(top.mean()), float(bottom.mean())
    if cost <= 0.0 or cases <= 0.0:
        return "cheaper" if cases > 0.0 else "dearer" if cost > 0.0 else "saves"
    if len(top) < 2:
        return "none"
    if not (limits.bounded and limits.low > 0.0):
        return "ratio"
    return "told" if priced >= SIGN else "direction"


def _mean(values: np.ndarray) -> float:
    values = values[np.isfinite(values)]
    return float(values.mean()) if len(values) else float("nan")
