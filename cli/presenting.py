"""What is printed and made of results, the same for a run, a comparison, a sweep and a report made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli.language import harmless, pick, tell

if TYPE_CHECKING:
    import xarray as xr

    from cli.report_context import LevelRow
    from experiments.effects import Effects
    from experiments.store import Store
    from experiments.titles import Titles


def effects_of(outcomes: xr.Dataset, against: str) -> Effects:
    """The statistics of a Dataset."""
    from experiments.statistics import compare as statistics

    return statistics(outcomes, against)


def show(store: Store, outcomes: xr.Dataset, lang: str) -> Effects:
    """Print the tables of an experiment; gives the effects that are in them."""
    from cli import effect_tables
    from cli.grid_table import by_grid_point
    from experiments.plan import REFERENCE

    titles = store.titles
    if store.experiment.command == "simulate":
        last = titles.scenarios[-1].name
        effects = effects_of(outcomes, last)
        effect_tables.simulated(effects, last, lang)
        return effects
    effects = effects_of(outcomes, REFERENCE)
    if len(effects.scenarios) > 1 or not store.in_parts:
        print_comparison(effects, titles, lang, outcomes)
    if store.over_a_grid:
        by_grid_point(outcomes, REFERENCE, {i.name: pick(lang, i.en, i.zh) for i in titles.scenarios}, lang)
    return effects


def print_comparison(effects: Effects, titles: Titles, lang: str, outcomes: xr.Dataset) -> None:
    """All tables of a comparison and what the intervals in them are."""
    from cli import effect_tables
    from cli.headline_table import headline
    from cli.statements import foot_line
    from cli.tables import say

    shown = {item.name: item.zh if lang == "zh" else item.en for item in titles.scenarios}
    headline(outcomes, effects.against, shown, lang)
    effect_tables.levels(effects, shown, lang)
    effect_tables.differences(effects, shown, lang)
    effect_tables.money(effects, shown, lang)
    effect_tables.cost_per_case(effects, shown, lang)
    say("\n" + foot_line(effects, shown, lang))


def present(store: Store, outcomes: xr.Dataset, lang: str, level: Sequence[LevelRow], place: Path | None = None) -> None:
    """Print the tables; write charts, workbook and report where all outputs are stored, and the `runs.csv` of a sweep, to the folder
    or to `place`.

    `level` is the check of 2020's level, which the report repeats.
    """
    from cli.deliver import deliver
    from cli.report_context import Checks
    from cli.statements import notes_of, say_notes
    from model.contract import VARIABLES
    from reports.runs import write_runs

    effects = show(store, outcomes, lang)
    if store.in_parts:
        write_runs(outcomes, place or store.folder)
    missing = [name for name in VARIABLES if name not in outcomes]
    notes = notes_of(store.titles, store.experiment.drivers)
    if missing:
        say_notes(notes, lang)
        tell(
            pick(
                lang,
                f"Charts and report are made where all outputs are stored; here {len(missing)} are left out.",
                f"图表与报告需要全部输出变量；本次略去{len(missing)}个。",
            )
        )
        return
    deliver(store, outcomes, effects, Checks(level, notes), lang, place)


def say_whole(blocks: int, folder: Path, lang: str) -> None:
    """Say that a finished experiment is not computed again, and how its pages are made again."""
    tell(
        pick(
            lang,
            f"Every block is whole ({blocks}): nothing is computed. Charts, tables and report are made again: "
            f"python run.py report {folder}",
            f"全部{blocks}个计算块均已完整，无须计算。重新生成图表与报告：python run.py report {folder}",
        )
    )


def say_where(folder: Path, lang: str) -> None:
    """The last line: where the results are; all of them are written."""
    from cli.stopping import all_written

    all_written()
    typer.echo(harmless(pick(lang, f"Results: {folder}", f"结果目录：{folder}")))
