"""A folder of results again, whatever command made it, whole or broken off."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from experiments.places import existing
from experiments.seals import Damaged, NotAResult
from experiments.store import ANEW, Store, reopen
from experiments.sweep.folder import SweepFolder, is_sweep, open_folder
from experiments.sweep.outcomes import read_outcomes


def reopen_any(folder: Path) -> tuple[Store | SweepFolder, xr.Dataset]:
    """The folder with its outcomes, as far as they have come.

    Raises:
        NotAResult: it holds no results.
        Damaged: something in it is not what was written.
    """
    place = existing(folder)
    try:
        if not is_sweep(place):
            return reopen(place)
        found = open_folder(place)
        return found, read_outcomes(found)
    except NotAResult:
        raise
    except (OSError, ValueError, KeyError, TypeError, IndexError, RuntimeError) as error:  # what the seals do not guard
        raise Damaged(f"{place}: cannot be read ({error!r}). {ANEW[0]}", f"{place}：无法读取（{error!r}）。{ANEW[1]}") from None
