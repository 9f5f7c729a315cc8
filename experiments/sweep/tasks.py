"""What a worker does with one task of a sweep: live its blocks, write them as one tile, mark the task.

A task travels as the folder of its sweep and a number; everything else is read from the folder, once a process. Imported
by workers on this and on other machines: nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.blocks import MODEL
from experiments.jobs import Job, Notice, Spent, mark, spending, ticking
from experiments.provenance import source_hash_of_code
from experiments.seals import Loss, damaged, digest_of, losses_of, read_sealed
from experiments.sweep.posterior import read_draws
from experiments.sweep.store import STORE, seal_of_tile, write_tile
from experiments.sweep.store_layout import Layout, Task
from parameters.registry import load_registry

if TYPE_CHECKING:
    from model.block import Block

PLAN, DRAWS, SCENARIOS, MARKERS = "sweep.json", "draws.csv", "scenarios", "done"
"""Names in the folder of a sweep."""
TILE = "tile"
"""Key of a marker: the seal of the task's shards."""


class OtherCode(RuntimeError):
    """A worker has other code than the one who planned the sweep; results would be a mixture."""


@dataclass(frozen=True)
class Plan:
    """What a worker needs to know of a sweep. `drawn` is each draw as pairs of parameter and factor or shift; `files` are the
    seals of what it was begun with."""

    folder: Path
    layout: Layout
    drawn: tuple[tuple[tuple[str, float], ...], ...]
    files: tuple[tuple[str, str], ...]

    def check(self) -> None:
        """Raises Damaged where draws or scenarios are not those with which the sweep was begun."""
        _check(self.folder, dict(self.files))

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
        Damaged: the plan, the draws or a scenario are not those with which the sweep was begun.
        OSError: it cannot be read.
    """
    return _read_plan(folder, digest_of(Path(folder) / PLAN))


@cache
def _read_plan(folder: str, version: str) -> Plan:
    place = Path(folder)
    stored = read_sealed(place / PLAN)
    if isinstance(stored, Loss):
        raise damaged(place, [stored], ("", ""), ("", ""))
    if stored["sources"] != source_hash_of_code():
        raise OtherCode(f"{folder}: planned by code {stored['sources']}, this worker has {source_hash_of_code()}")
    layout = layout_from(stored["layout"])
    _check(place, stored["files"])
    drawn: list[tuple[tuple[str, float], ...]] = [()] * layout.draws
    if DRAWS in stored["files"]:
        registry = load_registry()
        drawn = read_draws(place / DRAWS, registry)[0].of_blocks(registry)
    return Plan(place, layout, tuple(drawn), tuple(stored["files"].items()))


def _check(place: Path, files: dict[str, str]) -> None:
    losses = losses_of(place, files)
    if losses:
        raise damaged(place, losses, ("", ""), ("", ""))


def layout_from(stored: dict[str, Any]) -> Layout:
    """A layout back from JSON."""
    return Layout(**{**stored, "scenarios": tuple(stored["scenarios"]), "variables": tuple(stored["variables"])})


def jobs_of(folder: Path, tasks: Iterable[Task], layout: Layout, module: str = MODEL) -> list[Job]:
    """One job a task. `module` names a module with `Block` and `project`: the program says which, never a file."""
    years = layout.end - layout.start + 1
    each = 1 + len(layout.scenarios) * years
    return [Job(task.name, live_task, (module, str(folder), task), each * len(task.draws) * len(task.replicates)) for task in tasks]


def live_task(module: str, folder: str, task: Task, notice: Notice | None = None, threads: int = 1) -> Spent:
    """Live the blocks of a task on so many threads and leave its tile and its marker in the folder.

    Raises:
        Damaged: what the sweep was begun with was changed before or while they were lived; the task is not marked then.
    """
    plan = read_plan(folder)
    model = importlib.import_module(module)
    markers = plan.folder / MARKERS
    with spending() as spent, ticking(markers, task.name, notice) as tick:
        tile: dict[str, np.ndarray] = {}
        for row, draw in enumerate(task.draws):
            for column, replicate in enumerate(task.replicates):
                lived = model.project(plan.block(model, draw, replicate), lambda scenario, year: tick(), threads)
                _put(tile, lived, plan.layout, task, (row, column))
        plan.check()
        write_tile(plan.folder / STORE, plan.layout, task, tile)
        mark(markers, task.name, marker_of(task, seal_of_tile(plan.folder / STORE, plan.layout, task)))
    return spent[0]


def marker_of(task: Task, seal: str) -> dict[str, Any]:
    """What the marker of a task says."""
    return {"draws": [task.draws.start, task.draws.stop], "replicates": [task.replicates.start, task.replicates.stop], TILE: seal}


def _put(
    tile: dict[str, np.ndarray], lived: dict[str, dict[str, np.ndarray]], layout: Layout, task: Task, place: tuple[int, int]
) -> None:
    """Put one block's arrays into the tile."""
    for row, scenario in enumerate(layout.scenarios):
        for name in layout.variables:
            values = np.asarray(lived[scenario][name])
            if name not in tile:
                tile[name] = np.full((len(layout.scenarios), len(task.draws), len(task.replicates), *values.shape), np.nan)
            tile[name][(row, *place)] = values
