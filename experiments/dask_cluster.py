"""Jobs to a Dask cluster: an existing one by the address of its scheduler, or one started on this machine.

A job travels as a few hundred bytes and comes back as what it cost; results are written by the workers into a folder that
all of them see under the same path. Dask gives a job of a dead worker to another one, and gives it up when that happened
several times (`distributed.scheduler.allowed-failures`). Nothing is waited for without a limit, and waiting is said.
"""

from __future__ import annotations

import concurrent.futures
import importlib.util
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from experiments.jobs import Job, Spent
from experiments.processes import LOOK_SECONDS
from experiments.work import NoScheduler, SchedulerLost, Work

CONNECT_SECONDS = 20
WORKERS_SECONDS = 600
"""A batch system may take its time to start workers; so long they are waited for, at the start and when all have gone."""
QUIET = {
    "distributed.logging.distributed": "critical",
    "distributed.worker.daemon": True,
    "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
}


def live_on_dask(work: Work, scheduler: str = "") -> None:
    """Do every missing job.

    Raises:
        NoScheduler: Dask is not installed, nobody answers at the address, or no worker comes.
        SchedulerLost: the scheduler, or all of its workers, have gone meanwhile; done jobs are whole.
        WorkersDied: jobs that Dask gave up; all others are done.
        Exception: whatever a job raised; jobs that wait are cancelled.
    """
    if importlib.util.find_spec("distributed") is None:
        raise NoScheduler(
            "the package `distributed` is not installed: python -m pip install 'fangpin[dask]'",
            "未安装 distributed 软件包：python -m pip install 'fangpin[dask]'",
        )
    import distributed

    with _client(work, scheduler) as client:
        _wait_for_workers(client, work)
        try:
            lost = _gather(distributed, client, work)
        except (OSError, TimeoutError, concurrent.futures.CancelledError, distributed.client.FutureCancelledError) as error:
            if isinstance(error, OSError) and error.errno is not None and _answers(client):
                raise  # a job's own trouble with its disk
            raise SchedulerLost(
                f"the Dask scheduler has gone ({type(error).__name__})", f"Dask 调度器已失去联系（{type(error).__name__}）"
            ) from None
    if lost:
        raise work.died(lost)


def _gather(distributed: Any, client: Any, work: Work) -> list[str]:
    """Submit every missing job and wait until all have ended; names of those that were given up."""
    lost: list[str] = []
    waiting = {client.submit(_run, job, pure=False, retries=0): job for job in work.missing()}
    crew = Crew(client)
    try:
        while waiting:
            for future in _ended(distributed, list(waiting)):
                job = waiting.pop(future)
                try:
                    work.spent.append(future.result(timeout=CONNECT_SECONDS))
                except distributed.scheduler.KilledWorker:
                    lost.append(job.name)
            crew.check()
            work.tell()
    finally:
        with suppress(Exception):  # a scheduler that has gone takes no wishes
            client.cancel(list(waiting), force=True)
    return lost


class Crew:
    """Looks now and then whether the scheduler is there and has workers."""

    def __init__(self, client: Any) -> None:
        self.client, self.looked, self.seen = client, time.monotonic(), time.monotonic()

    def check(self) -> None:
        """Raises SchedulerLost: no connection, or no worker for too long."""
        now = time.monotonic()
        if now - self.looked < CONNECT_SECONDS / 4:
            return
        self.looked = now
        if self.client.status not in ("running", "connecting") or not _answers(self.client):
            raise SchedulerLost("the Dask scheduler does not answer any more", "Dask 调度器不再应答")
        if _workers(self.client):
            self.seen = time.monotonic()
        elif now - self.seen > WORKERS_SECONDS:
            raise SchedulerLost(
                f"the Dask scheduler has had no worker for {WORKERS_SECONDS} s", f"Dask 调度器已{WORKERS_SECONDS}秒没有工作进程"
            )


def _workers(client: Any) -> int:
    return len(client.scheduler_info(n_workers=-1).get("workers", {}))


def _answers(client: Any) -> bool:
    """Whether the scheduler says anything within the time limit; asked from a thread, since Dask itself may wait for ever."""
    return _within(CONNECT_SECONDS, lambda: client.run_on_scheduler(_nothing)) is not None


def _nothing() -> int:
    return 1


def _within(seconds: float, ask: Any) -> Any | None:
    """What `ask()` gives, None where it breaks or takes too long."""
    found: list[Any] = []

    def do() -> None:
        with suppress(Exception):
            found.append(ask())

    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else None


def _wait_for_workers(client: Any, work: Work) -> None:
    """Raises NoScheduler where no worker comes; that it is waited for is said."""
    end = time.monotonic() + WORKERS_SECONDS
    if _workers(client):
        return
    work.say(
        f"The Dask scheduler has no workers yet; waiting for the first one, at most {WORKERS_SECONDS} s",
        f"Dask 调度器尚无工作进程；等待第一个，至多{WORKERS_SECONDS}秒",
    )
    while time.monotonic() < end:
        time.sleep(LOOK_SECONDS)
        if _workers(client):
            return
        if client.status not in ("running", "connecting"):
            raise SchedulerLost("the Dask scheduler does not answer any more", "Dask 调度器不再应答")
    raise NoScheduler(
        f"no worker has come to the Dask scheduler within {WORKERS_SECONDS} s: dask worker ADDRESS starts one",
        f"{WORKERS_SECONDS}秒内没有工作进程连接到 Dask 调度器：可用 dask worker 地址 启动",
    )


def _run(job: Job) -> Spent:
    """What a worker does; a function of this module, which every worker can import."""
    return job.run()


def _ended(distributed: Any, futures: list[Any]) -> list[Any]:
    """Those that ended within the next moment."""
    try:
        return list(distributed.wait(futures, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
    except (TimeoutError, distributed.TimeoutError):
        return []


def _silence() -> None:
    """What is the matter is said here, once: Dask's own words, with tracebacks, stay away. Its loggers have levels of their own."""
    for name in ["distributed", *logging.root.manager.loggerDict]:
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _client(work: Work, scheduler: str) -> Iterator[Any]:
    import dask.config
    import distributed

    _silence()
    with dask.config.set(QUIET):
        if not scheduler:
            with (
                distributed.LocalCluster(
                    n_workers=work.workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
                ) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client
            return
        work.say(
            f"Connecting to the Dask scheduler {scheduler}, at most {CONNECT_SECONDS} s",
            f"正在连接 Dask 调度器 {scheduler}，至多{CONNECT_SECONDS}秒",
        )
        client = _connected(scheduler)
        try:
            yield client
        finally:
            _within(CONNECT_SECONDS, client.close)


def _connected(scheduler: str) -> Any:
    """A client, made in a thread of its own: where something accepts the connection and never answers, Dask waits for ever.

    Raises:
        NoScheduler: nobody answers in time, or the address is none.
    """
    import distributed

    made: list[Any] = []
    refused: list[Exception] = []

    def connect() -> None:
        try:
            made.append(distributed.Client(scheduler, timeout=CONNECT_SECONDS))
        except Exception as error:  # whatever Dask makes of an address; it is told
            refused.append(error)

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(CONNECT_SECONDS + 1)
    if made:
        return made[0]
    reason = str(refused[0]) if refused else "..."
    raise NoScheduler(
        f"{scheduler}: no Dask scheduler answers there within {CONNECT_SECONDS} s ({reason})",
        f"{scheduler}：{CONNECT_SECONDS}秒内没有 Dask 调度器应答（{reason}）",
    )
