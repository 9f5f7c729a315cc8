"""A new folder of a sweep: made whole beside its place and moved there, so that a folder that exists can be worked in."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import asdict
from pathlib import Path

from experiments.building import building_beside
from experiments.durable import sync, write_whole
from experiments.places import PARTIAL, RESULTS, found
from experiments.provenance import manifest, source_hash_of_code, write_manifest
from experiments.seals import digest_of, write_sealed
from experiments.sweep.draws import Drawn
from experiments.sweep.folder import SweepFolder, check_same, open_folder
from experiments.sweep.identity import statements, surroundings
from experiments.sweep.store import STORE
from experiments.sweep.sweep import Sweep
from experiments.sweep.tasks import DRAWS, MARKERS, PLAN, SCENARIOS


def new_folder(sweep: Sweep, out: Path | None = None) -> SweepFolder:
    """A folder of its own under `results/` or `out`, named after the sweep and the time; never one that is there.

    Raises:
        OSError: the system refuses; nothing is left then.
    """
    base = (out or RESULTS) / f"{sweep.stem}-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while True:
        wanted = base if number == 1 else base.with_name(f"{base.name}-{number}")
        if not wanted.exists() and make(sweep, wanted.with_name(wanted.name + PARTIAL)):
            return open_folder(wanted)
        number += 1


def open_or_make(sweep: Sweep, folder: Path) -> SweepFolder:
    """The sweep in this very folder, which is made if it is not there; several may call this at the same time.

    Raises:
        NotTheSame: another sweep, other code or other data.
        NotAResult: the folder is there and holds no sweep.
        OSError: the system refuses; nothing is left then.
    """
    if found(folder) is None:
        make(sweep, folder if folder.name.endswith(PARTIAL) else folder.with_name(folder.name + PARTIAL))
    opened = open_folder(folder)
    check_same(opened, sweep.model, sweep)
    return opened


def make(sweep: Sweep, folder: Path) -> bool:
    """Make the folder whole beside its place and move it there; False where another process was quicker."""
    with building_beside(folder) as building:
        fill(sweep, building)
        try:
            building.rename(folder)
        except OSError:
            if folder.is_dir():
                return False
            raise
    return True


def fill(sweep: Sweep, folder: Path) -> None:
    """Everything that workers need, with its seals; the plan, which vouches for the rest, comes last."""
    from experiments.sweep.template import write_template

    (folder / MARKERS).mkdir(parents=True)
    (folder / SCENARIOS).mkdir()
    for name, text in sweep.titles.texts.items():
        (folder / SCENARIOS / name).write_text(text, encoding="utf-8", newline="\n")
    if sweep.drawn.names:
        write_whole(folder / DRAWS, table_of(sweep.drawn).encode())
    given = seals_of(folder)
    write_template(sweep.experiment, sweep.titles, sweep.layout, sweep.drawn, folder / STORE)
    template = {name: seal for name, seal in seals_of(folder).items() if name not in given}
    sync((folder / name for name in (*given, *template)), folder)
    described = {**manifest(sweep.experiment, sweep.titles), "command": command_of(sweep), "settings": sweep.settings}
    write_manifest(described, folder / "manifest.json")
    plan = {
        "layout": asdict(sweep.layout),
        "sources": source_hash_of_code(),
        "surroundings": surroundings(),
        "statements": statements(sweep.settings, sweep.titles.texts),
        "stem": sweep.stem,
        "manifest": described,
        "precision": None if sweep.precision is None else asdict(sweep.precision),
        "model": sweep.model,
        "files": given,
        "template": template,
    }
    write_sealed(plan, folder / PLAN)


def seals_of(folder: Path) -> dict[str, str]:
    """The seal of every file of a folder, by its name there."""
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def table_of(drawn: Drawn) -> str:
    """The draws as CSV with every digit, which `read_draws` reads back exactly."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["draw", *drawn.names])
    rows.writerows([number, *(repr(float(value)) for value in row)] for number, row in enumerate(drawn.values))
    return text.getvalue()


def command_of(sweep: Sweep) -> str:
    """The command that computes the same again."""
    e = sweep.experiment
    until = "" if sweep.precision is None else f" --until-half-width {sweep.precision.half_width * 100:g}pp"
    draws = f" --draws {e.draws}" if sweep.settings["draws from"] in ("priors", "table") else ""
    return (
        f"python run.py sweep {sweep.stem}{draws} --sample {e.share!r} --replicates {e.replicates} --seed {e.seed} "
        f"--start {e.start} --end {e.end}{until}"
    )
