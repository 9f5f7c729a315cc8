"""Kinds of damage to one file of a folder; each is taken back afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def _removed(path: Path) -> None:
    path.unlink()


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    if content:
        content[len(content) * 2 // 3] ^= 0x04
        path.write_bytes(bytes(content))


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _rubbish(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{\x00" * 7)


def _another_text(path: Path) -> None:
    path.write_bytes(b'{"layout": 1, "options": {}, "files": {}, "blocks": {}, "seal": "0"}')


KINDS: dict[str, Callable[[Path], None]] = {
    "removed": _removed,
    "emptied": _emptied,
    "cut": _cut,
    "flipped": _flipped,
    "a folder": _a_folder,
    "rubbish": _rubbish,
    "another text": _another_text,
}


@contextmanager
def damaged(path: Path, kind: str) -> Iterator[None]:
    """The file is damaged for as long as this lasts."""
    content = path.read_bytes()
    KINDS[kind](path)
    try:
        yield
    finally:
        if path.is_dir():
            shutil.rmtree(path)
        path.write_bytes(content)


def files_of(folder: Path) -> list[str]:
    """Names of all files but the log, and of the store's arrays only some, since all are written alike."""
    kept = ("zarr.json", "relapse_rate", "ledger_imbalance", "draw", "county", "parameter_value")
    every = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [name for name in every if name != "run.log" and not (name.startswith("outcomes.zarr/") and name.split("/")[1] not in kept)]
