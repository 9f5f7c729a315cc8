"""Jobs to spawned worker processes of this machine.

A worker that dies breaks its pool, and nobody knows whose job it was: those that had been begun are done alone next, one
after another. A job whose worker dies each time is set aside, and the rest goes on.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process

from experiments.jobs import Job, Spent, ticks_of
from experiments.work import Work

LOOK_SECONDS = 0.25
"""How often the coordinator looks at the progress of running jobs."""
MOST_PROCESSES = 61 if sys.platform == "win32" else 4096
"""Windows lets nobody wait for more."""
MOST_DEATHS = 3
"""A job whose worker has died so often, the last times alone, is set aside."""


def live_in_processes(work: Work) -> None:
    """Do every missing job.

    Raises:
        WorkersDied: some jobs were set aside.
        Exception: whatever a job raised; running workers are ended.
    """
    deaths: Counter[str] = Counter()
    while missing := [job for job in work.missing() if deaths[job.name] < MOST_DEATHS]:
        suspects = [job for job in missing if deaths[job.name]]
        batch = suspects[:1] or missing
        try:
            _one_pool(work, batch)
        except (BrokenProcessPool, MemoryError):
            begun = [job.name for job in batch if ticks_of(work.folder, job.name) is not None]
            left = {job.name for job in work.missing()}
            deaths.update([name for name in begun if name in left] or [batch[0].name])
    if deaths and work.missing():
        raise work.died([job.name for job in work.missing()])


def start_worker() -> None:
    """First act of a worker process: leave Ctrl-C to the coordinator, and end when the coordinator has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coordinator = parent_process()
    if coordinator is not None:
        threading.Thread(target=_end_with, args=(coordinator.join,), daemon=True).start()


def get_ready(module: str) -> None:
    """First task of a worker process: import the model, while the coordinator compiles or loads what a month runs."""
    if module:
        importlib.import_module(module)


def _end_with(join: Callable[[], None]) -> None:
    join()
    os._exit(1)


def _one_pool(work: Work, batch: list[Job]) -> None:
    threads, count = work.threads(len(batch)), min(work.workers, len(batch), MOST_PROCESSES)
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=start_worker)
    try:
        for _ in range(count):
            pool.submit(get_ready, work.module)
        work.warm_up()
        _watch(work, {pool.submit(job.run, None, threads) for job in batch})
        pool.shutdown(wait=True)
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        pool.shutdown(wait=True, cancel_futures=True)  # the interpreter must not end while the pool's thread still closes its pipes
        raise


def _watch(work: Work, running: set[Future[Spent]]) -> None:
    while running:
        done, running = wait(running, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
        work.spent.extend(future.result() for future in done)
        work.tell()
