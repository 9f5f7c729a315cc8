"""All parameters of the model, read from `data/{policies,life,drivers,measurement}/*.toml`, one file a group.

Values that are the place's own stand in its `parameters.toml` (`parameters.place_values`). The format is described in
`docs/house.md`. Everything is checked when it is read: a number without a source, an unknown key or a value outside its permitted
range stops the program with a message that names file, line and key.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from parameters.across import check
from parameters.data_files import read_group
from parameters.messages import InputError, Problem
from parameters.parameter import Group, Kind, Registry
from parameters.place import DATA, PLACE
from parameters.place_values import NO_VALUES, read_values

FOLDERS: dict[str, Kind] = {"policies": "policy", "life": "life", "drivers": "driver", "measurement": "measurement"}


def load_registry(root: Path | None = None) -> Registry:
    """Read and check all parameter files under `root` (default: the project's `data/`); the result is kept.

    Values of the place are those of its folder, or of the folder of its name in `root/places/`.

    Raises InputError with every problem of every file.
    """
    if root is None:
        return _load(DATA.resolve(), PLACE.values)
    return _load(root.resolve(), root.resolve() / "places" / PLACE.stem / PLACE.values.name)


@lru_cache(maxsize=8)
def _load(root: Path, of_place: Path) -> Registry:
    problems: list[Problem] = []
    groups: list[Group] = []
    given = read_values(of_place) if of_place.is_file() else NO_VALUES
    for folder, kind in FOLDERS.items():
        for path in sorted((root / folder).glob("*.toml")):
            try:
                groups.append(read_group(path, kind, given))
            except InputError as error:
                problems.extend(error.problems)
    problems.extend(given.unknown(groups))
    problems.extend(check(groups, root))
    if problems:
        raise InputError(problems)
    return Registry({group.name_key: group for group in sorted(groups, key=lambda group: group.name_key)}, root)
