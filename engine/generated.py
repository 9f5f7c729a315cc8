"""Functions from generated source: the source is a file in the cache, so that tracebacks show it and machine code is kept."""

from __future__ import annotations

import hashlib
import linecache
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.cache import cache_folder, write_whole
from engine.compiled import UNCOMPILED, source_hash


def generated(name: str, key: str, make_source: Callable[[], str], space: dict[str, Any]) -> Callable[..., Any]:
    """The function `name` of a generated source over the globals `space`.

    `key` names its place in the cache; a source that stands there is not made again.
    """
    place = cache_folder() / key / f"{name}.py"
    if UNCOMPILED or not place.exists():
        text, path = make_source(), f"<generated {name}>" if UNCOMPILED else str(place)
        linecache.cache[path] = (len(text), None, text.splitlines(True), path)
        if not UNCOMPILED:
            write_whole(place, text)
    else:
        text, path = place.read_text(encoding="utf-8"), str(place)
    made = {"__name__": __name__, **space}
    exec(compile(text, path, "exec"), made)
    function: Callable[..., Any] = made[name]
    return function


def key_of(origins: Sequence[Callable[..., Any]], makers: Sequence[str], more: str) -> str:
    """A hash of all that a function is made from: the functions `origins` with what they reach, and the files `makers` of
    this room, which make and compile it."""
    if UNCOMPILED:
        return ""
    making = "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in makers)
    known = " ".join(source_hash(function) for function in origins)
    return hashlib.sha256(f"{more} {known} {making}".encode()).hexdigest()[:16]
