"""Paired statistics of a comparison.

Levels, differences against the reference, costs, and costs per relapse avoided.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from experiments import aggregate
from experiments.aggregate import GROUPS, MEASURES, Measure
from experiments.costs import cost_effectiveness, costs
from experiments.dataset import shares_luck
from experiments.effects import Effect, Effects, Level
from experiments.noise import NOTHING, Spread, jackknife_values, over_fixed_draws, ratio_without, spread_of_groups, spread_of_runs
from experiments.plan import REFERENCE
from experiments.verdicts import judged
from model.contract import VARIABLES

TOP_AND_BOTTOM = {
    "relapse_rate": ("relapsed_persons_by_group", "lifted_persons_by_group"),
    "relapse_ever": ("ever_relapsed_households_by_group", "lifted_households_by_group"),
    "entry_rate": ("entered_persons_by_group", "not_lifted_persons_by_group"),
    "income_growth": ("income_by_group", "residents_by_group"),
    "rural_income": ("income_by_group", "residents_by_group"),
}


@dataclass(frozen=True)
class Runs:
    """One measure in one county group: a value a run, and pseudo-values by group of villages where there are any."""

    values: np.ndarray
    """(scenario, draw, replicate)"""
    pseudo: np.ndarray | None
    """(scenario, draw, replicate, noise_group)"""
    same_luck: bool = False
    """Whether all draws have the same households and luck, as the points of a grid do."""

    def spread(self, row: int, against: int | None = None) -> Spread:
        """Uncertainty of the mean of one scenario, or of its paired difference with another."""
        values = self.values[row] if against is None else self.values[row] - self.values[against]
        values = over_fixed_draws(values) if self.same_luck else values
        if self.pseudo is not None and self.pseudo.shape[-1] > 1:
            picked = self.pseudo[row] if against is None else self.pseudo[row] - self.pseudo[against]
            by_draw = over_replicates(picked)
            return spread_of_groups(over_fixed_draws(by_draw) if self.same_luck else by_draw, values)
        return spread_of_runs(values) if values.size else NOTHING

    def identical(self, row: int, against: int) -> bool:
        """Whether two scenarios are the same bit for bit in every run, so that there is no luck to speak of."""
        same = np.array_equal(self.values[row], self.values[against], equal_nan=True)
        groups = self.pseudo is None or np.array_equal(self.pseudo[row], self.pseudo[against], equal_nan=True)
        return bool(same and groups and np.isfinite(self.values[row]).any())

    def step(self, row: int, draw: int, first: int = 0) -> tuple[float, Spread]:
        """What one scenario's value at a draw is above that at another one with the same luck, and its uncertainty."""
        values = self.values[row : row + 1, draw : draw + 1] - self.values[row : row + 1, first : first + 1]
        pseudo = None
        if self.pseudo is not None:
            pseudo = self.pseudo[row : row + 1, draw : draw + 1] - self.pseudo[row : row + 1, first : first + 1]
        return mean_of_runs(values[0]), Runs(values, pseudo).spread(0)


def over_replicates(values: np.ndarray) -> np.ndarray:
    """(draw, replicate, ...) to (draw, ...): mean over the replicates that were lived; NaN where a draw has none."""
    known = np.isfinite(values)
    count = known.sum(axis=1)
    sums = np.where(known, values, 0.0).sum(axis=1)
    return np.asarray(np.where(count > 0, sums / np.maximum(count, 1), np.nan))


def mean_of_runs(values: np.ndarray) -> float:
    """Mean over draws of the means over replicates, so that every draw counts once; NaN for nothing."""
    by_draw = over_replicates(values)
    by_draw = by_draw[np.isfinite(by_draw)]
    return float(by_draw.mean()) if len(by_draw) else float("nan")


def compare(outcomes: xr.Dataset, against: str = REFERENCE) -> Effects:
    """All effects of a Dataset's scenarios against one of them.

    Raises:
        KeyError: `against` is not among the scenarios.
    """
    names = [str(name) for name in outcomes["scenario"].values]
    if against not in names:
        raise KeyError(against)
    years = tuple(int(year) for year in outcomes["year"].values)
    levels: list[Level] = []
    effects: list[Effect] = []
    for group in GROUPS:
        for measure in MEASURES:
            runs = runs_of(outcomes, measure, group)
            levels.extend(_level(runs, row, name, measure, group) for row, name in enumerate(names))
            effects.extend(_effect(runs, names, name, against, measure, group, years) for name in names if name != against)
    order = {name: row for row, name in enumerate(names)}
    ranks = {measure.name: row for row, measure in enumerate(MEASURES)}
    return Effects(
        against,
        tuple(names),
        years,
        outcomes.sizes["draw"],
        outcomes.sizes["replicate"],
        tuple(sorted(levels, key=lambda e: (order[e.scenario], ranks[e.measure]))),
        tuple(sorted(effects, key=lambda e: (order[e.scenario], ranks[e.measure]))),
        costs(outcomes, against),
        cost_effectiveness(outcomes, against),
    )


def runs_of(outcomes: xr.Dataset, measure: Measure, group: str) -> Runs:
    """Values and pseudo-values of one measure."""
    values, same_luck = aggregate.measure(outcomes, measure.name, group), shares_luck(outcomes)
    if any(name not in outcomes for name in TOP_AND_BOTTOM[measure.name]):
        return Runs(values, None, same_luck)
    top, bottom = (aggregate.noise_groups(outcomes, name, group) for name in TOP_AND_BOTTOM[measure.name])
    lived = np.nansum(bottom, axis=(0, 1, 2, 3)) > 0.0
    top, bottom = top[..., lived], bottom[..., lived]
    if measure.yearly_mean:
        whole, without = ratio_without(top, bottom)
        return Runs(values, jackknife_values(whole.mean(axis=3), without.mean(axis=3)), same_luck)
    whole, without = ratio_without(top[:, :, :, -1], bottom[:, :, :, -1])
    if measure.name == "income_growth":
        whole, without = _growth(outcomes, group, whole, without, lived)
    return Runs(values, jackknife_values(whole, without), same_luck)


def _growth(
    outcomes: xr.Dataset, group: str, whole: np.ndarray, without: np.ndarray, lived: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """From the last year's income to growth; a group is left out of the base year as well as of the last."""
    base, years = aggregate.growth_base(outcomes, group)
    bases = base[..., None]
    if aggregate.BEFORE[0] in outcomes:
        base, bases = ratio_without(*(aggregate.noise_groups(outcomes, name, group)[..., lived] for name in aggregate.BEFORE))
    return aggregate.compound_growth(whole, base, years), aggregate.compound_growth(without, bases, years)


def _level(runs: Runs, row: int, scenario: str, measure: Measure, group: str) -> Level:
    spread = runs.spread(row)
    return Level(
        scenario,
        measure.name,
        group,
        mean_of_runs(runs.values[row]),
        spread.noise_half_width,
        spread.draws_low,
        spread.draws_high,
        spread.luck_half_width,
        int(np.isfinite(runs.values[row]).sum()),
    )


def _effect(runs: Runs, names: list[str], scenario: str, against: str, measure: Measure, group: str, years: tuple[int, ...]) -> Effect:
    row, base = names.index(scenario), names.index(against)
    values = runs.values[row] - runs.values[base]
    difference, spread = mean_of_runs(values), runs.spread(row, base)
    _, kind, verdict = judged(difference, spread, runs.identical(row, base))
    period = str(years[-1]) if measure.name == "rural_income" else f"{years[0]}-{years[-1]}"
    variable = VARIABLES[measure.name]
    return Effect(
        scenario,
        against,
        measure.name,
        variable.long_name_zh,
        measure.population,
        period,
        group,
        difference,
        spread.noise_half_width,
        spread.total_half_width,
        kind,
        verdict == "told",
        variable.units,
        mean_of_runs(runs.values[row]),
        mean_of_runs(runs.values[base]),
        spread.model_sd,
        spread.draws_low,
        spread.draws_high,
        spread.luck_half_width,
        spread.sign_share,
        verdict,
        int(np.isfinite(values).sum()),
        spread.sign_counted,
    )
