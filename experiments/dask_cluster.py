"""Jobs to a Dask cluster: an existing one by the address of its scheduler, or one started on this machine.

A job travels as a few hundred bytes and comes back as what it cost; results are written by the workers into a folder that
all of them see under the same path. Dask gives a job of a dead worker to another one, and gives it up when that happened
several times (`distributed.scheduler.allowed-failures`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from experiments.jobs import Job, Spent
from experiments.processes import LOOK_SECONDS
from experiments.work import NoScheduler, Work

CONNECT_SECONDS = 20
QUIET = {"distributed.logging.distributed": "error", "distributed.worker.daemon": True}


def live_on_dask(work: Work, scheduler: str = "") -> None:
    """Do every missing job.

    Raises:
        NoScheduler: Dask is not installed, or nobody answers at the address.
        WorkersDied: jobs that Dask gave up; all others are done.
        Exception: whatever a job raised; jobs that wait are cancelled.
    """
    if importlib.util.find_spec("distributed") is None:
        raise NoScheduler("the package `distributed` is not installed: python -m pip install 'fangpin[dask]'")
    import distributed
    from distributed.scheduler import KilledWorker

    lost: list[str] = []
    with _client(work.workers, scheduler) as client:
        waiting = {client.submit(_run, job, pure=False, retries=0): job for job in work.missing()}
        try:
            while waiting:
                for future in _ended(distributed, list(waiting)):
                    job = waiting.pop(future)
                    try:
                        work.spent.append(future.result())
                    except KilledWorker:
                        lost.append(job.name)
                work.tell()
        finally:
            client.cancel(list(waiting))
    if lost:
        raise work.died(lost)


def _run(job: Job) -> Spent:
    """What a worker does; a function of this module, which every worker can import."""
    return job.run()


def _ended(distributed: Any, futures: list[Any]) -> list[Any]:
    """Those that ended within the next moment."""
    try:
        return list(distributed.wait(futures, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
    except (TimeoutError, distributed.TimeoutError):
        return []


@contextmanager
def _client(workers: int, scheduler: str) -> Iterator[Any]:
    import dask.config
    import distributed

    with dask.config.set(QUIET):
        if scheduler:
            try:
                client = distributed.Client(scheduler, timeout=CONNECT_SECONDS)
            except (OSError, ValueError) as error:
                raise NoScheduler(f"{scheduler}: no Dask scheduler answers there ({error})") from None
            with client:
                yield client
            return
        with distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None,
                                      host="127.0.0.1") as cluster, distributed.Client(cluster) as client:
            yield client
