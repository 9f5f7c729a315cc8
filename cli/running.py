"""From an experiment to a folder of outcomes, with progress, and with what is left when a run is stopped or breaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.cache_note import say_where_cache_failed
from cli.language import BAD_INPUT, FAILED, STOPPED, pick, refuse, tell
from cli.progress import follow
from cli.refusals import why
from experiments.blocks import MODEL, jobs_of
from experiments.plan import Experiment
from experiments.titles import Titles

if TYPE_CHECKING:
    import xarray as xr

    from experiments.seals import Loss
    from experiments.store import Store


MODULE = MODEL
"""Whose `project` lives the blocks; tests put a stand-in here."""


def begin(experiment: Experiment, titles: Titles, out: Path | None) -> Store:
    """The folder of a new run, made before anything is computed.

    Raises:
        typer.Exit: it cannot be made (2).
    """
    from experiments.store import open_store

    try:
        return open_store(experiment, titles, out)
    except OSError as error:
        cannot_make(error, experiment.lang)
        raise typer.Exit(BAD_INPUT) from None


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


def cannot_make(error: OSError, lang: str) -> None:
    """Say that there can be no folder for results."""
    tell(pick(lang, f"The folder of results cannot be made. {why(error, lang)}", f"无法建立结果目录。{why(error, lang)}"))


def live(store: Store) -> xr.Dataset:
    """Compute every block that is missing and give the outcomes; the caller adds to the folder and finishes it."""
    from experiments import work, workers
    from experiments.dataset import read_dataset
    from experiments.store import OUTCOMES

    if store.whole:
        return read_dataset(store.folder / OUTCOMES)
    experiment = store.experiment
    jobs = jobs_of(store.living(), store.blocks, MODULE)
    with follow(_announce(store), experiment.lang) as on_progress:
        workers.run(work.Work(jobs, store.blocks, experiment.workers, on_progress, MODULE, on_compiling=on_progress.compiling))
    tell(pick(experiment.lang, "Putting the blocks together", "汇总计算块"))
    return store.assemble()


def _announce(store: Store) -> str:
    """Say what is about to be computed; returns the title of the progress."""
    experiment = store.experiment
    lang, count = experiment.lang, len(experiment.blocks()) - store.whole_blocks()
    title = pick(lang, f"{count} block{'s' if count != 1 else ''}", f"{count}个计算块")
    at_once = min(count, experiment.workers)
    say_where_cache_failed(lang)
    tell(
        pick(
            lang,
            f"Preparing (rules are compiled at the first run); then {title}, {at_once} at a time",
            f"准备中(首次运行需编译规则)；随后计算{title}，同时{at_once}个",
        )
    )
    return title


@contextmanager
def kept_usable(store: Store) -> Iterator[None]:
    """Turn what can end a run before it is through into one message that says what is left and how to go on.

    Raises:
        typer.Exit: it was stopped (130), or broke (1).
        Exception: a fault of the program, unchanged; whole blocks are kept.
    """
    from experiments.seals import Damaged
    from experiments.work import Interrupted, WorkersDied

    lang = store.experiment.lang
    try:
        yield
    except (Interrupted, KeyboardInterrupt):
        _left(store, pick(lang, "Stopped.", "已停止。"), STOPPED)
    except WorkersDied:
        _left(
            store,
            pick(
                lang,
                "Worker processes died again and again (out of memory? try --workers 1 or a smaller --sample).",
                "工作进程多次异常退出(内存不足？请试 --workers 1 或更小的 --sample)。",
            ),
            FAILED,
        )
    except Damaged as error:
        _left(store, error.text(lang), FAILED)
    except (OSError, MemoryError) as error:
        _left(store, why(error, lang), FAILED)
    except Exception:
        if not store.whole_blocks():
            store.discard()
        raise


def _left(store: Store, reason: str, status: int) -> None:
    """Put together what is whole and say how to go on; a folder without any whole block is removed."""
    lang, every = store.experiment.lang, len(store.experiment.blocks())
    whole = every if store.whole else store.whole_blocks()
    tell(f"{reason} " + pick(lang, f"{whole} of {every} blocks are whole.", f"{every}个计算块中有{whole}个完整。"))
    if not whole:
        store.discard()
        raise typer.Exit(status)
    with suppress(Exception):  # a full disk takes no more, an import that was stopped leaves half a module: the blocks are there
        store.log(f"stopped with {whole} of {every} blocks")
        if not store.whole:
            store.assemble()
    tell(how_to_go_on(store, lang))
    raise typer.Exit(status)


def how_to_go_on(store: Store, lang: str) -> str:
    """What to do with a folder that is not finished."""
    command = f"python run.py {store.experiment.command} --resume {store.folder}"
    look = f"python run.py report {store.folder}"
    return pick(lang, f"Go on with: {command}; make the tables of what is there with: {look}", f"续算：{command}；查看已有结果：{look}")


def say_mended(losses: list[Loss], lang: str) -> None:
    """Say what was lost and is made again."""
    if losses:
        lines = "\n".join(f"  {loss.name}{pick(lang, ': ', '：')}{pick(lang, loss.en, loss.zh)}" for loss in losses[:10])
        more = f"\n  ... {len(losses)}" if len(losses) > 10 else ""
        tell(pick(lang, "The folder was damaged; this is made again:", "目录曾受损，以下内容将重新生成：") + f"\n{lines}{more}")
