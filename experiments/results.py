"""The outcomes of an experiment: put together from its blocks, read back whole or as far as they have come, or written to one file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xarray as xr

from experiments.blocks import Arrays
from experiments.dataset import Frame, frame, read_dataset, stack, write_dataset
from experiments.durable import remove
from experiments.layout import Task
from experiments.places import NETCDF, ZARR, existing
from experiments.seals import Damaged, NotAResult
from experiments.store import ANEW, Store, only_checks, open_store
from experiments.sweep.draws import CENTRAL

MOST_IN_MEMORY = 1_500_000_000
"""Bytes; larger outcomes of a sweep are read variable by variable, each time they are asked for."""


def reopen(folder: Path) -> tuple[Store, xr.Dataset]:
    """A folder of results again, whatever command made it, with its outcomes as far as they have come.

    Raises:
        NotAResult: it holds no results, or not one whole block.
        Damaged: something in it is not what was written.
    """
    place = existing(folder)
    try:
        store = open_store(place)
        return store, read_outcomes(store)
    except NotAResult:
        raise
    except (OSError, ValueError, KeyError, TypeError, IndexError, RuntimeError) as error:  # what the seals do not guard
        raise Damaged(f"{place}: cannot be read ({error!r}). {ANEW[0]}", f"{place}：无法读取（{error!r}）。{ANEW[1]}") from None


def read_outcomes(store: Store, replicates: int | None = None, making_checks: bool = False) -> xr.Dataset:
    """What is done of the first `replicates` replicates (None: of all).

    Draws and replicates of which nothing is done are left out; holes are NaN. With `making_checks` lost checks, of which no
    number depends, are about to be made again, and are no matter.

    Raises:
        NotAResult: no task is done.
        Damaged: something in the folder is not what was written.
    """
    losses = store.losses()
    if losses and not (making_checks and only_checks(losses)):
        raise store.lost(losses)
    if store.whole:
        return _read(store)
    tasks = [task for task in store.done() if replicates is None or task.replicates.start < replicates]
    if not tasks:
        how = store.how_to_resume
        raise NotAResult(f"{store.folder}: no block is whole yet; go on with: {how}", f"{store.folder}：尚无完整的计算块；续算：{how}")
    if store.in_parts and _bytes(store, tasks) > MOST_IN_MEMORY:
        return put_together(store, tasks)
    return stack(_frame(store, tasks), store.blocks, tasks)


def put_together(store: Store, tasks: list[Task] | None = None) -> xr.Dataset:
    """Write the outcomes of these tasks (None: of all that are to be lived) from their blocks, and read them back.

    Raises:
        Damaged: something in the folder is not what was written.
        OSError: the disk refuses; what stood there before still stands there.
    """
    losses = store.losses()
    if losses:
        raise store.lost(losses)
    chosen = store.tasks() if tasks is None else tasks
    made = store.outcomes.with_name(f"{store.outcomes.name}.new")
    remove(made)
    if store.in_parts:
        from experiments.zarr_file import write_zarr

        write_zarr(made, _frame(store, chosen), store.layout, store.blocks, chosen)
        remove(store.outcomes)
        made.rename(store.outcomes)
    else:
        write_dataset(stack(_frame(store, chosen), store.blocks, chosen), made)
        made.replace(store.outcomes)
    return _read(store)


def export(outcomes: xr.Dataset, folder: Path, name: str = NETCDF) -> Path:
    """Write everything into one file in the folder, `outcomes.nc` unless another name is given."""
    write_dataset(outcomes.drop_encoding(), folder / name)
    return folder / name


def blocks_of(store: Store) -> Iterator[tuple[Task, Arrays]]:
    """The blocks of a finished experiment back from its outcomes, as far as they are what was written."""
    from experiments.zarr_file import block_of

    tasks = store.sound()
    with _whole_outcomes(store, tasks) as outcomes:
        for task in tasks:
            yield task, block_of(outcomes, store.layout, task)


@contextmanager
def _whole_outcomes(store: Store, tasks: list[Task]) -> Iterator[xr.Dataset]:
    """Outcomes of which the runs of these tasks can be read, whatever else of them was lost."""
    if not store.in_parts:
        yield read_dataset(store.outcomes) if tasks else xr.Dataset()
        return
    from experiments.zarr_file import make_store, read_zarr, shards_of

    made = store.folder / f"{ZARR}.new"
    remove(made)
    make_store(made, frame(store.experiment, store.titles, store.tasks(), CENTRAL), store.layout)
    for name in (name for task in tasks for name in shards_of(store.layout, task)):
        if (store.outcomes / name).exists():  # one of missing values alone is no file
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(store.outcomes / name, made / name)
    yield read_zarr(made)
    remove(made)


def _read(store: Store) -> xr.Dataset:
    if not store.in_parts:
        return read_dataset(store.outcomes)
    from experiments.zarr_file import read_zarr

    stored = read_zarr(store.outcomes)
    return stored.load() if stored.nbytes <= MOST_IN_MEMORY else stored


def _frame(store: Store, tasks: list[Task]) -> Frame:
    return frame(store.experiment, store.titles, tasks, store.drawn(), store.layout.same_luck)


def _bytes(store: Store, tasks: list[Task]) -> int:
    return sum((store.blocks / f"{task.name}.npz").stat().st_size for task in tasks)
