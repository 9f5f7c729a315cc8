"""Charts, tables and the report of a folder of results, by whatever of `reports` is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.language import pick, tell
from cli.modules import part
from cli.report_context import Checks, context_of

if TYPE_CHECKING:
    import xarray as xr

    from experiments.effects import Effects
    from experiments.store import Store
    from experiments.sweep.folder import SweepFolder


def deliver(store: Store | SweepFolder, outcomes: xr.Dataset, effects: Effects, checks: Checks, lang: str) -> None:
    """Add `effects.json`, `checks.json`, `charts/`, tables and `report.html` to a folder.

    With a single scenario there is nothing to compare, and the parts are made without effects.
    """
    from experiments.store import read_manifest, write_effects

    folder = store.folder
    paired = effects if len(effects.scenarios) > 1 else None
    checks.write(folder)
    if paired is not None:
        write_effects(paired, folder / "effects.json")
    context = context_of(read_manifest(folder), store.titles, checks)
    charts, tables, page = (part(module, name) for module, name in (
        ("reports.charts", "write_charts"), ("reports.files", "write_tables"), ("reports.page", "write_report")))
    tell(pick(lang, "Charts, tables and report", "生成图表与报告"))
    if charts is not None:
        charts(outcomes, folder / "charts", lang, paired)
    if tables is not None:
        tables(outcomes, paired, context, folder, lang)
    if page is not None:
        page(outcomes, paired, context, folder, lang)
    missing = [name for name, found in (("charts", charts), ("tables", tables), ("report", page)) if found is None]
    if missing:
        tell(pick(lang, f"Not made, because that part is not installed: {', '.join(missing)}",
                  f"以下部分未安装，未生成：{'、'.join(missing)}"))
