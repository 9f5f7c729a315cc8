"""Units of work that processes and machines can share: a job leaves its result and then its marker in a folder.

Imported by worker processes, so nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.memory import peak_bytes
from experiments.durable import remove
from experiments.seals import Loss, read_sealed, write_sealed

Notice = Callable[[], None]
DONE, TICKS = ".done", ".ticks"


@dataclass(frozen=True)
class Spent:
    """What a job cost: processor time of its process meanwhile, and the most memory that process has held so far."""

    processor_seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Job:
    """`live(*arguments, notice, threads)` does the work and marks it; `ticks` is how often it tells of progress.

    `live` is a function of a module and its arguments can be pickled: a job goes to another process, or another machine.
    """

    name: str
    live: Callable[..., Spent]
    arguments: tuple[Any, ...]
    ticks: int

    def run(self, notice: Notice | None = None, threads: int = 1) -> Spent:
        """Do it here. `notice` is called after each tick."""
        return self.live(*self.arguments, notice=notice, threads=threads)


@contextmanager
def ticking(folder: Path, name: str, notice: Notice | None) -> Iterator[Notice]:
    """Give a function that appends one byte to `NAME.ticks`, whose size a coordinator reads: no lock that a killed worker
    could take with it. The file tells that the job was begun; it goes when the job has ended well."""
    path = folder / f"{name}{TICKS}"
    with path.open("wb", buffering=0) as file:

        def tick() -> None:
            file.write(b".")
            if notice is not None:
                notice()

        yield tick
    path.unlink(missing_ok=True)


def mark(folder: Path, name: str, data: Mapping[str, Any]) -> None:
    """Write a job's marker: its result is whole. `data` holds the seal of the result, so that the marker vouches for it."""
    write_sealed(data, folder / f"{name}{DONE}")


def marked(folder: Path) -> set[str]:
    """Names of the jobs in `folder` that have their marker."""
    return {path.name.removesuffix(DONE) for path in folder.glob(f"*{DONE}")}


def read_marker(folder: Path, name: str) -> dict[str, Any] | Loss:
    """What a job's marker holds, or what is the matter with it."""
    return read_sealed(folder / f"{name}{DONE}")


def unmark(folder: Path, name: str) -> None:
    """Take a marker away, whatever stands in its place: the job is to be done again."""
    remove(folder / f"{name}{DONE}")


def ticks_of(folder: Path, name: str) -> int | None:
    """How many ticks of progress a job has made that is being lived or broke off; None where it was not begun."""
    try:
        return (folder / f"{name}{TICKS}").stat().st_size
    except FileNotFoundError:
        return None


def forget(folder: Path, name: str) -> None:
    """Take away what a broken-off job has told of its progress."""
    (folder / f"{name}{TICKS}").unlink(missing_ok=True)


@contextmanager
def spending() -> Iterator[list[Spent]]:
    """Gives a list that holds one `Spent` afterwards."""
    found: list[Spent] = []
    before = time.process_time()
    yield found
    found.append(Spent(time.process_time() - before, peak_bytes()))
