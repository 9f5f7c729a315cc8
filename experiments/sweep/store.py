"""The store of a sweep, `outcomes.zarr`: its empty template, and one tile written into it.

Every variable of the contract is an array (scenario, draw, replicate, ...). One tile of draws and replicates is one shard
of every array, so that no two tasks ever write to the same file. Workers import this: nothing here loads xarray.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import zarr
from zarr.codecs import Crc32cCodec, ZstdCodec

from experiments.durable import remove, sync
from experiments.seals import digest_of_all
from experiments.sweep.store_layout import Layout, Task
from model.contract import VARIABLES

if TYPE_CHECKING:
    from zarr import Group

STORE = "outcomes.zarr"
AXES = ("scenario", "draw", "replicate")
COMPRESSION = 3
"""Level of zstd: higher ones take longer and save little on noisy numbers."""
CHECKED = (ZstdCodec(level=COMPRESSION), Crc32cCodec())
"""Every chunk is packed and carries a check sum."""


def make_arrays(path: Path, layout: Layout, sizes: Mapping[str, int], attributes: Mapping[str, Mapping[str, str]]) -> None:
    """Add the empty arrays to a store that already has its coordinates.

    `sizes` are the lengths of the dimensions behind (scenario, draw, replicate).
    """
    group = zarr.open_group(path, mode="r+", zarr_format=3)
    for name in layout.variables:
        rest = tuple(sizes[dim] for dim in VARIABLES[name].dims)
        tile = (layout.tile_draws, layout.tile_replicates, *rest)
        group.create_array(
            name,
            shape=(len(layout.scenarios), layout.draws, layout.replicates, *rest),
            dtype="float64",
            chunks=(1, *tile),
            shards=(len(layout.scenarios), *tile),
            fill_value=np.nan,
            compressors=CHECKED,
            dimension_names=(*AXES, *VARIABLES[name].dims),
            attributes=dict(attributes[name]),
        )
    consolidate(path)


def consolidate(path: Path) -> None:
    """Copy all metadata to the store's head, where other programs look for them first."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Consolidated metadata", UserWarning)  # not yet in the standard, and read by all
        zarr.consolidate_metadata(path, zarr_format=3)


def shards_of(layout: Layout, task: Task) -> list[str]:
    """Names of a task's shards in the store, one a variable."""
    place = f"c/0/{task.draws.start // layout.tile_draws}/{task.replicates.start // layout.tile_replicates}"
    return [f"{name}/{place}" + "/0" * len(VARIABLES[name].dims) for name in layout.variables]


def seal_of_tile(path: Path, layout: Layout, task: Task) -> str:
    """The seal of a task's shards. Raises OSError where one cannot be read."""
    return digest_of_all(path, shards_of(layout, task))


def write_tile(path: Path, layout: Layout, task: Task, tile: Mapping[str, np.ndarray]) -> None:
    """Write one task's arrays, (scenario, draws of the tile, replicates of the tile, ...), each as one whole shard, and bring
    them to the disk.

    Raises:
        ValueError: the tile is not aligned to shards, an array is missing, or it has another shape.
    """
    if task.draws.start % layout.tile_draws or task.replicates.start % layout.tile_replicates:
        raise ValueError(f"{task.name}: not aligned to tiles of {layout.tile_draws} x {layout.tile_replicates}")
    group = zarr.open_group(path, mode="r+", zarr_format=3)
    shards = dict(zip(layout.variables, shards_of(layout, task)))
    for name in layout.variables:
        if name not in tile:
            raise ValueError(f"{name}: the model did not give it")
        array: Any = group[name]
        expected = (len(layout.scenarios), len(task.draws), len(task.replicates), *array.shape[3:])
        if tile[name].shape != expected:
            raise ValueError(f"{name}: expected the shape {expected}, found {tile[name].shape}")
        remove(path / shards[name])  # what was lost there is not read again
        array[:, task.draws.start : task.draws.stop, task.replicates.start : task.replicates.stop] = tile[name]
    sync((path / name for name in shards.values()), path)


def cut_replicates(path: Path, layout: Layout, replicates: int) -> None:
    """Give up the room for replicates that were not needed; done twice, it changes nothing more."""
    group: Group = zarr.open_group(path, mode="r+", zarr_format=3)
    for name in (*layout.variables, "replicate"):
        array: Any = group[name]
        axis = 0 if name == "replicate" else AXES.index("replicate")
        if array.shape[axis] != replicates:
            array.resize((*array.shape[:axis], replicates, *array.shape[axis + 1 :]))
    consolidate(path)
