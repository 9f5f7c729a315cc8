"""Which modules read a parameter: found in the source of the model, for people who ask where a number acts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from parameters.record_flow import Flow
from parameters.registry import load_registry
from parameters.sources import read_modules

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("model", "agents", "calibration")


@lru_cache(maxsize=1)
def _reads() -> dict[tuple[str, str], list[str]]:
    """Paths of the modules that read each (group, parameter)."""
    groups = {name: group.parameters for name, group in load_registry().groups.items()}
    found: dict[tuple[str, str], list[str]] = {}
    for path, group, key in sorted(Flow(read_modules(ROOT, ROOMS), groups).run()):
        found.setdefault((group, key), []).append(path)
    return found


def readers(group: str, parameter: str) -> list[str]:
    """Paths of the modules that read `group.parameter`, those of rules that the group's own rules hand its record to included."""
    return _reads().get((group, parameter), [])


def unread(parameters: Iterable[tuple[str, str]]) -> list[str]:
    """Those of the given (group, parameter) that no module reads, as `group.parameter`."""
    return [f"{group}.{parameter}" for group, parameter in parameters if not readers(group, parameter)]
