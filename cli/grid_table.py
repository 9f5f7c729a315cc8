"""The table of a sweep over a grid: dose and response, a row a grid point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cli.effect_tables import PER_THOUSAND
from cli.language import pick
from cli.numbers import MISSING, fixed, half
from cli.tables import show
from experiments.aggregate import MEASURES
from experiments.statistics import Runs, mean_of_runs, runs_of

if TYPE_CHECKING:
    import xarray as xr

MOST_ROWS = 100
RELAPSE = next(one for one in MEASURES if one.name == "relapse_rate")


def by_grid_point(outcomes: xr.Dataset, against: str, titles: dict[str, str], lang: str) -> None:
    """Relapse rate of `against` at every grid point, its change from the first one, and paired differences of the others there.

    Every point has the same households and luck, so that changes are the parameters' alone; intervals are of noise alone.
    """
    names = [str(name) for name in outcomes["scenario"].values]
    base = names.index(against)
    others = [row for row in range(len(names)) if row != base]
    key = "parameter_name_zh" if lang == "zh" else "parameter_name"
    units = outcomes["parameter_unit"].values.astype(str)
    heads = [f"{title}, {unit}" for title, unit in zip(outcomes[key].values.astype(str), units, strict=True)]
    change = pick(lang, "less the first point", "较首个网格点")
    heads += [titles[against], change, *[f"{titles[names[row]]} - {titles[against]}" for row in others]]
    runs = runs_of(outcomes, RELAPSE, "all")
    rows = [
        [*[f"{value:,.6g}" for value in outcomes["parameter_value"].values[d]], *_cells(runs, d, base, others)]
        for d in range(min(outcomes.sizes["draw"], MOST_ROWS))
    ]
    show(
        pick(
            lang,
            "By grid point: relapse rate after aid, lifted persons, ‰ a year; changes and paired differences too; "
            "all points have the same households and luck; ±: 95 % interval of simulation noise only",
            "按网格点：返贫率(帮扶后，脱贫人口)，‰/年；变化与配对差异为千分点；各点农户与运气相同；±：仅含模拟噪声的95%区间",
        ),
        heads,
        rows,
        words=0,
    )


def _cells(runs: Runs, draw: int, base: int, others: list[int]) -> list[str]:
    """Level of the reference and differences of the others in one draw."""
    one = Runs(runs.values[:, draw : draw + 1], None if runs.pseudo is None else runs.pseudo[:, draw : draw + 1])
    change, spread = runs.step(base, draw)
    cells = [
        _cell(mean_of_runs(one.values[base]), one.spread(base).noise_half_width, False),
        _cell(change, spread.noise_half_width, True) if draw else MISSING,
    ]
    return cells + [
        _cell(mean_of_runs(np.asarray(one.values[row] - one.values[base])), one.spread(row, base).noise_half_width, True)
        for row in others
    ]


def _cell(value: float, noise: float, sign: bool) -> str:
    return f"{fixed(value, PER_THOUSAND, 2, sign)} {half(noise, PER_THOUSAND)}"
