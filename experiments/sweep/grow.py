"""More draws for a finished sweep: only where the first draws stay what they are, and without living those again."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np

from experiments.blocks import write_block
from experiments.building import building_beside
from experiments.design import Design, draw
from experiments.making import fill
from experiments.places import BLOCKS, PARTIAL
from experiments.plan import OptionError
from experiments.results import blocks_of
from experiments.store import Store, open_store
from experiments.sweep.sweep_file import DrawsTable


def with_more_draws(store: Store, count: int) -> Design:
    """The design of a folder with `count` draws instead of those that it has.

    Raises:
        OptionError: its draws cannot be continued, there are as many already, or it is not finished.
    """
    table, now = DrawsTable.model_validate(store.manifest["draws"]), store.layout.draws
    method = table.method or "latin_hypercube"
    if not store.whole:
        raise _refused(count, "the sweep is not finished; go on with it first, without --draws", "扫描尚未完成；请先不带 --draws 续算")
    if table.source != "priors" or method != "sobol":
        kind = method if table.source == "priors" else table.source
        raise _refused(
            count,
            f'draws of "{kind}" cannot be continued: with another number all of them would be others, or there are '
            'no more; only a Sobol sequence (method = "sobol") keeps those that it has',
            f'“{kind}”抽样不能追加：次数一变，全部抽样都会不同，或已无更多；只有Sobol序列(method = "sobol")保留已有抽样',
        )
    if count <= now:
        raise _refused(count, f"the sweep has {now} draws; expected more", f"该扫描已有{now}次抽样；应大于此数")
    larger, first = table.model_copy(update={"count": count}), store.drawn()
    drawn = draw(larger, store.layout.seed)
    if drawn.names != first.names or not np.array_equal(drawn.values[:now], first.values):
        raise _refused(count, "the first draws would be others", "前面的抽样会改变")
    return Design(
        store.stem,
        replace(store.experiment, draws=count),
        store.titles,
        drawn,
        larger,
        replace(store.layout, draws=count),
        store.precision,
        {**store.manifest["settings"], "draws count": f"{count}"},
        store.manifest["model"],
    )


def _refused(count: int, en: str, zh: str) -> OptionError:
    return OptionError(f"--draws {count}: {en}", f"--draws {count}：{zh}")


def grow(store: Store, design: Design) -> Store:
    """Put the larger sweep in the place of the finished one, with all of its whole blocks; it is on its way again.

    Raises:
        Damaged: the finished one has lost something; nothing is changed then.
    """
    losses = store.losses()
    if losses:
        raise store.lost(losses)
    partial = store.folder.with_name(store.folder.name.removesuffix(PARTIAL) + PARTIAL)
    tasks = {(task.draws, task.replicates) for task in design.layout.tasks()}
    with building_beside(partial) as building:
        fill(design, building)
        for task, arrays in blocks_of(store):
            if (task.draws, task.replicates) in tasks:
                write_block(building / BLOCKS, task, arrays)
        shutil.copy(store.folder / "run.log", building / "run.log")
        building.rename(partial)
        store.folder.rename(building)  # and with that, removed
    return open_store(partial)
