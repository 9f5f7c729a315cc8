"""`simulate` and `compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cli import options
from cli.language import check_out, language, pick, refuse, refuse_result, usable_input

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
    """Check everything, make the folder, and run: ends with status 2 where an option or a file cannot be used."""
    from cli import running
    from cli.remarks import say_remarks_of, say_which_taken
    from experiments.design import of_options
    from experiments.plan import Experiment
    from experiments.titles import check_scenarios, titles_of

    with usable_input(lang):
        Experiment(tuple(names), lang=lang, **values)
        lived = check_scenarios(names, with_plan)
        titles = titles_of(lived)
    check_out(out, lang)
    say_which_taken(names, lang)
    say_remarks_of(lived, lang, values["end"])
    store = running.begin(of_options(Experiment(lived, lang=lang, **values), titles), out, lang)
    with running.alone(store.folder, lang):
        running.run(store, running.How(values["workers"]), lang)


def resume_run(ctx: typer.Context, folder: Path, lang: str) -> None:
    """Go on with the run of a folder in which nobody else works; ends with a message where it cannot (2) or has lost too much (1)."""
    from cli import running
    from cli.run_words import differences_in_words
    from experiments.seals import NotAResult
    from experiments.store import NotTheSame, open_store

    given = [
        name
        for name in ctx.params
        if name not in ("resume", "workers", "lang") and getattr(ctx.get_parameter_source(name), "name", "") == "COMMANDLINE"
    ]
    if given:
        name = given[0].rstrip("s") if given[0].startswith("scenario") else f"--{given[0]}"
        refuse(pick(lang, f"{name} cannot be changed when a run is resumed; leave it out", f"续算时不能更改 {name}；请去掉"))
    check_out(folder, lang, "--resume")
    with running.alone(folder, lang):
        try:
            store = open_store(folder)
            store.check_same(running.MODULE)
        except NotAResult as error:
            refuse_result(error, lang)
        except NotTheSame as error:
            refuse(differences_in_words(error, lang))
        running.run(store, running.How(options.processes(ctx.params["workers"])), lang)
