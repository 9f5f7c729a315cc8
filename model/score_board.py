"""The score-board of the plan's ch.3 s.3: values reached and whether they meet the targets, in all and by county.

The lifted are counted by net income (concept 2, the registration's), the mean of a county's farmers and that of the
province by disposable income (concept 1, the statistics bureau's). A growth lead is therefore told twice: with net
income on both sides, and as officials would, each side on its own concept. Only key counties have one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agents.codes import COUNTIES, COUNTY_CATEGORIES, INCOME_SOURCES
from model.outcomes.dimensions import TARGETS
from model.outcomes.how import GROUPS, OUTSIDE
from model.outcomes.recorded import Array, Recorded
from model.shrinkage import chances_below, shrunk
from model.tally import COLUMN
from model.world import World

KEY = np.isin([county.category for county in COUNTIES], [category.name for category in COUNTY_CATEGORIES if category.key])
"""Counties that the plan calls key counties, by their categories."""
LARGE_SCALE, LEAD, RATIO = 0.02, 2.0, 3.0
"""At most 2 % of the lifted of a county in a year (no legal number exists); 2 points a year (F0701); 3.0 (F0700)."""

SCORED = 2025
"""The year that the targets are set for; a run that ends before is scored in its last year."""
SURE = 0.95
"""A run tells that a target is met, or not, where its sample is so sure of it."""


@dataclass(frozen=True)
class Lived:
    """What a run recorded up to the year that is scored, which is the last of `years`.

    `years` (years, counties, classes, resettled, columns) and `base` (without years, of 2020) are sums of the tallies; `urban` and
    `province` (years + 1) are yuan a head from 2020 on; `relapse` (years, counties) are relapse rates of the lifted, `below` the
    chances that the true ones are not large-scale (`model.shrinkage.chances_below`): weights (spreads,), chances (spreads, years,
    counties).
    """

    years: Array
    base: Array
    urban: Array
    province: Array
    relapse: Array
    below: tuple[Array, Array]


@dataclass(frozen=True)
class Score:
    """Values (targets,) and (targets, counties) in the order of the targets, and whether they are met (1) or not (0); NaN where
    undefined. Of large-scale relapse it is the chance that it is met: a small sample cannot always tell."""

    value: Array
    met: Array
    value_by_county: Array
    met_by_county: Array


def score_board(lived: Lived) -> Score:
    """Every target of the score-board."""
    counties = {name: np.where(defined, values, np.nan) for name, (values, defined) in _by_county(lived).items()}
    all_ = _pooled(lived)
    names = [target.name for target in TARGETS]
    value = np.array([all_[name] for name in names])
    by_county = np.stack([counties.get(name, np.full(len(COUNTIES), np.nan)) for name in names])
    met, met_by_county = _met(value), _met(by_county)
    row, (weights, below) = names.index("no_large_scale_relapse"), lived.below
    met[row] = np.where(np.isfinite(value[row]), weights @ below.prod(axis=(1, 2)), np.nan)
    met_by_county[row] = np.where(np.isfinite(by_county[row]), weights @ below.prod(axis=1), np.nan)
    return Score(value, met, by_county, met_by_county)


def _met(value: Array) -> Array:
    """1 where a value (targets first) meets its target, 0 where not, NaN where there is no value."""
    rules: dict[str, Callable[[Array], Any]] = {
        "urban_rural_ratio_below_3": lambda x: x < RATIO,
        "key_county_lifted_growth_lead": lambda x: x >= LEAD,
        "no_large_scale_relapse": lambda x: x <= LARGE_SCALE,
        "rural_growth_above_urban": lambda x: x > 0.0,
        "key_county_lifted_growth_lead_official": lambda x: x >= LEAD,
        "lifted_gap_to_province_narrows": lambda x: x > 0.0,
    }
    return np.stack([np.where(np.isfinite(row), rules[target.name](row), np.nan) for target, row in zip(TARGETS, value, strict=True)])


def _pooled(lived: Lived) -> dict[str, float]:
    """The values for the prefecture; those of the lifted pool the key counties."""
    rural, urban = _growth(lived, disposable_a_head, np.s_[:, :, 0]), _yearly(lived.urban)
    net = _growth(lived, net_a_head, np.s_[KEY])
    lifted = _growth(lived, net_a_head, np.s_[KEY, 0])
    farmers = _growth(lived, disposable_a_head, np.s_[KEY, :, 0])
    return {
        "urban_rural_ratio_below_3": float(lived.urban[-1] / disposable_a_head(_sum(lived.years[-1][:, :, 0]))),
        "key_county_lifted_growth_lead": 100.0 * (lifted - net),
        "no_large_scale_relapse": float(np.nanmax(lived.relapse)),
        "rural_growth_above_urban": 100.0 * (rural - urban),
        "key_county_lifted_growth_lead_official": 100.0 * (lifted - farmers),
        "lifted_gap_to_province_narrows": _nearer(lived, np.s_[KEY, 0]),
    }


def _by_county(lived: Lived) -> dict[str, tuple[Array, NDArray[np.bool_]]]:
    """The values of each county, and in which counties they are defined."""
    lifted = np.array([_growth(lived, net_a_head, np.s_[county, 0]) for county in range(len(COUNTIES))])
    net = np.array([_growth(lived, net_a_head, np.s_[county]) for county in range(len(COUNTIES))])
    farmers = np.array([_growth(lived, disposable_a_head, np.s_[county, :, 0]) for county in range(len(COUNTIES))])
    nearer = np.array([_nearer(lived, np.s_[county, 0]) for county in range(len(COUNTIES))])
    with np.errstate(invalid="ignore"):
        worst = np.where(np.isnan(lived.relapse).all(axis=0), np.nan, np.max(np.nan_to_num(lived.relapse, nan=-1.0), axis=0))
    return {
        "key_county_lifted_growth_lead": (100.0 * (lifted - net), KEY),
        "key_county_lifted_growth_lead_official": (100.0 * (lifted - farmers), KEY),
        "no_large_scale_relapse": (worst, np.ones(len(COUNTIES), dtype=bool)),
        "lifted_gap_to_province_narrows": (nearer, KEY),
    }


def _growth(lived: Lived, a_head: Callable[[Array], float], cells: Any) -> float:
    """Mean yearly growth since 2020 of an income a head in the chosen cells (counties, classes, resettled)."""
    return _yearly(np.array([a_head(_sum(sums[cells])) for sums in (lived.base, lived.years[-1])]), len(lived.years))


def _nearer(lived: Lived, cells: Any) -> float:
    """By how many points net income of the chosen cells came nearer to the provincial mean since 2020, in per cent of it."""
    then = net_a_head(_sum(lived.base[cells])) / lived.province[0]
    return float(100.0 * (net_a_head(_sum(lived.years[-1][cells])) / lived.province[-1] - then))


def _yearly(ends: Array, years: int | None = None) -> float:
    """Mean yearly growth from the first to the last of a series of years (or of two values so many years apart)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return float((ends[-1] / ends[0]) ** (1.0 / (len(ends) - 1 if years is None else years)) - 1.0)


def _sum(cells: Array) -> Array:
    """All cells added up, (columns,)."""
    return np.asarray(cells.reshape(-1, cells.shape[-1]).sum(axis=0))


def disposable_a_head(sums: Array) -> float:
    """Disposable income a resident head and year (concept 1); NaN without residents."""
    first = COLUMN["source_wages"]
    heads = float(sums[COLUMN["resident_years"]])
    return float(sums[first : first + len(INCOME_SOURCES)].sum()) / heads if heads > 0 else float("nan")


def net_a_head(sums: Array) -> float:
    """Net income a head of the shared purse and year (concept 2); NaN without persons."""
    heads = float(sums[COLUMN["purse_years"]])
    return float(sums[COLUMN["net"]]) / heads if heads > 0 else float("nan")


class ScoreBoard:
    """Keeps the score of a run, which follows from what others keep."""

    def __init__(self, start: int, end: int, _: World) -> None:
        self.years = min(SCORED, end) - start + 1

    def month(self, _: World) -> None:
        """Nothing is written down before the end."""

    def arrays(self, recorded: Recorded) -> Mapping[str, Array]:
        """The variables of the contract."""
        outside, groups = recorded.keeper(OUTSIDE), recorded.keeper(GROUPS)
        fallen, lifted = (groups[f"{name}_by_group"][: self.years] for name in ("relapsed_persons", "lifted_persons"))
        urban, province = (outside[name][: self.years + 1] for name in ("urban", "province"))
        below = chances_below(fallen, lifted, LARGE_SCALE)
        score = score_board(Lived(recorded.years[: self.years], recorded.base, urban, province, shrunk(fallen, lifted), below))
        return {
            "target_value": score.value,
            "target_met": score.met,
            "target_value_by_county": score.value_by_county,
            "target_met_by_county": score.met_by_county,
        }
