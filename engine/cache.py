"""The folder in which what was compiled is kept from run to run, and how one knows that what stands there is whole.

What is kept here is code that later runs execute: who can write to the folder can change what the model does. Every file is
therefore believed only with a seal, a list of hashes written after the files; what does not match is made anew. A seal
protects from damage, not from malice: whoever can write the files can write the seal too.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import platformdirs

CHOSEN = "FANGPIN_CACHE"
REFUSED = "FANGPIN_CACHE_REFUSED"
"""Set for this process and its workers to the folder that could not be written, where another one had to be taken."""
SEAL = "seal.json"
SEALED = ("*.nbi", "*.nbc")
KEPT_DAYS = 90


def cache_folder() -> Path:
    """Where what is compiled is kept: the folder named by FANGPIN_CACHE, else `fangpin` in the user's cache folder.

    A folder that cannot be written is replaced by a passing one, for this process and its workers (see `refused_folder`).
    """
    return _usable(os.environ.get(CHOSEN, ""))


def refused_folder() -> str:
    """The folder that could not be written, so that what is compiled now is lost at the end; empty where all is well."""
    cache_folder()
    return os.environ.get(REFUSED, "")


@lru_cache(maxsize=8)
def _usable(chosen: str) -> Path:
    wanted = Path(chosen) if chosen else platformdirs.user_cache_path("fangpin", appauthor=False) / "lines"
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            return wanted.resolve()
    except (OSError, ValueError):
        passing = Path(tempfile.mkdtemp(prefix="fangpin-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    os.environ[REFUSED], os.environ[CHOSEN] = str(wanted), str(passing)
    return passing


def write_whole(place: Path, text: str) -> None:
    """Write under another name first: a file that exists is whole, also when several processes write it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(place)


def key_folder(key: str) -> Path:
    """The folder of the cache for one key, made where it is missing; something else that stands in its place is removed."""
    folder = cache_folder() / key
    if folder.exists() and not folder.is_dir():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of machine code under `folder`, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for pattern in SEALED
        for path in sorted(folder.rglob(pattern))
    }


def seal(folder: Path) -> None:
    """Write down the hashes of the machine code in `folder`, which is whole now; keys long unused make room."""
    found = hashes(folder)
    if any(name.endswith(".nbi") for name in found):
        write_whole(folder / SEAL, json.dumps(found, sort_keys=True))
        _tidy(folder.parent, (folder / SEAL).stat().st_mtime)


def intact(folder: Path) -> bool:
    """Whether `folder` holds machine code, all of it as it was sealed."""
    try:
        told = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        whole = bool(told) and told == hashes(folder)
    except (OSError, ValueError):
        return False
    if whole:
        os.utime(folder / SEAL)
    return whole


def discard(folder: Path) -> None:
    """Take the machine code of `folder` away, so that it is made anew."""
    for pattern in (*SEALED, SEAL):
        for path in list(folder.rglob(pattern)):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _tidy(cache: Path, now: float) -> None:
    """Remove keys that no run has used for KEPT_DAYS; what somebody else removes meanwhile is no matter."""
    oldest = now - KEPT_DAYS * 86400.0
    for path in cache.glob(f"*/{SEAL}"):
        try:
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path.parent, ignore_errors=True)
        except OSError:
            continue
