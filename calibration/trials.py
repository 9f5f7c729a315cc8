"""The trials of a search, kept as they are made: a search that was broken off goes on without living any of them again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from calibration.figures import Figures
from calibration.search import Values


class Trials:
    """Trials by their values, in a file of a line each; a line that was broken off is left out."""

    def __init__(self, path: Path, live: Callable[[Values], Figures]) -> None:
        self.path, self.live = path, live
        self.lived = 0
        """How many were lived here, and not read."""
        self.kept: dict[tuple[tuple[str, float], ...], Figures] = {}
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            try:
                trial = json.loads(line)
                self.kept[_key(trial["values"])] = trial["figures"]
            except (ValueError, KeyError, TypeError):
                continue

    def __call__(self, values: Values) -> Figures:
        """The figures of a trial: as they were kept, else lived now and kept."""
        key = _key(values)
        if key not in self.kept:
            figures = {name: float(value) for name, value in self.live(values).items()}
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"values": values, "figures": figures}) + "\n")
            self.kept[key] = figures
            self.lived += 1
        return self.kept[key]


def _key(values: Values) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((name, float(value)) for name, value in values.items()))
