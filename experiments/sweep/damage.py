"""What a sweep's folder has lost since it was written, and mending it: what can be made again is made again, and told."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import xarray as xr

from experiments.building import building_beside
from experiments.durable import remove, write_whole
from experiments.jobs import mark, unmark
from experiments.places import CHECKS, PARTIAL, SEALS
from experiments.provenance import write_manifest
from experiments.seals import SEAL, Damaged, Loss, damaged, digest, losses_of, read_sealed
from experiments.store import only_checks
from experiments.sweep.draws import CENTRAL, Drawn
from experiments.sweep.folder import SweepFolder
from experiments.sweep.make import table_of
from experiments.sweep.posterior import read_draws
from experiments.sweep.store import STORE, shards_of
from experiments.sweep.store_layout import Task
from experiments.sweep.tasks import DRAWS, marker_of
from parameters.registry import load_registry

MANIFEST = "manifest.json"


def losses(found: SweepFolder, tasks: list[Task] | None = None) -> list[Loss]:
    """What is not what was written: what the sweep was begun with, its store's metadata, and the done ones of these tasks
    (None: of all)."""
    return [*_losses_of_files(found), *found.losses_of_tasks(found.layout.tasks() if tasks is None else tasks).values()]


def lost(found: SweepFolder, what: list[Loss]) -> Damaged:
    """The error that tells of these losses, of what is whole and of what to do."""
    tasks = found.tasks()
    kept = len(set(found.done())) - len(found.losses_of_tasks(tasks))
    how = f"python run.py sweep --resume {found.folder}"
    return damaged(
        found.folder,
        what,
        (f"{kept} of {len(tasks)} blocks are whole.", f"{len(tasks)}个计算块中有{kept}个完整。"),
        (f"{how} makes again what was lost.", f"{how} 可恢复丢失的部分。"),
    )


def check(found: SweepFolder, making_checks: bool = False) -> None:
    """Raises Damaged where anything is not what was written; lost checks are no matter to who makes them again."""
    what = losses(found)
    if what and not (making_checks and only_checks(what)):
        raise lost(found, what)


def mend(found: SweepFolder, tasks: list[Task] | None = None) -> list[Loss]:
    """Make again what was lost, or have it made again by forgetting that it was done; gives what was lost.

    The done ones of `tasks` are looked at (None: all). A finished sweep with a loss is on its way again afterwards, but where
    only its checks are lost, which are made again beside whole outcomes.

    Raises:
        Damaged: something with which the sweep was begun is there and is not what it was; nothing is changed then.
    """
    what = losses(found, tasks)
    if not what:
        return []
    changed = [loss for loss in losses_of(found.folder, found.plan["files"]) if (found.folder / loss.name).exists()]
    if changed:
        raise damaged(
            found.folder,
            changed,
            ("", ""),
            (
                "The sweep was not begun with these. Bring them back, or remove them and resume again: they are then restored.",
                "扫描开始时并非如此。请恢复原文件；或删除后再次续算，程序会自动还原。",
            ),
        )
    if only_checks(what) and tasks is not None:  # parts of a job array make no report
        return []
    if any(loss.name == CHECKS for loss in what):
        remove(found.folder / CHECKS)
    if only_checks(what):
        return what
    _begin_again(found)
    _restore_inputs(found)
    _restore_template(found)
    chosen = found.layout.tasks() if tasks is None else tasks
    bad = found.losses_of_tasks(chosen)
    for task in chosen:
        if task.name in bad:
            unmark(found.markers, task.name)
            for name in shards_of(found.layout, task):
                _clear(found.folder / STORE, name)
    return what


def _losses_of_files(found: SweepFolder) -> list[Loss]:
    if not found.whole:
        if not found.markers.is_dir():
            return [Loss(SEALS, "is gone, and so nothing vouches for the blocks", "已丢失，计算块无从核对")]
        sealed = {**found.plan["files"], **found.plan["template"]}
        return [*_loss_of_manifest(found), *losses_of(found.folder, sealed)]
    seals = read_sealed(found.folder / SEALS)
    return [seals] if isinstance(seals, Loss) else losses_of(found.folder, seals["files"])


def _loss_of_manifest(found: SweepFolder) -> list[Loss]:
    """The manifest must say what the plan says; only the number of replicates may have grown."""
    data = read_sealed(found.folder / MANIFEST)
    if isinstance(data, Loss):
        return [data]
    stated = {
        **found.plan["manifest"],
        "options": {**found.plan["manifest"]["options"], "replicates": data.get("options", {}).get("replicates")},
        SEAL: data[SEAL],
    }
    return [] if data == stated else [Loss(MANIFEST, "is that of another run", "属于另一次运行")]


def _begin_again(found: SweepFolder) -> None:
    """A finished sweep is on its way again: its whole tasks get their markers back."""
    if found.whole:
        seals = read_sealed(found.folder / SEALS)
        bad = found.losses_of_tasks(found.tasks())
        remove(found.markers)
        found.markers.mkdir()
        for task in found.tasks():
            if not isinstance(seals, Loss) and task.name not in bad:
                mark(found.markers, task.name, marker_of(task, seals["blocks"][task.name]))
        remove(found.folder / SEALS)
    found.markers.mkdir(exist_ok=True)
    partial = found.folder.with_name(found.folder.name.removesuffix(PARTIAL) + PARTIAL)
    if partial != found.folder:
        found.folder = found.folder.rename(partial)


def _restore_inputs(found: SweepFolder) -> None:
    for loss in losses_of(found.folder, found.plan["files"]):
        path = found.folder / loss.name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, _draws_again(found) if loss.name == DRAWS else found.titles.texts[path.name].encode())
    if _loss_of_manifest(found):
        remove(found.folder / MANIFEST)
        write_manifest(found.plan["manifest"], found.folder / MANIFEST)


def _draws_again(found: SweepFolder) -> bytes:
    """`draws.csv` from the store, which has every value of every parameter. Raises Damaged where the store lost them too."""
    try:
        stored = xr.open_zarr(found.folder / STORE, chunks=None, consolidated=False, zarr_format=3)
        names = tuple(str(name) for name in stored["parameter"].values)
        text = table_of(Drawn(names, np.asarray(stored["parameter_value"].values))).encode()
    except (OSError, ValueError, KeyError, RuntimeError):
        text = b""
    if digest(text) != found.plan["files"][DRAWS]:
        raise damaged(
            found.folder,
            losses_of(found.folder, {DRAWS: found.plan["files"][DRAWS]}),
            ("", ""),
            (f"The store has lost the values too: bring {DRAWS} back from a copy.", f"存储中的取值也已丢失：请用备份恢复 {DRAWS}。"),
        )
    return text


def _restore_template(found: SweepFolder) -> None:
    """Write the store's metadata and coordinates again, where they are not those with which the sweep was begun."""
    from experiments.sweep.template import write_template

    bad = losses_of(found.folder, found.plan["template"])
    if not bad:
        return
    drawn = read_draws(found.folder / DRAWS, load_registry())[0] if DRAWS in found.plan["files"] else CENTRAL
    with building_beside(found.folder) as building:
        building.mkdir()
        write_template(found.experiment, found.titles, found.layout, drawn, building / STORE)
        for loss in bad:
            _clear(found.folder, loss.name)
            (found.folder / loss.name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(building / loss.name, found.folder / loss.name)


def _clear(root: Path, name: str) -> None:
    """Take away what stands in the place of a file, and files that stand in the places of its folders."""
    path = root / name
    for parent in reversed(path.relative_to(root).parents[:-1]):
        if (root / parent).is_file():
            remove(root / parent)
    remove(path)
