"""Everything that `validate` shows, worked out from the same households followed in several replicates of shared luck."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calibration.accounting import Account, growth_accounts
from calibration.backcast import LAST_YEAR, Backcast, backcast
from calibration.classes import class_figures
from calibration.figures import TARGETS, Figures
from calibration.growth import growth_figures, income_by_source
from calibration.health import health_figures
from calibration.level import level_check
from calibration.moments import LINES, LOOKS, below_lines, line_transitions, mean_of, moments, transitions
from calibration.monitoring import monitoring_figures
from calibration.panel import FIRST_YEAR, Panel, live_panel
from calibration.shares import PART, WHOLE, CountyYears, county_years
from calibration.spread import over
from calibration.switches import BLIND, EQUAL, SWITCHES
from calibration.targets import Measured, measured, reasons, targets_of

Array = NDArray[np.float64]
Tell = Callable[[float], None]
OF_PLAN = ("moments", "classes", "growth", "health", "list")
"""Tables of figures that the plan alone gives; those of the switches and of 2020 come beside them."""
SWITCHED, LEVEL, SAMPLING = "switched", "level", "sampling"
FIFTHS = 5


@dataclass(frozen=True)
class Forecast:
    """An ex ante forecast of growth, per cent, by year and for the mean of the years: as of when, by what, and its quantiles."""

    as_of: str
    method: str
    period: str
    quantiles: tuple[float, float, float, float, float]
    """2.5, 25, 50, 75 and 97.5 %."""


@dataclass(frozen=True)
class Validation:
    """Figures beside their bands by table; matrices of transition; incomes a head (R, T, 4); accounts, back-cast and forecasts."""

    sample: float
    replicates: int
    seed: int
    tables: dict[str, list[Measured]]
    reasons: dict[str, tuple[str, str]]
    fifths: dict[int, Array]
    lines: dict[tuple[int, float], Array]
    incomes: Array
    accounts: list[Account]
    backcast: Backcast | None
    forecasts: list[Forecast]
    county_years: CountyYears | None

    def every(self) -> Iterator[Measured]:
        """All figures, table by table."""
        for rows in self.tables.values():
            yield from rows

    def counts(self) -> dict[str, int]:
        """How many figures stand where."""
        found = dict.fromkeys(("inside", "watch", "outside", "unknown"), 0)
        for row in self.every():
            found[row.verdict] += 1
        return found

    def growth(self) -> Array:
        """Growth of rural income a head by replicate and year, in shares, (R, T - 1)."""
        income = self.incomes.sum(axis=2)
        return np.asarray(income[:, 1:] / income[:, :-1] - 1.0)


def validate_model(
    sample: float,
    replicates: int,
    seed: int,
    tell: Tell,
    threads: int = 1,
    quick: bool = False,
    last_year: int = LAST_YEAR,
    shares: tuple[float, float] = (PART, WHOLE),
) -> Validation:
    """Live the plan, and unless `quick` the plan under each switch, in every replicate and work everything out.

    `quick` leaves out the switches, the level of 2020, the back-cast and the county-years of a sample beside those of everybody,
    which are lived in these `shares` of the households. `tell` is told the share that is done.
    """
    panels: list[Panel] = []
    figures: list[Figures] = []
    switched: list[Figures] = []
    lives = replicates * (1 if quick else 1 + len(SWITCHES))
    for replicate in range(replicates):
        panel = live_panel(sample, replicate, seed, last_year, threads)
        panels.append(panel)
        figures.append(
            moments(panel) | class_figures(panel) | growth_figures(panel) | health_figures(panel) | monitoring_figures(panel)
        )
        if not quick:
            others = {name: live_panel(sample, replicate, seed, last_year, threads, name, panel) for name in SWITCHES}
            switched.append(switched_figures(panel, others))
        tell((replicate + 1) * (lives // replicates) / lives)
    tables = {name: measured(targets_of(name), figures) for name in OF_PLAN}
    by_county: CountyYears | None = None
    if not quick:
        by_county = county_years(*shares, seed, last_year, threads)
        tables = {LEVEL: figures_of_2020(seed), **tables, SWITCHED: measured(targets_of(SWITCHED), switched)}
        tables[SAMPLING] = measured(targets_of(SAMPLING), [by_county.figures()])
    incomes = np.stack([income_by_source(panel) for panel in panels])
    central = incomes.mean(axis=0)
    return Validation(
        sample,
        replicates,
        seed,
        tables,
        reasons(),
        {years: mean_of([transitions(panel, years) for panel in panels], FIFTHS) for years in LOOKS},
        {
            (years, line): mean_of([line_transitions(panel, years, line) for panel in panels], 2)
            for years in LOOKS
            for line in LINES.values()
        },
        incomes,
        growth_accounts(central),
        None if quick else backcast(central),
        forecasts(),
        by_county,
    )


def figures_of_2020(seed: int) -> list[Measured]:
    """The check of 2020, without the classes, which have a table of their own."""
    classes = {row.key for row in targets_of("classes")}
    return [row for row in level_check(seed) if row.target.key not in classes]


def switched_figures(plan: Panel, switched: dict[str, Panel]) -> Figures:
    """What the switches do to a replicate, beside what the plan has without them."""
    usual, equal, steady = (below_lines(panel) for panel in (plan, switched[EQUAL], switched["no_yearly_luck"]))
    return {
        "equal_below/all": over(equal["below_line"], usual["below_line"]),
        "equal_rising/all": equal["rising_line"] - usual["rising_line"],
        "equal_falling_again/all": over(equal["falling_again_line_3"], equal["falling_again_line_1"]),
        "no_luck_rising/all": steady["rising_line"],
        "calm_growth_sd/all": growth_figures(switched["no_common_shock"])["growth_sd/total"],
        "blind_ratio/all": class_figures(switched[BLIND])["ratio_before/all"],
    }


def forecasts() -> list[Forecast]:
    """The ex ante forecasts of rural income growth that were made with what was known, as they are kept."""
    with (TARGETS / "forecast.csv").open(encoding="utf-8", newline="") as file:
        return [
            Forecast(
                row["as_of"],
                row["method"],
                row["year"],
                (float(row["q2.5"]), float(row["q25"]), float(row["q50"]), float(row["q75"]), float(row["q97.5"])),
            )
            for row in csv.DictReader(file)
        ]


def reference_transitions(years: int) -> Array:
    """The matrix of the process that meets most facts, best fit, (5, 5)."""
    with (TARGETS / "transition.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["years"]) == years]
    found = np.zeros((FIFTHS, FIFTHS))
    for row in rows:
        found[int(row["from"]) - 1, int(row["to"]) - 1] = float(row["best"])
    return found


def growth_years(incomes: Array) -> list[int]:
    """The years in which incomes (R, T, 4) have grown."""
    return list(range(FIRST_YEAR + 1, FIRST_YEAR + incomes.shape[1]))
