"""Who does the jobs of a run: this process, worker processes of this machine, or a Dask cluster.

Results do not depend on it, nor on the number of workers or on who finishes first: every job writes files of its own.
"""

from __future__ import annotations

from typing import Literal

from experiments.jobs import forget
from experiments.processes import live_in_processes
from experiments.work import Interrupted, Work, one_thread_each

Backend = Literal["serial", "processes", "dask"]


def run(work: Work, backend: Backend = "processes", scheduler: str = "") -> None:
    """Do every missing job.

    `scheduler` is the address of a Dask scheduler; without it the backend `dask` starts a cluster on this machine.

    Raises:
        Interrupted: Ctrl-C; no further job was begun.
        WorkersDied: jobs whose workers died each time; all others are done.
        NoScheduler: the scheduler cannot be used.
        Exception: whatever a job raised, unchanged.
    """
    work.folder.mkdir(parents=True, exist_ok=True)
    for job in work.missing():
        forget(work.folder, job.name)
    try:
        with one_thread_each():
            if not work.missing():
                return
            if backend == "dask":
                from experiments.dask_cluster import live_on_dask

                work.warm_up()
                live_on_dask(work, scheduler)
            elif backend == "serial" or min(work.workers, len(work.missing())) <= 1:
                _live_here(work, 1 if backend == "serial" else work.workers)
            else:
                live_in_processes(work)
    except KeyboardInterrupt:
        raise Interrupted from None


def _live_here(work: Work, threads: int) -> None:
    work.warm_up()
    for job in work.missing():
        work.spent.append(job.run(work.tell, threads))
        work.tell()
