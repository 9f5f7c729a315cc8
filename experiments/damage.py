"""Mending a folder that has lost something: what can be made again is made again, and told."""

from __future__ import annotations

from pathlib import Path

from experiments.blocks import write_block
from experiments.design import draw
from experiments.durable import remove, write_whole
from experiments.jobs import unmark
from experiments.layout import Task
from experiments.places import BLOCKS, CHECKS, DRAWS, MANIFEST
from experiments.provenance import write_manifest
from experiments.seals import Loss, damaged, digest, losses_of
from experiments.store import Store, only_checks
from experiments.sweep.draws import table_of
from experiments.sweep.sweep_file import DrawsTable


def mend(store: Store, tasks: list[Task] | None = None) -> list[Loss]:
    """Make again what was lost, or have it made again by forgetting that it was done; gives what was lost.

    The done ones of `tasks` are looked at (None: all). A finished experiment with a loss is on its way again afterwards, with all
    that is whole of it; but where only its checks are lost, they are made again beside whole outcomes.

    Raises:
        Damaged: something with which the experiment was begun is there and is not what it was; nothing is changed then.
    """
    what = store.losses(tasks)
    if not what:
        return []
    changed = [loss for loss in losses_of(store.folder, store.manifest["files"]) if (store.folder / loss.name).exists()]
    if changed:
        raise damaged(
            store.folder,
            changed,
            ("", ""),
            (
                "The run was not begun with these. Bring them back, or remove them and resume again: they are then restored.",
                "计算开始时并非如此。请恢复原文件；或删除后再次续算，程序会自动还原。",
            ),
        )
    if only_checks(what) and tasks is not None:  # parts of a job array make no report
        return []
    if any(loss.name == CHECKS for loss in what):
        remove(store.folder / CHECKS)
    if only_checks(what):
        return what
    _restore_inputs(store)
    if store.whole or not store.blocks.is_dir():
        _begin_again(store)
    for name in store.losses_of_tasks(store.layout.tasks() if tasks is None else tasks):
        unmark(store.blocks, name)
    if any(loss.name == MANIFEST for loss in what):
        remove(store.folder / MANIFEST)
        write_manifest(store.manifest, store.folder / MANIFEST)
    return what


def _begin_again(store: Store) -> None:
    """A finished experiment is on its way again: its whole tasks get their blocks back."""
    from experiments.results import blocks_of

    remove(store.blocks)
    store.blocks.mkdir()
    for task, arrays in blocks_of(store):
        write_block(store.folder / BLOCKS, task, arrays)
    store.unsettle()


def _restore_inputs(store: Store) -> None:
    for loss in losses_of(store.folder, store.manifest["files"]):
        path = store.folder / loss.name
        content = _draws_again(store) if loss.name == DRAWS else store.titles.texts[path.name].encode()
        _clear(store.folder, loss.name)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)


def _draws_again(store: Store) -> bytes:
    """`draws.csv` drawn again from the same priors or grid. Raises Damaged where they came from a table."""
    table = DrawsTable.model_validate(store.manifest["draws"])
    text = b"" if table.source == "table" else table_of(draw(table, store.layout.seed)).encode()
    if digest(text) != store.manifest["files"][DRAWS]:
        raise damaged(
            store.folder,
            losses_of(store.folder, {DRAWS: store.manifest["files"][DRAWS]}),
            ("", ""),
            (f"They came from a table: bring {DRAWS} back from a copy.", f"取值来自抽样表：请用备份恢复 {DRAWS}。"),
        )
    return text


def _clear(root: Path, name: str) -> None:
    """Take away what stands in the place of a file, and files that stand in the places of its folders."""
    path = root / name
    for parent in reversed(path.relative_to(root).parents[:-1]):
        if (root / parent).is_file():
            remove(root / parent)
    remove(path)
