"""Parts of the program that may not be installed: looked up by name when they are needed."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any


def part(module: str, name: str) -> Any | None:
    """`name` of a module; None where there is no such module or no such name in it."""
    try:
        if importlib.util.find_spec(module) is None:
            return None
    except ModuleNotFoundError:
        return None
    return getattr(importlib.import_module(module), name, None)
