"""All parameters of the model, read from `data/{policies,life,drivers,measurement}/*.toml`, one file a group.

The format is described in `docs/house.md`. Everything is checked when it is read: a number without a source, an
unknown key or a value outside its permitted range stops the program with a message that names file, line and key.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from parameters.across import check
from parameters.data_files import read_group
from parameters.messages import InputError, Problem
from parameters.parameter import Group, Kind, Registry

FOLDERS: dict[str, Kind] = {"policies": "policy", "life": "life", "drivers": "driver", "measurement": "measurement"}
DATA = Path(__file__).resolve().parent.parent / "data"


def load_registry(root: Path | None = None) -> Registry:
    """Read and check all parameter files under `root` (default: the project's `data/`); the result is kept.

    Raises InputError with every problem of every file.
    """
    return _load((DATA if root is None else root).resolve())


@lru_cache(maxsize=8)
def _load(root: Path) -> Registry:
    problems: list[Problem] = []
    groups: list[Group] = []
    for folder, kind in FOLDERS.items():
        for path in sorted((root / folder).glob("*.toml")):
            try:
                groups.append(read_group(path, kind))
            except InputError as error:
                problems.extend(error.problems)
    problems.extend(check(groups, root))
    if problems:
        raise InputError(problems)
    return Registry({group.name_key: group for group in sorted(groups, key=lambda group: group.name_key)}, root)
