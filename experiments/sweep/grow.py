"""More draws for a finished sweep: only where the first draws stay what they are, and without living those again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np

from experiments.building import building_beside
from experiments.jobs import mark
from experiments.places import PARTIAL, SEALS
from experiments.plan import OptionError
from experiments.seals import Loss, read_sealed
from experiments.sweep.damage import check
from experiments.sweep.draws import from_priors
from experiments.sweep.folder import SweepFolder, open_folder
from experiments.sweep.make import fill
from experiments.sweep.posterior import read_draws
from experiments.sweep.store import STORE, shards_of
from experiments.sweep.sweep import Sweep
from experiments.sweep.tasks import DRAWS, MARKERS, marker_of
from parameters.registry import load_registry


def with_more_draws(found: SweepFolder, count: int) -> Sweep:
    """The sweep of a folder with `count` draws instead of those that it has.

    Raises:
        OptionError: its draws cannot be continued, there are as many already, or it is not finished.
    """
    settings = found.plan["manifest"]["settings"]
    source, method, now = settings["draws from"], settings.get("draws method", "latin_hypercube"), found.layout.draws
    if not found.whole:
        raise _refused(count, "the sweep is not finished; go on with it first, without --draws", "扫描尚未完成；请先不带 --draws 续算")
    if source != "priors" or method != "sobol":
        kind = method if source == "priors" else source
        raise _refused(
            count,
            f'draws of "{kind}" cannot be continued: with another number all of them would be others, or there are '
            'no more; only a Sobol sequence (method = "sobol") keeps those that it has',
            f'“{kind}”抽样不能追加：次数一变，全部抽样都会不同，或已无更多；只有Sobol序列(method = "sobol")保留已有抽样',
        )
    if count <= now:
        raise _refused(count, f"the sweep has {now} draws; expected more", f"该扫描已有{now}次抽样；应大于此数")
    registry = load_registry()
    first = read_draws(found.folder / DRAWS, registry)[0]
    drawn = from_priors(registry, count, found.layout.seed, method, first.names)
    if drawn.names != first.names or not np.array_equal(drawn.values[:now], first.values):
        raise _refused(count, "the first draws would be others", "前面的抽样会改变")
    return Sweep(
        found.plan["stem"],
        replace(found.experiment, draws=count),
        found.titles,
        drawn,
        replace(found.layout, draws=count),
        found.precision,
        {**settings, "draws count": f"{count}"},
        found.model,
    )


def _refused(count: int, en: str, zh: str) -> OptionError:
    return OptionError(f"--draws {count}: {en}", f"--draws {count}：{zh}")


def grow(found: SweepFolder, sweep: Sweep) -> SweepFolder:
    """Put the larger sweep in the place of the finished one, with all of its whole blocks; it is on its way again.

    Raises:
        Damaged: the finished one has lost something; nothing is changed then.
    """
    check(found)
    seals = read_sealed(found.folder / SEALS)
    assert not isinstance(seals, Loss)
    partial = found.folder.with_name(found.folder.name.removesuffix(PARTIAL) + PARTIAL)
    kept = {(task.draws, task.replicates): seals["blocks"][task.name] for task in found.tasks()}
    with building_beside(partial) as building:
        fill(sweep, building)
        for task in sweep.layout.tasks():
            seal = kept.get((task.draws, task.replicates))
            if seal is not None:
                for name in shards_of(found.layout, task):
                    _copy(found, name, building)
                mark(building / MARKERS, task.name, marker_of(task, seal))
        shutil.copy(found.folder / "run.log", building / "run.log")
        building.rename(partial)
        found.folder.rename(building)  # and with that, removed
    return open_folder(partial)


def _copy(found: SweepFolder, name: str, building: Path) -> None:
    old, new = found.folder / STORE / name, building / STORE / name
    if old.exists():
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(old, new)
