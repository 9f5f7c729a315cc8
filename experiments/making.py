"""A new folder of an experiment: made whole beside its place and moved there, so that a folder that exists can be worked in."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path

from experiments.building import building_beside
from experiments.design import Design, command_of
from experiments.durable import sync, write_whole
from experiments.places import BLOCKS, DRAWS, MANIFEST, PARTIAL, RESULTS, SCENARIOS, found
from experiments.provenance import manifest, write_manifest
from experiments.seals import digest_of
from experiments.store import Store, open_store
from experiments.sweep.draws import table_of


def new_store(design: Design, out: Path | None = None) -> Store:
    """A folder of its own under `results/` or `out`, named after what is computed and the time; never one that is there.

    Raises:
        OSError: the system refuses; nothing is left then.
    """
    base = (out or RESULTS) / f"{design.stem}-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while True:
        wanted = base if number == 1 else base.with_name(f"{base.name}-{number}")
        if not wanted.exists() and make(design, wanted.with_name(wanted.name + PARTIAL)):
            return open_store(wanted)
        number += 1


def open_or_make(design: Design, folder: Path) -> Store:
    """The experiment in this very folder, which is made if it is not there; several may call this at the same time.

    Raises:
        NotTheSame: another experiment, other code or other data.
        NotAResult: the folder is there and holds no results.
        OSError: the system refuses; nothing is left then.
    """
    if found(folder) is None:
        make(design, folder if folder.name.endswith(PARTIAL) else folder.with_name(folder.name + PARTIAL))
    opened = open_store(folder)
    opened.check_same(design.model, design)
    return opened


def make(design: Design, folder: Path) -> bool:
    """Make the folder whole beside its place and move it there; False where another process was quicker."""
    with building_beside(folder) as building:
        fill(design, building)
        try:
            building.rename(folder)
        except OSError:
            if folder.is_dir():
                return False
            raise
    return True


def fill(design: Design, folder: Path) -> None:
    """Everything that workers need; the manifest, which vouches for the rest, comes last."""
    (folder / BLOCKS).mkdir(parents=True)
    (folder / SCENARIOS).mkdir()
    for name, text in design.titles.texts.items():
        (folder / SCENARIOS / name).write_text(text, encoding="utf-8", newline="\n")
    if design.drawn.names:
        write_whole(folder / DRAWS, table_of(design.drawn).encode())
    given = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sync(given, folder)
    described = {
        **manifest(design.experiment, design.titles),
        "command": command_of(design),
        "settings": design.settings,
        "draws": design.draws.model_dump(by_alias=True, exclude_none=True, exclude={"file"}),
        "layout": asdict(design.layout),
        "precision": None if design.precision is None else asdict(design.precision),
        "model": design.model,
        "stem": design.stem,
        "files": {path.relative_to(folder).as_posix(): digest_of(path) for path in given},
    }
    write_manifest(described, folder / MANIFEST)
