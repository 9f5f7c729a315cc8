"""What a worker does with one task: live its runs, write them whole as one block, then mark it.

A task travels as the folder of its experiment and a number; everything else is read from the folder, once a process. Imported
by workers on this and on other machines: nothing here loads xarray, zarr, matplotlib or the command line.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.durable import write_whole
from experiments.jobs import DONE, Job, Notice, Spent, mark, marked, read_marker, spending, ticking
from experiments.layout import Layout, Task
from experiments.places import BLOCKS, DRAWS, MANIFEST, SCENARIOS
from experiments.provenance import source_hash_of_code
from experiments.seals import SEAL, Loss, damaged, digest, digest_of, loss_of, losses_of, other, read_sealed
from experiments.sweep.posterior import read_draws
from model.contract import VARIABLES
from parameters.registry import load_registry

if TYPE_CHECKING:
    from model.block import Block

MODEL = "model.projection"
Arrays = dict[str, np.ndarray]
"""A block: by variable, (scenario, draws of the task, replicates of the task, ...)."""
FILE = "file"
"""Key of a marker: the seal of the block's arrays."""


class OtherCode(RuntimeError):
    """A worker has other code than the one who planned the experiment; results would be a mixture."""


class ShapeError(ValueError):
    """The model returned an array that the contract does not allow; the message names it."""


@dataclass(frozen=True)
class Plan:
    """What a worker needs to know. `drawn` is each draw as pairs of parameter and factor or shift; `files` are the seals of
    what the experiment was begun with."""

    folder: Path
    layout: Layout
    drawn: tuple[tuple[tuple[str, float], ...], ...]
    files: tuple[tuple[str, str], ...]

    def check(self) -> None:
        """Raises Damaged where draws or scenarios are not those with which the experiment was begun."""
        losses = losses_of(self.folder, dict(self.files))
        if losses:
            raise damaged(self.folder, losses, ("", ""), ("", ""))

    def block(self, model: Any, draw: int, replicate: int) -> Block:
        """The block (of the module `model`) of one draw and replicate, with the scenarios that were copied into the folder.

        A block's own draw number chooses its households and its luck; its parameters are given to it.
        """
        block: Block = model.Block(
            scenarios=self.layout.scenarios,
            draw=0 if self.layout.same_luck else draw,
            draws=self.layout.draws,
            replicate=replicate,
            seed=self.layout.seed,
            share=self.layout.share,
            start=self.layout.start,
            end=self.layout.end,
            drivers=self.layout.drivers,
            drawn=self.drawn[draw],
            scenario_folder=str(self.folder / SCENARIOS),
        )
        return block


def read_plan(folder: str) -> Plan:
    """The plan of a folder, read once as long as it stays the same.

    Raises:
        OtherCode: this process has other code than the plan.
        Damaged: the plan, the draws or a scenario are not those with which the experiment was begun.
        OSError: it cannot be read.
    """
    return _read_plan(folder, digest_of(Path(folder) / MANIFEST))


@cache
def _read_plan(folder: str, version: str) -> Plan:
    place = Path(folder)
    stored = read_sealed(place / MANIFEST)
    if isinstance(stored, Loss):
        raise damaged(place, [stored], ("", ""), ("", ""))
    sources = stored["code"]["sources"]
    if sources != source_hash_of_code():
        raise OtherCode(f"{folder}: planned by code {sources}, this worker has {source_hash_of_code()}")
    layout, files = layout_from(stored["layout"]), tuple(stored["files"].items())
    Plan(place, layout, (), files).check()
    drawn: list[tuple[tuple[str, float], ...]] = [()] * layout.draws
    if DRAWS in stored["files"]:
        registry = load_registry()
        drawn = read_draws(place / DRAWS, registry)[0].of_blocks(registry)
    return Plan(place, layout, tuple(drawn), files)


def layout_from(stored: dict[str, Any]) -> Layout:
    """A layout back from JSON."""
    return Layout(**{**stored, "scenarios": tuple(stored["scenarios"]), "variables": tuple(stored["variables"])})


def jobs_of(folder: Path, tasks: Iterable[Task], layout: Layout, module: str = MODEL) -> list[Job]:
    """One job a task. `module` names a module with `Block` and `project`: the program says which, never a file."""
    each = 1 + len(layout.scenarios) * (layout.end - layout.start + 1)
    return [Job(task.name, live_task, (module, str(folder), task), each * len(task.draws) * len(task.replicates)) for task in tasks]


def live_task(module: str, folder: str, task: Task, notice: Notice | None = None, threads: int = 1) -> Spent:
    """Live the runs of a task on so many threads and leave its block and its marker in the folder.

    Raises:
        Damaged: what the experiment was begun with was changed before or while they were lived; the task is not marked then.
        ShapeError: the model left out what is to be kept, or gave what the contract does not know.
    """
    plan = read_plan(folder)
    model = importlib.import_module(module)
    blocks = plan.folder / BLOCKS
    with spending() as spent, ticking(blocks, task.name, notice) as tick:
        arrays: Arrays = {}
        for row, draw in enumerate(task.draws):
            for column, replicate in enumerate(task.replicates):
                lived = model.project(plan.block(model, draw, replicate), lambda scenario, year: tick(), threads)
                put(arrays, [lived[name] for name in plan.layout.scenarios], plan.layout.variables, task, (row, column))
        plan.check()
        write_block(blocks, task, arrays)
    return spent[0]


def put(arrays: Arrays, lived: list[Mapping[str, np.ndarray]], variables: Iterable[str], task: Task, place: tuple[int, int]) -> None:
    """Put one run of every scenario, in order, into the arrays of a task, as (draw, replicate) number `place` of it.

    Raises:
        ShapeError: a variable is missing, or the contract does not know it.
    """
    for row, values in enumerate(lived):
        for name in values:
            if name not in VARIABLES:
                raise ShapeError(f"{name}: not in the table of model/contract.py")
        for name in variables:
            if name not in values:
                raise ShapeError(f"{name}: the model did not give it")
            value = np.asarray(values[name])
            if name not in arrays:
                arrays[name] = np.full((len(lived), len(task.draws), len(task.replicates), *value.shape), np.nan)
            arrays[name][(row, *place)] = value


def write_block(folder: Path, task: Task, arrays: Arrays) -> None:
    """Write the arrays of a task whole and then its marker, with their seal."""
    content = io.BytesIO()
    np.savez(content, **arrays)  # type: ignore[arg-type]
    write_whole(folder / f"{task.name}.npz", content.getvalue())
    mark(folder, task.name, _marker_of(task, digest(content.getvalue())))


def read_block(folder: Path, task: Task) -> Arrays:
    """The arrays of a task that is done."""
    with np.load(folder / f"{task.name}.npz", allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def losses_of_blocks(folder: Path, tasks: Iterable[Task]) -> dict[str, Loss]:
    """Marked ones of these tasks that are not what was marked, by name, and what is the matter."""
    found: dict[str, Loss] = {}
    whole = marked(folder)
    for task in tasks:
        if task.name not in whole:
            continue
        marker = read_marker(folder, task.name)
        if not isinstance(marker, Loss) and marker != {**_marker_of(task, str(marker.get(FILE))), SEAL: marker[SEAL]}:
            marker = other(f"{task.name}{DONE}")
        loss = marker if isinstance(marker, Loss) else loss_of(folder, f"{task.name}.npz", str(marker[FILE]))
        if loss is not None:
            found[task.name] = replace(loss, name=f"{folder.name}/{loss.name}")
    return found


def _marker_of(task: Task, seal: str) -> dict[str, Any]:
    return {"draws": [task.draws.start, task.draws.stop], "replicates": [task.replicates.start, task.replicates.stop], FILE: seal}
