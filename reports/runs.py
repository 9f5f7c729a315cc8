"""One row a run, for spreadsheets: what each scenario gave in each draw and replicate, by county category."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import xarray as xr

from experiments.aggregate import GROUPS, MEASURES, measure, net_spending
from model.contract import VARIABLES
from reports.csv_text import write_csv
from reports.rows import Plain

NAME = "runs.csv"


def write_runs(outcomes: xr.Dataset, folder: Path) -> Path:
    """Write `runs.csv`; the values of the parameters of a draw stand in `draws.csv` beside it."""
    columns = {(each.name, group): measure(outcomes, each.name, group) for each in MEASURES for group in GROUPS}
    spent = net_spending(outcomes).sum(axis=-1)
    header = [
        "scenario",
        "scenario_name_zh",
        "draw",
        "replicate",
        *[f"{name} ({group}), {VARIABLES[name].units}" for name, group in columns],
        "public spending, yuan",
    ]
    path = folder / NAME
    write_csv(path, header, _rows(outcomes, list(columns.values()), spent))
    return path


def _rows(outcomes: xr.Dataset, columns: list[np.ndarray], spent: np.ndarray) -> Iterator[list[Plain]]:
    draws, replicates = outcomes["draw"].values, outcomes["replicate"].values
    for row, (name, zh) in enumerate(zip(outcomes["scenario"].values, outcomes["scenario_name_zh"].values, strict=True)):
        for d, r in np.ndindex(len(draws), len(replicates)):
            if np.isnan(spent[row, d, r]):  # not lived
                continue
            numbers = [float(values[row, d, r]) for values in (*columns, spent)]
            yield [
                str(name),
                str(zh),
                int(draws[d]),
                int(replicates[r]),
                *[number if np.isfinite(number) else None for number in numbers],
            ]
