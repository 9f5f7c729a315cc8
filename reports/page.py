"""The report as one page: everything inside the file, nothing loaded from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xarray as xr
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from experiments.durable import write_whole
from experiments.effects import Effects
from parameters.bilingual import pick
from reports.charts import draw_charts
from reports.checks import check_table
from reports.context import ReportContext
from reports.definitions import uncertainty_words, words_table
from reports.fonts import CSS_FAMILIES, embedded_face
from reports.headline import headline_table
from reports.labels import STAMP, Lang, nested, pick_of, scenario_titles
from reports.list_flows import list_flow_table
from reports.money_rows import money_words
from reports.money_tables import causes_table, spending_totals
from reports.page_tables import PageTable, set_table
from reports.people_tables import concept_table, gini_table, list_table, why_table
from reports.reconciliation import reconciliation_tables
from reports.risk_tables import scale_table, target_table
from reports.rows import Table
from reports.sentences import cost_sentence, effect_sentence
from reports.svg import inline_svg
from reports.tables import cost_table, main_table
from reports.target_tables import target_by_county_table
from reports.told import told_words
from reports.words import CHART_TITLES, SECTIONS, WORDS

TABLES: dict[str, Callable[[xr.Dataset, Lang], Table]] = {
    "targets": target_table, "scale": scale_table, "why": why_table, "list": list_table, "list_flows": list_flow_table,
    "concepts": concept_table,
    "gini": gini_table, "targets_by_county": target_by_county_table,
}  # fmt: skip
"""Tables made from the outcomes alone; without their variables they have no rows and are not drawn."""
FACE_MARK = "/* embedded glyphs */"
CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a page may not hold: control characters and halves of characters."""
TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True)
class Section:
    """One part of the page: paragraphs, lists, charts and tables under a heading; empty parts are not drawn."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tables: tuple[PageTable, ...] = ()
    charts: tuple[Markup, ...] = ()

    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.paragraphs or self.points or self.groups or self.charts or any(t.rows for t in self.tables))


def write_report(outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, folder: Path, lang: Lang) -> Path:
    """Write `report.html` into `folder`; equal inputs give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.html"
    write_whole(path, report_page(outcomes, effects, context, lang).encode("utf-8"))
    return path


def report_page(outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, lang: Lang) -> str:
    """The page as text."""
    sections = [part for part in sections_of(outcomes, effects, context, lang) if not part.is_empty()]
    return render_page(pick_of(lang, WORDS["title"]), sections, lang)


def render_page(title: str, sections: Sequence[Section], lang: Lang) -> str:
    """A page of these sections under a title, with everything inside it."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.get_template("report.html.j2").render(
        html_lang="zh-CN" if lang == "zh" else "en",
        stamp=STAMP[lang],
        title=title,
        contents=pick_of(lang, WORDS["contents"]),
        fonts=Markup(CSS_FAMILIES),
        sections=sections,
        face=FACE_MARK,
    )
    page = CONTROL.sub(" ", page)
    return page.replace(FACE_MARK, embedded_face("".join(sorted(set(page)))))


def sections_of(outcomes: xr.Dataset, effects: Effects | None, context: ReportContext, lang: Lang) -> Iterator[Section]:
    """Every section in the order of reading: money before results, checks before effects."""
    charts = _charts(outcomes, effects, lang)

    def section(key: str, **parts: object) -> Section:
        names = CHART_TITLES.get(key, ())
        drawn = tuple(charts[name] for name in names if name in charts)
        parts["tables"] = tuple(set_table(table, lang) for table in parts.get("tables", ()))  # type: ignore[attr-defined]
        return Section(key, pick_of(lang, SECTIONS[key]), charts=drawn, **parts)  # type: ignore[arg-type]

    for key, parts in (*_given(outcomes, context, lang), *_found(outcomes, effects, lang)):
        yield section(key, **parts)
    yield section("uncertainty", paragraphs=tuple(uncertainty_words(outcomes, lang)) + _notes(context, lang))
    yield section("definitions", tables=(words_table(lang),))
    yield section("provenance", points=tuple(f"{key}: {value}" for key, value in context.provenance.items()))


def _given(outcomes: xr.Dataset, context: ReportContext, lang: Lang) -> Iterator[tuple[str, dict[str, object]]]:
    """What stands before any result."""
    checked = "baseline" if context.check_rows else "no_checks"
    yield "question", {"paragraphs": _question(context, lang), "points": _scenarios(outcomes, context, lang)}
    yield "money", {"paragraphs": _said("money", lang), "tables": (money_words(context, outcomes, lang),)}
    yield "baseline", {"paragraphs": _said(checked, lang), "tables": (check_table(context.check_rows, lang),)}


def _found(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> Iterator[tuple[str, dict[str, object]]]:
    """Results, from the main table to the difference to official figures."""
    tables = {key: make(outcomes, lang) for key, make in TABLES.items()}
    yield "main", {"tables": (headline_table(outcomes, lang), main_table(outcomes, effects, lang))}
    scored = (tables["targets"], tables["targets_by_county"])
    yield "targets", {"paragraphs": _where(tables["targets"], "targets", lang), "tables": scored}
    yield "effects", {"paragraphs": _told(outcomes, effects, lang), "groups": _effect_groups(outcomes, effects, lang)}
    yield "charts", {}
    yield "scale", {"tables": (tables["scale"],)}
    yield "cost", {"paragraphs": _costs(outcomes, effects, lang), "tables": (cost_table(effects, outcomes, lang),)}
    yield "spending", {"tables": (spending_totals(outcomes, lang),)}
    yield "causes", {"tables": (causes_table(outcomes, lang), tables["why"])}
    yield "list", {"paragraphs": _where(tables["list"], "list", lang), "tables": (tables["list"], tables["list_flows"])}
    yield "income", {"tables": (tables["concepts"], tables["gini"])}
    yield "official", {"paragraphs": _said("official", lang), "tables": reconciliation_tables(outcomes, lang)}


def _said(key: str, lang: Lang) -> tuple[str, ...]:
    return (pick_of(lang, WORDS[key]),)


def _where(table: Table, key: str, lang: Lang) -> tuple[str, ...]:
    """The words of a section where its table has rows; nothing otherwise."""
    return _said(key, lang) if table.rows else ()


def _question(context: ReportContext, lang: Lang) -> tuple[str, ...]:
    text = pick(lang, context.question or context.question_zh, context.question_zh or context.question)
    return (nested(text) if lang == "zh" else text,) if text else ()


def _scenarios(outcomes: xr.Dataset, context: ReportContext, lang: Lang) -> tuple[str, ...]:
    """Scenarios in words as given; only their titles where no words were given."""
    if not context.scenarios:
        return tuple(scenario_titles(outcomes, lang).values())
    colon = pick(lang, ": ", "：")
    pairs = [(pick(lang, s.title, s.title_zh), pick(lang, s.reason, s.reason_zh)) for s in context.scenarios]
    return tuple(f"{title}{colon}{reason}" if reason else title for title, reason in pairs)


def _told(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> tuple[str, ...]:
    text = told_words(effects, scenario_titles(outcomes, lang), lang) if effects else ""
    return (text,) if text else ()


def _notes(context: ReportContext, lang: Lang) -> tuple[str, ...]:
    return tuple(pick_of(lang, note) for note in context.notes)


def _effect_groups(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Sentences of every scenario under its title: relapse by county group, other measures for the whole prefecture."""
    titles = scenario_titles(outcomes, lang)
    found: dict[str, list[str]] = {}
    for effect in effects.effects if effects else ():
        if effect.measure == "relapse_rate" or effect.county_group == "all":
            found.setdefault(effect.scenario, []).append(effect_sentence(effect, titles, lang))
    return tuple((titles.get(name, name), tuple(sentences)) for name, sentences in found.items())


def _costs(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> tuple[str, ...]:
    if effects is None or not effects.years:
        return ()
    period, titles = f"{effects.years[0]}–{effects.years[-1]}", scenario_titles(outcomes, lang)
    shown = (cost for cost in effects.cost_effectiveness if cost.denominator == "households")
    return tuple(cost_sentence(cost, titles, period, lang) for cost in shown)


def _charts(outcomes: xr.Dataset, effects: Effects | None, lang: Lang) -> dict[str, Markup]:
    figures = draw_charts(outcomes, lang, effects)
    return {
        name: Markup(re.sub(r"\n+", "\n", inline_svg(figure, name, figure.texts[0].get_text()))) for name, figure in figures.items()
    }
