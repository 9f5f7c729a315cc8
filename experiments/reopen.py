"""A folder of results again, whatever command made it, whole or broken off."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from experiments.store import NotAResult, Store, reopen
from experiments.sweep.folder import SweepFolder, open_folder
from experiments.sweep.outcomes import read_outcomes
from experiments.sweep.tasks import PLAN


def reopen_any(folder: Path) -> tuple[Store | SweepFolder, xr.Dataset]:
    """The folder with its outcomes, as far as they have come.

    Raises:
        NotAResult: it holds no results.
    """
    if not (folder / PLAN).exists():
        return reopen(folder)
    found = open_folder(folder)
    try:
        return found, read_outcomes(found)
    except (FileNotFoundError, OSError) as error:
        raise NotAResult(f"{folder}: no whole block can be read ({error})") from None
