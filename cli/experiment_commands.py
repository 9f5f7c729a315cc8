"""`simulate`, `compare` and `report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import options
from cli.language import check_out, language, pick, refuse, usable_input

if TYPE_CHECKING:
    import xarray as xr

    from cli.report_context import Checks
    from experiments.effects import Effects
    from experiments.plan import Experiment
    from experiments.store import Store
    from experiments.titles import Titles

Scenario = Annotated[str, typer.Argument(metavar="SCENARIO", help="name in scenarios/ or a path 情景名称或文件路径")]
Scenarios = Annotated[list[str] | None, typer.Argument(metavar="SCENARIO", show_default="the five standing ones",
                                                       help="names or paths; plan is always added 情景，自动加入plan")]
Netcdf = Annotated[bool, typer.Option("--netcdf", help="write a sweep's outcomes into one outcomes.nc too 另存为一个文件")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="a folder of results 结果目录")]


def simulate(scenario: Scenario, sample: options.Sample = 0.1, draws: options.Draws = 1,
             replicates: options.Replicates = 1, seed: options.Seed = 1, start: options.Start = 2021,
             end: options.End = 2025, workers: options.Workers = None, lang: options.Lang = None,
             out: options.Out = None) -> None:
    """Simulate one scenario. 模拟一个情景"""
    from cli import effect_tables, running
    from cli.report_context import Checks
    from cli.statements import notes_of

    experiment, titles = checked([scenario], False, language(lang), out, draws=draws, replicates=replicates, seed=seed,
                                 share=sample, start=start, end=end, workers=options.processes(workers),
                                 command="simulate")
    store, outcomes = running.run(experiment, titles, out)
    effects = effects_of(outcomes, titles.scenarios[-1].name)
    effect_tables.simulated(effects, titles.scenarios[-1].name, experiment.lang)
    finish(store, outcomes, effects, Checks(notes=notes_of(titles, experiment.drivers)))


def compare(scenarios: Scenarios = None, sample: options.Sample = 0.1, draws: options.Draws = 20,
            replicates: options.Replicates = 1, seed: options.Seed = 1, start: options.Start = 2021,
            end: options.End = 2025, workers: options.Workers = None, lang: options.Lang = None,
            out: options.Out = None) -> None:
    """Compare scenarios with the plan, pair by pair, and say how sure. 情景比较"""
    from cli import running
    from cli.level import check_level
    from cli.report_context import Checks
    from cli.statements import notes_of, smallest_words
    from experiments.plan import REFERENCE, STANDING_SCENARIOS

    experiment, titles = checked(scenarios or list(STANDING_SCENARIOS), True, language(lang), out, draws=draws,
                                 replicates=replicates, seed=seed, share=sample, start=start, end=end,
                                 workers=options.processes(workers), command="compare")
    typer.echo(smallest_words(experiment, experiment.lang))
    level = check_level(experiment.seed, experiment.lang, experiment.workers)
    store, outcomes = running.run(experiment, titles, out)
    effects = effects_of(outcomes, REFERENCE)
    print_comparison(effects, titles, experiment.lang)
    checks = Checks(level, smallest_words(experiment, "en"), smallest_words(experiment, "zh"), notes_of(titles, experiment.drivers))
    finish(store, outcomes, effects, checks)


def report(folder: Folder, netcdf: Netcdf = False, lang: options.Lang = None) -> None:
    """Print the tables of a folder of results and make its charts and report again. 由结果目录重新生成图表与报告"""
    from cli.deliver import deliver
    from cli.report_context import read_checks
    from experiments.plan import REFERENCE
    from experiments.reopen import reopen_any
    from experiments.store import NotAResult, Store

    chosen = language(lang)
    try:
        store, outcomes = reopen_any(folder)
    except NotAResult as error:
        refuse(str(error))
    if not isinstance(store, Store):
        from cli.sweeping import present
        from experiments.sweep.outcomes import export

        present(store, outcomes, chosen, read_checks(store.folder).level)
        if netcdf:
            export(outcomes, store.folder)
        say_where(store.folder, chosen)
        return
    names = [item.name for item in store.titles.scenarios]
    effects = effects_of(outcomes, REFERENCE if REFERENCE in names else names[0])
    if len(names) > 1:
        print_comparison(effects, store.titles, chosen)
    deliver(store, outcomes, effects, read_checks(folder), chosen)
    say_where(store.folder, chosen)


def checked(names: list[str], with_plan: bool, lang: str, out: Path | None, **values: Any) -> tuple[Experiment, Titles]:
    """The experiment and its titles, after every option and every file was checked; ends with status 2 otherwise."""
    from cli.remarks import say_remarks_of
    from experiments.plan import Experiment
    from experiments.titles import check_scenarios, titles_of

    with usable_input(lang):
        Experiment(tuple(names), lang=lang, **values)
        lived = check_scenarios(names, with_plan)
        titles = titles_of(lived)
    check_out(out, lang)
    say_remarks_of(lived, lang, values["end"])
    return Experiment(lived, lang=lang, **values), titles


def effects_of(outcomes: xr.Dataset, against: str) -> Effects:
    """The statistics of a Dataset."""
    from experiments.statistics import compare as statistics

    return statistics(outcomes, against)


def print_comparison(effects: Effects, titles: Titles, lang: str) -> None:
    """All tables of a comparison and what the intervals in them are."""
    from cli import effect_tables
    from cli.statements import foot_line

    shown = {item.name: item.zh if lang == "zh" else item.en for item in titles.scenarios}
    effect_tables.levels(effects, shown, lang)
    effect_tables.differences(effects, shown, lang)
    effect_tables.money(effects, shown, lang)
    effect_tables.cost_per_case(effects, shown, lang)
    typer.echo("\n" + foot_line(effects, lang))


def finish(store: Store, outcomes: xr.Dataset, effects: Effects, checks: Checks) -> None:
    """Complete the folder, give it its final name and say where it is."""
    from cli.deliver import deliver

    lang = store.experiment.lang
    deliver(store, outcomes, effects, checks, lang)
    say_where(store.finish(), lang)


def say_where(folder: Path, lang: str) -> None:
    """The last line: where the results are."""
    typer.echo(pick(lang, f"Results: {folder}", f"结果目录：{folder}"))
