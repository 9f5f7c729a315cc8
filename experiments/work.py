"""The work of a run: its jobs, what is done of them, what they have cost, and how it can end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from experiments.compiling import warm_up
from experiments.jobs import Job, Spent, marked, ticks_of
from parameters.bilingual import Bilingual

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
ALMOST = 0.99
"""The most that a job counts before it has its marker."""


class WorkersDied(RuntimeError):
    """Jobs whose workers died again and again, alone too; all the others are done."""

    def __init__(self, names: Sequence[str], whole: int, every: int) -> None:
        super().__init__(f"{', '.join(names)}: worker died each time; {whole} of {every} blocks are whole")
        self.names, self.whole, self.every = tuple(names), whole, every


class Interrupted(RuntimeError):
    """The user stopped the run (Ctrl-C); finished jobs stay."""


class NoScheduler(Bilingual, RuntimeError):
    """The scheduler of a cluster cannot be used; the message says why."""


class SchedulerLost(NoScheduler):
    """The scheduler of a cluster has gone while it worked."""


@dataclass
class Work:
    """Jobs and where their markers are. Where there are fewer jobs than workers, the others help as threads of a job.

    `module` names the model: its `warm_up` is called once in this process before any job is given out. `on_progress` is told
    the share of the work that is done, `on_compiling` how many functions of how many are compiled before it begins.
    """

    jobs: list[Job]
    folder: Path
    workers: int = 1
    on_progress: Callable[[float], None] = field(default=lambda share: None)
    module: str = ""
    on_compiling: Callable[[int, int], None] | None = None
    spent: list[Spent] = field(default_factory=list)
    say: Callable[[str, str], None] = field(default=lambda en, zh: None)
    """Told, in both languages, what is waited for."""

    def warm_up(self) -> None:
        """Compile, or load from the cache, what the model's months run; then the work begins, and is told so."""
        if self.module:
            warm_up(self.module, self.workers, self.on_compiling)
        self.tell()

    def missing(self) -> list[Job]:
        """Jobs that have no marker yet."""
        whole = marked(self.folder)
        return [job for job in self.jobs if job.name not in whole]

    def threads(self, jobs: int) -> int:
        """Threads for each of so many jobs."""
        return max(self.workers // max(jobs, 1), 1)

    def share_done(self) -> float:
        """Work done as a share of all, from markers and ticks."""
        whole = marked(self.folder)
        done = sum(1.0 if job.name in whole else min(ALMOST, (ticks_of(self.folder, job.name) or 0) / job.ticks) for job in self.jobs)
        return done / max(len(self.jobs), 1)

    def tell(self) -> None:
        """Say how far the work is."""
        self.on_progress(self.share_done())

    def died(self, names: Sequence[str]) -> WorkersDied:
        """The error for jobs that could not be done."""
        return WorkersDied(sorted(names), len(self.jobs) - len(self.missing()), len(self.jobs))


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Numerical libraries of child processes use one thread each; the old environment comes back afterwards."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
