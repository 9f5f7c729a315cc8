"""Growth of rural income inside one path, in all and by source: what the resident heads outside resettlement communities live."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from agents.codes import INCOME_SOURCES, names
from calibration.figures import Figures
from calibration.panel import Panel
from model.outcomes.recorded import ratio

Array = NDArray[np.float64]


def income_by_source(panel: Panel) -> Array:
    """Disposable income a resident head and year by source, yuan of the year, (T, 4)."""
    rural = panel.of(~panel.resettled)
    money = (np.nan_to_num(rural.sources) * rural.weight[:, None]).sum(axis=1)
    return np.asarray(money / (np.nan_to_num(rural.residents) * rural.weight).sum(axis=1)[:, None])


def growth_figures(panel: Panel) -> Figures:
    """Mean yearly growth from first to last year (`mean_growth`) and the standard deviation of yearly growth around the path's own
    mean (`growth_sd`), in shares, by `name/total` and `name/SOURCE`."""
    by_source = income_by_source(panel)
    found: Figures = {}
    for name, income in (("total", by_source.sum(axis=1)), *zip(names(INCOME_SOURCES), by_source.T, strict=True)):
        growth = ratio(income[1:], income[:-1]) - 1.0
        found[f"mean_growth/{name}"] = float(ratio(income[-1:], income[:1])[0] ** (1.0 / len(growth)) - 1.0)
        found[f"growth_sd/{name}"] = float(growth.std(ddof=1)) if len(growth) > 1 else float("nan")
    return found
