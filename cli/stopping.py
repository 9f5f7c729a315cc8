"""Until when a run can be told to end: before all is written a request is Ctrl-C, after it nothing that was done is undone."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_WRITTEN = threading.Event()
"""Whether all of this command is written."""


def begin() -> None:
    """Nothing of the command is written yet."""
    _WRITTEN.clear()


def all_written() -> None:
    """All of the command is written: a request to end comes too late, the status is that of what was done."""
    _WRITTEN.set()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


@contextmanager
def ended_once() -> Iterator[None]:
    """Run the program: a batch system's request to end (SIGTERM) outside any command stops it, and while Python itself ends
    it is not heard, so that the status of the command stays."""
    begin()
    signal.signal(signal.SIGTERM, _outside)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _outside(number: int, frame: FrameType | None) -> None:
    """Told to end before a command began, or after it ended."""
    if not _WRITTEN.is_set():
        raise KeyboardInterrupt
