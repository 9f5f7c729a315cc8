"""The outcomes of a sweep as one Dataset, whole or as far as it has come, and their export to one file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

from experiments.dataset import write_dataset
from experiments.seals import NotAResult
from experiments.sweep.damage import check
from experiments.sweep.folder import SweepFolder
from experiments.sweep.store import STORE

MOST_IN_MEMORY = 1_500_000_000
"""Bytes; a larger store is read variable by variable, each time it is asked for."""


def read_outcomes(sweep: SweepFolder, replicates: int | None = None, making_checks: bool = False) -> xr.Dataset:
    """What is done of the first `replicates` replicates (None: of all).

    Draws and replicates of which nothing is done are left out; holes are NaN. With `making_checks` lost checks, of which no
    number depends, are about to be made again, and are no matter.

    Raises:
        NotAResult: no task is done.
        Damaged: something in the folder is not what was written.
    """
    check(sweep, making_checks)
    stored = _plain_texts(xr.open_zarr(sweep.folder / STORE, chunks=None, consolidated=False, zarr_format=3))
    held = np.zeros((stored.sizes["draw"], stored.sizes["replicate"]), dtype=bool)
    for task in sweep.done():
        held[task.draws.start : task.draws.stop, task.replicates.start : task.replicates.stop] = True
    if replicates is not None:
        held[:, replicates:] = False
    if not held.any():
        how = f"python run.py sweep --resume {sweep.folder}"
        raise NotAResult(f"{sweep.folder}: no block is whole yet; go on with: {how}", f"{sweep.folder}：尚无完整的计算块；续算：{how}")
    draws, columns = np.flatnonzero(held.any(axis=1)), np.flatnonzero(held.any(axis=0))
    chosen = stored.isel(draw=_span(draws), replicate=_span(columns))
    if chosen.nbytes <= MOST_IN_MEMORY:
        chosen = chosen.load()
    holes = ~held[np.ix_(draws, columns)]
    return chosen if not holes.any() else _without(chosen, holes)


def _plain_texts(stored: xr.Dataset) -> xr.Dataset:
    """Texts as Python strings, as in a dataset that was never stored; NumPy's own type of text cannot be cast or written."""
    texts = {
        name: (values.dims, values.values.astype(object), values.attrs)
        for name, values in stored.coords.items()
        if values.dtype.kind == "T"
    }
    return stored.assign_coords(texts)


def _span(places: np.ndarray) -> slice | np.ndarray:
    """A slice where the places follow one another: slices are read lazily and quickly."""
    follow = len(places) == places[-1] - places[0] + 1
    return slice(int(places[0]), int(places[-1]) + 1) if follow else places


def _without(outcomes: xr.Dataset, holes: np.ndarray) -> xr.Dataset:
    """What a killed worker may have half-written is not shown."""
    mask = xr.DataArray(holes, dims=("draw", "replicate"))
    kept = {
        str(name): values if "replicate" not in values.dims else values.where(~mask).transpose(*values.dims)
        for name, values in outcomes.data_vars.items()
    }
    return outcomes.assign(kept)


def export(outcomes: xr.Dataset, folder: Path) -> Path:
    """Write everything into one `outcomes.nc` in the folder."""
    temporary, path = folder / "outcomes.nc.partial", folder / "outcomes.nc"
    plain = outcomes.drop_encoding()
    write_dataset(plain, temporary)
    temporary.replace(path)
    return path
