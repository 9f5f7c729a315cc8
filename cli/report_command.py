"""`report`: charts, tables and report of a folder of results made again, there or in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cli import options
from cli.language import check_out, language, refuse_result, spoken
from cli.presenting import present, say_where

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="a folder of results 结果目录")]
Netcdf = Annotated[bool, typer.Option("--netcdf", help="write the outcomes into one outcomes.nc too 另存为一个文件")]
AnotherPlace = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FOLDER",
        rich_help_panel=options.RESULT,
        show_default="FOLDER itself",
        help="folder in which the folder of this report is made 输出目录",
    ),
]


def report(folder: Folder, netcdf: Netcdf = False, lang: options.Lang = None, out: AnotherPlace = None) -> None:
    """Print the tables of a folder of results and make its charts and report again, there or under --out.

    由结果目录重新生成图表与报告，写入该目录或 --out 目录。
    """
    from cli.report_context import read_checks
    from experiments.places import NETCDF, SO_FAR
    from experiments.results import export, reopen
    from experiments.seals import NotAResult

    chosen = language(lang)
    check_out(out, chosen)
    try:
        store, outcomes = reopen(folder)
        checks = read_checks(store.folder)
    except NotAResult as error:
        refuse_result(error, chosen)
    with made_anew(store.folder, out) as place:
        present(store, outcomes, chosen, checks.level, place)
        if netcdf or not (store.whole or store.in_parts):
            # a run on its way writes its own outcomes.nc in its end: what is there so far has another name
            export(outcomes, place or store.folder, NETCDF if place or store.whole else SO_FAR)
    say_where(final_name(place) if place else store.folder, chosen)


def final_name(partial: Path) -> Path:
    """The name of a folder when it is whole."""
    from experiments.places import PARTIAL

    return partial.with_name(partial.name.removesuffix(PARTIAL))


@contextmanager
def made_anew(run: Path, out: Path | None) -> Iterator[Path | None]:
    """A new folder in `out` with the name of the run's, `.partial` until the end; None where the run's own is meant.

    Raises:
        typer.Exit: it cannot be made (2).
    """
    from cli.running import cannot_make
    from experiments.durable import remove
    from experiments.places import PARTIAL, free

    if out is None:
        yield None
        return
    final = free(out / run.name.removesuffix(PARTIAL))
    partial = final.with_name(final.name + PARTIAL)
    try:
        partial.mkdir(parents=True)
    except OSError as error:
        cannot_make(error, spoken())
    try:
        yield partial
    except BaseException:
        remove(partial)
        raise
    partial.rename(final_name(partial))
