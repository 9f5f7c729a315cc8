"""Folders are built under a hidden name beside their place and then moved there; what a killed process left is cleared away."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STALE_SECONDS = 3600.0
"""A building of another machine, or of one whose processes cannot be looked up, is left over after so long."""


@contextmanager
def building_beside(folder: Path) -> Iterator[Path]:
    """A hidden name beside `folder`, free to be built in; whatever stands there at the end is removed.

    Buildings that processes left when they were killed are removed first.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in _left_over(folder.parent):
        shutil.rmtree(left, ignore_errors=True)
    building = folder.with_name(f".{folder.name}.{_machine()}-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _left_over(place: Path) -> list[Path]:
    found = []
    for path in place.glob(".*"):
        match = re.search(r"\.partial\.([0-9a-f]{8})-([0-9]+)$", path.name)
        if match is not None and path.is_dir() and _is_stale(path, match[1], int(match[2])):
            found.append(path)
    return found


def _is_stale(path: Path, machine: str, process: int) -> bool:
    if machine == _machine() and os.name == "posix":  # elsewhere, asking for a process by its number may end it
        return process != os.getpid() and not _alive(process)
    try:
        return time.time() - path.stat().st_mtime > STALE_SECONDS
    except OSError:
        return False


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _machine() -> str:
    """This machine, so short that names stay legal everywhere."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
