"""The folder of a run: NAME.partial while it is written, NAME when it is whole; never the name of another one.

What is in it carries seals. A block is marked with the seal of its arrays, the manifest carries its own, and a whole folder
has `seal.json` with those of its outcomes: nothing is read that is not what was written.
"""

from __future__ import annotations

import json
import math
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import xarray as xr

from experiments.blocks import losses_of_blocks
from experiments.dataset import assemble, read_dataset, write_dataset
from experiments.durable import remove, sync, write_whole
from experiments.effects import Effects
from experiments.jobs import marked, unmark
from experiments.places import CHECKS, PARTIAL, RESULTS, SEALS, existing, free, is_finished, note
from experiments.plan import Experiment, block_name
from experiments.provenance import experiment_of, manifest, write_manifest
from experiments.seals import SEAL, Damaged, Loss, NotAResult, damaged, digest, digest_of, losses_of, other, read_sealed, write_sealed
from experiments.titles import Titles
from model.block import Block

MOST_IN_NAME = 3
BYTES_IN_NAME = 150
"""File systems count bytes, of which a Chinese character has three, and take 255 with the time and `.partial` behind."""
OUTCOMES, MANIFEST, SCENARIOS = "outcomes.nc", "manifest.json", "scenarios"


@dataclass
class Store:
    """One run's folder. `folder` is the place of the moment; it changes when the run is whole."""

    folder: Path
    experiment: Experiment
    titles: Titles

    @property
    def blocks(self) -> Path:
        """Where workers write, until the outcomes are assembled."""
        return self.folder / "blocks"

    @property
    def whole(self) -> bool:
        """Whether the run was finished: its outcomes are sealed."""
        return is_finished(self.folder)

    def living(self) -> list[Block]:
        """The blocks, which live the copies of the scenarios in the folder: nobody edits those meanwhile."""
        names = tuple(item.name for item in self.titles.scenarios)
        return [
            replace(block, scenarios=names, scenario_folder=str((self.folder / SCENARIOS).resolve()))
            for block in self.experiment.blocks()
        ]

    def log(self, line: str) -> None:
        """Add a line with the time of day to `run.log`."""
        note(self.folder, line)

    def copy_scenarios(self) -> None:
        """Write the scenarios, as the manifest has them, into the folder, unless they stand there."""
        if not losses_of(self.folder, self._seals_of_copies()):
            return
        remove(self.folder / SCENARIOS)
        (self.folder / SCENARIOS).mkdir()
        for name, text in self.titles.texts.items():
            write_whole(self.folder / SCENARIOS / name, text.encode())

    def assemble(self) -> xr.Dataset:
        """Stack the whole blocks into `outcomes.nc` and give them back.

        Raises:
            FileNotFoundError: no block is whole.
            Damaged: a marked block is not what was marked.
        """
        losses = self.losses_of_copies() + list(losses_of_blocks(self.blocks).values())
        if losses:
            raise self.lost(losses)
        outcomes = assemble(self.experiment, self.titles, self.blocks)
        temporary = self.folder / f"{OUTCOMES}.new"
        write_dataset(outcomes, temporary)
        sync([temporary], self.folder)
        temporary.replace(self.folder / OUTCOMES)
        return read_dataset(self.folder / OUTCOMES)

    def finish(self) -> Path:
        """Seal the outcomes and what was said before them, and settle."""
        self.log("finished")
        sealed = [name for name in (OUTCOMES, CHECKS) if (self.folder / name).exists()]
        write_sealed(
            {"files": {name: digest_of(self.folder / name) for name in sealed}, "manifest": read_manifest(self.folder)[SEAL]},
            self.folder / SEALS,
        )
        return self.settle()

    def settle(self) -> Path:
        """A sealed folder gets its final name; the blocks go, which are all in `outcomes.nc`: also where a run was ended in between."""
        for name in (self.blocks.name, SCENARIOS, f"{OUTCOMES}.new"):
            remove(self.folder / name)
        final = self.folder.with_name(self.folder.name.removesuffix(PARTIAL))
        if final != self.folder:
            self.folder = self.folder.rename(free(final) if final.exists() else final)
        return self.folder

    def losses(self) -> list[Loss]:
        """What of the folder is not what was written: outcomes of a finished run, marked blocks of one on its way."""
        if not self.whole and self.blocks.is_dir():
            return self.losses_of_copies() + list(losses_of_blocks(self.blocks).values())
        seals = read_sealed(self.folder / SEALS)
        if isinstance(seals, Loss):
            return [seals]
        swapped = [] if seals.get("manifest") == read_manifest(self.folder)[SEAL] else [other(MANIFEST)]
        return [*swapped, *losses_of(self.folder, seals["files"])]

    def losses_of_copies(self) -> list[Loss]:
        """Copies of scenarios that are no longer what the manifest has; none before anything was lived from them."""
        return losses_of(self.folder, self._seals_of_copies()) if marked(self.blocks) else []

    def _seals_of_copies(self) -> dict[str, str]:
        return {f"{SCENARIOS}/{name}": digest(text.encode()) for name, text in self.titles.texts.items()}

    def lost(self, losses: list[Loss]) -> Damaged:
        """The error that tells of these losses, of what is whole and of what to do."""
        every = len(self.experiment.blocks())
        kept = every if only_checks(losses) else len(self._sound_blocks())
        how = f"python run.py {self.experiment.command} --resume {self.folder}"
        return damaged(
            self.folder,
            losses,
            (f"{kept} of {every} blocks are whole.", f"{every}个计算块中有{kept}个完整。"),
            (f"{how} lives again what was lost.", f"{how} 可重新计算丢失的部分。"),
        )

    def _sound_blocks(self) -> set[str]:
        """Marked blocks that are what was marked; none where the scenarios were others at some time, nobody knows when."""
        if not self.blocks.is_dir() or self.losses_of_copies():
            return set()
        return set(marked(self.blocks)) - set(losses_of_blocks(self.blocks))

    def mend(self) -> list[Loss]:
        """Make ready to go on: forget what was lost, so that it is lived again; a finished run with a loss is begun anew,
        but where only its checks are lost, which are made again beside whole outcomes.

        Gives what was lost.
        """
        losses = self.losses()
        if self.whole or not self.blocks.is_dir():
            if CHECKS in {loss.name for loss in losses}:
                remove(self.folder / CHECKS)
            if not losses or only_checks(losses):
                return losses
            self._begin_anew()
        for name in set(marked(self.blocks)) - self._sound_blocks():
            unmark(self.blocks, name)
        self.copy_scenarios()
        return losses

    def _begin_anew(self) -> None:
        partial = self.folder.with_name(self.folder.name.removesuffix(PARTIAL) + PARTIAL)
        if partial != self.folder:
            self.folder = self.folder.rename(partial)
        for name in (SEALS, OUTCOMES):
            remove(self.folder / name)
        self.blocks.mkdir(exist_ok=True)

    def whole_blocks(self) -> int:
        """How many blocks are marked."""
        names = marked(self.blocks)
        return sum(block_name(block.draw, block.replicate) in names for block in self.experiment.blocks())

    def discard(self) -> None:
        """Remove the folder of a run of which nothing is whole."""
        shutil.rmtree(self.folder, ignore_errors=True)


def open_store(experiment: Experiment, titles: Titles, out: Path | None = None) -> Store:
    """Make the folder of a new run with its manifest, under `results/` or under `out`.

    A name that is taken, whole or partial, gets a number behind it.

    Raises:
        OSError: the system refuses; nothing is left then.
    """
    names = [item.name for item in titles.scenarios]
    more = len(names) - MOST_IN_NAME
    shown = cut("-".join(names[:MOST_IN_NAME]), BYTES_IN_NAME) + (f"-and-{more}-more" if more > 0 else "")
    store = Store(_make((out or RESULTS) / f"{shown}-{time.strftime('%Y%m%d-%H%M%S')}"), experiment, titles)
    try:
        store.blocks.mkdir()
        store.copy_scenarios()
        write_manifest(manifest(experiment, titles), store.folder / MANIFEST)
        store.log(f"started, {experiment.workers} workers, language {experiment.lang}")
    except BaseException:
        store.discard()
        raise
    return store


def _make(wanted: Path) -> Path:
    while True:
        name = free(wanted)
        folder = name.with_name(name.name + PARTIAL)
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            if not folder.exists():
                raise


def only_checks(losses: list[Loss]) -> bool:
    """Whether what was lost is no number, only what the run said before them."""
    return {loss.name for loss in losses} == {CHECKS}


def write_effects(effects: Effects, path: Path) -> None:
    """The effects as JSON with sorted keys; what is missing is null."""
    text = json.dumps(_without_nan(effects.as_data()), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write_whole(path, f"{text}\n".encode())


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder.

    Raises:
        NotAResult: there is none, and nothing else of a result.
        Damaged: there is one that is not what was written.
    """
    data = read_sealed(folder / MANIFEST)
    if not isinstance(data, Loss):
        try:
            experiment_of(data)
            Titles.from_data(data)
            return data
        except (ValueError, KeyError, TypeError, AttributeError):
            data = Loss(MANIFEST, "is of another version of this program", "属于本程序的其他版本")
    if not (folder / MANIFEST).exists() and not any((folder / name).exists() for name in (OUTCOMES, SEALS, "sweep.json", "blocks")):
        raise NotAResult(f"{folder}: expected a folder of results with its {MANIFEST}", f"{folder}：应为含有 {MANIFEST} 的结果目录")
    raise damaged(folder, [data], ("", ""), ANEW)


ANEW = (
    "Nothing tells for sure what it was: compute it anew, or bring the file back from a copy.",
    "已无法确定其内容：请重新计算，或用备份恢复该文件。",
)


def open_again(folder: Path) -> Store:
    """The store of a folder, whose name may be given with or without `.partial`; nothing but its manifest is looked at.

    Raises:
        NotAResult: there is no such folder, or it holds no results.
        Damaged: its manifest is not what was written.
    """
    place = existing(folder)
    data = read_manifest(place)
    return Store(place, experiment_of(data), Titles.from_data(data))


def reopen(folder: Path) -> tuple[Store, xr.Dataset]:
    """A run's folder and its outcomes; those of an interrupted run are put together from its whole blocks.

    Raises:
        NotAResult: no results, or not one whole block.
        Damaged: something is not what was written.
    """
    store = open_again(folder)
    losses = store.losses()
    if losses:
        raise store.lost(losses)
    if store.whole:
        return store, read_dataset(store.folder / OUTCOMES)
    try:
        return store, store.assemble()
    except FileNotFoundError:
        how = f"python run.py {store.experiment.command} --resume {store.folder}"
        raise NotAResult(
            f"{store.folder}: no block is whole yet; go on with: {how}", f"{store.folder}：尚无完整的计算块；续算：{how}"
        ) from None


def cut(text: str, most: int) -> str:
    """The beginning of a text that has at most so many bytes, whole characters only."""
    return text.encode()[:most].decode(errors="ignore")
