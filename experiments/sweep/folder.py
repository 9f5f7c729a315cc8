"""The folder of a sweep: made whole at once, resumed only as the same sweep, finished under its final name.

Until it is finished its name ends in `.partial`. Any number of processes may work in it at the same time, each on tasks
of its own; it holds all that they need, also copies of the scenarios. The plan carries its own seal and those of what the
sweep was begun with; a marker carries that of its task's shards; a finished folder has `seal.json` with all of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from experiments.jobs import marked, read_marker
from experiments.places import CHECKS, PARTIAL, SEALS, existing, is_finished, note
from experiments.plan import Experiment
from experiments.provenance import experiment_of, write_manifest
from experiments.seals import SEAL, Loss, NotAResult, damaged, digest_of, other, read_sealed, unreadable, write_sealed
from experiments.store import ANEW, read_manifest
from experiments.sweep.identity import SETTING, Difference, differing, statements, surroundings
from experiments.sweep.precision import Precision
from experiments.sweep.store import STORE, cut_replicates, seal_of_tile
from experiments.sweep.store_layout import Layout, Task
from experiments.sweep.sweep import Sweep
from experiments.sweep.tasks import MARKERS, PLAN, TILE, layout_from, marker_of
from experiments.titles import Titles

MODEL_LINE = "model"
"""What a difference of the model's module is called."""


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
    """The module whose `project` lived its blocks. It is compared with the program's own, and never imported."""
    over_a_grid: bool
    """Whether its draws are the points of a grid."""
    plan: dict[str, Any]
    """What `sweep.json` holds."""

    @property
    def markers(self) -> Path:
        """Where tasks are marked as whole."""
        return self.folder / MARKERS

    @property
    def whole(self) -> bool:
        """Whether the sweep was finished: its store is sealed."""
        return is_finished(self.folder)

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
        """Add a line with the time of day to `run.log`."""
        note(self.folder, line)

    def sweep_up(self) -> None:
        """Remove what a killed worker has left half-written, and what tells of running tasks."""
        for path in (*self.folder.rglob("*.partial"), *self.markers.glob("*.ticks")):
            path.unlink(missing_ok=True)

    def settle(self, replicates: int) -> None:
        """All tasks are done: say in the manifest how many replicates it took."""
        self.experiment = replace(self.experiment, replicates=replicates)
        data = read_manifest(self.folder)
        data["options"]["replicates"] = replicates
        write_manifest(data, self.folder / "manifest.json")

    def finish(self) -> Path:
        """Give up the room for replicates that were not needed, seal the store, and drop `.partial` from the name, and the
        markers, which only a sweep on its way needs."""
        if not self.whole:
            self.sweep_up()
            self.log("finished")
            cut_replicates(self.folder / STORE, self.layout, self.experiment.replicates)
            write_sealed(self._seals(), self.folder / SEALS)
        self._seal_checks()
        final = self.folder.with_name(self.folder.name.removesuffix(PARTIAL))
        if final != self.folder:
            self.folder = self.folder.rename(final)
        shutil.rmtree(self.markers, ignore_errors=True)
        return self.folder

    def _seal_checks(self) -> None:
        """Vouch for what was said before the results, where it was said, or said again because it was lost."""
        seals = read_sealed(self.folder / SEALS)
        now = digest_of(self.folder / CHECKS) if (self.folder / CHECKS).exists() else None
        if not isinstance(seals, Loss) and now is not None and seals["files"].get(CHECKS) != now:
            seals["files"][CHECKS] = now
            write_sealed(seals, self.folder / SEALS)

    def _seals(self) -> dict[str, Any]:
        names = [PLAN, "manifest.json", *self.plan["files"], *self.plan["template"]]
        names += [CHECKS] if (self.folder / CHECKS).exists() else []
        blocks = {task.name: seal_of_tile(self.folder / STORE, self.layout, task) for task in self.tasks()}
        return {
            "files": {name: digest_of(self.folder / name) for name in names},
            "blocks": blocks,
            "replicates": self.experiment.replicates,
        }

    def losses_of_tasks(self, tasks: Iterable[Task]) -> dict[str, Loss]:
        """Those of these tasks that are done and whose shards are not what was written, by name."""
        chosen = {task.name: task for task in tasks}
        seals = self._marked_seals(chosen)
        found: dict[str, Loss] = {}
        for name, seal in seals.items():
            loss = seal if isinstance(seal, Loss) else self._loss_of(chosen[name], seal)
            if loss is not None:
                found[name] = loss
        return found

    def _marked_seals(self, chosen: dict[str, Task]) -> dict[str, str | Loss]:
        if self.whole:
            sealed = read_sealed(self.folder / SEALS)
            names = [task.name for task in self.tasks() if task.name in chosen]
            return {} if isinstance(sealed, Loss) else {name: sealed["blocks"].get(name, "") for name in names}
        found: dict[str, str | Loss] = {}
        for name in sorted(marked(self.markers) & chosen.keys()):
            marker = read_marker(self.markers, name)
            task = chosen[name]
            if not isinstance(marker, Loss) and marker != marker_of(task, marker.get(TILE, "")) | {SEAL: marker[SEAL]}:
                marker = other(f"{MARKERS}/{name}.done")
            found[name] = marker if isinstance(marker, Loss) else marker[TILE]
        return found

    def _loss_of(self, task: Task, seal: str) -> Loss | None:
        name = f"{STORE}, block {task.name}"
        try:
            same = seal_of_tile(self.folder / STORE, self.layout, task) == seal
        except OSError as error:
            return unreadable(name, error)
        return None if same else other(name)


def is_sweep(place: Path) -> bool:
    """Whether a folder is, or was, that of a sweep."""
    return any((place / name).exists() for name in (PLAN, STORE))


def open_folder(folder: Path) -> SweepFolder:
    """The sweep of a folder, whose name may be given with or without `.partial`. Its plan is read; whether the rest is what
    was written, `experiments.sweep.damage` says.

    Raises:
        NotAResult: there is no sweep.
        Damaged: its plan is not what was written.
    """
    place = existing(folder)
    plan = read_plan_file(place)
    try:
        precision = None if plan["precision"] is None else Precision(**plan["precision"])
        found = SweepFolder(
            place,
            experiment_of(plan["manifest"]),
            Titles.from_data(plan["manifest"]),
            layout_from(plan["layout"]),
            precision,
            plan["model"],
            plan["statements"][SETTING + "draws from"] == "grid",
            plan,
        )
    except (KeyError, TypeError, ValueError):
        raise damaged(place, [Loss(PLAN, "is of another version of this program", "属于本程序的其他版本")], ("", ""), ANEW) from None
    if found.whole:
        sealed = read_sealed(place / SEALS)
        if not isinstance(sealed, Loss):
            found.experiment = replace(found.experiment, replicates=sealed["replicates"])
    return found


def check_same(found: SweepFolder, model: str, sweep: Sweep | None = None) -> None:
    """Code, data, packages and the model's module must be those of the folder, and with `sweep` also its settings and scenarios.

    Raises:
        NotTheSame: something differs.
    """
    differences = differences_of(found, model, sweep)
    if differences:
        raise NotTheSame(found.folder, differences)


def differences_of(found: SweepFolder, model: str, sweep: Sweep | None = None) -> list[Difference]:
    """What is not as it was when the sweep was begun."""
    stored = {**found.plan["surroundings"], MODEL_LINE: found.model}
    now = {**surroundings(), MODEL_LINE: model}
    if sweep is not None:
        stored.update(found.plan["statements"])
        now.update(statements(sweep.settings, sweep.titles.texts))
    return differing(stored, now)


def read_plan_file(place: Path) -> dict[str, Any]:
    """`sweep.json` of a folder.

    Raises:
        NotAResult: there is none, and nothing else of a sweep.
        Damaged: it is not what was written.
    """
    found = read_sealed(place / PLAN)
    if not isinstance(found, Loss):
        return found
    if not is_sweep(place):
        raise NotAResult(f"{place}: expected the folder of a sweep with its {PLAN}", f"{place}：应为含有 {PLAN} 的扫描目录")
    raise damaged(place, [found], ("", ""), ANEW)


def share_of_tasks(tasks: Iterable[Task], part: int, parts: int) -> list[Task]:
    """Part `part` of `parts` (from 1) of the tasks, in turn, so that each part has tasks from everywhere."""
    return list(tasks)[part - 1 :: parts]
