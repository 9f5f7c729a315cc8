"""Bytecode of Python modules, kept with the compiled lines where it may not stand beside the sources."""

from __future__ import annotations

import os
import sys

from engine.cache import cache_folder


def keep_bytecode() -> None:
    """Where the environment forbids Python to write bytecode beside the sources, keep it here, for this process and workers.

    Else every process would compile a thousand modules of packages again, which takes longer than a small run. A Python that
    was started with `-B`, or that has a place for bytecode, is left alone.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE") or "-B" in sys.orig_argv or sys.pycache_prefix is not None:
        return
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(cache_folder() / "bytecode")
    sys.dont_write_bytecode = False
