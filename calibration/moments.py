"""Moments of household incomes before aid: how they move, last, and fall below the line.

Net income a head at prices of 2020, the same households followed, lines fixed in real terms. Changes, correlations and fifths count
households, shares below a line count persons. In logs an income counts as at least a tenth of the standard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from agents import codes
from calibration.figures import Figures
from calibration.panel import Panel
from calibration.spread import correlation, fifths, gini_of, likeness, over, quantile, sd, share, skewness
from model.outcomes.recorded import ratio

Array = NDArray[np.float64]
FLOOR = 0.1
"""The least income in logs, as a part of the standard."""
LINES = {"line": 1.0, "half_more": 1.5}
"""The standard, and one and a half of it (about 6,000 yuan)."""
LOSSES, GAINS = (25, 40), (33, 67)
"""Per cent of last year's income lost or gained in a year that count as many."""
LAGS, LOOKS, FALLS = (1, 2, 3, 4, 5), (1, 3, 5), (1, 2, 3, 4, 5)
FOLLOWED = 5
"""Years over which it is asked how often a household was below."""
OFTEN = 3
"""In so many of them it is often."""
POPULATIONS: dict[str, Callable[[Panel], NDArray[np.bool_]]] = {
    "all": lambda panel: np.ones(len(panel.agent), dtype=bool),
    "lifted": lambda panel: panel.household_class == codes.LIFTED,
    "ordinary": lambda panel: panel.household_class == codes.ORDINARY,
}


def moments(panel: Panel) -> Figures:
    """Every figure by `name/population`; missing where the panel is too short for it."""
    found: Figures = {}
    for population, chosen in POPULATIONS.items():
        own = panel.of(chosen(panel))
        for part in (changes, levels, staying, below_lines):
            found |= {f"{name}/{population}": value for name, value in part(own).items()}
    return found


def floored(panel: Panel) -> Array:
    """Income before aid, at least what counts in logs, (T, N)."""
    return np.asarray(np.maximum(panel.before_aid, FLOOR * panel.line))


def over_years(values: Iterator[float]) -> float:
    """Mean over the years or pairs of years that there are."""
    known = [value for value in values if not np.isnan(value)]
    return float(np.mean(known)) if known else float("nan")


def changes(panel: Panel) -> Figures:
    """How incomes move from year to year and what they remember."""
    income, w = floored(panel), panel.weight
    y, relative = np.log(income), income[1:] / income[:-1]
    moved = np.diff(y, axis=0)
    found = {
        "sd_of_change": float(np.sqrt(over_years(sd(row, w) ** 2 for row in moved))),
        "skewness_of_change": over_years(skewness(row, w) for row in moved),
        "correlation_of_changes": over_years(correlation(a, b, w) for a, b in pairwise(moved)),
    }
    dry = panel.drought[1:]
    usual = ~(dry | panel.drought[:-1])  # neither into a drought nor out of it
    for place, groups in (("village", panel.village), ("county", panel.county)):
        found[f"{place}_correlation_of_change"] = over_years(likeness(row, groups) for row in moved[usual])
        found[f"{place}_correlation_in_drought"] = over_years(likeness(row, groups) for row in moved[dry])
    for lag in LAGS:
        found[f"correlation_{lag}"] = over_years(correlation(a, b, w) for a, b in zip(y[:-lag], y[lag:], strict=True))
    for loss in LOSSES:
        found[f"losing_{loss}"] = over_years(share(row < 1.0 - loss / 100.0, ~np.isnan(row), w) for row in relative)
    for gain in GAINS:
        found[f"gaining_{gain}"] = over_years(share(row > 1.0 + gain / 100.0, ~np.isnan(row), w) for row in relative)
    return found


def levels(panel: Panel) -> Figures:
    """How unequal incomes are in a year and over several."""
    y, income, w = np.log(floored(panel)), panel.before_aid, panel.weight
    persons = np.nan_to_num(panel.heads) * w
    of_years = [gini_of(row, weight) for row, weight in zip(income, persons, strict=True)]
    averaged = gini_of(income[-FOLLOWED:].mean(axis=0), persons[-FOLLOWED:].mean(axis=0))
    yearly = float(np.mean(of_years[-FOLLOWED:])) if len(income) >= FOLLOWED else float("nan")
    return {
        "sd_of_log": over_years(sd(row, w) for row in y),
        "skewness_of_log": over_years(skewness(row, w) for row in y),
        "at_floor": over_years(share(row <= FLOOR * panel.line, ~np.isnan(row), w) for row in income),
        "middle_over_tenth": over_years(quantile(row, w, 0.5) / quantile(row, w, 0.1) for row in income),
        "ninth_over_middle": over_years(quantile(row, w, 0.9) / quantile(row, w, 0.5) for row in income),
        "gini": float(np.mean(of_years)),
        "gini_lower_by_averaging": 1.0 - over(averaged, yearly),
        "village_correlation": over_years(likeness(row, panel.village) for row in y),
        "county_correlation": over_years(likeness(row, panel.county) for row in y),
    }


def staying(panel: Panel) -> Figures:
    """Who is in the same fifth after some years."""
    found: Figures = {}
    for years in LOOKS:
        stays = np.diag(transitions(panel, years))
        found[f"stay_bottom_{years}"], found[f"stay_mean_{years}"] = float(stays[0]), float(stays.mean())
    return found


def transitions(panel: Panel, years: int) -> Array:
    """From which fifth to which within so many years: shares of households by row, mean over the years of departure, (5, 5)."""
    places = [fifths(row, panel.weight) for row in panel.before_aid]
    return mean_of([_moves(a, b, panel.weight, 5) for a, b in zip(places[:-years], places[years:], strict=True)], 5)


def line_transitions(panel: Panel, years: int, line: float) -> Array:
    """The same between below and above a line (a multiple of the standard), persons of the year of departure, (2, 2)."""
    above = np.where(np.isnan(panel.before_aid), -1, panel.before_aid >= line * panel.line)
    heads = np.nan_to_num(panel.heads) * panel.weight
    return mean_of([_moves(a, b, w, 2) for a, b, w in zip(above[:-years], above[years:], heads[:-years], strict=True)], 2)


def mean_of(matrices: list[Array], size: int) -> Array:
    """Mean of matrices, missing where there are none."""
    return np.mean(matrices, axis=0) if matrices else np.full((size, size), np.nan)


def _moves(start: NDArray, end: NDArray, weights: Array, size: int) -> Array:
    known = (start >= 0) & (end >= 0)
    cell = start[known].astype(np.int64) * size + end[known].astype(np.int64)
    counted = np.bincount(cell, weights=weights[known], minlength=size * size).astype(np.float64).reshape(size, size)
    return ratio(counted, counted.sum(axis=1, keepdims=True))


def below_lines(panel: Panel) -> Figures:
    """Who is below a line, for how long, and who falls again."""
    found: Figures = {}
    persons = np.nan_to_num(panel.heads) * panel.weight
    known = ~np.isnan(panel.before_aid)
    for name, multiple in LINES.items():
        below = known & (panel.before_aid < multiple * panel.line)
        above = known & ~below
        found[f"below_{name}"] = share(below[0], known[0], persons[0])
        found[f"rising_{name}"] = _next_year(below, above, persons)
        found[f"falling_{name}"] = _next_year(above, below, persons)
        for year in FALLS:
            found[f"falling_again_{name}_{year}"] = _fall_again(below, above, persons, year)
        found |= {f"{often}_{name}": value for often, value in _often(below[-FOLLOWED:], known[-FOLLOWED:], persons).items()}
    return found


def _often(below: NDArray[np.bool_], known: NDArray[np.bool_], persons: Array) -> Figures:
    """Who of those there in all of the last years was ever below, and in three or more; missing where there are too few years."""
    if len(below) < FOLLOWED:
        return dict.fromkeys(("ever", "often"), float("nan"))
    followed, times = np.asarray(known.all(axis=0)), below.sum(axis=0)
    first = persons[-FOLLOWED]
    return {"ever": share(np.asarray(times >= 1), followed, first), "often": share(np.asarray(times >= OFTEN), followed, first)}


def _next_year(start: NDArray[np.bool_], end: NDArray[np.bool_], persons: Array) -> float:
    known = start | end
    return over_years(share(end[t + 1], start[t] & known[t + 1], persons[t]) for t in range(len(start) - 1))


def _fall_again(below: NDArray[np.bool_], above: NDArray[np.bool_], persons: Array, year: int) -> float:
    """Of those who rose and stayed above until then, who is below in the n-th year after the first above."""
    hits = all_of = 0.0
    for t in range(1, len(below) - year):
        stayed = below[t - 1] & above[t : t + year].all(axis=0) & (below[t + year] | above[t + year])
        hits += float(persons[t][stayed & below[t + year]].sum())
        all_of += float(persons[t][stayed].sum())
    return hits / all_of if all_of > 0 else float("nan")
