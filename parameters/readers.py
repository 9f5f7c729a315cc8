"""Which modules read a parameter: found in the source of the model, for people who ask where a number acts."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("model", "agents", "calibration")
CALLED = {"model/claims.py": "entitled_chance"}
"""Modules whose rules read the record that they are handed, with the rule's name: they read for the groups that call it."""


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """Every attribute, key and text constant of each module, by its path from the root."""
    found = {}
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
            elif isinstance(node, ast.Name):
                names.add(node.id)
        found[path.relative_to(ROOT).as_posix()] = frozenset(names)
    return found


def readers(group: str, parameter: str) -> list[str]:
    """Paths of the modules that read `group.parameter`.

    They name the parameter, and the group or a module of its name; where there are none, the rules that all groups share (no
    other policy's own): they name the parameter alone, or end the names that they put together as it ends (`_price_sd`).
    """
    own = [path for path, names in _names().items() if parameter in names and (group in names or _of_group(path, group))]
    shared = own or [path for path, names in _names().items()
                     if parameter in names and not _of_another(path) and _is_called(path, group)]
    return shared or [path for path, names in _names().items() if group in names and any(
        name.startswith("_") and parameter.endswith(name) for name in names)]


def _of_group(path: str, group: str) -> bool:
    """Whether a module belongs to a group by its name, as `policies/monitoring_help.py` does to `monitoring`."""
    return any(part.removesuffix(".py").startswith(group) for part in Path(path).parts)


def _of_another(path: str) -> bool:
    """Whether a module that is not the group's own is a policy's or a line of life: it reads the parameter of its own group."""
    return path.startswith(("model/policies/", "model/life/"))


def _is_called(path: str, group: str) -> bool:
    """Whether a module of the group calls the rules of a module that acts for its callers alone; others act for all groups."""
    rule = CALLED.get(path)
    return rule is None or any(rule in names for own, names in _names().items() if _of_group(own, group))


def unread(parameters: Iterable[tuple[str, str]]) -> list[str]:
    """Those of the given (group, parameter) that no module reads, as `group.parameter`."""
    return [f"{group}.{parameter}" for group, parameter in parameters if not readers(group, parameter)]
