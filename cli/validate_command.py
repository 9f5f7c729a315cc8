"""`validate`: the model beside its yardsticks, none of which it is fitted to."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.language import check_out, language, pick
from cli.options import RUN, Lang, Out, Sample, Seed, Workers, check_sample, processes
from cli.progress import follow
from cli.tables import say, show

if TYPE_CHECKING:
    from calibration.validation import Validation
    from reports.labels import Lang as Tongue
    from reports.rows import Table

Replicates = Annotated[
    int,
    typer.Option(
        "--replicates", metavar="N", min=1, rich_help_panel=RUN, help="replicates: other shared luck, other households 重复次数"
    ),
]
Quick = Annotated[
    bool, typer.Option("--quick", rich_help_panel=RUN, help="the plan's figures on the terminal only, no switches, no page 只打印要点")
]
WORDS = 2
"""So many of the first columns of a table are text."""


def validate(
    sample: Sample = 0.1,
    replicates: Replicates = 5,
    seed: Seed = 1,
    quick: Quick = False,
    workers: Workers = None,
    lang: Lang = None,
    out: Out = None,
) -> None:
    """Hold the model against its yardsticks: how household incomes move, last and grow, and who is in the registers.

    模型与检验标准对照：农户收入的波动、持续与增长，以及各类登记对象。
    """
    chosen = language(lang)
    tongue: Tongue = "zh" if chosen == "zh" else "en"
    check_sample(sample, tongue)
    check_out(out, tongue)
    folder = None if quick else opened(out)
    found = lived(sample, replicates, seed, quick, processes(workers), tongue)
    from reports.validation import tables_of
    from reports.yardsticks import count_words

    say(pick(tongue, "Scenario simulation, not statistics.", "情景模拟，非统计数据"))
    for table in tables_of(found, tongue).values():
        show_table(table)
    say("\n" + count_words(found.counts(), tongue))
    if folder is not None:
        deliver(found, folder, tongue)


def opened(out: Path | None) -> Path:
    """The folder of this validation, made before anything is computed."""
    from experiments.places import RESULTS, free

    folder = free((out or RESULTS) / f"validate-{time.strftime('%Y%m%d-%H%M%S')}")
    folder.mkdir(parents=True)
    return folder


def lived(sample: float, replicates: int, seed: int, quick: bool, threads: int, lang: str) -> Validation:
    """Live all that is asked for and work the figures out, with progress."""
    from calibration.validation import validate_model
    from experiments.blocks import MODEL
    from experiments.compiling import warm_up

    with follow(pick(lang, "Households followed", "追踪农户"), lang) as progress:
        warm_up(MODEL, threads, progress.compiling)
        progress(0.0)
        return validate_model(sample, replicates, seed, progress, threads, quick)


def show_table(table: Table) -> None:
    """A table on the terminal: without the columns of long text, for which there is a page."""
    texts = table.texts()
    long = {number for number, column in enumerate(table.columns) if number > WORDS and column.kind == "text"}
    kept = [number for number in range(len(table.columns)) if number not in long]
    show(
        table.title,
        [table.headings()[number] for number in kept],
        [[row[number] for number in kept] for row in texts],
        words=WORDS + (table.columns[WORDS].kind == "text"),
    )


def deliver(found: Validation, folder: Path, lang: Tongue) -> None:
    """Write the page, tables, charts and where they come from, and say where they are."""
    from experiments.provenance import code_version, data_hashes, package_versions
    from reports.validation import write_validation

    made_of = {"code": code_version(), "data": data_hashes(), "packages": package_versions()}
    provenance = {
        "program": "fangpin",
        "command": f"python run.py validate --sample {found.sample:g} --replicates {found.replicates} --seed {found.seed}",
        **{name: ", ".join(f"{key} {value}" for key, value in part.items()) for name, part in made_of.items()},
    }
    write_validation(found, provenance, folder, lang)
    typer.echo(pick(lang, f"Results: {folder}", f"结果目录：{folder}"))
