"""Add up or average stored outcomes over years, counties, classes or resettlement, each by its own rule.

    import fangpin

    outcomes = fangpin.open_outcomes("results/NAME")
    rates = fangpin.rate(outcomes, "relapse_rate", over=("county", "household_class", "resettled"))

Counts and sums of money are added. Rates and incomes a head are weighed with the count that stands in their attribute
`weight`: a plain mean over counties or classes would let the smallest of them count like the largest. A missing cell (a
relapse rate of households never lifted, an empty cell) leaves numerator and denominator alike. Scenario, draw and replicate are
never weighed: average results over draws with `.mean("draw")` last, so that differences between scenarios stay paired.
"""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr

from model.contract import VARIABLES

RUN = ("scenario", "draw", "replicate")


def weigh(outcomes: xr.Dataset, name: str, over: Sequence[str]) -> xr.DataArray:
    """A variable added up or averaged over some of its dimensions, as it is declared; NaN where nothing is known.

    Counts of a point in time are added over places and people, never over years.

    Raises:
        KeyError: the outcomes have no such variable, or not the count that weighs it.
        ValueError: a dimension is not one of the variable's, is one of the runs, or cannot be weighed over.
    """
    values, variable = outcomes[name], VARIABLES[name]
    for dim in over:
        if dim in RUN or dim not in values.dims:
            raise ValueError(f"{name}: cannot be weighed over {dim!r}; expected some of {[d for d in values.dims if d not in RUN]}")
    if variable.adds_up:
        if "year" in over and not variable.adds_over_years:
            raise ValueError(f"{name}: a number of {variable.units} is not added over years; take the mean or one year")
        return values.sum(list(over), min_count=1, keep_attrs=True)
    if not variable.weight:
        raise ValueError(f"{name} has no weight and is no count: it cannot be averaged over {', '.join(over)}")
    count = outcomes[variable.weight].sum([d for d in outcomes[variable.weight].dims if d not in values.dims])
    weight = count.where(values.notnull(), 0.0).fillna(0.0)
    top, bottom = (values.fillna(0.0) * weight).sum(list(over)), weight.broadcast_like(values).sum(list(over))
    return (top / bottom.where(bottom > 0)).rename(name).assign_attrs(values.attrs)
