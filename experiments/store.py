"""One experiment's folder, whatever command made it: NAME.partial while it is computed, NAME when it is whole.

It is made whole at once and holds all that workers need: `manifest.json` (what the experiment is: provenance, settings, layout),
`draws.csv` (every drawn parameter of every draw) and copies of the scenarios. Any number of processes may work in it at the same
time, each on tasks of its own; a task leaves one block in `blocks/` and then its marker, so that a kill costs no more than the tasks
in work. At the end the blocks are put together, to `outcomes.nc` or, of a sweep, to `outcomes.zarr`, and go.

Nothing is read that is not what was written: the manifest carries its own seal and those of what the experiment was begun with, a
marker that of its block, and `seal.json` of a finished folder those of all that stays, with the manifest once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from experiments.blocks import layout_from, losses_of_blocks
from experiments.design import Design
from experiments.durable import remove
from experiments.identity import Difference, differing, statements, surroundings, surroundings_of
from experiments.jobs import marked
from experiments.layout import Layout, Task
from experiments.places import BLOCKS, CHECKS, DRAWS, MANIFEST, NETCDF, PARTIAL, SEALS, SO_FAR, ZARR, existing, free, is_finished, note
from experiments.plan import Experiment
from experiments.provenance import experiment_of, write_manifest
from experiments.seals import (
    SEAL,
    Damaged,
    Loss,
    NotAResult,
    damaged,
    digest_of,
    digest_of_all,
    losses_of,
    other,
    read_sealed,
    unreadable,
    write_sealed,
)
from experiments.sweep.draws import CENTRAL, Drawn
from experiments.sweep.posterior import read_draws
from experiments.sweep.precision import Precision
from experiments.titles import Titles
from parameters.place import PLACE
from parameters.registry import load_registry

MODEL_LINE = "model"
"""What a difference of the model's module is called."""
ALSO = ("settings", "draws", "model", "stem", "files")
"""What a manifest holds beside provenance, layout and precision."""
ANEW = (
    "Nothing tells for sure what it was: compute it anew, or bring the file back from a copy.",
    "已无法确定其内容：请重新计算，或用备份恢复该文件。",
)


class NotTheSame(ValueError):
    """An experiment cannot be resumed in this folder: something differs."""

    def __init__(self, folder: Path, differences: list[Difference]) -> None:
        super().__init__(f"{folder}: {', '.join(d.what for d in differences)}")
        self.folder, self.differences = folder, differences


@dataclass
class Store:
    """`folder` is the place of the moment; it changes when the experiment is whole. `manifest` is what `manifest.json` holds.

    `layout` has room for as many replicates as `precision` may ask for; `experiment` has those that are to be lived.
    """

    folder: Path
    experiment: Experiment
    titles: Titles
    layout: Layout
    precision: Precision | None
    manifest: dict[str, Any]

    @property
    def blocks(self) -> Path:
        """Where tasks leave their blocks and markers."""
        return self.folder / BLOCKS

    @property
    def whole(self) -> bool:
        """Whether the experiment was finished: its outcomes are sealed."""
        return is_finished(self.folder)

    @property
    def in_parts(self) -> bool:
        """Whether the outcomes are those of a sweep, a store in parts."""
        return self.experiment.command == "sweep"

    @property
    def outcomes(self) -> Path:
        """Where the outcomes are, when they are put together."""
        return self.folder / (ZARR if self.in_parts else NETCDF)

    @property
    def over_a_grid(self) -> bool:
        """Whether the draws are the points of a grid."""
        return bool(self.manifest["draws"]["from"] == "grid")

    @property
    def stem(self) -> str:
        """What the folder is named after, without the time."""
        return str(self.manifest["stem"])

    @property
    def independent(self) -> Experiment:
        """The experiment as far as its runs tell apart noise: draws that share their luck count once."""
        return replace(self.experiment, draws=1) if self.layout.same_luck else self.experiment

    @property
    def how_to_resume(self) -> str:
        """The command that goes on."""
        return f"python run.py {self.experiment.command} --resume {self.folder}"

    def drawn(self) -> Drawn:
        """The parameter draws."""
        there = DRAWS in self.manifest["files"]
        return read_draws(self.folder / DRAWS, load_registry())[0] if there else CENTRAL

    def tasks(self, replicates: int | None = None) -> list[Task]:
        """Tasks of so many replicates (None: those that are to be lived)."""
        return replace(self.layout, replicates=replicates or self.experiment.replicates).tasks()

    def done(self) -> list[Task]:
        """Tasks that have their marker; all, once the experiment is finished."""
        if self.whole:
            return self.tasks()
        names = marked(self.blocks)
        return [task for task in self.layout.tasks() if task.name in names]

    def log(self, line: str) -> None:
        """Add a line with the time of day to `run.log`."""
        note(self.folder, line)

    def took(self, replicates: int) -> None:
        """All tasks are done: say in the manifest how many replicates it took."""
        if replicates != self.experiment.replicates:
            self.experiment = replace(self.experiment, replicates=replicates)
            self.manifest["options"]["replicates"] = replicates
            write_manifest(self.manifest, self.folder / MANIFEST)

    def finish(self) -> Path:
        """Seal the outcomes, or what was said again before them, and settle."""
        if not self.whole:
            self.log("finished")
            write_sealed(self._seals(), self.folder / SEALS)
        else:
            self._seal_checks()
        return self.settle()

    def settle(self) -> Path:
        """A sealed folder gets its final name; what only one on its way needs goes: also where a run was ended in between."""
        for path in (self.blocks, self.folder / SO_FAR, *self.folder.glob("outcomes.*.new"), *self.folder.glob("*.partial")):
            remove(path)
        final = self.folder.with_name(self.folder.name.removesuffix(PARTIAL))
        if final != self.folder:
            self.folder = self.folder.rename(free(final) if final.exists() else final)
        return self.folder

    def unsettle(self) -> None:
        """A finished experiment is on its way again: with the blocks that are there, and without outcomes."""
        for path in (self.folder / SEALS, self.outcomes):
            remove(path)
        partial = self.folder.with_name(self.folder.name.removesuffix(PARTIAL) + PARTIAL)
        if partial != self.folder:
            self.folder = self.folder.rename(partial)

    def _seals(self) -> dict[str, Any]:
        names = [MANIFEST, *self.manifest["files"], *([CHECKS] if (self.folder / CHECKS).exists() else [])]
        blocks: dict[str, str] = {}
        if not self.in_parts:
            names.append(NETCDF)
        else:
            blocks = {task.name: self._seal_of_shards(task) for task in self.tasks()}
            shards = {name for task in self.tasks() for name in self._shards(task)}
            every = (path.relative_to(self.folder).as_posix() for path in sorted(self.outcomes.rglob("*")) if path.is_file())
            names += [name for name in every if name not in shards]
        return {"files": {name: digest_of(self.folder / name) for name in names}, "blocks": blocks, "manifest": self.manifest}

    def _seal_checks(self) -> None:
        """Vouch for what was said before the results, where it was said again because it was lost."""
        seals = read_sealed(self.folder / SEALS)
        now = digest_of(self.folder / CHECKS) if (self.folder / CHECKS).exists() else None
        if not isinstance(seals, Loss) and now is not None and seals["files"].get(CHECKS) != now:
            seals["files"][CHECKS] = now
            write_sealed(seals, self.folder / SEALS)

    def _shards(self, task: Task) -> list[str]:
        from experiments.zarr_file import shards_of

        return [f"{ZARR}/{name}" for name in shards_of(self.layout, task)]

    def _seal_of_shards(self, task: Task) -> str:
        return digest_of_all(self.folder, self._shards(task))

    def losses(self, tasks: list[Task] | None = None) -> list[Loss]:
        """What is not what was written: of a finished one its files, of one on its way what it was begun with; and the done ones of
        these tasks (None: of all)."""
        return [*self._losses_of_files(), *self.losses_of_tasks(self.layout.tasks() if tasks is None else tasks).values()]

    def _losses_of_files(self) -> list[Loss]:
        if self.whole:
            seals = read_sealed(self.folder / SEALS)
            return [seals] if isinstance(seals, Loss) else losses_of(self.folder, seals["files"])
        if not self.blocks.is_dir():
            return [Loss(SEALS, "is gone, and so nothing vouches for the outcomes", "已丢失，结果无从核对")]
        return losses_of(self.folder, self.manifest["files"])

    def losses_of_tasks(self, tasks: Iterable[Task]) -> dict[str, Loss]:
        """Those of these tasks that are done and are not what was written, by name."""
        if not self.whole:
            return losses_of_blocks(self.blocks, tasks)
        seals = read_sealed(self.folder / SEALS)
        if isinstance(seals, Loss) or not self.in_parts:
            return {}
        found: dict[str, Loss] = {}
        names = {task.name for task in tasks}
        for task in self.tasks():
            if task.name in names:
                name = f"{ZARR}, block {task.name}"
                try:
                    if self._seal_of_shards(task) != seals["blocks"].get(task.name):
                        found[task.name] = other(name)
                except OSError as error:
                    found[task.name] = unreadable(name, error)
        return found

    def sound(self) -> list[Task]:
        """Tasks whose runs are there as they were written."""
        if self.whole:
            seals = read_sealed(self.folder / SEALS)
            if isinstance(seals, Loss) or (not self.in_parts and losses_of(self.folder, {NETCDF: seals["files"].get(NETCDF, "")})):
                return []
        elif not self.blocks.is_dir():
            return []
        bad = self.losses_of_tasks(self.tasks())
        done = {task.name for task in self.done()}
        return [task for task in self.tasks() if task.name in done and task.name not in bad]

    def lost(self, losses: list[Loss]) -> Damaged:
        """The error that tells of these losses, of what is whole and of what to do."""
        every, kept = len(self.tasks()), len(self.sound())
        return damaged(
            self.folder,
            losses,
            (f"{kept} of {every} blocks are whole.", f"{every}个计算块中有{kept}个完整。"),
            (f"{self.how_to_resume} makes again what was lost.", f"{self.how_to_resume} 可恢复丢失的部分。"),
        )

    def differences(self, model: str, design: Design | None = None) -> list[Difference]:
        """What is not as it was when the experiment was begun: code, data, packages and the model's module, which is compared with the
        program's own and never imported; with `design` also settings and scenarios."""
        stored = {**surroundings_of(self.manifest), MODEL_LINE: self.manifest["model"]}
        now = {**surroundings(), MODEL_LINE: model}
        if design is not None:
            stored.update(statements(self.manifest["settings"], self.titles.texts))
            now.update(statements(design.settings, design.titles.texts))
        return differing(stored, now)

    def check_same(self, model: str, design: Design | None = None) -> None:
        """Raises NotTheSame where anything differs."""
        differences = self.differences(model, design)
        if differences:
            raise NotTheSame(self.folder, differences)


def only_checks(losses: list[Loss]) -> bool:
    """Whether what was lost is no number, only what the run said before them."""
    return {loss.name for loss in losses} == {CHECKS}


def open_store(folder: Path) -> Store:
    """The store of a folder, whose name may be given with or without `.partial`. Its manifest is read; whether the rest is what was
    written, `losses` says.

    Raises:
        NotAResult: there is no such folder, it holds no results, or those of another prefecture.
        Damaged: its manifest is not what was written, or of another version.
    """
    place = existing(folder)
    data = read_manifest(place)
    _check_prefecture(place, data)
    try:
        precision = None if data["precision"] is None else Precision(**data["precision"])
        if set(ALSO) <= data.keys():
            surroundings_of(data)
            return Store(place, experiment_of(data), Titles.from_data(data), layout_from(data["layout"]), precision, data)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise damaged(place, [Loss(MANIFEST, "is of another version of this program", "属于本程序的其他版本")], ("", ""), ANEW)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder: of a finished one as it was sealed, whatever became of the file.

    Raises:
        NotAResult: there is none, and nothing else of a result.
        Damaged: there is one that is not what was written.
    """
    seals = read_sealed(folder / SEALS)
    if not isinstance(seals, Loss) and isinstance(seals.get("manifest"), dict):
        return dict(seals["manifest"])
    data = read_sealed(folder / MANIFEST)
    if not isinstance(data, Loss):
        return {key: value for key, value in data.items() if key != SEAL}
    if any((folder / name).exists() for name in (MANIFEST, NETCDF, ZARR, SEALS, BLOCKS)):
        raise damaged(folder, [data], ("", ""), ANEW)
    raise NotAResult(f"{folder}: expected a folder of results with its {MANIFEST}", f"{folder}：应为含有 {MANIFEST} 的结果目录")


def _check_prefecture(folder: Path, manifest: dict[str, Any]) -> None:
    """Results are read with the names and counties of the prefecture of which they are."""
    found = manifest.get("place")
    if isinstance(found, dict) and found.get("folder") != PLACE.stem:
        name, stem = found.get("name"), found.get("folder")
        raise NotAResult(
            f"{folder}: results of {name}, not of {PLACE.name}; name its folder before the command: --place .../{stem}",
            f"{folder}：这是 {name} 的结果，而非 {PLACE.name}；请在命令前写 --place .../{stem}",
        )
