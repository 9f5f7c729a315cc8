"""The machine on which something was measured."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("numpy", "scipy", "numba", "llvmlite", "mesa")


def machine() -> dict[str, str | int]:
    """Processor, cores that this process may use, and the versions that matter for speed."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    found: dict[str, str | int] = {
        "processor": _processor(),
        "cores": cores,
        "python": platform.python_version(),
        "system": platform.system(),
    }
    return found | {name: version(name) for name in PACKAGES}


def _processor() -> str:
    """The processor's name as Linux tells it, else what Python knows."""
    told = Path("/proc/cpuinfo")
    for line in told.read_text(encoding="utf-8").splitlines() if told.exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
