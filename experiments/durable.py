"""Files that are whole when they are there: written under another name, brought to the disk, then given their name.

Imported by worker processes, so nothing here loads xarray, matplotlib or the command line.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write under another name first, so that a file that exists is whole, after a loss of power too.

    Raises:
        OSError: it cannot be written; nothing is left of it then.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync(paths: Iterable[Path], root: Path) -> None:
    """Bring files, and the names of them in their folders up to `root`, to the disk; those that are not there are left out.

    Raises:
        OSError: the disk refuses.
    """
    there = [path for path in paths if path.is_file()]
    for path in there:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    for folder in sorted({parent for path in there for parent in path.parents if parent.is_relative_to(root)}):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can do that; Windows cannot and need not."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:  # some file systems do not know it of folders
        pass
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Take a file or a folder away; nothing happens where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
