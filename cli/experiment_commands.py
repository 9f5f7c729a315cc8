"""`simulate` and `compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import options
from cli.language import check_out, language, pick, refuse, refuse_result, usable_input
from cli.presenting import print_tables, say_where, say_whole

if TYPE_CHECKING:
    import xarray as xr

    from cli.report_context import Checks
    from experiments.effects import Effects
    from experiments.plan import Experiment
    from experiments.seals import Loss
    from experiments.store import Store
    from experiments.titles import Titles

OneScenario = Annotated[
    str | None, typer.Argument(metavar="SCENARIO", show_default=False, help="name in scenarios/ or a path 情景名称或文件路径")
]
Scenarios = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SCENARIO", show_default="the five standing ones", help="names or paths; plan is always added 情景，自动加入plan"
    ),
]
Resume = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="FOLDER",
        rich_help_panel=options.RUN,
        show_default=False,
        help=("go on with a run that was broken off or damaged: only what is missing 续算中断或受损的运行"),
    ),
]


def simulate(
    ctx: typer.Context,
    scenario: OneScenario = None,
    sample: options.Sample = 0.1,
    draws: options.Draws = 1,
    replicates: options.Replicates = 1,
    seed: options.Seed = 1,
    start: options.Start = 2021,
    end: options.End = 2025,
    workers: options.Workers = None,
    drivers: options.Drivers = None,
    resume: Resume = None,
    lang: options.Lang = None,
    out: options.Out = None,
) -> None:
    """Simulate one scenario. 模拟一个情景"""
    chosen = language(lang)
    if resume is not None:
        resume_run(ctx, resume, chosen)
        return
    if scenario is None:
        refuse(
            pick(
                chosen,
                "No scenario was named; expected a name in scenarios/ or a path, or --resume FOLDER",
                "没有指定情景；应为 scenarios/ 中的名称或文件路径，或 --resume 目录",
            )
        )
    new_run(
        [scenario],
        False,
        chosen,
        out,
        draws=draws,
        replicates=replicates,
        seed=seed,
        share=sample,
        start=start,
        end=end,
        workers=options.processes(workers),
        drivers=drivers,
        command="simulate",
    )


def compare(
    ctx: typer.Context,
    scenarios: Scenarios = None,
    sample: options.Sample = 0.1,
    draws: options.Draws = 20,
    replicates: options.Replicates = 1,
    seed: options.Seed = 1,
    start: options.Start = 2021,
    end: options.End = 2025,
    workers: options.Workers = None,
    drivers: options.Drivers = None,
    resume: Resume = None,
    lang: options.Lang = None,
    out: options.Out = None,
) -> None:
    """Compare scenarios with the plan, pair by pair, and say how sure. 情景比较"""
    from experiments.plan import STANDING_SCENARIOS

    chosen = language(lang)
    if resume is not None:
        resume_run(ctx, resume, chosen)
        return
    new_run(
        scenarios or list(STANDING_SCENARIOS),
        True,
        chosen,
        out,
        draws=draws,
        replicates=replicates,
        seed=seed,
        share=sample,
        start=start,
        end=end,
        workers=options.processes(workers),
        drivers=drivers,
        command="compare",
    )


def new_run(names: list[str], with_plan: bool, lang: str, out: Path | None, **values: Any) -> None:
    """Check everything, make the folder, live the blocks, and deliver the results."""
    from cli import running
    from cli.statements import smallest_words
    from cli.tables import say

    experiment, titles = checked(names, with_plan, lang, out, **values)
    if experiment.command == "compare" and len(titles.scenarios) > 1:
        say(smallest_words(experiment, titles, lang))
    store = running.begin(experiment, titles, out)
    with running.alone(store.folder, lang):
        go_on(store)


def resume_run(ctx: typer.Context, folder: Path, lang: str) -> None:
    """Go on with the run of a folder in which nobody else works."""
    from cli import running

    with running.alone(folder, lang):
        store, losses = resuming(ctx, folder, lang)
        if store.whole and not losses:
            nothing_to_do(store)
        else:
            go_on(store)


def nothing_to_do(store: Store) -> None:
    """Show what a finished run holds, under its final name: nothing is computed, and nothing of it is written again."""
    from experiments.reopen import reopen_any

    folder, lang = store.settle(), store.experiment.lang
    say_whole(len(store.experiment.blocks()), folder, lang)
    print_tables(store, reopen_any(folder)[1])
    say_where(folder, lang)


def go_on(store: Store) -> None:
    """Live what is missing of a run, print its tables and complete its folder."""
    from cli import running
    from cli.level import check_level
    from cli.report_context import Checks
    from cli.statements import notes_of

    experiment, titles = store.experiment, store.titles
    with running.kept_usable(store):
        level = () if experiment.command == "simulate" else check_level(experiment.seed, experiment.lang, experiment.workers)
        outcomes = running.live(store)
        effects = print_tables(store, outcomes)
        if experiment.command == "simulate":
            checks = Checks(notes=notes_of(titles, experiment.drivers))
        else:
            checks = Checks(level, notes_of(titles, experiment.drivers))
        finish(store, outcomes, effects, checks)


def resuming(ctx: typer.Context, folder: Path, lang: str) -> tuple[Store, list[Loss]]:
    """The run of a folder, mended and ready to go on, and what it had lost; ends with a message where it cannot (2) or has lost
    too much (1)."""
    from dataclasses import replace

    from cli import running
    from cli.sweep_words import differences_in_words
    from experiments.resume import resumed
    from experiments.seals import NotAResult
    from experiments.sweep.folder import NotTheSame

    given = [
        name
        for name in ctx.params
        if name not in ("resume", "workers", "lang") and getattr(ctx.get_parameter_source(name), "name", "") == "COMMANDLINE"
    ]
    if given:
        name = given[0].rstrip("s") if given[0].startswith("scenario") else f"--{given[0]}"
        refuse(pick(lang, f"{name} cannot be changed when a run is resumed; leave it out", f"续算时不能更改 {name}；请去掉"))
    check_out(folder, lang, "--resume")
    try:
        store, losses = resumed(folder)
    except NotAResult as error:
        refuse_result(error, lang)
    except NotTheSame as error:
        refuse(differences_in_words(error, lang))
    running.say_mended(losses, lang)
    store.experiment = replace(store.experiment, lang=lang, workers=options.processes(ctx.params["workers"]))
    return store, losses


def checked(names: list[str], with_plan: bool, lang: str, out: Path | None, **values: Any) -> tuple[Experiment, Titles]:
    """The experiment and its titles, after every option and every file was checked; ends with status 2 otherwise."""
    from cli.remarks import say_remarks_of, say_which_taken
    from experiments.plan import Experiment
    from experiments.titles import check_scenarios, titles_of

    with usable_input(lang):
        Experiment(tuple(names), lang=lang, **values)
        lived = check_scenarios(names, with_plan)
        titles = titles_of(lived)
    check_out(out, lang)
    say_which_taken(names, lang)
    say_remarks_of(lived, lang, values["end"])
    return Experiment(lived, lang=lang, **values), titles


def finish(store: Store, outcomes: xr.Dataset, effects: Effects, checks: Checks) -> None:
    """Complete the folder, give it its final name and say where it is."""
    from cli.deliver import deliver

    lang = store.experiment.lang
    deliver(store, outcomes, effects, checks, lang)
    say_where(store.finish(), lang)
