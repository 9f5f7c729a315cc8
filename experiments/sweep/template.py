"""The template of a sweep's store: coordinates, titles and units, and arrays without any value yet."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

from experiments.coordinates import variables_of
from experiments.dataset import MARK, SAME_LUCK, attributes_of, coordinates_of
from experiments.plan import Experiment
from experiments.sweep.draws import Drawn
from experiments.sweep.store import CHECKED, make_arrays
from experiments.sweep.store_layout import Layout
from experiments.titles import Titles
from model.contract import VARIABLES
from parameters.registry import load_registry


def write_template(experiment: Experiment, titles: Titles, layout: Layout, drawn: Drawn, path: Path) -> None:
    """Make the store, written once by the coordinator; workers then only fill whole shards."""
    coordinates = coordinates_of(experiment, titles, list(range(layout.draws)), list(range(layout.replicates)))
    used = {"scenario", "draw", "replicate"} | {dim for name in layout.variables for dim in VARIABLES[name].dims}
    kept = {name: value for name, value in coordinates.items() if value[0] in used}
    head = xr.Dataset(
        parameters_of(drawn),
        coords=variables_of(kept),
        attrs={"title": "fangpin 防贫", "mark": MARK, "Conventions": "CF-1.8", SAME_LUCK: int(layout.same_luck)},
    )
    packed = {str(name): {"compressors": CHECKED} for name in head.variables}
    head.to_zarr(path, mode="w-", zarr_format=3, consolidated=False, encoding=packed)
    sizes = {name: len(values) for name, (dim, values) in kept.items() if dim == name}
    make_arrays(path, layout, sizes, {name: attributes_of(VARIABLES[name]) for name in layout.variables})


def parameters_of(drawn: Drawn) -> dict[str, xr.DataArray]:
    """The value of every drawn parameter in every draw, with names and units; nothing where none is drawn."""
    if not drawn.names:
        return {}
    every = load_registry().parameters()
    words = {
        "parameter": list(drawn.names),
        "parameter_name": [every[name].name for name in drawn.names],
        "parameter_name_zh": [every[name].name_zh for name in drawn.names],
        "parameter_unit": [every[name].unit for name in drawn.names],
    }
    coords = {key: ("parameter", np.array(found, dtype=object)) for key, found in words.items()}
    values = xr.DataArray(
        drawn.values,
        dims=("draw", "parameter"),
        coords=coords,
        attrs={"long_name": "value of the drawn parameter", "long_name_zh": "参数抽样值", "units_words": "parameter_unit"},
    )
    return {"parameter_value": values}
