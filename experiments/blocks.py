"""What one worker does with one block: live it, write its arrays whole, then write its marker.

Imported by worker processes, so nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from experiments.plan import block_name

if TYPE_CHECKING:
    from model.block import Block

Arrays = dict[str, dict[str, np.ndarray]]
MODEL = "model.projection"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
SEPARATOR = "|"


def live_block(module: str, fields: dict[str, Any], folder: str, notice: Callable[[], None] | None = None,
               threads: int = 1) -> str:
    """Live the block with these fields by the `Block` and `project` of a module, given by name, and leave `NAME.npz`
    and `NAME.done` in `folder`; returns NAME.

    Each tick of progress appends one byte to `NAME.ticks`, whose size the coordinator reads: no lock that a killed
    worker could take with it. `notice` is called after each tick (only when the coordinator lives the block itself).
    The block is lived on `threads` threads, which changes no bit of it.
    """
    model = importlib.import_module(module)
    block = model.Block(**fields)
    name = block_name(block.draw, block.replicate)
    place = Path(folder)
    with (place / f"{name}.ticks").open("wb", buffering=0) as ticks:
        arrays = model.project(block, lambda scenario, year: _tick(ticks, notice), threads)
    write_block(place, name, arrays, block)
    return name


def _tick(ticks: IO[bytes], notice: Callable[[], None] | None) -> None:
    ticks.write(b".")
    if notice is not None:
        notice()


def write_block(folder: Path, name: str, arrays: Arrays, block: Block) -> None:
    """Write the arrays and then the marker, each under another name first, so that a file that exists is whole.

    Scenarios are filed under their stems, so that a result does not hold the path of somebody's file.
    """
    temporary = folder / f"{name}.npz.{os.getpid()}"
    flat = {f"{Path(scenario).name.removesuffix('.toml')}{SEPARATOR}{variable}": values
            for scenario, variables in arrays.items() for variable, values in variables.items()}
    with temporary.open("wb") as file:
        np.savez(file, **flat)  # type: ignore[arg-type]
    temporary.replace(folder / f"{name}.npz")
    marker = folder / f"{name}.done.{os.getpid()}"
    marker.write_text(json.dumps(vars(block), ensure_ascii=False, sort_keys=True), encoding="utf-8")
    marker.replace(folder / f"{name}.done")


def read_block(folder: Path, name: str) -> Arrays:
    """The arrays of a whole block: scenario -> variable -> array."""
    arrays: Arrays = {}
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        for key in stored.files:
            scenario, _, variable = key.rpartition(SEPARATOR)
            arrays.setdefault(scenario, {})[variable] = stored[key]
    return arrays


def whole_blocks(folder: Path) -> set[str]:
    """Names of the blocks in `folder` that have their marker."""
    return {path.stem for path in folder.glob("*.done")}


def ticks_of(folder: Path, name: str) -> int:
    """How many ticks of progress a block has made."""
    try:
        return (folder / f"{name}.ticks").stat().st_size
    except FileNotFoundError:
        return 0


def start_worker() -> None:
    """First act of a worker process: leave Ctrl-C to the coordinator, and end when the coordinator has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coordinator = parent_process()
    if coordinator is not None:
        threading.Thread(target=_end_with, args=(coordinator.join,), daemon=True).start()


def get_ready(module: str) -> None:
    """First task of a worker process: import the model, while the coordinator compiles or loads what a month runs."""
    importlib.import_module(module)


def _end_with(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
