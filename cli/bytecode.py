"""Bytecode of Python modules, kept with the compiled lines where it may not stand beside the sources."""

from __future__ import annotations

import os
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from engine.cache import cache_folder

DAMAGED = (EOFError, ImportError, TypeError, ValueError)
"""What Python raises on bytecode that is cut short, overwritten or no code at all; it would raise it at every start from then on."""


def keep_bytecode() -> None:
    """Where the environment forbids Python to write bytecode beside the sources, keep it here, for this process and workers.

    Else every process would compile a thousand modules of packages again, which takes longer than a small run. A Python that
    was started with `-B`, or that has a place for bytecode, is left alone.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE") or "-B" in sys.orig_argv or sys.pycache_prefix is not None:
        return
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(cache_folder() / "bytecode")
    sys.dont_write_bytecode = False
    SourceFileLoader.get_code = _code_made_anew  # type: ignore[method-assign, assignment]


_READ = SourceFileLoader.get_code


def _code_made_anew(loader: SourceFileLoader, name: str) -> CodeType | None:
    """A module's code; damaged bytecode is taken away and made anew from the source."""
    try:
        return _READ(loader, name)
    except DAMAGED:
        kept = Path(cache_from_source(loader.path))
        if not kept.exists():
            raise
        kept.unlink()
        return _READ(loader, name)
