"""Charts, tables and the report of a folder of results, by whatever of `reports` is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.language import pick, tell
from cli.modules import part
from cli.progress import Steps
from cli.report_context import Checks, context_of
from cli.statements import say_notes

if TYPE_CHECKING:
    from pathlib import Path

    import xarray as xr

    from experiments.effects import Effects
    from experiments.store import Store
    from experiments.sweep.folder import SweepFolder


def deliver(
    store: Store | SweepFolder, outcomes: xr.Dataset, effects: Effects, checks: Checks, lang: str, place: Path | None = None
) -> None:
    """Print the remarks, add `effects.json`, `checks.json`, `charts/`, tables and `report.html` to the run's folder or to `place`.

    With a single scenario there is nothing to compare, and the parts are made without effects.
    """
    from experiments.places import CHECKS
    from experiments.store import read_manifest, write_effects

    say_notes(checks.notes, lang)
    folder = place or store.folder
    paired = effects if len(effects.scenarios) > 1 else None
    if place is None and not (store.whole and (folder / CHECKS).exists()):  # those of a finished run are sealed
        checks.write(folder)
    if paired is not None:
        write_effects(paired, folder / "effects.json")
    context = context_of(read_manifest(store.folder), store.titles, checks)
    charts, tables, page = (
        part(module, name)
        for module, name in (("reports.charts", "write_charts"), ("reports.files", "write_tables"), ("reports.page", "write_report"))
    )
    makers: list[tuple[str, str, Any, tuple[Any, ...]]] = [
        ("charts", "图表", charts, (outcomes, folder / "charts", lang, paired)),
        ("tables", "表格", tables, (outcomes, paired, context, folder, lang)),
        ("report", "报告", page, (outcomes, paired, context, folder, lang)),
    ]
    step = Steps(sum(make is not None for _, _, make, _ in makers), lang)
    for en, zh, make, arguments in makers:
        if make is not None:
            step(en, zh)
            make(*arguments)
    missing = [en for en, _, make, _ in makers if make is None]
    if missing:
        tell(
            pick(
                lang,
                f"Not made, because that part is not installed: {', '.join(missing)}",
                f"以下部分未安装，未生成：{'、'.join(missing)}",
            )
        )
