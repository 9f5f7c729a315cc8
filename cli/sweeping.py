"""From the folder of a sweep to its results: rounds of tasks, what happens when something breaks, and the last line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import typer

from cli.cache_note import say_where_cache_failed
from cli.language import BAD_INPUT, FAILED, STOPPED, pick, tell
from cli.numbers import fixed
from cli.presenting import present, say_where, say_whole, show_sweep
from cli.progress import follow
from cli.refusals import why
from cli.statements import smallest_words
from cli.sweep_words import cost_words, say_tasks

if TYPE_CHECKING:
    from experiments.plan import Experiment
    from experiments.sweep.cost import Cost
    from experiments.sweep.folder import SweepFolder
    from experiments.sweep.store_layout import Task


@dataclass(frozen=True)
class How:
    """Where the tasks are done, and which part of them (number, of how many; None: all)."""

    backend: Literal["serial", "processes", "dask"]
    scheduler: str
    workers: int
    part: tuple[int, int] | None
    netcdf: bool


def run(folder: SweepFolder, how: How, lang: str) -> None:
    """Do what is missing, then make the tables and charts, and give the folder its final name.

    Raises:
        typer.Exit: the sweep was stopped (130), or broke (1); what was done stays usable.
    """
    from cli.running import say_mended
    from cli.tables import say
    from experiments.sweep.cost import Cost
    from experiments.sweep.damage import mend
    from experiments.sweep.folder import share_of_tasks

    cost = Cost()
    say_where_cache_failed(lang)
    say(smallest_words(independent(folder), folder.titles, lang))
    with kept_usable(folder, lang):
        chosen = None if how.part is None else share_of_tasks(folder.tasks(), *how.part)
        mended = mend(folder, chosen)
        if folder.whole and not mended:
            _nothing_to_do(folder, how.netcdf, lang)
            return
        say_mended(mended, lang)
        title = say_tasks(folder, lang)
        folder.log(f"started, backend {how.backend}, {how.workers} workers")
        if chosen is not None:
            _one_part(folder, how, chosen, cost, title, lang)
            return
        if not folder.whole:  # a finished one has lost no more than its checks
            folder.settle(_rounds(folder, how, cost, title, lang))
        _deliver(folder, how.netcdf, lang)
        line = cost_words(cost, folder, lang)
        folder.log(line)
        typer.echo(line)
        say_where(folder.finish(), lang)


def _nothing_to_do(folder: SweepFolder, netcdf: bool, lang: str) -> None:
    """Show what a finished sweep holds: nothing is computed, and nothing of it is written again."""
    from experiments.sweep.outcomes import export, read_outcomes

    say_whole(len(folder.tasks()), folder.folder, lang)
    outcomes = read_outcomes(folder)
    show_sweep(folder, outcomes, lang)
    if netcdf:
        export(outcomes, folder.folder)
    say_where(folder.finish(), lang)


def _one_part(folder: SweepFolder, how: How, tasks: list[Task], cost: Cost, title: str, lang: str) -> None:
    assert how.part is not None
    _do(folder, tasks, how, cost, title, lang)
    typer.echo(cost_words(cost, folder, lang))
    typer.echo(
        pick(
            lang,
            f"Part {how.part[0]} of {how.part[1]} is done. When all are: run.py sweep --resume {folder.folder}",
            f"第{how.part[0]}份(共{how.part[1]}份)已完成。全部完成后请运行：run.py sweep --resume {folder.folder}",
        )
    )


def _rounds(folder: SweepFolder, how: How, cost: Cost, title: str, lang: str) -> int:
    """Live the replicates, and more of them until they are precise enough where that was asked for; how many it took."""
    from experiments.sweep.precision import replicates_wanted

    lived = folder.experiment.replicates
    while True:
        _do(folder, folder.tasks(lived), how, cost, title, lang)
        if folder.precision is None:
            return lived
        reached = _reached(folder, lived)
        wanted = replicates_wanted(folder.precision, lived, reached, folder.layout.tile_replicates)
        _say_precision(folder, lived, wanted, reached, lang)
        if wanted == lived:
            return lived
        lived, title = wanted, pick(lang, f"{wanted} replicates", f"{wanted}次重复")


def _reached(folder: SweepFolder, replicates: int) -> float:
    from experiments.statistics import compare
    from experiments.sweep.outcomes import read_outcomes
    from experiments.sweep.precision import widest

    return widest(compare(read_outcomes(folder, replicates)))


def _say_precision(folder: SweepFolder, lived: int, wanted: int, reached: float, lang: str) -> None:
    assert folder.precision is not None
    width, wish = fixed(reached, 1e2, 4), fixed(folder.precision.half_width, 1e2, 4)
    if wanted > lived:
        tell(
            pick(
                lang,
                f"{lived} replicates: widest half-width {width} pp, {wish} wanted; going on to {wanted} replicates",
                f"{lived}次重复：最宽半宽{width}个百分点，要求{wish}；增至{wanted}次重复",
            )
        )
    elif reached <= folder.precision.half_width:
        typer.echo(
            pick(
                lang,
                f"Precise enough after {lived} replicates a draw: widest half-width of simulation noise of the "
                f"relapse rate's paired differences {width} pp, {wish} wanted.",
                f"每次抽样{lived}次重复后已足够精确：返贫率配对差异模拟噪声的最宽半宽为{width}个百分点，要求{wish}。",
            )
        )
    else:
        typer.echo(
            pick(
                lang,
                f"Stopped at {lived} replicates, the most allowed: widest half-width {width} pp, {wish} wanted.",
                f"已达重复次数上限{lived}：最宽半宽{width}个百分点，要求{wish}。",
            )
        )


def _do(folder: SweepFolder, tasks: list[Task], how: How, cost: Cost, title: str, lang: str) -> None:
    """Do those of these tasks that are missing."""
    from cli.running import MODULE
    from experiments.sweep.tasks import jobs_of
    from experiments.work import Work
    from experiments.workers import run as do

    work = Work(
        jobs_of(folder.folder.resolve(), tasks, folder.layout, MODULE),
        folder.markers,
        how.workers,
        module=MODULE,
        spent=cost.spent,
        say=lambda en, zh: tell(pick(lang, en, zh)),
    )
    names = {job.name for job in work.missing()}
    work.jobs = [job for job in work.jobs if job.name in names]
    if not work.jobs:
        return
    with follow(title, lang) as progress:
        work.on_progress, work.on_compiling = progress, progress.compiling
        do(work, how.backend, how.scheduler)
    cost.runs += len(folder.layout.scenarios) * sum(len(task.draws) * len(task.replicates) for task in tasks if task.name in names)


@contextmanager
def kept_usable(folder: SweepFolder, lang: str) -> Iterator[None]:
    """Turn what can break a sweep into one clear message that says what is left and how to go on."""
    from experiments.seals import Damaged
    from experiments.sweep.tasks import OtherCode
    from experiments.work import Interrupted, NoScheduler, SchedulerLost, WorkersDied

    try:
        yield
    except (Interrupted, KeyboardInterrupt):
        _left(folder, pick(lang, "Stopped.", "已停止。"), lang, STOPPED)
    except WorkersDied as error:
        names = ", ".join(error.names)
        _left(
            folder,
            pick(
                lang,
                f"The workers of these blocks died each time, also alone: {names}. Out of memory? A smaller "
                "--sample or fewer --workers need less.",
                f"以下计算块的工作进程每次都异常退出，单独运行亦然：{names}。内存不足？请减小 --sample 或 --workers。",
            ),
            lang,
            FAILED,
        )
    except NoScheduler as error:
        _left(folder, error.text(lang) + pick(lang, ".", "。"), lang, FAILED if isinstance(error, SchedulerLost) else BAD_INPUT)
    except OtherCode as error:
        _left(folder, pick(lang, f"A worker has other code: {error}", f"工作进程的代码版本不同：{error}"), lang, FAILED)
    except Damaged as error:
        _left(folder, error.text(lang), lang, FAILED)
    except (OSError, MemoryError) as error:
        _left(folder, why(error, lang), lang, FAILED)


def _left(folder: SweepFolder, why: str, lang: str, status: int) -> None:
    done, every = len(folder.done()), len(folder.tasks())
    tell(
        f"{why} "
        + pick(
            lang,
            f"{done} of {every} blocks are whole. Go on with: python run.py sweep --resume {folder.folder}"
            + (f"; look at what is there with: python run.py report {folder.folder}" if done else ""),
            f"{every}个计算块中有{done}个完整。续算：python run.py sweep --resume {folder.folder}"
            + (f"；查看已有结果：python run.py report {folder.folder}" if done else ""),
        )
    )
    raise typer.Exit(status)


def _deliver(folder: SweepFolder, netcdf: bool, lang: str) -> None:
    from cli.level import check_level
    from experiments.sweep.outcomes import export, read_outcomes

    outcomes = read_outcomes(folder, folder.experiment.replicates, making_checks=True)
    present(folder, outcomes, lang, check_level(folder.experiment.seed, lang))
    if netcdf:
        export(outcomes, folder.folder)


def independent(folder: SweepFolder) -> Experiment:
    """The experiment as far as its runs tell apart noise: draws that share their luck count once."""
    return replace(folder.experiment, draws=1) if folder.layout.same_luck else folder.experiment
