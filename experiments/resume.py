"""Going on with a run that was broken off, or that has lost something: only as the same run, and only what is missing."""

from __future__ import annotations

from pathlib import Path

from experiments.seals import Loss, NotAResult
from experiments.store import Store, open_again, read_manifest
from experiments.sweep.folder import NotTheSame, is_sweep
from experiments.sweep.identity import differing, surroundings, surroundings_of


def resumed(folder: Path) -> tuple[Store, list[Loss]]:
    """The store of a folder, mended, and what it had lost: a finished one without losses is left as it is.

    Raises:
        NotAResult: there is no such folder, it is that of a sweep, or it holds no results.
        Damaged: its manifest is not what was written.
        NotTheSame: code, data or packages are others than those it was begun with.
    """
    store = open_again(folder)
    if is_sweep(store.folder):
        raise NotAResult(
            f"{folder}: this is a sweep; go on with: python run.py sweep --resume {folder}",
            f"{folder}：这是一次扫描；续算：python run.py sweep --resume {folder}",
        )
    differences = differing(surroundings_of(read_manifest(store.folder)), surroundings())
    if differences:
        raise NotTheSame(store.folder, differences)
    return store, store.mend()
