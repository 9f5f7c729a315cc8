"""Values put into data files as they stand: the numbers are replaced and every comment, blank and order of keys stays."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from parameters.positions import key_positions
from parameters.registry import load_registry

NUMBER = re.compile(r"(\s*=\s*)([-+0-9.eE_]+)")
DATED, CENTRAL = ("values", 0, "value"), ("prior", "central")
"""Where the number of a parameter stands in its table: the first dated value, and the centre of its prior."""


def write_values(values: dict[str, float]) -> list[Path]:
    """Put the values of parameters (`group.parameter`) into their files, as value and as centre of the prior; the files."""
    by_group: dict[str, dict[str, float]] = {}
    for name, value in values.items():
        group, _, key = name.partition(".")
        by_group.setdefault(group, {})[key] = value
    written = []
    for group, own in by_group.items():
        path = load_registry().groups[group].path
        path.write_text(with_values(path.read_text(encoding="utf-8"), own), encoding="utf-8")
        written.append(path)
    return written


def with_values(text: str, values: dict[str, float]) -> str:
    """The text of a group's file with these values in place of those that stand there.

    Raises:
        ValueError: a number is not where it should be, or something else would change.
    """
    wanted: dict[str, Any] = tomllib.loads(text)
    for key, value in values.items():
        for path in (DATED, CENTRAL):
            text = _replaced(text, (key, *path), value)
        wanted[key]["values"][0]["value"] = wanted[key]["prior"]["central"] = value
    if tomllib.loads(text) != wanted:
        raise ValueError(f"{', '.join(values)}: more than the values would change")
    return text


def _replaced(text: str, path: tuple[str | int, ...], value: float) -> str:
    line, column = key_positions(text)[path]
    at = sum(len(part) for part in text.splitlines(keepends=True)[: line - 1]) + column - 1
    at += len(str(path[-1]))
    number = NUMBER.match(text, at)
    if number is None:
        raise ValueError(f"{path}: no number stands there")
    return text[: number.start(2)] + repr(float(value)) + text[number.end(2) :]
