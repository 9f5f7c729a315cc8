"""The page: complete, stamped, self-contained, the same twice, and whole without effects or words."""

from __future__ import annotations

import re
import warnings
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_effects import make_effects
from report_samples import make_context, make_outcomes

from reports.context import ReportContext
from reports.labels import STAMP, Lang
from reports.page import report_page, write_report
from reports.words import SECTIONS

LOADING = ("src", "href", "xlink:href", "data", "poster", "srcset", "action")


class Addresses(HTMLParser):
    """Collects every attribute that could load something, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in LOADING]
        self.ids += [value or "" for name, value in attrs if name == "id"]


@cache
def page_of(lang: Lang) -> str:
    return report_page(make_outcomes(2, 2, 1), make_effects(2), make_context(), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_stamped_whole_and_loads_nothing(lang: Lang) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page, found = page_of(lang), Addresses()
    found.feed(page)
    assert page.count(STAMP[lang]) >= 3
    assert all(address.startswith("#") for address in found.loaded)
    assert not re.search(r"https?://|@import|url\((?!#|data:)|<script|<link", page)
    assert len(found.ids) == len(set(found.ids))
    assert set(SECTIONS) <= set(found.ids)
    assert page.count("<svg") == 8


def test_the_same_inputs_give_the_same_page(tmp_path: Path) -> None:
    path = write_report(make_outcomes(2, 2, 1), make_effects(2), make_context(), tmp_path, "zh")
    assert path.read_text(encoding="utf-8") == page_of("zh")


def test_page_says_what_cannot_be_told_and_shows_money_before_results() -> None:
    page = page_of("zh")
    assert "差异无法判别" in page
    places = [page.index(f'<section id="{key}"') for key in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize(("lang", "words"), [
    ("zh", ("均值回归", "会高估帮扶作用", "先验假设", "达标概率", "规模性返贫发生概率", "漏报率", "未被托底的原因", "基尼系数")),
    ("en", ("regression to the mean", "naive before-after", "is a prior", "Probability", "County-years", "Missed of", "no dibao")),
])  # fmt: skip
def test_page_holds_targets_list_reasons_and_the_warning(lang: Lang, words: tuple[str, ...]) -> None:
    for word in words:
        assert word in page_of(lang), word


def test_page_of_one_scenario_with_a_question_only() -> None:
    context = ReportContext(question="<script>alert(1)</script> & more")
    page = report_page(make_outcomes(1, 1, 1), None, context, "en")
    assert 'id="effects"' not in page
    assert "No check of the baseline was given" in page
    assert "Only one parameter draw" in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_of_style_has_something_to_dress(lang: Lang) -> None:
    """A rule for a class or tag that the page has not does nothing; names of tables may break, numbers never do."""
    style, *_ = page_of(lang).partition("</style>")
    bodies = page_of("zh").partition("</style>")[2] + page_of("en").partition("</style>")[2]  # one style for both languages
    classes = {name for found in re.findall(r'class="([^"]*)"', bodies) for name in found.split()}
    rules = re.findall(r"(?:^|[}\n])\s*([^{}@]+)\{([^{}]*)\}", style.partition("<style>")[2])
    named = {name for selector, _ in rules for name in re.findall(r"\.([a-z]+)", re.sub(r'"[^"]*"', "", selector))}
    assert named and named <= classes, named - classes
    said = {selector.strip(): rule for selector, rule in rules}
    assert "nowrap" in next(rule for selector, rule in said.items() if "td.number" in selector and "nowrap" in rule)
    assert "normal" in said[".main td.tight:first-child"] and "min-width" in said[".wide th:first-child, .wide td:first-child"]
