"""Mesa without waiting for pandas and networkx, which it needs for tables of collected data and network spaces only.

Mesa does without them where they are not installed. Here it is told so while it is imported, and afterwards gets stand-ins
that load the real ones at their first use. Institutions use neither, and every worker process would wait for both.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["Late", "mesa"]

LATE = {"pandas": ("mesa.datacollection", "pd"), "networkx": ("mesa.space", "nx")}
"""What may be loaded late, and where Mesa names it."""


class Late:
    """A stand-in for a module: loads it when an attribute of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(importlib.import_module(self._name), attribute)


@contextmanager
def absent(names: set[str]) -> Iterator[None]:
    """Inside, these modules seem not to be installed."""
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]  # None: the import fails
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _load() -> None:
    late = {name for name in LATE if name not in sys.modules}
    if "mesa" in sys.modules or not late:
        return
    try:
        with absent(late):
            importlib.import_module("mesa")
    except ImportError:  # a Mesa that cannot do without them
        for name in [name for name in sys.modules if name.partition(".")[0] == "mesa"]:
            del sys.modules[name]
        return
    for name in late:
        module, alias = LATE[name]
        if module in sys.modules and not hasattr(sys.modules[module], alias):
            setattr(sys.modules[module], alias, Late(name))


_load()
import mesa  # noqa: E402
