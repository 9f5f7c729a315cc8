"""From the folder of an experiment to its results: rounds of tasks, what happens when something breaks, and the last line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import typer

from cli.cache_note import say_where_cache_failed
from cli.language import BAD_INPUT, FAILED, STOPPED, pick, refuse, tell
from cli.numbers import fixed
from cli.presenting import present, say_where, say_whole, show
from cli.progress import follow
from cli.refusals import why
from cli.run_words import cost_words, say_mended, say_tasks
from experiments.blocks import MODEL

if TYPE_CHECKING:
    from experiments.design import Design
    from experiments.layout import Task
    from experiments.store import Store
    from experiments.sweep.cost import Cost


MODULE = MODEL
"""Whose `project` lives the blocks; tests put a stand-in here."""


@dataclass(frozen=True)
class How:
    """Where the tasks are done, and which part of them (number, of how many; None: all)."""

    workers: int
    backend: Literal["serial", "processes", "dask"] = "processes"
    scheduler: str = ""
    part: tuple[int, int] | None = None
    netcdf: bool = False


def begin(design: Design, out: Path | None, lang: str) -> Store:
    """The folder of a new experiment, made before anything is computed.

    Raises:
        typer.Exit: it cannot be made (2).
    """
    from experiments.making import new_store

    try:
        return new_store(replace(design, model=MODULE), out)
    except OSError as error:
        cannot_make(error, lang)


@contextmanager
def alone(folder: Path, lang: str, part: tuple[int, int] | None = None) -> Iterator[None]:
    """Nobody else works in a folder of results meanwhile (or at this part of it); nothing to hold where there is no folder.

    Raises:
        typer.Exit: somebody works there, or the system refuses (2).
    """
    from experiments.locks import InUse, alone_in
    from experiments.places import found

    with ExitStack() as held:
        try:
            place = found(folder)
            if place is not None:
                held.enter_context(alone_in(place, part))
        except InUse as error:
            refuse(error.text(lang))
        except OSError as error:
            refuse(pick(lang, f"{folder}: cannot be worked in. {why(error, lang)}", f"{folder}：无法在其中计算。{why(error, lang)}"))
        yield


def cannot_make(error: OSError, lang: str) -> NoReturn:
    """Say that there can be no folder for results, and end (2)."""
    tell(pick(lang, f"The folder of results cannot be made. {why(error, lang)}", f"无法建立结果目录。{why(error, lang)}"))
    raise typer.Exit(BAD_INPUT) from None


def run(store: Store, how: How, lang: str) -> None:
    """Do what is missing, then make the tables and charts, and give the folder its final name.

    Raises:
        typer.Exit: it was stopped (130), or broke (1); what was done stays usable.
    """
    from cli.level import check_level
    from cli.statements import smallest_words
    from cli.tables import say
    from experiments.damage import mend
    from experiments.layout import share_of_tasks
    from experiments.results import export, put_together, read_outcomes
    from experiments.sweep.cost import Cost

    cost, simulated = Cost(), store.experiment.command == "simulate"
    say_where_cache_failed(lang)
    if not simulated and len(store.titles.scenarios) > 1:
        say(smallest_words(store.independent, store.titles, lang))
    with kept_usable(store, lang):
        chosen = None if how.part is None else share_of_tasks(store.tasks(), *how.part)
        mended = mend(store, chosen)
        if store.whole and not mended:
            _nothing_to_do(store, how, lang)
            return
        say_mended(mended, lang)
        store.log(f"started, backend {how.backend}, {how.workers} workers, language {lang}")
        if chosen is not None:
            _one_part(store, how, chosen, cost, lang)
            return
        level = () if simulated else check_level(store.experiment.seed, lang, how.workers, MODULE)
        if store.whole:  # it has lost no more than its checks
            outcomes = read_outcomes(store, making_checks=True)
        else:
            store.took(_rounds(store, how, cost, lang))
            tell(pick(lang, "Putting the blocks together", "汇总计算块"))
            outcomes = put_together(store)
        present(store, outcomes, lang, level)
        if how.netcdf:
            export(outcomes, store.folder)
        line = cost_words(cost, store, lang)
        store.log(line)
        if store.in_parts:
            typer.echo(line)
        say_where(store.finish(), lang)


def _nothing_to_do(store: Store, how: How, lang: str) -> None:
    """Show what a finished one holds, under its final name: nothing is computed, and nothing of it is written again."""
    from experiments.results import export, read_outcomes

    store.settle()
    say_whole(len(store.tasks()), store.folder, lang)
    outcomes = read_outcomes(store)
    show(store, outcomes, lang)
    if how.netcdf:
        export(outcomes, store.folder)
    say_where(store.folder, lang)


def _one_part(store: Store, how: How, tasks: list[Task], cost: Cost, lang: str) -> None:
    assert how.part is not None
    _do(store, tasks, how, cost, say_tasks(store, lang), lang)
    typer.echo(cost_words(cost, store, lang))
    typer.echo(
        pick(
            lang,
            f"Part {how.part[0]} of {how.part[1]} is done. When all are: run.py sweep --resume {store.folder}",
            f"第{how.part[0]}份(共{how.part[1]}份)已完成。全部完成后请运行：run.py sweep --resume {store.folder}",
        )
    )


def _rounds(store: Store, how: How, cost: Cost, lang: str) -> int:
    """Live the replicates, and more of them until they are precise enough where that was asked for; how many it took."""
    from experiments.results import read_outcomes
    from experiments.statistics import compare
    from experiments.sweep.precision import replicates_wanted, widest

    lived, title = store.experiment.replicates, say_tasks(store, lang)
    while True:
        _do(store, store.tasks(lived), how, cost, title, lang)
        if store.precision is None:
            return lived
        reached = widest(compare(read_outcomes(store, lived)))
        wanted = replicates_wanted(store.precision, lived, reached, store.layout.tile_replicates)
        _say_precision(store.precision.half_width, lived, wanted, reached, lang)
        if wanted == lived:
            return lived
        lived, title = wanted, pick(lang, f"{wanted} replicates", f"{wanted}次重复")


def _say_precision(wish: float, lived: int, wanted: int, reached: float, lang: str) -> None:
    width, aim = fixed(reached, 1e2, 4), fixed(wish, 1e2, 4)
    if wanted > lived:
        tell(
            pick(
                lang,
                f"{lived} replicates: widest half-width {width} pp, {aim} wanted; going on to {wanted} replicates",
                f"{lived}次重复：最宽半宽{width}个百分点，要求{aim}；增至{wanted}次重复",
            )
        )
    elif reached <= wish:
        typer.echo(
            pick(
                lang,
                f"Precise enough after {lived} replicates a draw: widest half-width of simulation noise of the "
                f"relapse rate's paired differences {width} pp, {aim} wanted.",
                f"每次抽样{lived}次重复后已足够精确：返贫率配对差异模拟噪声的最宽半宽为{width}个百分点，要求{aim}。",
            )
        )
    else:
        typer.echo(
            pick(
                lang,
                f"Stopped at {lived} replicates, the most allowed: widest half-width {width} pp, {aim} wanted.",
                f"已达重复次数上限{lived}：最宽半宽{width}个百分点，要求{aim}。",
            )
        )


def _do(store: Store, tasks: list[Task], how: How, cost: Cost, title: str, lang: str) -> None:
    """Do those of these tasks that are missing."""
    from experiments import workers
    from experiments.blocks import jobs_of
    from experiments.work import Work

    work = Work(
        jobs_of(store.folder.resolve(), tasks, store.layout, MODULE),
        store.blocks,
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
        workers.run(work, how.backend, how.scheduler)
    cost.runs += len(store.layout.scenarios) * sum(len(task.draws) * len(task.replicates) for task in tasks if task.name in names)


@contextmanager
def kept_usable(store: Store, lang: str) -> Iterator[None]:
    """Turn what can end an experiment before it is through into one message that says what is left and how to go on.

    Raises:
        typer.Exit: it was stopped (130), or broke (1; 2 where there is no scheduler).
        Exception: a fault of the program, unchanged; whole blocks are kept.
    """
    from experiments.blocks import OtherCode
    from experiments.seals import Damaged
    from experiments.work import Interrupted, NoScheduler, SchedulerLost, WorkersDied

    try:
        yield
    except (Interrupted, KeyboardInterrupt):
        _left(store, pick(lang, "Stopped.", "已停止。"), lang, STOPPED)
    except WorkersDied as error:
        names = ", ".join(error.names)
        _left(
            store,
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
        _left(store, error.text(lang) + pick(lang, ".", "。"), lang, FAILED if isinstance(error, SchedulerLost) else BAD_INPUT)
    except OtherCode as error:
        _left(store, pick(lang, f"A worker has other code: {error}", f"工作进程的代码版本不同：{error}"), lang, FAILED)
    except Damaged as error:
        _left(store, error.text(lang), lang, FAILED)
    except (OSError, MemoryError) as error:
        _left(store, why(error, lang), lang, FAILED)
    except typer.Exit:
        raise
    except Exception:
        if not store.in_parts and not store.done():
            shutil.rmtree(store.folder, ignore_errors=True)
        raise


def _left(store: Store, reason: str, lang: str, status: int) -> NoReturn:
    """Say what is whole and how to go on. The folder of a run without any whole block is removed; that of a sweep may be shared."""
    from experiments.results import put_together

    done, every = store.done(), len(store.tasks())
    words = pick(lang, f"{reason} {len(done)} of {every} blocks are whole.", f"{reason} {every}个计算块中有{len(done)}个完整。")
    if not done and not store.in_parts:
        tell(words)
        shutil.rmtree(store.folder, ignore_errors=True)
        raise typer.Exit(status)
    with suppress(Exception):  # a full disk takes no more, an import that was stopped leaves half a module: the blocks are there
        store.log(f"stopped with {len(done)} of {every} blocks")
        if not store.whole and not store.in_parts:
            put_together(store, done)
    look = f"python run.py report {store.folder}"
    tell(
        words
        + pick(lang, f" Go on with: {store.how_to_resume}", f"续算：{store.how_to_resume}")
        + (pick(lang, f"; look at what is there with: {look}", f"；查看已有结果：{look}") if done else "")
    )
    raise typer.Exit(status)
