"""A folder of results again, whatever command made it, whole or broken off."""

from __future__ import annotations

import json
from pathlib import Path

import xarray as xr

from experiments.places import existing
from experiments.seals import Damaged, NotAResult
from experiments.store import ANEW, Store, reopen
from experiments.sweep.folder import SweepFolder, is_sweep, open_folder
from experiments.sweep.outcomes import read_outcomes
from parameters.place import PLACE


def reopen_any(folder: Path) -> tuple[Store | SweepFolder, xr.Dataset]:
    """The folder with its outcomes, as far as they have come.

    Raises:
        NotAResult: it holds no results, or those of another prefecture.
        Damaged: something in it is not what was written.
    """
    place = existing(folder)
    _check_place(place)
    try:
        if not is_sweep(place):
            return reopen(place)
        found = open_folder(place)
        return found, read_outcomes(found)
    except NotAResult:
        raise
    except (OSError, ValueError, KeyError, TypeError, IndexError, RuntimeError) as error:  # what the seals do not guard
        raise Damaged(f"{place}: cannot be read ({error!r}). {ANEW[0]}", f"{place}：无法读取（{error!r}）。{ANEW[1]}") from None


def _check_place(folder: Path) -> None:
    """Results are read with the names and counties of the prefecture of which they are."""
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["place"]
        name, stem = str(found["name"]), str(found["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        return  # what is missing or damaged is told by who reads it
    if stem != PLACE.stem:
        raise NotAResult(
            f"{folder}: results of {name}, not of {PLACE.name}; name its folder before the command: --place .../{stem}",
            f"{folder}：这是 {name} 的结果，而非 {PLACE.name}；请在命令前写 --place .../{stem}",
        )
