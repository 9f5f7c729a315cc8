"""From an experiment to a folder of outcomes, with progress, and with what is left when a run is stopped."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.cache_note import say_where_cache_failed
from cli.language import FAILED, STOPPED, pick, tell
from cli.progress import follow
from experiments.blocks import MODEL, jobs_of
from experiments.jobs import marked
from experiments.plan import Experiment
from experiments.titles import Titles

if TYPE_CHECKING:
    import xarray as xr

    from experiments.store import Store


MODULE = MODEL
"""Whose `project` lives the blocks; tests put a stand-in here."""


def run(experiment: Experiment, titles: Titles, out: Path | None) -> tuple[Store, xr.Dataset]:
    """Compute every block and give the open store with its outcomes; the caller adds to the folder and finishes it.

    Raises:
        typer.Exit: the run was stopped (130) or its workers died twice (1); whole blocks are kept and put together.
    """
    from experiments import work, workers
    from experiments.store import open_store

    lang = experiment.lang
    store = open_store(experiment, titles, out)
    try:
        with follow(_announce(experiment), lang) as on_progress:
            workers.run(work.Work(jobs_of(experiment.blocks(), store.blocks, MODULE), store.blocks, experiment.workers,
                                  on_progress, MODULE, on_compiling=on_progress.compiling))
    except work.Interrupted:
        _keep(store, pick(lang, "Stopped.", "已停止。"))
        raise typer.Exit(STOPPED) from None
    except work.WorkersDied:
        _keep(store, pick(lang, "Worker processes died twice (out of memory? try --workers 1 or a smaller --sample).",
                          "工作进程两次异常退出(内存不足？请试 --workers 1 或更小的 --sample)。"))
        raise typer.Exit(FAILED) from None
    except Exception:
        store.log(f"failed: {sys.exc_info()[1]!r}")
        if not marked(store.blocks):
            shutil.rmtree(store.folder, ignore_errors=True)
        raise
    return store, store.assemble()


def _announce(experiment: Experiment) -> str:
    """Say what is about to be computed; returns the title of the progress."""
    lang, count = experiment.lang, len(experiment.blocks())
    title = pick(lang, f"{count} block{'s' if count > 1 else ''}", f"{count}个计算块")
    at_once = min(count, experiment.workers)
    say_where_cache_failed(lang)
    tell(pick(lang, f"Preparing (rules are compiled at the first run); then {title}, {at_once} at a time",
              f"准备中(首次运行需编译规则)；随后计算{title}，同时{at_once}个"))
    return title


def _keep(store: Store, why: str) -> None:
    """Put the whole blocks together in the partial folder, or remove it where there is none, and say so."""
    lang, whole, every = store.experiment.lang, len(marked(store.blocks)), len(store.experiment.blocks())
    tell(f"{why} " + pick(lang, f"{whole} of {every} blocks are whole.", f"{every}个计算块中有{whole}个完整。"))
    if not whole:
        shutil.rmtree(store.folder, ignore_errors=True)
        return
    store.log(f"stopped with {whole} of {every} blocks")
    store.assemble()
    tell(pick(lang, f"They are in {store.folder} (outcomes.nc); python run.py report {store.folder} makes the tables.",
              f"已汇总于 {store.folder}(outcomes.nc)；可用 python run.py report {store.folder} 生成图表。"))
