"""Functions from generated source: the source is a file in the cache, so that tracebacks show it and machine code is kept."""

from __future__ import annotations

import hashlib
import linecache
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.cache import key_folder, write_whole
from engine.compiled import source_hash
from engine.mode import UNCOMPILED


def generated(name: str, key: str, make_source: Callable[[], str], space: dict[str, Any]) -> Callable[..., Any]:
    """The function `name` of a generated source over the globals `space`.

    `key` names its place in the cache; a source that stands there whole, as the hash in its first line tells, is not made
    again. Without a key, or uncompiled, it is kept nowhere.
    """
    if UNCOMPILED or not key:
        text, path = make_source(), f"<generated {name}>"
        linecache.cache[path] = (len(text), None, text.splitlines(True), path)
    else:
        text, path = _kept_source(key_folder(key) / f"{name}.py", make_source)
    made = {"__name__": __name__, **space}
    exec(compile(text, path, "exec"), made)
    function: Callable[..., Any] = made[name]
    return function


def _kept_source(place: Path, make_source: Callable[[], str]) -> tuple[str, str]:
    """Text and path of a source that is kept at `place`, made where it is missing or damaged."""
    try:
        text = place.read_text(encoding="utf-8")
        first, _, rest = text.partition("\n")
        whole = first == _stamp(rest)
    except (OSError, UnicodeDecodeError):
        whole = False
    if not whole:
        rest = make_source()
        text = f"{_stamp(rest)}\n{rest}"
        if place.is_dir():
            shutil.rmtree(place)
        write_whole(place, text)
    return text, str(place)


def _stamp(text: str) -> str:
    return f"# sha256 {hashlib.sha256(text.encode()).hexdigest()}"


def key_of(origins: Sequence[Callable[..., Any]], makers: Sequence[str], more: str) -> str:
    """A hash of all that a function is made from: the functions `origins` with what they reach, and the files `makers` of
    this room, which make and compile it."""
    if UNCOMPILED:
        return ""
    making = "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in makers)
    known = " ".join(source_hash(function) for function in origins)
    return hashlib.sha256(f"{more} {known} {making}".encode()).hexdigest()[:16]
