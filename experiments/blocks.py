"""What one worker does with one block of a comparison: live it, write its arrays whole, then write its marker.

Imported by worker processes, so nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.durable import write_whole
from experiments.jobs import DONE, Job, Notice, Spent, mark, marked, read_marker, spending, ticking
from experiments.plan import block_name
from experiments.seals import Loss, digest, loss_of, other

if TYPE_CHECKING:
    from model.block import Block

Arrays = dict[str, dict[str, np.ndarray]]
MODEL = "model.projection"
SEPARATOR = "|"
FILE = "file"
"""Key of a marker: the seal of the block's arrays."""


def jobs_of(blocks: list[Block], folder: Path, module: str = MODEL) -> list[Job]:
    """One job a block; each leaves `NAME.npz` and its marker in `folder`.

    `module` names a module with `Block` and `project`.
    """
    return [
        Job(block_name(block.draw, block.replicate), live_block, (module, vars(block), str(folder)), ticks_in(block))
        for block in blocks
    ]


def ticks_in(block: Block) -> int:
    """How often a block tells of its progress: once a scenario and year, warm-up included."""
    return 1 + len(block.scenarios) * (block.end - block.start + 1)


def live_block(module: str, fields: dict[str, Any], folder: str, notice: Notice | None = None, threads: int = 1) -> Spent:
    """Live the block with these fields on so many threads, which change no bit of it, and leave its files in `folder`."""
    model = importlib.import_module(module)
    block = model.Block(**fields)
    name = block_name(block.draw, block.replicate)
    place = Path(folder)
    with spending() as spent, ticking(place, name, notice) as tick:
        write_block(place, name, model.project(block, lambda scenario, year: tick(), threads), block)
    return spent[0]


def write_block(folder: Path, name: str, arrays: Arrays, block: Block) -> None:
    """Write the arrays and then the marker.

    Scenarios are filed under their stems, so that a result does not hold the path of somebody's file.
    """
    flat = {
        f"{Path(scenario).name.removesuffix('.toml')}{SEPARATOR}{variable}": values
        for scenario, variables in arrays.items()
        for variable, values in variables.items()
    }
    content = io.BytesIO()
    np.savez(content, **flat)  # type: ignore[arg-type]
    write_whole(folder / f"{name}.npz", content.getvalue())
    mark(folder, name, {"draw": block.draw, "replicate": block.replicate, FILE: digest(content.getvalue())})


def losses_of_blocks(folder: Path) -> dict[str, Loss]:
    """Marked blocks that are not what was marked, by name, and what is the matter."""
    found: dict[str, Loss] = {}
    for name in sorted(marked(folder)):
        marker = read_marker(folder, name)
        if not isinstance(marker, Loss) and block_name(marker.get("draw", -1), marker.get("replicate", -1)) != name:
            marker = other(f"{name}{DONE}")
        loss = marker if isinstance(marker, Loss) else loss_of(folder, f"{name}.npz", str(marker.get(FILE)))
        if loss is not None:
            found[name] = loss
    return found


def read_block(folder: Path, name: str) -> Arrays:
    """The arrays of a whole block: scenario -> variable -> array."""
    arrays: Arrays = {}
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        for key in stored.files:
            scenario, _, variable = key.rpartition(SEPARATOR)
            arrays.setdefault(scenario, {})[variable] = stored[key]
    return arrays
