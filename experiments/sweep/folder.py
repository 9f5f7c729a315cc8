"""The folder of a sweep: made whole at once, resumed only as the same sweep, finished under its final name.

Until it is finished its name ends in `.partial`. Any number of processes may work in it at the same time, each on tasks
of its own; it holds all that they need, also copies of the scenarios.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from experiments.jobs import marked
from experiments.plan import Experiment
from experiments.provenance import experiment_of, manifest, source_hash_of_code, write_manifest
from experiments.store import PARTIAL, RESULTS, NotAResult, read_manifest
from experiments.sweep.draws import Drawn
from experiments.sweep.identity import SETTING, Difference, differing, statements, surroundings
from experiments.sweep.precision import Precision
from experiments.sweep.store import STORE, cut_replicates
from experiments.sweep.store_layout import Layout, Task
from experiments.sweep.sweep import Sweep
from experiments.sweep.tasks import DRAWS, MARKERS, PLAN, SCENARIOS, layout_from
from experiments.titles import Titles


class NotTheSame(ValueError):
    """A sweep cannot be resumed in this folder: something differs."""

    def __init__(self, folder: Path, differences: list[Difference]) -> None:
        super().__init__(f"{folder}: {', '.join(d.what for d in differences)}")
        self.folder, self.differences = folder, differences


@dataclass
class SweepFolder:
    """One sweep's folder. `folder` is the place of the moment; it changes when the sweep is whole."""

    folder: Path
    experiment: Experiment
    titles: Titles
    layout: Layout
    precision: Precision | None
    model: str
    over_a_grid: bool
    """Whether its draws are the points of a grid."""

    @property
    def markers(self) -> Path:
        """Where tasks are marked as whole."""
        return self.folder / MARKERS

    @property
    def whole(self) -> bool:
        """Whether the sweep was finished."""
        return not self.folder.name.endswith(PARTIAL)

    def tasks(self, replicates: int | None = None) -> list[Task]:
        """Tasks of so many replicates (None: those that are lived at first)."""
        return replace(self.layout, replicates=replicates or self.experiment.replicates).tasks()

    def done(self) -> list[Task]:
        """Tasks that have their marker; all, once the sweep is finished."""
        if self.whole:
            return self.tasks()
        names = marked(self.markers)
        return [task for task in self.layout.tasks() if task.name in names]

    def log(self, line: str) -> None:
        """Add a line with the time of day to `run.log`, the only file that may hold times."""
        with (self.folder / "run.log").open("a", encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}\n")

    def sweep_up(self) -> None:
        """Remove what a killed worker has left half-written, and what tells of running tasks."""
        for path in (*self.folder.rglob("*.partial"), *self.markers.glob("*.ticks")):
            path.unlink(missing_ok=True)

    def settle(self, replicates: int) -> None:
        """All tasks are done: keep this many replicates and say so in the manifest."""
        cut_replicates(self.folder / STORE, self.layout, replicates)
        self.experiment = replace(self.experiment, replicates=replicates)
        data = read_manifest(self.folder)
        data["options"]["replicates"] = replicates
        write_manifest(data, self.folder / "manifest.json")

    def finish(self) -> Path:
        """Drop `.partial` from the name, and the markers, which only a sweep on its way needs."""
        if not self.whole:
            self.sweep_up()
            self.log("finished")
            self.folder = self.folder.rename(self.folder.with_name(self.folder.name.removesuffix(PARTIAL)))
        shutil.rmtree(self.markers, ignore_errors=True)
        return self.folder


def new_folder(sweep: Sweep, out: Path | None = None) -> SweepFolder:
    """A folder of its own under `results/` or `out`, named after the sweep and the time; never one that is there."""
    base = (out or RESULTS) / f"{sweep.stem}-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while True:
        wanted = base if number == 1 else base.with_name(f"{base.name}-{number}")
        if not wanted.exists() and _make(sweep, wanted.with_name(wanted.name + PARTIAL)):
            return open_folder(wanted)
        number += 1


def open_or_make(sweep: Sweep, folder: Path) -> SweepFolder:
    """The sweep in this very folder, which is made if it is not there; several may call this at the same time.

    Raises:
        NotTheSame: another sweep, other code or other data.
        NotAResult: the folder is there and holds no sweep.
    """
    if _where(folder) is None:
        _make(sweep, folder if folder.name.endswith(PARTIAL) else folder.with_name(folder.name + PARTIAL))
    found = open_folder(folder)
    check_same(found, sweep)
    return found


def open_folder(folder: Path) -> SweepFolder:
    """The sweep of a folder, whose name may be given with or without `.partial`.

    Raises:
        NotAResult: there is no sweep.
    """
    place = _where(folder)
    if place is None:
        raise NotAResult(f"{folder}: there is no such folder")
    data, plan = read_manifest(place), read_plan_file(place)
    precision = None if plan["precision"] is None else Precision(**plan["precision"])
    return SweepFolder(place, experiment_of(data), Titles.from_data(data), layout_from(plan["layout"]), precision,
                       plan["model"], plan["statements"][SETTING + "draws from"] == "grid")


def check_same(found: SweepFolder, sweep: Sweep | None = None) -> None:
    """Code, data and packages must be those of the folder, and with `sweep` also its settings and scenarios.

    Raises:
        NotTheSame: something differs.
    """
    plan = read_plan_file(found.folder)
    stored, now = dict(plan["surroundings"]), surroundings()
    if sweep is not None:
        stored.update(plan["statements"])
        now.update(statements(sweep.settings, sweep.titles.texts))
    differences = differing(stored, now)
    if differences:
        raise NotTheSame(found.folder, differences)


def read_plan_file(place: Path) -> dict[str, Any]:
    """`sweep.json` of a folder. Raises NotAResult if there is none that can be read."""
    try:
        found: dict[str, Any] = json.loads((place / PLAN).read_text(encoding="utf-8"))
        layout_from(found["layout"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAResult(f"{place}: expected the folder of a sweep with its {PLAN} ({type(error).__name__})") from None
    return found


def _where(folder: Path) -> Path | None:
    """The folder as it is called now, or None where there is none."""
    other = folder.with_name(folder.name.removesuffix(PARTIAL) if folder.name.endswith(PARTIAL) else folder.name + PARTIAL)
    return next((path for path in (folder, other) if path.is_dir()), None)


def _make(sweep: Sweep, folder: Path) -> bool:
    """Make the folder whole beside its place and move it there; False where another process was quicker."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    try:
        _fill(sweep, building)
        building.rename(folder)
    except OSError:
        shutil.rmtree(building, ignore_errors=True)
        if folder.is_dir():
            return False
        raise
    return True


def _fill(sweep: Sweep, folder: Path) -> None:
    from experiments.sweep.template import write_template

    (folder / MARKERS).mkdir(parents=True)
    (folder / SCENARIOS).mkdir()
    for name, text in sweep.titles.texts.items():
        (folder / SCENARIOS / name).write_text(text, encoding="utf-8", newline="\n")
    if sweep.drawn.names:
        (folder / DRAWS).write_text(table_of(sweep.drawn), encoding="utf-8", newline="\n")
    plan = {"layout": asdict(sweep.layout), "sources": source_hash_of_code(), "surroundings": surroundings(),
            "statements": statements(sweep.settings, sweep.titles.texts),
            "precision": None if sweep.precision is None else asdict(sweep.precision), "model": sweep.model}
    (folder / PLAN).write_text(json.dumps(plan, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    write_template(sweep, folder / STORE)
    described = manifest(sweep.experiment, sweep.titles)
    write_manifest({**described, "command": command_of(sweep), "settings": sweep.settings}, folder / "manifest.json")


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
    return (f"python run.py sweep {sweep.stem}{draws} --sample {e.share!r} --replicates {e.replicates} --seed {e.seed} "
            f"--start {e.start} --end {e.end}{until}")


def share_of_tasks(tasks: Iterable[Task], part: int, parts: int) -> list[Task]:
    """Part `part` of `parts` (from 1) of the tasks, in turn, so that each part has tasks from everywhere."""
    return list(tasks)[part - 1::parts]

