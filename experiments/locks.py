"""One process at a time works in a folder of results; only the parts of a job array share one, each with tasks of its own.

A lock is held by the operating system for as long as its process lives: what a killed process leaves blocks nobody. It lies
beside the folder, whose name changes when it is whole.
"""

from __future__ import annotations

import glob
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from experiments.places import PARTIAL
from parameters.bilingual import Bilingual

with warnings.catch_warnings():  # where the system knows no locks, a file that names its process serves, and nobody needs to hear it
    warnings.simplefilter("ignore")
    from filelock import FileLock, Timeout

ENDING = ".lock"
PATIENCE_SECONDS = 5.0
"""So long a part waits for others that look, as it does, whether somebody works in the whole folder."""


class InUse(Bilingual, RuntimeError):
    """Another process works in the folder."""


@contextmanager
def alone_in(folder: Path, part: tuple[int, int] | None = None) -> Iterator[None]:
    """Hold a folder, or (number, of how many) only a part of its tasks, against all who want the same.

    Who wants the whole folder is refused while somebody works at a part, and the other way round: each first takes its own
    lock and then looks for the other's, so that two who begin at once cannot miss one another.

    Raises:
        InUse: somebody works there.
        OSError: the system refuses the lock.
    """
    place = folder.resolve()
    name = f".{place.name.removesuffix(PARTIAL)}"
    whole = place.with_name(name + ENDING)
    with ExitStack() as held:
        if part is None:
            held.enter_context(_holding(whole, folder))
            for path in sorted(place.parent.glob(f"{glob.escape(name)}.*-of-*{ENDING}")):
                with _holding(path, folder):
                    pass
        else:
            held.enter_context(_holding(place.with_name(f"{name}.{part[0]}-of-{part[1]}{ENDING}"), folder))
            with _holding(whole, folder, PATIENCE_SECONDS):
                pass
        yield


@contextmanager
def _holding(path: Path, folder: Path, patience: float = 0.0) -> Iterator[None]:
    lock = FileLock(path, timeout=patience)
    try:
        with warnings.catch_warnings():  # nor where only the file system knows none
            warnings.simplefilter("ignore")
            lock.acquire()
    except Timeout:
        raise InUse(
            f"{folder}: another process is working in this folder; wait until it has ended, or stop it, and resume again",
            f"{folder}：另一进程正在此目录中计算；请等它结束，或先停止它，再续算",
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open: there it goes with its lock
            path.unlink()
        lock.release()
