"""Blocks to one xarray Dataset, and a Dataset to bytes that depend on nothing but its content."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xarray as xr

from agents import codes
from agents.codes import Item
from experiments.blocks import Arrays, ShapeError, read_block
from experiments.coordinates import Coordinates, first_days, variables_of
from experiments.durable import write_whole
from experiments.layout import Task
from experiments.plan import Experiment
from experiments.sweep.draws import Drawn
from experiments.titles import Titles, changes_only_policies
from model.contract import FIXED_COORDINATES, VARIABLES
from model.outcomes.declared import Outcome
from model.outcomes.dimensions import DIMENSIONS
from parameters.registry import load_registry

AXES = ("scenario", "draw", "replicate")
MARK = "情景模拟，非统计数据 / scenario simulation, not statistics"
SAME_LUCK = "same_luck"
"""Attribute of a Dataset: 1 where all draws have the same households and luck, as the points of a grid do."""
ONLY_POLICIES = "scenario_only_policies"
"""Coordinate: 1 where a scenario changes policies alone, so that what it costs to prevent a case can be asked."""


def shares_luck(outcomes: xr.Dataset) -> bool:
    """Whether all draws of a Dataset have the same households and luck."""
    return bool(outcomes.attrs.get(SAME_LUCK, 0))


@dataclass(frozen=True)
class Frame:
    """What a Dataset of some tasks has beside the contract's variables: `head`, with the coordinates and the values of drawn
    parameters, and the length of every dimension. Draws and replicates without any of the tasks are left out."""

    head: xr.Dataset
    sizes: dict[str, int]
    draws: list[int]
    replicates: list[int]

    def shape(self, name: str) -> tuple[int, ...]:
        """The shape of a variable of the contract."""
        return tuple(self.sizes[dim] for dim in (*AXES, *VARIABLES[name].dims))

    def place(self, task: Task) -> tuple[slice, slice]:
        """Where a task stands among the draws and the replicates."""
        first = self.draws.index(task.draws.start), self.replicates.index(task.replicates.start)
        return slice(first[0], first[0] + len(task.draws)), slice(first[1], first[1] + len(task.replicates))

    def check(self, arrays: Arrays, task: Task) -> None:
        """Raises ShapeError where an array of a task does not fit the contract."""
        for name, values in arrays.items():
            expected = self.shape(name)[3:]
            if values.shape != (self.sizes["scenario"], len(task.draws), len(task.replicates), *expected):
                raise ShapeError(
                    f"{name}: the contract asks for {dict(zip(VARIABLES[name].dims, expected))}, the model gave {values.shape[3:]}"
                )


def frame(experiment: Experiment, titles: Titles, tasks: Sequence[Task], drawn: Drawn, same_luck: bool = False) -> Frame:
    """The frame of the tasks, which are some."""
    draws = sorted({draw for task in tasks for draw in task.draws})
    replicates = sorted({replicate for task in tasks for replicate in task.replicates})
    coordinates = coordinates_of(experiment, titles, draws, replicates)
    head = xr.Dataset(
        parameters_of(drawn, draws),
        coords=variables_of(coordinates),
        attrs={"title": "fangpin 防贫", "mark": MARK, "Conventions": "CF-1.8", SAME_LUCK: int(same_luck)},
    )
    return Frame(head, {name: len(values) for name, (dim, values) in coordinates.items() if dim == name}, draws, replicates)


def stack(frame: Frame, blocks: Path, tasks: Iterable[Task]) -> xr.Dataset:
    """The blocks of the tasks in memory, as one Dataset; holes are NaN.

    Raises:
        ShapeError: an array does not fit the contract.
    """
    stacks: Arrays = {}
    for task in tasks:
        arrays = read_block(blocks, task)
        frame.check(arrays, task)
        for name, values in arrays.items():
            if name not in stacks:
                stacks[name] = np.full(frame.shape(name), np.nan)
            stacks[name][(slice(None), *frame.place(task))] = values
    data = {
        name: ((*AXES, *VARIABLES[name].dims), stacks[name], attributes_of(VARIABLES[name])) for name in VARIABLES if name in stacks
    }
    return without_idle(frame.head.assign(data))


def without_idle(outcomes: xr.Dataset) -> xr.Dataset:
    """The Dataset without coordinates of dimensions that no variable has."""
    used = {dim for values in outcomes.data_vars.values() for dim in values.dims} | set(AXES)
    return outcomes.drop_vars([name for name, values in outcomes.coords.items() if not used.issuperset(values.dims)])


def parameters_of(drawn: Drawn, draws: Sequence[int]) -> dict[str, xr.DataArray]:
    """The value of every drawn parameter in each of these draws, with names and units; nothing where none is drawn."""
    if not drawn.names:
        return {}
    every = load_registry().parameters()
    words = {
        "parameter": list(drawn.names),
        "parameter_name": [every[name].name for name in drawn.names],
        "parameter_name_zh": [every[name].name_zh for name in drawn.names],
        "parameter_unit": [every[name].unit for name in drawn.names],
    }
    values = xr.DataArray(
        drawn.values[list(draws)],
        dims=("draw", "parameter"),
        coords={key: ("parameter", _texts(found)) for key, found in words.items()},
        attrs={"long_name": "value of the drawn parameter", "long_name_zh": "参数抽样值", "units_words": "parameter_unit"},
    )
    return {"parameter_value": values}


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
