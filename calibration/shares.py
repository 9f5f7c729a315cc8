"""What a sample says beside everybody: relapse rates of county and year, each within the error that the sample states for itself.

And what everybody says of counties: whether the poorer third relapses more often than the richer.

Both live the plan with the same luck, and the sample is a part of the households of the other. So they differ by chance alone, and the
stated error of a rate (`model.shrinkage`), less the part of the households that both share, is the yardstick of the difference.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calibration.figures import Figures
from calibration.panel import FIRST_YEAR
from calibration.spread import over
from model.courses import REFERENCE
from model.outcomes.recorded import ratio
from model.projection import Block, project
from model.shrinkage import noise_variance, shrunk

Array = NDArray[np.float64]
PART, WHOLE = 0.1, 1.0
"""Shares of the households that are lived: the sample and everybody."""
AFTER_BASE = FIRST_YEAR + 1
"""The first year of rates: who relapses was above the standard in the base year."""
CERTAIN = 1.96
"""Standard errors within which 95 % of all differences lie."""


@dataclass(frozen=True)
class Lived:
    """Lifted persons who relapsed (`top`) and those at the start of the year (`bottom`), (years, counties, groups), of one share."""

    top: Array
    bottom: Array
    income: Array | None = None
    """Rural income a head in the first year by county, yuan (counties,)."""

    @property
    def rates(self) -> Array:
        """Relapse rates, (years, counties)."""
        return ratio(self.top.sum(axis=-1), self.bottom.sum(axis=-1))

    @property
    def worst(self) -> float:
        """The highest rate of a county-year, its noise taken out."""
        return float(np.nanmax(shrunk(self.top, self.bottom)))

    @property
    def poor_over_rich(self) -> float:
        """Relapse rate of the third of the counties with the lowest rural income over that of the third with the highest."""
        if self.income is None:
            return float("nan")
        by_income = np.argsort(self.income)
        third = len(by_income) // 3
        of_poor, of_rich = (
            ratio(self.top[:, some].sum(), self.bottom[:, some].sum()) for some in (by_income[:third], by_income[-third:])
        )
        return over(float(of_poor), float(of_rich))


@dataclass(frozen=True)
class CountyYears:
    """Relapse rates of the lifted by year and county (Y, C), shares of persons: of the sample, with its standard error, and of all.

    `part` is the share of the households that was sampled, `whole` that of the others; the first year is `AFTER_BASE`.
    """

    part: float
    whole: float
    rates: Array
    errors: Array
    of_whole: Array
    worst: float
    worst_of_whole: float
    poor_over_rich: float = float("nan")
    """Of the whole: see `Lived`."""

    @property
    def distances(self) -> Array:
        """How far each rate lies off the whole's, in standard errors, of those that have an error."""
        known = np.isfinite(self.errors) & (self.errors > 0.0)
        return np.asarray((self.rates - self.of_whole)[known] / self.errors[known])

    def figures(self) -> Figures:
        """What stands beside `data/targets/sampling.csv`."""
        off = self.distances
        return {
            "county_years_within/all": float((np.abs(off) <= CERTAIN).mean()),
            "county_years_spread/all": float(np.sqrt((off**2).mean())),
            "county_years_off/all": float(off.mean()),
            "worst_county_year/all": over(self.worst, self.worst_of_whole),
            "poor_over_rich/all": self.poor_over_rich,
        }


def county_years(part: float, whole: float, seed: int, last_year: int, threads: int = 1) -> CountyYears:
    """Live the plan with central parameters in a part of the households and in the whole, from the year after the base year on.

    Args:
        part: share of the households that is the sample, in (0, 1).
        whole: share of those that it is a part of, in (part, 1].
        seed: of the luck that both have.
        last_year: the last year that is lived.
        threads: on which both are lived.
    """
    sample, everybody = (_lived(share, seed, last_year, threads) for share in (part, whole))
    return beside(part, whole, sample, everybody)


def beside(part: float, whole: float, sample: Lived, everybody: Lived) -> CountyYears:
    """Two lived shares side by side."""
    chance = noise_variance(sample.top, sample.bottom) * (1.0 - part / whole)
    of_whole = (everybody.worst, everybody.poor_over_rich)
    return CountyYears(part, whole, sample.rates, np.sqrt(chance), everybody.rates, sample.worst, *of_whole)


def _lived(share: float, seed: int, last_year: int, threads: int) -> Lived:
    arrays = project(Block((REFERENCE,), 0, 1, 0, seed, share, AFTER_BASE, last_year), threads=threads)[REFERENCE]
    top, bottom = (np.asarray(arrays[f"{name}_persons_by_group"], dtype=np.float64) for name in ("relapsed", "lifted"))
    return Lived(top, bottom, np.asarray(arrays["rural_income"][0]))
