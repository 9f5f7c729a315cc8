"""The folder of a run: NAME.partial while it is written, NAME when it is whole; never the name of another one."""

from __future__ import annotations

import json
import math
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xarray as xr

from experiments.dataset import assemble, read_dataset, write_dataset
from experiments.effects import Effects
from experiments.plan import Experiment
from experiments.provenance import experiment_of, manifest, write_manifest
from experiments.titles import Titles

RESULTS = Path("results")
"""Under the working folder, so that an installed package and a checkout that cannot be written serve alike."""
PARTIAL = ".partial"
MOST_IN_NAME = 3


class NotAResult(ValueError):
    """A folder that holds no result of this program; the message says what was looked for."""


@dataclass
class Store:
    """One run's folder. `folder` is the place of the moment; it changes when the run is whole."""

    folder: Path
    experiment: Experiment
    titles: Titles

    @property
    def blocks(self) -> Path:
        """Where workers write, until the outcomes are assembled."""
        return self.folder / "blocks"

    def log(self, line: str) -> None:
        """Add a line with the time of day to `run.log`, the only file that may hold times."""
        with (self.folder / "run.log").open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}\n")

    def assemble(self) -> xr.Dataset:
        """Stack the whole blocks into `outcomes.nc` and give them back.

        Raises FileNotFoundError if no block is whole.
        """
        outcomes = assemble(self.experiment, self.titles, self.blocks)
        temporary = self.folder / "outcomes.nc.new"
        write_dataset(outcomes, temporary)
        temporary.replace(self.folder / "outcomes.nc")
        return read_dataset(self.folder / "outcomes.nc")

    def finish(self) -> Path:
        """Remove the blocks, which are all in `outcomes.nc` now, and drop `.partial` from the name."""
        self.log("finished")
        shutil.rmtree(self.blocks, ignore_errors=True)
        final = self.folder.with_name(self.folder.name.removesuffix(PARTIAL))
        if final.exists():
            final = _free(final)
        self.folder = self.folder.rename(final)
        return self.folder


def open_store(experiment: Experiment, titles: Titles, out: Path | None = None) -> Store:
    """Make the folder of a new run with its manifest, under `results/` or under `out`.

    A name that is taken, whole or partial, gets a number behind it.
    """
    names = [item.name for item in titles.scenarios]
    more = len(names) - MOST_IN_NAME
    shown = "-".join(names[:MOST_IN_NAME]) + (f"-and-{more}-more" if more > 0 else "")
    folder = _make((out or RESULTS) / f"{shown}-{time.strftime('%Y%m%d-%H%M%S')}")
    store = Store(folder, experiment, titles)
    store.blocks.mkdir()
    write_manifest(manifest(experiment, titles), folder / "manifest.json")
    store.log(f"started, {experiment.workers} workers, language {experiment.lang}")
    return store


def _make(wanted: Path) -> Path:
    while True:
        free = _free(wanted)
        folder = free.with_name(free.name + PARTIAL)
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            continue


def _free(wanted: Path) -> Path:
    """`wanted`, or the first of `wanted-2`, `wanted-3`... that no whole and no partial run has."""
    number, path = 1, wanted
    while path.exists() or path.with_name(path.name + PARTIAL).exists():
        number += 1
        path = wanted.with_name(f"{wanted.name}-{number}")
    return path


def write_effects(effects: Effects, path: Path) -> None:
    """The effects as JSON with sorted keys; what is missing is null."""
    text = json.dumps(_without_nan(effects.as_data()), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder. Raises NotAResult if there is none that can be read."""
    try:
        found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        experiment_of(found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAResult(f"{folder}: expected a folder of results with its manifest.json ({type(error).__name__})"
                         ) from None
    return found


def reopen(folder: Path) -> tuple[Store, xr.Dataset]:
    """A run's folder and its outcomes; those of an interrupted run are put together from its whole blocks.

    Raises:
        NotAResult: no manifest, or neither outcomes nor a whole block.
    """
    data = read_manifest(folder)
    store = Store(folder, experiment_of(data), Titles.from_data(data))
    path = folder / "outcomes.nc"
    try:
        return store, read_dataset(path) if path.exists() else store.assemble()
    except (FileNotFoundError, OSError) as error:
        raise NotAResult(f"{folder}: neither outcomes.nc nor a whole block can be read ({error})") from None
