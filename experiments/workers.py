"""Blocks to processes and back: spawned workers, or this process when there is one.

Results do not depend on the number of workers or on who finishes first: every block is a file of its own. A worker that
dies breaks the pool; the pool is built once more and the missing blocks are given out again.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.blocks import MODEL, THREADS, get_ready, live_block, start_worker, ticks_of, whole_blocks
from experiments.plan import block_name

if TYPE_CHECKING:
    from model.block import Block

LOOK_SECONDS = 0.25
"""How often the coordinator looks at the progress of running blocks."""


class WorkersDied(RuntimeError):
    """Workers died twice; the message says how many blocks are whole."""


class Interrupted(RuntimeError):
    """The user stopped the run (Ctrl-C); finished blocks stay."""


@dataclass
class Work:
    """The blocks of one run, where they are written, and who lives them.

    `module` names a module with `Block`, `project` and `warm_up`. Where there are fewer blocks than workers, the others help
    as threads of a block.
    """

    blocks: list[Block]
    folder: Path
    workers: int = 1
    module: str = MODEL
    on_progress: Callable[[float], None] = field(default=lambda share: None)

    def missing(self) -> list[Block]:
        """Blocks that have no marker yet."""
        whole = whole_blocks(self.folder)
        return [block for block in self.blocks if block_name(block.draw, block.replicate) not in whole]

    def share_done(self) -> float:
        """Work done as a share of all, from markers and ticks (one tick a scenario and year, warm-up included)."""
        whole = whole_blocks(self.folder)
        done = sum(1.0 if (name := block_name(block.draw, block.replicate)) in whole
                   else min(0.99, ticks_of(self.folder, name) / self._ticks(block)) for block in self.blocks)
        return done / len(self.blocks)

    def _ticks(self, block: Block) -> int:
        return 1 + len(block.scenarios) * (block.end - block.start + 1)


def run(work: Work) -> None:
    """Live every missing block.

    Raises:
        Interrupted: Ctrl-C; no further block was begun.
        WorkersDied: the rebuilt pool broke too.
        Exception: whatever the model raised, unchanged.
    """
    work.folder.mkdir(parents=True, exist_ok=True)
    try:
        with one_thread_each():
            if min(work.workers, len(work.missing())) <= 1:
                _live_here(work)
            else:
                _live_in_pool(work)
    except KeyboardInterrupt:
        raise Interrupted from None


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


def _live_here(work: Work) -> None:
    importlib.import_module(work.module).warm_up()
    for block in work.missing():
        live_block(work.module, vars(block), str(work.folder), lambda: work.on_progress(work.share_done()), work.workers)
        work.on_progress(work.share_done())


def _live_in_pool(work: Work) -> None:
    for attempt in range(2):
        try:
            _one_pool(work)
            return
        except BrokenProcessPool:
            if attempt == 1:
                whole = len(work.blocks) - len(work.missing())
                raise WorkersDied(f"{whole} of {len(work.blocks)} blocks are whole") from None


def _one_pool(work: Work) -> None:
    missing = work.missing()
    threads = max(work.workers // len(missing), 1)
    count = min(work.workers, len(missing))
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=start_worker)
    try:
        for _ in range(count):
            pool.submit(get_ready, work.module)
        importlib.import_module(work.module).warm_up()
        running = {pool.submit(live_block, work.module, vars(block), str(work.folder), None, threads) for block in missing}
        _watch(work, running)
        pool.shutdown(wait=True)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise


def _watch(work: Work, running: set[Future[str]]) -> None:
    while running:
        done, running = wait(running, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        work.on_progress(work.share_done())
