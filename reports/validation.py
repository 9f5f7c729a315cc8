"""The page, charts and tables of a validation in a folder; equal numbers give equal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup
from matplotlib.figure import Figure

from calibration.validation import Validation
from experiments.durable import write_whole
from parameters.bilingual import pick
from reports.charts.style import save
from reports.charts.yardsticks import bands_chart, county_year_chart, forecast_chart, transition_chart
from reports.csv_text import write_csv
from reports.labels import Lang
from reports.page import Section, render_page
from reports.page_tables import set_table
from reports.rows import Table
from reports.svg import inline_svg
from reports.yardsticks import (
    TITLES,
    account_table,
    backcast_table,
    count_words,
    county_year_table,
    forecast_table,
    line_table,
    transition_table,
    yardstick_table,
)

PAGE, FIGURES = "validation.html", "figures.csv"
TITLE = ("Is it believable? The model beside its yardsticks", "可信吗？模型与检验标准对照")


def write_validation(found: Validation, provenance: Mapping[str, str], folder: Path, lang: Lang) -> None:
    """Write `validation.html`, `figures.csv`, `tables/` and `charts/` into a folder."""
    charts = charts_of(found, lang)
    for part in ("charts", "tables"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name, figure in charts.items():
        save(figure, folder / "charts" / name)
    for name, table in tables_of(found, lang).items():
        write_csv(folder / "tables" / f"{name}.csv", table.headings(), table.values())
    write_figures(found, folder / FIGURES)
    sections = [section for section in sections_of(found, provenance, charts, lang) if not section.is_empty()]
    write_whole(folder / PAGE, render_page(pick(lang, *TITLE), sections, lang).encode("utf-8"))


def charts_of(found: Validation, lang: Lang) -> dict[str, Figure]:
    """The charts by name."""
    charts = {
        "bands": bands_chart(list(found.every()), lang),
        "growth": forecast_chart(found, lang),
        "transitions": transition_chart(found, lang),
    }
    return charts if found.county_years is None else {**charts, "county_years": county_year_chart(found.county_years, lang)}


def tables_of(found: Validation, lang: Lang) -> dict[str, Table]:
    """The tables by name, in the order of the page."""
    tables = {name: yardstick_table(name, rows, found.reasons, lang) for name, rows in found.tables.items()}
    tables |= {
        "transitions": transition_table(found.fifths, lang),
        "lines": line_table(found.lines, lang),
        "growth_accounting": account_table(found.accounts, lang),
        "forecasts": forecast_table(found.forecasts, found, lang),
    }
    if found.backcast is not None:
        tables["backcast"] = backcast_table(found.backcast, lang)
    if found.county_years is not None:
        tables["county_years"] = county_year_table(found.county_years, lang)
    return tables


def write_figures(found: Validation, path: Path) -> None:
    """Every figure in full precision, with its band, kind, sources and reason in both languages."""
    write_csv(
        path,
        (
            "table",
            "figure",
            "name",
            "name_zh",
            "unit",
            "kind",
            "source",
            "low",
            "high",
            "simulated",
            "sd",
            "where",
            "reason",
            "reason_zh",
        ),
        (
            (
                *(table, row.target.key, row.target.name, row.target.name_zh, row.target.unit, row.target.kind, row.target.source),
                *(row.target.low, row.target.high, _known(row.value), _known(row.deviation), row.verdict),
                *(found.reasons.get(row.target.key, ("", "")) if row.verdict != "inside" else ("", "")),
            )
            for table, rows in found.tables.items()
            for row in rows
        ),
    )


def _known(value: float) -> float | None:
    return None if value != value else value


def sections_of(found: Validation, provenance: Mapping[str, str], charts: Mapping[str, Figure], lang: Lang) -> Iterator[Section]:
    """The parts of the page in the order of reading."""
    tables = {name: set_table(table, lang) for name, table in tables_of(found, lang).items()}

    def drawn(name: str) -> tuple[Markup, ...]:
        figure = charts[name]
        return (Markup(re.sub(r"\n+", "\n", inline_svg(figure, name, figure.texts[0].get_text()))),)

    yield Section(
        "verdict",
        pick(lang, "In short", "概要"),
        paragraphs=(count_words(found.counts(), lang), said(found, lang), checks_words(lang)),
        charts=drawn("bands"),
    )
    beside = {"growth": ("growth", ()), "sampling": ("county_years", ("county_years",))}
    for name in found.tables:
        chart, more = beside.get(name, ("", ()))
        shown = tuple(tables[each] for each in (name, *more))
        yield Section(name, pick(lang, *TITLES[name]), tables=shown, charts=drawn(chart) if chart else ())
    yield Section(
        "mobility",
        pick(lang, "Who stays where", "谁停留在何处"),
        tables=(tables["transitions"], tables["lines"]),
        charts=drawn("transitions"),
    )
    growing = [tables[name] for name in ("growth_accounting", "forecasts", "backcast") if name in tables]
    yield Section("accounting", pick(lang, "What grew, and what was expected", "增长来源与事前预测"), tables=tuple(growing))
    yield Section("provenance", pick(lang, "Provenance", "来源"), points=tuple(f"{key}: {value}" for key, value in provenance.items()))


def said(found: Validation, lang: Lang) -> str:
    """What was lived."""
    return pick(
        lang,
        f"The plan with central parameters, 2020-2025, {100.0 * found.sample:g} % of the households, {found.replicates} "
        "replicates of "
        "shared luck with other households each; 2020 and every figure of it is before the projection.",
        f"规划情景，参数取中值，2020至2025年，{100.0 * found.sample:g}%农户，"
        f"{found.replicates}种共同运气（各取不同农户）；2020年各指标均早于预测期。",
    )


def checks_words(lang: Lang) -> str:
    """How the bands are meant."""
    return pick(
        lang,
        "Bands are checks and no dials: nothing but figures of 2020 marked so is fitted, no outcome of 2021-2025 is "
        "used, and "
        "a few of the bands are expected to be outside for a stated reason; all inside would be a sign of fitting.",
        "区间用于检验而非调参：除注明者外均未拟合，不使用2021至2025年结果；预计少数项目因已说明的原因超出，全部在内反是拟合之兆。",
    )
