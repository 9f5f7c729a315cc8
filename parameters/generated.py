"""Files that are generated from the code and the data: what makes each, and whether it is as they make it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

COMMAND = "python run.py generate"
"""Writes all generated files again; they name it."""


@dataclass(frozen=True)
class Generated:
    """A generated file: where it stands and what makes its text."""

    path: Path
    text: Callable[[], str]

    def is_stale(self) -> bool:
        """Whether the file differs from what the code and the data give now."""
        return not self.path.is_file() or self.path.read_text(encoding="utf-8") != self.text()

    def write(self) -> None:
        """Write the file."""
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(self.text(), encoding="utf-8", newline="\n")
