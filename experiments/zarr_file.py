"""The outcomes of a sweep in parts, `outcomes.zarr`: one task is one shard of every array, so that parts can be told apart."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
import zarr
from zarr.codecs import Crc32cCodec, ZstdCodec

from experiments.blocks import Arrays, read_block
from experiments.dataset import AXES, Frame, attributes_of, without_idle
from experiments.durable import sync
from experiments.layout import Layout, Task
from model.contract import VARIABLES

COMPRESSION = 3
"""Level of zstd: higher ones take longer and save little on noisy numbers."""
CHECKED = (ZstdCodec(level=COMPRESSION), Crc32cCodec())
"""Every chunk is packed and carries a check sum."""


def write_zarr(path: Path, frame: Frame, layout: Layout, blocks: Path, tasks: Iterable[Task]) -> None:
    """Make the store and write the blocks of the tasks, one after another, into it; then bring it to the disk.

    Raises:
        ShapeError: an array does not fit the contract.
        OSError: the disk refuses.
    """
    arrays = make_store(path, frame, layout)
    for task in tasks:
        block = read_block(blocks, task)
        frame.check(block, task)
        for name in layout.variables:
            arrays[name][(slice(None), *frame.place(task))] = block[name]
    sync(path.rglob("*"), path)


def make_store(path: Path, frame: Frame, layout: Layout) -> dict[str, Any]:
    """A new store with all but the values; gives its arrays, whose values are missing, by name."""
    kept = {name: (*AXES, *VARIABLES[name].dims) for name in layout.variables}
    empty = {name: (dims, np.broadcast_to(np.nan, frame.shape(name))) for name, dims in kept.items()}
    head = without_idle(frame.head.assign(empty)).drop_vars(list(kept))
    packed = {str(name): {"compressors": CHECKED} for name in head.variables}
    head.to_zarr(path, mode="w-", zarr_format=3, consolidated=False, encoding=packed)
    group = zarr.open_group(path, mode="r+", zarr_format=3)
    made: dict[str, Any] = {}
    for name, dims in kept.items():
        tile = (layout.tile_draws, layout.tile_replicates, *frame.shape(name)[3:])
        made[name] = group.create_array(
            name,
            shape=frame.shape(name),
            dtype="float64",
            chunks=(1, *tile),
            shards=(frame.sizes["scenario"], *tile),
            fill_value=np.nan,
            compressors=CHECKED,
            dimension_names=dims,
            attributes=dict(attributes_of(VARIABLES[name])),
        )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Consolidated metadata", UserWarning)  # not yet in the standard, and read by all
        zarr.consolidate_metadata(path, zarr_format=3)  # other programs look for all metadata at the store's head
    return made


def shards_of(layout: Layout, task: Task) -> list[str]:
    """Names of a task's shards in a whole store, one a variable."""
    place = f"c/0/{task.draws.start // layout.tile_draws}/{task.replicates.start // layout.tile_replicates}"
    return [f"{name}/{place}" + "/0" * len(VARIABLES[name].dims) for name in layout.variables]


def read_zarr(path: Path) -> xr.Dataset:
    """A store, of which nothing but the coordinates is read yet. Texts are Python strings, as in a Dataset that was never stored:
    NumPy's own type of text cannot be cast or written."""
    stored = xr.open_zarr(path, chunks=None, consolidated=False, zarr_format=3)
    texts = {
        name: (values.dims, values.values.astype(object), values.attrs)
        for name, values in stored.coords.items()
        if values.dtype.kind == "T"
    }
    return stored.assign_coords(texts)


def block_of(outcomes: xr.Dataset, layout: Layout, task: Task) -> Arrays:
    """A task's block back from whole outcomes."""
    chosen = outcomes.isel(draw=slice(task.draws.start, task.draws.stop), replicate=slice(task.replicates.start, task.replicates.stop))
    return {name: chosen[name].values for name in layout.variables}
