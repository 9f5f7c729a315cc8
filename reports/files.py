"""Tables on disk: one workbook with a sheet a table, the same tables as CSV files, and every outcome by cell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import xarray as xr

from experiments.effects import Effects
from model.contract import VARIABLES
from model.outcomes.dimensions import CELL
from reports.aggregate import RUN
from reports.context import ReportContext
from reports.csv_text import write_csv
from reports.labels import Lang
from reports.rows import Plain
from reports.sheets import sheets
from reports.workbook import write_workbook

SMALL_CELL = 10.0
"""Cells with fewer households than this are left blank in tables by class."""
TIDY = (
    "households", "persons", "income_per_capita", "relapse_rate", "entry_rate", "relapse_rate_before_aid",
    "below_line_rate", "below_monitoring_line_rate", "relapse_ever", "monitored_rate", "guarantee_loss_rate",
    "poverty_gap", "relapsed_persons",
)  # fmt: skip
BESIDE_THE_REPORT = ("main_table", "effects")
"""CSV files that stand in the folder itself; the others stand in its `tables/`."""


def write_tables(outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, folder: Path, lang: Lang) -> list[Path]:
    """Write `outcomes.csv` (tidy), `main_table.csv`, `effects.csv`, `tables/*.csv` and `tables.xlsx`; returns the files."""
    inside = folder / "tables"
    inside.mkdir(parents=True, exist_ok=True)
    tidy, workbook = folder / "outcomes.csv", folder / "tables.xlsx"
    write_csv(tidy, tidy_header(), tidy_rows(outcomes))
    found, files = sheets(outcomes, effects, context, lang), [tidy]
    for key, sheet in found.items():
        files.append((folder if key in BESIDE_THE_REPORT else inside) / f"{key}.csv")
        write_csv(files[-1], sheet.table.headings(), sheet.table.values())
    write_workbook(workbook, found, lang)
    return [*files, workbook]


def tidy_header() -> list[str]:
    """Columns of the tidy file; names are codes, so that programs in any language can read it."""
    return ["scenario", *CELL, "county_name_zh", "county_category", "variable", "unit", "mean", "low_5", "high_95", "runs"]


def tidy_rows(outcomes: xr.Dataset) -> Iterable[list[Plain]]:
    """One row a scenario, variable and cell: mean and 5-95 % range of the runs that have it, and their number; small cells blank."""
    dims = ("scenario", *CELL)
    small = (outcomes["households"].mean(RUN[1:]) < SMALL_CELL).transpose(*dims).values
    names = dict(zip(outcomes.county.values, outcomes.county_name_zh.values, strict=True))
    category = dict(zip(outcomes.county.values, outcomes.county_category.values, strict=True))
    labels = [_labels(outcomes[d].values) for d in dims]
    for name in TIDY:
        if name not in outcomes:
            continue
        values = outcomes[name].transpose(*dims, ...)
        statistics, counts = _statistics(values), values.notnull().sum(RUN[1:]).values
        for place in np.ndindex(small.shape):
            cell = [labels[axis][i] for axis, i in enumerate(place)]
            blank = bool(small[place]) and name not in ("households", "persons")
            numbers = [None if blank else _number(float(part[place])) for part in statistics]
            yield [*cell, names[cell[2]], category[cell[2]], name, VARIABLES[name].units, *numbers, int(counts[place])]


def _labels(values: np.ndarray) -> list[Plain]:
    """Coordinate values as cells: years and flags are numbers, names are text."""
    return [int(value) if np.issubdtype(values.dtype, np.integer) else str(value) for value in values]


def _statistics(values: xr.DataArray) -> list[np.ndarray]:
    runs = values.stack(run=("draw", "replicate")).values
    empty = np.isnan(runs).all(axis=-1)
    runs = np.where(empty[..., None], 0.0, runs)
    parts = [np.nanmean(runs, axis=-1), *np.nanquantile(runs, [0.05, 0.95], axis=-1)]
    return [np.where(empty, np.nan, part) for part in parts]


def _number(value: float) -> float | None:
    return value if np.isfinite(value) else None
