"""Functions from generated source: the source is a file in the cache, so that tracebacks show it and machine code is kept."""

from __future__ import annotations

import hashlib
import linecache
from collections.abc import Callable, Sequence
from typing import Any

from engine.compiled import UNCOMPILED, cache_folder, source_hash


def generated(name: str, text: str, space: dict[str, Any], origins: Sequence[Callable[..., Any]]) -> tuple[Callable[..., Any], str]:
    """The function `name` of the source `text` over the globals `space`, and the key of its machine code.

    The key covers the text and the source of all that the functions `origins`, from which it was made, use.
    """
    known = "".join(source_hash(origin) for origin in origins) if not UNCOMPILED else ""
    key = hashlib.sha256((text + known).encode()).hexdigest()[:16]
    if UNCOMPILED:
        path = f"<generated {name}>"
        linecache.cache[path] = (len(text), None, text.splitlines(True), path)
    else:
        folder = cache_folder() / key
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"{name}.py"
        if not place.exists():
            place.write_text(text, encoding="utf-8")
        path = str(place)
    made = {"__name__": __name__, **space}
    exec(compile(text, path, "exec"), made)
    function: Callable[..., Any] = made[name]
    return function, key
