"""Where folders of results are, and what they are called while they are made."""

from __future__ import annotations

import time
from pathlib import Path

from experiments.seals import NotAResult

RESULTS = Path("results")
"""Under the working folder, so that an installed package and a checkout that cannot be written serve alike."""
PARTIAL = ".partial"
MANIFEST, DRAWS, SCENARIOS = "manifest.json", "draws.csv", "scenarios"
"""What an experiment is begun with: what it is, the values of its drawn parameters, copies of its scenarios."""
BLOCKS = "blocks"
"""Where workers write, until the outcomes are put together."""
NETCDF, ZARR, SO_FAR = "outcomes.nc", "outcomes.zarr", "outcomes_so_far.nc"
"""The outcomes: one file of `simulate` and `compare`, a store in parts of a sweep."""
SEALS = "seal.json"
"""A finished folder's seals."""
CHECKS = "checks.json"
"""What a run said before its results, such as the level of 2020; kept for the report."""


def free(wanted: Path) -> Path:
    """`wanted`, or the first of `wanted-2`, `wanted-3`... that no whole and no partial run has."""
    number, path = 1, wanted
    while path.exists() or path.with_name(path.name + PARTIAL).exists():
        number += 1
        path = wanted.with_name(f"{wanted.name}-{number}")
    return path


def found(folder: Path) -> Path | None:
    """The folder as it is called now, with or without `.partial`; None where there is none."""
    name = folder.name
    other = folder.with_name(name.removesuffix(PARTIAL) if name.endswith(PARTIAL) else name + PARTIAL) if name else folder
    return next((path for path in (folder, other) if path.is_dir()), None)


def is_finished(folder: Path) -> bool:
    """Whether a run or sweep was finished: its results are sealed."""
    return (folder / SEALS).exists()


def note(folder: Path, line: str) -> None:
    """Add a line with the time of day to `run.log`, the only file that may hold times."""
    with (folder / "run.log").open("a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}\n")


def existing(folder: Path) -> Path:
    """The folder as it is called now. Raises NotAResult where there is none."""
    try:
        place = found(folder)
    except OSError as error:  # such as a name that is too long
        raise NotAResult(f"{folder}: cannot be looked at ({error.strerror})", f"{folder}：无法访问（{error.strerror}）") from None
    if place is None:
        raise NotAResult(f"{folder}: there is no such folder", f"{folder}：没有这个目录")
    return place
