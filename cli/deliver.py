"""Charts, tables and the report of a folder of results, as `reports` makes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cli.progress import Steps
from cli.report_context import Checks, context_of
from cli.statements import say_notes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xarray as xr

    from experiments.effects import Effects
    from experiments.store import Store
    from reports.context import ReportContext
    from reports.labels import Lang


def deliver(store: Store, outcomes: xr.Dataset, effects: Effects, checks: Checks, lang: str, place: Path | None = None) -> None:
    """Print the remarks, add `effects.json`, `checks.json`, `charts/`, tables and `report.html` to the run's folder or to `place`.

    With a single scenario there is nothing to compare, and the parts are made without effects.
    """
    from experiments.effects import write_effects
    from experiments.places import CHECKS

    say_notes(checks.notes, lang)
    folder = place or store.folder
    paired = effects if len(effects.scenarios) > 1 else None
    if place is None and not (store.whole and (folder / CHECKS).exists()):  # those of a finished run are sealed
        checks.write(folder)
    if paired is not None:
        write_effects(paired, folder / "effects.json")
    context = context_of(store.manifest, store.titles, checks)
    made = parts(outcomes, paired, context, folder, lang)
    step = Steps(len(made), lang)
    for en, zh, make in made:
        step(en, zh)
        make()


def parts(
    outcomes: xr.Dataset, paired: Effects | None, context: ReportContext, folder: Path, lang: str
) -> list[tuple[str, str, Callable[[], object]]]:
    """What is made for a folder of results: each part's name, its Chinese name and what makes it."""
    from reports.charts import write_charts
    from reports.files import write_tables
    from reports.page import write_report

    shown: Lang = "zh" if lang == "zh" else "en"
    return [
        ("charts", "图表", partial(write_charts, outcomes, folder / "charts", shown, paired)),
        ("tables", "表格", partial(write_tables, outcomes, paired, context, folder, shown)),
        ("report", "报告", partial(write_report, outcomes, paired, context, folder, shown)),
    ]
