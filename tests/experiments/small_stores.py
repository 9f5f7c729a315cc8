"""Small experiments of the stand-in for the model: their blocks, their Dataset, their store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import xarray as xr
from experiment_fakes import Block, experiment, project, titles

from experiments import workers
from experiments.blocks import Arrays, jobs_of, put, write_block
from experiments.dataset import frame, stack
from experiments.design import of_options
from experiments.layout import Task
from experiments.making import new_store
from experiments.plan import Experiment
from experiments.store import Store
from experiments.sweep.draws import CENTRAL
from experiments.work import Work
from model.contract import VARIABLES

MODEL = "experiment_fakes"


def tasks_of(small: Experiment) -> list[Task]:
    """One task a draw and replicate, draws outermost."""
    pairs = [(draw, replicate) for draw in range(small.draws) for replicate in range(small.replicates)]
    return [Task(number, range(d, d + 1), range(r, r + 1)) for number, (d, r) in enumerate(pairs)]


def arrays_of(small: Experiment, task: Task) -> Arrays:
    """What is lived in a task of one run of every scenario."""
    e, arrays = small, Arrays()
    block = Block(scenarios=e.scenarios, draw=task.draws.start, replicate=task.replicates.start, seed=e.seed, start=e.start, end=e.end)
    found = project(block)
    put(arrays, [found[name] for name in e.scenarios], VARIABLES, task, (0, 0))
    return arrays


def stacked(small: Experiment, folder: Path, done: list[tuple[int, int]] | None = None) -> xr.Dataset:
    """The Dataset of an experiment (None: of all its draws and replicates), through blocks in a folder."""
    tasks = [task for task in tasks_of(small) if done is None or (task.draws.start, task.replicates.start) in done]
    for task in tasks:
        write_block(folder, task, arrays_of(small, task))
    return stack(frame(small, titles(small.scenarios), tasks, CENTRAL), folder, tasks)


def begun(out: Path, small: Experiment | None = None, model: str = MODEL) -> Store:
    """A new store of a small experiment."""
    chosen = small or experiment(draws=1)
    return new_store(replace(of_options(chosen, titles(chosen.scenarios)), model=model), out)


def work_of(store: Store, count: int, model: str = MODEL, tasks: list[Task] | None = None) -> Work:
    """The work of living these tasks of a store (None: all) by a stand-in for the model."""
    return Work(
        jobs_of(store.folder, store.tasks() if tasks is None else tasks, store.layout, model), store.blocks, count, module=model
    )


def lived(store: Store, count: int = 1, model: str = MODEL, tasks: list[Task] | None = None) -> Store:
    """The store with these tasks done (None: all)."""
    workers.run(work_of(store, count, model, tasks))
    return store
