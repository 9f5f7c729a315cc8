"""Blocks to one xarray Dataset, and the Dataset to bytes that depend on nothing but its content."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import xarray as xr

from agents import codes
from agents.codes import Item
from experiments.blocks import Arrays, read_block
from experiments.coordinates import Coordinates, first_days, variables_of
from experiments.durable import write_whole
from experiments.jobs import marked
from experiments.plan import Experiment, block_name
from experiments.titles import Titles, changes_only_policies
from model.contract import FIXED_COORDINATES, VARIABLES
from model.outcomes.declared import Outcome
from model.outcomes.dimensions import DIMENSIONS

AXES = ("scenario", "draw", "replicate")
MARK = "情景模拟，非统计数据 / scenario simulation, not statistics"
SAME_LUCK = "same_luck"
"""Attribute of a Dataset: 1 where all draws have the same households and luck, as the points of a grid do."""
ONLY_POLICIES = "scenario_only_policies"
"""Coordinate: 1 where a scenario changes policies alone, so that what it costs to prevent a case can be asked."""


def shares_luck(outcomes: xr.Dataset) -> bool:
    """Whether all draws of a Dataset have the same households and luck."""
    return bool(outcomes.attrs.get(SAME_LUCK, 0))


class ShapeError(ValueError):
    """The model returned an array that the contract does not allow; the message names it."""


def assemble(experiment: Experiment, titles: Titles, folder: Path) -> xr.Dataset:
    """Stack the whole blocks of `folder`. Draws and replicates without any whole block are left out, holes are NaN.

    Raises:
        ShapeError: an array does not fit the contract.
        FileNotFoundError: there is no whole block at all.
    """
    whole = marked(folder)
    kept = [b for b in experiment.blocks() if block_name(b.draw, b.replicate) in whole]
    if not kept:
        raise FileNotFoundError(f"{folder}: no whole block")
    draws = sorted({block.draw for block in kept})
    replicates = sorted({block.replicate for block in kept})
    coordinates = coordinates_of(experiment, titles, draws, replicates)
    sizes = {name: len(values) for name, (dims, values) in coordinates.items() if dims == name}
    stacks: dict[str, np.ndarray] = {}
    for block in kept:
        place = (draws.index(block.draw), replicates.index(block.replicate))
        _put(stacks, read_block(folder, block_name(block.draw, block.replicate)), titles, sizes, place)
    return _dataset(stacks, coordinates)


def coordinates_of(experiment: Experiment, titles: Titles, draws: list[int], replicates: list[int]) -> Coordinates:
    """Every coordinate as (dimension, values); the dimensions are named as themselves."""
    found: Coordinates = {
        "draw": ("draw", np.array(draws)),
        "replicate": ("replicate", np.array(replicates)),
        "year": ("year", np.array(experiment.years())),
        "month": ("month", first_days(experiment.months())),
        "month_label": ("month", _texts(experiment.months())),
        **{name: (name, _texts(values)) for name, values in FIXED_COORDINATES.items()},
        "resettled": ("resettled", np.array([0, 1])),
        "noise_group": ("noise_group", np.arange(codes.NOISE_GROUPS)),
        "county_category": ("county", _texts([c.category for c in codes.COUNTIES])),
        **_titled("county", codes.COUNTIES),
        **_titled("policy", titles.policies),
        **_titled("scenario", titles.scenarios),
        "scenario": ("scenario", _texts([i.name for i in titles.scenarios])),
        ONLY_POLICIES: ("scenario", np.array([int(changes_only_policies(titles, i.name)) for i in titles.scenarios])),
        "policy": ("policy", _texts([i.name for i in titles.policies])),
    }
    for name, dimension in sorted(DIMENSIONS.items(), key=lambda named: named[0] == "county_group"):  # last, as it was first stored
        if dimension.items and dimension.named:
            found.update(_titled(name, dimension.items))
    return found


def _titled(dim: str, items: tuple[Item, ...] | tuple[codes.CountyItem, ...]) -> Coordinates:
    return {f"{dim}_name": (dim, _texts([i.en for i in items])), f"{dim}_name_zh": (dim, _texts([i.zh for i in items]))}


def _texts(values: list[str]) -> np.ndarray:
    return np.array(values, dtype=object)


def _put(stacks: dict[str, np.ndarray], arrays: Arrays, titles: Titles, sizes: dict[str, int], place: tuple[int, int]) -> None:
    for row, scenario in enumerate(titles.scenarios):
        for name, values in arrays[scenario.name].items():
            expected = _shape(name, sizes)
            if np.shape(values) != expected[3:]:
                raise ShapeError(
                    f"{name}: the contract asks for {dict(zip(VARIABLES[name].dims, expected[3:]))}, the model gave {np.shape(values)}"
                )
            if name not in stacks:
                stacks[name] = np.full(expected, np.nan)
            stacks[name][(row, *place)] = values


def _shape(name: str, sizes: dict[str, int]) -> tuple[int, ...]:
    if name not in VARIABLES:
        raise ShapeError(f"{name}: not among the outcomes of model/contract.py")
    return tuple(sizes[dim] for dim in (*AXES, *VARIABLES[name].dims))


def _dataset(stacks: dict[str, np.ndarray], coordinates: Coordinates) -> xr.Dataset:
    data = {}
    for name, variable in VARIABLES.items():
        if name in stacks:
            data[name] = ((*AXES, *variable.dims), stacks[name], attributes_of(variable))
    used = {dim for dims, _, _ in data.values() for dim in dims}
    kept = {name: value for name, value in coordinates.items() if value[0] in used}
    return xr.Dataset(data, coords=variables_of(kept), attrs={"title": "fangpin 防贫", "mark": MARK, "Conventions": "CF-1.8"})


def attributes_of(variable: Outcome) -> dict[str, str]:
    """Titles, unit, meaning, weight and how a variable adds up, for the file."""
    return {
        "long_name": variable.long_name,
        "long_name_zh": variable.long_name_zh,
        "units": variable.unit.cf,
        "units_words": variable.units,
        "meaning": variable.meaning,
        "meaning_zh": variable.meaning_zh,
        "weight": variable.weight,
        "cells_are": variable.how.adds.value,
    }


def write_dataset(outcomes: xr.Dataset, path: Path) -> None:
    """Write NetCDF-4, whole: the same Dataset gives the same bytes (HDF5 keeps no times, attributes keep their order).

    Made in memory first: HDF5 itself brings the process down where a disk that is full refuses a part of its file.

    Raises:
        OSError: the file cannot be written; nothing is left of it then.
    """
    packed = {"zlib": True, "complevel": 4, "shuffle": True, "fletcher32": True}
    encoding = {name: packed if outcomes[name].ndim > 3 else {} for name in map(str, outcomes.data_vars)}
    content = io.BytesIO()
    outcomes.to_netcdf(content, engine="h5netcdf", encoding=encoding)
    write_whole(path, content.getvalue())


def read_dataset(path: Path) -> xr.Dataset:
    """Read `outcomes.nc` whole into memory and close it.

    Raises:
        OSError: the file is not there or is not a NetCDF-4 file.
    """
    with xr.open_dataset(path, engine="h5netcdf") as stored:
        return stored.load()
