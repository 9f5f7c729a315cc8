"""Mesa without waiting for the packages that only its tables, networks, spaces and bars of progress need.

Institutions use none of these, and every worker process would wait for all of them. While Mesa is imported it finds stand-ins
in their place, which load the real package at their first use. Where Mesa needs more of a package than a stand-in can give,
it is imported again, whole.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

__all__ = ["Late", "LateName", "mesa"]

LATE = ("pandas", "networkx", "scipy.spatial", "scipy.spatial.distance", "tqdm.auto")
"""What is loaded at its first use and not when Mesa is imported."""


class LateName:
    """A stand-in for a function or class of a package: the real one is looked up when it is called or asked."""

    def __init__(self, module: str, name: str) -> None:
        self._place = (module, name)

    def _real(self) -> Any:
        module, name = self._place
        return getattr(importlib.import_module(module), name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._real()(*arguments, **named)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._real(), attribute)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, self._real())


class Late(ModuleType):
    """A stand-in for a module. While it stands in, its names stand in too; afterwards they are the real ones."""

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        if sys.modules.get(self.__name__) is self:
            return LateName(self.__name__, attribute)
        return getattr(importlib.import_module(self.__name__), attribute)


@contextmanager
def stand_ins(names: tuple[str, ...]) -> Iterator[None]:
    """Inside, those of these modules that are not loaded yet are stand-ins."""
    late = {name: Late(name) for name in names if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]


def _load() -> None:
    if "mesa" in sys.modules:
        return
    try:
        with stand_ins(LATE):
            importlib.import_module("mesa")
    except Exception:  # a Mesa that asks more of a stand-in than it can give
        for name in [name for name in sys.modules if name.partition(".")[0] == "mesa"]:
            del sys.modules[name]


_load()
import mesa  # noqa: E402
